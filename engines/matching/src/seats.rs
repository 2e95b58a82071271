//! How many groups there are, how large each is, and who sits where before anybody looks for better.

use crate::Problem;

/// Groups, and who may not leave theirs.
pub struct Seats {
    pub groups: Vec<Vec<usize>>,
    pub fixed: Vec<bool>,
}

/// Nobody is in a smaller group than was asked for as long as the others can take them in: where it does not come out
/// even, some groups have one more.
fn many_groups(people: usize, size: usize) -> usize {
    let (whole, rest) = (people / size, people % size);
    if rest == 0 || rest <= whole { whole } else { whole + 1 }
}

/// Everybody in a group, with no regard to any rule: who stays together sits together, the groups are as even as that
/// allows.
pub fn first(problem: &Problem) -> Seats {
    let size = problem.size.max(2);
    let mut fixed = vec![false; problem.people.len()];
    let mut kept = Vec::new();
    for list in &problem.together {
        let mut list: Vec<usize> = list.iter().copied().filter(|at| *at < fixed.len()).collect();
        list.sort_unstable();
        list.dedup();
        list.retain(|at| !fixed[*at]); // who is in two lists stays with the first
        if list.len() < 2 {
            continue;
        }
        list.iter().for_each(|at| fixed[*at] = true);
        kept.push(list);
    }
    let (whole, mut groups): (Vec<_>, Vec<_>) = kept.into_iter().partition(|list| list.len() >= size);
    let free: Vec<usize> = (0..fixed.len()).filter(|at| !fixed[*at]).collect();
    let rest = free.len() + groups.iter().map(Vec::len).sum::<usize>();
    let many = many_groups(rest, size).max(groups.len()).max(usize::from(rest > 0));
    groups.resize(many, Vec::new());
    for at in free {
        if let Some(smallest) = groups.iter_mut().min_by_key(|group| group.len()) {
            smallest.push(at);
        }
    }
    groups.extend(whole);
    Seats { groups, fixed }
}
