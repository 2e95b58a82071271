//! HTML inside Markdown: the tags people paste become Markdown, the rest goes, and the Markdown around them is left as it is.
//!
//! One pass over the text with a bounded look ahead; no tree is built, so nesting costs nothing, and unclosed or crossed tags
//! end where the text ends.

mod elements;
mod page;

use page::Page;

use super::Mended;
use super::tags::Tag;

/// Elements whose content is not for reading.
const MUTE: &[&str] = &["button", "form", "noscript", "object", "script", "style", "svg", "video"];

/// Converts the HTML in a Markdown text.
pub(super) fn to_markdown(text: &str, mended: &mut Mended) -> String {
    let mut page = Page::new(text.len(), mended);
    page.read(text);
    page.finish()
}

impl Page<'_> {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        let mut line_start = true;
        while !rest.is_empty() {
            let length = match line_start.then(|| fence_length(rest)).flatten() {
                Some(length) => {
                    self.write(&rest[..length]);
                    length
                }
                None => self.step(rest),
            };
            line_start = rest[..length].ends_with('\n');
            rest = &rest[length..];
        }
    }

    /// Reads the next piece, and says how long it was.
    fn step(&mut self, rest: &str) -> usize {
        match rest.find(['<', '`', '\n']) {
            None => {
                self.write(rest);
                rest.len()
            }
            Some(0) => match rest.as_bytes()[0] {
                b'`' => self.code(rest),
                b'<' => self.angle(rest),
                _ => {
                    self.write("\n");
                    1
                }
            },
            Some(next) => {
                self.write(&rest[..next]);
                next
            }
        }
    }

    /// Code between backticks is taken as it is.
    fn code(&mut self, rest: &str) -> usize {
        let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
        let line_end = rest.find('\n').unwrap_or(rest.len());
        let close = rest[ticks..line_end].find(&rest[..ticks]).map(|at| ticks + at + ticks);
        let length = close.unwrap_or(ticks);
        self.write(&rest[..length]);
        length
    }

    fn angle(&mut self, rest: &str) -> usize {
        if let Some(comment) = rest.strip_prefix("<!--") {
            self.mended.dropped.insert("comment".to_owned());
            return comment.find("-->").map_or(rest.len(), |end| end + 7);
        }
        match Tag::at(rest) {
            Some(tag) => {
                let length = tag.length + self.muted(&tag, &rest[tag.length..]);
                self.element(&tag);
                length
            }
            None => {
                self.bare(rest);
                1
            }
        }
    }

    /// The length of what follows a tag whose content is not for reading.
    fn muted(&mut self, tag: &Tag<'_>, after: &str) -> usize {
        if tag.closing || !MUTE.contains(&tag.name.as_str()) {
            return 0;
        }
        self.mended.dropped.insert(tag.name.clone());
        let close = format!("</{}", tag.name);
        let end =
            after.as_bytes().windows(close.len()).position(|window| window.eq_ignore_ascii_case(close.as_bytes()));
        end.map_or(after.len(), |end| after[end..].find('>').map_or(after.len(), |more| end + more + 1))
    }

    /// An angle that opens nothing we know: an address stays one, anything else must not be taken for a tag.
    fn bare(&mut self, rest: &str) {
        let inside = rest[1..].split(['>', '<', '\n']).next().unwrap_or_default();
        let tag_like = inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let address = tag_like && (inside.contains("://") || inside.contains('@') || inside.starts_with("mailto:"));
        let escaped = self.sink().ends_with('\\');
        self.write(if tag_like && !address && !escaped { "\\<" } else { "<" });
    }
}

/// The length of a fenced block of code at the start of a line, its fences included.
fn fence_length(text: &str) -> Option<usize> {
    let first = text.lines().next()?.trim_start();
    let fence = ["```", "~~~"].into_iter().find(|fence| first.starts_with(fence))?;
    let mut length = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        length += line.len();
        if number > 0 && line.trim().starts_with(fence) {
            return Some(length);
        }
    }
    // A fence that never closes would swallow the text; Markdown lets it, so the rest is code.
    Some(length)
}
