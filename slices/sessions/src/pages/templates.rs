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
use super::rhythm::rhythm_in_words;
use super::series_form::enter;
use super::session::{Found, find};
use crate::rule::MOST;
use crate::series::{NewSeries, Rhythm};
use crate::session::{Details, FirstAgenda, NewSession, SessionDraft, Whom};
use crate::store::{self, Wanted};
use crate::template::{Plan, PlannedSession, Template};
use crate::wall::{Wall, Zone, read_day};

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
        note: shell.tn("planning-sessions", it.sessions),
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

fn keep(visit: &Visit, tx: &mut Tx<'_>, community: &Community, plan: &Plan) -> Result<Done, Stop> {
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

/// A session of a template as its page shows it.
#[derive(Serialize, JsonSchema)]
struct SessionView {
    title: String,
    purpose: String,
    lang: &'static str,
    minutes: i64,
    agenda: Vec<String>,
}

#[derive(askama::Template, Serialize, JsonSchema)]
#[template(path = "templates/show.html")]
pub struct TemplatePage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    name: String,
    removed: bool,
    /// The rhythm, for a series.
    rhythm: String,
    sessions: Vec<SessionView>,
    tried: Tried,
    whoms: Vec<Choice>,
    zones: &'static [&'static str],
    back: String,
}

fn kept(r: &mut Read<'_>, community: &Community, id: &str) -> Result<(Template, Plan), Stop> {
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
    let session = |it: &PlannedSession| SessionView {
        title: it.title.to_string(),
        purpose: it.purpose.clone(),
        lang: it.lang.tag(),
        minutes: it.minutes,
        agenda: it.agenda.iter().map(|activity| activity.title.to_string()).collect(),
    };
    let rhythm = plan.series.as_ref().map(|it| rhythm_in_words(&shell, &it.rule, first, it.time));
    Ok(TemplatePage {
        path: template.path(slug),
        name: template.name.to_string(),
        removed: template.removed_at.is_some(),
        rhythm: rhythm.unwrap_or_default(),
        sessions: plan.sessions.iter().map(session).collect(),
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
        to = made.series(tx, rhythm, (&series.purpose, lang))?;
    }
    for (wall, session) in walls.into_iter().zip(&plan.sessions) {
        let path = made.session(tx, wall, session)?;
        to = if made.series.is_some() { to } else { path };
    }
    Ok(Done::to(to).saying("done-template-used"))
}

/// What a template is made into, for whom, by whom.
struct Making<'m> {
    visit: &'m Visit,
    community: &'m Community,
    whom: Whom,
    series: Option<crate::SeriesId>,
}

impl Making<'_> {
    /// Nobody and nothing private comes from a template: who uses it runs what is not a team's.
    fn details(&self, purpose: &str, lang: kith_base::Lang) -> Details {
        let facilitator = self.visit.viewer.id().filter(|_| self.whom.team().is_none());
        let purpose = purpose.to_owned();
        Details { purpose, lang, whom: self.whom, link: None, phone: None, passcode: None, facilitator }
    }

    fn series(&mut self, tx: &mut Tx<'_>, rhythm: Rhythm, said: (&str, kith_base::Lang)) -> Result<String, Stop> {
        let new = NewSeries {
            id: self.visit.app.env.id(),
            community_id: self.community.id,
            rhythm,
            details: self.details(said.0, said.1),
            by: self.visit.viewer.id(),
            made_at: self.visit.now(),
        };
        self.series = Some(store::add_series(tx, &self.visit.app.env, &new)?);
        Ok(self.community.path(&format!("/series/{}", new.id)))
    }

    fn session(&self, tx: &mut Tx<'_>, wall: Wall, it: &PlannedSession) -> Result<String, Stop> {
        let starts_at = wall.moment().map_err(|say| Stop::field("first_on", say))?.at;
        let day = wall.day;
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
        if self.series.is_some() {
            store::put_in_slot(tx, id, day)?;
        }
        Ok(self.community.path(&format!("/sessions/{id}")))
    }
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
