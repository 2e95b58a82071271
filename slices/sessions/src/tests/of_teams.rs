//! The sessions of a team: a steward plans them and sees when they are; the team's own people run them and hear what is
//! said there.

use kith_migrations::ALL;
use kith_test::on_both_async;

use super::hold_world::World;
use super::plan_pages::plan;
use crate::session::Whom;
use crate::{SessionId, store};

#[test]
fn a_steward_sees_when_a_team_meets_and_is_shown_no_way_to_where_it_does() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let id = plan(&world, "Larkhaven meets", "2026-03-12", Whom::Team(world.larkhaven), None);
        let path = format!("/c/shore/sessions/{id}");
        let steward = &world.steward.browser;
        for passed in [0, 7_500] {
            world.noon.pass(passed); // planned for later, and about to begin
            let page = steward.get(&path).await;
            assert_eq!(page.status, 200);
            assert!(
                page.body.contains("Larkhaven meets") && page.body.contains("/edit\"") && page.body.contains("/agenda")
            );
            for way in ["/run", "/rsvp", "meet.example.org", "zq8842", "/record"] {
                assert!(!page.body.contains(way), "{way} after {passed} seconds");
            }
            let coach = world.coach.browser.get(&path).await.body;
            assert!(coach.contains("/run\"") && coach.contains("/rsvp\""), "the team's own people come there");
            assert_eq!(steward.get(&format!("{path}/run")).await.status, 404);
        }
        let begin = steward.post(&format!("{path}/beginnings"), &[]).await;
        assert_eq!(begin.status, 403);
        assert!(begin.body.contains("Only the team’s lead, its coach or a facilitator"), "{}", begin.body);
        let sheet = steward.get(&format!("{path}/attendance")).await;
        assert!(sheet.status == 200 && !sheet.body.contains("/run\""), "who came is for whoever runs the community");
    });
}

#[test]
fn the_coach_of_a_team_begins_its_session_moves_it_on_and_makes_its_record() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let id = plan(&world, "Larkhaven meets", "2026-03-12", Whom::Team(world.larkhaven), None);
        let path = format!("/c/shore/sessions/{id}");
        let (coach, member) = (&world.coach.browser, &world.priya.browser);
        world.noon.pass(2 * 3600);
        assert_eq!(member.post(&format!("{path}/beginnings"), &[]).await.status, 403);
        assert!(!member.get(&format!("{path}/run")).await.body.contains("/beginnings\""));
        let begun = coach.post(&format!("{path}/beginnings"), &[]).await;
        assert_eq!((begun.status.as_u16(), begun.location()), (303, format!("{path}/run").as_str()));

        let second = world.read(move |r| store::agenda(r, id))[1].id;
        let activity = format!("{path}/activities/{second}");
        assert_eq!(coach.post(&format!("{activity}/beginnings"), &[]).await.status, 303);
        assert_eq!(member.post(&format!("{path}/arrivals"), &[("how", "telephone")]).await.status, 303);
        let run = coach.get(&format!("{path}/run")).await.body;
        assert!(run.contains("<ul class=\"people\">"), "who was not yet heard");
        let priya = world.priya.id.to_string();
        let said = [("for_person", priya.as_str()), ("for_channel", "telephone"), ("for_text", "We tried it.")];
        assert_eq!(coach.post(&format!("{activity}/dictations"), &said).await.status, 303);
        assert!(member.get(&format!("{path}/run")).await.body.contains("We tried it."));
        let sheet = coach.get(&format!("{path}/attendance")).await;
        assert!(sheet.status == 200 && sheet.body.contains(&format!("{path}/run\"")));

        let ended = coach.post(&format!("{path}/endings"), &[]).await;
        assert_eq!(ended.location(), format!("{path}/record/edit"));
        assert_eq!(coach.get(ended.location()).await.status, 200);
        assert_eq!(member.get(ended.location()).await.status, 403);
        assert_eq!(world.steward.browser.get(ended.location()).await.status, 404);
    });
}

#[test]
fn whoever_runs_a_teams_session_may_come_to_where_it_runs() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let team = format!("team:{}", world.larkhaven);
        let steward = &world.steward.browser;
        let form = steward.get("/c/shore/sessions/new").await.body;
        assert!(form.contains("Ansel Zwhitcomb (Larkhaven)"), "the coach can be chosen");
        let planned = async |whom: &str, by: &str| {
            let fields = [
                ("title", "Larkhaven meets"),
                ("on_day", "2026-04-02"),
                ("time_of_day", "10:00"),
                ("zone", "America/Halifax"),
                ("minutes", "90"),
                ("lang", "en"),
                ("whom", whom),
                ("facilitator", by),
            ];
            steward.post("/c/shore/sessions", &fields).await
        };
        let (maren, teo) = (world.steward.id.to_string(), world.facilitator.id.to_string());
        let (ansel, priya) = (world.coach.id.to_string(), world.priya.id.to_string());
        let cedar = format!("team:{}", world.cedar);
        for (whom, by, expected) in [
            ("community", &maren, 303),
            ("community", &teo, 303),
            ("community", &ansel, 422),
            (&team, &maren, 422),
            (&team, &teo, 303),
            (&team, &ansel, 303),
            (&team, &priya, 422),
            (&cedar, &ansel, 422),
            (&team, &String::new(), 303),
        ] {
            assert_eq!(planned(whom, by).await.status.as_u16(), expected, "{whom} by {by}");
        }
        let refused = planned(&team, &maren).await.body;
        assert!(refused.contains("run by its lead, its coach or a facilitator"), "{refused}");
        assert!(refused.contains("href=\"#facilitator\""));
    });
}

#[test]
fn whoever_already_runs_a_session_stays_possible_when_it_is_changed() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let id: SessionId = plan(&world, "Larkhaven meets", "2026-03-20", Whom::Team(world.larkhaven), None);
        let maren = world.steward.id;
        // As it was planned before teams ran their own.
        let sql = "UPDATE session SET facilitator_id = $1 WHERE id = $2";
        world.db.write_now(move |tx| tx.exec(sql, kith_db::params![maren, id])).unwrap();
        let (team, maren) = (format!("team:{}", world.larkhaven), maren.to_string());
        let change = async |whom: &str, by: &str| {
            let fields = [
                ("title", "Larkhaven meets"),
                ("on_day", "2026-03-20"),
                ("time_of_day", "10:00"),
                ("zone", "America/Toronto"),
                ("minutes", "60"),
                ("lang", "en"),
                ("whom", whom),
                ("facilitator", by),
            ];
            world.steward.browser.post(&format!("/c/shore/sessions/{id}/edit"), &fields).await.status.as_u16()
        };
        assert_eq!(change(&team, &maren).await, 303);
        assert_eq!(change(&format!("team:{}", world.cedar), &maren).await, 422);
        assert_eq!(change("community", "").await, 422, "what a team said is not shown to everybody");
        assert_eq!(change(&team, "").await, 303);
    });
}
