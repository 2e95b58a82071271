//! The gate: no route without a line of the policy, no line without a route that asks it, no route that is not tried.

use std::collections::{BTreeMap, BTreeSet};

use kith::assemble;
use kith_policy::{Asked, Key, Policy};

use crate::house::{self, Original, browser, send};
use crate::probe::{Probe, Step};
use crate::probes;
use crate::table::{Answer, SHIPPED, Table};
use crate::world::World;

/// Routes that are tried by no probe, and why. This list may only shrink.
const UNTRIED: [(&str, &str); 0] = [];

/// Routes that ask another question than the one they are listed under, and why. This list may only shrink.
const LISTED_OTHERWISE: [(&str, &str); 0] = [];

/// Lines (kind, audience, action) that no probe asks, and why. This list may only shrink. The server does ask them: see
/// [`every_route_asks_and_every_line_is_asked_by_a_request`].
const UNASKED: [(&str, &str, &str, &str); 0] = [];

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

/// Not what the probes say that the server asks, but what it does ask when they are sent.
#[test]
fn every_route_asks_and_every_line_is_asked_by_a_request() {
    let mut asked = Heard::default();
    for closed in [false, true] {
        let world = World::new(closed);
        asked.listen(&world, &probes::all(&world), false);
    }
    asked.listen(&World::new(false), &probes::of_demo(), true);

    let listed = assemble::routes().listed;
    let silent = listed.iter().filter(|route| {
        let heard = asked.by_route.get(&(route.method, route.path));
        !heard.is_some_and(|keys| keys.iter().any(|(kind, _, action)| (*kind, *action) == (route.kind, route.action)))
    });
    let silent: Vec<_> = silent.map(|route| format!("{} {}", route.method, route.path)).collect();
    assert!(silent.is_empty(), "routes that do not ask what they are listed under:\n{}", silent.join("\n"));

    let policy = Policy::shipped().expect("the policy");
    let all: BTreeSet<Key> = asked.by_route.into_values().flatten().collect();
    let lines = policy.rules().iter().map(|rule| (rule.kind, rule.audience, rule.action));
    let unasked: Vec<_> = lines.filter(|line| !all.contains(line)).collect();
    assert!(unasked.is_empty(), "lines that no request asks: {unasked:?}");
    println!("gate: {} requests; {} routes ask, {} lines are asked", asked.requests, listed.len(), all.len());
}

/// Which lines each route was heard to ask.
#[derive(Default)]
struct Heard {
    by_route: BTreeMap<(&'static str, &'static str), BTreeSet<Key>>,
    requests: usize,
}

impl Heard {
    /// Sends each probe as the first two who may, or as the public where nobody may, and notes what the server asks.
    fn listen(&mut self, world: &World, probes: &[Probe], demo: bool) {
        let (original, asked, runtime) = (Original::of(world), Asked::default(), house::runtime());
        let fresh = || {
            let copy = original.copy();
            let policy = Policy::shipped().expect("the policy").noting(&asked);
            let router = house::house(copy.db.clone(), policy, demo).1;
            (copy, router)
        };
        let table = Table::read(SHIPPED);
        let (mut _copy, mut router) = fresh();
        for probe in probes {
            let may = world.cast.iter().filter(|who| probe.expected(&table, Some(who)) == Answer::Open);
            let mut who: Vec<_> = may.take(2).map(Some).collect();
            who.extend(if who.is_empty() { Some(None) } else { None });
            for who in who {
                let response = runtime.block_on(send(&browser(&router, who), probe));
                self.by_route.entry((probe.method, probe.route)).or_default().extend(asked.take());
                self.requests += 1;
                if probe.method == "POST" && response.status.as_u16() < 400 {
                    (_copy, router) = fresh();
                }
            }
        }
    }
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
