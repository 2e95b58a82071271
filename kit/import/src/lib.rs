//! Import: bringing in what another system holds, so that it can be read, repeated and undone.
//!
//! A **source** is a mapping ([`Source`]): it reads [`Files`] and puts rows of six known kinds into a [`Harvest`]. Everything
//! else is common to all sources. The harvest checks each row against the [shape](mod@shape) of its kind, refuses what cannot
//! stand (with file, line and reason), lets go of references that lead nowhere (with a note), and hands over a [`Delivery`]:
//! rows in an order in which each one only points at earlier ones, refusals, notes on every value that was mended, and counts
//! of what was seen and left out. The rule is that nothing is swallowed silently and nothing stops the rest.
//!
//! Three ideas make an import repeatable:
//!
//! - A row has a **key** that its source keeps from snapshot to snapshot, so the same thing is recognised.
//! - A row has a [`Fingerprint`] **per field**. An engine that remembers what it brought last time can tell a field that
//!   changed at the source (the row's fingerprint is new) from one that was edited here (what stands here no longer has the
//!   fingerprint that was brought), take the first and leave the second alone.
//! - A key that was delivered before and is not delivered now has **vanished**: it is retired, not deleted.
//!
//! Sentences are keys with arguments ([`Message`]); the words are in `locales/` in English and French.
//!
//! Pure: no database, no clock, no chance. The disk is touched in one place, [`Files::read`].

pub mod files;
mod fingerprint;
mod front_matter;
mod harvest;
mod item;
mod row;
pub mod shape;
mod source;
pub mod sources;
pub mod text;
pub mod words;

#[cfg(test)]
mod tests;

pub use files::Files;
pub use fingerprint::Fingerprint;
pub use front_matter::{Parted, part};
pub use harvest::{Delivery, Harvest, LeftOut, Note, Refusal};
pub use item::Item;
pub use row::{Key, Kind, Place, Row, Value};
pub use source::{Source, deliver};
pub use words::{Message, Word};

/// The sentences in English, in Fluent.
pub const ENGLISH: &str = include_str!("../locales/en.ftl");
/// The sentences in French, in Fluent.
pub const FRENCH: &str = include_str!("../locales/fr.ftl");
