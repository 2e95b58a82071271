//! The calendar file of a whole series: one event with its rule, its exceptions, its added and its moved dates.
//!
//! Here, unlike in the file of single sessions, the time is written on the wall of the series' zone, so that calendars
//! follow the rule across a change of the clocks as people do; the changes of that zone are written along. A time that
//! the clocks jump over is meant by the offset before, and one that comes twice is the first: as RFC 5545 has it.

use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use kith_base::jiff;

use crate::calendar::{head, utc};
use crate::rule::{End, MOST, Rule};
use crate::wall::{TimeOfDay, Wall, Zone};

/// A series as its calendar file tells it.
pub struct Whole {
    pub uid: String,
    pub title: String,
    pub address: String,
    /// The link, for who may come.
    pub location: Option<String>,
    pub revision: i64,
    pub rule: Rule,
    pub first_on: Date,
    pub time_of_day: TimeOfDay,
    pub zone: Zone,
    pub minutes: i64,
    /// Its sessions that take place.
    pub occurrences: Vec<Occurrence>,
}

/// A session of it: the day of the rule that it stands for, and what was agreed.
#[derive(Clone)]
pub struct Occurrence {
    pub slot: Option<Date>,
    pub wall: Wall,
    pub minutes: i64,
    pub title: String,
    pub revision: i64,
    /// The lines under the title.
    pub lines: Vec<String>,
    pub address: String,
    pub location: Option<String>,
}

impl Whole {
    fn wall(&self, day: Date) -> Wall {
        Wall { day, time: self.time_of_day, zone: self.zone.clone() }
    }

    /// When calendars expect this session: on the day of the rule, or where it was added.
    fn expected(&self, it: &Occurrence) -> Wall {
        it.slot.map_or_else(|| it.wall.clone(), |day| self.wall(day))
    }

    /// Whether something of a session is not as the rule has it.
    fn differs(&self, it: &Occurrence) -> bool {
        let as_ruled = self.expected(it) == it.wall && it.minutes == self.minutes;
        !as_ruled || it.title != self.title || it.location != self.location
    }

    /// The days of the rule; one that never ends stops at those that are planned.
    fn days(&self) -> Vec<Date> {
        self.rule.days(self.first_on, MOST)
    }

    /// The rule as a calendar reads it: its last day as the instant at which that ends. Where we follow it no further,
    /// a calendar does not either.
    fn rule_text(&self, days: usize) -> String {
        let count = i64::try_from(days).unwrap_or(MOST);
        let rule = match self.rule.end {
            End::On(_) if count < MOST => self.rule.clone(),
            _ => self.rule.clone().ending(End::After(count)),
        };
        rule.text(|day| {
            let last = day.at(23, 59, 59, 0).to_zoned(self.zone.tz().clone());
            last.map(|at| utc(at.timestamp())).unwrap_or_else(|_| day.strftime("%Y%m%dT235959Z").to_string())
        })
    }
}

/// The file of a series. `stamp` is when it is made.
pub fn file(stamp: Timestamp, whole: &Whole) -> String {
    let days = whole.days();
    let mut calendar = head(&whole.title);
    if !days.is_empty() {
        calendar.push(ruled(stamp, whole, &days));
    }
    for it in whole.occurrences.iter().filter(|it| whole.differs(it)) {
        let mut event = event(stamp, &whole.uid, it);
        if !days.is_empty() {
            event.append_property(on_the_wall("RECURRENCE-ID", &[whole.expected(it)]));
        }
        calendar.push(event.done());
    }
    with_zones(&calendar, whole)
}

/// The event with the rule: what is not met is taken out, what the rule does not name is put in.
fn ruled(stamp: Timestamp, whole: &Whole, days: &[Date]) -> Event {
    let plain = Occurrence {
        slot: None,
        wall: whole.wall(days[0]),
        minutes: whole.minutes,
        title: whole.title.clone(),
        revision: whole.revision,
        lines: vec![whole.address.clone()],
        address: whole.address.clone(),
        location: whole.location.clone(),
    };
    let mut event = event(stamp, &whole.uid, &plain);
    event.append_property(("RRULE", whole.rule_text(days.len()).as_str()));
    let met: Vec<Date> = whole.occurrences.iter().filter_map(|it| it.slot).collect();
    let without: Vec<Wall> = days.iter().filter(|day| !met.contains(day)).map(|day| whole.wall(*day)).collect();
    let beside = whole.occurrences.iter().filter(|it| it.slot.is_none_or(|slot| !days.contains(&slot)));
    for wall in &without {
        event.append_multi_property(on_the_wall("EXDATE", std::slice::from_ref(wall)));
    }
    for it in beside {
        event.append_multi_property(on_the_wall("RDATE", &[whole.expected(it)]));
    }
    event.done()
}

