//! The teams of a community: who is in them, which sectors they bring together, what is missing, and what is for whom.

use askama::Template;
use axum::extract::State;
use kith_db::Read;
use kith_people::SECTORS;
use kith_policy::Audience;
use kith_web::{App, Ask, Link, Named, Page, Path, Query, Shell, Stop, Visit, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::role_word;
use super::team_form::team_at;
use crate::composition::{Composition, Part, present};
use crate::store::{Mate, TEAMS};
use crate::{Cohort, Community, Team, enter, store};

/// Where a page of the list begins, and whether it is that of the teams that have ended.
#[derive(Default, Deserialize, JsonSchema)]
pub struct After {
    #[serde(default)]
    after: String,
    #[serde(default)]
    ended: String,
}

/// Somebody in a team.
#[derive(Serialize, JsonSchema)]
pub(super) struct Teammate {
    pub who: Named,
    pub role: String,
    /// Where a steward takes them out.
    pub ending: String,
}

pub(super) fn teammate(shell: &Shell, community: &Community, it: &Mate) -> Teammate {
    let page = community.path(&format!("/people/{}", it.person));
    Teammate {
        who: Named::new(&it.name, page.clone()),
        role: role_word(shell, it.role),
        ending: format!("{page}/memberships/{}/endings", it.membership),
    }
}

/// A team with its people and of whom it is made.
#[derive(Serialize, JsonSchema)]
struct TeamOf {
    name: String,
    href: String,
    purpose: String,
    outcome: String,
    cohort: String,
    cohort_href: String,
    people: Vec<Teammate>,
    /// How many people are in it beside those named.
    more: i64,
    /// The sectors that its people come from, and what the rule wants and nobody brings.
    sectors: Vec<String>,
    missing: Vec<String>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "teams/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    teams: Vec<TeamOf>,
    /// What every team should bring together, in words; "" where there is no rule.
    rule: String,
    next: String,
    ended: bool,
    may_create: bool,
}

/// What is known of some teams, for those who may know it.
struct Known {
    cohorts: Vec<Cohort>,
    mates: Vec<Mate>,
    wanted: Vec<crate::composition::Wanted>,
    parts: Vec<(kith_policy::TeamId, Part)>,
}

impl Known {
    /// Sponsors read what teams are for, not who is in them.
    fn of(
        visit: &Visit,
        read: &mut Read<'_>,
        community: &Community,
        (teams, named): (&[Team], i64),
    ) -> Result<Self, Stop> {
        let open = visit.may("read", &community.thing("directory"));
        let ids: Vec<_> = teams.iter().map(|team| team.id).collect();
        Ok(Self {
            cohorts: store::cohorts_of(read, community.id)?,
            wanted: store::compositions_of(read, community.id)?,
            mates: if open { store::mates(read, &ids, named, visit.now())? } else { Vec::new() },
            parts: if open { store::made_of(read, &ids, visit.now())? } else { Vec::new() },
        })
    }

    fn team(&self, shell: &Shell, community: &Community, team: &Team) -> TeamOf {
        let cohort = self.cohorts.iter().find(|cohort| Some(cohort.id) == team.cohort);
        let inside: Vec<_> = self.mates.iter().filter(|it| it.team == team.id).collect();
        let parts: Vec<Part> =
            self.parts.iter().filter(|(id, _)| *id == team.id).map(|(_, part)| part.clone()).collect();
        let all = inside.first().map_or(0, |mate| mate.all);
        let rule = Composition::of(&self.wanted, team.cohort);
        TeamOf {
            name: team.name.to_string(),
            href: community.path(&format!("/teams/{}", team.id)),
            purpose: team.purpose.clone(),
            outcome: team.outcome.clone(),
            cohort: cohort.map(|cohort| cohort.name.to_string()).unwrap_or_default(),
            cohort_href: cohort.map(|cohort| cohort.path(&community.slug)).unwrap_or_default(),
            more: all - i64::try_from(inside.len()).unwrap_or(all),
            people: inside.iter().map(|it| teammate(shell, community, it)).collect(),
            sectors: present(&parts, &SECTORS).into_iter().map(|it| sector_word(shell, it)).collect(),
            missing: if parts.is_empty() { Vec::new() } else { missing(shell, &rule, &parts) },
        }
    }
}

/// The word of a sector.
pub(super) fn sector_word(shell: &Shell, sector: &str) -> String {
    shell.t(&format!("charter-sector-{sector}"))
}

fn missing(shell: &Shell, rule: &Composition, parts: &[Part]) -> Vec<String> {
    let sectors = rule.missing_sectors(parts).into_iter().map(|it| sector_word(shell, it));
    sectors.chain(rule.missing_roles(parts).into_iter().map(|it| role_word(shell, it))).collect()
}

/// A rule in words: what each team should bring together.
fn in_words(shell: &Shell, rule: &Composition) -> String {
    let sectors = rule.sectors.iter().map(|it| sector_word(shell, it));
    sectors.chain(rule.roles.iter().map(|it| role_word(shell, *it))).collect::<Vec<_>>().join(" · ")
}

/// `GET /c/{community}/teams`
pub async fn list(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(after): Query<After>,
) -> Page<ListPage> {
    app.page(ask, move |visit, read| list_page(visit, read, &slug, &after)).await
}

fn list_page(visit: &Visit, read: &mut Read<'_>, slug: &str, asked: &After) -> Result<ListPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("read", &community.thing("team"))?;
    let after = if asked.after.is_empty() { None } else { Some(team_at(read, &community, &asked.after)?) };
    let ended = asked.ended == "yes";
    let mut teams = store::teams_from(read, community.id, ended, after.as_ref())?;
    let more = teams.len() > TEAMS;
    teams.truncate(TEAMS);
    let next = teams
        .last()
        .filter(|_| more)
        .map(|last| community.path(&format!("/teams?{}after={}", if ended { "ended=yes&" } else { "" }, last.id)));
    let known = Known::of(visit, read, &community, (&teams, store::NAMED))?;
    let shell =
        shell.clone().titled(shell.t(if ended { "who-teams-ended" } else { "charter-teams-title" })).within("/people");
    Ok(ListPage {
        teams: teams.iter().map(|team| known.team(&shell, &community, team)).collect(),
        rule: in_words(&shell, &Composition::of(&known.wanted, None)),
        next: next.unwrap_or_default(),
        path: community.path("/teams"),
        ended,
        may_create: visit.may("create", &community.thing("team")),
        shell,
    })
}

/// Whom something is for, and where it is.
#[derive(Serialize, JsonSchema)]
struct Area {
    /// The state under which it is drawn: "private" for what only the team sees.
    kind: &'static str,
    whom: String,
    what: String,
    link: Option<Link>,
}

/// Somebody who was in the team.
#[derive(Serialize, JsonSchema)]
struct Former {
    name: String,
    since: When,
    until: When,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "teams/show.html")]
