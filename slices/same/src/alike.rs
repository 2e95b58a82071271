//! Which names look like one, and why. Pure: it proposes, people decide.
//!
//! Each reason was measured on sign-ins in which a user name says who is who (see the tests); reasons that were right less
//! often than nine times in ten are not here.

use std::collections::{BTreeMap, BTreeSet};

use kith_base::{Uuid, fold};

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub id: Uuid,
    pub name: String,
    /// What they are called where user names are kept; empty where that is not known.
    pub handle: String,
}

/// Why two look like one, the most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The same user name.
    Handle,
    /// The same name but for case, accents and punctuation.
    Spelling,
    /// The same but for a middle name, an article or what stands in brackets.
    Middle,
    /// The same last name, and one first name is the beginning of the other.
    Short,
    /// One letter differs, or two are swapped.
    Letter,
    /// The initials of one only.
    Initials,
    /// The first name of one only.
    First,
}

impl Reason {
    pub const ALL: [Reason; 7] = [
        Reason::Handle,
        Reason::Spelling,
        Reason::Middle,
        Reason::Short,
        Reason::Letter,
        Reason::Initials,
        Reason::First,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Reason::Handle => "handle",
            Reason::Spelling => "spelling",
            Reason::Middle => "middle",
            Reason::Short => "short",
            Reason::Letter => "letter",
            Reason::Initials => "initials",
            Reason::First => "first",
        }
    }

    pub fn of(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The locale key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Reason::Handle => "same-reason-handle",
            Reason::Spelling => "same-reason-spelling",
            Reason::Middle => "same-reason-middle",
            Reason::Short => "same-reason-short",
            Reason::Letter => "same-reason-letter",
            Reason::Initials => "same-reason-initials",
            Reason::First => "same-reason-first",
        }
    }
}

kith_db::bind_words!(Reason);

/// Two that look alike: the one with the fuller name first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    pub reason: Reason,
    pub one: Uuid,
    pub other: Uuid,
}

/// More of one spelling than this are not looked at pair by pair.
const MOST_ALIKE: usize = 12;
/// Shorter names differ by one letter by chance.
const SHORTEST: usize = 8;

/// A name taken apart.
struct Parts {
    id: Uuid,
    words: Vec<String>,
    handle: String,
    /// How it was written: the fuller name stays.
    length: usize,
    /// Whether it is nothing but a few capitals.
    capitals: bool,
}

fn parts(known: &Known, aside: &[&str]) -> Parts {
    let folded = fold(&without_brackets(&known.name)).replace(['\'', '’', '.'], "");
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !aside.contains(word));
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    // "Cheng Lee CHL": initials behind the name they are of say nothing more.
    let behind = known.name.split_whitespace().last().is_some_and(is_capitals);
    if words.len() > 2 && behind && words.last().is_some_and(|last| begins(last, &words[..words.len() - 1])) {
        words.pop();
    }
    let capitals = is_capitals(known.name.trim());
    Parts { id: known.id, words, handle: known.handle.to_lowercase(), length: known.name.chars().count(), capitals }
}

fn is_capitals(text: &str) -> bool {
    (2..=5).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

/// Whether letters begin as the words do, and end as one of them.
fn begins(letters: &str, words: &[String]) -> bool {
    let (first, last) = (letters.chars().next(), letters.chars().last());
    let initials: Vec<char> = words.iter().filter_map(|word| word.chars().next()).collect();
    first == initials.first().copied() && last.is_some_and(|last| initials.contains(&last))
}

/// What stands in brackets or quotation marks is an aside.
fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '(' | '[' | '“' => depth += 1,
            ')' | ']' | '”' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.trim().is_empty() { name.to_owned() } else { out }
}

/// The pairs found so far, each with its most certain reason.
#[derive(Default)]
struct Pairs(BTreeMap<(Uuid, Uuid), Pair>);

impl Pairs {
    fn add(&mut self, reason: Reason, a: &Parts, b: &Parts) {
        if a.id == b.id {
            return;
        }
        let full = |it: &Parts| (it.words.len() > 1, it.length, std::cmp::Reverse(it.id));
        let (one, other) = if full(a) >= full(b) { (a.id, b.id) } else { (b.id, a.id) };
        self.0.entry((a.id.min(b.id), a.id.max(b.id))).or_insert(Pair { reason, one, other });
    }

