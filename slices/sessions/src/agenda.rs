//! The agenda: what people do in a session, in which order, for how many minutes.

use jiff::Timestamp;
use kith_base::{Say, Title, jiff};
use serde::Serialize;

use crate::SessionId;

kith_base::ids! {
    /// An activity of an agenda.
    ActivityId,
}
kith_db::bind_ids!(ActivityId);

/// What people do in an activity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    CheckIn,
    Round,
    Pairs,
    OneWord,
    Case,
    Evidence,
    Open,
    Break,
    Questions,
    Commitments,
}

impl ActivityKind {
    /// All of them, as they are offered.
    pub const ALL: [ActivityKind; 10] = [
        ActivityKind::CheckIn,
        ActivityKind::Round,
        ActivityKind::Pairs,
        ActivityKind::OneWord,
        ActivityKind::Case,
        ActivityKind::Evidence,
        ActivityKind::Open,
        ActivityKind::Break,
        ActivityKind::Questions,
        ActivityKind::Commitments,
    ];

    pub fn word(self) -> &'static str {
        match self {
            ActivityKind::CheckIn => "check_in",
            ActivityKind::Round => "round",
            ActivityKind::Pairs => "pairs",
            ActivityKind::OneWord => "one_word",
            ActivityKind::Case => "case",
            ActivityKind::Evidence => "evidence",
            ActivityKind::Open => "open",
            ActivityKind::Break => "break",
            ActivityKind::Questions => "questions",
            ActivityKind::Commitments => "commitments",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind that was chosen in a form.
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(text).ok_or_else(|| Say::new("error-not-a-choice"))
    }
}

kith_db::bind_words!(ActivityKind);

/// A part of an agenda.
#[derive(Clone, Debug, Serialize)]
pub struct Activity {
    pub id: ActivityId,
    pub session_id: SessionId,
    /// From 1.
    pub place_in_agenda: i64,
    pub kind: ActivityKind,
    pub title: Title,
    pub minutes: i64,
    /// What people are asked; one line, may be empty.
    pub prompt: String,
    pub begun_at: Option<Timestamp>,
}

kith_db::from_row!(Activity { id, session_id, place_in_agenda, kind, title, minutes, prompt, begun_at });
