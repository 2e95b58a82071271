//! The table of steps counts what was done.

use anyhow::bail;

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
