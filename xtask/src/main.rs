//! The workshop. `cargo xtask demo` shows Kith, `cargo xtask test` tests all of it, `cargo xtask tidy` holds the tree to
//! the rules of the house. Whatever they need beyond Rust and Python is fetched into `target/` and leaves nothing behind.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this program talks to whoever started it")]

mod bench;
mod browser;
mod call_sites;
mod checks;
mod contract;
mod demo;
mod node;
mod page;
mod pictures;
mod place;
mod postgres;
mod python;
mod recurrence;
mod rust;
mod source;
mod steps;
mod test;
#[cfg(test)]
mod tests;
mod tidy;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

/// The workshop of Kith
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Command {
    /// Build everything and open a demonstration with invented people
    Demo(demo::Demo),
    /// Check and test everything, as the build server does
    Test(test::Test),
    /// Measure Kith beside the bare floor, or count the instructions of its hot paths
    Bench(bench::Bench),
    /// Hold the tree to the rules of the house
    Tidy,
    /// Bundle the scripts and styles of the pages
    Page,
    /// Find Node, or fetch it, and say where it is
    Node,
    /// Photograph the main pages into docs/pictures
    Pictures,
}

fn main() -> ExitCode {
    match Command::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Command {
    fn run(self) -> Result<ExitCode> {
        match self {
            Command::Demo(demo) => demo.run()?,
            Command::Test(test) => return test.run(),
            Command::Bench(bench) => bench.run()?,
            Command::Tidy => return tidy::run(),
            Command::Page => page::build(&node::find()?)?,
            Command::Node => println!("{}", node::find()?),
            Command::Pictures => pictures::take()?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
