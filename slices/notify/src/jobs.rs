//! The engine: follows what is planned, looks at what is due, writes each letter once.
//!
//! Nothing here reads more than what is due. Whenever a session is planned, moved, cancelled, ended or published, its
//! facts put each of its steps into `rhythm_due` (`follow`); so does whoever changes a timetable ([`plan_session`]). A
//! step that is due is looked at ([`look`]): for each person whose moment has come a job is queued, and the step is due
//! again at the next person's moment. The job ([`write_reminder`]) decides once more, in the transaction in which it keeps
//! what became of it and writes the letter: it may run twice, and die anywhere.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use kith_base::jiff;
use kith_db::Tx;
use kith_facts::Fact;
use kith_jobs::{Job, JobError, Jobs, Timer};
use kith_mail::Link;
use kith_policy::{CommunityId, PersonId};
use kith_sessions::SessionId;
use kith_web::{App, Stop};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::letter::Eyes;
use crate::occasion::{Fate, Held, Occasion};
use crate::step::Step;
use crate::{change, letter, light, load, store};

/// Every five minutes.
pub const TIMER: Timer = Timer {
    name: "rhythm.look",
    every: SignedDuration::from_mins(5),
    what: "writes the letters that are due before, after and between sessions",
};

/// How many steps are looked at, and how many facts followed, in one go.
const MOST_DUE: i64 = 50;
const MOST_FACTS: i64 = 500;
/// Facts may be committed a little after the instant that stands in them.
const OVERLAP: SignedDuration = SignedDuration::from_mins(10);
/// How far back a timetable looks for sessions whose letters may still be to come.
const BACK: SignedDuration = SignedDuration::from_hours(45 * 24);

/// The letter of a step to one person.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WriteReminder {
    pub session: SessionId,
    pub step: Step,
    pub person: PersonId,
}

impl Job for WriteReminder {
    const KIND: &'static str = "reminder.write";
}

/// The timetable of a community has changed: everything in it is timed anew.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanCommunity {
    pub community: CommunityId,
}

impl Job for PlanCommunity {
    const KIND: &'static str = "rhythm.plan";
}

/// Who does the jobs of this slice.
pub fn jobs<S: Clone + Send + Sync + 'static>(all: Jobs<S>, app: fn(&S) -> App) -> Jobs<S> {
    let every = move |state: S| async move { tick(&app(&state)).await };
    let plan = move |state: S, job: PlanCommunity| async move {
        let (app, now) = (app(&state), app(&state).env.now());
        done(app.db.write(move |tx| plan_community(tx, job.community, now)).await)
    };
    let write = move |state: S, job: WriteReminder| async move {
        let (app, house) = (app(&state), app(&state));
        done(app.db.write(move |tx| write_reminder(&house, tx, job)).await)
    };
    let tell = move |state: S, job: change::TellChanges| async move {
        let (app, house) = (app(&state), app(&state));
        done(app.db.write(move |tx| change::write(&house, tx, &job)).await)
    };
    let write_light = move |state: S, job: light::jobs::WriteLight| async move {
        let (app, house) = (app(&state), app(&state));
        done(app.db.write(move |tx| light::jobs::write(&house, tx, job)).await)
    };
    all.every(TIMER, every).on(plan).on(write).on(write_light).on(tell)
}

fn done(done: Result<(), Stop>) -> Result<(), JobError> {
    done.map_err(|stop| JobError::retry(format!("{stop:?}")))
}

/// What happens every five minutes: facts are followed, then what is due is looked at.
pub async fn tick(app: &App) -> Result<(), JobError> {
    let now = app.env.now();
    let env = app.env.clone();
    let followed: Result<(), Stop> = app.db.write(move |tx| follow(tx, &env, now)).await;
    done(followed)?;
    let due: Result<Vec<(SessionId, Step)>, kith_db::Error> = app.db.read(move |r| store::due(r, now, MOST_DUE)).await;
    for (session, step) in due? {
        let env = app.env.clone();
        done(app.db.write(move |tx| look(tx, &env, (session, step), now)).await)?;
    }
    Ok(())
}

/// Times anew what the facts since the last time are about, and tells of what has changed.
fn follow(tx: &mut Tx<'_>, env: &kith_base::Env, now: Timestamp) -> Result<(), Stop> {
    let from = store::followed(tx)?.unwrap_or(now) - OVERLAP;
    let facts = kith_facts::of_plans(tx, from, MOST_FACTS)?;
    let full = facts.len() == usize::try_from(MOST_FACTS).unwrap_or(usize::MAX);
    let until = if full { facts.last().map_or(now, |fact| fact.at + OVERLAP) } else { now };
    let sessions: BTreeSet<SessionId> = facts.iter().map(|fact| SessionId(fact.subject.1)).collect();
    for session in sessions {
        plan_session(tx, session, now)?;
        plan_previous(tx, session, now)?;
    }
    change::look(tx, env, &facts, now)?;
    Ok(store::set_followed(tx, until)?)
}

/// What goes halfway between two sessions depends on the later one.
fn plan_previous(tx: &mut Tx<'_>, session: SessionId, now: Timestamp) -> Result<(), Stop> {
    let Some(community) = store::placed(tx, session)? else { return Ok(()) };
    let Some(session) = kith_sessions::store::session(tx, community, session)? else { return Ok(()) };
    match kith_sessions::store::record::neighbours(tx, &session)?.previous {
        Some(previous) => plan_session(tx, previous.id, now),
        None => Ok(()),
    }
}

