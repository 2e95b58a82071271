//! The guests of a session: links for them, made and taken back by whoever runs it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Cursor, Lang, Name, PAGE};
use kith_db::{Read, Tx};
use kith_web::{
    App, Ask, Choice, Done, Field, FieldKind, Fields, Form, HANDED_COOKIE, Page, Path, Query, Sent, Shell, Stop, Tried,
    Visit, When, read_form,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::held::Held;
use crate::guest::{GuestLink, NewGuestLink, Standing, window};
use crate::session::read_lang;
use crate::store;

pub const GUEST: Form =
    &[Field::optional("name", FieldKind::Line(120)), Field::required("lang", FieldKind::Choice(&["en", "fr"]))];

type Place = Path<(String, String)>;

/// Where a page of the list begins.
#[derive(Default, Deserialize, JsonSchema)]
pub struct Before {
    #[serde(default)]
    before: String,
}

/// A link as the list shows it.
#[derive(Serialize, JsonSchema)]
struct Line {
    name: String,
    kind: &'static str,
    state: String,
    by: String,
    made: When,
    came: i64,
    /// Where it is taken back; "" when it is good no more.
    revocation: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "guests/list.html")]
pub struct GuestsPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    path: String,
    from: When,
    until: When,
    langs: Vec<Choice>,
    links: Vec<Line>,
    next: String,
    /// The address of the link that was made a moment ago, for this once; and whom it is for.
    #[serde(skip)]
    made: String,
    #[serde(skip)]
    made_for: String,
}

/// `GET /c/{community}/sessions/{session}/guests`
pub async fn list(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Place,
    Query(before): Query<Before>,
) -> Page<GuestsPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), &before.before, Tried::fresh())).await
}

fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id): (&str, &str),
    before: &str,
    tried: Tried,
) -> Result<GuestsPage, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    visit.must("run", &held.session.thing())?;
    let before = if before.is_empty() { Cursor::end() } else { before.parse().map_err(|_| Stop::Hidden)? };
    let mut found = store::guest::links_of(r, held.session.id, before)?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().filter(|_| more).map(|it| Cursor { at: it.made_at, id: it.id.into() });
    let (from, until) = window(held.session.starts_at, held.session.minutes);
    let tried = tried.over([("lang", held.session.lang.tag().to_owned())]);
    let made = handed(visit, r, &held)?;
    let title = held.shell.t("who-guests");
    let path = format!("{}/guests", held.path);
    Ok(GuestsPage {
        from: held.shell.when(from),
        until: held.shell.when(until),
        langs: tried.choices("lang", [("en", "English".to_owned()), ("fr", "Français".to_owned())]),
        links: found.iter().map(|it| line(visit, &held, &path, it)).collect(),
        next: last.map(|at| format!("{path}?before={at}")).unwrap_or_default(),
        made: made.as_ref().map(|(address, _)| address.clone()).unwrap_or_default(),
        made_for: made.map(|(_, name)| name).unwrap_or_default(),
        shell: held.shell.titled(title),
        path,
        tried,
    })
}

/// The link that was made in this browser a moment ago, if it is one of this session.
fn handed(visit: &Visit, r: &mut Read<'_>, held: &Held) -> Result<Option<(String, String)>, Stop> {
    let Some(secret) = &visit.ask.handed else { return Ok(None) };
    let found = store::guest::link_behind(r, &secret.0)?;
    let found = found.filter(|(link, _)| link.session == held.session.id && link.revoked_at.is_none());
    Ok(found.map(|(link, _)| (held.shell.address(&format!("/guests/{}", secret.0)), link.name)))
}

// locale: who-link-waits who-link-open who-link-over who-link-revoked
fn line(visit: &Visit, held: &Held, path: &str, link: &GuestLink) -> Line {
    let standing = link.standing(&held.session, visit.now());
    let (kind, key) = match standing {
        Standing::Waits => ("", "who-link-waits"),
        Standing::Open => ("well", "who-link-open"),
        Standing::Over => ("", "who-link-over"),
        Standing::Revoked => ("stuck", "who-link-revoked"),
    };
    let good = matches!(standing, Standing::Waits | Standing::Open);
    Line {
        name: if link.asks_for_a_name() { held.shell.t("who-link-for-all") } else { link.name.clone() },
        kind,
        state: held.shell.t(key),
        by: link.by.clone().unwrap_or_default(),
        made: held.shell.when(link.made_at),
        came: link.came,
        revocation: if good { format!("{path}/{}/revocations", link.id) } else { String::new() },
    }
}

struct Draft {
    name: Option<Name>,
    lang: Lang,
}

/// `POST /c/{community}/sessions/{session}/guests`
pub async fn make(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let held = Held::find(visit, tx, &slug, &id)?;
        visit.must("run", &held.session.thing())?;
        let Draft { name, lang } = read_form!(fields, Draft { name: maybe(Name::read), lang: need(read_lang) })?;
        let name = name.map(|name| name.to_string()).unwrap_or_default();
        let new = NewGuestLink { session: held.session.id, name, lang, by: visit.viewer.id() };
        let (_, secret) = store::guest::make_link(tx, &visit.app.env, held.session.community_id, &new)?;
        let cookie = format!("{HANDED_COOKIE}={secret}; Path=/; Max-Age=300; Secure; HttpOnly; SameSite=Strict");
        Ok(Done::to(format!("{}/guests", held.path)).saying("done-guest-link").with_cookie(cookie))
    };
    app.take(ask, sent, work, move |visit, r, tried| page(visit, r, (&slug2, &id2), "", tried)).await
}

/// `POST /c/{community}/sessions/{session}/guests/{link}/revocations`
pub async fn revoke(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, link)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let held = Held::find(visit, tx, &slug, &id)?;
        visit.must("run", &held.session.thing())?;
        let link = link.parse().map_err(|_| Stop::Hidden)?;
        if !store::guest::revoke_link(tx, &visit.app.env, &held.session, link, visit.viewer.id())? {
            return Err(Stop::Hidden);
        }
        for guest in store::guest::came_by(tx, link)? {
            crate::waiting::leave(&visit.app, tx, (held.session.community_id, guest))?;
        }
        Ok(Done::to(format!("{}/guests", held.path)).saying("done-guest-link-revoked"))
    })
    .await
}
