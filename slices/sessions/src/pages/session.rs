//! A session: planning it, its page, changing and moving it, calling it off, its calendar file.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kith_base::{Arg, Lang, Say, jiff};
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_policy::Authorised;
use kith_web::{App, Ask, Done, Fields, Named, Sent, Shell, Step, Stop, Tried, Visit, When, clock};
use serde::Serialize;

use super::agenda::{self, AgendaView};
use super::drafts::{Circle, Offer, details_typed, fresh_details, read_session};
use super::rsvp::{self, RsvpView};
use crate::lines::way_by_phone;
use crate::record::{CameBack, came_back};
use crate::session::{Details, FirstAgenda, NewSession, Whom, read_number};
use crate::wall::{Oddity, TimeOfDay, Wall};
use crate::{SeriesId, Session, SessionId, store};

/// A session on the way of one who may read it.
pub struct Found {
    pub community: Community,
    pub shell: Shell,
    pub session: Authorised<Session>,
}

/// The session of an address, if the viewer may read it.
pub fn find(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<Found, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let id: SessionId = id.parse().map_err(|_| Stop::Hidden)?;
    let session = store::session(r, community.id, id)?.ok_or(Stop::Hidden)?;
    let session = visit.authorise("read", &session.thing(), session)?;
    Ok(Found { community, shell, session })
}

/// What is odd about an agreed time, in the reader's words.
pub fn oddity(shell: &Shell, wall: &Wall) -> String {
    let time = ("time", Arg::Text(clock_text(shell, wall.day, wall.time)));
    match wall.moment().ok().and_then(|moment| moment.oddity) {
        None => String::new(),
        Some(Oddity::Doubled) => shell.said(&Say { key: "sessions-odd-doubled", args: vec![time] }),
        Some(Oddity::Skipped(really)) => {
            let really = ("really", Arg::Text(clock_text(shell, wall.day, really)));
            shell.said(&Say { key: "sessions-odd-skipped", args: vec![time, really] })
        }
    }
}

/// A time on the wall as it is written in the reader's language.
pub fn clock_text(shell: &Shell, date: Date, time: TimeOfDay) -> String {
    match date.to_datetime(time.0).to_zoned(TimeZone::UTC) {
        Ok(at) => clock(shell.tongue(), &at),
        Err(_) => time.to_string(),
    }
}

/// How to come, for those who may.
#[derive(Serialize)]
struct Join {
    link: String,
    by_phone: String,
    /// The telephone number as a link that a telephone dials.
    dial: String,
}

#[derive(Template, Serialize)]
#[template(path = "session/show.html")]
struct SessionPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    title: String,
    purpose: String,
    lang: Lang,
    when: When,
    /// The time in the session's own zone, where it differs from the reader's.
    own_when: Option<When>,
    zone: String,
    oddity: String,
    minutes: i64,
    whom: String,
    facilitator: Option<Named>,
    cancelled: bool,
    is_time: bool,
    is_over: bool,
    has_begun: bool,
    may_edit: bool,
    join: Option<Join>,
    rsvp: RsvpView,
    agenda: AgendaView,
    came_back: CameBack,
    series: String,
    thread: Vec<Step>,
}

/// `GET /c/{community}/sessions/{session}`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Response {
    app.page(ask, move |visit, r| page(visit, r, &slug, &id)).await
}

fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<SessionPage, Stop> {
    let Found { community, shell, session } = find(visit, r, slug, id)?;
    let now = visit.now();
    let shell = shell.titled(session.title.to_string()).under(shell_sessions(visit), community.path("/sessions"));
    let when = shell.when(session.starts_at);
    let own_when = shell.when_in(session.starts_at, session.zone.tz());
    let circle = Circle::of(r, &community, now)?;
    let facilitator = match session.facilitator_id {
        Some(id) => kith_people::store::name_of(r, id)?.map(|name| Named::new(&name, "")),
        None => None,
    };
    let may_join = visit.may("create", &session.thing_of("rsvp"));
    Ok(SessionPage {
        path: session.path(slug),
        title: session.title.to_string(),
        purpose: session.purpose.clone(),
        lang: session.lang,
        own_when: (own_when.text != when.text).then_some(own_when),
        when,
        zone: session.zone.name().to_owned(),
        oddity: oddity(&shell, &session.wall()),
        minutes: session.minutes,
        whom: circle.name_of(Whom::of(session.cohort_id, session.team_id)),
        facilitator,
        cancelled: session.cancelled_at.is_some(),
        is_time: session.is_time(now),
        is_over: session.is_over(now),
        has_begun: session.begun_at.is_some(),
        may_edit: visit.may("edit", &session.thing()),
        join: if may_join { join(visit, &session) } else { None },
        rsvp: rsvp::view(visit, r, &session, &shell)?,
        agenda: agenda::view(visit, r, &session, &shell)?,
        came_back: came_back(r, visit, &session, &shell)?,
        series: session.series_id.map(|id| community.path(&format!("/series/{id}"))).unwrap_or_default(),
        thread: thread(r, &session, (slug, &shell))?,
        shell,
    })
}

