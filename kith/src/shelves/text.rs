//! Texts put together of what a source says in several fields: paragraphs, its own Markdown, and a list of lines below.

use kith_base::{Arg, Markdown};
use kith_import::{Message, words};
use kith_web::Prose;

use super::Ground;

/// What a form takes.
const LONGEST: usize = 20_000;

/// A text on its way.
pub struct Text<'g> {
    ground: &'g Ground,
    parts: Vec<String>,
    lines: Vec<String>,
}

impl<'g> Text<'g> {
    pub fn new(ground: &'g Ground) -> Self {
        Self { ground, parts: Vec::new(), lines: Vec::new() }
    }

    /// Adds a paragraph of plain text.
    pub fn paragraph(mut self, text: Option<&str>) -> Self {
        self.parts.extend(text.map(plain));
        self
    }

    /// Adds what is Markdown already.
    pub fn markdown(mut self, text: Option<&str>) -> Self {
        self.parts.extend(text.map(str::to_owned));
        self
    }

    /// Adds a line that names something, unless there is nothing to name.
    pub fn names(mut self, key: &str, names: &[&str]) -> Self {
        if !names.is_empty() {
            let names = Arg::Text(plain(&names.join(", ")));
            self.lines.push(self.ground.say(key, &[("names", names)]));
        }
        self
    }

    /// Adds a line that says something.
    pub fn line(mut self, key: Option<&str>) -> Self {
        self.lines.extend(key.map(|key| self.ground.say(key, &[])));
        self
    }

    /// Adds a link.
    pub fn link(mut self, key: &str, address: Option<&str>) -> Self {
        self.lines.extend(address.map(|address| format!("[{}](<{address}>)", self.ground.say(key, &[]))));
        self
    }

    /// The whole, or why it cannot be shown. What is longer than a form takes is noted.
    pub fn finish(self, notes: &mut Vec<Message>) -> Result<String, Message> {
        let lines = self.lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n");
        let parts = self.parts.into_iter().chain([lines]).filter(|part| !part.trim().is_empty());
        let text = parts.collect::<Vec<_>>().join("\n\n");
        if text.chars().count() > LONGEST {
            notes.push(words::TEXT_LONG.with(&[&"text", &LONGEST]));
        }
        match prose(&text) {
            Ok(_) => Ok(text),
            Err(_) => Err(words::TEXT_UNFIT.with(&[&"text"])),
        }
    }
}

/// A text as pages show it. Longer than what a form takes is fine: it was written elsewhere.
pub fn prose(text: &str) -> Result<Prose, kith_base::Say> {
    Prose::of(Markdown::stored(text.to_owned()))
}

/// Plain text that means nothing else in Markdown.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_base::Lang;
    use kith_web::Words;

    use super::*;

    #[test]
    fn a_text_is_put_together_and_plain_words_stay_plain() {
        let words = Arc::new(Words::load().unwrap());
        let ground = Ground { words, lang: Lang::En, zone: "America/New_York".to_owned() };
        let text = Text::new(&ground)
            .paragraph(Some("a *plain* line"))
            .markdown(Some("*stressed*"))
            .names("import-line-host", &["Ann_B", "C"])
            .names("import-line-topics", &[])
            .line(Some("import-line-online"))
            .link("import-line-recording", Some("https://example.org/a(b)"));
        let text = text.finish(&mut Vec::new()).unwrap();
        let expected = "a \\*plain\\* line\n\n*stressed*\n\n- Host: Ann\\_B, C\n- People met online.\n\
                        - [Recording](<https://example.org/a(b)>)";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_long_text_is_kept_and_noted_and_a_hostile_one_refused() {
        let words = Arc::new(Words::load().unwrap());
        let ground = Ground { words, lang: Lang::En, zone: "UTC".to_owned() };
        let mut notes = Vec::new();
        let long = "word ".repeat(5_000);
        assert_eq!(Text::new(&ground).markdown(Some(&long)).finish(&mut notes).unwrap(), long);
        assert_eq!(notes[0].key, "import-text-long");
        let nested = ">".repeat(500);
        assert_eq!(Text::new(&ground).markdown(Some(&nested)).finish(&mut notes).unwrap_err().key, "import-text-unfit");
    }
}
