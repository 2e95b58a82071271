//! Who signed in. A user name is what a sign-in keeps from meeting to meeting: it is the key of a person within their group.
//!
//! Who wrote none is the person of that full name in the group, if there is exactly one user name with it; otherwise a person
//! of their own, however alike the names look: that is for somebody to say, with the merge tool. Two lines of one sign-in
//! with one user name stay two people for the same reason.

use std::collections::{BTreeMap, BTreeSet};

use super::super::names;
use super::super::spellings::{Organisations, Spelled, shortened};
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Kind, Place, Row};
use crate::words;

/// One line of a sign-in.
#[derive(Clone, Debug)]
pub(super) struct Signed {
    pub(super) name: String,
    handle: Option<String>,
    /// Where they come from, or their initials: some write the one where the other stands.
    beside: Option<String>,
}

impl Signed {
    pub(super) fn read(item: &mut Item) -> Option<Signed> {
        let name = item.line("name").map(|name| shortened(&name, item))?;
        let handle = item.line("handle").map(|handle| handle.trim_start_matches('@').to_lowercase());
        let beside = item.line("affiliation").filter(|text| text.chars().any(char::is_alphanumeric));
        Some(Signed { name, handle, beside })
    }

    /// The initials that stand beside the name.
    pub(super) fn initials(&self) -> Option<&str> {
        self.beside.as_deref().filter(|text| are_initials(text, &self.name))
    }

    fn organisation(&self) -> Option<&str> {
        let text = self.beside.as_deref().filter(|text| !are_initials(text, &self.name))?;
        let first = text.split('/').next().unwrap_or(text).trim_matches(|c: char| !c.is_alphanumeric());
        // A sentence is no organisation.
        (!first.is_empty() && first.split(' ').count() < 6 && !text.starts_with(',')).then_some(first)
    }
}

/// Whether a few capitals are somebody's: they begin as the name does, and end as one of its words.
fn are_initials(text: &str, name: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_short = (2..=4).contains(&letters.len()) && letters.iter().all(|c| c.is_alphabetic());
    let capitals =
        letters.first().is_some_and(|c| c.is_uppercase()) && letters.last().is_some_and(|c| c.is_uppercase());
    let folded = names::fold(name);
    let begin: BTreeSet<char> = folded.split(' ').filter_map(|word| word.chars().next()).collect();
    let is = |letter: Option<&char>, of: &dyn Fn(char) -> bool| letter.is_some_and(|c| c.to_lowercase().all(of));
    is_short
        && capitals
        && is(letters.first(), &|c| folded.starts_with(c))
        && is(letters.last(), &|c| begin.contains(&c))
}

/// Somebody as all their sign-ins tell of them.
#[derive(Debug)]
struct Known {
    names: Spelled,
    organisations: BTreeMap<String, usize>,
}

/// The people of all groups, by key.
#[derive(Debug, Default)]
pub(super) struct People {
    known: BTreeMap<String, Known>,
    /// The user names with which a full name signs in, by group and folded name.
    handles: BTreeMap<(String, String), BTreeSet<String>>,
    /// Whose initials stand beside their name, by group.
    initials: BTreeMap<(String, String), BTreeSet<String>>,
}

impl People {
    /// Learns which names go with which user names, before any key is given.
    pub(super) fn learn(&mut self, group: &str, signed: &[Signed]) {
        for it in signed {
            if let Some(handle) = &it.handle {
                let name = (group.to_owned(), names::fold(&it.name));
                self.handles.entry(name).or_default().insert(handle.clone());
            }
        }
    }

