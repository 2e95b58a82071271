//! A person, as others see them and as they describe themselves.

use kith_base::{Email, Lang, Name, Phone, Say, ids, one_line};
use kith_policy::{Audience, PersonId};
use kith_web::Prose;
use serde::Serialize;

ids! {
    /// An organisation that people come from.
    OrganisationId,
    /// Something that a person asks for or offers.
    AskOfferId,
}

kith_db::bind_ids!(OrganisationId, AskOfferId);

/// The sectors that organisations are of.
pub const SECTORS: [&str; 9] = [
    "local_government",
    "health_authority",
    "community",
    "school",
    "university",
    "first_nation",
    "provincial",
    "funder",
    "business",
];

/// A person as the people of their communities may see them. How to reach them is not in it.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    pub id: PersonId,
    pub name: Name,
    pub organisation_id: Option<OrganisationId>,
    pub organisation: String,
    pub job: String,
    pub pronouns: String,
    pub place: String,
    pub region: String,
    pub about: String,
    pub about_html: String,
    pub lang: Lang,
    pub zone: String,
    pub operator: bool,
    /// The tags of the languages they ticked, and when they are usually free, as kept; "" where they said nothing.
    pub languages: String,
    pub hours: String,
}

/// A person who is about to be known here.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub name: Name,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub organisation_id: Option<OrganisationId>,
    pub lang: Lang,
    pub zone: String,
    pub operator: bool,
}

impl NewPerson {
    /// A person of whom only name, address and language are known.
    pub fn of(name: Name, email: Email, lang: Lang, zone: impl Into<String>) -> Self {
        let (email, zone) = (Some(email), zone.into());
        Self { name, email, phone: None, organisation_id: None, lang, zone, operator: false }
    }
}

/// Whether a person asks for something or offers it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AskOfferKind {
    Ask,
    Offer,
}

impl AskOfferKind {
    pub fn word(self) -> &'static str {
        match self {
            AskOfferKind::Ask => "ask",
            AskOfferKind::Offer => "offer",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        match word {
            "ask" => Some(AskOfferKind::Ask),
            "offer" => Some(AskOfferKind::Offer),
            _ => None,
        }
    }
}

kith_db::bind_words!(AskOfferKind);

/// Something that a person asks for or offers.
#[derive(Clone, Debug, Serialize)]
pub struct AskOffer {
    pub person_id: PersonId,
    pub kind: AskOfferKind,
    pub text: String,
}

/// Up to ten short lines: what somebody asks for, or offers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish(pub Vec<String>);

impl Wish {
    const MOST: usize = 10;

    /// One wish a line.
    pub fn read(text: &str) -> Result<Self, Say> {
        let lines = text.lines().map(|line| one_line(line, 140)).collect::<Result<Vec<_>, Say>>()?;
        let lines: Vec<_> = lines.into_iter().flatten().collect();
        if lines.len() > Self::MOST {
            return Err(Say::new("people-too-many-wishes").with("most", Self::MOST));
        }
        Ok(Self(lines))
    }
}

/// The fields that a person can keep from the people of their communities.
pub const HIDEABLE: [&str; 6] = ["phone", "pronouns", "place", "about", "asks", "offers"];

/// What a person says of themselves.
#[derive(Debug)]
pub struct ProfileDraft {
    pub name: Name,
    pub pronouns: String,
    pub organisation: Option<Name>,
    pub job: String,
    pub place: String,
    pub region: String,
    pub phone: Option<Phone>,
    pub about: Prose,
    pub asks: Wish,
    pub offers: Wish,
    pub lang: Lang,
    pub zone: String,
    pub hidden: Vec<&'static str>,
    pub languages: Vec<&'static str>,
    pub days: Vec<&'static str>,
    pub free_from: Option<i32>,
    pub free_until: Option<i32>,
}

/// The audience of a hidden field: only the person.
pub const HIDDEN: Audience = Audience::Own;

/// A word of [`HIDEABLE`].
pub fn hideable(word: &str) -> Result<&'static str, Say> {
    HIDEABLE.into_iter().find(|field| *field == word).ok_or_else(|| Say::new("error-not-a-choice"))
}

/// A short line that may be empty.
pub fn short(text: &str, most: usize) -> Result<String, Say> {
    Ok(one_line(text, most)?.unwrap_or_default())
}
