//! What a template is made into: series and sessions, for whom, by whom.

use kith_base::Lang;
use kith_charter::Community;
use kith_db::Tx;
use kith_web::{Stop, Visit};

use crate::preparation::NewItem;
use crate::series::{NewSeries, Rhythm};
use crate::session::{Details, FirstAgenda, NewSession, SessionDraft, Whom};
use crate::template::PlannedSession;
use crate::template::cohort::Within;
use crate::wall::Wall;
use crate::{SeriesId, SessionId, store};
use kith_base::jiff::civil::Date;

/// A template that is being used.
pub struct Making<'m> {
    pub visit: &'m Visit,
    pub community: &'m Community,
    pub whom: Whom,
    /// The series to which the next sessions belong.
    pub series: Option<SeriesId>,
}

impl Making<'_> {
    /// Nobody and nothing private comes from a template: who uses it runs what is not a team's.
    fn details(&self, purpose: &str, lang: Lang) -> Details {
        let facilitator = self.visit.viewer.id().filter(|_| self.whom.team().is_none());
        let purpose = purpose.to_owned();
        Details { purpose, lang, whom: self.whom, link: None, phone: None, passcode: None, facilitator }
    }

    /// Plans a series; the sessions that follow are its own.
    pub fn series(&mut self, tx: &mut Tx<'_>, rhythm: Rhythm, (purpose, lang): (&str, Lang)) -> Result<SeriesId, Stop> {
        let new = NewSeries {
            id: self.visit.app.env.id(),
            community_id: self.community.id,
            rhythm,
            details: self.details(purpose, lang),
            by: self.visit.viewer.id(),
            made_at: self.visit.now(),
        };
        let id = store::add_series(tx, &self.visit.app.env, &new)?;
        self.series = Some(id);
        Ok(id)
    }

    /// Plans a session, for a day of its series' rule where it stands for one.
    pub fn session(
        &self,
        tx: &mut Tx<'_>,
        (wall, slot): (Wall, Option<Date>),
        it: &PlannedSession,
    ) -> Result<SessionId, Stop> {
        let starts_at = wall.moment().map_err(|say| Stop::field("first_on", say))?.at;
        let details = self.details(&it.purpose, it.lang);
        let new = NewSession {
            id: self.visit.app.env.id(),
            community_id: self.community.id,
            series_id: self.series,
            draft: SessionDraft { title: it.title.clone(), wall, starts_at, minutes: it.minutes, details },
            agenda: FirstAgenda::Given(it.agenda.clone()),
            by: self.visit.viewer.id(),
        };
        let id = store::plan(tx, &self.visit.app.env, &new)?;
        if let Some(slot) = slot {
            store::put_in_slot(tx, id, slot)?;
        }
        if let Some(within) = &it.within {
            self.ahead(tx, id, within)?;
        }
        Ok(id)
    }

    /// How many may come, and what is asked before.
    fn ahead(&self, tx: &mut Tx<'_>, id: SessionId, within: &Within) -> Result<(), Stop> {
        if within.capacity.is_some() {
            store::set_capacity(tx, id, within.capacity)?;
        }
        if !within.question.is_empty() || !within.items.is_empty() {
            let asked = (self.visit.viewer.id(), self.visit.now());
            store::ask_ahead(tx, id, &within.question, asked)?;
        }
        for (text, minutes) in &within.items {
            let new = NewItem { text: text.clone(), link: None, minutes: *minutes };
            store::add_item(tx, self.visit.app.env.id(), id, &new)?;
        }
        Ok(())
    }
}
