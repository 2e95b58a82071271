//! The gate: no route without a line of the policy, no line without a route that asks it, no route that is not tried.

use std::collections::BTreeSet;

use kith::assemble;

use crate::probe::{Probe, Step};
use crate::probes;
use crate::table::{SHIPPED, Table};
use crate::world::World;

/// Routes that are tried by no probe, and why. This list may only shrink.
const UNTRIED: [(&str, &str); 1] =
    [("GET /assets/{file}", "the files of the binary: there is nobody from whom they are kept")];

/// Routes that ask another question than the one they are listed under, and why. This list may only shrink.
const LISTED_OTHERWISE: [(&str, &str); 0] = [];

/// Lines (kind, audience, action) that no probe asks, and why. This list may only shrink.
const UNASKED: [(&str, &str, &str, &str); 3] = [
    ("aside", "team", "create", "asked for a field of a form: who may not is told that it is no choice"),
    ("community-list", "public", "read", "the list of communities is listed under the front"),
    ("instance", "public", "edit", "there is no page of the instance yet"),
];

/// Routes with two ids or more that no probe asks for the wrong object, and why. This list may only shrink.
const NEVER_CROSSED: [(&str, &str); 0] = [];

/// The probes of the world as it is and as it is when alder is private.
fn all_probes() -> Vec<Probe> {
    [false, true].into_iter().flat_map(|closed| probes::all(&World::new(closed))).chain(probes::of_demo()).collect()
}

#[test]
fn every_route_names_a_line_of_the_policy() {
    let table = Table::read(SHIPPED);
    let known: BTreeSet<_> = table.lines.keys().map(|(kind, _, action)| (kind.as_str(), action.as_str())).collect();
    let listed = assemble::routes().listed;
    let lost: Vec<_> = listed.iter().filter(|route| !known.contains(&(route.kind, route.action))).collect();
    assert!(lost.is_empty(), "routes without a line of the policy: {lost:?}");
    println!("gate: {} routes, each with a line of the policy", listed.len());
}

#[test]
fn every_route_is_tried_and_asks_what_it_is_listed_under() {
    let probes = all_probes();
    let listed = assemble::routes().listed;
    let name = |method: &str, path: &str| format!("{method} {path}");
    let (mut untried, mut otherwise) = (Vec::new(), Vec::new());
    for route in &listed {
        let mut own = probes.iter().filter(|it| (it.method, it.route) == (route.method, route.path)).peekable();
        if own.peek().is_none() {
            untried.push(name(route.method, route.path));
        } else if !own.any(|probe| asks(probe, route.kind, route.action)) {
            otherwise.push(name(route.method, route.path));
        }
    }
    assert_eq!(untried, UNTRIED.map(|(route, _)| route.to_owned()), "routes that nothing tries");
    assert_eq!(otherwise, LISTED_OTHERWISE.map(|(route, _)| route.to_owned()), "routes that ask something else");
    let unknown: BTreeSet<_> = probes.iter().map(|it| name(it.method, it.route)).collect();
    let known: BTreeSet<_> = listed.iter().map(|route| name(route.method, route.path)).collect();
    assert_eq!(unknown.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "probes of no route");
    println!("gate: {} routes tried by {} probes, {} left out", listed.len(), probes.len(), UNTRIED.len());
}

fn asks(probe: &Probe, kind: &str, action: &str) -> bool {
    ["own", "team", "cohort", "community", "public"].iter().any(|audience| probe.asks(kind, audience, action))
}

#[test]
fn every_line_of_the_policy_is_asked() {
    let table = Table::read(SHIPPED);
    let probes = all_probes();
    let unasked = table
        .lines
        .keys()
        .filter(|(kind, audience, action)| !probes.iter().any(|probe| probe.asks(kind, audience, action)));
    let unasked: Vec<_> = unasked.cloned().collect();
    let listed = UNASKED.map(|(kind, audience, action, _)| (kind.to_owned(), audience.to_owned(), action.to_owned()));
    assert_eq!(unasked, listed, "lines that nothing asks");
    println!("gate: {} lines of the policy, each asked; {} left out", table.lines.len(), UNASKED.len());
}

#[test]
fn every_route_with_two_ids_is_asked_for_the_wrong_object() {
    let probes = all_probes();
    let two = assemble::routes().listed.into_iter().filter(|route| route.path.matches('{').count() > 1);
    let crossed = |probe: &&Probe| probe.steps.iter().any(|step| matches!(step, Step::Never));
    let mut count = 0;
    let mut never = Vec::new();
    for route in two {
        count += 1;
        let own = probes.iter().filter(|it| (it.method, it.route) == (route.method, route.path));
        if own.filter(crossed).count() == 0 {
            never.push(format!("{} {}", route.method, route.path));
        }
    }
    assert_eq!(never, NEVER_CROSSED.map(|(route, _)| route.to_owned()), "routes with two ids, never crossed");
    println!("gate: {count} routes with two ids or more, each asked for the wrong object");
}
