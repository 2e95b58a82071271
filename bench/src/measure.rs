//! Rounds: every side in turn, in turning order, what it used by the system's count; then the middle of the rounds.

use std::time::Duration;

use anyhow::Result;

use crate::client::{Make, run};
use crate::process::Side;

/// What is asked of each side, over how many connections.
pub struct Scenario {
    pub connections: usize,
    pub expected: u16,
    /// One for each side, in their order; made anew for every round.
    pub makes: Box<dyn Fn(usize, usize) -> Make>,
}

/// What one side did in one round.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Milliseconds of processor time an answer.
    pub cpu: f64,
    /// Answers a second.
    pub rate: f64,
    /// Milliseconds that half, and 99 of 100 answers took at most.
    pub p50: f64,
    pub p99: f64,
    pub errors: u64,
}

/// The rounds of one side.
#[derive(Clone, Debug, Default)]
pub struct Samples(pub Vec<Sample>);

/// How long and how often.
#[derive(Clone, Copy)]
pub struct Rounds {
    pub rounds: usize,
    pub time: Duration,
}

/// A number with its spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Middle {
    /// The median of some numbers, with the least and the most of them.
    pub fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let at = |place: usize| numbers.get(place).copied().unwrap_or(f64::NAN);
        let (half, last) = (numbers.len() / 2, numbers.len().saturating_sub(1));
        let median =
            if numbers.len().is_multiple_of(2) { (at(half.saturating_sub(1)) + at(half)) / 2.0 } else { at(half) };
        Self { median, least: at(0), most: at(last) }
    }

    /// The same in another unit.
    pub fn times(self, factor: f64) -> Self {
        Self { median: self.median * factor, least: self.least * factor, most: self.most * factor }
    }
}

impl std::fmt::Display for Middle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = |number: f64| match number.abs() {
            it if it >= 100.0 => format!("{number:.0}"),
            it if it >= 10.0 => format!("{number:.1}"),
            it if it >= 1.0 => format!("{number:.2}"),
            _ => format!("{number:.3}"),
        };
        write!(f, "{} ({}–{})", shown(self.median), shown(self.least), shown(self.most))
    }
}

impl Samples {
    /// The middle of a number over the rounds.
    pub fn middle(&self, number: impl Fn(&Sample) -> f64) -> Middle {
        Middle::of(self.0.iter().map(number).collect())
    }

    /// The middle of a number of this side over that of `other`, round by round: of the same minute.
    pub fn over(&self, other: &Samples, number: impl Fn(&Sample) -> f64) -> Middle {
        Middle::of(self.0.iter().zip(&other.0).map(|(own, other)| number(own) / number(other)).collect())
    }

    pub fn errors(&self) -> u64 {
        self.0.iter().map(|sample| sample.errors).sum()
    }
}

/// Goes round the sides.
pub async fn measure(sides: &[&Side], scenario: &Scenario, rounds: Rounds) -> Result<Vec<Samples>> {
    let mut samples = vec![Samples::default(); sides.len()];
    for round in 0..rounds.rounds {
        for turn in 0..sides.len() {
            let which = (round + turn) % sides.len();
            let make = (scenario.makes)(which, round);
            samples[which].0.push(sample(sides[which], scenario, rounds.time, &make).await?);
        }
    }
    Ok(samples)
}

async fn sample(side: &Side, scenario: &Scenario, time: Duration, make: &Make) -> Result<Sample> {
    let before = side.cpu()?;
    let seen = run(side.address, scenario.connections, time, scenario.expected, make).await;
    let used = side.cpu()? - before;
    Ok(Sample {
        cpu: used * 1_000.0 / seen.answered.max(1) as f64,
        rate: seen.rate(),
        p50: seen.quantile(0.5) / 1_000.0,
        p99: seen.quantile(0.99) / 1_000.0,
        errors: seen.errors,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_the_median_with_its_spread() {
        let middle = Middle::of(vec![3.0, 1.0, 2.0, 9.0, 2.5]);
        assert_eq!(middle, Middle { median: 2.5, least: 1.0, most: 9.0 });
        assert_eq!(middle.to_string(), "2.50 (1.00–9.00)");
        assert_eq!(Middle::of(vec![1.0, 2.0]).median, 1.5);
    }

    #[test]
    fn ratios_are_of_the_same_round() {
        let of = |numbers: [f64; 2]| {
            let one = |cpu| Sample { cpu, rate: 1.0, p50: 1.0, p99: 1.0, errors: 0 };
            Samples(numbers.map(one).to_vec())
        };
        // Both sides were slower in the second round: the ratio is the same.
        assert_eq!(of([2.0, 20.0]).over(&of([1.0, 10.0]), |it| it.cpu), Middle { median: 2.0, least: 2.0, most: 2.0 });
    }
}
