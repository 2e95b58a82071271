//! The rule of a rhythm: a recurrence of RFC 5545 over days. The time of day is not its business: it stays on the wall.
//!
//! A rule is read into its parts, written back in one order, and only that text is given to the library that unrolls
//! it. Days are unrolled as if there were no zones, at most [`MOST`] of them and at most twenty years ahead, so that a
//! rule that never matches ends too.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use kith_base::{Say, jiff};
use serde::{Serialize, Serializer};

use crate::wall::read_day;

/// The most dates that are planned at once.
pub const MOST: i64 = 60;

/// How far ahead a rule is followed.
const YEARS: i16 = 20;

/// What a rule counts in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Every {
    Day,
    Week,
    Month,
    Year,
}

impl Every {
    pub const ALL: [Every; 4] = [Every::Day, Every::Week, Every::Month, Every::Year];

    fn word(self) -> &'static str {
        match self {
            Every::Day => "DAILY",
            Every::Week => "WEEKLY",
            Every::Month => "MONTHLY",
            Every::Year => "YEARLY",
        }
    }
}

/// When a rule ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    Never,
    After(i64),
    On(Date),
}

/// A recurrence. Empty lists say nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    pub every: Every,
    pub interval: i64,
    /// Weekdays; the number says which one of its month or year, from the end where it is negative, 0: each.
    pub weekdays: Vec<(i16, Weekday)>,
    pub month_days: Vec<i16>,
    pub months: Vec<i16>,
    pub year_days: Vec<i16>,
    pub weeks: Vec<i16>,
    /// Which of the days of one period, by their place among them.
    pub places: Vec<i16>,
    pub week_start: Weekday,
    pub end: End,
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

fn wrong() -> Say {
    Say::new("planning-error-rule")
}

/// Reads the two letters of a weekday.
pub fn read_weekday(text: &str) -> Result<Weekday, Say> {
    let found = WEEKDAYS.into_iter().find(|(letters, _)| *letters == text);
    found.map(|(_, weekday)| weekday).ok_or_else(|| Say::new("error-not-a-choice"))
}

/// The two letters of a weekday.
pub fn letters(weekday: Weekday) -> &'static str {
    WEEKDAYS.into_iter().find(|(_, it)| *it == weekday).map_or("MO", |(letters, _)| letters)
}

/// Numbers between commas, none of them 0.
fn numbers(text: &str, most: i16, below: bool) -> Result<Vec<i16>, Say> {
    let read = |part: &str| {
        let number = part.strip_prefix('+').unwrap_or(part).parse::<i16>().map_err(|_| wrong())?;
        let fits = (1..=most).contains(&number.abs()) && (below || number > 0);
        if fits { Ok(number) } else { Err(wrong()) }
    };
    text.split(',').map(read).collect()
}

fn weekdays(text: &str) -> Result<Vec<(i16, Weekday)>, Say> {
    let read = |part: &str| {
        let at = part.len().checked_sub(2).filter(|at| part.is_char_boundary(*at)).ok_or_else(wrong)?;
        let (nth, day) = part.split_at(at);
        let nth = if nth.is_empty() { 0 } else { numbers(nth, 53, true)?[0] };
        Ok((nth, read_weekday(day).map_err(|_| wrong())?))
    };
    text.split(',').map(read).collect()
}

fn until(text: &str) -> Result<Date, Say> {
    let day = text.get(..8).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit())).ok_or_else(wrong)?;
    let rest = &text[8..];
    let plain = rest.is_empty() || (rest.starts_with('T') && rest.len() <= 8);
    let iso = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    if plain { read_day(&iso).map_err(|_| wrong()) } else { Err(wrong()) }
}

impl Rule {
    /// A rule that says nothing but what it counts in.
    pub fn each(every: Every, interval: i64) -> Self {
        Self {
            every,
            interval,
            weekdays: Vec::new(),
            month_days: Vec::new(),
            months: Vec::new(),
            year_days: Vec::new(),
            weeks: Vec::new(),
            places: Vec::new(),
            week_start: Weekday::Monday,
            end: End::Never,
        }
    }

