//! The annual work plan: its lines, each for a priority of the strategic plan, with an owner, a time and where it stands.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_base::{ids, jiff};
use kith_charter::TermId;
use serde::{Deserialize, Serialize};

use crate::days::Days;

ids! {
    /// A line of an annual work plan.
    LineId,
    /// A plan that was brought in at once.
    PlanImportId,
}
kith_db::bind_ids!(LineId, PlanImportId);

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    #[default]
    Planned,
    Begun,
    Done,
    Later,
    Dropped,
}

impl State {
    pub const ALL: [Self; 5] = [Self::Planned, Self::Begun, Self::Done, Self::Later, Self::Dropped];

    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Later => "later",
            Self::Dropped => "dropped",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// How its word is drawn.
    pub fn mark(self) -> &'static str {
        if self == Self::Done { "well" } else { "" }
    }
}

kith_db::bind_words!(State);

/// What a line says.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Draft {
    pub term: TermId,
    pub year: i64,
    pub code: String,
    pub text: String,
    /// The person or organisation who sees to it, by name; "" for nobody yet.
    pub owner: String,
    pub state: State,
    pub from: Date,
    pub until: Date,
}

impl Draft {
    pub fn days(&self) -> Days {
        Days { from: self.from, until: self.until }
    }
}

/// A line of the work plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub id: LineId,
    pub changed_at: Timestamp,
    pub said: Draft,
}

impl Line {
    /// What it is called where a choice names it.
    pub fn name(&self) -> String {
        format!("{} {} · {}", self.said.year, self.said.code, self.said.text)
    }
}
