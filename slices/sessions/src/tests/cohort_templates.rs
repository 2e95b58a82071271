//! A cohort becomes a template without anybody in it, travels as a file, and is made again from another first day.

use jiff::civil::Date;
use kith_base::{Lang, Name, Title, jiff};
use kith_charter::{Cohort, CohortId, Composition};
use kith_migrations::ALL;
use kith_policy::{CommunityId, Role};
use kith_test::on_both_async;
use proptest::prelude::*;

use super::cohort_archive::put_in;
use super::cohort_pages::{SPRING, made, planned};
use super::hold_world::World;
use crate::agenda::{Activity, ActivityKind};
use crate::preparation::NewItem;
use crate::question::{NewQuestion, State};
use crate::session::Whom;
use crate::store;
use crate::template::cohort::{Held, Instead, Whole};
use crate::template::names::Names;
use crate::template::{Plan, days};
use crate::wall::{TimeOfDay, Zone};
use crate::{Series, Session};

/// The sessions of a cohort in their order.
fn sessions_of(world: &World, cohort: CohortId) -> Vec<Session> {
    world.read(move |r| Ok(store::cohort::sessions_in(r, cohort, None)?.into_iter().map(|it| it.session).collect()))
}

/// What people said and who they are goes into the sessions of a cohort: none of it may come out.
async fn lived(world: &World, path: &str, cohort: CohortId) {
    let sessions = sessions_of(world, cohort);
    let (first, second) = (sessions[0].id, sessions[1].id);
    let browser = &world.facilitator.browser;
    let at = |end: &str| format!("/c/shore/sessions/{first}{end}");
    for (title, prompt) in [("In pairs", "Who helps?"), ("Zxanthor presents", "Write to zqmail@example.org")] {
        let adding = [("kind", "case"), ("title", title), ("minutes", "7"), ("prompt", prompt)];
        assert_eq!(browser.post(&at("/agenda/activities"), &adding).await.status, 303);
    }
    let asked = browser.post(&at("/ahead"), &[("question", "What do you want help with?")]).await;
    assert_eq!(asked.status, 303, "{}", asked.body);
    let (env, host, guest) = (world.noon.env.clone(), world.facilitator.id, world.priya.id);
    world
        .db
        .write_now(move |tx| -> Result<(), kith_db::Error> {
            let link = kith_base::Url::read("https://zqdrive.example.org/x").ok();
            for (text, link) in [("Read chapter two", link), ("Look at Priya’s map", None)] {
                store::add_item(tx, env.id(), first, &NewItem { text: text.to_owned(), link, minutes: 10 })?;
            }
            for (by, text) in [(host, "What will you try?"), (guest, "Zqown question?")] {
                let (text, made_at) = (text.to_owned(), env.now());
                let question = NewQuestion {
                    id: env.id(),
                    session: second,
                    asked_by: Some(by),
                    text,
                    lang: Lang::En,
                    state: State::Open,
                    made_at,
                };
                store::question::add_question(tx, &question)?;
            }
            let sql =
                "UPDATE session SET notes = 'Zqnotes', notes_html = '<p>Zqnotes</p>', capacity = 12 WHERE id = $1";
            tx.exec(sql, kith_db::params![first])?;
            kith_facts::record(tx, &env, &kith_facts::Fact::new("test.lived", ("session", first)))?;
            Ok(())
        })
        .unwrap();
    let id = cohort.to_string();
    let team = [("name", "Zqdriftwood"), ("purpose", "Zqpurpose"), ("cohort", id.as_str())];
    let team = world.steward.browser.post("/c/shore/teams/new", &team).await;
    let team = team.location().split("/teams/").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
    put_in(world, guest, Role::Member, team);
    let rule = [("sectors", "local_government"), ("roles", "lead"), ("cohort", id.as_str())];
    assert_eq!(world.steward.browser.post("/c/shore/teams/rule", &rule).await.status, 303);
    assert_eq!(world.steward.browser.get(path).await.status, 200);
}

