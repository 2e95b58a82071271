//! Pairs, trios and rooms of people under constraints: from other teams, sectors and regions, with a language and an hour
//! of the week in common, and not with whom they were before.
//!
//! [`propose`] puts everybody into exactly one group. A constraint is a must or a preference ([`Wish`]); what cannot be
//! met is said of the group in which it is not ([`Group::breaches`]), never passed over. People who stay together stay
//! together; who stays out is simply not in the list. The same people, rules and seed give the same groups, another seed
//! gives others that are as good.
//!
//! The arrangement is found by threshold accepting (Dueck and Scheuer 1990) over exchanges of two people, and a descent to
//! where no exchange helps. How far that is from the best there is: `tests/quality.rs`, and the README.

mod chance;
mod cost;
mod search;
mod seats;

use cost::Costs;

/// The hours of the coming week in which somebody is free: a bit for each of 168.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hours(pub [u64; 3]);

impl Hours {
    /// The hours in a week.
    pub const ALL: usize = 168;

    /// Adds the hour with this number.
    pub fn add(&mut self, hour: usize) {
        if let Some(word) = self.0.get_mut(hour / 64).filter(|_| hour < Self::ALL) {
            *word |= 1 << (hour % 64);
        }
    }

    /// Whether the hour with this number is in it.
    pub fn has(&self, hour: usize) -> bool {
        self.0.get(hour / 64).is_some_and(|word| word >> (hour % 64) & 1 == 1)
    }

    /// The hours that are in both.
    pub fn both(self, other: Self) -> Self {
        Self([self.0[0] & other.0[0], self.0[1] & other.0[1], self.0[2] & other.0[2]])
    }

    pub fn is_empty(self) -> bool {
        self.0 == [0; 3]
    }
}

/// What is known of somebody. What is not known keeps nobody apart.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Person {
    /// The numbers of their teams.
    pub teams: Vec<u32>,
    pub sector: Option<u32>,
    pub region: Option<u32>,
    /// A bit for each language that they speak; none is any.
    pub languages: u64,
    /// None is any.
    pub hours: Hours,
}

/// What can be asked of a group.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rule {
    OtherTeam,
    OtherSector,
    OtherRegion,
    /// All of a group speak one language.
    CommonLanguage,
    /// All of a group are free in one hour of the week.
    CommonHours,
    /// They were not together before.
    NotBefore,
}

impl Rule {
    pub const ALL: [Rule; 6] = [
        Rule::CommonLanguage,
        Rule::OtherTeam,
        Rule::OtherSector,
        Rule::OtherRegion,
        Rule::CommonHours,
        Rule::NotBefore,
    ];
}

/// How much it is wanted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Wish {
    Prefer,
    Must,
}

/// Two people who were together, so many days ago.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Before {
    pub pair: (usize, usize),
    pub days: u32,
}

/// Who is to be put into groups, and how. People are known by their place in the list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Problem {
    pub people: Vec<Person>,
    /// How many are in a group; where it does not come out even, some have one more.
    pub size: usize,
    pub rules: Vec<(Rule, Wish)>,
    pub before: Vec<Before>,
    /// Those of each list stay in one group.
    pub together: Vec<Vec<usize>>,
}

/// A rule that a group does not keep, and the two between whom; nobody in particular where it is of the whole group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Breach {
    pub rule: Rule,
    pub wish: Wish,
    pub between: Option<(usize, usize)>,
}

/// A group, with what it does not keep.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    pub members: Vec<usize>,
    pub breaches: Vec<Breach>,
}

/// Everybody in groups.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrangement {
    pub groups: Vec<Group>,
    /// What all breaches weigh together: 0 is nothing to wish for.
    pub cost: u64,
}

/// Groups for everybody. Those who stay together come first, then groups in the order of who is first in them.
pub fn propose(problem: &Problem, seed: u64) -> Arrangement {
    let costs = Costs::of(problem);
    let seats = seats::first(problem);
    let mut groups = search::best(&costs, seats, seed);
    for members in &mut groups {
        members.sort_unstable();
    }
    groups.sort_unstable();
    let cost = groups.iter().map(|members| costs.group(members)).sum();
    Arrangement { groups: groups.into_iter().map(|members| told(problem, members)).collect(), cost }
}

/// Groups as they are, with what each does not keep: after somebody was moved by hand.
pub fn weigh(problem: &Problem, groups: Vec<Vec<usize>>) -> Arrangement {
    let costs = Costs::of(problem);
    let cost = groups.iter().map(|members| costs.group(members)).sum();
    Arrangement { groups: groups.into_iter().map(|members| told(problem, members)).collect(), cost }
}

fn told(problem: &Problem, members: Vec<usize>) -> Group {
    let breaches = cost::breaches(problem, &members);
    Group { members, breaches }
}
