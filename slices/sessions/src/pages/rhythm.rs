//! The rhythm of a series: its fields, how they are read, and how a rule is said in words.

use jiff::civil::{Date, Weekday};
use kith_base::{Arg, Say, Title, jiff};
use kith_web::{Choice, Fields, Reader, Shell, Stop, Tried};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::session::clock_text;
use crate::rule::{Every, MOST, Rule, letters};
use crate::series::{Repeats, Rhythm, ended};
use crate::session::{read_minutes, read_number};
use crate::wall::{TimeOfDay, Zone, read_day};

/// The fields of the first step.
pub const RHYTHM: [&str; 17] = [
    "title",
    "repeats",
    "interval",
    "mo",
    "tu",
    "we",
    "th",
    "fr",
    "sa",
    "su",
    "rule",
    "first_on",
    "time_of_day",
    "zone",
    "minutes",
    "count",
    "until",
];

/// The same, as the address of the second step carries them.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Sketch {
    title: String,
    repeats: String,
    interval: String,
    mo: String,
    tu: String,
    we: String,
    th: String,
    fr: String,
    sa: String,
    su: String,
    rule: String,
    first_on: String,
    time_of_day: String,
    zone: String,
    minutes: String,
    count: String,
    until: String,
    /// Whether the first step is wanted again, with all of this in it.
    pub again: String,
}

impl Sketch {
    pub fn given(&self) -> [(&'static str, &str); 17] {
        let texts = [
            &self.title,
            &self.repeats,
            &self.interval,
            &self.mo,
            &self.tu,
            &self.we,
            &self.th,
            &self.fr,
            &self.sa,
            &self.su,
            &self.rule,
            &self.first_on,
            &self.time_of_day,
            &self.zone,
            &self.minutes,
            &self.count,
            &self.until,
        ];
        std::array::from_fn(|at| (RHYTHM[at], texts[at].as_str()))
    }
}

/// The weekdays in the order of a week, with the names of their fields.
const WEEK: [(&str, Weekday); 7] = [
    ("mo", Weekday::Monday),
    ("tu", Weekday::Tuesday),
    ("we", Weekday::Wednesday),
    ("th", Weekday::Thursday),
    ("fr", Weekday::Friday),
    ("sa", Weekday::Saturday),
    ("su", Weekday::Sunday),
];

/// The boxes of the weekdays.
pub fn week(shell: &Shell, tried: &Tried) -> Vec<Choice> {
    let choice = |(name, weekday): (&str, Weekday)| Choice {
        value: name.to_owned(),
        label: shell.t(weekday_key(weekday)),
        help: String::new(),
        chosen: !tried.value(name).is_empty(),
    };
    WEEK.into_iter().map(choice).collect()
}

/// Reads a rhythm, or says everything that is wrong with it.
pub fn read_rhythm(fields: &Fields) -> Result<Rhythm, Stop> {
    let mut reader = Reader::new(fields);
    let title = reader.need("title", Title::read);
    let repeats = reader.need("repeats", Repeats::read);
    let interval = reader.maybe("interval", |text| read_number(text, 1, 60)).map(|it| it.unwrap_or(1));
    let own = reader.maybe("rule", Rule::read);
    let first_on = reader.need("first_on", read_day);
    let time_of_day = reader.need("time_of_day", TimeOfDay::read);
    let zone = reader.need("zone", Zone::read);
    let minutes = reader.need("minutes", read_minutes);
    let count = reader.maybe("count", |text| read_number(text, 1, MOST)).map(|it| it.unwrap_or(MOST));
    let until = reader.maybe("until", read_day);
    let weekdays: Vec<_> =
        WEEK.into_iter().filter(|(name, _)| !fields.get(name).is_empty()).map(|(_, weekday)| weekday).collect();
    let (Some(title), Some(repeats), Some(interval), Some(own), Some(first_on)) =
        (title, repeats, interval, own, first_on)
    else {
        return Err(reader.stop());
    };
    let (Some(time_of_day), Some(zone), Some(minutes), Some(count), Some(until)) =
        (time_of_day, zone, minutes, count, until)
    else {
        return Err(reader.stop());
    };
    let rule = own.unwrap_or_else(|| repeats.rule(first_on, interval, &weekdays));
    let rule = ended(rule, first_on, count, until);
    let rhythm = Rhythm { title, rule, first_on, time_of_day, zone, minutes };
    match rhythm.days().is_empty() {
        true if until.is_some() => Err(Stop::field("until", Say::new("planning-error-no-date"))),
        true => Err(Stop::field("rule", Say::new("planning-error-no-date"))),
        false => Ok(rhythm),
    }
}

/// The locale key of a way to repeat.
pub fn repeats_key(repeats: Repeats) -> &'static str {
    match repeats {
        Repeats::Weeks => "planning-repeats-weeks",
        Repeats::MonthsOnWeekday => "planning-repeats-months-weekday",
        Repeats::MonthsOnDay => "planning-repeats-months-day",
        Repeats::Days => "planning-repeats-days",
        Repeats::Years => "planning-repeats-years",
    }
}

