//! The letter of this half: the recap of a session, with what the reader promised and the questions to take away.

use askama::Template;
use kith_base::{Email, Name};
use kith_mail::{Letter, Link, Wording};
use kith_policy::PersonId;
use kith_web::Speech;

use crate::Session;
use crate::commitment::Commitment;
use crate::pulse;
use crate::question::Question;

/// A line of the letter with its address.
pub struct Item {
    pub text: String,
    pub note: String,
    pub lang: &'static str,
    pub address: String,
}

/// How it was, as a letter asks it: the first tap is on a rating, the second on the page that it opens.
pub struct Taps {
    pub question: String,
    pub each: Vec<Tap>,
    /// The page itself, with nothing chosen.
    pub page: String,
}

/// A rating in a letter.
pub struct Tap {
    pub label: String,
    pub address: String,
}

/// The pulse of a session in a letter. Its links choose a rating on the page, and change nothing.
pub fn taps(speech: &Speech, session: &Session, slug: &str) -> Taps {
    let page = speech.address(&format!("{}/pulse", session.path(slug)));
    let tap = |rating: i64| Tap {
        label: pulse::rating_key(rating).map_or_else(|| rating.to_string(), |key| speech.t(key)),
        address: format!("{page}?overall={rating}"),
    };
    Taps { question: speech.t("pulse-recap"), each: pulse::RATINGS.map(tap).collect(), page }
}

/// What the recap of a session says to one person.
pub struct Recap<'r> {
    pub speech: &'r Speech,
    pub community: &'r str,
    pub slug: &'r str,
    pub session: &'r Session,
    pub commitments: &'r [Commitment],
    pub questions: &'r [Question],
    /// Whether the reader may say how it was, and has not.
    pub asks: bool,
    /// The letter's own link.
    pub link: &'r Link,
}

#[derive(Template)]
#[template(path = "mail/recap/subject.txt")]
struct SubjectLine<'r> {
    speech: &'r Speech,
    day: &'r str,
    community: &'r str,
}

#[derive(Template)]
#[template(path = "mail/recap/body.txt")]
struct BodyText<'r> {
    speech: &'r Speech,
    letter: &'r Contents,
}

#[derive(Template)]
#[template(path = "mail/recap/body.html")]
struct BodyHtml<'r> {
    speech: &'r Speech,
    letter: &'r Contents,
}

/// What stands in both bodies.
struct Contents {
    name: String,
    title: String,
    session_lang: &'static str,
    day: String,
    community: String,
    record: String,
    /// How it was; nothing where they said it, or were not there.
    taps: Option<Taps>,
    /// Where one chooses which letters come.
    choose: String,
    commitments: Vec<Item>,
    questions: Vec<Item>,
}

impl Recap<'_> {
    /// The letter to one person. Its subject names no case: only the day and the community.
    pub fn letter(&self, person: PersonId, to: (Name, Email)) -> Result<Letter, askama::Error> {
        let day = kith_web::day(self.speech.tongue(), self.session.on_day);
        let contents = self.contents(&to.0, &day);
        let said = Wording {
            subject: SubjectLine { speech: self.speech, day: &day, community: self.community }.render()?,
            text: BodyText { speech: self.speech, letter: &contents }.render()?,
            html: BodyHtml { speech: self.speech, letter: &contents }.render()?,
        };
        let letter = Letter::new("sessions.recap", to, self.speech.tongue(), said).with_link(self.link.clone());
        Ok(letter.to_person(person).from_community(self.session.community_id))
    }

    fn contents(&self, name: &Name, day: &str) -> Contents {
        let by = |it: &Commitment| it.due_on.map(|day| kith_web::day(self.speech.tongue(), day));
        let commitment = |it: &Commitment| Item {
            text: it.text.clone(),
            note: by(it).map(|day| self.speech.ta("held-by-day", "day", day)).unwrap_or_default(),
            lang: it.lang.tag(),
            address: self.speech.address(&it.path(self.slug)),
        };
        let question = |it: &Question| Item {
            text: it.text.clone(),
            note: String::new(),
            lang: it.lang.tag(),
            address: self.speech.address(&it.path(self.slug)),
        };
        Contents {
            name: name.to_string(),
            title: self.session.title.to_string(),
            session_lang: self.session.lang.tag(),
            day: day.to_owned(),
            community: self.community.to_owned(),
            record: self.speech.address(&format!("{}/record", self.session.path(self.slug))),
            taps: self.asks.then(|| taps(self.speech, self.session, self.slug)),
            choose: self.link.address(),
            commitments: self.commitments.iter().map(commitment).collect(),
            questions: self.questions.iter().map(question).collect(),
        }
    }
}

/// What is said to somebody who waited and has a place now.
pub struct Place<'p> {
    pub speech: &'p Speech,
    pub community: &'p str,
    pub slug: &'p str,
    pub session: &'p Session,
}

#[derive(Template)]
#[template(path = "mail/place/subject.txt")]
struct PlaceSubject<'p> {
    speech: &'p Speech,
    day: &'p str,
    community: &'p str,
}

#[derive(Template)]
#[template(path = "mail/place/body.txt")]
struct PlaceText<'p> {
    speech: &'p Speech,
    letter: &'p PlaceContents,
}

#[derive(Template)]
#[template(path = "mail/place/body.html")]
struct PlaceHtml<'p> {
    speech: &'p Speech,
    letter: &'p PlaceContents,
}

/// What stands in both bodies.
struct PlaceContents {
    name: String,
    title: String,
    session_lang: &'static str,
    when: String,
    community: String,
    address: String,
}

impl Place<'_> {
    /// The letter to one person. How to come stands on the page that it leads to.
    pub fn letter(&self, person: PersonId, to: (Name, Email)) -> Result<Letter, askama::Error> {
        let day = kith_web::day(self.speech.tongue(), self.session.on_day);
        let contents = PlaceContents {
            name: to.0.to_string(),
            title: self.session.title.to_string(),
            session_lang: self.session.lang.tag(),
            when: self.speech.when(self.session.starts_at).text,
            community: self.community.to_owned(),
            address: self.speech.address(&self.session.path(self.slug)),
        };
        let said = Wording {
            subject: PlaceSubject { speech: self.speech, day: &day, community: self.community }.render()?,
            text: PlaceText { speech: self.speech, letter: &contents }.render()?,
            html: PlaceHtml { speech: self.speech, letter: &contents }.render()?,
        };
        let letter = Letter::new("sessions.place", to, self.speech.tongue(), said);
        Ok(letter.to_person(person).from_community(self.session.community_id))
    }
}
