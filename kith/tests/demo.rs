//! The demonstration as its visitors meet it: the program's own house, filled with the world.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use axum::Router;
use kith::assemble;
use kith::world::{CAST, INVITED, World, fill, invitation_secret};
use kith_db::Db;
use kith_test::{Browser, Noon, on_both_async};
use kith_web::{App, Site};

struct Demonstration {
    app: App,
    router: Router,
}

impl Demonstration {
    fn on(db: Db) -> Self {
        let noon = Noon::new();
        fill_aside(&db, &noon);
        let site = Site { address: "https://kith.example.org".to_owned(), demo: true, cast: &CAST };
        let (app, router) = assemble::house(db, noon.env, site).unwrap();
        Self { app, router }
    }

    /// A browser in which somebody is signed in, by the door of the demonstration.
    async fn as_(&self, key: &str) -> Browser {
        let browser = Browser::new(&self.router);
        let shown = browser.get(&format!("/demo/{key}")).await;
        assert_eq!(shown.status, 200, "{key}");
        let entered = browser.post(&format!("/demo/{key}"), &[]).await;
        assert_eq!((entered.status.as_u16(), entered.location()), (303, "/"), "{key}");
        browser
    }
}

/// Filling waits for the database, which a task must not do.
fn fill_aside(db: &Db, noon: &Noon) {
    let (db, now) = (db.clone(), noon.env.now());
    std::thread::spawn(move || fill(&db, World::shipped().unwrap(), now).unwrap()).join().unwrap();
}

/// Every address of a page in which nothing is to be filled in but the community.
fn plain(app: &App, slug: &str) -> Vec<(String, &'static str, &'static str)> {
    let pages = app.routes.iter().filter(|route| route.method == "GET");
    let plain = pages.map(|route| (route.path.replace("{community}", slug), route.kind, route.action));
    plain.filter(|(path, ..)| !path.contains('{')).collect()
}

/// What only the operator reads.
fn is_operators((path, kind, action): &(String, &str, &str)) -> bool {
    path == "/same" || (*kind, *action) == ("community", "create")
}

#[test]
fn every_page_answers_whoever_may_read_it() {
    on_both_async(kith_migrations::ALL, async |db| {
        let demo = Demonstration::on(db);
        let (maren, odile) = (demo.as_("maren").await, demo.as_("odile").await);
        let pages = plain(&demo.app, "shore-to-summit");
        assert!(pages.len() > 10, "{pages:?}");
        for page in &pages {
            let reader = if is_operators(page) { &odile } else { &maren };
            let answer = reader.get(&page.0).await;
            assert_eq!(answer.status, 200, "{page:?} {}", answer.location());
        }
    });
}

#[test]
fn the_cast_stands_first_each_with_who_they_are_and_everybody_behind_it_page_by_page() {
    on_both_async(kith_migrations::ALL, async |db| {
        let demo = Demonstration::on(db);
        let browser = Browser::new(&demo.router);
        let first = browser.get("/demo").await.body;
        assert_eq!(first.matches("action=\"/demo/").count(), CAST.len(), "{first}");
        let order = ["Maren Tveit", "Steward of Shore to Summit", "Teo Marchetti-Ruiz", "Facilitator", "Operator"];
        let places: Vec<_> =
            order.iter().map(|it| first.find(it).unwrap_or_else(|| panic!("no {it}: {first}"))).collect();
        assert!(places.is_sorted());
        let (mut next, mut doors, mut pages) = ("/demo?everybody=yes".to_owned(), 0, 0);
        while !next.is_empty() {
            let page = browser.get(&next).await.body;
            (doors, pages) = (doors + page.matches("action=\"/demo/").count(), pages + 1);
            let link = page.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
            next = link.unwrap_or_default().to_owned();
        }
        assert_eq!((doors, pages), (World::shipped().unwrap().people.len(), 2));
        assert_eq!(browser.get("/demo?after=nobody").await.status, 404);
    });
}

#[test]
fn everybody_of_the_cast_sees_their_week_and_their_communities() {
    on_both_async(kith_migrations::ALL, async |db| {
        let demo = Demonstration::on(db);
        for (key, slug, status) in [
            ("maren", "shore-to-summit", 200),
            ("teo", "shore-to-summit", 200),
            ("priya", "shore-to-summit", 200),
            ("priya", "first-thousand-days", 404),
            ("lucie", "chez-soi", 200),
            ("ansel", "steady-hands", 200),
            ("gordon", "first-thousand-days", 200),
            ("wenona", "first-thousand-days", 200),
        ] {
            let browser = demo.as_(key).await;
            assert_eq!(browser.get("/").await.status, 200, "{key}");
            assert_eq!(browser.get(&format!("/c/{slug}")).await.status, status, "{key} in {slug}");
        }
        let week = demo.as_("lucie").await.get("/").await;
        assert!(week.body.contains("<html lang=\"fr\""), "Lucie reads French");
    });
}

#[test]
fn a_coach_reads_the_session_of_a_team_that_others_do_not_see() {
    on_both_async(kith_migrations::ALL, async |db| {
        let demo = Demonstration::on(db.clone());
        let sessions: Result<Vec<(kith_sessions::SessionId,)>, kith_db::Error> =
            db.read(|r| r.all("SELECT id FROM session WHERE audience = 'team' AND ended_at IS NOT NULL", &[])).await;
        let session = sessions.unwrap()[0].0;
        let record = format!("/c/shore-to-summit/sessions/{session}/record");
        for (key, status) in [("ansel", 200), ("tamsin", 200), ("hardeep", 404), ("wenona", 404), ("maren", 404)] {
            assert_eq!(demo.as_(key).await.get(&record).await.status, status, "{key}");
        }
    });
}

#[test]
fn whoever_is_invited_finds_the_page_of_the_invitation() {
    on_both_async(kith_migrations::ALL, async |db| {
        let demo = Demonstration::on(db);
        let page = Browser::new(&demo.router).get(&format!("/invitations/{}", invitation_secret(INVITED))).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Shore to Summit"));
    });
}
