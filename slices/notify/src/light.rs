//! Light letters: to whoever is invited and has not answered. One before the next session, with how many minutes it takes
//! to say whether they come; one after it, with what came of it; both with one button that ends it all.

pub mod jobs;
pub mod letter;

use jiff::{SignedDuration, Timestamp};
use kith_base::{Email, Lang, Name, jiff};
use kith_charter::InvitationId;
use kith_policy::Audience;

use crate::occasion::{Fate, Held, Occasion, grace};
use crate::step::Step;

/// The kind of these letters.
pub const KIND: &str = "notify.light";

/// How many of them an address gets in seven days.
pub const MOST: i64 = 2;

/// Which of the two it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Light {
    Before,
    After,
}

impl Light {
    pub const ALL: [Self; 2] = [Self::Before, Self::After];

    /// Which one goes with a step: before the session with that of a week, or with that of a day where another session
    /// was nearer a week ago.
    pub fn of_step(step: Step) -> Option<Self> {
        match step {
            Step::Week | Step::Eve => Some(Self::Before),
            Step::After => Some(Self::After),
            Step::Early | Step::Prepare | Step::Between => None,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

kith_db::bind_words!(Light);

/// Somebody who is invited and has not answered, as such a letter sees them.
#[derive(Clone, PartialEq, Debug)]
pub struct Invited {
    pub invitation: InvitationId,
    pub name: Name,
    pub email: Email,
    pub lang: Lang,
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
    /// Whether they looked around: then the recap comes to them as it does to members.
    pub opened: bool,
    /// Whether they have said whether they come.
    pub answered: bool,
    /// How many light letters they got in seven days.
    pub got: i64,
}

kith_db::from_row!(Invited { invitation, name, email, lang, made_at, ends_at, opened, answered, got });

impl Occasion {
    /// What becomes of the light letter of a step for somebody who is invited: by the clock of the community, as theirs is
    /// not known. `is_next` is whether no other session is nearer.
    pub fn light_fate(&self, step: Step, to: &Invited, is_next: bool, now: Timestamp) -> Fate {
        let Some(light) = Light::of_step(step) else { return Fate::Not };
        let session = &self.session;
        let for_them = session.audience == Audience::Community && session.starts_at >= to.made_at;
        let nothing = match light {
            Light::Before => to.answered || !is_next,
            Light::After => to.opened || session.published_at.is_none(),
        };
        if !for_them || nothing {
            return Fate::Not;
        }
        let Some(at) = self.moment(step, &self.community.time_zone()) else { return Fate::Not };
        let late = now > at + grace(step) || self.timetable.on_since.is_some_and(|since| at < since);
        if late || to.ends_at <= at.max(now) + SignedDuration::from_hours(24) {
            return Fate::Not;
        }
        if to.got >= MOST { Fate::Held(Held::Cap) } else { Fate::Goes(at) }
    }
}
