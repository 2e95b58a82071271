//! The page of a cohort: its days, its teams, its series and sessions, who leads, what is next.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;
use kith_base::{Say, jiff};
use kith_charter::store::{CohortTeam, CohortTold};
use kith_charter::{Cohort, Community, Stage};
use kith_db::Read;
use kith_policy::{Audience, PersonId, Thing};
use kith_web::{App, Ask, Line, Link, Named, Page, Path, Shell, Stop, Visit, day};
use schemars::JsonSchema;
use serde::Serialize;

use super::rhythm::rhythm_in_words;
use crate::lines::line;
use crate::store::{self, Listed};

/// A cohort of a community that the viewer may know of.
pub fn find(visit: &Visit, r: &mut Read<'_>, community: &Community, id: &str) -> Result<Cohort, Stop> {
    let id = id.parse().map_err(|_| Stop::Hidden)?;
    let cohort = kith_charter::store::cohort(r, community.id, id)?.ok_or(Stop::Hidden)?;
    visit.must("read", &cohort.itself())?;
    Ok(cohort)
}

/// What day it is where a community is.
pub fn today(visit: &Visit, community: &Community) -> Date {
    visit.now().to_zoned(community.time_zone()).date()
}

/// The first and the last day in a sentence.
pub fn days(shell: &Shell, cohort: &Cohort) -> String {
    let (from, to) = (day(shell.tongue(), cohort.starts_on), day(shell.tongue(), cohort.ends_on));
    shell.said(&Say::new("cohort-days").with("from", from).with("to", to))
}

/// The kind of state and its word.
pub fn state(shell: &Shell, stage: Stage) -> (&'static str, String) {
    match stage {
        Stage::Ahead => ("", shell.t("cohort-stage-ahead")),
        Stage::Running => ("well", shell.t("cohort-stage-running")),
        Stage::Over => ("", shell.t("cohort-stage-over")),
        Stage::Archived => ("", shell.t("cohort-stage-archived")),
    }
}

/// A team of the cohort, and who leads it.
#[derive(Serialize, JsonSchema)]
struct TeamView {
    name: String,
    href: String,
    purpose: String,
    people: String,
    leads: Vec<Named>,
    ended: bool,
}

/// A series of the cohort.
#[derive(Serialize, JsonSchema)]
struct SeriesView {
    title: Link,
    rhythm: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "cohorts/show.html")]
pub struct CohortPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    name: String,
    days: String,
    kind: &'static str,
    state: String,
    people: String,
    /// What came of it.
    outcome: String,
    /// Who runs its sessions.
    hosts: Vec<Named>,
    teams: Vec<TeamView>,
    series: Vec<SeriesView>,
    /// Whether its sessions are open to the reader.
    inside: bool,
    ahead: Vec<Line>,
    past: Vec<Line>,
    edit: String,
    make_team: String,
    /// Where it is kept as a template, and where it is archived.
    keep: String,
    archive: String,
    /// When and by whom it was archived, and what was open then.
    archived: String,
    still_open: String,
    /// Where it is opened again.
    reopen: String,
}

/// `GET /c/{community}/cohorts/{cohort}`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<CohortPage> {
    app.page(ask, move |visit, r| cohort_page(visit, r, &slug, &id)).await
}

