//! Action items: what somebody is to do. Who, is often a first name or initials; only what is certain is taken as somebody.

use super::people::People;
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Kind, Row};
use crate::words;

/// The longest text of a commitment.
const LONGEST: usize = 500;

/// One row for each action item of a meeting, with the people who were there.
pub(super) fn write(
    meeting: &mut Item,
    (key, group): (&str, &str),
    present: &[String],
    people: &People,
    harvest: &mut Harvest,
) {
    for mut item in meeting.list("action_items") {
        let line = item.raw("line").unwrap_or_default();
        let text = item.line("text").map(|text| text.chars().take(LONGEST).collect::<String>());
        let owner = item.line("owner_raw");
        let certain = owner.as_deref().and_then(|owner| people.meant(group, owner, present));
        match (&owner, certain) {
            (Some(owner), Some(key)) => item.say(words::OWNER_FOUND.with(&[owner, &people.name(key)])),
            (Some(owner), None) => item.say(words::OWNER_OPEN.with(&[owner])),
            (None, _) => {}
        }
        let state = if item.flag("done") { "done" } else { "open" };
        let row = Row::new(Kind::Commitment, format!("{key}/{line}"), item.at.clone())
            .text("text", text)
            .text("owner", owner)
            .text("state", Some(state.to_owned()))
            .pointing("session", Kind::Session, [key.to_owned()])
            .pointing("person", Kind::Person, certain.cloned());
        item.become_row("action_items", row, harvest);
    }
}
