//! Reports of attendance, as Zoom and Teams write them: read in any of their layouts, one line per person as the report
//! names them, and what becomes of each line. Only the same e-mail address books by itself; whatever else speaks for
//! somebody is a proposal with its reason, and waits for a yes.

mod likeness;
mod names;
mod read;

use kith_base::{Email, Say, Uuid};
use kith_policy::PersonId;

use crate::attendance::How;

pub use likeness::{Known, MOST_PROPOSED, Proposal, Reason, propose};
pub use names::{is_telephone, spellings};
pub use read::read;

kith_base::ids! {
    /// A line of a report that was brought to a session.
    SeenId,
}
kith_db::bind_ids!(SeenId);

/// The most lines that a report may have.
pub const MOST: usize = 2_000;

/// Somebody as a report names them, however often they joined.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub name: String,
    pub email: Option<Email>,
    /// Which of those who were there under this name at the same time: 1 for the first.
    pub lane: i64,
    /// Whether others were there under this name at the same time.
    pub twice: bool,
}

impl Seen {
    /// How they came, as far as the report tells.
    pub fn how(&self) -> How {
        if is_telephone(&self.name) { How::Telephone } else { How::Screen }
    }

    /// What the same line of another copy of the report is recognised by.
    pub fn mark(&self) -> String {
        match &self.email {
            Some(email) => format!("address:{email}"),
            None => format!("name:{}#{}", kith_base::fold(&self.name), self.lane),
        }
    }
}

/// What became of a line.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// It waits for somebody to say who it is.
    Waiting,
    /// It is somebody of the session's people.
    Booked,
    /// Somebody who came beside them, and counts.
    Beside,
    /// Nobody: a second device, a recorder.
    Nobody,
}

impl State {
    pub const ALL: [State; 4] = [State::Waiting, State::Booked, State::Beside, State::Nobody];

    pub fn word(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Booked => "booked",
            State::Beside => "beside",
            State::Nobody => "nobody",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

kith_db::bind_words!(State);

/// What the host says about a line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Verdict {
    Person(PersonId),
    Beside,
    Nobody,
}

impl Verdict {
    /// What stands in the field of a line.
    pub fn read(text: &str) -> Result<Self, Say> {
        match text {
            "beside" => Ok(Verdict::Beside),
            "nobody" => Ok(Verdict::Nobody),
            id => {
                id.parse::<Uuid>().map(|id| Verdict::Person(PersonId(id))).map_err(|_| Say::new("error-not-a-choice"))
            }
        }
    }

    pub fn state(self) -> State {
        match self {
            Verdict::Person(_) => State::Booked,
            Verdict::Beside => State::Beside,
            Verdict::Nobody => State::Nobody,
        }
    }

    pub fn person(self) -> Option<PersonId> {
        match self {
            Verdict::Person(id) => Some(id),
            Verdict::Beside | Verdict::Nobody => None,
        }
    }
}
