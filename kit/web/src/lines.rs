//! What several slices put on one page: typed lines, and the panels by which a slice further down appears on a page
//! further up.

use kith_base::Lang;
use kith_db::Read;
use kith_policy::{CommunityId, Viewer};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{House, Stop, When};

/// A link in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Link {
    pub label: String,
    pub href: String,
    pub current: bool,
    /// The language of the label where it is not the page's: words that people wrote.
    pub lang: &'static str,
}

impl Link {
    pub fn to(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), ..Self::default() }
    }

    /// The same link; its label is in this language.
    pub fn in_lang(self, lang: Lang) -> Self {
        Self { lang: lang.tag(), ..self }
    }
}

/// One choice of a field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub help: String,
    pub chosen: bool,
}

/// A step of a thing's thread: where it came from and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Step {
    pub label: String,
    /// The language of the label; "" is the page's.
    pub lang: &'static str,
    pub href: String,
    pub note: String,
    pub here: bool,
}

/// A readable line of a list: what, who, when, state.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Line {
    pub text: String,
    /// The language of the text; "" is the page's.
    pub lang: &'static str,
    pub href: String,
    pub who: String,
    pub note: String,
    /// The language of the note; "" is the page's.
    pub note_lang: &'static str,
    pub when: Option<When>,
    /// The kind of state ("needs", "well", "stuck", "private", "") and its word.
    pub kind: String,
    pub state: String,
    /// What it costs the reader, in minutes.
    pub minutes: Option<i64>,
    /// The act it asks for.
    pub act: Option<Link>,
}

/// Which part of a page a block belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Your week: what needs you.
    NeedsYou,
    /// Your week: what is next.
    Next,
    /// Your week: what came of what you said.
    Came,
    /// The page of a community.
    Community,
}

/// A titled list that a slice contributes to a page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Block {
    pub part: Part,
    pub title: String,
    pub lines: Vec<Line>,
    pub more: Option<Link>,
}

/// What a slice shows on somebody's week (no community), or on the page of a community.
pub type Panel = fn(&House, &mut Read<'_>, &Viewer, Option<CommunityId>) -> Result<Vec<Block>, Stop>;
