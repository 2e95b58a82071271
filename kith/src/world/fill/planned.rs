//! Series and sessions as they were planned, and who said that they come.

use std::collections::BTreeSet;

use anyhow::{Context, anyhow};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kith_base::{Say, jiff};
use kith_db::Tx;
use kith_sessions::agenda::NewActivity;
use kith_sessions::rsvp::Reply;
use kith_sessions::rule::{End, MOST};
use kith_sessions::series::{NewSeries, Rhythm};
use kith_sessions::session::{Details, FirstAgenda, NewSession, SessionDraft, Whom};
use kith_sessions::template::Plan;
use kith_sessions::wall::Wall;
use kith_sessions::{SeriesId, SessionId, store};

use super::Filling;
use super::charter::Circle;
use crate::world::{Series, Session, nearest};

/// How long before it a session is planned.
const AHEAD: SignedDuration = SignedDuration::from_hours(60 * 24);

/// A sentence for a form, as the reason of a failure.
pub fn reason(say: Say) -> anyhow::Error {
    anyhow!("{}", say.key)
}

impl<'w> Circle<'w> {
    fn told_series(&self, session: &Session) -> anyhow::Result<Option<&'w Series>> {
        let Some(key) = session.series.as_deref() else { return Ok(None) };
        let found = self.told.series.iter().find(|series| series.key == key);
        found.map(Some).with_context(|| format!("there is no series {key:?}"))
    }

    fn whom(&self, session: &Session) -> anyhow::Result<Whom> {
        Ok(match (&session.team, &session.cohort) {
            (Some(team), _) => Whom::Team(self.team(team)?),
            (None, Some(cohort)) => Whom::Cohort(self.cohort(cohort)?),
            (None, None) => Whom::Community,
        })
    }

    /// For whom a series is: the circle that all of its sessions are for, or everybody.
    fn whom_of(&self, series: &Series) -> anyhow::Result<Whom> {
        let mut own = self.told.session.iter().filter(|it| it.series.as_deref() == Some(&series.key));
        let circles: BTreeSet<_> = own.clone().map(|it| (&it.team, &it.cohort)).collect();
        match own.next_back() {
            Some(session) if circles.len() == 1 => self.whom(session),
            _ => Ok(Whom::Community),
        }
    }
}

impl<'w> Filling<'w> {
    /// When people agreed to meet: on the weekday of the series, by its clock, unless the session says otherwise.
    pub fn wall(&self, circle: &Circle<'_>, session: &Session) -> anyhow::Result<Wall> {
        let series = circle.told_series(session)?;
        let zone = session.zone.clone().or_else(|| series.map(|it| it.zone.clone()));
        let zone = zone.context("it has a zone, or a series")?;
        let time = session.time.or_else(|| series.map(|it| it.time)).context("it has a time, or a series")?;
        let day = self.today.date(session.days, zone.tz());
        let day = series.map_or(day, |series| nearest(day, series.weekday));
        Ok(Wall { day, time, zone })
    }

    /// When something that begins at `starts` was planned.
    fn planned(&self, circle: &Circle<'_>, starts: Timestamp) -> Timestamp {
        let earliest = circle.founded + SignedDuration::from_hours(3);
        self.today.before((starts - AHEAD).max(earliest))
    }

    /// Puts every series in.
    pub fn series(&self, tx: &mut Tx<'_>, circle: &mut Circle<'w>) -> anyhow::Result<()> {
        for told in &circle.told.series {
            let mut own: Vec<_> =
                circle.told.session.iter().filter(|it| it.series.as_deref() == Some(&told.key)).collect();
            own.sort_by_key(|session| session.days);
            let first = own.first().with_context(|| format!("nobody meets in the series {:?}", told.key))?;
            let wall = self.wall(circle, first)?;
            let made_at = self.at(self.planned(circle, wall.moment().map_err(reason)?.at));
            let by = self.person(&first.facilitator)?.id;
            let rhythm = Rhythm {
                title: told.title.clone(),
                rule: told.rule.clone().ending(End::After(i64::try_from(own.len())?)),
                first_on: wall.day,
                time_of_day: told.time,
                zone: told.zone.clone(),
                minutes: told.minutes,
            };
            let details = Details {
                purpose: told.purpose.clone(),
                lang: circle.told.lang,
                whom: circle.whom_of(told)?,
                facilitator: Some(by),
                ..ways_in(Some(told))
            };
            let id: SeriesId = self.env.id();
            let new = NewSeries { id, community_id: circle.id, rhythm, details, by: Some(by), made_at };
            store::add_series(tx, &self.env, &new)?;
            circle.series.insert(&told.key, id);
        }
        Ok(())
    }

