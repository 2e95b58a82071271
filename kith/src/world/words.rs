//! How texts of the world become checked values: with the same rules as what is typed into a form.

use jiff::civil::Weekday;
use kith_base::{Email, Name, Phone, Say, Slug, Title, Url, jiff};
use kith_charter::{Accent, FrameworkKind, Joining, Visibility};
use kith_policy::{Audience, Role};
use kith_sessions::rule::Rule;
use kith_sessions::wall::{TimeOfDay, Zone};
use kith_sessions::{ActivityKind, attendance, commitment, contribution, question, rsvp};
use kith_web::Prose;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// What can be read from a text, or not, with the reason.
pub trait Said: Sized {
    fn said(text: &str) -> Result<Self, String>;
}

/// A field that must be there.
pub fn said<'de, D: Deserializer<'de>, T: Said>(from: D) -> Result<T, D::Error> {
    let text = String::deserialize(from)?;
    T::said(&text).map_err(|why| D::Error::custom(format!("{text:?}: {why}")))
}

/// A field that may be missing.
pub fn maybe<'de, D: Deserializer<'de>, T: Said>(from: D) -> Result<Option<T>, D::Error> {
    said(from).map(Some)
}

fn why(say: Say) -> String {
    say.key.to_owned()
}

macro_rules! read {
    ($($ty:ty),* $(,)?) => {$(
        impl Said for $ty {
            fn said(text: &str) -> Result<Self, String> {
                Self::read(text).map_err(why)
            }
        }
    )*};
}

macro_rules! word {
    ($($ty:ty),* $(,)?) => {$(
        impl Said for $ty {
            fn said(word: &str) -> Result<Self, String> {
                Self::of(word).ok_or_else(|| concat!("no word of ", stringify!($ty)).to_owned())
            }
        }
    )*};
}

read!(Name, Email, Phone, Slug, Title, Url, TimeOfDay, Zone, Rule, Prose);
word!(Role, Audience, Visibility, Joining, Accent, FrameworkKind, ActivityKind);
word!(attendance::How, commitment::State, contribution::Channel, question::State, rsvp::Answer);

impl Said for Weekday {
    fn said(word: &str) -> Result<Self, String> {
        match word {
            "mon" => Ok(Weekday::Monday),
            "tue" => Ok(Weekday::Tuesday),
            "wed" => Ok(Weekday::Wednesday),
            "thu" => Ok(Weekday::Thursday),
            "fri" => Ok(Weekday::Friday),
            "sat" => Ok(Weekday::Saturday),
            "sun" => Ok(Weekday::Sunday),
            _ => Err("no weekday".to_owned()),
        }
    }
}
