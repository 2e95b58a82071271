//! When letters may go: between two hours of the reader's own clock, and not on days off. A letter whose moment is quiet
//! moves to the next allowed one, or to one before where the next would be too late.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use kith_base::jiff;

use crate::holidays::Holidays;

/// How far a letter is moved to find an allowed day.
const FARTHEST: i64 = 21;

/// The hours and days of a community.
#[derive(Clone, PartialEq, Debug)]
pub struct Hours {
    /// Letters go from this hour on, and before that one.
    pub from: i64,
    pub until: i64,
    /// Whether they go on Saturdays and Sundays.
    pub weekends: bool,
    pub holidays: Holidays,
    pub days_off: Vec<Date>,
}

impl Hours {
    /// The hours that a community has unless it says otherwise.
    pub fn usual(holidays: Holidays) -> Self {
        Self { from: 8, until: 18, weekends: false, holidays, days_off: Vec::new() }
    }

    /// Whether letters go on a day.
    pub fn open_on(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        (self.weekends || !weekend) && !self.holidays.keep(day) && !self.days_off.contains(&day)
    }

    /// Whether letters go at an instant, by the reader's clock.
    pub fn open_at(&self, at: Timestamp, zone: &TimeZone) -> bool {
        let here = at.to_zoned(zone.clone());
        (self.from..self.until).contains(&i64::from(here.hour())) && self.open_on(here.date())
    }

    /// The moment of a letter that is meant for `at`: itself if it is allowed, else the next allowed one before
    /// `deadline`, else the nearest allowed one before `at`.
    pub fn fit(&self, at: Timestamp, deadline: Option<Timestamp>, zone: &TimeZone) -> Option<Timestamp> {
        let in_time = |moment: &Timestamp| deadline.is_none_or(|deadline| *moment < deadline);
        if self.open_at(at, zone) && in_time(&at) {
            return Some(at);
        }
        self.next(at, zone).filter(in_time).or_else(|| self.previous(at, zone))
    }

    fn next(&self, at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let here = at.to_zoned(zone.clone());
        let days = (0..=FARTHEST).filter_map(|days| here.date().checked_add(days.days()).ok());
        let opens = days.filter(|day| self.open_on(*day)).filter_map(|day| on_clock(day, self.from, zone));
        let mut moments = opens.filter(|moment| *moment >= at);
        moments.next()
    }

    /// On an earlier day, at the same hour where that is an allowed one.
    fn previous(&self, at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let here = at.to_zoned(zone.clone());
        let hour = i64::from(here.hour()).clamp(self.from, (self.until - 1).max(self.from));
        let days = (0..=FARTHEST).filter_map(|days| here.date().checked_sub(days.days()).ok());
        let moments = days.filter(|day| self.open_on(*day)).filter_map(|day| on_clock(day, hour, zone));
        moments.into_iter().find(|moment| *moment <= at)
    }
}

/// The instant of an hour of a day on the clocks of a zone. One that they jump over is the next that there is.
pub fn on_clock(day: Date, hour: i64, zone: &TimeZone) -> Option<Timestamp> {
    let time = Time::new(i8::try_from(hour).ok()?, 0, 0, 0).ok()?;
    Some(day.to_datetime(time).to_zoned(zone.clone()).ok()?.timestamp())
}
