//! Spellings: what is written differently by case, accents or punctuation only is one, under the spelling used most.

use std::collections::BTreeMap;

use super::names;
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Kind, Place, Row};
use crate::words;

/// The longest name of anything here.
pub(in crate::sources) const LONGEST: usize = 120;

/// What was written for one thing, how often, and where first.
#[derive(Debug)]
pub(in crate::sources) struct Spelled {
    counts: BTreeMap<String, usize>,
    pub(in crate::sources) first: Place,
}

impl Spelled {
    pub(in crate::sources) fn at(place: &Place) -> Self {
        Self { counts: BTreeMap::new(), first: place.clone() }
    }

    pub(in crate::sources) fn see(&mut self, name: &str) {
        *self.counts.entry(name.to_owned()).or_default() += 1;
    }

    /// The spelling used most; of a person one of several words rather than initials. Two runs agree.
    pub(in crate::sources) fn name(&self) -> &str {
        let rank = |name: &str, count: usize| (name.contains(' '), count, name.len());
        let best = self.counts.iter().max_by(|(a, m), (b, n)| rank(a, **m).cmp(&rank(b, **n)).then(b.cmp(a)));
        best.map_or("", |(name, _)| name.as_str())
    }

    /// The other spellings, in the order of the alphabet.
    pub(in crate::sources) fn others(&self) -> Vec<&str> {
        self.counts.keys().map(String::as_str).filter(|name| *name != self.name()).collect()
    }
}

/// The organisations that people say they come from.
#[derive(Debug, Default)]
pub(in crate::sources) struct Organisations(BTreeMap<String, Spelled>);

impl Organisations {
    /// Records that an organisation was named, and gives its key.
    pub(in crate::sources) fn see(&mut self, name: &str, item: &mut Item) -> String {
        let name = shortened(name, item);
        let key = names::slug(&names::fold(&name));
        self.0.entry(key.clone()).or_insert_with(|| Spelled::at(&item.at)).see(&name);
        key
    }

    /// One row for each, with a note where spellings were joined.
    pub(in crate::sources) fn write(self, harvest: &mut Harvest) {
        for (key, spelled) in self.0 {
            let name = spelled.name().to_owned();
            let others = spelled.others().join(", ");
            let row = Row::new(Kind::Organisation, key, spelled.first.clone()).text("name", Some(name.clone()));
            if !others.is_empty() {
                let message = words::SPELLINGS_JOINED.with(&[&name, &others]);
                harvest.note(spelled.first, Some(row.key.clone()), message);
            }
            harvest.row(row);
        }
    }
}

/// A name in the length that names have here.
pub(in crate::sources) fn shortened(name: &str, item: &mut Item) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    item.say(words::NAME_SHORTENED.with(&[&LONGEST]));
    let cut: String = name.chars().take(LONGEST - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}
