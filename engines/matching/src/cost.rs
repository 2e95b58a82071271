//! What a group costs: nothing where all rules are kept.

use std::collections::HashMap;

use crate::{Breach, Hours, Problem, Rule, Wish};

/// A must outweighs every preference, at its dearest, between all pairs of a large room.
const MUST: u64 = 1_000_000;
const PREFER: u64 = 100;
/// Having been together weighs up to twice as much when it was yesterday as when it was a year ago or longer.
const YEAR: u32 = 365;

fn weight(wish: Wish) -> u64 {
    match wish {
        Wish::Must => MUST,
        Wish::Prefer => PREFER,
    }
}

/// What each pair costs, and what a whole group needs in common.
pub struct Costs {
    many: usize,
    pairs: Vec<u64>,
    language: u64,
    hours: u64,
    languages: Vec<u64>,
    free: Vec<Hours>,
}

impl Costs {
    pub fn of(problem: &Problem) -> Self {
        let many = problem.people.len();
        let weigh =
            |wanted: Rule| problem.rules.iter().find(|(rule, _)| *rule == wanted).map_or(0, |(_, wish)| weight(*wish));
        let mut pairs = vec![0; many * many];
        let before = latest(problem);
        for a in 0..many {
            for b in a + 1..many {
                let one = |(rule, wish): &(Rule, Wish)| {
                    let days = before.get(&(a, b)).copied();
                    if parts(problem, *rule, (a, b), days) { weight(*wish) + recent(*rule, *wish, days) } else { 0 }
                };
                let cost = problem.rules.iter().map(one).sum();
                pairs[a * many + b] = cost;
                pairs[b * many + a] = cost;
            }
        }
        Self {
            many,
            pairs,
            language: weigh(Rule::CommonLanguage),
            hours: weigh(Rule::CommonHours),
            languages: problem.people.iter().map(|it| any(it.languages)).collect(),
            free: problem.people.iter().map(|it| any_hour(it.hours)).collect(),
        }
    }

    pub fn group(&self, members: &[usize]) -> u64 {
        let mut cost = 0;
        let (mut languages, mut free) = (u64::MAX, Hours([u64::MAX; 3]));
        for (at, a) in members.iter().enumerate() {
            languages &= self.languages[*a];
            free = free.both(self.free[*a]);
            for b in &members[at + 1..] {
                cost += self.pairs[a * self.many + b];
            }
        }
        let apart = members.len().saturating_sub(1) as u64;
        if languages == 0 {
            cost += self.language * apart;
        }
        if free.is_empty() {
            cost += self.hours * apart;
        }
        cost
    }
}

/// What is not known is anything.
fn any(languages: u64) -> u64 {
    if languages == 0 { u64::MAX } else { languages }
}

fn any_hour(hours: Hours) -> Hours {
    if hours.is_empty() { Hours([u64::MAX; 3]) } else { hours }
}

/// How many days ago each two were together last.
fn latest(problem: &Problem) -> HashMap<(usize, usize), u32> {
    let mut all = HashMap::new();
    for it in &problem.before {
        let pair = (it.pair.0.min(it.pair.1), it.pair.0.max(it.pair.1));
        let days = all.entry(pair).or_insert(it.days);
        *days = it.days.min(*days);
    }
    all
}

fn recent(rule: Rule, wish: Wish, days: Option<u32>) -> u64 {
    let Some(days) = days.filter(|_| rule == Rule::NotBefore) else { return 0 };
    weight(wish) * u64::from(YEAR - days.min(YEAR)) / u64::from(YEAR)
}

/// Whether a rule keeps these two apart. What a whole group needs in common is not between two.
fn parts(problem: &Problem, rule: Rule, (a, b): (usize, usize), days: Option<u32>) -> bool {
    let (one, other) = (&problem.people[a], &problem.people[b]);
    match rule {
        Rule::OtherTeam => one.teams.iter().any(|team| other.teams.contains(team)),
        Rule::OtherSector => one.sector.is_some() && one.sector == other.sector,
        Rule::OtherRegion => one.region.is_some() && one.region == other.region,
        Rule::NotBefore => days.is_some(),
        Rule::CommonLanguage | Rule::CommonHours => false,
    }
}

/// What a group does not keep, rule by rule.
pub fn breaches(problem: &Problem, members: &[usize]) -> Vec<Breach> {
    let people = || members.iter().filter_map(|at| problem.people.get(*at));
    let languages = people().fold(u64::MAX, |all, it| all & any(it.languages));
    let free = people().fold(Hours([u64::MAX; 3]), |all, it| all.both(any_hour(it.hours)));
    let before = latest(problem);
    let mut all = Vec::new();
    for (rule, wish) in problem.rules.iter().copied() {
        let whole = (rule == Rule::CommonLanguage && languages == 0) || (rule == Rule::CommonHours && free.is_empty());
        if whole {
            all.push(Breach { rule, wish, between: None });
        }
        for (at, a) in members.iter().enumerate() {
            for b in &members[at + 1..] {
                let pair = ((*a).min(*b), (*a).max(*b));
                if parts(problem, rule, pair, before.get(&pair).copied()) {
                    all.push(Breach { rule, wish, between: Some(pair) });
                }
            }
        }
    }
    all
}
