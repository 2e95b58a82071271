//! What the visitor says before a session: that they are ready, what they want help with, that they want it too.

use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, Uuid};
use kith_db::{Read, Tx};
use kith_policy::{TeamId, Thing};
use kith_web::{App, Ask, Done, Field, FieldKind, Fields, Path, Sent, Stop, Visit, read_form};
use serde_json::json;

use super::ahead::{enter, page};
use super::held::{self, Held};
use crate::contribution::thing;
use crate::preparation::{NeedId, Preparation, Wanted, open, read_need};
use crate::reach::read_id;
use crate::{Session, store};

/// The form of what somebody wants help with.
pub const NEED: &[Field] = &[
    Field::required("need", FieldKind::Text(500)),
    Field::optional("unattributed", FieldKind::Flag),
    Field::optional("audience", FieldKind::Id),
];
/// Whether somebody is ready.
pub const READY: &[Field] = &[Field::optional("not_yet", FieldKind::Flag)];
/// Whether somebody wants help with the same.
pub const BACKED: &[Field] = &[Field::optional("no_more", FieldKind::Flag)];

type Place = Path<(String, String)>;

/// The session of a form, and what is asked before it; while it is still ahead.
fn asked(visit: &Visit, r: &mut Read<'_>, session: &Session) -> Result<Preparation, Stop> {
    open(session, visit.now()).map_err(Stop::Conflict)?;
    store::preparation(r, session.id)?.ok_or_else(|| Stop::Conflict(Say::new("activities-refused-not-asked")))
}

/// The visitor says that they are ready, or not yet.
pub async fn ready(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let held = Held::find(visit, tx, &slug, &id)?;
        visit.must("create", &held.session.thing_of("rsvp"))?;
        asked(visit, tx, &held.session)?;
        let ready = fields.get("not_yet").is_empty();
        store::set_ready(tx, (held.session.id, visit.who()?.id), ready, visit.now())?;
        let subject = ("session", held.session.id.into());
        held::log(visit, tx, &held.session, ("session.prepared", subject), json!({ "ready": ready }))?;
        let back = if held.is_open(visit) { format!("{}/ahead", held.path) } else { held.path };
        Ok(Done::to(back).saying(if ready { "done-activities-ready" } else { "done-activities-not-yet" }))
    })
    .await
}

struct Words {
    need: String,
    unattributed: bool,
    audience: Option<TeamId>,
}

/// The visitor says what they want help with.
pub async fn want(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = enter(visit, tx, (&slug, &id))?;
            visit.must("create", &held.session.thing_of("contribution"))?;
            let asked = asked(visit, tx, &held.session)?;
            let named = keep(visit, tx, &held, &asked, wanted(visit, &held, fields)?)?;
            let said = if named { "done-activities-wanted" } else { "done-activities-wanted-unattributed" };
            Ok(Done::to(format!("{}/ahead", held.path)).saying(said))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), tried),
    )
    .await
}

fn wanted(visit: &Visit, held: &Held, fields: &Fields) -> Result<Wanted, Stop> {
    let it = read_form!(fields, Words { need: need(read_need), unattributed: flag(()), audience: maybe(read_id) })?;
    if let Some(team) = it.audience {
        let mine = held::teams_aside(visit, &held.session).contains(&team);
        if !mine || !visit.may("create", &thing(&held.session, Some(team))) {
            return Err(Stop::field("audience", Say::new("error-not-a-choice")));
        }
    }
    let (author, lang) = (visit.who()?.id, visit.viewer.lang);
    Ok(Wanted { author, unattributed: it.unattributed, aside: it.audience, lang, text: it.need })
}

/// Keeps a need, and a fact: of one without a name, only that something was asked. Whoever gives their name is ready.
fn keep(visit: &Visit, tx: &mut Tx<'_>, held: &Held, asked: &Preparation, it: Wanted) -> Result<bool, Stop> {
    let drawn: Uuid = visit.app.env.id();
    let kept = it.keep(&held.session, asked, drawn, visit.now());
    store::add_need(tx, &kept)?;
    let Some(person) = kept.person else {
        held::log_nobody(visit, tx, &held.session, "need.made")?;
        return Ok(false);
    };
    store::set_ready(tx, (held.session.id, person), true, visit.now())?;
    let data = json!({ "session": held.session.id });
    held::log(visit, tx, &held.session, ("need.made", ("need", kept.id.into())), data)?;
    Ok(true)
}

/// A need of a session that the visitor may see, and whether it is their own.
fn find(visit: &Visit, r: &mut Read<'_>, at: (&str, &str), need: &str) -> Result<(Held, NeedId, Thing), Stop> {
    let held = enter(visit, r, at)?;
    let id: NeedId = need.parse().map_err(|_| Stop::Hidden)?;
    let (person, team) = store::need(r, held.session.id, id)?.ok_or(Stop::Hidden)?;
    let owner = match (person, visit.viewer.id()) {
        (None, Some(me)) if store::own_needs_without_name(r, held.session.id, me)?.contains(&id) => Some(me),
        (person, _) => person,
    };
    let thing = thing(&held.session, team).owned_by(owner);
    visit.must("read", &thing)?;
    Ok((held, id, thing))
}

/// The visitor wants help with the same, or no more.
pub async fn back(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, need)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let (held, need, thing) = find(visit, tx, (&slug, &id), &need)?;
        visit.must("create", &thing)?;
        asked(visit, tx, &held.session)?;
        let backed = fields.get("no_more").is_empty();
        store::set_backed(tx, need, visit.who()?.id, backed)?;
        held::log_nobody(visit, tx, &held.session, "need.backed")?;
        Ok(Done::to(format!("{}/ahead#n-{need}", held.path)))
    })
    .await
}

/// Its author takes a need back.
pub async fn take_back(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, need)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let (held, need, thing) = find(visit, tx, (&slug, &id), &need)?;
        visit.must("delete", &thing)?;
        store::take_need_back(tx, need)?;
        held::log_nobody(visit, tx, &held.session, "need.withdrawn")?;
        Ok(Done::to(format!("{}/ahead", held.path)).saying("done-held-taken-back"))
    })
    .await
}
