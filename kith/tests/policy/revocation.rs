//! Revocation: what a membership opened is closed by the next request after it ended, however it ended.

use kith_db::{Db, Error, params};
use kith_test::Browser;

use crate::cast::{Post, State};
use crate::house::{self, Original, browser, send};
use crate::matrix::differs;
use crate::probe::Probe;
use crate::probes;
use crate::table::{Answer, SHIPPED, Table};
use crate::world::charter::membership;
use crate::world::sessions::{CIRCLES, Stage, of, session};
use crate::world::{World, address, at, id};

/// Every page of a community.
fn pages(world: &World) -> Vec<Probe> {
    let all = probes::all(world).into_iter();
    all.filter(|probe| probe.method == "GET" && probe.path.starts_with("/c/alder")).collect()
}

/// The same world with somebody's memberships in another state.
fn with(world: &World, key: &str, state: State) -> World {
    let mut other = world.clone();
    for person in other.cast.iter_mut().filter(|person| person.key == key) {
        person.posts.iter_mut().for_each(|post| post.state = state);
    }
    other
}

async fn wrong(browser: &Browser, world: &World, key: &str) -> Vec<String> {
    let table = Table::read(SHIPPED);
    let who = world.cast.iter().find(|it| it.key == key);
    let mut wrong = Vec::new();
    for probe in pages(world) {
        wrong.extend(differs(&table, who, &probe, &send(browser, &probe).await));
    }
    wrong
}

fn open_pages(world: &World, key: &str) -> usize {
    let table = Table::read(SHIPPED);
    let who = world.cast.iter().find(|it| it.key == key);
    pages(world).iter().filter(|probe| probe.expected(&table, who) == Answer::Open).count()
}

#[test]
fn a_membership_that_ends_or_rests_opens_nothing_from_the_next_request_on() {
    let mut world = World::new(true);
    let original = Original::of(&world);
    let copy = original.copy();
    let (_, router) = house::shipped(copy.db.clone());
    let runtime = house::runtime();
    let steward = browser(&router, world.cast.iter().find(|it| it.key == "steward"));
    let mut closed = 0;
    for key in ["observer", "member", "cohort", "team", "lead", "coach", "facilitator"] {
        let theirs = browser(&router, world.cast.iter().find(|it| it.key == key));
        let one = format!("/c/alder/people/{}/memberships/{}", address(key), address(&membership(key, 0)));
        for (act, state) in
            [("suspensions", State::Suspended), ("suspensions", State::Active), ("endings", State::Ended)]
        {
            let done = runtime.block_on(steward.post(&format!("{one}/{act}"), &[]));
            assert_eq!(done.status, 303, "{key}: {act}: {}", done.body);
            let now = with(&world, key, state);
            assert_eq!(runtime.block_on(wrong(&theirs, &now, key)), Vec::<String>::new(), "{key}: {act}");
        }
        let before = open_pages(&world, key);
        world = with(&world, key, State::Ended);
        assert_eq!((before > 0, open_pages(&world, key)), (true, 0), "{key} is out");
        closed += before;
    }
    println!("revocation: {closed} open pages of 7 people closed by the next request: suspended, let in again, ended");
}

/// A role on loan opens what it opens for as long as neither of the two is suspended.
#[test]
fn what_is_on_loan_opens_nothing_while_who_lent_it_or_who_has_it_is_suspended() {
    let world = World::new(true);
    let copy = Original::of(&world).copy();
    let (_, router) = house::shipped(copy.db.clone());
    let runtime = house::runtime();
    let browser_of = |key: &str| browser(&router, world.cast.iter().find(|it| it.key == key));
    let (member, giver, steward) = (browser_of("member"), browser_of("facilitator"), browser_of("steward"));
    let one = |key: &str| format!("/c/alder/people/{}/memberships/{}", address(key), address(&membership(key, 0)));
    let name = world.word_of("person", "name", "member");
    let loan = [("name", name.as_str()), ("until", "2026-12-01"), ("reason", "away")];
    let lent = runtime.block_on(giver.post(&format!("{}/delegations", one("facilitator")), &loan));
    assert_eq!(lent.status, 303, "{}", lent.body);
    let facilitates = |state| Post {
        state,
        role: "facilitator",
        ..world.cast.iter().find(|it| it.key == "member").map(|it| it.posts[0]).expect("a post")
    };
    let as_borrower = |own: State, loan: State| {
        let mut other = with(&world, "member", own);
        for person in other.cast.iter_mut().filter(|it| it.key == "member") {
            person.posts.push(facilitates(loan));
        }
        other
    };
    let (active, rests) = (State::Active, State::Suspended);
    let expected = |own, loan| runtime.block_on(wrong(&member, &as_borrower(own, loan), "member"));
    assert_eq!(expected(active, active), Vec::<String>::new(), "lent");
    for (whose, own, loan) in [
        ("member", rests, rests),
        ("facilitator", rests, rests),
        ("member", active, rests),
        ("facilitator", active, active),
    ] {
        let done = runtime.block_on(steward.post(&format!("{}/suspensions", one(whose)), &[]));
        assert_eq!(done.status, 303, "{whose}: {}", done.body);
        assert_eq!(expected(own, loan), Vec::<String>::new(), "{whose}: {own:?}, on loan: {loan:?}");
    }
    assert_eq!(open_pages(&as_borrower(rests, rests), "member"), 0);
    assert!(open_pages(&as_borrower(active, active), "member") > open_pages(&as_borrower(active, rests), "member"));
}

