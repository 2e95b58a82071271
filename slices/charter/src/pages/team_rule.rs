//! What every team should bring together: set by a steward, for the community or one of its cohorts.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_db::{Read, Tx};
use kith_people::SECTORS;
use kith_policy::{CohortId, Role};
use kith_web::{App, Ask, Choice, Done, Fields, Link, Page, Path, Query, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::teams::sector_word;
use super::{not_a_choice, role_word};
use crate::composition::Composition;
use crate::{Cohort, Community, enter, store};

/// The roles that a rule may ask for.
const ROLES: [Role; 2] = [Role::Lead, Role::Coach];

/// For which cohort.
#[derive(Default, Deserialize, JsonSchema)]
pub struct For {
    #[serde(default)]
    pub(super) cohort: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "teams/rule.html")]
pub struct RulePage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    path: String,
    back: String,
    cohort: String,
    tabs: Vec<Link>,
    sectors: Vec<Choice>,
    roles: Vec<Choice>,
}

/// `GET /c/{community}/teams/rule`
pub async fn edit(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(asked): Query<For>,
) -> Page<RulePage> {
    app.page(ask, move |visit, read| page(visit, read, &slug, &asked.cohort)).await
}

fn page(visit: &Visit, read: &mut Read<'_>, slug: &str, cohort: &str) -> Result<RulePage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("create", &community.thing("team"))?;
    let cohorts = store::open_cohorts(read, community.id)?;
    let chosen = cohort_of(&cohorts, cohort)?;
    let rows = store::compositions_of(read, community.id)?;
    let own: Vec<_> = rows.into_iter().filter(|row| row.cohort == chosen).collect();
    let rule = Composition::of(&own, chosen);
    let choice = |value: &str, label: String, chosen: bool| Choice {
        value: value.to_owned(),
        label,
        help: String::new(),
        chosen,
    };
    let wants = |sector: &&str| choice(sector, sector_word(&shell, sector), rule.sectors.iter().any(|it| it == sector));
    let shell = shell.clone().within("/people").under(shell.t("charter-teams-title"), community.path("/teams"));
    Ok(RulePage {
        path: community.path("/teams/rule"),
        back: community.path("/teams"),
        cohort: cohort.to_owned(),
        tabs: tabs(&shell, &community, &cohorts, chosen),
        sectors: SECTORS.iter().map(wants).collect(),
        roles: ROLES.iter().map(|it| choice(it.word(), role_word(&shell, *it), rule.roles.contains(it))).collect(),
        shell: shell.clone().titled(shell.t("who-rule-title")),
        tried: Tried::fresh(),
    })
}

fn cohort_of(cohorts: &[Cohort], id: &str) -> Result<Option<CohortId>, Stop> {
    if id.is_empty() {
        return Ok(None);
    }
    let id: CohortId = super::id(id)?;
    cohorts.iter().any(|it| it.id == id).then_some(Some(id)).ok_or(Stop::Hidden)
}

/// For all teams, and for those of each cohort; nothing where there is no cohort.
fn tabs(shell: &Shell, community: &Community, cohorts: &[Cohort], chosen: Option<CohortId>) -> Vec<Link> {
    if cohorts.is_empty() {
        return Vec::new();
    }
    let all = Link { current: chosen.is_none(), ..Link::to(shell.t("who-rule-all"), community.path("/teams/rule")) };
    let tab = |it: &Cohort| Link {
        current: chosen == Some(it.id),
        ..Link::to(it.name.to_string(), community.path(&format!("/teams/rule?cohort={}", it.id)))
    };
    std::iter::once(all).chain(cohorts.iter().take(12).map(tab)).collect()
}

struct Draft {
    sectors: Vec<String>,
    roles: Vec<Role>,
}

fn sector(text: &str) -> Result<String, Say> {
    SECTORS.into_iter().find(|it| *it == text).map(str::to_owned).ok_or_else(not_a_choice)
}

fn role(text: &str) -> Result<Role, Say> {
    Role::of(text).filter(|it| ROLES.contains(it)).ok_or_else(not_a_choice)
}

/// `POST /c/{community}/teams/rule`
pub async fn set(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("create", &community.thing("team"))?;
        let Draft { mut sectors, roles } = read_form!(fields, Draft { sectors: each(sector), roles: each(role) })?;
        sectors.sort();
        sectors.dedup();
        let cohorts = store::open_cohorts(tx, community.id)?;
        let cohort = cohort_of(&cohorts, fields.get("cohort"))?;
        let rule = Composition { sectors, roles };
        store::set_composition(tx, &visit.app.env, (community.id, cohort), &rule, visit.viewer.id())?;
        Ok(Done::to(community.path("/teams")).saying("done-rule"))
    })
    .await
}
