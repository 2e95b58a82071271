//! Places that become free because somebody is out: whoever waited first has them, and a letter; and the places of a whole
//! series.

use kith_charter::{Admission, How, MembershipId};
use kith_migrations::ALL;
use kith_policy::Role;
use kith_test::on_both_async;

use super::hold_world::{Somebody, World};
use super::series_whole::{changed, five, sessions};
use super::waiting_list::{places, say, who};
use crate::rsvp::Answer;
use crate::{Session, SessionId, store};

const YES: [(&str, &str); 1] = [("answer", "yes")];

/// The address of what somebody is in the community.
fn membership(world: &World, who: &Somebody, rest: &str) -> String {
    let (community, person, now) = (world.community, who.id, world.noon.env.now());
    let held = world.read(move |r| kith_charter::store::held_by(r, community, person, now));
    let id: MembershipId = held[0].id;
    format!("/c/shore/people/{person}/memberships/{id}{rest}")
}

/// Two places: for Priya and Dale. Earl and the coach wait, in this order.
async fn two_wait(world: &World) {
    places(world, "2").await;
    for somebody in [&world.priya, &world.dale, &world.earl, &world.coach] {
        assert_eq!(say(world, somebody, &YES).await, 303);
        world.noon.pass(1);
    }
}

#[test]
fn who_leaves_or_is_suspended_gives_their_place_to_who_waited_first() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        two_wait(&world).await;
        let left = world.priya.browser.post(&membership(&world, &world.priya, "/endings"), &[]).await;
        assert_eq!(left.status, 303, "{}", left.body);
        let queued = "SELECT COUNT(*) FROM job WHERE kind = 'departure.follow'";
        assert_eq!(world.read(move |r| r.count(queued, &[])), 1, "in the transaction in which she left");
        world.run_jobs_without_letters().await;
        assert_eq!((who(&world, Answer::Yes), who(&world, Answer::Waits)), (names("Dale Earl"), names("Ansel")));
        assert_eq!(world.letters().len(), 1, "and a letter that says so");
        let dale = membership(&world, &world.dale, "");
        let steward = &world.steward.browser;
        assert_eq!(steward.post(&dale, &[("role", "observer")]).await.status, 303);
        world.noon.pass(1);
        world.run_jobs_without_letters().await;
        assert_eq!(who(&world, Answer::Yes), names("Dale Earl"), "with another role he may come as before");
        let dale = membership(&world, &world.dale, "/suspensions");
        assert_eq!(steward.post(&dale, &[]).await.status, 303);
        world.run_jobs_without_letters().await;
        assert_eq!((who(&world, Answer::Yes), who(&world, Answer::Waits)), (names("Ansel Earl"), names("")));
        assert_eq!(steward.post(&dale, &[]).await.status, 303);
        world.run_jobs_without_letters().await;
        assert_eq!(who(&world, Answer::No), names("Dale Priya"), "he answers anew");
        assert_eq!(world.letters().len(), 2);
        assert_eq!(world.read(|r| r.count("SELECT COUNT(*) FROM fact WHERE kind = 'rsvp.lapsed'", &[])), 2);
    });
}

fn names(list: &str) -> Vec<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn who_is_in_until_a_day_gives_their_place_away_on_that_day_and_guests_with_their_link() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        places(&world, "2").await;
        let (env, community, nadia) = (world.noon.env.clone(), world.community, world.stranger.id);
        let until = env.now() + kith_base::jiff::SignedDuration::from_mins(5);
        let admission = Admission::new(nadia, community, Role::Member, How::Added).until(Some(until));
        world.db.write_now(move |tx| kith_charter::store::admit(tx, &env, &admission)).unwrap();
        world.noon.pass(1);
        let noor = super::guests::guest(&world, &super::guests::link(&world, "Noor Haddad").await).await;
        assert_eq!(noor.post(&world.at("/rsvp"), &YES).await.status, 303);
        for somebody in [&world.stranger, &world.earl, &world.coach] {
            assert_eq!(say(&world, somebody, &YES).await, 303);
            world.noon.pass(1);
        }
        world.run_jobs_without_letters().await;
        assert_eq!((who(&world, Answer::Yes), who(&world, Answer::Waits)), (names("Nadia Noor"), names("Earl Ansel")));
        let host = &world.facilitator.browser;
        let page = host.get(&world.at("/guests")).await.body;
        let act = page.split("action=\"").find(|it| it.contains("/revocations")).unwrap().split('"').next().unwrap();
        assert_eq!(host.post(act, &[]).await.status, 303);
        assert_eq!(who(&world, Answer::Yes), names("Earl Nadia"), "at once");
        world.noon.pass(300);
        world.run_jobs_without_letters().await;
        assert_eq!((who(&world, Answer::Yes), who(&world, Answer::Waits)), (names("Ansel Earl"), names("")));
    });
}

