//! RSVP: whether somebody comes, and how; who comes instead; and who waits for a place.

use kith_base::{Name, Say};
use kith_policy::PersonId;
use serde::Serialize;

/// What somebody answers to the invitation that every session is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    Yes,
    /// Comes, by telephone.
    Phone,
    Maybe,
    No,
    /// Somebody else comes in their place.
    Instead,
    /// Would come, and waits for a place: nobody answers so, it is what becomes of an answer.
    Waits,
}

impl Answer {
    pub const ALL: [Answer; 6] =
        [Answer::Yes, Answer::Phone, Answer::Maybe, Answer::No, Answer::Instead, Answer::Waits];

    /// Those that are offered as they are.
    pub const OFFERED: [Answer; 4] = [Answer::Yes, Answer::Phone, Answer::Maybe, Answer::No];

    pub fn word(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::Phone => "phone",
            Answer::Maybe => "maybe",
            Answer::No => "no",
            Answer::Instead => "instead",
            Answer::Waits => "waits",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }

    /// The answer that was given in a form.
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(text).filter(|answer| *answer != Answer::Waits).ok_or_else(|| Say::new("error-not-a-choice"))
    }

    /// The locale key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Answer::Yes => "sessions-answer-yes",
            Answer::Phone => "sessions-answer-phone",
            Answer::Maybe => "sessions-answer-maybe",
            Answer::No => "sessions-answer-no",
            Answer::Instead => "planning-answer-instead",
            Answer::Waits => "planning-answer-waits",
        }
    }

    /// Whether a place is taken for who answers so.
    pub fn comes(self) -> bool {
        matches!(self, Answer::Yes | Answer::Phone | Answer::Instead)
    }
}

kith_db::bind_words!(Answer);

/// Who comes in somebody's place: a name, and the person of the community if it is theirs.
#[derive(Clone, PartialEq, Debug)]
pub struct StandIn {
    pub name: Name,
    pub person: Option<PersonId>,
}

/// An answer as it is given.
#[derive(Clone, PartialEq, Debug)]
pub struct Reply {
    pub answer: Answer,
    pub instead: Option<StandIn>,
}

impl Reply {
    pub fn of(answer: Answer) -> Self {
        Self { answer, instead: None }
    }
}

/// How the places of a session stand for somebody who answers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Places {
    pub capacity: i64,
    /// Taken by others.
    pub taken: i64,
    /// How many others wait.
    pub waiting: i64,
    /// Whether who answers has one already.
    pub seated: bool,
}

kith_db::from_row!(Places { capacity, taken, waiting, seated });

impl Places {
    /// Whether who answers that they come has a place: they had one, or one is free and nobody waited before them.
    pub fn has_room(self) -> bool {
        self.seated || (self.taken < self.capacity && self.waiting == 0)
    }
}

/// Reads how many may come; nothing where it is everybody.
pub fn read_capacity(text: &str) -> Result<i64, Say> {
    crate::session::read_number(text, 1, 5_000)
}

/// Somebody's answer, with their name.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Rsvp {
    pub person_id: PersonId,
    pub name: String,
    pub answer: Answer,
    /// Who comes instead, by name.
    pub instead: String,
    /// How many answered so, and which one of them this is: of those who wait, the first comes first.
    pub many: i64,
    pub place: i64,
    /// Whether they come as a guest.
    pub guest: bool,
}

kith_db::from_row!(Rsvp { person_id, name, answer, instead, many, place, guest });