/// The rhythm in words: "Every Thursday at 10:00.", "On the second Tuesday of every month at 10:00."; a rule that has no
/// words is shown as it is.
pub fn rhythm_in_words(shell: &Shell, rule: &Rule, first: Date, time: TimeOfDay) -> String {
    let plain = rule.year_days.is_empty() && rule.weeks.is_empty();
    let each = rule.weekdays.iter().all(|(nth, _)| *nth == 0);
    let days: Vec<_> = rule.weekdays.iter().map(|(_, day)| shell.t(weekday_key(*day))).collect();
    let on_first = rule.weekdays.is_empty() && (rule.month_days.is_empty() || day_of(rule) == Some(first.day().into()));
    let (key, mut args) = match (rule.every, rule.months.is_empty(), rule.places.is_empty()) {
        (Every::Day, true, true) if plain && rule.weekdays.is_empty() && rule.month_days.is_empty() => {
            ("planning-every-days", vec![])
        }
        (Every::Week, true, true) if !days.is_empty() => {
            ("planning-every-weeks", vec![("days", Arg::Text(days.join(", ")))])
        }
        (Every::Month, true, true) if plain && !each && rule.weekdays.len() == 1 && rule.month_days.is_empty() => {
            let (nth, weekday) = rule.weekdays[0];
            let weekday = shell.t(weekday_key(weekday));
            (
                "planning-every-months-weekday",
                vec![("nth", Arg::Text(shell.t(nth_key(nth)))), ("weekday", Arg::Text(weekday))],
            )
        }
        (Every::Month, true, _) if plain && rule.weekdays.is_empty() && day_of(rule).is_some() => {
            ("planning-every-months-day", vec![("day", Arg::Number(day_of(rule).unwrap_or(1).into()))])
        }
        (Every::Year, _, _) if plain && on_first && rule.months.len() <= 1 => {
            ("planning-every-years", vec![("day", Arg::Text(kith_web::day(shell.tongue(), first)))])
        }
        _ => ("planning-every-rule", vec![("rule", Arg::Text(rule.to_string()))]),
    };
    args.push(("time", Arg::Text(clock_text(shell, first, time))));
    if key != "planning-every-rule" {
        args.push(("n", Arg::Number(rule.interval)));
    }
    shell.said(&Say { key, args })
}

/// The day of the month of a rule that has one: that day, or the last one of a shorter month.
fn day_of(rule: &Rule) -> Option<i16> {
    let last = *rule.month_days.last()?;
    let shorter = rule.places == [-1] && rule.month_days.iter().copied().eq(28..=last);
    ((rule.month_days.len() == 1 && rule.places.is_empty() && last > 0) || shorter).then_some(last)
}

pub fn weekday_key(weekday: Weekday) -> &'static str {
    match letters(weekday) {
        "MO" => "sessions-monday",
        "TU" => "sessions-tuesday",
        "WE" => "sessions-wednesday",
        "TH" => "sessions-thursday",
        "FR" => "sessions-friday",
        "SA" => "sessions-saturday",
        _ => "sessions-sunday",
    }
}

fn nth_key(nth: i16) -> &'static str {
    match nth {
        1 => "sessions-nth-1",
        2 => "sessions-nth-2",
        3 => "sessions-nth-3",
        4 => "sessions-nth-4",
        _ => "sessions-nth-last",
    }
}

/// What the first step offers.
#[derive(Serialize, JsonSchema)]
pub struct Ways {
    pub repeats: Vec<Choice>,
    pub week: Vec<Choice>,
    pub zones: &'static [&'static str],
}

impl Ways {
    pub fn of(shell: &Shell, tried: &Tried) -> Self {
        let repeats = Repeats::ALL.map(|it| (it.word(), shell.t(repeats_key(it))));
        Self { repeats: tried.choices("repeats", repeats), week: week(shell, tried), zones: kith_web::zones() }
    }
}
