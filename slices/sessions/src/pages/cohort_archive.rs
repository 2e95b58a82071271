//! Archiving a cohort: what happens is said before, what came of it is kept; and opening it again.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, one_line};
use kith_charter::{Cohort, Community, store as charter};
use kith_db::{Read, Tx};
use kith_web::{App, Ask, Done, Field, FieldKind, Fields, Page, Path, Reader, Sent, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::cohorts::find;
use crate::store::cohort::{Open, open_in};

/// The form that archives a cohort.
pub const ARCHIVED: &[Field] = &[Field::optional("outcome", FieldKind::Line(400))];

/// The most characters of what came of it.
const OUTCOME: usize = 400;

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "cohorts/archive.html")]
pub struct ArchivePage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
    action: String,
    back: String,
    /// What keeps it from being archived, and what is left open.
    ahead: String,
    open: String,
}

/// A cohort of an address, for who may archive it and open it again.
fn found(visit: &Visit, r: &mut Read<'_>, at: &(String, String)) -> Result<(Community, Shell, Cohort), Stop> {
    let (community, shell) = kith_charter::enter(visit, r, &at.0)?;
    let cohort = find(visit, r, &community, &at.1)?;
    visit.must("archive", &cohort.itself())?;
    Ok((community, shell, cohort))
}

/// `GET /c/{community}/cohorts/{cohort}/archive`
pub async fn look(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>) -> Page<ArchivePage> {
    app.page(ask, move |visit, r| page(visit, r, &at, Tried::fresh())).await
}

fn page(visit: &Visit, r: &mut Read<'_>, at: &(String, String), tried: Tried) -> Result<ArchivePage, Stop> {
    let (community, shell, cohort) = found(visit, r, at)?;
    let Open { commitments, questions, ahead } = open_in(r, cohort.id, visit.now())?;
    let path = cohort.path(&at.0);
    let shell = shell.clone().under(shell.t("cohort-list-title"), community.path("/cohorts"));
    let shell = shell.under(cohort.name.to_string(), path.clone());
    let parts = [
        (commitments > 0).then(|| shell.tn("cohort-open-commitments", commitments)),
        (questions > 0).then(|| shell.tn("cohort-open-questions", questions)),
    ];
    let open = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Ok(ArchivePage {
        tried: tried.over([("outcome", cohort.outcome.clone())]),
        action: format!("{path}/archive"),
        back: path,
        ahead: if ahead > 0 { shell.tn("cohort-archive-ahead", ahead) } else { String::new() },
        open: if open.is_empty() { open } else { shell.ta("cohort-open-later", "what", open) },
        shell: shell.clone().titled(shell.t("cohort-archive")),
    })
}

/// `POST /c/{community}/cohorts/{cohort}/archive`
pub async fn archive(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    let again = at.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (_, _, cohort) = found(visit, tx, &at)?;
        if cohort.archived_at.is_some() {
            return Err(Stop::Conflict(Say::new("refusal-conflict")));
        }
        let mut reader = Reader::new(fields);
        let outcome = reader.any("outcome", |text| Ok(one_line(text, OUTCOME)?.unwrap_or_default()));
        let Some(outcome) = outcome else { return Err(reader.stop()) };
        let Open { commitments, questions, ahead } = open_in(tx, cohort.id, visit.now())?;
        if ahead > 0 {
            return Err(Stop::Conflict(Say::new("cohort-archive-ahead").with("n", ahead)));
        }
        let open = json!({ "commitments": commitments, "questions": questions });
        charter::archive_cohort(tx, &visit.app.env, &cohort, &outcome, (visit.who()?.id, open))?;
        Ok(Done::to(cohort.path(&at.0)).saying("done-cohort-archived"))
    };
    app.take(ask, sent, work, move |visit, r, tried| page(visit, r, &again, tried)).await
}

/// `POST /c/{community}/cohorts/{cohort}/archive/undo`
pub async fn reopen(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let (_, _, cohort) = found(visit, tx, &at)?;
        if cohort.archived_at.is_none() {
            return Err(Stop::Conflict(Say::new("refusal-conflict")));
        }
        charter::reopen_cohort(tx, &visit.app.env, &cohort, visit.who()?.id)?;
        Ok(Done::to(cohort.path(&at.0)).saying("done-cohort-reopened"))
    })
    .await
}
