//! Reads sources: which files there are, and their tokens without comments, attributes and tests.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};

use crate::place;

/// A file of the tree.
pub struct Source {
    /// From the root, with `/`.
    pub path: String,
    pub text: String,
}

/// Folders that hold what was fetched or made.
const MADE: [&str; 5] = ["target", "node_modules", "dist", "data", ".git"];

/// The files below `folder` (from the root) that end in one of `endings`, sorted.
pub fn files(folder: &str, endings: &[&str]) -> Result<Vec<Source>> {
    let mut paths = Vec::new();
    walk(&place::root().join(folder), &mut paths)?;
    paths.retain(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// Whether a file holds nothing but tests.
pub fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.starts_with("kit/test/")
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        if !entry.file_type()?.is_dir() {
            found.push(entry.path());
        } else if !MADE.iter().any(|made| entry.file_name() == *made) {
            walk(&entry.path(), found)?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Source> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(Source { path: path.strip_prefix(place::root())?.to_string_lossy().into_owned(), text })
}

impl Source {
    /// The tokens of a Rust file that are neither comments nor attributes nor tests.
    pub fn tokens(&self) -> Result<Vec<TokenTree>> {
        let stream: TokenStream = self.text.parse().map_err(|error| anyhow!("{}: {error}", self.path))?;
        Ok(proper(stream))
    }
}

/// What `group` holds, as [`Source::tokens`] has it.
pub fn inside(group: &Group) -> Vec<TokenTree> {
    proper(group.stream())
}

/// Leaves out attributes, and whole items where the attribute says that they are a test or that they speak for their
/// caller (`#[track_caller]`).
fn proper(stream: TokenStream) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if !is_punct(&token, '#') {
            kept.push(token);
            continue;
        }
        let inner = tokens.next_if(|next| is_punct(next, '!')).is_some();
        let Some(TokenTree::Group(attribute)) = tokens.next_if(is_bracket) else { continue };
        let text = attribute.stream().to_string().replace(' ', "");
        if !inner && (text == "cfg(test)" || text == "test" || text == "track_caller") {
            tokens.by_ref().find(|token| is_brace(token) || is_punct(token, ';'));
        }
    }
    kept
}

/// Shows every run of tokens (a file, then what each of its groups holds, and so on) to `see`.
pub fn runs(tokens: &[TokenTree], see: &mut dyn FnMut(&[TokenTree])) {
    see(tokens);
    for token in tokens {
        if let TokenTree::Group(group) = token {
            runs(&inside(group), see);
        }
    }
}

/// Every string literal in `tokens`, at any depth, with its line.
pub fn strings(tokens: &[TokenTree]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    runs(tokens, &mut |run| {
        let literals = run.iter().filter_map(|token| match token {
            TokenTree::Literal(literal) => Some((text_of(literal)?, literal.span().start().line)),
            _ => None,
        });
        found.extend(literals);
    });
    found
}

/// The text of a string literal, with its escapes as they stand.
pub fn text_of(literal: &Literal) -> Option<String> {
    let written = literal.to_string();
    let quoted = written.strip_prefix('r').map_or(written.as_str(), |raw| raw.trim_matches('#'));
    Some(quoted.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

/// The word of an identifier.
pub fn ident(token: Option<&TokenTree>) -> Option<String> {
    match token? {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    }
}

pub fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

/// The arguments of a call: what stands between the commas of `group`.
pub fn arguments(group: &Group) -> Vec<Vec<TokenTree>> {
    let tokens = inside(group);
    let split = tokens.split(|token| is_punct(token, ','));
    split.map(<[TokenTree]>::to_vec).filter(|argument| !argument.is_empty()).collect()
}

fn is_bracket(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
}

fn is_brace(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}
