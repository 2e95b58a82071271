//! The pages of cohorts: made, changed, listed, with their teams and sessions for those who may see them.

use kith_charter::{Admission, CohortId, How, store as charter};
use kith_migrations::ALL;
use kith_policy::Role;
use kith_test::on_both_async;

use super::hold_world::World;

pub const SPRING: [(&str, &str); 3] =
    [("name", "Spring intake"), ("starts_on", "2026-03-05"), ("ends_on", "2026-06-25")];

/// A cohort that the steward made: its address and its id.
pub async fn made(world: &World) -> (String, CohortId) {
    let done = world.steward.browser.post("/c/shore/cohorts", &SPRING).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let path = done.location().split('?').next().unwrap().to_owned();
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    (path, id)
}

/// A series of three weeks for a cohort, and its sessions in order.
pub async fn planned(world: &World, cohort: CohortId) -> String {
    let whom = format!("cohort:{cohort}");
    let mut form: Vec<(&str, &str)> = "title=Learning together&repeats=weeks&first_on=2026-03-19&time_of_day=10:00\
        &zone=America/Vancouver&minutes=60&count=3&lang=en&link=https://meet.example.org/zqlink&passcode=zq77\
        &purpose=To hear one another"
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .collect();
    form.extend(["2026-03-19", "2026-03-26", "2026-04-02"].map(|day| ("day", day)));
    let host = world.facilitator.id.to_string();
    form.extend([("whom", whom.as_str()), ("facilitator", host.as_str())]);
    let done = world.facilitator.browser.post("/c/shore/series", &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.location().split('?').next().unwrap().to_owned()
}

#[test]
fn a_steward_makes_a_cohort_and_everybody_of_the_community_finds_it_with_what_is_open_to_them() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let steward = &world.steward.browser;
        let (path, cohort) = made(&world).await;
        let page = steward.get(&path).await.body;
        assert!(page.contains("From Thu 5 March 2026 to Thu 25 June 2026") && page.contains("under way"), "{page}");
        assert!(page.contains(&format!("/teams/new?cohort={cohort}")));
        let form = steward.get(&format!("/c/shore/teams/new?cohort={cohort}")).await.body;
        assert!(form.contains(&format!("value=\"{cohort}\" selected")), "{form}");
        let id = cohort.to_string();
        let team = [("name", "Zdriftwood"), ("purpose", "A path"), ("cohort", id.as_str())];
        let team = steward.post("/c/shore/teams/new", &team).await;
        let team = team.location().split("/teams/").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
        let (env, community, dale) = (world.noon.env.clone(), world.community, world.dale.id);
        let lead = Admission::new(dale, community, Role::Lead, How::Added).in_team(Some(team));
        world.db.write_now(move |tx| charter::admit(tx, &env, &lead)).unwrap();
        planned(&world, cohort).await;
        let page = world.dale.browser.get(&path).await.body;
        for told in ["Zdriftwood", "Dale Zcorvid", "1 person", "Teo Zquorple", "Every Thursday at 10:00."] {
            assert!(page.contains(told), "{told} in {page}");
        }
        assert_eq!(page.matches("Learning together").count(), 4, "a series and three sessions");
        assert!(!page.contains("/edit\""), "a member changes no cohort");
        let page = world.priya.browser.get(&path).await.body;
        assert!(page.contains("Its sessions are for its own people.") && !page.contains("Learning together"));
        let list = world.priya.browser.get("/c/shore/cohorts").await.body;
        assert!(list.contains("Spring intake") && list.contains("1 team · 1 person"), "{list}");
        let page = world.sponsor.browser.get(&path).await.body;
        assert!(page.contains("Zdriftwood") && !page.contains("Dale Zcorvid") && !page.contains("1 person"));
        assert!(world.priya.browser.get("/c/shore").await.body.contains("/c/shore/cohorts\""));
    });
}

#[test]
fn a_cohort_has_a_name_and_days_in_their_order_and_is_changed_by_stewards_alone() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let steward = &world.steward.browser;
        for (field, value) in
            [("name", ""), ("starts_on", "soon"), ("ends_on", "2026-03-04"), ("ends_on", "2031-03-06")]
        {
            let mut form = SPRING.to_vec();
            form.retain(|(name, _)| *name != field);
            form.push((field, value));
            let answer = steward.post("/c/shore/cohorts", &form).await;
            assert_eq!(answer.status, 422, "{field} {value}");
            assert!(answer.body.contains(&format!("href=\"#{field}\"")), "{}", answer.body);
        }
        let (path, _) = made(&world).await;
        let mut form = SPRING.to_vec();
        form[0].1 = "Late spring";
        let done = steward.post(&format!("{path}/edit"), &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(steward.get(&format!("{path}/edit")).await.body.contains("value=\"Late spring\""));
        for (name, somebody) in world.everybody() {
            let expected = match name {
                "steward" => 303,
                "stranger" => 404,
                _ => 403,
            };
            assert_eq!(somebody.browser.post(&format!("{path}/edit"), &form).await.status, expected, "{name}");
            let expected = if expected == 303 { 303 } else { expected };
            assert_eq!(somebody.browser.post("/c/shore/cohorts", &SPRING).await.status, expected, "{name}");
        }
        let list = steward.get(&format!("/c/shore/cohorts?after={}", path.rsplit('/').next().unwrap())).await;
        assert_eq!(list.status, 200);
        assert_eq!(steward.get("/c/shore/cohorts?after=rubbish").await.status, 404);
        assert_eq!(steward.get("/c/shore/cohorts/rubbish").await.status, 404);
    });
}
