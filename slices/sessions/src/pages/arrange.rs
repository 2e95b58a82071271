//! Putting an agenda together: minutes, order, what is taken out.

use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_db::Tx;
use kith_policy::PersonId;
use kith_web::{App, Ask, Done, Field, FieldKind, Fields, Path, Reader, Sent, Stop, Visit};

use super::agenda::{After, enter, page};
use crate::agenda::{self, Move, read_minutes};
use crate::{Activity, ActivityId, Session, store};

/// The form of the whole agenda: `minutes-{id}` of each activity, and what to do beside keeping them
/// (`up:{id}`, `down:{id}`, `less:{id}`, `more:{id}`, `remove:{id}`, `to{place}:{id}`).
pub const AGENDA: &[Field] = &[Field::optional("act", FieldKind::Line(60))];

/// How many minutes one press takes away or adds.
const STEP: i64 = 5;

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
            rearrange(visit, tx, (&slug, &session), fields, by)
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), &After::default(), tried),
    )
    .await
}

fn rearrange(
    visit: &Visit,
    tx: &mut Tx<'_>,
    (slug, session): (&str, &Session),
    fields: &Fields,
    by: PersonId,
) -> Result<Done, Stop> {
    let list = store::agenda(tx, session.id)?;
    let mut minutes = read_all_minutes(fields, &list)?;
    let mut order: Vec<ActivityId> = list.iter().map(|activity| activity.id).collect();
    let act = read_act(fields.get("act"), &order)?;
    let page = format!("{}/agenda", session.path(slug));
    let done = match act {
        None => Done::to(page).saying("done-agenda-kept"),
        Some((Act::Remove, id)) => {
            store::set_removed(tx, &visit.app.env, (session, id), true, by)?;
            Done::to(format!("{page}?removed={id}"))
        }
        Some((Act::Longer(by), id)) => {
            for (_, minutes) in minutes.iter_mut().filter(|(it, _)| *it == id) {
                *minutes = (*minutes + by).clamp(1, agenda::LONGEST);
            }
            Done::to(format!("{page}#a-{id}")).saying("done-agenda-kept")
        }
        Some((Act::Move(to), id)) => {
            order = agenda::moved(order, id, to);
            Done::to(format!("{page}#a-{id}")).saying("done-agenda-moved")
        }
    };
    let with_minutes = |id: ActivityId| minutes.iter().find(|(it, _)| *it == id).copied();
    let order: Vec<_> = order.into_iter().filter_map(with_minutes).collect();
    store::set_order(tx, &visit.app.env, session, &order, by)?;
    Ok(done)
}

/// What is done to one activity of an agenda.
enum Act {
    Remove,
    Longer(i64),
    Move(Move),
}

/// The act that was pressed, and on which of these activities.
fn read_act(text: &str, order: &[ActivityId]) -> Result<Option<(Act, ActivityId)>, Stop> {
    let wrong = || Stop::field("act", Say::new("error-not-a-choice"));
    let Some((act, id)) = text.split_once(':') else { return Ok(None) };
    let id: ActivityId = id.parse().map_err(|_| wrong())?;
    let act = match act {
        "up" => Act::Move(Move::Up),
        "down" => Act::Move(Move::Down),
        "less" => Act::Longer(-STEP),
        "more" => Act::Longer(STEP),
        "remove" => Act::Remove,
        _ => {
            let place = act.strip_prefix("to").and_then(|place| place.parse().ok()).ok_or_else(wrong)?;
            Act::Move(Move::To(place))
        }
    };
    if order.contains(&id) { Ok(Some((act, id))) } else { Err(wrong()) }
}

/// The minutes that were typed for each activity; those that it has where none were.
pub fn read_all_minutes(fields: &Fields, list: &[Activity]) -> Result<Vec<(ActivityId, i64)>, Stop> {
    let mut reader = Reader::new(fields);
    let mut all = Vec::with_capacity(list.len());
    for activity in list {
        let read = reader.maybe(&format!("minutes-{}", activity.id), read_minutes);
        all.push((activity.id, read.flatten().unwrap_or(activity.minutes)));
    }
    if reader.fine() { Ok(all) } else { Err(reader.stop()) }
}
