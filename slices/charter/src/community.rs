//! A community: a practice that people share, with its name, its language and who may see and join it.

use kith_base::jiff::Timestamp;
use kith_base::jiff::tz::TimeZone;
use kith_base::{Lang, Name, Slug};
use kith_policy::{Audience, CommunityId, PersonId, Place, Thing};
use kith_web::{Prose, zone};
use serde::Serialize;

/// Who sees that a community exists.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Anybody reads its name and what it is about; nothing else.
    #[default]
    PublicSummary,
    /// Only its people and whom it invited know of it.
    Private,
}

impl Visibility {
    pub const ALL: [Self; 2] = [Self::PublicSummary, Self::Private];

    pub fn word(self) -> &'static str {
        match self {
            Self::PublicSummary => "public_summary",
            Self::Private => "private",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// How one gets in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Joining {
    /// Whoever presses the button is in.
    Open,
    /// Whoever asks, and is answered by a steward or facilitator.
    #[default]
    Request,
    /// Whoever was invited.
    Invitation,
}

impl Joining {
    pub const ALL: [Self; 3] = [Self::Open, Self::Request, Self::Invitation];

    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Request => "request",
            Self::Invitation => "invitation",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// The colour in which a community's next acts are drawn: one of eight tested ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Accent {
    #[default]
    Pine,
    Lake,
    Moss,
    Clay,
    Ochre,
    Plum,
    Rose,
    Slate,
}

impl Accent {
    pub const ALL: [Self; 8] =
        [Self::Pine, Self::Lake, Self::Moss, Self::Clay, Self::Ochre, Self::Plum, Self::Rose, Self::Slate];

    pub fn word(self) -> &'static str {
        match self {
            Self::Pine => "pine",
            Self::Lake => "lake",
            Self::Moss => "moss",
            Self::Clay => "clay",
            Self::Ochre => "ochre",
            Self::Plum => "plum",
            Self::Rose => "rose",
            Self::Slate => "slate",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

kith_db::bind_words!(Visibility, Joining, Accent);

/// A community, without the long texts of its charter.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Community {
    pub id: CommunityId,
    pub slug: Slug,
    pub name: Name,
    pub lang: Lang,
    /// The IANA name of its time zone.
    pub zone: String,
    pub accent: Accent,
    pub visibility: Visibility,
    pub joining: Joining,
    /// What it is for, in a sentence or two, as plain text.
    pub summary: String,
    pub opened_at: Timestamp,
    pub retired: Option<Timestamp>,
}

impl Community {
    /// The community as a whole, as a place.
    pub fn place(&self) -> Place {
        Place::community(self.id)
    }

    /// Something of `kind` for the whole community.
    pub fn thing(&self, kind: &'static str) -> Thing {
        Thing::of_community(kind, self.id)
    }

    /// The community itself: for anybody when its summary is public.
    pub fn itself(&self) -> Thing {
        self.seen_by("community", self.visibility == Visibility::PublicSummary)
    }

    /// Coming in: for anybody who sees the community, unless it takes only whom it invited.
    pub fn entrance(&self) -> Thing {
        let open = self.visibility == Visibility::PublicSummary && self.joining != Joining::Invitation;
        self.seen_by("joining", open)
    }

    fn seen_by(&self, kind: &'static str, anybody: bool) -> Thing {
        Thing::at(kind, self.place(), if anybody { Audience::Public } else { Audience::Community })
    }

    /// Name, slug and accent, as the frame of its pages wants them.
    pub fn head(&self) -> (&str, &str, &str) {
        (&self.name, &self.slug, self.accent.word())
    }

    /// Its address followed by `rest`.
    pub fn path(&self, rest: &str) -> String {
        format!("/c/{}{rest}", self.slug)
    }

    /// Its time zone.
    pub fn time_zone(&self) -> TimeZone {
        zone(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

/// The long texts of a charter.
#[derive(Clone, PartialEq, Debug)]
pub struct Charter {
    /// What it is about.
    pub domain: Prose,
    /// Who is in it, and who is missing.
    pub who: Prose,
    /// What they do together.
    pub practice: Prose,
    /// Why.
    pub purpose: Prose,
}

/// A community that is about to be founded.
#[derive(Clone, PartialEq, Debug)]
pub struct Founding {
    pub slug: Slug,
    pub name: Name,
    pub lang: Lang,
    pub zone: String,
    pub accent: Accent,
    pub visibility: Visibility,
    pub joining: Joining,
    pub summary: String,
    pub charter: Option<Charter>,
    pub opened_at: Timestamp,
    pub by: Option<PersonId>,
}

impl Founding {
    /// A community of this name, founded at `opened_at`, with everything else as usual.
    pub fn named(slug: Slug, name: Name, lang: Lang, opened_at: Timestamp) -> Self {
        Self {
            slug,
            name,
            lang,
            zone: "America/Vancouver".to_owned(),
            accent: Accent::default(),
            visibility: Visibility::default(),
            joining: Joining::default(),
            summary: String::new(),
            charter: None,
            opened_at,
            by: None,
        }
    }
}

/// What a steward says of the community at its head.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    pub name: Name,
    pub lang: Lang,
    pub zone: String,
    pub accent: Accent,
    pub visibility: Visibility,
    pub joining: Joining,
    pub summary: String,
}

/// A short name for addresses, proposed from a name: letters and digits of ASCII, joined by hyphens.
pub fn slug_of(name: &str) -> String {
    let folded = kith_base::fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    slug.chars().take(60).collect::<String>().trim_matches('-').to_owned()
}
