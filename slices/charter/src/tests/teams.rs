//! Teams: made and filled by stewards, described by their leads.

use kith_migrations::ALL;
use kith_policy::Role;
use kith_test::on_both_async;
use kith_web::FieldKind;

use super::Hall;
use crate::{Admission, How, Joining, LONGEST_PURPOSE, Visibility, store};

#[test]
fn a_steward_makes_a_team_and_puts_people_in_and_out() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        assert_eq!(ben.post("/c/shore/teams/new", &[("name", "North")]).await.status, 403);
        assert_eq!(ada.post("/c/shore/teams/new", &[("name", "")]).await.status, 422);
        let made = ada.post("/c/shore/teams/new", &[("name", "North"), ("purpose", "The north.")]).await;
        let path = made.location().trim_end_matches("/edit").to_owned();
        let person = hall.ben.to_string();
        let form = [("person", person.as_str()), ("role", "lead")];
        assert_eq!(ben.post(&format!("{path}/people"), &form).await.status, 403);
        assert_eq!(ada.post(&format!("{path}/people"), &form).await.status, 303);
        hall.noon.pass(1);
        assert_eq!(ada.post(&format!("{path}/people"), &form).await.status, 422, "in it already");
        let outsider = hall.dora.to_string();
        assert_eq!(ada.post(&format!("{path}/people"), &[("person", &outsider), ("role", "member")]).await.status, 422);
        assert_eq!(ada.post(&format!("{path}/people"), &[("person", &person), ("role", "steward")]).await.status, 422);
        let list = ben.get("/c/shore/teams").await.body;
        assert!(["North", "The north.", "Ben Okoro", "Team lead", "Larkhaven"].iter().all(|it| list.contains(it)));
        assert_eq!(ben.post(&path, &[("name", "Far north")]).await.status, 303, "a lead describes the team");
        assert_eq!(ben.post(&format!("/c/shore/teams/{}", hall.team), &[("name", "Mine")]).await.status, 403);
        let page = ada.get(&format!("{path}/edit")).await.body;
        let out = page.split("action=\"").find(|it| it.contains("/endings")).unwrap().split('"').next().unwrap();
        assert_eq!(ada.post(out, &[]).await.status, 303);
        assert_eq!(ben.get("/c/shore/people").await.status, 200, "still in the community");
        assert_eq!(ben.post(&path, &[("name", "Mine")]).await.status, 403);
    });
}

#[test]
fn what_a_team_is_for_is_as_long_as_the_list_of_fields_says() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let form = |purpose: String| [("name", "North".to_owned()), ("purpose", purpose)];
        for (length, status) in [(LONGEST_PURPOSE as usize, 303), (LONGEST_PURPOSE as usize + 1, 422)] {
            let form = form("x".repeat(length));
            let fields = form.each_ref().map(|(name, value)| (*name, value.as_str()));
            assert_eq!(ada.post("/c/shore/teams/new", &fields).await.status, status, "{length}");
        }
        let listed = crate::routes().listed;
        let forms: Vec<_> = listed.iter().filter(|it| it.kind == "team" && it.method == "POST").collect();
        let lengths =
            forms.iter().flat_map(|it| it.form).filter(|field| field.name == "purpose").map(|field| field.kind);
        let lengths: Vec<_> = lengths.collect();
        assert!(!lengths.is_empty());
        assert!(lengths.iter().all(|kind| matches!(kind, FieldKind::Line(LONGEST_PURPOSE))), "{lengths:?}");
    });
}

#[test]
fn teams_and_cohorts_of_another_community_are_nothing_here() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let other = hall.found("other", Visibility::PublicSummary, Joining::Open);
        let env = hall.noon.env.clone();
        let (cohort, team) = hall.write(move |tx| {
            let days = ("2026-01-05".parse().unwrap(), "2026-12-18".parse().unwrap());
            let cohort = store::add_cohort(tx, &env, other, &super::name("Elsewhere"), days, None)?;
            let draft = store::TeamDraft { cohort: Some(cohort), name: super::name("Foreign"), purpose: String::new() };
            Ok((cohort, store::add_team(tx, &env, other, &draft, None)?))
        });
        let ada = hall.home_of(hall.ada);
        assert_eq!(ada.get(&format!("/c/shore/teams/{team}")).await.status, 404);
        let cohort = cohort.to_string();
        assert_eq!(ada.post("/c/shore/teams/new", &[("name", "X"), ("cohort", &cohort)]).await.status, 422);
        let path = format!("/c/shore/people/{}/memberships", hall.ben);
        let team = team.to_string();
        assert_eq!(ada.post(&path, &[("role", "member"), ("team", &team)]).await.status, 422);
        let own = hall.team.to_string();
        assert_eq!(ada.post(&path, &[("role", "member"), ("team", &own)]).await.status, 303);
        hall.noon.pass(1);
        assert_eq!(ada.post(&path, &[("role", "member"), ("team", &own)]).await.status, 422, "is that already");
        let coach = Admission::new(hall.cleo, hall.shore, Role::Coach, How::Added).in_team(Some(hall.team));
        hall.admit(coach);
        hall.noon.pass(1);
        assert_eq!(
            hall.home_of(hall.cleo).get(&format!("/c/shore/teams/{own}/edit")).await.status,
            403,
            "a coach coaches"
        );
    });
}
