//! Guests: somebody who is asked to one session and belongs to nothing else here. A link lets them in, from a day before
//! the session to three days after it; they need no account.

use jiff::{SignedDuration, Timestamp};
use kith_base::{Lang, jiff};
use kith_policy::PersonId;
use serde::Serialize;

use crate::{Session, SessionId};

kith_base::ids! {
    /// A link for guests of one session.
    GuestLinkId,
}
kith_db::bind_ids!(GuestLinkId);

/// How long before a session its guests are let in, and how long after it.
const BEFORE: SignedDuration = SignedDuration::from_hours(24);
const AFTER: SignedDuration = SignedDuration::from_hours(3 * 24);

/// How many people one link lets in.
pub const MOST: i64 = 200;

/// From when until when guests of a session are let in that starts then and is planned to take so many minutes.
pub fn window(starts_at: Timestamp, minutes: i64) -> (Timestamp, Timestamp) {
    (starts_at - BEFORE, starts_at + SignedDuration::from_mins(minutes) + AFTER)
}

/// Between which starts a session lies that lets its guests in now, whatever its length.
pub fn starts(now: Timestamp) -> (Timestamp, Timestamp) {
    (now - AFTER - SignedDuration::from_mins(crate::session::LONGEST), now + BEFORE)
}

/// How a guest's link stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It opens a day before the session.
    Waits,
    Open,
    /// The session was more than three days ago.
    Over,
    /// Somebody took it back.
    Revoked,
}

/// A link for guests of a session, without its secret.
#[derive(Clone, Debug, Serialize)]
pub struct GuestLink {
    pub id: GuestLinkId,
    pub session: SessionId,
    /// Whom it is for; "" when it is for handing out.
    pub name: String,
    pub lang: Lang,
    /// The name of who made it.
    pub by: Option<String>,
    pub made_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    /// How many came in by it.
    pub came: i64,
}

kith_db::from_row!(GuestLink { id, session, name, lang, by, made_at, revoked_at, came });

impl GuestLink {
    /// Whether whoever opens it says their name.
    pub fn asks_for_a_name(&self) -> bool {
        self.name.is_empty()
    }

    /// How it stands at `now`.
    pub fn standing(&self, session: &Session, now: Timestamp) -> Standing {
        let (from, until) = window(session.starts_at, session.minutes);
        if self.revoked_at.is_some() {
            Standing::Revoked
        } else if now < from {
            Standing::Waits
        } else if now < until {
            Standing::Open
        } else {
            Standing::Over
        }
    }
}

/// A link that is about to be made.
#[derive(Clone, Debug)]
pub struct NewGuestLink {
    pub session: SessionId,
    pub name: String,
    pub lang: Lang,
    pub by: Option<PersonId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn guests_are_let_in_from_a_day_before_to_three_days_after_the_end() {
        let (from, until) = window(at("2026-03-12T12:00:00Z"), 90);
        assert_eq!((from, until), (at("2026-03-11T12:00:00Z"), at("2026-03-15T13:30:00Z")));
    }

    #[test]
    fn whatever_is_open_starts_between_the_bounds() {
        let start = at("2026-03-12T12:00:00Z");
        for minutes in [5, 90, 600] {
            let (from, until) = window(start, minutes);
            for now in [from, until - SignedDuration::from_secs(1)] {
                let (first, last) = starts(now);
                assert!(first <= start && start <= last, "{minutes} {now}");
            }
        }
    }
}
