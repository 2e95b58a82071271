//! Frameworks: a steward's own lists, in English and French. Data, never code.

use kith_base::jiff::Timestamp;
use kith_base::{Lang, Title, ids};
use kith_policy::CommunityId;
use schemars::JsonSchema;
use serde::Serialize;

ids! {
    /// A list of a community.
    FrameworkId,
    /// A term of a list.
    TermId,
}
kith_db::bind_ids!(FrameworkId, TermId);

/// What a list is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FrameworkKind {
    /// What people and teams can do, in a common language.
    Capacities,
    /// What every session should do.
    SessionGoals,
    /// What the community is designed by.
    Principles,
    /// What it works on first.
    Priorities,
    /// What its texts and sessions are about.
    Topics,
}

impl FrameworkKind {
    pub const ALL: [Self; 5] = [Self::SessionGoals, Self::Capacities, Self::Principles, Self::Priorities, Self::Topics];

    pub fn word(self) -> &'static str {
        match self {
            Self::Capacities => "capacities",
            Self::SessionGoals => "session_goals",
            Self::Principles => "principles",
            Self::Priorities => "priorities",
            Self::Topics => "topics",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

kith_db::bind_words!(FrameworkKind);

/// A list of a community.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Framework {
    pub id: FrameworkId,
    pub community: CommunityId,
    pub kind: FrameworkKind,
    pub name_en: String,
    pub name_fr: String,
    pub place_in_list: i64,
}

impl Framework {
    /// Its name for a reader of `lang`; the other language's where it is missing.
    pub fn name(&self, lang: Lang) -> &str {
        either(lang, &self.name_en, &self.name_fr)
    }
}

/// A term of a list. A retired one stays where it was used and is offered no more.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Term {
    pub id: TermId,
    pub framework: FrameworkId,
    pub en: String,
    pub fr: String,
    pub about_en: String,
    pub about_fr: String,
    pub place_in_list: i64,
    pub retired_at: Option<Timestamp>,
}

impl Term {
    /// The term for a reader of `lang`; the other language's where it is missing.
    pub fn text(&self, lang: Lang) -> &str {
        either(lang, &self.en, &self.fr)
    }

    /// Its definition for a reader of `lang`; the other language's where it is missing.
    pub fn about(&self, lang: Lang) -> &str {
        either(lang, &self.about_en, &self.about_fr)
    }
}

fn either<'t>(lang: Lang, en: &'t str, fr: &'t str) -> &'t str {
    let (own, other) = if lang == Lang::Fr { (fr, en) } else { (en, fr) };
    if own.is_empty() { other } else { own }
}

/// What a term says, as a steward writes it.
#[derive(Clone, PartialEq, Debug)]
pub struct TermText {
    pub en: String,
    pub fr: String,
    pub about_en: String,
    pub about_fr: String,
}

/// The name of a list in both languages, as a steward writes it; one of them may be missing.
#[derive(Clone, PartialEq, Debug)]
pub struct FrameworkName {
    pub kind: FrameworkKind,
    pub en: Option<Title>,
    pub fr: Option<Title>,
}
