//! The rules of the nouns, as tables.

use kith_base::{Uuid, jiff};
use kith_policy::{PersonId, TeamId};

use crate::attendance::{Change, How, Present, by_team, changes};
use crate::commitment::{Answer, State as Promise};
use crate::question::State as Question;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn present(n: u128, how: How) -> Present {
    Present { person: person(n), name: n.to_string(), how }
}

#[test]
fn only_what_differs_is_a_change() {
    let noted = [present(1, How::Screen), present(2, How::Room)];
    let ticked =
        [(person(1), Some(How::Screen)), (person(2), None), (person(3), Some(How::Telephone)), (person(4), None)];
    let expected = [
        Change { person: person(2), from: Some(How::Room), to: None },
        Change { person: person(3), from: None, to: Some(How::Telephone) },
    ];
    assert_eq!(changes(&noted, &ticked), expected);
}

#[test]
fn teams_count_who_came_of_how_many() {
    let (one, two) = (TeamId(Uuid::from_u128(1)), TeamId(Uuid::from_u128(2)));
    let people = [(person(1), vec![one]), (person(2), vec![one, two]), (person(3), vec![])];
    let came = [present(2, How::Room), present(3, How::Screen)];
    assert_eq!(by_team(&people, &came), [(Some(one), 1, 2), (Some(two), 1, 1), (None, 1, 1)]);
}

#[test]
fn a_question_moves_only_where_it_can() {
    for (from, to, fits) in [
        (Question::Open, Question::Parked, true),
        (Question::Answered, Question::Parked, true),
        (Question::Parked, Question::Parked, false),
        (Question::Closed, Question::Parked, false),
        (Question::Open, Question::Closed, true),
        (Question::Closed, Question::Closed, false),
        (Question::Closed, Question::Open, true),
        (Question::Open, Question::Open, false),
        (Question::Open, Question::Answered, false),
    ] {
        assert_eq!(from.becomes(to).is_ok(), fits, "{from:?} to {to:?}");
    }
    assert!(Question::Closed.answered().is_err());
    assert_eq!(Question::Parked.answered(), Ok(Question::Answered));
}

#[test]
fn later_needs_a_day_to_come_and_stuck_a_word() {
    let today = jiff::civil::date(2026, 3, 12);
    let answer = |state, due_on, note: &str| Answer { state, due_on, note: note.to_owned() }.check(today);
    assert!(answer(Promise::Done, None, "").is_ok());
    assert!(answer(Promise::Later, Some(jiff::civil::date(2026, 3, 13)), "").is_ok());
    assert_eq!(answer(Promise::Later, None, "").unwrap_err().0, "due_on");
    assert_eq!(answer(Promise::Later, Some(today), "").unwrap_err().0, "due_on");
    assert_eq!(answer(Promise::Stuck, None, "").unwrap_err().0, "note");
    assert!(answer(Promise::Stuck, None, "No room").is_ok());
}

#[test]
fn every_word_reads_back() {
    use crate::contribution::Channel;
    assert!(Channel::ALL.into_iter().all(|it| Channel::of(it.word()) == Some(it)));
    assert!(How::ALL.into_iter().all(|it| How::of(it.word()) == Some(it)));
    assert!(Question::ALL.into_iter().all(|it| Question::of(it.word()) == Some(it)));
    assert!(Promise::ALL.into_iter().all(|it| Promise::of(it.word()) == Some(it)));
    assert!(Channel::read_for_somebody("screen").is_err());
}
