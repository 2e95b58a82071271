//! Light letters: to whoever is invited and has not answered, once before a session and once after it; answered from the
//! letter, and ended from it.

use axum::body::Body;
use http::Request;
use kith_base::{Email, Lang, Name};
use kith_charter::Inviting;
use kith_mail::StoredLetter;
use kith_migrations::ALL;
use kith_policy::Role;
use kith_sessions::SessionId;
use kith_sessions::session::Whom;
use kith_test::on_both_async;

use super::world::World;

fn invite(world: &World, name: &'static str, lang: Lang) -> kith_charter::InvitationId {
    let (env, community, by) = (world.noon.env.clone(), world.community, Some(world.steward.id));
    let email = Email::stored(format!("{}@example.net", name.to_lowercase()));
    let at = env.now();
    let draft = Inviting {
        community,
        team: None,
        name: Name::stored(name.to_owned()),
        email,
        role: Role::Member,
        lang,
        by,
        at,
    };
    world.db.write_now(move |tx| kith_charter::store::invite(tx, &env, &draft)).unwrap().0
}

fn to(world: &World, name: &str) -> Vec<StoredLetter> {
    let address = format!("{}@example.net", name.to_lowercase());
    world.letters().into_iter().filter(|it| it.to_address.as_str() == address).collect()
}

/// The path of the first address in a letter that begins so.
fn path(letter: &StoredLetter, begins: &str) -> String {
    let line = letter.text.lines().find(|line| line.contains(begins)).unwrap_or_else(|| panic!("{}", letter.text));
    line.trim().replace("https://kith.example.org", "")
}

async fn hold(world: &World, session: SessionId, publish: bool) {
    let host = &world.facilitator.browser;
    let at = |end: &str| format!("/c/shore/sessions/{session}{end}");
    assert_eq!(host.post(&at("/beginnings"), &[]).await.status, 303);
    assert_eq!(host.post(&at("/endings"), &[]).await.status, 303);
    if publish {
        assert_eq!(host.post(&at("/decisions"), &[("decision", "We go on.")]).await.status, 303);
        assert_eq!(host.post(&at("/record/publications"), &[]).await.status, 303);
    }
}

#[test]
fn whoever_is_invited_hears_once_before_the_next_session_and_once_after_it() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        invite(&world, "Noor", Lang::En);
        invite(&world, "Zoe", Lang::Fr);
        let first = world.plan("2026-03-20", Whom::Community);
        let second = world.plan("2026-03-26", Whom::Community);
        world.plan("2026-03-19", Whom::Team(world.team));
        world.until("2026-03-19T22:00:00Z").await;
        let told = to(&world, "Noor");
        assert_eq!(told.len(), 1, "of the next one alone, and not of what a team does");
        for text in [
            "Shore to Summit has invited you, and you have not answered yet.",
            "Ferries, and who misses them",
            "60 minutes",
            "It takes one minute to say whether you come, and you need no account:",
            "I do not want letters from here",
        ] {
            assert!(told[0].text.contains(text), "{text} in {}", told[0].text);
        }
        assert!(path(&told[0], "/sessions/").ends_with(&first.to_string()), "{}", told[0].text);
        assert_eq!((told[0].person, told[0].unsubscribe.is_some()), (None, true));
        assert!(to(&world, "Zoe")[0].text.contains("vous n’avez pas encore répondu"));
        world.until("2026-03-20T18:00:00Z").await;
        hold(&world, first, true).await;
        world.until("2026-03-24T00:00:00Z").await;
        let told = to(&world, "Noor");
        assert_eq!(told.len(), 2);
        assert!(
            told[1].text.contains("two minutes to read what came of it") && told[1].subject.contains("Fri 20 March"),
            "{}",
            told[1].text
        );
        world.until("2026-03-26T12:00:00Z").await;
        let told = to(&world, "Noor");
        assert_eq!(told.len(), 3, "the second one is next since the first is over: the day before");
        assert!(path(&told[2], "/sessions/").ends_with(&second.to_string()));
        world.until("2026-03-26T18:00:00Z").await;
        hold(&world, second, false).await;
        world.until("2026-03-30T00:00:00Z").await;
        assert_eq!(to(&world, "Noor").len(), 3, "without a record there is nothing to read");
        assert_eq!(world.read(kith_jobs::waiting), 0);
    });
}

