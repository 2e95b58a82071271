//! The rules of the nouns, as tables.

use kith_base::{Uuid, jiff};
use kith_policy::PersonId;

use crate::attendance::{Change, How, Place, changes};
use crate::commitment::{Answer, State as Promise};
use crate::question::State as Question;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

#[test]
fn only_what_differs_is_a_change() {
    let noted = [(person(1), Some(How::Screen)), (person(2), Some(How::Room)), (person(4), None)];
    let ticked =
        [(person(1), Some(How::Screen)), (person(2), None), (person(3), Some(How::Telephone)), (person(4), None)];
    let expected = [
        Change { person: person(2), from: Some(How::Room), to: None },
        Change { person: person(3), from: None, to: Some(How::Telephone) },
    ];
    assert_eq!(changes(&noted, &ticked), expected);
}

#[test]
fn a_place_on_the_sheet_reads_back_as_written_and_rubbish_is_none() {
    for place in [Place::START, Place { rank: 1, person: person(7) }] {
        assert_eq!(place.to_string().parse(), Ok(place));
    }
    for rubbish in ["", ".", "1.", "x.00000000000000000000000000000007", "1.someone"] {
        assert!(rubbish.parse::<Place>().is_err(), "{rubbish}");
    }
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
fn later_is_a_day_to_come_where_one_is_given() {
    let today = jiff::civil::date(2026, 3, 12);
    let answer = |state, due_on| Answer { state, due_on, note: String::new() }.check(today);
    assert!(answer(Promise::Done, None).is_ok() && answer(Promise::Stuck, None).is_ok());
    assert!(answer(Promise::Later, None).is_ok());
    assert!(answer(Promise::Later, Some(jiff::civil::date(2026, 3, 13))).is_ok());
    assert_eq!(answer(Promise::Later, Some(today)).unwrap_err().0, "due_on");
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
