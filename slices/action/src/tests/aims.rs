//! Things point at priorities; the coverage page counts them, for each reader what they may read.

use kith_policy::Role;
use kith_test::on_both_async;

use super::house::{World, bring_in, row, session, value};

const PLAN: &str = "Priority,Code,Text,Year\nHousing,A1,Map who decides,2026\nSafe streets,,,\n";

#[test]
fn what_points_at_a_priority_is_covered() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (_, maren) = world.person("Maren Zvastigle", Role::Steward);
        let (_, teo) = world.person("Teo Zquorple", Role::Facilitator);
        let (_, priya) = world.person("Priya Zxanthor", Role::Member);
        let (_, sponsor) = world.person("Sam Zmontague", Role::Sponsor);
        bring_in(&maren, PLAN).await;
        let id = session(&teo, "March on the shore", "2026-03-20", "community").await;
        let aims = format!("/c/shore/aims/session/{id}");
        assert!(teo.get(&format!("/c/shore/sessions/{id}")).await.body.contains(&aims));
        let line = value(&teo.get(&aims).await.body, "— 2026 A1");
        assert!(line.starts_with("line:"), "{line}");
        assert_eq!(priya.post(&aims, &[("serves", &line)]).await.status, 403);
        assert_eq!(teo.post(&aims, &[("serves", "line:nonsense")]).await.status, 422);
        assert_eq!(teo.post(&aims, &[("serves", &line)]).await.status, 303);
        let page = priya.get(&aims).await.body;
        assert!(page.contains("Map who decides") && !page.contains("/removals"));

        let covered = priya.get("/c/shore/coverage").await.body;
        let housing = row(&covered, "Housing");
        assert!(housing.contains(">1</a>") && housing.contains("nothing yet"), "{housing}");
        assert!(row(&covered, "Safe streets").contains("nothing yet"));
        let bare = covered.split("Nothing in this time for").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(bare.contains("Safe streets") && !bare.contains("Housing"));
        let cell = housing.split("href=\"").find(|it| it.contains("part=1")).unwrap().split('"').next().unwrap();
        let cell = cell.replace("&amp;", "&").replace("&#38;", "&");
        let listed = priya.get(&cell).await.body;
        assert!(listed.contains("March on the shore") && listed.contains("Q1 2026"), "{listed}");
        let later = cell.replace("part=1", "part=2");
        assert!(!priya.get(&later).await.body.contains("March on the shore"));
        for by in ["month", "year"] {
            let page = priya.get(&format!("/c/shore/coverage?by={by}&kind=session")).await.body;
            assert!(row(&page, "Housing").contains(">1</a>"), "{by}");
        }
        let questions = priya.get("/c/shore/coverage?kind=question").await.body;
        assert!(!row(&questions, "Housing").contains(">1</a>"));
        for path in ["?by=week", "?kind=song", "?kind=team", "?year=3000"] {
            assert_eq!(priya.get(&format!("/c/shore/coverage{path}")).await.status, 404, "{path}");
        }
        let file = priya.get("/c/shore/coverage.csv").await.body;
        assert!(file.contains("\"Housing\",\"1\",\"0\",\"0\",\"0\",\"1\",\"0\",\"1\""), "{file}");
        let whole = cell.split('?').next().unwrap();
        let list = priya.get(&format!("{whole}/list.csv")).await.body;
        assert!(list.contains("\"2026-03-20\",\"Session\",\"March on the shore\""), "{list}");

        let counts = sponsor.get("/c/shore/coverage").await.body;
        assert!(row(&counts, "Housing").contains(">1</td>"), "counts, and no way to what was said");
        assert!(!sponsor.get(whole).await.body.contains("March on the shore"));
        assert!(!sponsor.get(&format!("{whole}/list.csv")).await.body.contains("March on the shore"));
        assert_eq!(sponsor.get(&aims).await.status, 404);
    });
}

#[test]
fn whoever_may_not_read_a_session_learns_of_none_by_counting() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let team = world.team("Larkhaven");
        let (_, maren) = world.person("Maren Zvastigle", Role::Steward);
        let (_, teo) = world.person("Teo Zquorple", Role::Facilitator);
        let (_, priya) = world.person("Priya Zxanthor", Role::Member);
        let (_, lena) = world.person_in("Lena Zbrook", Role::Lead, Some(team));
        bring_in(&maren, PLAN).await;
        let id = session(&teo, "Where the keys are", "2026-03-20", &format!("team:{team}")).await;
        let aims = format!("/c/shore/aims/session/{id}");
        let term = value(&lena.get(&aims).await.body, ">Housing");
        assert_eq!(lena.post(&aims, &[("serves", &term)]).await.status, 303);
        assert_eq!(priya.get(&aims).await.status, 404);
        assert_eq!(maren.get(&aims).await.status, 404, "a steward plans when a team meets; what for is its own");
        for (who, count, sees) in [(&lena, ">1</a>", true), (&teo, ">1</a>", true), (&priya, "nothing yet", false)] {
            let page = who.get("/c/shore/coverage").await.body;
            let housing = row(&page, "Housing");
            assert!(housing.contains(count) && housing.contains(">1</a>") == sees, "{housing}");
            let href = housing.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
            assert_eq!(who.get(href).await.body.contains("Where the keys are"), sees);
            assert_eq!(who.get(&format!("{href}/list.csv")).await.body.contains("Where the keys are"), sees);
        }
    });
}

