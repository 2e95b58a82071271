//! The sources Kith can read, one folder or file each.

pub mod digitalgov;
