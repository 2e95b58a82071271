//! Changing a proposal: drawing again what is not kept, moving somebody by hand, accepting it.

use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, Uuid, fold};
use kith_db::{Read, Tx};
use kith_facts::Fact;
use kith_policy::{PersonId, Place};
use kith_web::{App, Ask, Done, Fields, Path, Sent, Stop, Visit};
use serde_json::{Value, json};

use super::form::seed;
use super::{Found, find, ground, ids};
use crate::pairing::{Introduce, Pairing, Seat};
use crate::store;

type At = Path<(String, String)>;

/// Draws groups of these people, of whom some stay together, and keeps them.
pub fn draw(
    visit: &Visit,
    tx: &mut Tx<'_>,
    pairing: &Pairing,
    (kept, people): (&[Vec<PersonId>], &[PersonId]),
) -> Result<(), Stop> {
    let (ground, together) = ground(visit, tx, pairing, people)?;
    let problem = ground.problem(pairing.size, &pairing.rules, &together);
    let drawn = ground.propose(problem, kept, seed(visit));
    for person in people {
        store::sit(tx, pairing.id, *person, 0)?; // who left the community since then stays out
    }
    for (number, group) in (1..).zip(&drawn.groups) {
        let members: Vec<_> = group.members.iter().filter_map(|at| ground.people.get(*at)).map(|it| it.id).collect();
        for person in &members {
            store::sit(tx, pairing.id, *person, number)?;
        }
        let stays = kept.iter().any(|list| !list.is_empty() && list.iter().all(|id| members.contains(id)));
        store::keep(tx, pairing.id, number, stays)?;
    }
    Ok(())
}

fn log(visit: &Visit, tx: &mut Tx<'_>, pairing: &Pairing, (kind, data): (&'static str, Value)) -> Result<(), Stop> {
    let fact = Fact::new(kind, ("pairing", pairing.id)).within(pairing.community).with(data);
    kith_facts::record(tx, &visit.app.env, &Fact { actor: visit.viewer.id().map(Uuid::from), ..fact })?;
    Ok(())
}

/// A pairing that the visitor may change.
fn changed(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<Found, Stop> {
    let found = find(visit, r, slug, id)?;
    visit.must("edit", &found.pairing.thing())?;
    Ok(found)
}

fn still_open(pairing: &Pairing) -> Result<(), Stop> {
    match pairing.accepted_at {
        None => Ok(()),
        Some(_) => Err(Stop::Conflict(Say::new("matching-refusal-accepted"))),
    }
}

/// `POST /c/{community}/pairings/{pairing}/draws`: those that are not kept are drawn again.
pub async fn draw_again(State(app): State<App>, ask: Ask, Path((slug, id)): At, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let Found { pairing, .. } = changed(visit, tx, &slug, &id)?;
        still_open(&pairing)?;
        let groups = ids(&store::seats(tx, pairing.id)?);
        let people: Vec<_> = groups.iter().flat_map(|(_, members)| members.clone()).collect();
        let wanted: Vec<_> = fields.all("keep").map(str::to_owned).collect();
        let kept = groups.into_iter().filter(|(number, _)| wanted.contains(&number.to_string()));
        let kept: Vec<_> = kept.map(|(_, members)| members).collect();
        draw(visit, tx, &pairing, (&kept, &people))?;
        log(visit, tx, &pairing, ("pairing.drawn", json!({ "kept": kept.len() })))?;
        Ok(Done::to(format!("{}#groups", pairing.path(&slug))).saying("done-matching-drawn"))
    })
    .await
}

