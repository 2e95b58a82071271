//! The link of a letter: one press without signing in, by its reader or by their mail program, and what it stops.

use axum::body::Body;
use http::Request;
use kith_base::jiff::SignedDuration;
use kith_mail::allowance::{self, Chosen};
use kith_mail::{Choice, Sort, StoredLetter};
use kith_migrations::ALL;
use kith_sessions::session::Whom;
use kith_test::{Answer, Browser, on_both_async};

use super::world::{Somebody, World};
use crate::occasion::Held;
use crate::step::Step;
use crate::store;

/// The path of the link that a letter's header has.
pub(super) fn link(letter: &StoredLetter) -> String {
    let link = letter.unsubscribe.as_ref().expect("every such letter has one").to_string();
    let path = link.replace("https://kith.example.org", "");
    assert!(path.starts_with("/letters/") && letter.text.contains(&link) && letter.html.contains(&link), "{link}");
    path
}

/// What a mail program sends when its reader presses its button: no cookie, no key, nothing of ours.
async fn one_click(browser: &Browser, path: &str) -> Answer {
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    browser.send(request, Body::from("List-Unsubscribe=One-Click")).await
}

pub(super) async fn first_letter(world: &World, who: &Somebody) -> StoredLetter {
    world.until("2026-03-19T17:00:00Z").await;
    world.letters().into_iter().find(|it| it.person == Some(who.id.into())).unwrap()
}

fn choice(world: &World, who: &Somebody) -> Choice {
    let (person, community) = (who.id.into(), world.community.into());
    world.read(move |r| allowance::choice(r, person, community))
}

#[test]
fn a_mail_program_stops_the_reminders_with_one_press_and_a_scanner_stops_nothing() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        let path = link(&first_letter(&world, &world.priya).await);
        let program = world.anybody();
        for method in ["GET", "HEAD", "GET"] {
            let looked = program.send(Request::builder().method(method).uri(&path), Body::empty()).await;
            assert_eq!(looked.status, 200, "{method}");
        }
        assert_eq!(choice(&world, &world.priya), Choice::All, "looking changes nothing");
        let pressed = one_click(&program, &path).await;
        assert_eq!((pressed.status.as_u16(), pressed.location()), (200, ""), "no redirect: {}", pressed.body);
        assert!(!pressed.headers.contains_key("set-cookie"), "nobody is signed in by it");
        assert_eq!(one_click(&program, &path).await.status, 200, "a second press is as good");
        assert_eq!(choice(&world, &world.priya), Choice::Fewer);
        world.until("2026-03-27T17:00:00Z").await;
        assert_eq!((world.told(&world.priya).len(), world.told(&world.earl).len()), (1, 2));
        let gone = world.read(move |r| store::gone(r, session));
        let week = gone.iter().find(|it| it.person == Some(world.priya.id) && it.step == Step::Week);
        assert_eq!(week.unwrap().held, Some(Held::Choice), "the facilitator reads that she chose so");
    });
}

#[test]
fn the_page_of_a_link_stops_and_takes_back_and_so_does_ones_own_page() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        world.plan("2026-04-02", Whom::Community);
        let letter = first_letter(&world, &world.priya).await;
        let (path, anybody, me) = (link(&letter), world.anybody(), &world.priya.browser);
        let page = anybody.get(&path).await.body;
        assert!(page.contains("Stop the reminders") && page.contains("Shore to Summit"), "{page}");
        assert!(!page.contains("Priya"), "whoever was sent the letter on learns no name");
        let done = anybody.post(&path, &[]).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, path.as_str()), "{}", done.body);
        let page = anybody.get(&path).await.body;
        assert!(page.contains("and no reminders") && !page.contains("Stop the reminders"), "{page}");
        assert!(me.get("/you/letters").await.body.contains("you stopped letters by the link in one of them"));
        assert_eq!(anybody.post(&format!("{path}/undo"), &[]).await.status, 303);
        assert_eq!(choice(&world, &world.priya), Choice::All);
        assert_eq!(anybody.post(&path, &[("all", "yes")]).await.status, 303);
        assert_eq!(choice(&world, &world.priya), Choice::None);
        assert_eq!(me.post(&format!("/you/letters/{}/undo", world.community), &[]).await.status, 303);
        assert_eq!(choice(&world, &world.priya), Choice::All);
        assert!(!me.get("/you/letters").await.body.contains("you stopped letters by"));
    });
}

