//! Every word has a sentence in English and in French, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use crate::{ENGLISH, FRENCH, words};

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
fn every_word_has_its_sentence_in_both_languages() {
    for (language, text) in [("en", ENGLISH), ("fr", FRENCH)] {
        let found = sentences(text);
        let expected: BTreeMap<&str, BTreeSet<&str>> =
            words::ALL.iter().map(|word| (word.key, word.args.iter().copied().collect())).collect();
        assert_eq!(found, expected, "{language}");
    }
}
