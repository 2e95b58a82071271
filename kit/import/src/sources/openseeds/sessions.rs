//! Sessions: the calls of the cohorts, of mentors and of everybody.
//!
//! 47 have no day: they stand on the first day of their week, and say so. The agenda is a list without minutes, so its items
//! share those of the call; the list stays in the notes as it was written.

use std::fmt::Write as _;

use jiff::civil::time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Zoned};

use super::super::agenda;
use super::days;
use crate::files::Files;
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Key, Kind, Row, Value};
use crate::words;

/// How long a call is that does not say so.
const USUAL: i64 = 60;

pub(super) fn read(files: &Files, harvest: &mut Harvest) {
    for mut item in files.json_lines(super::SESSIONS, harvest) {
        let key = item.raw("id").unwrap_or_default();
        match session(&key, &mut item, harvest) {
            Ok(row) => item.become_row("sessions", row, harvest),
            Err(text) => {
                let key = Key::new(Kind::Session, key);
                harvest.refuse(item.at.clone(), Some(key), words::START_UNREADABLE.with(&[&text]));
            }
        }
    }
}

fn session(key: &str, item: &mut Item, harvest: &mut Harvest) -> Result<Row, String> {
    let (starts, known) = start(item)?;
    let minutes = item.line("duration").as_deref().and_then(days::minutes).unwrap_or(USUAL);
    let agenda = item.markdown("agenda");
    let written = match &agenda {
        Some(Value::Markdown(text)) => text.clone(),
        _ => String::new(),
    };
    let (parts, untold) = agenda::read(&written, minutes);
    if untold > 0 {
        item.say(words::MINUTES_SHARED.with(&[&untold]));
    }
    harvest.hold(words::HELD_PARTS.with(&[]), parts.len());
    let objectives: Vec<String> =
        item.names("learning_objectives").iter().map(|text| crate::text::plain(text).0).collect();
    let (text, speakers) = text(written, item);
    let ends = starts.saturating_add(SignedDuration::from_mins(minutes));
    Ok(Row::new(Kind::Session, key, item.at.clone())
        .text("title", item.line("title"))
        .with("starts", Some(Value::Moment(starts)))
        .with("ends", Some(Value::Moment(ends)))
        .text("known", known.map(str::to_owned))
        .text("summary", (!objectives.is_empty()).then(|| objectives.join("; ")))
        .text("series", item.line("type"))
        .with("text", (!text.is_empty()).then_some(Value::Markdown(text)))
        .with("agenda", (!parts.is_empty()).then(|| Value::Markdown(parts.join("\n"))))
        .with("recording", item.link("recording"))
        .pointing("communities", Kind::Community, [super::COMMUNITY.to_owned()])
        .pointing("cohort", Kind::Cohort, item.raw("cohort"))
        .pointing("speakers", Kind::Person, speakers))
}

/// When it was, and how much of that is known. A day that is written twice must be the same day.
fn start(item: &mut Item) -> Result<(Zoned, Option<&'static str>), String> {
    let (read, written) = (item.raw("date"), item.raw("date_raw"));
    let (week, hour) = (item.raw("week_start"), item.raw("time_utc"));
    item.set_aside("week");
    let day = read.as_deref().or(written.as_deref()).map(|text| days::read(text).ok_or_else(|| text.to_owned()));
    let other = written.as_deref().and_then(days::read);
    if let (Some(Ok(day)), Some(other)) = (&day, other)
        && *day != other
    {
        item.say(words::DATE_OTHERWISE.with(&[&other, day]));
    }
    let in_utc = |day: jiff::civil::Date, at| day.to_datetime(at).to_zoned(TimeZone::UTC);
    let (starts, known) = match day.transpose()? {
        Some(day) => match hour.as_deref().and_then(days::time) {
            Some(at) => (in_utc(day, at), None),
            None => (in_utc(day, time(12, 0, 0, 0)), Some("day")),
        },
        None => {
            let week = week.unwrap_or_default();
            item.say(words::DATE_FROM_WEEK.with(&[&week]));
            let day = days::read(&week).ok_or_else(|| week.clone())?;
            (in_utc(day, time(12, 0, 0, 0)), Some("week"))
        }
    };
    starts.map(|starts| (starts, known)).map_err(|_| hour.unwrap_or_default())
}

/// The agenda as it was written, then talks and what was pointed at; and who spoke.
fn text(mut text: String, item: &mut Item) -> (String, Vec<String>) {
    let mut speakers = Vec::new();
    let mut part = |item: &mut Item, field: &'static str, heading: &str, links: [&'static str; 2]| {
        let mut lines = Vec::new();
        for mut one in item.list(field) {
            let title = one.line("title").unwrap_or_else(|| heading.to_owned());
            let links = links.map(|name| (name, one.link(name)));
            speakers.extend(one.names("speakers"));
            lines.push(line(&title, &links));
            item.hear(one);
        }
        if !lines.is_empty() {
            let before = if text.is_empty() { "" } else { "\n\n" };
            let _ = write!(text, "{before}### {heading}\n\n{}", lines.join("\n"));
        }
    };
    part(item, "talks", "Talks", ["slides", "recording"]);
    part(item, "resources", "Resources", ["link", "recording"]);
    if let Some(Value::Link(link)) = item.link("notes_url") {
        let before = if text.is_empty() { "" } else { "\n\n" };
        let _ = write!(text, "{before}[Notes of the call](<{link}>)");
    }
    (text, speakers)
}

/// What it is called, with its links.
fn line(title: &str, links: &[(&str, Option<Value>); 2]) -> String {
    let mut line = format!("- {title}");
    for (word, link) in links {
        if let Some(Value::Link(link)) = link {
            let _ = write!(line, " · [{word}](<{link}>)");
        }
    }
    line
}
