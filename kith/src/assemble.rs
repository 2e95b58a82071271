//! The house put together: which slices there are, who stands behind a sign-in, who does which job.

use anyhow::anyhow;
use axum::Router;
use jiff::Timestamp;
use kith_base::{Env, jiff};
use kith_db::{Db, Error, Read};
use kith_jobs::Jobs;
use kith_mail::{Outbox, SendLetter};
use kith_policy::Policy;
use kith_web::{App, Assets, House, Known, Panel, Room, Routes, Site, Words, layers, own_routes};

use crate::tidying;

/// What jobs work with.
#[derive(Clone)]
pub struct Workshop {
    pub app: App,
    pub outbox: Outbox,
}

/// Every address, of the kit and of all slices.
pub fn routes() -> Routes {
    own_routes().and(kith_people::routes()).and(kith_charter::routes()).and(kith_sessions::routes())
}

/// The rooms of a community, in the order in which they stand.
pub fn rooms() -> Vec<Room> {
    kith_sessions::rooms().into_iter().chain(kith_charter::rooms()).collect()
}

/// What slices show on pages of others.
pub fn panels() -> Vec<Panel> {
    kith_charter::panels().into_iter().chain(kith_sessions::panels()).collect()
}

/// Who is signed in with this secret, with everything that decides what they may do.
pub fn know(read: &mut Read<'_>, token_hash: &str, now: Timestamp) -> Result<Option<Known>, Error> {
    let Some(signed) = kith_people::store::who_is(read, token_hash, now)? else { return Ok(None) };
    let memberships = kith_charter::store::memberships_of(read, signed.who.id, now)?;
    let invited = match &signed.email {
        Some(email) => kith_charter::store::invited_to(read, email, now)?,
        None => Vec::new(),
    };
    Ok(Some(Known { who: signed.who, lang: signed.lang, zone: signed.zone, memberships, invited }))
}

/// The house on this database.
pub fn house(db: Db, env: Env, site: Site) -> anyhow::Result<(App, Router)> {
    let Routes { router, listed } = routes();
    let app = App::new(House {
        db,
        env,
        site,
        policy: Policy::shipped().map_err(|error| anyhow!(error))?,
        words: Words::load().map_err(|error| anyhow!(error))?,
        assets: Assets::load(),
        know,
        rooms: rooms(),
        panels: panels(),
        routes: listed,
    });
    let router = layers(router, &app);
    Ok((app, router))
}

/// Who does which job.
pub fn jobs() -> Jobs<Workshop> {
    let letters = Jobs::new().on(|workshop: Workshop, job: SendLetter| async move { workshop.outbox.send(job).await });
    let all = kith_sessions::hold::jobs(letters, |workshop| workshop.app.clone());
    all.every(
        tidying::TIMER,
        |workshop: Workshop| async move { tidying::tidy(&workshop.app.db, &workshop.app.env).await },
    )
}
