//! The activity library, the script, and what is asked before a session.

use super::{elsewhere, twin};
use crate::probe::{Probe, Step};
use crate::table::Thing;
use crate::world::agenda::method;
use crate::world::sessions::{Circle, Stage, of, session};
use crate::world::{World, address};

/// The library of a community: ours, its own, and that of another community under its name.
pub fn library(world: &World, community: &'static str) -> Vec<Probe> {
    let base = format!("/c/{community}/activities");
    let thing = || Thing::of_community("method", community);
    let read = || world.way(community, [Step::Must("read", thing())]);
    let creates = || world.way(community, [Step::Must("create", thing())]);
    let mut probes = vec![
        Probe::get("/c/{community}/activities", base.clone(), read())
            .marked(format!("{base}/new\""), vec![Step::Must("create", thing())]),
        Probe::get("/c/{community}/activities/{method}", format!("{base}/troika"), read()),
        Probe::get("/c/{community}/activities/new", format!("{base}/new"), creates()),
        Probe::post("/c/{community}/activities", base.clone(), creates()),
    ];
    for (of_community, exists) in [(community, true), (elsewhere(community), false)] {
        let one = format!("{base}/{}", address(&method(of_community)));
        let steps = |steps: Vec<Step>| {
            let all = [Step::Must("read", thing())].into_iter().chain((!exists).then_some(Step::Never)).chain(steps);
            world.way(community, all)
        };
        let edits = || steps(vec![Step::Must("edit", thing())]);
        let plans = steps(vec![Step::Must("create", Thing::of_community("session", community))]);
        probes.extend([
            Probe::get("/c/{community}/activities/{method}", one.clone(), steps(vec![])),
            Probe::post("/c/{community}/activities/{method}/placements", format!("{one}/placements"), plans),
            Probe::get("/c/{community}/activities/{method}/edit", format!("{one}/edit"), edits()),
            Probe::post("/c/{community}/activities/{method}/edit", format!("{one}/edit"), edits()),
            Probe::press("/c/{community}/activities/{method}/retirements", format!("{one}/retirements"), edits()),
            Probe::press(
                "/c/{community}/activities/{method}/retirements/undo",
                format!("{one}/retirements/undo"),
                edits(),
            ),
        ]);
    }
    probes
}

/// What belongs to the session ahead of a circle; and the same of the other community under this one's name.
pub fn probes(world: &World, circle: &Circle) -> Vec<Probe> {
    let (mut probes, circle) = (Vec::new(), &circle.in_session(Stage::Ahead));
    for (of_circle, own) in [(*circle, true), (twin(circle), false)] {
        let path = format!("/c/{}/sessions/{}", circle.community, address(&session(&of_circle, Stage::Ahead)));
        let way = |steps: Vec<Step>| {
            if own { circle.inside(world, steps) } else { world.way(circle.community, [Step::Never]) }
        };
        probes.extend(built(circle, &path, &way));
        probes.extend(asked(circle, &path, &way));
        let item = address(&of("item", &of_circle, Stage::Ahead));
        probes.push(Probe::press(
            "/c/{community}/sessions/{session}/ahead/items/{item}/removals",
            format!("{path}/ahead/items/{item}/removals"),
            way(vec![circle.may("read", "contribution"), circle.may("edit", "session")]),
        ));
        for (what, thing) in [
            ("need", Some(circle.thing("contribution").owned_by(circle.author))),
            ("need of a team", circle.aside().map(|thing| thing.owned_by(circle.author))),
        ] {
            let Some(thing) = thing.filter(|_| what == "need" || of_circle.aside.is_some()) else { continue };
            probes.extend(one_need((circle, &path), &address(&of(what, &of_circle, Stage::Ahead)), thing, &way));
        }
    }
    probes
}

type OfWay<'w> = &'w dyn Fn(Vec<Step>) -> Vec<Step>;

fn built(circle: &Circle, path: &str, way: OfWay<'_>) -> Vec<Probe> {
    let runs = || way(vec![circle.may("run", "session")]);
    let edits = || way(vec![circle.may("edit", "session")]);
    vec![
        Probe::get("/c/{community}/sessions/{session}/script", format!("{path}/script"), runs()),
        Probe::press("/c/{community}/sessions/{session}/replans", format!("{path}/replans"), runs()),
        Probe::post("/c/{community}/sessions/{session}/agenda/methods", format!("{path}/agenda/methods"), edits()),
    ]
}

fn asked(circle: &Circle, path: &str, way: OfWay<'_>) -> Vec<Probe> {
    let heard = || circle.may("read", "contribution");
    let prepares = || way(vec![heard(), circle.may("edit", "session")]);
    let ahead = format!("{path}/ahead");
    vec![
        Probe::get("/c/{community}/sessions/{session}/ahead", ahead.clone(), way(vec![heard()]))
            .marked(format!("{ahead}/items\""), vec![circle.may("edit", "session")]),
        Probe::press("/c/{community}/sessions/{session}/ahead", ahead.clone(), prepares()),
        Probe::post("/c/{community}/sessions/{session}/ahead/items", format!("{ahead}/items"), prepares()),
        Probe::post("/c/{community}/sessions/{session}/ahead/agenda", format!("{ahead}/agenda"), prepares()),
        Probe::press(
            "/c/{community}/sessions/{session}/ahead/ready",
            format!("{ahead}/ready"),
            way(vec![circle.may("create", "rsvp")]),
        ),
        Probe::post(
            "/c/{community}/sessions/{session}/ahead/needs",
            format!("{ahead}/needs"),
            way(vec![heard(), circle.may("create", "contribution")]),
        ),
    ]
}

fn one_need((circle, path): (&Circle, &str), need: &str, thing: Thing, way: OfWay<'_>) -> Vec<Probe> {
    let seen = |action| {
        way(vec![
            circle.may("read", "contribution"),
            Step::Must("read", thing.clone()),
            Step::Must(action, thing.clone()),
        ])
    };
    let one = format!("{path}/ahead/needs/{need}");
    vec![
        Probe::press(
            "/c/{community}/sessions/{session}/ahead/needs/{need}/backings",
            format!("{one}/backings"),
            seen("create"),
        ),
        Probe::press(
            "/c/{community}/sessions/{session}/ahead/needs/{need}/withdrawals",
            format!("{one}/withdrawals"),
            seen("delete"),
        ),
    ]
}
