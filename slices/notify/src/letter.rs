//! The letter of a step to one person: the same words in the preview and in the post.

use askama::Template;
use jiff::Timestamp;
use kith_base::{Arg, Email, Say, jiff};
use kith_db::Read;
use kith_mail::{Letter, Subject};
use kith_policy::{Policy, Viewer, Who};
use kith_sessions::rsvp::Answer;
use kith_sessions::{Session, store};
use kith_web::{App, Speech, Stop, day};

use crate::occasion::{Occasion, Reader};
use crate::step::Step;

/// How many lines of a sort a letter has: it is a reminder, not a list.
const MOST: usize = 5;

/// A line of the letter with its address.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    pub text: String,
    pub note: String,
    pub lang: &'static str,
    pub address: String,
}

/// A letter that is written, before it has an address.
#[derive(Clone, PartialEq, Debug)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
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
struct Contents {
    lang: &'static str,
    name: String,
    /// The opening, ours or the facilitator's, paragraph by paragraph.
    opening: Vec<String>,
    community: String,
    title: String,
    title_lang: &'static str,
    address: String,
    when: String,
    own_when: String,
    link: String,
    by_phone: String,
    agenda: Vec<String>,
    /// What the reader answered, and where they answer.
    answer: String,
    answer_at: String,
    /// Where what is asked ahead is answered.
    prepare: String,
    record: String,
    next: String,
    questions: Vec<Item>,
    promises: Vec<Item>,
    choose: String,
}

/// The letter of a step to a reader as it goes at `at`: what they may read is decided `now`. Where somebody else looks
/// on, what they may not read themselves is left out for them.
pub fn written(
    app: &App,
    r: &mut Read<'_>,
    (occasion, step): (&Occasion, Step),
    (reader, onlooker): (&Reader, Option<&Viewer>),
    (at, now): (Timestamp, Timestamp),
) -> Result<Option<Written>, Stop> {
    let viewer = viewer(r, reader, now)?;
    if !app.policy.allows(&viewer, "read", &occasion.session.thing()) {
        return Ok(None);
    }
    let speech = Speech::new(app, reader.lang, reader.zone.clone(), at);
    let post = Post { policy: &app.policy, speech: &speech, viewer: &viewer, onlooker, occasion, step, reader, at };
    let contents = post.contents(r)?;
    let render = |error: askama::Error| Stop::Fault(error.to_string());
    Ok(Some(Written {
        subject: Subject::of(&post.subject()).as_str().to_owned(),
        text: BodyText { speech: &speech, letter: &contents }.render().map_err(render)?,
        html: BodyHtml { speech: &speech, letter: &contents }.render().map_err(render)?,
    }))
}

/// A written letter, addressed.
pub fn addressed(written: Written, (occasion, step): (&Occasion, Step), reader: &Reader, email: Email) -> Letter {
    Letter {
        kind: step.kind(),
        person: Some(reader.person.into()),
        community: Some(occasion.community.id.into()),
        to: (reader.name.clone(), email),
        lang: reader.lang,
        subject: Subject::of(&written.subject),
        text: written.text,
        html: written.html,
        calendar: None,
        unsubscribe: None,
        urgent: false,
    }
}

/// Somebody as the policy sees them.
fn viewer(r: &mut Read<'_>, reader: &Reader, now: Timestamp) -> Result<Viewer, Stop> {
    Ok(Viewer {
        who: Some(Who { id: reader.person, name: reader.name.clone(), operator: false }),
        memberships: kith_charter::store::memberships_of(r, reader.person, now)?,
        invited: Vec::new(),
        guest_of: Vec::new(),
        by_link: false,
        lang: reader.lang,
        zone: reader.zone.clone(),
        now,
    })
}

/// A letter in the making.
struct Post<'p> {
    policy: &'p Policy,
    speech: &'p Speech,
    viewer: &'p Viewer,
    /// Who looks at it in a preview.
    onlooker: Option<&'p Viewer>,
    occasion: &'p Occasion,
    step: Step,
    reader: &'p Reader,
    at: Timestamp,
}

