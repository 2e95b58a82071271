//! Tags: HTML tags recognised inside other text, with a bound on how far is looked.

use super::Mended;
use super::entities::decode_attribute;

/// A tag longer than this is not taken for one; embedded maps have addresses of some hundred characters.
const LONGEST: usize = 1_000;

const KNOWN: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
];

/// A tag: its lower-case name, whether it closes, its attributes as written, and its length in the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: String,
    pub(super) closing: bool,
    attributes: &'a str,
    pub(super) length: usize,
}

impl<'a> Tag<'a> {
    /// The tag at the start of a text, if there is one of HTML's.
    pub(super) fn at(text: &'a str) -> Option<Tag<'a>> {
        let inner = text.strip_prefix('<')?;
        let closing = inner.starts_with('/');
        let inner = if closing { &inner[1..] } else { inner };
        let name_length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = inner[..name_length].to_ascii_lowercase();
        let after = inner[name_length..].bytes().next()?;
        if !KNOWN.contains(&name.as_str()) || !(after.is_ascii_whitespace() || matches!(after, b'>' | b'/')) {
            return None;
        }
        let end = end_of(&inner[name_length..])?;
        let attributes = &inner[name_length..name_length + end];
        Some(Tag { name, closing, attributes, length: 1 + usize::from(closing) + name_length + end + 1 })
    }

    /// The value of an attribute, decoded and trimmed; empty ones count as absent.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes.trim_start_matches(is_between);
        while !rest.is_empty() {
            let (name, value, after) = next_attribute(rest);
            if name.eq_ignore_ascii_case(wanted) {
                let value = decode_attribute(value).split_whitespace().collect::<Vec<_>>().join(" ");
                return (!value.is_empty()).then_some(value);
            }
            rest = after.trim_start_matches(is_between);
        }
        None
    }
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || c == '/'
}

/// The position of the `>` that ends a tag, quotes respected.
fn end_of(text: &str) -> Option<usize> {
    let mut quote = None;
    for (position, byte) in text.bytes().take(LONGEST).enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(position),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Name and value of the attribute at the start of a text, and what follows it.
fn next_attribute(text: &str) -> (&str, &str, &str) {
    let name_end = text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len());
    let (name, after) = text.split_at(name_end);
    let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
        // A stray quote would otherwise be taken again and again.
        return (name, "", after);
    };
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => match value[1..].find(quote) {
            Some(end) => (name, &value[1..=end], &value[end + 2..]),
            None => (name, &value[1..], ""),
        },
        _ => {
            let end = value.find(char::is_whitespace).unwrap_or(value.len());
            (name, &value[..end], &value[end..])
        }
    }
}

/// A text without its tags; elements that begin a new line leave a blank.
pub(super) fn strip(text: &str, mended: &mut Mended) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        match Tag::at(rest) {
            Some(tag) => {
                if matches!(tag.name.as_str(), "br" | "p" | "div" | "li" | "td" | "tr") {
                    out.push(' ');
                }
                rest = &rest[tag.length..];
                mended.tags.insert(tag.name);
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}
