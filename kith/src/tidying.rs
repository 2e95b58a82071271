//! Housekeeping: what nobody needs any more goes, on the hour, a few rows at a time.
//!
//! Each batch is a transaction of its own, so that nobody's form waits behind a great deletion; what one hour does not
//! finish, the next one does. Where a person would miss what went, a fact says that it went and how much of it.

use kith_base::Env;
use kith_base::jiff::{SignedDuration, Timestamp};
use kith_db::{Db, Error, Tx};
use kith_facts::Fact;
use kith_jobs::{JobError, Timer};
use serde_json::{Value, json};

/// On the hour.
pub const TIMER: Timer = Timer {
    name: "house.tidy",
    every: SignedDuration::from_hours(1),
    what: "takes away the words of letters older than 90 days, jobs that were given up 90 days ago, keys of forms after 48 \
           hours, codes a day and sign-ins a week after their end",
};

/// How many rows go in one transaction.
pub const BATCH: i64 = 200;
/// How many batches of one chore are done in an hour.
const MOST_BATCHES: usize = 500;

/// A batch of a chore: how many rows it took away, and what readers of facts learn of it, if they do.
struct Swept {
    rows: u64,
    fact: Option<(&'static str, Value)>,
}

impl Swept {
    /// Nobody misses these.
    fn unmissed(rows: u64) -> Self {
        Self { rows, fact: None }
    }
}

type Chore = fn(&mut Tx<'_>, Timestamp, i64) -> Result<Swept, Error>;

const CHORES: [(&str, Chore); 5] = [
    ("letters", |tx, now, most| {
        let rows = kith_mail::empty_old(tx, now, most)?;
        Ok(Swept { rows, fact: Some(("letters.emptied", json!({ "count": rows }))) })
    }),
    ("jobs", |tx, now, most| {
        let mut kinds = kith_jobs::forget_given_up(tx, now, most)?;
        let rows = kinds.len() as u64;
        kinds.sort();
        kinds.dedup();
        Ok(Swept { rows, fact: Some(("jobs.removed", json!({ "count": rows, "kinds": kinds }))) })
    }),
    ("forms", |tx, now, most| kith_web::forget_forms(tx, now, most).map(Swept::unmissed)),
    ("codes", |tx, now, most| kith_people::store::forget_codes(tx, now, most).map(Swept::unmissed)),
    ("sign-ins", |tx, now, most| kith_people::store::forget_sign_ins(tx, now, most).map(Swept::unmissed)),
];

/// Does every chore. One that fails keeps none of the others from being done.
pub async fn tidy(db: &Db, env: &Env) -> Result<(), JobError> {
    let mut failed = None;
    for (what, chore) in CHORES {
        match sweep(db, env, chore).await {
            Ok(0) => {}
            Ok(rows) => tracing::info!(what, rows, "tidied up"),
            Err(error) => failed = Some(format!("{what}: {error}")),
        }
    }
    failed.map_or(Ok(()), |reason| Err(JobError::retry(reason)))
}

/// Does one chore, batch by batch, and answers how many rows went.
async fn sweep(db: &Db, env: &Env, chore: Chore) -> Result<u64, Error> {
    let mut rows = 0;
    for _ in 0..MOST_BATCHES {
        let env = env.clone();
        let gone: Result<u64, Error> = db.write(move |tx| batch(tx, &env, chore)).await;
        let gone = gone?;
        rows += gone;
        if gone < BATCH.unsigned_abs() {
            break;
        }
    }
    Ok(rows)
}

fn batch(tx: &mut Tx<'_>, env: &Env, chore: Chore) -> Result<u64, Error> {
    let swept = chore(tx, env.now(), BATCH)?;
    if let (1.., Some((kind, data))) = (swept.rows, swept.fact) {
        kith_facts::record(tx, env, &Fact::new(kind, ("timer", TIMER.id())).with(data))?;
    }
    Ok(swept.rows)
}
