//! Bringing in a list of people: looked at line by line first, then all or nothing, and all of it can be taken back.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, Uuid, fold};
use kith_db::{Read, Tx};
use kith_people::{NewPerson, store as people};
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Sent, Shell, Stop, Tried, Visit, When};
use schemars::JsonSchema;
use serde::Serialize;

use super::people::role_in;
use crate::roster::{self, Ground, Listed, Row, decode};
use crate::store::Act;
use crate::{Admission, Answer, Community, Held, How, Invitation, Inviting, Team, enter, store};

/// An import that was made, as the page lists it.
#[derive(Serialize, JsonSchema)]
struct Made {
    when: When,
    changes: i64,
    undone: bool,
    action: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "members/import.html")]
pub struct ImportPage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
    path: String,
    ways: Vec<Choice>,
    plan: Option<Plan>,
    made: Vec<Made>,
}

/// `GET /c/{community}/members/import`
pub async fn start(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<ImportPage> {
    app.page(ask, move |visit, read| import_page(visit, read, &slug, Tried::fresh())).await
}

fn import_page(visit: &Visit, read: &mut Read<'_>, slug: &str, tried: Tried) -> Result<ImportPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("create", &community.thing("membership"))?;
    let tried = tried.over([("way", "invite".to_owned())]);
    let made = store::imports_of(read, community.id)?.into_iter().map(|it| Made {
        when: shell.when(it.made_at),
        changes: it.changes,
        undone: it.undone_at.is_some(),
        action: community.path(&format!("/members/import/{}/undoings", it.id)),
    });
    let shell = shell.clone().under(shell.t("charter-people-title"), community.path("/people"));
    Ok(ImportPage {
        path: community.path("/members/import"),
        ways: ways(&shell, &tried),
        plan: None,
        made: made.collect(),
        shell: shell.clone().titled(shell.t("charter-import-title")),
        tried,
    })
}

fn ways(shell: &Shell, tried: &Tried) -> Vec<Choice> {
    tried.choices("way", [("invite", shell.t("charter-way-invite")), ("add", shell.t("charter-way-add"))])
}

/// What comes in, as it was typed or as the file holds it.
fn text_of(fields: &Fields) -> String {
    fields.file("file").map_or_else(|| fields.get("list").to_owned(), decode)
}

/// Whether letters go out, or people are put in at once.
fn is_invited(fields: &Fields) -> Result<bool, Stop> {
    match fields.get("way") {
        "invite" => Ok(true),
        "add" => Ok(false),
        _ => Err(Stop::field("way", super::not_a_choice())),
    }
}

/// What becomes of a line.
enum Fate {
    New,
    /// Somebody who is here already, with another role.
    Changed(Box<Held>),
    /// An open invitation to something else, which is replaced.
    Reinvited(Box<Invitation>),
    Unchanged,
    Refused(Say),
}

struct Planned {
    row: Row,
    fate: Fate,
}

/// What would become of every line of a list, without changing anything.
fn plan(
    visit: &Visit,
    read: &mut Read<'_>,
    community: &Community,
    text: &str,
    invited: bool,
) -> Result<(Vec<Planned>, Vec<Team>), Stop> {
    let teams = store::teams_of(read, community.id)?;
    let named = teams.iter().map(|team| (team.id, fold(&team.name))).collect();
    let rows = roster::read(text, &Ground { teams: named, lang: community.lang });
    let mut planned = Vec::new();
    for row in rows.map_err(|say| Stop::field("list", say))? {
        let fate = match &row.read {
            Err(say) => Fate::Refused(say.clone()),
            Ok(listed) => fate(visit, read, community, listed, invited)?,
        };
        planned.push(Planned { row, fate });
    }
    Ok((planned, teams))
}

fn fate(
    visit: &Visit,
    read: &mut Read<'_>,
    community: &Community,
    listed: &Listed,
    invited: bool,
) -> Result<Fate, Stop> {
    if let Some(person) = people::person_by_email(read, &listed.email)? {
        let held = store::held_by(read, community.id, person, visit.now())?;
        match standing(&held, listed) {
            Fate::New => {}
            fate => return Ok(fate),
        }
    }
    if invited {
        let open = store::open_invitations(read, community.id, &listed.email, visit.now())?;
        if open.iter().any(|it| it.role == listed.role && it.team == listed.team) {
            return Ok(Fate::Unchanged);
        }
        if let Some(other) = open.into_iter().find(|it| it.team == listed.team) {
            return Ok(Fate::Reinvited(Box::new(other)));
        }
    }
    Ok(Fate::New)
}

/// How a line stands to what its person is already. A line without a team means them wherever they are.
fn standing(held: &[Held], listed: &Listed) -> Fate {
    let mut here = held.iter().filter(|held| listed.team.is_none() || held.team == listed.team);
    if here.clone().any(|held| held.role == listed.role) {
        return Fate::Unchanged;
    }
    match (here.next(), here.next()) {
        (Some(one), None) => match crate::member::fits(listed.role, one.team) {
            Ok(()) => Fate::Changed(Box::new(one.clone())),
            Err(say) => Fate::Refused(say),
        },
        _ => Fate::New,
    }
}

/// A line as the page shows it.
#[derive(Serialize, JsonSchema)]
struct PlanLine {
    line: u64,
    what: String,
    role: String,
    kind: &'static str,
    state: String,
    why: String,
}

/// What would happen, line by line.
#[derive(Serialize, JsonSchema)]
struct Plan {
    list: String,
    way: &'static str,
    lines: Vec<PlanLine>,
    fresh: usize,
    changed: usize,
    unchanged: usize,
    refused: usize,
}

/// `POST /c/{community}/members/import`: what would happen, line by line. Nothing changes yet.
pub async fn look(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Page<ImportPage> {
    let again = slug.clone();
    let work = move |visit: &Visit, read: &mut Read<'_>, fields: &Fields| planned_page(visit, read, &slug, fields);
    app.weigh(ask, sent, work, move |visit, read, tried| import_page(visit, read, &again, tried)).await
}

fn planned_page(visit: &Visit, read: &mut Read<'_>, slug: &str, fields: &Fields) -> Result<ImportPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("create", &community.thing("membership"))?;
    let (list, invited) = (text_of(fields), is_invited(fields)?);
    let way = if invited { "invite" } else { "add" };
    let (planned, teams) = plan(visit, read, &community, &list, invited)?;
    let tried = Tried::fresh().over([("list", list.clone()), ("way", way.to_owned())]);
    let plan = told(&shell, (list, way), &teams, &planned);
    Ok(ImportPage { plan: Some(plan), ..import_page(visit, read, slug, tried)? })
}

fn told(shell: &Shell, (list, way): (String, &'static str), teams: &[Team], planned: &[Planned]) -> Plan {
    let count = |wanted: fn(&Fate) -> bool| planned.iter().filter(|it| wanted(&it.fate)).count();
    Plan {
        fresh: count(|fate| matches!(fate, Fate::New)),
        changed: count(|fate| matches!(fate, Fate::Changed(_) | Fate::Reinvited(_))),
        unchanged: count(|fate| matches!(fate, Fate::Unchanged)),
        refused: count(|fate| matches!(fate, Fate::Refused(_))),
        lines: planned.iter().map(|it| plan_line(shell, teams, it)).collect(),
        list,
        way,
    }
}

fn plan_line(shell: &Shell, teams: &[Team], planned: &Planned) -> PlanLine {
    let (kind, key) = match &planned.fate {
        Fate::New => ("well", "charter-fate-new"),
        Fate::Changed(_) | Fate::Reinvited(_) => ("needs", "charter-fate-changed"),
        Fate::Unchanged => ("", "charter-fate-unchanged"),
        Fate::Refused(_) => ("stuck", "charter-fate-refused"),
    };
    let role = planned.row.read.as_ref().ok().map(|listed| {
        let team = teams.iter().find(|team| Some(team.id) == listed.team);
        role_in(shell, listed.role, team.map_or("", |team| &team.name))
    });
    PlanLine {
        line: planned.row.line,
        what: planned.row.shown.clone(),
        role: role.unwrap_or_default(),
        kind,
        state: shell.t(key),
        why: if let Fate::Refused(say) = &planned.fate { shell.said(say) } else { String::new() },
    }
}

/// `POST /c/{community}/members/import/confirmations`: all of it, or nothing.
pub async fn confirm(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("create", &community.thing("membership"))?;
        let invited = is_invited(fields)?;
        let (planned, _) = plan(visit, tx, &community, &text_of(fields), invited)?;
        if let Some(refused) = planned.iter().find(|it| matches!(it.fate, Fate::Refused(_))) {
            let line = i64::try_from(refused.row.line).unwrap_or(0);
            return Err(Stop::field("list", Say::new("charter-roster-refused").with("line", line)));
        }
        let mut parts = Vec::new();
        for it in &planned {
            if let Ok(listed) = &it.row.read {
                carry_out(visit, tx, &community, (listed, &it.fate, invited), &mut parts)?;
            }
        }
        if parts.is_empty() {
            return Ok(Done::to(community.path("/members/import")).saying("done-nothing-new"));
        }
        keeps_a_steward(visit, tx, &community)?;
        store::add_import(tx, &visit.app.env, community.id, &parts, (visit.who()?.id, visit.now()))?;
        Ok(Done::to(community.path("/members/import")).saying("done-imported"))
    };
    app.take(ask, sent, work, move |visit, read, tried| import_page(visit, read, &again, tried)).await
}

/// A list must not take away the last steward.
fn keeps_a_steward(visit: &Visit, tx: &mut Tx<'_>, community: &Community) -> Result<(), Stop> {
    match store::count_stewards(tx, community.id, visit.now())? {
        0 => Err(Stop::field("list", Say::new("charter-last-steward"))),
        _ => Ok(()),
    }
}

fn carry_out(
    visit: &Visit,
    tx: &mut Tx<'_>,
    community: &Community,
    (listed, fate, invited): (&Listed, &Fate, bool),
    parts: &mut Vec<(Act, Uuid)>,
) -> Result<(), Stop> {
    let (env, by, at) = (&visit.app.env, visit.viewer.id(), visit.now());
    match fate {
        Fate::Unchanged | Fate::Refused(_) => {}
        Fate::Changed(held) => {
            store::end(tx, env, (community.id, held.id), at, by)?;
            parts.push((Act::Ended, held.id.0));
            let admission = Admission::new(held.person, community.id, listed.role, How::Imported);
            let admission = admission.in_team(held.team).in_cohort(held.cohort).since(at).by(by);
            parts.push((Act::Began, store::admit(tx, env, &admission)?.0));
        }
        Fate::Reinvited(old) => {
            store::answer_invitation(tx, env, old, Answer::Withdrawn, by)?;
            parts.push((Act::Invited, invite(visit, tx, community, listed)?));
        }
        Fate::New if invited => parts.push((Act::Invited, invite(visit, tx, community, listed)?)),
        Fate::New => {
            let person = match people::person_by_email(tx, &listed.email)? {
                Some(person) => person,
                None => {
                    let Listed { name, email, lang, .. } = listed.clone();
                    people::add_person(tx, env, &NewPerson::of(name, email, lang, community.zone.clone()))?
                }
            };
            let admission = Admission::new(person, community.id, listed.role, How::Imported);
            let admission = admission.in_team(listed.team).since(at).by(by);
            parts.push((Act::Began, store::admit(tx, env, &admission)?.0));
        }
    }
    Ok(())
}

fn invite(visit: &Visit, tx: &mut Tx<'_>, community: &Community, listed: &Listed) -> Result<Uuid, Stop> {
    let Listed { name, email, role, team, lang } = listed.clone();
    let (by, at) = (visit.viewer.id(), visit.now());
    let draft = Inviting { community: community.id, team, name, email, role, lang, by, at };
    Ok(super::invitations::send(visit, tx, community, &draft)?.0)
}

/// `POST /c/{community}/members/import/{import}/undoings`
pub async fn undo(
    State(app): State<App>,
    ask: Ask,
    Path((slug, import)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("create", &community.thing("membership"))?;
        let (id, me) = (super::id(&import)?, visit.who()?.id);
        if !store::undo_import(tx, &visit.app.env, community.id, id, me)? {
            return Err(Stop::Hidden);
        }
        if store::count_stewards(tx, community.id, visit.now())? == 0 {
            return Err(Stop::Refused(Say::new("charter-last-steward")));
        }
        Ok(Done::to(community.path("/members/import")).saying("done-import-undone"))
    };
    app.press(ask, sent, work).await
}
