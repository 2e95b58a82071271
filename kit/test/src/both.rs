//! Runs a test on SQLite, and on PostgreSQL where `KITH_TEST_POSTGRES` names a server.

use std::path::Path;

use kith_db::{Db, Migration, Place};
use postgres::{Client, NoTls};
use tempfile::TempDir;

/// Runs `test` on a fresh SQLite database, and then on a fresh schema of PostgreSQL.
pub fn on_both(migrations: &[Migration], test: impl Fn(Db)) {
    let folder = TempDir::new().expect("a folder for the test");
    test(fresh_file(&folder, migrations));
    if let Some(schema) = Schema::fresh(folder.path()) {
        test(schema.open(migrations));
    }
}

/// [`on_both`] for tests that await: each runs on a runtime of its own.
pub fn on_both_async(migrations: &[Migration], test: impl AsyncFn(Db)) {
    on_both(migrations, |db| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("a runtime for the test").block_on(test(db));
    });
}

fn fresh_file(folder: &TempDir, migrations: &[Migration]) -> Db {
    let place = Place::File(folder.path().join("kith.db"));
    Db::open(&place, 2, migrations).expect("a fresh SQLite database")
}

/// A schema of its own on the test server, dropped afterwards, also when the test fails.
struct Schema {
    address: String,
    name: String,
}

impl Schema {
    /// A schema whose name no other test uses: temporary folders have names that nobody else has.
    fn fresh(folder: &Path) -> Option<Self> {
        let Ok(address) = std::env::var("KITH_TEST_POSTGRES") else {
            println!("PostgreSQL skipped: KITH_TEST_POSTGRES is not set");
            return None;
        };
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        let unique: String = folder.file_name()?.to_string_lossy().chars().map(plain).collect();
        let schema = Self { address, name: format!("test_{}_{unique}", std::process::id()) };
        schema.run(&format!("CREATE SCHEMA \"{}\"", schema.name)).expect("a fresh PostgreSQL schema");
        Some(schema)
    }

    fn open(&self, migrations: &[Migration]) -> Db {
        let more = if self.address.contains('?') { '&' } else { '?' };
        let place = Place::Server(format!("{}{more}options=-csearch_path%3D%22{}%22", self.address, self.name));
        Db::open(&place, 3, migrations).expect("a fresh PostgreSQL schema")
    }

    fn run(&self, sql: &str) -> Result<(), postgres::Error> {
        Client::connect(&self.address, NoTls)?.batch_execute(sql)
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        let dropped = self.run(&format!("SET client_min_messages = warning; DROP SCHEMA \"{}\" CASCADE", self.name));
        if let Err(error) = dropped {
            println!("the schema {} was left behind: {error}", self.name);
        }
    }
}
