//! The record: made ready, refused while something is missing, published once, and written to each person once.

use super::hold_world::World;
use kith_test::on_both_async;

const MIGRATIONS: &[kith_db::Migration] = kith_migrations::ALL;

#[test]
fn publishing_sends_each_person_one_letter_with_their_own_promises() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        world.begin().await;
        world.priya.browser.post(&world.saying(0), &[("text", "We stopped the survey"), ("may_quote", "yes")]).await;
        world.dale.browser.post(&world.saying(0), &[("text", "Not this one")]).await;
        let host = &world.facilitator.browser;
        let (earl, priya) = (world.earl.id.to_string(), world.priya.id.to_string());
        for (path, fields) in [
            ("/decisions", vec![("decision", "Letting go is a result"), ("back", "run")]),
            ("/decisions", vec![("decision", "A slip of the pen")]),
            (
                "/commitments",
                vec![
                    ("commitment", "Send the letter to the school"),
                    ("by_person", earl.as_str()),
                    ("due_on", "2026-03-20"),
                ],
            ),
            ("/commitments", vec![("commitment", "Ask the ferry office")]),
            ("/questions", vec![("question", "How do we write up what we let go?"), ("asked_by", priya.as_str())]),
            ("/record/notes", vec![("notes", "Twelve people, **two** on the telephone.")]),
        ] {
            let kept = host.post(&world.at(path), &fields).await;
            assert_eq!(kept.status, 303, "{path}: {}", kept.body);
            assert_eq!(world.priya.browser.post(&world.at(path), &fields).await.status, 403, "{path}");
        }
        // Unpublished, it is only for those who make it ready.
        assert_eq!(world.priya.browser.get(&world.at("/record")).await.status, 404);
        assert_eq!(world.priya.browser.get(&world.at("/record/edit")).await.status, 403);
        let publish = world.at("/record/publications");
        let running = host.post(&publish, &[]).await;
        assert!(running.status == 409 && running.body.contains("End it first"), "{}", running.body);
        assert_eq!(host.post(&world.at("/endings"), &[]).await.status, 303);
        let nobody = host.post(&publish, &[]).await;
        assert!(nobody.status == 409 && nobody.body.contains("1 commitment has nobody yet"), "{}", nobody.body);
        let edit = host.get(&world.at("/record/edit")).await.body;
        assert!(edit.contains("1 commitment has no day") && edit.contains("1 commitment has nobody yet"), "{edit}");

        // Somebody takes it on; one decision is struck out; one contribution does not stay.
        let taking = address(&edit, "/commitments/", "/persons");
        assert_eq!(host.post(&taking, &[("person", &world.stranger.id.to_string())]).await.status, 422);
        assert_eq!(host.post(&taking, &[("person", &priya)]).await.status, 303);
        assert_eq!(host.post(&taking, &[("person", &priya)]).await.status, 404);
        let slip = edit.split("A slip of the pen").nth(1).unwrap();
        let striking = address(slip, "/decisions/", "/removals");
        assert_eq!(host.post(&striking, &[]).await.status, 303);
        assert_eq!(host.post(&striking, &[]).await.status, 404);
        let (stays, goes) = (world.said("We stopped the survey")[0], world.said("Not this one")[0]);
        let (stays, goes) = (format!("c-{stays}"), format!("c-{goes}"));
        let chosen = [("shown", stays.as_str()), ("shown", &goes), ("kept", &stays)];
        assert_eq!(host.post(&world.at("/record/choices"), &chosen).await.status, 303);

        let published = host.post(&publish, &[]).await;
        assert_eq!(published.status, 303, "{}", published.body);
        assert_eq!(host.post(&publish, &[]).await.status, 409);

        let record = world.dale.browser.get(&world.at("/record")).await.body;
        for there in [
            "Letting go is a result",
            "Send the letter",
            "<strong>two</strong>",
            "We stopped the survey",
            "may be quoted",
            "February on the shore",
            "How do we write up",
        ] {
            assert!(record.contains(there), "{there} in {record}");
        }
        assert!(!record.contains("Not this one") && !record.contains("A slip of the pen"));
        for (who, somebody) in world.everybody() {
            let expected = if matches!(who, "sponsor" | "stranger") { 404 } else { 200 };
            assert_eq!(somebody.browser.get(&world.at("/record")).await.status, expected, "{who}");
        }

        world.run_jobs_without_letters().await;
        let letters = world.letters();
        let mut to: Vec<_> = letters.iter().map(|it| it.to_name.to_string()).collect();
        to.sort();
        assert_eq!(
            to,
            [
                "Ansel Zwhitcomb",
                "Dale Zcorvid",
                "Earl Zbrimble",
                "Maren Zvastigle",
                "Otto Zquillen",
                "Priya Zxanthor",
                "Teo Zquorple"
            ]
        );
        let letter = |name: &str| letters.iter().find(|it| it.to_name.as_str() == name).unwrap();
        let (earl, dale) = (letter("Earl Zbrimble"), letter("Dale Zcorvid"));
        assert!(
            earl.subject.starts_with("Ce que nous retenons du jeu. 12 mars 2026") && !earl.subject.contains("March on"),
            "{}",
            earl.subject
        );
        assert!(earl.text.contains("Send the letter to the school") && !earl.text.contains("ferry"), "{}", earl.text);
        assert!(earl.text.contains("https://kith.example.org/c/shore/questions/"), "{}", earl.text);
        assert!(
            earl.html.contains("lang=\"fr\"") && dale.subject.starts_with("What we take away from Thu 12 March 2026")
        );
        assert!(!dale.text.contains("Send the letter") && dale.text.contains("How do we write up"), "{}", dale.text);

        // The jobs come a second time: nobody gets a second letter.
        let (session, env) = (world.session, world.noon.env.clone());
        let people = [world.earl.id, world.dale.id, world.sponsor.id, world.stranger.id];
        world
            .db
            .write_now(move |tx| -> Result<_, kith_db::Error> {
                for person in people {
                    kith_jobs::enqueue(tx, &env, &crate::record::WriteRecap { session, person }, env.now())?;
                }
                Ok(())
            })
            .unwrap();
        world.run_jobs_without_letters().await;
        assert_eq!(world.letters().len(), 7);
        // Nothing more is said in a session whose record is out, and the text is given back.
        let late = world.priya.browser.post(&world.saying(0), &[("text", "One more word")]).await;
        assert!(late.status == 409 && late.body.contains("One more word"));
        let begun_again = host.post(&world.at("/beginnings"), &[]).await;
        assert_eq!(begun_again.status, 409);
    });
}

