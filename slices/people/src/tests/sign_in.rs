//! Signing in: nothing is told, nothing is changed by looking, nothing works twice.

use kith_migrations::ALL;
use kith_test::on_both_async;
use kith_web::SIGN_IN_COOKIE;

use super::Hall;
use crate::store;

#[test]
fn a_code_signs_in_the_browser_that_asked_for_it_and_no_other() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (here, elsewhere) = (hall.browser(), hall.browser());
        let asked = here.post("/sign-in", &[("email", "Agnes@Example.org"), ("next", "/you")]).await;
        assert_eq!((asked.status.as_u16(), asked.location()), (303, "/sign-in/code"));
        let (digits, _) = hall.mailed();
        assert_eq!(elsewhere.post("/sign-in/code", &[("code", &digits)]).await.status, 422);
        let spaced = format!("{} {}", &digits[..3], &digits[3..]);
        let entered = here.post("/sign-in/code", &[("code", &spaced)]).await;
        assert_eq!((entered.status.as_u16(), entered.location()), (303, "/you"));
        assert!(here.get("/").await.body.contains("Hello, Agnès"));
        assert!(!elsewhere.get("/").await.body.contains("Agnès"));
        assert_eq!(here.post("/sign-in/code", &[("code", &digits)]).await.status, 422, "a code is good once");
    });
}

#[test]
fn known_and_unknown_addresses_get_the_same_answer() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let known = hall.browser().post("/sign-in", &[("email", "agnes@example.org")]).await;
        let unknown = hall.browser().post("/sign-in", &[("email", "nobody@example.org")]).await;
        assert_eq!((known.status, known.location(), &known.body), (unknown.status, unknown.location(), &unknown.body));
        assert_eq!(hall.letters().len(), 1);
    });
}

#[test]
fn a_mail_gateway_that_opens_the_link_changes_nothing() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let here = hall.browser();
        here.post("/sign-in", &[("email", "agnes@example.org")]).await;
        let (digits, link) = hall.mailed();
        for _ in 0..3 {
            assert_eq!(hall.browser().get(&link).await.status, 200);
        }
        let stranger = hall.browser();
        assert_eq!(stranger.post(&link, &[]).await.status, 422, "another browser needs the digits too");
        assert_eq!(stranger.post(&link, &[("code", &digits)]).await.status, 303);
        assert_eq!(here.get(&link).await.status, 404, "a link is good once");
    });
}

#[test]
fn five_wrong_tries_and_a_quarter_of_an_hour_end_a_code() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let here = hall.browser();
        here.post("/sign-in", &[("email", "agnes@example.org")]).await;
        let (digits, _) = hall.mailed();
        let wrong = if digits == "000000" { "111111" } else { "000000" };
        for _ in 0..5 {
            assert_eq!(here.post("/sign-in/code", &[("code", wrong)]).await.status, 422);
        }
        assert_eq!(here.post("/sign-in/code", &[("code", &digits)]).await.status, 422);
        here.post("/sign-in", &[("email", "agnes@example.org")]).await;
        let (digits, _) = hall.mailed();
        hall.noon.pass(15 * 60);
        assert_eq!(here.post("/sign-in/code", &[("code", &digits)]).await.status, 422);
    });
}

#[test]
fn an_address_gets_five_codes_in_a_quarter_of_an_hour() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        for _ in 0..5 {
            assert_eq!(hall.browser().post("/sign-in", &[("email", "agnes@example.org")]).await.status, 303);
        }
        let refused = hall.browser().post("/sign-in", &[("email", "agnes@example.org")]).await;
        assert_eq!(refused.status, 429);
        assert!(refused.body.contains("agnes@example.org"), "what was typed comes back");
        assert_eq!(hall.letters().len(), 5);
    });
}

#[test]
fn sign_ins_are_listed_and_can_be_ended_from_elsewhere() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (home, library) = (hall.agnes_at_home().await, hall.agnes_at_home().await);
        let list = home.get("/you/sign-ins").await.body;
        assert_eq!(list.matches("/endings").count(), 2);
        for path in
            list.split("action=\"").filter_map(|rest| rest.split('"').next()).filter(|it| it.ends_with("/endings"))
        {
            home.post(path, &[]).await;
        }
        assert_eq!(library.get("/you").await.status, 404);
        assert_eq!(home.get("/you").await.status, 404);
    });
}

#[test]
fn signing_out_ends_the_sign_in_and_not_only_the_cookie() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.agnes_at_home().await;
        let shown = browser.post("/sign-out", &[]).await;
        assert_eq!(shown.status, 303);
        assert!(browser.get("/").await.body.contains("Sign in"));
        let now = hall.noon.env.now();
        let left = hall.app.db.read_now({
            let agnes = hall.agnes;
            move |read| store::sign_ins_of(read, agnes, now)
        });
        assert!(left.unwrap().is_empty());
    });
}

#[test]
fn a_cookie_that_was_made_up_is_nobody() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.browser();
        for made_up in ["", "x", &"0".repeat(64), &"é".repeat(32)] {
            browser.keep(SIGN_IN_COOKIE, made_up);
            assert_eq!(browser.get("/you").await.status, 404, "{made_up}");
        }
    });
}

#[test]
fn the_first_operator_comes_in_once() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (id, now) = (hall.noon.env.id(), hall.noon.env.now());
        let hash = kith_web::digest("first-secret");
        let ends = now + crate::sign_in::CODE_LASTS;
        hall.app.db.write_now(move |tx| store::add_first(tx, id, &hash, now, ends)).unwrap();
        let browser = hall.browser();
        assert_eq!(browser.get("/first/wrong").await.status, 404);
        assert_eq!(browser.get("/first/first-secret").await.status, 200);
        let nameless = browser.post("/first/first-secret", &[("name", ""), ("email", "odile@example.org")]).await;
        assert_eq!(nameless.status, 422);
        assert!(nameless.body.contains("odile@example.org"));
        let done = browser.post("/first/first-secret", &[("name", "Odile"), ("email", "odile@example.org")]).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/communities/new"));
        assert_eq!(hall.browser().get("/first/first-secret").await.status, 404);
        assert!(hall.app.db.read_now(store::is_operated).unwrap());
    });
}

#[test]
fn a_real_instance_has_no_doors_for_actors() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.agnes_at_home().await;
        for path in ["/demo", "/demo/agnes", "/mailbox"] {
            assert_eq!(browser.get(path).await.status, 404);
        }
        assert_eq!(browser.post("/demo/agnes", &[]).await.status, 404);
    });
}
