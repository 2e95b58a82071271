//! The ledger: what stands here for the rows of a source, as one import knows it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kith_base::{Uuid, ids};

use crate::row::{Key, Kind};
use crate::sheet::Prints;

ids! {
    /// One import, from beginning to end.
    BatchId,
}
kith_db::bind_ids!(BatchId);

/// What stands here for a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub id: Uuid,
    /// The fingerprints of its fields as the source had them last.
    pub prints: Prints,
    /// When a snapshot came without it.
    pub vanished_at: Option<Timestamp>,
    /// Whether somebody deleted it here.
    pub gone: bool,
}

/// Everything that a source brought and that was not undone.
#[derive(Clone, Debug, Default)]
pub struct Ledger(BTreeMap<Key, Held>);

impl Ledger {
    pub fn get(&self, key: &Key) -> Option<&Held> {
        self.0.get(key)
    }

    /// The thing that stands for a row, unless it was deleted here.
    pub fn standing(&self, key: &Key) -> Option<Uuid> {
        self.get(key).filter(|held| !held.gone).map(|held| held.id)
    }

    /// What has the latest kinds first: what points before what is pointed at.
    pub fn from_the_end(&self) -> impl Iterator<Item = (&Key, &Held)> {
        self.0.iter().rev()
    }

    pub(crate) fn hold(&mut self, key: Key, held: Held) {
        self.0.insert(key, held);
    }

    pub(crate) fn note_gone(&mut self, kind: Kind, name: String) {
        if let Some(held) = self.0.get_mut(&Key { kind, name }) {
            held.gone = true;
        }
    }
}

/// What a batch did to a thing that was there before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A field was replaced; `former` is what it was.
    Changed,
    /// A field is another one at the source and was left as it stands here.
    Left,
    /// It vanished from the source.
    Vanished,
    /// It came back; `former` is since when it had been away.
    Returned,
}

impl Act {
    pub const ALL: [Act; 4] = [Act::Changed, Act::Left, Act::Vanished, Act::Returned];

    pub fn word(self) -> &'static str {
        match self {
            Act::Changed => "changed",
            Act::Left => "left",
            Act::Vanished => "vanished",
            Act::Returned => "returned",
        }
    }

    pub fn of(word: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.word() == word)
    }
}

kith_db::bind_words!(Act, Kind);

/// An entry of what a batch did.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub key: Key,
    pub act: Act,
    pub field: String,
    pub former: String,
    /// The fingerprint that the ledger had before; empty if it had none.
    pub print: String,
}

/// A batch as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    pub id: BatchId,
    pub source: String,
    pub at: Timestamp,
    pub made_by: Option<Uuid>,
    /// How many rows became what, by the word of the outcome.
    pub counts: BTreeMap<String, usize>,
    pub undone_at: Option<Timestamp>,
}
