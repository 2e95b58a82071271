//! The statements on `job`.

use kith_base::jiff::{SignedDuration, Timestamp};
use kith_base::{Cursor, Env, PAGE, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};

use crate::{Job, JobId, Timer};

/// A job that this server has taken, until the lease runs out.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Leased {
    pub id: JobId,
    pub kind: String,
    pub data: String,
    pub due_at: Timestamp,
    /// Which try this is, from 1.
    pub tries: i64,
    /// Whoever holds another one than the row's has lost it.
    pub lease_id: Uuid,
}
from_row!(Leased { id, kind, data, due_at, tries, lease_id });

/// A job that was tried too often, or that can never work.
#[derive(Clone, PartialEq, Debug)]
pub struct GivenUp {
    pub id: JobId,
    pub kind: String,
    pub tries: i64,
    pub last_error: String,
    pub at: Timestamp,
}
from_row!(GivenUp { id, kind, tries, last_error, at });

/// How long a job that was given up stays on the table, for people to look at and to try again.
const GIVEN_UP_STAYS: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Puts `job` on the table, to be done from `due_at` on, if the change that `tx` makes is kept.
pub fn enqueue<J: Job>(tx: &mut Tx<'_>, env: &Env, job: &J, due_at: Timestamp) -> Result<JobId, Error> {
    let id: JobId = env.id();
    let data = serde_json::to_string(job).map_err(std::io::Error::from)?;
    tx.exec(
        "INSERT INTO job (id, kind, data, due_at, tries) VALUES ($1, $2, $3, $4, 0)",
        params![id, J::KIND, data, due_at],
    )?;
    tx.ring();
    Ok(id)
}

/// Sees to it that `timer` stands on the table, once, and was not given up.
pub(crate) fn set_timer(tx: &mut Tx<'_>, env: &Env, timer: &Timer) -> Result<(), Error> {
    let (id, kind, next) = (timer.id(), timer.kind(), timer.next(env.now()));
    tx.exec(
        "INSERT INTO job (id, kind, data, due_at, tries) VALUES ($1, $2, '{}', $3, 0)
         ON CONFLICT (id) DO UPDATE SET given_up_at = NULL, tries = 0 WHERE job.given_up_at IS NOT NULL",
        params![id, kind, next],
    )?;
    Ok(())
}

/// Takes up to `most` due jobs that nobody works on, those that are due the longest first.
///
/// The conditions stand twice for PostgreSQL: a server that waited here for another one's lease to be committed looks at
/// the outer ones again, on the row as it is now.
pub(crate) fn lease(tx: &mut Tx<'_>, env: &Env, most: i64, until: Timestamp) -> Result<Vec<Leased>, Error> {
    let lease_id: Uuid = env.id();
    let mut leased: Vec<Leased> = tx.all(
        "UPDATE job SET lease_id = $1, leased_until = $2, tries = tries + 1
         WHERE id IN (SELECT id FROM job
                      WHERE given_up_at IS NULL AND due_at <= $3 AND (leased_until IS NULL OR leased_until <= $3)
                      ORDER BY due_at, id LIMIT $4)
           AND given_up_at IS NULL AND due_at <= $3 AND (leased_until IS NULL OR leased_until <= $3)
         RETURNING id, kind, data, due_at, tries, lease_id",
        params![lease_id, until, env.now(), most],
    )?;
    leased.sort_by_key(|job| (job.due_at, job.id)); // rows come back in no order
    Ok(leased)
}

/// Keeps a lease for longer; `false` when it was lost.
pub(crate) fn renew(tx: &mut Tx<'_>, job: &Leased, until: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE job SET leased_until = $3 WHERE id = $1 AND lease_id = $2";
    Ok(tx.exec(sql, params![job.id, job.lease_id, until])? > 0)
}

/// Takes a job that is done off the table.
pub(crate) fn done(tx: &mut Tx<'_>, job: &Leased) -> Result<(), Error> {
    tx.exec("DELETE FROM job WHERE id = $1 AND lease_id = $2", params![job.id, job.lease_id])?;
    Ok(())
}

/// Puts a job back until `due_at`: one that failed with its error and count, a timer that went off with neither.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    job: &Leased,
    due_at: Timestamp,
    tries: i64,
    error: Option<&str>,
) -> Result<(), Error> {
    tx.exec(
        "UPDATE job SET due_at = $3, tries = $4, last_error = $5, lease_id = NULL, leased_until = NULL
         WHERE id = $1 AND lease_id = $2",
        params![job.id, job.lease_id, due_at, tries, error],
    )?;
    Ok(())
}

/// Gives a job up. It stays on the table with its error, for people.
pub(crate) fn give_up(tx: &mut Tx<'_>, job: &Leased, now: Timestamp, error: &str) -> Result<(), Error> {
    tx.exec(
        "UPDATE job SET given_up_at = $3, last_error = $4, lease_id = NULL, leased_until = NULL
         WHERE id = $1 AND lease_id = $2",
        params![job.id, job.lease_id, now, error],
    )?;
    Ok(())
}

/// How many jobs are on the table, due or not yet, without timers and without those that were given up.
pub fn waiting(r: &mut Read<'_>) -> Result<i64, Error> {
    r.count("SELECT COUNT(*) FROM job WHERE given_up_at IS NULL AND kind NOT LIKE 'timer:%'", &[])
}

/// How many jobs could be done at `now`. A test that leaves some has forgotten what follows from its change.
pub fn due(r: &mut Read<'_>, now: Timestamp) -> Result<i64, Error> {
    r.count(
        "SELECT COUNT(*) FROM job WHERE given_up_at IS NULL AND due_at <= $1 AND kind NOT LIKE 'timer:%'",
        params![now],
    )
}

/// A page of the jobs that were given up, the newest first, from before `before`.
pub fn given_up(r: &mut Read<'_>, before: Cursor) -> Result<Vec<GivenUp>, Error> {
    r.all(
        "SELECT id, kind, tries, last_error, given_up_at FROM job
         WHERE given_up_at IS NOT NULL AND (given_up_at, id) < ($1, $2) ORDER BY given_up_at DESC, id DESC LIMIT $3",
        params![before.at, before.id, PAGE],
    )
}

/// Tries a job that was given up once more, from the beginning; `false` if there is no such job.
pub fn try_again(tx: &mut Tx<'_>, env: &Env, id: JobId) -> Result<bool, Error> {
    let sql = "UPDATE job SET given_up_at = NULL, tries = 0, due_at = $2 WHERE id = $1 AND given_up_at IS NOT NULL";
    let found = tx.exec(sql, params![id, env.now()])? > 0;
    tx.ring();
    Ok(found)
}

/// Takes up to `most` jobs off the table that were given up long ago, the oldest first, and answers their kinds.
pub fn forget_given_up(tx: &mut Tx<'_>, now: Timestamp, most: i64) -> Result<Vec<String>, Error> {
    let kinds: Vec<(String,)> = tx.all(
        "DELETE FROM job
         WHERE id IN (SELECT id FROM job WHERE given_up_at IS NOT NULL AND given_up_at < $1
                      ORDER BY given_up_at, id LIMIT $2)
         RETURNING kind",
        params![now - GIVEN_UP_STAYS, most],
    )?;
    Ok(kinds.into_iter().map(|(kind,)| kind).collect())
}
