//! The programme and its cohorts, with their milestones as dates in the text about it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;

use super::days;
use crate::files::Files;
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Kind, Place, Row, Value};
use crate::words;

const NAME: &str = "Open Seeds";
const SUMMARY: &str = "A mentoring programme for open science, in cohorts of sixteen weeks.";
/// Attribution as the licence asks for it: who, under which licence, and that it was changed.
const ATTRIBUTION: &str = "By [OLS](https://we-are-ols.org) (formerly Open Life Science), under \
    [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). Brought into this form from the programme’s own records; \
    texts were not changed otherwise.";
/// Where the programme’s own links lead that name no host.
const SITE: &str = "](https://we-are-ols.org/";

/// The days of the cohorts, by their keys.
#[derive(Debug, Default)]
pub(super) struct Cohorts(BTreeMap<String, (Date, Date)>);

impl Cohorts {
    /// The first day of a cohort and its last.
    pub(super) fn days(&self, key: &str) -> Option<(Date, Date)> {
        self.0.get(key).copied()
    }
}

pub(super) fn read(files: &Files, harvest: &mut Harvest) -> Cohorts {
    let mut cohorts = Cohorts::default();
    let mut text = ATTRIBUTION.to_owned();
    let mut dates = milestones(files, harvest);
    for mut item in files.json_lines(super::COHORTS, harvest) {
        let key = item.raw("id").unwrap_or_default();
        let name = item.line("name");
        let _ = write!(text, "\n\n### {}\n\n{}", name.as_deref().unwrap_or(&key), result(&mut item));
        for date in dates.remove(&key).unwrap_or_default() {
            let _ = write!(text, "\n- {date}");
        }
        item.set_aside("expertise_index"); // people carry it themselves
        let (first, last) = (days::day(&mut item, "first_week"), days::day(&mut item, "last_week"));
        let last = last.map(|day| day.saturating_add(6.days())); // the last week ends on its Sunday
        if let (Some(first), Some(last)) = (first, last) {
            cohorts.0.insert(key.clone(), (first, last));
        }
        let row = Row::new(Kind::Cohort, key, item.at.clone())
            .text("name", name)
            .with("starts", first.map(Value::Date))
            .with("ends", last.map(Value::Date))
            .pointing("community", Kind::Community, [super::COMMUNITY.to_owned()]);
        item.become_row("cohorts", row, harvest);
    }
    let founded = cohorts.0.values().map(|(first, _)| *first).min();
    harvest.row(
        Row::new(Kind::Community, super::COMMUNITY, Place::file(super::COHORTS))
            .text("name", Some(NAME.to_owned()))
            .text("summary", Some(SUMMARY.to_owned()))
            .with("text", Some(Value::Markdown(text)))
            .with("founded", founded.map(Value::Date)),
    );
    cohorts
}

/// What a cohort came to, in its own figures.
fn result(item: &mut Item) -> String {
    let mut number = |field| match item.number(field) {
        Some(Value::Number(number)) => number,
        _ => 0,
    };
    let [weeks, projects, participants, mentors] = ["weeks", "projects", "participants", "mentors"].map(&mut number);
    let [graduated, not] = ["graduated", "not_graduated"].map(&mut number);
    format!(
        "{weeks} weeks, {projects} projects, {participants} participants, {mentors} mentors; {graduated} projects \
         graduated, {not} did not.\n"
    )
}

/// The dates of each cohort, in the order of the file.
fn milestones(files: &Files, harvest: &mut Harvest) -> BTreeMap<String, Vec<String>> {
    let mut dates: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mut item in files.json_lines(super::MILESTONES, harvest) {
        let cohort = item.raw("cohort").unwrap_or_default();
        let (written, description) = (item.raw("date").unwrap_or_default(), item.markdown("description"));
        let (Some(day), Some(Value::Markdown(description))) = (days::read(&written), description) else {
            harvest.refuse(item.at.clone(), None, words::START_UNREADABLE.with(&[&written]));
            continue;
        };
        let mut line = format!("{day}: {}", description.replace('\n', " "));
        for (field, before) in [("time", ", "), ("duration", " UTC, ")] {
            if let Some(text) = item.line(field) {
                let _ = write!(line, "{before}{text}");
            }
        }
        if let Some(Value::Markdown(details)) = item.markdown("details") {
            let _ = write!(line, ". {}", details.replace('\n', " "));
        }
        for (field, word) in [("notes", "notes"), ("recording", "recording")] {
            if let Some(Value::Link(link)) = item.link(field) {
                let _ = write!(line, " · [{word}](<{link}>)");
            }
        }
        for field in ["seq", "type"] {
            item.set_aside(field); // the order of the lines, and what the description says already
        }
        dates.entry(cohort).or_default().push(line.replace("](/", SITE));
        harvest.hold(words::HELD_DATES.with(&[]), 1);
        item.close("milestones", None, harvest);
    }
    dates
}
