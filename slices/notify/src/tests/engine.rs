//! The engine: who gets which letter when, once each, never more in a week than they want.

use kith_base::jiff::{SignedDuration, Timestamp};
use kith_base::{Email, Lang, Name};
use kith_charter::{Level, Participation};
use kith_mail::allowance::{self, USUAL, WEEK};
use kith_mail::{Allowance, Choice, Letter, Wording};
use kith_migrations::ALL;
use kith_sessions::rsvp::Answer;
use kith_sessions::session::Whom;
use kith_test::on_both_async;
use kith_web::Stop;

use super::world::{Somebody, World};
use crate::jobs::{WriteReminder, write_reminder};
use crate::occasion::{Fate, Held, Reader};
use crate::step::Step;
use crate::store;

#[test]
fn letters_go_at_nine_on_each_readers_own_clock() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        world.answer(session, world.dale.id, Answer::No);
        world.until("2026-04-02T18:00:00Z").await;
        let told = |kind: &str, at: &str| (kind.to_owned(), at.to_owned());
        assert_eq!(
            world.told(&world.priya),
            [
                told("notify.early", "2026-03-19T16:00:00Z"),
                told("notify.week", "2026-03-26T16:00:00Z"),
                told("notify.eve", "2026-04-01T16:00:00Z")
            ]
        );
        assert_eq!(
            world.told(&world.earl),
            [
                told("notify.early", "2026-03-19T13:00:00Z"),
                told("notify.week", "2026-03-26T13:00:00Z"),
                told("notify.eve", "2026-04-01T13:00:00Z")
            ]
        );
        assert_eq!(world.told(&world.dale), [], "he said no");
        let left = world.read(kith_jobs::waiting);
        assert_eq!(left, 0, "nothing is left to be done");
    });
}

#[test]
fn a_letter_says_when_how_to_come_and_what_its_reader_said_in_their_language() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        world.answer(session, world.priya.id, Answer::Phone);
        world.until("2026-03-19T17:00:00Z").await;
        let letter =
            |person: &Somebody| world.letters().into_iter().find(|it| it.person == Some(person.id.into())).unwrap();
        let english = letter(&world.priya);
        assert_eq!(english.subject, "Thu 2 April 2026 · Shore to Summit");
        for text in [
            "We meet in 14 days.",
            "Thu 2 April 2026, 10:00 PDT",
            "https://meet.example.org/shore",
            "+1 604 555 0177, passcode 8842",
            "You said that you come by telephone.",
            &format!("https://kith.example.org/c/shore/sessions/{session}#who-comes"),
            "https://kith.example.org/letters/",
        ] {
            assert!(english.text.contains(text), "{text} in {}", english.text);
        }
        let french = letter(&world.earl);
        assert_eq!((french.lang, french.subject.as_str()), (Lang::Fr, "jeu. 2 avril 2026 · Shore to Summit"));
        for text in [
            "jeu. 2 avril 2026, 13\u{a0}h\u{a0}00 HAE",
            "10\u{a0}h\u{a0}00 HAP",
            "Vous n’avez pas encore dit si vous venez.",
        ] {
            assert!(french.text.contains(text), "{text} in {}", french.text);
        }
        assert!(french.html.contains("<html lang=\"fr\">") && !french.html.contains("rhythm-"));
    });
}

/// The text of a letter with the secret of its own link left out.
fn unlinked(text: &str) -> String {
    let (_, after) = text.split_once("/letters/").unwrap();
    let secret: String = after.chars().take_while(char::is_ascii_hexdigit).collect();
    assert_eq!(secret.len(), 64);
    text.replace(&secret, "…")
}

