//! The waiting list moves up: whoever waited first gets the place that became free, and a letter that says so.

use kith_charter::Community;
use kith_db::Tx;
use kith_policy::{PersonId, Viewer, Who};
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
    let Some(person) = kith_people::store::person(tx, id)? else { return Ok(false) };
    let viewer = Viewer {
        who: Some(Who { id, name: person.name.clone(), operator: person.operator }),
        memberships: kith_charter::store::memberships_of(tx, id, now)?,
        guest_of: store::guest::guest_of(tx, id, now)?,
        zone: zone(&person.zone).unwrap_or(jiff::tz::TimeZone::UTC),
        ..Viewer::public(person.lang, now)
    };
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
