//! Hosts: which of the names under "host", "organizer" and "agency" are organisations.
//!
//! A host can be an agency, an office or programme, a community, a person, or several of them in one line. A community or a
//! person is linked as such; spellings of one organisation are joined (`DAP`, `Digital Analytics Program`, `Digital Analytics
//! Program (DAP)`: the data itself says what the acronym means); a line of several is taken apart only where at least one part
//! is known from elsewhere, because " and " also stands inside names. What stays unclear is kept as text, with a note.

use std::collections::{BTreeMap, BTreeSet};

use super::names;
use crate::harvest::Harvest;
use crate::row::{Kind, Place, Row};
use crate::words;

/// One organisation under all its spellings.
#[derive(Debug)]
struct Spellings {
    counts: BTreeMap<String, usize>,
    first: Place,
}

impl Spellings {
    /// The spelling used most, an acronym only where nothing longer is known; of equally frequent ones the longest, then the
    /// first in the alphabet, so that two runs agree.
    fn name(&self) -> &str {
        let rank = |name: &str, count: usize| (!names::is_capitals(name), count, name.len());
        let best = self.counts.iter().max_by(|(a, m), (b, n)| rank(a, **m).cmp(&rank(b, **n)).then(b.cmp(a)));
        best.map_or("", |(name, _)| name.as_str())
    }
}

/// The organisations seen so far.
#[derive(Debug, Default)]
pub(super) struct Organisations {
    seen: BTreeMap<String, Spellings>,
    acronyms: BTreeMap<String, String>,
}

impl Organisations {
    /// Learns what acronyms mean, so that the order of the rows does not matter afterwards: those that are written behind
    /// their names, and those that are the initials of exactly one name.
    pub(super) fn learn(&mut self, lines: &[&str]) {
        for (full, acronym) in lines.iter().map(|line| names::split_acronym(line)) {
            if let Some(acronym) = acronym {
                self.acronyms.entry(names::fold(acronym)).or_insert_with(|| names::fold_organisation(full));
            }
        }
        let agencies = self.seen.values().flat_map(|spellings| spellings.counts.keys().map(String::as_str));
        let full: Vec<&str> = agencies.chain(lines.iter().copied()).filter(|name| !names::is_capitals(name)).collect();
        for acronym in lines.iter().flat_map(|line| apart(line)).filter(|part| names::is_capitals(part)) {
            let meanings: BTreeSet<String> = full
                .iter()
                .filter(|name| names::are_initials(acronym, name))
                .map(|name| names::fold_organisation(name))
                .collect();
            if let (1, Some(meaning)) = (meanings.len(), meanings.into_iter().next()) {
                self.acronyms.entry(names::fold(acronym)).or_insert(meaning);
            }
        }
    }

    /// Records that an organisation was named, and gives its key.
    pub(super) fn see(&mut self, name: &str, at: &Place) -> String {
        let key = self.key(name);
        let (name, _) = names::split_acronym(name);
        let spellings =
            self.seen.entry(key.clone()).or_insert_with(|| Spellings { counts: BTreeMap::new(), first: at.clone() });
        *spellings.counts.entry(name.to_owned()).or_default() += 1;
        key
    }

    fn key(&self, name: &str) -> String {
        let folded = names::fold_organisation(name);
        names::slug(self.acronyms.get(&folded).unwrap_or(&folded))
    }

    /// One row for each organisation, with a note where spellings were joined.
    pub(super) fn write(self, harvest: &mut Harvest) {
        for (key, spellings) in self.seen {
            let name = spellings.name().to_owned();
            let row = Row::new(Kind::Organisation, key, spellings.first.clone()).text("name", Some(name.clone()));
            let others: Vec<&str> =
                spellings.counts.keys().map(String::as_str).filter(|other| *other != name).collect();
            if !others.is_empty() {
                let message = words::SPELLINGS_JOINED.with(&[&name, &others.join(", ")]);
                harvest.note(spellings.first, Some(row.key.clone()), message);
            }
            harvest.row(row);
        }
    }
}

/// What a host line turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Host {
    Organisations(Vec<String>),
    /// A community, linked through the event's communities where it is in the snapshot.
    Community,
    /// A line of several that could not be told apart.
    Unclear,
}

/// Tells what a line names. `known` holds the folded names of everything that stands alone somewhere.
pub(super) fn tell(line: &str, known: &BTreeSet<String>, is_community: impl Fn(&str) -> bool) -> Host {
    let calls_itself_community = |name: &str| {
        let words = names::fold(name);
        words.contains("community of practice")
            || words.contains(" community")
            || words.split(' ').any(|word| word == "cop")
    };
    if is_community(line) {
        return Host::Community;
    }
    let parts: Vec<&str> = apart(line);
    let several = parts.len() > 1 && parts.iter().any(|part| known.contains(&names::fold_organisation(part)));
    if several && !parts.iter().any(|part| calls_itself_community(part)) {
        return Host::Organisations(parts.into_iter().map(str::to_owned).collect());
    }
    if calls_itself_community(line) {
        return if several || line.contains(", ") { Host::Unclear } else { Host::Community };
    }
    if line.contains(", ") { Host::Unclear } else { Host::Organisations(vec![line.to_owned()]) }
}

/// The parts of a line at `,`, `and`, `&` and `+`.
pub(super) fn apart(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    for separator in [", ", " and ", " & ", " + "] {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}
