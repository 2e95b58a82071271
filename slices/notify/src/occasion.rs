//! A session with the timetable that holds for it: which steps are live, when each letter goes, and to whom not.
//!
//! One function, [`Occasion::fate`], says what becomes of a step for a person. The preview, the look at what is due and the
//! job that writes ask it alike: what is previewed is what is sent.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kith_base::{Lang, Name, jiff};
use kith_charter::{Community, Participation};
use kith_mail::{Allowance, Choice, Sort};
use kith_policy::PersonId;
use kith_sessions::Session;
use kith_sessions::rsvp::Answer;

use crate::hours::{Hours, on_clock};
use crate::step::{Setting, Step, of_session};

/// The timetable of a community.
#[derive(Clone, PartialEq, Debug)]
pub struct Timetable {
    /// Since when letters go; nothing while it is off.
    pub on_since: Option<Timestamp>,
    pub hours: Hours,
    /// The community's own days off, as they were typed.
    pub days_off: String,
    pub settings: Vec<Setting>,
}

/// A session, and what its letters depend on.
pub struct Occasion {
    pub session: Session,
    pub community: Community,
    pub timetable: Timetable,
    /// When the same people meet next.
    pub next: Option<Timestamp>,
    /// How many of its takeaway questions are open.
    pub questions: i64,
}

/// Why a step of a session goes to nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Closed {
    /// The community has no timetable, or it is off.
    Off,
    Stopped,
    Cancelled,
    /// The session has begun, or its time is over.
    Begun,
    /// The session was not held here.
    NotHeld,
    /// No next session is planned.
    NoNext,
}

/// Why somebody gets no letter of a step that others get.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Held {
    /// Their week is full.
    Cap,
    /// No allowed hour was left.
    Quiet,
    /// They chose fewer letters.
    Choice,
    /// Its moment had passed.
    Late,
    /// They have no address.
    Address,
    /// The recap has told them already.
    Told,
}

impl Held {
    pub const ALL: [Self; 6] = [Self::Cap, Self::Quiet, Self::Choice, Self::Late, Self::Address, Self::Told];

    pub fn word(self) -> &'static str {
        match self {
            Self::Cap => "cap",
            Self::Quiet => "quiet",
            Self::Choice => "choice",
            Self::Late => "late",
            Self::Address => "address",
            Self::Told => "told",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|held| held.word() == word)
    }

    /// The locale key of the reason.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cap => "rhythm-held-cap",
            Self::Quiet => "rhythm-held-quiet",
            Self::Choice => "rhythm-held-choice",
            Self::Late => "rhythm-held-late",
            Self::Address => "rhythm-held-address",
            Self::Told => "rhythm-held-told",
        }
    }
}

kith_db::bind_words!(Held);

/// Somebody whom a session is for.
#[derive(Clone, Debug)]
pub struct Reader {
    pub person: PersonId,
    pub name: Name,
    pub lang: Lang,
    pub zone: TimeZone,
    pub answer: Option<Answer>,
    /// Their place on the waiting list, while they are on it.
    pub turn: i64,
    pub came: bool,
    /// Whether they said how it was.
    pub rated: bool,
    pub has_recap: bool,
    pub has_address: bool,
    /// Whether something that they promised here is open.
    pub promised: bool,
    /// Whether something is asked of them ahead, and they have not answered.
    pub unready: bool,
    pub choice: Choice,
    /// How they take part in the community.
    pub part: Participation,
    pub allowance: Allowance,
}

impl Reader {
    /// Whether they wait for a place, or did until the session was over.
    pub fn waits(&self) -> bool {
        self.answer == Some(Answer::Waits) && !self.came
    }

    /// Whether they want no such letter: they said so, or they take part from the edge and have not said that they come.
    fn wants_none(&self, step: Step) -> bool {
        let comes = self.came || self.answer.is_some_and(|answer| answer != Answer::No);
        !self.choice.gets(Sort::Reminders) || !(comes || self.part.gets(step.post()))
    }
}

/// What becomes of a step for somebody.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Fate {
    /// A letter goes at this instant.
    Goes(Timestamp),
    /// None goes, and the log says why.
    Held(Held),
    /// It is not for them: they said no, or there is nothing to tell.
    Not,
}

/// The last moment of a letter before a session: what comes later helps nobody to come.
const BEFORE_START: SignedDuration = SignedDuration::from_hours(1);

/// How late a letter may go whose moment nobody looked at: a server was down, a session was planned at short notice.
pub(crate) fn grace(step: Step) -> SignedDuration {
    SignedDuration::from_hours(if step.is_before() { 24 } else { 72 })
}

