//! An item: one record of a source as it was written, read field by field.
//!
//! What a mapping takes is cleaned on the way and the mending remembered; what it does not take is counted as left out. So a
//! field that a later snapshot adds shows up in the report instead of being overlooked.

use serde_json::{Map, Value as Json};

use crate::harvest::Harvest;
use crate::row::{Key, Place, Row, Value};
use crate::text::{self, Mended};
use crate::words::{self, Message};

/// One record, and what there is to say about it so far.
#[derive(Debug)]
pub struct Item {
    pub at: Place,
    fields: Map<String, Json>,
    messages: Vec<Message>,
}

impl Item {
    pub fn new(at: Place, fields: Map<String, Json>) -> Item {
        Item { at, fields, messages: Vec::new() }
    }

    /// Remembers something to be noted with the row.
    pub fn say(&mut self, message: Message) {
        self.messages.push(message);
    }

    /// Remembers something that need not be said of a second field as well.
    pub fn say_once(&mut self, message: Message) {
        if !self.messages.iter().any(|said| said.key == message.key) {
            self.say(message);
        }
    }

    /// Whether the record has this field with something in it.
    pub fn has(&self, field: &str) -> bool {
        self.fields.get(field).is_some_and(|value| !is_empty(value))
    }

    /// The text of a field, without taking it.
    pub fn peek(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.as_str()
    }

    /// Gives a field another name, where two files of a source name the same thing differently.
    pub fn rename(&mut self, from: &str, to: &str) {
        if let Some(value) = self.fields.remove(from)
            && !self.has(to)
        {
            self.fields.insert(to.to_owned(), value);
        }
    }

    /// A field as it was written, blanks around it removed.
    pub fn raw(&mut self, field: &'static str) -> Option<String> {
        let text = match self.fields.remove(field)? {
            Json::Null => return None,
            Json::String(text) => text,
            // A room number or a year is text to its reader, however the file spells it.
            Json::Number(number) => number.to_string(),
            Json::Bool(_) | Json::Array(_) | Json::Object(_) => {
                self.say(words::FIELD_ODD.with(&[&field]));
                return None;
            }
        };
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A field as one clean line.
    pub fn line(&mut self, field: &'static str) -> Option<String> {
        let raw = self.raw(field)?;
        self.keep(field, text::plain(&raw))
    }

    /// A field as clean Markdown.
    pub fn markdown(&mut self, field: &'static str) -> Option<Value> {
        let raw = self.raw(field)?;
        self.keep(field, text::markdown(&raw)).map(Value::Markdown)
    }

    fn keep(&mut self, field: &str, (text, mended): (String, Mended)) -> Option<String> {
        self.messages.extend(mended.messages(field));
        (!text.is_empty()).then_some(text)
    }

    /// A field as a web address; anything else is let go with a note.
    pub fn link(&mut self, field: &'static str) -> Option<Value> {
        let text = self.line(field)?;
        if text::is_web_address(&text) {
            return Some(Value::Link(text));
        }
        self.say(words::LINK_DROPPED.with(&[&field, &text]));
        None
    }

    /// A field as a whole number.
    pub fn number(&mut self, field: &'static str) -> Option<Value> {
        match self.fields.remove(field)? {
            Json::Null => None,
            Json::Number(number) if number.is_i64() => number.as_i64().map(Value::Number),
            _ => {
                self.say(words::FIELD_ODD.with(&[&field]));
                None
            }
        }
    }

    /// A field that holds a list of names, or one name.
    pub fn names(&mut self, field: &'static str) -> Vec<String> {
        let values = match self.fields.remove(field) {
            None | Some(Json::Null) => Vec::new(),
            Some(Json::Array(values)) => values,
            Some(one) => vec![one],
        };
        let mut names = Vec::new();
        for value in values {
            match value {
                Json::String(name) if !name.trim().is_empty() => names.push(name.trim().to_owned()),
                Json::String(_) | Json::Null => {}
                _ => self.say(words::FIELD_ODD.with(&[&field])),
            }
        }
        names
    }

    /// A field that is a record of its own.
    pub fn inner(&mut self, field: &'static str) -> Option<Item> {
        match self.fields.remove(field)? {
            Json::Null => None,
            Json::Object(fields) => Some(Item::new(self.at.clone(), fields)),
            _ => {
                self.say(words::FIELD_ODD.with(&[&field]));
                None
            }
        }
    }

    /// A field that is a list of records, each read where this one is.
    pub fn list(&mut self, field: &'static str) -> Vec<Item> {
        let values = match self.fields.remove(field) {
            Some(Json::Array(values)) => values,
            None | Some(Json::Null) => return Vec::new(),
            Some(_) => {
                self.say(words::FIELD_ODD.with(&[&field]));
                return Vec::new();
            }
        };
        let mut items = Vec::new();
        for value in values {
            match value {
                Json::Object(fields) => items.push(Item::new(self.at.clone(), fields)),
                _ => self.say(words::FIELD_ODD.with(&[&field])),
            }
        }
        items
    }

    /// Takes over what is to be said of a record inside this one.
    pub fn hear(&mut self, inner: Item) {
        self.messages.extend(inner.messages);
    }

    /// A field that is true or false; false where it says nothing.
    pub fn flag(&mut self, field: &str) -> bool {
        matches!(self.fields.remove(field), Some(Json::Bool(true)))
    }

    /// Drops a field that says nothing more than one already taken.
    pub fn set_aside(&mut self, field: &str) {
        self.fields.remove(field);
    }

    /// Hands the row over with all that was noted, and counts the fields nobody took.
    pub fn become_row(self, table: &str, row: Row, harvest: &mut Harvest) {
        self.close(table, Some(&row.key), harvest);
        harvest.row(row);
    }

    /// Notes what was said, and counts the fields nobody took.
    pub fn close(self, table: &str, row: Option<&Key>, harvest: &mut Harvest) {
        for message in self.messages {
            harvest.note(self.at.clone(), row.cloned(), message);
        }
        for (field, value) in &self.fields {
            if !is_empty(value) {
                harvest.leave_out(words::LEFT_FIELD.with(&[&table, field]), 1);
            }
        }
    }
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        Json::Array(values) => values.iter().all(is_empty),
        Json::Object(fields) => fields.values().all(is_empty),
        Json::Bool(_) | Json::Number(_) => false,
    }
}
