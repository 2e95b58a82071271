//! The agenda of a session: as its page shows it, and where it is put together.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use kith_base::{Say, jiff};
use kith_db::{Read, Tx};
use kith_policy::PersonId;
use kith_web::{
    App, Ask, Choice, Done, Field, FieldKind, Fields, Page, Path, Reader, Sent, Shell, Stop, Tried, Visit, clock,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::session::{Found, find};
use crate::agenda::{self, ActivityKind, Minutes, begins, read_minutes};
use crate::{Activity, ActivityId, Session, store};

/// The form of an activity.
pub const ACTIVITY: &[Field] = &[
    Field::required(
        "kind",
        FieldKind::Choice(&[
            "check_in",
            "round",
            "pairs",
            "one_word",
            "case",
            "evidence",
            "open",
            "break",
            "questions",
            "commitments",
        ]),
    ),
    Field::required("title", FieldKind::Line(200)),
    Field::required("minutes", FieldKind::Number(1, 240)),
    Field::optional("prompt", FieldKind::Line(500)),
];

/// The form of the whole agenda: `minutes-{id}` of each activity, and what to do beside keeping them
/// (`up:{id}`, `down:{id}`, `remove:{id}`).
pub const AGENDA: &[Field] = &[Field::optional("act", FieldKind::Line(60))];

/// An activity as pages show it.
#[derive(Serialize, JsonSchema)]
pub struct ActivityView {
    pub id: String,
    /// When it begins, on the reader's clock.
    pub begins: String,
    pub minutes: i64,
    pub kind: &'static str,
    pub kind_name: String,
    pub about: String,
    pub title: String,
    pub prompt: String,
    pub has_begun: bool,
}

/// An agenda as pages show it.
#[derive(Serialize, JsonSchema)]
pub struct AgendaView {
    pub activities: Vec<ActivityView>,
    pub total: i64,
    pub of: i64,
    pub over: i64,
    pub left: i64,
    /// When the session starts, on the reader's clock.
    pub starts: String,
}

/// The agenda of a session, for a reader.
pub fn view(visit: &Visit, r: &mut Read<'_>, session: &Session, shell: &Shell) -> Result<AgendaView, Stop> {
    let told = |at: Timestamp| clock(shell.tongue(), &at.to_zoned(visit.viewer.zone.clone()));
    let list = store::agenda(r, session.id)?;
    let minutes = Minutes::of(&list, session.minutes);
    let times = begins(session.starts_at, &list);
    let activities = list.iter().zip(times).map(|(it, at)| activity_view(shell, it, told(at))).collect();
    Ok(AgendaView {
        activities,
        total: minutes.total,
        of: minutes.of,
        over: minutes.over(),
        left: minutes.left(),
        starts: told(session.starts_at),
    })
}

fn activity_view(shell: &Shell, it: &Activity, begins: String) -> ActivityView {
    ActivityView {
        id: it.id.to_string(),
        begins,
        minutes: it.minutes,
        kind: it.kind.word(),
        kind_name: shell.t(it.kind.key()),
        about: shell.t(it.kind.about()),
        title: it.title.to_string(),
        prompt: it.prompt.clone(),
        has_begun: it.begun_at.is_some(),
    }
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agenda/edit.html")]
pub struct AgendaPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    lang: kith_base::Lang,
    agenda: AgendaView,
    removed: Vec<ActivityView>,
    tried: Tried,
    kinds: Vec<Choice>,
}

/// `GET /c/{community}/sessions/{session}/agenda`
pub async fn edit(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<AgendaPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, &id, Tried::fresh())).await
}

pub fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str, tried: Tried) -> Result<AgendaPage, Stop> {
    let found = find(visit, r, slug, id)?;
    visit.must("edit", &found.session.thing())?;
    let (session, shell) = (&found.session, titled(&found, slug, "sessions-agenda"));
    let tried = tried.over([("kind", ActivityKind::Round.word().to_owned()), ("minutes", "10".to_owned())]);
    let removed = store::removed_activities(r, session.id)?;
    Ok(AgendaPage {
        path: format!("{}/agenda", session.path(slug)),
        lang: session.lang,
        agenda: view(visit, r, session, &shell)?,
        removed: removed.iter().map(|it| activity_view(&shell, it, String::new())).collect(),
        kinds: kinds(&shell, &tried),
        tried,
        shell,
    })
}

