//! Keeping a cohort as a template: what it would hold and what is left behind, said before; and keeping it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Lang, Say};
use kith_charter::{Community, store as charter};
use kith_db::Read;
use kith_policy::{Audience, Thing};
use kith_web::{App, Ask, House, Page, Path, Sent, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::series_form::enter;
use super::template_holds::Holds;
use super::templates::keep;
use crate::agenda::ActivityKind;
use crate::store;
use crate::template::Plan;
use crate::template::cohort::{Instead, Whole};
use crate::template::names::Names;

/// How many of the lines that are left behind are shown.
const SHOWN: usize = 20;

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "cohorts/template.html")]
pub struct KeepPage {
    #[serde(skip)]
    shell: Shell,
    action: String,
    back: String,
    holds: Holds,
    /// Lines that name somebody, and how many more there are.
    left: Vec<String>,
    more: usize,
}

/// `GET /c/{community}/cohorts/{cohort}/templates`
pub async fn look(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>) -> Page<KeepPage> {
    app.page(ask, move |visit, r| {
        let (community, shell) = enter(visit, r, &at.0)?;
        let (whole, names) = gathered(visit, r, &community, &at.1)?;
        let (plan, mut left) = made(&visit.app, &whole, &names);
        let shell = shell.clone().under(shell.t("cohort-list-title"), community.path("/cohorts"));
        let path = whole.cohort.path(&at.0);
        let shell = shell.under(whole.cohort.name.to_string(), path.clone());
        let more = left.len().saturating_sub(SHOWN);
        left.truncate(SHOWN);
        Ok(KeepPage {
            action: format!("{path}/templates"),
            back: path,
            holds: Holds::of(&shell, &plan, whole.cohort.starts_on),
            left,
            more,
            shell: shell.clone().titled(shell.t("cohort-template-keep")),
        })
    })
    .await
}

/// `POST /c/{community}/cohorts/{cohort}/templates`
pub async fn keep_it(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let (community, _) = enter(visit, tx, &at.0)?;
        let (whole, names) = gathered(visit, tx, &community, &at.1)?;
        let (plan, _) = made(&visit.app, &whole, &names);
        keep(visit, tx, &community, &plan)
    })
    .await
}

/// A cohort as a template, in the words of the program where a title named somebody.
pub fn made(house: &House, whole: &Whole, names: &Names) -> (Plan, Vec<String>) {
    let session = |lang: Lang, n: i64| house.words.said(lang, &Say::new("cohort-session-n").with("n", n));
    let activity = |lang: Lang, kind: ActivityKind| house.words.say(lang, kind.key(), &[]);
    Plan::of_cohort(whole, names, &Instead { session: &session, activity: &activity })
}

/// The cohort of an address with everything of it that a template may take, and the names of whom it knows.
fn gathered(visit: &Visit, r: &mut Read<'_>, community: &Community, id: &str) -> Result<(Whole, Names), Stop> {
    let id = id.parse().map_err(|_| Stop::Hidden)?;
    let told = charter::cohort_told(r, community.id, id, visit.now())?.ok_or(Stop::Hidden)?;
    visit.must("read", &told.cohort.itself())?;
    visit.must("read", &Thing::at("session", told.cohort.place(), Audience::Cohort))?;
    let (whole, names) = store::cohort::whole(r, &told)?;
    if whole.sessions.is_empty() {
        return Err(Stop::Conflict(Say::new("cohort-refusal-empty")));
    }
    Ok((whole, names))
}
