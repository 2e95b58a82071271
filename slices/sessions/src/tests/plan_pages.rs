//! What people see of planned sessions: lists, a session, answers, calendar files, their week.

use kith_base::{Phone, Title, Url};
use kith_db::Error;
use kith_migrations::ALL;
use kith_policy::PersonId;
use kith_test::on_both_async;
use kith_web::Part;

use super::hold_world::{Somebody, World};
use crate::agenda::usual;
use crate::rule::Rule;
use crate::session::{Details, FirstAgenda, NewSession, SessionDraft, Whom};
use crate::wall::{TimeOfDay, Wall, Zone, read_day};
use crate::{SeriesId, SessionId, store};

/// A session with every way in, put into the world of the other half.
pub fn plan(world: &World, title: &str, day: &str, whom: Whom, series: Option<SeriesId>) -> SessionId {
    let (env, by) = (world.noon.env.clone(), Some(world.facilitator.id));
    let wall = Wall {
        day: read_day(day).unwrap(),
        time: TimeOfDay::read("10:00").unwrap(),
        zone: Zone::read("America/Toronto").unwrap(),
    };
    let details = Details {
        purpose: "To hear one another".to_owned(),
        lang: kith_base::Lang::Fr,
        whom,
        link: Url::read("https://meet.example.org/zq").ok(),
        phone: Phone::read("+1 604 555 0177").ok(),
        passcode: Some("zq8842".to_owned()),
        facilitator: by,
    };
    let draft = SessionDraft {
        title: Title::read(title).unwrap(),
        starts_at: wall.moment().unwrap().at,
        wall,
        minutes: 60,
        details,
    };
    let new = NewSession {
        id: env.id(),
        community_id: world.community,
        series_id: series,
        draft,
        agenda: FirstAgenda::PreviousOr(usual(str::to_owned)),
        by,
    };
    world.db.write_now(move |tx| store::plan(tx, &env, &new)).unwrap()
}

#[test]
fn who_may_read_a_session_sees_it_and_for_the_others_it_does_not_exist() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let whole = plan(&world, "Everybody meets", "2026-03-20", Whom::Community, None);
        let team = plan(&world, "Larkhaven meets", "2026-03-21", Whom::Team(world.larkhaven), None);
        let reads_team = ["steward", "facilitator", "priya", "earl", "coach"];
        let reads_whole = ["steward", "facilitator", "priya", "earl", "dale", "coach", "observer"];
        for (name, somebody) in world.everybody() {
            let list = somebody.browser.get("/c/shore/sessions").await;
            let feed = somebody.browser.get("/c/shore/sessions.ics").await;
            let home = somebody.browser.get_json("/c/shore/sessions").await;
            for (id, title, readers) in
                [(whole, "Everybody meets", &reads_whole[..]), (team, "Larkhaven meets", &reads_team[..])]
            {
                let may = readers.contains(&name);
                for end in ["", "/calendar.ics"] {
                    let answer = somebody.browser.get(&format!("/c/shore/sessions/{id}{end}")).await;
                    assert_eq!(answer.status, if may { 200 } else { 404 }, "{name} {title}{end}");
                    assert_eq!(answer.body.contains(title), may, "{name} {title}{end}");
                    let unfolded = answer.body.replace("\r\n ", "");
                    // A steward sees when a team meets, and not how to come there.
                    let comes = may && (name, id) != ("steward", team);
                    assert_eq!(unfolded.contains("zq8842"), comes, "{name} {title}{end}");
                }
                for page in [&list, &feed, &home] {
                    assert_eq!(page.body.contains(title), may, "{name}: {title} in a list");
                }
            }
        }
    });
}

#[test]
fn what_is_not_there_is_not_found() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let somebody = &world.facilitator.browser;
        let nobody = "00000000000000000000000000000000";
        for path in [
            "/c/elsewhere/sessions",
            "/c/shore/sessions/rubbish",
            "/c/shore/sessions/rubbish/agenda",
            "/c/shore/series/rubbish",
            "/c/shore/sessions?before=rubbish",
            "/c/shore/sessions?team=rubbish",
            &format!("/c/shore/sessions/{nobody}"),
            &format!("/c/shore/sessions/{nobody}/edit"),
            &format!("/c/shore/series/{nobody}"),
            &format!("/c/shore/sessions?series={nobody}"),
            &format!("/c/shore/sessions/new?series={nobody}"),
            &world.at(&format!("/agenda/activities/{nobody}")),
            &world.at("/agenda/activities/rubbish"),
        ] {
            assert_eq!(somebody.get(path).await.status, 404, "{path}");
        }
    });
}

