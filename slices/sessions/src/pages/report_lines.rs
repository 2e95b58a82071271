//! What is done with reports of attendance: one comes in, the host says who its lines are, a line is taken back.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use kith_base::{Email, Say};
use kith_charter::decode;
use kith_db::{Read, Tx};
use kith_policy::PersonId;
use kith_web::{App, Ask, Done, Fields, Path, Sent, Stop, Visit};
use serde_json::json;

use super::attendance::note;
use super::held::{self, Held};
use super::reports::{LINE, Wanted, counted, page};
use crate::attendance::{Change, How, Via};
use crate::report::{self, Known, Seen, SeenId, State as Standing, Verdict};
use crate::store;
use crate::store::seen::{Kept, NewSeen};

type Place = Path<(String, String)>;

/// A report comes in: who is known by their address is noted, everybody else waits. A second copy changes nothing.
pub async fn bring(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = counted(visit, tx, (&slug, &id))?;
            let text = fields.file("report").map_or_else(|| fields.get("text").to_owned(), decode);
            if text.trim().is_empty() {
                return Err(Stop::field("report", Say::new("error-required")));
            }
            let seen = report::read(&text).map_err(|say| Stop::field("report", say))?;
            let fresh = keep(visit, tx, &held, &seen)?;
            let data = json!({ "lines": seen.len(), "new": fresh });
            let subject = ("session", held.session.id.into());
            held::log(visit, tx, &held.session, ("attendance.report-read", subject), data)?;
            let said = if fresh == 0 { "done-attendance-nothing-new" } else { "done-attendance-read" };
            Ok(Done::to(format!("{}/attendance/reports", held.path)).saying(said))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), &Wanted::default(), tried),
    )
    .await
}

/// Keeps the lines of a report; how many of them are new.
fn keep(visit: &Visit, tx: &mut Tx<'_>, held: &Held, seen: &[Seen]) -> Result<usize, Stop> {
    let before: HashMap<String, (SeenId, Standing)> =
        store::seen::marks(tx, held.session.id)?.into_iter().map(|(mark, id, state)| (mark, (id, state))).collect();
    let addresses: Vec<&Email> = seen.iter().filter_map(|it| it.email.as_ref()).collect();
    let mut owners = HashMap::new();
    for page in addresses.chunks(50) {
        owners.extend(store::seen::by_addresses(tx, &held.session, page, visit.now())?);
    }
    let people = known(visit, tx, held, seen)?;
    let mut fresh = 0;
    for it in seen {
        let mark_hash = kith_web::digest(&it.mark());
        let (line, is_new) = match before.get(&mark_hash) {
            Some((_, Standing::Booked | Standing::Beside | Standing::Nobody)) => continue,
            Some((id, Standing::Waiting)) => (*id, false),
            None => (visit.app.env.id(), true),
        };
        if is_new {
            fresh += 1;
            let address = it.email.as_ref().map(ToString::to_string);
            let (session, name, at) = (held.session.id, it.name.clone(), visit.now());
            let new = NewSeen { id: line, session, mark_hash, name, address, how: it.how(), twice: it.twice, at };
            store::seen::add_seen(tx, &new)?;
        }
        let owner = it.email.as_ref().and_then(|email| owners.get(email.as_str())).copied();
        // A line that somebody took back waits for a yes like any other.
        match owner.filter(|_| is_new) {
            Some(person) => book(visit, tx, held, (line, it.how()), (person, true))?,
            None => {
                store::seen::forget_proposals(tx, line)?;
                let telephone = it.how() == How::Telephone;
                for one in report::propose(&it.name, telephone, &people) {
                    store::seen::add_proposal(tx, line, one.person, one.reason)?;
                }
            }
        }
    }
    Ok(fresh)
}

/// The session's people, with their numbers where a report names one.
fn known(visit: &Visit, r: &mut Read<'_>, held: &Held, seen: &[Seen]) -> Result<Vec<Known>, Stop> {
    let mut people = store::seen::known(r, &held.session, visit.now())?;
    if seen.iter().any(|it| it.how() == How::Telephone) {
        let mut numbers: HashMap<_, _> = store::seen::numbers(r, &held.session, visit.now())?.into_iter().collect();
        people.iter_mut().for_each(|it| it.number = numbers.remove(&it.person));
    }
    Ok(people)
}

