//! The people of the world and their organisations.

use kith_base::{Email, Lang, Name, Phone};
use kith_web::Prose;
use serde::Deserialize;

use super::words::{maybe, said};

/// The cast: whom one can be first, and as what one then sees the place.
pub const CAST: [(&str, &str); 8] = [
    ("maren", "steward"),
    ("teo", "facilitator"),
    ("priya", "member"),
    ("lucie", "team lead, in French"),
    ("ansel", "coach"),
    ("gordon", "sponsor"),
    ("wenona", "observer"),
    (OPERATOR, "operator"),
];

/// The key of who runs the server.
pub const OPERATOR: &str = "odile";

/// The address of somebody who is invited and has not answered.
pub const INVITED: &str = "rosa.delgado@example.org";

/// An organisation that people come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub key: String,
    #[serde(deserialize_with = "said")]
    pub name: Name,
    pub sector: String,
    pub place: String,
    pub region: String,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub key: String,
    #[serde(deserialize_with = "said")]
    pub name: Name,
    #[serde(deserialize_with = "said")]
    pub email: Email,
    /// The key of their organisation.
    pub organisation: String,
    pub job: String,
    pub place: String,
    pub region: String,
    /// The language in which they read and write.
    pub lang: Lang,
    pub zone: String,
    #[serde(default)]
    pub pronouns: String,
    #[serde(default, deserialize_with = "maybe")]
    pub about: Option<Prose>,
    pub asks: Vec<String>,
    pub offers: Vec<String>,
    #[serde(default, deserialize_with = "maybe")]
    pub phone: Option<Phone>,
    /// The fields that they keep to themselves.
    #[serde(default)]
    pub hidden: Vec<String>,
    /// Whether they come by telephone and no other way. What follows from it is in how they take part.
    #[serde(default)]
    pub phone_only: bool,
}