#[test]
fn a_session_says_when_in_the_readers_zone_and_in_its_own() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let id = plan(&world, "Rencontre", "2026-03-20", Whom::Community, None);
        let page = world.priya.browser.get(&format!("/c/shore/sessions/{id}")).await.body;
        for text in [
            "Fri 20 March 2026, 07:00 PDT",
            "Fri 20 March 2026, 10:00 EDT",
            "<h1 lang=\"fr\">Rencontre</h1>",
            "+1 604 555 0177, passcode zq8842",
            "href=\"tel:+16045550177\"",
            "sessions-usual-round",
        ] {
            assert!(page.contains(text), "{text}");
        }
        let french = world.earl.browser.get(&format!("/c/shore/sessions/{id}")).await.body;
        assert!(french.contains("ven. 20 mars 2026, 7\u{a0}h\u{a0}00 HAP"), "{french}");
        assert!(french.contains("Venez-vous\u{a0}?"));
        let soon = world.priya.browser.get(&world.at("")).await.body;
        assert!(!soon.contains("Where it was planned"), "nothing is said twice");
    });
}

async fn answer(id: SessionId, person: &Somebody, answer: &str) -> http::StatusCode {
    let path = format!("/c/shore/sessions/{id}/rsvp");
    let sent = person.browser.post(&path, &[("answer", answer), ("once", answer)]).await;
    sent.status
}

#[test]
fn people_say_whether_they_come_and_are_named() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let id = plan(&world, "Team only", "2026-03-20", Whom::Team(world.larkhaven), None);
        let path = format!("/c/shore/sessions/{id}");
        assert_eq!(answer(id, &world.priya, "yes").await, 303);
        assert_eq!(answer(id, &world.earl, "phone").await, 303);
        assert_eq!(answer(id, &world.coach, "maybe").await, 303);
        assert_eq!(answer(id, &world.dale, "yes").await, 404, "not his team");
        assert_eq!(answer(id, &world.priya, "perhaps").await, 422);
        let page = world.facilitator.browser.get(&path).await.body;
        for text in ["2 people come.", "Priya Zxanthor", "Earl Zbrimble", "Ansel Zwhitcomb", "1 person may come:"] {
            assert!(page.contains(text), "{text}");
        }
        assert!(world.priya.browser.get(&path).await.body.contains("Your answer: I come"));
        assert_eq!(answer(id, &world.priya, "no").await, 303, "one may think again");
        let page = world.facilitator.browser.get(&path).await.body;
        assert!(page.contains("1 person comes.") && page.contains("1 person cannot come."));
        assert!(!page.contains("Priya Zxanthor"), "who cannot come is counted, not named");
        world.noon.pass(30 * 86_400);
        assert_eq!(answer(id, &world.coach, "yes").await, 409, "it is over");
        let stored = world.read(move |r| store::rsvps(r, id, (None, 50)));
        assert_eq!(stored.len(), 3);
    });
}

#[test]
fn observers_answer_too_sponsors_and_strangers_see_nothing() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        assert_eq!(answer(world.session, &world.observer, "yes").await, 303);
        for nobody in [&world.sponsor, &world.stranger] {
            assert_eq!(answer(world.session, nobody, "yes").await, 404);
        }
        let id = world.session;
        assert_eq!(world.read(move |r| store::rsvps(r, id, (None, 50))).len(), 1);
    });
}

#[test]
fn a_list_has_what_is_ahead_then_what_was_with_pages() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let (env, community, by) = (world.noon.env.clone(), world.community, world.facilitator.id);
        many(&world, &env, community, by);
        let page = world.priya.browser.get("/c/shore/sessions").await.body;
        let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} in {page}"));
        assert!(place("March on the shore") < place("February on the shore"));
        assert!(page.contains("not answered yet"));
        assert!(!page.contains("Old 0<") && page.contains("Earlier sessions"));
        let earlier = page.split("href=\"").find(|part| part.contains("before=")).unwrap();
        let earlier = earlier.split('"').next().unwrap().replace("&amp;", "&");
        let second = world.priya.browser.get(&earlier).await.body;
        assert!(second.contains("Old 0<") && !second.contains("March on the shore") && !second.contains("Old 59<"));
        assert!(!second.contains("Earlier sessions"));
        let team = format!("/c/shore/sessions?team={}", world.larkhaven);
        let narrowed = world.priya.browser.get(&team).await;
        assert_eq!(narrowed.status, 200);
        assert!(!narrowed.body.contains("March on the shore"));
        assert!(narrowed.body.contains("aria-current=\"true\">Larkhaven"));
    });
}

