//! The timetable of a community of the world: on since a while, with some words of its own; what went out in the last
//! weeks is in the log, what is to come is timed.

use anyhow::{Context, anyhow};
use jiff::SignedDuration;
use kith_base::jiff;
use kith_db::Tx;
use kith_facts::Fact;
use kith_notify::holidays::Holidays;
use kith_notify::hours::Hours;
use kith_notify::{Fate, Held, Occasion, Setting, Step, Timetable, load, store};
use kith_sessions::SessionId;
use kith_web::Stop;

use super::Filling;
use super::charter::Circle;

/// Since when letters go, and how far back the log is filled.
const SINCE: SignedDuration = SignedDuration::from_hours(35 * 24);

fn reason(stop: Stop) -> anyhow::Error {
    anyhow!("{stop:?}")
}

impl Filling<'_> {
    /// Turns the reminders on where the world says so.
    pub fn rhythm(&self, tx: &mut Tx<'_>, circle: &Circle<'_>) -> anyhow::Result<()> {
        let Some(told) = &circle.told.rhythm else { return Ok(()) };
        let since = self.at(self.today.before(self.today.now - SINCE).max(circle.founded));
        let holidays = Holidays::of(&told.holidays).context("it keeps the holidays of somewhere")?;
        let hours = Hours::usual(holidays);
        let days_off = String::new();
        let timetable = Timetable { on_since: Some(since), hours, days_off, settings: Vec::new() };
        store::set_timetable(tx, circle.id, &timetable)?;
        let (text_en, text_fr) = (told.text_en.clone(), told.text_fr.clone());
        store::add_setting(tx, &self.env, circle.id, &Setting { text_en, text_fr, ..Setting::usual(Step::Week) })?;
        let fact = Fact::new("rhythm.changed", ("community", circle.id)).within(circle.id);
        self.record(tx, Some(circle.steward), fact)?;
        for session in store::ahead(tx, circle.id, since)? {
            self.letters(tx, session)?;
        }
        Ok(())
    }

    /// What went out around a session until now, and what is to come.
    fn letters(&self, tx: &mut Tx<'_>, session: SessionId) -> anyhow::Result<()> {
        let now = self.today.now;
        let Some(occasion) = load::occasion_of(tx, session).map_err(reason)? else { return Ok(()) };
        for step in Step::ALL {
            self.gone(tx, &occasion, step)?;
        }
        kith_notify::jobs::plan_session(tx, session, now).map_err(reason)
    }

    fn gone(&self, tx: &mut Tx<'_>, occasion: &Occasion, step: Step) -> anyhow::Result<()> {
        let readers = store::readers(tx, &occasion.session, self.today.now)?;
        for (reader, n) in readers.iter().zip(0..) {
            let Some(at) = occasion.moment(step, &reader.zone).filter(|at| *at < self.today.now) else { continue };
            let goes = matches!(occasion.fate(step, reader, at), Fate::Goes(_));
            if !goes || occasion.timetable.on_since.is_some_and(|since| at < since) {
                continue;
            }
            // One of them had a full week.
            let held = (step == Step::Week && n == 2).then_some(Held::Cap);
            self.at(at);
            store::keep(tx, (occasion.session.id, step, reader.person), held, at)?;
            let kind = if held.is_some() { "reminder.held" } else { "reminder.written" };
            let data = serde_json::json!({ "step": step, "person": reader.person });
            let fact = Fact::new(kind, ("session", occasion.session.id)).within(occasion.community.id).with(data);
            self.record(tx, None, fact)?;
        }
        Ok(())
    }
}
