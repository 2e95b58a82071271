//! What both databases must do alike, and what the writer promises.

use jiff::Timestamp;
use uuid::Uuid;

use crate::*;

const STEPS: &[Migration] = &[Migration {
    number: 1,
    name: "one",
    sql: "CREATE TABLE thing (id @id PRIMARY KEY NOT NULL, name @text UNIQUE, size @int, open @bool NOT NULL,
          at @time, day @date) @strict;",
}];

/// Runs `test` on SQLite, and on PostgreSQL where the test command started one.
fn both(test: impl Fn(&Db)) {
    let folder = tempfile::tempdir().unwrap();
    test(&Db::open(&Place::File(folder.path().join("kith.db")), 2, STEPS).unwrap());
    let Ok(address) = std::env::var("KITH_TEST_POSTGRES") else {
        println!("PostgreSQL skipped: KITH_TEST_POSTGRES is not set");
        return;
    };
    let schema = format!("db_{}", folder.path().file_name().unwrap().to_string_lossy().replace(['.', '-'], "_"));
    let mut client = ::postgres::Client::connect(&address, ::postgres::NoTls).unwrap();
    client.batch_execute(&format!("CREATE SCHEMA \"{schema}\"")).unwrap();
    let place = Place::Server(format!("{address}?options=-csearch_path%3D%22{schema}%22"));
    test(&Db::open(&place, 2, STEPS).unwrap());
}

fn add(db: &Db, name: &str) -> Result<Uuid, Error> {
    let id = Uuid::from_u128(u128::from(name.len() as u64) << 64 | u128::from(name.as_bytes()[0]));
    let name = name.to_owned();
    db.write_now(move |tx| {
        tx.exec("INSERT INTO thing (id, name, open) VALUES ($1, $2, $3)", params![id, name, true])?;
        Ok(id)
    })
}

fn names(db: &Db) -> Vec<String> {
    let rows = db.read_now(|r| r.all::<(String,)>("SELECT name FROM thing ORDER BY name", &[]));
    rows.unwrap().into_iter().map(|(name,)| name).collect()
}

#[test]
fn every_kind_of_value_comes_back_as_it_went_in() {
    both(|db| {
        let at: Timestamp = "2026-03-12T10:00:00.000001Z".parse().unwrap();
        let day: jiff::civil::Date = "2028-02-29".parse().unwrap();
        let id = Uuid::from_u128(7);
        db.write_now(move |tx| {
            let sql = "INSERT INTO thing (id, name, size, open, at, day) VALUES ($1, $2, $3, $4, $5, $6)";
            tx.exec(sql, params![id, "Zoë’s", -5_i64, false, at, day])
        })
        .unwrap();
        let row: (Uuid, String, i64, bool, Timestamp, jiff::civil::Date) = db
            .read_now(move |r| {
                r.one("SELECT id, name, size, open, at, day FROM thing WHERE id = $1 AND open = $2", params![id, false])
            })
            .unwrap();
        assert_eq!(row, (id, "Zoë’s".to_owned(), -5, false, at, day));
        let gone: Option<(Option<i64>,)> =
            db.read_now(|r| r.maybe("SELECT size FROM thing WHERE name = $1", params!["no such"])).unwrap();
        assert!(gone.is_none());
    });
}

#[test]
fn a_parameter_may_stand_twice_and_out_of_order() {
    both(|db| {
        add(db, "ann").unwrap();
        let sql = "SELECT name FROM thing WHERE $2 = 5 AND (name = $1 OR name = $1)";
        let rows: Vec<(String,)> = db.read_now(move |r| r.all(sql, params!["ann", 5_i64])).unwrap();
        assert_eq!(rows.len(), 1);
    });
}

#[test]
fn an_error_undoes_all_of_its_closure_and_nothing_else() {
    both(|db| {
        add(db, "ann").unwrap();
        let refused: Result<(), Error> = db.write_now(|tx| {
            tx.exec("INSERT INTO thing (id, name, open) VALUES ($1, $2, $3)", params![Uuid::from_u128(9), "bo", true])?;
            tx.exec(
                "INSERT INTO thing (id, name, open) VALUES ($1, $2, $3)",
                params![Uuid::from_u128(8), "ann", true],
            )?;
            Ok(())
        });
        assert!(refused.unwrap_err().is_conflict());
        assert_eq!(names(db), ["ann"]);
    });
}

#[test]
fn a_panic_in_a_closure_undoes_it_and_the_thread_lives() {
    both(|db| {
        let result: Result<(), Error> = db.write_now(|tx| {
            tx.exec("INSERT INTO thing (id, name, open) VALUES ($1, $2, $3)", params![Uuid::from_u128(9), "bo", true])?;
            panic!("on purpose")
        });
        assert!(matches!(result, Err(Error::Panicked)));
        add(db, "ann").unwrap();
        assert_eq!(names(db), ["ann"]);
    });
}

