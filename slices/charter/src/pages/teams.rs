//! The teams of a community and who is in them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Name, Say};
use kith_db::{Read, Tx};
use kith_policy::{CohortId, PersonId, Role};
use kith_web::{App, Ask, Choice, Done, Fields, Named, Page, Path, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use super::{role_choices, role_word, short};
use crate::store::{InTeam, TeamDraft};
use crate::{Admission, Cohort, Community, How, Team, enter, store};

/// Somebody in a team.
#[derive(Serialize, JsonSchema)]
struct Teammate {
    who: Named,
    role: String,
    /// Where a steward takes them out.
    ending: String,
}

/// A team with its people.
#[derive(Serialize, JsonSchema)]
struct TeamOf {
    name: String,
    href: String,
    purpose: String,
    cohort: String,
    people: Vec<Teammate>,
    may_edit: bool,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "teams/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    teams: Vec<TeamOf>,
    may_create: bool,
}

/// `GET /c/{community}/teams`
pub async fn list(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<ListPage> {
    app.page(ask, move |visit, read| {
        let (community, shell) = enter(visit, read, &slug)?;
        let teams = visit.authorise("read", &community.thing("team"), store::teams_of(read, community.id)?)?;
        let cohorts = store::cohorts_of(read, community.id)?;
        let people = store::in_teams(read, community.id, visit.now())?;
        let shell = shell.clone().titled(shell.t("charter-teams-title"));
        let team_of = |team: &Team| team_of(visit, &shell, &community, team, (&cohorts, &people));
        Ok(ListPage {
            teams: teams.iter().map(team_of).collect(),
            path: community.path("/teams"),
            may_create: visit.may("create", &community.thing("team")),
            shell: shell.clone(),
        })
    })
    .await
}

fn team_of(
    visit: &Visit,
    shell: &Shell,
    community: &Community,
    team: &Team,
    (cohorts, people): (&[Cohort], &[InTeam]),
) -> TeamOf {
    let cohort = cohorts.iter().find(|cohort| Some(cohort.id) == team.cohort);
    // Sponsors read what teams are for, not who is in them.
    let open = visit.may("read", &community.thing("directory"));
    let mate = |it: &InTeam| {
        let page = community.path(&format!("/people/{}", it.person));
        Teammate {
            who: Named::new(&it.name, page.clone()),
            role: role_word(shell, it.role),
            ending: format!("{page}/memberships/{}/endings", it.membership),
        }
    };
    TeamOf {
        name: team.name.to_string(),
        href: community.path(&format!("/teams/{}", team.id)),
        purpose: team.purpose.clone(),
        cohort: cohort.map(|cohort| cohort.name.to_string()).unwrap_or_default(),
        people: people.iter().filter(|it| open && it.team == team.id).map(mate).collect(),
        may_edit: visit.may("edit", &team.itself()),
    }
}

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
pub async fn new(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<EditPage> {
    app.page(ask, move |visit, read| new_page(visit, read, &slug, Tried::fresh())).await
}

fn new_page(visit: &Visit, read: &mut Read<'_>, slug: &str, tried: Tried) -> Result<EditPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("create", &community.thing("team"))?;
    let shell = shell.clone().under(shell.t("charter-teams-title"), community.path("/teams"));
    Ok(EditPage {
        action: community.path("/teams/new"),
        back: community.path("/teams"),
        fresh: true,
        cohorts: cohort_choices(&shell, &tried, &store::cohorts_of(read, community.id)?),
        people: Vec::new(),
        may_place: false,
        candidates: Vec::new(),
        roles: Vec::new(),
        shell: shell.clone().titled(shell.t("charter-team-new")),
        tried,
    })
}

fn cohort_choices(shell: &Shell, tried: &Tried, cohorts: &[Cohort]) -> Vec<Choice> {
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
        Draft { name: need(Name::read), purpose: any(|text| short(text, 4_000)), cohort: maybe(|id| id.parse()) }
    )?;
    if let Some(cohort) = cohort {
        store::cohort(read, community.id, cohort)?.ok_or_else(|| Stop::field("cohort", super::not_a_choice()))?;
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
        Ok(Done::to(community.path(&format!("/teams/{id}"))).saying("done-team"))
    };
    app.take(ask, sent, work, move |visit, read, tried| new_page(visit, read, &again, tried)).await
}

/// A team of the community at an address, that goes on.
fn team_at(read: &mut Read<'_>, community: &Community, id: &str) -> Result<Team, Stop> {
    let team = store::team(read, community.id, super::id(id)?)?;
    team.filter(|team| team.ended_at.is_none()).ok_or(Stop::Hidden)
}

/// `GET /c/{community}/teams/{team}`: for whoever may change it.
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
    let shell = shell.clone().under(shell.t("charter-teams-title"), community.path("/teams"));
    let cohorts = store::cohorts_of(read, community.id)?;
    let inside = store::in_teams(read, community.id, visit.now())?;
    let may_place = visit.may("create", &community.thing("membership"));
    Ok(EditPage {
        action: community.path(&format!("/teams/{}", team.id)),
        back: community.path("/teams"),
        fresh: false,
        cohorts: cohort_choices(&shell, &tried, &cohorts),
        people: team_of(visit, &shell, &community, &team, (&cohorts, &inside)).people,
        candidates: if may_place { candidates(visit, read, &team, &tried)? } else { Vec::new() },
        may_place,
        roles: role_choices(&shell, &tried, "role", &[Role::Member, Role::Lead, Role::Coach]),
        shell: shell.titled(team.name.to_string()),
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
        Ok(Done::to(community.path("/teams")).saying("done-team"))
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
        Ok(Done::to(community.path(&format!("/teams/{}", team.id))).saying("done-membership"))
    };
    app.take(ask, sent, work, move |visit, read, tried| edit_page(visit, read, (&again.0, &again.1), tried)).await
}
