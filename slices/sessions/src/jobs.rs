//! The jobs of this half: the recap of a published record, to each person once.

use kith_jobs::JobError;
use kith_policy::Viewer;
use kith_web::{App, Speech, Stop};

use crate::Session;
use crate::mail::Recap;
use crate::record::WriteRecap;
use crate::store;

/// Writes the recap to one person, unless it was written before, they may no longer read the record, or they have no
/// address. Those who only telephone get it too: by mail is how they keep it.
pub async fn write_recap(app: App, job: WriteRecap) -> Result<(), JobError> {
    let house = app.clone();
    let written: Result<(), Stop> = app.db.write(move |tx| recap(&house, tx, job)).await;
    written.map_err(|stop| JobError::retry(format!("{stop:?}")))
}

fn recap(app: &App, tx: &mut kith_db::Tx<'_>, job: WriteRecap) -> Result<(), Stop> {
    let now = app.env.now();
    let Some((community, slug)) = store::record::whereabouts(tx, job.session)? else { return Ok(()) };
    let Some(session) = store::session(tx, community, job.session)? else { return Ok(()) };
    let Some((viewer, person)) = crate::waiting::somebody(app, tx, job.person)? else { return Ok(()) };
    let Some(address) = kith_people::store::email_of(tx, job.person)? else { return Ok(()) };
    let wanted = kith_mail::allowance::choice(tx, job.person.into(), community.into())?.gets(kith_mail::Sort::Recaps);
    let part = kith_charter::store::participation_of(tx, community, job.person)?;
    let wanted = wanted && part.gets(kith_charter::Post::Recap);
    // The week of a person has a cap: a recap is never dropped, it waits.
    if !wanted
        || !may_have_it(app, &viewer, &session)
        || kith_mail::allowance::put_off(tx, &app.env, job.person.into(), &job)?
    {
        return Ok(());
    }
    if !store::record::claim_recap(tx, session.id, job.person, now)? {
        return Ok(());
    }
    let mut commitments = store::commitment::commitments_of(tx, session.id)?;
    commitments.retain(|it| it.person == Some(job.person));
    let questions = store::question::questions_of(tx, session.id)?;
    let name = kith_charter::store::by_slug(tx, &slug)?.map(|it| it.name.to_string()).unwrap_or_default();
    let speech = Speech::new(app, viewer.lang, viewer.zone.clone(), now);
    let recap = Recap {
        speech: &speech,
        community: &name,
        slug: &slug,
        session: &session,
        commitments: &commitments,
        questions: &questions,
        asks: may_say_how_it_was(app, tx, (&viewer, job.person), &session)?,
        link: &kith_mail::Link::new(&app.env, &app.site.address),
    };
    let letter = recap.letter(job.person, (person.name, address)).map_err(|error| Stop::Fault(error.to_string()))?;
    kith_mail::write(tx, &app.env, &letter)?;
    Ok(())
}

/// Whether somebody was there, may say how it was, and has not.
fn may_say_how_it_was(
    app: &App,
    r: &mut kith_db::Read<'_>,
    (viewer, person): (&Viewer, kith_policy::PersonId),
    session: &Session,
) -> Result<bool, Stop> {
    let (came, said) = store::pulse::standing(r, session.id, person)?;
    let open = crate::pulse::is_open(session, viewer.now);
    Ok(came && !said && open && app.policy.allows(viewer, "create", &session.thing_of("pulse")))
}

fn may_have_it(app: &App, viewer: &Viewer, session: &Session) -> bool {
    session.published_at.is_some() && app.policy.allows(viewer, "read", &session.thing_of("record"))
}
