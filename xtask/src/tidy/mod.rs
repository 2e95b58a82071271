//! The rules of the house (docs: ARCHITECTURE.md), checked on the sources as they stand. Each says why it exists.

mod edges;
mod map;
mod rust;
mod words;

use std::fmt;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::steps::Told;

/// A place where a rule does not hold.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Breach {
    pub path: String,
    pub line: usize,
    pub what: String,
    /// Why the rule exists.
    pub why: &'static str,
}

impl fmt::Display for Breach {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}:{}: {}. {}", self.path, self.line, self.what, self.why)
    }
}

/// `cargo xtask tidy`.
pub fn run() -> Result<ExitCode> {
    step().map(|_| ExitCode::SUCCESS)
}

/// The step of `cargo xtask test`.
pub fn step() -> Result<Told> {
    let mut breaches = breaches()?;
    breaches.sort();
    if breaches.is_empty() {
        println!("the rules of the house hold");
        return Ok(Told::HOLDS);
    }
    let lines: Vec<String> = breaches.iter().map(Breach::to_string).collect();
    bail!("{}\n{} breaches of the rules of the house", lines.join("\n"), lines.len());
}

/// Every breach of every rule.
pub fn breaches() -> Result<Vec<Breach>> {
    let mut all = edges::check()?;
    all.extend(rust::check()?);
    all.extend(map::check()?);
    all.extend(words::check()?);
    Ok(all)
}
