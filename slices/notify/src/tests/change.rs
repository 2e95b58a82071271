//! What has changed is told to those who were told before, once, in one letter, and to nobody else.

use kith_mail::StoredLetter;
use kith_migrations::ALL;
use kith_sessions::SessionId;
use kith_sessions::rsvp::Answer;
use kith_sessions::session::Whom;
use kith_test::on_both_async;

use super::world::{Somebody, World};

fn changes(world: &World, who: &Somebody) -> Vec<StoredLetter> {
    let own = |it: &StoredLetter| it.person == Some(who.id.into()) && it.kind == "notify.change";
    world.letters().into_iter().filter(own).collect()
}

async fn cancel(world: &World, session: SessionId, end: &str) {
    let path = format!("/c/shore/sessions/{session}/cancellation{end}");
    assert_eq!(world.facilitator.browser.post(&path, &[]).await.status, 303);
}

#[test]
fn those_who_were_told_are_told_what_changed_in_one_letter_and_nobody_else_is() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let (moved, called_off) =
            (world.plan("2026-04-02", Whom::Community), world.plan("2026-04-03", Whom::Community));
        world.answer(moved, world.priya.id, Answer::Yes);
        world.answer(called_off, world.priya.id, Answer::Maybe);
        world.answer(moved, world.earl.id, Answer::Phone);
        world.answer(moved, world.dale.id, Answer::No);
        world.until("2026-03-12T13:00:00Z").await;
        assert_eq!(world.letters().len(), 0);
        world.move_to(moved, "2026-04-01").await;
        cancel(&world, called_off, "").await;
        world.until("2026-03-12T15:00:00Z").await;
        let own = changes(&world, &world.priya);
        assert_eq!(own.len(), 1, "two changes, one letter");
        for text in [
            "It has moved: it is now on Wed 1 April 2026, 10:00 PDT. It was to be on Thu 2 April 2026, 10:00 PDT.",
            "It is cancelled. It was to be on Fri 3 April 2026, 10:00 PDT.",
            &format!("https://kith.example.org/c/shore/sessions/{moved}"),
        ] {
            assert!(own[0].text.contains(text), "{text} in {}", own[0].text);
        }
        let french = changes(&world, &world.earl);
        assert_eq!(french.len(), 1);
        assert!(french[0].text.contains("La date a changé"), "{}", french[0].text);
        assert!(!french[0].text.contains("annulé"), "of the other one he was told nothing");
        let nobody = [&world.dale, &world.steward, &world.facilitator].map(|who| changes(&world, who).len());
        assert_eq!(nobody, [0, 0, 0], "who said no, who was told nothing, who did it");
        cancel(&world, called_off, "/undo").await;
        world.until("2026-03-12T16:00:00Z").await;
        let own = changes(&world, &world.priya);
        assert!(own.len() == 2 && own[1].text.contains("It takes place after all"), "{own:?}");
        assert_eq!(world.read(kith_jobs::waiting), 0);
    });
}

#[test]
fn what_was_taken_back_before_anybody_heard_of_it_is_not_told() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        world.until("2026-03-19T17:00:00Z").await;
        let letters = world.letters().len();
        assert_eq!(letters, 5, "the first word went to all");
        cancel(&world, session, "").await;
        world.noon.pass(1);
        cancel(&world, session, "/undo").await;
        world.until("2026-03-19T18:00:00Z").await;
        assert_eq!(world.letters().len(), letters);
        cancel(&world, session, "").await;
        world.until("2026-03-19T19:00:00Z").await;
        let told = [&world.priya, &world.earl, &world.dale, &world.steward].map(|who| changes(&world, who).len());
        assert_eq!((told, changes(&world, &world.facilitator).len()), ([1, 1, 1, 1], 0));
        assert_eq!(world.letters().len(), letters + 4);
    });
}
