//! Who is in a community, and how one comes in.

use super::elsewhere;
use crate::cast::{Post, State};
use crate::probe::{Probe, Step};
use crate::table::Thing;
use crate::world::charter::{letter, may, membership};
use crate::world::sessions::{CIRCLES, Stage, session};
use crate::world::{World, address};

pub fn probes(world: &World, community: &'static str) -> Vec<Probe> {
    let mut probes = vec![joining(world, community)];
    if community != "cedar" {
        probes.extend(directory(world, community));
        probes.extend(memberships(world, community));
        probes.extend(lists(world, community));
        probes.extend(loans(world, community));
        probes.extend(letters(community));
    }
    probes
}

/// Whoever is in already is told so, and so is whoever is suspended: nobody comes back in by the door.
fn joining(world: &World, community: &'static str) -> Probe {
    let open = community == "alder" && !world.closed;
    let entrance = Thing::of_community("joining", community).audience(if open { "public" } else { "community" });
    let inside = world.cast.iter().filter(|person| {
        let here = |post: &&Post| post.community == community && matches!(post.state, State::Active | State::Suspended);
        person.posts.iter().any(|post| here(&post))
    });
    let inside = inside.map(|person| person.key).collect();
    let steps = world.way(community, [Step::RefusedIf(inside), Step::Must("create", entrance)]);
    Probe::press("/c/{community}/joining", format!("/c/{community}/joining"), steps)
}

fn directory(world: &World, community: &'static str) -> Vec<Probe> {
    let path = |rest: &str| format!("/c/{community}{rest}");
    let read = || world.way(community, [may("read", "directory", community)]);
    let mut probes = vec![
        Probe::get("/c/{community}/people", path("/people"), read()),
        Probe::get("/c/{community}/members.csv", path("/members.csv"), read()),
    ];
    // People of the other community, of none, and of this one until yesterday are not found here.
    for key in ["member", "cohort", "team", "stranger", "person", "former"] {
        let here = world.cast.iter().find(|it| it.key == key).expect("somebody of the cast");
        let active = here.posts.iter().any(|it| it.community == community && it.state == crate::cast::State::Active);
        let steps = if active { read() } else { read().into_iter().chain([Step::Never]).collect() };
        let mut probe = Probe::get("/c/{community}/people/{person}", path(&format!("/people/{}", address(key))), steps);
        if active {
            for (column, thing) in crate::world::people::narrowed(world, community, key) {
                probe = probe.marked(world.word_of("person", column, key), vec![Step::Must("read", thing)]);
            }
        }
        probes.push(probe);
    }
    probes
}

fn memberships(world: &World, community: &'static str) -> Vec<Probe> {
    const ALL: &str = "/c/{community}/people/{person}/memberships";
    const ONE: &str = "/c/{community}/people/{person}/memberships/{membership}";
    const ENDINGS: &str = "/c/{community}/people/{person}/memberships/{membership}/endings";
    const SUSPENSIONS: &str = "/c/{community}/people/{person}/memberships/{membership}/suspensions";
    const LEND: &str = "/c/{community}/people/{person}/memberships/{membership}/delegations";
    let (person, other) = if community == "alder" { ("member", "stranger") } else { ("stranger", "member") };
    let number = if person == "stranger" { 2 } else { 0 };
    let mut probes = Vec::new();
    for (key, row, own) in [
        (person, membership(person, number), true),
        (other, membership(other, 0), false),
        // Somebody else's membership under one's own name.
        (person, membership("both", 2), false),
    ] {
        let base = format!("/c/{community}/people/{}/memberships", address(key));
        let one = format!("{base}/{}", address(&row));
        let last = if own { vec![] } else { vec![Step::Never] };
        let way =
            |action, thing: Thing| world.way(community, [Step::Must(action, thing)].into_iter().chain(last.clone()));
        let thing = Thing::of_community("membership", community);
        if key == person && own || key == other {
            probes.push(Probe::post(ALL, base.clone(), way("create", thing.clone())));
        }
        probes.push(Probe::post(ONE, one.clone(), way("edit", thing.clone())));
        let own_thing = |kind| Thing::of_community(kind, community).owned_by(key);
        if key == person && own || key == other {
            let path = format!("/c/{community}/people/{}/participation", address(key));
            let steps = way("edit", own_thing("participation"));
            let takes = "/c/{community}/people/{person}/participation";
            probes.push(Probe::post(takes, path, steps).filled("level", "core"));
        }
        // What a member is runs nothing: there is nothing to lend.
        let lends = || way("create", own_thing("delegation")).into_iter().chain([Step::Never]).collect::<Vec<_>>();
        probes.push(Probe::get(LEND, format!("{one}/delegations"), lends()));
        probes.push(Probe::post(LEND, format!("{one}/delegations"), lends()));
        probes.push(Probe::press(ENDINGS, format!("{one}/endings"), way("delete", thing.owned_by(key))));
        probes.push(Probe::press(SUSPENSIONS, format!("{one}/suspensions"), way("edit", thing)));
    }
    probes
}

