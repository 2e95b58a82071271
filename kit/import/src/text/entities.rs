//! Entities: character references of HTML (`&amp;`, `&#58;`) decoded, where that does not change what the text means.

use super::Mended;

/// No named reference is longer.
const LONGEST: usize = 33;

/// Decodes every reference: for plain text, where a decoded `<` is just a character.
pub(super) fn decode_all(text: &str, mended: &mut Mended) -> String {
    decode(text, mended, |_| true)
}

/// Decodes what has no meaning in Markdown. `&lt;` or `&#95;` stay as they are: they were written so that the character is not
/// taken for markup, and every Markdown reader shows them rightly.
pub(super) fn decode_safe(text: &str, mended: &mut Mended) -> String {
    decode(text, mended, |decoded| !decoded.chars().any(|c| "\\`*_{}[]()<>#+-!|&~\"\n".contains(c)))
}

fn decode(text: &str, mended: &mut Mended, safe: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, reference) = rest.split_at(start);
        out.push_str(before);
        match reference_at(reference) {
            Some((length, decoded)) if safe(&decoded) => {
                mended.entities += 1;
                out.push_str(&decoded);
                rest = &reference[length..];
            }
            _ => {
                out.push('&');
                rest = &reference[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The reference at the start of a text: its length and what it stands for.
fn reference_at(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let reference = &text[..=end];
    let decoded = html_escape::decode_html_entities(reference);
    (decoded != reference).then(|| (reference.len(), decoded.into_owned()))
}

/// An attribute's value decoded without an account of it.
pub(super) fn decode_attribute(text: &str) -> String {
    decode_all(text, &mut Mended::default())
}
