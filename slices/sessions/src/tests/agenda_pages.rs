//! The library and the builder as people use them.

use kith_migrations::ALL;
use kith_test::on_both_async;

use super::hold_world::World;
use crate::ActivityKind;

/// The address of a field's form on the agenda page of the session.
fn titles(world: &World) -> Vec<(String, i64)> {
    world.agenda().iter().map(|it| (it.title.to_string(), it.minutes)).collect()
}

#[test]
fn the_library_is_narrowed_by_what_an_address_asks_for() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let page = world.priya.browser.get("/c/shore/activities").await.body;
        for name in ["Check-in", "Troika consulting", "Takeaway questions", "Gallery walk"] {
            assert!(page.contains(name), "{name}");
        }
        let french = world.earl.browser.get("/c/shore/activities").await.body;
        assert!(french.contains("Consultation en trio") && !french.contains("Troika consulting"));
        for (ask, in_it, not_in_it) in [
            ("minutes=5", "One word", "Open space"),
            ("people=3", "Troika consulting", "1-2-4-All"),
            ("place=phone", "Round", "Gallery walk"),
            ("aim=choose", "Dot vote", "Check-in"),
            ("aim=choose&minutes=5&people=&place=", "Fist to five", "Premortem"),
        ] {
            let page = world.facilitator.browser.get(&format!("/c/shore/activities?{ask}")).await.body;
            assert!(page.contains(in_it) && !page.contains(not_in_it), "{ask}");
        }
        let none = world.facilitator.browser.get("/c/shore/activities?aim=close&minutes=1").await.body;
        assert!(none.contains("Nothing in the library fits"), "{none}");
        for wrong in ["minutes=soon", "place=moon", "aim=win", "people=0", "session=rubbish"] {
            let answer = world.facilitator.browser.get(&format!("/c/shore/activities?{wrong}")).await;
            assert_eq!(answer.status, 404, "{wrong}");
        }
        assert_eq!(world.sponsor.browser.get("/c/shore/activities").await.status, 404);
        assert_eq!(world.stranger.browser.get("/c/shore/activities/troika").await.status, 404);
    });
}

#[test]
fn a_method_goes_into_an_agenda_in_the_language_of_the_session_and_stays_linked() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let card = browser.get("/c/shore/activities/troika").await.body;
        for text in ["Groups of three.", "On the telephone", "Liberating Structures", "March on the shore"] {
            assert!(card.contains(text), "{text}");
        }
        let session = world.session.to_string();
        let placed = browser.post("/c/shore/activities/troika/placements", &[("session", &session)]).await;
        assert_eq!(placed.status, 303, "{}", placed.body);
        let last = world.agenda().pop().unwrap();
        assert_eq!((last.title.as_str(), last.minutes, last.kind), ("Troika consulting", 30, ActivityKind::Case));
        assert_eq!(last.method.as_deref(), Some("troika"));
        let direct = browser.post(&world.at("/agenda/methods"), &[("method", "break")]).await;
        assert!(direct.location().contains("/agenda#a-"), "{}", direct.body);
        let page = browser.get(&world.at("/agenda")).await.body;
        assert!(page.contains("/c/shore/activities/troika") && page.contains("10 minutes over"), "{page}");
        assert!(page.contains(&format!("<a href=\"{}\"", world.at("/script"))), "{page}");
        let method = browser.get("/c/shore/activities/troika").await.body;
        assert!(method.contains("<a href=\"/c/shore/sessions\" aria-current=\"true\""), "the room it is in: {method}");
        for (path, fields) in [("/agenda/methods", [("method", "nothing")]), ("/agenda/methods", [("method", "")])] {
            assert_eq!(browser.post(&world.at(path), &fields).await.status, 422);
        }
        assert_eq!(browser.post("/c/shore/activities/troika/placements", &[]).await.status, 422);
        let member = &world.priya.browser;
        assert_eq!(member.post("/c/shore/activities/troika/placements", &[("session", &session)]).await.status, 403);
        assert!(!member.get("/c/shore/activities/troika").await.body.contains("placements"));
        assert_eq!(world.agenda().len(), 4);
    });
}

