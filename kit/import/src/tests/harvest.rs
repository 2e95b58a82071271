//! The checks that every source goes through, whatever its mapping does.

use super::{notes, refusals};
use crate::{Delivery, Harvest, Kind, Place, Row, Value};

fn topic(name: &str) -> Row {
    Row::new(Kind::Topic, name, Place::line("a.csv", 3)).text("name", Some(name.to_owned()))
}

fn community() -> Row {
    Row::new(Kind::Community, "c", Place::line("a.csv", 9)).text("name", Some("C".to_owned()))
}

fn gather(rows: impl IntoIterator<Item = Row>) -> Delivery {
    let mut harvest = Harvest::default();
    rows.into_iter().for_each(|row| harvest.row(row));
    harvest.gather()
}

fn reason(row: Row) -> &'static str {
    refusals(&gather([row])).first().map_or("none", |(_, key)| key)
}

#[test]
fn rows_come_in_an_order_in_which_each_points_at_earlier_ones() {
    let delivery = gather([community().pointing("topics", Kind::Topic, ["t".to_owned()]), topic("t")]);
    assert_eq!(delivery.rows.iter().map(|row| row.key.kind).collect::<Vec<_>>(), [Kind::Topic, Kind::Community]);
    assert!(delivery.notes.is_empty());
}

#[test]
fn a_row_that_does_not_fit_its_kind_is_refused_with_the_reason() {
    assert_eq!(reason(topic("")), "import-key-missing");
    assert_eq!(reason(topic(&"x".repeat(301))), "import-field-too-long");
    assert_eq!(reason(Row::new(Kind::Topic, "t", Place::default())), "import-field-missing");
    assert_eq!(reason(topic("t").text("colour", Some("red".to_owned()))), "import-field-unknown");
    assert_eq!(reason(topic("t").with("summary", Some(Value::Number(3)))), "import-field-form");
    assert_eq!(reason(topic("t").text("summary", Some("x".repeat(2_001)))), "import-field-too-long");
    assert_eq!(reason(topic("t").text("summary", Some("safe\u{202e}gpj".to_owned()))), "import-field-unclean");
    assert_eq!(reason(topic("t").pointing("friends", Kind::Person, ["p".to_owned()])), "import-field-unknown");
    let deep = Value::Markdown(format!("{} deep", "> ".repeat(40)));
    assert_eq!(reason(community().with("text", Some(deep))), "import-field-too-deep");
}

#[test]
fn what_points_at_a_refused_row_is_told_so() {
    let delivery = gather([
        community().pointing("topics", Kind::Topic, ["t".to_owned()]),
        Row::new(Kind::Topic, "t", Place::default()),
    ]);
    assert_eq!(delivery.of(Kind::Community).count(), 1);
    assert_eq!(notes(&delivery), ["import-reference-dangling"]);
}

#[test]
fn of_two_rows_with_one_key_the_first_stays() {
    let mut second = topic("t");
    second.at = Place::line("a.csv", 7);
    let delivery = gather([topic("t"), second]);
    assert_eq!(delivery.rows.len(), 1);
    assert_eq!(refusals(&delivery), [("a.csv:7".to_owned(), "import-key-twice")]);
}
