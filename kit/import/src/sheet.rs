//! Sheets: a thing as it stands here, or as a source would have it, field by field as text. The one form in which the two
//! are compared, so that the engine needs to know nothing of any table.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;

/// The fields of a thing: every one that a person here or a source can change, empty where there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet(BTreeMap<&'static str, String>);

impl Sheet {
    /// The sheet with one more field.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: impl ToString) -> Sheet {
        self.0.insert(field, value.to_string());
        self
    }

    /// [`Sheet::with`] for what may be absent.
    #[must_use]
    pub fn maybe(self, field: &'static str, value: Option<impl ToString>) -> Sheet {
        let text = value.map(|value| value.to_string()).unwrap_or_default();
        self.with(field, text)
    }

    /// A field; empty where there is none.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// What the thing is called.
    pub fn name(&self) -> &str {
        let name = self.get("name");
        if name.is_empty() { self.get("title") } else { name }
    }

    /// The name of a field as this sheet has it, or `None` if it has no such field.
    pub fn field(&self, name: &str) -> Option<&'static str> {
        self.0.get_key_value(name).map(|(field, _)| *field)
    }

    /// Replaces a field that the sheet has.
    pub fn set(&mut self, field: &str, value: &str) {
        if let Some(standing) = self.0.get_mut(field) {
            value.clone_into(standing);
        }
    }

    /// The fingerprint of each field.
    pub fn prints(&self) -> Prints {
        Prints(self.0.iter().map(|(field, value)| ((*field).to_owned(), Fingerprint::of(value))).collect())
    }
}

/// The fingerprints of a sheet, as they are kept between imports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prints(BTreeMap<String, Fingerprint>);

impl Prints {
    pub fn get(&self, field: &str) -> Option<&Fingerprint> {
        self.0.get(field)
    }

    /// The fields whose fingerprint is another one, or missing, in `before`.
    pub fn differing(&self, before: &Prints) -> Vec<String> {
        let fields = self.0.iter().filter(|(field, print)| before.0.get(*field) != Some(print));
        fields.map(|(field, _)| field.clone()).collect()
    }

    /// Puts the fingerprint of a field back to what it was; an empty one means that there was none.
    pub fn put_back(&mut self, field: &str, print: &str) {
        if print.is_empty() {
            self.0.remove(field);
        } else {
            self.0.insert(field.to_owned(), Fingerprint::stored(print));
        }
    }
}
