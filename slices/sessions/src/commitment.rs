//! A commitment: who does what by when, promised in a session. "Later" and "stuck" are answers like any other; nobody
//! is ever listed as late.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_base::{Lang, Say, jiff};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};
use schemars::JsonSchema;
use serde::Serialize;

use crate::SessionId;

kith_base::ids! {
    /// A commitment.
    CommitmentId,
    /// A decision.
    DecisionId,
}
kith_db::bind_ids!(CommitmentId, DecisionId);

/// Where a commitment stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Open,
    Done,
    Later,
    Stuck,
}

impl State {
    pub const ALL: [State; 4] = [State::Open, State::Done, State::Later, State::Stuck];

    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Done => "done",
            State::Later => "later",
            State::Stuck => "stuck",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// The answer that was chosen in a form: anything but "open".
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(text).filter(|state| *state != State::Open).ok_or_else(|| Say::new("error-not-a-choice"))
    }

    /// The locale key of its word.
    pub fn key(self) -> &'static str {
        // locale: held-commitment-open held-commitment-done held-commitment-later held-commitment-stuck
        match self {
            State::Open => "held-commitment-open",
            State::Done => "held-commitment-done",
            State::Later => "held-commitment-later",
            State::Stuck => "held-commitment-stuck",
        }
    }

    /// How its word is drawn.
    pub fn mark(self) -> &'static str {
        match self {
            State::Done => "well",
            State::Stuck => "stuck",
            State::Open | State::Later => "",
        }
    }
}

kith_db::bind_words!(State);

/// A commitment as it is kept, with the place of its session.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Commitment {
    pub id: CommitmentId,
    pub session: SessionId,
    pub person: Option<PersonId>,
    pub name: Option<String>,
    /// The name of the team they were in when they promised.
    pub team_name: Option<String>,
    pub text: String,
    pub lang: Lang,
    pub due_on: Option<Date>,
    pub state: State,
    pub note: String,
    pub made_at: Timestamp,
    pub changed_at: Timestamp,
    #[serde(skip)]
    pub community: CommunityId,
    #[serde(skip)]
    pub cohort: Option<CohortId>,
    #[serde(skip)]
    pub team: Option<TeamId>,
    #[serde(skip)]
    pub audience: Audience,
    pub session_title: String,
    pub session_lang: Lang,
}

kith_db::from_row!(Commitment {
    id,
    session,
    person,
    name,
    team_name,
    text,
    lang,
    due_on,
    state,
    note,
    made_at,
    changed_at,
    community,
    cohort,
    team,
    audience,
    session_title,
    session_lang
});

impl Commitment {
    /// The commitment as the policy sees it: for the people of its session, and whose it is.
    pub fn thing(&self) -> Thing {
        self.thing_of("commitment").owned_by(self.person)
    }

    /// A thing of `kind` that is for the people of its session: the session itself.
    pub fn thing_of(&self, kind: &'static str) -> Thing {
        let place = Place { community: self.community, cohort: self.cohort, team: self.team };
        Thing::at(kind, place, self.audience)
    }

    /// Its address in the community of this name.
    pub fn path(&self, slug: &str) -> String {
        format!("/c/{slug}/commitments/{}", self.id)
    }
}

/// A commitment that is about to be kept.
#[derive(Clone, Debug)]
pub struct NewCommitment {
    pub id: CommitmentId,
    pub session: SessionId,
    pub person: Option<PersonId>,
    pub team: Option<TeamId>,
    pub text: String,
    pub lang: Lang,
    pub due_on: Option<Date>,
    pub state: State,
    pub note: String,
    pub made_at: Timestamp,
    pub changed_at: Timestamp,
}

/// What somebody says became of a commitment.
#[derive(Clone, Debug)]
pub struct Answer {
    pub state: State,
    pub due_on: Option<Date>,
    pub note: String,
}

impl Answer {
    /// What is wrong with it: a day that has passed.
    pub fn check(&self, today: Date) -> Result<(), (&'static str, Say)> {
        match (self.state, self.due_on) {
            (State::Later, Some(day)) if day <= today => Err(("due_on", Say::new("held-error-later-past"))),
            _ => Ok(()),
        }
    }
}

/// How the commitments of a team stand. Never of a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sum {
    /// "" for those who are in no team.
    pub team: String,
    pub open: i64,
    pub done: i64,
    pub later: i64,
    pub stuck: i64,
}

kith_db::from_row!(Sum { team, open, done, later, stuck });