fn event(stamp: Timestamp, uid: &str, it: &Occurrence) -> Event {
    let mut event = Event::new();
    event
        .uid(uid)
        .append_property(("DTSTAMP", utc(stamp).as_str()))
        .append_property(on_the_wall("DTSTART", std::slice::from_ref(&it.wall)))
        .append_property(("DURATION", format!("PT{}M", it.minutes).as_str()))
        .append_property(("SEQUENCE", it.revision.to_string().as_str()))
        .summary(&it.title)
        .description(&it.lines.join("\n"))
        .url(&it.address);
    if let Some(location) = &it.location {
        event.location(location);
    }
    event
}

/// A time on the wall of a zone.
fn on_the_wall(key: &str, walls: &[Wall]) -> Property {
    let local = |wall: &Wall| wall.day.to_datetime(wall.time.0).strftime("%Y%m%dT%H%M%S").to_string();
    let value: Vec<_> = walls.iter().map(local).collect();
    let zone = walls.first().map_or("UTC", |wall| wall.zone.name());
    Property::new(key, value.join(",")).add_parameter("TZID", zone).done()
}

/// The file with the changes of the zones that it speaks of, from before its first day to a year after its last.
fn with_zones(calendar: &Calendar, whole: &Whole) -> String {
    let mut zones: Vec<&Zone> = vec![&whole.zone];
    for it in &whole.occurrences {
        if !zones.contains(&&it.wall.zone) {
            zones.push(&it.wall.zone);
        }
    }
    let days = whole.days();
    let all = || days.iter().copied().chain(whole.occurrences.iter().map(|it| it.wall.day)).chain([whole.first_on]);
    let instant = |day: Option<Date>| {
        let at = day.and_then(|day| day.to_zoned(TimeZone::UTC).ok());
        at.map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp())
    };
    let from = instant(all().min()) - SignedDuration::from_hours(48);
    let to = instant(all().max()) + SignedDuration::from_hours(24 * 366);
    let zones: String = zones.into_iter().map(|zone| changes(zone, from, to)).collect();
    calendar.to_string().replacen("BEGIN:VEVENT", &format!("{zones}BEGIN:VEVENT"), 1)
}

/// The clocks of a zone from one instant to another.
fn changes(zone: &Zone, from: Timestamp, to: Timestamp) -> String {
    let first = zone.tz().preceding(from).next();
    let begins = first.as_ref().map_or(Timestamp::UNIX_EPOCH, |it| it.timestamp());
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", zone.name());
    let later = zone.tz().following(from).take_while(|it| it.timestamp() <= to).map(|it| it.timestamp());
    for at in [begins].into_iter().chain(later.take(60)) {
        let before = zone.tz().to_offset(at - SignedDuration::from_secs(1));
        let info = zone.tz().to_offset_info(at);
        let kind = if info.dst().is_dst() { "DAYLIGHT" } else { "STANDARD" };
        let local = before.to_datetime(at).strftime("%Y%m%dT%H%M%S");
        let (from, to) = (offset(before), offset(info.offset()));
        text += &format!("BEGIN:{kind}\r\nDTSTART:{local}\r\nTZOFFSETFROM:{from}\r\nTZOFFSETTO:{to}\r\n");
        text += &format!("TZNAME:{}\r\nEND:{kind}\r\n", info.abbreviation());
    }
    text + "END:VTIMEZONE\r\n"
}

fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let rest = if all % 60 == 0 { String::new() } else { format!("{:02}", all % 60) };
    format!("{sign}{:02}{:02}{rest}", all / 3_600, all / 60 % 60)
}

/// The name under which calendars know a series, for good.
pub fn uid(series: crate::SeriesId, host: &str) -> String {
    format!("series-{series}@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_of_a_zone_are_written_along() {
        let zone = Zone::read("America/St_Johns").unwrap();
        let text = changes(&zone, "2026-02-01T00:00:00Z".parse().unwrap(), "2026-12-01T00:00:00Z".parse().unwrap());
        for part in [
            "BEGIN:STANDARD\r\nDTSTART:20251102T020000\r\nTZOFFSETFROM:-0230\r\nTZOFFSETTO:-0330\r\nTZNAME:NST",
            "BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0330\r\nTZOFFSETTO:-0230\r\nTZNAME:NDT",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert_eq!(text.matches("BEGIN:").count(), 4);
        let still = Zone::read("Asia/Kolkata").unwrap();
        let text = changes(&still, "2026-02-01T00:00:00Z".parse().unwrap(), "2026-12-01T00:00:00Z".parse().unwrap());
        assert!(text.contains("TZOFFSETTO:+0530") && text.matches("BEGIN:").count() == 2, "{text}");
    }
}