#[test]
fn an_agenda_is_moved_resized_and_mended_by_buttons() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        browser.post(&world.at("/agenda/methods"), &[("method", "one-word")]).await;
        let ids: Vec<_> = world.agenda().iter().map(|it| it.id.to_string()).collect();
        let press = async |act: String| browser.post(&world.at("/agenda"), &[("act", &act)]).await;
        for (act, after) in [
            (format!("up:{}", ids[2]), [("Arriving", 15), ("One word", 5), ("One round", 15)]),
            (format!("to0:{}", ids[2]), [("One word", 5), ("Arriving", 15), ("One round", 15)]),
            (format!("to99:{}", ids[2]), [("Arriving", 15), ("One round", 15), ("One word", 5)]),
            (format!("more:{}", ids[0]), [("Arriving", 20), ("One round", 15), ("One word", 5)]),
            (format!("less:{}", ids[2]), [("Arriving", 20), ("One round", 15), ("One word", 1)]),
            (format!("down:{}", ids[2]), [("Arriving", 20), ("One round", 15), ("One word", 1)]),
        ] {
            let answer = press(act.clone()).await;
            assert_eq!(answer.status, 303, "{act}: {}", answer.body);
            let after: Vec<_> = after.into_iter().map(|(title, minutes)| (title.to_owned(), minutes)).collect();
            assert_eq!(titles(&world), after, "{act}");
        }
        let removed = press(format!("remove:{}", ids[1])).await;
        let page = browser.get(removed.location()).await.body;
        assert!(page.contains("“One round” was taken out."), "{page}");
        assert_eq!(titles(&world).len(), 2);
        let back = browser.post(&world.at(&format!("/agenda/activities/{}/return", ids[1])), &[]).await;
        assert_eq!(back.status, 303);
        assert_eq!(titles(&world).len(), 3);
        for wrong in ["up:rubbish", "fly:x", &format!("toend:{}", ids[0]), "remove:00000000000000000000000000000000"] {
            assert_eq!(press(wrong.to_owned()).await.status, 422, "{wrong}");
        }
    });
}

const OWN: [(&str, &str); 9] = [
    ("name", "Kitchen table"),
    ("purpose", "Say it as you would at home."),
    ("lang", "en"),
    ("kind", "round"),
    ("minutes", "20"),
    ("least", "10"),
    ("people_from", "3"),
    ("people_to", "9"),
    ("steps", "Sit down.\n\nPour the tea.\nOne story each."),
];

#[test]
fn a_community_adds_its_own_beside_ours_changes_it_and_stops_offering_it() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let begun = browser.get("/c/shore/activities/new?from=troika").await.body;
        assert!(begun.contains("Troika consulting") && begun.contains("Groups of three."));
        assert_eq!(world.priya.browser.get("/c/shore/activities/new").await.status, 403);
        assert_eq!(world.priya.browser.post("/c/shore/activities", &OWN).await.status, 403);
        let made = browser.post("/c/shore/activities", &OWN).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let card = made.location().to_owned();
        let page = world.priya.browser.get(&card).await.body;
        for text in ["Kitchen table", "<li>Pour the tea.</li>", "3 to 9 people", "20 minutes, from 10 to 20"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("/edit\""));
        assert!(browser.get("/c/shore/activities").await.body.contains("Kitchen table"));
        assert!(browser.get(&world.at("/agenda")).await.body.contains("Kitchen table · 20"));
        let mut other = OWN;
        other[0].1 = "Kitchen bench";
        assert_eq!(browser.post(&format!("{card}/edit"), &other).await.status, 303);
        assert!(browser.get(&format!("{card}/edit")).await.body.contains("Kitchen bench"));
        assert_eq!(browser.post(&format!("{card}/retirements"), &[]).await.status, 303);
        assert!(browser.get(&card).await.body.contains("no longer offered"));
        assert!(!world.priya.browser.get("/c/shore/activities").await.body.contains("Kitchen bench"));
        assert_eq!(browser.post(&format!("{card}/retirements/undo"), &[]).await.status, 303);
        assert!(world.priya.browser.get("/c/shore/activities").await.body.contains("Kitchen bench"));
    });
}

#[test]
fn a_method_that_stands_against_itself_comes_back_with_what_was_typed() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        for (at, value) in [(5, "30"), (7, "2"), (4, "0"), (8, " "), (0, ""), (3, "magic")] {
            let mut wrong = OWN;
            wrong[at].1 = value;
            let answer = browser.post("/c/shore/activities", &wrong).await;
            assert_eq!(answer.status, 422, "{} {value}", wrong[at].0);
            assert!(answer.body.contains("Say it as you would at home."));
        }
        for path in
            ["/c/shore/activities/troika/edit", "/c/shore/activities/nothing", "/c/shore/activities/new?from=no"]
        {
            assert_eq!(browser.get(path).await.status, 404, "{path}");
        }
        assert_eq!(browser.post("/c/shore/activities/troika/retirements", &[]).await.status, 404);
    });
}