#[test]
fn what_is_previewed_is_what_is_sent() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        world.run().await;
        let mut previewed = Vec::new();
        for somebody in [&world.priya, &world.earl, &world.dale, &world.steward, &world.facilitator] {
            let path = format!("/c/shore/sessions/{session}/letters/early?person={}", somebody.id);
            let page = world.facilitator.browser.get_json(&path).await;
            let page: serde_json::Value = serde_json::from_str(&page.body).unwrap();
            assert_eq!(page["goes"], 5, "{page}");
            previewed.push((somebody.id, page["shows"].clone()));
        }
        world.until("2026-03-19T17:00:00Z").await;
        let letters = world.letters();
        assert_eq!(letters.len(), 5);
        for (person, shown) in previewed {
            let sent = letters.iter().find(|it| it.person == Some(person.into())).unwrap();
            assert_eq!(shown["subject"], sent.subject.as_str());
            assert_eq!(shown["text"], unlinked(&sent.text), "but for the link that is theirs alone");
            assert_eq!(shown["lang"], sent.lang.tag());
        }
    });
}

#[test]
fn a_moved_session_is_told_at_its_new_times_and_a_cancelled_one_no_more() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let (moved, called_off) =
            (world.plan("2026-04-02", Whom::Community), world.plan("2026-04-03", Whom::Community));
        world.until("2026-03-13T12:00:00Z").await;
        let host = &world.facilitator.browser;
        world.move_to(moved, "2026-03-31").await;
        let done = host.post(&format!("/c/shore/sessions/{called_off}/cancellation"), &[]).await;
        assert_eq!(done.status, 303);
        world.until("2026-04-03T18:00:00Z").await;
        let kinds: Vec<_> = world.told(&world.priya);
        let told = |kind: &str, at: &str| (kind.to_owned(), at.to_owned());
        assert_eq!(
            kinds,
            [
                told("notify.early", "2026-03-17T16:00:00Z"),
                told("notify.week", "2026-03-24T16:00:00Z"),
                told("notify.eve", "2026-03-30T16:00:00Z")
            ]
        );
    });
}

#[test]
fn each_letter_is_written_once_however_often_its_job_runs() {
    on_both_async(ALL, async |db| {
        let world = World::on(db.clone());
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        world.run().await;
        world.noon.pass(7 * 24 * 3_600 + 5 * 3_600);
        let job = WriteReminder { session, step: Step::Early, person: world.priya.id };
        for _ in 0..3 {
            let app = world.app.clone();
            let written: Result<(), Stop> = db.write(move |tx| write_reminder(&app, tx, job)).await;
            written.unwrap();
        }
        world.run().await;
        assert_eq!(world.told(&world.priya).len(), 1);
        assert_eq!(world.letters().len(), 5, "one to each");
    });
}

/// Letters that were written to somebody so many hours ago, each in a transaction of its own.
fn filled(world: &World, person: &Somebody, kind: &'static str, count: usize) {
    let (env, id) = (world.noon.env.clone(), person.id);
    world
        .db
        .write_now(move |tx| -> Result<(), kith_db::Error> {
            for _ in 0..count {
                let to = (Name::stored("Somebody".to_owned()), Email::stored("somebody@example.org".to_owned()));
                let (text, html) = ("Something".to_owned(), "<p>Something</p>".to_owned());
                let said = Wording { subject: text.clone(), text, html };
                kith_mail::write(tx, &env, &Letter::new(kind, to, Lang::En, said).to_person(id))?;
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_full_week_holds_reminders_back_and_the_most_useful_one_comes_last() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        world.until("2026-03-18T12:00:00Z").await;
        let lone = world.member("Wren Zfallow");
        filled(&world, &world.priya, "sessions.recap", 3);
        filled(&world, &world.earl, "people.code", 9);
        filled(&world, &lone, "sessions.recap", 2);
        world.until("2026-03-19T17:00:00Z").await;
        let kinds = |who: &Somebody| world.told(who).into_iter().filter(|it| it.0 == "notify.early").count();
        assert_eq!(kinds(&world.priya), 0, "two of five are kept for what is more useful");
        assert_eq!(kinds(&world.earl), 1, "what he asked for does not count");
        assert_eq!(kinds(&lone), 1);
        let gone = world.read(move |r| store::gone(r, session));
        let held: Vec<_> = gone.into_iter().filter_map(|it| Some((it.person?, it.held?))).collect();
        assert_eq!(held, [(world.priya.id, Held::Cap)], "the log says so");
        // A week later there is room again.
        world.until("2026-03-26T17:00:00Z").await;
        assert!(world.told(&world.priya).iter().any(|it| it.0 == "notify.week"));
    });
}

#[test]
fn a_recap_waits_for_room_and_is_never_dropped() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let session = world.plan("2026-03-12", Whom::Community);
        filled(&world, &world.priya, "notify.eve", 5);
        let (env, by, id) = (world.noon.env.clone(), world.facilitator.id, world.priya.id);
        world
            .db
            .write_now(move |tx| -> Result<(), kith_db::Error> {
                kith_sessions::store::record::begin_session(tx, session, env.now())?;
                kith_sessions::store::record::publish_at(tx, session, Some(by), env.now())?;
                let job = kith_sessions::record::WriteRecap { session, person: id };
                kith_jobs::enqueue(tx, &env, &job, env.now()).map(|_| ())
            })
            .unwrap();
        let recaps = || world.told(&world.priya).into_iter().filter(|it| it.0 == "sessions.recap").collect::<Vec<_>>();
        world.until("2026-03-19T11:00:00Z").await;
        assert_eq!(recaps(), []);
        world.until("2026-03-19T13:00:00Z").await;
        assert_eq!(recaps(), [("sessions.recap".to_owned(), "2026-03-19T12:00:00Z".to_owned())]);
    });
}

