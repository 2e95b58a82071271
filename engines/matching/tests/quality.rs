//! How far the groups are from the best there are: against every arrangement of small crowds, and for pairs of a hundred
//! against an exact matching (blossoms). `cargo nextest run -p kith-matching quality --no-capture` prints the gaps.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

mod common;

use std::collections::HashMap;
use std::time::Instant;

use common::crowd;
use kith_matching::{Problem, propose, weigh};
use mwmatching::{Matching, SENTINEL};

/// The least that any groups of these sizes cost, by subsets: the first person who is left goes with every possible
/// company.
fn least(problem: &Problem, sizes: &[usize]) -> u64 {
    let mut known = HashMap::new();
    let mut cost = HashMap::new();
    let everybody = (1_usize << problem.people.len()) - 1;
    of_rest(problem, everybody, sizes, (&mut known, &mut cost))
}

type Known = HashMap<(usize, Vec<usize>), u64>;

fn of_rest(problem: &Problem, left: usize, sizes: &[usize], memory: (&mut Known, &mut HashMap<usize, u64>)) -> u64 {
    if left == 0 {
        return 0;
    }
    if let Some(found) = memory.0.get(&(left, sizes.to_vec())) {
        return *found;
    }
    let first = left & left.wrapping_neg();
    let mut best = u64::MAX;
    let mut company = left;
    while company > 0 {
        let place = sizes.iter().position(|size| *size == company.count_ones() as usize);
        if let Some(place) = place.filter(|_| company & first > 0) {
            let mut rest = sizes.to_vec();
            rest.remove(place);
            let members = (0..problem.people.len()).filter(|at| company >> at & 1 == 1).collect();
            let own = *memory.1.entry(company).or_insert_with(|| weigh(problem, vec![members]).cost);
            best = best.min(own + of_rest(problem, left & !company, &rest, (&mut *memory.0, &mut *memory.1)));
        }
        company = (company - 1) & left;
    }
    memory.0.insert((left, sizes.to_vec()), best);
    best
}

#[test]
fn quality_of_small_crowds_is_that_of_the_best_arrangement() {
    for (size, many) in [(2, 8), (2, 11), (2, 12), (3, 9), (3, 11), (3, 12), (4, 10), (4, 12), (5, 12)] {
        let (mut found, mut best, mut equal) = (0, 0, 0);
        for seed in 0..20 {
            let problem = crowd(many, size, seed);
            let arrangement = propose(&problem, seed);
            let mut sizes: Vec<_> = arrangement.groups.iter().map(|group| group.members.len()).collect();
            sizes.sort_unstable();
            let exact = least(&problem, &sizes);
            assert!(arrangement.cost >= exact, "nothing is better than the best");
            found += arrangement.cost;
            best += exact;
            equal += u64::from(arrangement.cost == exact);
        }
        println!("groups of {size}, {many} people: {equal} of 20 the best there is; cost {found}, least {best}");
        assert_eq!((equal, found), (20, best), "groups of {size}, {many} people");
    }
}

/// The cost of the best pairs of an even crowd.
fn best_pairs(problem: &Problem) -> u64 {
    let many = problem.people.len();
    let cost = |a: usize, b: usize| weigh(problem, vec![vec![a, b]]).cost;
    let all = (0..many).flat_map(|a| (a + 1..many).map(move |b| (a, b)));
    let edges: Vec<_> = all.map(|(a, b)| (a, b, 100_000_000 - i32::try_from(cost(a, b)).unwrap_or(i32::MAX))).collect();
    let mates = Matching::new(edges).max_cardinality().solve();
    assert!(mates.iter().all(|mate| *mate != SENTINEL));
    mates.iter().enumerate().filter(|(a, b)| a < *b).map(|(a, b)| cost(a, *b)).sum()
}

#[test]
fn quality_of_pairs_of_a_hundred_is_near_the_exact_matching() {
    for seed in 0..3 {
        let problem = crowd(100, 2, seed);
        let began = Instant::now();
        let found = propose(&problem, seed);
        let took = began.elapsed();
        let musts = |cost: u64| cost / 1_000_000;
        let best = best_pairs(&problem);
        println!("pairs of 100, crowd {seed}: cost {}, least {best}, in {took:?}", found.cost);
        assert_eq!(musts(found.cost), musts(best), "no must is broken that could be kept");
        // A preference that is not kept costs 100 to 200: of 300 in the crowd at most five more than need be.
        assert!(found.cost <= best + 1_000, "cost {}, least {best}", found.cost);
    }
}

#[test]
fn quality_does_not_cost_a_second() {
    for size in [2, 3, 4, 6, 10] {
        for many in [100, 101, 150] {
            let problem = crowd(many, size, 7);
            let began = Instant::now();
            let found = propose(&problem, 1);
            let took = began.elapsed();
            println!("groups of {size}, {many} people: {took:?}, cost {}", found.cost);
            assert!(took.as_millis() < 1_000, "groups of {size}, {many} people: {took:?}");
        }
    }
}
