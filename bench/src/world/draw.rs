//! Draws that are the same every time: numbers, names, sentences.

/// A repeatable draw (SplitMix64).
pub struct Draw(u64);

impl Draw {
    /// The sequence that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % end.max(1) as u64) as usize
    }

    /// One of `list`.
    pub fn of<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    /// A number below `end`, the low ones far more often (Zipf with exponent 1, by inversion).
    pub fn zipf(&mut self, end: usize) -> usize {
        let unit = self.bits() as f64 / u64::MAX as f64;
        let place = ((end as f64 + 1.0).powf(unit) - 1.0) as usize;
        place.min(end.saturating_sub(1))
    }

    /// The name of a person.
    pub fn name(&mut self) -> String {
        format!("{} {}", self.of(GIVEN), self.of(FAMILY))
    }

    /// `count` words as sentences, the first word of each large.
    pub fn sentences(&mut self, count: usize) -> String {
        let mut text = String::with_capacity(count * 6);
        let mut left = 0;
        for _ in 0..count {
            let word = *self.of(WORDS);
            if left == 0 {
                left = 6 + self.below(12);
                if !text.is_empty() {
                    text.push_str(". ");
                }
                let (first, rest) = word.split_at(1);
                text.push_str(&first.to_uppercase());
                text.push_str(rest);
            } else {
                text.push(' ');
                text.push_str(word);
            }
            left -= 1;
        }
        text.push('.');
        text
    }
}

const GIVEN: &[&str] = &[
    "Ann", "Bilal", "Chloé", "Dina", "Émile", "Fatou", "Gwen", "Hiro", "Ines", "Joan", "Kofi", "Lena", "Marc", "Noor",
    "Odile", "Pia", "Quinn", "Rosa", "Samir", "Tove", "Ulla", "Vera", "Wen", "Xavier", "Yara", "Zoé", "Aroha", "Bram",
];
const FAMILY: &[&str] = &[
    "Abreu",
    "Boucher",
    "Chen",
    "Dubois",
    "Eriksen",
    "Fraser",
    "Gagnon",
    "Haddad",
    "Ito",
    "Jones",
    "Kaur",
    "Leclerc",
    "Moreau",
    "Nguyen",
    "Okafor",
    "Paquette",
    "Qureshi",
    "Roy",
    "Singh",
    "Tremblay",
    "Usman",
    "Villeneuve",
    "Wong",
    "Young",
    "Zhang",
    "Cardinal",
    "McKay",
    "Peters",
];
const WORDS: &[&str] = &[
    "we",
    "tried",
    "the",
    "form",
    "with",
    "families",
    "last",
    "week",
    "and",
    "they",
    "asked",
    "for",
    "shorter",
    "words",
    "in",
    "our",
    "region",
    "people",
    "wait",
    "two",
    "days",
    "before",
    "somebody",
    "calls",
    "back",
    "so",
    "a",
    "note",
    "goes",
    "home",
    "now",
    "it",
    "helps",
    "when",
    "one",
    "person",
    "holds",
    "whole",
    "story",
    "from",
    "first",
    "visit",
    "to",
    "last",
    "partners",
    "want",
    "plain",
    "numbers",
    "not",
    "another",
    "report",
    "what",
    "changed",
    "is",
    "that",
    "teams",
    "meet",
    "every",
    "month",
    "by",
    "telephone",
    "because",
    "road",
    "closes",
    "winter",
    "nurse",
    "clinic",
    "school",
    "library",
    "question",
    "answer",
    "practice",
    "guide",
    "measure",
    "small",
    "test",
    "again",
    "next",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_repeats_itself_and_favours_the_first() {
        let drawn =
            |seed| (0..2_000).map(|_| 0).scan(Draw::new(seed), |draw, _| Some(draw.zipf(100))).collect::<Vec<_>>();
        assert_eq!(drawn(1), drawn(1));
        let firsts = drawn(1).iter().filter(|place| **place < 10).count();
        assert!((900..1_200).contains(&firsts), "{firsts} of 2000 among the first ten of a hundred");
    }

    #[test]
    fn sentences_have_the_words_that_were_asked_for() {
        let text = Draw::new(2).sentences(60);
        assert_eq!(text.split_whitespace().count(), 60);
        assert!(text.ends_with('.'));
    }
}