#[test]
fn a_cohort_becomes_a_template_without_anybody_and_another_cohort_from_another_first_day() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let steward = &world.steward.browser;
        let (path, cohort) = made(&world).await;
        assert_eq!(steward.post(&format!("{path}/templates"), &[]).await.status, 409, "nothing to keep");
        planned(&world, cohort).await;
        lived(&world, &path, cohort).await;
        let page = steward.get(&format!("{path}/templates")).await.body;
        for told in ["Day 15, 10:00", "In pairs", "Zxanthor presents", "113 days", "Every Thursday at 10:00.", "1 team"]
        {
            assert!(page.contains(told), "{told} in {page}");
        }
        let kept = steward.post(&format!("{path}/templates"), &[]).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let template = kept.location().split('?').next().unwrap().to_owned();
        let file = steward.get(&format!("{template}/template.json")).await.body;
        for private in ["zq", "Zq", "Zx", "Priya", "Teo", "0188", "2026", "https"] {
            assert!(!file.contains(private), "{private} in {file}");
        }
        for taken in
            ["kith template 2", "In pairs", "What will you try?", "Read chapter two", "help with?", "\"capacity\": 12"]
        {
            assert!(file.contains(taken), "{taken} in {file}");
        }
        assert!(steward.get("/c/shore/templates").await.body.contains("A cohort of 3 sessions"));
        let form = steward.get("/c/shore/cohorts/new").await.body;
        assert!(form.contains(&format!("href=\"{template}/cohort\"")), "a new cohort begins from it: {form}");
        let uses = [("first_on", "2027-01-04"), ("zone", "UTC"), ("whom", "community")];
        assert_eq!(steward.post(&format!("{template}/uses"), &uses).await.status, 409, "a cohort has its own page");

        let brought = steward.post("/c/shore/templates", &[("file", &file)]).await;
        assert_eq!(brought.status, 303, "it travels: {}", brought.body);
        let template = brought.location().split('?').next().unwrap().to_owned();
        assert_eq!(steward.get(&format!("{template}/template.json")).await.body, file);
        let page = steward.get(&template).await.body;
        assert!(page.contains("name=\"first_on\"") && page.contains(&format!("action=\"{template}/cohort\"")));
        // The clocks are turned back in between: the time on the wall stays.
        let first = [("name", "Autumn intake"), ("first_on", "2026-10-15"), ("zone", "America/Toronto")];
        let query = "name=Autumn+intake&first_on=2026-10-15&zone=America%2FToronto";
        let page = steward.get(&format!("{template}/cohort?{query}")).await.body;
        for told in
            ["Thu 29 October 2026, 10:00", "Thu 12 November 2026, 10:00", "Team 1", "Autumn intake, from Thu 15"]
        {
            assert!(page.contains(told), "{told} in {page}");
        }
        assert!(!page.contains("other weekdays"));
        let monday = steward.get(&format!("{template}/cohort?{}", query.replace("-15", "-12"))).await.body;
        assert!(monday.contains("began on a Thursday") && monday.contains("first_on=2026-10-15"), "{monday}");
        let mut form = first.to_vec();
        form.extend([
            ("take", "0"),
            ("take", "2"),
            ("on-2", "2026-11-13"),
            ("at-2", "11:00"),
            ("team-1", "Zqnew team"),
        ]);
        let done = steward.post(&format!("{template}/cohort"), &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let page = steward.get(done.location()).await.body;
        assert!(page.contains("Zqnew team") && page.contains("From Thu 15 October 2026 to Thu 4 February 2027"));
        let id: CohortId = done.location().split(['/', '?']).find_map(|part| part.parse().ok()).unwrap();
        let made = sessions_of(&world, id);
        let walls: Vec<_> =
            made.iter().map(|it| format!("{} {} {}", it.on_day, it.time_of_day, it.starts_at)).collect();
        assert_eq!(walls, ["2026-10-29 10:00 2026-10-29T14:00:00Z", "2026-11-13 11:00 2026-11-13T16:00:00Z"]);
        assert!(made.iter().all(|it| it.link.is_none() && it.facilitator_id == Some(world.steward.id)));
        let (series, session) = (made[0].series_id.unwrap(), made[0].id);
        let community = world.community;
        let told = world.read(move |r| {
            let series = store::one_series(r, community, series)?.unwrap();
            Ok((
                series,
                store::preparation(r, session)?.unwrap(),
                store::items(r, session)?,
                store::agenda(r, session)?,
            ))
        });
        assert_eq!(told.0.rule.to_string(), "FREQ=WEEKLY;BYDAY=TH;COUNT=3");
        assert_eq!((told.1.question.as_str(), told.2.len()), ("What do you want help with?", 1));
        assert!(told.3.iter().any(|it| it.prompt == "Who helps?"));
        let slots = world.read(move |r| store::slots_of(r, series));
        assert_eq!(slots[1].1.unwrap().to_string(), "2026-11-12", "a session that was moved stands for its day");
        let rule =
            world.read(move |r| Ok(Composition::of(&kith_charter::store::compositions_of(r, community)?, Some(id))));
        assert_eq!((rule.sectors, rule.roles), (vec!["local_government".to_owned()], vec![Role::Lead]));
    });
}

