//! Compares the places where the sources run SQL with the places where the tests were seen to, on either database.
//!
//! `kit/db/src/call_sites.rs` writes the second list. A statement that never ran on a database may well not run there.

use std::collections::{BTreeSet, HashSet};

use anyhow::{Context, Result, bail};
use proc_macro2::{Delimiter, Group, TokenTree};

use crate::source::{Source, arguments, files, ident, inside, is_punct, is_test};
use crate::steps::Told;
use crate::{place, rust};

/// The methods of `kith_db` that take a statement.
const METHODS: [&str; 5] = ["all", "one", "maybe", "count", "exec"];
const ALLOWED: &str = include_str!("../one_database.txt");

/// A place that runs SQL.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Site {
    pub path: String,
    pub line: usize,
    /// The function it is in.
    pub function: String,
}

/// The step of `cargo xtask test`.
pub fn compare() -> Result<Told> {
    let mut sites = BTreeSet::new();
    for source in files("kit", &[".rs"])?.iter().chain(&files("slices", &[".rs"])?).chain(&files("kith", &[".rs"])?) {
        if holds_sql(&source.path) && !is_test(&source.path) {
            sites.extend(of(source)?);
        }
    }
    let (sqlite, postgres) = (seen("sqlite")?, seen("postgres")?);
    let count = |seen: &HashSet<String>| sites.iter().filter(|site| seen.contains(&site.place())).count();
    println!("{} call sites: {} on SQLite, {} on PostgreSQL", sites.len(), count(&sqlite), count(&postgres));
    let wrong = wrongs(&sites, &sqlite, &postgres, ALLOWED);
    if !wrong.is_empty() {
        bail!("{}\nA statement that no test ran on a database may not run there.", wrong.join("\n"));
    }
    Ok(Told::HOLDS)
}

/// Whether statements may stand in this file at all: `cargo xtask tidy` keeps SQL in the stores, and elsewhere methods of
/// the same names read forms and lists.
fn holds_sql(path: &str) -> bool {
    path.contains("/store") || path.ends_with("/dialect.rs")
}

impl Site {
    fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

/// Sites that were not run where they should have been, and exceptions that are no longer needed.
pub fn wrongs(
    sites: &BTreeSet<Site>,
    sqlite: &HashSet<String>,
    postgres: &HashSet<String>,
    allowed: &str,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut lacking = HashSet::new();
    for site in sites {
        let place = site.place();
        let missing = match (sqlite.contains(&place), postgres.contains(&place)) {
            (true, true) => continue,
            (true, false) => "PostgreSQL",
            (false, true) => "SQLite",
            (false, false) => "either database",
        };
        let function = (site.path.as_str(), site.function.as_str());
        lacking.insert(function);
        if missing == "either database" || !exceptions(allowed).any(|exception| exception == function) {
            wrong.push(format!("{place}: no test ran this on {missing} (in `{}`)", site.function));
        }
    }
    let stale = exceptions(allowed).filter(|exception| !lacking.contains(exception));
    wrong.extend(stale.map(|(path, function)| format!("xtask/one_database.txt: {path} {function} needs no exception")));
    wrong
}

fn exceptions(allowed: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = allowed.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?, words.next()?))
    })
}

fn seen(database: &str) -> Result<HashSet<String>> {
    let path = place::target().join(rust::CALL_SITES).join(format!("{database}.txt"));
    let text = std::fs::read_to_string(&path).with_context(|| format!("no test ran a statement on {database}"))?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// The sites of one file: calls of [`METHODS`] with a statement and its parameters.
pub fn of(source: &Source) -> Result<Vec<Site>> {
    let mut scan = Scan { path: &source.path, sites: Vec::new() };
    scan.read(&source.tokens()?, "");
    Ok(scan.sites)
}

struct Scan<'s> {
    path: &'s str,
    sites: Vec<Site>,
}

impl Scan<'_> {
    fn read(&mut self, tokens: &[TokenTree], function: &str) {
        let mut function = function.to_owned();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(word) if *word == "fn" => {
                    function = ident(tokens.get(at + 1)).unwrap_or(function);
                }
                TokenTree::Punct(dot) if dot.as_char() == '.' => {
                    self.sites.extend(call(&tokens[at + 1..]).map(|line| self.site(line, &function)));
                }
                TokenTree::Group(group) => self.read(&inside(group), &function),
                _ => {}
            }
        }
    }

    fn site(&self, line: usize, function: &str) -> Site {
        Site { path: self.path.to_owned(), line, function: function.to_owned() }
    }
}

/// The line of the method's name, which is the line that `#[track_caller]` tells, if `tokens` begin such a call.
fn call(tokens: &[TokenTree]) -> Option<usize> {
    let TokenTree::Ident(name) = tokens.first()? else { return None };
    let arguments = arguments(parentheses(&tokens[1..])?);
    let takes_sql = METHODS.iter().any(|method| *name == method) && arguments.len() == 2;
    takes_sql.then(|| name.span().start().line)
}

/// The parentheses of a call, after `::<…>` if that is there.
fn parentheses(tokens: &[TokenTree]) -> Option<&Group> {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis && depth == 0 => return Some(group),
            token if is_punct(token, '<') => depth += 1,
            token if is_punct(token, '>') => depth -= 1,
            token if depth == 0 && !(at < 2 && is_punct(token, ':')) => return None,
            _ => {}
        }
    }
    None
}
