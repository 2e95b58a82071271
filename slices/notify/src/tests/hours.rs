//! Quiet hours and days off, by tables, across zones and changes of the clock.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kith_base::jiff;

use crate::holidays::Holidays;
use crate::hours::{Hours, on_clock};

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn at(text: &str, name: &str) -> Timestamp {
    text.parse::<jiff::civil::DateTime>().unwrap().to_zoned(zone(name)).unwrap().timestamp()
}

#[test]
fn a_letter_moves_out_of_quiet_hours_and_days_off() {
    let days_off = vec!["2026-03-18".parse().unwrap()];
    let hours = Hours { days_off, ..Hours::usual(Holidays::BritishColumbia) };
    let here = "America/Vancouver";
    for (why, meant, deadline, expected) in [
        ("allowed", "2026-03-12T09:00", None, "2026-03-12T09:00"),
        ("too early in the morning", "2026-03-12T06:30", None, "2026-03-12T08:00"),
        ("in the evening", "2026-03-12T18:00", None, "2026-03-13T08:00"),
        ("on Friday evening", "2026-03-13T19:00", None, "2026-03-16T08:00"),
        ("on a Saturday", "2026-03-14T09:00", None, "2026-03-16T08:00"),
        ("on a day off", "2026-03-18T09:00", None, "2026-03-19T08:00"),
        ("on Good Friday", "2026-04-03T09:00", None, "2026-04-06T08:00"),
        (
            "a Sunday, and the session is on Monday at nine",
            "2026-03-15T09:00",
            Some("2026-03-16T08:00"),
            "2026-03-13T09:00",
        ),
        ("a Sunday, and there is time on Monday", "2026-03-15T09:00", Some("2026-03-16T10:00"), "2026-03-16T08:00"),
        (
            "an evening, and the next morning is too late",
            "2026-03-12T20:00",
            Some("2026-03-13T08:00"),
            "2026-03-12T17:00",
        ),
    ] {
        let fitted = hours.fit(at(meant, here), deadline.map(|it| at(it, here)), &zone(here));
        assert_eq!(fitted, Some(at(expected, here)), "{why}");
        assert!(hours.open_at(fitted.unwrap(), &zone(here)), "{why}");
    }
}

#[test]
fn weekends_are_open_where_a_community_says_so() {
    let hours = Hours { weekends: true, ..Hours::usual(Holidays::Nowhere) };
    let saturday = at("2026-03-14T09:00", "Europe/Paris");
    assert_eq!(hours.fit(saturday, None, &zone("Europe/Paris")), Some(saturday));
}

#[test]
fn where_no_day_is_open_no_letter_goes() {
    let all = "2026-02-01".parse::<jiff::civil::Date>().unwrap();
    let days_off = all.series(jiff::ToSpan::days(1)).take(90).collect();
    let hours = Hours { days_off, ..Hours::usual(Holidays::Nowhere) };
    assert_eq!(hours.fit(at("2026-03-12T09:00", "UTC"), None, &zone("UTC")), None);
}

#[test]
fn an_hour_on_the_clock_is_that_hour_before_and_after_the_clocks_change() {
    for (name, day, hour, expected) in [
        ("America/Vancouver", "2026-03-07", 9, "2026-03-07T17:00:00Z"),
        ("America/Vancouver", "2026-03-08", 9, "2026-03-08T16:00:00Z"),
        // The clocks of British Columbia stay where they are from 2026 on, those of Ontario go back.
        ("America/Vancouver", "2026-11-01", 9, "2026-11-01T16:00:00Z"),
        ("America/Toronto", "2026-11-01", 9, "2026-11-01T14:00:00Z"),
        ("America/St_Johns", "2026-03-08", 9, "2026-03-08T11:30:00Z"),
        ("America/Regina", "2026-03-08", 9, "2026-03-08T15:00:00Z"),
        ("Australia/Sydney", "2026-04-05", 9, "2026-04-04T23:00:00Z"),
        ("Europe/Paris", "2026-03-29", 9, "2026-03-29T07:00:00Z"),
        // The clocks jump over it: the next hour that there is.
        ("Europe/Paris", "2026-03-29", 2, "2026-03-29T01:00:00Z"),
    ] {
        let instant = on_clock(day.parse().unwrap(), hour, &zone(name)).unwrap();
        assert_eq!(instant.to_string(), expected, "{name} {day}");
    }
}