#[test]
fn a_cohort_of_a_template_is_made_by_stewards_and_what_is_wrong_is_said_at_its_field() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let steward = &world.steward.browser;
        let (path, cohort) = made(&world).await;
        planned(&world, cohort).await;
        let kept = steward.post(&format!("{path}/templates"), &[]).await;
        let template = kept.location().split('?').next().unwrap().to_owned();
        let good = [("name", "Again"), ("first_on", "2027-01-07"), ("zone", "UTC"), ("take", "0")];
        for (field, value, at) in [
            ("name", "", "name"),
            ("first_on", "soon", "first_on"),
            ("zone", "Mars", "zone"),
            ("take", "9", "take"),
            ("take", "x", "take"),
            ("on-0", "2029-01-07", "on-0"),
            ("at-0", "late", "at-0"),
        ] {
            let mut form: Vec<_> = good.into_iter().filter(|(name, _)| *name != field).collect();
            form.push((field, value));
            let answer = steward.post(&format!("{template}/cohort"), &form).await;
            assert_eq!(answer.status, 422, "{field}={value}");
            assert!(answer.body.contains(&format!("href=\"#{at}\"")), "{field}={value}: {}", answer.body);
        }
        let wrong = steward.get(&format!("{template}/cohort?name=X&first_on=soon&zone=UTC")).await;
        assert!(wrong.status == 200 && wrong.body.contains("href=\"#first_on\""), "{}", wrong.body);
        for (name, somebody) in world.everybody() {
            let expected = match name {
                "steward" => 303,
                "stranger" => 404,
                _ => 403,
            };
            let answer = somebody.browser.post(&format!("{template}/cohort"), &good).await;
            assert_eq!(answer.status, expected, "{name}");
            let keeps = if name == "facilitator" { 303 } else { expected };
            assert_eq!(somebody.browser.post(&format!("{path}/templates"), &[]).await.status, keeps, "{name}");
        }
        let session = world.facilitator.browser.post(&world.at("/templates"), &[]).await;
        let other = session.location().split('?').next().unwrap().to_owned();
        assert_eq!(steward.get(&format!("{other}/cohort")).await.status, 404, "no cohort is in it");
        assert_eq!(steward.post(&format!("{other}/cohort"), &SPRING).await.status, 404);
    });
}

const FILE: &str = r#"{"kind":"kith template 2","name":"One","zone":"UTC",
    "cohort":{"days":100,"weekday":"TH","sectors":["school"],"roles":["lead"],"teams":2,
              "series":[{"title":"All","rule":"FREQ=WEEKLY","time":"10:00","minutes":60}]},
    "sessions":[{"title":"One","lang":"fr","time":"10:00","minutes":60,
                 "within":{"day":7,"series":0,"items":[{"text":"Read","minutes":5}]}}]}"#;

