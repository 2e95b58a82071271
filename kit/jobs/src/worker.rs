//! The worker of a server, and the one that does what is due and returns.

use std::pin::pin;
use std::time::Duration;

use kith_base::Env;
use kith_db::{Db, Error};
use tokio::task::JoinSet;

use crate::store::{self, Leased};
use crate::turn::{LEASE, Turn};
use crate::{Jobs, Timer};

/// How many jobs a server does at a time.
const HANDS: usize = 8;
/// How long a job waits at most when the bell was rung on another server, or when its time has come.
const POLL: Duration = Duration::from_secs(2);
/// How long a stopping server waits for the jobs in hand. What is not done by then runs again elsewhere.
const GRACE: Duration = Duration::from_secs(8);

impl<S: Clone + Send + Sync + 'static> Jobs<S> {
    /// Does jobs until `stop` is ready, and then finishes those in hand.
    pub async fn run(&self, state: S, env: Env, db: Db, stop: impl Future<Output = ()>) {
        let mut stop = pin!(stop);
        let mut turns = JoinSet::new();
        let mut timers_are_set = false;
        loop {
            timers_are_set = timers_are_set || tell(self.set_timers(&env, &db).await).is_some();
            let free = HANDS - turns.len();
            for job in tell(take(&env, &db, free).await).unwrap_or_default() {
                turns.spawn(self.turn(job, &state, &env, &db).run());
            }
            tokio::select! {
                () = &mut stop => break,
                Some(_) = turns.join_next() => {}
                () = db.rung(), if turns.len() < HANDS => {}
                () = tokio::time::sleep(POLL), if turns.len() < HANDS => {}
            }
        }
        let finish = async { while turns.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, finish).await.is_err() {
            tracing::warn!(jobs = turns.len(), "the server stops before some jobs are done; they will run again");
        }
    }

    /// Does everything that is due now, one after another, and answers how many jobs that was. What fails waits.
    pub async fn run_due(&self, state: &S, env: &Env, db: &Db) -> Result<usize, Error> {
        self.set_timers(env, db).await?;
        let mut ran = 0;
        while let Some(job) = take(env, db, 1).await?.pop() {
            self.turn(job, state, env, db).run().await;
            ran += 1;
        }
        Ok(ran)
    }

    fn turn(&self, job: Leased, state: &S, env: &Env, db: &Db) -> Turn<S> {
        let task = self.task(&job.kind);
        Turn { job, task, state: state.clone(), env: env.clone(), db: db.clone() }
    }

    async fn set_timers(&self, env: &Env, db: &Db) -> Result<(), Error> {
        let (timers, env): (Vec<Timer>, Env) = (self.timetable(), env.clone());
        if timers.is_empty() {
            return Ok(());
        }
        db.write(move |tx| timers.iter().try_for_each(|timer| store::set_timer(tx, &env, timer))).await
    }
}

async fn take(env: &Env, db: &Db, most: usize) -> Result<Vec<Leased>, Error> {
    if most == 0 {
        return Ok(Vec::new());
    }
    let (env, most) = (env.clone(), i64::try_from(most).unwrap_or(1));
    db.write(move |tx| store::lease(tx, &env, most, env.now() + LEASE)).await
}

/// The database may be away for a while: the worker says so and asks again.
fn tell<T>(result: Result<T, Error>) -> Option<T> {
    result.inspect_err(|error| tracing::error!(%error, "the queue of jobs cannot be read")).ok()
}
