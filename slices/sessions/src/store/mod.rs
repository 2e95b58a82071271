//! Every statement of this slice, one file per noun. What is `pub` here may be called by the program, by other
//! slices, by an importer and by what seeds a demonstration: instants and ids are always given, never made up here.

mod agenda;
pub mod attendance;
pub mod commitment;
pub mod contribution;
pub mod question;
pub mod record;
mod rsvp;
mod series;
mod session;

pub use agenda::agenda;
pub use session::session;
