//! Making a team, changing it, and putting people in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Name, Say};
use kith_db::{Read, Tx};
use kith_policy::{CohortId, PersonId, Role};
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Query, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use super::team_rule::For;
use super::teams::{Teammate, teammate};
use super::{role_choices, short};
use crate::store::TeamDraft;
use crate::{Admission, Cohort, Community, How, LONGEST_PURPOSE, Team, enter, store};

/// How many people of a team the form names.
const MOST: i64 = 200;

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "teams/edit.html")]
pub struct EditPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    action: String,
    back: String,
    fresh: bool,
    cohorts: Vec<Choice>,
    people: Vec<Teammate>,
    may_place: bool,
    candidates: Vec<Choice>,
    roles: Vec<Choice>,
}

/// `GET /c/{community}/teams/new`
pub async fn new(State(app): State<App>, ask: Ask, Path(slug): Path<String>, Query(of): Query<For>) -> Page<EditPage> {
    let tried = Tried::fresh().over([("cohort", of.cohort)]);
    app.page(ask, move |visit, read| new_page(visit, read, &slug, tried)).await
}

fn new_page(visit: &Visit, read: &mut Read<'_>, slug: &str, tried: Tried) -> Result<EditPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("create", &community.thing("team"))?;
    let shell = shell.clone().within("/people").under(shell.t("charter-teams-title"), community.path("/teams"));
    Ok(EditPage {
        action: community.path("/teams/new"),
        back: community.path("/teams"),
        fresh: true,
        cohorts: cohort_choices(&shell, &tried, &store::open_cohorts(read, community.id)?),
        people: Vec::new(),
        may_place: false,
        candidates: Vec::new(),
        roles: Vec::new(),
        shell: shell.clone().titled(shell.t("charter-team-new")),
        tried,
    })
}

pub(super) fn cohort_choices(shell: &Shell, tried: &Tried, cohorts: &[Cohort]) -> Vec<Choice> {
    let named: Vec<_> = cohorts.iter().map(|it| (it.id.to_string(), it.name.to_string())).collect();
    let none = std::iter::once(("", shell.t("charter-no-cohort")));
    tried.choices("cohort", none.chain(named.iter().map(|(id, name)| (id.as_str(), name.clone()))))
}

struct Draft {
    name: Name,
    purpose: String,
    cohort: Option<CohortId>,
}

fn draft(read: &mut Read<'_>, community: &Community, fields: &Fields) -> Result<TeamDraft, Stop> {
    let Draft { name, purpose, cohort } = read_form!(
        fields,
        Draft {
            name: need(Name::read),
            purpose: any(|text| short(text, LONGEST_PURPOSE as usize)),
            cohort: maybe(|id| id.parse())
        }
    )?;
    if let Some(cohort) = cohort {
        let open = store::cohort(read, community.id, cohort)?.filter(|it| it.archived_at.is_none());
        open.ok_or_else(|| Stop::field("cohort", super::not_a_choice()))?;
    }
    Ok(TeamDraft { cohort, name, purpose })
}

/// `POST /c/{community}/teams/new`
pub async fn make(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("create", &community.thing("team"))?;
        let draft = draft(tx, &community, fields)?;
        let id = store::add_team(tx, &visit.app.env, community.id, &draft, visit.viewer.id())?;
        Ok(Done::to(community.path(&format!("/teams/{id}/edit"))).saying("done-team"))
    };
    app.take(ask, sent, work, move |visit, read, tried| new_page(visit, read, &again, tried)).await
}

/// A team of the community at an address, that goes on.
pub(super) fn team_at(read: &mut Read<'_>, community: &Community, id: &str) -> Result<Team, Stop> {
    let team = store::team(read, community.id, super::id(id)?)?;
    team.filter(|team| team.ended_at.is_none()).ok_or(Stop::Hidden)
}

/// `GET /c/{community}/teams/{team}/edit`
pub async fn edit(State(app): State<App>, ask: Ask, Path((slug, team)): Path<(String, String)>) -> Page<EditPage> {
    app.page(ask, move |visit, read| edit_page(visit, read, (&slug, &team), Tried::fresh())).await
}

