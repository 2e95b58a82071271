//! A letter's own link, and what it stops.

use kith_migrations::ALL;
use kith_test::on_both_async;

use super::*;
use crate::link::GOOD_FOR;

#[test]
fn a_choice_loses_one_sort_of_letters_and_keeps_the_other() {
    use Choice::{All, Fewer, None, Reminders};
    for (before, sort, after) in [
        (All, Sort::Reminders, Fewer),
        (All, Sort::Recaps, Reminders),
        (Fewer, Sort::Reminders, Fewer),
        (Fewer, Sort::Recaps, None),
        (Reminders, Sort::Reminders, None),
        (Reminders, Sort::Recaps, Reminders),
        (None, Sort::Reminders, None),
        (None, Sort::Recaps, None),
    ] {
        assert_eq!(before.without(sort), after, "{before:?} {sort:?}");
        let other = if sort == Sort::Recaps { Sort::Reminders } else { Sort::Recaps };
        assert_eq!((after.gets(sort), after.gets(other)), (false, before.gets(other)), "{before:?} {sort:?}");
    }
    assert_eq!(
        ["sessions.recap", "notify.eve", "notify.after"].map(Sort::of).map(Sort::word),
        ["recaps", "reminders", "reminders"]
    );
}

#[test]
fn the_secret_of_a_link_finds_its_letter_for_a_year_and_nothing_else_does() {
    on_both_async(ALL, async |db| {
        let noon = Noon::new();
        let link = Link::new(&noon.env, "https://kith.example");
        let secret = link.address().replace("https://kith.example/letters/", "");
        assert_eq!(secret.len(), 64, "256 bits");
        assert_eq!(link.under("/invitations"), format!("https://kith.example/invitations/{secret}"));
        assert!(!format!("{link:?}").contains(&secret), "it does not print itself");
        let id = put(&db, &noon.env, letter("zoe@example.org").with_link(link)).await;
        put(&db, &noon.env, letter("bo@example.org")).await;
        let find = async |secret: &str| {
            let (secret, now) = (secret.to_owned(), noon.env.now());
            db.read(move |r| behind(r, &secret, now)).await.unwrap().map(|it| it.letter)
        };
        assert_eq!(find(&secret).await, Some(id));
        assert_eq!((find(&"0".repeat(64)).await, find("").await), (None, None));
        assert_eq!(find(&kith_base::digest(&secret)).await, None, "what is kept opens nothing");
        noon.pass(GOOD_FOR.as_secs() - 1);
        assert_eq!(find(&secret).await, Some(id));
        noon.pass(1);
        assert_eq!(find(&secret).await, None);
    });
}
