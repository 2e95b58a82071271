//! The rhythm: a community's timetable, and the letters around a session.

use super::twin;
use crate::probe::{Probe, Step};
use crate::world::sessions::{Circle, Stage, session};
use crate::world::{World, address};

pub fn probes(world: &World, circle: &Circle) -> Vec<Probe> {
    let mut probes = letters(world, circle);
    if circle.audience == "community" {
        probes.extend(timetable(world, circle));
    }
    probes
}

fn timetable(world: &World, circle: &Circle) -> Vec<Probe> {
    const ALL: &str = "/c/{community}/rhythm";
    const ONE: &str = "/c/{community}/rhythm/{step}";
    let path = |rest: &str| format!("/c/{}/rhythm{rest}", circle.community);
    let way =
        |action, last: Vec<Step>| world.way(circle.community, [circle.may(action, "rhythm")].into_iter().chain(last));
    vec![
        Probe::get(ALL, path(""), way("read", vec![])),
        Probe::post(ALL, path(""), way("edit", vec![])),
        Probe::get(ONE, path("/eve"), way("edit", vec![])),
        Probe::post(ONE, path("/eve"), way("edit", vec![])),
        Probe::post(ONE, path("/eve"), way("edit", vec![])).filled("hour", "9"),
        Probe::get(ONE, path("/never"), way("edit", vec![Step::Never])),
        Probe::post(ONE, path("/never"), way("edit", vec![Step::Never])),
    ]
}

fn letters(world: &World, circle: &Circle) -> Vec<Probe> {
    const ALL: &str = "/c/{community}/sessions/{session}/letters";
    const ONE: &str = "/c/{community}/sessions/{session}/letters/{step}";
    const STOPS: &str = "/c/{community}/sessions/{session}/letters/stops";
    const UNDO: &str = "/c/{community}/sessions/{session}/letters/stops/undo";
    const SENDINGS: &str = "/c/{community}/sessions/{session}/letters/{step}/sendings";
    let mut probes = Vec::new();
    for (of_circle, own) in [(*circle, true), (twin(circle), false)] {
        let at = address(&session(&of_circle, Stage::Ahead));
        let path = format!("/c/{}/sessions/{at}/letters", circle.community);
        let way = |action| {
            if own {
                circle.inside(world, [circle.may(action, "reminder")])
            } else {
                world.way(circle.community, [Step::Never])
            }
        };
        probes.extend([
            Probe::get(ALL, path.clone(), way("read")),
            Probe::get(ONE, format!("{path}/eve"), way("read")),
            Probe::post(ONE, format!("{path}/eve"), way("edit")),
            Probe::press(STOPS, format!("{path}/stops"), way("edit")),
            Probe::press(UNDO, format!("{path}/stops/undo"), way("edit")),
            Probe::press(SENDINGS, format!("{path}/eve/sendings"), way("edit")),
        ]);
    }
    let held = address(&session(circle, Stage::Recorded));
    let path = format!("/c/{}/sessions/{held}/letters/after", circle.community);
    probes.push(Probe::get(ONE, path, circle.inside(world, [circle.may("read", "reminder")])));
    probes
}
