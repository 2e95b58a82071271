//! Validated text. What a person typed becomes one of these or a sentence that says what to change.

use serde::{Deserialize, Serialize};

use crate::Say;

/// Refuses what can deceive or break a line: control characters, and marks that turn the direction of writing.
fn check(text: &str, lines: bool) -> Result<(), Say> {
    for character in text.chars() {
        let line_break = matches!(character, '\n' | '\t');
        if character.is_control() && !(lines && line_break) {
            return Err(Say::new("error-control-character"));
        }
        if matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
        {
            return Err(Say::new("error-direction-mark"));
        }
        if matches!(character, '\u{FFFE}' | '\u{FFFF}' | '\u{2028}' | '\u{2029}' | '\u{E0000}'..='\u{E007F}') {
            return Err(Say::new("error-control-character"));
        }
    }
    Ok(())
}

fn measured(text: &str, most: usize) -> Result<(), Say> {
    let length = text.chars().count();
    if length > most {
        return Err(Say::new("error-too-long").with("most", most).with("length", length));
    }
    Ok(())
}

/// One line of text of at most `most` characters, trimmed; empty becomes `None`.
pub fn one_line(text: &str, most: usize) -> Result<Option<String>, Say> {
    let text = text.trim();
    measured(text, most)?;
    check(text, false)?;
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $read:expr) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        crate::written_as!($name as String);

        impl $name {
            /// The text of this kind in what somebody typed, or what is wrong with it.
            pub fn read(text: &str) -> Result<Self, Say> {
                let read: fn(&str) -> Result<String, Say> = $read;
                read(text).map(Self)
            }

            /// A text that was checked when it was stored.
            pub fn stored(text: String) -> Self {
                Self(text)
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }
    };
}

fn required_line(text: &str, most: usize) -> Result<String, Say> {
    one_line(text, most)?.ok_or_else(|| Say::new("error-required"))
}

text_type!(
    /// A name as its bearer writes it: one line of at most 120 characters.
    Name,
    |text| {
        let name = required_line(text, 120)?;
        if !name.chars().any(char::is_alphanumeric) {
            return Err(Say::new("error-name-without-letters"));
        }
        Ok(name)
    }
);

text_type!(
    /// A title, a purpose, a prompt: one line of at most 200 characters.
    Title,
    |text| required_line(text, 200)
);

text_type!(
    /// A text in Markdown of at most 20,000 characters, with its line ends made equal. May be empty.
    Markdown,
    |text| {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim_end();
        measured(text, 20_000)?;
        check(text, true)?;
        Ok(text.to_owned())
    }
);

text_type!(
    /// An e-mail address in lower case. Loose on purpose: only a letter that arrives proves an address.
    Email,
    |text| {
        let wrong = || Say::new("error-not-an-address");
        let address = required_line(text, 254)?.to_lowercase();
        let (local, domain) = address.rsplit_once('@').ok_or_else(wrong)?;
        let plain = |part: &str| !part.is_empty() && part.chars().all(|c| !c.is_whitespace() && !"<>()[]\\,;:\"@".contains(c));
        let dotted = domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty());
        let word = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
        if plain(local) && local.len() <= 64 && plain(domain) && dotted && domain.chars().all(word) {
            Ok(address)
        } else {
            Err(wrong())
        }
    }
);

text_type!(
    /// A telephone number as people write it: digits, spaces, `+ - . ( ) # , x` and at least five digits.
    Phone,
    |text| {
        let phone = required_line(text, 60)?;
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        if digits < 5 || !phone.chars().all(|c| c.is_ascii_digit() || " +-.()#,;x*".contains(c)) {
            return Err(Say::new("error-not-a-phone"));
        }
        Ok(phone)
    }
);

text_type!(
    /// The short name of a community in addresses: lower-case letters, digits and single hyphens, 2 to 60 of them.
    Slug,
    |text| {
        let slug = required_line(text, 60)?;
        let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        if slug.len() < 2 || !slug.split('-').all(word) {
            return Err(Say::new("error-not-a-slug"));
        }
        Ok(slug)
    }
);

text_type!(
    /// An address on the web that people may follow: http or https.
    Url,
    |text| {
        let url = required_line(text, 500)?;
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        match rest {
            Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !url.contains(char::is_whitespace) => Ok(url),
            _ => Err(Say::new("error-not-a-link")),
        }
    }
);

/// Folds a text for finding and comparing: lower case, accents dropped, so that `Évaluation` is `evaluation`.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).flat_map(unaccent).collect()
}

fn unaccent(character: char) -> impl Iterator<Item = char> {
    let (first, second) = match character {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' | 'ā' => ('a', None),
        'ç' | 'ć' | 'č' => ('c', None),
        'è' | 'é' | 'ê' | 'ë' | 'ē' => ('e', None),
        'ì' | 'í' | 'î' | 'ï' | 'ī' => ('i', None),
        'ñ' | 'ń' => ('n', None),
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' => ('o', None),
        'š' | 'ś' => ('s', None),
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => ('u', None),
        'ý' | 'ÿ' => ('y', None),
        'ž' | 'ź' | 'ż' => ('z', None),
        'œ' => ('o', Some('e')),
        'æ' => ('a', Some('e')),
        'ß' => ('s', Some('s')),
        '’' => ('\'', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_as_people_write_them() {
        for name in ["Agnès Ní Bhriain", "Suharto", "O’Neill-Tremblay", "李小龙", "X Æ A-12"] {
            assert_eq!(Name::read(&format!("  {name} ")).unwrap().as_str(), name);
        }
    }

    #[test]
    fn what_deceives_is_refused_with_its_reason() {
        for (text, key) in [
            ("", "error-required"),
            ("   ", "error-required"),
            ("...", "error-name-without-letters"),
            ("Ann\u{202E}gnp.exe", "error-direction-mark"),
            ("Ann\0", "error-control-character"),
            ("Ann\nBcc: all@example.org", "error-control-character"),
        ] {
            assert_eq!(Name::read(text).unwrap_err().key, key, "{text:?}");
        }
        assert_eq!(Name::read(&"n".repeat(121)).unwrap_err().key, "error-too-long");
    }

    #[test]
    fn addresses_links_and_numbers_are_told_from_rubbish() {
        for good in ["Ann.O@Example.ORG", "a+b@sub.example.org", "é@exämple.org"] {
            assert!(Email::read(good).is_ok(), "{good}");
        }
        for bad in ["ann", "ann@", "@example.org", "a b@example.org", "a@b", "a@b..c", "<a@b.org>", "a@b.org,c@d.org"] {
            assert!(Email::read(bad).is_err(), "{bad}");
        }
        assert!(Url::read("javascript:alert(1)").is_err());
        assert!(Url::read("https://meet.example.org/x").is_ok());
        assert!(Phone::read("+1 604 555-0134,,8842#").is_ok());
        assert!(Phone::read("call me").is_err());
        assert!(Slug::read("shore-to-summit").is_ok());
        assert!(Slug::read("Shore--").is_err());
    }

    #[test]
    fn folding_finds_evaluation_either_way() {
        assert_eq!(fold("Évaluation"), fold("evaluation"));
        assert_eq!(fold("Cœur"), "coeur");
    }
}