#[test]
fn the_link_of_a_recap_stops_recaps_and_no_reminders() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let [first, second] = ["2026-03-12", "2026-03-13"].map(|day| world.plan(day, Whom::Community));
        let publish = async |session| {
            let (env, by, id) = (world.noon.env.clone(), world.facilitator.id, world.priya.id);
            let work = move |tx: &mut kith_db::Tx<'_>| -> Result<(), kith_db::Error> {
                kith_sessions::store::record::begin_session(tx, session, env.now())?;
                kith_sessions::store::record::publish_at(tx, session, Some(by), env.now())?;
                let job = kith_sessions::record::WriteRecap { session, person: id };
                kith_jobs::enqueue(tx, &env, &job, env.now()).map(|_| ())
            };
            world.db.write_now(work).unwrap();
            world.run().await;
        };
        let recaps = || world.letters().into_iter().filter(|it| it.kind == "sessions.recap").collect::<Vec<_>>();
        publish(first).await;
        assert_eq!(one_click(&world.anybody(), &link(&recaps()[0])).await.status, 200);
        assert_eq!(choice(&world, &world.priya), Choice::Reminders);
        publish(second).await;
        assert_eq!(recaps().len(), 1, "none after that");
    });
}

#[test]
fn whoever_guesses_links_waits_and_other_sites_press_nothing() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        world.plan("2026-04-02", Whom::Community);
        let path = link(&first_letter(&world, &world.priya).await);
        let guesser = world.anybody();
        let mut answers = Vec::new();
        for number in 0..62 {
            answers.push(guesser.get(&format!("/letters/{number:064}")).await.status.as_u16());
        }
        assert_eq!((answers[0], answers[59], answers[60], answers[61]), (404, 404, 429, 429));
        let cross = Request::post(&path).header("sec-fetch-site", "cross-site");
        assert_eq!(guesser.send(cross, Body::empty()).await.status, 403);
        assert_eq!(choice(&world, &world.priya), Choice::All);
        assert_eq!(one_click(&guesser, &path).await.status, 200, "a link that is one is counted nowhere");
    });
}

#[test]
fn what_a_link_stopped_is_known_as_that_and_can_be_taken_back() {
    on_both_async(ALL, async |db| {
        let world = World::on(db.clone());
        let (now, of) = (world.noon.env.now(), (world.priya.id.0, world.community.0));
        let stop = async |sort: Sort, at| {
            db.write(move |tx| allowance::stop(tx, of, |choice| choice.without(sort), at)).await.unwrap()
        };
        let chosen = async || db.read(move |r| allowance::chosen(r, of.0, of.1)).await.unwrap();
        let is = |choice, stopped_at| Some(Chosen { community: of.1, choice, stopped_at });
        assert_eq!(chosen().await, None);
        assert!(stop(Sort::Reminders, now).await);
        assert_eq!(chosen().await, is(Choice::Fewer, Some(now)));
        let later = now + SignedDuration::from_hours(1);
        assert!(!stop(Sort::Reminders, later).await, "a second press changes nothing");
        assert_eq!(chosen().await, is(Choice::Fewer, Some(now)));
        assert!(stop(Sort::Recaps, later).await);
        assert_eq!(chosen().await, is(Choice::None, Some(later)));
        let undo = async || db.write(move |tx| allowance::undo_stop(tx, of.0, of.1)).await.unwrap();
        assert!(undo().await);
        assert_eq!(chosen().await, is(Choice::Fewer, None));
        assert!(!undo().await, "the last one only");
        assert!(stop(Sort::Recaps, later).await);
        let say = async |choice| db.write(move |tx| allowance::set_choice(tx, of.0, of.1, choice)).await.unwrap();
        say(Choice::None).await;
        assert_eq!(chosen().await, is(Choice::None, Some(later)), "the form of somebody's page came along unchanged");
        say(Choice::All).await;
        assert_eq!(chosen().await, is(Choice::All, None), "what they say themselves is their last word");
        assert!(!undo().await);
        assert_eq!(db.read(move |r| allowance::choices(r, of.0)).await.unwrap().len(), 1);
    });
}
