//! Memberships give what they give from their first instant to their last, and nothing after.

use kith_base::jiff::SignedDuration;
use kith_migrations::ALL;
use kith_policy::Role;
use kith_test::on_both_async;

use super::Hall;
use crate::{Admission, How, MembershipId, store};

fn membership_of(hall: &Hall, person: kith_policy::PersonId) -> MembershipId {
    let (shore, now) = (hall.shore, hall.noon.env.now());
    hall.read(move |read| store::held_by(read, shore, person, now)).remove(0).id
}

fn path(hall: &Hall, person: kith_policy::PersonId, rest: &str) -> String {
    format!("/c/shore/people/{person}/memberships/{}{rest}", membership_of(hall, person))
}

#[test]
fn a_membership_that_ended_gives_nothing_at_once() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        assert_eq!(ben.get("/c/shore/people").await.status, 200);
        assert_eq!(ada.post(&path(&hall, hall.ben, "/endings"), &[]).await.status, 303);
        assert_eq!(ben.get("/c/shore/people").await.status, 404);
        assert_eq!(ben.get("/c/shore/charter").await.status, 404);
        assert!(!ada.get("/c/shore/people").await.body.contains("Ben Okoro"));
        assert_eq!(ada.get(&format!("/c/shore/people/{}", hall.ben)).await.status, 404);
    });
}

#[test]
fn a_suspended_membership_gives_nothing_until_it_counts_again() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        let suspensions = path(&hall, hall.ben, "/suspensions");
        assert_eq!(ada.post(&suspensions, &[]).await.status, 303);
        assert_eq!(ben.get("/c/shore/people").await.status, 404);
        let (shore, now) = (hall.shore, hall.noon.env.now());
        let lines = hall.read(move |read| store::people_of(read, shore, None, None, now));
        assert!(lines.iter().all(|line| line.person != hall.ben));
        assert_eq!(ada.post(&suspensions, &[]).await.status, 303);
        assert_eq!(ben.get("/c/shore/people").await.status, 200);
    });
}

#[test]
fn a_membership_that_begins_later_or_is_of_a_retired_community_gives_nothing() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let later = hall.noon.env.now() + SignedDuration::from_hours(1);
        hall.admit(Admission::new(hall.dora, hall.shore, Role::Member, How::Added).since(later));
        let dora = hall.home_of(hall.dora);
        assert_eq!(dora.get("/c/shore/people").await.status, 404);
        hall.noon.pass(3_601);
        assert_eq!(dora.get("/c/shore/people").await.status, 200);
        let (env, shore) = (hall.noon.env.clone(), hall.shore);
        hall.write(move |tx| store::retire(tx, &env, shore, None));
        assert_eq!(dora.get("/c/shore").await.status, 404);
        assert!(!dora.get("/").await.body.contains("Shore to Summit"));
        assert_eq!(dora.get("/you").await.status, 200, "who was in nothing else is signed in still");
    });
}

#[test]
fn a_cohort_is_a_team_s_cohort_and_each_person_is_listed_once() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (env, shore, ben, now) = (hall.noon.env.clone(), hall.shore, hall.ben, hall.noon.env.now());
        let (cohort, team) = hall.write(move |tx| {
            let days = ("2026-01-05".parse().unwrap(), "2026-12-18".parse().unwrap());
            let cohort = store::add_cohort(tx, &env, shore, &super::name("Second intake"), days, None)?;
            let draft =
                store::TeamDraft { cohort: Some(cohort), name: super::name("Stillwater"), purpose: String::new() };
            let team = store::add_team(tx, &env, shore, &draft, None)?;
            store::admit(tx, &env, &Admission::new(ben, shore, Role::Lead, How::Added).in_team(Some(team)))?;
            Ok((cohort, team))
        });
        let now = now + SignedDuration::from_secs(1);
        let held = hall.read(move |read| store::memberships_of(read, ben, now));
        assert!(held.iter().any(|it| it.cohort == Some(cohort) && it.team == Some(team) && it.role == Role::Lead));
        let (all, of_cohort, of_team) = hall.read(move |read| {
            Ok((
                store::people_of(read, shore, None, None, now)?,
                store::people_of(read, shore, Some(cohort), None, now)?,
                store::people_of(read, shore, None, Some(team), now)?,
            ))
        });
        let names: Vec<_> = all.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["Ada Lovell", "Ben Okoro", "Cleo Roy", "Sam Bank"]);
        assert_eq!(all[1].role, Role::Lead, "the widest of two roles");
        assert_eq!((of_cohort.len(), of_team.len(), of_team[0].person), (1, 1, ben));
        assert_eq!(hall.read(move |read| store::cohort(read, shore, cohort)).unwrap().name.as_str(), "Second intake");
    });
}

#[test]
fn stewards_change_roles_and_a_community_keeps_its_last_one() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        let own = path(&hall, hall.ada, "");
        for (rest, fields) in [("", vec![("role", "member")]), ("/endings", vec![]), ("/suspensions", vec![])] {
            let refused = ada.post(&format!("{own}{rest}"), &fields).await;
            assert!(refused.status == 403 && refused.body.contains("this is the last one"), "{rest}");
        }
        assert_eq!(ben.post(&path(&hall, hall.ben, ""), &[("role", "steward")]).await.status, 403);
        assert_eq!(ada.post(&path(&hall, hall.ben, ""), &[("role", "lead")]).await.status, 422, "a lead needs a team");
        assert_eq!(ada.post(&path(&hall, hall.ben, ""), &[("role", "king")]).await.status, 422);
        hall.noon.pass(5);
        assert_eq!(ada.post(&path(&hall, hall.ben, ""), &[("role", "steward")]).await.status, 303);
        hall.noon.pass(5);
        assert_eq!(ben.get("/c/shore/charter/edit").await.status, 200, "a role holds at once");
        assert_eq!(ada.post(&own, &[("role", "member")]).await.status, 303);
        hall.noon.pass(5);
        assert_eq!(ada.get("/c/shore/charter/edit").await.status, 403);
    });
}

#[test]
fn an_id_of_another_place_is_nothing_here() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let elsewhere = hall.found("elsewhere", crate::Visibility::Private, crate::Joining::Invitation);
        let foreign = hall.admit(Admission::new(hall.dora, elsewhere, Role::Member, How::Added));
        let of =
            |person, membership: MembershipId| format!("/c/shore/people/{person}/memberships/{membership}/endings");
        assert_eq!(ada.post(&of(hall.dora, foreign), &[]).await.status, 404);
        assert_eq!(ada.post(&of(hall.cleo, membership_of(&hall, hall.ben)), &[]).await.status, 404);
        assert_eq!(
            ada.post(&format!("/c/shore/people/{}/memberships", hall.dora), &[("role", "member")]).await.status,
            404
        );
        assert_eq!(ada.get("/c/shore/people/nonsense").await.status, 404);
        assert_eq!(ada.get("/c/elsewhere/people").await.status, 404);
    });
}

#[test]
fn whoever_wants_to_leave_leaves() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ben = hall.home_of(hall.ben);
        assert!(ben.get(&format!("/c/shore/people/{}", hall.ben)).await.body.contains("Leave"));
        assert_eq!(ben.post(&path(&hall, hall.cleo, "/endings"), &[]).await.status, 403);
        let left = ben.post(&path(&hall, hall.ben, "/endings"), &[]).await;
        assert_eq!((left.status.as_u16(), left.location()), (303, "/communities"));
    });
}
