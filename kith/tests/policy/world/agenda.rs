//! What helps to lead a session: the methods of a community's own, and what is asked before the sessions ahead.

use super::sessions::{CIRCLES, Circle, Stage, of, session};
use super::{V, World, id_of, text};
use crate::probe::Step;
use crate::table::Thing;

/// The communities that have a method of their own, and its row.
pub fn method(community: &str) -> String {
    format!("method of {community}")
}

pub fn fill(world: &mut World) {
    for community in ["alder", "birch"] {
        method_row(world, community);
    }
    for circle in &CIRCLES {
        let circle = circle.in_session(Stage::Ahead);
        preparation(world, &circle);
        needs(world, &circle);
    }
}

fn method_row(world: &mut World, community: &'static str) {
    let row = method(community);
    let read = vec![world.way(community, [Step::Must("read", Thing::of_community("method", community))])];
    let mut columns = vec![
        ("id", V::Id(row.clone())),
        ("community_id", id_of(community)),
        ("lang", text("en")),
        ("kind", text("round")),
        ("minutes", V::Int(20)),
        ("least", V::Int(10)),
        ("most", V::Int(30)),
        ("people_from", V::Int(3)),
        ("people_to", V::Int(12)),
        ("aims", text("hear learn")),
        ("places", text("room phone")),
        ("made_at", V::Time(-5_000)),
        ("changed_at", V::Time(-5_000)),
    ];
    for column in ["name", "purpose", "prompt", "steps", "needs", "tips", "in_room", "online", "by_phone"] {
        columns.push((column, world.canary(("method", column), &row, read.clone())));
    }
    world.put("method", columns);
}

/// What the session ahead of a circle asks of those who hear what is said in it.
fn preparation(world: &mut World, circle: &Circle) {
    let ahead = V::Id(session(circle, Stage::Ahead));
    let heard = vec![circle.inside(world, [circle.may("read", "contribution")])];
    let row = of("preparation", circle, Stage::Ahead);
    let question = world.canary(("preparation", "question"), &row, heard.clone());
    let asked = vec![
        ("session_id", ahead.clone()),
        ("question", question),
        ("asked_by", id_of(circle.host)),
        ("asked_at", V::Time(-900)),
    ];
    world.put("preparation", asked);
    let row = of("item", circle, Stage::Ahead);
    let words = world.canary(("preparation_item", "text"), &row, heard.clone());
    let link = world.canary(("preparation_item", "link"), &row, heard);
    let item = vec![
        ("id", V::Id(row)),
        ("session_id", ahead.clone()),
        ("place_in_list", V::Int(1)),
        ("text", words),
        ("link", link.inside("https://read.example.org/", "")),
        ("minutes", V::Int(15)),
    ];
    world.put("preparation_item", item);
    let ready = vec![("session_id", ahead), ("person_id", id_of(circle.author)), ("at", V::Time(-800))];
    world.put("ready", ready);
}

/// What people want help with: by name, without a name, to their own team only. The first is in the agenda.
fn needs(world: &mut World, circle: &Circle) {
    let heard = vec![circle.inside(world, [circle.may("read", "contribution")])];
    need(world, circle, ("need", Some(circle.author), None), heard.clone());
    need(world, circle, ("nameless need", None, None), heard);
    if let Some(aside) = circle.aside() {
        let own = vec![circle.inside(world, [circle.may("read", "contribution"), Step::Must("read", aside)])];
        need(world, circle, ("need of a team", Some(circle.author), circle.aside), own);
    }
    let nameless = V::Id(of("nameless need", circle, Stage::Ahead));
    world.put("need_author", vec![("need_id", nameless.clone()), ("person_id", id_of(circle.shy))]);
    world.put("need_backer", vec![("need_id", nameless), ("person_id", id_of(circle.author))]);
    let placed = vec![
        ("activity_id", V::Id(of("first activity", circle, Stage::Ahead))),
        ("need_id", V::Id(of("need", circle, Stage::Ahead))),
        ("place_in_list", V::Int(1)),
    ];
    world.put("activity_need", placed);
}

fn need(
    world: &mut World,
    circle: &Circle,
    (what, person, team): (&str, Option<&str>, Option<&'static str>),
    ways: Vec<super::Way>,
) {
    let row = of(what, circle, Stage::Ahead);
    let words = world.canary(("need", "text"), &row, ways);
    let columns = vec![
        ("id", V::Id(row)),
        ("session_id", V::Id(session(circle, Stage::Ahead))),
        ("person_id", person.map_or(V::Null, id_of)),
        ("team_id", team.map_or(V::Null, id_of)),
        ("lang", text("en")),
        ("text", words),
        ("written_at", V::Time(-850)),
    ];
    world.put("need", columns);
}
