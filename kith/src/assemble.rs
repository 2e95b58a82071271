//! The house put together: which slices there are, who stands behind a sign-in, who does which job.

use anyhow::anyhow;
use axum::Router;
use kith_base::Env;
use kith_db::Db;
use kith_jobs::Jobs;
use kith_mail::{Outbox, SendLetter};
use kith_policy::Policy;
use kith_web::{App, Assets, House, Panel, Room, Routes, Site, Words, layers, own_routes};

use crate::tidying;

/// What jobs work with.
#[derive(Clone)]
pub struct Workshop {
    pub app: App,
    pub outbox: Outbox,
}

/// Every address, of the kit and of all slices.
pub fn routes() -> Routes {
    own_routes()
        .and(kith_people::routes())
        .and(kith_charter::routes())
        .and(kith_sessions::routes())
        .and(kith_pairing::routes())
        .and(kith_notify::routes())
        .and(kith_same::routes())
        .and(kith_action::routes())
}

/// The rooms of a community, in the order in which they stand.
pub fn rooms() -> Vec<Room> {
    kith_sessions::rooms().into_iter().chain(kith_charter::rooms()).collect()
}

/// What slices show on pages of others.
pub fn panels() -> Vec<Panel> {
    kith_charter::panels().into_iter().chain(kith_sessions::panels()).chain(kith_pairing::panels()).collect()
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
        know: kith_sessions::store::guest::known,
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
    let of_sessions = kith_sessions::hold::jobs(letters, |workshop| workshop.app.clone());
    let of_pairing = kith_pairing::jobs(of_sessions, |workshop| workshop.app.clone());
    let all = kith_notify::jobs(of_pairing, |workshop| workshop.app.clone());
    all.every(
        tidying::TIMER,
        |workshop: Workshop| async move { tidying::tidy(&workshop.app.db, &workshop.app.env).await },
    )
}
