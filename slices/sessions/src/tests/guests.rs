//! Guests of one session: what their link opens, what stays shut, and how it ends.

use kith_migrations::ALL;
use kith_test::{Browser, on_both_async};

use super::hold_world::World;

const WORDS: (&str, &str) = ("text", "From outside.");

/// The path of a link for a guest of this name, made by the facilitator; shown once, on the page after.
pub(super) async fn link(world: &World, name: &str) -> String {
    let host = &world.facilitator.browser;
    let done = host.post(&world.at("/guests"), &[("name", name), ("lang", "en")]).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let page = host.get(&world.at("/guests")).await.body;
    let address = page.split("<bdi class=\"address\">").nth(1).unwrap().split('<').next().unwrap();
    address.replace("https://kith.example.org", "")
}

/// A browser that came in by a link.
pub(super) async fn guest(world: &World, link: &str) -> Browser {
    let browser = world.browser();
    let done = browser.post(link, &[]).await;
    assert_eq!((done.status.as_u16(), done.location()), (303, world.at("").as_str()), "{}", done.body);
    browser
}

fn count(world: &World, sql: &'static str) -> i64 {
    world.read(move |r| r.count(sql, &[]))
}

#[test]
fn a_link_is_shown_once_looked_at_as_often_as_one_likes_and_kept_nowhere() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let link = link(&world, "Noor Haddad").await;
        let before = ["fact", "person", "sign_in", "guest"].map(|table| rows(&world, table));
        for _ in 0..3 {
            let page = world.browser().get(&link).await;
            let wanted = ["March on the shore", "Noor Haddad", "Teo Zquorple", "Come in", "Shore to Summit"];
            assert!(page.status == 200 && wanted.iter().all(|it| page.body.contains(it)), "{}", page.body);
        }
        assert_eq!(["fact", "person", "sign_in", "guest"].map(|table| rows(&world, table)), before);
        assert_eq!(world.browser().get(&format!("/guests/{}", "0".repeat(64))).await.status, 404);
        let secret = link.rsplit('/').next().unwrap().to_owned();
        let kept = world.read(move |r| {
            let sql = "SELECT (SELECT COUNT(*) FROM guest_link WHERE secret_hash = $1)
                              + (SELECT COUNT(*) FROM form_taken WHERE location LIKE '%' || $1)";
            r.count(sql, kith_db::params![secret])
        });
        assert_eq!(kept, 0);
    });
}

fn rows(world: &World, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table}");
    world.read(move |r| r.count(&sql, &[]))
}

#[test]
fn a_guest_comes_answers_is_here_speaks_and_reads_the_record_and_nothing_else() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let noor = guest(&world, &link(&world, "Noor Haddad").await).await;
        world.noon.pass(1);
        let page = noor.get(&world.at("")).await;
        assert!(page.status == 200 && page.body.contains("Noor Haddad") && page.body.contains("/rsvp\""));
        assert!(!page.body.contains("February on the shore"), "the session before is not theirs");
        assert!(!page.body.contains("href=\"/c/shore/sessions\"") && !page.body.contains("href=\"/you\""));
        assert_eq!(noor.post(&world.at("/rsvp"), &[("answer", "yes")]).await.status, 303);
        world.begin().await;
        assert_eq!(noor.post(&world.at("/arrivals"), &[("how", "screen")]).await.status, 303);
        assert_eq!(noor.post(&world.saying(0), &[WORDS]).await.status, 303);
        assert!(noor.get(&world.at("/run")).await.body.contains("From outside."));
        for shut in ["/run/x", "/edit", "/agenda", "/attendance", "/guests", "/record/edit"] {
            assert_eq!(noor.get(&world.at(shut)).await.status, 404, "{shut}");
        }
        let elsewhere = format!("/c/shore/sessions/{}", world.previous);
        for shut in ["/c/shore/sessions", "/c/shore/questions", "/c/shore/commitments", &elsewhere] {
            assert_eq!(noor.get(shut).await.status, 404, "{shut}");
        }
        assert_eq!(noor.post(&world.at("/endings"), &[]).await.status, 404);
    });
}

#[test]
fn a_named_link_is_one_person_in_every_browser_and_one_for_handing_out_somebody_new_in_each() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let named = link(&world, "Noor Haddad").await;
        let before = rows(&world, "person");
        guest(&world, &named).await;
        guest(&world, &named).await;
        assert_eq!(rows(&world, "person"), before + 1);
        let open = link(&world, "").await;
        let nobody = world.browser().post(&open, &[("name", "  ")]).await;
        assert_eq!(nobody.status, 422);
        for name in ["Ines Roy", "Ines Roy"] {
            assert_eq!(world.browser().post(&open, &[("name", name)]).await.status, 303);
        }
        assert_eq!(rows(&world, "person"), before + 3);
        assert_eq!(count(&world, "SELECT COUNT(*) FROM membership m JOIN guest g ON g.person_id = m.person_id"), 0);
    });
}

