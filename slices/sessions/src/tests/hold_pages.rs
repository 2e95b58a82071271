//! Attendance, questions, commitments, what came back, and the week.

use super::hold_world::World;
use crate::commitment::{CommitmentId, NewCommitment, State as Promise};
use crate::question::{NewQuestion, QuestionId, State as Asking};
use crate::store;
use kith_base::Lang;
use kith_policy::PersonId;
use kith_test::on_both_async;

const MIGRATIONS: &[kith_db::Migration] = kith_migrations::ALL;

/// A question and a commitment of the previous session.
pub fn february(world: &World) -> (QuestionId, CommitmentId) {
    let (env, session, earl, team) = (world.noon.env.clone(), world.previous, world.earl.id, world.larkhaven);
    let made_at = "2026-02-12T13:00:00Z".parse().unwrap();
    world
        .db
        .write_now(move |tx| -> Result<_, kith_db::Error> {
            let question = NewQuestion {
                id: env.id(),
                session,
                asked_by: Some(earl),
                text: "Who pays for the bus?".to_owned(),
                lang: Lang::En,
                state: Asking::Open,
                made_at,
            };
            store::question::add_question(tx, &question)?;
            let commitment = NewCommitment {
                id: env.id(),
                session,
                person: Some(earl),
                team: Some(team),
                text: "Call the school board".to_owned(),
                lang: Lang::En,
                due_on: Some(jiff::civil::date(2026, 3, 15)),
                state: Promise::Open,
                note: String::new(),
                made_at,
                changed_at: made_at,
            };
            store::commitment::add_commitment(tx, &commitment)?;
            Ok((question.id, commitment.id))
        })
        .unwrap()
}

#[test]
fn the_host_ticks_everybody_and_corrections_are_logged() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        let sheet = world.at("/attendance");
        assert_eq!(world.priya.browser.get(&sheet).await.status, 403);
        assert_eq!(world.stranger.browser.get(&sheet).await.status, 404);
        let here = world.priya.browser.post(&world.at("/arrivals"), &[("how", "screen")]).await;
        assert_eq!(here.status, 303);
        assert_eq!(world.priya.browser.post(&world.at("/arrivals"), &[("how", "balloon")]).await.status, 422);
        let (priya, earl) = (format!("how-{}", world.priya.id), format!("how-{}", world.earl.id));
        let ticked = [(priya.as_str(), "room"), (&earl, "telephone"), ("also_present", "47")];
        let kept = world.facilitator.browser.post(&sheet, &ticked).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let again = world.facilitator.browser.post(&sheet, &ticked).await;
        assert_eq!(again.status, 303, "nothing differs: {}", again.body);
        assert_eq!(world.facilitator.browser.post(&sheet, &[(priya.as_str(), "none")]).await.status, 303);
        let page = world.facilitator.browser.get(&sheet).await.body;
        assert!(page.contains("Larkhaven") && page.contains("1 / 3") && page.contains("value=\"47\""), "{page}");
        let bad = world.facilitator.browser.post(&sheet, &[(earl.as_str(), "balloon"), ("also_present", "many")]).await;
        assert!(bad.status == 422 && bad.body.contains("many"), "{}", bad.status);
        let session = world.session;
        let facts = world.read(move |r| kith_facts::of_subject(r, session, kith_base::Cursor::end()));
        let mut kinds: Vec<_> =
            facts.iter().map(|fact| fact.kind.as_str()).filter(|it| it.starts_with("att")).collect();
        kinds.sort_unstable();
        let [also, corrected, noted] = ["attendance.also-present", "attendance.corrected", "attendance.noted"];
        assert_eq!(kinds, [also, corrected, corrected, noted, noted]);
        world.noon.pass(24 * 3_600);
        assert_eq!(world.dale.browser.post(&world.at("/arrivals"), &[("how", "screen")]).await.status, 409);
    });
}

#[test]
fn the_session_goes_from_activity_to_activity_and_back() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        let planned = world.priya.browser.get(&world.at("/run")).await;
        assert!(planned.status == 200 && planned.body.contains("It has not begun"), "{}", planned.body);
        assert_eq!(world.priya.browser.post(&world.at("/beginnings"), &[]).await.status, 403);
        assert_eq!(world.stranger.browser.post(&world.at("/beginnings"), &[]).await.status, 404);
        world.begin().await;
        world.noon.pass(240);
        let first = world.priya.browser.get(&world.at("/run")).await.body;
        assert!(first.contains("What do you hear") && first.contains("11 minutes left"), "{first}");
        let go = |place: usize| world.at(&format!("/activities/{}/beginnings", world.agenda()[place].id));
        assert_eq!(world.facilitator.browser.post(&go(1), &[]).await.status, 303);
        world.noon.pass(60);
        let second = world.priya.browser.get(&world.at("/run")).await.body;
        assert!(second.contains("What did you let go") && !second.contains("Next:"), "{second}");
        assert_eq!(world.facilitator.browser.post(&go(0), &[]).await.status, 303);
        world.noon.pass(16 * 60);
        let back = world.priya.browser.get(&world.at("/run")).await.body;
        assert!(back.contains("1 minute over"), "{back}");
        assert_eq!(world.facilitator.browser.post(&world.at("/endings"), &[]).await.status, 303);
        assert!(world.priya.browser.get(&world.at("/run")).await.body.contains("The session is over"));
        assert!(world.session().ended_at.is_some());
    });
}

