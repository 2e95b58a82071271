//! What happens again and again.

use kith_test::{Noon, on_both_async};

use super::*;

const HOURLY: Timer = Timer { name: "chime", every: SignedDuration::from_hours(1), what: "chimes on the hour" };
const DAILY: Timer = Timer { name: "sweep", every: SignedDuration::from_hours(24), what: "sweeps at midnight" };

fn clockwork() -> Jobs<Log> {
    jobs()
        .every(HOURLY, |log: Log| async move {
            log.add("chime");
            Ok(())
        })
        .every(DAILY, |log: Log| async move {
            log.add("sweep");
            Err(JobError::lasting("the broom is broken"))
        })
}

#[test]
fn the_timetable_is_one_page() {
    assert_eq!(clockwork().timetable(), [HOURLY, DAILY]);
    assert_eq!(clockwork().kinds().collect::<Vec<_>>(), ["note.take", "timer:chime", "timer:sweep"]);
}

#[test]
fn a_timer_goes_off_on_the_hour_once_and_catches_nothing_up() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        let run = async || clockwork().run_due(&log, &noon.env, &db).await.unwrap();
        assert_eq!(run().await, 0, "noon has struck already");
        assert_eq!(count_waiting(&db).await, 0, "a timer is no work that is left over");
        noon.pass(3599);
        assert_eq!(run().await, 0);
        noon.pass(1);
        assert_eq!((run().await, run().await), (1, 0));
        noon.pass(5 * 3600 + 120);
        assert_eq!((run().await, run().await), (1, 0));
        noon.pass(3600 - 120);
        assert_eq!(run().await, 1);
        assert_eq!(log.lines(), ["chime"; 3]);
    });
}

#[test]
fn a_timer_that_fails_is_never_given_up() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        let sweeping = Jobs::new().every(DAILY, |log: Log| async move {
            log.add("sweep");
            Err(JobError::lasting("the broom is broken"))
        });
        sweeping.run_due(&log, &noon.env, &db).await.unwrap();
        noon.pass(12 * 3600);
        for _ in 0..60 {
            assert_eq!(sweeping.run_due(&log, &noon.env, &db).await.unwrap(), 1);
            noon.pass(1800);
        }
        assert!(all_given_up(&db).await.is_empty());
    });
}

#[test]
fn a_timer_that_was_given_up_while_nobody_knew_it_comes_back_with_whoever_does() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, log) = (Noon::new(), Log::default());
        clockwork().run_due(&log, &noon.env, &db).await.unwrap();
        noon.pass(3600);
        for _ in 0..60 {
            jobs().run_due(&log, &noon.env, &db).await.unwrap(); // a release without the timer
            noon.pass(1800);
        }
        let kinds: Vec<String> = all_given_up(&db).await.into_iter().map(|job| job.kind).collect();
        assert!(kinds.contains(&"timer:chime".to_owned()), "{kinds:?}");
        clockwork().run_due(&log, &noon.env, &db).await.unwrap();
        assert!(log.lines().contains(&"chime".to_owned()));
    });
}