fn shell_sessions(visit: &Visit) -> String {
    visit.shell().t("sessions-title")
}

fn join(visit: &Visit, session: &Session) -> Option<Join> {
    if session.link.is_none() && session.phone.is_none() {
        return None;
    }
    let digit = |c: &char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#' | ',');
    let dial = session.phone.as_ref().map(|phone| format!("tel:{}", phone.chars().filter(digit).collect::<String>()));
    Some(Join {
        link: session.link.as_ref().map(ToString::to_string).unwrap_or_default(),
        by_phone: way_by_phone(&visit.app, &visit.viewer, session).unwrap_or_default(),
        dial: dial.unwrap_or_default(),
    })
}

/// The session before, this one, and the one after, of the same people.
fn thread(r: &mut Read<'_>, session: &Session, (slug, shell): (&str, &Shell)) -> Result<Vec<Step>, Stop> {
    let before = store::record::previous(r, session)?;
    let after = store::record::next(r, session)?;
    let step = |it: crate::record::Neighbour| Step {
        label: it.title,
        href: format!("/c/{slug}/sessions/{}", it.id),
        note: shell.when(it.starts_at).text,
        here: false,
    };
    let here = Step { label: session.title.to_string(), here: true, ..Step::default() };
    let steps: Vec<_> = before.map(step).into_iter().chain([here]).chain(after.map(step)).collect();
    Ok(if steps.len() > 1 { steps } else { Vec::new() })
}

#[derive(Template, Serialize)]
#[template(path = "session/form.html")]
pub struct FormPage {
    #[serde(skip)]
    shell: Shell,
    title: String,
    action: String,
    back: String,
    send: String,
    tried: Tried,
    offer: Offer,
    /// Hidden fields: the series that a new session joins; the revision that a change is made to.
    series: String,
    revision: String,
}

/// `GET /c/{community}/sessions/new`
pub async fn new(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    app.page(ask, move |visit, r| new_page(visit, r, &slug, query.get("series").map(String::as_str), Tried::fresh()))
        .await
}

fn new_page(visit: &Visit, r: &mut Read<'_>, slug: &str, series: Option<&str>, tried: Tried) -> Result<FormPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("create", &community.thing("session"))?;
    let circle = Circle::of(r, &community, visit.now())?;
    let series = match series.filter(|id| !id.is_empty()) {
        Some(id) => Some(super::series::find_in(visit, r, &community, id)?),
        None => None,
    };
    let tried = match &series {
        Some(series) => tried.over(super::series::next_session(series, community.lang)),
        None => tried
            .over([("zone", community.zone.clone()), ("minutes", "60".to_owned())])
            .over(details_typed(&fresh_details(&community, visit.viewer.id()))),
    };
    Ok(FormPage {
        title: shell.t("sessions-new"),
        action: community.path("/sessions"),
        back: community.path("/sessions"),
        send: shell.t("sessions-plan"),
        offer: circle.offer(&shell, &tried),
        series: series.map(|series| series.id.to_string()).unwrap_or_default(),
        revision: String::new(),
        tried,
        shell: shell.clone().titled(shell.t("sessions-new")).under(shell_sessions(visit), community.path("/sessions")),
    })
}

/// `POST /c/{community}/sessions`
pub async fn create(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| plan(visit, tx, &slug, fields),
        move |visit, r, tried| {
            let series = tried.value("series");
            new_page(visit, r, &again, Some(&series), tried)
        },
    )
    .await
}

fn plan(visit: &Visit, tx: &mut Tx<'_>, slug: &str, fields: &Fields) -> Result<Done, Stop> {
    let (community, _) = kith_charter::enter(visit, tx, slug)?;
    visit.must("create", &community.thing("session"))?;
    let series_id: Option<SeriesId> = match fields.get("series") {
        "" => None,
        id => Some(super::series::find_in(visit, tx, &community, id)?.id),
    };
    let circle = Circle::of(tx, &community, visit.now())?;
    let draft = read_session(fields, &circle)?;
    let lang = draft.details.lang;
    let usual = crate::agenda::usual(|key| visit.app.words.say(lang, key, &[]));
    let id: SessionId = visit.app.env.id();
    let new = NewSession {
        id,
        community_id: community.id,
        series_id,
        draft,
        agenda: FirstAgenda::PreviousOr(usual),
        by: visit.viewer.id(),
    };
    store::plan(tx, &visit.app.env, &new)?;
    Ok(Done::to(community.path(&format!("/sessions/{id}"))).saying("done-session-planned"))
}

