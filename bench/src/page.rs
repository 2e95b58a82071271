//! What a visit to a page costs the line: its bytes, the files it needs, and how much of its HTML people read.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::client::{Line, get};
use crate::sides::BROWSER;

/// A first visit with an empty browser, and a repeated one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visit {
    pub requests: usize,
    /// Everything that was received, heads included.
    pub first: usize,
    pub repeated: usize,
}

/// Visits `path` as a browser does: the page, then every style and script it links, then what those import.
pub async fn visit(line: &mut Line, path: &str, secret: &str) -> Result<Visit> {
    let packed = line.ask(&get(path, secret, BROWSER)).await?;
    let plain = line.ask(&get(path, secret, "identity")).await?;
    ensure!(plain.status == 200, "{path} answers {}", plain.status);
    let mut found = Visit { requests: 1, first: packed.received, repeated: packed.received };
    let mut open: BTreeSet<String> = files(&String::from_utf8_lossy(&plain.body)).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(file) = open.pop_first() {
        if !seen.insert(file.clone()) {
            continue;
        }
        found.requests += 1;
        found.first += line.ask(&get(&file, secret, BROWSER)).await?.received;
        let text = line.ask(&get(&file, secret, "identity")).await?.body;
        open.extend(files(&String::from_utf8_lossy(&text)));
    }
    Ok(found)
}

/// The assets that a page links or a script imports.
fn files(text: &str) -> Vec<String> {
    let quoted = text.split(['"', '\'']).filter(|part| part.starts_with("/assets/") && part.len() < 200);
    quoted.map(str::to_owned).collect()
}

/// Bytes of HTML for each byte that is read: text outside of tags, styles and scripts, spaces counted once.
pub fn html_per_text(html: &str) -> f64 {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let (mut text, mut rest) = (String::new(), body.split_once('>').map_or("", |(_, rest)| rest));
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        rest = tag.split_once('>').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    let read: usize = text.split_whitespace().map(|word| word.len() + 1).sum();
    html.len() as f64 / read.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_read_counts_as_text() {
        let html = "<html><head><title>x</title></head><body class=\"a\"><p>one  <b>two</b></p></body></html>";
        assert_eq!(html_per_text(html), html.len() as f64 / 8.0);
    }

    #[test]
    fn files_are_found_where_they_are_linked() {
        let html = "<link href=\"/assets/kith-1.css\"><script src='/assets/core-2.js'></script><a href=\"/you\">";
        assert_eq!(files(html), ["/assets/kith-1.css", "/assets/core-2.js"]);
    }
}
