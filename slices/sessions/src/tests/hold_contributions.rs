//! What people say, who may read it, and what must never show.

use super::hold_world::World;
use kith_test::on_both_async;

const MIGRATIONS: &[kith_db::Migration] = kith_migrations::ALL;

#[test]
fn what_is_said_without_a_name_reveals_its_author_nowhere() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        world.begin().await;
        world.noon.pass(300);
        let said =
            world.priya.browser.post(&world.saying(0), &[("text", "We were afraid"), ("unattributed", "yes")]).await;
        assert_eq!((said.status.as_u16(), said.location()), (303, world.at("/run").as_str()));
        let [id] = world.said("We were afraid")[..] else { panic!("one is kept") };

        let pages =
            ["/run", "/run?after=0.00000000000000000000000000000000", "/record", "/record/edit", "/attendance", ""];
        for (who, somebody) in world.everybody() {
            let mut seen = 0;
            for page in pages {
                for answer in
                    [somebody.browser.get(&world.at(page)).await, somebody.browser.get_json(&world.at(page)).await]
                {
                    let near: String = surroundings(&answer.body, "We were afraid");
                    seen += i32::from(!near.is_empty());
                    assert!(!near.contains("Zxanthor"), "{who} sees the name on {page}: {near}");
                    assert!(!near.contains(&world.priya.id.to_string()), "{who} sees the id on {page}: {near}");
                    let change = format!("/contributions/{id}/edit");
                    assert_eq!(
                        near.contains(&change),
                        who == "priya" && !near.is_empty() && page.starts_with("/run"),
                        "{who} {page}"
                    );
                }
            }
            assert_eq!(seen > 0, !matches!(who, "sponsor" | "stranger"), "{who} reads it");
        }

        // Kept in the record and published, it says no more, and no letter tells either.
        let mark = format!("c-{id}");
        let host = &world.facilitator.browser;
        host.post(&world.at("/record/choices"), &[("shown", mark.as_str()), ("kept", &mark)]).await;
        host.post(&world.at("/endings"), &[]).await;
        let published = host.post(&world.at("/record/publications"), &[]).await;
        assert_eq!(published.status, 303, "{}", published.body);
        world.run_jobs_without_letters().await;
        for (who, somebody) in world.everybody() {
            for answer in [
                somebody.browser.get(&world.at("/record")).await,
                somebody.browser.get_json(&world.at("/record")).await,
            ] {
                assert_eq!(answer.body.contains("We were afraid"), !matches!(who, "sponsor" | "stranger"), "{who}");
                assert!(who == "priya" || !answer.body.contains("Zxanthor"), "{who} reads the name: {}", answer.body);
                assert!(!answer.body.contains(&world.priya.id.to_string()), "{who} reads the id");
            }
        }
        for letter in world.letters().iter().filter(|letter| letter.to_name.as_str() != "Priya Zxanthor") {
            assert!(!letter.text.contains("Zxanthor") && !letter.html.contains("Zxanthor"));
        }
    });
}

/// The element or object in which `words` stand.
fn surroundings(body: &str, words: &str) -> String {
    let Some(at) = body.find(words) else { return String::new() };
    let from = body[..at].rfind("<figure").or_else(|| body[..at].rfind("{\"id\"")).unwrap_or(at.saturating_sub(300));
    let until = body[at..]
        .find("</figure>")
        .or_else(|| body[at..].find("},{"))
        .map_or(body.len().min(at + 400), |end| at + end);
    body.get(from..until).unwrap_or_default().to_owned()
}

