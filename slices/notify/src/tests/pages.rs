//! The pages: who sees them, what a facilitator changes there, and one's own letters.

use kith_migrations::ALL;
use kith_sessions::session::Whom;
use kith_test::on_both_async;

use super::world::World;

#[test]
fn facilitators_see_the_letters_and_members_are_told_that_they_do_not() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let (whole, team) =
            (world.plan("2026-04-02", Whom::Community), world.plan("2026-04-03", Whom::Team(world.team)));
        for (who, session, status) in [
            (&world.facilitator, whole, 200),
            (&world.steward, whole, 200),
            (&world.priya, whole, 403),
            (&world.facilitator, team, 200),
            (&world.steward, team, 403),
            (&world.dale, team, 403),
            (&world.priya, team, 404),
        ] {
            for end in ["", "/eve"] {
                let page = who.browser.get(&format!("/c/shore/sessions/{session}/letters{end}")).await;
                assert_eq!(page.status, status, "{session} {end}");
            }
        }
        for (path, status) in [("/c/shore/rhythm", 403), ("/c/shore/rhythm/eve", 403), ("/you/letters", 200)] {
            assert_eq!(world.priya.browser.get(path).await.status, status, "{path}");
        }
        for path in ["/c/shore/rhythm/never", "/c/elsewhere/rhythm"] {
            assert_eq!(world.steward.browser.get(path).await.status, 404, "{path}");
        }
    });
}

#[test]
fn the_line_of_time_says_what_goes_when_and_to_how_many() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let session = world.plan("2026-04-06", Whom::Community);
        let path = format!("/c/shore/sessions/{session}/letters");
        let off = world.facilitator.browser.get(&path).await.body;
        assert!(off.contains("Reminders are off in this community"), "{off}");
        world.turn_on().await;
        let page = world.facilitator.browser.get(&path).await.body;
        for text in [
            "First notice",
            "Mon 23 March 2026",
            "14 days before, at 09:00",
            "goes to 5 people",
            "asks 5 minutes in all",
            // The day before is a Sunday: Monday at eight is in time.
            "moved from Sun 5 April 2026",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
    });
}

#[test]
fn a_facilitator_writes_moves_and_stops_a_letter_of_one_session() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let (one, other) = (world.plan("2026-04-02", Whom::Community), world.plan("2026-04-02", Whom::Community));
        let host = &world.facilitator.browser;
        let path = |session, end: &str| format!("/c/shore/sessions/{session}/letters{end}");
        let fields = [("is_on", "yes"), ("days", "10"), ("hour", "11"), ("text_en", "Bring a map.\n\nAnd a pencil.")];
        assert_eq!(host.post(&path(one, "/early"), &fields).await.status, 303);
        let page = host.get(&path(one, "/early")).await.body;
        assert!(page.contains("Bring a map.") && page.contains("Mon 23 March 2026, 11:00 PDT"), "{page}");
        let page = host.get(&path(other, "/early")).await.body;
        assert!(!page.contains("Bring a map.") && page.contains("Thu 19 March 2026, 09:00 PDT"), "{page}");
        for (field, value) in [("days", "0"), ("hour", "24"), ("hour", ""), ("scope", "world")] {
            let mut wrong: Vec<_> = fields.into_iter().filter(|(name, _)| *name != field).collect();
            wrong.push((field, value));
            let again = host.post(&path(one, "/early"), &wrong).await;
            assert!(again.status == 422 && again.body.contains("Bring a map."), "{field} {value}: {}", again.status);
        }
        assert_eq!(host.post(&path(one, "/stops"), &[]).await.status, 303);
        assert!(host.get(&path(one, "")).await.body.contains("No more letters go out for this session."));
        world.until("2026-03-25T18:00:00Z").await;
        assert_eq!(world.told(&world.priya).len(), 1, "only that of the other session");
        assert_eq!(host.post(&path(one, "/stops/undo"), &[]).await.status, 303);
        let page = host.get(&path(one, "/early")).await.body;
        assert!(page.contains("Bring a map."), "nothing typed is lost by stopping");
        assert_eq!(world.priya.browser.post(&path(one, "/stops"), &[]).await.status, 403);
    });
}

