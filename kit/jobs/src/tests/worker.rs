//! Workers: several at once, dying, stopping.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use kith_test::{Noon, on_both_async};
use tokio::sync::oneshot;

use super::*;
use crate::store::{self, Leased};

async fn lease(db: &Db, env: &Env, most: i64) -> Vec<Leased> {
    let env = env.clone();
    db.write(move |tx| store::lease(tx, &env, most, env.now() + crate::turn::LEASE)).await.unwrap()
}

/// A worker on a task of its own, until the sender is used or dropped.
fn start(db: &Db, env: &Env, log: &Log) -> (oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let (stop, stopped) = oneshot::channel();
    let (db, env, log) = (db.clone(), env.clone(), log.clone());
    let run = async move { jobs().run(log, env, db, async { drop(stopped.await) }).await };
    (stop, tokio::spawn(run))
}

async fn until(what: &str, check: impl AsyncFn() -> bool) {
    let begin = Instant::now();
    while !check().await {
        assert!(begin.elapsed() < Duration::from_secs(20), "waited in vain until {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[test]
fn workers_on_one_database_do_each_job_once() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        for n in 0..200 {
            put(&db, &noon.env, &n.to_string(), noon.env.now()).await;
        }
        let workers: Vec<_> = (0..3).map(|_| start(&db, &noon.env, &log)).collect();
        until("all jobs are done", async || count_waiting(&db).await == 0).await;
        for (stop, worker) in workers {
            stop.send(()).unwrap();
            worker.await.unwrap();
        }
        let lines = log.lines();
        assert_eq!((lines.len(), lines.iter().collect::<HashSet<_>>().len()), (200, 200));
    });
}

#[test]
fn a_job_that_is_put_on_the_table_wakes_the_worker() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        let (stop, worker) = start(&db, &noon.env, &log);
        for n in 0..5 {
            tokio::time::sleep(Duration::from_millis(100)).await; // the worker waits by now
            let begin = Instant::now();
            put(&db, &noon.env, &n.to_string(), noon.env.now()).await;
            until("the job is done", async || log.lines().len() == n + 1).await;
            assert!(begin.elapsed() < Duration::from_millis(1000), "the bell was not heard");
        }
        drop(stop);
        worker.await.unwrap();
    });
}

#[test]
fn a_worker_that_is_stopped_finishes_what_it_has_in_hand() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        put(&db, &noon.env, "slow", noon.env.now()).await;
        let (stop, worker) = start(&db, &noon.env, &log);
        until("the job has begun", async || !log.lines().is_empty()).await;
        stop.send(()).unwrap();
        worker.await.unwrap();
        assert_eq!(log.lines(), ["slow", "slow is done"]);
        assert_eq!(count_waiting(&db).await, 0);
    });
}

#[test]
fn the_jobs_of_a_server_that_died_run_again_when_its_lease_is_over() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        put(&db, &noon.env, "one", noon.env.now()).await;
        assert_eq!(lease(&db, &noon.env, 8).await.len(), 1);
        noon.pass(59);
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 0);
        noon.pass(1);
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 1);
        assert_eq!(log.lines(), ["one"]);
    });
}

#[test]
fn a_job_that_kills_every_server_is_given_up_in_the_end() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        put(&db, &noon.env, "one", noon.env.now()).await;
        for _ in 0..Note::TRIES {
            assert_eq!(lease(&db, &noon.env, 8).await.len(), 1);
            noon.pass(60);
        }
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 1);
        assert!(log.lines().is_empty());
        assert_eq!(all_given_up(&db).await[0].last_error, "its last try never ended");
    });
}

#[test]
fn whoever_has_lost_a_lease_no_longer_decides_about_the_job() {
    on_both_async(kith_migrations::ALL, async |db| {
        let noon = Noon::new();
        put(&db, &noon.env, "one", noon.env.now()).await;
        let slow = lease(&db, &noon.env, 1).await.remove(0);
        noon.pass(61);
        let quick = lease(&db, &noon.env, 1).await.remove(0);
        let (now, later) = (noon.env.now(), noon.env.now() + SignedDuration::from_secs(90));
        db.write(move |tx| {
            assert!(!store::renew(tx, &slow, later)?);
            store::done(tx, &slow)?;
            store::give_up(tx, &slow, now, "slow")?;
            store::put_back(tx, &slow, now, 0, None)?;
            assert!(store::renew(tx, &quick, later)?);
            Ok::<_, kith_db::Error>(())
        })
        .await
        .unwrap();
        noon.pass(89);
        assert!(lease(&db, &noon.env, 1).await.is_empty(), "a renewed lease lasts");
        noon.pass(1);
        assert_eq!(lease(&db, &noon.env, 1).await.len(), 1);
    });
}
