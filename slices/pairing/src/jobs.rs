//! The job of this slice: an introduction, to each person once.

use kith_jobs::JobError;
use kith_policy::{Viewer, Who};
use kith_web::{App, Speech, Stop, zone};

use crate::mail::Introduction;
use crate::pairing::Introduce;
use crate::store;

/// Writes to one person whom they are together with, unless that was written before, they may not know of it any more, or
/// they have no address.
pub async fn introduce(app: App, job: Introduce) -> Result<(), JobError> {
    let house = app.clone();
    let written: Result<(), Stop> = app.db.write(move |tx| write(&house, tx, job)).await;
    written.map_err(|stop| JobError::retry(format!("{stop:?}")))
}

fn write(app: &App, tx: &mut kith_db::Tx<'_>, job: Introduce) -> Result<(), Stop> {
    let now = app.env.now();
    let Some((community, slug, name)) = store::whereabouts(tx, job.pairing)? else { return Ok(()) };
    let Some(pairing) = store::pairing(tx, community, job.pairing)? else { return Ok(()) };
    let Some(person) = kith_people::store::person(tx, job.person)? else { return Ok(()) };
    let Some(address) = kith_people::store::email_of(tx, job.person)? else { return Ok(()) };
    let viewer = Viewer {
        who: Some(Who { id: job.person, name: person.name.clone(), operator: person.operator }),
        memberships: kith_charter::store::memberships_of(tx, job.person, now)?,
        invited: Vec::new(),
        guest_of: Vec::new(),
        archived: Vec::new(),
        by_link: false,
        lang: person.lang,
        zone: zone(&person.zone).unwrap_or(jiff::tz::TimeZone::UTC),
        now,
    };
    let seats = store::seats(tx, pairing.id)?;
    let Some(own) = seats.iter().find(|seat| seat.person == job.person && seat.number > 0) else { return Ok(()) };
    let others = seats.iter().filter(|seat| seat.number == own.number && seat.person != job.person);
    let speech = Speech::new(app, viewer.lang, viewer.zone.clone(), now);
    let page = |person| speech.address(&format!("/c/{slug}/people/{person}"));
    let others: Vec<_> = others.map(|seat| (seat.name.clone(), page(seat.person))).collect();
    let may = app.policy.allows(&viewer, "read", &pairing.thing());
    if !may || others.is_empty() || !store::claim(tx, pairing.id, job.person, now)? {
        return Ok(());
    }
    let introduction = Introduction {
        speech: &speech,
        community: &name,
        slug: &slug,
        pairing: &pairing,
        others: &others,
        meets_at: own.meets_at,
    };
    let letter = introduction.letter(job.person, (person.name, address));
    kith_mail::write(tx, &app.env, &letter.map_err(|error| Stop::Fault(error.to_string()))?)?;
    Ok(())
}
