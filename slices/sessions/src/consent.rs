//! Consent: what somebody agreed to in a community, one purpose at a time. Said once, changed whenever they like; what was
//! not said is not given.

use jiff::Timestamp;
use kith_base::{Say, jiff};
use kith_policy::{CommunityId, PersonId, Thing};
use serde::Serialize;

/// What a consent is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    Recording,
    Quoting,
    Publishing,
    Research,
}

impl Purpose {
    pub const ALL: [Purpose; 4] = [Purpose::Recording, Purpose::Quoting, Purpose::Publishing, Purpose::Research];

    pub fn word(self) -> &'static str {
        match self {
            Purpose::Recording => "recording",
            Purpose::Quoting => "quoting",
            Purpose::Publishing => "publishing",
            Purpose::Research => "research",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(text).ok_or_else(|| Say::new("error-not-a-choice"))
    }

    /// The locale keys of what one agrees to, and of what it means.
    pub fn keys(self) -> (&'static str, &'static str) {
        // locale: consent-recording consent-quoting consent-publishing consent-research
        // locale: consent-recording-help consent-quoting-help consent-publishing-help consent-research-help
        match self {
            Purpose::Recording => ("consent-recording", "consent-recording-help"),
            Purpose::Quoting => ("consent-quoting", "consent-quoting-help"),
            Purpose::Publishing => ("consent-publishing", "consent-publishing-help"),
            Purpose::Research => ("consent-research", "consent-research-help"),
        }
    }
}

kith_db::bind_words!(Purpose);

/// What somebody said of one purpose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    pub purpose: Purpose,
    pub given: bool,
    pub at: Timestamp,
}

/// Somebody who is at a session, with what they agreed to; nothing where they have not said.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreed {
    pub person: PersonId,
    pub name: String,
    pub recording: Option<bool>,
    pub quoting: Option<bool>,
    /// How many are here, and how many of them agreed to be recorded and to be quoted.
    pub here: i64,
    pub recorded: i64,
    pub quoted: i64,
    pub guest: bool,
}

/// One's own consents in a community, as the policy sees them.
pub fn thing(community: CommunityId) -> Thing {
    Thing::of_community("consent", community)
}

/// The locale key of what somebody said of a purpose.
pub fn answer_key(given: Option<bool>) -> &'static str {
    // locale: consent-yes consent-no consent-not-said
    match given {
        Some(true) => "consent-yes",
        Some(false) => "consent-no",
        None => "consent-not-said",
    }
}
