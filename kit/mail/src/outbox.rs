//! The outbox: takes a letter from its row to the way out, once.

use std::collections::HashSet;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kith_base::jiff::SignedDuration;
use kith_base::{Email, Env, Name, Uuid};
use kith_db::{Db, Error};
use kith_jobs::JobError;
use lettre::message::Mailbox;

use crate::message::{compose, mailbox};
use crate::store::{self, Claim};
use crate::transport::Refusal;
use crate::{LetterId, SendLetter, StoredLetter, Transport, WrongAddress};

/// How long a sender that died keeps others from its letter: longer than a letter may take.
const CLAIM: SignedDuration = SignedDuration::from_secs(180);
/// How long no letter is tried after the way out was found closed, so that waiting letters do not hold up other jobs.
const REST: SignedDuration = SignedDuration::from_secs(10);

/// Sends letters. Clones share everything.
#[derive(Clone)]
pub struct Outbox(Arc<Inner>);

struct Inner {
    transport: Transport,
    from: Mailbox,
    env: Env,
    db: Db,
    /// Letters that were accepted but not marked, because the database refused: they only need the mark.
    accepted: Mutex<HashSet<LetterId>>,
    /// Until when the way out is closed, in seconds since 1970.
    closed_until: AtomicI64,
}

impl Outbox {
    /// An outbox whose letters come from `from`.
    pub fn new(transport: Transport, from: &(Name, Email), env: Env, db: Db) -> Result<Self, WrongAddress> {
        let from = mailbox(&from.0, &from.1).map_err(|_| WrongAddress)?;
        let (accepted, closed_until) = (Mutex::default(), AtomicI64::new(0));
        Ok(Self(Arc::new(Inner { transport, from, env, db, accepted, closed_until })))
    }

    /// Does the job: the letter leaves once, or bounces, or the job comes back.
    pub async fn send(&self, job: SendLetter) -> Result<(), JobError> {
        let outbox = self.clone();
        // In a task of its own: a job that is cut off does not cut a letter off between its last byte and its mark.
        tokio::spawn(async move { outbox.deliver(job.letter).await }).await?
    }

    async fn deliver(&self, id: LetterId) -> Result<(), JobError> {
        let accepted = self.accepted().contains(&id);
        if !accepted && !self.leave(id).await? {
            return Ok(());
        }
        let now = self.0.env.now();
        self.write(move |tx| store::sent(tx, id, now)).await?;
        self.accepted().remove(&id);
        Ok(())
    }

    /// Lets a letter leave; `false` if there is none to send.
    async fn leave(&self, id: LetterId) -> Result<bool, JobError> {
        let now = self.0.env.now();
        if now.as_second() < self.0.closed_until.load(Ordering::SeqCst) {
            return Err(JobError::retry("the way out was found closed a moment ago"));
        }
        let sender: Uuid = self.0.env.id();
        let letter = match self.write(move |tx| store::claim(tx, id, sender, now, now + CLAIM)).await? {
            Claim::Taken(letter) => letter,
            Claim::Busy => return Err(JobError::retry("another one is sending the letter")),
            Claim::Settled => return Ok(false),
        };
        match self.post(&letter).await {
            Ok(()) => {
                self.accepted().insert(id);
                Ok(true)
            }
            Err(Refusal::Never(reason)) => self.bounce(id, reason).await.map(|()| false),
            Err(Refusal::Later(reason)) => self.put_back(id, sender, reason).await,
            Err(Refusal::Closed(reason)) => {
                self.0.closed_until.store((now + REST).as_second(), Ordering::SeqCst);
                self.put_back(id, sender, reason).await
            }
        }
    }

    async fn post(&self, letter: &StoredLetter) -> Result<(), Refusal> {
        let message = compose(letter, &self.0.from).map_err(|error| Refusal::Never(error.to_string()))?;
        self.0.transport.post(letter.id, &message).await
    }

    async fn bounce(&self, id: LetterId, reason: String) -> Result<(), JobError> {
        tracing::info!(letter = %id, "a letter bounced"); // the reason may name the address: it is with the letter
        Ok(self.write(move |tx| store::bounced(tx, id, &reason)).await?)
    }

    async fn put_back(&self, id: LetterId, sender: Uuid, reason: String) -> Result<bool, JobError> {
        self.write(move |tx| store::release(tx, id, sender)).await?;
        Err(JobError::retry(reason))
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut kith_db::Tx<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.0.db.write(work).await
    }

    pub(crate) fn accepted(&self) -> MutexGuard<'_, HashSet<LetterId>> {
        self.0.accepted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
