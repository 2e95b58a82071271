//! Whom a community invited, and inviting somebody.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Cursor, Email, Lang, Name, PAGE, Say};
use kith_db::{Read, Tx};
use kith_people::store as people;
use kith_policy::{Role, TeamId};
use kith_web::{
    App, Ask, Choice, Done, Fields, Line, Page, Path, Query, Sent, Shell, Speech, Stop, Tried, Visit, read_form,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::members::given;
use super::people::role_in;
use super::{lang, langs, role_choices, teams_or_none};
use crate::store::Became;
use crate::{
    Answer, Community, Invitation, InvitationId, Inviting, Standing, Team, enter, is_given_by_stewards, mail, store,
};

/// Where a page of the list begins.
#[derive(Deserialize, JsonSchema)]
pub struct Before {
    #[serde(default)]
    before: String,
}

/// An invitation as the list shows it.
#[derive(Serialize, JsonSchema)]
struct Invited {
    line: Line,
    email: String,
    action: String,
    open: bool,
    again: bool,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "joining/invitations.html")]
pub struct InvitationsPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    path: String,
    roles: Vec<Choice>,
    teams: Vec<Choice>,
    langs: Vec<Choice>,
    invitations: Vec<Invited>,
    next: String,
    became: Option<Became>,
    may_import: bool,
}

/// `GET /c/{community}/invitations`
pub async fn list(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(before): Query<Before>,
) -> Page<InvitationsPage> {
    app.page(ask, move |visit, read| page(visit, read, (&slug, &before.before), Tried::fresh())).await
}

fn page(visit: &Visit, read: &mut Read<'_>, at: (&str, &str), tried: Tried) -> Result<InvitationsPage, Stop> {
    let (community, shell) = enter(visit, read, at.0)?;
    visit.must("read", &community.thing("invitation"))?;
    let before = if at.1.is_empty() { Cursor::end() } else { super::id(at.1)? };
    let mut found = store::invitations_of(read, community.id, before)?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().filter(|_| more).map(|last| Cursor { at: last.made_at, id: last.id.into() });
    let teams = store::teams_of(read, community.id)?;
    let tried = tried.over([("role", Role::Member.word().to_owned()), ("lang", community.lang.tag().to_owned())]);
    let may_import = visit.may("create", &community.thing("membership"));
    let roles = Role::ALL.into_iter().filter(|role| may_import || !is_given_by_stewards(*role)).collect::<Vec<_>>();
    let shell = shell.clone().under(shell.t("charter-people-title"), community.path("/people"));
    Ok(InvitationsPage {
        path: community.path("/invitations"),
        roles: role_choices(&shell, &tried, "role", &roles),
        teams: teams_or_none(&shell, &tried, &teams),
        langs: langs(&tried),
        invitations: found.iter().map(|it| invited(&shell, visit, (&community, &teams), it)).collect(),
        next: last.map(|at| community.path(&format!("/invitations?before={at}"))).unwrap_or_default(),
        became: if at.1.is_empty() {
            Some(store::what_became(read, community.id)?).filter(|it| it.invited > 0)
        } else {
            None
        },
        may_import,
        shell: shell.clone().titled(shell.t("charter-invitations-title")),
        tried,
    })
}

// locale: charter-standing-open charter-standing-accepted charter-standing-declined charter-standing-withdrawn
// locale: charter-standing-expired who-standing-bounced who-standing-opened who-standing-acted
fn invited(shell: &Shell, visit: &Visit, (community, teams): (&Community, &[Team]), it: &Invitation) -> Invited {
    let standing = it.standing(visit.now());
    let (kind, word) = match standing {
        Standing::Open => ("", "open"),
        Standing::Bounced => ("stuck", "bounced"),
        Standing::Opened => ("", "opened"),
        Standing::Acted => ("well", "acted"),
        Standing::Accepted => ("well", "accepted"),
        Standing::Declined => ("", "declined"),
        Standing::Withdrawn => ("", "withdrawn"),
        Standing::Expired => ("stuck", "expired"),
    };
    let team = teams.iter().find(|team| Some(team.id) == it.team).map_or("", |team| &team.name);
    let line = Line {
        text: it.name.to_string(),
        note: role_in(shell, it.role, team),
        when: Some(shell.when(it.answered_at.unwrap_or(it.made_at))),
        kind: kind.to_owned(),
        state: match standing {
            Standing::Bounced | Standing::Opened | Standing::Acted => shell.t(&format!("who-standing-{word}")),
            _ => shell.t(&format!("charter-standing-{word}")),
        },
        ..Line::default()
    };
    Invited {
        line,
        email: it.email.to_string(),
        action: community.path(&format!("/invitations/{}", it.id)),
        open: it.waits(visit.now()),
        again: it.waits(visit.now()) || standing == Standing::Expired,
    }
}

