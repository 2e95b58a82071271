//! Light letters, each once: looked at with the step that they go with, decided once more by the job that writes.

use jiff::{SignedDuration, Timestamp};
use kith_base::jiff;
use kith_charter::InvitationId;
use kith_db::Tx;
use kith_facts::Fact;
use kith_jobs::Job;
use kith_mail::Link;
use kith_sessions::SessionId;
use kith_web::{App, Stop};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Light, letter};
use crate::occasion::{Fate, Occasion};
use crate::step::Step;
use crate::{load, store};

/// The light letter of a step to whoever has an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WriteLight {
    pub session: SessionId,
    pub step: Step,
    pub invitation: InvitationId,
}

impl Job for WriteLight {
    const KIND: &'static str = "light.write";
}

/// Queues a light letter to everybody who is invited and whose moment has come; answers when the next one's comes.
pub fn look(
    tx: &mut Tx<'_>,
    env: &kith_base::Env,
    (occasion, step): (&Occasion, Step),
    now: Timestamp,
) -> Result<Option<Timestamp>, Stop> {
    let Some(light) = Light::of_step(step) else { return Ok(None) };
    let invited = store::invited(tx, &occasion.session, (light, None), now)?;
    let Some(at) = occasion.moment(step, &occasion.community.time_zone()).filter(|_| !invited.is_empty()) else {
        return Ok(None);
    };
    if at > now {
        return Ok(Some(at));
    }
    let is_next = store::is_next(tx, &occasion.session, now)?;
    for to in invited {
        if occasion.light_fate(step, &to, is_next, now) != Fate::Not {
            let job = WriteLight { session: occasion.session.id, step, invitation: to.invitation };
            kith_jobs::enqueue(tx, env, &job, now - SignedDuration::from_mins(1))?;
        }
    }
    Ok(None)
}

/// Decides once more, keeps what became of it, and writes the letter.
pub fn write(app: &App, tx: &mut Tx<'_>, job: WriteLight) -> Result<(), Stop> {
    let (now, WriteLight { session, step, invitation }) = (app.env.now(), job);
    let Some(light) = Light::of_step(step) else { return Ok(()) };
    let Some(occasion) = load::occasion_of(tx, session)?.filter(|it| it.closed(step, now).is_none()) else {
        return Ok(());
    };
    let Some(to) = store::invited(tx, &occasion.session, (light, Some(invitation)), now)?.pop() else { return Ok(()) };
    let is_next = store::is_next(tx, &occasion.session, now)?;
    let held = match occasion.light_fate(step, &to, is_next, now) {
        Fate::Not => return Ok(()),
        Fate::Goes(at) if at > now => return Ok(store::set_due(tx, session, step, at)?),
        Fate::Goes(_) => None,
        Fate::Held(held) => Some(held),
    };
    if !store::keep_light(tx, (session, step, invitation), (light, held), now)? {
        return Ok(());
    }
    let data = json!({ "what": light.word(), "invitation": invitation, "why": held.map(|held| held.word()) });
    let kind = if held.is_none() { "light.written" } else { "light.held" };
    let fact = Fact::new(kind, ("session", session)).within(occasion.community.id).with(data);
    kith_facts::record(tx, &app.env, &fact)?;
    if held.is_some() {
        return Ok(());
    }
    let link = Link::new(&app.env, &app.site.address);
    let said = letter::written(app, (&occasion, light), (&to, Some(&link)), now)?;
    let written = kith_mail::write(tx, &app.env, &letter::addressed(said, &occasion, &to, link))?;
    Ok(kith_charter::store::told(tx, invitation, written)?)
}
