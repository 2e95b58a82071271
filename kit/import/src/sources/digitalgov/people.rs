//! People: authors, speakers and community leads, with the agency they work for.
//!
//! Some are teams (`18F Team`, `FedRAMP`) and some appear twice under two keys. Both are brought in as they stand, because
//! texts point at them, and noted, because only a person can tell.

use std::collections::BTreeMap;

use super::hosts::Organisations;
use super::names;
use crate::files::Files;
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Kind, Place, Row};
use crate::words;

/// Who is known by which name; teams and single words are not, as a host of that name is an organisation.
#[derive(Debug, Default)]
pub(super) struct People {
    by_name: BTreeMap<String, (String, Place)>,
}

impl People {
    /// The key of the person with this name.
    pub(super) fn named(&self, name: &str) -> Option<&str> {
        self.by_name.get(&names::fold(name)).map(|(key, _)| key.as_str())
    }
}

pub(super) fn read(
    files: &Files,
    pseudonyms: bool,
    organisations: &mut Organisations,
    harvest: &mut Harvest,
) -> People {
    let mut people = People::default();
    for mut item in files.json_lines(super::PEOPLE, harvest) {
        let key = item.raw("slug").unwrap_or_default();
        let name = item.line("name");
        if let Some(name) = &name {
            look_at_name(name, &key, &mut item, &mut people);
        }
        let shown = if pseudonyms { item.line("pseudonym") } else { name };
        item.set_aside("pseudonym");
        let agency = item.line("agency").map(|agency| organisations.see(&agency, &item.at));
        let row = Row::new(Kind::Person, key, item.at.clone()).text("name", shown).pointing(
            "organisation",
            Kind::Organisation,
            agency,
        );
        item.become_row("people", row, harvest);
    }
    people
}

fn look_at_name(name: &str, key: &str, item: &mut Item, people: &mut People) {
    if names::reads_like_a_group(name) {
        item.say(words::NAME_OF_GROUP.with(&[&name]));
        return;
    }
    if !name.contains(' ') {
        item.say(words::NAME_OF_ONE_WORD.with(&[&name]));
        return;
    }
    let folded = names::fold(name);
    match people.by_name.get(&folded) {
        Some((_, first)) => item.say(words::NAME_TWICE.with(&[&name, first])),
        None => {
            people.by_name.insert(folded, (key.to_owned(), item.at.clone()));
        }
    }
}