#[test]
fn agenda_items_teams_and_goals_point_at_priorities_too() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let team = world.team("Larkhaven");
        let (_, maren) = world.person("Maren Zvastigle", Role::Steward);
        let (_, lena) = world.person_in("Lena Zbrook", Role::Lead, Some(team));
        bring_in(&maren, PLAN).await;
        let id = session(&maren, "March on the shore", "2026-03-20", "community").await;
        let agenda = format!("/c/shore/sessions/{id}/agenda");
        let item = [("kind", "round"), ("title", "Who decides"), ("minutes", "10"), ("prompt", "")];
        assert_eq!(maren.post(&format!("{agenda}/activities"), &item).await.status, 303);
        let page = maren.get(&agenda).await.body;
        let links: Vec<_> = page.split("href=\"").filter(|it| it.starts_with("/c/shore/aims/activity/")).collect();
        let aims = links.last().unwrap().split('"').next().unwrap();
        let term = value(&maren.get(aims).await.body, ">Housing");
        assert_eq!(maren.post(aims, &[("serves", &term)]).await.status, 303);
        let of_team = format!("/c/shore/aims/team/{team}");
        assert!(lena.get(&format!("/c/shore/teams/{team}")).await.body.contains(&of_team));
        assert_eq!(lena.post(&of_team, &[("serves", &term)]).await.status, 303, "its lead says what a team serves");

        let list = [("kind", "session_goals"), ("en", "Goals"), ("fr", "")];
        let list = maren.post("/c/shore/frameworks/new", &list).await.location().to_owned();
        let list = list.split('?').next().unwrap().to_owned();
        let goal = [("en", "Everyone is heard"), ("fr", ""), ("about_en", ""), ("about_fr", "")];
        assert_eq!(maren.post(&format!("{list}/terms/new"), &goal).await.status, 303);
        let page = maren.get("/c/shore/frameworks").await.body;
        let of_goal = page.split("href=\"").find(|it| it.starts_with("/c/shore/aims/goal/")).unwrap();
        let of_goal = of_goal.split('"').next().unwrap();
        assert_eq!(maren.post(of_goal, &[("serves", &term)]).await.status, 303);

        let page = lena.get("/c/shore/coverage").await.body;
        let housing = row(&page, "Housing");
        assert!(housing.contains(">1</a>") && housing.contains("Teams and goals\">2</td>"), "{housing}");
        let href = housing.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
        let listed = lena.get(href).await.body;
        for said in ["Who decides", "Larkhaven", "Everyone is heard", "Map who decides"] {
            assert!(listed.contains(said), "{said} in {listed}");
        }
        assert_eq!(lena.get("/c/shore/aims/song/0").await.status, 404);
        assert_eq!(lena.get(&format!("/c/shore/aims/goal/{team}")).await.status, 404);
    });
}

#[test]
fn what_is_pointed_at_is_taken_away_and_a_retired_priority_keeps_its_history() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (_, maren) = world.person("Maren Zvastigle", Role::Steward);
        bring_in(&maren, PLAN).await;
        let id = session(&maren, "March on the shore", "2026-03-20", "community").await;
        let aims = format!("/c/shore/aims/session/{id}");
        let page = maren.get(&aims).await.body;
        let (streets, housing) = (value(&page, ">Safe streets"), value(&page, ">Housing"));
        for term in [&streets, &housing] {
            assert_eq!(maren.post(&aims, &[("serves", term)]).await.status, 303);
        }
        let own = streets.trim_start_matches("term:");
        assert_eq!(maren.post(&format!("{aims}/removals"), &[("serves", own)]).await.status, 303);
        assert!(!maren.get(&aims).await.body.contains(">Safe streets</a>"));

        let lists = maren.get("/c/shore/frameworks").await.body;
        let list = lists.split("href=\"").find(|it| it.starts_with("/c/shore/frameworks/0")).unwrap();
        let list = list.split('"').next().unwrap();
        for term in [&streets, &housing] {
            let path = format!("{list}/terms/{}/retirements", term.trim_start_matches("term:"));
            assert_eq!(maren.post(&path, &[]).await.status, 303);
        }
        let page = maren.get("/c/shore/coverage").await.body;
        assert!(row(&page, "Housing").contains("retired") && !page.contains("Safe streets"), "{page}");
        let whole = format!("/c/shore/coverage/{}", housing.trim_start_matches("term:"));
        let kept = maren.get(&whole).await.body;
        assert!(kept.contains("This priority was retired") && kept.contains("March on the shore"));
        assert_eq!(maren.post(&aims, &[("serves", &housing)]).await.status, 422, "it is offered no more");
        bring_in(&maren, "Priority\nSafe streets\n").await;
        assert!(maren.get("/c/shore/coverage").await.body.contains("Safe streets"), "a plan offers it again");
    });
}