/// A role that the facilitator of alder lends to a member; in birch it is nothing. And what is lent there.
fn loans(world: &World, community: &'static str) -> Vec<Probe> {
    const LEND: &str = "/c/{community}/people/{person}/memberships/{membership}/delegations";
    const END: &str = "/c/{community}/delegations/{delegation}/endings";
    let thing = |owner| Thing::of_community("delegation", community).owned_by(owner);
    let here = community == "alder";
    let way = |action, owner| {
        let last = if here { vec![] } else { vec![Step::Never] };
        world.way(community, [Step::Must(action, thing(owner))].into_iter().chain(last))
    };
    let base = format!("/c/{community}/people/{}/memberships", address("facilitator"));
    let lend = format!("{base}/{}/delegations", address(&membership("facilitator", 0)));
    let end = format!("/c/{community}/delegations/{}/endings", address("a loan"));
    let mut probes = vec![
        Probe::get(LEND, lend.clone(), way("create", "facilitator")),
        Probe::post(LEND, lend, way("create", "facilitator")),
    ];
    // Both of the two may end it.
    let ends = world.cast.iter().any(|it| it.key == "facilitator") && here;
    let steps = if ends {
        world.way(community, [Step::OwnOf("delete", thing("facilitator"), thing("mover"))])
    } else {
        world.way(community, [Step::Must("delete", Thing::of_community("delegation", community)), Step::Never])
    };
    probes.push(Probe::press(END, end, steps));
    probes
}

/// Lists of people that come in at once; invitations; requests.
fn lists(world: &World, community: &'static str) -> Vec<Probe> {
    let path = |rest: &str| format!("/c/{community}{rest}");
    let way = |action, kind| world.way(community, [may(action, kind, community)]);
    let never = |action, kind| way(action, kind).into_iter().chain([Step::Never]).collect::<Vec<_>>();
    let mut probes = vec![
        Probe::get("/c/{community}/members/import", path("/members/import"), way("create", "membership")),
        Probe::post("/c/{community}/members/import", path("/members/import"), way("create", "membership")),
        Probe::post(
            "/c/{community}/members/import/confirmations",
            path("/members/import/confirmations"),
            way("create", "membership"),
        ),
        Probe::get("/c/{community}/requests", path("/requests"), way("read", "join-request")),
        Probe::get("/c/{community}/invitations", path("/invitations"), way("read", "invitation")),
        Probe::post("/c/{community}/invitations", path("/invitations"), way("create", "invitation")),
    ];
    for of in [community, elsewhere(community)] {
        let steps = |action, kind| if of == community { way(action, kind) } else { never(action, kind) };
        let import = format!("/members/import/{}/undoings", address(&format!("import of {of}")));
        let request = format!("/requests/{}/answers", address(&format!("request into {of}")));
        let invitation = format!("/invitations/{}", address(&format!("invitation into {of}")));
        probes.extend([
            Probe::press(
                "/c/{community}/members/import/{import}/undoings",
                path(&import),
                steps("create", "membership"),
            ),
            Probe::post("/c/{community}/requests/{request}/answers", path(&request), steps("edit", "join-request")),
            Probe::post("/c/{community}/requests/{request}/answers", path(&request), steps("edit", "join-request"))
                .filled("answer", "declined"),
            Probe::press(
                "/c/{community}/invitations/{invitation}/withdrawals",
                path(&format!("{invitation}/withdrawals")),
                steps("create", "invitation"),
            ),
            Probe::press(
                "/c/{community}/invitations/{invitation}/renewals",
                path(&format!("{invitation}/renewals")),
                steps("create", "invitation"),
            ),
        ]);
    }
    probes
}

/// Whoever holds the letter is let through, whoever they are.
fn letters(community: &'static str) -> Vec<Probe> {
    const ONE: &str = "/invitations/{secret}/sessions/{session}";
    let path = format!("/invitations/{}", letter(community));
    let may = |action| vec![Step::Must(action, Thing::of_instance("invitation"))];
    let mut probes = vec![
        Probe::get("/invitations/{secret}", path.clone(), may("read")),
        Probe::post("/invitations/{secret}", path.clone(), may("answer")),
        Probe::press("/invitations/{secret}/openings", format!("{path}/openings"), may("answer")),
    ];
    // The next session of the community, and one that is for others.
    for circle in CIRCLES.iter().filter(|it| it.community == community && it.cohort.is_none()) {
        let one = format!("{path}/sessions/{}", address(&session(circle, Stage::Ahead)));
        let own = circle.audience == "community";
        let of_one = |action| may(action).into_iter().chain((!own).then_some(Step::Never)).collect::<Vec<_>>();
        probes.push(Probe::get(ONE, one.clone(), of_one("read")));
        probes.push(Probe::press(ONE, one, of_one("answer")));
    }
    let other = &CIRCLES[if community == "alder" { 5 } else { 0 }];
    let one = format!("{path}/sessions/{}", address(&session(other, Stage::Ahead)));
    let never = |action| may(action).into_iter().chain([Step::Never]).collect::<Vec<_>>();
    probes.push(Probe::get(ONE, one.clone(), never("read")));
    probes.push(Probe::press(ONE, one, never("answer")));
    probes
}
