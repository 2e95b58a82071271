//! Asking something before a session, and putting what came into its agenda.

use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, Url};
use kith_db::{Read, Tx};
use kith_policy::PersonId;
use kith_web::{App, Ask, Done, Field, FieldKind, Fields, Path, Sent, Stop, Visit, read_form};
use serde_json::json;

use super::ahead::{enter, page};
use super::held::{self, Held};
use crate::agenda::{self, Move, NewActivity, moved};
use crate::preparation::{self, ItemId, Need, NeedId, NewItem, TAKES_UP, read_item, read_minutes, read_question};
use crate::reach::read_id;
use crate::{Activity, ActivityId, ActivityKind, Session, library, store};

/// The form of the question.
pub const QUESTION: &[Field] = &[Field::optional("question", FieldKind::Line(300))];
/// The form of something to read or do.
pub const ITEM: &[Field] = &[
    Field::required("item", FieldKind::Line(300)),
    Field::optional("item_link", FieldKind::Line(500)),
    Field::required("item_minutes", FieldKind::Number(1, 240)),
];
/// The needs that go into the agenda.
pub const CHOSEN: &[Field] = &[Field::optional("need", FieldKind::Many)];

type Place = Path<(String, String)>;

/// The session, for whoever prepares it.
fn prepared(visit: &Visit, r: &mut Read<'_>, at: (&str, &str)) -> Result<Held, Stop> {
    let held = enter(visit, r, at)?;
    visit.must("edit", &held.session.thing())?;
    Ok(held)
}

fn note(visit: &Visit, tx: &mut Tx<'_>, held: &Held, how: &str) -> Result<(), Stop> {
    let subject = ("session", held.session.id.into());
    held::log(visit, tx, &held.session, ("preparation.changed", subject), json!({ "how": how }))
}

fn ahead(held: &Held) -> Result<Done, Stop> {
    Ok(Done::to(format!("{}/ahead", held.path)).saying("done-activities-asked"))
}

struct Question {
    question: String,
}

/// `POST /c/{community}/sessions/{session}/ahead`
pub async fn ask(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = prepared(visit, tx, (&slug, &id))?;
            let Question { question } = read_form!(fields, Question { question: any(read_question) })?;
            store::ask_ahead(tx, held.session.id, &question, (visit.viewer.id(), visit.now()))?;
            note(visit, tx, &held, "asked")?;
            ahead(&held)
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), tried),
    )
    .await
}

struct Typed {
    item: String,
    item_link: Option<Url>,
    item_minutes: i64,
}

/// `POST /c/{community}/sessions/{session}/ahead/items`
pub async fn add(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = prepared(visit, tx, (&slug, &id))?;
            let it = read_form!(
                fields,
                Typed { item: need(read_item), item_link: maybe(Url::read), item_minutes: need(read_minutes) }
            )?;
            if store::items(tx, held.session.id)?.len() >= preparation::MOST {
                return Err(Stop::field("item", Say::new("activities-error-items")));
            }
            if store::preparation(tx, held.session.id)?.is_none() {
                store::ask_ahead(tx, held.session.id, "", (visit.viewer.id(), visit.now()))?;
            }
            let new = NewItem { text: it.item, link: it.item_link, minutes: it.item_minutes };
            store::add_item(tx, visit.app.env.id(), held.session.id, &new)?;
            note(visit, tx, &held, "item_added")?;
            ahead(&held)
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), tried),
    )
    .await
}

/// `POST /c/{community}/sessions/{session}/ahead/items/{item}/removals`
pub async fn remove(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, item)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let held = prepared(visit, tx, (&slug, &id))?;
        let item: ItemId = item.parse().map_err(|_| Stop::Hidden)?;
        if !store::remove_item(tx, held.session.id, item)? {
            return Err(Stop::Hidden);
        }
        note(visit, tx, &held, "item_removed")?;
        ahead(&held)
    })
    .await
}

/// `POST /c/{community}/sessions/{session}/ahead/agenda`: what is chosen is taken up in one activity of the agenda.
pub async fn place(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = prepared(visit, tx, (&slug, &id))?;
            let chosen = chosen(tx, &held.session, fields)?;
            let by = visit.who()?.id;
            let activity = taking_up(visit, tx, &held.session, by)?;
            for (need, place) in chosen.iter().zip(1_i64..) {
                store::place_need(tx, activity, need.id, place)?;
            }
            note(visit, tx, &held, "placed")?;
            Ok(Done::to(format!("{}/agenda#a-{activity}", held.path)).saying("done-activities-placed"))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), tried),
    )
    .await
}

/// The needs that were chosen: of this session, for everybody in it.
fn chosen(r: &mut Read<'_>, session: &Session, fields: &Fields) -> Result<Vec<Need>, Stop> {
    let ids: Result<Vec<NeedId>, Say> = fields.all("need").map(read_id).collect();
    let ids = ids.map_err(|say| Stop::field("need", say))?;
    let mut all = store::needs(r, session.id, (None, &[]))?;
    all.retain(|it| ids.contains(&it.id));
    if all.is_empty() || all.len() < ids.len() {
        return Err(Stop::field("need", Say::new("activities-error-none-chosen")));
    }
    Ok(all)
}

/// The activity that takes needs up: the one that is in the agenda, or a new one after those that open it.
fn taking_up(visit: &Visit, tx: &mut Tx<'_>, session: &Session, by: PersonId) -> Result<ActivityId, Stop> {
    let list = store::agenda(tx, session.id)?;
    if let Some(there) = list.iter().find(|it| it.method.as_deref() == Some(TAKES_UP)) {
        return Ok(there.id);
    }
    if list.len() >= agenda::MOST {
        return Err(Stop::field("need", Say::new("sessions-error-agenda-full")));
    }
    let method = library::one_of_ours(TAKES_UP, session.lang).ok_or(Stop::Hidden)?;
    let new = asked(tx, session, method.activity())?;
    let id = store::add_activity(tx, &visit.app.env, session, &new, by)?;
    let mut order: Vec<ActivityId> = list.iter().map(|it| it.id).collect();
    order.push(id);
    let minutes = |id: ActivityId| list.iter().find(|it| it.id == id).map_or(method.minutes, |it| it.minutes);
    let order: Vec<_> = moved(order, id, Move::To(opening(&list))).into_iter().map(|id| (id, minutes(id))).collect();
    store::set_order(tx, &visit.app.env, session, &order, by)?;
    Ok(id)
}

/// The activity with the question that was asked.
fn asked(r: &mut Read<'_>, session: &Session, new: NewActivity) -> Result<NewActivity, Stop> {
    let question = store::preparation(r, session.id)?.map(|it| it.question).filter(|it| !it.is_empty());
    Ok(NewActivity { prompt: question.unwrap_or_else(|| new.prompt.clone()), ..new })
}

/// How many activities open an agenda: people arrive, and what came back.
fn opening(list: &[Activity]) -> usize {
    let opens =
        |it: &&Activity| matches!(it.kind, ActivityKind::CheckIn | ActivityKind::Questions | ActivityKind::OneWord);
    list.iter().take_while(opens).count().min(list.len().saturating_sub(1))
}
