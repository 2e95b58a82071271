//! What the link of an invitation opens. Looking changes nothing; one of two buttons answers, once.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_db::{Read, Tx};
use kith_people::{NewPerson, store as people};
use kith_policy::{PersonId, Thing};
use kith_web::{App, Ask, Done, Fields, Page, Path, Sent, Shell, Stop, Visit, When};
use schemars::JsonSchema;
use serde::Serialize;

use super::joining::{answer, settle};
use super::people::role_in;
use crate::{Answer, Community, Invitation, Standing, store};

/// An invitation as whoever holds its secret may see it.
pub fn thing() -> Thing {
    Thing::of_instance("invitation")
}

/// The invitation behind the secret of a letter, and its community while there is one.
pub fn behind(read: &mut Read<'_>, secret: &str) -> Result<(Invitation, Community), Stop> {
    let invitation = store::invitation_behind(read, secret)?.ok_or(Stop::Hidden)?;
    let community = store::community(read, invitation.community)?;
    let community = community.filter(|community| community.retired.is_none()).ok_or(Stop::Hidden)?;
    Ok((invitation, community))
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "joining/letter.html")]
pub struct LetterPage {
    #[serde(skip)]
    shell: Shell,
    action: String,
    community: String,
    summary: String,
    lang: &'static str,
    name: String,
    email: String,
    role: String,
    from: String,
    until: When,
    standing: Standing,
    open: bool,
    over: String,
    agreement: String,
    version: i64,
    /// Whether somebody else is signed in here.
    other: bool,
}

/// `GET /invitations/{secret}`
pub async fn show(State(app): State<App>, ask: Ask, Path(secret): Path<String>) -> Page<LetterPage> {
    app.page(ask, move |visit, read| page(visit, read, &secret)).await
}

fn page(visit: &Visit, read: &mut Read<'_>, secret: &str) -> Result<LetterPage, Stop> {
    visit.must("read", &thing())?;
    let (invitation, community) = behind(read, secret)?;
    let agreement = store::agreement(read, community.id)?;
    let team = invitation.team.map_or(Ok(None), |team| store::team(read, community.id, team))?;
    let from = invitation.made_by.map_or(Ok(None), |by| people::name_of(read, by))?;
    let invited = people::person_by_email(read, &invitation.email)?;
    let shell = visit.shell();
    let standing = invitation.standing(visit.now());
    // Nobody knows yet where whoever is invited lives: the time is that of the community.
    let until = match kith_web::zone(&community.zone) {
        Ok(zone) if visit.viewer.who.is_none() => shell.when_in(invitation.ends_at, &zone),
        _ => shell.when(invitation.ends_at),
    };
    Ok(LetterPage {
        action: format!("/invitations/{secret}"),
        community: community.name.to_string(),
        summary: community.summary.clone(),
        lang: community.lang.tag(),
        name: invitation.name.to_string(),
        email: invitation.email.to_string(),
        role: role_in(&shell, invitation.role, team.as_ref().map_or("", |team| &team.name)),
        from: from.unwrap_or_default(),
        until,
        open: invitation.waits(visit.now()),
        over: over(&shell, standing),
        standing,
        version: agreement.as_ref().map_or(0, |it| it.version),
        agreement: agreement.map(|it| it.html).unwrap_or_default(),
        other: visit.viewer.who.is_some() && visit.viewer.id() != invited,
        shell: shell.clone().titled(shell.ta("charter-letter-title", "community", &*community.name)),
    })
}

/// Why an invitation cannot be answered any more.
fn over(shell: &Shell, standing: Standing) -> String {
    match standing {
        Standing::Open | Standing::Opened | Standing::Acted | Standing::Bounced => String::new(),
        Standing::Accepted => shell.t("charter-letter-accepted"),
        Standing::Declined => shell.t("charter-letter-declined"),
        Standing::Withdrawn => shell.t("charter-letter-withdrawn"),
        Standing::Expired => shell.t("charter-letter-expired"),
    }
}

/// `POST /invitations/{secret}`
pub async fn reply(State(app): State<App>, ask: Ask, Path(secret): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        visit.must("answer", &thing())?;
        let (invitation, community) = behind(tx, &secret)?;
        if !invitation.waits(visit.now()) {
            return Err(Stop::Conflict(Say::new("charter-invitation-answered")));
        }
        match answer(fields)? {
            Answer::Accepted => accept(visit, tx, (&invitation, &community), fields),
            answer => {
                let known = people::person_by_email(tx, &invitation.email)?;
                store::answer_invitation(tx, &visit.app.env, &invitation, answer, known)?;
                Ok(Done::to(format!("/invitations/{secret}")).saying("done-declined"))
            }
        }
    };
    app.press(ask, sent, work).await
}

