//! Rules of recurrence against implementations that share no code with ours: `e2e/recurrence/`.

use std::fs::File;

use anyhow::Result;

use crate::place::{self, cargo, command, run};
use crate::python;
use crate::steps::Told;

/// A thousand invented series: unrolled by us, and by python-dateutil and icalendar from the rule and from our file.
pub fn compare() -> Result<Told> {
    let python = python::of_recurrence()?;
    let left = place::fresh("recurrence")?;
    let (cases, report) = (left.join("cases.ndjson"), left.join("report.txt"));
    let example =
        ["run", "--locked", "--quiet", "--package", "kith-sessions", "--example", "recurrences", "--", "1", "1000"];
    run(cargo(&example).stdout(File::create(&cases)?))?;
    let mut check = command(python, &["e2e/recurrence/check.py", "--report"]);
    let ended = run(check.arg(&report).stdin(File::open(&cases)?));
    Told::reported(&report, ended)
}
