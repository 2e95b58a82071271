//! Front matter: the YAML block at the head of a Markdown file, taken apart strictly and read within bounds.

use serde_json::{Map, Value as Json};

use crate::row::Place;
use crate::words::{self, Message};

const LARGEST: usize = 64 * 1024;
const FENCE: &str = "---";

/// A Markdown file in its two parts.
#[derive(Debug)]
pub struct Parted {
    pub fields: Map<String, Json>,
    pub body: String,
}

/// Takes a file apart. What cannot be read is refused with the line and a reason on which somebody can act.
pub fn part(file: &str, text: &str) -> Result<Parted, (Place, Message)> {
    let refuse = |line: usize, reason: Message| Err((Place::line(file, line), reason));
    let mut lines = text.lines();
    if lines.next().map(str::trim_end) != Some(FENCE) {
        return match first_fence(text) {
            Some(line) => refuse(line, words::FRONT_MATTER_LATE.with(&[&line])),
            None => refuse(1, words::FRONT_MATTER_MISSING.with(&[])),
        };
    }
    let head: Vec<&str> = lines.by_ref().take_while(|line| line.trim_end() != FENCE).collect();
    if head.len() + 1 >= text.lines().count() {
        return refuse(1, words::FRONT_MATTER_OPEN.with(&[]));
    }
    let yaml = head.join("\n");
    if yaml.len() > LARGEST {
        return refuse(1, words::FRONT_MATTER_TOO_LONG.with(&[&(LARGEST / 1024)]));
    }
    match read(&yaml) {
        Ok(fields) => Ok(Parted { fields, body: lines.collect::<Vec<_>>().join("\n") }),
        Err(line) => refuse(line + 1, words::FRONT_MATTER_BROKEN.with(&[])),
    }
}

/// The line of a fence that only blank lines stand before.
fn first_fence(text: &str) -> Option<usize> {
    let (number, line) = text.lines().enumerate().find(|(_, line)| !line.trim().is_empty())?;
    (line.trim_end() == FENCE).then_some(number + 1)
}

/// Reads the YAML, or says in which of its lines reading stopped.
fn read(yaml: &str) -> Result<Map<String, Json>, usize> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: 16, max_nodes: 5_000, max_aliases: 0, max_anchors: 0, max_documents: 1 },
    };
    serde_saphyr::from_str_with_options(yaml, options)
        .map_err(|error| error.location().map_or(1, |location| usize::try_from(location.line()).unwrap_or(1)))
}