impl Post<'_> {
    fn session(&self) -> &Session {
        &self.occasion.session
    }

    /// Neutral: a day and a community, never what the session is about.
    fn subject(&self) -> String {
        let start = self.session().starts_at.to_zoned(self.reader.zone.clone());
        let key = match self.step {
            Step::Early | Step::Week | Step::Prepare | Step::Eve => "rhythm-subject-before",
            Step::After => "rhythm-subject-after",
            Step::Between => "rhythm-subject-between",
        };
        let on = day(self.reader.lang, start.date());
        let say = Say::new(key).with("day", on).with("community", self.occasion.community.name.to_string());
        self.speech.said(&say)
    }

    fn contents(&self, r: &mut Read<'_>) -> Result<Contents, Stop> {
        let session = self.session();
        let path = session.path(&self.occasion.community.slug);
        let mut contents = Contents {
            lang: self.reader.lang.tag(),
            name: self.reader.name.to_string(),
            opening: self.opening(),
            community: self.occasion.community.name.to_string(),
            title: session.title.to_string(),
            title_lang: session.lang.tag(),
            address: self.speech.address(&path),
            when: self.speech.dated(session.starts_at).text,
            choose: self.speech.address("/you/letters"),
            ..Contents::default()
        };
        if self.step.is_before() {
            self.how_to_come(&mut contents);
            contents.agenda = store::agenda(r, session.id)?.into_iter().map(|it| it.title.to_string()).collect();
        } else {
            self.what_came(r, &mut contents)?;
        }
        let asked = self.reader.unready && self.step.is_before();
        if asked && self.policy.allows(self.viewer, "read", &session.thing_of("contribution")) {
            contents.prepare = format!("{}/ahead", contents.address);
        }
        contents.promises = self.promises(r)?;
        Ok(contents)
    }

    /// The facilitator's own paragraph, or ours.
    fn opening(&self) -> Vec<String> {
        let setting = self.occasion.setting(self.step);
        let own = setting.text(self.reader.lang).split("\n\n").map(|it| it.trim().to_owned());
        let own: Vec<_> = own.filter(|paragraph| !paragraph.is_empty()).collect();
        if !own.is_empty() {
            return own;
        }
        let away = self.speech.when(self.session().starts_at).away;
        let ours = match self.step {
            // locale: rhythm-open-before
            Step::Early | Step::Week | Step::Eve => self.speech.ta("rhythm-open-before", "away", away),
            Step::Prepare => self.speech.ta("rhythm-open-prepare", "away", away),
            Step::After if self.reader.came => self.speech.t("rhythm-open-came"),
            Step::After => self.speech.t("rhythm-open-missed"),
            Step::Between => self.speech.t("rhythm-open-between"),
        };
        vec![ours]
    }

    /// When in the session's own zone too, the way in, and what the reader answered.
    fn how_to_come(&self, contents: &mut Contents) {
        let session = self.session();
        let own = self.speech.when_in(session.starts_at, session.zone.tz()).text;
        if own != contents.when {
            contents.own_when = own;
        }
        if !self.policy.allows(self.viewer, "create", &session.thing_of("rsvp")) {
            return;
        }
        contents.link = session.link.as_ref().map(ToString::to_string).unwrap_or_default();
        if let Some(phone) = &session.phone {
            let number = Say::new(if session.passcode.is_some() { "rhythm-phone-passcode" } else { "rhythm-phone" });
            let number = number.with("phone", phone.to_string());
            let passcode = session.passcode.clone().unwrap_or_default();
            contents.by_phone = self.speech.said(&number.with("passcode", passcode));
        }
        // locale: rhythm-said-yes rhythm-said-phone rhythm-said-maybe rhythm-said-nothing rhythm-said-no
        // locale: planning-said-instead planning-said-waits
        let key = match self.reader.answer {
            Some(Answer::Yes) => "rhythm-said-yes",
            Some(Answer::Phone) => "rhythm-said-phone",
            Some(Answer::Maybe) => "rhythm-said-maybe",
            Some(Answer::No) => "rhythm-said-no",
            Some(Answer::Instead) => "planning-said-instead",
            Some(Answer::Waits) => "planning-said-waits",
            None => "rhythm-said-nothing",
        };
        contents.answer = self.speech.t(key);
        contents.answer_at = format!("{}#who-comes", contents.address);
    }

    /// The record, the next session, and the takeaway questions that are open.
    fn what_came(&self, r: &mut Read<'_>, contents: &mut Contents) -> Result<(), Stop> {
        let session = self.session();
        let reads = |kind| self.policy.allows(self.viewer, "read", &session.thing_of(kind));
        if session.published_at.is_some() && reads("record") {
            contents.record = format!("{}/record", contents.address);
        }
        contents.next = self.occasion.next.map(|next| self.speech.dated(next).text).unwrap_or_default();
        if !reads("question") {
            return Ok(());
        }
        let open = store::question::questions_of(r, session.id)?.into_iter();
        let open = open.filter(|it| it.state == kith_sessions::question::State::Open);
        let item = |it: kith_sessions::question::Question| Item {
            lang: it.lang.tag(),
            address: self.speech.address(&it.path(&self.occasion.community.slug)),
            note: String::new(),
            text: it.text,
        };
        contents.questions = open.take(MOST).map(item).collect();
        Ok(())
    }

    /// What the reader promised in this community and has not done.
    fn promises(&self, r: &mut Read<'_>) -> Result<Vec<Item>, Stop> {
        if !self.reader.promised {
            return Ok(Vec::new());
        }
        let all = store::commitment::commitments_by(r, self.occasion.community.id, self.reader.person)?;
        let mine = all.into_iter().filter(|it| self.policy.allows(self.viewer, "read", &it.thing()));
        let unseen = |it: &kith_sessions::commitment::Commitment| {
            self.onlooker.is_some_and(|onlooker| !self.policy.allows(onlooker, "read", &it.thing()))
        };
        let item = |it: kith_sessions::commitment::Commitment| Item {
            note: it.due_on.map(|due| self.by_day(due)).unwrap_or_default(),
            lang: it.lang.tag(),
            address: self.speech.address(&it.path(&self.occasion.community.slug)),
            text: it.text,
        };
        let told = |it| if unseen(&it) { self.hidden() } else { item(it) };
        Ok(mine.take(MOST).map(told).collect())
    }

    /// In the place of what an onlooker may not read.
    fn hidden(&self) -> Item {
        let (lang, text) = (self.reader.lang.tag(), self.speech.t("rhythm-unseen"));
        Item { text, note: String::new(), lang, address: self.speech.address("/") }
    }

    fn by_day(&self, due: jiff::civil::Date) -> String {
        let past = due < self.at.to_zoned(self.reader.zone.clone()).date();
        // locale: rhythm-by-day rhythm-was-due
        let key = if past { "rhythm-was-due" } else { "rhythm-by-day" };
        self.speech.said(&Say { key, args: vec![("day", Arg::Text(day(self.reader.lang, due)))] })
    }
}