/// `GET /c/{community}/sessions/{session}/edit`
pub async fn edit(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Response {
    app.page(ask, move |visit, r| edit_page(visit, r, &slug, &id, Tried::fresh())).await
}

fn edit_page(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str, tried: Tried) -> Result<FormPage, Stop> {
    let Found { community, shell, session } = find(visit, r, slug, id)?;
    visit.must("edit", &session.thing())?;
    let circle = circle_of(visit, r, &community, &session)?;
    let typed = details_typed(&details(&session));
    let tried = tried.over(typed).over([
        ("title", session.title.to_string()),
        ("on_day", session.on_day.to_string()),
        ("time_of_day", session.time_of_day.to_string()),
        ("zone", session.zone.name().to_owned()),
        ("minutes", session.minutes.to_string()),
        ("revision", session.revision.to_string()),
    ]);
    Ok(FormPage {
        title: shell.t("sessions-edit"),
        action: format!("{}/edit", session.path(slug)),
        back: session.path(slug),
        send: shell.t("sessions-save"),
        offer: circle.offer(&shell, &tried),
        series: String::new(),
        revision: tried.value("revision"),
        tried,
        shell: shell
            .clone()
            .titled(shell.t("sessions-edit"))
            .under(shell_sessions(visit), community.path("/sessions"))
            .under(session.title.to_string(), session.path(slug)),
    })
}

fn circle_of(visit: &Visit, r: &mut Read<'_>, community: &Community, session: &Session) -> Result<Circle, Stop> {
    let name = match session.facilitator_id {
        Some(id) => kith_people::store::name_of(r, id)?,
        None => None,
    };
    let whom = Whom::of(session.cohort_id, session.team_id);
    let circle = Circle::of(r, community, visit.now())?;
    Ok(circle.with(whom, session.facilitator_id, name.map(kith_base::Name::stored)))
}

fn details(session: &Session) -> Details {
    Details {
        purpose: session.purpose.clone(),
        lang: session.lang,
        whom: Whom::of(session.cohort_id, session.team_id),
        link: session.link.clone(),
        phone: session.phone.clone(),
        passcode: session.passcode.clone(),
        facilitator: session.facilitator_id,
    }
}

/// `POST /c/{community}/sessions/{session}/edit`
pub async fn change(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let Found { community, session, .. } = find(visit, tx, &slug, &id)?;
            visit.must("edit", &session.thing())?;
            let circle = circle_of(visit, tx, &community, &session)?;
            let draft = read_session(fields, &circle)?;
            let seen = match fields.get("revision") {
                "" => session.revision,
                text => read_number(text, 0, i64::MAX).map_err(|say| Stop::field("revision", say))?,
            };
            let moved = draft.starts_at != session.starts_at;
            if !store::change_session(tx, &visit.app.env, (&session, seen), &draft, visit.who()?.id)? {
                return Err(Stop::Conflict(Say::new("refusal-conflict")));
            }
            let said = if moved { "done-session-moved" } else { "done-session-changed" };
            Ok(Done::to(session.path(&slug)).saying(said))
        },
        move |visit, r, tried| edit_page(visit, r, &slug2, &id2, tried),
    )
    .await
}

/// `POST /c/{community}/sessions/{session}/cancellation`
pub async fn cancel(State(app): State<App>, ask: Ask, Path(place): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| set_cancelled(visit, tx, &place, true)).await
}

/// `POST /c/{community}/sessions/{session}/cancellation/undo`
pub async fn restore(State(app): State<App>, ask: Ask, Path(place): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| set_cancelled(visit, tx, &place, false)).await
}

fn set_cancelled(visit: &Visit, tx: &mut Tx<'_>, (slug, id): &(String, String), cancelled: bool) -> Result<Done, Stop> {
    let Found { session, .. } = find(visit, tx, slug, id)?;
    visit.must("edit", &session.thing())?;
    if cancelled && session.is_over(visit.now()) {
        return Err(Stop::Conflict(Say::new("sessions-refusal-over")));
    }
    store::set_cancelled(tx, &visit.app.env, &session, cancelled, visit.who()?.id)?;
    let done = Done::to(session.path(slug));
    // The page itself says that the session is called off, with the way back.
    Ok(if cancelled { done } else { done.saying("done-session-restored") })
}
