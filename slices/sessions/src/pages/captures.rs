//! What a facilitator captures on the spot, on the page where the session runs or on that of its record: decisions,
//! commitments, takeaway questions.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use kith_base::{Title, Url, jiff};
use kith_db::{Read, Tx};
use kith_policy::PersonId;
use kith_web::{App, Ask, Done, Fields, Path, Sent, Stop, Tried, Visit, read_form};
use serde_json::json;

use super::held::{self, Held, Paged};
use super::record_edit::{self, EditPage, edited};
use crate::commitment::{CommitmentId, DecisionId, NewCommitment, State as Standing};
use crate::question::{NewQuestion, QuestionId, State as Asking};
use crate::reach::read_id;
use crate::record::NamedId;
use crate::wall::read_day;
use crate::{SessionId, store};

type Place = Path<(String, String)>;

/// Where the form stood: it leads back there.
fn back(held: &Held, fields: &Fields) -> String {
    let page = if fields.get("back") == "run" { "run" } else { "record/edit" };
    format!("{}/{page}", held.path)
}

fn again(visit: &Visit, r: &mut Read<'_>, at: (&str, &str), tried: Tried) -> Result<EditPage, Stop> {
    record_edit::page(visit, r, at, &Paged::default(), tried)
}

/// The form of a capture: `take` reads it and keeps something, and what is wrong is said on the page of the record.
async fn capture<F>(app: App, ask: Ask, (slug, id): (String, String), sent: Sent, take: F) -> Response
where
    F: FnOnce(&Visit, &mut Tx<'_>, &Fields, &Held) -> Result<&'static str, Stop> + Send + 'static,
{
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = edited(visit, tx, (&slug, &id))?;
            let done = take(visit, tx, fields, &held)?;
            Ok(Done::to(back(&held, fields)).saying(done))
        },
        move |visit, r, tried| again(visit, r, (&slug2, &id2), tried),
    )
    .await
}

struct Decided {
    decision: Title,
}

pub async fn decide(State(app): State<App>, ask: Ask, Path(at): Place, sent: Sent) -> Response {
    capture(app, ask, at, sent, |visit, tx, fields, held| {
        let new = read_form!(fields, Decided { decision: need(Title::read) })?;
        let id: DecisionId = visit.app.env.id();
        store::record::add_decision(tx, id, held.session.id, &new.decision)?;
        let data = json!({ "session": held.session.id });
        held::log(visit, tx, &held.session, ("decision.made", ("decision", id.into())), data)?;
        Ok("done-held-decision")
    })
    .await
}

pub async fn strike_out(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, decision)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let held = edited(visit, tx, (&slug, &id))?;
        let decision: DecisionId = decision.parse().map_err(|_| Stop::Hidden)?;
        if !store::record::remove_decision(tx, held.session.id, decision)? {
            return Err(Stop::Hidden);
        }
        let data = json!({ "session": held.session.id });
        held::log(visit, tx, &held.session, ("decision.struck-out", ("decision", decision.into())), data)?;
        Ok(Done::to(back(&held, fields)).saying("done-held-struck-out"))
    })
    .await
}

struct Named {
    resource: Title,
    address: Option<Url>,
}

/// A tool or another resource was named.
pub async fn name(State(app): State<App>, ask: Ask, Path(at): Place, sent: Sent) -> Response {
    capture(app, ask, at, sent, |visit, tx, fields, held| {
        let new = read_form!(fields, Named { resource: need(Title::read), address: maybe(Url::read) })?;
        let id: NamedId = visit.app.env.id();
        let address = new.address.as_ref().map_or("", |address| address.as_str());
        store::record::add_named(tx, id, held.session.id, (&new.resource, address))?;
        let data = json!({ "session": held.session.id });
        held::log(visit, tx, &held.session, ("resource.named", ("resource", id.into())), data)?;
        Ok("done-held-resource")
    })
    .await
}

