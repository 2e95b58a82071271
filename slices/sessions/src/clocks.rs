//! What a time is on the clocks of those who come: for each zone they live in, and again where it changes, because the
//! clocks of two zones do not change on the same day.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kith_base::jiff;

use crate::wall::TimeOfDay;

/// The hours at which people are asked to come only with a word about it: who begins before seven or ends after ten.
const MORNING: i8 = 7;
const EVENING: i8 = 22;

/// From a first date on, the time that a zone's clocks show.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stretch {
    pub from: Timestamp,
    pub time: TimeOfDay,
    pub night: bool,
}

/// The times that the clocks of a zone show at these instants, in order, each said once until it changes.
pub fn stretches(zone: &TimeZone, starts: &[Timestamp], minutes: i64) -> Vec<Stretch> {
    let mut list: Vec<Stretch> = Vec::new();
    for at in starts {
        let (begins, ends) =
            (at.to_zoned(zone.clone()), (*at + SignedDuration::from_mins(minutes)).to_zoned(zone.clone()));
        let late = ends.date() > begins.date() || (ends.hour(), ends.minute()) > (EVENING, 0);
        let stretch = Stretch { from: *at, time: TimeOfDay(begins.time()), night: begins.hour() < MORNING || late };
        if list.last().is_none_or(|last| last.time != stretch.time) {
            list.push(stretch);
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_told_again_where_they_drift_and_nights_are_seen() {
        // Ten in the morning in Vancouver; Europe changes its clocks three weeks after.
        let starts: Vec<Timestamp> =
            ["2026-03-05T18:00:00Z", "2026-03-12T17:00:00Z", "2026-03-26T17:00:00Z", "2026-04-02T17:00:00Z"]
                .map(|at| at.parse().unwrap())
                .to_vec();
        let told = |name: &str, minutes| -> Vec<(String, bool)> {
            let zone = TimeZone::get(name).unwrap();
            stretches(&zone, &starts, minutes).iter().map(|it| (it.time.to_string(), it.night)).collect()
        };
        let day = |time: &str| (time.to_owned(), false);
        assert_eq!(told("America/Vancouver", 60), [day("10:00")]);
        assert_eq!(told("Europe/Paris", 60), [day("19:00"), day("18:00"), day("19:00")]);
        assert_eq!(told("Europe/Paris", 240).iter().map(|it| it.1).collect::<Vec<_>>(), [true, false, true]);
        assert!(told("Australia/Sydney", 60).iter().all(|it| it.1), "five in the morning, then four, is night");
    }
}