#[test]
fn waiting_writers_share_a_transaction_and_refusals_stay_their_own() {
    both(|db| {
        std::thread::scope(|scope| {
            for writer in 0..40_u128 {
                scope.spawn(move || {
                    let name = format!("n{:02}", writer % 30); // ten of them come second
                    let _: Result<u64, Error> = db.write_now(move |tx| {
                        let id = Uuid::from_u128(writer);
                        tx.exec("INSERT INTO thing (id, name, open) VALUES ($1, $2, $3)", params![id, name, true])
                    });
                });
            }
        });
        assert_eq!(names(db).len(), 30);
    });
}

#[tokio::test]
async fn one_may_wait_on_a_runtimes_thread_however_often() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Place::File(folder.path().join("kith.db")), 1, &[]).unwrap();
    for _ in 0..300 {
        db.read_now(|r| r.count("SELECT COUNT(*) FROM migration", &[])).unwrap();
    }
}

#[test]
fn a_second_server_on_the_same_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::File(folder.path().join("kith.db"));
    let _first = Db::open(&place, 1, STEPS).unwrap();
    assert!(matches!(Db::open(&place, 1, STEPS), Err(Error::InUse(_))));
}

#[test]
fn a_migration_that_was_edited_after_it_ran_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kith.db");
    let mut connection = rusqlite::Connection::open(path).unwrap();
    migrate::sqlite(&mut connection, STEPS).unwrap();
    migrate::sqlite(&mut connection, STEPS).unwrap();
    let edited = [Migration { sql: "CREATE TABLE other (id @id) @strict;", ..STEPS[0] }];
    assert!(matches!(migrate::sqlite(&mut connection, &edited), Err(Error::Changed { number: 1 })));
}

#[test]
fn a_migration_that_fails_half_way_leaves_nothing_and_resumes() {
    let mut connection = rusqlite::Connection::open_in_memory().unwrap();
    let broken = [Migration { number: 1, name: "x", sql: "CREATE TABLE a (id @id) @strict; CREATE TABLE a (id @id);" }];
    assert!(migrate::sqlite(&mut connection, &broken).is_err());
    migrate::sqlite(&mut connection, STEPS).unwrap();
    let tables: i64 =
        connection.query_row("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'a'", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 0);
}

/// Lets the file of a SQLite database grow to `pages` and no further: a disk that is full, without a disk.
fn limit(db: &Db, pages: i64) {
    db.write_now(move |tx| {
        let connection = tx.as_sqlite().unwrap();
        connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).map_err(Error::from)
    })
    .unwrap();
}

#[test]
fn a_full_disk_refuses_writes_keeps_what_it_acknowledged_and_recovers_without_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Place::File(folder.path().join("kith.db")), 2, STEPS).unwrap();
    let acknowledged = std::sync::Mutex::new(Vec::new());
    let write = |key: u128, size: usize| {
        let name = format!("{key:06}{}", "x".repeat(size));
        let kept = name.clone();
        let result: Result<u64, Error> = db.write_now(move |tx| {
            let id = Uuid::from_u128(key);
            tx.exec("INSERT INTO thing (id, name, open) VALUES ($1, $2, $3)", params![id, name, true])
        });
        match &result {
            Ok(_) => acknowledged.lock().unwrap().push(kept),
            Err(error) => assert!(error.is_disk(), "{error}"),
        }
        result.is_ok()
    };
    let mut refused = 0;
    for point in 0..60_u128 {
        let pages: i64 = db.read_now(|r| r.one::<(i64,)>("SELECT page_count FROM pragma_page_count", &[])).unwrap().0;
        limit(&db, pages + (point % 4) as i64);
        std::thread::scope(|scope| {
            for writer in 0..8_u128 {
                let write = &write;
                scope.spawn(move || {
                    (0..4).for_each(|n| {
                        write(point * 1_000 + writer * 10 + n, 900 * (1 + (point as usize % 5)));
                    })
                });
            }
        });
        refused += usize::from(!write(point * 1_000 + 999, 60_000));
        let found = names(&db); // reading goes on
        assert!(acknowledged.lock().unwrap().iter().all(|name| found.binary_search(name).is_ok()), "point {point}");
        limit(&db, 1 << 30);
        assert!(write(point * 1_000 + 998, 10), "writing goes on once there is room");
    }
    assert_eq!(refused, 60, "the disk was full at every point");
    drop(db);
    assert_eq!(dialect::integrity(&folder.path().join("kith.db")).unwrap(), "ok");
}
