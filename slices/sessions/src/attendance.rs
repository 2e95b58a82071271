//! Attendance: who came, and how. People say it themselves, or the facilitator notes it; corrections are logged.

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kith_base::{Say, jiff};
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

/// Somebody who came.
#[derive(Clone, Debug, PartialEq)]
pub struct Present {
    pub person: PersonId,
    pub name: String,
    pub how: How,
}

kith_db::from_row!(Present { person, name, how });

/// Somebody who is here and has not yet had the floor.
#[derive(Clone, Debug, PartialEq)]
pub struct Unheard {
    pub person: PersonId,
    pub name: String,
    pub how: How,
    /// Whether they were heard earlier in this session.
    pub earlier: bool,
}

kith_db::from_row!(Unheard { person, name, how, earlier });

/// A change of what is noted about somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    pub person: PersonId,
    pub from: Option<How>,
    pub to: Option<How>,
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
pub fn changes(noted: &[Present], ticked: &[(PersonId, Option<How>)]) -> Vec<Change> {
    let before = |person: PersonId| noted.iter().find(|it| it.person == person).map(|it| it.how);
    let change = |&(person, to): &(PersonId, Option<How>)| Change { person, from: before(person), to };
    ticked.iter().map(change).filter(|change| change.from != change.to).collect()
}

/// How many of each team came, of how many. Who is in two teams counts in both; who is in none, at the end.
pub fn by_team(people: &[(PersonId, Vec<TeamId>)], present: &[Present]) -> Vec<(Option<TeamId>, i64, i64)> {
    let mut teams: Vec<Option<TeamId>> = people.iter().flat_map(|(_, teams)| teams.iter().copied().map(Some)).collect();
    teams.sort();
    teams.dedup();
    teams.push(None);
    let of = |team: &Option<TeamId>| -> (Option<TeamId>, i64, i64) {
        let inside = |own: &[TeamId]| team.map_or(own.is_empty(), |team| own.contains(&team));
        let members: Vec<_> = people.iter().filter(|(_, own)| inside(own)).collect();
        let came = members.iter().filter(|(id, _)| present.iter().any(|it| it.person == *id)).count();
        (*team, count(came), count(members.len()))
    };
    teams.iter().map(of).filter(|(_, _, all)| *all > 0).collect()
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