    /// The keys of those who signed in at a meeting, each line its own.
    pub(super) fn see(
        &mut self,
        group: &str,
        signed: &[Signed],
        organisations: &mut Organisations,
        item: &mut Item,
    ) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for it in signed {
            let mut key = self.key(group, it);
            if keys.contains(&key) {
                item.say(words::HANDLE_TWICE.with(&[&it.handle.as_deref().unwrap_or(&it.name)]));
                key = by_name(group, &it.name);
            }
            if !keys.contains(&key) {
                self.note(&key, group, it, organisations, item);
                keys.push(key);
            }
        }
        keys
    }

    fn note(&mut self, key: &str, group: &str, it: &Signed, organisations: &mut Organisations, item: &mut Item) {
        let fresh = || Known { names: Spelled::at(&item.at), organisations: BTreeMap::new() };
        let known = self.known.entry(key.to_owned()).or_insert_with(fresh);
        known.names.see(&it.name);
        if let Some(name) = it.organisation() {
            *known.organisations.entry(organisations.see(name, item)).or_default() += 1;
        }
        if let Some(initials) = it.initials() {
            let initials = (group.to_owned(), initials.to_lowercase());
            self.initials.entry(initials).or_default().insert(key.to_owned());
        }
    }

    fn key(&self, group: &str, it: &Signed) -> String {
        let folded = names::fold(&it.name);
        let known = self.handles.get(&(group.to_owned(), folded.clone())).filter(|known| known.len() == 1);
        let known = known.filter(|_| folded.contains(' ')).and_then(|known| known.first());
        match it.handle.as_ref().or(known) {
            Some(handle) => format!("{group}/@{handle}"),
            None => by_name(group, &it.name),
        }
    }

    /// What somebody is called.
    pub(super) fn name(&self, key: &str) -> &str {
        self.known.get(key).map_or("", |known| known.names.name())
    }

    /// Who of those present is certainly meant: by the whole name, or by initials that one person alone wrote beside theirs.
    pub(super) fn meant<'k>(&self, group: &str, owner: &str, present: &'k [String]) -> Option<&'k String> {
        let folded = names::fold(owner);
        let named = |key: &&String| folded.contains(' ') && names::fold(self.name(key)) == folded;
        let mut found = present.iter().filter(named);
        if let (Some(one), None) = (found.next(), found.next()) {
            return Some(one);
        }
        let whose = self.initials.get(&(group.to_owned(), owner.to_lowercase())).filter(|keys| keys.len() == 1)?;
        present.iter().find(|key| whose.contains(*key))
    }

    /// One row for each.
    pub(super) fn write(self, harvest: &mut Harvest) {
        for (key, known) in self.known {
            let name = known.names.name().to_owned();
            let most = known.organisations.iter().max_by(|(a, m), (b, n)| m.cmp(n).then(b.cmp(a)));
            let row = Row::new(Kind::Person, key, known.names.first.clone()).text("name", Some(name.clone())).pointing(
                "organisation",
                Kind::Organisation,
                most.map(|(key, _)| key.clone()),
            );
            look_at(&name, &known.names, &row, harvest);
            harvest.row(row);
        }
    }
}

/// Says what a person has to look at.
fn look_at(name: &str, spelled: &Spelled, row: &Row, harvest: &mut Harvest) {
    let mut say = |message| harvest.note(at(spelled), Some(row.key.clone()), message);
    let others = spelled.others().join(", ");
    if !others.is_empty() {
        say(words::SPELLINGS_OF_PERSON.with(&[&name, &others]));
    }
    if names::reads_like_a_group(name) {
        say(words::NAME_OF_GROUP.with(&[&name]));
    } else if !name.contains(' ') {
        say(words::NAME_OF_ONE_WORD.with(&[&name]));
    }
}

fn at(spelled: &Spelled) -> Place {
    spelled.first.clone()
}

fn by_name(group: &str, name: &str) -> String {
    format!("{group}/{}", names::slug(&names::fold(name)))
}

#[cfg(test)]
mod tests {
    use super::are_initials;

    #[test]
    fn capitals_beside_a_name_are_its_initials_or_an_organisation() {
        for (text, name) in
            [("CHL", "Cheng Lee"), ("FF", "Filipe"), ("MvN", "Marius van Niekerk"), ("IRPF", "Isabela Presedo-Floyd")]
        {
            assert!(are_initials(text, name), "{text} {name}");
        }
        for (text, name) in [
            ("CF", "Filipe Fernandes"),
            ("DTN", "Eric Dill"),
            ("IOOS", "Filipe Fernandes"),
            ("cf", "Carl F"),
            ("Anaconda", "Amy A"),
        ] {
            assert!(!are_initials(text, name), "{text} {name}");
        }
    }
}
