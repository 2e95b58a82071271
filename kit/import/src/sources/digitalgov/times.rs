//! Times: the network writes the wall clock of Washington and an offset that does not follow it.
//!
//! Nearly every event says `-0500`, in July too; a few say `-0400` in January. The texts settle which part is right: an event
//! at `13:00:00 -0500` on 24 August reads "1:00 pm ET / 10:00 am PT", and one at `10:00:00 -0400` in January reads "10:00 am,
//! ET". So the wall clock counts, in the zone America/New_York, and an offset that contradicts it is put aside with a note.
//! An offset that New York never has would be somewhere else's clock; then the instant counts.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use jiff::{Zoned, fmt::strtime};

use crate::item::Item;
use crate::row::Value;
use crate::words;

pub(super) const ZONE: &str = "America/New_York";
const EASTERN: [i32; 2] = [-4, -5];

/// A time as written: the wall clock, and the offset if one is given.
struct Written {
    clock: DateTime,
    offset: Option<Offset>,
}

fn read(text: &str) -> Option<Written> {
    const ZONED: [&str; 3] = ["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%:z", "%Y-%m-%d %H:%M %z"];
    const BARE: [&str; 4] = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"];
    for format in ZONED {
        if let Ok(parts) = strtime::parse(format, text) {
            return Some(Written { clock: parts.to_datetime().ok()?, offset: parts.offset() });
        }
    }
    let bare = BARE.into_iter().find_map(|format| strtime::parse(format, text).ok())?;
    let clock = bare.to_datetime().or_else(|_| bare.to_date().map(|date| date.at(0, 0, 0, 0))).ok()?;
    Some(Written { clock, offset: None })
}

/// The moment a text means, with what there is to say about it.
pub(super) fn moment(item: &mut Item, field: &'static str, text: &str) -> Option<Zoned> {
    let written = read(text)?;
    let zone = TimeZone::get(ZONE).ok()?;
    if let Some(offset) = written.offset.filter(|offset| !EASTERN.contains(&(offset.seconds() / 3600))) {
        item.say(words::OFFSET_FOREIGN.with(&[&field, &offset]));
        return offset.to_timestamp(written.clock).ok().map(|instant| instant.to_zoned(zone));
    }
    let ambiguous = zone.to_ambiguous_zoned(written.clock);
    if ambiguous.is_ambiguous() {
        item.say(words::TIME_SKIPPED.with(&[&field, &text]));
    }
    let moment = ambiguous.compatible().ok()?;
    match written.offset {
        None => item.say(words::OFFSET_MISSING.with(&[&field, &ZONE])),
        Some(offset) if offset != moment.offset() => {
            item.say_once(words::OFFSET_IGNORED.with(&[&field, &offset, &moment.offset()]));
        }
        Some(_) => {}
    }
    Some(moment)
}

/// The day of a field, where the hour does not matter and its offset neither.
pub(super) fn date(item: &mut Item, field: &'static str) -> Option<Value> {
    let text = item.raw(field)?;
    let written = read(&text);
    if written.is_none() {
        item.say(words::DATE_UNREADABLE.with(&[&field, &text]));
    }
    written.map(|written| Value::Date(written.clock.date()))
}
