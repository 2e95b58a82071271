//! What readers of the table of facts may rely on, on both databases.

use kith_base::{Cursor, Env, PAGE, Uuid};
use kith_db::{Db, Error};
use kith_test::{Noon, on_both};
use serde_json::json;

use crate::*;

const THING: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);
const HERE: Uuid = Uuid::from_u128(3);
const ANN: Uuid = Uuid::from_u128(4);

fn record_now(db: &Db, env: &Env, fact: Fact) -> FactId {
    let env = env.clone();
    db.write_now(move |tx| record(tx, &env, &fact)).unwrap()
}

#[test]
fn a_fact_comes_back_as_it_was_recorded() {
    on_both(kith_migrations::ALL, |db| {
        let noon = Noon::new();
        let fact = Fact::new("session.published", ("session", THING)).by(ANN).within(HERE).with(json!({"places": 12}));
        let id = record_now(&db, &noon.env, fact);
        let bare = record_now(&db, &noon.env, Fact::new("instance.started", ("instance", OTHER)));

        let found = db.read_now(|r| of_subject(r, THING, Cursor::end())).unwrap();
        let kept = Recorded {
            id,
            at: noon.env.now(),
            kind: "session.published".to_owned(),
            actor: Some(ANN),
            community: Some(HERE),
            subject: ("session".to_owned(), THING),
            data: json!({"places": 12}),
        };
        assert_eq!(found, [kept]);
        let found = db.read_now(|r| of_subject(r, OTHER, Cursor::end())).unwrap();
        assert_eq!((found[0].id, found[0].actor, found[0].community), (bare, None, None));
    });
}

#[test]
fn pages_of_facts_run_from_the_newest_and_leave_none_out_even_within_one_instant() {
    on_both(kith_migrations::ALL, |db| {
        let noon = Noon::new();
        let mut recorded: Vec<FactId> = (0..PAGE * 2 + 3)
            .map(|n| {
                noon.pass(i64::from(n % 7 == 0)); // seven at a time share an instant
                record_now(&db, &noon.env, Fact::new("thing.touched", ("thing", THING)).within(HERE))
            })
            .collect();
        record_now(&db, &noon.env, Fact::new("thing.touched", ("thing", OTHER)).within(OTHER));
        recorded.sort();
        recorded.reverse();

        for list in [of_subject_thing as fn(&Db, Cursor) -> Vec<Recorded>, of_community_here] {
            let (mut seen, mut before) = (Vec::new(), Cursor::end());
            for _ in 0..4 {
                let page = list(&db, before);
                let Some(last) = page.last() else { break };
                before = last.cursor();
                seen.extend(page.iter().map(|fact| fact.id));
            }
            assert_eq!(seen, recorded);
        }
    });
}

fn of_subject_thing(db: &Db, before: Cursor) -> Vec<Recorded> {
    db.read_now(move |r| of_subject(r, THING, before)).unwrap()
}

fn of_community_here(db: &Db, before: Cursor) -> Vec<Recorded> {
    db.read_now(move |r| of_community(r, HERE, before)).unwrap()
}

#[test]
fn a_change_whose_fact_is_recorded_owes_none() {
    on_both(kith_migrations::ALL, |db| {
        let env = Noon::new().env;
        let owes: Result<bool, Error> = db.write_now(move |tx| {
            let mark = tx.mark();
            record(tx, &env, &Fact::new("thing.made", ("thing", THING)))?;
            Ok(tx.owes_a_fact_since(mark))
        });
        assert!(!owes.unwrap());
    });
}

#[test]
fn a_fact_of_a_change_that_failed_never_happened() {
    on_both(kith_migrations::ALL, |db| {
        let env = Noon::new().env;
        let failed: Result<(), Error> = db.write_now(move |tx| {
            record(tx, &env, &Fact::new("thing.made", ("thing", THING)))?;
            Err(Error::NotOne(0))
        });
        assert!(failed.is_err());
        assert!(db.read_now(|r| of_subject(r, THING, Cursor::end())).unwrap().is_empty());
    });
}
