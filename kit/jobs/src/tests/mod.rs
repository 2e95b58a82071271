//! What may be relied on when work is put on the table, on both databases.

mod table;
mod timers;
mod worker;

use std::sync::{Arc, Mutex};

use kith_base::jiff::Timestamp;
use kith_base::{Cursor, Env};
use kith_db::Db;
use serde::{Deserialize, Serialize};

use crate::*;

/// What was done, as the workers wrote it down.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn add(&self, line: impl ToString) {
        self.0.lock().unwrap().push(line.to_string());
    }

    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// Work that succeeds, or fails in a way that its note names.
#[derive(Clone, Serialize, Deserialize)]
struct Note {
    text: String,
}

impl Job for Note {
    const KIND: &'static str = "note.take";
    const TRIES: i64 = 4;
}

/// Work of which this server knows nothing.
#[derive(Serialize, Deserialize)]
struct Stranger;

impl Job for Stranger {
    const KIND: &'static str = "stranger.greet";
}

fn jobs() -> Jobs<Log> {
    Jobs::new().on(|log: Log, note: Note| async move {
        log.add(&note.text);
        match note.text.as_str() {
            "fail" => Err(JobError::retry("not today")),
            "never" => Err(JobError::lasting("not ever")),
            "panic" => panic!("on purpose"),
            "slow" => {
                tokio::time::sleep(std::time::Duration::from_millis(300)).await;
                log.add("slow is done");
                Ok(())
            }
            _ => Ok(()),
        }
    })
}

async fn put(db: &Db, env: &Env, text: &str, due_at: Timestamp) -> JobId {
    let (env, note) = (env.clone(), Note { text: text.to_owned() });
    db.write(move |tx| enqueue(tx, &env, &note, due_at)).await.unwrap()
}

async fn count_waiting(db: &Db) -> i64 {
    db.read(waiting).await.unwrap()
}

async fn all_given_up(db: &Db) -> Vec<GivenUp> {
    db.read(|r| given_up(r, Cursor::end())).await.unwrap()
}