    /// Keeps the first series of a community as a template, as its steward did when its rhythm had proved itself.
    pub fn template(&self, tx: &mut Tx<'_>, circle: &Circle<'_>) -> anyhow::Result<()> {
        let Some(told) = circle.told.series.first() else { return Ok(()) };
        let Some(id) = circle.series.get(told.key.as_str()).copied() else { return Ok(()) };
        let series = store::one_series(tx, circle.id, id)?.context("a series that was put in is there")?;
        let mut whole = Vec::new();
        for (session, _) in store::slots_of(tx, id)?.into_iter().take(6) {
            let session = store::session(tx, circle.id, session)?.context("its sessions are there")?;
            let agenda = store::agenda(tx, session.id)?;
            whole.push((session, agenda));
        }
        self.at(self.today.before(circle.founded + SignedDuration::from_hours(24 * 200)));
        store::template::keep(tx, &self.env, (circle.id, circle.steward), &Plan::of_series(&series, &whole))?;
        Ok(())
    }

    /// The day of the rule of a series for which a session on `day` stands: the nearest one.
    fn slot(&self, circle: &Circle<'_>, series: &Series, day: Date) -> anyhow::Result<Option<Date>> {
        let own = circle.told.session.iter().filter(|it| it.series.as_deref() == Some(&series.key));
        let Some(first) = own.min_by_key(|session| session.days) else { return Ok(None) };
        let days = series.rule.days(self.wall(circle, first)?.day, MOST);
        Ok(days.into_iter().min_by_key(|slot| (day - *slot).get_days().abs()))
    }

    /// Puts a session in, with what happened in it if its time is over.
    pub fn session(&self, tx: &mut Tx<'_>, circle: &Circle<'_>, told: &Session) -> anyhow::Result<()> {
        let series = circle.told_series(told)?;
        let wall = self.wall(circle, told)?;
        let starts_at = wall.moment().map_err(reason)?.at;
        let host = self.person(&told.facilitator)?.id;
        self.at(self.planned(circle, starts_at));
        let details = Details {
            purpose: told.purpose.clone(),
            lang: told.lang,
            whom: circle.whom(told)?,
            facilitator: Some(host),
            ..ways_in(series)
        };
        let minutes = told.minutes.or_else(|| series.map(|it| it.minutes)).context("it has a length, or a series")?;
        let id: SessionId = self.env.id();
        let new = NewSession {
            id,
            community_id: circle.id,
            series_id: series.and_then(|series| circle.series.get(series.key.as_str()).copied()),
            draft: SessionDraft { title: told.title.clone(), wall, starts_at, minutes, details },
            agenda: FirstAgenda::Given(agenda(told)),
            by: Some(host),
        };
        let day = new.draft.wall.day;
        store::plan(tx, &self.env, &new)?;
        if let Some(slot) = series.map(|series| self.slot(circle, series, day)).transpose()?.flatten() {
            store::put_in_slot(tx, id, slot)?;
        }
        self.guests(tx, circle, told, id)?;
        self.answers(tx, circle, told, (id, starts_at))?;
        self.ahead(tx, circle, told, id)?;
        self.serve(tx, circle, (told, id), host)?;
        self.hold(tx, circle, told, id)
    }

    /// Who comes, as they said in the week before.
    fn answers(
        &self,
        tx: &mut Tx<'_>,
        circle: &Circle<'_>,
        told: &Session,
        (session, starts_at): (SessionId, Timestamp),
    ) -> anyhow::Result<()> {
        if told.capacity.is_some() {
            store::set_capacity(tx, session, told.capacity)?;
        }
        let last = self.today.before(starts_at - SignedDuration::from_hours(6 * 24));
        for (rsvp, n) in told.rsvp.iter().zip(1..) {
            let person = self.person(&rsvp.person)?.id;
            let at = self.at(last - SignedDuration::from_mins(n * 211));
            let reply = Reply::of(rsvp.answer);
            store::set_rsvp(tx, &self.env, (circle.id, session), (person, &reply), at)?;
        }
        Ok(())
    }
}

/// How one comes to what a series holds; nothing else is said yet.
fn ways_in(series: Option<&Series>) -> Details {
    Details {
        purpose: String::new(),
        lang: kith_base::Lang::En,
        whom: Whom::Community,
        link: series.and_then(|it| it.link.clone()),
        phone: series.and_then(|it| it.phone.clone()),
        passcode: series.and_then(|it| it.passcode.clone()),
        facilitator: None,
    }
}

fn agenda(told: &Session) -> Vec<NewActivity> {
    let activity = |it: &crate::world::Activity| NewActivity {
        kind: it.kind,
        title: it.title.clone(),
        minutes: it.minutes,
        prompt: it.prompt.clone(),
        method: it.method.clone(),
    };
    told.activity.iter().map(activity).collect()
}
