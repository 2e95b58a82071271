//! Attendance: people say that they are here, or the host ticks everybody on one page. Corrections are logged.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_charter::MemberLine;
use kith_db::{Read, Tx};
use kith_policy::{PersonId, TeamId};
use kith_web::{App, Ask, Choice, Done, Fields, Named, Page, Path, Sent, Shell, Stop, Tried, Visit, Wrong, read_form};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::held::{self, Held};
use crate::attendance::{self, Change, How, Present};
use crate::store;

type Place = Path<(String, String)>;

/// The choice that says that somebody did not come.
const NOT_HERE: &str = "none";

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

/// A line of the sheet.
#[derive(Serialize, JsonSchema)]
struct Row {
    field: String,
    who: Named,
    organisation: String,
    hows: Vec<Choice>,
}

/// How many of a team came.
#[derive(Serialize, JsonSchema)]
struct Count {
    team: String,
    came: i64,
    all: i64,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "run/attendance.html")]
pub struct Sheet {
    #[serde(skip)]
    shell: Shell,
    path: String,
    starts: kith_web::When,
    rows: Vec<Row>,
    counts: Vec<Count>,
    present: usize,
    tried: Tried,
}

pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Place) -> Page<Sheet> {
    app.page(ask, move |visit, r| sheet(visit, r, (&slug, &id), Tried::fresh())).await
}

fn sheet(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, &str), tried: Tried) -> Result<Sheet, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    visit.must("edit", &held.session.thing_of("attendance"))?;
    let present = store::attendance::present(r, held.session.id)?;
    let people = listed(held.people(visit, r)?, &present);
    let own: Vec<_> = people.iter().map(|it| (it.id, it.teams.clone())).collect();
    let teams = kith_charter::store::teams_of(r, held.community.id)?;
    let name = |team: Option<TeamId>| teams.iter().find(|it| Some(it.id) == team).map(|it| it.name.to_string());
    let counts = attendance::by_team(&own, &present).into_iter().map(|(team, came, all)| Count {
        team: name(team).unwrap_or_else(|| held.shell.t("held-no-team")),
        came,
        all,
    });
    let counts = counts.collect();
    let rows = people.iter().map(|it| row(&held.shell, it, &present, &tried)).collect();
    let also = held.session.also_present.to_string();
    let title = held.shell.t("held-attendance");
    Ok(Sheet {
        starts: held.shell.when(held.session.starts_at),
        shell: held.shell.titled(title),
        path: held.path,
        rows,
        counts,
        present: present.len(),
        tried: tried.over([("also_present", also)]),
    })
}

/// Somebody on the sheet.
struct Listed {
    id: PersonId,
    name: String,
    organisation: String,
    teams: Vec<TeamId>,
}

/// Everybody the session is for, and whoever came beside them.
fn listed(people: Vec<MemberLine>, present: &[Present]) -> Vec<Listed> {
    let beside = |it: &&Present| !people.iter().any(|member| member.person == it.person);
    let guest =
        |it: &Present| Listed { id: it.person, name: it.name.clone(), organisation: String::new(), teams: Vec::new() };
    let guests: Vec<_> = present.iter().filter(beside).map(guest).collect();
    let member = |it: MemberLine| Listed {
        id: it.person,
        name: it.name.to_string(),
        organisation: it.organisation,
        teams: it.teams,
    };
    people.into_iter().map(member).chain(guests).collect()
}

fn row(shell: &Shell, it: &Listed, present: &[Present], tried: &Tried) -> Row {
    let field = format!("how-{}", it.id);
    let noted = present.iter().find(|noted| noted.person == it.id).map_or(NOT_HERE, |noted| noted.how.word());
    let typed = tried.value(&field);
    let chosen = if tried.errors().is_empty() { noted } else { typed.as_str() };
    let none = (NOT_HERE, shell.t("held-how-none"));
    let each = How::ALL.into_iter().map(|how| (how.word(), shell.t(how.key())));
    let choice = |(value, label): (&str, String)| Choice {
        chosen: value == chosen,
        value: value.to_owned(),
        label,
        ..Choice::default()
    };
    let hows = std::iter::once(none).chain(each).map(choice).collect();
    Row { who: Named::new(&it.name, ""), organisation: it.organisation.clone(), hows, field }
}

struct Beside {
    also_present: Option<i64>,
}

fn number(text: &str) -> Result<i64, Say> {
    let number = text.trim().parse().ok().filter(|n| (0..=100_000).contains(n));
    number.ok_or_else(|| Say::new("error-not-a-number").with("from", 0_i64).with("to", 100_000_i64))
}

/// The host has ticked everybody.
pub async fn save(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = Held::find(visit, tx, &slug, &id)?;
            visit.must("edit", &held.session.thing_of("attendance"))?;
            let beside = read_form!(fields, Beside { also_present: maybe(number) })?;
            let present = store::attendance::present(tx, held.session.id)?;
            let people = listed(held.people(visit, tx)?, &present);
            let ticked = ticked(&people, fields)?;
            for change in attendance::changes(&present, &ticked) {
                note(visit, tx, &held, change)?;
            }
            if let Some(many) = beside.also_present {
                also_present(visit, tx, &held, many)?;
            }
            Ok(Done::to(format!("{}/attendance", held.path)).saying("done-held-attendance"))
        },
        move |visit, r, tried| sheet(visit, r, (&slug2, &id2), tried),
    )
    .await
}

/// What was ticked about the people of the sheet. Whose field did not come is left as they are.
fn ticked(people: &[Listed], fields: &Fields) -> Result<Vec<(PersonId, Option<How>)>, Stop> {
    let mut ticked = Vec::new();
    let mut wrong = Vec::new();
    let came: std::collections::HashMap<&str, &str> = fields.typed().collect();
    for person in people {
        let field = format!("how-{}", person.id);
        match came.get(field.as_str()) {
            None => {}
            Some(&NOT_HERE) => ticked.push((person.id, None)),
            Some(word) => match How::read(word) {
                Ok(how) => ticked.push((person.id, Some(how))),
                Err(say) => wrong.push(Wrong { field, say }),
            },
        }
    }
    if wrong.is_empty() { Ok(ticked) } else { Err(Stop::Form(wrong)) }
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
