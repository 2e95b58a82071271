//! The cohorts of a community: those ahead and under way, then those that were.

use askama::Template;
use axum::extract::State;
use kith_base::PAGE;
use kith_base::jiff::civil::Date;
use kith_charter::Stage;
use kith_charter::store::CohortTold;
use kith_db::Read;
use kith_web::{App, Ask, Line, Page, Path, Query, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cohorts::{days, find, state, today};

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "cohorts/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    may_create: bool,
    now: Vec<Line>,
    past: Vec<Line>,
    next: String,
}

/// Where a page of the list begins.
#[derive(Default, Deserialize, JsonSchema)]
pub struct After {
    #[serde(default)]
    after: String,
}

/// `GET /c/{community}/cohorts`
pub async fn list(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(at): Query<After>,
) -> Page<ListPage> {
    app.page(ask, move |visit, r| list_page(visit, r, &slug, &at.after)).await
}

fn list_page(visit: &Visit, r: &mut Read<'_>, slug: &str, after: &str) -> Result<ListPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("read", &community.thing("cohort"))?;
    let after = if after.is_empty() { None } else { Some(find(visit, r, &community, after)?) };
    let mut list = kith_charter::store::cohorts_from(r, community.id, after.as_ref(), visit.now())?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = list.len() > page;
    list.truncate(page);
    let next = list.last().filter(|_| more).map(|it| community.path(&format!("/cohorts?after={}", it.cohort.id)));
    let today = today(visit, &community);
    let open = visit.may("read", &community.thing("directory"));
    let lines = |past: bool| {
        let fits = move |it: &&CohortTold| matches!(it.cohort.stage(today), Stage::Over | Stage::Archived) == past;
        list.iter().filter(fits).map(|it| told(&shell, slug, it, (today, open))).collect()
    };
    Ok(ListPage {
        now: lines(false),
        past: lines(true),
        next: next.unwrap_or_default(),
        path: community.path("/cohorts"),
        may_create: visit.may("create", &community.thing("cohort")),
        shell: shell.clone().titled(shell.t("cohort-list-title")),
    })
}

fn told(shell: &Shell, slug: &str, it: &CohortTold, (today, open): (Date, bool)) -> Line {
    let (kind, word) = state(shell, it.cohort.stage(today));
    let counts = [
        (it.teams > 0).then(|| shell.tn("cohort-teams-count", it.teams)),
        (open && it.people > 0).then(|| shell.tn("planning-people", it.people)),
        Some(it.cohort.outcome.clone()).filter(|text| !text.is_empty()),
    ];
    Line {
        text: it.cohort.name.to_string(),
        href: it.cohort.path(slug),
        who: days(shell, &it.cohort),
        note: counts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        kind: kind.to_owned(),
        state: word,
        ..Line::default()
    }
}