/// Puts every step of a session where it is next to be looked at.
pub fn plan_session(tx: &mut Tx<'_>, session: SessionId, now: Timestamp) -> Result<(), Stop> {
    let Some(occasion) = load::occasion_of(tx, session)? else { return Ok(()) };
    for step in Step::ALL {
        let due = if occasion.closed(step, now).is_some() { None } else { occasion.earliest(step) };
        match due {
            Some(at) => store::set_due(tx, session, step, at.max(now))?,
            None => store::forget_due(tx, session, step)?,
        }
    }
    Ok(())
}

/// The same for every session of a community that may still have letters to come.
pub fn plan_community(tx: &mut Tx<'_>, community: CommunityId, now: Timestamp) -> Result<(), Stop> {
    for session in store::ahead(tx, community, now - BACK)? {
        plan_session(tx, session, now)?;
    }
    Ok(())
}

/// Queues a letter to each person whose moment has come, and notes when the next one's comes.
pub fn look(
    tx: &mut Tx<'_>,
    env: &kith_base::Env,
    (session, step): (SessionId, Step),
    now: Timestamp,
) -> Result<(), Stop> {
    let occasion = load::occasion_of(tx, session)?.filter(|it| it.closed(step, now).is_none());
    let Some(occasion) = occasion else { return Ok(store::forget_due(tx, session, step)?) };
    let gone: BTreeSet<PersonId> =
        store::gone(tx, session)?.into_iter().filter(|it| it.step == step).filter_map(|it| it.person).collect();
    let readers = store::readers(tx, &occasion.session, now)?;
    let mut next: Option<Timestamp> = None;
    for reader in readers.iter().filter(|reader| !gone.contains(&reader.person)) {
        match (occasion.fate(step, reader, now), occasion.moment(step, &reader.zone)) {
            // Also for whom there is none as yet: people change their minds, and something may be asked of them.
            (_, Some(at)) if at > now => next = Some(next.map_or(at, |next| next.min(at))),
            (Fate::Not, _) => {}
            _ => {
                let job = WriteReminder { session, step, person: reader.person };
                // What is most useful is written first, as long as there is room in somebody's week.
                kith_jobs::enqueue(tx, env, &job, now - SignedDuration::from_mins(3 - step.leaves()))?;
            }
        }
    }
    let later = light::jobs::look(tx, env, (&occasion, step), now)?;
    match next.into_iter().chain(later).min() {
        Some(next) => Ok(store::looked_at(tx, session, step, next)?),
        None => Ok(store::forget_due(tx, session, step)?),
    }
}

/// Decides once more, keeps what became of it, and writes the letter.
pub fn write_reminder(app: &App, tx: &mut Tx<'_>, job: WriteReminder) -> Result<(), Stop> {
    let (now, WriteReminder { session, step, person }) = (app.env.now(), job);
    let Some(occasion) = load::occasion_of(tx, session)? else { return Ok(()) };
    if occasion.closed(step, now).is_some() {
        return Ok(());
    }
    // Whoever else writes to them waits here, so that what is counted next is true until the end.
    kith_mail::allowance::allowance(tx, person.into(), now)?;
    let Some(reader) = store::reader(tx, &occasion.session, now, person)? else { return Ok(()) };
    match occasion.fate(step, &reader, now) {
        Fate::Not => Ok(()),
        // Its moment has moved on since it was queued: the step is looked at again.
        Fate::Goes(at) if at > now => Ok(store::set_due(tx, session, step, at)?),
        Fate::Goes(at) => go(app, tx, (&occasion, step), &reader, (at, now)),
        Fate::Held(held) => hold(app, tx, (&occasion, step), person, held),
    }
}

fn go(
    app: &App,
    tx: &mut Tx<'_>,
    (occasion, step): (&Occasion, Step),
    reader: &crate::occasion::Reader,
    (at, now): (Timestamp, Timestamp),
) -> Result<(), Stop> {
    let Some(email) = kith_people::store::email_of(tx, reader.person)? else { return Ok(()) };
    let link = Link::new(&app.env, &app.site.address);
    let said = letter::written(app, tx, (occasion, step), (reader, Eyes::Own(&link)), (at, now))?;
    let Some(said) = said else { return Ok(()) };
    if store::keep(tx, (occasion.session.id, step, reader.person), None, now)? {
        kith_mail::write(tx, &app.env, &letter::addressed(said, (occasion, step), reader, (email, link)))?;
        record(app, tx, occasion, "reminder.written", json!({ "step": step, "person": reader.person }))?;
    }
    Ok(())
}

fn hold(
    app: &App,
    tx: &mut Tx<'_>,
    (occasion, step): (&Occasion, Step),
    person: PersonId,
    held: Held,
) -> Result<(), Stop> {
    if store::keep(tx, (occasion.session.id, step, person), Some(held), app.env.now())? {
        let data = json!({ "step": step, "person": person, "why": held.word() });
        record(app, tx, occasion, "reminder.held", data)?;
    }
    Ok(())
}

fn record(
    app: &App,
    tx: &mut Tx<'_>,
    occasion: &Occasion,
    kind: &'static str,
    data: serde_json::Value,
) -> Result<(), Stop> {
    let fact = Fact::new(kind, ("session", occasion.session.id)).within(occasion.community.id).with(data);
    kith_facts::record(tx, &app.env, &fact)?;
    Ok(())
}