fn address(page: &str, from: &str, until: &str) -> String {
    let end = page.find(until).unwrap();
    let start = page[..end].rfind("action=\"").unwrap() + "action=\"".len();
    assert!(page[start..end].contains(from), "{}", &page[start..end]);
    page[start..end + until.len()].to_owned()
}

#[test]
fn an_empty_record_and_a_session_to_come_are_not_published() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        let publish = world.at("/record/publications");
        let early = world.facilitator.browser.post(&publish, &[]).await;
        assert!(early.status == 409 && early.body.contains("once the session has taken place"), "{}", early.body);
        world.begin().await;
        world.facilitator.browser.post(&world.at("/endings"), &[]).await;
        let empty = world.facilitator.browser.post(&publish, &[]).await;
        assert!(empty.status == 409 && empty.body.contains("nothing to publish yet"), "{}", empty.body);
        for (path, field) in [("/decisions", "decision"), ("/commitments", "commitment"), ("/questions", "question")] {
            let refused = world.facilitator.browser.post(&world.at(path), &[(field, "a\u{0}b")]).await;
            assert_eq!(refused.status, 422, "{path}");
        }
        let bad = [("commitment", "Kept text"), ("due_on", "soon"), ("by_person", "nobody")];
        let refused = world.facilitator.browser.post(&world.at("/commitments"), &bad).await;
        assert!(refused.status == 422 && refused.body.contains("Kept text"), "{}", refused.status);
        let notes = "x".repeat(20_001);
        let refused = world.facilitator.browser.post(&world.at("/record/notes"), &[("notes", &notes)]).await;
        assert!(refused.status == 422 && refused.body.contains(&notes));
        assert_eq!(world.dale.browser.post(&publish, &[]).await.status, 403);
        assert_eq!(world.stranger.browser.post(&publish, &[]).await.status, 404);
    });
}