    /// Every pair of those that share a key.
    fn alike<K: Ord>(&mut self, reason: Reason, all: &[Parts], key: impl Fn(&Parts) -> Option<K>) {
        let mut shared: BTreeMap<K, Vec<&Parts>> = BTreeMap::new();
        for it in all {
            if let Some(key) = key(it) {
                shared.entry(key).or_default().push(it);
            }
        }
        for group in shared.values().filter(|group| group.len() <= MOST_ALIKE) {
            for (at, a) in group.iter().enumerate() {
                group[..at].iter().for_each(|b| self.add(reason, a, b));
            }
        }
    }

    fn done(self) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = self.0.into_values().collect();
        pairs.sort();
        pairs
    }
}

/// The people who look like one.
pub fn people(known: &[Known]) -> Vec<Pair> {
    let all: Vec<Parts> = known.iter().map(|it| parts(it, &[])).collect();
    let mut pairs = Pairs::default();
    pairs.alike(Reason::Handle, &all, |it| (!it.handle.is_empty()).then(|| it.handle.clone()));
    pairs.alike(Reason::Spelling, &all, |it| (it.words.len() > 1).then(|| it.words.concat()));
    middle(&all, &mut pairs);
    short(&all, &mut pairs);
    letter(&all, &mut pairs);
    only(Reason::Initials, &all, &mut pairs, |it| it.capitals.then(|| it.words.concat()), initials);
    only(
        Reason::First,
        &all,
        &mut pairs,
        |it| (it.words.len() == 1 && !it.capitals).then(|| it.words.concat()),
        |it| it.words.first().cloned().into_iter().collect(),
    );
    pairs.done()
}

/// The organisations that look like one.
pub fn organisations(known: &[Known]) -> Vec<Pair> {
    let all: Vec<Parts> = known.iter().map(|it| parts(it, &[])).collect();
    let bare: Vec<Parts> = known
        .iter()
        .map(|it| parts(it, &["the", "a", "of", "and", "for", "le", "la", "les", "de", "du", "des", "et"]))
        .collect();
    let mut pairs = Pairs::default();
    pairs.alike(Reason::Spelling, &all, |it| Some(it.words.concat()));
    pairs.alike(Reason::Middle, &bare, |it| (!it.words.is_empty()).then(|| it.words.concat()));
    letter(&all, &mut pairs);
    only(
        Reason::Initials,
        &bare,
        &mut pairs,
        |it| it.capitals.then(|| it.words.concat()),
        |it| (it.words.len() > 2).then(|| first_letters(&it.words)).into_iter().collect(),
    );
    pairs.done()
}

/// Who of these is meant by what somebody wrote, if only one can be: their whole name, their first name or their initials.
pub fn meant(said: &str, present: &[Known]) -> Option<(Uuid, Reason)> {
    let all: Vec<Parts> = present.iter().map(|it| parts(it, &[])).collect();
    let said = Known { id: Uuid::nil(), name: said.to_owned(), handle: String::new() };
    let said = parts(&said, &[]);
    let word = said.words.concat();
    let only = |reason: Reason, is: &dyn Fn(&Parts) -> bool| {
        let mut found = all.iter().filter(|it| is(it));
        match (found.next(), found.next()) {
            (Some(one), None) => Some((one.id, reason)),
            _ => None,
        }
    };
    if said.words.len() > 1 {
        return only(Reason::Spelling, &|it| it.words == said.words);
    }
    if said.capitals {
        return only(Reason::Initials, &|it| it.words.len() > 1 && initials(it).contains(&word));
    }
    only(Reason::First, &|it| it.words.first() == Some(&word))
}

