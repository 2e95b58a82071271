//! Fingerprints: what counts as a change and what does not.

use crate::row::Value;
use crate::{Kind, Place, Row};

fn row() -> Row {
    Row::new(Kind::Session, "s", Place::line("a", 1))
        .text("title", Some("Title".to_owned()))
        .with("text", Some(Value::Markdown("One\n\nTwo".to_owned())))
        .pointing("topics", Kind::Topic, ["a".to_owned(), "b".to_owned()])
}

#[test]
fn moving_in_the_file_reordering_references_and_line_ends_are_no_change() {
    let mut moved = row().with("text", Some(Value::Markdown("One\r\n\r\nTwo\n".to_owned())));
    moved.at = Place::line("b", 99);
    moved.refs.get_mut("topics").expect("topics").reverse();
    assert_eq!(moved.fingerprint(), row().fingerprint());
}

#[test]
fn a_changed_field_changes_its_own_fingerprint_and_the_whole() {
    let changed = row().text("title", Some("Other".to_owned()));
    assert_ne!(changed.fingerprint(), row().fingerprint());
    let differing: Vec<&str> = changed
        .fingerprints()
        .into_iter()
        .filter(|(field, print)| row().fingerprints().get(field) != Some(print))
        .map(|(field, _)| field)
        .collect();
    assert_eq!(differing, ["title"]);
}

#[test]
fn an_absent_field_and_an_added_reference_are_changes() {
    let mut less = row();
    less.fields.remove("text");
    assert_ne!(less.fingerprint(), row().fingerprint());
    assert_ne!(row().pointing("topics", Kind::Topic, ["c".to_owned()]).fingerprint(), row().fingerprint());
}

#[test]
fn a_fingerprint_is_the_same_in_every_build() {
    // Batches keep fingerprints for years: a change of this text would make every row look changed.
    assert_eq!(Value::Text("Title".to_owned()).fingerprint().as_str(), "056c65462e870403bad0b79e2267f63b");
}
