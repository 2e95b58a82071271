//! What points at a priority: a session and what is of it, a team, a goal of the community's sessions.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_base::{Lang, Uuid, jiff};
use kith_charter::TermId;
use kith_sessions::SessionId;
use schemars::JsonSchema;
use serde::Serialize;

/// The kinds of things that can point at a priority.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Session,
    Activity,
    Commitment,
    Question,
    Team,
    Goal,
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Session, Self::Activity, Self::Commitment, Self::Question, Self::Team, Self::Goal];

    /// Those that have a day: what a session is, what it does and what came of it.
    pub const DATED: [Self; 4] = [Self::Session, Self::Activity, Self::Commitment, Self::Question];

    pub fn word(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Activity => "activity",
            Self::Commitment => "commitment",
            Self::Question => "question",
            Self::Team => "team",
            Self::Goal => "goal",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// Where a thing of this kind is read, inside its community.
    pub fn path(self, id: Uuid, session: Option<SessionId>) -> String {
        match (self, session) {
            (Self::Activity, Some(session)) => format!("/sessions/{session}#agenda"),
            (Self::Goal, _) => "/frameworks".to_owned(),
            _ => format!("/{}s/{}", self.word(), id.as_simple()),
        }
    }
}

kith_db::bind_words!(Kind);

/// So many things of a kind, of the sessions of one day, point at a priority.
#[derive(Clone, Debug)]
pub struct Counted {
    pub term: TermId,
    pub kind: Kind,
    pub day: Date,
    pub count: i64,
}

kith_db::from_row!(Counted { term, kind, day, count });

/// Something of a session that points at a priority, as a list tells it.
#[derive(Clone, Debug)]
pub struct Dated {
    pub kind: Kind,
    pub thing: Uuid,
    pub session: SessionId,
    pub text: String,
    pub lang: Lang,
    pub starts_at: Timestamp,
    /// The session's title; the line of the work plan by which it serves.
    pub title: String,
    pub code: String,
    pub line: String,
}

kith_db::from_row!(Dated { kind, thing, session, text, lang, starts_at, title, code, line });

/// A team or a goal that points at a priority.
#[derive(Clone, Debug)]
pub struct Standing {
    pub kind: Kind,
    pub thing: Uuid,
    pub term: TermId,
    pub en: String,
    pub fr: String,
}

kith_db::from_row!(Standing { kind, thing, term, en, fr });

impl Standing {
    /// What it is called, for a reader of `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        let (own, other) = if lang == Lang::Fr { (&self.fr, &self.en) } else { (&self.en, &self.fr) };
        if own.is_empty() { other } else { own }
    }
}

/// What one thing serves: a priority, and perhaps the line of the work plan by which.
#[derive(Clone, Debug)]
pub struct Served {
    pub term: TermId,
    pub year: Option<i64>,
    pub code: Option<String>,
    pub text: Option<String>,
}

kith_db::from_row!(Served { term, year, code, text });
