//! Every word has a sentence with the same arguments. That English and French agree, the house's own test holds.

use std::collections::{BTreeMap, BTreeSet};

use kith_base::Arg;

use crate::words;

const ENGLISH: &str = include_str!("../../../../locales/en/import.ftl");

/// The messages of a Fluent file, each with the arguments it uses.
fn sentences(text: &'static str) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut current = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" = ").filter(|(key, _)| key.starts_with("import-")) {
            current = key;
        }
        let args = found.entry(current).or_default();
        args.extend(line.split("{ $").skip(1).filter_map(|part| part.split([' ', '}']).next()));
    }
    found
}

#[test]
fn every_word_has_its_sentence() {
    let found = sentences(ENGLISH);
    for word in words::ALL {
        let args: BTreeSet<&str> = word.args.iter().copied().collect();
        assert_eq!(found.get(word.key), Some(&args), "{}", word.key);
    }
}

#[test]
fn what_is_a_number_is_said_as_one_and_what_only_looks_like_one_is_not() {
    let said = words::ENTITIES_DECODED.with(&[&"007", &3]).to_say();
    assert_eq!(said.args, [("count", Arg::Number(3)), ("field", Arg::Text("007".to_owned()))]);
}