pub fn titled(found: &Found, slug: &str, key: &'static str) -> Shell {
    let Found { community, shell, session, .. } = found;
    shell.clone().titled(shell.t(key)).under(shell.t("sessions-title"), community.path("/sessions")).under_words(
        session.lang,
        session.title.as_str(),
        session.path(slug),
    )
}

pub fn kinds(shell: &Shell, tried: &Tried) -> Vec<Choice> {
    let choice = |kind: ActivityKind| Choice {
        value: kind.word().to_owned(),
        label: shell.t(kind.key()),
        help: shell.t(kind.about()),
        chosen: tried.chosen("kind", kind.word()),
    };
    ActivityKind::ALL.map(choice).into_iter().collect()
}

/// What every form of this file begins with: the session, and who may change it.
pub fn enter(visit: &Visit, tx: &mut Tx<'_>, slug: &str, id: &str) -> Result<(Session, PersonId), Stop> {
    let session = find(visit, tx, slug, id)?.session.into_inner();
    visit.must("edit", &session.thing())?;
    Ok((session, visit.who()?.id))
}

/// `POST /c/{community}/sessions/{session}/agenda`: keeps the minutes, and moves or takes out one activity.
pub async fn arrange(
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
            let (session, by) = enter(visit, tx, &slug, &id)?;
            let said = rearrange(visit, tx, &session, fields, by)?;
            Ok(Done::to(format!("{}/agenda", session.path(&slug))).saying(said))
        },
        move |visit, r, tried| page(visit, r, &slug2, &id2, tried),
    )
    .await
}

fn rearrange(
    visit: &Visit,
    tx: &mut Tx<'_>,
    session: &Session,
    fields: &Fields,
    by: PersonId,
) -> Result<&'static str, Stop> {
    let list = store::agenda(tx, session.id)?;
    let minutes = read_all_minutes(fields, &list)?;
    let order: Vec<ActivityId> = list.iter().map(|activity| activity.id).collect();
    let wrong = || Stop::field("act", Say::new("error-not-a-choice"));
    let (order, removed, said) = match fields.get("act").split_once(':') {
        None => (order, None, "done-agenda-kept"),
        Some((act, id)) => {
            let id: ActivityId = id.parse().map_err(|_| wrong())?;
            match act {
                "up" => (agenda::moved(order, id, true), None, "done-agenda-moved"),
                "down" => (agenda::moved(order, id, false), None, "done-agenda-moved"),
                "remove" => (order, Some(id), "done-agenda-removed"),
                _ => return Err(wrong()),
            }
        }
    };
    let with_minutes = |id: ActivityId| minutes.iter().find(|(it, _)| *it == id).copied();
    let order: Vec<_> = order.into_iter().filter_map(with_minutes).collect();
    store::set_order(tx, &visit.app.env, session, &order, by)?;
    if let Some(id) = removed.filter(|id| list.iter().any(|activity| activity.id == *id)) {
        store::set_removed(tx, &visit.app.env, (session, id), true, by)?;
    }
    Ok(said)
}

/// The minutes that were typed for each activity; those that it has where none were.
fn read_all_minutes(fields: &Fields, list: &[Activity]) -> Result<Vec<(ActivityId, i64)>, Stop> {
    let mut reader = Reader::new(fields);
    let mut all = Vec::with_capacity(list.len());
    for activity in list {
        let read = reader.maybe(&format!("minutes-{}", activity.id), read_minutes);
        all.push((activity.id, read.flatten().unwrap_or(activity.minutes)));
    }
    if reader.fine() { Ok(all) } else { Err(reader.stop()) }
}