#[test]
fn neither_row_nor_id_nor_fact_of_it_leads_to_the_author() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        world.begin().await;
        let begun = world.agenda()[0].begun_at.unwrap();
        world.noon.pass(437);
        world.earl.browser.post(&world.saying(0), &[("text", "Nobody asked us"), ("unattributed", "yes")]).await;
        let [id] = world.said("Nobody asked us")[..] else { panic!("one is kept") };
        type Row = (Option<kith_policy::PersonId>, Option<kith_policy::PersonId>, jiff::Timestamp, String, String);
        let (person, typed_by, written_at, channel, lang): Row = world.read(move |r| {
            r.one(
                "SELECT person_id, typed_by, written_at, channel, lang FROM contribution WHERE id = $1",
                kith_db::params![id],
            )
        });
        assert_eq!((person, typed_by, channel.as_str(), lang.as_str()), (None, None, "screen", "en"));
        assert_eq!(written_at, begun);
        let millis = u64::from_be_bytes([
            0,
            0,
            id.0.as_bytes()[0],
            id.0.as_bytes()[1],
            id.0.as_bytes()[2],
            id.0.as_bytes()[3],
            id.0.as_bytes()[4],
            id.0.as_bytes()[5],
        ]);
        assert_eq!(i64::try_from(millis).unwrap(), begun.as_millisecond());

        let community = world.community;
        let facts = world.read(move |r| kith_facts::of_community(r, community, kith_base::Cursor::end()));
        let made: Vec<_> = facts.iter().filter(|fact| fact.kind == "contribution.made").collect();
        assert_eq!(made.len(), 1);
        assert_eq!((made[0].actor, made[0].subject.0.as_str()), (None, "session"));
        for fact in &facts {
            assert_ne!(fact.subject.1, id.0, "{}", fact.kind);
            assert!(!fact.data.to_string().contains(&id.to_string()), "{}", fact.kind);
        }
        let location: String = world.read(move |r| {
            let sql = "SELECT COUNT(*) FROM form_taken WHERE location LIKE $1";
            Ok(r.count(sql, kith_db::params![format!("%{id}%")])?.to_string())
        });
        assert_eq!(location, "0");
    });
}

#[test]
fn only_its_author_takes_back_what_has_no_name() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        world.begin().await;
        world.priya.browser.post(&world.saying(0), &[("text", "Too early"), ("unattributed", "yes")]).await;
        let [id] = world.said("Too early")[..] else { panic!("one is kept") };
        let (edit, change, back) = (
            world.at(&format!("/contributions/{id}/edit")),
            world.at(&format!("/contributions/{id}")),
            world.at(&format!("/contributions/{id}/withdrawals")),
        );
        for (who, somebody) in world.everybody() {
            if who == "priya" {
                continue;
            }
            for status in [
                somebody.browser.get(&edit).await.status,
                somebody.browser.post(&change, &[("text", "x")]).await.status,
                somebody.browser.post(&back, &[]).await.status,
            ] {
                let expected = if matches!(who, "sponsor" | "stranger") { 404 } else { 403 };
                assert_eq!(status, expected, "{who}");
            }
        }
        let page = world.priya.browser.get(&edit).await;
        assert!(page.status == 200 && page.body.contains("Too early"), "{}", page.body);
        assert_eq!(world.priya.browser.post(&change, &[("text", "")]).await.status, 422);
        assert_eq!(world.priya.browser.post(&change, &[("text", "Early enough")]).await.status, 303);
        assert_eq!(world.said("Early enough"), [id]);
        assert_eq!(world.priya.browser.post(&back, &[]).await.status, 303);
        assert!(world.said("Early enough").is_empty());
        assert_eq!(world.priya.browser.get(&edit).await.status, 404);
    });
}

