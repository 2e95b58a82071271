//! The wall clock: what people agree on is a day, a time of day and a zone; the instant follows from them.
//!
//! Daylight saving never moves the time on the wall. A time that the clocks jump over becomes what will really happen,
//! and a time that comes twice is its first; both are said to whoever plans ([`Moment::oddity`]).

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use kith_base::{Say, jiff};
use serde::{Serialize, Serializer};

/// A time of day, to the minute.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TimeOfDay(pub Time);

impl TimeOfDay {
    /// Reads `14:30`, `9:05`, `9 h 05`.
    pub fn read(text: &str) -> Result<Self, Say> {
        let wrong = || Say::new("error-not-a-time");
        let (hour, minute) = text.trim().split_once([':', 'h', 'H']).ok_or_else(wrong)?;
        // Browsers may add seconds (14:30:00).
        let minute = minute.strip_suffix(":00").unwrap_or(minute);
        let number = |part: &str| {
            let part = part.trim();
            let plain = matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<i8>().ok().filter(|_| plain).ok_or_else(wrong)
        };
        let time = Time::new(number(hour)?, number(minute)?, 0, 0).map_err(|_| wrong())?;
        Ok(Self(time))
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

kith_base::written_as!(TimeOfDay as String);

impl kith_db::Column for TimeOfDay {
    const WANTED: &'static str = "time of day";
    fn read(value: kith_db::Value<'_>) -> Option<Self> {
        match value {
            kith_db::Value::Text(text) => Self::read(text).ok(),
            _ => None,
        }
    }
}

/// A zone of the IANA list, by its name.
#[derive(Clone, PartialEq, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// Reads `America/Vancouver`.
    pub fn read(text: &str) -> Result<Self, Say> {
        kith_web::zone(text.trim()).map(Self)
    }

    /// The zone of nobody in particular.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    pub fn tz(&self) -> &TimeZone {
        &self.0
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl kith_db::Bind for Zone {
    fn value(&self) -> kith_db::Value<'_> {
        kith_db::Value::Text(self.name())
    }
}

kith_base::written_as!(Zone as String);

impl kith_db::Column for Zone {
    const WANTED: &'static str = "zone";
    fn read(value: kith_db::Value<'_>) -> Option<Self> {
        match value {
            kith_db::Value::Text(text) => Self::read(text).ok(),
            _ => None,
        }
    }
}

/// Reads `2026-03-12`.
pub fn read_day(text: &str) -> Result<Date, Say> {
    let wrong = || Say::new("error-not-a-date");
    let date: Date = text.trim().parse().map_err(|_| wrong())?;
    let sane = (2000..=2100).contains(&date.year()) && text.trim().len() == 10;
    if sane { Ok(date) } else { Err(wrong()) }
}

/// What was agreed.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Wall {
    pub day: Date,
    pub time: TimeOfDay,
    pub zone: Zone,
}

/// What is odd about a time on the wall.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Oddity {
    /// The clocks jump over it: it will really be this time.
    Skipped(TimeOfDay),
    /// It comes twice that night: the first is meant.
    Doubled,
}

/// When it really happens.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Moment {
    pub at: Timestamp,
    pub oddity: Option<Oddity>,
}

impl Wall {
    /// The instant that follows.
    pub fn moment(&self) -> Result<Moment, Say> {
        let civil = self.day.to_datetime(self.time.0);
        let ambiguous = self.zone.tz().to_ambiguous_zoned(civil);
        let offset = ambiguous.offset();
        let zoned = ambiguous.compatible().map_err(|_| Say::new("error-not-a-date"))?;
        let oddity = match offset {
            AmbiguousOffset::Unambiguous { .. } => None,
            AmbiguousOffset::Gap { .. } => Some(Oddity::Skipped(TimeOfDay(zoned.time()))),
            AmbiguousOffset::Fold { .. } => Some(Oddity::Doubled),
        };
        Ok(Moment { at: zoned.timestamp(), oddity })
    }
}
