//! Attendance: people say that they are here, or the host notes it on the sheet. Corrections are logged.

use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_db::{Read, Tx};
use kith_policy::PersonId;
use kith_web::{App, Ask, Done, Fields, Path, Sent, Stop, Visit, Wrong, read_form};
use serde_json::json;

use super::held::{self, Held};
use super::sheet::{Asked, HOW, NOT_HERE, sheet};
use crate::attendance::{self, Change, How};
use crate::store;

type Place = Path<(String, String)>;

struct Arrival {
    how: How,
}

/// Somebody says that they are here.
pub async fn arrive(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let held = Held::find(visit, tx, &slug, &id)?;
        visit.must("create", &held.session.thing_of("attendance"))?;
        let arrival = read_form!(fields, Arrival { how: need(How::read) })?;
        if !attendance::is_open(&held.session, visit.now()) {
            return Err(Stop::Conflict(Say::new("held-refused-not-here-yet")));
        }
        let me = visit.who()?.id;
        let before = store::attendance::attendance_of(tx, held.session.id, me)?;
        note(visit, tx, &held, Change { person: me, from: before, to: Some(arrival.how) })?;
        Ok(Done::to(format!("{}/run", held.path)).saying("done-held-here"))
    })
    .await
}

/// Keeps one change, and the fact of it: a correction when something else was noted before.
fn note(visit: &Visit, tx: &mut Tx<'_>, held: &Held, change: Change) -> Result<(), Stop> {
    let session = held.session.id;
    match change.to {
        Some(how) => {
            let place = (session, change.person);
            store::attendance::note_attendance(tx, place, how, visit.viewer.id(), visit.now())?;
        }
        None => store::attendance::forget_attendance(tx, session, change.person)?,
    }
    let kind = if change.from.is_some() { "attendance.corrected" } else { "attendance.noted" };
    let data = json!({ "person": change.person, "from": change.from, "to": change.to });
    held::log(visit, tx, &held.session, (kind, ("session", session.into())), data)
}

struct Beside {
    also_present: Option<i64>,
}

fn number(text: &str) -> Result<i64, Say> {
    let number = text.trim().parse().ok().filter(|n| (0..=100_000).contains(n));
    number.ok_or_else(|| Say::new("error-not-a-number").with("from", 0_i64).with("to", 100_000_i64))
}

/// The host has ticked the people of a page.
pub async fn save(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    let asked = sent.0.as_ref().map(Asked::of).unwrap_or_default();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = Held::find(visit, tx, &slug, &id)?;
            visit.must("edit", &held.session.thing_of("attendance"))?;
            let beside = read_form!(fields, Beside { also_present: maybe(number) })?;
            let (noted, ticked) = ticked(visit, tx, &held, fields)?;
            for change in attendance::changes(&noted, &ticked) {
                note(visit, tx, &held, change)?;
            }
            if let Some(many) = beside.also_present {
                also_present(visit, tx, &held, many)?;
            }
            let asked = Asked::of(fields);
            let after = if fields.get("go").is_empty() { asked.after.as_str() } else { fields.get("go") };
            Ok(Done::to(asked.address(&held.path, after)).saying("done-held-attendance"))
        },
        move |visit, r, tried| sheet(visit, r, (&slug2, &id2), &asked, tried),
    )
    .await
}

type Noted = Vec<(PersonId, Option<How>)>;

/// What is noted, and what was ticked, of the people of the sheet whose fields came. Nobody else is touched.
fn ticked(visit: &Visit, r: &mut Read<'_>, held: &Held, fields: &Fields) -> Result<(Noted, Noted), Stop> {
    let came: Vec<(PersonId, &str)> =
        fields.typed().filter_map(|(name, word)| Some((name.strip_prefix(HOW)?.parse().ok()?, word))).collect();
    let mut noted = Vec::with_capacity(came.len());
    for page in came.chunks(50) {
        let ids: Vec<_> = page.iter().map(|(id, _)| *id).collect();
        noted.extend(store::people::noted(r, &held.session, &ids, visit.now())?);
    }
    let (mut ticked, mut wrong) = (Vec::with_capacity(noted.len()), Vec::new());
    for (id, word) in came.into_iter().filter(|(id, _)| noted.iter().any(|(known, _)| known == id)) {
        match word {
            NOT_HERE => ticked.push((id, None)),
            word => match How::read(word) {
                Ok(how) => ticked.push((id, Some(how))),
                Err(say) => wrong.push(Wrong { field: format!("{HOW}{id}"), say }),
            },
        }
    }
    if wrong.is_empty() { Ok((noted, ticked)) } else { Err(Stop::Form(wrong)) }
}

fn also_present(visit: &Visit, tx: &mut Tx<'_>, held: &Held, many: i64) -> Result<(), Stop> {
    if many == held.session.also_present {
        return Ok(());
    }
    store::attendance::set_also_present(tx, held.session.id, many)?;
    let data = json!({ "from": held.session.also_present, "to": many });
    let subject = ("session", held.session.id.into());
    held::log(visit, tx, &held.session, ("attendance.also-present", subject), data)
}
