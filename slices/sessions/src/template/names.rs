//! Words that name somebody: what a template of a cohort leaves behind.

use std::collections::BTreeSet;

use kith_base::fold;

/// The names of the people of a community. Of those who were close to what is kept each part of their name counts, of
/// everybody else their whole name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    whole: BTreeSet<Vec<String>>,
    parts: BTreeSet<String>,
}

/// The fewest letters of a part of a name that counts by itself.
const LETTERS: usize = 3;
/// The most words of a name.
const WORDS: usize = 5;

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

impl Names {
    /// Adds somebody.
    pub fn add(&mut self, name: &str, close: bool) {
        let folded: Vec<String> = words(name).into_iter().map(fold).collect();
        if close {
            self.parts.extend(folded.iter().filter(|part| part.chars().count() >= LETTERS).cloned());
        }
        if folded.len() > 1 && folded.len() <= WORDS {
            self.whole.insert(folded);
        }
    }

    /// Whether a text names somebody, or holds an address of somebody's.
    pub fn stand_in(&self, text: &str) -> bool {
        let words = words(text);
        let large = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
        let alone = words.iter().filter(large).any(|word| self.parts.contains(&fold(word)));
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let together = (2..=WORDS).any(|many| folded.windows(many).any(|some| self.whole.contains(some)));
        alone || together || text.contains('@')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_name_of_somebody_close_and_the_whole_name_of_anybody_are_found() {
        let mut names = Names::default();
        names.add("Priya Zxanthor", true);
        names.add("Ève-Marie L’Heureux", true);
        names.add("Will Summer", false);
        for (text, found) in [
            ("A round", false),
            ("Priya’s case", true),
            ("The ZXANTHOR case", true),
            ("the priya of words", false),
            ("What Eve-marie found", true),
            ("Will you come in Summer", false),
            ("With Will Summer.", true),
            ("with will summer", true),
            ("Write to somebody@example.org", true),
            ("L is a letter", false),
            ("", false),
        ] {
            assert_eq!(names.stand_in(text), found, "{text}");
        }
    }
}
