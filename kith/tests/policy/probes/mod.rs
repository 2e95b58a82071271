//! Every route, tried on every kind of thing that it can be asked for; and with the right person and the wrong object.

mod action;
mod agenda;
mod charter;
mod held;
mod instance;
mod pairings;
mod people;
mod planned;
mod rhythm;
mod same;

use crate::probe::{Probe, Step};
use crate::world::World;
use crate::world::sessions::{CIRCLES, Circle, Stage};

/// All of them.
pub fn all(world: &World) -> Vec<Probe> {
    let mut probes = instance::probes();
    probes.extend(same::of_instance());
    for community in ["alder", "birch", "cedar"] {
        probes.extend(charter::probes(world, community));
        probes.extend(people::probes(world, community));
        probes.extend(action::probes(world, community));
        probes.extend(same::probes(world, community));
    }
    for community in ["alder", "birch"] {
        probes.extend(agenda::library(world, community));
    }
    for circle in CIRCLES {
        probes.extend(planned::probes(world, &circle));
        probes.extend(held::probes(world, &circle));
        probes.extend(agenda::probes(world, &circle));
        probes.extend(pairings::probes(world, &circle));
        probes.extend(rhythm::probes(world, &circle));
        probes.extend(action::of_circle(world, &circle));
    }
    probes
}

/// Those of a demonstration, in which everybody's mail lies open.
pub fn of_demo() -> Vec<Probe> {
    instance::demo()
}

/// The other community, for ids that belong elsewhere.
pub fn elsewhere(community: &str) -> &'static str {
    if community == "alder" { "birch" } else { "alder" }
}

/// A circle of the same shape in the other community.
fn twin(circle: &Circle) -> Circle {
    let community = elsewhere(circle.community);
    let found = CIRCLES.into_iter().find(|it| it.community == community && it.audience == circle.audience);
    found.expect("both communities have all kinds of circles")
}

/// Another stage of the same circle.
fn other(stage: Stage) -> Stage {
    if stage == Stage::Running { Stage::Held } else { Stage::Running }
}

/// A list of things of `kind` in a community: open to whoever may read one that could stand in it.
fn list_of(circle: &Circle, kind: &'static str) -> Step {
    let community = circle.community;
    let whole = crate::table::Thing::of_community(kind, community);
    let mut all = vec![("read", whole.clone()), ("read", whole.audience("cohort")), ("read", whole.audience("team"))];
    let circles = CIRCLES.iter().filter(|it| it.community == community);
    all.extend(circles.map(|it| ("read", it.thing(kind))));
    all.push(("read", whole.audience("team").team("alder-t3")));
    Step::AnyOf(all)
}