pub async fn unname(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, resource)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let held = edited(visit, tx, (&slug, &id))?;
        let resource: NamedId = resource.parse().map_err(|_| Stop::Hidden)?;
        if !store::record::remove_named(tx, held.session.id, resource)? {
            return Err(Stop::Hidden);
        }
        let data = json!({ "session": held.session.id });
        held::log(visit, tx, &held.session, ("resource.struck-out", ("resource", resource.into())), data)?;
        Ok(Done::to(back(&held, fields)).saying("done-held-struck-out"))
    })
    .await
}

struct Promised {
    commitment: Title,
    by_person: Option<PersonId>,
    due_on: Option<Date>,
}

pub async fn promise(State(app): State<App>, ask: Ask, Path(at): Place, sent: Sent) -> Response {
    capture(app, ask, at, sent, |visit, tx, fields, held| {
        let new = read_form!(
            fields,
            Promised { commitment: need(Title::read), by_person: maybe(read_id), due_on: maybe(read_day) }
        )?;
        let team = new.by_person.map(|id| held.member(visit, tx, ("by_person", id))).transpose()?.flatten();
        let id: CommitmentId = visit.app.env.id();
        store::commitment::add_commitment(
            tx,
            &NewCommitment {
                id,
                session: held.session.id,
                person: new.by_person,
                team,
                text: new.commitment.to_string(),
                lang: held.session.lang,
                due_on: new.due_on,
                state: Standing::Open,
                note: String::new(),
                made_at: visit.now(),
                changed_at: visit.now(),
            },
        )?;
        let data = json!({ "session": held.session.id, "person": new.by_person, "due": new.due_on });
        held::log(visit, tx, &held.session, ("commitment.made", ("commitment", id.into())), data)?;
        Ok("done-held-commitment")
    })
    .await
}

struct Taker {
    person: PersonId,
}

/// Somebody takes on a commitment that nobody had yet.
pub async fn give(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, commitment)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let held = edited(visit, tx, (&slug, &id))?;
        let commitment = own_commitment(tx, &held, &commitment)?;
        let taker = read_form!(fields, Taker { person: need(read_id) })?;
        let team = held.member(visit, tx, ("person", taker.person))?;
        store::commitment::give_commitment(tx, commitment, taker.person, team, visit.now())?;
        let data = json!({ "session": held.session.id, "person": taker.person });
        held::log(visit, tx, &held.session, ("commitment.taken-on", ("commitment", commitment.into())), data)?;
        Ok(Done::to(back(&held, fields)).saying("done-held-taken-on"))
    })
    .await
}

fn own_commitment(r: &mut Read<'_>, held: &Held, id: &str) -> Result<CommitmentId, Stop> {
    let id: CommitmentId = id.parse().map_err(|_| Stop::Hidden)?;
    let found = store::commitment::commitment(r, held.community.id, id)?.ok_or(Stop::Hidden)?;
    let session: SessionId = held.session.id;
    if found.session == session && found.person.is_none() { Ok(id) } else { Err(Stop::Hidden) }
}

struct Asked {
    question: Title,
    asked_by: Option<PersonId>,
}

pub async fn ask(State(app): State<App>, ask: Ask, Path(at): Place, sent: Sent) -> Response {
    capture(app, ask, at, sent, |visit, tx, fields, held| {
        let new = read_form!(fields, Asked { question: need(Title::read), asked_by: maybe(read_id) })?;
        if let Some(person) = new.asked_by {
            held.member(visit, tx, ("asked_by", person))?;
        }
        let id: QuestionId = visit.app.env.id();
        store::question::add_question(
            tx,
            &NewQuestion {
                id,
                session: held.session.id,
                asked_by: new.asked_by,
                text: new.question.to_string(),
                lang: held.session.lang,
                state: Asking::Open,
                made_at: visit.now(),
            },
        )?;
        let data = json!({ "session": held.session.id, "person": new.asked_by });
        held::log(visit, tx, &held.session, ("question.asked", ("question", id.into())), data)?;
        Ok("done-held-question")
    })
    .await
}