    /// Reads `FREQ=MONTHLY;BYDAY=2TH;COUNT=10`, with or without `RRULE:` before it.
    pub fn read(text: &str) -> Result<Self, Say> {
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text).trim_end_matches(';');
        if text.len() > 300 {
            return Err(wrong());
        }
        let parts =
            text.split(';').map(|part| part.split_once('=').ok_or_else(wrong)).collect::<Result<Vec<_>, _>>()?;
        let mut names: Vec<_> = parts.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        if names.windows(2).any(|pair| pair[0] == pair[1]) || names.contains(&"COUNT") && names.contains(&"UNTIL") {
            return Err(wrong());
        }
        let every = parts.iter().find(|(name, _)| *name == "FREQ").map(|(_, value)| *value);
        let every = Every::ALL.into_iter().find(|it| Some(it.word()) == every).ok_or_else(wrong)?;
        let mut rule = Self::each(every, 1);
        for (name, value) in parts {
            rule.take(name, value)?;
        }
        rule.checked()
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Say> {
        match name {
            "FREQ" => {}
            "INTERVAL" => self.interval = i64::from(numbers(value, 400, false)?[0]),
            "COUNT" => self.end = End::After(i64::from(numbers(value, 1_000, false)?[0])),
            "UNTIL" => self.end = End::On(until(value)?),
            "BYDAY" => self.weekdays = weekdays(value)?,
            "BYMONTHDAY" => self.month_days = numbers(value, 31, true)?,
            "BYMONTH" => self.months = numbers(value, 12, false)?,
            "BYYEARDAY" => self.year_days = numbers(value, 366, true)?,
            "BYWEEKNO" => self.weeks = numbers(value, 53, true)?,
            "BYSETPOS" => self.places = numbers(value, 366, true)?,
            "WKST" => self.week_start = read_weekday(value).map_err(|_| wrong())?,
            _ => return Err(wrong()),
        }
        Ok(())
    }

    /// What RFC 5545 forbids together; and places in a week or a day, of which nobody agrees what they are in the first.
    fn checked(self) -> Result<Self, Say> {
        let yearly = self.every == Every::Year;
        let counted = self.weekdays.iter().any(|(nth, _)| *nth != 0);
        let long = matches!(self.every, Every::Month | Every::Year);
        let within = long && self.weeks.is_empty();
        let picked = [&self.month_days, &self.months, &self.year_days, &self.weeks];
        let picks = !self.weekdays.is_empty() || picked.iter().any(|list| !list.is_empty());
        let fine = (!counted || within)
            && (self.month_days.is_empty() || self.every != Every::Week)
            && (yearly || self.weeks.is_empty() && self.year_days.is_empty())
            && (self.places.is_empty() || long && picks);
        if fine { Ok(self) } else { Err(wrong()) }
    }

    /// The same rule with another end.
    pub fn ending(self, end: End) -> Self {
        Self { end, ..self }
    }

    /// Its text, the last day written by `day`.
    pub fn text(&self, day: impl Fn(Date) -> String) -> String {
        let list = |name: &str, list: &[i16]| {
            let list: Vec<_> = list.iter().map(ToString::to_string).collect();
            if list.is_empty() { String::new() } else { format!(";{name}={}", list.join(",")) }
        };
        let days = self.weekdays.iter().map(|(nth, day)| match nth {
            0 => letters(*day).to_owned(),
            nth => format!("{nth}{}", letters(*day)),
        });
        let days = days.collect::<Vec<_>>().join(",");
        let mut text = format!("FREQ={}", self.every.word());
        text += &if self.interval == 1 { String::new() } else { format!(";INTERVAL={}", self.interval) };
        text += &list("BYMONTH", &self.months);
        text += &list("BYWEEKNO", &self.weeks);
        text += &list("BYYEARDAY", &self.year_days);
        text += &list("BYMONTHDAY", &self.month_days);
        text += &if days.is_empty() { days } else { format!(";BYDAY={days}") };
        text += &list("BYSETPOS", &self.places);
        if self.week_start != Weekday::Monday {
            text += &format!(";WKST={}", letters(self.week_start));
        }
        text + &match self.end {
            End::Never => String::new(),
            End::After(count) => format!(";COUNT={count}"),
            End::On(date) => format!(";UNTIL={}", day(date)),
        }
    }

    /// Its days from `first`, which is one of them only where it fits the rule; at most `most` of them.
    pub fn days(&self, first: Date, most: i64) -> Vec<Date> {
        let most = u16::try_from(most.clamp(0, MOST)).unwrap_or(0);
        let rule = self.text(|day| day.strftime("%Y%m%dT235959Z").to_string());
        let text = format!("DTSTART:{}\nRRULE:{rule}", first.strftime("%Y%m%dT000000Z"));
        let Ok(set) = rrule::RRuleSet::from_str(&text) else { return Vec::new() };
        let day = |seconds| Some(Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date());
        let days = set.all(most).dates.into_iter().filter_map(|at| day(at.timestamp()));
        days.take_while(|day| day.year() <= first.year() + YEARS).collect()
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(|day| day.strftime("%Y%m%d").to_string()))
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

kith_base::written_as!(Rule as String);

impl kith_db::Column for Rule {
    const WANTED: &'static str = "recurrence rule";
    fn read(value: kith_db::Value<'_>) -> Option<Self> {
        match value {
            kith_db::Value::Text(text) => Self::read(text).ok(),
            _ => None,
        }
    }
}