fn cohort_page(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<CohortPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let id = id.parse().map_err(|_| Stop::Hidden)?;
    let told = kith_charter::store::cohort_told(r, community.id, id, visit.now())?.ok_or(Stop::Hidden)?;
    let told = visit.authorise("read", &told.cohort.itself(), told)?.into_inner();
    let cohort = &told.cohort;
    let shell = shell.clone().under(shell.t("cohort-list-title"), community.path("/cohorts"));
    let shell = shell.titled(cohort.name.to_string());
    let inside = visit.may("read", &Thing::at("session", cohort.place(), Audience::Cohort));
    let held = if inside { store::cohort::sessions_in(r, cohort.id, visit.viewer.id())? } else { Vec::new() };
    let series = if inside { store::cohort::series_in(r, cohort.id)? } else { Vec::new() };
    let (kind, state) = state(&shell, cohort.stage(today(visit, &community)));
    let open = visit.may("read", &community.thing("directory"));
    let lines = |over: bool| -> Vec<Line> {
        let fits = held.iter().filter(|it| it.session.is_over(visit.now()) == over);
        fits.map(|it| line(&visit.app, &visit.viewer, slug, it)).collect()
    };
    let mut past = lines(true);
    past.reverse();
    let is_ours = |may: bool, address: String| if may { address } else { String::new() };
    let path = cohort.path(slug);
    Ok(CohortPage {
        name: cohort.name.to_string(),
        days: days(&shell, cohort),
        kind,
        state,
        people: if open && told.people > 0 { shell.tn("planning-people", told.people) } else { String::new() },
        outcome: cohort.outcome.clone(),
        hosts: if open { hosts(&community, &held) } else { Vec::new() },
        teams: teams(visit, r, (&community, &shell), cohort)?,
        series: series
            .iter()
            .map(|it| SeriesView {
                title: Link::to(it.title.to_string(), it.path(slug)).in_lang(it.lang),
                rhythm: rhythm_in_words(&shell, &it.rule, it.first_on, it.time_of_day),
            })
            .collect(),
        inside,
        ahead: lines(false),
        past,
        edit: is_ours(visit.may("edit", &cohort.itself()), format!("{path}/edit")),
        make_team: is_ours(
            visit.may("edit", &cohort.itself()) && visit.may("create", &community.thing("team")),
            community.path(&format!("/teams/new?cohort={}", cohort.id)),
        ),
        keep: is_ours(
            visit.may("create", &community.thing("session")) && !held.is_empty(),
            format!("{path}/templates"),
        ),
        archive: is_ours(
            cohort.archived_at.is_none() && visit.may("archive", &cohort.itself()),
            format!("{path}/archive"),
        ),
        reopen: is_ours(
            cohort.archived_at.is_some() && visit.may("archive", &cohort.itself()),
            format!("{path}/archive/undo"),
        ),
        archived: archived(&shell, &told).unwrap_or_default(),
        still_open: match cohort.archived_at.filter(|_| inside) {
            Some(_) => still_open(&shell, store::cohort::open_in(r, cohort.id, visit.now())?),
            None => String::new(),
        },
        path,
        shell,
    })
}

/// When and by whom it was archived, in a sentence.
fn archived(shell: &Shell, told: &CohortTold) -> Option<String> {
    let day = shell.dated(told.cohort.archived_at?).text;
    let say = match &told.archived_by {
        Some(name) => Say::new("cohort-archived-by").with("name", &**name),
        None => Say::new("cohort-archived"),
    };
    Some(shell.said(&say.with("day", day)))
}

/// What was open when it was archived, in a sentence; "" where nothing was.
fn still_open(shell: &Shell, open: store::cohort::Open) -> String {
    if open.commitments + open.questions == 0 {
        return String::new();
    }
    let parts = [
        (open.commitments > 0).then(|| shell.tn("cohort-open-commitments", open.commitments)),
        (open.questions > 0).then(|| shell.tn("cohort-open-questions", open.questions)),
    ];
    shell.ta("cohort-still-open", "what", parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// Who runs its sessions, each once, in the order of the sessions.
fn hosts(community: &Community, held: &[Listed]) -> Vec<Named> {
    let mut seen: Vec<PersonId> = Vec::new();
    let mut hosts = Vec::new();
    for listed in held {
        if let (Some(id), Some(name)) = (listed.session.facilitator_id, &listed.facilitator)
            && !seen.contains(&id)
        {
            seen.push(id);
            hosts.push(Named::new(name, community.path(&format!("/people/{id}"))));
        }
    }
    hosts
}

fn teams(
    visit: &Visit,
    r: &mut Read<'_>,
    (community, shell): (&Community, &Shell),
    cohort: &Cohort,
) -> Result<Vec<TeamView>, Stop> {
    let teams = kith_charter::store::teams_in(r, cohort.id, visit.now())?;
    let open = visit.may("read", &community.thing("directory"));
    let mut leads: BTreeMap<_, Vec<Named>> = BTreeMap::new();
    if open && !teams.is_empty() {
        for (team, person, name) in kith_charter::store::leads_in(r, cohort.id, visit.now())? {
            let named = Named::new(&name, community.path(&format!("/people/{person}")));
            leads.entry(team).or_default().push(named);
        }
    }
    let view = |it: CohortTeam| TeamView {
        name: it.name.to_string(),
        // A team that has ended has no page of its own: it stands in the list of those.
        href: match it.ended_at {
            None => community.path(&format!("/teams/{}", it.id)),
            Some(_) => community.path("/teams?ended=yes"),
        },
        purpose: it.purpose,
        people: if open && it.people > 0 { shell.tn("planning-people", it.people) } else { String::new() },
        leads: leads.remove(&it.id).unwrap_or_default(),
        ended: it.ended_at.is_some(),
    };
    Ok(teams.into_iter().map(view).collect())
}
