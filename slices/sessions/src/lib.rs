//! Sessions: people meeting. A session is planned (alone or in a series), has an agenda of activities, is answered by
//! those who may come, is held, and leaves a record: what was said, decided, promised and asked.
//!
//! Two halves. **Plan**: [`session`], [`series`], [`rule`], [`agenda`], [`rsvp`], [`calendar`]; a wall-clock time ([`wall`]) is
//! what people agree on, and the instant follows from it; what they do follows a [`method`] of the [`library`].
//! **Hold** ([`hold`]): contributions, attendance, the record, takeaway questions, commitments.
//!
//! Nouns are pure. [`store`] has every statement, `pages` every address; what other slices, an importer or a seeding
//! program may call is `pub` in [`store`].

pub mod agenda;
pub mod attendance;
pub mod calendar;
pub mod clocks;
pub mod commitment;
pub mod consent;
pub mod contribution;
pub mod door;
pub mod guest;
pub mod hold;
pub mod jobs;
pub mod library;
mod lines;
pub mod mail;
pub mod method;
mod pages;
mod panels;
pub mod preparation;
pub mod pulse;
pub mod question;
pub mod reach;
pub mod record;
pub mod replan;
pub mod report;
pub mod rsvp;
pub mod rule;
pub mod series;
pub mod series_calendar;
pub mod session;
pub mod store;
pub mod template;
#[cfg(test)]
mod tests;
mod visits;
mod waiting;
pub mod wall;
mod week;

use kith_web::{Panel, Room, Routes};

pub use agenda::{Activity, ActivityId, ActivityKind};
pub use hold::jobs;
pub use series::{Series, SeriesId};
pub use session::{Session, SessionId};

/// The rooms of a community in which its sessions, its questions and its commitments are.
pub fn rooms() -> Vec<Room> {
    let sessions = Room { label: "room-sessions", path: "/sessions", kind: "session" };
    std::iter::once(sessions).chain(hold::rooms()).collect()
}

/// Every address of this slice.
pub fn routes() -> Routes {
    pages::routes().and(hold::routes())
}

/// What this slice shows on a week and on the page of a community.
pub fn panels() -> Vec<Panel> {
    panels::all().into_iter().chain(hold::panels()).collect()
}
