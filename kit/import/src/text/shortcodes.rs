//! Shortcodes: the template language of the Hugo site generator (`{{< name args >}}`) made into Markdown or removed.

use super::Mended;

/// A shortcode longer than this is not taken for one.
const LONGEST: usize = 1_000;
/// Where addresses that the site writes without a host lead.
const SITE: &str = "https://digital.gov";

/// Replaces every shortcode. Unknown ones are removed and named, and what stands between an opening and a closing one stays.
pub(super) fn expand(text: &str, mended: &mut Mended) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        match inside(rest) {
            Some((body, length)) => {
                replace(body, &mut out, mended);
                rest = &rest[length..];
            }
            None => {
                out.push_str("{{");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// What stands inside the shortcode at the start of a text, and the length of the whole.
fn inside(text: &str) -> Option<(&str, usize)> {
    let close = match text.as_bytes().get(2)? {
        b'<' => ">}}",
        b'%' => "%}}",
        _ => return None,
    };
    let reach = text.floor_char_boundary(LONGEST.min(text.len()));
    // One shortcode does not begin inside another.
    let end = text[3..reach.max(3)].split("{{").next()?.find(close)? + 3;
    Some((&text[3..end], end + close.len()))
}

fn replace(body: &str, out: &mut String, mended: &mut Mended) {
    let body = body.trim().trim_start_matches("/*").trim_end_matches("*/").trim();
    let closing = body.starts_with('/');
    let words = split(body.trim_start_matches('/').trim_end_matches('/'));
    let Some((name, arguments)) = words.split_first() else { return };
    let name = name.text.to_lowercase();
    let text = if closing { None } else { write(&name, arguments) };
    match text {
        Some(text) => {
            *mended.converted.entry(name).or_default() += 1;
            out.push_str(&text);
        }
        // The closing half of a pair is the same shortcode.
        None if closing => {}
        None => *mended.removed.entry(name).or_default() += 1,
    }
}

/// The Markdown for the shortcodes that carry something to read.
fn write(name: &str, arguments: &[Word]) -> Option<String> {
    let named = |key: &str| arguments.iter().find(|word| word.key == Some(key)).map(|word| word.text);
    let first = || arguments.iter().find(|word| word.key.is_none()).map(|word| word.text);
    match name {
        "link" | "ref" | "relref" => Some(address(first()?)),
        "youtube" => {
            let id = named("id").or_else(first)?;
            Some(format!("[{}](https://www.youtube.com/watch?v={id})", named("title").unwrap_or("YouTube")))
        }
        "asset-static" => {
            let file = named("file").or_else(first)?;
            Some(named("label").map_or_else(|| format!("`{file}`"), |label| format!("{label} (`{file}`)")))
        }
        _ => None,
    }
}

/// The public address of a page that the site names by path or by file.
fn address(target: &str) -> String {
    let path = target.trim_matches('/').trim_end_matches(".md").trim_end_matches("/_index");
    if super::is_web_address(target) {
        return target.to_owned();
    }
    // Files are named year-month-day-slug, and their pages stand under year/month/day/slug.
    let parts: Vec<&str> = path.splitn(4, '-').collect();
    match parts.as_slice() {
        [year, month, day, slug] if is_number(year) && is_number(month) && is_number(day) => {
            format!("{SITE}/{year}/{month}/{day}/{slug}/")
        }
        _ => format!("{SITE}/{path}/"),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word of a shortcode: `key="text"`, `"text"` or `text`.
#[derive(Debug)]
struct Word<'a> {
    key: Option<&'a str>,
    text: &'a str,
}

fn split(body: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = body.trim_start();
    while !rest.is_empty() {
        let key_length = rest.find(|c: char| c == '=' || c == '"' || c.is_whitespace()).unwrap_or(rest.len());
        let (key, value) = match rest[key_length..].strip_prefix('=') {
            Some(value) => (Some(&rest[..key_length]), value),
            None => (None, rest),
        };
        let (text, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        words.push(Word { key, text });
        rest = after.trim_start();
    }
    words
}
