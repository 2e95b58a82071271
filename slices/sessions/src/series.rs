//! A series: sessions that meet on a rhythm. The rhythm is days on a calendar; the time on the wall is the same on each
//! of them, whatever the clocks do in between.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use kith_base::{Lang, Phone, Say, Title, Url, jiff};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};
use serde::Serialize;

use crate::Session;
pub use crate::rule::MOST;
use crate::rule::{End, Every, Rule};
use crate::session::{Details, SessionDraft};
use crate::wall::{TimeOfDay, Wall, Zone};

kith_base::ids! {
    /// A series of sessions.
    SeriesId,
}
kith_db::bind_ids!(SeriesId);

/// How a form offers to repeat: the rhythms that need no knowledge of rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repeats {
    /// On some weekdays of every so many weeks.
    Weeks,
    /// On the weekday of the first day, in the same week of the month (its fifth: the last one).
    MonthsOnWeekday,
    /// On the same day of the month; in a shorter month on its last day.
    MonthsOnDay,
    Days,
    Years,
}

impl Repeats {
    /// All of them, as they are offered.
    pub const ALL: [Repeats; 5] =
        [Repeats::Weeks, Repeats::MonthsOnWeekday, Repeats::MonthsOnDay, Repeats::Days, Repeats::Years];

    pub fn word(self) -> &'static str {
        match self {
            Repeats::Weeks => "weeks",
            Repeats::MonthsOnWeekday => "months_on_weekday",
            Repeats::MonthsOnDay => "months_on_day",
            Repeats::Days => "days",
            Repeats::Years => "years",
        }
    }

    /// What was chosen in a form.
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::ALL.into_iter().find(|it| it.word() == text).ok_or_else(|| Say::new("error-not-a-choice"))
    }

    /// The rule of it from a first day, without an end.
    pub fn rule(self, first: Date, interval: i64, weekdays: &[Weekday]) -> Rule {
        let each = |every| Rule::each(every, interval);
        match self {
            Repeats::Days => each(Every::Day),
            Repeats::Weeks => {
                let first = [first.weekday()];
                let weekdays = if weekdays.is_empty() { &first } else { weekdays };
                Rule { weekdays: weekdays.iter().map(|day| (0, *day)).collect(), ..each(Every::Week) }
            }
            Repeats::MonthsOnWeekday => {
                Rule { weekdays: vec![(week_of_month(first), first.weekday())], ..each(Every::Month) }
            }
            Repeats::MonthsOnDay => on_day(first.day(), each(Every::Month)),
            Repeats::Years => on_day(first.day(), Rule { months: vec![i16::from(first.month())], ..each(Every::Year) }),
        }
    }
}

/// A rule on a day of the month, or on the last one of a month that is shorter.
fn on_day(day: i8, rule: Rule) -> Rule {
    match day {
        ..=28 => Rule { month_days: vec![i16::from(day)], ..rule },
        _ => Rule { month_days: (28..=i16::from(day)).collect(), places: vec![-1], ..rule },
    }
}

/// Which one of its weekday a day is in its month: 1 to 4, or -1 for the last where it is the fifth.
fn week_of_month(day: Date) -> i16 {
    let nth = i16::from((day.day() - 1) / 7) + 1;
    if nth > 4 { -1 } else { nth }
}

/// The rule that ends after `count` dates, on a last day, or where it says so itself, whichever comes first.
pub fn ended(rule: Rule, first: Date, count: i64, last: Option<Date>) -> Rule {
    let (own_count, own_last) = match rule.end {
        End::Never => (MOST, None),
        End::After(count) => (count, None),
        End::On(date) => (MOST, Some(date)),
    };
    let count = count.min(own_count);
    let until = last.into_iter().chain(own_last).min().map(|last| rule.clone().ending(End::On(last)));
    let ends_sooner = |until: &Rule| i64::try_from(until.days(first, MOST).len()).is_ok_and(|n| n <= count && n < MOST);
    until.filter(ends_sooner).unwrap_or(rule.ending(End::After(count)))
}

/// The rhythm that somebody plans: read from the first step of the form.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Rhythm {
    pub title: Title,
    pub rule: Rule,
    pub first_on: Date,
    pub time_of_day: TimeOfDay,
    pub zone: Zone,
    pub minutes: i64,
}

impl Rhythm {
    /// The days on which it meets, before any is taken out.
    pub fn days(&self) -> Vec<Date> {
        self.rule.days(self.first_on, MOST)
    }

    /// What is agreed on one of its days.
    pub fn wall(&self, day: Date) -> Wall {
        Wall { day, time: self.time_of_day, zone: self.zone.clone() }
    }
}

/// A date of a series: the day of its rule that it stands for, if any, and what was agreed.
#[derive(Clone, PartialEq, Debug)]
pub struct Slot {
    pub slot: Option<Date>,
    pub wall: Wall,
}

