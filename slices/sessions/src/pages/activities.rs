//! The activities of an agenda one by one: adding, changing, putting back.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, Title};
use kith_db::{Read, Tx};
use kith_policy::PersonId;
use kith_web::{
    App, Ask, Choice, Done, Field, FieldKind, Fields, Page, Path, Sent, Shell, Stop, Tried, Visit, read_form,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::agenda::{After, enter, kinds, page, titled};
use super::session::find;
use crate::agenda::{self, ActivityKind, NewActivity, read_minutes, read_prompt};
use crate::{Activity, ActivityId, Session, store};

/// An activity as it is typed.
struct Typed {
    kind: ActivityKind,
    title: Title,
    minutes: i64,
    prompt: String,
}

/// What was typed, of an activity that follows this method.
fn read_activity(fields: &Fields, method: Option<String>) -> Result<NewActivity, Stop> {
    let Typed { kind, title, minutes, prompt } = read_form!(
        fields,
        Typed {
            kind: need(ActivityKind::read),
            title: need(Title::read),
            minutes: need(read_minutes),
            prompt: any(read_prompt),
        }
    )?;
    Ok(NewActivity { kind, title, minutes, prompt, method })
}

/// Puts an activity at the end of the agenda of a session, and answers where it stands on its page.
pub fn put(
    visit: &Visit,
    tx: &mut Tx<'_>,
    (slug, session): (&str, &Session),
    (field, new): (&str, &NewActivity),
    by: PersonId,
) -> Result<Done, Stop> {
    if store::agenda(tx, session.id)?.len() >= agenda::MOST {
        return Err(Stop::field(field, Say::new("sessions-error-agenda-full")));
    }
    let id = store::add_activity(tx, &visit.app.env, session, new, by)?;
    Ok(Done::to(format!("{}/agenda#a-{id}", session.path(slug))).saying("done-agenda-added"))
}

/// The form that adds an activity from the library.
pub const FOLLOWED: &[Field] = &[Field::required("method", FieldKind::Line(60))];

/// `POST /c/{community}/sessions/{session}/agenda/methods`
pub async fn follow(
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
            let found = store::method_by_key(tx, session.community_id, fields.get("method"), session.lang)?;
            let method = found.ok_or_else(|| Stop::field("method", Say::new("error-not-a-choice")))?;
            put(visit, tx, (&slug, &session), ("method", &method.activity()), by)
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), &After::default(), tried),
    )
    .await
}

/// `POST /c/{community}/sessions/{session}/agenda/activities`
pub async fn add(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (session, by) = enter(visit, tx, &slug, &id)?;
            let new = read_activity(fields, None)?;
            put(visit, tx, (&slug, &session), ("title", &new), by)
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), &After::default(), tried),
    )
    .await
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agenda/activity.html")]
pub struct ActivityPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    back: String,
    title: String,
    tried: Tried,
    kinds: Vec<Choice>,
}

type Place = Path<(String, String, String)>;

/// An activity that is in the agenda of a session, or was.
fn activity(r: &mut Read<'_>, session: &Session, id: &str, removed: bool) -> Result<Activity, Stop> {
    let id: ActivityId = id.parse().map_err(|_| Stop::Hidden)?;
    let list = if removed { store::removed_activities(r, session.id)? } else { store::agenda(r, session.id)? };
    list.into_iter().find(|activity| activity.id == id).ok_or(Stop::Hidden)
}

/// `GET /c/{community}/sessions/{session}/agenda/activities/{activity}`
pub async fn edit_activity(State(app): State<App>, ask: Ask, Path((slug, id, which)): Place) -> Page<ActivityPage> {
    app.page(ask, move |visit, r| activity_page(visit, r, (&slug, &id, &which), Tried::fresh())).await
}

fn activity_page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id, which): (&str, &str, &str),
    tried: Tried,
) -> Result<ActivityPage, Stop> {
    let found = find(visit, r, slug, id)?;
    visit.must("edit", &found.session.thing())?;
    let it = activity(r, &found.session, which, false)?;
    let tried = tried.over([
        ("kind", it.kind.word().to_owned()),
        ("title", it.title.to_string()),
        ("minutes", it.minutes.to_string()),
        ("prompt", it.prompt.clone()),
    ]);
    let back = format!("{}/agenda", found.session.path(slug));
    let shell = titled(&found, slug, "sessions-activity");
    Ok(ActivityPage {
        path: format!("{back}/activities/{}", it.id),
        title: it.title.to_string(),
        kinds: kinds(&shell, &tried),
        tried,
        shell: shell.clone().under(shell.t("sessions-agenda"), back.clone()),
        back,
    })
}

/// `POST /c/{community}/sessions/{session}/agenda/activities/{activity}`
pub async fn change_activity(State(app): State<App>, ask: Ask, Path((slug, id, which)): Place, sent: Sent) -> Response {
    let (slug2, id2, which2) = (slug.clone(), id.clone(), which.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (session, by) = enter(visit, tx, &slug, &id)?;
            let it = activity(tx, &session, &which, false)?;
            let new = read_activity(fields, it.method.clone())?;
            store::change_activity(tx, &visit.app.env, (&session, it.id), &new, by)?;
            Ok(Done::to(format!("{}/agenda", session.path(&slug))).saying("done-agenda-kept"))
        },
        move |visit, r, tried| activity_page(visit, r, (&slug2, &id2, &which2), tried),
    )
    .await
}

/// `POST /c/{community}/sessions/{session}/agenda/activities/{activity}/return`
pub async fn put_back(State(app): State<App>, ask: Ask, Path((slug, id, which)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let (session, by) = enter(visit, tx, &slug, &id)?;
        let it = activity(tx, &session, &which, true)?;
        store::set_removed(tx, &visit.app.env, (&session, it.id), false, by)?;
        Ok(Done::to(format!("{}/agenda", session.path(&slug))).saying("done-agenda-added"))
    })
    .await
}
