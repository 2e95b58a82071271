//! Originals: Markdown files with front matter, as the site's editors wrote them.
//!
//! An event that is also in the JSON Lines is the same event (its path says so): it is counted once, and noted if its title or
//! date differ. An event that is only here is brought in from here. A file whose front matter cannot be read is refused with
//! the line, wherever it lies; mending it by guess would hide that the site itself could not read it.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::files::Files;
use crate::front_matter::{Parted, part};
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::Place;
use crate::words;

pub(super) fn is_original(name: &str) -> bool {
    name.ends_with(".md") && super::ORIGINALS.iter().any(|folder| name.starts_with(folder))
}

/// The events that only exist as originals.
pub(super) fn read(files: &Files, events: &mut [Item], harvest: &mut Harvest) -> Vec<Item> {
    let mut by_path: BTreeMap<String, &mut Item> = BTreeMap::new();
    for event in events {
        by_path.insert(event.peek("source_path").unwrap_or_default().to_owned(), event);
    }
    let mut only_here = Vec::new();
    for name in files.names().filter(|name| is_original(name)) {
        let Some(text) = files.text(name, harvest) else { continue };
        match part(name, text) {
            Err((at, reason)) => harvest.refuse(at, None, reason),
            Ok(parted) => only_here.extend(sort(name, parted, &mut by_path, harvest)),
        }
    }
    only_here
}

fn sort(name: &str, parted: Parted, events: &mut BTreeMap<String, &mut Item>, harvest: &mut Harvest) -> Option<Item> {
    let path = format!("content/{}", name.rsplit('/').next().unwrap_or(name).replace("__", "/"));
    let item = item(name, &path, parted);
    let folder = path.split('/').nth(1).unwrap_or_default();
    match (folder, events.get_mut(&path)) {
        ("events", Some(event)) => {
            compare(&item, event);
            harvest.leave_out(words::LEFT_ORIGINAL.with(&[]), 1);
            None
        }
        ("events", None) => Some(item),
        ("news" | "resources" | "communities" | "topics" | "authors", _) => {
            harvest.leave_out(words::LEFT_FOLDER.with(&[&folder]), 1);
            None
        }
        _ => {
            harvest.refuse(Place::file(name), None, words::KIND_UNKNOWN.with(&[]));
            None
        }
    }
}

/// The file as a record with the field names of the JSON Lines.
fn item(name: &str, path: &str, parted: Parted) -> Item {
    let mut fields = parted.fields;
    fields.insert("body_md".to_owned(), Json::String(parted.body));
    fields.insert("source_path".to_owned(), Json::String(path.to_owned()));
    let mut item = Item::new(Place::line(name, 1), fields);
    for (from, to) in [
        ("event_organizer", "organizer"),
        ("youtube_id", "recording_youtube"),
        ("event_platform", "platform"),
        ("event_type", "platform"),
    ] {
        item.rename(from, to);
    }
    item
}

fn compare(original: &Item, event: &mut Item) {
    for field in ["title", "date", "end_date"] {
        if let (Some(here), Some(there)) = (original.peek(field), event.peek(field))
            && here.trim() != there.trim()
        {
            let message = words::ORIGINAL_DIFFERS.with(&[&field, &original.at.file]);
            event.say(message);
        }
    }
}
