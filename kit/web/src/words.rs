//! The words of the interface: every sentence of `locales/` in every language.

use std::borrow::Cow;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use kith_base::{Arg, Lang, Say};
use unic_langid::LanguageIdentifier;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../locales"]
struct Locales;

/// The sentences of one language.
struct Tongue {
    plain: FluentBundle<FluentResource>,
}

/// The sentences of all languages.
pub struct Words {
    tongues: Vec<(Lang, Tongue)>,
}

impl Words {
    /// Reads the locales that this binary carries.
    pub fn load() -> Result<Self, String> {
        let tongues =
            Lang::ALL.into_iter().map(|lang| Ok((lang, Tongue::load(lang)?))).collect::<Result<_, String>>()?;
        Ok(Self { tongues })
    }

    /// What `key` says in `lang`; the key itself where a sentence is missing, which a test forbids.
    pub fn say(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        let tongue = self.tongues.iter().find(|(it, _)| *it == lang).map(|(_, tongue)| tongue);
        tongue.and_then(|tongue| tongue.say(key, args)).unwrap_or_else(|| key.to_owned())
    }

    /// What a [`Say`] says in `lang`.
    pub fn said(&self, lang: Lang, say: &Say) -> String {
        self.say(lang, say.key, &say.args)
    }

    /// Every key and the text behind it, of one language: for the test that compares languages.
    pub fn sources(lang: Lang) -> Vec<(String, String)> {
        let of_lang = |path: &Cow<'static, str>| path.starts_with(&format!("{}/", lang.tag()));
        let read = |path: Cow<'static, str>| {
            let text = Locales::get(&path).map(|file| String::from_utf8_lossy(&file.data).into_owned());
            (path.into_owned(), text.unwrap_or_default())
        };
        Locales::iter().filter(of_lang).map(read).collect()
    }
}

impl Tongue {
    fn load(lang: Lang) -> Result<Self, String> {
        let id: LanguageIdentifier = lang.tag().parse().map_err(|error| format!("{error}"))?;
        let mut plain = FluentBundle::new_concurrent(vec![id]);
        plain.set_use_isolating(false); // names stand in <bdi>; subjects and titles must stay plain
        for (path, text) in Words::sources(lang) {
            let resource = FluentResource::try_new(text).map_err(|(_, errors)| format!("{path}: {errors:?}"))?;
            plain.add_resource(resource).map_err(|errors| format!("{path}: {errors:?}"))?;
        }
        Ok(Self { plain })
    }

    fn say(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let pattern = self.plain.get_message(key)?.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Text(text) => FluentValue::from(text.as_str()),
            };
            given.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = self.plain.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "a sentence was said with the wrong arguments");
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_written_in_every_language_with_the_same_arguments() {
        let keys = |lang| {
            let mut keys = std::collections::BTreeMap::new();
            for (_, text) in Words::sources(lang) {
                let mut key = String::new();
                for line in text.lines() {
                    if let Some((name, _)) = line.split_once(" =")
                        && !line.starts_with([' ', '#', '\t'])
                    {
                        key = name.to_owned();
                    }
                    let names = line.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next());
                    let entry: &mut std::collections::BTreeSet<String> = keys.entry(key.clone()).or_default();
                    entry.extend(names.map(str::to_owned));
                }
            }
            keys
        };
        assert_eq!(keys(Lang::En), keys(Lang::Fr));
    }

    #[test]
    fn plurals_follow_the_language() {
        let words = Words::load().unwrap();
        let minutes = |lang, n: i64| words.say(lang, "kit-minutes", &[("n", Arg::Number(n))]);
        assert_eq!(minutes(Lang::En, 1), "1 minute");
        assert_eq!(minutes(Lang::En, 0), "0 minutes");
        assert_eq!(minutes(Lang::Fr, 0), "0 minute");
        assert_eq!(minutes(Lang::Fr, 2), "2 minutes");
    }
}