#[test]
fn an_aside_is_for_its_team_and_coach_alone() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        world.begin().await;
        let team = world.larkhaven.to_string();
        let said =
            world.priya.browser.post(&world.saying(0), &[("text", "Our mayor wavers"), ("audience", &team)]).await;
        assert_eq!(said.status, 303, "{}", said.body);
        for (who, somebody) in world.everybody() {
            let expected = matches!(who, "priya" | "earl" | "coach");
            for page in ["/run", "/run?after=0.00000000000000000000000000000000", "/record/edit", "/record"] {
                for answer in
                    [somebody.browser.get(&world.at(page)).await, somebody.browser.get_json(&world.at(page)).await]
                {
                    assert_eq!(
                        answer.body.contains("Our mayor wavers"),
                        expected && page.starts_with("/run"),
                        "{who} on {page}"
                    );
                }
            }
        }
        // Not to somebody else's team, and nobody says anything for a team they are not in.
        for body in [&team[..], "nonsense", "00000000000000000000000000000000"] {
            let refused = world.dale.browser.post(&world.saying(0), &[("text", "Let me in"), ("audience", body)]).await;
            assert!(refused.status == 422 && refused.body.contains("Let me in"), "{body}: {}", refused.status);
        }
        let [id] = world.said("Our mayor wavers")[..] else { panic!("one is kept") };
        assert_eq!(world.dale.browser.get(&world.at(&format!("/contributions/{id}/edit"))).await.status, 404);
        assert_eq!(world.facilitator.browser.get(&world.at(&format!("/contributions/{id}/edit"))).await.status, 404);
    });
}

#[test]
fn the_same_form_sent_fifty_times_says_it_once() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        world.begin().await;
        let saying = world.saying(0);
        let fields = [("text", "Once is enough"), ("once", "k1")];
        let sent: Vec<_> = (0..50).map(|_| world.priya.browser.post(&saying, &fields)).collect();
        for one in sent {
            assert_eq!(one.await.status, 303);
        }
        assert_eq!(world.said("Once is enough").len(), 1);
    });
}

#[test]
fn bad_words_are_refused_and_given_back() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        let early = world.priya.browser.post(&world.saying(0), &[("text", "Before the beginning")]).await;
        assert!(early.status == 409 && early.body.contains("Before the beginning"), "{}", early.status);
        world.begin().await;
        let saying = world.saying(0);
        let long = format!("kept {}", "x".repeat(20_001));
        for bad in ["", "   ", "a\u{0}b", &long, &">".repeat(5_000)] {
            let refused = world.priya.browser.post(&saying, &[("text", bad)]).await;
            assert_eq!(refused.status, 422, "{}", bad.len());
            assert!(
                refused
                    .body
                    .contains(&bad.replace('\u{0}', "").chars().take(5).collect::<String>().replace('>', "&#62;")),
                "{}",
                bad.len()
            );
        }
        assert_eq!(world.observer.browser.post(&saying, &[("text", "May I?")]).await.status, 403);
        assert_eq!(world.stranger.browser.post(&saying, &[("text", "May I?")]).await.status, 404);
        let nowhere = world.at("/activities/00000000000000000000000000000000/contributions");
        assert_eq!(world.priya.browser.post(&nowhere, &[("text", "x")]).await.status, 404);
        assert_eq!(
            world.priya.browser.post(&world.at("/activities/x/contributions"), &[("text", "x")]).await.status,
            404
        );
        assert_eq!(world.priya.browser.get(&world.at("/run?after=rubbish")).await.status, 404);
    });
}

