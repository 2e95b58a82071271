//! Guests among the others: named as guests wherever they are named, with a say on how it was and on what may be quoted,
//! and a way out.

use kith_migrations::ALL;
use kith_test::{Browser, on_both_async};

use super::guests::{guest, link};
use super::hold_world::World;

const SAID: (&str, &str) = ("text", "From outside, said aloud.");

/// Noor, a guest who is here and said something, in a session that runs.
async fn noor(world: &World) -> Browser {
    let noor = guest(world, &link(world, "Noor Haddad").await).await;
    assert_eq!(noor.post(&world.at("/rsvp"), &[("answer", "yes")]).await.status, 303);
    world.begin().await;
    for somebody in [&noor, &world.priya.browser] {
        assert_eq!(somebody.post(&world.at("/arrivals"), &[("how", "screen")]).await.status, 303);
    }
    noor
}

/// What stands on a page after a name, up to the next name or the end of a line.
fn after(page: &str, name: &str) -> String {
    let rest = page.split(&format!("{name}</bdi>")).nth(1).unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.lines().next().unwrap_or_default().split("<bdi>").next().unwrap_or_default().to_owned()
}

#[test]
fn a_guest_is_named_as_one_wherever_they_are_named_and_nobody_else_is() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let noor = noor(&world).await;
        let host = &world.facilitator.browser;
        let run = host.get(&world.at("/run")).await.body;
        assert!(after(&run, "Noor Haddad").contains("guest"), "who has not had the floor: {run}");
        assert!(!after(&run, "Priya Zxanthor").contains("guest"));
        assert_eq!(noor.post(&world.saying(0), &[SAID]).await.status, 303);
        let hers = [("text", "From inside."), ("once", "hers")];
        assert_eq!(world.priya.browser.post(&world.saying(0), &hers).await.status, 303);
        for page in ["", "/run", "/attendance", "/attendance/paper", "/consents"] {
            let body = host.get(&world.at(page)).await.body;
            assert!(after(&body, "Noor Haddad").contains("guest"), "{page}: {body}");
            let priya = if page.is_empty() { None } else { Some(after(&body, "Priya Zxanthor")) };
            assert!(priya.is_none_or(|it| !it.contains("guest")), "{page}: {body}");
        }
        assert_eq!(host.post(&world.at("/endings"), &[]).await.status, 303);
        assert_eq!(host.post(&world.at("/record/notes"), &[("notes", "We met.")]).await.status, 303);
        assert_eq!(host.post(&world.at("/record/publications"), &[]).await.status, 303);
        let record = world.dale.browser.get(&world.at("/record")).await.body;
        let places: Vec<_> = record.split("Noor Haddad</bdi>").skip(1).collect();
        assert_eq!(places.len(), 2, "said, and was here: {record}");
        assert!(places.iter().all(|it| it.lines().next().unwrap_or_default().contains("guest")), "{record}");
    });
}

#[test]
fn a_guest_agrees_says_how_it_was_reads_what_stays_and_signs_out() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let noor = noor(&world).await;
        for page in ["", "/run"] {
            let body = noor.get(&world.at(page)).await.body;
            let wanted =
                ["You are a guest of this session", "stays with the session", "/consents/own\"", "/guests/leavings\""];
            assert!(wanted.iter().all(|it| body.contains(it)), "{page}: {body}");
        }
        assert!(!world.priya.browser.get(&world.at("")).await.body.contains("You are a guest"));
        assert_eq!(noor.get("/c/shore/consents").await.status, 404, "the community is not open to them");
        let own = world.at("/consents/own");
        assert_eq!(noor.get(&own).await.status, 200);
        assert_eq!(noor.post(&own, &[("purpose", "quoting"), ("purpose", "recording")]).await.status, 303);
        let sheet = world.facilitator.browser.get(&world.at("/consents")).await.body;
        assert!(sheet.contains("1 person of those here") || sheet.contains("Noor Haddad"), "{sheet}");
        let may = |world: &World| {
            let sql = "SELECT COUNT(*) FROM consent c JOIN guest g ON g.person_id = c.person_id WHERE c.given = true";
            world.read(move |r| r.count(sql, &[]))
        };
        assert_eq!(may(&world), 2);
        let run = noor.get(&world.at("/run")).await.body;
        assert!(run.contains("name=\"may_quote\" value=\"yes\" checked"), "what they agreed to is in the form: {run}");
        assert_eq!(noor.post(&world.saying(0), &[SAID, ("may_quote", "yes")]).await.status, 303);
        assert_eq!(noor.post(&own, &[("once", "no")]).await.status, 303);
        assert_eq!(may(&world), 0);
        let quoted = "SELECT COUNT(*) FROM contribution WHERE may_quote = true";
        assert_eq!(world.read(move |r| r.count(quoted, &[])), 0, "withdrawn at once, of what was said before too");

        assert_eq!(world.facilitator.browser.post(&world.at("/endings"), &[]).await.status, 303);
        let pulse = world.at("/pulse");
        assert!(noor.get(&pulse).await.body.contains("name=\"overall\""));
        assert_eq!(noor.post(&pulse, &[("overall", "4"), ("word", "calm")]).await.status, 303);
        assert_eq!(noor.post(&pulse, &[("overall", "5"), ("once", "twice")]).await.status, 409, "once");
        assert_eq!(world.read(|r| r.count("SELECT COUNT(*) FROM pulse", &[])), 1);

        assert_eq!(noor.post("/guests/leavings", &[]).await.location(), "/");
        assert_eq!(noor.get(&world.at("")).await.status, 404);
        let theirs = world.priya.browser.post("/guests/leavings", &[]).await;
        assert_eq!((theirs.status.as_u16(), world.priya.browser.get(&world.at("")).await.status.as_u16()), (303, 200));
        let kept = world.dale.browser.get(&world.at("/run")).await.body;
        assert!(kept.contains("From outside, said aloud.") && kept.contains("Noor Haddad"), "what they said stays");
    });
}
