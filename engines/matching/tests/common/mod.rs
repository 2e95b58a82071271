//! Invented people, the same for the same seed.

use kith_matching::{Before, Hours, Person, Problem, Rule, Wish};

pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Teams of five or so, three sectors, three regions, two languages, three time zones, and who was together before.
pub fn crowd(many: usize, size: usize, seed: u64) -> Problem {
    let mut dice = Dice(seed.wrapping_add(1));
    let people = (0..many).map(|_| person(&mut dice, many)).collect();
    let pair = |dice: &mut Dice| (dice.roll(many as u64) as usize, dice.roll(many as u64) as usize);
    let before: Vec<_> = (0..many * 4).map(|_| Before { pair: pair(&mut dice), days: dice.roll(500) as u32 }).collect();
    Problem {
        people,
        size,
        rules: vec![
            (Rule::CommonLanguage, Wish::Must),
            (Rule::OtherTeam, Wish::Must),
            (Rule::OtherSector, Wish::Prefer),
            (Rule::OtherRegion, Wish::Prefer),
            (Rule::CommonHours, Wish::Prefer),
            (Rule::NotBefore, Wish::Prefer),
        ],
        before: before.into_iter().filter(|it| it.pair.0 != it.pair.1).collect(),
        together: Vec::new(),
    }
}

fn person(dice: &mut Dice, many: usize) -> Person {
    let mut hours = Hours::default();
    let (zone, from) = (dice.roll(3) as usize * 6, dice.roll(4) as usize + 8);
    (0..5).flat_map(|day| (from..from + 3).map(move |hour| day * 24 + hour + zone)).for_each(|hour| hours.add(hour));
    Person {
        teams: vec![dice.roll(many as u64 / 5 + 2) as u32],
        sector: Some(dice.roll(3) as u32),
        region: Some(dice.roll(4) as u32).filter(|region| *region < 3),
        languages: [1, 1, 1, 2, 3][dice.roll(5) as usize],
        hours,
    }
}
