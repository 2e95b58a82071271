//! The scan of the sources names the lines that `#[track_caller]` tells at run time.

use std::collections::{BTreeSet, HashSet};
use std::panic::Location;

use crate::call_sites::{Site, of, wrongs};
use crate::source::Source;

/// Stands for a database: each method answers the line that it was called on.
struct Database;

impl Database {
    #[track_caller]
    fn one<T>(&self, _sql: &str, _params: &[T]) -> usize {
        Location::caller().line() as usize
    }

    #[track_caller]
    fn maybe(&self, sql: &str, params: &[i64]) -> usize {
        self.one(sql, params)
    }

    fn itself(&self) -> &Self {
        self
    }
}

#[rustfmt::skip]
fn calls(r: &Database) -> Vec<usize> {
    let sql = "on a line of its own";
    vec![
        r.one("on one line", &[1]),
        r.one::<i64>(
            "over several lines",
            &[1],
        ),
        r
            .itself()
            .maybe(
                sql,
                &[],
            ),
        [1].iter().map(|n| r.one(&format!("inside {n}"), &[*n])).sum::<usize>(),
    ]
}

#[test]
fn a_call_is_on_the_line_of_its_method() {
    let source = Source { path: "lines.rs".to_owned(), text: include_str!("lines.rs").to_owned() };
    let sites = of(&source).unwrap();
    let lines: Vec<_> = sites.iter().filter(|site| site.function == "calls").map(|site| site.line).collect();
    assert_eq!(lines, calls(&Database));
}

#[test]
fn a_statement_that_did_not_run_on_both_databases_is_named() {
    let site = |line, path: &str, function: &str| Site { path: path.to_owned(), line, function: function.to_owned() };
    let odd = site(3, "b.rs", "columns");
    let sites = BTreeSet::from([site(1, "a.rs", "f"), site(2, "a.rs", "g"), odd]);
    let allowed = "# path function why\nb.rs columns its own words\n";
    let sqlite = HashSet::from(["a.rs:1", "a.rs:2", "b.rs:3"].map(str::to_owned));
    let postgres = HashSet::from(["a.rs:1".to_owned()]);
    let told = wrongs(&sites, &sqlite, &postgres, allowed);
    assert_eq!(told, ["a.rs:2: no test ran this on PostgreSQL (in `g`)"]);
    let told = wrongs(&sites, &sqlite, &sqlite, allowed);
    assert_eq!(told, ["xtask/one_database.txt: b.rs columns needs no exception"]);
}
