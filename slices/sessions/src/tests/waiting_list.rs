//! Places and the waiting list: first come, first served, whoever presses at the same moment; and who comes instead.

use kith_migrations::ALL;
use kith_test::on_both_async;

use super::hold_world::{Somebody, World};
use crate::rsvp::{Answer, Places, Rsvp};
use crate::store;

pub(super) async fn say(world: &World, who: &Somebody, fields: &[(&str, &str)]) -> http::StatusCode {
    who.browser.post(&world.at("/rsvp"), fields).await.status
}

pub(super) async fn places(world: &World, capacity: &str) {
    let page = [
        ("title", "March on the shore"),
        ("on_day", "2026-03-12"),
        ("time_of_day", "05:10"),
        ("zone", "America/Vancouver"),
        ("minutes", "60"),
        ("whom", "community"),
        ("lang", "en"),
        ("purpose", "To hear one another"),
        ("capacity", capacity),
    ];
    let kept = world.facilitator.browser.post(&world.at("/edit"), &page).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
}

fn answers(world: &World) -> Vec<Rsvp> {
    let id = world.session;
    world.read(move |r| store::rsvps(r, id, (None, 60)))
}

pub(super) fn who(world: &World, answer: Answer) -> Vec<String> {
    let mut list: Vec<_> = answers(world).into_iter().filter(|it| it.answer == answer).collect();
    list.sort_by_key(|it| it.place);
    list.into_iter().map(|it| it.name.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn a_place_is_had_by_who_has_one_or_finds_one_free_with_nobody_before_them() {
    let of = |taken, waiting, seated| Places { capacity: 2, taken, waiting, seated }.has_room();
    assert!(of(0, 0, false) && of(1, 0, false) && of(2, 3, true));
    assert!(!of(2, 0, false) && !of(1, 1, false));
}

#[test]
fn who_comes_too_late_waits_moves_up_and_is_told_in_their_language() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        places(&world, "2").await;
        for somebody in [&world.priya, &world.dale, &world.earl, &world.coach] {
            assert_eq!(say(&world, somebody, &[("answer", "yes")]).await, 303);
            world.noon.pass(60);
        }
        assert_eq!(who(&world, Answer::Yes), ["Dale", "Priya"]);
        assert_eq!(who(&world, Answer::Waits), ["Earl", "Ansel"], "first come, first served");
        let page = world.coach.browser.get(&world.at("")).await.body;
        assert!(page.contains("You are number 2 on the waiting list.") && page.contains("2 people wait for a place."));
        assert!(page.contains("There are 2 places. None is free.") && !page.contains("Earl Zbrimble"));
        let page = world.facilitator.browser.get(&world.at("")).await.body;
        assert!(page.contains("Earl Zbrimble</bdi> · <bdi>Ansel Zwhitcomb"), "who plans sees who waits: {page}");
        assert!(world.observer.browser.get(&world.at("")).await.body.contains("All places are taken."));
        let list = world.coach.browser.get("/c/shore/sessions").await.body;
        assert!(list.contains("on the waiting list"));
        assert_eq!(say(&world, &world.earl, &[("answer", "phone")]).await, 303);
        assert_eq!(who(&world, Answer::Waits), ["Earl", "Ansel"], "another answer keeps the turn");
        assert_eq!(say(&world, &world.priya, &[("answer", "yes"), ("once", "again")]).await, 303);
        assert_eq!(who(&world, Answer::Yes), ["Dale", "Priya"], "a place is kept by saying it twice");
        assert_eq!(say(&world, &world.priya, &[("answer", "no")]).await, 303);
        assert_eq!(
            (who(&world, Answer::Phone), who(&world, Answer::Waits)),
            (vec!["Earl".to_owned()], vec!["Ansel".to_owned()])
        );
        let letters = world.letters();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].text.contains("Vous avez une place à cette séance"), "{}", letters[0].text);
        assert!(letters[0].subject.contains("12 mars 2026"));
        assert_eq!(say(&world, &world.priya, &[("answer", "yes"), ("once", "back")]).await, 303);
        assert_eq!(who(&world, Answer::Waits), ["Ansel", "Priya"], "who left stands at the end");
        places(&world, "3").await;
        assert_eq!(who(&world, Answer::Waits), ["Priya"], "one more place");
        places(&world, "").await;
        assert!(who(&world, Answer::Waits).is_empty(), "everybody may come");
        assert_eq!(world.letters().len(), 3);
        for wrong in ["0", "many", "99999"] {
            let sent = world.facilitator.browser.post("/c/shore/sessions", &[("capacity", wrong)]).await;
            assert_eq!(sent.status, 422);
        }
    });
}

