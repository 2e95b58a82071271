//! Meetings: each a session of its group, with its minutes as they were written.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::super::spellings::Organisations;
use super::owners;
use super::people::{People, Signed};
use crate::files::Files;
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Key, Kind, Place, Row, Value};
use crate::{text, words};

/// Under which licence the minutes of a group are published, as its repository says; each licence asks for the name.
const LICENCES: [(&str, &str); 2] = [
    (
        "conda",
        "Minutes by the conda community ([conda-incubator/governance](https://github.com/conda-incubator/governance)), under \
         [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); addresses, telephone numbers and passcodes were removed.",
    ),
    (
        "openjs-cpc",
        "Minutes by the OpenJS Foundation Cross Project Council \
         ([openjs-foundation/cross-project-council](https://github.com/openjs-foundation/cross-project-council)), under the \
         MIT licence; addresses, telephone numbers and passcodes were removed.",
    ),
];

/// A meeting of which no more was read than who came.
struct Meeting {
    key: String,
    group: String,
    item: Item,
    signed: Vec<Signed>,
}

/// Reads them, and says which files were read with them.
pub(super) fn read(files: &Files, harvest: &mut Harvest) -> BTreeSet<String> {
    let (mut people, mut organisations) = (People::default(), Organisations::default());
    let mut meetings: Vec<Meeting> = files.json_lines(super::MEETINGS, harvest).into_iter().map(begin).collect();
    for meeting in &meetings {
        people.learn(&meeting.group, &meeting.signed);
    }
    let present: Vec<Vec<String>> =
        meetings.iter_mut().map(|it| people.see(&it.group, &it.signed, &mut organisations, &mut it.item)).collect();
    let (mut groups, mut read) = (Groups::default(), BTreeSet::new());
    for (meeting, present) in meetings.into_iter().zip(present) {
        read.extend(meeting.item.peek("raw").map(str::to_owned));
        write(meeting, &present, (files, &people), &mut groups, harvest);
    }
    organisations.write(harvest);
    people.write(harvest);
    groups.write(harvest);
    read
}

fn begin(mut item: Item) -> Meeting {
    let [key, group] = ["id", "group"].map(|field| item.raw(field).unwrap_or_default());
    let mut signed = Vec::new();
    for mut one in item.list("attendees") {
        signed.extend(Signed::read(&mut one));
        item.hear(one);
    }
    Meeting { key, group, item, signed }
}

fn write(
    Meeting { key, group, mut item, .. }: Meeting,
    present: &[String],
    (files, people): (&Files, &People),
    groups: &mut Groups,
    harvest: &mut Harvest,
) {
    let title = item.line("group_title");
    let written = item.raw("date").unwrap_or_default();
    let Some((day, starts)) = noon(&written) else {
        let key = Key::new(Kind::Session, key);
        harvest.refuse(item.at.clone(), Some(key), words::START_UNREADABLE.with(&[&written]));
        return;
    };
    groups.see(&group, title.as_deref(), day, &item.at);
    owners::write(&mut item, (&key, &group), present, people, harvest);
    let decisions = decisions(&mut item);
    harvest.hold(words::HELD_DECISIONS.with(&[]), decisions.len());
    harvest.hold(words::HELD_PRESENT.with(&[]), present.len());
    let minutes = minutes(&mut item, files, harvest);
    let beside = also_present(&mut item, present.len());
    for field in ["headings", "n_words", "n_attendees"] {
        item.set_aside(field); // counted from the minutes themselves
    }
    let row = Row::new(Kind::Session, key, item.at.clone())
        .text("title", title)
        .with("starts", Some(Value::Moment(starts)))
        .text("known", Some("day".to_owned()))
        .with("text", minutes)
        .with("decisions", (!decisions.is_empty()).then(|| Value::Markdown(decisions.join("\n"))))
        .with("also_present", beside.map(Value::Number))
        .pointing("communities", Kind::Community, [group])
        .pointing("present", Kind::Person, present.iter().cloned());
    item.become_row("meetings", row, harvest);
}

/// The day, and noon of it: the hour is not told.
fn noon(written: &str) -> Option<(Date, Zoned)> {
    let day: Date = written.parse().ok()?;
    Some((day, day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).ok()?))
}

fn decisions(item: &mut Item) -> Vec<String> {
    let mut decisions = Vec::new();
    for mut one in item.list("decisions") {
        one.set_aside("line");
        decisions.extend(one.line("text"));
        item.hear(one);
    }
    decisions
}

/// The minutes as they were written.
fn minutes(item: &mut Item, files: &Files, harvest: &mut Harvest) -> Option<Value> {
    let name = item.raw("raw")?;
    if !files.has(&name) {
        harvest.note(Place::file(name), None, words::FILE_MISSING.with(&[]));
        return None;
    }
    let (text, mended) = text::as_written(files.text(&name, harvest)?);
    for message in mended.messages("text") {
        item.say(message);
    }
    (!text.is_empty()).then_some(Value::Markdown(text))
}

/// How many came whom the sign-in does not name: it undercounts, and both numbers are kept.
fn also_present(item: &mut Item, named: usize) -> Option<i64> {
    if !item.flag("attendance_parsed") {
        item.say(words::NOBODY_READ.with(&[]));
    }
    let Some(Value::Number(stated)) = item.number("n_attendees_stated") else { return None };
    let beside = stated - i64::try_from(named).unwrap_or(stated);
    (beside > 0).then_some(beside)
}

/// The groups: the communities whose meetings these were.
#[derive(Default)]
struct Groups(BTreeMap<String, (String, Date, Place)>);

impl Groups {
    fn see(&mut self, key: &str, name: Option<&str>, day: Date, at: &Place) {
        let name = name.unwrap_or(key).to_owned();
        let group = self.0.entry(key.to_owned()).or_insert_with(|| (name, day, at.clone()));
        group.1 = group.1.min(day);
    }

    fn write(self, harvest: &mut Harvest) {
        for (key, (name, founded, at)) in self.0 {
            let licence = LICENCES.iter().find(|(group, _)| *group == key).map(|(_, text)| (*text).to_owned());
            let row = Row::new(Kind::Community, key, at.clone())
                .text("name", Some(name.clone()))
                .with("founded", Some(Value::Date(founded)))
                .with("text", licence.clone().map(Value::Markdown));
            if licence.is_none() {
                harvest.note(at, Some(row.key.clone()), words::LICENCE_UNKNOWN.with(&[&name]));
            }
            harvest.row(row);
        }
    }
}
