//! What speaks for somebody being behind a line of a report. None of it books anybody: each is said with its reason.

use kith_policy::PersonId;

use super::names::{is_short_for, spellings, words};

/// How many people are proposed for a line at most.
pub const MOST_PROPOSED: usize = 4;

/// Somebody whom the session is for, as proposals look at them.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub person: PersonId,
    pub name: String,
    /// Whether they said that they come by telephone.
    pub by_phone: bool,
    /// Their telephone number, where they show it to the others.
    pub number: Option<String>,
}

/// Why somebody is proposed, what says most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reason {
    /// The number is the one that they show to the others.
    SameNumber,
    SameName,
    /// The same name, as others of these people have it too.
    SharedName,
    ShortName,
    /// The given and the family name are the same, others differ.
    NearName,
    Initial,
    FirstName,
    /// They said that they come by telephone.
    SaidPhone,
}

impl Reason {
    pub const ALL: [Reason; 8] = [
        Reason::SameNumber,
        Reason::SameName,
        Reason::SharedName,
        Reason::ShortName,
        Reason::NearName,
        Reason::Initial,
        Reason::FirstName,
        Reason::SaidPhone,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Reason::SameNumber => "same_number",
            Reason::SameName => "same_name",
            Reason::SharedName => "shared_name",
            Reason::ShortName => "short_name",
            Reason::NearName => "near_name",
            Reason::Initial => "initial",
            Reason::FirstName => "first_name",
            Reason::SaidPhone => "said_phone",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }

    /// The locale key of its sentence.
    pub fn key(self) -> &'static str {
        // locale: attendance-why-same-number attendance-why-same-name attendance-why-shared-name
        // locale: attendance-why-short-name attendance-why-near-name attendance-why-initial
        // locale: attendance-why-first-name attendance-why-said-phone
        match self {
            Reason::SameNumber => "attendance-why-same-number",
            Reason::SameName => "attendance-why-same-name",
            Reason::SharedName => "attendance-why-shared-name",
            Reason::ShortName => "attendance-why-short-name",
            Reason::NearName => "attendance-why-near-name",
            Reason::Initial => "attendance-why-initial",
            Reason::FirstName => "attendance-why-first-name",
            Reason::SaidPhone => "attendance-why-said-phone",
        }
    }
}

kith_db::bind_words!(Reason);

/// Somebody who may be behind a line, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proposal {
    pub person: PersonId,
    pub reason: Reason,
}

/// Who may be behind a name, what says most first. A given name alone speaks for somebody only where nothing better does.
pub fn propose(name: &str, telephone: bool, people: &[Known]) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = if telephone {
        let reason = |it: &Known| match it.number.as_deref().is_some_and(|number| is_same_number(number, name)) {
            true => Some(Reason::SameNumber),
            false => it.by_phone.then_some(Reason::SaidPhone),
        };
        people.iter().filter_map(|it| reason(it).map(|reason| Proposal { person: it.person, reason })).collect()
    } else {
        let spelled = spellings(name);
        let reason = |known: &Known| spelled.iter().filter_map(|it| likeness(it, &words(&known.name))).min();
        let proposal = |known: &Known| reason(known).map(|reason| Proposal { person: known.person, reason });
        people.iter().filter_map(proposal).collect()
    };
    if found.iter().filter(|it| it.reason == Reason::SameName).count() > 1 {
        found.iter_mut().filter(|it| it.reason == Reason::SameName).for_each(|it| it.reason = Reason::SharedName);
    }
    found.sort_by_key(|it| (it.reason, it.person));
    if found.first().is_some_and(|best| best.reason < Reason::FirstName) {
        found.retain(|it| it.reason != Reason::FirstName);
    }
    found.truncate(MOST_PROPOSED);
    found
}

/// Why a spelling may mean this name; both folded and in words.
fn likeness(spelled: &str, name: &str) -> Option<Reason> {
    let (mine, theirs): (Vec<&str>, Vec<&str>) = (spelled.split(' ').collect(), name.split(' ').collect());
    if spelled == name || (mine.len() > 1 && sorted(&mine) == sorted(&theirs)) {
        return Some(Reason::SameName);
    }
    let ([first, .., last], [given, .., family]) = (&mine[..], &theirs[..]) else {
        let alone = mine.len() == 1 && theirs.len() > 1 && spelled.len() > 1;
        let given = theirs.first().copied().unwrap_or_default();
        return (alone && (spelled == given || is_short_for(spelled, given))).then_some(Reason::FirstName);
    };
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    match (first == given, last == family) {
        (true, true) => Some(Reason::NearName),
        (false, true) if is_short_for(first, given) => Some(Reason::ShortName),
        (false, true) if is_initial(first, given) || is_initial(given, first) => Some(Reason::Initial),
        (true, false) if is_initial(last, family) || is_initial(family, last) => Some(Reason::Initial),
        _ => None,
    }
}

/// Whether two numbers are the same as far as a telephone dials: ten figures at least, and none of them hidden.
fn is_same_number(one: &str, other: &str) -> bool {
    let last = |text: &str| {
        let dialled = text.split([',', ';', 'x', '#']).next().unwrap_or_default();
        let figures: Vec<char> = dialled.chars().filter(char::is_ascii_digit).collect();
        figures.len().checked_sub(10).map(|from| figures[from..].to_vec())
    };
    !other.contains('*') && last(one).is_some() && last(one) == last(other)
}

fn sorted<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words
}
