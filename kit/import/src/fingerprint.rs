//! Fingerprints: how two snapshots, or a snapshot and what stands here now, are compared without keeping both.
//!
//! Each field has its own. What the last import brought is remembered as fingerprints per field; a field whose present value
//! has another fingerprint was edited here and is left alone, a field whose row has another fingerprint changed at the source.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::row::{Key, Row, Value};

/// Half a SHA-256 in hexadecimal: two different texts do not share one by accident.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(parts: &[&str]) -> Fingerprint {
        let mut hasher = Sha256::new();
        for part in parts {
            // The length goes first, so that ("ab", "c") and ("a", "bc") differ.
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        let mut hex = String::with_capacity(32);
        for byte in hasher.finalize().iter().take(16) {
            let _ = write!(hex, "{byte:02x}");
        }
        Fingerprint(hex)
    }

    /// The fingerprint of a set of references. The order a source lists them in is kept for display but does not count.
    pub fn of_refs(keys: &[Key]) -> Fingerprint {
        let mut names: Vec<String> = keys.iter().map(|key| format!("{} {}", key.kind, key.name)).collect();
        names.sort();
        let parts: Vec<&str> = names.iter().map(String::as_str).collect();
        Fingerprint::of(&parts)
    }
}

impl Value {
    /// What is compared: the form and the text, with the line ends and outer blanks that editors change unasked left aside.
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Value::Text(text) => Fingerprint::of(&["text", text.trim()]),
            Value::Markdown(text) => Fingerprint::of(&["markdown", text.replace("\r\n", "\n").trim()]),
            Value::Link(text) => Fingerprint::of(&["link", text.trim()]),
            Value::Number(number) => Fingerprint::of(&["number", &number.to_string()]),
            Value::Date(date) => Fingerprint::of(&["date", &date.to_string()]),
            Value::Moment(moment) => Fingerprint::of(&["moment", &moment.to_string()]),
        }
    }
}

impl Row {
    /// One fingerprint per field and per role of reference.
    pub fn fingerprints(&self) -> BTreeMap<&'static str, Fingerprint> {
        let fields = self.fields.iter().map(|(name, value)| (*name, value.fingerprint()));
        let refs = self.refs.iter().map(|(role, keys)| (*role, Fingerprint::of_refs(keys)));
        fields.chain(refs).collect()
    }

    /// The fingerprint of the whole row; the place it was read from does not count.
    pub fn fingerprint(&self) -> Fingerprint {
        let parts = self.fingerprints();
        let flat: Vec<&str> = parts.iter().flat_map(|(name, print)| [*name, print.as_str()]).collect();
        Fingerprint::of(&flat)
    }
}
