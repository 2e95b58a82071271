//! Templates: kept from a session or a series, listed, used from a first day, and carried along as files.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;
use kith_base::{Cursor, PAGE, Say};
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_web::{
    App, Ask, Choice, Done, Field, FieldKind, Fields, Line, Page, Path, Query, Reader, Sent, Shell, Stop, Tried, Visit,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::drafts::Circle;
use super::series_form::enter;
use super::session::{Found, find};
use super::template_holds::Holds;
use super::template_making::Making;
use crate::rule::MOST;
use crate::series::Rhythm;
use crate::session::Whom;
use crate::store::{self, Wanted};
use crate::template::{Plan, Template};
use crate::wall::{Zone, read_day};

/// The form that uses a template.
pub const USE: &[Field] = &[
    Field::required("first_on", FieldKind::Date),
    Field::required("zone", FieldKind::Line(60)),
    Field::required("whom", FieldKind::Line(60)),
];

/// The form that brings one in.
pub const FILE: &[Field] = &[Field::required("file", FieldKind::Line(100))];

#[derive(askama::Template, Serialize, JsonSchema)]
#[template(path = "templates/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    here: String,
    lines: Vec<Line>,
    /// The next page; empty on the last one.
    earlier: String,
    tried: Tried,
}

/// From where on the list is shown.
#[derive(Default, Deserialize, JsonSchema)]
pub struct Before {
    before: Option<String>,
}

/// `GET /c/{community}/templates`
pub async fn list(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(at): Query<Before>,
) -> Page<ListPage> {
    app.page(ask, move |visit, r| list_page(visit, r, (&slug, at.before.as_deref()), Tried::fresh())).await
}

fn list_page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, before): (&str, Option<&str>),
    tried: Tried,
) -> Result<ListPage, Stop> {
    let (community, shell) = enter(visit, r, slug)?;
    let before = match before {
        Some(text) => text.parse().map_err(|_| Stop::Hidden)?,
        None => Cursor::end(),
    };
    let mut list = store::template::templates_of(r, community.id, before, PAGE + 1)?;
    let here = community.path("/templates");
    let more = i64::try_from(list.len()).is_ok_and(|n| n > PAGE);
    if more {
        list.pop();
    }
    let last = list.last().filter(|_| more).map(|it| Cursor { at: it.made_at, id: it.id.into() });
    let line = |it: &Template| Line {
        text: it.name.to_string(),
        href: it.path(slug),
        note: match it.cohort_days {
            Some(_) => shell.tn("cohort-template-of", it.sessions),
            None => shell.tn("planning-sessions", it.sessions),
        },
        ..Line::default()
    };
    Ok(ListPage {
        lines: list.iter().map(line).collect(),
        earlier: last.map(|at| format!("{here}?before={at}")).unwrap_or_default(),
        here,
        tried,
        shell: shell
            .clone()
            .titled(shell.t("planning-templates"))
            .under(shell.t("sessions-title"), community.path("/sessions")),
    })
}

/// `POST /c/{community}/templates`
pub async fn bring(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (community, _) = enter(visit, tx, &slug)?;
            let bytes = fields.file("file").unwrap_or_else(|| fields.get("file").as_bytes());
            let read = if bytes.is_empty() { Err(Say::new("error-required")) } else { Plan::read(bytes) };
            let plan = read.map_err(|say| Stop::field("file", say))?;
            keep(visit, tx, &community, &plan)
        },
        move |visit, r, tried| list_page(visit, r, (&again, None), tried),
    )
    .await
}

pub(super) fn keep(visit: &Visit, tx: &mut Tx<'_>, community: &Community, plan: &Plan) -> Result<Done, Stop> {
    // What is kept must be readable: a plan may be larger than a file is.
    Plan::read(plan.text().as_bytes()).map_err(Stop::Conflict)?;
    let id = store::template::keep(tx, &visit.app.env, (community.id, visit.who()?.id), plan)?;
    Ok(Done::to(community.path(&format!("/templates/{id}"))).saying("done-template-kept"))
}

/// `POST /c/{community}/sessions/{session}/templates`
pub async fn of_session(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let Found { session, community, .. } = find(visit, tx, &at.0, &at.1)?;
        visit.must("edit", &session.thing())?;
        visit.must("create", &community.thing("session"))?;
        let agenda = store::agenda(tx, session.id)?;
        keep(visit, tx, &community, &Plan::of_session(&session, &agenda))
    })
    .await
}

/// `POST /c/{community}/series/{series}/templates`
pub async fn of_series(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let (community, _) = kith_charter::enter(visit, tx, &at.0)?;
        let series = super::series::find_in(visit, tx, &community, &at.1)?;
        visit.must("edit", &series.thing())?;
        visit.must("create", &community.thing("session"))?;
        let wanted = Wanted::of_series(&visit.app.policy, &visit.viewer, &series);
        let held = store::sessions_after(tx, &wanted, Cursor::START, 4 * MOST)?.into_iter().map(|it| it.session);
        let held: Vec<_> =
            held.filter(|it| it.cancelled_at.is_none()).take(usize::try_from(MOST).unwrap_or(60)).collect();
        if held.is_empty() {
            return Err(Stop::Conflict(Say::new("planning-refusal-empty")));
        }
        let mut whole = Vec::new();
        for session in held {
            let agenda = store::agenda(tx, session.id)?;
            whole.push((session, agenda));
        }
        keep(visit, tx, &community, &Plan::of_series(&series, &whole))
    })
    .await
}

