//! RSVP: whether somebody comes, and how.

use kith_base::Say;
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
}

impl Answer {
    /// All of them, as they are offered.
    pub const ALL: [Answer; 4] = [Answer::Yes, Answer::Phone, Answer::Maybe, Answer::No];

    pub fn word(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::Phone => "phone",
            Answer::Maybe => "maybe",
            Answer::No => "no",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }

    /// The answer that was given in a form.
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(text).ok_or_else(|| Say::new("error-not-a-choice"))
    }

    /// The locale key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Answer::Yes => "sessions-answer-yes",
            Answer::Phone => "sessions-answer-phone",
            Answer::Maybe => "sessions-answer-maybe",
            Answer::No => "sessions-answer-no",
        }
    }

    /// Whether who answers so is expected.
    pub fn comes(self) -> bool {
        matches!(self, Answer::Yes | Answer::Phone)
    }
}

kith_db::bind_words!(Answer);

/// Somebody's answer, with their name.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Rsvp {
    pub person_id: PersonId,
    pub name: String,
    pub answer: Answer,
    /// How many answered so.
    pub many: i64,
}

kith_db::from_row!(Rsvp { person_id, name, answer, many });
