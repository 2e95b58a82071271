//! Markdown to safe HTML, once, when it is written. Stored beside its source with the version of the renderer.

use std::cell::RefCell;
use std::sync::LazyLock;

use ammonia::Builder;
use kith_base::{Markdown, Say};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// The version of this renderer: rows with a lower one are rendered again.
pub const RENDERER: i64 = 1;

/// How deep quotes and lists may nest, and how much HTML may come of a text: beyond, parsers and sanitisers of
/// hostile text cost seconds.
const DEEPEST: usize = 32;
const LARGEST: usize = 200_000;

static CLEAN: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder.rm_tags(["img", "figure", "figcaption", "area", "map"]);
    builder.link_rel(Some("noopener noreferrer nofollow"));
    builder.url_schemes(["http", "https", "mailto", "tel"].into());
    builder
});

/// A text as it was written and as pages show it.
#[derive(Clone, PartialEq, Debug)]
pub struct Prose {
    pub source: Markdown,
    pub html: String,
}

impl Prose {
    /// Renders what somebody typed, or says what makes it unrenderable.
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(Markdown::read(text)?)
    }

    /// [`Prose::read`] for a text that must not be empty.
    pub fn required(text: &str) -> Result<Self, Say> {
        let prose = Self::read(text)?;
        if prose.source.trim().is_empty() { Err(Say::new("error-required")) } else { Ok(prose) }
    }

    /// Renders a checked text.
    pub fn of(source: Markdown) -> Result<Self, Say> {
        match AHEAD.with_borrow(|ahead| ahead.iter().find(|it| it.source == source).cloned()) {
            Some(prose) => Ok(prose),
            None => Self::render(source),
        }
    }

    fn render(source: Markdown) -> Result<Self, Say> {
        shallow(&source)?;
        let parser = Parser::new_ext(&source, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES);
        let mut unsafe_html = String::with_capacity(source.len() * 3 / 2);
        html::push_html(&mut unsafe_html, parser.map(lowered));
        if unsafe_html.len() > LARGEST {
            return Err(Say::new("error-too-intricate"));
        }
        Ok(Self { html: CLEAN.clean(&unsafe_html).to_string(), source })
    }
}

/// As long as an id: what is longer in a form is words that somebody wrote.
const ID: usize = 36;

thread_local! {
    static AHEAD: RefCell<Vec<Prose>> = const { RefCell::new(Vec::new()) };
}

/// Renders the words of a form before its transaction begins, for [`with`]: everybody's writing waits for the one writer
/// of an embedded database, and the writer must not wait for a parser.
pub(crate) fn ahead<'f>(values: impl Iterator<Item = &'f str>) -> Vec<Prose> {
    values.filter(|text| text.len() > ID).filter_map(|text| Prose::read(text).ok()).collect()
}

/// Runs `work`, in which [`Prose::of`] finds what was rendered ahead.
pub(crate) fn with<T>(ahead: Vec<Prose>, work: impl FnOnce() -> T) -> T {
    AHEAD.set(ahead);
    let done = work();
    AHEAD.take();
    done
}

/// Counts quote marks and list indents line by line, before any parser sees them.
fn shallow(text: &str) -> Result<(), Say> {
    let depth = |line: &str| {
        let quotes = line.chars().take_while(|c| matches!(c, '>' | ' ')).filter(|c| *c == '>').count();
        let indent = line.chars().take_while(|c| matches!(c, ' ' | '\t' | '>' | '*' | '-' | '+')).count() / 2;
        let brackets = line.matches(['[', '*', '_', '`', '<']).count() / 64;
        quotes.max(indent).max(brackets)
    };
    let cells = text.matches('|').count();
    if text.lines().map(depth).max().unwrap_or(0) > DEEPEST || cells > 2_000 {
        return Err(Say::new("error-too-intricate"));
    }
    Ok(())
}

/// Headings inside a contribution must not outrank the page's own; raw HTML is text.
fn lowered(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Heading { .. }) => Event::Start(Tag::Heading {
            level: pulldown_cmark::HeadingLevel::H4,
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(pulldown_cmark::HeadingLevel::H4)),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_pictures_and_raw_html_become_harmless() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "<a href='data:text/html,x'>x</a>",
            "![x](https://tracker.example.org/p.gif)",
            "<style>*{display:none}</style>",
        ] {
            let html = Prose::read(hostile).unwrap().html;
            for sign in ["<script", "<img", "javascript:", "<style", "href=\"data:"] {
                assert!(!html.contains(sign), "{hostile} became {html}");
            }
        }
    }

    #[test]
    fn what_people_write_is_kept() {
        let prose = Prose::read("# Hello\n\nWe **tried** it:\n\n- one\n- two\n\n[map](https://example.org)").unwrap();
        for part in ["<h4>Hello</h4>", "<strong>tried</strong>", "<li>one</li>", "noopener"] {
            assert!(prose.html.contains(part), "{part} in {}", prose.html);
        }
    }

    #[test]
    fn what_was_rendered_ahead_is_what_is_read() {
        let words = "Two of them came back, **which nobody expected** in the spring.";
        let fresh = Prose::required(words).unwrap();
        let mut marked = ahead(["short", words].into_iter());
        assert_eq!(marked, std::slice::from_ref(&fresh));
        "rendered ahead".clone_into(&mut marked[0].html);
        assert_eq!(with(marked, || Prose::required(words).unwrap().html), "rendered ahead");
        assert_eq!(Prose::required(words).unwrap(), fresh, "and is forgotten with its form");
    }

    #[test]
    fn hostile_nesting_is_refused_before_it_costs_anything() {
        let started = std::time::Instant::now();
        for hostile in
            [">".repeat(20_000), "* ".repeat(9_000), "[".repeat(20_000), "|".repeat(20_000), "`".repeat(20_000)]
        {
            assert!(Prose::read(&hostile).is_err(), "{}", &hostile[..10]);
        }
        assert!(started.elapsed().as_millis() < 500, "{:?}", started.elapsed());
    }
}
