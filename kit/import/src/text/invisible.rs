//! Invisible characters: those that change how a text looks without being seen, and blanks that are not spaces.

use super::Mended;

/// Removes what cannot be seen; blanks of other kinds become spaces, other line ends become line ends.
pub(super) fn remove(text: &str, mended: &mut Mended) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | ' ' => out.push(c),
            // A tab is plain enough to need no mention.
            '\t' => out.push_str("    "),
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\r' => {
                mended.hidden += 1;
                out.push('\n');
            }
            c if c.is_whitespace() => {
                mended.hidden += 1;
                out.push(' ');
            }
            c if is_hidden(c) => mended.hidden += 1,
            c => out.push(c),
        }
    }
    out
}

/// Controls, direction marks and overrides, zero-width blanks and soft hyphens. The joiners stay: scripts and emoji need them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Whether a text of many lines has nothing hidden in it.
pub fn is_clean(text: &str) -> bool {
    !text.chars().any(|c| c != '\n' && is_hidden(c))
}

/// Whether a text is one line with nothing hidden in it.
pub fn is_clean_line(text: &str) -> bool {
    !text.chars().any(|c| is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}'))
}
