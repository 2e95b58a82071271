//! People put together in each circle: one pairing that was accepted, and one that is only proposed.

use super::sessions::{CIRCLES, Circle, Stage, session};
use super::{V, World, id_of, text};

/// The name of the row of the accepted one.
pub fn pairing(circle: &Circle) -> String {
    format!("pairing of {}", circle.key)
}

/// The name of the row of the proposed one.
pub fn proposal(circle: &Circle) -> String {
    format!("proposal of {}", circle.key)
}

pub fn fill(world: &mut World) {
    for circle in CIRCLES {
        row(world, &circle, (pairing(&circle), true));
        row(world, &circle, (proposal(&circle), false));
    }
}

fn row(world: &mut World, circle: &Circle, (row, accepted): (String, bool)) {
    let read = circle.may("read", "pairing");
    let editors = vec![world.way(circle.community, [read.clone(), circle.may("edit", "pairing")])];
    let readers = vec![world.way(circle.community, [read])];
    let may = if accepted { readers } else { editors.clone() };
    let title = world.canary_for(("pairing", "title"), &row, may.clone(), editors.clone());
    let prompt = world.canary_for(("pairing", "prompt"), &row, may, editors);
    let columns = vec![
        ("id", V::Id(row.clone())),
        ("community_id", id_of(circle.community)),
        ("cohort_id", circle.cohort.map_or(V::Null, id_of)),
        ("team_id", circle.team.map_or(V::Null, id_of)),
        ("audience", text(circle.audience)),
        ("session_id", V::Id(session(circle, Stage::Ahead))),
        ("title", title),
        ("lang", text("en")),
        ("prompt", prompt),
        ("size", V::Int(2)),
        ("rules", text("other_team:prefer")),
        ("letters", V::Bool(true)),
        ("made_by", id_of(circle.host)),
        ("made_at", V::Time(-400)),
        ("accepted_at", if accepted { V::Time(-300) } else { V::Null }),
    ];
    world.put("pairing", columns);
    for person in [circle.author, circle.shy] {
        let seat = vec![
            ("pairing_id", V::Id(row.clone())),
            ("person_id", id_of(person)),
            ("number", V::Int(1)),
            ("kept", V::Bool(false)),
        ];
        world.put("pairing_seat", seat);
    }
}
