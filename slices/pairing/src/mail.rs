//! The letter that introduces somebody to those they are together with. It names nobody's address.

use askama::Template;
use jiff::Timestamp;
use kith_base::{Email, Name, jiff};
use kith_mail::{Letter, Wording};
use kith_policy::PersonId;
use kith_web::Speech;

use crate::pairing::Pairing;

/// What it says to one person.
pub struct Introduction<'i> {
    pub speech: &'i Speech,
    pub community: &'i str,
    pub slug: &'i str,
    pub pairing: &'i Pairing,
    /// The others: name, and the address of their page.
    pub others: &'i [(String, String)],
    pub meets_at: Option<Timestamp>,
}

#[derive(Template)]
#[template(path = "mail/introduction/subject.txt")]
struct SubjectLine<'i> {
    speech: &'i Speech,
    community: &'i str,
}

#[derive(Template)]
#[template(path = "mail/introduction/body.txt")]
struct BodyText<'i> {
    speech: &'i Speech,
    letter: &'i Contents<'i>,
}

#[derive(Template)]
#[template(path = "mail/introduction/body.html")]
struct BodyHtml<'i> {
    speech: &'i Speech,
    letter: &'i Contents<'i>,
}

/// What stands in both bodies.
struct Contents<'i> {
    lang: &'static str,
    name: String,
    community: &'i str,
    title: &'i str,
    prompt: &'i str,
    tongue: &'static str,
    others: &'i [(String, String)],
    when: String,
    address: String,
}

impl Introduction<'_> {
    /// The letter to one person. Its subject names no case and nobody.
    pub fn letter(&self, person: PersonId, to: (Name, Email)) -> Result<Letter, askama::Error> {
        let contents = Contents {
            lang: self.speech.tongue().tag(),
            name: to.0.to_string(),
            community: self.community,
            title: self.pairing.title.as_str(),
            prompt: &self.pairing.prompt,
            tongue: self.pairing.lang.tag(),
            others: self.others,
            when: self.meets_at.map(|at| self.speech.dated(at).text).unwrap_or_default(),
            address: self.speech.address(&self.pairing.path(self.slug)),
        };
        let said = Wording {
            subject: SubjectLine { speech: self.speech, community: self.community }.render()?,
            text: BodyText { speech: self.speech, letter: &contents }.render()?,
            html: BodyHtml { speech: self.speech, letter: &contents }.render()?,
        };
        let letter = Letter::new("pairing.introduction", to, self.speech.tongue(), said);
        Ok(letter.to_person(person).from_community(self.pairing.community))
    }
}
