//! What Kith costs, and against what.
//!
//! - [`world`] makes an instance of realistic shapes, the same every time, with a few places that measurements know.
//! - `floor/` is the least that such a page can cost: no permissions, no languages, one template, the same rows.
//! - [`client`] asks over a few kept connections of this machine; [`process`] runs a side and reads what it used.
//! - [`measure`] goes round the sides in turning order; [`report`] writes down the losses first.
//!
//! The gates that need no clock are in `tests/` and run with every change.

pub mod client;
pub mod measure;
pub mod page;
pub mod process;
pub mod report;
pub mod sides;
pub mod world;