struct Draft {
    name: Name,
    email: Email,
    lang: Lang,
}

/// `POST /c/{community}/invitations`
pub async fn invite(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("create", &community.thing("invitation"))?;
        let Draft { name, email, lang } =
            read_form!(fields, Draft { name: need(Name::read), email: need(Email::read), lang: need(lang) })?;
        let (role, team) = given(tx, &community, fields)?;
        may_give(visit, tx, &community, role)?;
        is_new(visit, tx, &community, (&email, role, team))?;
        let by = visit.viewer.id();
        let draft = Inviting { community: community.id, team, name, email, role, lang, by, at: visit.now() };
        send(visit, tx, &community, &draft)?;
        Ok(Done::to(community.path("/invitations")).saying("done-invited"))
    };
    app.take(ask, sent, work, move |visit, read, tried| page(visit, read, (&again, ""), tried)).await
}

/// Roles that run the community are given by its stewards.
fn may_give(visit: &Visit, read: &mut Read<'_>, community: &Community, role: Role) -> Result<(), Stop> {
    if !is_given_by_stewards(role) {
        return Ok(());
    }
    visit.must("create", &community.thing("membership"))?;
    super::members::has_for_good(visit, read, community)
}

/// Nobody is invited to what they are, or twice at once.
fn is_new(
    visit: &Visit,
    tx: &mut Tx<'_>,
    community: &Community,
    (email, role, team): (&Email, Role, Option<TeamId>),
) -> Result<(), Stop> {
    if !store::open_invitations(tx, community.id, email, visit.now())?.is_empty() {
        return Err(Stop::field("email", Say::new("charter-invited-already")));
    }
    let Some(person) = people::person_by_email(tx, email)? else { return Ok(()) };
    let held = store::held_by(tx, community.id, person, visit.now())?;
    if held.iter().any(|held| held.role == role && held.team == team) {
        return Err(Stop::field("email", Say::new("charter-is-already")));
    }
    Ok(())
}

/// Makes an invitation and writes its letter.
pub(super) fn send(
    visit: &Visit,
    tx: &mut Tx<'_>,
    community: &Community,
    draft: &Inviting,
) -> Result<InvitationId, Stop> {
    let (id, secret) = store::invite(tx, &visit.app.env, draft)?;
    let from = visit.viewer.who.as_ref().map(|who| who.name.to_string()).unwrap_or_default();
    let speech = Speech::new(&visit.app, draft.lang, community.time_zone(), visit.now());
    let letter = mail::invitation(&speech, community, draft, (&from, &secret))?;
    let letter = kith_mail::write(tx, &visit.app.env, &letter)?;
    store::sent_as(tx, id, letter)?;
    Ok(id)
}

fn invitation_at(visit: &Visit, tx: &mut Tx<'_>, at: &(String, String)) -> Result<(Community, Invitation), Stop> {
    let (community, _) = enter(visit, tx, &at.0)?;
    visit.must("create", &community.thing("invitation"))?;
    let invitation = store::invitation(tx, community.id, super::id(&at.1)?)?.ok_or(Stop::Hidden)?;
    may_give(visit, tx, &community, invitation.role)?;
    Ok((community, invitation))
}

/// `POST /c/{community}/invitations/{invitation}/withdrawals`
pub async fn withdraw(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let (community, invitation) = invitation_at(visit, tx, &at)?;
        let by = visit.viewer.id();
        if !store::answer_invitation(tx, &visit.app.env, &invitation, Answer::Withdrawn, by)? {
            return Err(Stop::Conflict(Say::new("charter-invitation-answered")));
        }
        Ok(Done::to(community.path("/invitations")).saying("done-withdrawn"))
    };
    app.press(ask, sent, work).await
}

/// `POST /c/{community}/invitations/{invitation}/renewals`: a new letter with a new link; the old link is good no more.
pub async fn renew(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let (community, old) = invitation_at(visit, tx, &at)?;
        match old.standing(visit.now()) {
            Standing::Open | Standing::Bounced | Standing::Opened | Standing::Acted => {
                store::answer_invitation(tx, &visit.app.env, &old, Answer::Withdrawn, visit.viewer.id())?;
            }
            Standing::Expired => is_new(visit, tx, &community, (&old.email, old.role, old.team))?,
            _ => return Err(Stop::Conflict(Say::new("charter-invitation-answered"))),
        }
        let Invitation { team, name, email, role, lang, .. } = old;
        let (by, at) = (visit.viewer.id(), visit.now());
        send(visit, tx, &community, &Inviting { community: community.id, team, name, email, role, lang, by, at })?;
        Ok(Done::to(community.path("/invitations")).saying("done-invited"))
    };
    app.press(ask, sent, work).await
}
