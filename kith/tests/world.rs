//! The invented world: it reads, it leads nowhere that is not there, and it fills an instance as it says.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use jiff::{Timestamp, ToSpan};
use kith::world::{Community, INVITED, Session, Today, World, fill, invitation_secret, is_filled, loans, nearest};
use kith_base::jiff;
use kith_db::{Db, Error, params};
use kith_policy::Role;
use kith_test::on_both;

fn noon() -> Timestamp {
    "2026-03-12T12:00:00Z".parse().unwrap()
}

fn count(db: &Db, sql: &'static str) -> i64 {
    db.read_now(move |r| r.count(sql, &[])).unwrap()
}

fn rows(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table}");
    db.read_now(move |r| r.count(&sql, &[])).unwrap()
}

/// How many rows each table must have, counted in the world itself.
fn expected(world: &World) -> BTreeMap<&'static str, usize> {
    let all = |of: fn(&Community) -> usize| world.communities.iter().map(of).sum::<usize>();
    let each = |of: fn(&Session) -> usize| world.communities.iter().flat_map(|it| &it.session).map(of).sum::<usize>();
    BTreeMap::from([
        ("organisation", world.organisations.len()),
        ("person", world.people.len()),
        ("person_reach", world.people.len()),
        ("ask_offer", world.people.iter().map(|it| it.asks.len() + it.offers.len()).sum()),
        ("field_audience", world.people.iter().map(|it| it.hidden.len()).sum()),
        ("community", world.communities.len()),
        ("community_sponsor", all(|it| it.sponsors.len())),
        ("cohort", all(|it| it.cohort.len())),
        ("team", all(|it| it.team.len())),
        ("membership", all(|it| it.member.iter().map(|member| memberships(it, member)).sum()) + loans()),
        ("agreement", all(|it| it.agreement.len())),
        ("framework", all(|it| it.framework.len())),
        ("term", all(|it| it.framework.iter().map(|framework| framework.term.len()).sum())),
        ("invitation", all(|it| it.invited.len())),
        ("join_request", all(|it| it.request.len())),
        ("series", all(|it| it.series.len())),
        ("session", all(|it| it.session.len())),
        ("activity", each(|it| it.activity.len())),
        ("contribution", each(|it| it.contribution.len())),
        ("contribution_author", each(|it| it.contribution.iter().filter(|said| said.unattributed).count())),
        ("attendance", each(|it| it.attendance.len())),
        ("rsvp", each(|it| it.rsvp.len())),
        ("decision", each(|it| it.decision.len())),
        ("commitment", each(|it| it.commitment.len())),
        ("question", each(|it| it.question.len())),
        ("answer", each(|it| it.question.iter().map(|question| question.answer.len()).sum())),
        ("session WHERE published_at IS NOT NULL", each(|it| usize::from(it.published))),
        ("session WHERE ended_at IS NOT NULL", each(|it| usize::from(it.days < 0))),
        ("session WHERE notes <> ''", each(|it| usize::from(it.notes.is_some()))),
        ("person WHERE operator = true", 1),
        // Whose place in a session becomes free is looked into by the program, as ever.
        ("job WHERE kind <> 'departure.follow'", 0),
        ("letter", 0),
    ])
}

/// Who coaches a cohort is the coach of each of its teams; everybody else is one thing.
fn memberships(community: &Community, member: &kith::world::Member) -> usize {
    match (member.role, &member.cohort, &member.team) {
        (Role::Coach, Some(_), None) => community.team.iter().filter(|team| team.cohort == member.cohort).count(),
        _ => 1,
    }
}

#[test]
fn the_world_fills_both_databases_with_what_it_holds() {
    let world = World::shipped().unwrap();
    on_both(kith_migrations::ALL, |db| {
        assert!(!db.read_now(is_filled).unwrap());
        let begun = Instant::now();
        fill(&db, world.clone(), noon()).unwrap();
        println!("{} was filled in {:?}", db.dialect().name(), begun.elapsed());
        assert!(db.read_now(is_filled).unwrap());
        for (table, many) in expected(&world) {
            println!("{many:6} {table}");
            assert_eq!(rows(&db, table), i64::try_from(many).unwrap(), "{table}");
        }
    });
}

#[test]
fn nothing_of_it_is_in_the_future_but_what_is_planned() {
    on_both(kith_migrations::ALL, |db| {
        fill(&db, World::shipped().unwrap(), noon()).unwrap();
        for sql in [
            "SELECT MAX(at) FROM fact",
            "SELECT MAX(at) FROM rsvp",
            "SELECT MAX(written_at) FROM contribution",
            "SELECT MAX(written_at) FROM answer",
            "SELECT MAX(changed_at) FROM commitment",
            "SELECT MAX(changed_at) FROM question",
            "SELECT MAX(at) FROM acknowledgement",
            "SELECT MAX(published_at) FROM session",
            "SELECT MAX(from_at) FROM membership",
            "SELECT MAX(made_at) FROM series",
        ] {
            let latest: Result<(Timestamp,), Error> = db.read_now(move |r| r.one(sql, &[]));
            assert!(latest.unwrap().0 <= noon(), "{sql}");
        }
        for sql in [
            "SELECT COUNT(*) FROM answer a JOIN question q ON q.id = a.question_id WHERE a.written_at <= q.made_at",
            "SELECT COUNT(*) FROM answer a JOIN question q ON q.id = a.question_id JOIN session s ON s.id = q.session_id
             WHERE a.written_at <= s.ended_at",
            "SELECT COUNT(*) FROM commitment WHERE changed_at < made_at",
            "SELECT COUNT(*) FROM question WHERE state = 'answered' AND changed_at = made_at",
            "SELECT COUNT(*) FROM contribution WHERE attribution = 'unattributed' AND (person_id IS NOT NULL
             OR typed_by IS NOT NULL OR channel <> 'screen')",
            "SELECT COUNT(*) FROM contribution c JOIN session s ON s.id = c.session_id JOIN activity a ON a.id = c.activity_id
             WHERE a.begun_at IS NOT NULL AND (c.written_at < a.begun_at OR c.written_at > s.ended_at)",
        ] {
            assert_eq!(count(&db, sql), 0, "{sql}");
        }
    });
}

