//! The sources Kith can read, one folder or file each.

mod agenda;
pub mod digitalgov;
pub mod minutes;
mod names;
pub mod openseeds;
mod spellings;
