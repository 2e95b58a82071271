//! The morning after asks how it was, and who waits for a place reads other words.

use kith_mail::StoredLetter;
use kith_migrations::ALL;
use kith_sessions::rsvp::Answer;
use kith_sessions::session::Whom;
use kith_sessions::{SessionId, store as sessions};
use kith_test::on_both_async;

use super::world::{Somebody, World};

fn letters(world: &World, who: &Somebody, kind: &str) -> Vec<StoredLetter> {
    let own = |it: &StoredLetter| it.person == Some(who.id.into()) && it.kind == kind;
    world.letters().into_iter().filter(own).collect()
}

/// A session on Friday the 13th, to which these came on the screen.
async fn held(world: &World, came: &[&Somebody]) -> SessionId {
    world.turn_on().await;
    let session = world.plan("2026-03-13", Whom::Community);
    world.until("2026-03-13T17:00:00Z").await;
    let (host, path) = (&world.facilitator.browser, |end: &str| format!("/c/shore/sessions/{session}{end}"));
    assert_eq!(host.post(&path("/beginnings"), &[]).await.status, 303);
    for who in came {
        assert_eq!(who.browser.post(&path("/arrivals"), &[("how", "screen")]).await.status, 303);
    }
    assert_eq!(host.post(&path("/endings"), &[]).await.status, 303);
    session
}

async fn shown(world: &World, (session, step): (SessionId, &str), who: &Somebody) -> String {
    let path = format!("/c/shore/sessions/{session}/letters/{step}?person={}", who.id);
    let page = world.facilitator.browser.get_json(&path).await;
    let page: serde_json::Value = serde_json::from_str(&page.body).unwrap();
    page["shows"]["text"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_morning_after_asks_how_it_was_of_who_came_and_has_not_said() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let session = held(&world, &[&world.priya, &world.earl, &world.dale]).await;
        let pulse = format!("/c/shore/sessions/{session}/pulse");
        assert_eq!(world.dale.browser.post(&pulse, &[("overall", "4")]).await.status, 303);
        let asked = [&world.priya, &world.dale, &world.steward];
        let mut previewed = Vec::new();
        for who in asked {
            previewed.push(shown(&world, (session, "after"), who).await.contains(&pulse));
        }
        assert_eq!(previewed, [true, false, false]);
        world.until("2026-03-16T17:00:00Z").await;
        let sent = asked.map(|who| letters(&world, who, "notify.after")[0].text.contains(&pulse));
        assert_eq!(sent, [true, false, false], "Dale has said it, Maren was not there");
        let french = &letters(&world, &world.earl, "notify.after")[0];
        assert!(french.text.contains("Comment était-ce"), "{}", french.text);
        let html = &letters(&world, &world.priya, "notify.after")[0].html;
        for rating in 1..=5 {
            assert!(html.contains(&format!("{pulse}?overall={rating}\"")), "{rating} in {html}");
        }
        // The first tap opens the page with the rating chosen, and keeps nothing; the second one sends it.
        let page = world.priya.browser.get(&format!("{pulse}?overall=4")).await.body;
        assert!(page.contains("value=\"4\" checked"), "{page}");
        let said = |who: &Somebody| {
            let who = who.id;
            world.read(move |r| sessions::pulse::standing(r, session, who)).1
        };
        assert!(!said(&world.priya));
        assert_eq!(world.priya.browser.get(&format!("{pulse}?overall=rubbish")).await.status, 200);
        assert_eq!(world.priya.browser.post(&pulse, &[("overall", "4")]).await.status, 303);
        assert!(said(&world.priya));
    });
}

#[test]
fn a_preview_beforehand_shows_who_says_that_they_come_how_they_will_be_asked() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        world.answer(session, world.priya.id, Answer::Yes);
        world.answer(session, world.earl.id, Answer::Maybe);
        let asks = |text: &str| text.contains("/pulse");
        assert!(asks(&shown(&world, (session, "after"), &world.priya).await));
        assert!(!asks(&shown(&world, (session, "after"), &world.earl).await));
        assert!(!asks(&shown(&world, (session, "eve"), &world.priya).await));
    });
}

#[test]
fn who_waits_for_a_place_reads_so_in_every_letter_and_is_not_asked_to_prepare() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        let by = world.facilitator.id;
        let at = world.noon.env.now();
        world
            .db
            .write_now(move |tx| -> Result<(), kith_db::Error> {
                sessions::ask_ahead(tx, session, "What do you want help with?", (Some(by), at))?;
                sessions::set_capacity(tx, session, Some(1))
            })
            .unwrap();
        for who in [&world.dale, &world.priya, &world.earl] {
            world.answer(session, who.id, Answer::Yes);
            world.noon.pass(60);
        }
        let waits = "on its waiting list, number 1. A place is not promised. If one comes free";
        assert!(shown(&world, (session, "week"), &world.priya).await.contains(waits));
        world.until("2026-04-02T12:00:00Z").await;
        for kind in ["notify.early", "notify.week", "notify.eve"] {
            let own = &letters(&world, &world.priya, kind)[0].text;
            assert!(own.contains(waits) && own.contains("If you would rather not wait any more, say so:"), "{own}");
            assert!(!own.contains("meet.example.org") && !own.contains("8842") && !own.contains("/ahead"), "{own}");
            let seated = &letters(&world, &world.dale, kind)[0].text;
            assert!(seated.contains("meet.example.org") && !seated.contains("waiting list"), "{seated}");
        }
        let french = &letters(&world, &world.earl, "notify.week")[0].text;
        assert!(french.contains("sur sa liste d’attente, au rang 2."), "{french}");
        let prepare = |who| letters(&world, who, "notify.prepare").len();
        assert_eq!((prepare(&world.priya), prepare(&world.dale)), (0, 1));
        assert_eq!(
            world.dale.browser.post(&format!("/c/shore/sessions/{session}/rsvp"), &[("answer", "no")]).await.status,
            303
        );
        let place = letters(&world, &world.priya, "sessions.place");
        assert_eq!(place.len(), 1, "the place that comes free is hers, and a letter says so");
        let done = world.facilitator.browser.post(&format!("/c/shore/sessions/{session}/beginnings"), &[]).await;
        assert_eq!(done.status, 303);
        world.until("2026-04-03T17:00:00Z").await;
        assert!(letters(&world, &world.priya, "notify.after")[0].text.contains("you were missed"));
        assert!(letters(&world, &world.earl, "notify.after")[0].text.contains("Il n’y avait pas de place pour vous"));
    });
}