#[test]
fn two_who_write_at_once_do_not_both_take_the_last_place() {
    on_both_async(ALL, async |db| {
        let world = World::on(db.clone());
        world.turn_on().await;
        let sessions: Vec<_> = (0..6).map(|_| world.plan("2026-04-02", Whom::Community)).collect();
        world.run().await;
        // At nine on the day before, six letters are due to each, and nobody gets more than five in seven days.
        world.noon.clock.set("2026-04-01T16:00:00Z".parse().unwrap());
        let mut tries = Vec::new();
        for session in sessions {
            let (app, db) = (world.app.clone(), db.clone());
            let job = WriteReminder { session, step: Step::Eve, person: world.priya.id };
            tries.push(tokio::spawn(async move {
                let written: Result<(), Stop> = db.write(move |tx| write_reminder(&app, tx, job)).await;
                written.unwrap();
            }));
        }
        for each in tries {
            each.await.unwrap();
        }
        assert_eq!(world.told(&world.priya).len(), 5);
    });
}

#[test]
fn who_chose_less_gets_less_and_the_log_says_why() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        let (community, priya, dale) = (world.community, world.priya.id, world.dale.id);
        world
            .db
            .write_now(move |tx| -> Result<(), kith_db::Error> {
                allowance::set_choice(tx, priya.into(), community.into(), Choice::Fewer)?;
                allowance::set_most(tx, dale.into(), 1)
            })
            .unwrap();
        world.until("2026-04-02T18:00:00Z").await;
        assert_eq!(world.told(&world.priya), []);
        let kinds: Vec<_> = world.told(&world.dale).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, ["notify.eve"], "one letter a week: the day before");
        let gone = world.read(move |r| store::gone(r, session));
        let why = |who, step| gone.iter().find(|it| it.person == Some(who) && it.step == step).and_then(|it| it.held);
        assert_eq!(why(priya, Step::Eve), Some(Held::Choice));
        assert_eq!(why(dale, Step::Week), Some(Held::Cap));
    });
}

#[test]
fn who_takes_part_from_the_edge_is_reminded_once_they_say_that_they_come() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        let (community, priya, env) = (world.community, world.priya.id, world.noon.env.clone());
        let edge = Participation { level: Level::Peripheral, recaps: false };
        world.db.write_now(move |tx| kith_charter::store::take_part(tx, &env, (community, priya), edge)).unwrap();
        let (occasion, now) = (world.occasion(session), world.noon.env.now());
        let planned = occasion.session.clone();
        let reader = world.read(move |r| store::reader(r, &planned, now, priya)).expect("she is a reader");
        assert_eq!(occasion.fate(Step::Eve, &reader, now), Fate::Held(Held::Choice));
        let coming = Reader { answer: Some(Answer::Phone), ..reader };
        assert!(matches!(occasion.fate(Step::Eve, &coming, now), Fate::Goes(_)));
    });
}

