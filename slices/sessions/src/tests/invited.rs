//! Whoever is invited takes part before they join, and keeps it all when they do.

use kith_migrations::ALL;
use kith_test::{Browser, on_both_async};

use super::hold_world::World;

const FOR_NOOR: [(&str, &str); 4] =
    [("name", "Noor Haddad"), ("email", "noor@example.org"), ("role", "member"), ("lang", "en")];

/// The path of the link in the letter to Noor.
pub(super) async fn letter(world: &World) -> String {
    let done = world.facilitator.browser.post("/c/shore/invitations", &FOR_NOOR).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let text = world.letters().remove(0).text;
    assert!(text.contains("#no") && text.contains("look around"), "{text}");
    let link = text.lines().find(|line| line.contains("/invitations/")).unwrap();
    link.trim().replace("https://kith.example.org", "")
}

/// A browser that looks around before it answers.
pub(super) async fn around(world: &World, link: &str) -> Browser {
    let browser = world.browser();
    let done = browser.post(&format!("{link}/openings"), &[]).await;
    assert_eq!((done.status.as_u16(), done.location()), (303, "/c/shore"), "{}", done.body);
    world.noon.pass(1);
    browser
}

async fn numbers(world: &World) -> serde_json::Value {
    let page = world.facilitator.browser.get_json("/c/shore/invitations").await;
    let page: serde_json::Value = serde_json::from_str(&page.body).unwrap();
    page["became"].clone()
}

fn people(world: &World) -> i64 {
    world.read(|r| r.count("SELECT COUNT(*) FROM person", &[]))
}

#[test]
fn whoever_is_invited_to_look_on_is_not_let_into_sessions_before_they_join() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        for role in ["sponsor", "observer"] {
            let form = [("name", "Noor Haddad"), ("email", "noor@example.org"), ("role", role), ("lang", "en")];
            let done = world.steward.browser.post("/c/shore/invitations", &form).await;
            assert_eq!(done.status, 303, "{}", done.body);
            let text = world.letters().remove(0).text;
            let link = text.lines().find(|line| line.contains("/invitations/")).unwrap().trim();
            let noor = around(&world, &link.replace("https://kith.example.org", "")).await;
            for page in ["", "/run", "/ahead", "/record"] {
                assert_eq!(noor.get(&world.at(page)).await.status, 404, "{role} {page}");
            }
            assert_eq!(noor.post(&world.at("/rsvp"), &[("answer", "yes")]).await.status, 404, "{role}");
            let sql = "UPDATE invitation SET ends_at = made_at";
            world.db.write_now(move |tx| tx.exec(sql, &[]).map(|_| ())).unwrap();
        }
    });
}

#[test]
fn before_they_join_they_read_the_next_session_answer_and_are_here_and_joining_keeps_it() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let (link, before) = (letter(&world).await, people(&world));
        for _ in 0..2 {
            assert_eq!(world.browser().get(&link).await.status, 200);
        }
        assert_eq!(
            (people(&world), numbers(&world).await["opened"].as_i64()),
            (before, Some(0)),
            "a look is not noted"
        );
        let noor = around(&world, &link).await;
        assert!(noor.get("/c/shore").await.body.contains("March on the shore"));
        assert_eq!(noor.get(&world.at("")).await.status, 200);
        assert_eq!(
            noor.get(&format!("/c/shore/sessions/{}", world.previous)).await.status,
            404,
            "before the invitation"
        );
        for shut in ["/c/shore/people", "/c/shore/sessions", "/c/shore/questions"] {
            assert_eq!(noor.get(shut).await.status, 404, "{shut}");
        }
        assert_eq!(noor.post(&world.at("/rsvp"), &[("answer", "yes")]).await.status, 303);
        world.begin().await;
        assert_eq!(noor.post(&world.at("/arrivals"), &[("how", "screen")]).await.status, 303);
        let told = numbers(&world).await;
        let of = |what: &str| told[what].as_i64();
        assert_eq!((of("invited"), of("opened"), of("acted"), of("joined")), (Some(1), Some(1), Some(1), Some(0)));

        assert_eq!(noor.post(&link, &[("answer", "accepted")]).await.location(), "/c/shore");
        world.noon.pass(1);
        assert_eq!(noor.get("/c/shore/people").await.status, 200);
        assert_eq!(people(&world), before + 1);
        let kept = "SELECT COUNT(*) FROM membership m JOIN rsvp v ON v.person_id = m.person_id
                    JOIN attendance a ON a.person_id = m.person_id
                    JOIN person_reach r ON r.person_id = m.person_id WHERE r.email = 'noor@example.org'";
        assert_eq!(world.read(move |r| r.count(kept, &[])), 1);
        assert_eq!(numbers(&world).await["joined"].as_i64(), Some(1));
    });
}

#[test]
fn a_no_ends_it_and_joining_from_the_page_of_the_community_works_too() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let first = letter(&world).await;
        let noor = around(&world, &first).await;
        assert_eq!(noor.post(&first, &[("answer", "declined")]).await.status, 303);
        assert_eq!(noor.get(&world.at("")).await.status, 404);
        assert_eq!(numbers(&world).await["declined"].as_i64(), Some(1));
        assert_eq!(world.browser().post(&format!("{first}/openings"), &[]).await.status, 409);
        let noor = around(&world, &letter(&world).await).await;
        assert_eq!(noor.post("/c/shore/joining", &[("answer", "accepted")]).await.status, 303);
        world.noon.pass(1);
        let people = noor.get("/c/shore/people").await;
        assert_eq!(people.status, 404, "who was known before signs in by a code: the letter is not enough");
    });
}

#[test]
fn a_letter_shows_nothing_of_an_account_that_was_there_before() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let email = world.read({
            let nadia = world.stranger.id;
            move |r| kith_people::store::email_of(r, nadia)
        });
        let email = email.unwrap().to_string();
        let form = [("name", "Nadia"), ("email", email.as_str()), ("role", "member"), ("lang", "en")];
        assert_eq!(world.facilitator.browser.post("/c/shore/invitations", &form).await.status, 303);
        let text = world.letters().remove(0).text;
        let link = text.lines().find(|line| line.contains("/invitations/")).unwrap().trim();
        let link = link.replace("https://kith.example.org", "");
        let holder = around(&world, &link).await;
        assert_eq!(holder.get(&world.at("")).await.status, 200);
        let done = holder.post("/c/shore/joining", &[("answer", "accepted")]).await;
        assert_eq!(done.location(), "/sign-in?next=/c/shore");
        world.noon.pass(1);
        assert_eq!(holder.get("/c/shore/people").await.status, 404);
        assert_eq!(world.stranger.browser.get("/c/shore/people").await.status, 200);
    });
}

#[test]
fn the_recap_goes_to_whoever_looked_around() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let link = letter(&world).await;
        let noor = around(&world, &link).await;
        world.begin().await;
        let host = &world.facilitator.browser;
        assert_eq!(host.post(&world.at("/endings"), &[]).await.status, 303);
        assert_eq!(host.post(&world.at("/decisions"), &[("decision", "We go on.")]).await.status, 303);
        assert_eq!(host.post(&world.at("/record/publications"), &[]).await.status, 303);
        world.run_jobs_without_letters().await;
        let to_noor =
            |letter: &kith_mail::StoredLetter| letter.kind == "sessions.recap" && letter.text.contains("Noor");
        assert_eq!(world.letters().iter().filter(|it| to_noor(it)).count(), 1);
        let record = noor.get(&world.at("/record")).await;
        assert!(record.status == 200 && record.body.contains("We go on."));
    });
}
