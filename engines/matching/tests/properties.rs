//! What holds for any crowd: everybody sits once, who stays together does, what is not kept is said, and the same seed
//! gives the same groups.

mod common;

use common::crowd;
use kith_matching::{Arrangement, Problem, Rule, Wish, propose, weigh};
use proptest::prelude::*;

fn seated(arrangement: &Arrangement) -> Vec<usize> {
    let mut all: Vec<_> = arrangement.groups.iter().flat_map(|group| group.members.clone()).collect();
    all.sort_unstable();
    all
}

/// Lists of two or three neighbours who stay together.
fn locked(problem: &mut Problem, every: usize) {
    let many = problem.people.len();
    problem.together =
        (0..many / (every + 3)).map(|n| (n * (every + 3)..n * (every + 3) + 2 + n % 2).collect()).collect();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn everybody_sits_in_exactly_one_group(many in 0_usize..60, size in 2_usize..8, seed: u64, every in 0_usize..9) {
        let mut problem = crowd(many, size, seed);
        locked(&mut problem, every);
        let arrangement = propose(&problem, seed);
        prop_assert_eq!(seated(&arrangement), (0..many).collect::<Vec<_>>());
        for list in &problem.together {
            let holds = |members: &[usize]| list.iter().all(|at| members.contains(at));
            prop_assert!(arrangement.groups.iter().any(|group| holds(&group.members)), "{:?} stay together", list);
        }
    }

    #[test]
    fn groups_are_as_large_as_asked_or_one_larger(many in 12_usize..120, size in 2_usize..5, seed: u64) {
        let arrangement = propose(&crowd(many, size, seed), seed);
        let larger = arrangement.groups.iter().filter(|group| group.members.len() == size + 1).count();
        let asked = arrangement.groups.iter().filter(|group| group.members.len() == size).count();
        prop_assert_eq!((larger, asked + larger), (many % size, many / size));
    }

    #[test]
    fn the_same_seed_gives_the_same_groups(many in 2_usize..40, size in 2_usize..6, seed: u64) {
        let problem = crowd(many, size, seed);
        prop_assert_eq!(propose(&problem, seed), propose(&problem, seed));
    }

    #[test]
    fn what_costs_is_said_and_what_is_said_costs(many in 2_usize..40, size in 2_usize..6, seed: u64) {
        let problem = crowd(many, size, seed);
        for group in propose(&problem, seed).groups {
            let cost = weigh(&problem, vec![group.members.clone()]).cost;
            prop_assert_eq!(cost == 0, group.breaches.is_empty());
            let must = group.breaches.iter().any(|breach| breach.wish == Wish::Must);
            prop_assert_eq!(cost >= 1_000_000, must);
        }
    }

    #[test]
    fn no_two_change_places_to_anybodys_gain(many in 4_usize..24, size in 2_usize..5, seed: u64) {
        let problem = crowd(many, size, seed);
        let found = propose(&problem, seed);
        let groups: Vec<_> = found.groups.iter().map(|group| group.members.clone()).collect();
        for (one, other) in (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b))) {
            for (a, b) in (0..groups[one].len()).flat_map(|a| (0..groups[other].len()).map(move |b| (a, b))) {
                let mut tried = groups.clone();
                (tried[one][a], tried[other][b]) = (groups[other][b], groups[one][a]);
                prop_assert!(weigh(&problem, tried).cost >= found.cost);
            }
        }
    }
}

#[test]
fn a_must_is_kept_wherever_it_can_be() {
    for seed in 0..20 {
        let mut problem = crowd(40, 2, seed);
        for (at, person) in problem.people.iter_mut().enumerate() {
            (person.languages, person.teams) = (1 + (at as u64 & 1), vec![at as u32 / 10]);
        }
        problem.rules = vec![(Rule::CommonLanguage, Wish::Must), (Rule::OtherTeam, Wish::Must)];
        assert_eq!(propose(&problem, seed).cost, 0, "two languages of four teams go round");
    }
}

#[test]
fn who_speaks_nobodys_language_is_named() {
    let mut problem = crowd(10, 2, 3);
    problem.people.iter_mut().for_each(|person| person.languages = 1);
    problem.people[4].languages = 8;
    problem.rules = vec![(Rule::CommonLanguage, Wish::Must)];
    let arrangement = propose(&problem, 3);
    let with: Vec<_> = arrangement.groups.iter().filter(|group| !group.breaches.is_empty()).collect();
    assert!(matches!(with[..], [group] if group.members.contains(&4)));
}

#[test]
fn another_seed_gives_other_groups_that_are_as_good() {
    let mut problem = crowd(30, 2, 5);
    problem.rules = vec![(Rule::OtherTeam, Wish::Must)];
    let (one, other) = (propose(&problem, 1), propose(&problem, 2));
    assert_eq!((one.cost, other.cost), (0, 0));
    assert_ne!(one.groups, other.groups);
}

#[test]
fn one_alone_and_nobody_at_all_have_groups_too() {
    assert!(propose(&crowd(0, 2, 1), 1).groups.is_empty());
    assert_eq!(seated(&propose(&crowd(1, 2, 1), 1)), [0]);
    assert_eq!(propose(&crowd(3, 2, 1), 1).groups.len(), 1, "a trio when odd");
}
