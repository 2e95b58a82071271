//! Running late: a table of what a facilitator would do by hand, and what holds whatever the agenda.

use proptest::prelude::*;

use crate::replan::{Left, Shortened, shorten};

fn left(minutes: i64, least: i64) -> Left {
    Left { minutes, least, kept: false }
}

fn kept(minutes: i64) -> Left {
    Left { minutes, least: 1, kept: true }
}

#[test]
fn what_is_left_is_made_to_end_on_time() {
    for (what, free, rest, minutes, over) in [
        ("there is time", 60, vec![left(20, 10), left(30, 10)], vec![20, 30], 0),
        ("to the minute", 50, vec![left(20, 10), left(30, 10)], vec![20, 30], 0),
        ("ten late", 40, vec![left(20, 10), left(30, 10)], vec![17, 23], 0),
        ("a break and the closing stay", 30, vec![left(20, 10), kept(10), left(20, 5), kept(5)], vec![10, 10, 5, 5], 0),
        ("all at their least", 20, vec![left(20, 10), left(30, 10)], vec![10, 10], 0),
        ("too late for that", 12, vec![left(20, 10), left(30, 10)], vec![10, 10], 8),
        ("past the end", -7, vec![left(10, 5), kept(5)], vec![5, 5], 17),
        ("a least that is more than the minutes", 4, vec![left(5, 9), left(5, 1)], vec![5, 1], 2),
        ("nothing left", 5, vec![], vec![], 0),
    ] {
        assert_eq!(shorten(free, &rest), Shortened { minutes, over }, "{what}");
    }
}

proptest! {
    #[test]
    fn it_never_ends_late_unless_nothing_can_be_shorter(
        free in -30..200_i64,
        rest in prop::collection::vec((0..60_i64, 0..60_i64, any::<bool>()), 0..12),
    ) {
        let rest: Vec<_> = rest.into_iter().map(|(minutes, least, kept)| Left { minutes, least, kept }).collect();
        let Shortened { minutes, over } = shorten(free, &rest);
        let total: i64 = minutes.iter().sum();
        prop_assert_eq!(minutes.len(), rest.len());
        prop_assert_eq!(over, (total - free).max(0));
        for (new, it) in minutes.iter().zip(&rest) {
            let floor = if it.kept { it.minutes } else { it.least.min(it.minutes) };
            prop_assert!((floor..=it.minutes).contains(new));
            prop_assert!(over == 0 || *new == floor);
        }
        let before: i64 = rest.iter().map(|it| it.minutes).sum();
        prop_assert_eq!(total == before, before <= free || minutes.iter().zip(&rest).all(|(new, it)| *new == it.minutes));
        if before > free && over == 0 {
            prop_assert_eq!(total, free);
        }
    }
}
