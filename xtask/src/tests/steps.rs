//! The table of steps counts what was done.

use anyhow::{anyhow, bail};

use crate::place;
use crate::steps::{Steps, Told};

#[test]
fn every_step_is_run_and_what_failed_is_counted() {
    let mut steps = Steps::default();
    steps.run("one", || Ok(Told::Counted { passed: 3, failed: 0 }));
    steps.run("two", || bail!("on purpose"));
    steps.run("three", || Ok(Told::Skipped("no reason".to_owned())));
    assert!(steps.held("one") && !steps.held("two") && !steps.held("three"));
    let table = steps.table();
    assert!(table.ends_with("\n3 passed, 1 failed"), "{table}");
    assert_eq!(table.lines().count(), 6);
}

#[test]
fn a_report_is_read_and_a_missing_one_is_an_error() {
    let report = place::fresh("told").unwrap().join("report.txt");
    assert!(Told::reported(&report, Ok(())).is_err());
    assert!(Told::reported(&report, Err(anyhow!("it ended"))).is_err_and(|error| error.to_string() == "it ended"));
    std::fs::write(&report, "4").unwrap();
    assert!(Told::reported(&report, Ok(())).is_err());
    std::fs::write(&report, "4 1\n").unwrap();
    let told = Told::reported(&report, Err(anyhow!("it ended")));
    assert!(matches!(told, Ok(Told::Counted { passed: 4, failed: 1 })));
}
