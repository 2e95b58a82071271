//! Text: what other systems write, made into plain lines and plain Markdown, with an account of what was mended.
//!
//! A *line* loses entities, tags and invisible characters. *Markdown* keeps its own marks; template shortcodes and raw HTML in
//! it become Markdown, and what has no Markdown is dropped and named.

mod entities;
mod html;
mod invisible;
mod shortcodes;
mod table;
mod tags;

use std::collections::{BTreeMap, BTreeSet};

pub use invisible::{is_clean, is_clean_line};

use crate::words::{self, Message};

/// What was done to a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// Character references such as `&amp;` that were decoded.
    pub entities: usize,
    /// Control, direction and zero-width characters that were removed, odd blanks that became spaces.
    pub hidden: usize,
    /// Names of HTML elements that became Markdown or plain text.
    pub tags: BTreeSet<String>,
    /// HTML that says nothing in a text and was dropped: scripts, comments, pictures without an address.
    pub dropped: BTreeSet<String>,
    /// Shortcodes that became Markdown, by name.
    pub converted: BTreeMap<String, usize>,
    /// Shortcodes that were removed, by name.
    pub removed: BTreeMap<String, usize>,
}

impl Mended {
    /// What there is to say about the mending of this field.
    pub fn messages(&self, field: &str) -> Vec<Message> {
        let mut messages = Vec::new();
        if self.entities > 0 {
            messages.push(words::ENTITIES_DECODED.with(&[&field, &self.entities]));
        }
        if self.hidden > 0 {
            messages.push(words::HIDDEN_REMOVED.with(&[&field, &self.hidden]));
        }
        for (names, word) in [(&self.tags, words::HTML_CONVERTED), (&self.dropped, words::HTML_DROPPED)] {
            if !names.is_empty() {
                messages.push(word.with(&[&field, &names.iter().cloned().collect::<Vec<_>>().join(", ")]));
            }
        }
        for (names, word) in
            [(&self.converted, words::SHORTCODES_CONVERTED), (&self.removed, words::SHORTCODES_REMOVED)]
        {
            if !names.is_empty() {
                messages.push(word.with(&[&field, &counted(names)]));
            }
        }
        messages
    }
}

fn counted(names: &BTreeMap<String, usize>) -> String {
    let parts: Vec<String> = names.iter().map(|(name, count)| format!("{name} ({count})")).collect();
    parts.join(", ")
}

/// One clean line: no tags, no entities, no invisible characters, single spaces.
pub fn plain(text: &str) -> (String, Mended) {
    let mut mended = Mended::default();
    let text = tags::strip(text, &mut mended);
    let text = entities::decode_all(&text, &mut mended);
    let text = invisible::remove(&text, &mut mended);
    (text.split_whitespace().collect::<Vec<_>>().join(" "), mended)
}

/// Clean Markdown: no shortcodes, no raw HTML, no invisible characters.
pub fn markdown(text: &str) -> (String, Mended) {
    let mut mended = Mended::default();
    let text = text.replace("\r\n", "\n");
    let text = shortcodes::expand(&text, &mut mended);
    let text = html::to_markdown(&text, &mut mended);
    let text = entities::decode_safe(&text, &mut mended);
    let text = invisible::remove(&text, &mut mended);
    (without_wide_gaps(&text), mended)
}

/// Markdown as it was written, without invisible characters: what is shown is made safe where it is shown.
pub fn as_written(text: &str) -> (String, Mended) {
    let mut mended = Mended::default();
    let text = invisible::remove(&text.replace("\r\n", "\n"), &mut mended);
    (text.trim_end().to_owned(), mended)
}

/// Whether this is an absolute web address without blanks in it.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.chars().any(|c| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
    })
}

/// One empty line where there were several; blank lines lose their blanks.
fn without_wide_gaps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let line = if line.trim().is_empty() { "" } else { line };
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim_matches('\n').trim_end().to_owned()
}
