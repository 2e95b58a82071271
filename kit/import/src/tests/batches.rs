//! Batches on both databases: brought, repeated, changed, edited here, vanished, back again, undone.

use std::collections::BTreeSet;

use kith_base::{Env, Uuid};
use kith_db::{Db, Error, Migration, Read, Tx, params};
use kith_test::{Noon, on_both};

use crate::{
    BatchId, Delivery, Key, Kind, Message, Outcome, Place, Refs, Refusal, Report, Row, Sheet, Shelf, Shelves, Shipment,
    bring, store, undo, words,
};

const TOYS: Migration = Migration {
    number: 900,
    name: "toys",
    sql: "CREATE TABLE toy_house (id @id PRIMARY KEY NOT NULL, name @text NOT NULL, about @text NOT NULL, ended @bool NOT NULL) @strict;
          CREATE TABLE toy_guest (id @id PRIMARY KEY NOT NULL, name @text NOT NULL, house_id @id REFERENCES toy_house (id)) @strict;",
};

/// Houses have an end, guests have none and live in houses.
struct Houses;
struct Guests;

struct Toys;

impl Shelves for Toys {
    fn of(&self, kind: Kind) -> &dyn Shelf {
        if kind == Kind::Session { &Guests } else { &Houses }
    }
}

impl Shelf for Houses {
    fn table(&self) -> &'static str {
        "toy_house"
    }

    fn draw(&self, row: &Row, _: &Refs<'_>, _: &mut Vec<Message>) -> Result<Sheet, Message> {
        Ok(Sheet::default().maybe("name", row.words("name")).maybe("about", row.words("summary")))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let found: Option<(String, String)> =
            read.maybe("SELECT name, about FROM toy_house WHERE id = $1", params![id])?;
        Ok(found.map(|(name, about)| Sheet::default().with("name", name).with("about", about)))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        let id: Uuid = env.id();
        let sql = "INSERT INTO toy_house (id, name, about, ended) VALUES ($1, $2, $3, false)";
        tx.exec(sql, params![id, sheet.get("name"), sheet.get("about")])?;
        Ok(id)
    }

    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        let sql = "UPDATE toy_house SET name = $2, about = $3 WHERE id = $1";
        tx.exec(sql, params![id, sheet.get("name"), sheet.get("about")]).map(|_| ())
    }

    fn retire(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid) -> Result<bool, Error> {
        tx.exec("UPDATE toy_house SET ended = true WHERE id = $1", params![id]).map(|_| true)
    }

    fn restore(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        tx.exec("UPDATE toy_house SET ended = false WHERE id = $1", params![id]).map(|_| ())
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        tx.exec("DELETE FROM toy_house WHERE id = $1", params![id]).map(|_| ())
    }
}

impl Shelf for Guests {
    fn table(&self) -> &'static str {
        "toy_guest"
    }

    fn draw(&self, row: &Row, refs: &Refs<'_>, _: &mut Vec<Message>) -> Result<Sheet, Message> {
        let house = refs.id("communities").ok_or_else(|| words::REFERENCE_GONE.with(&[&"communities"]))?;
        Ok(Sheet::default().maybe("title", row.words("title")).with("house", house))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let found: Option<(String, Option<Uuid>)> =
            read.maybe("SELECT name, house_id FROM toy_guest WHERE id = $1", params![id])?;
        Ok(found.map(|(name, house)| Sheet::default().with("title", name).maybe("house", house)))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        let id: Uuid = env.id();
        let house = sheet.get("house").parse::<Uuid>().ok();
        let sql = "INSERT INTO toy_guest (id, name, house_id) VALUES ($1, $2, $3)";
        tx.exec(sql, params![id, sheet.get("title"), house])?;
        Ok(id)
    }

    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        let house = sheet.get("house").parse::<Uuid>().ok();
        let sql = "UPDATE toy_guest SET name = $2, house_id = $3 WHERE id = $1";
        tx.exec(sql, params![id, sheet.get("title"), house]).map(|_| ())
    }

    fn retire(&self, _: &mut Tx<'_>, _: &Env, _: Uuid) -> Result<bool, Error> {
        Ok(false)
    }

    fn restore(&self, _: &mut Tx<'_>, _: Uuid) -> Result<(), Error> {
        Ok(())
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        tx.exec("DELETE FROM toy_guest WHERE id = $1", params![id]).map(|_| ())
    }
}

