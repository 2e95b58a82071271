//! The languages that Kith is written in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language of the interface, of letters and of content.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    En,
    Fr,
}

impl Lang {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Fr];

    /// The tag as it stands in `lang` attributes and in the database.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }

    /// The language of a tag such as `fr` or `fr-CA`, if Kith is written in it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Lang::En),
            "fr" => Some(Lang::Fr),
            _ => None,
        }
    }

    /// The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4).
    pub fn preferred(header: &str) -> Option<Self> {
        let weighted = header.split(',').filter_map(|part| {
            let (tag, rest) = part.trim().split_once(';').unwrap_or((part.trim(), ""));
            let weight = rest.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
            Some((Self::from_tag(tag)?, weight))
        });
        let best = weighted.fold(None, |best: Option<(Lang, f32)>, next| match best {
            Some(best) if best.1 >= next.1 => Some(best),
            _ => Some(next),
        });
        best.filter(|(_, weight)| *weight > 0.0).map(|(lang, _)| lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_that_we_speak_wins() {
        for (header, expected) in [
            ("fr-CA,fr;q=0.9,en;q=0.8", Some(Lang::Fr)),
            ("de,en;q=0.5,fr;q=0.7", Some(Lang::Fr)),
            ("en,fr", Some(Lang::En)),
            ("de", None),
            ("fr;q=0", None),
            (";;;,q=", None),
        ] {
            assert_eq!(Lang::preferred(header), expected, "{header}");
        }
    }
}
