//! The days of a cohort from a first day on: every session as many days after it as it was, at its time on the wall; and
//! the rules that still say so.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use kith_base::jiff;

use crate::rule::{End, Every, MOST, Rule};

/// The day that lies so many days after the first one.
pub fn after(first: Date, days: i64) -> Date {
    first.saturating_add(Span::new().days(days.clamp(-100_000, 100_000)))
}

/// The next day of this weekday: the day itself, or one of the six after it.
pub fn next_on(weekday: Weekday, day: Date) -> Date {
    after(day, i64::from(weekday.since(day.weekday())))
}

/// The same rule, its weekdays so many days later.
fn turned(rule: &Rule, by: i8) -> Rule {
    let turn = |(nth, day): &(i16, Weekday)| (*nth, day.wrapping_add(by));
    Rule { weekdays: rule.weekdays.iter().map(turn).collect(), ..rule.clone() }
}

/// The rule that says best that a series meets on these days, which are in order: its own, its own on other weekdays, or
/// every so many weeks or days; and the day of that rule for which each of them stands.
pub fn fitting(rule: &Rule, days: &[Date]) -> (Rule, Vec<Option<Date>>) {
    let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else {
        return (rule.clone(), Vec::new());
    };
    let open = rule.clone().ending(End::Never);
    let even = days.get(1).map(|second| i64::from((*second - first).get_days())).filter(|gap| *gap > 0).unwrap_or(7);
    let steady = match even % 7 {
        0 => Rule { weekdays: vec![(0, first.weekday())], ..Rule::each(Every::Week, even / 7) },
        _ => Rule::each(Every::Day, even.min(60)),
    };
    let meets =
        |rule: &Rule| -> Vec<Date> { rule.days(first, MOST).into_iter().take_while(|day| *day <= last).collect() };
    let worth = |(rule, own): &(Rule, bool)| {
        let meets = meets(rule);
        let met = days.iter().filter(|day| meets.contains(day)).count();
        // What is met counts first; then that it is still the same rhythm, and does not meet in vain.
        (met, *own, usize::MAX - (meets.len() - met.min(meets.len())))
    };
    let own = (0..7).map(|by| (turned(&open, by), true));
    // Of equals the first one is taken: max_by_key takes the last.
    let best = own.chain([(steady, false)]).rev().max_by_key(worth).map_or(open, |(rule, _)| rule);
    let own = meets(&best);
    let slots = days.iter().map(|day| own.contains(day).then_some(*day)).collect();
    let count = i64::try_from(own.len()).unwrap_or(MOST).clamp(1, MOST);
    (best.ending(End::After(count)), slots)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(list: &[&str]) -> Vec<Date> {
        list.iter().map(|day| day.parse().unwrap()).collect()
    }

    #[test]
    fn a_rule_stays_where_it_fits_turns_with_the_weekday_or_becomes_a_steady_one() {
        for (rule, on, text, missed) in [
            ("FREQ=WEEKLY;BYDAY=TH", ["2027-01-07", "2027-01-14", "2027-01-21"], "FREQ=WEEKLY;BYDAY=TH;COUNT=3", 0),
            ("FREQ=WEEKLY;BYDAY=TH", ["2027-01-04", "2027-01-11", "2027-01-18"], "FREQ=WEEKLY;BYDAY=MO;COUNT=3", 0),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
                ["2027-01-07", "2027-01-21", "2027-02-18"],
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=4",
                0,
            ),
            ("FREQ=MONTHLY;BYDAY=2TH", ["2027-01-11", "2027-02-08", "2027-03-08"], "FREQ=MONTHLY;BYDAY=2MO;COUNT=3", 0),
            (
                "FREQ=MONTHLY;BYDAY=2TH",
                ["2027-01-21", "2027-02-18", "2027-03-18"],
                "FREQ=WEEKLY;INTERVAL=4;BYDAY=TH;COUNT=3",
                0,
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=3",
                ["2027-01-04", "2027-01-09", "2027-03-01"],
                "FREQ=DAILY;INTERVAL=5;COUNT=12",
                1,
            ),
            ("FREQ=WEEKLY", ["2027-01-04", "2027-01-12", "2027-01-18"], "FREQ=WEEKLY;COUNT=3", 1),
        ] {
            let on = days(&on);
            let (fitted, slots) = fitting(&Rule::read(rule).unwrap(), &on);
            assert_eq!(fitted.to_string(), text);
            assert_eq!(slots.iter().filter(|slot| slot.is_none()).count(), missed, "{rule}");
            assert!(slots.iter().zip(&on).all(|(slot, day)| slot.is_none_or(|slot| slot == *day)));
        }
        assert_eq!(fitting(&Rule::read("FREQ=DAILY").unwrap(), &[]).1, Vec::new());
    }

    #[test]
    fn a_day_is_found_again_so_many_days_later_and_on_its_weekday() {
        let monday: Date = "2027-01-04".parse().unwrap();
        assert_eq!(after(monday, -4).to_string(), "2026-12-31");
        assert_eq!(next_on(Weekday::Thursday, monday).to_string(), "2027-01-07");
        assert_eq!(next_on(Weekday::Monday, monday), monday);
        assert_eq!(after(monday, i64::MAX).year(), 2300);
    }
}
