//! Attendance: who came, and how. People say it themselves, or the facilitator notes it; corrections are logged.

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kith_base::{Say, Uuid, jiff};
use kith_policy::{PersonId, TeamId};
use serde::Serialize;

use crate::Session;

/// How somebody came.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    Screen,
    Telephone,
    Room,
}

impl How {
    /// All of them, as they are offered.
    pub const ALL: [How; 3] = [How::Screen, How::Telephone, How::Room];

    pub fn word(self) -> &'static str {
        match self {
            How::Screen => "screen",
            How::Telephone => "telephone",
            How::Room => "room",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.word() == word)
    }

    /// How somebody says that they came.
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(text).ok_or_else(|| Say::new("error-not-a-choice"))
    }

    /// The locale key of its word.
    pub fn key(self) -> &'static str {
        // locale: held-how-screen held-how-telephone held-how-room
        match self {
            How::Screen => "held-how-screen",
            How::Telephone => "held-how-telephone",
            How::Room => "held-how-room",
        }
    }
}

kith_db::bind_words!(How);

/// Somebody on the sheet of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct OnSheet {
    pub person: PersonId,
    pub name: String,
    pub organisation: String,
    /// How they came, if it is noted.
    pub how: Option<How>,
    /// 0 for who is noted, said that they come, or was heard; 1 for everybody else.
    pub rank: i64,
    /// Whether they are in the session as a guest.
    pub guest: bool,
}

impl OnSheet {
    /// Their place on the sheet, from which its next page goes on.
    pub fn place(&self) -> Place {
        Place { rank: self.rank, person: self.person }
    }
}

/// Somebody on the sheet of paper of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct OnPaper {
    pub person: PersonId,
    pub name: String,
    pub organisation: String,
    pub how: Option<How>,
    pub guest: bool,
}

/// A place on the sheet of a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub rank: i64,
    pub person: PersonId,
}

impl Place {
    /// Before everybody.
    pub const START: Place = Place { rank: -1, person: PersonId(Uuid::nil()) };
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.rank, self.person)
    }
}

impl std::str::FromStr for Place {
    type Err = Say;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (rank, person) = text.split_once('.')?;
            Some(Place { rank: rank.parse().ok()?, person: person.parse().ok()? })
        };
        read().ok_or_else(|| Say::new("error-not-a-page"))
    }
}

/// How many of a team came.
#[derive(Clone, Debug, PartialEq)]
pub struct OfTeam {
    /// Nothing for who is in no team.
    pub team: Option<String>,
    pub came: i64,
    pub all: i64,
    /// How many teams there are, and how many people are noted, in all.
    pub teams: i64,
    pub present: i64,
}

/// Somebody whom the page of a running session names.
#[derive(Clone, Debug, PartialEq)]
pub struct InRoom {
    pub person: PersonId,
    pub name: String,
    pub how: Option<How>,
    /// 1 if they were heard in the activity, 0 if only earlier in the session; nothing if not at all.
    pub heard: Option<i64>,
    /// Whether the session is for them; others came beside.
    pub inside: bool,
    /// How many are noted as here, and how many the session is for, in all.
    pub here: i64,
    pub all: i64,
    pub guest: bool,
}

impl InRoom {
    /// Whether they are here and have not yet had the floor.
    pub fn waits(&self) -> bool {
        self.how.is_some() && self.heard != Some(1)
    }
}

/// A change of what is noted about somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    pub person: PersonId,
    pub from: Option<How>,
    pub to: Option<How>,
}

/// How it became known that somebody came.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// They said so themselves.
    Own,
    /// They typed the code of the session, or held a telephone before its pattern.
    Code,
    /// The host noted it.
    Host,
    /// It stood on the sheet of paper.
    Paper,
    /// A report of the meeting says so, and somebody said yes where it did not know the address.
    Report,
}

impl Via {
    pub const ALL: [Via; 5] = [Via::Own, Via::Code, Via::Host, Via::Paper, Via::Report];

    pub fn word(self) -> &'static str {
        match self {
            Via::Own => "own",
            Via::Code => "code",
            Via::Host => "host",
            Via::Paper => "paper",
            Via::Report => "report",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|via| via.word() == word)
    }

    /// The locale key of its word.
    pub fn key(self) -> &'static str {
        // locale: attendance-via-own attendance-via-code attendance-via-host attendance-via-paper attendance-via-report
        match self {
            Via::Own => "attendance-via-own",
            Via::Code => "attendance-via-code",
            Via::Host => "attendance-via-host",
            Via::Paper => "attendance-via-paper",
            Via::Report => "attendance-via-report",
        }
    }
}

kith_db::bind_words!(Via);

/// A correction, as the sheet lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    pub name: String,
    pub was: Option<How>,
    pub became: Option<How>,
    pub via: Via,
    /// Who corrected it; nobody when they are gone.
    pub by: Option<String>,
    pub at: Timestamp,
}

/// How many came beside those who are noted: by how they came, and of which team where that was told.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    pub how: How,
    pub team: Option<TeamId>,
    pub team_name: Option<String>,
    pub many: i64,
}

/// How many of no team in particular came in one way beside those who are noted. What only a sum is known of, came to the
/// room.
pub fn many_beside(session: &Session, told: &[Beside], how: How) -> i64 {
    if told.is_empty() && how == How::Room {
        return session.also_present;
    }
    told.iter().filter(|it| it.how == how && it.team.is_none()).map(|it| it.many).sum()
}

/// Whether people can say themselves that they are here: from half an hour before until the end of the session's day.
pub fn is_open(session: &Session, now: Timestamp) -> bool {
    let begins = session.starts_at - SignedDuration::from_mins(30);
    session.cancelled_at.is_none() && begins <= now && now < last_of_day(session)
}

fn last_of_day(session: &Session) -> Timestamp {
    let midnight = session.on_day.checked_add(1.day()).map(|day| day.to_datetime(Time::midnight()));
    let zone = session.zone.tz().clone();
    let ends = midnight.and_then(|at| at.to_zoned(zone)).map(|at| at.timestamp());
    ends.unwrap_or(session.starts_at).max(session.ends_at())
}

/// What differs between what is noted and what was ticked.
pub fn changes(noted: &[(PersonId, Option<How>)], ticked: &[(PersonId, Option<How>)]) -> Vec<Change> {
    let before = |person: PersonId| noted.iter().find(|(id, _)| *id == person).and_then(|(_, how)| *how);
    let change = |&(person, to): &(PersonId, Option<How>)| Change { person, from: before(person), to };
    ticked.iter().map(change).filter(|change| change.from != change.to).collect()
}
