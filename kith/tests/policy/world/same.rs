//! Two that were joined in each community, and two organisations of the instance; and an owner as minutes call them.

use super::sessions::{CIRCLES, Stage, of};
use super::{V, Way, World, id_of, text};
use crate::probe::Step;
use crate::table::Thing;

/// The name of the row of what was joined in a community.
pub fn joined(place: &str) -> String {
    format!("joined in {place}")
}

/// Whoever says what is one in a community.
fn stewards(world: &World, community: &'static str) -> Vec<Way> {
    vec![world.way(community, [Step::Must("edit", Thing::of_community("same", community))])]
}

pub fn fill(world: &mut World) {
    for community in ["alder", "birch"] {
        let may = stewards(world, community);
        row(world, community, id_of(community), may);
    }
    row(world, "the instance", V::Null, vec![vec![Step::Must("edit", Thing::of_instance("same"))]]);
    for circle in CIRCLES {
        let row = of("nobody's promise", &circle, Stage::Held);
        let may = stewards(world, circle.community);
        let said = world.canary_for(("commitment_owner", "said"), &row, may, Vec::new());
        world.put("commitment_owner", vec![("commitment_id", V::Id(row)), ("said", said)]);
    }
}

fn row(world: &mut World, place: &str, community: V, may: Vec<Way>) {
    let name = world.canary(("joined", "name"), place, may);
    world.put(
        "joined",
        vec![
            ("id", V::Id(joined(place))),
            ("kind", text("owner")),
            ("community_id", community),
            ("person_id", id_of("member")),
            ("organisation_id", V::Null),
            ("kept_id", id_of("member")),
            ("gone_id", V::Id(format!("gone in {place}"))),
            ("name", name.clone()),
            ("folded", name),
            ("reason", text("")),
            ("made_by", V::Null),
            ("made_at", V::Time(-5_000)),
            ("undone_at", V::Null),
        ],
    );
}