pub struct TeamPage {
    #[serde(skip)]
    shell: Shell,
    team: TeamOf,
    rule: String,
    areas: Vec<Area>,
    former: Vec<Former>,
    edit: String,
    /// Which priorities it serves.
    serves: String,
}

/// `GET /c/{community}/teams/{team}`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, team)): Path<(String, String)>) -> Page<TeamPage> {
    app.page(ask, move |visit, read| team_page(visit, read, &slug, &team)).await
}

fn team_page(visit: &Visit, read: &mut Read<'_>, slug: &str, id: &str) -> Result<TeamPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    let team = team_at(read, &community, id)?;
    visit.must("read", &team.itself())?;
    let known = Known::of(visit, read, &community, (std::slice::from_ref(&team), 100))?;
    let open = visit.may("read", &community.thing("directory"));
    let former = if open { store::were_in(read, team.id, visit.now())? } else { Vec::new() };
    let shell = shell.clone().within("/people").under(shell.t("charter-teams-title"), community.path("/teams"));
    let shell = shell.titled(team.name.to_string());
    let told = known.team(&shell, &community, &team);
    let edit = visit.may("edit", &team.itself());
    Ok(TeamPage {
        areas: areas(visit, &shell, (&community, &team), &told.cohort),
        rule: in_words(&shell, &Composition::of(&known.wanted, team.cohort)),
        former: former
            .into_iter()
            .map(|(name, since, until)| Former { name, since: shell.dated(since), until: shell.dated(until) })
            .collect(),
        serves: if visit.may("read", &kith_policy::Thing { kind: "aim", ..team.itself() }) {
            community.path(&format!("/aims/team/{}", team.id))
        } else {
            String::new()
        },
        edit: if edit { format!("{}/edit", told.href) } else { String::new() },
        team: told,
        shell,
    })
}

/// What only the team sees, what its cohort sees, what everybody here sees, and what anybody sees.
fn areas(visit: &Visit, shell: &Shell, (community, team): (&Community, &Team), cohort: &str) -> Vec<Area> {
    let inside = visit.may("read", &kith_policy::Thing::at("contribution", team.place(), Audience::Team));
    let sessions = community.path(&format!("/sessions?team={}", team.id));
    let mut areas = vec![Area {
        kind: "private",
        whom: shell.t("who-area-team"),
        what: shell.t("who-area-team-what"),
        link: inside.then(|| Link::to(shell.t("who-area-team-sessions"), sessions)),
    }];
    if !cohort.is_empty() {
        areas.push(Area {
            kind: "",
            whom: shell.ta("who-area-cohort", "cohort", cohort),
            what: shell.t("who-area-cohort-what"),
            link: None,
        });
    }
    let what = shell.t("who-area-community-what");
    areas.push(Area {
        kind: "",
        whom: shell.ta("who-area-community", "community", &*community.name),
        what,
        link: None,
    });
    let public = community.visibility == crate::Visibility::PublicSummary;
    let what = shell.t(if public { "who-area-public-what" } else { "who-area-public-none" });
    areas.push(Area { kind: "", whom: shell.t("who-area-public"), what, link: None });
    areas
}
