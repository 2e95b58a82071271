//! What belongs to no community: the kit's own pages, signing in, oneself, the doors of a demonstration.

use kith_web::digest;

use crate::probe::{Probe, Step};
use crate::table::Thing;
use crate::world::address;
use crate::world::people::reminder_secret;

fn must(action: &'static str, kind: &'static str) -> Vec<Step> {
    vec![Step::Must(action, Thing::of_instance(kind))]
}

pub fn probes() -> Vec<Probe> {
    let front = |route: &'static str| Probe::get(route, route.to_owned(), must("read", "front"));
    let policy = |route: &'static str| Probe::get(route, route.to_owned(), must("read", "policy"));
    let mut nothing = front("/assets/{file}");
    nothing.path = "/assets/nothing-of-that-name.css".to_owned();
    nothing.steps.push(Step::Never);
    let mut probes = vec![
        nothing,
        front("/health/live"),
        front("/health/ready"),
        Probe::get("/communities", "/communities".to_owned(), must("read", "community-list")),
        policy("/policy"),
        policy("/openapi.json"),
        Probe::post("/language", "/language".to_owned(), must("read", "front")),
        Probe::get("/", "/".to_owned(), must("read", "home")),
        Probe::get("/here", "/here".to_owned(), must("read", "home")),
        Probe::get("/communities/new", "/communities/new".to_owned(), must("create", "community")),
        Probe::post("/communities/new", "/communities/new".to_owned(), must("create", "community")),
    ];
    probes.extend(signing_in());
    probes.extend(oneself());
    probes.extend(by_letter());
    probes.extend(demo().into_iter().map(|probe| Probe { steps: vec![Step::Never], ..probe }));
    probes
}

fn signing_in() -> Vec<Probe> {
    let create = || must("create", "sign-in");
    let link = format!("/sign-in/link/{}", digest("a link"));
    let first = format!("/first/{}", digest("the first link"));
    // There is an operator already: the first one's way in is closed.
    let closed = || vec![Step::Must("create", Thing::of_instance("sign-in")), Step::Never];
    vec![
        Probe::get("/sign-in", "/sign-in".to_owned(), create()),
        Probe::post("/sign-in", "/sign-in".to_owned(), create()),
        Probe::get("/sign-in/code", "/sign-in/code".to_owned(), create()),
        Probe::post("/sign-in/code", "/sign-in/code".to_owned(), create()),
        Probe::get("/sign-in/link/{secret}", link.clone(), create()),
        Probe::post("/sign-in/link/{secret}", link, create()),
        Probe::get("/first/{secret}", first.clone(), closed()),
        Probe::post("/first/{secret}", first, closed()),
    ]
}

fn oneself() -> Vec<Probe> {
    let own = |action| vec![Step::SignedIn, Step::MustOwn(action, "account", "own")];
    let ending = format!("/you/sign-ins/{}/endings", address("sign-in of member"));
    // Whatever community it names: what is undone is one's own.
    let undo = format!("/you/letters/{}/undo", address("alder"));
    let mut others = own("edit");
    others.push(Step::Only(&["member"]));
    vec![
        Probe::get("/you", "/you".to_owned(), own("read")),
        Probe::post("/you", "/you".to_owned(), own("edit")),
        Probe::get("/you/letters", "/you/letters".to_owned(), own("read")),
        Probe::post("/you/letters", "/you/letters".to_owned(), own("edit")),
        Probe::press("/you/letters/{community}/undo", undo, own("edit")),
        Probe::get("/you/sign-ins", "/you/sign-ins".to_owned(), own("read")),
        Probe::press("/you/sign-ins/{id}/endings", ending, others),
        Probe::press("/sign-out", "/sign-out".to_owned(), own("edit")),
        Probe::press("/guests/leavings", "/guests/leavings".to_owned(), must("answer", "guest-link")),
    ]
}

/// The link of a letter: good for whoever holds it.
fn by_letter() -> Vec<Probe> {
    let path = format!("/letters/{}", reminder_secret());
    vec![
        Probe::get("/letters/{secret}", path.clone(), must("read", "letter-link")),
        Probe::press("/letters/{secret}", path.clone(), must("answer", "letter-link")),
        Probe::get("/letters/{secret}/level", format!("{path}/level"), must("read", "letter-link")),
        Probe::press("/letters/{secret}/level", format!("{path}/level"), must("answer", "letter-link"))
            .filled("level", "core"),
        Probe::press("/letters/{secret}/undo", format!("{path}/undo"), must("answer", "letter-link")),
    ]
}

/// The doors of a demonstration.
pub fn demo() -> Vec<Probe> {
    let open = || must("read", "mailbox");
    vec![
        Probe::get("/demo", "/demo".to_owned(), open()),
        Probe::get("/demo/{person}", format!("/demo/{}", address("member")), open()),
        Probe::press("/demo/{person}", format!("/demo/{}", address("member")), open()),
        Probe::get("/mailbox", "/mailbox".to_owned(), open()),
        Probe::get("/mailbox/{letter}", format!("/mailbox/{}", address("a letter")), open()),
    ]
}
