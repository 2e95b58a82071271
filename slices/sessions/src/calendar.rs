//! The calendar file: sessions as other programs keep them. Times are in UTC, so that no calendar can misread a zone;
//! the day, time and zone that were agreed stand in the text. Nobody's address is in it.

use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::Timestamp;
use kith_base::jiff;

use crate::Session;

/// What a calendar says of a session, in the reader's language.
pub struct Entry<'s> {
    pub session: &'s Session,
    /// The session's page.
    pub address: String,
    /// Purpose, agreed time, link, telephone number and passcode: the lines under the title.
    pub lines: Vec<String>,
    /// Whether the reader may come: the link then stands as the place too.
    pub joins: bool,
}

/// The file that holds these sessions. `stamp` is when it is made, `host` the name of the instance.
pub fn file(name: &str, host: &str, stamp: Timestamp, entries: &[Entry<'_>]) -> String {
    let mut calendar = head(name);
    for entry in entries {
        calendar.push(event(host, stamp, entry));
    }
    calendar.to_string()
}

/// An empty file with its name.
pub(crate) fn head(name: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    let head =
        [("VERSION", "2.0"), ("PRODID", "-//Kith//Sessions//EN"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")];
    for line in head {
        calendar.append_property(line);
    }
    if !name.is_empty() {
        calendar.append_property(text("NAME", name)).append_property(text("X-WR-CALNAME", name));
    }
    calendar
}

/// The name under which calendars know a session, for good.
pub fn uid(session: &Session, host: &str) -> String {
    format!("session-{}@{host}", session.id)
}

fn event(host: &str, stamp: Timestamp, entry: &Entry<'_>) -> Event {
    let session = entry.session;
    let mut event = Event::new();
    event
        .uid(&uid(session, host))
        .append_property(("DTSTAMP", utc(stamp).as_str()))
        .append_property(("DTSTART", utc(session.starts_at).as_str()))
        .append_property(("DTEND", utc(session.planned_end()).as_str()))
        .append_property(("SEQUENCE", session.revision.to_string().as_str()))
        .summary(&session.title)
        .description(&entry.lines.join("\n"))
        .url(&entry.address);
    if let Some(link) = session.link.as_ref().filter(|_| entry.joins) {
        event.location(link);
    }
    let cancelled = session.cancelled_at.is_some();
    event.status(if cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    event.done()
}

/// A property whose commas, semicolons and line ends are escaped.
fn text(key: &str, value: &str) -> Property {
    Property::new(key, value).add_parameter("VALUE", "TEXT").done()
}

pub(crate) fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
