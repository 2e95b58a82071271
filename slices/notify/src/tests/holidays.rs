//! Holidays by rule, against a published list.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kith_base::{Lang, jiff};

use crate::holidays::{Holidays, days_off, easter, read_days_off};

const PUBLISHED: &str = include_str!("holidays.csv");

#[test]
fn every_calendar_keeps_the_days_that_are_published() {
    let mut years: BTreeMap<&str, usize> = BTreeMap::new();
    for line in PUBLISHED.lines().filter(|line| !line.starts_with('#')) {
        let [word, year, days] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (calendar, year) = (Holidays::of(word).unwrap(), year.parse::<i16>().unwrap());
        let kept = date(year, 1, 1).series(1.day()).take_while(|day| day.year() == year);
        let kept: Vec<String> = kept.filter(|day| calendar.keep(*day)).map(|day| day.to_string()).collect();
        let published: Vec<String> = days.split(' ').map(|day| format!("{year}-{day}")).collect();
        assert_eq!(kept, published, "{word} {year}");
        *years.entry(calendar.word()).or_default() += 1;
    }
    assert_eq!(years.len(), Holidays::ALL.len() - 1, "every calendar but none");
    assert!(years.values().all(|years| *years >= 11), "{years:?}");
}

#[test]
fn easter_is_on_the_days_of_the_church() {
    for day in ["1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2038-04-25", "2285-03-22"] {
        let day: Date = day.parse().unwrap();
        assert_eq!(easter(day.year()), Some(day));
    }
}

#[test]
fn days_off_are_a_line_each() {
    let typed = " 2026-12-24 Office closed \n\n2026-12-31\n";
    let kept = read_days_off(typed).unwrap();
    assert_eq!(kept, "2026-12-24 Office closed\n2026-12-31");
    assert_eq!(days_off(&kept), [date(2026, 12, 24), date(2026, 12, 31)]);
    for wrong in ["Christmas", "2026-13-01", "24/12/2026", "1999-01-01"] {
        assert!(read_days_off(wrong).is_err(), "{wrong}");
    }
    assert!(read_days_off(&"2026-01-01\n".repeat(61)).is_err());
}

#[test]
fn a_community_begins_with_the_calendar_of_where_it_is() {
    for (zone, lang, expected) in [
        ("America/Vancouver", Lang::En, Holidays::BritishColumbia),
        ("America/Toronto", Lang::Fr, Holidays::Quebec),
        ("America/Toronto", Lang::En, Holidays::Ontario),
        ("Australia/Perth", Lang::En, Holidays::WesternAustralia),
        ("Australia/Canberra", Lang::En, Holidays::Australia),
        ("Europe/Paris", Lang::Fr, Holidays::Nowhere),
    ] {
        assert_eq!(Holidays::likely(zone, lang), expected, "{zone}");
    }
}