/// The same first and last word, where one of them has nothing between.
fn middle(all: &[Parts], pairs: &mut Pairs) {
    let ends = |it: &Parts| match it.words.as_slice() {
        [first, .., last] => Some((first.clone(), last.clone())),
        _ => None,
    };
    let mut shared: BTreeMap<_, Vec<&Parts>> = BTreeMap::new();
    all.iter().filter_map(|it| Some((ends(it)?, it))).for_each(|(key, it)| shared.entry(key).or_default().push(it));
    for group in shared.values().filter(|group| group.len() <= MOST_ALIKE) {
        for (at, a) in group.iter().enumerate() {
            let bare = |b: &&&Parts| a.words.len() == 2 || b.words.len() == 2;
            group[..at].iter().filter(bare).for_each(|b| pairs.add(Reason::Middle, a, b));
        }
    }
}

/// The same last word, and a first one that begins the other, or both are a letter or more of one name.
fn short(all: &[Parts], pairs: &mut Pairs) {
    let mut shared: BTreeMap<&str, Vec<&Parts>> = BTreeMap::new();
    for it in all.iter().filter(|it| it.words.len() == 2) {
        shared.entry(it.words[1].as_str()).or_default().push(it);
    }
    for group in shared.values().filter(|group| group.len() <= MOST_ALIKE) {
        for (at, a) in group.iter().enumerate() {
            for b in &group[..at] {
                let (a_first, b_first) = (&a.words[0], &b.words[0]);
                let length = a_first.chars().count().min(b_first.chars().count());
                if length > 2 && (a_first.starts_with(b_first.as_str()) || b_first.starts_with(a_first.as_str())) {
                    pairs.add(Reason::Short, a, b);
                }
            }
        }
    }
}

/// One letter more, less or other, or two neighbours swapped: found through what remains when one letter is left out.
fn letter(all: &[Parts], pairs: &mut Pairs) {
    let mut shared: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let joined: Vec<Vec<char>> = all.iter().map(|it| it.words.concat().chars().collect()).collect();
    for (index, letters) in joined.iter().enumerate().filter(|(_, letters)| letters.len() >= SHORTEST) {
        shared.entry(letters.iter().collect()).or_default().insert(index);
        for out in 0..letters.len() {
            let rest = letters.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, c)| c).collect();
            shared.entry(rest).or_default().insert(index);
        }
    }
    for group in shared.values().filter(|group| (2..=MOST_ALIKE).contains(&group.len())) {
        let group: Vec<usize> = group.iter().copied().collect();
        for (at, a) in group.iter().enumerate() {
            let near = |b: &&usize| is_one_apart(&joined[*a], &joined[**b]);
            group[..at].iter().filter(near).for_each(|b| pairs.add(Reason::Letter, &all[*a], &all[*b]));
        }
    }
}

/// Whether two differ by one letter, or by two neighbours that are swapped. Digits are not slips.
fn is_one_apart(a: &[char], b: &[char]) -> bool {
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[before..], &b[before..]);
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - behind], &b[..b.len() - behind]);
    if a.iter().chain(b).any(char::is_ascii_digit) {
        return false;
    }
    match (a, b) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        ([a1, a2], [b1, b2]) => a1 == b2 && a2 == b1,
        _ => false,
    }
}

/// Those whose `short` form is among the `forms` of exactly one other.
fn only(
    reason: Reason,
    all: &[Parts],
    pairs: &mut Pairs,
    short: impl Fn(&Parts) -> Option<String>,
    forms: impl Fn(&Parts) -> Vec<String>,
) {
    let mut full: BTreeMap<String, Vec<&Parts>> = BTreeMap::new();
    for it in all.iter().filter(|it| it.words.len() > 1) {
        forms(it).into_iter().for_each(|form| full.entry(form).or_default().push(it));
    }
    for it in all {
        if let Some([one]) = short(it).and_then(|form| full.get(&form)).map(Vec::as_slice) {
            pairs.add(reason, one, it);
        }
    }
}

fn first_letters(words: &[String]) -> String {
    words.iter().filter_map(|word| word.chars().next()).collect()
}

/// The initials of a name: of all its words, and of the first and the last.
fn initials(it: &Parts) -> Vec<String> {
    let all = first_letters(&it.words);
    let outer = match it.words.as_slice() {
        [first, .., last] => first.chars().take(1).chain(last.chars().take(1)).collect(),
        _ => String::new(),
    };
    if outer == all { vec![all] } else { vec![all, outer] }
}
