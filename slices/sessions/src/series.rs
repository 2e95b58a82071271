//! A series: sessions that meet on a rhythm. The rhythm is days on a calendar; the time on the wall is the same on each
//! of them, whatever the clocks do in between.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};
use kith_base::{Phone, Say, Title, Url, jiff};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};
use serde::Serialize;

use crate::session::Details;
use crate::wall::{TimeOfDay, Zone};

kith_base::ids! {
    /// A series of sessions.
    SeriesId,
}
kith_db::bind_ids!(SeriesId);

/// The most sessions that one series begins with.
pub const MOST: i64 = 60;

/// How often a series meets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    Weekly,
    Fortnightly,
    /// On the weekday of the first day, in the same week of the month (its fifth: the last one).
    MonthlyOnWeekday,
    /// On the same day of the month; in a shorter month on its last day.
    MonthlyOnDay,
}

impl Frequency {
    /// All of them, as they are offered.
    pub const ALL: [Frequency; 4] =
        [Frequency::Weekly, Frequency::Fortnightly, Frequency::MonthlyOnWeekday, Frequency::MonthlyOnDay];

    pub fn word(self) -> &'static str {
        match self {
            Frequency::Weekly => "weekly",
            Frequency::Fortnightly => "fortnightly",
            Frequency::MonthlyOnWeekday => "monthly_on_weekday",
            Frequency::MonthlyOnDay => "monthly_on_day",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frequency| frequency.word() == word)
    }

    /// The frequency that was chosen in a form.
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(text).ok_or_else(|| Say::new("error-not-a-choice"))
    }

    /// The day of meeting number `n` (from 0) of a series that begins on `first`; `None` beyond the calendar.
    pub fn nth_day(self, first: Date, n: i64) -> Option<Date> {
        match self {
            Frequency::Weekly => first.checked_add(n.weeks()).ok(),
            Frequency::Fortnightly => first.checked_add((n * 2).weeks()).ok(),
            Frequency::MonthlyOnDay => first.checked_add(n.months()).ok(),
            Frequency::MonthlyOnWeekday => {
                let month = first.first_of_month().checked_add(n.months()).ok()?;
                month.nth_weekday_of_month(week_of_month(first)?, first.weekday()).ok()
            }
        }
    }
}

kith_db::bind_words!(Frequency);

/// Which one of its weekday a day is in its month: 1 to 4, or -1 for the last where it is the fifth.
fn week_of_month(day: Date) -> Option<i8> {
    let nth = (day.day() - 1) / 7 + 1;
    Some(if nth > 4 { -1 } else { nth })
}

/// Which one of its weekday the first day is in its month, and that weekday, for saying the rhythm in words.
pub fn monthly(first: Date) -> (i8, Weekday) {
    (week_of_month(first).unwrap_or(1), first.weekday())
}

/// The days of `count` meetings from `first`.
pub fn days(frequency: Frequency, first: Date, count: i64) -> Vec<Date> {
    (0..count.clamp(0, MOST)).map_while(|n| frequency.nth_day(first, n)).collect()
}

/// The rhythm that somebody plans: read from the first step of the form.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Rhythm {
    pub title: Title,
    pub frequency: Frequency,
    pub first_on: Date,
    pub time_of_day: TimeOfDay,
    pub zone: Zone,
    pub minutes: i64,
    pub count: i64,
}

impl Rhythm {
    /// The days on which it meets, before any is taken out.
    pub fn days(&self) -> Vec<Date> {
        days(self.frequency, self.first_on, self.count)
    }

    /// The days that were kept: those of the rhythm, in order, that are ticked.
    pub fn kept(&self, ticked: &[Date]) -> Result<Vec<Date>, Say> {
        let kept: Vec<_> = self.days().into_iter().filter(|day| ticked.contains(day)).collect();
        if kept.is_empty() { Err(Say::new("sessions-error-no-day")) } else { Ok(kept) }
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
    pub frequency: Frequency,
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
    pub made_by: Option<PersonId>,
    pub made_at: Timestamp,
}

kith_db::from_row!(Series {
    id,
    community_id,
    cohort_id,
    team_id,
    audience,
    title,
    purpose,
    frequency,
    first_on,
    time_of_day,
    zone,
    minutes,
    link,
    phone,
    passcode,
    made_by,
    made_at,
});

impl Series {
    /// The series as the policy sees it: like a session for the same people.
    pub fn thing(&self) -> Thing {
        let place = Place { community: self.community_id, cohort: self.cohort_id, team: self.team_id };
        Thing::at("session", place, self.audience)
    }

    /// Its address inside Kith, below the site's own.
    pub fn path(&self, slug: &str) -> String {
        format!("/c/{slug}/series/{}", self.id)
    }
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
