//! How often something may be tried from one network in a while: counted in memory, in bounded room.
//!
//! Of each network only one instant is kept: when all that it tried will be forgotten, if it tried no more. A try moves
//! that instant by its share of the while; who is a whole while ahead waits until the oldest share is over. What is kept
//! tells nobody apart, is on no disk, and is gone when it no longer matters.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use kith_base::{Say, jiff};

use crate::{Network, Stop};

/// How many networks are remembered. Beyond these, those that tried least are forgotten first.
const ROOM: usize = 20_000;

/// How often something may be tried from one network.
#[derive(Debug)]
pub struct Limit {
    /// A word of its own.
    pub name: &'static str,
    /// How often in [`Limit::within`].
    pub most: i64,
    pub within: SignedDuration,
    /// The sentence for whoever has to wait; it is given `$minutes`.
    pub why: &'static str,
}

impl Limit {
    /// The share of the while that one try takes, in microseconds.
    fn share(&self) -> i64 {
        micros(self.within) / self.most.max(1)
    }
}

type Key = (&'static str, Network);

/// What was tried lately.
#[derive(Default)]
pub struct Limits {
    /// When the tries of each are forgotten, in microseconds since 1970.
    clear_at: Mutex<HashMap<Key, i64>>,
}

impl Limits {
    /// Takes a try; stops whoever has none left, and says for how long.
    pub fn take(&self, limit: &Limit, network: Network, now: Timestamp) -> Result<(), Stop> {
        let (key, now) = ((limit.name, network), now.as_microsecond());
        let mut all = self.all();
        let clear_at = all.get(&key).copied().unwrap_or(now).max(now) + limit.share();
        let over = clear_at - now - micros(limit.within);
        if over > 0 {
            return Err(too_often(limit.why, SignedDuration::from_micros(over)));
        }
        if !all.contains_key(&key) {
            make_room(&mut all, now);
        }
        all.insert(key, clear_at);
        Ok(())
    }

    /// Gives a try back that was none: the digits were right.
    pub fn give_back(&self, limit: &Limit, network: Network) {
        if let Some(clear_at) = self.all().get_mut(&(limit.name, network)) {
            *clear_at -= limit.share();
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Key, i64>> {
        self.clear_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Forgets what is over; and where that is not enough, the tenth of the networks that tried least.
fn make_room(all: &mut HashMap<Key, i64>, now: i64) {
    if all.len() < ROOM {
        return;
    }
    all.retain(|_, clear_at| *clear_at > now);
    if all.len() < ROOM {
        return;
    }
    let mut by_tries: Vec<(i64, Key)> = all.iter().map(|(key, clear_at)| (*clear_at, *key)).collect();
    by_tries.select_nth_unstable_by_key(ROOM / 10, |(clear_at, _)| *clear_at);
    for (_, key) in &by_tries[..ROOM / 10] {
        all.remove(key);
    }
}

/// The stop for whoever has to wait so long; `why` is a sentence that is given `$minutes`.
pub fn too_often(why: &'static str, wait: SignedDuration) -> Stop {
    let minutes = (wait.as_secs() + 59) / 60;
    Stop::TooOften(Say::new(why).with("minutes", minutes.max(1)), wait)
}

fn micros(duration: SignedDuration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOOR: Limit =
        Limit { name: "door", most: 3, within: SignedDuration::from_mins(15), why: "refusal-too-often" };
    const GATE: Limit = Limit { name: "gate", ..DOOR };

    fn here(number: u32) -> Network {
        Network::V4(number.into())
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_773_316_800 + seconds).unwrap()
    }

    /// For how many seconds somebody has to wait, or nothing.
    fn wait(limits: &Limits, limit: &Limit, network: Network, seconds: i64) -> Option<i64> {
        match limits.take(limit, network, at(seconds)) {
            Err(Stop::TooOften(_, wait)) => Some(wait.as_secs()),
            other => other.map(|()| None).unwrap(),
        }
    }

    #[test]
    fn as_many_tries_as_allowed_and_then_one_for_each_share_of_the_while() {
        let limits = Limits::default();
        for _ in 0..3 {
            assert_eq!(wait(&limits, &DOOR, here(1), 0), None);
        }
        assert_eq!(wait(&limits, &DOOR, here(1), 0), Some(300), "a third of a quarter of an hour");
        assert_eq!(wait(&limits, &DOOR, here(1), 299), Some(1), "a refusal makes nobody wait longer");
        assert_eq!(wait(&limits, &DOOR, here(1), 300), None);
        assert_eq!(wait(&limits, &DOOR, here(1), 300), Some(300));
        for _ in 0..3 {
            assert_eq!(wait(&limits, &DOOR, here(1), 1200), None, "a while later all is forgotten");
        }
    }

    #[test]
    fn networks_and_limits_do_not_count_for_one_another() {
        let limits = Limits::default();
        for _ in 0..3 {
            assert_eq!(wait(&limits, &DOOR, here(1), 0), None);
        }
        assert_eq!(wait(&limits, &DOOR, here(2), 0), None);
        assert_eq!(wait(&limits, &GATE, here(1), 0), None);
        assert!(wait(&limits, &DOOR, here(1), 0).is_some());
    }

    #[test]
    fn a_try_that_is_given_back_was_none() {
        let limits = Limits::default();
        for _ in 0..100 {
            assert_eq!(wait(&limits, &DOOR, here(1), 0), None);
            limits.give_back(&DOOR, here(1));
        }
        limits.give_back(&DOOR, here(7)); // never heard of
        for _ in 0..3 {
            assert_eq!(wait(&limits, &DOOR, here(7), 0), None);
        }
        assert!(wait(&limits, &DOOR, here(7), 0).is_some(), "nobody can save tries up");
    }

    #[test]
    fn more_networks_than_there_is_room_for_forget_the_ones_that_tried_least() {
        let limits = Limits::default();
        for _ in 0..3 {
            assert_eq!(wait(&limits, &DOOR, here(0), 0), None);
        }
        for number in 1..100_000 {
            assert_eq!(wait(&limits, &DOOR, here(number), 0), None);
            assert!(limits.all().len() <= ROOM);
        }
        assert!(wait(&limits, &DOOR, here(0), 0).is_some(), "whoever tried often is not forgotten for that");
        while limits.all().len() < ROOM {
            let number = 200_000 + u32::try_from(limits.all().len()).unwrap();
            assert_eq!(wait(&limits, &DOOR, here(number), 0), None);
        }
        assert_eq!(wait(&limits, &DOOR, here(300_000), 3600), None);
        assert_eq!(limits.all().len(), 1, "what is over goes first");
    }

    #[test]
    fn minutes_are_rounded_up() {
        for (seconds, minutes) in [(1, 1_i64), (60, 1), (61, 2), (900, 15)] {
            let stop = too_often("refusal-too-often", SignedDuration::from_secs(seconds));
            let Stop::TooOften(say, _) = stop else { panic!("{stop:?}") };
            assert_eq!(say, Say::new("refusal-too-often").with("minutes", minutes), "{seconds}");
        }
    }
}
