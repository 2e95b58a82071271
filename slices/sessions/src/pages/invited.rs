//! What a letter to whoever is invited opens: one session, whether they come in one press, or what came of it. Looking
//! changes nothing. The press lets them in as the invited person, as the letter of the invitation does.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_charter::{Community, Invitation, invited};
use kith_db::{Read, Tx};
use kith_policy::{PersonId, Viewer, Who};
use kith_web::{App, Ask, Choice, Done, Field, FieldKind, Fields, Form, Page, Path, Sent, Shell, Stop, Visit, When};
use schemars::JsonSchema;
use serde::Serialize;

use crate::rsvp::{Answer, Reply};
use crate::waiting::move_up;
use crate::{Session, SessionId, store};

/// The form: an answer, or nothing where the session is over.
pub const ANSWER: Form = &[Field::optional("answer", FieldKind::Choice(&["yes", "phone", "maybe", "no"]))];

/// An invitation that waits for an answer, and a session that is open to whoever has it.
struct Asked {
    invitation: Invitation,
    community: Community,
    session: Session,
}

fn asked(visit: &Visit, r: &mut Read<'_>, (secret, id): (&str, &str)) -> Result<Asked, Stop> {
    let id: SessionId = id.parse().map_err(|_| Stop::Hidden)?;
    let (invitation, community) = invited::behind(r, secret)?;
    if !invitation.waits(visit.now()) {
        return Err(Stop::Hidden);
    }
    let session = store::session(r, community.id, id)?.ok_or(Stop::Hidden)?;
    if !store::guest::opens_to_invited(r, id, (community.id, invitation.made_at), visit.now())? {
        return Err(Stop::Hidden);
    }
    Ok(Asked { invitation, community, session })
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "guests/invited.html")]
pub struct InvitedPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    action: String,
    #[serde(skip)]
    whole: String,
    community: String,
    title: String,
    purpose: String,
    lang: &'static str,
    when: When,
    minutes: i64,
    cancelled: bool,
    /// The answers one may give; none once it is over.
    offered: Vec<Choice>,
    recorded: bool,
}

/// `GET /invitations/{secret}/sessions/{session}`
pub async fn show(State(app): State<App>, ask: Ask, Path((secret, id)): Path<(String, String)>) -> Page<InvitedPage> {
    app.page(ask, move |visit, r| page(visit, r, (&secret, &id))).await
}

fn page(visit: &Visit, r: &mut Read<'_>, at: (&str, &str)) -> Result<InvitedPage, Stop> {
    visit.must("read", &invited::thing())?;
    let Asked { community, session, .. } = asked(visit, r, at)?;
    let shell = visit.shell();
    let choice =
        |answer: Answer| Choice { value: answer.word().to_owned(), label: shell.t(answer.key()), ..Choice::default() };
    let open = session.is_ahead(visit.now());
    // Who has no zone yet reads the time that was agreed.
    let starts_at = session.starts_at;
    let when = match &visit.viewer.who {
        Some(_) => shell.when(starts_at),
        None => shell.when_in(starts_at, session.zone.tz()),
    };
    Ok(InvitedPage {
        action: format!("/invitations/{}/sessions/{}", at.0, session.id),
        whole: format!("/invitations/{}", at.0),
        community: community.name.to_string(),
        title: session.title.to_string(),
        purpose: session.purpose.clone(),
        lang: session.lang.tag(),
        when,
        minutes: session.minutes,
        cancelled: session.cancelled_at.is_some(),
        offered: if open { Answer::OFFERED.map(choice).into_iter().collect() } else { Vec::new() },
        recorded: session.published_at.is_some(),
        shell: shell.clone().titled(session.title.to_string()),
    })
}

/// `POST /invitations/{secret}/sessions/{session}`
pub async fn answer(
    State(app): State<App>,
    ask: Ask,
    Path((secret, id)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, fields| come_in(visit, tx, (&secret, &id), fields)).await
}

fn come_in(visit: &Visit, tx: &mut Tx<'_>, at: (&str, &str), fields: &Fields) -> Result<Done, Stop> {
    visit.must("answer", &invited::thing())?;
    let asked = asked(visit, tx, at)?;
    let (person, cookie) = invited::let_in(visit, tx, (&asked.invitation, &asked.community))?;
    let path = asked.session.path(&asked.community.slug);
    let done = match fields.get("answer") {
        "" if asked.session.published_at.is_some() => Done::to(format!("{path}/record")),
        "" => Done::to(path),
        word => {
            let answer = Answer::read(word).ok().filter(|it| Answer::OFFERED.contains(it));
            let answer = answer.ok_or_else(|| Stop::field("answer", Say::new("error-not-a-choice")))?;
            reply(visit, tx, &asked, (person, answer))?
        }
    };
    Ok(match cookie {
        Some(cookie) => done.with_cookie(cookie),
        None => done,
    })
}

fn reply(visit: &Visit, tx: &mut Tx<'_>, asked: &Asked, (who, answer): (PersonId, Answer)) -> Result<Done, Stop> {
    let Asked { invitation, community, session } = asked;
    let viewer = Viewer {
        who: Some(Who { id: who, name: invitation.name.clone(), operator: false }),
        memberships: kith_charter::store::memberships_of(tx, who, visit.now())?,
        guest_of: store::guest::guest_of(tx, who, visit.now())?,
        ..Viewer::public(invitation.lang, visit.now())
    };
    if !visit.app.policy.allows(&viewer, "create", &session.thing_of("rsvp")) {
        return Err(Stop::Hidden);
    }
    if !session.is_ahead(visit.now()) {
        return Err(Stop::Conflict(Say::new("sessions-refusal-over")));
    }
    let place = (community.id, session.id);
    let seated = store::set_rsvp(tx, &visit.app.env, place, (who, &Reply::of(answer)), visit.now())?;
    if !answer.comes() {
        move_up(&visit.app, tx, session, community)?;
    }
    kith_charter::store::acted(tx, community.id, who, visit.now())?;
    let said = if seated { "done-rsvp" } else { "done-rsvp-waits" };
    Ok(Done::to(format!("{}#who-comes", session.path(&community.slug))).saying(said))
}
