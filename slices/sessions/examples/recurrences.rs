//! Writes a thousand invented series, one JSON object a line: the rule, what we make of it, and its calendar file, for
//! whoever unrolls it independently (`e2e/recurrence/check.py`). `cargo run --example recurrences -- SEED COUNT`.
#![allow(clippy::print_stdout, reason = "its lines are what it is for")]

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kith_base::jiff;
use kith_sessions::rule::{End, Every, MOST, Rule};
use kith_sessions::series_calendar::{Occurrence, Whole, file};
use kith_sessions::wall::{TimeOfDay, Wall, Zone};
use serde_json::json;

/// Zones with different changes of the clocks: north, south, by half hours, in the middle of the night, none.
const ZONES: [&str; 8] = [
    "America/Vancouver",
    "America/St_Johns",
    "America/Toronto",
    "Australia/Melbourne",
    "Europe/Paris",
    "Pacific/Chatham",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
];

/// Times of day at which clocks change somewhere, and others.
const TIMES: [&str; 10] = ["02:30", "02:00", "01:30", "03:00", "00:30", "02:45", "10:00", "09:30", "18:15", "23:45"];

/// Numbers that follow from a seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }

    fn small(&mut self, sides: u64) -> i16 {
        i16::try_from(self.below(sides)).unwrap_or(0)
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.below(sides) == 0
    }

    fn of<T: Copy, const N: usize>(&mut self, list: [T; N]) -> T {
        list[usize::try_from(self.below(N as u64)).unwrap_or(0)]
    }

    /// Some numbers from 1 to `most`, from the end too where `below`.
    fn numbers(&mut self, most: u64, below: bool) -> Vec<i16> {
        let several = 1 + self.below(3);
        let mut list: Vec<i16> = Vec::new();
        for _ in 0..several {
            let number = 1 + self.small(most);
            let number = if below && self.one_in(3) { -number } else { number };
            if !list.contains(&number) {
                list.push(number);
            }
        }
        list
    }
}

fn weekdays(dice: &mut Dice, counted: bool) -> Vec<(i16, jiff::civil::Weekday)> {
    let mut list = Vec::new();
    for _ in 0..=dice.below(4) {
        let day = jiff::civil::Weekday::from_monday_zero_offset(dice.of([0, 1, 2, 3, 4, 5, 6]));
        let nth = if counted { dice.of([1, 2, 3, 4, 5, -1, -2]) } else { 0 };
        let Ok(day) = day else { continue };
        if !list.contains(&(nth, day)) {
            list.push((nth, day));
        }
    }
    list
}

fn rule(dice: &mut Dice, first: Date) -> Option<Rule> {
    let every = dice.of(Every::ALL);
    let interval = dice.of([1, 1, 1, 2, 3, 4, 6]);
    let mut rule = Rule::each(every, interval);
    match (every, dice.below(6)) {
        (Every::Day, 0) => rule.weekdays = weekdays(dice, false),
        (Every::Day, 1) => rule.months = dice.numbers(12, false),
        (Every::Day, 2) => rule.month_days = dice.numbers(31, true),
        (Every::Week, 0) => rule.months = dice.numbers(12, false),
        (Every::Week, 1..=3) => rule.weekdays = weekdays(dice, false),
        (Every::Month, 0) => rule.month_days = dice.numbers(31, true),
        (Every::Month, 1 | 2) => rule.weekdays = weekdays(dice, true),
        (Every::Month, 3) => rule.weekdays = weekdays(dice, false),
        (Every::Month, 4) => (rule.weekdays, rule.month_days) = (weekdays(dice, false), dice.numbers(31, true)),
        (Every::Year, 0) => (rule.months, rule.weekdays) = (dice.numbers(12, false), weekdays(dice, true)),
        (Every::Year, 1) => (rule.months, rule.month_days) = (dice.numbers(12, false), dice.numbers(31, true)),
        (Every::Year, 2) => rule.year_days = dice.numbers(366, true),
        (Every::Year, 3) => (rule.weeks, rule.weekdays) = (dice.numbers(53, true), weekdays(dice, false)),
        (Every::Year, 4) => rule.weekdays = weekdays(dice, true),
        _ => {}
    }
    if dice.one_in(4) && !rule.weekdays.is_empty() && matches!(rule.every, Every::Month | Every::Year) {
        rule.places = dice.numbers(4, true);
    }
    if dice.one_in(5) {
        rule.week_start = dice.of([jiff::civil::Weekday::Sunday, jiff::civil::Weekday::Wednesday]);
    }
    rule.end = match dice.below(3) {
        0 => End::On(first.checked_add((30 + i64::from(dice.small(900))).days()).ok()?),
        _ => End::After(i64::from(1 + dice.small(40))),
    };
    Rule::read(&rule.to_string()).ok().filter(|it| !it.days(first, MOST).is_empty())
}

