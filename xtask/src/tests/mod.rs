//! Tests of the workshop, and the one that holds the tree to the rules of the house.

mod lines;
mod postgres;
mod steps;

use crate::tidy;

#[test]
fn tidy_holds() {
    let breaches = tidy::breaches().unwrap();
    let lines: String = breaches.iter().map(|breach| format!("{breach}\n")).collect();
    assert!(breaches.is_empty(), "\n{lines}");
}
