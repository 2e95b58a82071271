//! The one append-only table of what happened. Digests, health, reports and webhooks read it.
//!
//! Whoever changes something records a fact in the same transaction, so that the story and the state cannot differ.
//! Facts are never changed or deleted, and so **a fact carries no personal data**: ids, kinds, counts and states, but
//! no name, no address and nothing that anybody wrote. When a person is deleted, their facts keep an id that leads
//! nowhere.

mod store;
#[cfg(test)]
mod tests;

use kith_base::jiff::Timestamp;
use kith_base::{Cursor, Uuid};
use serde_json::Value;

pub use store::{of_community, of_plans, of_subject, record};

kith_base::ids! {
    /// Something that happened.
    FactId,
}
kith_db::bind_ids!(FactId);

/// Something that happens now.
#[derive(Clone, PartialEq, Debug)]
pub struct Fact {
    /// What happened, as `noun.verb` in the past: `session.published`.
    pub kind: &'static str,
    /// The person who did it; nobody when a timer did.
    pub actor: Option<Uuid>,
    /// The community it happened in; none for what concerns the whole instance.
    pub community: Option<Uuid>,
    /// What it happened to: the kind of thing and its id.
    pub subject: (&'static str, Uuid),
    /// What else readers need: ids, counts, states. No personal data.
    pub data: Value,
}

impl Fact {
    /// A fact of this kind about this thing, by nobody, nowhere in particular and without data.
    pub fn new(kind: &'static str, subject: (&'static str, impl Into<Uuid>)) -> Self {
        Self { kind, actor: None, community: None, subject: (subject.0, subject.1.into()), data: Value::Null }
    }

    /// The same fact, done by this person.
    pub fn by(self, actor: impl Into<Uuid>) -> Self {
        Self { actor: Some(actor.into()), ..self }
    }

    /// The same fact, in this community.
    pub fn within(self, community: impl Into<Uuid>) -> Self {
        Self { community: Some(community.into()), ..self }
    }

    /// The same fact with this data. No personal data.
    pub fn with(self, data: Value) -> Self {
        Self { data, ..self }
    }
}

/// Something that happened, as it was recorded.
#[derive(Clone, PartialEq, Debug)]
pub struct Recorded {
    pub id: FactId,
    pub at: Timestamp,
    pub kind: String,
    pub actor: Option<Uuid>,
    pub community: Option<Uuid>,
    pub subject: (String, Uuid),
    pub data: Value,
}

impl Recorded {
    /// The place of this fact in a list: the next page starts after it.
    pub fn cursor(&self) -> Cursor {
        Cursor { at: self.at, id: self.id.into() }
    }
}