#[test]
fn turning_reminders_on_floods_nobody() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let session = world.plan("2026-03-18", Whom::Community);
        world.turn_on().await;
        world.until("2026-03-14T00:00:00Z").await;
        assert_eq!(world.letters().len(), 0, "the moments of two weeks and of one week before had passed");
        let occasion = world.occasion(session);
        let now = world.noon.env.now();
        let readers: Vec<_> = {
            let session = occasion.session.clone();
            world.read(move |r| store::readers(r, &session, now))
        };
        assert!(readers.iter().all(|it| occasion.fate(Step::Week, it, now) == Fate::Held(Held::Late)));
        world.until("2026-03-18T12:00:00Z").await;
        assert_eq!(world.told(&world.priya), [("notify.eve".to_owned(), "2026-03-17T16:00:00Z".to_owned())]);
    });
}

#[test]
fn the_morning_after_speaks_to_who_came_and_to_who_missed_it() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-03-13", Whom::Community);
        world.until("2026-03-13T17:00:00Z").await;
        let host = &world.facilitator.browser;
        let path = |end: &str| format!("/c/shore/sessions/{session}{end}");
        assert_eq!(host.post(&path("/beginnings"), &[]).await.status, 303);
        let came = world.priya.browser.post(&path("/arrivals"), &[("how", "screen")]).await;
        assert_eq!(came.status, 303, "{}", came.body);
        assert_eq!(host.post(&path("/endings"), &[]).await.status, 303);
        // Saturday and Sunday are quiet: it goes on Monday at eight.
        world.until("2026-03-16T17:00:00Z").await;
        let letters = world.letters();
        let after = |who: &Somebody| {
            let mut own = letters.iter().filter(|it| it.person == Some(who.id.into()) && it.kind == "notify.after");
            own.next().unwrap().clone()
        };
        assert!(after(&world.priya).text.contains("Thank you for being there."));
        assert!(after(&world.earl).text.contains("vous nous avez manqué"));
        assert_eq!(after(&world.priya).written_at.to_string(), "2026-03-16T15:00:00Z");
    });
}

#[test]
fn room_comes_back_as_letters_grow_old() {
    let at = |hours: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours);
    let allowance = Allowance { most: 2, written: vec![at(0), at(10), at(20)] };
    assert_eq!(allowance.room(at(20)), -1);
    assert_eq!(allowance.free_at(at(20)), at(10) + WEEK);
    assert_eq!(Allowance { most: USUAL, ..allowance.clone() }.free_at(at(20)), at(20));
    assert_eq!(allowance.room(at(0) + WEEK), 0);
    assert_eq!(allowance.room(at(10) + WEEK), 1);
}

#[test]
fn who_has_not_answered_what_is_asked_ahead_is_reminded_two_days_before() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        world.until("2026-03-20T12:00:00Z").await;
        let (env, by, ready) = (world.noon.env.clone(), world.facilitator.id, world.priya.id);
        world
            .db
            .write_now(move |tx| -> Result<(), kith_db::Error> {
                use kith_sessions::store::{ask_ahead, set_ready};
                ask_ahead(tx, session, "What do you want help with?", (Some(by), env.now()))?;
                set_ready(tx, (session, ready), true, env.now())
            })
            .unwrap();
        world.until("2026-04-01T12:00:00Z").await;
        let asked = |who: &Somebody| world.told(who).into_iter().filter(|it| it.0 == "notify.prepare").count();
        assert_eq!((asked(&world.priya), asked(&world.earl)), (0, 1));
        let letters = world.letters();
        let letter = letters.iter().find(|it| it.kind == "notify.prepare").unwrap();
        assert_eq!(letter.written_at.to_string(), "2026-03-31T13:00:00Z");
        let earl = letters.iter().find(|it| it.kind == "notify.prepare" && it.lang == Lang::Fr).unwrap();
        assert!(earl.text.contains(&format!("/sessions/{session}/ahead")), "{}", earl.text);
    });
}
