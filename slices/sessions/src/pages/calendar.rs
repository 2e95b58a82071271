//! Calendar files: one session, or those of a community that the signed-in reader may read.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;
use jiff::SignedDuration;
use kith_base::{Cursor, Uuid, jiff};
use kith_db::Read;
use kith_web::{App, Ask, Path, Shell, Stop, Visit};

use super::session::{Found, find};
use crate::Session;
use crate::calendar::{self, Entry};
use crate::lines::way_by_phone;
use crate::reach::Reach;
use crate::series_calendar::{self, Occurrence, Whole};
use crate::store::{self, Wanted};

/// How far back a feed reaches, and how many sessions it holds at most.
const BACK: SignedDuration = SignedDuration::from_hours(24 * 90);
const MOST: i64 = 500;

/// `GET /c/{community}/sessions/{session}/calendar.ics`
pub async fn session(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Response {
    app.file(ask, move |visit, r| {
        let Found { session, shell, .. } = find(visit, r, &slug, &id)?;
        Ok(file(visit, &shell, ("", &slug), &[&session]))
    })
    .await
}

/// `GET /c/{community}/series/{series}/calendar.ics`
pub async fn series(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Response {
    app.file(ask, move |visit, r| {
        let (community, shell) = kith_charter::enter(visit, r, &slug)?;
        let series = super::series::find_in(visit, r, &community, &id)?;
        let wanted = Wanted::of_series(&visit.app.policy, &visit.viewer, &series);
        let list = store::sessions_after(r, &wanted, Cursor::START, 4 * crate::rule::MOST)?;
        let slots = store::slots_of(r, series.id)?;
        let slot = |session: &Session| slots.iter().find(|(id, _)| *id == session.id).and_then(|(_, slot)| *slot);
        let address = visit.app.site.address.as_str();
        let joins = visit.may("create", &series.thing_of("rsvp"));
        let link = |link: &Option<kith_base::Url>| link.as_ref().filter(|_| joins).map(ToString::to_string);
        let occurrence = |session: &Session| {
            let entry = entry(visit, &shell, (address, &slug), session);
            Occurrence {
                slot: slot(session),
                wall: session.wall(),
                minutes: session.minutes,
                title: session.title.to_string(),
                revision: session.revision,
                location: link(&session.link),
                lines: entry.lines,
                address: entry.address,
            }
        };
        let held = list.iter().map(|listed| &listed.session).filter(|it| it.cancelled_at.is_none());
        let whole = Whole {
            uid: series_calendar::uid(series.id, host(address)),
            title: series.title.to_string(),
            address: format!("{address}{}", series.path(&slug)),
            location: link(&series.link),
            revision: series.revision,
            rule: series.rule.clone(),
            first_on: series.first_on,
            time_of_day: series.time_of_day,
            zone: series.zone.clone(),
            minutes: series.minutes,
            occurrences: held.map(occurrence).collect(),
        };
        Ok(sent(series_calendar::file(visit.now(), &whole)))
    })
    .await
}

/// `GET /c/{community}/sessions.ics`
pub async fn feed(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Response {
    app.file(ask, move |visit, r| whole(visit, r, &slug)).await
}

fn whole(visit: &Visit, r: &mut Read<'_>, slug: &str) -> Result<Response, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let reach = Reach::of(&visit.app.policy, &visit.viewer, "session", community.id);
    if reach.is_empty() {
        return Err(Stop::Hidden);
    }
    let wanted = Wanted { community: community.id, reader: visit.viewer.id(), reach, team: None, series: None };
    let from = Cursor { at: visit.now() - BACK, id: Uuid::nil() };
    let list = store::sessions_after(r, &wanted, from, MOST)?;
    let sessions: Vec<&Session> = list.iter().map(|listed| &listed.session).collect();
    Ok(file(visit, &shell, (&community.name, slug), &sessions))
}

fn file(visit: &Visit, shell: &Shell, (name, slug): (&str, &str), sessions: &[&Session]) -> Response {
    let address = visit.app.site.address.as_str();
    let entries: Vec<_> = sessions.iter().map(|session| entry(visit, shell, (address, slug), session)).collect();
    sent(calendar::file(name, host(address), visit.now(), &entries))
}

/// The name of the instance.
fn host(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    host.split(['/', ':']).next().unwrap_or(host)
}

fn sent(text: String) -> Response {
    let head = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"sessions.ics\""),
    ];
    (head, text).into_response()
}

fn entry<'s>(visit: &Visit, shell: &Shell, (address, slug): (&str, &str), session: &'s Session) -> Entry<'s> {
    let joins = visit.may("create", &session.thing_of("rsvp"));
    let address = format!("{address}{}", session.path(slug));
    let when = shell.when_in(session.starts_at, session.zone.tz()).text;
    let mut lines = vec![format!("{when} ({})", session.zone.name())];
    if !session.purpose.is_empty() {
        lines.insert(0, session.purpose.clone());
    }
    if joins {
        lines.extend(session.link.as_ref().map(|link| shell.ta("sessions-by-link", "link", link.as_str())));
        lines.extend(way_by_phone(&visit.app, &visit.viewer, session));
    }
    lines.push(address.clone());
    Entry { session, address, lines, joins }
}