#[test]
fn the_same_today_gives_the_same_ids_on_any_database() {
    let seen: RefCell<Vec<Vec<(kith_base::Uuid,)>>> = RefCell::default();
    for _ in 0..2 {
        on_both(kith_migrations::ALL, |db| {
            fill(&db, World::shipped().unwrap(), noon()).unwrap();
            let mut ids = Vec::new();
            for sql in [
                "SELECT id FROM person ORDER BY id",
                "SELECT id FROM session ORDER BY id",
                "SELECT id FROM activity ORDER BY id",
                "SELECT id FROM contribution ORDER BY id",
                "SELECT id FROM fact ORDER BY id",
            ] {
                ids.extend(db.read_now(move |r| r.all::<(kith_base::Uuid,)>(sql, &[])).unwrap());
            }
            seen.borrow_mut().push(ids);
        });
    }
    let seen = seen.into_inner();
    assert!(seen.windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn everybody_acknowledged_what_the_world_says() {
    on_both(kith_migrations::ALL, |db| {
        let world = World::shipped().unwrap();
        fill(&db, world.clone(), noon()).unwrap();
        for community in &world.communities {
            for member in &community.member {
                let (slug, email) = (community.slug.clone(), person(&world, &member.person).email.clone());
                let newest: Result<(i64,), Error> = db.read_now(move |r| {
                    r.one(
                        "SELECT COALESCE(MAX(a.version), 0) FROM acknowledgement k
                         JOIN agreement a ON a.id = k.agreement_id JOIN community c ON c.id = a.community_id
                         JOIN person_reach p ON p.person_id = k.person_id WHERE c.slug = $1 AND p.email = $2",
                        params![slug, email],
                    )
                });
                let told = i64::try_from(member.acknowledged).unwrap();
                assert_eq!(newest.unwrap().0, told, "{} in {}", member.person, community.slug);
            }
        }
    });
}

fn person<'w>(world: &'w World, key: &str) -> &'w kith::world::Person {
    world.people.iter().find(|person| person.key == key).unwrap()
}

#[test]
fn an_invited_persons_link_is_known() {
    on_both(kith_migrations::ALL, |db| {
        fill(&db, World::shipped().unwrap(), noon()).unwrap();
        let secret = invitation_secret(INVITED);
        let found = db.read_now(move |r| kith_charter::store::invitation_behind(r, &secret)).unwrap().unwrap();
        assert_eq!((found.email.as_str(), found.answer), (INVITED, None));
        assert!(found.ends_at > noon());
    });
}

#[test]
fn whatever_day_it_is_a_series_meets_on_its_weekday_and_once_a_day() {
    let world = World::shipped().unwrap();
    for day in 0..31 {
        let today = Today { now: noon() + (day * 24).hours() };
        for community in &world.communities {
            let mut seen = BTreeSet::new();
            for session in community.session.iter().filter(|it| it.series.is_some()) {
                let series = community.series.iter().find(|it| Some(&it.key) == session.series.as_ref()).unwrap();
                let told = today.date(session.days, series.zone.tz());
                let met = nearest(told, series.weekday);
                assert_eq!(met.weekday(), series.weekday);
                assert!((met - told).get_days().abs() <= 3);
                assert!(seen.insert((&series.key, met)), "{} twice on {met}", series.key);
                let here = today.date(0, series.zone.tz());
                assert_eq!(met < here, session.days < 0, "{} has its place in time", session.key);
            }
        }
    }
}

#[test]
fn what_leads_nowhere_is_told_by_its_key() {
    type Spoil = fn(&mut World);
    let cases: [(&str, Spoil); 5] = [
        ("there is no person \"nobody\"", |it| it.communities[0].session[0].facilitator = "nobody".to_owned()),
        ("there is no team \"nowhere\"", |it| it.communities[1].member[3].team = Some("nowhere".to_owned())),
        ("there is no activity \"nothing\"", |it| {
            it.communities[0].session[0].contribution[0].activity = "nothing".to_owned();
        }),
        ("there is no series \"never\"", |it| it.communities[2].session[0].series = Some("never".to_owned())),
        ("there is no organisation \"none\"", |it| it.people[5].organisation = "none".to_owned()),
    ];
    for (expected, spoil) in cases {
        let mut world = World::shipped().unwrap();
        spoil(&mut world);
        let folder = tempfile::tempdir().unwrap();
        let place = kith_db::Place::File(folder.path().join("kith.db"));
        let db = Db::open(&place, 1, kith_migrations::ALL).unwrap();
        let error = format!("{:#}", fill(&db, world, noon()).unwrap_err());
        assert!(error.contains(expected), "{error}");
        assert_eq!(rows(&db, "person") + rows(&db, "fact"), 0, "nothing of it may stay");
    }
}
