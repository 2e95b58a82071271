//! Planning a session, changing and moving it, calling it off and taking that back.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_db::{Read, Tx};
use kith_web::{App, Ask, Done, Fields, Page, Path, Query, Reader, Sent, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clocks::{ClockView, clocks};
use super::drafts::{Circle, Offer, details_typed, fresh_details, read_session};
use super::session::{Found, find, shell_sessions};
use crate::rsvp::read_capacity;
use crate::session::{Details, FirstAgenda, NewSession, Whom, read_number};
use crate::waiting::move_up;
use crate::{SeriesId, SessionId, store};

#[derive(Template, Serialize, JsonSchema)]
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
    /// The time where people live, once there is one.
    clocks: Vec<ClockView>,
    /// Where it is kept as a template, once it is planned.
    template: String,
}

/// The series that a new session joins.
#[derive(Deserialize, JsonSchema)]
pub struct Joining {
    series: Option<String>,
}

/// `GET /c/{community}/sessions/new`
pub async fn new(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(joining): Query<Joining>,
) -> Page<FormPage> {
    app.page(ask, move |visit, r| new_page(visit, r, &slug, joining.series.as_deref(), Tried::fresh())).await
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
        Some(series) => tried.over(super::series::next_session(series)),
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
        clocks: Vec::new(),
        template: String::new(),
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
    let capacity = read_places(fields)?;
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
    store::set_capacity(tx, id, capacity)?;
    Ok(Done::to(community.path(&format!("/sessions/{id}"))).saying("done-session-planned"))
}

/// How many may come, as the field has it.
pub fn places_typed(capacity: Option<i64>) -> String {
    capacity.map(|places| places.to_string()).unwrap_or_default()
}

/// How many may come; nothing where everybody may.
pub fn read_places(fields: &Fields) -> Result<Option<i64>, Stop> {
    let mut reader = Reader::new(fields);
    reader.maybe("capacity", read_capacity).ok_or_else(|| reader.stop())
}

/// `GET /c/{community}/sessions/{session}/edit`
pub async fn edit(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<FormPage> {
    app.page(ask, move |visit, r| edit_page(visit, r, &slug, &id, Tried::fresh())).await
}

fn edit_page(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str, tried: Tried) -> Result<FormPage, Stop> {
    let found = find(visit, r, slug, id)?;
    visit.must("edit", &found.session.thing())?;
    let circle = circle_of(visit, r, &found)?;
    let Found { community, shell, session, capacity, .. } = found;
    let whom = Whom::of(session.cohort_id, session.team_id);
    let at = [session.starts_at];
    let clocks = clocks(r, &shell, (community.id, whom), visit.now(), (&at, session.minutes))?;
    let typed = details_typed(&Details::of_session(&session));
    let tried = tried.over(typed).over([
        ("title", session.title.to_string()),
        ("on_day", session.on_day.to_string()),
        ("time_of_day", session.time_of_day.to_string()),
        ("zone", session.zone.name().to_owned()),
        ("minutes", session.minutes.to_string()),
        ("revision", session.revision.to_string()),
        ("capacity", places_typed(capacity)),
    ]);
    Ok(FormPage {
        title: shell.t("sessions-edit"),
        action: format!("{}/edit", session.path(slug)),
        back: session.path(slug),
        send: shell.t("sessions-save"),
        offer: circle.offer(&shell, &tried),
        series: String::new(),
        revision: tried.value("revision"),
        clocks,
        template: format!("{}/templates", session.path(slug)),
        tried,
        shell: shell
            .clone()
            .titled(shell.t("sessions-edit"))
            .under(shell_sessions(visit), community.path("/sessions"))
            .under_words(session.lang, session.title.as_str(), session.path(slug)),
    })
}

/// The circle of a session's community, in which whom it is for and who runs it stay possible.
fn circle_of(visit: &Visit, r: &mut Read<'_>, found: &Found) -> Result<Circle, Stop> {
    let Found { community, session, facilitator, .. } = found;
    let whom = Whom::of(session.cohort_id, session.team_id);
    let circle = Circle::of(r, community, visit.now())?;
    Ok(circle.with(whom, session.facilitator_id, facilitator.clone()))
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
            let found = find(visit, tx, &slug, &id)?;
            visit.must("edit", &found.session.thing())?;
            let circle = circle_of(visit, tx, &found)?;
            let Found { session, community, .. } = found;
            let draft = read_session(fields, &circle)?;
            let capacity = read_places(fields)?;
            let seen = match fields.get("revision") {
                "" => session.revision,
                text => read_number(text, 0, i64::MAX).map_err(|say| Stop::field("revision", say))?,
            };
            let moved = draft.starts_at != session.starts_at;
            if !store::change_session(tx, &visit.app.env, (&session, seen), &draft, visit.who()?.id)? {
                return Err(Stop::Conflict(Say::new("refusal-conflict")));
            }
            store::set_capacity(tx, session.id, capacity)?;
            let changed = store::session(tx, community.id, session.id)?.ok_or(Stop::Hidden)?;
            move_up(&visit.app, tx, &changed, &community)?;
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