/// A line is somebody: they are noted as here, unless they are already.
fn book(
    visit: &Visit,
    tx: &mut Tx<'_>,
    held: &Held,
    (line, how): (SeenId, How),
    (person, by_address): (PersonId, bool),
) -> Result<(), Stop> {
    let before = store::attendance::attendance_of(tx, held.session.id, person)?;
    if before.is_none() {
        note(visit, tx, held, Change { person, from: None, to: Some(how) }, Via::Report)?;
    }
    let by = (visit.viewer.id(), visit.now());
    Ok(store::seen::settle(tx, line, Verdict::Person(person), (before.is_none(), by_address), by)?)
}

/// The host says who the lines are; those of which they say nothing go on waiting.
pub async fn settle(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = counted(visit, tx, (&slug, &id))?;
            let said = verdicts(visit, tx, &held, fields)?;
            if said.is_empty() {
                return Ok(Done::to(format!("{}/attendance/reports", held.path)).saying("done-attendance-nothing-said"));
            }
            for (line, verdict) in said {
                match verdict {
                    Verdict::Person(person) => book(visit, tx, &held, (line.id, line.how), (person, false))?,
                    other => {
                        let by = (visit.viewer.id(), visit.now());
                        store::seen::settle(tx, line.id, other, (false, false), by)?;
                    }
                }
                let data = json!({ "line": line.id, "is": verdict.state().word(), "person": verdict.person() });
                let subject = ("session", held.session.id.into());
                held::log(visit, tx, &held.session, ("attendance.line-settled", subject), data)?;
            }
            store::attendance::recount(tx, held.session.id)?;
            Ok(Done::to(format!("{}/attendance/reports", held.path)).saying("done-attendance-settled"))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), &Wanted::default(), tried),
    )
    .await
}

/// What was said about the lines of the session that wait; wrong where it names nobody of its people.
fn verdicts(visit: &Visit, r: &mut Read<'_>, held: &Held, fields: &Fields) -> Result<Vec<(Kept, Verdict)>, Stop> {
    let mut said = Vec::new();
    for (name, text) in fields.typed() {
        let Some(id) = name.strip_prefix(LINE).and_then(|id| id.parse().ok()) else { continue };
        let verdict = Verdict::read(text).map_err(|say| Stop::field(name, say))?;
        let line = store::seen::seen(r, held.session.id, id)?.filter(|it| it.state == Standing::Waiting);
        let Some(line) = line else { continue };
        if let Some(person) = verdict.person() {
            let inside = store::people::noted(r, &held.session, &[person], visit.now())?;
            if inside.is_empty() {
                return Err(Stop::field(name, Say::new("error-not-a-choice")));
            }
        }
        said.push((line, verdict));
    }
    Ok(said)
}

/// A line is taken back: it waits again, and whoever it noted is not noted any more.
pub async fn undo(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, line)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let held = counted(visit, tx, (&slug, &id))?;
        let line: SeenId = line.parse().map_err(|_| Stop::Hidden)?;
        let line = store::seen::seen(tx, held.session.id, line)?.ok_or(Stop::Hidden)?;
        if let Some(person) = line.person.filter(|_| line.noted) {
            // What was noted otherwise since is no longer the word of the report.
            let how = store::attendance::attendance_of(tx, held.session.id, person)?;
            let to = how.filter(|how| *how != line.how);
            note(visit, tx, &held, Change { person, from: how, to }, Via::Report)?;
        }
        store::seen::unsettle(tx, line.id)?;
        store::attendance::recount(tx, held.session.id)?;
        let subject = ("session", held.session.id.into());
        held::log(visit, tx, &held.session, ("attendance.line-taken-back", subject), json!({ "line": line.id }))?;
        Ok(Done::to(format!("{}/attendance/reports", held.path)).saying("done-attendance-taken-back"))
    })
    .await
}
