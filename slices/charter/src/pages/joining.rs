//! Coming in from the community's own page: by a button, by asking, or by answering an invitation.

use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_db::Tx;
use kith_people::store::email_of;
use kith_policy::{PersonId, Role};
use kith_web::{App, Ask, Done, Fields, Path, Sent, Stop, Visit};

use crate::{Admission, Answer, Community, How, Invitation, Joining, enter, store};

/// `POST /c/{community}/joining`
pub async fn join(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        if visit.viewer.is_in(community.id) {
            return Err(Stop::Refused(Say::new("refusal-already-in")));
        }
        visit.must("create", &community.entrance())?;
        let me = visit.who()?.id;
        if store::is_suspended(tx, community.id, me, visit.now())? {
            return Err(Stop::Refused(Say::new("refusal-suspended")));
        }
        if visit.viewer.invited.contains(&community.id) {
            return answer_all(visit, tx, &community, fields);
        }
        match community.joining {
            Joining::Open => {
                let admission = Admission::new(me, community.id, Role::Member, How::Joined).by(Some(me));
                store::admit(tx, &visit.app.env, &admission)?;
                Ok(Done::to(community.path("")).saying("done-joined"))
            }
            Joining::Request => ask_to_join(visit, tx, &community, fields),
            Joining::Invitation => Err(Stop::Hidden),
        }
    };
    app.press(ask, sent, work).await
}

fn ask_to_join(visit: &Visit, tx: &mut Tx<'_>, community: &Community, fields: &Fields) -> Result<Done, Stop> {
    let me = visit.who()?.id;
    if store::asked_at(tx, community.id, me)?.is_some() {
        return Err(Stop::Conflict(Say::new("charter-asked-already")));
    }
    let message = kith_base::Markdown::read(fields.get("message")).and_then(|text| match text.chars().count() {
        0..=1_000 => Ok(text),
        length => Err(Say::new("error-too-long").with("most", 1_000_i64).with("length", length)),
    });
    let message = message.map_err(|say| Stop::field("message", say))?;
    store::request(tx, &visit.app.env, community.id, me, &message, visit.now())?;
    Ok(Done::to(community.path("")).saying("done-asked"))
}

/// Answers every open invitation of the viewer into a community.
fn answer_all(visit: &Visit, tx: &mut Tx<'_>, community: &Community, fields: &Fields) -> Result<Done, Stop> {
    let me = visit.who()?.id;
    let answer = answer(fields)?;
    let email = email_of(tx, me)?.ok_or(Stop::Hidden)?;
    let invitations = store::open_invitations(tx, community.id, &email, visit.now())?;
    let fresh = match invitations.first() {
        Some(first) => super::letters::came_by_it(tx, first, me)?,
        None => false,
    };
    for invitation in &invitations {
        settle(visit, tx, invitation, (answer, me))?;
    }
    let path = community.path("");
    Ok(match answer {
        Answer::Accepted if visit.viewer.by_link && fresh => {
            let cookie = kith_people::open(tx, &visit.app.env, me, &visit.ask.browser, false)?;
            Done::to(path).saying("done-joined").with_cookie(cookie)
        }
        Answer::Accepted if visit.viewer.by_link => {
            Done::to(format!("/sign-in?next={path}")).saying("done-joined-sign-in")
        }
        Answer::Accepted => Done::to(path).saying("done-joined"),
        _ => Done::to("/").saying("done-declined"),
    })
}

/// Which button of an invitation was pressed.
pub(super) fn answer(fields: &Fields) -> Result<Answer, Stop> {
    let given = Answer::of(fields.get("answer")).filter(|it| *it != Answer::Withdrawn);
    given.ok_or_else(|| Stop::field("answer", super::not_a_choice()))
}

/// Keeps the answer of `person` to an invitation, and lets them in if it is a yes. An invitation is answered once.
pub(super) fn settle(
    visit: &Visit,
    tx: &mut Tx<'_>,
    invitation: &Invitation,
    (answer, person): (Answer, PersonId),
) -> Result<(), Stop> {
    // An invitation does not undo what a steward suspended.
    if answer == Answer::Accepted && store::is_suspended(tx, invitation.community, person, visit.now())? {
        return Err(Stop::Refused(Say::new("refusal-suspended")));
    }
    if !store::answer_invitation(tx, &visit.app.env, invitation, answer, Some(person))? {
        return Err(Stop::Conflict(Say::new("charter-invitation-answered")));
    }
    if answer != Answer::Accepted {
        return Ok(());
    }
    let held = store::held_by(tx, invitation.community, person, visit.now())?;
    if !held.iter().any(|held| held.role == invitation.role && held.team == invitation.team) {
        let admission = Admission::new(person, invitation.community, invitation.role, How::Invited);
        store::admit(tx, &visit.app.env, &admission.in_team(invitation.team).by(invitation.made_by))?;
    }
    Ok(())
}