/// A database with toys, and a noon that passes between imports.
struct Room {
    db: Db,
    noon: Noon,
}

fn in_room(test: impl Fn(Room)) {
    let steps: Vec<Migration> = kith_migrations::ALL.iter().copied().chain([TOYS]).collect();
    on_both(&steps, |db| test(Room { db, noon: Noon::new() }));
}

impl Room {
    fn bring(&self, delivery: Delivery) -> Report {
        self.noon.pass(60);
        let env = self.noon.env.clone();
        let work =
            move |tx: &mut Tx<'_>| bring(tx, &env, &Toys, Shipment { source: "toys", delivery: &delivery, by: None });
        self.db.write_now(work).unwrap()
    }

    fn undo(&self, batch: Option<BatchId>) -> Result<Report, Message> {
        self.noon.pass(60);
        let env = self.noon.env.clone();
        self.db.write_now(move |tx| undo(tx, &env, &Toys, batch.unwrap())).unwrap()
    }

    /// Does something that no import does.
    fn edit(&self, sql: &'static str) {
        self.db.write_now(move |tx| tx.exec(sql, &[])).unwrap();
    }

    fn houses(&self) -> Vec<(String, String, bool)> {
        self.db.read_now(|r| r.all("SELECT name, about, ended FROM toy_house ORDER BY name", &[])).unwrap()
    }

    fn guests(&self) -> Vec<(String, String)> {
        let sql = "SELECT g.name, h.name FROM toy_guest g JOIN toy_house h ON h.id = g.house_id ORDER BY g.name";
        self.db.read_now(move |r| r.all(sql, &[])).unwrap()
    }

    fn count(&self, table: &'static str) -> i64 {
        self.db.read_now(move |r| r.count(&format!("SELECT COUNT(*) FROM {table}"), &[])).unwrap()
    }
}

fn house(key: &str, name: &str, about: &str) -> Row {
    let row = Row::new(Kind::Community, key, Place::line("houses", 1)).text("name", Some(name.to_owned()));
    row.text("summary", Some(about.to_owned()))
}

fn guest(key: &str, name: &str, house: &str) -> Row {
    let row = Row::new(Kind::Session, key, Place::line("guests", 1)).text("title", Some(name.to_owned()));
    row.pointing("communities", Kind::Community, [house.to_owned()])
}

fn delivery<const N: usize>(rows: [Row; N]) -> Delivery {
    Delivery { rows: rows.into(), whole: BTreeSet::from(Kind::ALL), ..Delivery::default() }
}

fn first() -> Delivery {
    delivery([house("a", "Alder", "by the sea"), house("b", "Birch", "on the hill"), guest("x", "Xenia", "a")])
}

fn outcomes(report: &Report) -> Vec<(&str, Outcome)> {
    report.lines.iter().map(|line| (line.key.name.as_str(), line.outcome)).collect()
}

fn triple(name: &str, about: &str, ended: bool) -> (String, String, bool) {
    (name.to_owned(), about.to_owned(), ended)
}

#[test]
fn what_is_brought_stands_and_a_second_time_changes_nothing() {
    in_room(|room| {
        let report = room.bring(first());
        assert_eq!(outcomes(&report), [("a", Outcome::New), ("b", Outcome::New), ("x", Outcome::New)]);
        assert_eq!(room.houses(), [triple("Alder", "by the sea", false), triple("Birch", "on the hill", false)]);
        assert_eq!(room.guests(), [("Xenia".to_owned(), "Alder".to_owned())]);

        let again = room.bring(first());
        assert_eq!(outcomes(&again).iter().filter(|(_, it)| *it == Outcome::Unchanged).count(), 3);
        assert_eq!((again.batch, room.count("import_batch"), room.count("imported")), (None, 1, 3));
        let batches = room.db.read_now(store::batches).unwrap();
        assert_eq!(batches.len(), 1);
        assert_eq!(batches[0].counts.get("new"), Some(&3));
    });
}

#[test]
fn a_rehearsal_says_the_same_and_leaves_nothing() {
    in_room(|room| {
        let env = room.noon.env.clone();
        let rehearsed: Result<(), Error> = room.db.write_now(move |tx| {
            let delivery = first();
            let report = bring(tx, &env, &Toys, Shipment { source: "toys", delivery: &delivery, by: None })?;
            assert_eq!(report.of(Outcome::New).count(), 3);
            Err(Error::Stopped)
        });
        assert!(rehearsed.is_err());
        assert_eq!((room.count("toy_house"), room.count("import_batch"), room.count("imported")), (0, 0, 0));
    });
}