/// `POST /c/{community}/pairings/{pairing}/moves`: somebody changes the group, stays out, or comes late.
pub async fn place(State(app): State<App>, ask: Ask, Path((slug, id)): At, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let Found { pairing, .. } = changed(visit, tx, &slug, &id)?;
        let seats = store::seats(tx, pairing.id)?;
        let person = who(visit, tx, &pairing, (&seats, fields))?;
        let to = number(&seats, fields.get("to"))?;
        let from = seats.iter().find(|seat| seat.person == person).map_or(0, |seat| seat.number);
        store::sit(tx, pairing.id, person, to)?;
        if pairing.accepted_at.is_some() {
            meet(visit, tx, &pairing, &[from, to])?;
            introduce(visit, tx, &pairing, (to > 0).then_some(person))?;
        }
        log(visit, tx, &pairing, ("pairing.moved", json!({ "person": person, "group": to })))?;
        Ok(Done::to(format!("{}#groups", pairing.path(&slug))).saying("done-matching-moved"))
    })
    .await
}

/// Whom a form means: somebody who is in it, or by their name somebody who comes late.
fn who(
    visit: &Visit,
    r: &mut Read<'_>,
    pairing: &Pairing,
    (seats, fields): (&[Seat], &Fields),
) -> Result<PersonId, Stop> {
    let name = fold(fields.get("name").trim());
    if name.is_empty() {
        let id = fields.get("person").parse().ok();
        let found = seats.iter().map(|seat| seat.person).find(|person| Some(*person) == id);
        return found.ok_or_else(|| Stop::field("person", Say::new("error-not-a-choice")));
    }
    let place = Place { community: pairing.community, cohort: pairing.cohort, team: pairing.team };
    match store::named(r, &place, &name, visit.now())?[..] {
        [person] => Ok(person),
        [] => Err(Stop::field("name", Say::new("matching-nobody-named"))),
        _ => Err(Stop::field("name", Say::new("matching-several-named"))),
    }
}

/// The group that a form means: one that is there, a new one, or none.
fn number(seats: &[Seat], to: &str) -> Result<i64, Stop> {
    let last = seats.iter().map(|seat| seat.number).max().unwrap_or(0);
    match to {
        "out" => Ok(0),
        "new" => Ok(last + 1),
        to => {
            let wanted = to.parse().ok().filter(|number| *number > 0);
            let found = seats.iter().map(|seat| seat.number).find(|number| Some(*number) == wanted);
            found.ok_or_else(|| Stop::field("to", Say::new("error-not-a-choice")))
        }
    }
}

/// `POST /c/{community}/pairings/{pairing}/acceptances`: it stands, and everybody learns of it.
pub async fn accept(State(app): State<App>, ask: Ask, Path((slug, id)): At, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let Found { pairing, .. } = changed(visit, tx, &slug, &id)?;
        still_open(&pairing)?;
        store::accept(tx, pairing.id, visit.now())?;
        let groups = ids(&store::seats(tx, pairing.id)?);
        let numbers: Vec<_> = groups.iter().map(|(number, _)| *number).collect();
        meet(visit, tx, &pairing, &numbers)?;
        introduce(visit, tx, &pairing, groups.iter().flat_map(|(_, members)| members.iter().copied()))?;
        log(visit, tx, &pairing, ("pairing.accepted", json!({ "groups": groups.len() })))?;
        Ok(Done::to(pairing.path(&slug)).saying("done-matching-accepted"))
    })
    .await
}

/// Proposes an hour to each of these groups, in which all of them are free. Those of a session meet there.
fn meet(visit: &Visit, tx: &mut Tx<'_>, pairing: &Pairing, numbers: &[i64]) -> Result<(), Stop> {
    if pairing.session.is_some() {
        return Ok(());
    }
    let groups = ids(&store::seats(tx, pairing.id)?);
    let people: Vec<_> = groups.iter().flat_map(|(_, members)| members.clone()).collect();
    let (ground, _) = ground(visit, tx, pairing, &people)?;
    for (number, members) in groups.iter().filter(|(number, _)| numbers.contains(number)) {
        store::meet(tx, pairing.id, *number, ground.meeting(members))?;
    }
    Ok(())
}

fn introduce(
    visit: &Visit,
    tx: &mut Tx<'_>,
    pairing: &Pairing,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<(), Stop> {
    if pairing.letters {
        for person in people {
            kith_jobs::enqueue(tx, &visit.app.env, &Introduce { pairing: pairing.id, person }, visit.now())?;
        }
    }
    Ok(())
}
