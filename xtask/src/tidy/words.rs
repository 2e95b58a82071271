//! Every sentence that pages say is written in every language, and every sentence that is written is said.
//!
//! A key counts as said where it stands as a string in code, in a template or in the policy, or in a comment
//! `locale: key key` beside code that puts it together. It has to exist where it is handed to `t`, `ta`, `tn`, `say`,
//! `saying` or `Say::new`, and in those comments.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use proc_macro2::TokenTree;

use super::Breach;
use crate::source::{Source, arguments, files, ident, is_test, runs, strings};

const MISSING: &str = "A page would show the key instead of a sentence";
const UNUSED: &str = "A sentence that nobody says is translated and read for nothing";
const TWICE: &str = "Of two sentences with one key only one is ever said";
/// The languages of `locales/`.
const LANGUAGES: [&str; 2] = ["en", "fr"];
const POLICY: &str = "kit/policy/policy.csv";

/// A key where it stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Said {
    path: String,
    line: usize,
    key: String,
    /// Whether it is certainly a key, rather than a text that may be one.
    surely: bool,
}

pub fn check() -> Result<Vec<Breach>> {
    let mut said = Vec::new();
    for folder in ["kit", "slices", "kith"] {
        for source in files(folder, &[".rs", ".html", ".txt"])?.iter().filter(|source| !is_test(&source.path)) {
            said.extend(if source.path.ends_with(".rs") { in_rust(source)? } else { in_template(source) });
        }
    }
    said.extend(in_policy(&files("kit/policy", &["policy.csv"])?));
    let locale = |language| Ok((language, files(&format!("locales/{language}"), &[".ftl"])?));
    let locales = LANGUAGES.into_iter().map(locale).collect::<Result<Vec<_>>>()?;
    Ok(compare(&locales, &said))
}

fn compare(locales: &[(&str, Vec<Source>)], said: &[Said]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut missing: BTreeMap<&Said, Vec<&str>> = BTreeMap::new();
    for (language, files) in locales {
        let written = written(files, &mut breaches);
        for it in said.iter().filter(|it| it.surely && !written.contains_key(it.key.as_str())) {
            missing.entry(it).or_default().push(language);
        }
        let quoted = files.iter().flat_map(references);
        let heard: BTreeSet<&str> = said.iter().map(|it| it.key.as_str()).chain(quoted).collect();
        let unused = written.iter().filter(|(key, _)| !heard.contains(*key));
        breaches.extend(unused.map(|(key, at)| breach(at, format!("nobody says `{key}`"), UNUSED)));
    }
    breaches.extend(missing.into_iter().map(|(it, languages)| {
        let what = format!("`{}` is not written in {}", it.key, languages.join(", "));
        breach(&(&it.path, it.line), what, MISSING)
    }));
    breaches
}

/// Where each sentence of one language stands.
fn written<'s>(files: &'s [Source], breaches: &mut Vec<Breach>) -> BTreeMap<&'s str, (&'s str, usize)> {
    let mut written = BTreeMap::new();
    for (path, line, key) in files.iter().flat_map(sentences) {
        if let Some((other, at)) = written.insert(key, (path, line)) {
            breaches.push(breach(&(path, line), format!("`{key}` is also in {other}:{at}"), TWICE));
        }
    }
    written
}

fn breach((path, line): &(&str, usize), what: String, why: &'static str) -> Breach {
    Breach { path: (*path).to_owned(), line: *line, what, why }
}

/// Path, line and key of each sentence of a locale.
fn sentences(source: &Source) -> impl Iterator<Item = (&str, usize, &str)> {
    source.text.lines().enumerate().filter_map(|(at, line)| {
        let (key, _) = line.split_once(" =")?;
        is_key(key).then_some((source.path.as_str(), at + 1, key))
    })
}

/// Keys that other sentences of the locale quote: `{ key }`.
fn references(source: &Source) -> impl Iterator<Item = &str> {
    source.text.split('{').skip(1).filter_map(|after| Some(after.split_once('}')?.0.trim())).filter(|word| is_key(word))
}

/// Lower-case words, digits among them, joined by hyphens.
fn is_key(text: &str) -> bool {
    let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.contains('-') && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(word)
}

fn in_rust(source: &Source) -> Result<Vec<Said>> {
    let tokens = source.tokens()?;
    let mut said = comments(source);
    let mut surely = BTreeSet::new();
    runs(&tokens, &mut |run| {
        for at in 0..run.len() {
            surely.extend(handed(&run[at..]));
        }
    });
    for (key, line) in strings(&tokens).into_iter().filter(|(text, _)| is_key(text)) {
        let surely = surely.contains(&(key.clone(), line));
        said.push(Said { path: source.path.clone(), line, key, surely });
    }
    Ok(said)
}

