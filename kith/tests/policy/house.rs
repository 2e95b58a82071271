//! Houses on copies of the test world, and browsers in them.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use kith::assemble;
use kith_db::{Db, Place};
use kith_policy::Policy;
use kith_test::{Answer, Browser, Noon};
use kith_web::{App, Assets, House, SIGN_IN_COOKIE, Site, Words, layers};
use tempfile::TempDir;

use crate::cast::Person;
use crate::probe::Probe;
use crate::world::World;
use crate::world::people::secret;

/// The world in a file, of which copies are cheap.
pub struct Original {
    folder: TempDir,
    file: PathBuf,
    /// Kept open, so that nothing of it moves while copies are made.
    _still: Db,
}

impl Original {
    pub fn of(world: &World) -> Self {
        let folder = memory();
        let file = folder.path().join("world.db");
        let db = open(&file);
        world.write_into(&db);
        Self { folder, file, _still: db }
    }

    /// A copy of the world, as if nothing had happened in it.
    pub fn copy(&self) -> Copy {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let path = self.folder.path().join(format!("{}.db", NUMBER.fetch_add(1, Ordering::Relaxed)));
        std::fs::copy(&self.file, &path).expect("a copy of the world");
        std::fs::copy(beside(&self.file, "wal"), beside(&path, "wal")).expect("a copy of what was last written");
        Copy { db: open(&path), path }
    }
}

/// A copy of the world, for as long as it is looked at.
pub struct Copy {
    pub db: Db,
    path: PathBuf,
}

impl Drop for Copy {
    fn drop(&mut self) {
        for path in [self.path.clone(), beside(&self.path, "wal"), beside(&self.path, "shm")] {
            let _ = std::fs::remove_file(path);
        }
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}-{ending}", path.display()))
}

fn open(path: &Path) -> Db {
    Db::open(&Place::File(path.to_owned()), 1, kith_migrations::ALL).expect("the world opens")
}

/// A folder in memory where the machine has one: thousands of copies are made.
fn memory() -> TempDir {
    TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).expect("a folder for the world")
}

/// The house on a database, with a policy of one's own.
pub fn house(db: Db, policy: Policy, demo: bool) -> (App, Router) {
    let routes = assemble::routes();
    let app = App::new(House {
        db,
        env: Noon::new().env,
        policy,
        site: Site { address: "https://kith.example.org".to_owned(), demo, cast: &[] },
        words: Words::load().expect("the shipped words read"),
        assets: Assets::default(), // no page of the tests looks at its styles
        know: kith_sessions::store::guest::known,
        rooms: assemble::rooms(),
        panels: assemble::panels(),
        routes: routes.listed,
    });
    let router = layers(routes.router, &app);
    (app, router)
}

/// The house with the policy that Kith ships with.
pub fn shipped(db: Db) -> (App, Router) {
    house(db, Policy::shipped().expect("the shipped policy reads"), false)
}

/// A browser in which somebody is signed in, or nobody.
pub fn browser(router: &Router, who: Option<&Person>) -> Browser {
    let browser = Browser::new(router);
    if let Some(person) = who {
        browser.keep(SIGN_IN_COOKIE, &secret(person.key));
    }
    browser
}

/// Sends a probe.
pub async fn send(browser: &Browser, probe: &Probe) -> Answer {
    if probe.method == "GET" {
        return browser.get(&probe.path).await;
    }
    let fields: Vec<_> = probe.body.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&probe.path, &fields).await
}

/// A runtime for one thread of a test.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime for the test")
}
