//! Work that follows from a change: queued in the transaction of the change, done soon after, tried again when it
//! fails.
//!
//! A job is a small serialisable noun. [`enqueue`] puts it on the table within the change's own transaction, so that
//! there is never a change without its job nor a job without its change. [`Jobs`] knows who does which kind of job, and
//! has every timer on one page ([`Jobs::timetable`]). [`Jobs::run`] is the worker of a server; several servers may run
//! on one database. [`Jobs::run_due`] does what is due and returns, for tests and the command line.
//!
//! **A job may run twice and must not matter twice**: a server can die after the work and before the note that says so.
//! Whoever does a job looks first whether it is done already.

mod jobs;
mod store;
#[cfg(test)]
mod tests;
mod turn;
mod worker;

use kith_base::jiff::SignedDuration;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use jobs::{Jobs, Timer};
pub use store::{GivenUp, due, enqueue, forget_given_up, given_up, try_again, waiting};

kith_base::ids! {
    /// A job on the table.
    JobId,
}
kith_db::bind_ids!(JobId);

/// Work to be done: what it needs to know, and how patient it is.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// Its word on the table, as `noun.verb`. It outlives releases: rename it never, or handle both.
    const KIND: &'static str;

    /// After how many tries it is given up. With the usual waits, fifty are about a day.
    const TRIES: i64 = 50;

    /// How long to wait after the try with this number (from 1) has failed.
    fn wait(tries: i64) -> SignedDuration {
        growing(tries, SignedDuration::from_mins(30))
    }
}

/// Waits that start at 5 seconds, double, and stay at `longest`.
pub fn growing(tries: i64, longest: SignedDuration) -> SignedDuration {
    let doublings = tries.clamp(1, 16) - 1;
    SignedDuration::from_secs(5 << doublings).min(longest)
}

/// Why a job was not done. The reason is kept and logged: no personal data in it.
#[derive(Clone, PartialEq, Debug)]
pub struct JobError {
    reason: String,
    lasting: bool,
}

impl JobError {
    /// It may work later.
    pub fn retry(reason: impl ToString) -> Self {
        Self { reason: reason.to_string(), lasting: false }
    }

    /// It will never work: give up at once.
    pub fn lasting(reason: impl ToString) -> Self {
        Self { reason: reason.to_string(), lasting: true }
    }
}

/// Any failure may pass. Like `anyhow`, this type is no `std::error::Error` itself, so that `?` takes them all.
impl<E: std::error::Error> From<E> for JobError {
    fn from(error: E) -> Self {
        Self::retry(error)
    }
}