#[test]
fn a_letter_can_be_sent_now_and_goes_once() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        let session = world.plan("2026-04-02", Whom::Community);
        let path = format!("/c/shore/sessions/{session}/letters/week");
        let host = &world.facilitator.browser;
        assert_eq!(host.post(&format!("{path}/sendings"), &[]).await.status, 303);
        world.run().await;
        assert_eq!(world.letters().len(), 5);
        let page = host.get(&path).await.body;
        assert!(page.contains("What became of it") && page.contains("Written"), "{page}");
        world.until("2026-03-27T12:00:00Z").await;
        let weeks = world.letters().into_iter().filter(|it| it.kind == "notify.week").count();
        assert_eq!(weeks, 5, "not a second time at its usual moment");
    });
}

#[test]
fn a_community_sets_its_hours_and_its_steps() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let steward = &world.steward.browser;
        let wrong = [("from_hour", "18"), ("until_hour", "8"), ("holidays", "none"), ("days_off", "someday")];
        let again = steward.post("/c/shore/rhythm", &wrong).await;
        assert!(again.status == 422 && again.body.contains("“someday” is not a day"), "{}", again.body);
        let wrong = [("from_hour", "18"), ("until_hour", "8"), ("holidays", "ca-bc"), ("days_off", "")];
        assert!(
            steward.post("/c/shore/rhythm", &wrong).await.body.contains("The last hour must come after the first.")
        );
        let fields = [
            ("is_on", "yes"),
            ("from_hour", "10"),
            ("until_hour", "16"),
            ("holidays", "ca-qc"),
            ("days_off", "2026-03-19 Ours"),
        ];
        assert_eq!(steward.post("/c/shore/rhythm", &fields).await.status, 303);
        let page = steward.get("/c/shore/rhythm").await.body;
        assert!(page.contains("2026-03-19 Ours") && page.contains("value=\"ca-qc\" selected"), "{page}");
        assert_eq!(
            steward.post("/c/shore/rhythm/eve", &[("hour", "15"), ("days", "2"), ("is_on", "yes")]).await.status,
            303
        );
        let session = world.plan("2026-04-02", Whom::Community);
        world.until("2026-04-01T12:00:00Z").await;
        let told: Vec<_> = world.told(&world.priya).into_iter().map(|(_, at)| at).collect();
        // Not on the community's own day off, not before ten; the day before is two days before, at three.
        assert_eq!(told, ["2026-03-20T17:00:00Z", "2026-03-26T17:00:00Z", "2026-03-31T22:00:00Z"], "{session}");
    });
}

#[test]
fn people_see_what_came_and_choose_less() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        world.plan("2026-03-26", Whom::Community);
        world.until("2026-03-12T20:00:00Z").await;
        let me = &world.priya.browser;
        let page = me.get("/you/letters").await.body;
        for text in ["Thu 26 March 2026 · Shore to Summit", "a session of yours", "value=\"5\""] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let none = format!("{}:none", world.community);
        assert_eq!(me.post("/you/letters", &[("most", "3"), ("want", &none)]).await.status, 303);
        let page = me.get("/you/letters").await.body;
        assert!(page.contains(&format!("value=\"{none}\" selected")) && page.contains("value=\"3\""), "{page}");
        world.until("2026-03-26T12:00:00Z").await;
        assert_eq!(world.told(&world.priya).len(), 1, "no more after that");
        let elsewhere = format!("{}:none", world.noon.env.id::<kith_policy::CommunityId>());
        for (most, want) in [("0", none.as_str()), ("3", "rubbish"), ("3", &elsewhere)] {
            assert_eq!(me.post("/you/letters", &[("most", most), ("want", want)]).await.status, 422, "{most} {want}");
        }
    });
}