/// The keys that a call hands on, if `tokens` begin one of those that take a key.
fn handed(tokens: &[TokenTree]) -> Vec<(String, usize)> {
    let Some(name) = ident(tokens.first()) else { return Vec::new() };
    let (group, position) = match (name.as_str(), tokens.get(1)) {
        ("t" | "ta" | "tn" | "saying", Some(TokenTree::Group(group))) => (group, 0),
        ("say", Some(TokenTree::Group(group))) => (group, 1),
        ("Say", _) if ident(tokens.get(3)).is_some_and(|word| word == "new") => match tokens.get(4) {
            Some(TokenTree::Group(group)) => (group, 0),
            _ => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let taken = arguments(group).into_iter().nth(position).unwrap_or_default();
    strings(&taken).into_iter().filter(|(text, _)| is_key(text)).collect()
}

/// What comments of the form `locale: key key` promise.
fn comments(source: &Source) -> Vec<Said> {
    let mut said = Vec::new();
    for (at, line) in source.text.lines().enumerate() {
        let Some((_, keys)) = line.split_once("locale: ") else { continue };
        let keys = keys.split_whitespace().filter(|word| is_key(word));
        said.extend(keys.map(|key| Said {
            path: source.path.clone(),
            line: at + 1,
            key: key.to_owned(),
            surely: true,
        }));
    }
    said
}

fn in_template(source: &Source) -> Vec<Said> {
    let mut said = comments(source);
    for (at, line) in source.text.lines().enumerate() {
        let pieces: Vec<&str> = line.split('"').collect();
        for (before, key) in pieces.iter().zip(pieces.iter().skip(1)).filter(|(_, key)| is_key(key)) {
            let call = ["t(", "ta(", "tn("].iter().find_map(|call| before.strip_suffix(call));
            let surely = call.is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'));
            said.push(Said { path: source.path.clone(), line: at + 1, key: (*key).to_owned(), surely });
        }
    }
    said
}

/// The reasons of the policy, and a name for each standing, which is a column.
fn in_policy(tables: &[Source]) -> Vec<Said> {
    let mut said = Vec::new();
    for (at, line) in tables.iter().flat_map(|table| table.text.lines().enumerate()) {
        let cells: Vec<&str> = line.split(',').collect();
        let mut add = |key: String| said.push(Said { path: POLICY.to_owned(), line: at + 1, key, surely: true });
        match cells.as_slice() {
            ["kind", _, _, _, standings @ ..] => standings.iter().for_each(|name| add(format!("standing-{name}"))),
            [_, _, _, why, ..] if is_key(why) => add((*why).to_owned()),
            _ => {}
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    fn told(said: &[Said], locale: &str) -> Vec<String> {
        let locales = [("en", vec![source("locales/en/a.ftl", locale)])];
        let mut breaches = compare(&locales, said);
        breaches.sort();
        breaches.iter().map(|it| format!("{}:{}: {}", it.path, it.line, it.what)).collect()
    }

    #[test]
    fn a_sentence_is_written_once_and_said_somewhere() {
        let rust = source(
            "kit/a.rs",
            "fn f() {\n  s.t(if x { \"a-b\" } else { \"a-c\" });\n  let it = \"a-d\"; // locale: a-e\n}",
        );
        let said = in_rust(&rust).unwrap();
        assert_eq!(told(&said, "a-b = 1\na-c = 2 { a-f }\na-d = 3\na-e = 4\na-f = 5\n"), [""; 0]);
        assert_eq!(
            told(&said, "a-b = 1\na-e = 3\na-b = 4\na-g = 5\n"),
            [
                "kit/a.rs:2: `a-c` is not written in en",
                "locales/en/a.ftl:3: `a-b` is also in locales/en/a.ftl:1",
                "locales/en/a.ftl:4: nobody says `a-g`",
            ]
        );
    }

    #[test]
    fn calls_that_hand_on_a_key_are_seen_in_macros_too() {
        let text =
            "fn f() { vec![Say::new(\"a-a\")]; done.saying(\"a-b\"); words.say(lang, \"a-c\", &[]); other(\"a-d\"); }";
        let said = in_rust(&source("kit/a.rs", text)).unwrap();
        let sure: Vec<_> = said.iter().filter(|it| it.surely).map(|it| it.key.as_str()).collect();
        assert_eq!(sure, ["a-a", "a-b", "a-c"]);
    }

    #[test]
    fn templates_and_the_policy_say_keys() {
        let html =
            "{# locale: a-a #}\n<p class=\"b-b\">{{ shell.tn(\"a-b\", n) }} {% call ui::x(shell.t(\"a-c\")) %}\n";
        let sure: Vec<_> = in_template(&source("a.html", html)).into_iter().filter(|it| it.surely).collect();
        assert_eq!(sure.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["a-a", "a-b", "a-c"]);
        let policy = "# a\nkind,audience,action,why,public,own\nfront,public,read,refusal-a,n,.\n";
        let keys: Vec<_> = in_policy(&[source("policy.csv", policy)]).into_iter().map(|it| it.key).collect();
        assert_eq!(keys, ["standing-public", "standing-own", "refusal-a"]);
    }
}