#[test]
fn the_file_of_a_cohort_is_read_or_refused_with_a_sentence() {
    let plan = Plan::read(FILE.as_bytes()).unwrap();
    assert_eq!(Plan::read(plan.text().as_bytes()).unwrap(), plan);
    let walls = plan.walls("2027-01-07".parse().unwrap(), &Zone::utc()).unwrap();
    assert_eq!(walls[0].day.to_string(), "2027-01-14");
    for (part, with, key) in [
        ("kith template 2", "kith template 1", "planning-error-template"),
        ("kith template 2", "kith template 3", "planning-error-template"),
        (
            "\"within\":{\"day\":7,\"series\":0,\"items\":[{\"text\":\"Read\",\"minutes\":5}]}",
            "\"purpose\":\"\"",
            "planning-error-template",
        ),
        (
            "\"zone\":\"UTC\"",
            "\"zone\":\"UTC\",\"series\":{\"title\":\"A\",\"rule\":\"FREQ=DAILY\",\"time\":\"10:00\",\"minutes\":9}",
            "planning-error-template",
        ),
        ("\"days\":100", "\"days\":99999999", "planning-error-template-head"),
        ("\"days\":100", "\"days\":100,\"people\":[]", "planning-error-template"),
        ("\"TH\"", "\"XX\"", "planning-error-template-head"),
        ("\"school\"", "\"bank\"", "planning-error-template-head"),
        ("\"lead\"", "\"steward\"", "planning-error-template-head"),
        ("\"teams\":2", "\"teams\":4000", "planning-error-template-head"),
        ("\"series\":0", "\"series\":7", "planning-error-template-head"),
        ("\"day\":7", "\"day\":-4000", "planning-error-template-part"),
        ("\"text\":\"Read\"", "\"text\":\"Re\u{202e}ad\"", "planning-error-template-part"),
        ("\"minutes\":5", "\"minutes\":-5", "planning-error-template-part"),
    ] {
        let file = FILE.replacen(part, with, 1);
        assert_ne!(file, FILE, "{part}");
        assert_eq!(Plan::read(file.as_bytes()).unwrap_err().key, key, "{with}");
    }
    let one = FILE.split_once("\"sessions\":[").unwrap().1.rsplit_once("]}").unwrap().0;
    let many = FILE.replace(one, &vec![one; 61].join(","));
    assert_eq!(Plan::read(many.as_bytes()).unwrap_err().key, "planning-error-many");
}