impl Occasion {
    /// How a step is set here.
    pub fn setting(&self, step: Step) -> Setting {
        of_session(&self.timetable.settings, step, &self.session)
    }

    /// Why a step goes to nobody, if it does.
    pub fn closed(&self, step: Step, now: Timestamp) -> Option<Closed> {
        let session = &self.session;
        let held = session.begun_at.is_some() || session.published_at.is_some();
        if self.timetable.on_since.is_none() {
            Some(Closed::Off)
        } else if session.cancelled_at.is_some() {
            Some(Closed::Cancelled)
        } else if !self.setting(step).is_on {
            Some(Closed::Stopped)
        } else if step.is_before() && (session.begun_at.is_some() || now >= session.starts_at) {
            Some(Closed::Begun)
        } else if !step.is_before() && session.is_over(now) && !held {
            Some(Closed::NotHeld)
        } else if step == Step::Between && self.next.is_none() {
            Some(Closed::NoNext)
        } else {
            None
        }
    }

    /// The instant for which a step is meant, by the reader's clock.
    pub fn meant(&self, step: Step, zone: &TimeZone) -> Option<Timestamp> {
        let setting = self.setting(step);
        if setting.sent_at.is_some() {
            return setting.sent_at;
        }
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let day = match step {
            Step::Early | Step::Week | Step::Prepare | Step::Eve => {
                day(self.session.starts_at).checked_sub(setting.days.days()).ok()?
            }
            Step::After => day(self.session.ends_at()).checked_add(setting.days.days()).ok()?,
            Step::Between => {
                let start = self.session.starts_at;
                day(start + start.duration_until(self.next?) / 2)
            }
        };
        on_clock(day, setting.hour, zone)
    }

    /// The instant at which the letter goes: as meant, or moved out of quiet hours and days off. What somebody sends by
    /// hand goes at once.
    pub fn moment(&self, step: Step, zone: &TimeZone) -> Option<Timestamp> {
        let meant = self.meant(step, zone)?;
        if self.setting(step).sent_at.is_some() {
            return Some(meant);
        }
        let deadline = step.is_before().then(|| self.session.starts_at - BEFORE_START);
        self.timetable.hours.fit(meant, deadline, zone)
    }

    /// No letter of a step goes before this, wherever its reader lives and whatever day it is moved to.
    pub fn earliest(&self, step: Step) -> Option<Timestamp> {
        let setting = self.setting(step);
        let days = |days: i64| SignedDuration::from_hours(24 * days);
        let meant = match step {
            _ if setting.sent_at.is_some() => return setting.sent_at,
            Step::Early | Step::Week | Step::Prepare | Step::Eve => self.session.starts_at - days(setting.days + 23),
            Step::After => return Some(self.session.ends_at()),
            Step::Between => self.session.starts_at + self.session.starts_at.duration_until(self.next?) / 2 - days(23),
        };
        Some(meant)
    }

    /// What becomes of a step for somebody. As seen at `now`: the letters that they get until then are not known.
    pub fn fate(&self, step: Step, reader: &Reader, now: Timestamp) -> Fate {
        if self.leaves_out(step, reader) {
            return Fate::Not;
        }
        if reader.wants_none(step) {
            return Fate::Held(Held::Choice);
        }
        if !reader.has_address {
            return Fate::Held(Held::Address);
        }
        if step == Step::After && reader.has_recap {
            return Fate::Held(Held::Told);
        }
        let Some(at) = self.moment(step, &reader.zone) else { return Fate::Held(Held::Quiet) };
        let by_hand = self.setting(step).sent_at.is_some();
        let before_the_timetable = !by_hand && self.timetable.on_since.is_some_and(|since| at < since);
        if now > at + grace(step) || before_the_timetable {
            return Fate::Held(Held::Late);
        }
        if reader.allowance.room(at.max(now)) <= step.leaves() { Fate::Held(Held::Cap) } else { Fate::Goes(at) }
    }

    /// Whom a step is not for: who said no and did not come, and who has nothing to be told.
    fn leaves_out(&self, step: Step, reader: &Reader) -> bool {
        let said_no = reader.answer == Some(Answer::No) && !reader.came;
        let nothing = match step {
            Step::Between => self.questions == 0 && !reader.promised,
            // Nothing is asked of somebody who may never have a place.
            Step::Prepare => !reader.unready || reader.waits(),
            _ => false,
        };
        said_no || nothing
    }
}
