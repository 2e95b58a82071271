//! `cargo xtask test`: everything the build server does, in one command, on what is installed here.

use std::process::ExitCode;

use anyhow::Result;
use clap::ValueEnum;

use crate::steps::{Steps, Told};
use crate::{bench, browser, call_sites, checks, contract, node, page, recurrence, rust, tidy};

#[derive(clap::Args)]
pub struct Test {
    /// Run this step alone (may be given several times)
    #[arg(long, value_name = "STEP")]
    only: Vec<Step>,
    /// Leave this step out (may be given several times)
    #[arg(long, value_name = "STEP")]
    skip: Vec<Step>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    /// The sources are formatted
    Fmt,
    /// The rules of the house hold
    Tidy,
    /// The pages' scripts and styles are bundled, within their budgets
    Page,
    /// Types and tests of the scripts and styles
    Web,
    /// The lints of clippy
    Clippy,
    /// Every test in Rust, on SQLite and PostgreSQL
    Rust,
    /// Every SQL statement ran on both databases
    CallSites,
    /// People walk through the demonstration in a real browser
    Browser,
    /// The server answers as its own description of the interface says
    Contract,
    /// Rules of recurrence are unrolled as python-dateutil and icalendar unroll them
    Recurrence,
    /// The documentation is whole
    Doc,
    /// The hot paths cost as few instructions as they did
    Instructions,
    /// Licences, bans and sources of the dependencies
    Deny,
}

impl Test {
    pub fn run(self) -> Result<ExitCode> {
        let mut steps = Steps::default();
        for step in Step::value_variants().iter().filter(|step| self.wants(**step)) {
            let tested = steps.held(Step::Rust.name()) || !self.wants(Step::Rust); // then the last run is meant
            steps.run(step.name(), || step.work(tested));
        }
        Ok(steps.close())
    }

    fn wants(&self, step: Step) -> bool {
        (self.only.is_empty() || self.only.contains(&step)) && !self.skip.contains(&step)
    }
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Step::Fmt => "fmt",
            Step::Tidy => "tidy",
            Step::Page => "page",
            Step::Web => "web",
            Step::Clippy => "clippy",
            Step::Rust => "rust",
            Step::CallSites => "call-sites",
            Step::Browser => "browser",
            Step::Contract => "contract",
            Step::Recurrence => "recurrence",
            Step::Doc => "doc",
            Step::Instructions => "instructions",
            Step::Deny => "deny",
        }
    }

    /// Does the step's work; `tested` says whether the tests in Rust have all run and passed.
    fn work(self, tested: bool) -> Result<Told> {
        match self {
            Step::Fmt => checks::fmt(),
            Step::Tidy => tidy::step(),
            Step::Page => page::build(&node::find()?).map(|()| Told::HOLDS),
            Step::Web => checks::web(&node::find()?),
            Step::Clippy => checks::clippy(),
            Step::Rust => rust::test(),
            Step::CallSites if tested => call_sites::compare(),
            Step::CallSites => Ok(Told::Skipped("the tests in Rust did not all run and pass".to_owned())),
            Step::Browser => browser::walk(&node::find()?),
            Step::Contract => contract::hold(),
            Step::Recurrence => recurrence::compare(),
            Step::Doc => checks::doc(),
            Step::Instructions => bench::instructions(false),
            Step::Deny => checks::deny(),
        }
    }
}
