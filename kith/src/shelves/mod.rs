//! The shelves on which an import puts what it brings: one for each kind of row, through the stores of the slices.

mod cohorts;
mod commitments;
mod communities;
mod memberships;
mod organisations;
mod people;
mod sessions;
mod teams;
mod text;
mod topics;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kith_base::{Arg, Lang, Uuid, jiff};
use kith_db::Error;
use kith_import::{Kind, Message, Row, Shelf, Value, words};
use kith_people::PersonId;
use kith_web::Words;

use cohorts::Cohorts;
use commitments::Commitments;
use communities::Communities;
use memberships::Memberships;
use organisations::Organisations;
use people::People;
use sessions::Sessions;
use teams::Teams;
use topics::Topics;

/// What all shelves know of the source: its language and clock, and the words for lines under its texts.
#[derive(Clone)]
pub struct Ground {
    pub words: Arc<Words>,
    pub lang: Lang,
    pub zone: String,
}

impl Ground {
    fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.say(self.lang, key, args)
    }
}

/// A shelf for each kind.
pub struct Shelves {
    organisations: Organisations,
    topics: Topics,
    people: People,
    communities: Communities,
    cohorts: Cohorts,
    teams: Teams,
    memberships: Memberships,
    sessions: Sessions,
    commitments: Commitments,
}

impl Shelves {
    /// The shelves for a source, and who is to run the communities of which nobody is known here.
    pub fn new(ground: Ground, steward: Option<PersonId>) -> Self {
        Self {
            organisations: Organisations,
            topics: Topics { lang: ground.lang },
            people: People { ground: ground.clone() },
            communities: Communities { ground: ground.clone() },
            cohorts: Cohorts,
            teams: Teams,
            memberships: Memberships { steward },
            commitments: Commitments { lang: ground.lang },
            sessions: Sessions { ground },
        }
    }
}

impl kith_import::Shelves for Shelves {
    fn of(&self, kind: Kind) -> &dyn Shelf {
        match kind {
            Kind::Network | Kind::Community => &self.communities,
            Kind::Organisation => &self.organisations,
            Kind::Topic => &self.topics,
            Kind::Person => &self.people,
            Kind::Cohort => &self.cohorts,
            Kind::Team => &self.teams,
            Kind::Membership => &self.memberships,
            Kind::Session => &self.sessions,
            Kind::Commitment => &self.commitments,
        }
    }
}

/// A text of a sheet that the shelf itself wrote there, read again.
fn read<T, E>(field: &str, read: Result<T, E>) -> Result<T, Error> {
    read.map_err(|_| Error::Io(std::io::Error::other(format!("what was drawn for {field} cannot be put here"))))
}

/// An id of a sheet; empty where there is none.
fn id<T: From<Uuid>>(text: &str) -> Option<T> {
    text.parse::<Uuid>().ok().map(T::from)
}

/// The day of a field.
fn day(row: &Row, field: &str) -> Option<Date> {
    match row.fields.get(field)? {
        Value::Date(day) => Some(*day),
        _ => None,
    }
}

/// The first instant of a day in UTC, as which a day is kept where there are only instants.
fn first_instant(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC).ok().map(|midnight| midnight.timestamp())
}

/// The day whose first instant this is.
fn day_of(at: Timestamp) -> Option<Date> {
    let at = at.to_zoned(TimeZone::UTC);
    (at.time() == Time::midnight()).then(|| at.date())
}

/// A name as [`kith_base::Name`] takes it, or why not.
fn name(text: Option<&str>) -> Result<String, Message> {
    let name = kith_base::Name::read(text.unwrap_or_default());
    name.map(|name| name.to_string()).map_err(|_| words::NAME_UNFIT.with(&[&"name", &120]))
}