/// In a community that the public sees, somebody who is out of it gets what the public gets, and what they promised
/// there is among what they no longer reach. Out of a team alone, they still reach what they promised and finish it; the
/// session around it they do not.
#[test]
fn what_somebody_promised_is_theirs_as_long_as_they_are_in_the_community() {
    let mut world = World::new(false);
    let copy = Original::of(&world).copy();
    let (_, router) = house::shipped(copy.db.clone());
    let runtime = house::runtime();
    let circle = CIRCLES.iter().find(|it| it.key == "alder-one").expect("a team of alder");
    let promise = of("promise of who moved", circle, Stage::Held);
    let path = format!("/c/alder/commitments/{}", address(&promise));
    let words = world.word_of("commitment", "text", &promise);
    let title = world.word_of("session", "title", &session(circle, Stage::Held));
    let mover = browser(&router, world.cast.iter().find(|it| it.key == "mover"));
    let get = |path: &str| {
        let (page, json) = (runtime.block_on(mover.get(path)), runtime.block_on(mover.get_json(path)));
        (page.status.as_u16(), page.body + &json.body)
    };

    let (status, body) = get(&path);
    assert_eq!((status, body.contains(&words), body.contains(&title)), (200, true, false), "out of the team: {body}");
    let answer = format!("{path}/answers");
    let stuck = [("state", "stuck"), ("note", "The hall was let to somebody else.")];
    assert_eq!(runtime.block_on(mover.post(&answer, &stuck)).status, 303);
    assert!(get("/c/alder/commitments").1.contains(&words));

    let steward = browser(&router, world.cast.iter().find(|it| it.key == "steward"));
    let one = format!("/c/alder/people/{}/memberships/{}", address("mover"), address(&membership("mover", 0)));
    assert_eq!(runtime.block_on(steward.post(&format!("{one}/endings"), &[])).status, 303);
    world = with(&world, "mover", State::Ended);
    assert_eq!(get("/c/alder").0, 200, "the public sees what the community is");
    assert_eq!(get(&path).0, 404);
    assert_eq!(runtime.block_on(mover.post(&answer, &[("state", "done")])).status, 404);
    assert_eq!(runtime.block_on(wrong(&mover, &world, "mover")), Vec::<String>::new());
    for page in ["/", "/c/alder", "/communities", "/you"] {
        let (status, body) = get(page);
        assert_eq!((status, body.contains(&words), body.contains(&title)), (200, false, false), "{page}");
    }
}

/// What happens to rows elsewhere: each of these closes everything too.
#[test]
fn so_does_a_sign_in_that_ends_a_person_who_is_erased_a_community_that_is_closed() {
    let world = World::new(true);
    let original = Original::of(&world);
    let runtime = house::runtime();
    for (name, sql) in [
        ("sign-in ended", "UPDATE sign_in SET ended_at = $1 WHERE person_id = $2"),
        ("sign-in over", "UPDATE sign_in SET ends_at = $1 WHERE person_id = $2"),
        ("person erased", "UPDATE person SET erased_at = $1 WHERE id = $2"),
        ("membership over", "UPDATE membership SET until_at = $1 WHERE person_id = $2"),
        (
            "membership not yet begun",
            "UPDATE membership SET from_at = '2027-01-01T00:00:00Z' WHERE person_id = $2 AND $1 <> ''",
        ),
        ("community closed", "UPDATE community SET retired_at = $1 WHERE slug = 'alder' AND $2 <> ''"),
    ] {
        let copy = original.copy();
        let (_, router) = house::shipped(copy.db.clone());
        let theirs = browser(&router, world.cast.iter().find(|it| it.key == "steward"));
        let home = runtime.block_on(theirs.get("/c/alder")).status;
        assert_eq!(home, 200, "{name}: before");
        change(&copy.db, sql);
        for probe in pages(&world) {
            let status = runtime.block_on(send(&theirs, &probe)).status;
            assert_eq!(status, 404, "{name}: {}", probe.path);
        }
    }
}

fn change(db: &Db, sql: &'static str) {
    let changed: Result<u64, Error> = db.write_now(move |tx| tx.exec(sql, params![at(0), id("steward")]));
    assert!(changed.expect("the change is written") > 0, "{sql}");
}
