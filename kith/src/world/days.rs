//! Today, and the days that count from it.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kith_base::jiff;

/// The instant from which the world counts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Today {
    pub now: Timestamp,
}

impl Today {
    /// The date so many days from today, as a zone sees it.
    pub fn date(self, days: i64, zone: &TimeZone) -> Date {
        let today = self.now.to_zoned(zone.clone()).date();
        today.checked_add(days.days()).unwrap_or(today)
    }

    /// That day at an hour and a minute of that zone, but never later than a minute ago.
    pub fn past(self, days: i64, (hour, minute): (i8, i8), zone: &TimeZone) -> Timestamp {
        let time = Time::new(hour, minute, 0, 0).unwrap_or(Time::midnight());
        let at = self.date(days, zone).to_datetime(time).to_zoned(zone.clone());
        self.before(at.map_or(self.now, |at| at.timestamp()))
    }

    /// The instant, or a minute ago where it is later.
    pub fn before(self, at: Timestamp) -> Timestamp {
        at.min(self.now - SignedDuration::from_mins(1))
    }
}

/// The day nearest to `day` that is this day of the week: at most three days away.
pub fn nearest(day: Date, weekday: Weekday) -> Date {
    let ahead = i64::from(weekday.since(day.weekday()));
    let move_by = if ahead > 3 { ahead - 7 } else { ahead };
    day.checked_add(move_by.days()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_moves_to_its_weekday_by_three_days_at_most() {
        let thursday: Date = "2026-03-12".parse().unwrap();
        for (weekday, expected) in [
            (Weekday::Thursday, "2026-03-12"),
            (Weekday::Friday, "2026-03-13"),
            (Weekday::Sunday, "2026-03-15"),
            (Weekday::Monday, "2026-03-09"),
            (Weekday::Wednesday, "2026-03-11"),
        ] {
            assert_eq!(nearest(thursday, weekday).to_string(), expected);
        }
    }

    #[test]
    fn the_past_is_never_in_the_future() {
        let now: Timestamp = "2026-03-12T12:00:00Z".parse().unwrap();
        let today = Today { now };
        let zone = TimeZone::get("America/Vancouver").unwrap();
        assert_eq!(today.past(-1, (9, 30), &zone).to_string(), "2026-03-11T16:30:00Z");
        assert_eq!(today.past(0, (23, 0), &zone).to_string(), "2026-03-12T11:59:00Z");
        assert_eq!(today.date(-12, &zone).to_string(), "2026-02-28");
    }
}
