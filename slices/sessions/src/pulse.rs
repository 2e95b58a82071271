//! The pulse: how a session was, in two taps, by the goals that its community has set. Answers are nobody's business;
//! what is shown is over five people at least, in steps of five, so that no figure tells by its change what one of them
//! said.

use jiff::{SignedDuration, Timestamp};
use kith_base::{Lang, Say, Uuid, jiff};

use crate::{Session, SessionId};

/// Figures are over as many people at least, and grow by as many.
pub const STEP: i64 = 5;

/// How long after a session its pulse is taken.
const OPEN: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Whether the pulse of a session is taken now.
pub fn is_open(session: &Session, now: Timestamp) -> bool {
    let held = session.begun_at.is_some() && session.cancelled_at.is_none();
    held && session.is_over(now) && now < session.ends_at() + OPEN
}

/// A rating as it was tapped: one to five.
pub fn read_rating(text: &str) -> Result<i64, Say> {
    text.trim().parse().ok().filter(|it| RATINGS.contains(it)).ok_or_else(|| Say::new("error-not-a-choice"))
}

/// The ratings there are.
pub const RATINGS: std::ops::RangeInclusive<i64> = 1..=5;

/// The locale key of a rating's words, for those that have some.
pub fn rating_key(rating: i64) -> Option<&'static str> {
    // locale: pulse-rating-1 pulse-rating-5
    match rating {
        1 => Some("pulse-rating-1"),
        5 => Some("pulse-rating-5"),
        _ => None,
    }
}

/// A figure of a session: of one goal, or of the whole where the goal is the session itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub session: SessionId,
    pub title: String,
    pub lang: Lang,
    pub starts_at: Timestamp,
    pub goal: Uuid,
    /// How many the figure is over, and the sum of what they said.
    pub people: i64,
    pub sum: i64,
}

impl Figure {
    /// Whether it is of the session as a whole.
    pub fn is_whole(&self) -> bool {
        self.goal == self.session.0
    }

    /// Its mean in tenths, rounded.
    pub fn tenths(&self) -> i64 {
        if self.people == 0 { 0 } else { (self.sum * 20 + self.people) / (self.people * 2) }
    }
}
