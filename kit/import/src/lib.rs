//! Import: bringing in what another system holds, so that it can be read, repeated and undone.
//!
//! A **source** is a mapping ([`Source`]): it reads [`Files`] and puts rows of known kinds into a [`Harvest`]. Everything
//! else is common to all sources. The harvest checks each row against the [shape](mod@shape) of its kind, refuses what cannot
//! stand (with file, line and reason), lets go of references that lead nowhere (with a note), and hands over a [`Delivery`]:
//! rows in an order in which each one only points at earlier ones, refusals, notes on every value that was mended, and counts
//! of what was seen and left out. The rule is that nothing is swallowed silently and nothing stops the rest.
//!
//! Up to here all is pure; the disk is touched in one place, [`Files::read`]. Then [`bring()`] puts the rows on **shelves**
//! ([`Shelf`]), which the program has for each kind, in one transaction. Four ideas make that repeatable:
//!
//! - A row has a **key** that its source keeps from snapshot to snapshot, so the same thing is recognised. Nothing is ever
//!   recognised by its name.
//! - The **ledger** remembers a [`Fingerprint`] per field as it was brought last. So a field that changed at the source is told
//!   from one that was edited here (what stands here has another fingerprint); the first is taken over, the second left alone.
//! - A key that was delivered before and is not delivered now has **vanished**: it is retired, not deleted, and only if
//!   its files were read whole.
//! - A **batch** knows what it made and what was there before what it changed, so that [`undo()`] can take it back as a whole.
//!
//! A dry run is the same work in a transaction that is taken back: it cannot say anything else than what would happen.
//! Sentences are keys with arguments ([`Message`]); the words are in `locales/` in English and French.

mod bring;
pub mod files;
mod fingerprint;
mod front_matter;
mod harvest;
mod item;
mod ledger;
mod report;
mod row;
pub mod shape;
mod sheet;
mod shelf;
mod source;
pub mod sources;
pub mod store;
pub mod text;
mod undo;
pub mod words;

#[cfg(test)]
mod tests;

pub use bring::{Shipment, bring};
pub use files::Files;
pub use fingerprint::Fingerprint;
pub use front_matter::{Parted, part};
pub use harvest::{Delivery, Harvest, LeftOut, Note, Refusal};
pub use item::Item;
pub use ledger::{Act, Batch, BatchId, Change, Held, Ledger};
pub use report::{Line, Outcome, Report};
pub use row::{Key, Kind, Place, Row, Value};
pub use sheet::{Prints, Sheet};
pub use shelf::{Refs, Shelf, Shelves};
pub use source::{Source, deliver};
pub use undo::undo;
pub use words::{Message, Word};
