//! People put together: by those who run it, for everybody in it.

use super::twin;
use crate::probe::{Probe, Step};
use crate::table::Thing;
use crate::world::pairings::{pairing, proposal};
use crate::world::sessions::{Circle, Stage, session};
use crate::world::{World, address};

const ONE: &str = "/c/{community}/pairings/{pairing}";
const DRAWS: &str = "/c/{community}/pairings/{pairing}/draws";
const MOVES: &str = "/c/{community}/pairings/{pairing}/moves";
const ACCEPTANCES: &str = "/c/{community}/pairings/{pairing}/acceptances";

pub fn probes(world: &World, circle: &Circle) -> Vec<Probe> {
    let base = format!("/c/{}/pairings", circle.community);
    let read = || world.way(circle.community, [circle.may("read", "pairing")]);
    let edit = || world.way(circle.community, [circle.may("edit", "pairing")]);
    let one = format!("{base}/{}", address(&pairing(circle)));
    let open = format!("{base}/{}", address(&proposal(circle)));
    let hidden = || {
        let steps = [
            circle.may("read", "pairing"),
            Step::HiddenUnless("edit", circle.thing("pairing")),
            circle.may("edit", "pairing"),
        ];
        world.way(circle.community, steps)
    };
    let changes = || world.way(circle.community, [circle.may("read", "pairing"), circle.may("edit", "pairing")]);
    let of = format!("session={}", address(&session(circle, Stage::Ahead)));
    let mut probes = vec![
        Probe::get("/c/{community}/pairings", format!("{base}?{of}"), read()),
        Probe::get("/c/{community}/pairings/new", format!("{base}/new?{of}"), edit()),
        Probe::get(ONE, one.clone(), read()),
        Probe::get(ONE, open.clone(), hidden()),
        Probe::press(DRAWS, format!("{open}/draws"), hidden()),
        Probe::post(MOVES, format!("{one}/moves"), changes()),
        Probe::press(ACCEPTANCES, format!("{open}/acceptances"), hidden()),
    ];
    if circle.audience == "community" {
        let whole = |action| {
            world.way(circle.community, [Step::Must(action, Thing::of_community("pairing", circle.community))])
        };
        probes.push(Probe::get("/c/{community}/pairings", base.clone(), whole("read")));
        probes.push(Probe::get("/c/{community}/pairings/new", format!("{base}/new"), whole("edit")));
        probes.push(Probe::post("/c/{community}/pairings", base.clone(), whole("edit")));
    }
    let never = || world.way(circle.community, [Step::Never]);
    let there = format!("{base}/{}", address(&pairing(&twin(circle))));
    for (route, rest) in [(DRAWS, "/draws"), (MOVES, "/moves"), (ACCEPTANCES, "/acceptances")] {
        probes.push(Probe::press(route, format!("{there}{rest}"), never()));
    }
    probes.push(Probe::get(ONE, there, never()));
    probes
}
