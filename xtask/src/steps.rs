//! Steps that are run one after the other, whatever became of those before, and told at the end with their seconds.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// What a step did: how many things it checked and how they went, or why it had nothing to do here.
pub enum Told {
    Counted { passed: u32, failed: u32 },
    Skipped(String),
}

impl Told {
    /// A step that is one check, and holds.
    pub const HOLDS: Told = Told::Counted { passed: 1, failed: 0 };

    /// What a program wrote down before it `ended`: how many passed, how many failed.
    pub fn reported(report: &Path, ended: Result<()>) -> Result<Told> {
        let Ok(text) = std::fs::read_to_string(report) else {
            return ended.and_then(|()| bail!("{} was not written", report.display()));
        };
        let mut counts = text.split_whitespace().map(str::parse::<u32>);
        let mut next = || counts.next().context("the report is cut short")?.context("reading the report");
        Ok(Told::Counted { passed: next()?, failed: next()? })
    }
}

struct Line {
    name: &'static str,
    took: Duration,
    told: Told,
}

/// The steps that were run.
#[derive(Default)]
pub struct Steps {
    lines: Vec<Line>,
}

impl Steps {
    /// Runs a step. One that errs is one failure; the steps after it are run all the same.
    pub fn run(&mut self, name: &'static str, work: impl FnOnce() -> Result<Told>) {
        println!("\n── {name} ──");
        let began = Instant::now();
        let told = work().unwrap_or_else(|error| {
            println!("{error:#}");
            Told::Counted { passed: 0, failed: 1 }
        });
        if let Told::Skipped(why) = &told {
            println!("skipped: {why}");
        }
        self.lines.push(Line { name, took: began.elapsed(), told });
    }

    /// Whether `name` was run and nothing in it failed.
    pub fn held(&self, name: &str) -> bool {
        self.lines.iter().any(|line| line.name == name && matches!(line.told, Told::Counted { failed: 0, .. }))
    }

    /// The table of the steps, and the line that says how it all went.
    pub fn table(&self) -> String {
        let rows: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        let (passed, failed) = self.totals();
        let took: Duration = self.lines.iter().map(|line| line.took).sum();
        format!("{rows}{:<12}{:>8.1} s\n\n{passed} passed, {failed} failed", "in all", took.as_secs_f32())
    }

    /// Prints the table; the exit code says whether anything failed.
    pub fn close(self) -> ExitCode {
        println!("\n── all steps ──\n{}", self.table());
        if self.totals().1 == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn totals(&self) -> (u32, u32) {
        self.lines.iter().fold((0, 0), |(passed, failed), line| match line.told {
            Told::Counted { passed: p, failed: f } => (passed + p, failed + f),
            Told::Skipped(_) => (passed, failed),
        })
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let seconds = self.took.as_secs_f32();
        write!(to, "{:<12}{seconds:>8.1} s   ", self.name)?;
        match &self.told {
            Told::Counted { passed, failed: 0 } => write!(to, "{passed} passed"),
            Told::Counted { passed, failed } => write!(to, "{passed} passed, {failed} FAILED"),
            Told::Skipped(why) => write!(to, "skipped: {why}"),
        }
    }
}
