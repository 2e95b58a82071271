//! Looking for better groups: exchanges of two people that make it better, and for a while also some that make it a little
//! worse; then only better ones, until none is left.

use crate::chance::Chance;
use crate::cost::Costs;
use crate::seats::Seats;

/// How much worse an exchange may make it at first: two preferences; and now and then a must that is not kept, or the way
/// to where all are would be closed.
const WARMTH: u64 = 250;
const HEAT: u64 = 1_200_000;
/// With how many tries for each person.
const TRIES: usize = 800;
const FEWEST: usize = 8_000;

/// From how many beginnings: a small crowd has few ways out of where it stands, and costs little.
fn beginnings(people: usize) -> u64 {
    (1_000 / people.max(1)).clamp(8, 80) as u64
}

struct Table<'c> {
    costs: &'c Costs,
    groups: Vec<Vec<usize>>,
    /// Where each person who may move sits: group and place in it.
    seat: Vec<(usize, usize)>,
    movable: Vec<usize>,
    cost: Vec<u64>,
}

/// The best groups of several beginnings.
pub fn best(costs: &Costs, seats: Seats, seed: u64) -> Vec<Vec<usize>> {
    let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
    for beginning in 0..beginnings(seats.fixed.len()) {
        let mut chance = Chance::from(seed.wrapping_mul(0x9e37_79b9).wrapping_add(beginning));
        let mut table = Table::laid(costs, &seats, &mut chance);
        table.wander(&mut chance);
        table.descend(&mut chance);
        let total = table.cost.iter().sum();
        if best.as_ref().is_none_or(|(least, _)| total < *least) {
            best = Some((total, table.groups));
        }
        if total == 0 {
            break;
        }
    }
    best.map(|(_, groups)| groups).unwrap_or_default()
}

impl<'c> Table<'c> {
    /// Who may move sits anywhere.
    fn laid(costs: &'c Costs, seats: &Seats, chance: &mut Chance) -> Self {
        let mut movable: Vec<usize> = (0..seats.fixed.len()).filter(|at| !seats.fixed[*at]).collect();
        chance.shuffle(&mut movable);
        let mut next = movable.iter().copied();
        let mut groups = seats.groups.clone();
        let mut seat = vec![(0, 0); seats.fixed.len()];
        for (number, group) in groups.iter_mut().enumerate() {
            for (place, at) in group.iter_mut().enumerate() {
                if !seats.fixed[*at] {
                    *at = next.next().unwrap_or(*at);
                }
                seat[*at] = (number, place);
            }
        }
        let cost = groups.iter().map(|group| costs.group(group)).collect();
        Self { costs, groups, seat, movable, cost }
    }

    fn swap(&mut self, a: usize, b: usize) {
        let (at_a, at_b) = (self.seat[a], self.seat[b]);
        self.groups[at_a.0][at_a.1] = b;
        self.groups[at_b.0][at_b.1] = a;
        (self.seat[a], self.seat[b]) = (at_b, at_a);
    }

    /// Exchanges two people if that makes it worse by no more than `most`; whether it did.
    fn exchange(&mut self, a: usize, b: usize, most: Option<u64>) -> bool {
        let (of_a, of_b) = (self.seat[a].0, self.seat[b].0);
        if of_a == of_b {
            return false;
        }
        let before = self.cost[of_a] + self.cost[of_b];
        self.swap(a, b);
        let now = (self.costs.group(&self.groups[of_a]), self.costs.group(&self.groups[of_b]));
        let after = now.0 + now.1;
        let taken = most.map_or(after < before, |most| after <= before + most);
        if taken {
            (self.cost[of_a], self.cost[of_b]) = now;
        } else {
            self.swap(a, b);
        }
        taken
    }

    fn wander(&mut self, chance: &mut Chance) {
        let many = self.movable.len();
        let tries = (many * TRIES).max(FEWEST);
        for n in 0..tries {
            let hot = n < tries / 2 && chance.below(16) == 0;
            let warmth = if hot { HEAT } else { WARMTH } * (tries - n) as u64 / tries as u64;
            let (a, b) = (self.movable.get(chance.below(many)), self.movable.get(chance.below(many)));
            let (Some(a), Some(b)) = (a.copied(), b.copied()) else { return };
            let most = chance.below(warmth as usize + 1) as u64;
            self.exchange(a, b, Some(most));
        }
    }

    fn descend(&mut self, chance: &mut Chance) {
        let mut order = self.movable.clone();
        chance.shuffle(&mut order);
        let mut better = true;
        while better {
            better = false;
            for (at, a) in order.iter().enumerate() {
                for b in &order[at + 1..] {
                    better |= self.exchange(*a, *b, None);
                }
            }
        }
    }
}