#[test]
fn who_is_invited_and_says_no_to_the_community_gives_their_place_away() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        places(&world, "1").await;
        let link = super::invited::letter(&world).await;
        let noor = super::invited::around(&world, &link).await;
        assert_eq!(noor.post(&world.at("/rsvp"), &YES).await.status, 303);
        assert_eq!(say(&world, &world.earl, &YES).await, 303);
        assert_eq!(noor.post(&link, &[("answer", "declined")]).await.status, 303);
        world.run_jobs_without_letters().await;
        assert_eq!((who(&world, Answer::Yes), who(&world, Answer::Waits)), (names("Earl"), names("")));
    });
}

/// Who comes to a session, and who waits, by their first names.
fn seated(world: &World, id: SessionId) -> (Vec<String>, Vec<String>) {
    let mut list = world.read(move |r| store::rsvps(r, id, (None, 60)));
    list.sort_by_key(|it| it.place);
    let of = |answer| list.iter().filter(|it| it.answer == answer).map(|it| first(&it.name)).collect();
    (of(Answer::Yes), of(Answer::Waits))
}

fn first(name: &str) -> String {
    name.split(' ').next().unwrap().to_owned()
}

/// The series with so many places, from one of its sessions on where that is said.
async fn with_places(world: &World, path: &str, (capacity, more): (&str, &[(&str, &str)])) {
    let all: Vec<Session> = sessions(world, path);
    let (held, ids): (Vec<_>, Vec<_>) = all.iter().map(|it| (it.id, it.id.to_string())).unzip();
    let mut fields = vec![("time_of_day", "10:00"), ("link", "https://meet.example.org/one"), ("capacity", capacity)];
    fields.extend(more);
    let done = world.facilitator.browser.post(&format!("{path}/edit"), &changed(&held, &fields, &ids)).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

#[test]
fn the_places_of_a_whole_series_are_set_and_changed_later_and_nobody_loses_theirs() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let path = five(&world).await;
        let all = sessions(&world, &path);
        with_places(&world, &path, ("2", &[])).await;
        let page = world.facilitator.browser.get(&format!("{path}/edit")).await.body;
        assert!(page.contains("name=\"capacity\"") && page.contains("value=\"2\""), "{page}");
        let own = [
            ("title", "Circle"),
            ("on_day", "2026-03-26"),
            ("time_of_day", "10:00"),
            ("zone", "America/Vancouver"),
            ("minutes", "60"),
            ("whom", "community"),
            ("lang", "en"),
            ("capacity", "1"),
        ];
        let second = format!("/c/shore/sessions/{}/edit", all[1].id);
        assert_eq!(world.facilitator.browser.post(&second, &own).await.status, 303, "a small room that day");
        let whole = [("answer", "yes"), ("whole", "yes")];
        for somebody in [&world.priya, &world.dale, &world.earl] {
            let first = format!("/c/shore/sessions/{}/rsvp", all[0].id);
            assert_eq!(somebody.browser.post(&first, &whole).await.status, 303);
            world.noon.pass(1);
        }
        let (two, one) = ((names("Dale Priya"), names("Earl")), (names("Priya"), names("Dale Earl")));
        assert_eq!([0, 1, 2].map(|at| seated(&world, all[at].id)), [two.clone(), one.clone(), two.clone()]);

        let third = all[2].id.to_string();
        with_places(&world, &path, ("3", &[("from", third.as_str()), ("extra_1", "2026-04-23")])).await;
        let three = (names("Dale Earl Priya"), names(""));
        let now = [0, 1, 2, 4].map(|at| seated(&world, all[at].id));
        assert_eq!(now, [two.clone(), one.clone(), three.clone(), three.clone()], "from the third one on, but its own");
        assert_eq!(world.letters().len(), 3, "a letter for each date");
        let extra = sessions(&world, &path).last().unwrap().id;
        assert_eq!(
            say_at(&world, extra).await,
            (names("Dale Earl Priya"), names("Ansel")),
            "added with as many places"
        );

        with_places(&world, &path, ("1", &[])).await;
        assert_eq!(seated(&world, all[2].id), three, "whoever has a place keeps it");
        let no = [("answer", "no"), ("whole", "yes")];
        let first = format!("/c/shore/sessions/{}/rsvp", all[0].id);
        assert_eq!(world.priya.browser.post(&first, &no).await.status, 303);
        let now = [0, 1, 2].map(|at| seated(&world, all[at].id));
        let after = [(names("Dale Earl"), names("")), (names("Dale"), names("Earl")), (names("Dale Earl"), names(""))];
        assert_eq!(now, after, "who says no to the whole series frees each of its places");
    });
}

/// Four people say that they come.
async fn say_at(world: &World, id: SessionId) -> (Vec<String>, Vec<String>) {
    for somebody in [&world.priya, &world.dale, &world.earl, &world.coach] {
        let done = somebody.browser.post(&format!("/c/shore/sessions/{id}/rsvp"), &YES).await;
        assert_eq!(done.status, 303);
        world.noon.pass(1);
    }
    seated(world, id)
}
