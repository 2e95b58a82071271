//! The record of a session: what stays of it. It builds itself from the agenda, and is published once it holds what
//! people need of it.

use jiff::Timestamp;
use kith_base::{Lang, Say, jiff};
use kith_policy::PersonId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::commitment::{Commitment, DecisionId};
use crate::{Session, SessionId};

pub use crate::pages::came_back::{CameBack, came_back};

kith_base::ids! {
    /// A tool or another resource that was named in a session.
    NamedId,
}
kith_db::bind_ids!(NamedId);

/// A tool or another resource that was named in a session.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Named {
    pub id: NamedId,
    pub text: String,
    /// Where it is; "" where nobody said.
    pub address: String,
}

/// The notes of a session, as written and as pages show them.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    pub text: String,
    pub html: String,
}

/// What was written into the record of a session.
#[derive(Clone, Debug, Default)]
pub struct Written {
    pub notes: Notes,
    pub decisions: Vec<(DecisionId, String)>,
    pub named: Vec<Named>,
    /// How much of what stays in the record may not be quoted any more.
    pub withdrawn: usize,
}

/// A session before or after another one of its kind.
#[derive(Clone, Debug)]
pub struct Neighbour {
    pub id: SessionId,
    pub title: String,
    pub lang: Lang,
    pub starts_at: Timestamp,
}

/// The sessions on either side of one.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    pub previous: Option<Neighbour>,
    pub next: Option<Neighbour>,
}

kith_db::from_row!(Neighbour { id, title, lang, starts_at });

/// The recap of a published record, to be written to one person.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WriteRecap {
    pub session: SessionId,
    pub person: PersonId,
}

impl kith_jobs::Job for WriteRecap {
    const KIND: &'static str = "recap.write";
}

/// What a record holds, as far as publishing needs to know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Holds {
    pub notes: bool,
    pub kept: i64,
    pub decisions: i64,
    pub questions: i64,
    pub present: i64,
}

/// Whether the record may be published now: what keeps it from that, in the order in which one would mend it.
pub fn missing(session: &Session, holds: Holds, commitments: &[Commitment], now: Timestamp) -> Vec<Say> {
    let mut missing = Vec::new();
    if session.cancelled_at.is_some() {
        missing.push(Say::new("held-missing-cancelled"));
    } else if now < session.starts_at && session.begun_at.is_none() {
        missing.push(Say::new("held-missing-not-yet"));
    } else if session.begun_at.is_some() && session.ended_at.is_none() && now < session.ends_at() {
        missing.push(Say::new("held-missing-running"));
    }
    let nobody = commitments.iter().filter(|it| it.person.is_none()).count();
    if nobody > 0 {
        missing.push(Say::new("held-missing-persons").with("n", nobody));
    }
    let words = holds.kept + holds.decisions + holds.questions;
    if !holds.notes && words == 0 && commitments.is_empty() {
        missing.push(Say::new("held-missing-everything"));
    }
    missing
}

/// What may be published all the same, and is worth a second look.
pub fn doubtful(holds: Holds, commitments: &[Commitment]) -> Vec<Say> {
    let mut doubtful = Vec::new();
    let undated = commitments.iter().filter(|it| it.due_on.is_none()).count();
    if undated > 0 {
        doubtful.push(Say::new("held-doubtful-dates").with("n", undated));
    }
    if holds.present == 0 {
        doubtful.push(Say::new("held-doubtful-attendance"));
    }
    doubtful
}
