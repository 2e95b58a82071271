//! Joining and going back: every table that points at a person or an organisation, each row where it was.

use std::collections::BTreeSet;

use kith_base::{Email, Env, Lang, Name, Slug, Uuid};
use kith_charter::{Admission, Founding, How, store as charter};
use kith_db::{Db, Error, Tx, dialect, params};
use kith_migrations::ALL;
use kith_people::{NewPerson, store as people};
use kith_policy::{CommunityId, PersonId, Role};
use kith_test::{Noon, on_both};

use crate::JoinedId;
use crate::store::{self, Joining, moving};

/// What is a person's own, and leads to no community.
const OWN: [&str; 7] =
    ["ask_offer", "field_audience", "import_batch", "letter_allowance", "person_reach", "sign_in", "unlike"];
/// Columns that hold a person's or an organisation's id without a foreign key, and stay as they were told.
const TOLD: [(&str, &str); 1] = [("fact", "actor_id")];

#[test]
fn no_table_that_points_at_a_person_or_an_organisation_is_forgotten() {
    on_both(ALL, |db| {
        db.read_now(|r| {
            let mut moved: BTreeSet<(String, String)> = BTreeSet::new();
            for table in ["person", "organisation"] {
                moved.extend(dialect::pointing_at(r, table)?);
            }
            moved.extend(moving::LOOSE.map(|(table, column)| (table.to_owned(), column.to_owned())));
            for it in dialect::columns(r)? {
                let (table, column) = (it.table.as_str(), it.column.as_str());
                let tells =
                    ["person_id", "organisation_id", "actor_id", "facilitator_id", "coach_id", "lead_id", "owner_id"];
                let looks = tells.contains(&column) || column.ends_with("_by");
                let own = table == "person" || table == "organisation";
                if looks && !own && !TOLD.contains(&(table, column)) {
                    assert!(moved.contains(&(it.table.clone(), it.column.clone())), "{table}.{column} is forgotten");
                }
            }
            let pointers = dialect::pointers(r)?;
            for (table, column) in dialect::pointing_at(r, "person")? {
                let way = moving::way(&pointers, &table, &format!("{column} = $1"), 4);
                assert!(way.is_some() || OWN.contains(&table.as_str()), "{table} leads to no community");
                assert!(!dialect::unique_keys(r, &table)?.is_empty(), "rows of {table} cannot be told apart");
            }
            Ok::<_, Error>(())
        })
        .unwrap();
    });
}

fn add(tx: &mut Tx<'_>, env: &Env, name: &str, email: Option<&str>) -> PersonId {
    let new = NewPerson::of(Name::stored(name.to_owned()), Email::stored("x@example.org".to_owned()), Lang::En, "UTC");
    let email = email.map(|it| Email::stored(it.to_owned()));
    people::add_person(tx, env, &NewPerson { email, ..new }).unwrap()
}

struct Two {
    ada: PersonId,
    ann: PersonId,
    anne: PersonId,
    community: CommunityId,
}

/// Two who are one, both in a community and both at one of its two sessions.
fn two(tx: &mut Tx<'_>, env: &Env) -> Result<Two, Error> {
    let founding = Founding::named(Slug::stored("a".to_owned()), Name::stored("A".to_owned()), Lang::En, env.now());
    let community = charter::found(tx, env, &founding)?;
    let ada = add(tx, env, "Ada Lovell", Some("ada@example.org"));
    let ann = add(tx, env, "Ann Ames", Some("ann@example.org"));
    let anne = add(tx, env, "Ann B. Ames", None);
    for person in [ann, anne] {
        charter::admit(tx, env, &Admission::new(person, community, Role::Member, How::Imported))?;
        let sql = "INSERT INTO ask_offer (id, person_id, kind, text, folded, place_in_list) VALUES ($1, $2, 'ask', 'x', 'x', 1)";
        tx.exec(sql, params![env.id::<Uuid>(), person])?;
    }
    for (at, came) in [(1_u128, vec![ann, anne]), (2, vec![anne])] {
        let id = Uuid::from_u128(at);
        tx.exec(
            "INSERT INTO session (id, community_id, audience, title, purpose, lang, on_day, time_of_day, zone, starts_at,
                                  minutes, facilitator_id, revision, also_present, notes, notes_html, renderer)
             VALUES ($1, $2, 'community', 'S', '', 'en', '2026-03-12', '10:00', 'UTC', $3, 60, $4, 0, 0, '', '', 1)",
            params![id, community, env.now(), anne],
        )?;
        for person in came {
            let sql = "INSERT INTO attendance (session_id, person_id, how, noted_by, noted_at) VALUES ($1, $2, 'screen', $2, $3)";
            tx.exec(sql, params![id, person, env.now()])?;
        }
    }
    Ok(Two { ada, ann, anne, community })
}

fn joining(two: &Two) -> Joining {
    Joining {
        kind: "person",
        community: Some(two.community),
        kept: two.ann.into(),
        gone: two.anne.into(),
        name: "Ann B. Ames".to_owned(),
        reason: "middle".to_owned(),
        by: two.ada,
    }
}

