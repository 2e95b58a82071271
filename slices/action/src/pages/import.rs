//! Bringing in priorities and the work plan: looked at line by line first, then all or nothing, and taken back as a whole.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_charter::{Community, decode};
use kith_db::{Read, Tx};
use kith_web::{App, Ask, Done, Fields, Page, Path, Sent, Shell, Stop, Tried, Visit, When};
use schemars::JsonSchema;
use serde::Serialize;

use super::all_priorities;
use super::work_plan::column_word;
use crate::column::Column;
use crate::fate::{Fate, Known};
use crate::plan::PlanImportId;
use crate::sheet::{self, Planned, Row, Sheet, Wrong};
use crate::store;

/// An import that was made, as the page lists it.
#[derive(Serialize, JsonSchema)]
struct Made {
    when: When,
    changes: i64,
    undone: bool,
    /// Where it is taken back; "" unless it is the newest.
    action: String,
}

/// A column that the list may have.
#[derive(Serialize, JsonSchema)]
struct Told {
    heading: String,
    help: String,
}

/// What would become of a row.
#[derive(Serialize, JsonSchema)]
struct LookLine {
    line: u64,
    what: String,
    kind: &'static str,
    state: String,
    why: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct Look {
    list: String,
    lines: Vec<LookLine>,
    /// Headings that mean nothing here.
    unread: Vec<String>,
    refused: usize,
    changes: usize,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "action/import.html")]
pub struct ImportPage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
    path: String,
    sample: String,
    columns: Vec<Told>,
    look: Option<Look>,
    made: Vec<Made>,
}

/// `GET /c/{community}/work-plan/import`
pub async fn start(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<ImportPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, Tried::fresh())).await
}

fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, tried: Tried) -> Result<ImportPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("edit", &community.thing("work-plan"))?;
    let imports = store::imports_of(r, community.id)?;
    let newest = imports.iter().find(|it| it.undone_at.is_none()).map(|it| it.id);
    let undoing = |id: PlanImportId| community.path(&format!("/work-plan/import/{id}/undoings"));
    let made = imports.iter().map(|it| Made {
        when: shell.when(it.made_at),
        changes: it.changes,
        undone: it.undone_at.is_some(),
        action: if newest == Some(it.id) { undoing(it.id) } else { String::new() },
    });
    let made = made.collect();
    let shell = shell.clone().under(shell.t("align-work-plan"), community.path("/work-plan"));
    Ok(ImportPage {
        path: community.path("/work-plan/import"),
        sample: community.path("/work-plan/sample.csv"),
        columns: Column::ALL.map(|it| column(&shell, it)).into(),
        look: None,
        made,
        shell: shell.clone().titled(shell.t("align-import")),
        tried,
    })
}

// locale: align-help-priority align-help-code align-help-text align-help-year align-help-quarter
// locale: align-help-from align-help-until align-help-owner align-help-state
fn column(shell: &Shell, column: Column) -> Told {
    Told { heading: column_word(shell, column), help: shell.t(&format!("align-help-{}", column.word())) }
}

/// What comes in, as it was typed or as the file holds it.
fn text_of(fields: &Fields) -> String {
    fields.file("file").map_or_else(|| fields.get("list").to_owned(), decode)
}

/// The rows of a form's list, and what is here of what they name.
fn read(r: &mut Read<'_>, community: &Community, list: &str) -> Result<(Sheet, Known), Stop> {
    let sheet = sheet::read(list).map_err(|say| Stop::field("list", say))?;
    let line = |row: &Row| row.read.as_ref().ok().and_then(|it| it.line.as_ref().map(|line| line.year));
    let years = sheet.rows.iter().filter_map(line);
    let (first, last) = (years.clone().min().unwrap_or_default(), years.max().unwrap_or_default());
    let lines = store::lines(r, community.id, (first, last))?;
    Ok((sheet, Known { terms: all_priorities(r, community.id)?, lines }))
}