#[test]
fn what_changed_at_the_source_is_taken_over_and_what_was_edited_here_is_kept() {
    in_room(|room| {
        room.bring(first());
        room.edit("UPDATE toy_house SET name = 'Alder House' WHERE name = 'Alder'");
        let second =
            [house("a", "Alders", "by the lake"), house("b", "Birch", "on the hill"), guest("x", "Xenia", "b")];
        let report = room.bring(delivery(second.clone()));
        let alder = &report.lines[0];
        assert_eq!(
            (alder.outcome, &alder.changed[..], &alder.kept[..]),
            (Outcome::Changed, &["about".to_owned()][..], &["name".to_owned()][..])
        );
        assert_eq!(room.houses()[0], triple("Alder House", "by the lake", false));
        assert_eq!(room.guests(), [("Xenia".to_owned(), "Birch".to_owned())]);
        assert!(room.bring(delivery(second)).is_quiet(), "what was kept is not said again");
    });
}

#[test]
fn only_an_edited_field_that_changes_at_the_source_is_kept_and_said() {
    in_room(|room| {
        room.bring(first());
        room.edit("UPDATE toy_house SET about = 'mine' WHERE name = 'Birch'");
        assert!(room.bring(first()).is_quiet());
        let report = room.bring(delivery([
            house("a", "Alder", "by the sea"),
            house("b", "Birch", "theirs"),
            guest("x", "Xenia", "a"),
        ]));
        assert_eq!(report.lines[1].outcome, Outcome::Kept);
        assert_eq!(room.houses()[1], triple("Birch", "mine", false));
        room.undo(report.batch).unwrap();
        assert_eq!(room.houses()[1], triple("Birch", "mine", false));
    });
}

#[test]
fn an_edit_that_agrees_with_the_source_later_is_nothing_to_say() {
    in_room(|room| {
        room.bring(first());
        room.edit("UPDATE toy_house SET about = 'new' WHERE name = 'Birch'");
        let agreed = [house("a", "Alder", "by the sea"), house("b", "Birch", "new"), guest("x", "Xenia", "a")];
        assert!(room.bring(delivery(agreed)).lines.iter().all(|line| line.outcome == Outcome::Unchanged));
        let next = [house("a", "Alder", "by the sea"), house("b", "Birch", "newer"), guest("x", "Xenia", "a")];
        assert_eq!(room.bring(delivery(next)).lines[1].outcome, Outcome::Changed);
    });
}

#[test]
fn what_vanished_is_retired_and_what_comes_back_is_restored() {
    in_room(|room| {
        room.bring(first());
        let report = room.bring(delivery([house("a", "Alder", "by the sea")]));
        assert_eq!(outcomes(&report), [("a", Outcome::Unchanged), ("x", Outcome::Stayed), ("b", Outcome::Retired)]);
        assert_eq!(room.houses()[1], triple("Birch", "on the hill", true));
        assert_eq!(room.guests().len(), 1, "nothing is deleted");
        assert!(room.bring(delivery([house("a", "Alder", "by the sea")])).is_quiet());

        let back = room.bring(first());
        assert_eq!(back.of(Outcome::Returned).count(), 2);
        assert_eq!(room.houses()[1], triple("Birch", "on the hill", false));
    });
}

#[test]
fn a_missing_file_and_a_refused_row_make_nothing_vanish() {
    in_room(|room| {
        room.bring(first());
        let without_files = Delivery { whole: BTreeSet::new(), ..delivery([]) };
        assert!(room.bring(without_files).is_quiet());
        let refuse = |kind, name: &str| Refusal {
            at: Place::line("houses", 2),
            row: Some(Key::new(kind, name)),
            reason: words::KEY_MISSING.with(&[]),
        };
        let refused = vec![refuse(Kind::Community, "a"), refuse(Kind::Community, "b"), refuse(Kind::Session, "x")];
        assert!(room.bring(Delivery { refusals: refused, ..delivery([]) }).is_quiet());
    });
}