#[test]
fn the_preview_shows_the_light_letter_and_nobodys_link() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-03-26", Whom::Community);
        let page = format!("/c/shore/sessions/{session}/letters/week?light=1");
        let shown = async || {
            let page = world.facilitator.browser.get_json(&page).await.body;
            serde_json::from_str::<serde_json::Value>(&page).unwrap()["light"].clone()
        };
        assert_eq!(shown().await["goes"], 0, "nobody is invited");
        invite(&world, "Noor", Lang::En);
        let before = shown().await;
        assert_eq!(before["goes"], 1);
        world.until("2026-03-20T00:00:00Z").await;
        let letter = to(&world, "Noor").remove(0);
        let secret = path(&letter, "/letters/").replace("/letters/", "");
        let [text, subject] = ["text", "subject"].map(|it| before[it].as_str().unwrap().to_owned());
        assert_eq!((text, subject), (letter.text.replace(&secret, "…"), letter.subject));
        assert_eq!(shown().await["goes"], 0);
        let log = world.facilitator.browser.get(&page).await.body;
        assert!(log.split("id=\"log\"").nth(1).is_some_and(|log| log.contains("Noor")), "{log}");
        let page = world.facilitator.browser.get(&page.replace("?light=1", "")).await.body;
        assert!(page.contains("?light=1"), "{page}");
    });
}

#[test]
fn one_press_from_the_letter_says_that_they_come_and_looking_says_nothing() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        invite(&world, "Noor", Lang::En);
        let session = world.plan("2026-03-20", Whom::Community);
        world.until("2026-03-14T00:00:00Z").await;
        let link = path(&to(&world, "Noor")[0], "/sessions/");
        let browser = world.anybody();
        let page = browser.get(&link).await;
        assert!(page.status == 200 && page.body.contains("value=\"phone\""), "{}", page.body);
        let counted = || {
            let community = world.community;
            let it = world.read(move |r| kith_charter::store::what_became(r, community));
            (it.invited, it.opened, it.acted, it.declined)
        };
        assert_eq!(counted(), (1, 0, 0, 0), "looking is not noted");
        let done = browser.post(&link, &[("answer", "phone")]).await;
        assert_eq!(done.location(), format!("/c/shore/sessions/{session}#who-comes"), "{}", done.body);
        assert_eq!(counted(), (1, 1, 1, 0));
        world.noon.pass(1);
        assert_eq!(browser.get(&format!("/c/shore/sessions/{session}")).await.status, 200);
        assert_eq!(browser.get("/c/shore/people").await.status, 404, "they are invited, and no more");
        for (path, answer, status) in [(link.as_str(), "waits", 422), (link.as_str(), "instead", 422)] {
            assert_eq!(browser.post(path, &[("answer", answer)]).await.status, status, "{answer}");
        }
        let other = world.plan("2026-03-27", Whom::Community);
        let team = world.plan("2026-03-18", Whom::Team(world.team));
        for session in [other, team] {
            let (secret, _) = link.split_once("/sessions/").unwrap();
            let path = format!("{secret}/sessions/{session}");
            assert_eq!(world.anybody().get(&path).await.status, 404);
            assert_eq!(world.anybody().post(&path, &[("answer", "yes")]).await.status, 404);
        }
        world.until("2026-03-20T12:00:00Z").await;
        assert_eq!(to(&world, "Noor").len(), 1, "who has answered is asked no more");
    });
}

#[test]
fn one_button_ends_the_letters_and_answers_the_invitation() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        invite(&world, "Noor", Lang::En);
        invite(&world, "Zoe", Lang::Fr);
        let session = world.plan("2026-03-20", Whom::Community);
        world.until("2026-03-14T00:00:00Z").await;
        let [noor, zoe] = ["Noor", "Zoe"].map(|name| path(&to(&world, name)[0], "/letters/"));
        let browser = world.anybody();
        let page = browser.get(&noor).await.body;
        assert!(page.contains("I do not want letters from here") && !page.contains("name=\"all\""), "{page}");
        assert_eq!(browser.post(&noor, &[]).await.status, 303);
        assert!(browser.get(&noor).await.body.contains("No letters come to you from here any more."));
        let program = Request::post(&zoe).header("content-type", "application/x-www-form-urlencoded");
        let pressed = browser.send(program, Body::from("List-Unsubscribe=One-Click")).await;
        assert_eq!(pressed.status, 200, "{}", pressed.body);
        assert_eq!(browser.post(&format!("{noor}/undo"), &[]).await.status, 404, "an invitation is answered once");
        let community = world.community;
        assert_eq!(world.read(move |r| kith_charter::store::what_became(r, community)).declined, 2);
        world.until("2026-03-20T18:00:00Z").await;
        hold(&world, session, true).await;
        world.until("2026-03-25T00:00:00Z").await;
        assert_eq!((to(&world, "Noor").len(), to(&world, "Zoe").len()), (1, 1));
        let link = path(&to(&world, "Noor")[0], "/sessions/");
        assert_eq!(browser.get(&link).await.status, 404);
    });
}