#[test]
fn a_link_opens_a_day_before_and_is_over_three_days_after() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let link = link(&world, "Noor Haddad").await;
        let browser = guest(&world, &link).await;
        world.noon.pass(3 * 86_400 + 60 * 60);
        assert_eq!(browser.get(&world.at("")).await.status, 200, "the last minutes");
        world.noon.pass(20 * 60);
        assert_eq!(browser.get(&world.at("")).await.status, 404);
        assert_eq!(world.browser().post(&link, &[]).await.status, 409);
        assert!(world.browser().get(&link).await.body.contains("was good until"));
        let host = &world.facilitator.browser;
        let planned = format!("/c/shore/sessions/{}/guests", later(&world));
        assert_eq!(host.post(&planned, &[("name", "Noor Haddad"), ("lang", "fr")]).await.status, 303);
        let page = host.get(&planned).await.body;
        let early = page.split("<bdi class=\"address\">").nth(1).unwrap().split('<').next().unwrap();
        let early = early.replace("https://kith.example.org", "");
        assert!(world.browser().get(&early).await.body.contains("opens on"));
        assert_eq!(world.browser().post(&early, &[]).await.status, 409);
    });
}

/// A session that is weeks away.
fn later(world: &World) -> crate::SessionId {
    let session = world.session();
    let (env, day) = (world.noon.env.clone(), "2026-05-14");
    let wall = crate::wall::Wall { day: day.parse().unwrap(), ..session.wall() };
    let starts_at = wall.moment().unwrap().at;
    let details = crate::session::Details {
        purpose: String::new(),
        lang: session.lang,
        whom: crate::session::Whom::Community,
        link: None,
        phone: None,
        passcode: None,
        facilitator: None,
    };
    let draft = crate::session::SessionDraft { title: session.title.clone(), wall, starts_at, minutes: 60, details };
    let new = crate::session::NewSession {
        id: env.id(),
        community_id: world.community,
        series_id: None,
        draft,
        agenda: crate::session::FirstAgenda::Given(Vec::new()),
        by: None,
    };
    world.db.write_now(move |tx| crate::store::plan(tx, &env, &new)).unwrap()
}

#[test]
fn a_link_that_is_taken_back_lets_nobody_in_and_puts_out_who_is() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let link = link(&world, "Noor Haddad").await;
        let noor = guest(&world, &link).await;
        let host = &world.facilitator.browser;
        let page = host.get(&world.at("/guests")).await.body;
        let act = page.split("action=\"").find(|it| it.contains("/revocations")).unwrap().split('"').next().unwrap();
        assert_eq!(world.priya.browser.post(act, &[]).await.status, 403);
        assert_eq!(host.post(act, &[]).await.status, 303);
        assert_eq!(noor.get(&world.at("")).await.status, 404, "at once");
        assert_eq!(world.browser().get(&link).await.status, 404);
        assert_eq!(world.browser().post(&link, &[]).await.status, 404);
        let facts = "SELECT COUNT(*) FROM fact WHERE kind IN ('guest-link.made', 'guest.came', 'guest-link.revoked')";
        assert_eq!(count(&world, facts), 3);
    });
}

#[test]
fn whoever_runs_the_session_makes_links_and_nobody_else() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let form = [("name", "X"), ("lang", "en")];
        for (name, somebody) in world.everybody() {
            let wanted = match name {
                "facilitator" | "steward" => 200,
                "sponsor" | "stranger" => 404,
                _ => 403,
            };
            assert_eq!(somebody.browser.get(&world.at("/guests")).await.status, wanted, "{name}");
            let made = somebody.browser.post(&world.at("/guests"), &form).await.status.as_u16();
            assert_eq!(made, if wanted == 200 { 303 } else { wanted }, "{name}");
        }
    });
}

#[test]
fn whoever_is_signed_in_stays_who_they_are() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let link = link(&world, "").await;
        let before = rows(&world, "person");
        let nadia = &world.stranger.browser;
        assert_eq!(nadia.get(&world.at("")).await.status, 404);
        assert_eq!(nadia.post(&link, &[]).await.status, 303);
        assert_eq!(nadia.get(&world.at("")).await.status, 200);
        assert_eq!(nadia.post(&world.at("/rsvp"), &[("answer", "yes")]).await.status, 303);
        let priya = &world.priya.browser;
        assert_eq!(priya.post(&link, &[]).await.location(), world.at(""), "she is in already");
        assert_eq!((rows(&world, "person"), rows(&world, "guest")), (before, 1));
    });
}

#[test]
fn a_link_with_a_name_lets_nobody_in_as_whoever_came_with_an_account() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let named = link(&world, "Nadia Zorn").await;
        assert_eq!(world.stranger.browser.post(&named, &[]).await.status, 303);
        let before = rows(&world, "person");
        let other = guest(&world, &named).await;
        assert_eq!(rows(&world, "person"), before + 1, "somebody new, of whom nothing is known but the name");
        let nadia = world.stranger.id;
        let as_her = world.read(move |r| {
            let sql = "SELECT COUNT(*) FROM sign_in WHERE person_id = $1 AND by_link = 'only'";
            r.count(sql, kith_db::params![nadia])
        });
        assert_eq!(as_her, 0);
        assert_eq!(other.get(&world.at("")).await.status, 200);
        guest(&world, &named).await;
        assert_eq!(rows(&world, "person"), before + 1, "and the same in the next browser");
    });
}