fn edit_page(visit: &Visit, read: &mut Read<'_>, (slug, id): (&str, &str), tried: Tried) -> Result<EditPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    let team = team_at(read, &community, id)?;
    visit.must("edit", &team.itself())?;
    let tried = tried.over([
        ("name", team.name.to_string()),
        ("purpose", team.purpose.clone()),
        ("cohort", team.cohort.map(|it| it.to_string()).unwrap_or_default()),
        ("role", Role::Member.word().to_owned()),
    ]);
    let shell = shell.clone().within("/people").under(shell.t("charter-teams-title"), community.path("/teams"));
    let shell = shell.under(team.name.to_string(), community.path(&format!("/teams/{}", team.id)));
    let cohorts = store::open_cohorts(read, community.id)?;
    let inside = store::mates(read, &[team.id], MOST, visit.now())?;
    let may_place = visit.may("create", &community.thing("membership"));
    Ok(EditPage {
        action: community.path(&format!("/teams/{}", team.id)),
        back: community.path(&format!("/teams/{}", team.id)),
        fresh: false,
        cohorts: cohort_choices(&shell, &tried, &cohorts),
        people: inside.iter().map(|it| teammate(&shell, &community, it)).collect(),
        candidates: if may_place { candidates(visit, read, &team, &tried)? } else { Vec::new() },
        may_place,
        roles: role_choices(&shell, &tried, "role", &[Role::Member, Role::Lead, Role::Coach]),
        shell: shell.clone().titled(shell.t("charter-team-edit")),
        tried,
    })
}

/// The people of the community who are not in the team.
fn candidates(visit: &Visit, read: &mut Read<'_>, team: &Team, tried: &Tried) -> Result<Vec<Choice>, Stop> {
    let people = store::people_of(read, team.community, None, None, visit.now())?;
    let outside = people.iter().filter(|line| !line.teams.contains(&team.id));
    let named: Vec<_> = outside.map(|line| (line.person.to_string(), line.name.to_string())).collect();
    Ok(tried.choices("person", named.iter().map(|(id, name)| (id.as_str(), name.clone()))))
}

/// `POST /c/{community}/teams/{team}`
pub async fn change(
    State(app): State<App>,
    ask: Ask,
    Path((slug, team)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let again = (slug.clone(), team.clone());
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        let team = team_at(tx, &community, &team)?;
        visit.must("edit", &team.itself())?;
        let draft = draft(tx, &community, fields)?;
        store::change_team(tx, &visit.app.env, &team, &draft, visit.who()?.id)?;
        Ok(Done::to(community.path(&format!("/teams/{}", team.id))).saying("done-team"))
    };
    app.take(ask, sent, work, move |visit, read, tried| edit_page(visit, read, (&again.0, &again.1), tried)).await
}

struct Placing {
    person: PersonId,
    role: Role,
}

/// `POST /c/{community}/teams/{team}/people`: puts somebody of the community into the team.
pub async fn place(
    State(app): State<App>,
    ask: Ask,
    Path((slug, team)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let again = (slug.clone(), team.clone());
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        let team = team_at(tx, &community, &team)?;
        visit.must("create", &community.thing("membership"))?;
        visit.must("edit", &team.itself())?;
        let Placing { person, role } =
            read_form!(fields, Placing { person: need(str::parse), role: need(super::role) })?;
        let held = store::held_by(tx, community.id, person, visit.now())?;
        if held.is_empty() || !matches!(role, Role::Member | Role::Lead | Role::Coach) {
            return Err(Stop::field("person", super::not_a_choice()));
        }
        if held.iter().any(|held| held.team == Some(team.id)) {
            return Err(Stop::field("person", Say::new("charter-is-already")));
        }
        let admission = Admission::new(person, community.id, role, How::Added).in_team(Some(team.id));
        store::admit(tx, &visit.app.env, &admission.by(visit.viewer.id()))?;
        Ok(Done::to(community.path(&format!("/teams/{}/edit", team.id))).saying("done-membership"))
    };
    app.take(ask, sent, work, move |visit, read, tried| edit_page(visit, read, (&again.0, &again.1), tried)).await
}
