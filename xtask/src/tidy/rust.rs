//! Rules for Rust files: what stands where, and how long it may be.

use anyhow::Result;

use super::Breach;
use crate::source::{Source, files, ident, is_test, runs, strings};

const LONGEST: usize = 500;
const SQL: [&str; 5] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];
/// In two halves, so that this file may be read by its own rule.
const MARKS: [&str; 4] = [concat!("to", "do"), concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

pub fn check() -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for source in files("", &[".rs"])? {
        breaches.extend(lines(&source));
        if source.path.starts_with("slices/") && !is_test(&source.path) {
            breaches.extend(layers(&source)?);
        }
    }
    Ok(breaches)
}

fn lines(source: &Source) -> Vec<Breach> {
    let breach = |line, what: String, why| Breach { path: source.path.clone(), line, what, why };
    let mut breaches = Vec::new();
    if !source.text.starts_with("//!") {
        let why = "A reader learns from the first line whether this is the file they look for";
        breaches.push(breach(1, "this file does not open with //!".to_owned(), why));
    }
    let length = source.text.lines().count();
    if length > LONGEST {
        let why = "A file that long holds more than one thing; split it by what it is about";
        breaches.push(breach(LONGEST, format!("{length} lines, more than {LONGEST}"), why));
    }
    for (at, line) in source.text.lines().enumerate() {
        let mut words = line.split(|c: char| !c.is_alphanumeric());
        if let Some(word) = words.find(|word| MARKS.contains(word)) {
            let why = "What is not done is an entry on the list of what is next, not a mark in the code";
            breaches.push(breach(at + 1, format!("`{word}` stands here"), why));
        }
    }
    breaches
}

/// Inside a slice: SQL in `store`, axum in `pages` and `live`.
fn layers(source: &Source) -> Result<Vec<Breach>> {
    let breach = |line, what: &str, why| Breach { path: source.path.clone(), line, what: what.to_owned(), why };
    let tokens = source.tokens()?;
    let mut breaches = Vec::new();
    if !is_in(source, &["store"]) {
        let statements = strings(&tokens).into_iter().filter(|(text, _)| SQL.iter().any(|word| text.starts_with(word)));
        let why = "Every statement of a slice stands in its store, where all of them can be read and compared";
        breaches.extend(statements.map(|(_, line)| breach(line, "SQL outside the store", why)));
    }
    if !is_in(source, &["pages", "live", "lib"]) {
        let why = "Nouns, stores and jobs know nothing of HTTP, so that every channel can use them";
        runs(&tokens, &mut |run| {
            let named = run.iter().filter(|token| ident(Some(token)).is_some_and(|word| word == "axum"));
            breaches.extend(named.map(|token| breach(token.span().start().line, "axum outside the pages", why)));
        });
    }
    Ok(breaches)
}

/// Whether a file of a slice is one of these, or in a folder of that name.
fn is_in(source: &Source, names: &[&str]) -> bool {
    let room = source.path.split('/').nth(3).unwrap_or_default();
    names.contains(&room.trim_end_matches(".rs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let source = Source { path: path.to_owned(), text: text.to_owned() };
        let mut all = lines(&source);
        all.extend(layers(&source).unwrap());
        all.iter().map(|breach| format!("{}: {}", breach.line, breach.what)).collect()
    }

    #[test]
    fn sql_stands_in_the_store_alone() {
        let text = "//! a\nfn f() {\n g(\"SELECT 1\");\n}\n#[cfg(test)]\nmod tests { const A: &str = \"SELECT 2\"; }\n";
        assert_eq!(found("slices/people/src/person.rs", text), ["3: SQL outside the store"]);
        assert_eq!(found("slices/people/src/store.rs", text), [""; 0]);
        assert_eq!(found("slices/people/src/store/person.rs", text), [""; 0]);
    }

    #[test]
    fn axum_stands_in_the_pages_alone() {
        let text = "//! a\n// axum is fine in a comment\nuse axum::Router;\n";
        assert_eq!(found("slices/people/src/jobs.rs", text), ["3: axum outside the pages"]);
        assert_eq!(found("slices/people/src/pages/person.rs", text), [""; 0]);
    }

    #[test]
    fn a_file_opens_with_what_it_is_for_and_leaves_nothing_undone() {
        let text = format!("fn f() {{\n    {}\n}}\n", concat!("to", "do!()"));
        let undone = format!("2: `{}` stands here", MARKS[0]);
        assert_eq!(found("slices/people/src/a.rs", &text), ["1: this file does not open with //!", &undone]);
        let long = format!("//! a\n{}", "\n".repeat(500));
        assert_eq!(found("slices/people/src/a.rs", &long), ["500: 501 lines, more than 500"]);
    }
}
