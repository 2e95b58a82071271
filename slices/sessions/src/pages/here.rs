//! "I am here": a code from a wall or a sheet of paper, typed or read by a telephone, leads to a button.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_db::Read;
use kith_policy::Thing;
use kith_web::{App, Ask, Choice, Done, Page, Path, Query, Sent, Shell, Stop, Tried, Visit, When, read_form};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::attendance::note;
use super::held::Held;
use crate::attendance::{self, Change, How, Via};
use crate::{door, store};

/// The session that a code leads to.
#[derive(Serialize, JsonSchema)]
struct Found {
    title: String,
    lang: &'static str,
    community: String,
    path: String,
    when: When,
    /// How the visitor is noted already; "" if they are not.
    here: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "attendance/here.html")]
pub struct HerePage {
    #[serde(skip)]
    shell: Shell,
    code: String,
    signed_in: bool,
    /// Whether there was a code, and it leads nowhere now.
    lost: bool,
    found: Option<Found>,
    hows: Vec<Choice>,
    tried: Tried,
}

/// The code that somebody typed.
#[derive(Clone, Default, Deserialize, JsonSchema)]
pub struct Typed {
    #[serde(default)]
    code: String,
}

pub async fn ask(State(app): State<App>, ask: Ask, Query(typed): Query<Typed>) -> Page<HerePage> {
    app.page(ask, move |visit, r| page(visit, r, &typed.code, Tried::fresh())).await
}

pub async fn show(State(app): State<App>, ask: Ask, Path(code): Path<String>) -> Page<HerePage> {
    app.page(ask, move |visit, r| page(visit, r, &code, Tried::fresh())).await
}

fn page(visit: &Visit, r: &mut Read<'_>, code: &str, tried: Tried) -> Result<HerePage, Stop> {
    visit.must("read", &Thing::of_instance("home"))?;
    let code = door::read_code(code);
    let held = held(visit, r, &code)?;
    let shell = visit.shell();
    let tried = tried.over([("how", How::Room.word().to_owned())]);
    let hows =
        tried.choices("how", [How::Room, How::Telephone, How::Screen].map(|how| (how.word(), shell.t(how.key()))));
    let found = held.map(|held| found(visit, r, &held)).transpose()?;
    Ok(HerePage {
        lost: !code.is_empty() && found.is_none() && visit.viewer.who.is_some(),
        signed_in: visit.viewer.who.is_some(),
        shell: shell.clone().titled(shell.t("attendance-here-title")),
        found,
        hows,
        code,
        tried,
    })
}

fn found(visit: &Visit, r: &mut Read<'_>, held: &Held) -> Result<Found, Stop> {
    let here = store::attendance::attendance_of(r, held.session.id, visit.who()?.id)?;
    Ok(Found {
        title: held.session.title.to_string(),
        lang: held.session.lang.tag(),
        community: held.community.name.to_string(),
        path: held.path.clone(),
        when: held.shell.when(held.session.starts_at),
        here: here.map(|how| held.shell.t(how.key())).unwrap_or_default(),
    })
}

/// The session of this code, of those that the visitor may be at now.
fn held(visit: &Visit, r: &mut Read<'_>, code: &str) -> Result<Option<Held>, Stop> {
    let mut own: Vec<_> = visit.viewer.memberships.iter().map(|it| it.community).collect();
    own.sort();
    own.dedup();
    if own.is_empty() || code.is_empty() {
        return Ok(None);
    }
    let under_way = store::sessions_around(r, &own, door::around(visit.now()))?;
    for (id, slug) in under_way.into_iter().filter(|(id, _)| door::code(*id) == code) {
        match Held::find(visit, r, &slug, &id.to_string()) {
            Ok(held) if is_open(visit, &held) => return Ok(Some(held)),
            Ok(_) | Err(Stop::Hidden | Stop::Refused(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(None)
}

fn is_open(visit: &Visit, held: &Held) -> bool {
    let may = visit.may("create", &held.session.thing_of("attendance"));
    may && attendance::is_open(&held.session, visit.now())
}

struct Coming {
    how: How,
}

/// Somebody says that they are at the session of this code.
pub async fn come(State(app): State<App>, ask: Ask, Path(code): Path<String>, sent: Sent) -> Response {
    let again = code.clone();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let me = visit.who()?.id;
            let held = held(visit, tx, &door::read_code(&code))?.ok_or(Stop::Hidden)?;
            visit.must("create", &held.session.thing_of("attendance"))?;
            let coming = read_form!(fields, Coming { how: need(How::read) })?;
            let before = store::attendance::attendance_of(tx, held.session.id, me)?;
            note(visit, tx, &held, Change { person: me, from: before, to: Some(coming.how) }, Via::Code)?;
            Ok(Done::to(held.path).saying("done-held-here"))
        },
        move |visit, r, tried| page(visit, r, &again, tried),
    )
    .await
}
