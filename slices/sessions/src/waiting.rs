//! Places that become free: because somebody says no, is out of the community, or may not come any more, and because there
//! are more places. Whoever waited first has the next one, and a letter that says so.

use kith_charter::{Community, Departure};
use kith_db::Tx;
use kith_jobs::JobError;
use kith_people::Person;
use kith_policy::{CommunityId, PersonId, Viewer, Who};
use kith_web::{App, Speech, Stop, zone};

use crate::mail::Place;
use crate::{Session, store};

/// The most people who move up at once.
const MOST: i64 = 500;

/// Gives the free places of a session to those who wait, first come first served, in the transaction that made them
/// free. Who may not come any more is passed over.
pub fn move_up(app: &App, tx: &mut Tx<'_>, session: &Session, community: &Community) -> Result<(), Stop> {
    let now = app.env.now();
    if !session.is_ahead(now) {
        return Ok(());
    }
    let mut free = store::free_places(tx, session.id)?.unwrap_or(MOST);
    if free <= 0 {
        return Ok(());
    }
    for person in store::waiting(tx, session.id, MOST)? {
        if free <= 0 {
            break;
        }
        free -= i64::from(seat(app, tx, (session, community), person)?);
    }
    Ok(())
}

/// Whether somebody who waits took a place.
fn seat(app: &App, tx: &mut Tx<'_>, (session, community): (&Session, &Community), id: PersonId) -> Result<bool, Stop> {
    let now = app.env.now();
    let Some((viewer, person)) = somebody(app, tx, id)? else { return Ok(false) };
    if !app.policy.allows(&viewer, "create", &session.thing_of("rsvp")) {
        return Ok(false);
    }
    store::take_place(tx, &app.env, (session.community_id, session.id), id)?;
    if let Some(address) = kith_people::store::email_of(tx, id)? {
        let speech = Speech::new(app, viewer.lang, viewer.zone.clone(), now);
        let place = Place { speech: &speech, community: &community.name, slug: &community.slug, session };
        let letter = place.letter(id, (person.name, address)).map_err(|error| Stop::Fault(error.to_string()))?;
        kith_mail::write(tx, &app.env, &letter)?;
    }
    Ok(true)
}

/// Somebody as they stand now, as if they asked for a page; nobody where they are gone.
pub fn somebody(app: &App, tx: &mut Tx<'_>, id: PersonId) -> Result<Option<(Viewer, Person)>, Stop> {
    let now = app.env.now();
    let Some(person) = kith_people::store::person(tx, id)? else { return Ok(None) };
    let viewer = Viewer {
        who: Some(Who { id, name: person.name.clone(), operator: person.operator }),
        memberships: kith_charter::store::memberships_of(tx, id, now)?,
        guest_of: store::guest::guest_of(tx, id, now)?,
        zone: zone(&person.zone).unwrap_or(jiff::tz::TimeZone::UTC),
        ..Viewer::public(person.lang, now)
    };
    Ok(Some((viewer, person)))
}

/// Somebody is out of a community, or of a part of it: their places there are for others.
pub async fn follow(app: App, job: Departure) -> Result<(), JobError> {
    let house = app.clone();
    let left: Result<(), Stop> = app.db.write(move |tx| leave(&house, tx, (job.community, job.person))).await;
    left.map_err(|stop| JobError::retry(format!("{stop:?}")))
}

/// Takes back what somebody answered to the sessions ahead of a community to which they may not come any more.
pub fn leave(app: &App, tx: &mut Tx<'_>, (community, person): (CommunityId, PersonId)) -> Result<(), Stop> {
    let now = app.env.now();
    let answered = store::answered_ahead(tx, (community, person), now)?;
    let known = if answered.is_empty() { None } else { kith_charter::store::community(tx, community)? };
    let Some(community) = known else { return Ok(()) };
    let viewer = somebody(app, tx, person)?.map(|(viewer, _)| viewer);
    for id in answered {
        let Some(session) = store::session(tx, community.id, id)? else { continue };
        let may = |viewer: &Viewer| app.policy.allows(viewer, "create", &session.thing_of("rsvp"));
        if viewer.as_ref().is_some_and(may) {
            continue;
        }
        if store::lapse(tx, &app.env, (community.id, id), person)? {
            move_up(app, tx, &session, &community)?;
        }
    }
    Ok(())
}