#[test]
fn long_activities_have_pages_and_few_statements() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        world.begin().await;
        for n in 0..60 {
            world.noon.pass(1);
            world.priya.browser.post(&world.saying(0), &[("text", &format!("word {n} of sixty"))]).await;
        }
        let newest = world.dale.browser.get(&world.at("/run")).await.body;
        assert!(newest.contains("word 59 of") && newest.contains("word 10 of") && !newest.contains("word 9 of"));
        let first = world.dale.browser.get(&world.at("/run?after=0.00000000000000000000000000000000")).await.body;
        assert!(first.contains("word 0 of") && !first.contains("word 50 of"));
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let rest = world.dale.browser.get(next).await.body;
        assert!(rest.contains("word 50 of") && rest.contains("word 59 of") && !rest.contains("word 49 of"));
    });
}

#[test]
fn questions_are_answered_parked_closed_and_opened_again() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        let (question, _) = february(&world);
        let path = format!("/c/shore/questions/{question}");
        for (who, somebody) in world.everybody() {
            let reads = !matches!(who, "sponsor" | "stranger");
            for address in [path.as_str(), "/c/shore/questions", "/c/shore/questions?state=open"] {
                let page = somebody.browser.get(address).await;
                assert_eq!(
                    (page.status == 200, page.body.contains("Who pays for the bus?")),
                    (reads, reads),
                    "{who} {address}"
                );
            }
        }
        let answers = format!("{path}/answers");
        assert_eq!(world.observer.browser.post(&answers, &[("text", "x")]).await.status, 403);
        assert_eq!(world.stranger.browser.post(&answers, &[("text", "x")]).await.status, 404);
        assert_eq!(world.priya.browser.post(&answers, &[("text", " ")]).await.status, 422);
        let said = world.priya.browser.post(&answers, &[("text", "The *county*, for now")]).await;
        assert!(said.status == 303 && said.location().contains("#a-"), "{}", said.body);
        let page = world.dale.browser.get(&path).await.body;
        assert!(page.contains("<em>county</em>") && page.contains("answered") && page.contains("Priya"), "{page}");
        assert!(world.dale.browser.get("/c/shore/questions?state=open").await.body.contains("no question like this"));
        let host = &world.facilitator.browser;
        assert_eq!(world.priya.browser.post(&format!("{path}/parkings"), &[]).await.status, 403);
        for (step, expected) in [("parkings", 303), ("parkings", 409), ("closings", 303), ("closings", 409)] {
            assert_eq!(host.post(&format!("{path}/{step}"), &[]).await.status, expected, "{step}");
        }
        let closed = world.priya.browser.post(&answers, &[("text", "Too late?")]).await;
        assert!(closed.status == 409 && closed.body.contains("Too late?"));
        assert_eq!(host.post(&format!("{path}/reopenings"), &[]).await.status, 303);
        for nowhere in ["/c/shore/questions/x", "/c/shore/questions?state=lost", "/c/shore/questions?after=x"] {
            assert_eq!(world.priya.browser.get(nowhere).await.status, 404, "{nowhere}");
        }
    });
}

