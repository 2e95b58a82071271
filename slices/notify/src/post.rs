//! What stands in the letter of a step to one person, put together.

use jiff::Timestamp;
use kith_base::{Arg, Say, jiff};
use kith_db::Read;
use kith_policy::{Policy, Viewer};
use kith_sessions::mail::taps;
use kith_sessions::rsvp::Answer;
use kith_sessions::{Session, pulse, store};
use kith_web::{Speech, Stop, day};

use crate::letter::{Contents, Eyes, Item};
use crate::occasion::{Occasion, Reader};
use crate::step::Step;

/// How many lines of a sort a letter has: it is a reminder, not a list.
const MOST: usize = 5;

/// A letter in the making.
pub(crate) struct Post<'p> {
    pub policy: &'p Policy,
    pub speech: &'p Speech,
    pub viewer: &'p Viewer,
    pub eyes: Eyes<'p>,
    pub occasion: &'p Occasion,
    pub step: Step,
    pub reader: &'p Reader,
    pub at: Timestamp,
}

impl Post<'_> {
    fn session(&self) -> &Session {
        &self.occasion.session
    }

    /// Neutral: a day and a community, never what the session is about.
    pub fn subject(&self) -> String {
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

    pub fn contents(&self, r: &mut Read<'_>) -> Result<Contents, Stop> {
        let session = self.session();
        let path = session.path(&self.occasion.community.slug);
        let mut contents = Contents {
            name: self.reader.name.to_string(),
            opening: self.opening(),
            community: self.occasion.community.name.to_string(),
            title: session.title.to_string(),
            title_lang: session.lang.tag(),
            address: self.speech.address(&path),
            when: self.speech.dated(session.starts_at).text,
            choose: self.eyes.choose(self.speech),
            ..Contents::default()
        };
        if self.step.is_before() {
            self.how_to_come(&mut contents);
            contents.agenda = store::agenda(r, session.id)?.into_iter().map(|it| it.title.to_string()).collect();
        } else {
            self.what_came(r, &mut contents)?;
        }
        let asked = self.reader.unready && self.step.is_before() && !self.reader.waits();
        if asked && self.policy.allows(self.viewer, "read", &session.thing_of("contribution")) {
            contents.prepare = format!("{}/ahead", contents.address);
        }
        contents.promises = self.promises(r)?;
        Ok(contents)
    }

    /// The facilitator's own paragraph, or ours. Who waits for a place reads that first, whatever the others read.
    fn opening(&self) -> Vec<String> {
        let setting = self.occasion.setting(self.step);
        let own = setting.text(self.reader.lang).split("\n\n").map(|it| it.trim().to_owned());
        let own: Vec<_> = own.filter(|paragraph| !paragraph.is_empty()).collect();
        if let Some(waiting) = self.of_waiting() {
            return std::iter::once(waiting).chain(own).collect();
        }
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

    /// What somebody reads who is on the waiting list, or was until the end.
    fn of_waiting(&self) -> Option<String> {
        if !self.reader.waits() {
            return None;
        }
        let away = self.speech.when(self.session().starts_at).away;
        let before = Say::new("rhythm-waits-before").with("away", away).with("place", self.reader.turn);
        match self.step {
            Step::Early | Step::Week | Step::Prepare | Step::Eve => Some(self.speech.said(&before)),
            Step::After => Some(self.speech.t("rhythm-waits-after")),
            Step::Between => None,
        }
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
        if !self.reader.waits() {
            self.way_in(contents);
        }
        // locale: rhythm-said-yes rhythm-said-phone rhythm-said-maybe rhythm-said-nothing rhythm-said-no
        // locale: planning-said-instead rhythm-waits-answer
        let key = match self.reader.answer {
            Some(Answer::Yes) => "rhythm-said-yes",
            Some(Answer::Phone) => "rhythm-said-phone",
            Some(Answer::Maybe) => "rhythm-said-maybe",
            Some(Answer::No) => "rhythm-said-no",
            Some(Answer::Instead) => "planning-said-instead",
            Some(Answer::Waits) => "rhythm-waits-answer",
            None => "rhythm-said-nothing",
        };
        contents.answer = self.speech.t(key);
        contents.answer_at = format!("{}#who-comes", contents.address);
    }

    /// The link, and the number to call.
    fn way_in(&self, contents: &mut Contents) {
        let session = self.session();
        contents.link = session.link.as_ref().map(ToString::to_string).unwrap_or_default();
        if let Some(phone) = &session.phone {
            let number = Say::new(if session.passcode.is_some() { "rhythm-phone-passcode" } else { "rhythm-phone" });
            let number = number.with("phone", phone.to_string());
            let passcode = session.passcode.clone().unwrap_or_default();
            contents.by_phone = self.speech.said(&number.with("passcode", passcode));
        }
    }

    /// The record, the next session, and the takeaway questions that are open.
    fn what_came(&self, r: &mut Read<'_>, contents: &mut Contents) -> Result<(), Stop> {
        let session = self.session();
        let reads = |kind| self.policy.allows(self.viewer, "read", &session.thing_of(kind));
        if session.published_at.is_some() && reads("record") {
            contents.record = format!("{}/record", contents.address);
        }
        if self.asks_how_it_was() {
            contents.taps = Some(taps(self.speech, session, &self.occasion.community.slug));
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

    /// Whether the reader was there, may say how it was, and has not: in a preview beforehand, whether they would be asked.
    fn asks_how_it_was(&self) -> bool {
        let session = self.session();
        let ahead = matches!(self.eyes, Eyes::Onlooker(onlooker) if !session.is_over(onlooker.now));
        let open = pulse::is_open(session, self.at) || ahead;
        let asked = self.step == Step::After && self.reader.came && !self.reader.rated;
        asked && open && self.policy.allows(self.viewer, "create", &session.thing_of("pulse"))
    }

    /// What the reader promised in this community and has not done.
    fn promises(&self, r: &mut Read<'_>) -> Result<Vec<Item>, Stop> {
        if !self.reader.promised {
            return Ok(Vec::new());
        }
        let all = store::commitment::commitments_by(r, self.occasion.community.id, self.reader.person)?;
        let mine = all.into_iter().filter(|it| self.policy.allows(self.viewer, "read", &it.thing()));
        let unseen = |it: &kith_sessions::commitment::Commitment| self.eyes.miss(self.policy, &it.thing());
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
