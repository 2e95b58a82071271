//! What every part of Kith speaks in: ids, time and chance as values, validated text, languages, and things to say.
//!
//! Nothing here does I/O. A value of a type of this crate is already checked: whoever holds an [`Email`] or a
//! [`Title`] need not look at it again.

mod env;
mod id;
mod lang;
mod page;
mod say;
mod text;
mod written;

pub use env::{Chance, Clock, Env, FixedClock, SeededChance, SystemChance, SystemClock, digest};
pub use lang::Lang;
pub use page::{Cursor, PAGE};
pub use say::{Arg, Say};
pub use text::{Email, Markdown, Name, Phone, Slug, Title, Url, fold, one_line};

pub use jiff;
pub use schemars;
pub use uuid::Uuid;
