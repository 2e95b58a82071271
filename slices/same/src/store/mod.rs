//! Every SQL statement of the slice.

mod known;
pub mod moving;
mod raw;
mod said;

pub use known::*;
pub use raw::RawRow;
pub use said::*;
