//! The session on a wall and on paper: its code and pattern for a projector; and the sheet with a box for everybody, which
//! prints, and on which the host ticks the same boxes in the same order afterwards.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::jiff::Timestamp;
use kith_db::Read;
use kith_policy::PersonId;
use kith_web::{App, Ask, Done, Page, Path, Query, Sent, Shell, Stop, Tried, Visit, When, read_form};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::attendance::note;
use super::held::{Held, beside_name};
use super::reports::counted;
use crate::attendance::{Change, How, OnPaper, Via};
use crate::lines::way_by_phone;
use crate::reach::read_id;
use crate::{door, store};

type Place = Path<(String, String)>;

/// The code of a session, and the pattern that leads to its button.
#[derive(Serialize, JsonSchema)]
struct Door {
    code: String,
    short: String,
    /// Where the code is typed.
    address: String,
    #[serde(skip)]
    side: usize,
    #[serde(skip)]
    drawing: String,
}

fn door_of(held: &Held) -> Door {
    let code = door::code(held.session.id);
    let pattern = door::pattern(&held.shell.address(&format!("/here/{code}")));
    let (side, drawing) = pattern.map(|it| (it.side, it.path)).unwrap_or_default();
    Door { code: door::spaced(&code), short: code, address: held.shell.address("/here"), side, drawing }
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "attendance/code.html")]
pub struct CodePage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    door: Door,
    lang: &'static str,
    starts: When,
    by_phone: String,
}

/// What hangs on the wall.
pub async fn code(State(app): State<App>, ask: Ask, Path((slug, id)): Place) -> Page<CodePage> {
    app.page(ask, move |visit, r| {
        let held = counted(visit, r, (&slug, &id))?;
        Ok(CodePage {
            door: door_of(&held),
            lang: held.session.lang.tag(),
            starts: held.shell.when_in(held.session.starts_at, held.session.zone.tz()),
            by_phone: way_by_phone(&visit.app, &visit.viewer, &held.session).unwrap_or_default(),
            shell: held.shell.clone().titled(held.session.title.to_string()),
            path: held.path,
        })
    })
    .await
}

/// Where the sheet goes on: after this name.
#[derive(Clone, Default, Deserialize, JsonSchema)]
pub struct After {
    #[serde(default)]
    after: String,
}

/// A box of the sheet.
#[derive(Serialize, JsonSchema)]
struct Row {
    id: PersonId,
    name: String,
    organisation: String,
    /// How they are noted already; "" if they are not.
    here: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "attendance/paper.html")]
pub struct PaperPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    door: Door,
    starts: When,
    rows: Vec<Row>,
    after: String,
    next: String,
    previous: String,
    tried: Tried,
}

pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Place,
    Query(after): Query<After>,
) -> Page<PaperPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), &after.after, Tried::fresh())).await
}

/// How many names a page of the sheet has: two sheets of paper.
const LONGEST: usize = 100;

fn page(visit: &Visit, r: &mut Read<'_>, at: (&str, &str), after: &str, tried: Tried) -> Result<PaperPage, Stop> {
    let held = counted(visit, r, at)?;
    let mut people = on_paper(r, &held, after, visit.now())?;
    let more = people.len() > LONGEST;
    people.truncate(LONGEST);
    let sheet = format!("{}/attendance/paper", held.path);
    let shell = &held.shell;
    let row = |it: &OnPaper| Row {
        id: it.person,
        name: it.name.clone(),
        organisation: beside_name(shell, it.guest, &it.organisation),
        here: it.how.map(|how| shell.t(how.key())).unwrap_or_default(),
    };
    Ok(PaperPage {
        next: people.last().filter(|_| more).map(|it| format!("{sheet}?after={}", it.person)).unwrap_or_default(),
        previous: if after.is_empty() { String::new() } else { sheet },
        rows: people.iter().map(row).collect(),
        after: after.to_owned(),
        door: door_of(&held),
        starts: shell.when_in(held.session.starts_at, held.session.zone.tz()),
        shell: shell
            .clone()
            .under(shell.t("held-attendance"), format!("{}/attendance", held.path))
            .titled(shell.t("attendance-paper-title")),
        path: held.path.clone(),
        tried,
    })
}

fn on_paper(r: &mut Read<'_>, held: &Held, after: &str, now: Timestamp) -> Result<Vec<OnPaper>, Stop> {
    let after = match after {
        "" => None,
        id => Some(id.parse::<PersonId>().map_err(|_| Stop::Hidden)?),
    };
    let most = i64::try_from(LONGEST + 1).unwrap_or(i64::MAX);
    Ok(store::people::on_paper(r, &held.session, after, (now, most))?)
}

struct Ticked {
    came: Vec<PersonId>,
}

/// The boxes that were ticked on paper. Whoever is noted already stays noted as they are; nobody is taken away.
pub async fn save(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = counted(visit, tx, (&slug, &id))?;
            let ticked = read_form!(fields, Ticked { came: each(read_id) })?;
            for page in ticked.came.chunks(50) {
                let noted = store::people::noted(tx, &held.session, page, visit.now())?;
                for (person, _) in noted.into_iter().filter(|(_, how)| how.is_none()) {
                    note(visit, tx, &held, Change { person, from: None, to: Some(How::Room) }, Via::Paper)?;
                }
            }
            Ok(Done::to(format!("{}/attendance", held.path)).saying("done-held-attendance"))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), "", tried),
    )
    .await
}
