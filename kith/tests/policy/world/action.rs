//! A priority of each community, a line of its work plan, what points at them, and a plan that was brought in.

use super::charter::{OPEN, may};
use super::sessions::{CIRCLES, Stage, of, session};
use super::{V, World, id_of};

pub fn priority(community: &str) -> String {
    format!("priority of {community}")
}

pub fn line(community: &str) -> String {
    format!("line of {community}")
}

pub fn plan_import(community: &str) -> String {
    format!("plan of {community}")
}

pub fn fill(world: &mut World) {
    for community in OPEN {
        let framework = format!("priorities of {community}");
        let text = |text: &str| V::Text(text.to_owned());
        world.put(
            "framework",
            vec![
                ("id", V::Id(framework.clone())),
                ("community_id", id_of(community)),
                ("kind", text("priorities")),
                ("name_en", text("Priorities")),
                ("name_fr", text("")),
                ("place_in_list", V::Int(1)),
            ],
        );
        let mut term = vec![
            ("id", V::Id(priority(community))),
            ("framework_id", V::Id(framework)),
            ("place_in_list", V::Int(0)),
            ("en", text("A priority")),
        ];
        term.extend(["fr", "about_en", "about_fr"].map(|column| (column, text(""))));
        world.put("term", term);
        work_plan(world, community);
    }
    for circle in CIRCLES {
        let ahead = session(&circle, Stage::Ahead);
        let asked = of("question", &circle, Stage::Recorded);
        aim(world, circle.community, ("session", &ahead), Some(&ahead));
        aim(world, circle.community, ("activity", &of("first activity", &circle, Stage::Ahead)), Some(&ahead));
        aim(world, circle.community, ("question", &asked), Some(&session(&circle, Stage::Recorded)));
    }
    for (community, team) in [("alder", "alder-t1"), ("birch", "birch-t1")] {
        aim(world, community, ("team", team), None);
    }
}

fn aim(world: &mut World, community: &'static str, (kind, thing): (&str, &str), session: Option<&str>) {
    let columns = vec![
        ("community_id", id_of(community)),
        ("kind", V::Text(kind.to_owned())),
        ("thing_id", id_of(thing)),
        ("session_id", session.map_or(V::Null, id_of)),
        ("term_id", V::Id(priority(community))),
        ("line_id", V::Id(line(community))),
        ("made_at", V::Time(-300)),
    ];
    world.put("aim", columns);
}

fn work_plan(world: &mut World, community: &'static str) {
    let row = line(community);
    let seen = vec![world.way(community, [may("read", "work-plan", community)])];
    let code = world.canary(("plan_line", "code"), &row, seen.clone());
    let words = world.canary(("plan_line", "text"), &row, seen.clone());
    let owner = world.canary(("plan_line", "owner"), &row, seen);
    let columns = vec![
        ("id", V::Id(row.clone())),
        ("community_id", id_of(community)),
        ("term_id", V::Id(priority(community))),
        ("year", V::Int(2026)),
        ("code", code),
        ("text", words),
        ("owner", owner),
        ("state", V::Text("begun".to_owned())),
        ("changed_at", V::Time(-900)),
        ("starts_on", V::Day(-60)),
        ("ends_on", V::Day(60)),
    ];
    world.put("plan_line", columns);
    let columns =
        vec![("id", V::Id(plan_import(community))), ("community_id", id_of(community)), ("made_at", V::Time(-900))];
    world.put("plan_import", columns);
    let before = world.canary(("plan_import_part", "before"), &plan_import(community), vec![]);
    let part = vec![
        ("import_id", V::Id(plan_import(community))),
        ("place", V::Int(1)),
        ("act", V::Text("changed".to_owned())),
        ("part_id", V::Id(row)),
        ("before", before),
    ];
    world.put("plan_import_part", part);
}
