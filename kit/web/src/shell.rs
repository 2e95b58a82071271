//! What the layout needs of every page: language and words, who is here, where the page is.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kith_base::{Arg, Lang, Say, Uuid, jiff};
use kith_policy::{CommunityId, Thing, Viewer};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Display;

use crate::{App, Ask, Link, When};

/// A person as the layout and lists show them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Named {
    pub name: String,
    pub initials: String,
    pub tint: u8,
    pub href: String,
}

impl Named {
    /// The person of this name; the same name always has the same quiet tint.
    pub fn new(name: &str, href: impl Into<String>) -> Self {
        Self { name: name.to_owned(), initials: initials(name), tint: tint(name), href: href.into() }
    }
}

/// The first letters of the first and last word of a name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// A stable tint of a name, 1 to 8.
pub fn tint(name: &str) -> u8 {
    let sum = name.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    u8::try_from(sum % 8).unwrap_or(0) + 1
}

/// A room of a community: an entry of its navigation, shown to whom it is open.
pub struct Room {
    /// The locale key of its word.
    pub label: &'static str,
    /// What follows `/c/{slug}`.
    pub path: &'static str,
    /// The kind of thing one must be able to read to see it.
    pub kind: &'static str,
}

/// The community a page is in.
#[derive(Clone, Debug, Serialize)]
pub struct RoomOf {
    pub name: String,
    pub slug: String,
    pub accent: String,
    pub nav: Vec<Link>,
    /// Whether the viewer may open the community's own page.
    pub open: bool,
}

/// A notice about what was just done.
#[derive(Clone, Debug, Serialize)]
pub struct Flash {
    pub text: String,
    pub kind: String,
}

/// The frame of a page.
#[derive(Clone)]
pub struct Shell {
    pub lang: &'static str,
    pub title: String,
    pub person: Option<Named>,
    /// The name of whoever a link let in, without an account.
    pub guest: Option<String>,
    pub community: Option<RoomOf>,
    pub crumbs: Vec<Link>,
    pub flash: Option<Flash>,
    pub path: String,
    pub demo: bool,
    /// The key of a form on this page (its hidden field `once`).
    pub once: String,
    speech: Speech,
}

/// The words of Kith in one language, with instants in one zone: for a page's reader, or for who gets a letter.
#[derive(Clone)]
pub struct Speech {
    app: App,
    lang: Lang,
    zone: TimeZone,
    now: Timestamp,
}

impl std::fmt::Debug for Shell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Shell({}, {})", self.lang, self.title)
    }
}

impl Shell {
    /// The frame for what `viewer` asked.
    pub fn new(app: &App, ask: &Ask, viewer: &Viewer) -> Self {
        let mut shell = Self {
            lang: viewer.lang.tag(),
            title: String::new(),
            person: viewer.who.as_ref().filter(|_| !viewer.by_link).map(|who| Named::new(&who.name, "/you")),
            guest: viewer.who.as_ref().filter(|_| viewer.by_link).map(|who| who.name.to_string()),
            community: None,
            crumbs: Vec::new(),
            flash: None,
            path: ask.path.clone(),
            demo: app.site.demo,
            once: app.env.id::<Uuid>().simple().to_string(), // in the order of time: neighbours in their table
            speech: Speech::new(app, viewer.lang, viewer.zone.clone(), viewer.now),
        };
        let key = ask.flash.as_deref().filter(|key| key.starts_with("done-"));
        shell.flash = key.map(|key| Flash { text: shell.t(key), kind: String::new() });
        shell
    }

    /// The same frame with a title, already in the reader's language.
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The same frame inside a community, with those of its rooms that are open to the viewer.
    pub fn inside(mut self, viewer: &Viewer, id: CommunityId, head: (&str, &str, &str)) -> Self {
        let (name, slug, accent) = head;
        let open = |room: &&Room| self.speech.app.policy.allows(viewer, "read", &Thing::of_community(room.kind, id));
        let link = |room: &Room| {
            let href = format!("/c/{slug}{}", room.path);
            let current = self.path == href || self.path.starts_with(&format!("{href}/"));
            Link { current: current && !room.path.is_empty(), ..Link::to(self.t(room.label), href) }
        };
        let nav = self.speech.app.rooms.iter().filter(open).map(link).collect();
        self.community =
            Some(RoomOf { name: name.to_owned(), slug: slug.to_owned(), accent: accent.to_owned(), nav, open: true });
        self
    }

    /// The same frame with one more step between the community and the page. A step that is a room is the room one is in.
    pub fn under(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        let step = Link::to(label, href);
        let nav = self.community.iter_mut().flat_map(|it| it.nav.iter_mut());
        for room in nav.filter(|room| room.href == step.href) {
            room.current = true;
        }
        self.crumbs.push(step);
        self
    }

    /// The same frame under the room at `path`, where that is open to the viewer.
    pub fn within(self, path: &str) -> Self {
        let mut rooms = self.community.iter().flat_map(|it| it.nav.iter());
        match rooms.find(|room| room.href.ends_with(path)).cloned() {
            Some(room) => self.under(room.label, room.href),
            None => self,
        }
    }

    /// The same, with a label that people wrote, in this language.
    pub fn under_words(mut self, lang: Lang, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Link::to(label, href).in_lang(lang));
        self
    }

    /// The address of an asset, or "" where it was not built.
    pub fn asset(&self, name: &str) -> String {
        self.speech.app.assets.address(name)
    }
}

impl std::ops::Deref for Shell {
    type Target = Speech;
    fn deref(&self) -> &Speech {
        &self.speech
    }
}

impl Speech {
    /// The words in `lang`, with instants as read in `zone` at `now`.
    pub fn new(app: &App, lang: Lang, zone: TimeZone, now: Timestamp) -> Self {
        Self { app: app.clone(), lang, zone, now }
    }

    /// A phrase.
    pub fn t(&self, key: &str) -> String {
        self.app.words.say(self.lang, key, &[])
    }

    /// A phrase with one argument.
    pub fn ta(&self, key: &str, name: &str, value: impl Display) -> String {
        self.app.words.say(self.lang, key, &[(name, Arg::Text(value.to_string()))])
    }

    /// A phrase with a number, `$n`.
    pub fn tn(&self, key: &str, n: impl Display) -> String {
        let number = n.to_string().parse().unwrap_or(0);
        self.app.words.say(self.lang, key, &[("n", Arg::Number(number))])
    }

    /// A sentence.
    pub fn said(&self, say: &Say) -> String {
        self.app.words.said(self.lang, say)
    }

    /// An instant as the reader reads it.
    pub fn when(&self, at: Timestamp) -> When {
        When::tell(&self.app.words, self.lang, &self.zone, self.now, at)
    }

    /// [`Speech::when`] without how far away it is, for long lists.
    pub fn dated(&self, at: Timestamp) -> When {
        When::dated(self.lang, &self.zone, at)
    }

    /// The same instant as read in another zone.
    pub fn when_in(&self, at: Timestamp, zone: &TimeZone) -> When {
        When::tell(&self.app.words, self.lang, zone, self.now, at)
    }

    /// The language it is in.
    pub fn tongue(&self) -> Lang {
        self.lang
    }

    /// The whole address of a path of this site, for letters and files.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.app.site.address)
    }
}
