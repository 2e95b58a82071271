//! The rhythm: letters before a session, the morning after it, and halfway to the next.
//!
//! A community's [`Timetable`] has [`Step`]s. A steward or facilitator turns it on, and changes a step for the community,
//! for a series or for one session: whether it goes, when, and with which paragraph of their own. An [`Occasion`] is a
//! session with the timetable that holds for it; its one question, [`Occasion::fate`], says what becomes of a step for a
//! person. The preview asks it, and so does the job that writes: what is previewed is what is sent.
//!
//! Letters go by the reader's own clock, between two hours, and not on days off ([`hours`], [`holidays`]). Nobody gets more
//! letters in seven days than they want ([`kith_mail::allowance`]), whatever the number of their communities.
//!
//! Whoever is invited and has not answered gets a [`light`] letter before the next session and after it. What has moved or
//! is cancelled is told to those who were told before ([`change`]).
//!
//! Nobody imports this slice but the program. It learns what is planned from the facts (its jobs).

pub mod change;
pub mod holidays;
pub mod hours;
pub mod jobs;
pub mod letter;
pub mod light;
pub mod load;
pub mod occasion;
mod pages;
mod post;
pub mod step;
pub mod store;
#[cfg(test)]
mod tests;

pub use jobs::jobs;
pub use occasion::{Fate, Held, Occasion, Reader, Timetable};
pub use pages::routes;
pub use step::{Scope, Setting, Step};
