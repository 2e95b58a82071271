//! The harvest: where a mapping puts its rows, and what the importer checks before anyone may use them.
//!
//! Every source goes through the same checks (shape, length, clean text, one row per key, references that lead somewhere), so
//! that a new source is a mapping and no more. What fails is refused with its place; what is mended is noted; what is not
//! brought in is counted. Nothing disappears.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::row::{Key, Kind, Place, Row, Value};
use crate::shape::{Field, Form, Reference};
use crate::text;
use crate::words::{self, Message};

const LONGEST_KEY: usize = 300;
/// Deeper quotations cost a Markdown parser more than they can mean.
const DEEPEST_QUOTE: usize = 32;

/// Something that was not brought in, where it stands and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    pub at: Place,
    /// The row it would have been, where that much could be read.
    pub row: Option<Key>,
    pub reason: Message,
}

/// Something in a row that was mended or let go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    pub at: Place,
    pub row: Option<Key>,
    pub message: Message,
}

/// Something the source holds that this importer does not bring in, with how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub what: Message,
    pub count: usize,
}

/// What a source delivers after the checks: rows in the order to bring them in, and everything there is to say about them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Delivery {
    pub rows: Vec<Row>,
    pub refusals: Vec<Refusal>,
    pub notes: Vec<Note>,
    pub left_out: Vec<LeftOut>,
    /// What is in the rows beside their fields, such as the people who were present, with how many there are.
    pub held: BTreeMap<Message, usize>,
    /// The kinds of which everything was read: what is not there has vanished.
    pub whole: BTreeSet<Kind>,
}

impl Delivery {
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.key.kind == kind)
    }

    pub fn find(&self, kind: Kind, name: &str) -> Option<&Row> {
        self.of(kind).find(|row| row.key.name == name)
    }

    /// How many rows there are of each kind, zero included.
    pub fn counts(&self) -> BTreeMap<Kind, usize> {
        Kind::ALL.into_iter().map(|kind| (kind, self.of(kind).count())).collect()
    }

    /// How often each note was made: the first page of a report, before the list of every one.
    pub fn note_counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for note in &self.notes {
            *counts.entry(note.message.key).or_default() += 1;
        }
        counts
    }
}

/// What a mapping fills.
#[derive(Debug, Default)]
pub struct Harvest {
    rows: Vec<Row>,
    refusals: Vec<Refusal>,
    notes: Vec<Note>,
    left_out: BTreeMap<Message, usize>,
    held: BTreeMap<Message, usize>,
}

