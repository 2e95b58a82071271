//! Who does which kind of job, and when the timers go off.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use kith_base::Uuid;
use kith_base::jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::{Job, JobError, JobId, growing};

type Doing = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send>>;
type Work<S> = Box<dyn Fn(S, &str) -> Doing + Send + Sync>;

/// What is done for one kind of job, and with how much patience.
pub(crate) struct Task<S> {
    work: Work<S>,
    pub tries: i64,
    pub wait: fn(i64) -> SignedDuration,
    pub timer: Option<Timer>,
}

impl<S> Task<S> {
    /// Starts the work on a job with this data.
    pub fn start(&self, state: S, data: &str) -> Doing {
        (self.work)(state, data)
    }
}

/// Something that happens again and again.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Timer {
    /// Its word on the table.
    pub name: &'static str,
    /// How often it goes off: at whole multiples since 1970, so that hourly means on the hour (UTC).
    pub every: SignedDuration,
    /// What it does, for the page of the timetable.
    pub what: &'static str,
}

impl Timer {
    /// The next time it goes off after `now`. What was missed meanwhile is not caught up.
    pub fn next(&self, now: Timestamp) -> Timestamp {
        let every = self.every.as_secs().max(1);
        Timestamp::from_second((now.as_second().div_euclid(every) + 1) * every).unwrap_or(now)
    }

    pub(crate) fn kind(&self) -> String {
        format!("timer:{}", self.name)
    }

    /// The same on every server and after every restart: that is why a timer stands on the table once.
    pub fn id(&self) -> JobId {
        let hash = Sha256::digest(self.kind());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        JobId(Uuid::from_bytes(bytes))
    }
}

/// Who does which kind of job, given the state `S` of the program.
pub struct Jobs<S> {
    tasks: BTreeMap<String, Arc<Task<S>>>,
}

impl<S: Clone + Send + Sync + 'static> Jobs<S> {
    /// Nobody does anything yet.
    pub fn new() -> Self {
        Self { tasks: BTreeMap::new() }
    }

    /// Lets `work` do the jobs of kind `J`: `.on(|app: App, job: SendReminder| async move { … })`.
    pub fn on<J, F, D>(self, work: F) -> Self
    where
        J: Job,
        F: Fn(S, J) -> D + Send + Sync + 'static,
        D: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let work = move |state: S, data: &str| -> Doing {
            match serde_json::from_str(data) {
                Ok(job) => Box::pin(work(state, job)),
                // A newer server may have written it: this one tries again later.
                Err(error) => Box::pin(std::future::ready(Err(JobError::retry(format!("its data: {error}"))))),
            }
        };
        let task = Task { work: Box::new(work), tries: J::TRIES, wait: J::wait, timer: None };
        self.with(J::KIND.to_owned(), task)
    }

    /// Lets `work` happen at the times of `timer`, on one of the servers.
    pub fn every<F, D>(self, timer: Timer, work: F) -> Self
    where
        F: Fn(S) -> D + Send + Sync + 'static,
        D: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let work = move |state: S, _: &str| -> Doing { Box::pin(work(state)) };
        let wait = |tries| growing(tries, SignedDuration::from_mins(30));
        self.with(timer.kind(), Task { work: Box::new(work), tries: i64::MAX, wait, timer: Some(timer) })
    }

    fn with(mut self, kind: String, task: Task<S>) -> Self {
        let before = self.tasks.insert(kind.clone(), Arc::new(task));
        assert!(before.is_none(), "the job `{kind}` is given to two"); // found when the program starts
        self
    }

    pub(crate) fn task(&self, kind: &str) -> Option<Arc<Task<S>>> {
        self.tasks.get(kind).cloned()
    }

    /// Every kind of job that somebody does.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.tasks.keys().map(String::as_str)
    }

    /// Every timer, on one page.
    pub fn timetable(&self) -> Vec<Timer> {
        self.tasks.values().filter_map(|task| task.timer).collect()
    }
}

impl<S: Clone + Send + Sync + 'static> Default for Jobs<S> {
    fn default() -> Self {
        Self::new()
    }
}