/// The dates that were kept, in order; or what is wrong with them.
pub fn in_order(mut slots: Vec<Slot>) -> Result<Vec<Slot>, Say> {
    slots.sort_by_key(|it| (it.wall.day, it.wall.time));
    let twice = slots.windows(2).any(|pair| pair[0].wall == pair[1].wall);
    match i64::try_from(slots.len()) {
        Ok(0) => Err(Say::new("sessions-error-no-day")),
        Ok(..=MOST) if !twice => Ok(slots),
        Ok(..=MOST) => Err(Say::new("planning-error-twice")),
        _ => Err(Say::new("planning-error-many").with("most", MOST)),
    }
}

/// A series as it is kept.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Series {
    pub id: SeriesId,
    pub community_id: CommunityId,
    pub cohort_id: Option<CohortId>,
    pub team_id: Option<TeamId>,
    pub audience: Audience,
    pub title: Title,
    /// One line; may be empty.
    pub purpose: String,
    /// The language of its sessions.
    pub lang: Lang,
    pub rule: Rule,
    pub first_on: Date,
    pub time_of_day: TimeOfDay,
    pub zone: Zone,
    pub minutes: i64,
    /// How to come is for those who may answer, so it is in no page's data by itself.
    #[serde(skip)]
    pub link: Option<Url>,
    #[serde(skip)]
    pub phone: Option<Phone>,
    #[serde(skip)]
    pub passcode: Option<String>,
    pub facilitator_id: Option<PersonId>,
    /// Counts its changes, so that none is overwritten unseen.
    pub revision: i64,
    pub made_by: Option<PersonId>,
    pub made_at: Timestamp,
    /// How many may come to each of its sessions; nothing where everybody may.
    pub capacity: Option<i64>,
}

kith_db::from_row!(Series {
    id,
    community_id,
    cohort_id,
    team_id,
    audience,
    title,
    purpose,
    lang,
    rule,
    first_on,
    time_of_day,
    zone,
    minutes,
    link,
    phone,
    passcode,
    facilitator_id,
    revision,
    made_by,
    made_at,
    capacity,
});

impl Series {
    /// The series as the policy sees it: like a session for the same people.
    pub fn thing(&self) -> Thing {
        self.thing_of("session")
    }

    /// A thing of `kind` that is for the same people as the series.
    pub fn thing_of(&self, kind: &'static str) -> Thing {
        let place = Place { community: self.community_id, cohort: self.cohort_id, team: self.team_id };
        Thing::at(kind, place, self.audience)
    }

    /// Its address inside Kith, below the site's own.
    pub fn path(&self, slug: &str) -> String {
        format!("/c/{slug}/series/{}", self.id)
    }

    /// What its sessions have in common.
    pub fn shape(&self) -> Shape {
        Shape {
            title: self.title.clone(),
            time_of_day: self.time_of_day,
            zone: self.zone.clone(),
            minutes: self.minutes,
            details: self.details(),
        }
    }

    /// What is said of it beside its title and its time.
    pub fn details(&self) -> Details {
        Details {
            purpose: self.purpose.clone(),
            lang: self.lang,
            whom: crate::session::Whom::of(self.cohort_id, self.team_id),
            link: self.link.clone(),
            phone: self.phone.clone(),
            passcode: self.passcode.clone(),
            facilitator: self.facilitator_id,
        }
    }
}

/// What the sessions of a series have in common, as far as none was changed by hand.
#[derive(Clone, PartialEq, Debug)]
pub struct Shape {
    pub title: Title,
    pub time_of_day: TimeOfDay,
    pub zone: Zone,
    pub minutes: i64,
    pub details: Details,
}

impl Shape {
    /// What a session of the series becomes when the series takes another shape: what was the same as in the series
    /// follows it; what was changed by hand in this session stays, and so does the whole time of one that was moved.
    pub fn follow(&self, new: &Self, session: &Session, slot: Option<Date>) -> Result<SessionDraft, Say> {
        let own = Details::of_session(session);
        let moved = slot.is_some_and(|slot| slot != session.on_day)
            || session.time_of_day != self.time_of_day
            || session.zone != self.zone;
        let wall = match moved {
            true => session.wall(),
            false => Wall { day: session.on_day, time: new.time_of_day, zone: new.zone.clone() },
        };
        let (old, all) = (&self.details, &new.details);
        Ok(SessionDraft {
            title: pick(&session.title, &self.title, &new.title),
            starts_at: wall.moment()?.at,
            wall,
            minutes: pick(&session.minutes, &self.minutes, &new.minutes),
            details: Details {
                purpose: pick(&own.purpose, &old.purpose, &all.purpose),
                link: pick(&own.link, &old.link, &all.link),
                phone: pick(&own.phone, &old.phone, &all.phone),
                passcode: pick(&own.passcode, &old.passcode, &all.passcode),
                facilitator: pick(&own.facilitator, &old.facilitator, &all.facilitator),
                ..own
            },
        })
    }
}

/// What follows the series where it was the same, and what stays where it was not.
fn pick<T: Clone + PartialEq>(own: &T, old: &T, new: &T) -> T {
    if own == old { new.clone() } else { own.clone() }
}

/// A series to be kept. Its sessions follow one by one.
#[derive(Clone, PartialEq, Debug)]
pub struct NewSeries {
    pub id: SeriesId,
    pub community_id: CommunityId,
    pub rhythm: Rhythm,
    pub details: Details,
    pub by: Option<PersonId>,
    pub made_at: Timestamp,
}