/// Sixty weekly sessions long ago.
fn many(world: &World, env: &kith_base::Env, community: kith_policy::CommunityId, by: PersonId) {
    let env = env.clone();
    let made = world.db.write_now(move |tx| -> Result<(), Error> {
        let first = read_day("2020-01-06").unwrap();
        for (n, day) in Rule::read("FREQ=WEEKLY").unwrap().days(first, 60).into_iter().enumerate() {
            let zone = Zone::read("UTC").unwrap();
            let wall = Wall { day, time: TimeOfDay::read("10:00").unwrap(), zone };
            let details = Details {
                purpose: String::new(),
                lang: kith_base::Lang::En,
                whom: Whom::Community,
                link: None,
                phone: None,
                passcode: None,
                facilitator: Some(by),
            };
            let title = Title::read(&format!("Old {n}")).unwrap();
            let draft = SessionDraft { title, starts_at: wall.moment().unwrap().at, wall, minutes: 60, details };
            let agenda = FirstAgenda::Given(Vec::new());
            let new =
                NewSession { id: env.id(), community_id: community, series_id: None, draft, agenda, by: Some(by) };
            store::plan(tx, &env, &new)?;
        }
        Ok(())
    });
    made.unwrap();
}

#[test]
fn a_week_says_what_is_next_what_waits_and_how_to_come_when_it_is_time() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let soon = plan(&world, "Soon together", "2026-03-12", Whom::Community, None);
        let team = plan(&world, "Cedar alone", "2026-03-20", Whom::Team(world.cedar), None);
        plan(&world, "Far away", "2026-05-20", Whom::Community, None);
        let blocks = week(&world, world.priya.id, None);
        let waits = titles(&blocks, Part::NeedsYou);
        assert_eq!(waits, ["March on the shore", "Soon together"], "within 14 days, and not another team's");
        assert_eq!(titles(&blocks, Part::Next), ["March on the shore", "Soon together", "Far away"]);
        assert!(blocks.iter().flat_map(|block| &block.lines).all(|line| line.act.is_none()), "it is not time yet");
        let tongues = blocks.iter().flat_map(|block| &block.lines).map(|line| (line.text.as_str(), line.lang));
        assert!(tongues.clone().any(|it| it == ("March on the shore", "en")), "in the language it was written in");
        assert!(tongues.clone().any(|it| it == ("Soon together", "fr")));
        assert_eq!(answer(soon, &world.priya, "yes").await, 303);
        assert_eq!(answer(team, &world.dale, "no").await, 303);
        world.noon.pass(90 * 60);
        let blocks = week(&world, world.priya.id, None);
        assert!(titles(&blocks, Part::NeedsYou).is_empty());
        let next = blocks.iter().find(|block| block.part == Part::Next).unwrap();
        let line = next.lines.iter().find(|line| line.text == "Soon together").unwrap();
        assert_eq!(line.act.as_ref().unwrap().href, "https://meet.example.org/zq");
        assert!(line.note.contains("+1 604 555 0177, passcode zq8842"), "{}", line.note);
        assert!(!titles(&week(&world, world.dale.id, None), Part::Next).contains(&"Cedar alone".to_owned()));
        let community = week(&world, world.observer.id, Some(world.community));
        assert_eq!(titles(&community, Part::Community), ["Soon together", "Far away"], "the first one is over");
        assert!(week(&world, world.sponsor.id, Some(world.community)).is_empty());
        assert!(titles(&week(&world, world.facilitator.id, None), Part::NeedsYou).is_empty(), "who runs it comes");
    });
}

fn titles(blocks: &[kith_web::Block], part: Part) -> Vec<String> {
    blocks.iter().filter(|block| block.part == part).flat_map(|it| &it.lines).map(|line| line.text.clone()).collect()
}

fn week(world: &World, person: PersonId, community: Option<kith_policy::CommunityId>) -> Vec<kith_web::Block> {
    let app = world.app.clone();
    world.read(move |r| {
        let now = app.env.now();
        let memberships = kith_charter::store::memberships_of(r, person, now)?;
        let name = kith_base::Name::stored("Anybody".to_owned());
        let viewer = kith_policy::Viewer {
            who: Some(kith_policy::Who { id: person, name, operator: false }),
            memberships,
            ..kith_policy::Viewer::public(kith_base::Lang::En, now)
        };
        let mut blocks = Vec::new();
        for panel in crate::panels::all() {
            blocks.extend(panel(&app, r, &viewer, community).unwrap_or_else(|stop| panic!("{stop:?}")));
        }
        Ok(blocks)
    })
}
