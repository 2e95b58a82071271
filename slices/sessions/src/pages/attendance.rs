//! Attendance: people say that they are here, or the host notes it on the sheet. Corrections are logged.

use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_db::{Read, Tx};
use kith_policy::{PersonId, TeamId};
use kith_web::{App, Ask, Done, Fields, Path, Sent, Stop, Visit, Wrong, read_form};
use serde_json::json;

use super::held::{self, Held};
use super::sheet::{Asked, HOW, NOT_HERE, sheet};
use crate::attendance::{self, Change, How, Via};
use crate::reach::read_id;
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
        note(visit, tx, &held, Change { person: me, from: before, to: Some(arrival.how) }, Via::Own)?;
        held::took_part(visit, tx, held.session.community_id)?;
        Ok(Done::to(format!("{}/run", held.path)).saying("done-held-here"))
    })
    .await
}

/// Keeps one change, and the fact of it: a correction when something else was noted before.
pub fn note(visit: &Visit, tx: &mut Tx<'_>, held: &Held, change: Change, via: Via) -> Result<(), Stop> {
    if change.from == change.to {
        return Ok(());
    }
    let (session, by) = (held.session.id, visit.viewer.person());
    store::attendance::log_change(tx, visit.app.env.id(), (session, change), via, (by, visit.now()))?;
    match change.to {
        Some(how) => {
            let place = (session, change.person);
            store::attendance::note_attendance(tx, place, how, by, visit.now())?;
        }
        None => store::attendance::forget_attendance(tx, session, change.person)?,
    }
    let kind = if change.from.is_some() { "attendance.corrected" } else { "attendance.noted" };
    let data = json!({ "person": change.person, "from": change.from, "to": change.to, "via": via });
    held::log(visit, tx, &held.session, (kind, ("session", session.into())), data)
}

struct Beside {
    also_present: Option<i64>,
    also_phone: Option<i64>,
    also_screen: Option<i64>,
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
            let beside = read_form!(
                fields,
                Beside { also_present: maybe(number), also_phone: maybe(number), also_screen: maybe(number) }
            )?;
            let (noted, ticked) = ticked(visit, tx, &held, fields)?;
            for change in attendance::changes(&noted, &ticked) {
                note(visit, tx, &held, change, Via::Host)?;
            }
            let Beside { also_present, also_phone, also_screen } = beside;
            let told = [(How::Room, also_present), (How::Telephone, also_phone), (How::Screen, also_screen)];
            count_beside(visit, tx, &held, told.into_iter().filter_map(|(how, many)| Some((how, many?))))?;
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

/// Keeps how many came beside those who are noted, as far as something else was noted before.
fn count_beside(
    visit: &Visit,
    tx: &mut Tx<'_>,
    held: &Held,
    told: impl IntoIterator<Item = (How, i64)>,
) -> Result<(), Stop> {
    let before = store::attendance::beside(tx, held.session.id)?;
    for (how, many) in told {
        let was = attendance::many_beside(&held.session, &before, how);
        if was != many {
            set_beside(visit, tx, held, (how, None), (was, many))?;
        }
    }
    Ok(())
}

/// Keeps how many came beside, in one way and of one team or of none in particular.
fn set_beside(
    visit: &Visit,
    tx: &mut Tx<'_>,
    held: &Held,
    (how, team): (How, Option<TeamId>),
    (was, many): (i64, i64),
) -> Result<(), Stop> {
    store::attendance::set_beside(tx, visit.app.env.id(), held.session.id, (how, team), many)?;
    let data = json!({ "from": was, "to": many, "how": how, "team": team });
    let subject = ("session", held.session.id.into());
    held::log(visit, tx, &held.session, ("attendance.also-present", subject), data)
}

struct OfATeam {
    many: i64,
    how: How,
    team: TeamId,
}

/// So many more came of one team.
pub async fn of_team(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = Held::find(visit, tx, &slug, &id)?;
            visit.must("edit", &held.session.thing_of("attendance"))?;
            let told = read_form!(fields, OfATeam { many: need(number), how: need(How::read), team: need(read_id) })?;
            let teams = kith_charter::store::teams_of(tx, held.community.id)?;
            if !teams.iter().any(|team| team.id == told.team) {
                return Err(Stop::field("team", Say::new("error-not-a-choice")));
            }
            let before = store::attendance::beside(tx, held.session.id)?;
            let same = before.iter().find(|it| it.how == told.how && it.team == Some(told.team));
            let was = same.map_or(0, |it| it.many);
            set_beside(visit, tx, &held, (told.how, Some(told.team)), (was, told.many))?;
            Ok(Done::to(format!("{}/attendance#beside", held.path)).saying("done-held-attendance"))
        },
        move |visit, r, tried| sheet(visit, r, (&slug2, &id2), &Asked::default(), tried),
    )
    .await
}
