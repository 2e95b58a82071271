//! The activity library that comes with Kith: methods written for somebody who never led them, whole in both languages.
//! They are data, one file each in `library/`.

use std::sync::LazyLock;

use kith_base::Lang;
use serde::Deserialize;

use crate::ActivityKind;
use crate::method::{Aim, Method, Setting, Told};

macro_rules! files {
    ($($key:literal),* $(,)?) => {
        &[$(($key, include_str!(concat!("../library/", $key, ".toml")))),*]
    };
}

/// Every file by its key, in the order in which they are offered: as a session goes, from arriving to closing.
pub(crate) const FILES: &[(&str, &str)] = files![
    "check-in",
    "one-word",
    "what-came-back",
    "round",
    "pairs-one-word",
    "silent-writing",
    "one-two-four-all",
    "appreciative-interview",
    "help-wanted",
    "troika",
    "case-consult",
    "fishbowl",
    "evidence-dialogue",
    "tool-share",
    "teach-back",
    "gallery-walk",
    "open-space",
    "influence-map",
    "premortem",
    "equity-question",
    "dot-vote",
    "fist-to-five",
    "break",
    "commitments",
    "takeaway-questions",
];

/// A method as its file tells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: String,
    minutes: i64,
    least: i64,
    most: i64,
    people: (i64, i64),
    aims: Vec<Aim>,
    places: Vec<Setting>,
    #[serde(default)]
    link: String,
    en: Told,
    fr: Told,
}

/// A method in both languages, as a file that is whole holds it.
#[derive(Clone, Debug)]
pub struct Ours {
    en: Method,
    fr: Method,
}

impl Ours {
    /// The method in the words of a language.
    pub fn told(&self, lang: Lang) -> &Method {
        match lang {
            Lang::En => &self.en,
            Lang::Fr => &self.fr,
        }
    }
}

static OURS: LazyLock<Vec<Ours>> =
    LazyLock::new(|| FILES.iter().filter_map(|(key, text)| read(key, text).ok()).collect());

/// Reads the file of a method; what is wrong with it otherwise.
pub(crate) fn read(key: &str, text: &str) -> Result<Ours, String> {
    let it: Written = toml::from_str(text).map_err(|error| format!("{key}: {error}"))?;
    let kind = ActivityKind::of(&it.kind).ok_or_else(|| format!("{key}: no kind {:?}", it.kind))?;
    let told = |lang, told| Method {
        key: key.to_owned(),
        ours: true,
        kind,
        minutes: it.minutes,
        least: it.least,
        most: it.most,
        people: it.people,
        aims: it.aims.clone(),
        places: it.places.clone(),
        link: it.link.clone(),
        lang,
        told,
        retired_at: None,
    };
    Ok(Ours { en: told(Lang::En, it.en.clone()), fr: told(Lang::Fr, it.fr.clone()) })
}

/// Ours, in the order in which they are offered.
pub fn ours(lang: Lang) -> impl Iterator<Item = &'static Method> {
    OURS.iter().map(move |it| it.told(lang))
}

/// The one of ours with this key.
pub fn one_of_ours(key: &str, lang: Lang) -> Option<&'static Method> {
    ours(lang).find(|it| it.key == key)
}
