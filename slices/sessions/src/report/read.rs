//! Reading a report: Zoom's with and without the meeting's own lines before it, of meetings and of webinars; Teams' old
//! and new ones, with sections; in English and French, with any separator.

use std::collections::HashMap;

use csv::StringRecord;
use kith_base::{Email, Say, fold};

use super::{MOST, Seen};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Column {
    Name,
    Email,
    Joined,
    Left,
    /// Joined or left, in the oldest reports of Teams.
    Action,
    /// Whether a registered person came at all.
    Attended,
}

/// What a heading means.
fn column(heading: &str) -> Option<Column> {
    let folded = fold(heading.trim().trim_start_matches('\u{feff}'));
    let plain = folded.split('(').next().unwrap_or_default().trim();
    Some(match plain {
        "name" | "full name" | "user name" | "participant" | "participant name" | "nom" | "nom complet"
        | "nom d'utilisateur" | "nom du participant" => Column::Name,
        "email"
        | "user email"
        | "e-mail"
        | "email address"
        | "adresse e-mail"
        | "e-mail de l'utilisateur"
        | "courriel"
        | "adresse de courriel"
        | "adresse courriel"
        | "courriel de l'utilisateur" => Column::Email,
        "join time"
        | "first join"
        | "first join time"
        | "heure d'arrivee"
        | "heure de connexion"
        | "premiere participation"
        | "heure de participation"
        | "premiere connexion" => Column::Joined,
        "leave time"
        | "last leave"
        | "last leave time"
        | "heure de depart"
        | "dernier depart"
        | "derniere deconnexion" => Column::Left,
        "user action" | "action de l'utilisateur" => Column::Action,
        "attended" | "a participe" | "present" => Column::Attended,
        _ => return None,
    })
}

/// Whether a heading stands beside a name in every layout: without one of these, a line with a name is no heading.
fn is_beside(heading: &str) -> bool {
    let folded = fold(heading.trim());
    let known = matches!(column(heading), Some(Column::Email | Column::Joined | Column::Left | Column::Action));
    known || ["duration", "duree", "total duration", "timestamp", "horodatage"].iter().any(|it| folded.starts_with(it))
}

/// A line of a report: one joining of somebody.
struct Joining {
    name: String,
    email: Option<Email>,
    /// Seconds since midnight at which they joined and left, where the report says so.
    during: Option<(u32, u32)>,
}

/// Everybody whom a report names, or why it is none.
pub fn read(text: &str) -> Result<Vec<Seen>, Say> {
    let joinings = joinings(text)?;
    match joinings.len() {
        0 => Err(Say::new("attendance-report-empty")),
        many if many > MOST => Err(Say::new("attendance-report-too-long").with("most", MOST)),
        _ => Ok(gathered(joinings)),
    }
}

fn joinings(text: &str) -> Result<Vec<Joining>, Say> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).delimiter(separator(text)).from_reader(text.as_bytes());
    let (mut heading, mut skipped, mut known) = (None::<Vec<Option<Column>>>, false, false);
    let mut found = Vec::new();
    for record in reader.records().filter_map(Result::ok) {
        let filled = record.iter().filter(|cell| !cell.trim().is_empty()).count();
        if filled <= 1 && is_section(&record) {
            (heading, skipped) = (None, is_activities(&record));
        } else if is_heading(&record) {
            heading = Some(record.iter().map(column).collect());
            known = true;
        } else if let Some(columns) = heading.as_ref().filter(|_| !skipped) {
            found.extend(joining(&record, columns));
        }
    }
    if known { Ok(found) } else { Err(Say::new("attendance-report-not-one")) }
}

/// The sign between cells: the one that most of the text has.
fn separator(text: &str) -> u8 {
    let count = |sign: &u8| text.bytes().filter(|byte| byte == sign).count();
    let best = [b',', b';', b'\t'].into_iter().max_by_key(count).unwrap_or(b',');
    // A report with tabs has commas too, in its dates.
    if count(&b'\t') > text.lines().count() { b'\t' } else { best }
}