#[derive(askama::Template, Serialize, JsonSchema)]
#[template(path = "templates/show.html")]
pub struct TemplatePage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    name: String,
    removed: bool,
    holds: Holds,
    /// Where a cohort is made of it, and which day stands there first.
    cohort: String,
    tried: Tried,
    whoms: Vec<Choice>,
    zones: &'static [&'static str],
    back: String,
}

pub(super) fn kept(r: &mut Read<'_>, community: &Community, id: &str) -> Result<(Template, Plan), Stop> {
    let id = id.parse().map_err(|_| Stop::Hidden)?;
    let template = store::template::template(r, community.id, id)?.ok_or(Stop::Hidden)?;
    let plan = Plan::read(template.body.as_bytes()).map_err(|say| Stop::Fault(say.key.to_owned()))?;
    Ok((template, plan))
}

/// `GET /c/{community}/templates/{template}`
pub async fn show(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>) -> Page<TemplatePage> {
    app.page(ask, move |visit, r| template_page(visit, r, (&at.0, &at.1), Tried::fresh())).await
}

fn template_page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id): (&str, &str),
    tried: Tried,
) -> Result<TemplatePage, Stop> {
    let (community, shell) = enter(visit, r, slug)?;
    let (template, plan) = kept(r, &community, id)?;
    let circle = Circle::of(r, &community, visit.now())?;
    let tried = tried.over([("zone", plan.zone.name().to_owned()), ("whom", Whom::Community.to_string())]);
    let first = visit.now().to_zoned(plan.zone.tz().clone()).date();
    Ok(TemplatePage {
        holds: Holds::of(&shell, &plan, first),
        cohort: match plan.cohort.is_some() && visit.may("create", &community.thing("cohort")) {
            true => format!("{}/cohort", template.path(slug)),
            false => String::new(),
        },
        path: template.path(slug),
        name: template.name.to_string(),
        removed: template.removed_at.is_some(),
        whoms: circle.offer(&shell, &tried).whoms,
        zones: kith_web::zones(),
        back: community.path("/templates"),
        tried,
        shell: shell
            .clone()
            .titled(template.name.to_string())
            .under(shell.t("sessions-title"), community.path("/sessions"))
            .under(shell.t("planning-templates"), community.path("/templates")),
    })
}

/// `GET /c/{community}/templates/{template}/template.json`
pub async fn file(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>) -> Response {
    app.file(ask, move |visit, r| {
        let (community, _) = enter(visit, r, &at.0)?;
        let (_, plan) = kept(r, &community, &at.1)?;
        let head = [
            (header::CONTENT_TYPE, "application/json; charset=utf-8"),
            (header::CONTENT_DISPOSITION, "attachment; filename=\"template.json\""),
        ];
        Ok((head, plan.text()).into_response())
    })
    .await
}

/// `POST /c/{community}/templates/{template}/uses`
pub async fn use_it(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    let again = at.clone();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| plan_from(visit, tx, (&at.0, &at.1), fields),
        move |visit, r, tried| template_page(visit, r, (&again.0, &again.1), tried),
    )
    .await
}

fn plan_from(visit: &Visit, tx: &mut Tx<'_>, (slug, id): (&str, &str), fields: &Fields) -> Result<Done, Stop> {
    let (community, _) = enter(visit, tx, slug)?;
    let (_, plan) = kept(tx, &community, id)?;
    if plan.cohort.is_some() {
        return Err(Stop::Conflict(Say::new("cohort-refusal-use")));
    }
    let circle = Circle::of(tx, &community, visit.now())?;
    let mut reader = Reader::new(fields);
    let first = reader.need("first_on", read_day);
    let zone = reader.need("zone", Zone::read);
    let whom = reader.need("whom", |text| circle.whom(text));
    let (Some(first), Some(zone), Some(whom)) = (first, zone, whom) else { return Err(reader.stop()) };
    let walls = plan.walls(first, &zone).map_err(|say| Stop::field("first_on", say))?;
    let mut made = Making { visit, community: &community, whom, series: None };
    let mut to = String::new();
    if let Some(series) = &plan.series {
        let rhythm = Rhythm {
            title: series.title.clone(),
            rule: series.rule.clone(),
            first_on: walls.first().map_or(first, |wall| wall.day),
            time_of_day: series.time,
            zone,
            minutes: series.minutes,
        };
        let lang = plan.sessions.first().map_or(community.lang, |it| it.lang);
        let id = made.series(tx, rhythm, (&series.purpose, lang))?;
        to = community.path(&format!("/series/{id}"));
    }
    for (wall, session) in walls.into_iter().zip(&plan.sessions) {
        let slot = made.series.map(|_| wall.day);
        let id = made.session(tx, (wall, slot), session)?;
        to = if made.series.is_some() { to } else { community.path(&format!("/sessions/{id}")) };
    }
    Ok(Done::to(to).saying("done-template-used"))
}

/// `POST /c/{community}/templates/{template}/removals`
pub async fn remove(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| set_removed(visit, tx, &at, true)).await
}

/// `POST /c/{community}/templates/{template}/removals/undo`
pub async fn put_back(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| set_removed(visit, tx, &at, false)).await
}

fn set_removed(visit: &Visit, tx: &mut Tx<'_>, (slug, id): &(String, String), removed: bool) -> Result<Done, Stop> {
    let (community, _) = enter(visit, tx, slug)?;
    let (template, _) = kept(tx, &community, id)?;
    store::template::set_removed(tx, &visit.app.env, (community.id, visit.who()?.id), (template.id, removed))?;
    Ok(Done::to(template.path(slug)))
}
