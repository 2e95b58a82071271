//! The server is held to its own description of itself: `e2e/contract/`.

use anyhow::Result;

use crate::place::{self, command, run};
use crate::steps::Told;
use crate::{demo, python};

/// Tries every route as several people, with what its description allows and what it forbids.
pub fn hold() -> Result<Told> {
    let python = python::of_tests()?;
    demo::build_with_tests()?;
    let left = place::fresh("contract")?;
    let report = left.join("report.txt");
    let mut tries = command(python, &["e2e/contract/run.py", "--left"]);
    let ended = run(tries.arg(&left).arg("--report").arg(&report).env("KITH", demo::program()));
    Told::reported(&report, ended)
}