#[test]
fn undoing_the_first_leaves_nothing() {
    in_room(|room| {
        let batch = room.bring(first()).batch;
        let report = room.undo(batch).unwrap();
        assert_eq!(report.of(Outcome::Removed).count(), 3);
        for table in ["toy_house", "toy_guest", "imported", "import_change"] {
            assert_eq!(room.count(table), 0, "{table}");
        }
        assert_eq!(room.undo(batch).unwrap_err().key, "import-already-undone");
        assert_eq!(room.undo(Some(BatchId(Uuid::nil()))).unwrap_err().key, "import-no-batch");
        assert_eq!(room.bring(first()).of(Outcome::New).count(), 3);
    });
}

#[test]
fn undoing_a_later_one_puts_everything_back() {
    in_room(|room| {
        let older = room.bring(first()).batch;
        let before = (room.houses(), room.guests());
        let second =
            delivery([house("a", "Alders", "by the lake"), house("c", "Cedar", "new"), guest("x", "Xen", "c")]);
        let newer = room.bring(second).batch;
        assert_eq!(room.undo(older).unwrap_err().key, "import-undo-newer-first");
        let report = room.undo(newer).unwrap();
        assert_eq!((room.houses(), room.guests()), before);
        let mut said = outcomes(&report);
        said.sort();
        assert_eq!(
            said,
            [("a", Outcome::PutBack), ("b", Outcome::Returned), ("c", Outcome::Removed), ("x", Outcome::PutBack)]
        );
        assert!(room.bring(first()).is_quiet(), "the ledger is as it was, too");
        room.undo(older).unwrap();
        assert_eq!(room.count("toy_house"), 0);
    });
}

#[test]
fn undoing_leaves_what_was_edited_since_or_has_grown() {
    in_room(|room| {
        room.bring(first());
        let second = delivery([
            house("a", "Alders", "by the lake"),
            house("b", "Birch", "on the hill"),
            house("c", "Cedar", "new"),
            house("d", "Dogwood", "new"),
            house("e", "Elm", "new"),
            guest("x", "Xenia", "a"),
        ]);
        let batch = room.bring(second).batch;
        room.edit("UPDATE toy_house SET name = 'Alder House' WHERE name = 'Alders'");
        room.edit("UPDATE toy_house SET about = 'mine' WHERE name = 'Dogwood'");
        room.edit(
            "INSERT INTO toy_guest (id, name, house_id) SELECT id, 'Own guest', id FROM toy_house WHERE name = 'Cedar'",
        );
        let report = room.undo(batch).unwrap();
        assert_eq!(
            room.houses(),
            [
                triple("Alder House", "by the sea", false),
                triple("Birch", "on the hill", false),
                triple("Cedar", "new", true),
                triple("Dogwood", "mine", true),
            ]
        );
        let alder = &report.lines[0];
        assert_eq!((&alder.changed[..], &alder.kept[..]), (&["about".to_owned()][..], &["name".to_owned()][..]));
        let in_use: Vec<&str> = report.of(Outcome::InUse).map(|line| line.key.name.as_str()).collect();
        assert_eq!(in_use, ["c", "d"]);
    });
}

#[test]
fn undoing_a_return_lets_it_be_away_again() {
    in_room(|room| {
        room.bring(first());
        room.bring(delivery([house("a", "Alder", "by the sea")]));
        let batch = room.bring(first()).batch;
        let report = room.undo(batch).unwrap();
        assert!(room.houses()[1].2, "retired again");
        assert_eq!((report.of(Outcome::Retired).count(), report.of(Outcome::Stayed).count()), (1, 1));
        assert!(room.bring(delivery([house("a", "Alder", "by the sea")])).is_quiet());
    });
}

#[test]
fn what_was_deleted_here_is_not_brought_back_and_nothing_points_at_it() {
    in_room(|room| {
        room.bring(delivery([house("a", "Alder", "by the sea"), house("b", "Birch", "on the hill")]));
        room.edit("DELETE FROM toy_house WHERE name = 'Alder'");
        let report = room.bring(first());
        assert_eq!(outcomes(&report), [("a", Outcome::Gone), ("b", Outcome::Unchanged), ("x", Outcome::Refused)]);
        assert_eq!(report.refusals[0].reason.key, "import-reference-gone");
        assert_eq!((report.batch, room.count("toy_guest")), (None, 0));
        let key = Key::new(Kind::Community, "b");
        assert!(room.db.read_now(move |r| store::target(r, "toys", &key)).unwrap().is_some());
        assert!(room.db.read_now(|r| store::newest(r, "toys")).unwrap().is_some());
    });
}