/// Every row of every table but what happened and what was joined, as text.
fn everything(db: &Db) -> BTreeSet<String> {
    let read = |r: &mut kith_db::Read<'_>| {
        let mut rows = BTreeSet::new();
        let columns = dialect::columns(r)?;
        let tables: BTreeSet<&str> = columns.iter().map(|it| it.table.as_str()).collect();
        for table in tables.into_iter().filter(|it| !["fact", "joined", "joined_part"].contains(it)) {
            let names: Vec<&str> = columns.iter().filter(|it| it.table == table).map(|it| it.column.as_str()).collect();
            let found: Vec<store::RawRow> = r.all(&format!("SELECT {} FROM {table}", names.join(", ")), &[])?;
            rows.extend(found.into_iter().map(|row| format!("{table} {:?}", row.0)));
        }
        Ok::<_, Error>(rows)
    };
    db.read_now(read).unwrap()
}

#[test]
fn joining_moves_everything_and_going_back_puts_every_row_where_it_was() {
    on_both(ALL, |db| {
        let noon = Noon::new();
        let env = noon.env.clone();
        let two = db.write_now(move |tx| two(tx, &env)).unwrap();
        let before = everything(&db);
        let (env, it) = (noon.env.clone(), joining(&two));
        let id: JoinedId = db.write_now(move |tx| store::join(tx, &env, &it)).unwrap();
        let (ann, anne, community, ada) = (two.ann, two.anne, two.community, two.ada);
        db.read_now(move |r| {
            assert_eq!(r.count("SELECT COUNT(*) FROM person WHERE id = $1", params![anne])?, 0);
            assert_eq!(
                r.count("SELECT COUNT(*) FROM attendance WHERE person_id = $1", params![ann])?,
                2,
                "each session once"
            );
            assert_eq!(r.count("SELECT COUNT(*) FROM session WHERE facilitator_id = $1", params![ann])?, 2);
            assert_eq!(r.count("SELECT COUNT(*) FROM ask_offer WHERE person_id = $1", params![ann])?, 2);
            assert_eq!(moving::communities_of(r, ann)?, BTreeSet::from([community]));
            Ok::<_, Error>(())
        })
        .unwrap();
        let env = noon.env.clone();
        db.write_now(move |tx| {
            let joined = store::joined(tx, Some(community), id)?.unwrap();
            assert!(joined.stands);
            assert!(store::joined(tx, None, id)?.is_none(), "only where it was said");
            store::undo(tx, &env, &joined, (Some(community), ada))
        })
        .unwrap();
        assert_eq!(everything(&db), before);
        assert!(db.read_now(move |r| store::joined(r, Some(community), id)).unwrap().is_none());
    });
}

#[test]
fn what_was_joined_again_is_undone_from_the_end() {
    on_both(ALL, |db| {
        let noon = Noon::new();
        let env = noon.env.clone();
        let two = db.write_now(move |tx| two(tx, &env)).unwrap();
        let (env, first) = (noon.env.clone(), joining(&two));
        let last = Joining { kept: two.ada.into(), gone: two.ann.into(), name: "Ann Ames".to_owned(), ..first.clone() };
        let (community, ada) = (two.community, two.ada);
        db.write_now(move |tx| {
            let first = store::join(tx, &env, &first)?;
            // Two who both sign in are never joined by a page; the rows would move all the same.
            let last = store::join(tx, &env, &last)?;
            assert!(!store::joined(tx, Some(community), first)?.unwrap().stands);
            let newest = store::joined(tx, Some(community), last)?.unwrap();
            store::undo(tx, &env, &newest, (Some(community), ada))?;
            assert!(store::joined(tx, Some(community), first)?.unwrap().stands);
            Ok::<_, Error>(())
        })
        .unwrap();
    });
}

#[test]
fn organisations_are_joined_with_the_people_who_come_from_them() {
    on_both(ALL, |db| {
        let noon = Noon::new();
        let env = noon.env.clone();
        db.write_now(move |tx| {
            let (one, other) = (
                people::organisation_named(tx, &env, "Library of Congress")?,
                people::organisation_named(tx, &env, "LOC")?,
            );
            let ann = add(tx, &env, "Ann", None);
            people::set_name(tx, ann, &Name::stored("Ann".to_owned()), Some(other))?;
            let it = Joining {
                kind: "organisation",
                community: None,
                kept: one.into(),
                gone: other.into(),
                name: "LOC".to_owned(),
                reason: "initials".to_owned(),
                by: ann,
            };
            let id = store::join(tx, &env, &it)?;
            assert_eq!(people::person(tx, ann)?.unwrap().organisation, "Library of Congress");
            assert_eq!(people::organisation_named(tx, &env, "loc")?, one, "the other name finds what stayed");
            let joined = store::joined(tx, None, id)?.unwrap();
            store::undo(tx, &env, &joined, (None, ann))?;
            assert_eq!(people::person(tx, ann)?.unwrap().organisation, "LOC");
            assert_eq!(people::organisation_named(tx, &env, "loc")?, other);
            Ok::<_, Error>(())
        })
        .unwrap();
    });
}
