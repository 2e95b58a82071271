//! The people of the world and their organisations.

use kith_base::{Email, Lang, Name, Phone};
use kith_web::Prose;
use serde::Deserialize;

use super::words::{maybe, said};

/// The cast: whom one can be first, by their address, and the locale key of what one is then.
// locale: people-cast-maren people-cast-teo people-cast-priya people-cast-lucie people-cast-ansel people-cast-gordon
// locale: people-cast-wenona people-cast-odile
pub const CAST: [(&str, &str); 8] = [
    ("maren@healthy-places.example.org", "people-cast-maren"),
    ("teo@healthy-places.example.org", "people-cast-teo"),
    ("priya@larkhaven.example.org", "people-cast-priya"),
    ("lucie@trois-erables.example.org", "people-cast-lucie"),
    ("ansel@tern-tide.example.org", "people-cast-ansel"),
    ("gordon@mccrae.example.org", "people-cast-gordon"),
    ("wenona@stone-portage.example.org", "people-cast-wenona"),
    ("odile@tern-tide.example.org", "people-cast-odile"),
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
