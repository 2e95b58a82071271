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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use kith_db::{Dialect, Error, params};

    use super::*;

    const STEPS: &[Migration] = &[Migration { number: 1, name: "one", sql: "CREATE TABLE thing (size @int) @strict;" }];

    fn expected() -> Vec<Dialect> {
        let postgres = std::env::var("KITH_TEST_POSTGRES").map(|_| Dialect::Postgres);
        [Dialect::Sqlite].into_iter().chain(postgres).collect()
    }

    #[test]
    fn a_test_runs_on_each_database_from_empty_tables() {
        let seen = RefCell::new(Vec::new());
        for _ in 0..2 {
            on_both(STEPS, |db| {
                assert_eq!(db.read_now(|r| r.count("SELECT COUNT(*) FROM thing", &[])).unwrap(), 0);
                db.write_now(|tx| tx.exec("INSERT INTO thing (size) VALUES ($1)", params![1_i64])).unwrap();
                seen.borrow_mut().push(db.dialect());
            });
        }
        assert_eq!(seen.into_inner(), expected().repeat(2));
    }

    #[test]
    fn a_test_that_awaits_runs_on_each_database_too() {
        let seen = RefCell::new(Vec::new());
        on_both_async(STEPS, async |db| {
            let counted: Result<i64, Error> = db.read(|r| r.count("SELECT COUNT(*) FROM thing", &[])).await;
            assert_eq!(counted.unwrap(), 0);
            seen.borrow_mut().push(db.dialect());
        });
        assert_eq!(seen.into_inner(), expected());
    }

    #[test]
    fn a_test_that_fails_leaves_no_schema_behind() {
        let Some(schema) = Schema::fresh(TempDir::new().unwrap().path()) else { return };
        let (address, name) = (schema.address.clone(), schema.name.clone());
        let failed = catch_unwind(AssertUnwindSafe(|| {
            schema.open(STEPS);
            let _schema = schema;
            panic!("on purpose");
        }));
        assert!(failed.is_err());
        let sql = "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = $1";
        let left: i64 = Client::connect(&address, NoTls).unwrap().query_one(sql, &[&name]).unwrap().get(0);
        assert_eq!(left, 0);
    }
}
