//! Shelves: where rows of a kind are put. The program has one for each kind, because it alone knows every slice.

use std::collections::BTreeMap;

use kith_base::{Env, Uuid};
use kith_db::{Error, Read, Tx};

use crate::ledger::Ledger;
use crate::row::{Key, Kind, Row};
use crate::sheet::Sheet;
use crate::words::Message;

/// What an engine must be able to do with the things of one kind.
pub trait Shelf {
    /// The table the things are in. What points at a thing by a foreign key has grown on it.
    fn table(&self) -> &'static str;

    /// The tables that hold parts of a thing; what they hold has not grown on it. [`Shelf::unmake`] clears them.
    fn parts(&self) -> &'static [&'static str] {
        &[]
    }

    /// How a row would stand here, or why it cannot. What had to be mended is noted.
    fn draw(&self, row: &Row, refs: &Refs<'_>, notes: &mut Vec<Message>) -> Result<Sheet, Message>;

    /// How a thing stands, in exactly the fields that [`Shelf::draw`] draws.
    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error>;

    /// Makes a thing that stands as drawn.
    fn make(&self, tx: &mut Tx<'_>, env: &Env, key: &Key, sheet: &Sheet) -> Result<Uuid, Error>;

    /// Lets a thing stand as the sheet says.
    fn put(&self, tx: &mut Tx<'_>, env: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error>;

    /// Ends a thing without deleting it. `false` for what has no end: a person stays one, what has been has been.
    fn retire(&self, tx: &mut Tx<'_>, env: &Env, id: Uuid) -> Result<bool, Error>;

    /// Takes the end back.
    fn restore(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error>;

    /// Deletes a thing on which nothing has grown, and its parts.
    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error>;
}

/// All shelves.
pub trait Shelves {
    fn of(&self, kind: Kind) -> &dyn Shelf;
}

/// What a row points at: what stands here for it, and how the source calls it.
pub struct Refs<'a> {
    pub(crate) row: &'a Row,
    pub(crate) ledger: &'a Ledger,
    pub(crate) rows: &'a BTreeMap<&'a Key, &'a Row>,
}

impl Refs<'_> {
    /// The first thing in a role that stands here.
    pub fn id(&self, role: &str) -> Option<Uuid> {
        self.keys(role).iter().find_map(|key| self.ledger.standing(key))
    }

    /// Everything in a role that stands here.
    pub fn ids(&self, role: &str) -> Vec<Uuid> {
        self.keys(role).iter().filter_map(|key| self.ledger.standing(key)).collect()
    }

    /// The network that the source is about.
    pub fn network(&self) -> Option<Uuid> {
        let key = self.rows.keys().find(|key| key.kind == Kind::Network)?;
        self.ledger.standing(key)
    }

    /// What the source calls the things in a role, in its order.
    pub fn names(&self, role: &str) -> Vec<&str> {
        let rows = self.keys(role).iter().filter_map(|key| self.rows.get(key));
        rows.filter_map(|row| row.words("name").or_else(|| row.words("title"))).collect()
    }

    fn keys(&self, role: &str) -> &[Key] {
        self.row.refs.get(role).map_or(&[], Vec::as_slice)
    }
}
