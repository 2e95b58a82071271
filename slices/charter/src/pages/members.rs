//! What a steward changes about somebody's membership; leaving; and the list of people as a file.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;
use kith_base::Say;
use kith_db::{Read, Tx};
use kith_policy::{PersonId, Role, TeamId};
use kith_web::{App, Ask, Done, Fields, Path, Sent, Shell, Stop, Visit, read_form};

use super::people::{profile_page, role_in};
use crate::roster::neutral;
use crate::store::Enrolled;
use crate::{Admission, Community, Held, How, enter, member, store};

type At = (String, String, String);

/// A membership at an address: of this community and of this person.
fn held_at(visit: &Visit, tx: &mut Tx<'_>, community: &Community, at: &At) -> Result<Held, Stop> {
    let person: PersonId = super::id(&at.1)?;
    store::hold_roll(tx, community.id)?;
    let held = store::held(tx, community.id, super::id(&at.2)?, visit.now())?;
    held.filter(|held| held.person == person).ok_or(Stop::Hidden)
}

/// A community always has a steward.
fn stays_kept(visit: &Visit, tx: &mut Tx<'_>, community: &Community, held: &Held) -> Result<(), Stop> {
    let last = held.role == Role::Steward
        && held.suspended_at.is_none()
        && store::count_stewards(tx, community.id, visit.now())? <= 1;
    if last { Err(Stop::Refused(Say::new("charter-last-steward"))) } else { Ok(()) }
}

/// Roles are given and taken by whoever has them for good: what a role on loan gave would outlive its day.
pub(super) fn has_for_good(visit: &Visit, read: &mut Read<'_>, community: &Community) -> Result<(), Stop> {
    let held = store::held_by(read, community.id, visit.who()?.id, visit.now())?;
    let mut stewardships = held.iter().filter(|it| it.role == Role::Steward).peekable();
    let on_loan = stewardships.peek().is_some() && stewardships.all(|it| it.how == How::Delegated);
    if on_loan { Err(Stop::Refused(Say::new("charter-refusal-on-loan"))) } else { Ok(()) }
}

struct Given {
    role: Role,
    team: Option<TeamId>,
}

/// The role and team of a form; the team must be of this community.
pub(super) fn given(tx: &mut Read<'_>, community: &Community, fields: &Fields) -> Result<(Role, Option<TeamId>), Stop> {
    let Given { role, team } = read_form!(fields, Given { role: need(super::role), team: maybe(|id| id.parse()) })?;
    if let Some(team) = team {
        let known = store::team(tx, community.id, team)?.filter(|team| team.ended_at.is_none());
        known.ok_or_else(|| Stop::field("team", super::not_a_choice()))?;
    }
    member::fits(role, team).map_err(|say| Stop::field("team", say))?;
    Ok((role, team))
}

/// `POST /c/{community}/people/{person}/memberships`: another role, or a team.
pub async fn add(
    State(app): State<App>,
    ask: Ask,
    Path((slug, person)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let again = (slug.clone(), person.clone());
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("create", &community.thing("membership"))?;
        has_for_good(visit, tx, &community)?;
        let person: PersonId = super::id(&person)?;
        let held = store::held_by(tx, community.id, person, visit.now())?;
        if held.is_empty() {
            return Err(Stop::Hidden);
        }
        let (role, team) = given(tx, &community, fields)?;
        if held.iter().any(|held| held.team == team && held.role == role) {
            return Err(Stop::field("role", Say::new("charter-is-already")));
        }
        let admission = Admission::new(person, community.id, role, How::Added).in_team(team).by(visit.viewer.id());
        store::admit(tx, &visit.app.env, &admission)?;
        Ok(Done::to(community.path(&format!("/people/{person}"))).saying("done-membership"))
    };
    app.take(ask, sent, work, move |visit, read, tried| profile_page(visit, read, (&again.0, &again.1), tried)).await
}

/// `POST /c/{community}/people/{person}/memberships/{membership}`: another role in the same place.
pub async fn change(State(app): State<App>, ask: Ask, Path(at): Path<At>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &at.0)?;
        visit.must("edit", &community.thing("membership"))?;
        has_for_good(visit, tx, &community)?;
        let held = held_at(visit, tx, &community, &at)?;
        let role = super::role(fields.get("role")).map_err(|say| Stop::field("role", say))?;
        member::fits(role, held.team).map_err(|say| Stop::field("role", say))?;
        let me = visit.who()?.id;
        if role != held.role {
            stays_kept(visit, tx, &community, &held)?;
            // First the new one: what was lent to them stays theirs.
            store::admit(tx, &visit.app.env, &held.again_as(community.id, role, me))?;
            store::end(tx, &visit.app.env, (community.id, held.id), visit.now(), Some(me))?;
        }
        Ok(Done::to(community.path(&format!("/people/{}", held.person))).saying("done-membership"))
    };
    app.press(ask, sent, work).await
}