/// `POST /c/{community}/work-plan/import`: what would happen, line by line. Nothing changes yet.
pub async fn look(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Page<ImportPage> {
    let again = slug.clone();
    let work = move |visit: &Visit, r: &mut Read<'_>, fields: &Fields| looked(visit, r, &slug, fields);
    app.weigh(ask, sent, work, move |visit, r, tried| page(visit, r, &again, tried)).await
}

fn looked(visit: &Visit, r: &mut Read<'_>, slug: &str, fields: &Fields) -> Result<ImportPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("edit", &community.thing("work-plan"))?;
    let list = text_of(fields);
    let (sheet, known) = read(r, &community, &list)?;
    let fates = known.fates(&sheet.rows);
    let look = Look {
        refused: fates.iter().filter(|it| matches!(it, Fate::Refused(_))).count(),
        changes: fates.iter().filter(|it| !matches!(it, Fate::Refused(_) | Fate::Unchanged)).count(),
        lines: sheet.rows.iter().zip(&fates).map(|(row, fate)| look_line(&shell, row, fate)).collect(),
        unread: sheet.unread,
        list: list.clone(),
    };
    let tried = Tried::fresh().over([("list", list)]);
    Ok(ImportPage { look: Some(look), ..page(visit, r, slug, tried)? })
}

fn look_line(shell: &Shell, row: &Row, fate: &Fate) -> LookLine {
    let (kind, key) = match fate {
        Fate::New => ("well", "charter-fate-new"),
        Fate::Again => ("well", "align-fate-again"),
        Fate::Changed(_) => ("needs", "charter-fate-changed"),
        Fate::Unchanged => ("", "charter-fate-unchanged"),
        Fate::Refused(_) => ("stuck", "charter-fate-refused"),
    };
    let wrong = |it: &Wrong| format!("{} — {}", column_word(shell, it.column), shell.said(&it.say));
    let why = match fate {
        Fate::Refused(all) => all.iter().map(wrong).collect(),
        Fate::Changed(columns) => columns.iter().map(|it| column_word(shell, *it)).collect(),
        _ => Vec::new(),
    };
    LookLine { line: row.line, what: row.shown.clone(), kind, state: shell.t(key), why }
}

/// `POST /c/{community}/work-plan/import/confirmations`: all of it, or nothing.
pub async fn confirm(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = kith_charter::enter(visit, tx, &slug)?;
        visit.must("edit", &community.thing("work-plan"))?;
        let (sheet, known) = read(tx, &community, &text_of(fields))?;
        let mut rows: Vec<Planned> = Vec::with_capacity(sheet.rows.len());
        for row in sheet.rows {
            let line = i64::try_from(row.line).unwrap_or(0);
            let refused = |_| Stop::field("list", Say::new("charter-roster-refused").with("line", line));
            rows.push(row.read.map_err(refused)?);
        }
        let home = (community.id, community.lang);
        let did = store::bring_in(tx, &visit.app.env, home, (&rows, &known), visit.who()?.id)?;
        let said = if did { "done-align-imported" } else { "done-align-nothing-new" };
        Ok(Done::to(community.path("/work-plan/import")).saying(said))
    };
    app.take(ask, sent, work, move |visit, r, tried| page(visit, r, &again, tried)).await
}

/// `POST /c/{community}/work-plan/import/{import}/undoings`
pub async fn undo(
    State(app): State<App>,
    ask: Ask,
    Path((slug, import)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let (community, _) = kith_charter::enter(visit, tx, &slug)?;
        visit.must("edit", &community.thing("work-plan"))?;
        let id: PlanImportId = import.parse().map_err(|_| Stop::Hidden)?;
        if !store::undo(tx, &visit.app.env, (community.id, id), visit.who()?.id)? {
            return Err(Stop::Hidden);
        }
        Ok(Done::to(community.path("/work-plan/import")).saying("done-import-undone"))
    })
    .await
}
