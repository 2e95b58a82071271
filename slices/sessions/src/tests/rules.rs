//! Rules of recurrence: what is read, what is refused, which days follow, and when a rule ends.

use jiff::civil::{Date, Weekday, date};
use kith_base::jiff;
use proptest::prelude::*;

use crate::rule::{End, MOST, Rule};
use crate::series::{Repeats, Slot, ended, in_order};
use crate::wall::{TimeOfDay, Wall, Zone};

fn days(rule: &str, first: Date, most: i64) -> Vec<String> {
    Rule::read(rule).unwrap().days(first, most).iter().map(ToString::to_string).collect()
}

#[test]
fn a_rule_names_its_days() {
    for (rule, first, expected) in [
        ("FREQ=WEEKLY", date(2028, 2, 22), ["2028-02-22", "2028-02-29", "2028-03-07"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", date(2026, 12, 24), ["2026-12-24", "2027-01-07", "2027-01-21"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH", date(2026, 3, 3), ["2026-03-05", "2026-03-09", "2026-03-12"]),
        ("FREQ=DAILY;INTERVAL=3", date(2026, 2, 27), ["2026-02-27", "2026-03-02", "2026-03-05"]),
        ("FREQ=MONTHLY;BYDAY=2TH", date(2026, 3, 12), ["2026-03-12", "2026-04-09", "2026-05-14"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 1, 30), ["2026-01-30", "2026-02-27", "2026-03-27"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 1, 1), ["2026-01-30", "2026-02-27", "2026-03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 1, 31), ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2028, 1, 31), ["2028-01-31", "2028-02-29", "2028-03-31"]),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=2TH", date(2026, 3, 1), ["2026-03-12", "2027-03-11", "2028-03-09"]),
        ("FREQ=YEARLY", date(2028, 2, 29), ["2028-02-29", "2032-02-29", "2036-02-29"]),
    ] {
        assert_eq!(days(rule, first, 3), expected, "{rule} from {first}");
    }
}

#[test]
fn a_rule_ends_after_some_times_on_a_day_or_where_nobody_looks_any_more() {
    let first = date(2026, 3, 2);
    assert_eq!(days("FREQ=WEEKLY;COUNT=4", first, MOST).len(), 4);
    assert_eq!(days("FREQ=DAILY;UNTIL=20260304", first, MOST), ["2026-03-02", "2026-03-03", "2026-03-04"]);
    assert_eq!(days("FREQ=DAILY;UNTIL=20260101", first, MOST).len(), 0, "over before it begins");
    assert_eq!(days("FREQ=DAILY", first, 1_000).len(), 60);
    assert_eq!(days("FREQ=DAILY", first, -3).len(), 0);
    assert_eq!(days("FREQ=YEARLY;INTERVAL=7", first, MOST).len(), 3, "twenty years ahead, not more");
    for never in [
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
    ] {
        let began = std::time::Instant::now();
        assert_eq!(days(never, first, MOST).len(), 0, "{never}");
        assert!(began.elapsed().as_secs() < 10, "{never}: {:?}", began.elapsed());
    }
}

#[test]
fn the_first_that_comes_ends_a_series() {
    let first = date(2026, 3, 2);
    let weekly = || Repeats::Weeks.rule(first, 1, &[]);
    for (count, last, end) in [
        (10, None, End::After(10)),
        (10, Some(date(2026, 3, 20)), End::On(date(2026, 3, 20))),
        (2, Some(date(2026, 3, 20)), End::After(2)),
        (3, Some(date(2026, 3, 20)), End::On(date(2026, 3, 20))),
        (60, Some(date(2029, 3, 20)), End::After(60)),
    ] {
        assert_eq!(ended(weekly(), first, count, last).end, end, "{count} {last:?}");
    }
    let own = |text| ended(Rule::read(text).unwrap(), first, 10, None).end;
    assert_eq!(own("FREQ=WEEKLY;COUNT=3"), End::After(3), "a rule of one's own may say when it ends");
    assert_eq!(own("FREQ=WEEKLY;COUNT=99"), End::After(10));
    assert_eq!(own("FREQ=WEEKLY;UNTIL=20260320"), End::On(date(2026, 3, 20)));
}

#[test]
fn what_no_series_of_days_can_follow_is_refused() {
    for wrong in [
        "",
        "weekly",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYHOUR=3",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=9999",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
        "FREQ=WEEKLY;UNTIL=tomorrow",
        "FREQ=WEEKLY;UNTIL=20270231",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=WEEKLY;BYDAY=é",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=DAILY;BYWEEKNO=3",
        "FREQ=MONTHLY;BYYEARDAY=3",
        "FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=MONTHLY\r\nDTSTART:20260101",
    ] {
        assert_eq!(Rule::read(wrong).unwrap_err().key, "planning-error-rule", "{wrong}");
    }
    assert!(Rule::read(&format!("FREQ=MONTHLY;BYMONTHDAY={}", ["1"; 200].join(","))).is_err(), "too long");
}

#[test]
fn a_rule_is_written_in_one_way() {
    for (given, kept) in [
        ("rrule:byday=th,+2mo;freq=monthly;interval=1", "FREQ=MONTHLY;BYDAY=TH,2MO"),
        ("FREQ=WEEKLY;UNTIL=20261231T235959Z;WKST=SU", "FREQ=WEEKLY;WKST=SU;UNTIL=20261231"),
        ("FREQ=YEARLY;BYMONTHDAY=-1,3;BYMONTH=2;COUNT=9;", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1,3;COUNT=9"),
    ] {
        let rule = Rule::read(given).unwrap();
        assert_eq!(rule.to_string(), kept);
        assert_eq!(Rule::read(kept).unwrap(), rule);
    }
}

#[test]
fn every_way_to_repeat_that_a_form_offers_is_a_rule() {
    let text =
        |repeats: Repeats, first, interval, weekdays: &[Weekday]| repeats.rule(first, interval, weekdays).to_string();
    let (mid, fifth) = (date(2026, 3, 12), date(2026, 1, 30));
    assert_eq!(text(Repeats::Weeks, mid, 1, &[]), "FREQ=WEEKLY;BYDAY=TH");
    assert_eq!(text(Repeats::Weeks, mid, 3, &[Weekday::Monday, Weekday::Friday]), "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR");
    assert_eq!(text(Repeats::MonthsOnWeekday, mid, 1, &[]), "FREQ=MONTHLY;BYDAY=2TH");
    assert_eq!(text(Repeats::MonthsOnWeekday, fifth, 1, &[]), "FREQ=MONTHLY;BYDAY=-1FR");
    assert_eq!(text(Repeats::MonthsOnDay, mid, 2, &[]), "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=12");
    assert_eq!(text(Repeats::Days, mid, 1, &[]), "FREQ=DAILY");
    assert_eq!(text(Repeats::Years, mid, 1, &[]), "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=12");
    let last = Repeats::MonthsOnDay.rule(date(2026, 1, 31), 1, &[]).days(date(2026, 1, 31), 4);
    assert_eq!(last, [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]);
}

#[test]
fn dates_stand_in_order_and_never_twice() {
    let slot = |slot, day, time: &str| Slot {
        slot,
        wall: Wall { day, time: TimeOfDay::read(time).unwrap(), zone: Zone::read("UTC").unwrap() },
    };
    let (a, b) = (date(2026, 3, 2), date(2026, 3, 9));
    let sorted = in_order(vec![slot(Some(a), b, "11:00"), slot(Some(b), b, "10:00"), slot(None, a, "10:00")]).unwrap();
    assert_eq!(sorted.iter().map(|it| it.slot).collect::<Vec<_>>(), [None, Some(b), Some(a)]);
    let twice = in_order(vec![slot(Some(a), b, "10:00"), slot(Some(b), b, "10:00")]);
    assert_eq!(twice.unwrap_err().key, "planning-error-twice");
    assert_eq!(in_order(vec![]).unwrap_err().key, "sessions-error-no-day");
    let many = (0..61).map(|n| slot(None, a.checked_add(jiff::Span::new().days(n)).unwrap(), "10:00")).collect();
    assert_eq!(in_order(many).unwrap_err().key, "planning-error-many");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What a form offers runs forwards, and never leaves out a month where it is monthly.
    #[test]
    fn a_rhythm_runs_forwards(day in 0..3_000_i64, which in 0..5_usize) {
        let first = date(2024, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let repeats = Repeats::ALL[which];
        let met = repeats.rule(first, 1, &[]).days(first, 20);
        prop_assert_eq!(met[0], first);
        for pair in met.windows(2) {
            let gap = (pair[1] - pair[0]).get_days();
            let fine = match repeats {
                Repeats::Weeks => gap == 7,
                Repeats::MonthsOnWeekday => gap == 28 || gap == 35,
                Repeats::MonthsOnDay => (28..=31).contains(&gap),
                Repeats::Days => gap == 1,
                Repeats::Years => (365..=366).contains(&gap),
            };
            prop_assert!(fine, "{} to {}", pair[0], pair[1]);
        }
    }

    /// Whatever is typed is read or refused; what is read ends, and reads back.
    #[test]
    fn no_text_hangs_or_panics(text in "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS|BYWEEKNO|BYYEARDAY|UNTIL|WKST)=[-0-9A-Z,]{1,9}){0,3}") {
        if let Ok(rule) = Rule::read(&text) {
            prop_assert_eq!(&Rule::read(&rule.to_string()).unwrap(), &rule);
            prop_assert!(rule.days(date(2026, 3, 2), MOST).len() <= 60);
        }
    }
}