/// Whether a line of one cell begins a section: `2. Participants`, `Attendee Details`.
fn is_section(record: &StringRecord) -> bool {
    let cell = fold(record.iter().find(|cell| !cell.trim().is_empty()).unwrap_or_default());
    let numbered = cell.trim().strip_prefix(|c: char| c.is_ascii_digit()).is_some_and(|rest| rest.starts_with('.'));
    numbered || cell.contains("details") || cell.contains("summary") || cell.contains("resume")
}

/// The section in which everybody stands once more, with each time they came and went.
fn is_activities(record: &StringRecord) -> bool {
    record.iter().any(|cell| fold(cell).contains("activit"))
}

fn is_heading(record: &StringRecord) -> bool {
    let named = record.iter().any(|cell| column(cell) == Some(Column::Name));
    named && record.iter().any(is_beside) && !record.iter().any(|cell| cell.contains('@'))
}

fn joining(record: &StringRecord, columns: &[Option<Column>]) -> Option<Joining> {
    let cell = |wanted: Column| {
        let at = columns.iter().position(|column| *column == Some(wanted));
        at.and_then(|at| record.get(at)).map_or("", str::trim)
    };
    let left = fold(cell(Column::Action));
    let absent = ["no", "non"].contains(&fold(cell(Column::Attended)).as_str());
    if absent || left.contains("left") || left.contains("quitt") {
        return None;
    }
    let name: String = cell(Column::Name).chars().filter(|c| !c.is_control()).take(120).collect();
    let name = name.trim().to_owned();
    let email = Email::read(cell(Column::Email)).ok();
    let (from, until) = (clock(cell(Column::Joined)), clock(cell(Column::Left)));
    let during = from.zip(until).filter(|(from, until)| from < until);
    let name = if name.is_empty() { email.as_ref()?.to_string() } else { name };
    Some(Joining { name, email, during })
}

/// The time of day that stands last in a cell, in seconds: `3/12/26, 9:00:31 AM`, `2026-03-12 09:00`.
fn clock(cell: &str) -> Option<u32> {
    let at = cell.find(':')?;
    let from = cell[..at].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |it| it + 1);
    let rest = cell.get(from..)?;
    let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).map(str::parse::<u32>);
    let (hour, minute) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let second = if rest.matches(':').count() > 1 { numbers.next().and_then(Result::ok).unwrap_or(0) } else { 0 };
    let upper = rest.to_ascii_uppercase();
    let hour = match (upper.contains("PM"), upper.contains("AM"), hour) {
        (true, _, 1..=11) => hour + 12,
        (_, true, 12) => 0,
        _ => hour,
    };
    Some(hour * 3_600 + minute * 60 + second)
}

/// One line per person: by address; without one by name, apart where two of a name were there at the same time.
fn gathered(joinings: Vec<Joining>) -> Vec<Seen> {
    let mut seen: Vec<(Seen, Vec<(u32, u32)>)> = Vec::new();
    // Where the lines of an address or of a folded name stand.
    let mut lanes: HashMap<String, Vec<usize>> = HashMap::new();
    for it in joinings {
        let key = it.email.as_ref().map_or_else(|| fold(&it.name), ToString::to_string);
        let lanes = lanes.entry(key).or_default();
        let apart = |at: &&usize| {
            let overlaps = |(from, until): &(u32, u32)| it.during.is_some_and(|(a, b)| a < *until && *from < b);
            it.email.is_some() || !seen[**at].1.iter().any(overlaps)
        };
        if let Some(at) = lanes.iter().find(apart) {
            seen[*at].1.extend(it.during);
            continue;
        }
        let (lane, twice) = (i64::try_from(lanes.len()).unwrap_or(0) + 1, !lanes.is_empty());
        if let [first] = lanes[..] {
            seen[first].0.twice = true;
        }
        lanes.push(seen.len());
        seen.push((Seen { name: it.name, email: it.email, lane, twice }, it.during.into_iter().collect()));
    }
    seen.into_iter().map(|(seen, _)| seen).collect()
}
