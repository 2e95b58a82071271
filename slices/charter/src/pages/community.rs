//! The page of a community: what it is, what one can do now, what comes next.

use askama::Template;
use axum::extract::State;
use kith_db::Read;
use kith_web::{App, Ask, Block, Named, Page, Part, Path, Shell, Stop, Visit, When};
use schemars::JsonSchema;
use serde::Serialize;

use super::role_word;
use crate::{Community, Joining, enter, store};

/// What a viewer can do about belonging here.
#[derive(Default, Serialize, JsonSchema)]
struct Door {
    /// Signed out, and there is a way in for whoever signs in.
    sign_in: bool,
    join: bool,
    ask: bool,
    asked_since: Option<When>,
    invited: bool,
    by_invitation: bool,
}

/// Somebody who runs the community.
#[derive(Serialize, JsonSchema)]
struct Host {
    who: Named,
    role: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "community/show.html")]
pub struct CommunityPage {
    #[serde(skip)]
    shell: Shell,
    name: String,
    summary: String,
    lang: &'static str,
    path: String,
    door: Door,
    /// Whether the viewer sees more than the summary.
    within: bool,
    acknowledge: bool,
    domain: String,
    practice: String,
    purpose: String,
    sponsors: Vec<String>,
    hosts: Vec<Host>,
    blocks: Vec<Block>,
    may_edit: bool,
    may_invite: bool,
    may_see_people: bool,
    may_see_teams: bool,
    may_see_frameworks: bool,
}

/// `GET /c/{community}`
pub async fn show(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<CommunityPage> {
    app.page(ask, move |visit, read| page(visit, read, &slug)).await
}

fn page(visit: &Visit, read: &mut Read<'_>, slug: &str) -> Result<CommunityPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    let within = visit.may("read", &community.thing("charter"));
    let mut page = CommunityPage {
        name: community.name.to_string(),
        summary: community.summary.clone(),
        lang: community.lang.tag(),
        path: community.path(""),
        door: door(visit, read, &community, &shell)?,
        within,
        acknowledge: false,
        domain: String::new(),
        practice: String::new(),
        purpose: String::new(),
        sponsors: Vec::new(),
        hosts: Vec::new(),
        blocks: Vec::new(),
        may_edit: visit.may("edit", &community.itself()),
        may_invite: visit.may("create", &community.thing("invitation")),
        may_see_people: visit.may("read", &community.thing("directory")),
        may_see_teams: visit.may("read", &community.thing("team")),
        may_see_frameworks: visit.may("read", &community.thing("framework")),
        shell: shell.titled(community.name.to_string()),
    };
    if within {
        tell(visit, read, &community, &mut page)?;
    }
    Ok(page)
}

/// What only people of the community, and whom it invited, read.
fn tell(visit: &Visit, read: &mut Read<'_>, community: &Community, page: &mut CommunityPage) -> Result<(), Stop> {
    let charter = store::charter(read, community.id)?;
    (page.domain, page.practice, page.purpose) = (charter.domain.html, charter.practice.html, charter.purpose.html);
    page.sponsors = store::sponsors_of(read, community.id)?;
    for (id, name, role) in store::hosts_of(read, community.id, visit.now())? {
        let href = if page.may_see_people { community.path(&format!("/people/{id}")) } else { String::new() };
        page.hosts.push(Host { who: Named::new(&name, href), role: role_word(&page.shell, role) });
    }
    for panel in &visit.app.panels {
        page.blocks.extend(panel(&visit.app, read, &visit.viewer, Some(community.id))?);
    }
    page.blocks.retain(|block| block.part == Part::Community && !block.lines.is_empty());
    page.acknowledge = waits_for_acknowledgement(visit, read, community)?;
    Ok(())
}

fn waits_for_acknowledgement(visit: &Visit, read: &mut Read<'_>, community: &Community) -> Result<bool, Stop> {
    let Some(me) = visit.viewer.id() else { return Ok(false) };
    if !visit.may("create", &community.thing("acknowledgement")) {
        return Ok(false);
    }
    let Some(agreement) = store::agreement(read, community.id)? else { return Ok(false) };
    Ok(store::acknowledged_at(read, agreement.id, me)?.is_none())
}

fn door(visit: &Visit, read: &mut Read<'_>, community: &Community, shell: &Shell) -> Result<Door, Stop> {
    let Some(me) = visit.viewer.id() else {
        let closed = community.joining == Joining::Invitation;
        return Ok(Door { sign_in: !closed, by_invitation: closed, ..Door::default() });
    };
    if visit.viewer.is_in(community.id) {
        return Ok(Door::default());
    }
    if visit.viewer.invited.contains(&community.id) {
        return Ok(Door { invited: true, ..Door::default() });
    }
    let may = visit.may("create", &community.entrance());
    let asked_since = store::asked_at(read, community.id, me)?.map(|at| shell.when(at));
    Ok(Door {
        join: may && community.joining == Joining::Open,
        ask: may && community.joining == Joining::Request && asked_since.is_none(),
        by_invitation: !may,
        asked_since,
        ..Door::default()
    })
}
