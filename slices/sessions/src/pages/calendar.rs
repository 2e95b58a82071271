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
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or(host);
    let entries: Vec<_> = sessions.iter().map(|session| entry(visit, shell, (address, slug), session)).collect();
    let text = calendar::file(name, host, visit.now(), &entries);
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
