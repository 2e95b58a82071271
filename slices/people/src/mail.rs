//! The letter with a code and a link.

use askama::Template;
use kith_base::{Email, Lang, Name};
use kith_mail::{Letter, Wording};
use kith_policy::PersonId;
use kith_web::{Speech, Stop};

#[derive(Template)]
#[template(path = "mail/code/body.txt")]
struct Text<'l> {
    speech: &'l Speech,
    name: &'l str,
    code: &'l str,
    link: &'l str,
}

#[derive(Template)]
#[template(path = "mail/code/body.html")]
struct Html<'l> {
    speech: &'l Speech,
    name: &'l str,
    code: &'l str,
    link: &'l str,
}

/// The letter that brings `code` and the link with this secret to who asked for it.
pub fn code(
    speech: &Speech,
    person: PersonId,
    to: (Name, Email),
    lang: Lang,
    (code, secret): (&str, &str),
) -> Result<Letter, Stop> {
    let link = speech.address(&format!("/sign-in/link/{secret}"));
    let (name, link) = (to.0.clone(), link.as_str());
    let write = |error: askama::Error| Stop::Fault(error.to_string());
    let said = Wording {
        subject: speech.ta("people-letter-code-subject", "code", code),
        text: Text { speech, name: &name, code, link }.render().map_err(write)?,
        html: Html { speech, name: &name, code, link }.render().map_err(write)?,
    };
    Ok(Letter { urgent: true, ..Letter::new("people.code", to, lang, said).to_person(person) })
}