/// `POST /invitations/{secret}/openings`: looking around before answering. The browser is let in as the invited person,
/// without their account: to the page of the community, and its sessions from the invitation on.
pub async fn open(State(app): State<App>, ask: Ask, Path(secret): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        visit.must("answer", &thing())?;
        let (invitation, community) = behind(tx, &secret)?;
        if !invitation.waits(visit.now()) {
            return Err(Stop::Conflict(Say::new("charter-invitation-answered")));
        }
        let (_, cookie) = let_in(visit, tx, (&invitation, &community))?;
        let done = Done::to(community.path("")).saying("done-invitation-opened");
        Ok(match cookie {
            Some(cookie) => done.with_cookie(cookie),
            None => done,
        })
    };
    app.press(ask, sent, work).await
}

/// Lets whoever holds the letter in as the invited person, without their account: who they are, and the cookie for a
/// browser that is not theirs yet.
pub fn let_in(
    visit: &Visit,
    tx: &mut Tx<'_>,
    (invitation, community): (&Invitation, &Community),
) -> Result<(PersonId, Option<String>), Stop> {
    let known = people::person_by_email(tx, &invitation.email)?;
    let person = known.map_or_else(|| newcomer(visit, tx, (invitation, community)), Ok)?;
    store::open_invitation(tx, &visit.app.env, invitation, person)?;
    if visit.viewer.id() == Some(person) {
        return Ok((person, None));
    }
    let (env, browser) = (&visit.app.env, &visit.ask.browser);
    Ok((person, Some(kith_people::open_by_link(tx, env, person, browser, invitation.ends_at)?)))
}

/// The person whom an invitation is for, and whom nobody here knew.
fn newcomer(
    visit: &Visit,
    tx: &mut Tx<'_>,
    (invitation, community): (&Invitation, &Community),
) -> Result<PersonId, Stop> {
    let Invitation { name, email, lang, .. } = invitation.clone();
    Ok(people::add_person(tx, &visit.app.env, &NewPerson::of(name, email, lang, community.zone.clone()))?)
}

/// Whether there is nothing of somebody here but what they did by this letter: then the letter is enough to sign in.
pub(super) fn came_by_it(tx: &mut Tx<'_>, invitation: &Invitation, person: PersonId) -> Result<bool, Stop> {
    let fresh = people::is_untouched(tx, person, invitation.made_at)?;
    Ok(fresh && !store::was_ever_in(tx, person)?)
}

/// Lets the invited person in. Who is new here is signed in: they hold the letter, and there is nothing of theirs yet.
/// Who is known here signs in as always: an invitation lives longer than a link to sign in may.
fn accept(
    visit: &Visit,
    tx: &mut Tx<'_>,
    (invitation, community): (&Invitation, &Community),
    fields: &Fields,
) -> Result<Done, Stop> {
    let env = &visit.app.env;
    let known = people::person_by_email(tx, &invitation.email)?;
    let person = known.map_or_else(|| newcomer(visit, tx, (invitation, community)), Ok)?;
    let fresh = came_by_it(tx, invitation, person)?;
    settle(visit, tx, invitation, (Answer::Accepted, person))?;
    acknowledge(visit, tx, community, person, fields)?;
    let path = community.path("");
    if fresh {
        let cookie = kith_people::open(tx, env, person, &visit.ask.browser, false)?;
        return Ok(Done::to(path).saying("done-joined").with_cookie(cookie));
    }
    if visit.viewer.id() == known {
        return Ok(Done::to(path).saying("done-joined"));
    }
    Ok(Done::to(format!("/sign-in?next={path}")).saying("done-joined-sign-in"))
}

/// The agreement stood on the page, and the button said so; if it has changed meanwhile, they are asked again.
fn acknowledge(
    visit: &Visit,
    tx: &mut Tx<'_>,
    community: &Community,
    person: PersonId,
    fields: &Fields,
) -> Result<(), Stop> {
    let current = store::agreement(tx, community.id)?;
    if let Some(agreement) = current.filter(|it| fields.get("version") == it.version.to_string()) {
        store::acknowledge(tx, &visit.app.env, &agreement, person, visit.now())?;
    }
    Ok(())
}
