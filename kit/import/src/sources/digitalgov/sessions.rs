//! Sessions: the network's events, with their text, their recording and the people who spoke.
//!
//! The path of the source file is the key: four slugs are used for two or three events each. A session may belong to no
//! community of the snapshot (the network has more programmes than communities); where it should live is for the importer's
//! caller to say.

use std::collections::{BTreeMap, BTreeSet};

use super::communities::Communities;
use super::hosts::{self, Host, Organisations};
use super::people::People;
use super::{names, times};
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Key, Kind, Place, Row, Value};
use crate::words;

/// What a session needs to know about the rest of the snapshot.
struct Context<'a> {
    people: &'a People,
    communities: &'a Communities,
    organisations: &'a mut Organisations,
    standing_alone: BTreeSet<String>,
    slugs: BTreeMap<String, Place>,
}

pub(super) fn read(
    events: Vec<Item>,
    people: &People,
    communities: &Communities,
    organisations: &mut Organisations,
    harvest: &mut Harvest,
) {
    let named: Vec<&str> =
        events.iter().flat_map(|event| [event.peek("host"), event.peek("organizer")]).flatten().collect();
    organisations.learn(&named);
    let alone = named.iter().filter(|line| hosts::apart(line).len() == 1);
    let standing_alone = alone.map(|line| names::fold_organisation(line)).collect();
    let mut context = Context { people, communities, organisations, standing_alone, slugs: BTreeMap::new() };
    for mut item in events {
        let key = key(&mut item, &mut context);
        match session(key.clone(), &mut item, &mut context) {
            Ok(row) => item.become_row("events", row, harvest),
            Err(text) => {
                let key = Key::new(Kind::Session, key);
                harvest.refuse(item.at.clone(), Some(key), words::START_UNREADABLE.with(&[&text]));
            }
        }
    }
}

fn key(item: &mut Item, context: &mut Context<'_>) -> String {
    let slug = item.raw("id").or_else(|| item.raw("slug")).unwrap_or_default();
    item.set_aside("slug");
    if let Some(first) = context.slugs.get(&slug) {
        item.say(words::SLUG_TWICE.with(&[&slug, first]));
    } else {
        context.slugs.insert(slug.clone(), item.at.clone());
    }
    let path = item.raw("source_path");
    path.map_or(slug, |path| path.trim_start_matches("content/").trim_end_matches(".md").to_owned())
}

/// The row, or the date that could not be read: a session without a day is none.
fn session(key: String, item: &mut Item, context: &mut Context<'_>) -> Result<Row, String> {
    let written = item.raw("date").unwrap_or_default();
    let starts = times::moment(item, "date", &written).ok_or(written)?;
    let ends = end(item, &starts);
    let (summary, subtitle) = (item.line("summary"), item.line("deck"));
    let row = Row::new(Kind::Session, key, item.at.clone())
        .with("starts", Some(Value::Moment(starts)))
        .with("ends", ends.map(Value::Moment))
        .text("title", item.line("title"))
        .text("subtitle", subtitle.filter(|text| Some(text) != summary.as_ref()))
        .text("summary", summary)
        .with("text", item.markdown("body_md"))
        .text("series", item.line("kicker"))
        .text("mode", mode(item))
        .text("place", place(item))
        .with("registration", item.link("registration_url"))
        .with("recording", recording(item))
        .pointing("topics", Kind::Topic, item.names("topics"))
        .pointing("speakers", Kind::Person, item.names("authors"))
        .pointing("communities", Kind::Community, communities(item, context));
    Ok(hosted(row, item, context))
}

/// The end, unless it cannot be read or does not come after the start.
fn end(item: &mut Item, starts: &jiff::Zoned) -> Option<jiff::Zoned> {
    let text = item.raw("end_date")?;
    let Some(ends) = times::moment(item, "end_date", &text) else {
        item.say(words::DATE_UNREADABLE.with(&[&"end_date", &text]));
        return None;
    };
    if ends <= *starts {
        item.say(words::END_NOT_AFTER_START.with(&[&starts.datetime(), &ends.datetime()]));
        return None;
    }
    Some(ends)
}

/// Where people met: `in_person`, `online` or `both`.
fn mode(item: &mut Item) -> Option<String> {
    let platforms: Vec<String> = item.names("platform").iter().map(|name| names::fold(name)).collect();
    let in_person = platforms.iter().any(|name| name == "in person");
    let online = platforms.iter().any(|name| name != "in person");
    let mode = match (in_person, online) {
        (true, true) => "both",
        (true, false) => "in_person",
        (false, true) => "online",
        (false, false) => return None,
    };
    Some(mode.to_owned())
}

/// The address on one line.
fn place(item: &mut Item) -> Option<String> {
    let mut venue = item.inner("venue")?;
    venue.set_aside("map");
    let parts: Vec<String> = ["venue_name", "room", "address", "city", "state", "zip", "country"]
        .into_iter()
        .filter_map(|field| venue.line(field))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The address of the recording; the source gives the number of a film, or its address.
fn recording(item: &mut Item) -> Option<Value> {
    let film = item.raw("recording_youtube")?;
    let is_number = film.len() == 11 && film.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if is_number {
        return Some(Value::Link(format!("https://www.youtube.com/watch?v={film}")));
    }
    if crate::text::is_web_address(&film) {
        return Some(Value::Link(film));
    }
    item.say(words::LINK_DROPPED.with(&[&"recording_youtube", &film]));
    None
}

/// The communities by their keys; a name that leads nowhere stays as it is, and the importer notes it.
fn communities(item: &mut Item, context: &Context<'_>) -> Vec<String> {
    let mut keys = Vec::new();
    for name in item.names("communities") {
        match context.communities.named(&name) {
            Some(key) if key != name => {
                item.say(words::COMMUNITY_OTHERWISE.with(&[&name, &key]));
                keys.push(key.to_owned());
            }
            _ => keys.push(name),
        }
    }
    keys
}

fn hosted(row: Row, item: &mut Item, context: &mut Context<'_>) -> Row {
    let organiser = item.line("organizer").map(|name| context.organisations.see(&name, &item.at));
    let row = row.pointing("organisers", Kind::Organisation, organiser);
    let Some(line) = item.line("host") else { return row };
    let row = row.text("host", Some(line.clone()));
    if let Some(person) = context.people.named(&line) {
        return row.pointing("facilitators", Kind::Person, [person.to_owned()]);
    }
    match hosts::tell(&line, &context.standing_alone, |name| context.communities.named(name).is_some()) {
        Host::Community => row,
        Host::Organisations(parts) => {
            let keys: Vec<String> = parts.iter().map(|name| context.organisations.see(name, &item.at)).collect();
            row.pointing("hosts", Kind::Organisation, keys)
        }
        Host::Unclear => {
            item.say(words::HOST_AS_TEXT.with(&[&line]));
            row
        }
    }
}
