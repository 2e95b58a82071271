//! The tests in Rust, with every peer they can talk to: PostgreSQL, a mail server, the reference data beside the tree.

use anyhow::{Context, Result, bail};

use crate::place::{self, cargo, hear, run};
use crate::postgres::Postgres;
use crate::python;
use crate::steps::Told;

/// Where the tests write down which statements they ran.
pub const CALL_SITES: &str = "call-sites";

pub fn test() -> Result<Told> {
    if hear(&mut cargo(&["nextest", "--version"])).is_err() {
        bail!("cargo-nextest is not installed (cargo install cargo-nextest --locked)");
    }
    let server = match std::env::var("KITH_TEST_POSTGRES") {
        Ok(_) => None, // somebody has one ready
        Err(_) => Some(Postgres::start()?),
    };
    let report = place::target().join("nextest/default/junit.xml");
    std::fs::remove_file(&report).ok();
    let mut tests = cargo(&["nextest", "run", "--locked", "--workspace", "--no-fail-fast"]);
    tests.env("KITH_CALL_SITES", place::fresh(CALL_SITES)?).env("INSTA_UPDATE", "no");
    if let Some(server) = &server {
        println!("PostgreSQL at {}, in {} for as long as this takes", server.address, server.folder.display());
        tests.env("KITH_TEST_POSTGRES", &server.address);
    }
    match python::of_tests() {
        Ok(python) => drop(tests.env("KITH_PYTHON", python)),
        Err(error) => println!("Tests with Python's peers will skip themselves: {error:#}"),
    }
    let data = place::root().join("../shared/data");
    if data.is_dir() {
        tests.env("KITH_DATA", data.canonicalize()?);
    }
    let ended = run(&mut tests);
    match (std::fs::read_to_string(report), ended) {
        (Ok(text), Ok(())) => counted(&text),
        (Ok(text), Err(error)) => match counted(&text)? {
            Told::Counted { failed: 0, .. } => Err(error), // it was not a test that failed
            told => Ok(told),
        },
        (Err(error), ended) => ended.and_then(|()| Err(error).context("nextest left no report")),
    }
}

/// Reads the totals in the first tag of a report.
fn counted(report: &str) -> Result<Told> {
    let total = |name: &str| {
        let (_, after) = report.split_once(&format!(" {name}=\""))?;
        after.split('"').next()?.parse::<u32>().ok()
    };
    let (tests, failures, errors) = (total("tests"), total("failures"), total("errors"));
    let tests = tests.context("the report of nextest does not say how many tests there were")?;
    let failed = failures.unwrap_or(0) + errors.unwrap_or(0);
    Ok(Told::Counted { passed: tests - failed, failed })
}
