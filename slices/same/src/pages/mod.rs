//! The pages of this slice: one of a community for its stewards, one of the instance for its operators; and what both say.

pub mod organisations;
pub mod people;

use askama::Template;
use kith_base::{Say, Uuid};
use kith_web::{Fields, Shell, Stop, Tried, When};
use schemars::JsonSchema;
use serde::Serialize;

use crate::alike::Reason;
use crate::store::Joined;

/// How many proposals a page has.
const MOST: usize = 20;

/// Two that look alike.
#[derive(Serialize, JsonSchema)]
pub struct PairLine {
    kind: &'static str,
    /// What stays, and what would be another name of it.
    one: String,
    one_note: String,
    other: String,
    other_note: String,
    why: String,
    one_id: String,
    other_id: String,
}

/// Somebody who may be meant by what is written at a commitment.
#[derive(Serialize, JsonSchema)]
pub struct OwnerLine {
    said: String,
    text: String,
    who: String,
    why: String,
    session: String,
    href: String,
    when: When,
    one_id: String,
    other_id: String,
}

/// What was joined, and how it is undone.
#[derive(Serialize, JsonSchema)]
pub struct JoinedLine {
    name: String,
    stays: String,
    why: String,
    when: When,
    /// Empty where something newer stands on it.
    undo: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "same.html")]
pub struct SamePage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    lede: String,
    action: String,
    pairs: Vec<PairLine>,
    owners: Vec<OwnerLine>,
    joined: Vec<JoinedLine>,
    /// How many more pairs there are than the page shows.
    more: i64,
}

fn why(shell: &Shell, reason: Reason) -> String {
    // locale: same-reason-handle same-reason-spelling same-reason-middle same-reason-short same-reason-letter
    // locale: same-reason-initials same-reason-first
    shell.t(reason.key())
}

fn done(shell: &Shell, it: &Joined, path: &str) -> JoinedLine {
    JoinedLine {
        name: it.name.clone(),
        stays: it.stays.clone(),
        why: Reason::of(&it.reason).map(|reason| why(shell, reason)).unwrap_or_default(),
        when: shell.when(it.at),
        undo: if it.stands { format!("{path}/{}/undoings", it.id) } else { String::new() },
    }
}

/// What somebody said of two.
struct Said {
    one: Uuid,
    other: Uuid,
    same: bool,
}

fn said(fields: &Fields) -> Result<Said, Stop> {
    let id =
        |name: &str| fields.get(name).parse::<Uuid>().map_err(|_| Stop::field(name, Say::new("error-not-a-choice")));
    let same = match fields.get("said") {
        "same" => true,
        "different" => false,
        _ => return Err(Stop::field("said", Say::new("error-not-a-choice"))),
    };
    let (one, other) = (id("one")?, id("other")?);
    if one == other {
        return Err(Stop::field("other", Say::new("error-not-a-choice")));
    }
    Ok(Said { one, other, same })
}

/// Two of whom nobody here may say that they are one. It tells no more than that.
fn not_here() -> Stop {
    Stop::field("said", Say::new("same-not-here"))
}
