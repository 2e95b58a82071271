//! The letter of a step to one person: the same words in the preview and in the post.

use askama::Template;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kith_base::{Email, Lang, Name, jiff};
use kith_db::Read;
use kith_mail::{Letter, Link, Subject, Wording};
use kith_policy::{PersonId, Policy, Thing, Viewer, Who};
use kith_sessions::mail::Taps;
use kith_web::{App, Speech, Stop};

use crate::occasion::{Occasion, Reader};
use crate::post::Post;
use crate::step::Step;

/// A line of the letter with its address.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    pub text: String,
    pub note: String,
    pub lang: &'static str,
    pub address: String,
}

/// For whose eyes a letter is written out.
#[derive(Clone, Copy)]
pub enum Eyes<'e> {
    /// Its reader's: it has a link of its own.
    Own(&'e Link),
    /// Somebody's who looks on in a preview: what they may not read themselves is left out, and so is the reader's link.
    Onlooker(&'e Viewer),
}

impl Eyes<'_> {
    /// Where the reader chooses which letters come.
    pub fn choose(self, speech: &Speech) -> String {
        match self {
            Eyes::Own(link) => link.address(),
            Eyes::Onlooker(_) => speech.address("/letters/…"),
        }
    }

    /// Whether the letter shows something only in the place of a thing.
    pub fn miss(self, policy: &Policy, thing: &Thing) -> bool {
        matches!(self, Eyes::Onlooker(onlooker) if !policy.allows(onlooker, "read", thing))
    }
}

#[derive(Template)]
#[template(path = "mail/reminder/body.txt")]
struct BodyText<'l> {
    speech: &'l Speech,
    letter: &'l Contents,
}

#[derive(Template)]
#[template(path = "mail/reminder/body.html")]
struct BodyHtml<'l> {
    speech: &'l Speech,
    letter: &'l Contents,
}

/// What stands in both bodies. Whatever is empty is left out.
#[derive(Default)]
pub(crate) struct Contents {
    pub name: String,
    /// The opening, ours or the facilitator's, paragraph by paragraph.
    pub opening: Vec<String>,
    pub community: String,
    pub title: String,
    pub title_lang: &'static str,
    pub address: String,
    pub when: String,
    pub own_when: String,
    pub link: String,
    pub by_phone: String,
    pub agenda: Vec<String>,
    /// What the reader answered, and where they answer.
    pub answer: String,
    pub answer_at: String,
    /// Where what is asked ahead is answered.
    pub prepare: String,
    pub record: String,
    /// How it was, where the reader may say it and has not.
    pub taps: Option<Taps>,
    pub next: String,
    pub questions: Vec<Item>,
    pub promises: Vec<Item>,
    pub choose: String,
}

/// The letter of a step to a reader as it goes at `at`: what they may read is decided `now`.
pub fn written(
    app: &App,
    r: &mut Read<'_>,
    (occasion, step): (&Occasion, Step),
    (reader, eyes): (&Reader, Eyes<'_>),
    (at, now): (Timestamp, Timestamp),
) -> Result<Option<Wording>, Stop> {
    let viewer = viewer_of(r, (reader.person, &reader.name), (reader.lang, reader.zone.clone()), now)?;
    if !app.policy.allows(&viewer, "read", &occasion.session.thing()) {
        return Ok(None);
    }
    let speech = Speech::new(app, reader.lang, reader.zone.clone(), at);
    let post = Post { policy: &app.policy, speech: &speech, viewer: &viewer, eyes, occasion, step, reader, at };
    let contents = post.contents(r)?;
    let render = |error: askama::Error| Stop::Fault(error.to_string());
    Ok(Some(Wording {
        subject: Subject::of(&post.subject()).as_str().to_owned(),
        text: BodyText { speech: &speech, letter: &contents }.render().map_err(render)?,
        html: BodyHtml { speech: &speech, letter: &contents }.render().map_err(render)?,
    }))
}

/// A written letter, addressed.
pub fn addressed(
    said: Wording,
    (occasion, step): (&Occasion, Step),
    reader: &Reader,
    (email, link): (Email, Link),
) -> Letter {
    let letter = Letter::new(step.kind(), (reader.name.clone(), email), reader.lang, said);
    letter.to_person(reader.person).from_community(occasion.community.id).with_link(link)
}

/// Somebody as the policy sees them.
pub(crate) fn viewer_of(
    r: &mut Read<'_>,
    (person, name): (PersonId, &Name),
    (lang, zone): (Lang, TimeZone),
    now: Timestamp,
) -> Result<Viewer, Stop> {
    Ok(Viewer {
        who: Some(Who { id: person, name: name.clone(), operator: false }),
        memberships: kith_charter::store::memberships_of(r, person, now)?,
        zone,
        ..Viewer::public(lang, now)
    })
}