#[test]
fn a_facilitator_writes_for_somebody_on_the_telephone() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        world.begin().await;
        let dictation = world.at(&format!("/activities/{}/dictations", world.agenda()[0].id));
        let earl = world.earl.id.to_string();
        let fields = [("for_person", earl.as_str()), ("for_channel", "telephone"), ("for_text", "I hear the fridge")];
        assert_eq!(world.priya.browser.post(&dictation, &fields).await.status, 403);
        let kept = world.facilitator.browser.post(&dictation, &fields).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let run = world.dale.browser.get(&world.at("/run")).await.body;
        assert!(run.contains("Earl Zbrimble") && run.contains("by telephone") && run.contains("I hear the fridge"));
        let [id] = world.said("I hear the fridge")[..] else { panic!("one is kept") };
        let (person, typed_by): (Option<kith_policy::PersonId>, Option<kith_policy::PersonId>) = world
            .read(move |r| r.one("SELECT person_id, typed_by FROM contribution WHERE id = $1", kith_db::params![id]));
        assert_eq!((person, typed_by), (Some(world.earl.id), Some(world.facilitator.id)));
        // It is Earl's to change, and nobody else's.
        assert_eq!(world.earl.browser.get(&world.at(&format!("/contributions/{id}/edit"))).await.status, 200);
        assert_eq!(world.facilitator.browser.get(&world.at(&format!("/contributions/{id}/edit"))).await.status, 403);
        // Nobody who is not in the session, not on the screen, never an empty word.
        let (stranger, sponsor) = (world.stranger.id.to_string(), world.sponsor.id.to_string());
        for (person, channel, text) in [
            (stranger.as_str(), "telephone", "kept words"),
            (&sponsor, "telephone", "kept words"),
            (&earl, "screen", "kept words"),
            (&earl, "smoke", "kept words"),
            (&earl, "paper", " "),
            ("", "paper", "kept words"),
        ] {
            let fields = [("for_person", person), ("for_channel", channel), ("for_text", text)];
            let refused = world.facilitator.browser.post(&dictation, &fields).await;
            assert!(refused.status == 422 && refused.body.contains(text), "{channel} {text}: {}", refused.status);
        }
        // Without a name, it leaves no trace of either.
        let fields = [
            ("for_person", earl.as_str()),
            ("for_channel", "telephone"),
            ("for_text", "Hush"),
            ("for_unattributed", "yes"),
        ];
        assert_eq!(world.facilitator.browser.post(&dictation, &fields).await.status, 303);
        let [hush] = world.said("Hush")[..] else { panic!("one is kept") };
        let (person, typed_by): (Option<kith_policy::PersonId>, Option<kith_policy::PersonId>) = world
            .read(move |r| r.one("SELECT person_id, typed_by FROM contribution WHERE id = $1", kith_db::params![hush]));
        assert_eq!((person, typed_by), (None, None));
        assert_eq!(world.earl.browser.get(&world.at(&format!("/contributions/{hush}/edit"))).await.status, 200);
    });
}

#[test]
fn the_floor_names_who_was_not_heard_yet_and_is_not_moved_by_what_has_no_name() {
    on_both_async(MIGRATIONS, async |db| {
        let world = World::on(db);
        world.begin().await;
        for somebody in [&world.priya, &world.earl, &world.dale] {
            let here = somebody.browser.post(&world.at("/arrivals"), &[("how", "telephone")]).await;
            assert_eq!(here.status, 303, "{}", here.body);
        }
        let team = world.larkhaven.to_string();
        world.priya.browser.post(&world.saying(0), &[("text", "Psst"), ("unattributed", "yes")]).await;
        world.earl.browser.post(&world.saying(0), &[("text", "For us"), ("audience", &team)]).await;
        world.dale.browser.post(&world.saying(0), &[("text", "Aloud")]).await;
        let floor = async || {
            let page = world.facilitator.browser.get_json(&world.at("/run")).await.body;
            let page: serde_json::Value = serde_json::from_str(&page).unwrap();
            let name = |it: &serde_json::Value| it["who"]["name"].as_str().unwrap().to_owned();
            page["host"]["floor"].as_array().unwrap().iter().map(name).collect::<Vec<_>>()
        };
        assert_eq!(floor().await, ["Earl Zbrimble", "Priya Zxanthor"]);
        world.priya.browser.post(&world.saying(0), &[("text", "Aloud too")]).await;
        assert_eq!(floor().await, ["Earl Zbrimble"]);
        for (who, somebody) in world.everybody() {
            let sees = somebody.browser.get(&world.at("/run")).await.body.contains("Not yet heard");
            assert_eq!(sees, matches!(who, "facilitator" | "steward"), "{who}");
        }
    });
}