/// A cohort of some weeks with a series and sessions on any days, in which people and what they wrote stand everywhere.
fn whole(first: Date, sessions: &[(i64, i8, bool)]) -> Whole {
    let community = CommunityId(kith_base::Uuid::from_u128(7));
    let id = CohortId(kith_base::Uuid::from_u128(8));
    let zone = Zone::read("America/Vancouver").unwrap();
    let series_id = kith_base::Uuid::from_u128(9).into();
    let time = |hour: i8| TimeOfDay(jiff::civil::time(hour, 30, 0, 0));
    let title = |text: &str| Title::stored(text.to_owned());
    let series = Series {
        id: series_id,
        community_id: community,
        cohort_id: Some(id),
        team_id: None,
        audience: kith_policy::Audience::Cohort,
        title: title("Learning"),
        purpose: "For Canary Person".to_owned(),
        lang: Lang::En,
        rule: crate::rule::Rule::read("FREQ=WEEKLY").unwrap(),
        first_on: first,
        time_of_day: time(9),
        zone: zone.clone(),
        minutes: 60,
        link: None,
        phone: None,
        passcode: Some("canary".to_owned()),
        facilitator_id: None,
        revision: 0,
        made_by: None,
        made_at: jiff::Timestamp::UNIX_EPOCH,
        capacity: None,
    };
    let held = |(n, (day, hour, own)): (usize, &(i64, i8, bool))| {
        let on_day = days::after(first, *day);
        let wall = crate::wall::Wall { day: on_day, time: time(*hour), zone: zone.clone() };
        let session = Session {
            id: kith_base::Uuid::from_u128(100 + n as u128).into(),
            community_id: community,
            cohort_id: Some(id),
            team_id: None,
            audience: Whom::Cohort(id).audience(),
            series_id: own.then_some(series_id),
            title: title(if n % 3 == 0 { "Canary’s day" } else { "Together" }),
            purpose: "To hear one another".to_owned(),
            lang: Lang::Fr,
            on_day,
            time_of_day: time(*hour),
            zone: zone.clone(),
            starts_at: wall.moment().unwrap().at,
            minutes: 45,
            link: kith_base::Url::read("https://canary.example.org").ok(),
            phone: None,
            passcode: Some("canary".to_owned()),
            facilitator_id: None,
            revision: 3,
            also_present: 4,
            begun_at: None,
            ended_at: None,
            cancelled_at: None,
            published_at: None,
            published_by: None,
        };
        let activity = Activity {
            id: kith_base::Uuid::from_u128(1_000 + n as u128).into(),
            session_id: session.id,
            place_in_agenda: 1,
            kind: ActivityKind::Case,
            title: title(if n % 2 == 0 { "The case of Person" } else { "A case" }),
            minutes: 20,
            prompt: "Ask somebody@canary.example.org".to_owned(),
            method: None,
            begun_at: None,
        };
        let items = vec![("Read".to_owned(), 5), ("Canary wrote this".to_owned(), 5)];
        let asked = vec!["What next?".to_owned(), "What did Canary mean?".to_owned()];
        Held { session, agenda: vec![activity], capacity: None, question: "Help?".to_owned(), items, asked }
    };
    let last = sessions.iter().map(|it| it.0).max().unwrap_or(0);
    Whole {
        cohort: Cohort {
            id,
            community,
            name: Name::stored("Intake".to_owned()),
            starts_on: first,
            ends_on: days::after(first, last),
            outcome: "Canary".to_owned(),
            archived_at: None,
        },
        rule: Composition::default(),
        teams: 3,
        series: vec![series],
        sessions: sessions.iter().enumerate().map(held).collect(),
    }
}

fn kept(whole: &Whole) -> (Plan, Vec<String>) {
    let mut names = Names::default();
    names.add("Canary Person", true);
    let session = |_: Lang, n: i64| format!("Session {n}");
    let activity = |_: Lang, kind: ActivityKind| kind.word().to_owned();
    Plan::of_cohort(whole, &names, &Instead { session: &session, activity: &activity })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_template_made_again_has_the_same_structure_on_the_wall_and_nobody_in_it(
        first in 0_i64..2_000,
        shift in -1_500_i64..3_000,
        sessions in prop::collection::vec((0_i64..400, 0_i8..24, any::<bool>()), 1..40),
    ) {
        let first = days::after("2024-01-01".parse().unwrap(), first);
        let whole = whole(first, &sessions);
        let (plan, left) = kept(&whole);
        let file = plan.text();
        prop_assert!(!file.to_lowercase().contains("canary") && !file.contains("Person") && !file.contains('@'));
        prop_assert!(left.len() >= 3 * sessions.len());
        let read = Plan::read(file.as_bytes()).unwrap();
        prop_assert_eq!(&read, &plan);
        let start = days::after(first, shift);
        let walls = read.walls(start, &plan.zone).unwrap();
        for (wall, held) in walls.iter().zip(&whole.sessions) {
            prop_assert_eq!(i64::from((wall.day - held.session.on_day).get_days()), shift);
            prop_assert_eq!(wall.time, held.session.time_of_day);
            if shift % 7 == 0 {
                prop_assert_eq!(wall.day.weekday(), held.session.on_day.weekday());
            }
        }
        // The cohort that is made of it becomes the same template again, but for the weekday of its first day.
        let again = sessions.iter().zip(&walls).map(|(it, wall)| {
            (i64::from((wall.day - start).get_days()), it.1, it.2)
        });
        let (second, _) = kept(&self::whole(start, &again.collect::<Vec<_>>()));
        prop_assert_eq!(&second.sessions, &plan.sessions);
        let (one, other) = (second.cohort.unwrap(), plan.cohort.unwrap());
        prop_assert_eq!((one.days, one.teams, one.series), (other.days, other.teams, other.series));
    }
}