/// A series: two of its dates left out, one moved, one added.
fn series(dice: &mut Dice, number: u64) -> Option<serde_json::Value> {
    let first = jiff::civil::date(2024, 1, 1).checked_add(i64::from(dice.small(1_800)).days()).ok()?;
    let rule = rule(dice, first)?;
    let zone = Zone::read(dice.of(ZONES)).ok()?;
    let time = TimeOfDay::read(dice.of(TIMES)).ok()?;
    let wall = |day: Date| Wall { day, time, zone: zone.clone() };
    let days = rule.days(first, MOST);
    let out = [dice.below(60), dice.below(60)];
    let met = days.iter().zip(0_u64..).filter(|(_, n)| !out.contains(n)).map(|(day, _)| *day);
    let mut slots: Vec<(Option<Date>, Wall)> = met.map(|day| (Some(day), wall(day))).collect();
    if let Some((_, moved)) = slots.get_mut(1) {
        let day = moved.day.checked_add(1.days()).ok()?;
        *moved = Wall { day, time: TimeOfDay::read("14:30").ok()?, zone: zone.clone() };
    }
    let extra = first.checked_add((900 + i64::from(dice.small(30))).days()).ok()?;
    if !slots.iter().any(|(_, met)| *met == wall(extra)) {
        slots.push((None, wall(extra)));
    }
    let instant = |wall: &Wall| wall.moment().ok().map(|moment| moment.at.to_string());
    let mut kept: Vec<_> = slots.iter().filter_map(|(_, wall)| instant(wall)).collect();
    kept.sort();
    let occurrence = |(slot, wall): &(Option<Date>, Wall)| Occurrence {
        slot: *slot,
        wall: wall.clone(),
        minutes: 60,
        title: "Circle".to_owned(),
        revision: 0,
        lines: Vec::new(),
        address: "https://kith.example.org/s".to_owned(),
        location: None,
    };
    let whole = Whole {
        uid: format!("series-{number}@kith.example.org"),
        title: "Circle".to_owned(),
        address: "https://kith.example.org/s".to_owned(),
        location: None,
        revision: 0,
        rule: rule.clone(),
        first_on: first,
        time_of_day: time,
        zone: zone.clone(),
        minutes: 60,
        occurrences: slots.iter().map(occurrence).collect(),
    };
    let all: Vec<_> = days.iter().filter_map(|day| instant(&wall(*day))).collect();
    let file = file(Timestamp::UNIX_EPOCH, &whole);
    Some(json!({ "rule": rule.to_string(), "first": first.to_string(), "time": time.to_string(), "zone": zone.name(),
                 "all": all, "kept": kept, "file": file }))
}

fn main() {
    let given: Vec<u64> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let (seed, count) = (given.first().copied().unwrap_or(1), given.get(1).copied().unwrap_or(1_000));
    let mut dice = Dice(seed);
    let mut written = 0;
    while written < count {
        if let Some(told) = series(&mut dice, written) {
            println!("{told}");
            written += 1;
        }
    }
}