#[test]
fn commitments_are_told_by_team_and_answered_by_whose_they_are() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        let (_, commitment) = february(&world);
        let path = format!("/c/shore/commitments/{commitment}");
        for (who, somebody) in world.everybody() {
            let reads = !matches!(who, "sponsor" | "stranger");
            for address in [path.as_str(), "/c/shore/commitments"] {
                let page = somebody.browser.get(address).await;
                assert_eq!(
                    (page.status == 200, page.body.contains("Call the school board")),
                    (reads, reads),
                    "{who} {address}"
                );
            }
        }
        world.noon.pass(30 * 24 * 3_600);
        let list = world.dale.browser.get("/c/shore/commitments").await.body;
        assert!(list.contains("Larkhaven") && !list.contains("late<") && !list.contains("overdue"), "{list}");
        assert!(world.earl.browser.get("/c/shore/commitments").await.body.contains("Les vôtres"));
        let answers = format!("{path}/answers");
        assert_eq!(world.dale.browser.post(&answers, &[("state", "done")]).await.status, 403);
        for (state, due_on, note) in
            [("open", "", "kept note"), ("later", "2026-01-01", "kept note"), ("later", "x", "kept note")]
        {
            let refused =
                world.earl.browser.post(&answers, &[("state", state), ("due_on", due_on), ("note", note)]).await;
            assert!(refused.status == 422 && refused.body.contains(note), "{state} {due_on}: {}", refused.status);
        }
        let later = [("state", "later"), ("due_on", "2026-05-01"), ("note", "After the vote")];
        assert_eq!(world.earl.browser.post(&answers, &later).await.status, 303);
        assert!(world.dale.browser.get(&path).await.body.contains("After the vote"));
        assert_eq!(world.earl.browser.post(&answers, &[("state", "done")]).await.status, 303);
        assert!(!world.dale.browser.get("/c/shore/commitments").await.body.contains("Call the school board"));
        assert!(world.dale.browser.get("/c/shore/commitments?done=yes").await.body.contains("Call the school board"));
        let next =
            "/c/shore/commitments?done=yes&team=Larkhaven&day=2026-01-01&id=00000000-0000-0000-0000-000000000000";
        assert!(world.dale.browser.get(next).await.body.contains("Call the school board"));
        assert!(
            !world.dale.browser.get(&next.replace("Larkhaven", "Zzz")).await.body.contains("Call the school board")
        );
    });
}

#[test]
fn what_came_back_since_the_previous_session_opens_the_next_one() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        let (question, commitment) = february(&world);
        assert!(!world.priya.browser.get(&world.at("/run")).await.body.contains("What came back"));
        world.priya.browser.post(&format!("/c/shore/questions/{question}/answers"), &[("text", "The county")]).await;
        let stuck = [("state", "stuck"), ("note", "Nobody picks up")];
        world.earl.browser.post(&format!("/c/shore/commitments/{commitment}/answers"), &stuck).await;
        let run = world.priya.browser.get(&world.at("/run")).await.body;
        for there in [
            "What came back",
            "Who pays for the bus?",
            "Call the school board",
            "Nobody picks up",
            "February on the shore",
        ] {
            assert!(run.contains(there), "{there} in {run}");
        }
        // The session before has nothing before it.
        let before = format!("/c/shore/sessions/{}/run", world.previous);
        assert!(!world.priya.browser.get(&before).await.body.contains("What came back"));
    });
}

fn week(world: &World, person: PersonId) -> Vec<kith_web::Line> {
    let app = world.app.clone();
    world.read(move |r| {
        let now = app.env.now();
        let memberships = kith_charter::store::memberships_of(r, person, now)?;
        let name = kith_base::Name::stored("x".to_owned());
        let viewer = kith_policy::Viewer {
            who: Some(kith_policy::Who { id: person, name, operator: false }),
            memberships,
            invited: Vec::new(),
            guest_of: Vec::new(),
            archived: Vec::new(),
            by_link: false,
            lang: Lang::En,
            zone: jiff::tz::TimeZone::UTC,
            now,
        };
        let mut lines = Vec::new();
        for panel in crate::hold::panels() {
            let blocks = panel(&app, r, &viewer, None).map_err(|_| kith_db::Error::Stopped)?;
            lines.extend(blocks.into_iter().flat_map(|block| block.lines));
        }
        Ok(lines)
    })
}

#[test]
fn a_week_shows_what_was_promised_asked_and_what_came_of_it() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        let (question, commitment) = february(&world);
        let (session, earl, dale) = (world.previous, world.earl.id, world.dale.id);
        world
            .db
            .write_now(move |tx| -> Result<_, kith_db::Error> {
                let at = "2026-03-01T12:00:00Z".parse().unwrap();
                store::attendance::note_attendance(tx, (session, dale), crate::attendance::How::Room, None, at)?;
                store::record::publish_at(tx, session, None, at)?;
                Ok(())
            })
            .unwrap();
        let texts = |lines: Vec<kith_web::Line>| lines.into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(texts(week(&world, earl)), ["Call the school board"]);
        assert_eq!(texts(week(&world, dale)), ["Who pays for the bus?"]);
        let asked = week(&world, dale);
        assert_eq!((asked[0].lang, asked[0].note_lang), ("en", "en"), "the question, and the title of its session");
        assert!(week(&world, earl).iter().all(|line| line.lang == "en"));
        assert!(week(&world, world.stranger.id).is_empty());
        world.dale.browser.post(&format!("/c/shore/questions/{question}/answers"), &[("text", "The county")]).await;
        world.earl.browser.post(&format!("/c/shore/commitments/{commitment}/answers"), &[("state", "done")]).await;
        assert!(texts(week(&world, dale)).is_empty());
        assert_eq!(texts(week(&world, earl)), ["Who pays for the bus?"]);
    });
}