#[test]
fn whoever_presses_at_the_same_moment_there_is_never_one_too_many() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        for round in 0..4 {
            places(&world, "2").await;
            let all = [&world.priya, &world.earl, &world.dale, &world.coach, &world.observer, &world.steward];
            let keys = [0, 1, 2, 3, 4, 5].map(|n| format!("{round}-{n}"));
            let yes = |n: usize| [("answer", "yes"), ("once", keys[n].as_str())];
            let (a, b, c, d, e, f) = (yes(0), yes(1), yes(2), yes(3), yes(4), yes(5));
            let went = tokio::join!(
                say(&world, all[0], &a),
                say(&world, all[1], &b),
                say(&world, all[2], &c),
                say(&world, all[3], &d),
                say(&world, all[4], &e),
                say(&world, all[5], &f),
            );
            assert_eq!(went.0, 303);
            assert_eq!((who(&world, Answer::Yes).len(), who(&world, Answer::Waits).len()), (2, 4), "round {round}");
            let key = |n| format!("no-{round}-{n}");
            let keys = [0, 1, 2, 3, 4, 5].map(key);
            let no = |n: usize| [("answer", "no"), ("once", keys[n].as_str())];
            let (a, b, c) = (no(0), no(1), no(2));
            let _ = tokio::join!(say(&world, all[0], &a), say(&world, all[1], &b), say(&world, all[2], &c));
            assert_eq!((who(&world, Answer::Yes).len(), who(&world, Answer::Waits).len()), (2, 1), "round {round}");
            for (somebody, key) in all.iter().zip(&keys).skip(3) {
                assert_eq!(say(&world, somebody, &[("answer", "no"), ("once", key)]).await, 303);
            }
            assert!(who(&world, Answer::Yes).is_empty());
        }
    });
}

#[test]
fn somebody_comes_instead() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let instead = |name| [("answer", "instead"), ("instead", name)];
        assert_eq!(say(&world, &world.priya, &instead("  ")).await, 422);
        assert_eq!(say(&world, &world.priya, &instead("Robin Zo\u{202E}")).await, 422);
        assert_eq!(say(&world, &world.priya, &instead("Robin Zoutside")).await, 303);
        let page = world.dale.browser.get(&world.at("")).await.body;
        assert!(page.contains("Robin Zoutside") && page.contains("in place of Priya Zxanthor"), "{page}");
        assert!(page.contains("1 person comes."));
        assert!(world.priya.browser.get(&world.at("")).await.body.contains("Robin Zoutside comes in your place."));
        assert_eq!(say(&world, &world.earl, &instead("dale zcorvid")).await, 303);
        let named: Vec<_> = answers(&world).into_iter().map(|it| it.instead).collect();
        assert_eq!(named, ["Dale Zcorvid", "Robin Zoutside"], "a person of the community is known by their whole name");
        assert_eq!(say(&world, &world.priya, &[("answer", "maybe")]).await, 303);
        assert!(
            !world.dale.browser.get(&world.at("")).await.body.contains("Robin Zoutside"),
            "another answer forgets the name"
        );
        assert_eq!(say(&world, &world.dale, &[("answer", "waits")]).await, 422, "nobody answers so");
    });
}