impl Harvest {
    pub fn row(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub fn refuse(&mut self, at: Place, row: Option<Key>, reason: Message) {
        self.refusals.push(Refusal { at, row, reason });
    }

    pub fn note(&mut self, at: Place, row: Option<Key>, message: Message) {
        self.notes.push(Note { at, row, message });
    }

    pub fn leave_out(&mut self, what: Message, count: usize) {
        if count > 0 {
            *self.left_out.entry(what).or_default() += count;
        }
    }

    /// Counts what is in a row and is brought in with it.
    pub fn hold(&mut self, what: Message, count: usize) {
        if count > 0 {
            *self.held.entry(what).or_default() += count;
        }
    }

    /// Checks the rows and hands them over.
    pub fn gather(mut self) -> Delivery {
        let mut rows = std::mem::take(&mut self.rows);
        // A stable sort: of two rows with one key, the one read first stays.
        rows.sort_by(|a, b| a.key.cmp(&b.key));
        let mut kept: BTreeMap<Key, Place> = BTreeMap::new();
        let mut standing = Vec::with_capacity(rows.len());
        for mut row in rows {
            match self.check(&mut row, &kept) {
                Ok(()) => {
                    kept.insert(row.key.clone(), row.at.clone());
                    standing.push(row);
                }
                Err(reason) => self.refuse(row.at, Some(row.key), reason),
            }
        }
        self.deliver(standing)
    }

    fn deliver(mut self, rows: Vec<Row>) -> Delivery {
        self.refusals.sort_by(|a, b| a.at.cmp(&b.at));
        self.notes.sort_by(|a, b| a.at.cmp(&b.at));
        let left_out = self.left_out.into_iter().map(|(what, count)| LeftOut { what, count }).collect();
        let Harvest { refusals, notes, held, .. } = self;
        Delivery { rows, refusals, notes, left_out, held, whole: BTreeSet::new() }
    }

    fn check(&mut self, row: &mut Row, kept: &BTreeMap<Key, Place>) -> Result<(), Message> {
        check_key(&row.key)?;
        if let Some(first) = kept.get(&row.key) {
            return Err(words::KEY_TWICE.with(&[&row.key.name, first]));
        }
        check_fields(row)?;
        self.check_references(row, kept)
    }

    /// Lets go of references that lead nowhere, and says so; a row that cannot stand without one is refused.
    fn check_references(&mut self, row: &mut Row, kept: &BTreeMap<Key, Place>) -> Result<(), Message> {
        let shapes: BTreeMap<&str, &Reference> = row.key.kind.references().iter().map(|r| (r.role, r)).collect();
        for (role, keys) in &mut row.refs {
            let Some(shape) = shapes.get(role) else { return Err(words::FIELD_UNKNOWN.with(&[role])) };
            let (found, lost): (Vec<Key>, Vec<Key>) =
                std::mem::take(keys).into_iter().partition(|key| key.kind == shape.to && kept.contains_key(key));
            *keys = found;
            for key in lost {
                if shape.required {
                    return Err(words::REFERENCE_NEEDED.with(&[role, &key.name]));
                }
                let message = words::REFERENCE_DANGLING.with(&[role, &key.name]);
                self.notes.push(Note { at: row.at.clone(), row: Some(row.key.clone()), message });
            }
        }
        row.refs.retain(|_, keys| !keys.is_empty());
        match shapes.values().find(|shape| shape.required && !row.refs.contains_key(shape.role)) {
            Some(shape) => Err(words::FIELD_MISSING.with(&[&shape.role])),
            None => Ok(()),
        }
    }
}

fn check_key(key: &Key) -> Result<(), Message> {
    if key.name.trim().is_empty() {
        return Err(words::KEY_MISSING.with(&[]));
    }
    if key.name.chars().count() > LONGEST_KEY {
        return Err(words::FIELD_TOO_LONG.with(&[&"key", &LONGEST_KEY]));
    }
    if text::is_clean_line(&key.name) { Ok(()) } else { Err(words::FIELD_UNCLEAN.with(&[&"key"])) }
}

fn check_fields(row: &Row) -> Result<(), Message> {
    let shapes: BTreeMap<&str, &Field> = row.key.kind.fields().iter().map(|field| (field.name, field)).collect();
    for (name, value) in &row.fields {
        let Some(shape) = shapes.get(name) else { return Err(words::FIELD_UNKNOWN.with(&[name])) };
        check_value(name, shape.form, value)?;
    }
    let present: BTreeSet<&str> = row.fields.keys().copied().collect();
    match shapes.values().find(|shape| shape.required && !present.contains(shape.name)) {
        Some(shape) => Err(words::FIELD_MISSING.with(&[&shape.name])),
        None => Ok(()),
    }
}

fn check_value(name: &str, form: Form, value: &Value) -> Result<(), Message> {
    if !form.fits(value) {
        return Err(words::FIELD_FORM.with(&[&name]));
    }
    let (text, clean) = match value {
        Value::Text(text) | Value::Link(text) => (text, text::is_clean_line(text)),
        Value::Markdown(text) => (text, text::is_clean(text)),
        Value::Number(_) | Value::Date(_) | Value::Moment(_) => return Ok(()),
    };
    if text.trim().is_empty() {
        return Err(words::FIELD_MISSING.with(&[&name]));
    }
    if text.chars().count() > form.longest() {
        return Err(words::FIELD_TOO_LONG.with(&[&name, &form.longest()]));
    }
    if form == Form::Markdown && deepest_quote(text) > DEEPEST_QUOTE {
        return Err(words::FIELD_TOO_DEEP.with(&[&name, &DEEPEST_QUOTE]));
    }
    if clean { Ok(()) } else { Err(words::FIELD_UNCLEAN.with(&[&name])) }
}

fn deepest_quote(text: &str) -> usize {
    let depth = |line: &str| line.chars().take_while(|c| matches!(c, '>' | ' ')).filter(|c| *c == '>').count();
    text.lines().map(depth).max().unwrap_or(0)
}
