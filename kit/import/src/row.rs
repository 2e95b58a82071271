//! Rows: what a source delivers, in the kinds the importer knows.
//!
//! A row carries a key that the source keeps from one snapshot to the next, the place it was read from, its fields, and the
//! rows it points at by key. Nothing here knows the database.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The kinds of row, in the order in which they are brought in: a row points only at rows of earlier kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The whole that a source is about: the home of topics, and of sessions without a community.
    Network,
    Organisation,
    Topic,
    Person,
    Community,
    /// A dated intake of a community.
    Cohort,
    Team,
    Membership,
    Session,
    /// What somebody promised in a session.
    Commitment,
}

impl Kind {
    pub const ALL: [Kind; 10] = [
        Kind::Network,
        Kind::Organisation,
        Kind::Topic,
        Kind::Person,
        Kind::Community,
        Kind::Cohort,
        Kind::Team,
        Kind::Membership,
        Kind::Session,
        Kind::Commitment,
    ];

    /// The word that messages and stored batches use for this kind.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Network => "network",
            Kind::Organisation => "organisation",
            Kind::Topic => "topic",
            Kind::Person => "person",
            Kind::Community => "community",
            Kind::Cohort => "cohort",
            Kind::Team => "team",
            Kind::Membership => "membership",
            Kind::Session => "session",
            Kind::Commitment => "commitment",
        }
    }

    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The key of its name in the plural, for the lines of a report.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Network => "import-networks",
            Kind::Organisation => "import-organisations",
            Kind::Topic => "import-topics",
            Kind::Person => "import-people",
            Kind::Community => "import-communities",
            Kind::Cohort => "import-cohorts",
            Kind::Team => "import-teams",
            Kind::Membership => "import-memberships",
            Kind::Session => "import-sessions",
            Kind::Commitment => "import-commitments",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What a row is called inside its source: stable across snapshots, unique within the kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    pub kind: Kind,
    pub name: String,
}

impl Key {
    pub fn new(kind: Kind, name: impl Into<String>) -> Key {
        Key { kind, name: name.into() }
    }
}

/// Where something was read: a file of the source and, where it has lines, the line (from 1).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    pub file: String,
    pub line: Option<u32>,
}

impl Place {
    pub fn file(file: impl Into<String>) -> Place {
        Place { file: file.into(), line: None }
    }

    pub fn line(file: impl Into<String>, line: usize) -> Place {
        Place { file: file.into(), line: u32::try_from(line).ok() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

/// The value of one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "form", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// One line of plain text.
    Text(String),
    /// Markdown without raw HTML and without the source's own template language.
    Markdown(String),
    /// An absolute http or https address.
    Link(String),
    Number(i64),
    Date(Date),
    /// An instant together with the zone whose clock people went by.
    Moment(Zoned),
}

/// One thing the source holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    pub key: Key,
    pub at: Place,
    pub fields: BTreeMap<&'static str, Value>,
    /// The rows this one points at, by role, in the order of the source.
    pub refs: BTreeMap<&'static str, Vec<Key>>,
}

impl Row {
    pub fn new(kind: Kind, name: impl Into<String>, at: Place) -> Row {
        Row { key: Key::new(kind, name), at, fields: BTreeMap::new(), refs: BTreeMap::new() }
    }

    /// Adds a field; an absent value leaves the field out, which is different from an empty one.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: Option<Value>) -> Row {
        if let Some(value) = value {
            self.fields.insert(field, value);
        }
        self
    }

    /// Adds a line of text, unless there is none.
    #[must_use]
    pub fn text(self, field: &'static str, text: Option<String>) -> Row {
        self.with(field, text.map(Value::Text))
    }

    /// Points at rows of another kind; naming the same row twice counts once.
    #[must_use]
    pub fn pointing(mut self, role: &'static str, to: Kind, names: impl IntoIterator<Item = String>) -> Row {
        for name in names {
            let key = Key::new(to, name);
            let keys = self.refs.entry(role).or_default();
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        self
    }

    /// The text of a field, whichever form of text it has.
    pub fn words(&self, field: &str) -> Option<&str> {
        match self.fields.get(field)? {
            Value::Text(text) | Value::Markdown(text) | Value::Link(text) => Some(text),
            Value::Number(_) | Value::Date(_) | Value::Moment(_) => None,
        }
    }
}
