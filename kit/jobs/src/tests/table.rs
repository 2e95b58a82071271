//! Jobs on the table: when they are done, when they come back, when they are given up.

use kith_db::Error;
use kith_test::{Noon, on_both_async};

use super::*;

#[test]
fn a_job_is_done_once_and_leaves_the_table() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        put(&db, &noon.env, "one", noon.env.now()).await;
        noon.pass(1);
        put(&db, &noon.env, "two", noon.env.now()).await;
        assert_eq!(count_waiting(&db).await, 2);
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 2);
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 0);
        assert_eq!(log.lines(), ["one", "two"]);
        assert_eq!(count_waiting(&db).await, 0);
    });
}

#[test]
fn a_job_of_a_change_that_failed_was_never_on_the_table() {
    on_both_async(kith_migrations::ALL, async |db| {
        let env = Noon::new().env;
        let failed: Result<(), Error> = db
            .write(move |tx| {
                enqueue(tx, &env, &Note { text: "one".to_owned() }, env.now())?;
                Err(Error::NotOne(0))
            })
            .await;
        assert!(failed.is_err());
        assert_eq!(count_waiting(&db).await, 0);
    });
}

#[test]
fn a_job_waits_for_its_time() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        put(&db, &noon.env, "later", noon.env.now() + SignedDuration::from_secs(60)).await;
        let count_due = async |now| db.read(move |r| due(r, now)).await.unwrap();
        assert_eq!((count_waiting(&db).await, count_due(noon.env.now()).await), (1, 0));
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 0);
        noon.pass(60);
        assert_eq!(count_due(noon.env.now()).await, 1);
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 1);
    });
}

#[test]
fn a_job_that_fails_comes_back_after_growing_waits_until_it_is_given_up_with_its_error() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        let id = put(&db, &noon.env, "fail", noon.env.now()).await;
        for wait in [5, 10, 20] {
            assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 1);
            noon.pass(wait - 1);
            assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 0, "before {wait} s have passed");
            assert_eq!(count_waiting(&db).await, 1);
            noon.pass(1);
        }
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 1);
        let last_error = "not today".to_owned();
        let given_up = GivenUp { id, kind: "note.take".to_owned(), tries: 4, last_error, at: noon.env.now() };
        assert_eq!(all_given_up(&db).await, [given_up]);
        noon.pass(1_000_000);
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 0);
    });
}

#[test]
fn a_job_that_was_given_up_can_be_tried_again_from_the_beginning() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        let id = put(&db, &noon.env, "never", noon.env.now()).await;
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 1);
        assert_eq!(all_given_up(&db).await[0].last_error, "not ever");
        let again = async |id| {
            let env = noon.env.clone();
            db.write(move |tx| try_again(tx, &env, id)).await.unwrap()
        };
        assert!(again(id).await);
        assert!(!again(id).await, "it is waiting already");
        assert_eq!((count_waiting(&db).await, all_given_up(&db).await.len()), (1, 0));
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 1);
        assert_eq!(log.lines(), ["never", "never"]);
    });
}

#[test]
fn a_job_that_was_given_up_ninety_days_ago_is_forgotten_and_no_other() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        for _ in 0..3 {
            put(&db, &noon.env, "never", noon.env.now()).await;
            jobs().run_due(&log, &noon.env, &db).await.unwrap();
            noon.pass(3600);
        }
        put(&db, &noon.env, "one", noon.env.now() + SignedDuration::from_hours(1_000_000)).await;
        let forget = async |most| {
            let now = noon.env.now();
            db.write(move |tx| forget_given_up(tx, now, most)).await.unwrap()
        };
        noon.pass(90 * 24 * 3600 - 3 * 3600);
        assert!(forget(10).await.is_empty(), "the oldest is ninety days old to the second");
        noon.pass(3 * 3600);
        assert_eq!(forget(2).await, ["note.take"; 2], "as many as asked for");
        assert_eq!(forget(2).await, ["note.take"; 1]);
        assert!(forget(2).await.is_empty());
        assert_eq!(count_waiting(&db).await, 1, "what waits, waits");
    });
}

#[test]
fn a_job_that_panics_has_failed_and_nothing_else_has() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        put(&db, &noon.env, "panic", noon.env.now()).await;
        put(&db, &noon.env, "one", noon.env.now()).await;
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 2);
        assert!(log.lines().contains(&"one".to_owned()));
        assert_eq!(count_waiting(&db).await, 1);
    });
}

#[test]
fn a_job_that_nobody_knows_or_can_read_stays_for_a_server_that_does() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        let env = noon.env.clone();
        db.write(move |tx| enqueue(tx, &env, &Stranger, env.now())).await.unwrap();
        assert_eq!(jobs().run_due(&log, &noon.env, &db).await.unwrap(), 1);
        noon.pass(5);
        let unreadable = Jobs::new().on(|log: Log, _: Other| async move {
            log.add("read");
            Ok(())
        });
        assert_eq!(unreadable.run_due(&log, &noon.env, &db).await.unwrap(), 1);
        assert_eq!((count_waiting(&db).await, log.lines().len()), (1, 0));
        noon.pass(10);
        let knowing = Jobs::new().on(|log: Log, _: Stranger| async move {
            log.add("hello");
            Ok(())
        });
        assert_eq!(knowing.run_due(&log, &noon.env, &db).await.unwrap(), 1);
        assert_eq!((count_waiting(&db).await, log.lines()), (0, vec!["hello".to_owned()]));
    });
}

/// The kind of [`Stranger`] with data of another shape.
#[derive(Serialize, Deserialize)]
struct Other {
    name: String,
}

impl Job for Other {
    const KIND: &'static str = Stranger::KIND;
}

#[test]
#[should_panic(expected = "the job `note.take` is given to two")]
fn a_kind_of_job_is_not_given_to_two() {
    let _ = jobs().on(|_: Log, _: Note| async { Ok(()) });
}

#[test]
fn waits_double_up_to_the_longest() {
    let longest = SignedDuration::from_mins(5);
    let waits: Vec<i64> = [0, 1, 2, 3, 6, 7, 8, 1_000_000].map(|tries| growing(tries, longest).as_secs()).to_vec();
    assert_eq!(waits, [5, 5, 10, 20, 160, 300, 300, 300]);
}
