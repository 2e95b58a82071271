//! The test world: two communities of the same shape and a closed one, written row by row as the schema says, so that
//! nothing of the slices decides what is in it. Every text in it is a canary: a word that stands nowhere else.

pub mod action;
pub mod agenda;
mod captures;
pub mod charter;
pub mod pairings;
pub mod people;
pub mod rhythm;
pub mod same;
pub mod sessions;

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kith_base::{Uuid, jiff};
use kith_db::{Db, Error, Tx, Value};

use crate::cast::{self, Person};
use crate::probe::Step;
use crate::table::Thing;

/// A way to be allowed to see something: all of its steps are open.
pub type Way = Vec<Step>;

/// A word that stands in one column of one row.
#[derive(Clone, Debug)]
pub struct Canary {
    pub word: String,
    /// Table, column, and the name of the row.
    pub place: (&'static str, &'static str, String),
    /// Who may see it: those for whom one of these ways is open.
    pub may: Vec<Way>,
    /// To whom the product promises to show it, of those who may.
    pub promised: Vec<Way>,
}

/// A value on its way into a row.
#[derive(Clone, Debug)]
pub enum V {
    Null,
    /// The id of what has this name.
    Id(String),
    Text(String),
    Int(i64),
    Bool(bool),
    /// Minutes from now.
    Time(i64),
    /// Days from today.
    Day(i64),
}

pub fn id_of(name: &str) -> V {
    V::Id(name.to_owned())
}

pub fn text(text: &str) -> V {
    V::Text(text.to_owned())
}

/// The id of what has this name, the same in every run.
pub fn id(name: &str) -> Uuid {
    let hash =
        |seed: u64| name.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let bits = (u128::from(hash(0xcbf2_9ce4_8422_2325)) << 64) | u128::from(hash(0x8422_2325_cbf2_9ce4));
    // The shape of a UUIDv7, from the year 2026.
    let dated = (bits >> 48) & !(0xf << 76) & !(0x3 << 62);
    Uuid::from_u128((0x019c_0000_0000_u128 << 80) | (dated & ((1 << 80) - 1)) | (0x7 << 76) | (0x2 << 62))
}

/// An id as addresses have it.
pub fn address(name: &str) -> String {
    id(name).as_simple().to_string()
}

/// Noon of 12 March 2026, at which every test happens, and so many minutes after it.
pub fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_773_316_800).expect("noon") + SignedDuration::from_mins(minutes)
}

fn day(days: i64) -> Date {
    at(days * 24 * 60).to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The whole world, and who may see what of it.
#[derive(Clone)]
pub struct World {
    pub cast: Vec<Person>,
    pub canaries: Vec<Canary>,
    /// Whether alder, too, is known to nobody but its people.
    pub closed: bool,
    /// Every column that holds a canary.
    pub canaried: BTreeSet<(&'static str, &'static str)>,
    rows: Vec<(&'static str, Vec<(&'static str, V)>)>,
}

impl World {
    /// The world, with alder open to the eye of the public or not.
    pub fn new(closed: bool) -> Self {
        let mut world =
            Self { cast: cast::all(), canaries: Vec::new(), closed, canaried: BTreeSet::new(), rows: Vec::new() };
        people::fill(&mut world);
        charter::fill(&mut world);
        sessions::fill(&mut world);
        agenda::fill(&mut world);
        same::fill(&mut world);
        pairings::fill(&mut world);
        rhythm::fill(&mut world);
        action::fill(&mut world);
        world
    }

    /// Writes it into a database.
    pub fn write_into(&self, db: &Db) {
        let rows = self.rows.clone();
        db.write_now(move |tx| rows.iter().try_for_each(|(table, columns)| insert(tx, table, columns)))
            .expect("the world is written");
    }

    pub fn put(&mut self, table: &'static str, columns: Vec<(&'static str, V)>) {
        self.rows.push((table, columns));
    }

    /// A fresh word for a column, for those for whom one of `may` is open; all of them are shown it.
    pub fn canary(&mut self, column: (&'static str, &'static str), row: &str, may: Vec<Way>) -> V {
        let promised = may.clone();
        self.canary_for(column, row, may, promised)
    }

    /// The same, of which only some are promised to be shown it.
    pub fn canary_for(
        &mut self,
        (table, column): (&'static str, &'static str),
        row: &str,
        may: Vec<Way>,
        promised: Vec<Way>,
    ) -> V {
        let word = word(self.canaries.len());
        let place = (table, column, row.to_owned());
        self.canaried.insert((table, column));
        self.canaries.push(Canary { word: word.clone(), place, may, promised });
        V::Text(word)
    }

    /// One more way to see a canary that is there already.
    pub fn also(&mut self, table: &str, column: &str, row: &str, way: Way) {
        let is_it = |it: &&mut Canary| it.place.0 == table && it.place.1 == column && it.place.2 == row;
        if let Some(canary) = self.canaries.iter_mut().find(is_it) {
            canary.may.push(way);
        }
    }

    /// The community itself, as its visibility has it.
    pub fn itself(&self, community: &'static str) -> Thing {
        let anybody = community == "alder" && !self.closed;
        Thing::of_community("community", community).audience(if anybody { "public" } else { "community" })
    }

    /// How every page of a community begins.
    pub fn enter(&self, community: &'static str) -> Step {
        if community == "cedar" { Step::Never } else { Step::Must("read", self.itself(community)) }
    }

    /// The way of whoever enters a community and is let through these.
    pub fn way(&self, community: &'static str, steps: impl IntoIterator<Item = Step>) -> Way {
        std::iter::once(self.enter(community)).chain(steps).collect()
    }

    /// The words of the canaries of one column of one row.
    pub fn word_of(&self, table: &str, column: &str, row: &str) -> String {
        let found = self.canaries.iter().find(|it| it.place.0 == table && it.place.1 == column && it.place.2 == row);
        found.map(|it| it.word.clone()).unwrap_or_else(|| panic!("no canary in {table}.{column} of {row}"))
    }
}

/// A word of letters that no language has.
fn word(number: usize) -> String {
    let letters: Vec<char> = "bcdfghjklmnprstvw".chars().collect();
    let many = letters.len();
    let letter = |at: u32| letters[number / many.pow(at) % many];
    format!("zq{}{}{}qz", letter(2), letter(1), letter(0))
}

fn insert(tx: &mut Tx<'_>, table: &str, columns: &[(&'static str, V)]) -> Result<(), Error> {
    let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
    let slots: Vec<_> = (1..=columns.len()).map(|slot| format!("${slot}")).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), slots.join(", "));
    let values: Vec<Value<'_>> = columns.iter().map(|(_, value)| value.bound()).collect();
    tx.exec(&sql, &values).map(|_| ())
}

impl V {
    fn bound(&self) -> Value<'_> {
        match self {
            V::Null => Value::Null,
            V::Id(name) => Value::Id(id(name)),
            V::Text(text) => Value::Text(text),
            V::Int(number) => Value::Int(*number),
            V::Bool(flag) => Value::Bool(*flag),
            V::Time(minutes) => Value::Time(at(*minutes)),
            V::Day(days) => Value::Date(day(*days)),
        }
    }

    /// The same text inside something.
    pub fn inside(&self, before: &str, after: &str) -> V {
        match self {
            V::Text(text) => V::Text(format!("{before}{text}{after}")),
            other => other.clone(),
        }
    }
}
