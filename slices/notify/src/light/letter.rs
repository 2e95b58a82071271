//! The words of a light letter: short, plain first, and the same in the preview and in the post.

use askama::Template;
use jiff::Timestamp;
use kith_base::{Say, jiff};
use kith_mail::{Letter, Link, Subject, Wording};
use kith_web::{App, Speech, Stop, day};

use super::{Invited, KIND, Light};
use crate::occasion::Occasion;

#[derive(Template)]
#[template(path = "mail/light/body.txt")]
struct BodyText<'l> {
    speech: &'l Speech,
    letter: &'l Contents,
}

#[derive(Template)]
#[template(path = "mail/light/body.html")]
struct BodyHtml<'l> {
    speech: &'l Speech,
    letter: &'l Contents,
}

/// What stands in both bodies.
struct Contents {
    name: String,
    opening: String,
    title: String,
    title_lang: &'static str,
    when: String,
    /// What is asked, what the link to it is called, and where it leads.
    asks: String,
    act: String,
    address: String,
    /// The invitation itself, with its two answers.
    whole: String,
    /// Where one button ends it all.
    no: String,
}

/// A light letter to somebody as it goes at `at`. Without a link it is a preview: theirs is nobody else's.
pub fn written(
    app: &App,
    (occasion, light): (&Occasion, Light),
    (to, link): (&Invited, Option<&Link>),
    at: Timestamp,
) -> Result<Wording, Stop> {
    let Occasion { session, community, .. } = occasion;
    let speech = Speech::new(app, to.lang, community.time_zone(), at);
    let under = |path: &str| link.map_or_else(|| speech.address(&format!("{path}/…")), |link| link.under(path));
    let held = day(to.lang, session.on_day);
    // locale: rhythm-light-before rhythm-light-after rhythm-light-asks-before rhythm-light-asks-after
    // locale: rhythm-light-subject-before rhythm-light-subject-after rhythm-answer rhythm-light-read
    let key = |what: &str| match (what, light) {
        ("subject", Light::Before) => "rhythm-light-subject-before",
        ("subject", Light::After) => "rhythm-light-subject-after",
        ("act", Light::Before) => "rhythm-answer",
        ("act", Light::After) => "rhythm-light-read",
        ("asks", Light::Before) => "rhythm-light-asks-before",
        ("asks", Light::After) => "rhythm-light-asks-after",
        (_, Light::Before) => "rhythm-light-before",
        (_, Light::After) => "rhythm-light-after",
    };
    let contents = Contents {
        name: to.name.to_string(),
        opening: speech.ta(key("opening"), "community", &*community.name),
        title: session.title.to_string(),
        title_lang: session.lang.tag(),
        when: format!("{} · {}", speech.dated(session.starts_at).text, speech.tn("kit-minutes", session.minutes)),
        asks: speech.t(key("asks")),
        act: speech.t(key("act")),
        address: format!("{}/sessions/{}", under("/invitations"), session.id),
        whole: under("/invitations"),
        no: under("/letters"),
    };
    let subject = Say::new(key("subject")).with("day", held).with("community", community.name.to_string());
    let render = |error: askama::Error| Stop::Fault(error.to_string());
    Ok(Wording {
        subject: Subject::of(&speech.said(&subject)).as_str().to_owned(),
        text: BodyText { speech: &speech, letter: &contents }.render().map_err(render)?,
        html: BodyHtml { speech: &speech, letter: &contents }.render().map_err(render)?,
    })
}

/// A written letter, addressed. Its reader has no profile that is asked for here: it is nobody's but the address's.
pub fn addressed(said: Wording, occasion: &Occasion, to: &Invited, link: Link) -> Letter {
    let letter = Letter::new(KIND, (to.name.clone(), to.email.clone()), to.lang, said);
    letter.from_community(occasion.community.id).with_link(link)
}
