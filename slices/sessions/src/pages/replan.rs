//! A session that runs late: the rest of it re-planned, as a proposal that its host takes with one button.

use axum::extract::State;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use kith_base::jiff;
use kith_db::Read;
use kith_web::{App, Ask, Done, Path, Sent, Shell, Stop, Visit, clock};
use schemars::JsonSchema;
use serde::Serialize;

use super::arrange::read_all_minutes;
use super::held::Held;
use super::host::hosted;
use crate::replan::{Replan, half, replan};
use crate::{Activity, ActivityId, Session, library, store};

/// An activity in the proposal.
#[derive(Serialize, JsonSchema)]
pub struct Shorter {
    pub id: String,
    pub title: String,
    pub before: i64,
    pub after: i64,
}

/// What is proposed to the host of a session that runs late.
#[derive(Serialize, JsonSchema)]
pub struct Proposal {
    /// How many minutes late it would end.
    pub late: i64,
    /// What becomes shorter, from now on; empty where nothing can.
    pub shorter: Vec<Shorter>,
    /// When it ends then, on the reader's clock, and how many minutes late that is.
    pub ends: String,
    pub over: i64,
}

/// What is proposed to the host of `held`; nothing while it is in time.
pub fn proposal(
    visit: &Visit,
    r: &mut Read<'_>,
    held: &Held,
    (agenda, at): (&[Activity], Option<usize>),
) -> Result<Option<Proposal>, Stop> {
    let session: &Session = &held.session;
    let Some(_) = replan(session, (agenda, at), visit.now(), half) else { return Ok(None) };
    let ours = |key: &str| library::one_of_ours(key, session.lang).map(|it| it.least);
    let needs_own = agenda.iter().filter_map(|it| it.method.as_deref()).any(|key| ours(key).is_none());
    let own = if needs_own { store::methods_of(r, session.community_id)? } else { Vec::new() };
    let of = |key: &str| ours(key).or_else(|| own.iter().find(|it| it.key == key).map(|it| it.least));
    let least = |it: &Activity| it.method.as_deref().and_then(of).unwrap_or_else(|| half(it));
    Ok(replan(session, (agenda, at), visit.now(), least).map(|it| told(visit, &held.shell, (session, agenda), &it)))
}

fn told(visit: &Visit, shell: &Shell, (session, agenda): (&Session, &[Activity]), it: &Replan) -> Proposal {
    let before = |id: ActivityId| agenda.iter().find(|activity| activity.id == id);
    let shorter = |(id, after): &(ActivityId, i64)| {
        let activity = before(*id).filter(|activity| activity.minutes != *after)?;
        let (title, before) = (activity.title.to_string(), activity.minutes);
        Some(Shorter { id: id.to_string(), title, before, after: *after })
    };
    let ends: Timestamp = session.planned_end() + SignedDuration::from_mins(it.over);
    Proposal {
        late: it.late,
        shorter: it.minutes.iter().filter_map(shorter).collect(),
        ends: clock(shell.tongue(), &ends.to_zoned(visit.viewer.zone.clone())),
        over: it.over,
    }
}

/// `POST /c/{community}/sessions/{session}/replans`: the host takes what was proposed, as they saw it.
pub async fn accept(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let held = hosted(visit, tx, &slug, &id)?;
        let agenda = store::agenda(tx, held.session.id)?;
        let minutes = read_all_minutes(fields, &agenda)?;
        store::set_order(tx, &visit.app.env, &held.session, &minutes, visit.who()?.id)?;
        Ok(Done::to(format!("{}/run", held.path)).saying("done-activities-replanned"))
    })
    .await
}
