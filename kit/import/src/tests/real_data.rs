//! The published snapshot itself: read whole, and held against the counts its makers give.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::refusals;
use crate::sources::digitalgov::DigitalGov;
use crate::{Delivery, Files, Key, Kind, deliver};

/// The snapshot, where there is one: in the folder that KITH_DATA names, or beside the project.
fn snapshot() -> Option<Delivery> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("KITH_DATA").map_or_else(beside, PathBuf::from).join("cop-digitalgov");
    if !folder.is_dir() {
        println!("skipped: no cop-digitalgov in the folder that KITH_DATA names");
        return None;
    }
    let files = Files::read(&folder).expect("the snapshot can be read");
    Some(deliver(&DigitalGov::default(), &files))
}

#[test]
fn the_published_snapshot_is_read_whole() {
    let Some(delivery) = snapshot() else { return };
    let count = |kind| delivery.of(kind).count();
    assert_eq!(count(Kind::Session), 148);
    assert_eq!(count(Kind::Community), 20);
    assert_eq!(count(Kind::Person), 639);
    assert_eq!(count(Kind::Topic), 51);
    assert_eq!(count(Kind::Membership), 18);
    assert_eq!(events_with_community(&delivery), 88);
    let refused = refusals(&delivery);
    assert_eq!(refused.len(), 3, "{refused:?}");
    assert!(refused.iter().all(|(at, key)| at.starts_with("malformed/") && *key == "import-front-matter-late"));
}

/// Sessions that name a community, whether or not the community is in the snapshot.
fn events_with_community(delivery: &Delivery) -> usize {
    let linked =
        delivery.of(Kind::Session).filter(|row| row.refs.contains_key("communities")).map(|row| row.key.clone());
    let dangling = delivery.notes.iter().filter(|note| {
        note.message.key == "import-reference-dangling"
            && note.message.args.get("role").is_some_and(|role| role == "communities")
    });
    linked.chain(dangling.filter_map(|note| note.row.clone())).collect::<BTreeSet<Key>>().len()
}

#[test]
fn what_the_published_snapshot_holds_besides_is_counted() {
    let Some(delivery) = snapshot() else { return };
    let left = |key: &str, arg: &str| {
        let found =
            delivery.left_out.iter().find(|left| left.what.key == key && left.what.args.values().any(|v| v == arg));
        found.map_or(0, |left| left.count)
    };
    assert_eq!(left("import-left-table", "news.jsonl"), 1660);
    assert_eq!(left("import-left-table", "resources.jsonl"), 117);
    assert_eq!(left("import-left-folder", "resources"), 10);
    let originals = delivery.left_out.iter().find(|left| left.what.key == "import-left-original");
    assert_eq!(originals.map(|left| left.count), Some(20));
}

#[test]
fn every_text_of_the_published_snapshot_is_plain_markdown() {
    let Some(delivery) = snapshot() else { return };
    for row in &delivery.rows {
        let text = row.words("text").unwrap_or_default();
        assert!(!text.contains("{{<") && !text.contains("</") && !text.contains('\u{a0}'), "{:?}", row.key);
        for field in ["name", "title", "summary", "subtitle"] {
            let line = row.words(field).unwrap_or_default();
            assert!(!line.contains("&#") && !line.contains("&amp;") && line == line.trim(), "{:?} {line}", row.key);
        }
    }
}
