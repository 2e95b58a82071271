//! Running late: the rest of an agenda made to end on time. Whatever can be shorter gives up the same share of what it
//! can spare; breaks and the closing are kept; nothing becomes shorter than it is worth doing. Where that is not enough,
//! the plan says by how much it ends late.

use jiff::Timestamp;
use kith_base::jiff;

use crate::{Activity, ActivityId, ActivityKind, Session};

/// What is left to do: an activity that is to come, or what is left of the one under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Left {
    pub minutes: i64,
    /// The fewest minutes in which it is still worth doing.
    pub least: i64,
    /// A break, or the closing: as long as planned.
    pub kept: bool,
}

impl Left {
    fn floor(self) -> i64 {
        if self.kept { self.minutes } else { self.least.clamp(0, self.minutes) }
    }
}

/// Minutes for each of what is left, and how many minutes past the planned end they come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shortened {
    pub minutes: Vec<i64>,
    pub over: i64,
}

/// What is left, shortened so that it takes `free` minutes where that is possible.
pub fn shorten(free: i64, rest: &[Left]) -> Shortened {
    let total: i64 = rest.iter().map(|it| it.minutes).sum();
    let floor: i64 = rest.iter().map(|it| it.floor()).sum();
    let (spare, give) = (total - floor, (free - floor).clamp(0, total - floor));
    let share = |it: &Left| (it.minutes - it.floor()) * give;
    let mut minutes: Vec<i64> =
        rest.iter().map(|it| it.floor() + if spare > 0 { share(it) / spare } else { 0 }).collect();
    // The minutes that rounding left over go to those whom it took most from.
    let mut by_loss: Vec<usize> = (0..rest.len()).collect();
    by_loss
        .sort_by_key(|at| std::cmp::Reverse(rest.get(*at).map_or(0, |it| share(it).checked_rem(spare).unwrap_or(0))));
    let mut missing = floor + give - minutes.iter().sum::<i64>();
    for at in by_loss {
        if let Some(one) = minutes.get_mut(at).filter(|_| missing > 0) {
            *one += 1;
            missing -= 1;
        }
    }
    Shortened { over: (minutes.iter().sum::<i64>() - free).max(0), minutes }
}

/// Other minutes for what is left of a session that runs late.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replan {
    /// How many minutes late it would end as it stands.
    pub late: i64,
    /// New minutes for each activity from the one under way on.
    pub minutes: Vec<(ActivityId, i64)>,
    /// How many minutes late it ends all the same.
    pub over: i64,
}

/// How a session that runs late would end on time; nothing where it does, or where it is not running. `at` is the place
/// of the activity under way, `least` the fewest minutes of an activity by what it follows.
pub fn replan(
    session: &Session,
    (agenda, at): (&[Activity], Option<usize>),
    now: Timestamp,
    least: impl Fn(&Activity) -> i64,
) -> Option<Replan> {
    let waits = at.is_none() && now <= session.starts_at;
    if session.ended_at.is_some() || session.cancelled_at.is_some() || waits {
        return None;
    }
    let rest = agenda.get(at.unwrap_or(0)..).unwrap_or_default();
    let gone = |it: &Activity| match it.begun_at {
        Some(begun) if at.is_some() => (now.as_second() - begun.as_second() + 59).div_euclid(60).max(0),
        _ => 0,
    };
    let left = |(place, it): (usize, &Activity)| {
        let gone = if place == 0 { gone(it) } else { 0 };
        let kept = it.kind == ActivityKind::Break || place + 1 == rest.len();
        Left { minutes: (it.minutes - gone).max(0), least: (least(it) - gone).max(0), kept }
    };
    let all: Vec<Left> = rest.iter().enumerate().map(left).collect();
    let free = (session.planned_end().as_second() - now.as_second()).div_euclid(60);
    let late = all.iter().map(|it| it.minutes).sum::<i64>() - free;
    if late <= 0 || rest.is_empty() {
        return None;
    }
    let Shortened { minutes, over } = shorten(free, &all);
    let new = |((it, left), new): ((&Activity, &Left), i64)| {
        (it.id, if new == left.minutes { it.minutes } else { it.minutes - left.minutes + new })
    };
    Some(Replan { late, minutes: rest.iter().zip(&all).zip(minutes).map(new).collect(), over })
}

/// The fewest minutes of an activity that follows no method: half of what was planned.
pub fn half(activity: &Activity) -> i64 {
    (activity.minutes + 1) / 2
}