/// `POST /c/{community}/people/{person}/memberships/{membership}/endings`: by a steward, or by who leaves.
pub async fn end(State(app): State<App>, ask: Ask, Path(at): Path<At>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let (community, _) = enter(visit, tx, &at.0)?;
        let person: PersonId = super::id(&at.1)?;
        visit.must("delete", &community.thing("membership").owned_by(Some(person)))?;
        if visit.viewer.id() != Some(person) {
            has_for_good(visit, tx, &community)?;
        }
        let held = held_at(visit, tx, &community, &at)?;
        stays_kept(visit, tx, &community, &held)?;
        store::end(tx, &visit.app.env, (community.id, held.id), visit.now(), visit.viewer.id())?;
        let left = store::held_by(tx, community.id, person, visit.now())?.is_empty();
        let mine = visit.viewer.id() == Some(person);
        let next = match (left, mine) {
            (true, true) => "/communities".to_owned(),
            (true, false) => community.path("/people"),
            (false, _) => community.path(&format!("/people/{person}")),
        };
        Ok(Done::to(next).saying("done-membership-ended"))
    };
    app.press(ask, sent, work).await
}

/// `POST /c/{community}/people/{person}/memberships/{membership}/suspensions`: suspends it, or lets it count again.
pub async fn suspend(State(app): State<App>, ask: Ask, Path(at): Path<At>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let (community, _) = enter(visit, tx, &at.0)?;
        visit.must("edit", &community.thing("membership"))?;
        has_for_good(visit, tx, &community)?;
        let held = held_at(visit, tx, &community, &at)?;
        let me = visit.who()?.id;
        let said = if held.suspended_at.is_some() {
            if store::rests(tx, held.id)? {
                return Err(Stop::Conflict(Say::new("who-loan-rests-on")));
            }
            store::resume(tx, &visit.app.env, community.id, held.id, me)?;
            "done-membership-resumed"
        } else {
            stays_kept(visit, tx, &community, &held)?;
            store::suspend(tx, &visit.app.env, community.id, held.id, me)?;
            "done-membership-suspended"
        };
        Ok(Done::to(community.path(&format!("/people/{}", held.person))).saying(said))
    };
    app.press(ask, sent, work).await
}

/// `GET /c/{community}/members.csv`: what the directory shows, for a spreadsheet.
pub async fn export(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Response {
    app.file(ask, move |visit, read| {
        let (community, shell) = enter(visit, read, &slug)?;
        visit.must("read", &community.thing("directory"))?;
        let mut file = head(&shell);
        for people in store::roll(read, community.id, visit.now())?.chunk_by(|a, b| a.id == b.id) {
            file.push_str(&line(&shell, people));
        }
        let name = format!("attachment; filename=\"{}-members.csv\"", community.slug);
        let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned());
        Ok(([kind, (header::CONTENT_DISPOSITION, name)], file).into_response())
    })
    .await
}

/// The first line, after the mark by which spreadsheets know UTF-8.
fn head(shell: &Shell) -> String {
    let keys = [
        "charter-csv-name",
        "charter-csv-organisation",
        "charter-csv-job",
        "charter-csv-place",
        "charter-csv-region",
        "charter-csv-roles",
    ];
    format!("\u{FEFF}{}", csv_line(keys.map(|key| shell.t(key))))
}

/// The line of one person, from a row for each thing that they are.
fn line(shell: &Shell, rows: &[Enrolled]) -> String {
    let roles: Vec<_> = rows.iter().map(|row| role_in(shell, row.role, &row.team)).collect();
    let Some(Enrolled { name, organisation, job, place, region, .. }) = rows.first().cloned() else {
        return String::new();
    };
    csv_line([name, organisation, job, place, region, roles.join(" · ")])
}

/// A line of a file for spreadsheets: every cell quoted, none a formula.
fn csv_line<const N: usize>(cells: [String; N]) -> String {
    let cells = cells.map(|cell| format!("\"{}\"", neutral(&cell).replace('"', "\"\"")));
    format!("{}\r\n", cells.join(","))
}
