//! One job's turn: do it, keep the lease meanwhile, note what became of it.

use std::sync::Arc;
use std::time::Duration;

use kith_base::Env;
use kith_base::jiff::{SignedDuration, Timestamp};
use kith_db::{Db, Error};
use tokio::task::JoinSet;

use crate::JobError;
use crate::jobs::Task;
use crate::store::{self, Leased};

/// How long a server that died keeps others from its jobs.
pub(crate) const LEASE: SignedDuration = SignedDuration::from_secs(60);
const RENEWAL: Duration = Duration::from_secs(20);

/// A job in hand.
pub(crate) struct Turn<S> {
    pub job: Leased,
    /// What to do; nothing when this server does not know the kind.
    pub task: Option<Arc<Task<S>>>,
    pub state: S,
    pub env: Env,
    pub db: Db,
}

/// What became of a turn.
enum End {
    Done,
    Again { due_at: Timestamp, tries: i64, error: Option<String> },
    GivenUp { error: String },
}

impl<S: Clone + Send + Sync + 'static> Turn<S> {
    /// Does the job and notes what became of it. If the note fails, the lease runs out and the job runs again.
    pub async fn run(self) {
        let end = match &self.task {
            Some(task) if self.job.tries <= task.tries => self.end(task, self.work(task).await),
            Some(_) => End::GivenUp { error: "its last try never ended".to_owned() },
            None => self.unknown(),
        };
        self.log(&end);
        let (job, now) = (self.job.clone(), self.env.now());
        let noted: Result<(), Error> = self.db.write(move |tx| note(tx, &job, now, &end)).await;
        if let Err(error) = noted {
            tracing::error!(job = %self.job.id, kind = self.job.kind, %error, "what became of a job was not noted");
        }
    }

    async fn work(&self, task: &Task<S>) -> Result<(), JobError> {
        // In a set of its own: a panic stays with the job, and giving up the turn ends the work too.
        let mut work = JoinSet::new();
        work.spawn(task.start(self.state.clone(), &self.job.data));
        loop {
            tokio::select! {
                result = work.join_next() => return match result {
                    Some(Ok(result)) => result,
                    _ => Err(JobError::retry("it panicked")),
                },
                () = tokio::time::sleep(RENEWAL) => self.renew().await,
            }
        }
    }

    async fn renew(&self) {
        let (job, until) = (self.job.clone(), self.env.now() + LEASE);
        match self.db.write(move |tx| store::renew(tx, &job, until)).await {
            Ok(true) => {}
            Ok(false) => tracing::warn!(job = %self.job.id, "another server has taken a job that is still running"),
            Err(error) => tracing::warn!(job = %self.job.id, %error, "the lease of a running job was not renewed"),
        }
    }

    fn end(&self, task: &Task<S>, result: Result<(), JobError>) -> End {
        let (now, tries) = (self.env.now(), self.job.tries);
        match (result, task.timer) {
            (Ok(()), None) => End::Done,
            (Ok(()), Some(timer)) => End::Again { due_at: timer.next(now), tries: 0, error: None },
            (Err(error), None) if error.lasting || tries >= task.tries => End::GivenUp { error: error.cut() },
            (Err(error), timer) => {
                let again = now + (task.wait)(tries);
                let due_at = timer.map_or(again, |timer| again.min(timer.next(now)));
                End::Again { due_at, tries, error: Some(error.cut()) }
            }
        }
    }

    /// A newer server may know the kind, so it stays for a while; a timer or job that is gone for good is given up.
    fn unknown(&self) -> End {
        let error = "nobody does this kind of job".to_owned();
        if self.job.tries >= 50 {
            return End::GivenUp { error };
        }
        let due_at = self.env.now() + crate::growing(self.job.tries, SignedDuration::from_mins(30));
        End::Again { due_at, tries: self.job.tries, error: Some(error) }
    }

    fn log(&self, end: &End) {
        let Leased { id, kind, tries, .. } = &self.job;
        match end {
            End::Again { error: Some(error), due_at, .. } => {
                tracing::warn!(job = %id, kind, tries, error, again = %due_at, "a job failed and will be tried again");
            }
            End::GivenUp { error } => tracing::error!(job = %id, kind, tries, error, "a job was given up"),
            _ => tracing::debug!(job = %id, kind, "a job is done"),
        }
    }
}

fn note(tx: &mut kith_db::Tx<'_>, job: &Leased, now: Timestamp, end: &End) -> Result<(), Error> {
    match end {
        End::Done => store::done(tx, job),
        End::Again { due_at, tries, error } => store::put_back(tx, job, *due_at, *tries, error.as_deref()),
        End::GivenUp { error } => store::give_up(tx, job, now, error),
    }
}

impl JobError {
    /// The reason, short enough for a row.
    fn cut(self) -> String {
        self.reason.chars().take(500).collect()
    }
}
