//! Loans and suspension: what is lent gives nothing while one of the two is suspended, whoever presses what at the same
//! moment; and nobody comes back in by another door.

use kith_migrations::ALL;
use kith_policy::{PersonId, Role};
use kith_test::{Browser, on_both_async};

use super::Hall;
use super::taking_part::{act, lend, page_of};
use crate::{Admission, How, Joining, MembershipId, Visibility, store};

const FACILITATES: &str = "/c/shore/invitations";
const IS_IN: &str = "/c/shore/people";

/// What somebody holds in their own right, or on loan.
fn held(hall: &Hall, person: PersonId, on_loan: bool) -> MembershipId {
    let (shore, now) = (hall.shore, hall.noon.env.now());
    let all = hall.read(move |read| store::held_by(read, shore, person, now));
    all.iter().find(|it| (it.how == How::Delegated) == on_loan).unwrap().id
}

fn suspensions(hall: &Hall, person: PersonId, on_loan: bool) -> String {
    format!("{}/memberships/{}/suspensions", page_of(person), held(hall, person, on_loan))
}

async fn lent_to_ben(hall: &Hall) -> (Browser, Browser, Browser) {
    let (ada, ben, cleo) = (hall.home_of(hall.ada), hall.home_of(hall.ben), hall.home_of(hall.cleo));
    let path = act(&cleo, &page_of(hall.cleo), "/delegations").await;
    assert_eq!(cleo.post(&path, &lend("Ben Okoro")).await.status, 303);
    hall.noon.pass(1);
    (ada, ben, cleo)
}

/// What Ben gets of what facilitators, and of what members, see.
async fn seen(ben: &Browser) -> (u16, u16) {
    (ben.get(FACILITATES).await.status.as_u16(), ben.get(IS_IN).await.status.as_u16())
}

#[test]
fn a_loan_rests_while_either_of_the_two_is_suspended_and_counts_again_with_both() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben, _cleo) = lent_to_ben(&hall).await;
        let (of_ben, of_cleo) = (suspensions(&hall, hall.ben, false), suspensions(&hall, hall.cleo, false));
        assert_eq!(seen(&ben).await, (200, 200));
        assert_eq!(ada.post(&of_ben, &[]).await.status, 303);
        assert_eq!(seen(&ben).await, (404, 404), "who is suspended reads nothing through what they have on loan");
        let page = ada.get(&page_of(hall.ben)).await.body;
        assert!(page.contains("On loan from Cleo Roy") && page.contains("rests for now"), "{page}");
        let loan = suspensions(&hall, hall.ben, true);
        let refused = ada.post(&loan, &[]).await;
        assert!(refused.status == 409 && refused.body.contains("rests as long as"), "{}", refused.body);
        assert_eq!(seen(&ben).await, (404, 404));

        assert_eq!(ada.post(&of_cleo, &[]).await.status, 303);
        assert_eq!(ada.post(&of_ben, &[]).await.status, 303, "he counts again, and what she lent does not");
        assert_eq!(seen(&ben).await, (403, 200));
        assert_eq!(ada.post(&of_cleo, &[]).await.status, 303);
        assert_eq!(seen(&ben).await, (200, 200));
        assert!(!ada.get(&page_of(hall.ben)).await.body.contains("rests for now"));

        assert_eq!(ada.post(&loan, &[]).await.status, 303, "the loan alone");
        for _ in 0..2 {
            assert_eq!(ada.post(&of_ben, &[]).await.status, 303);
        }
        assert_eq!(seen(&ben).await, (403, 200), "what a steward suspended by itself stays so");
        let told = "SELECT COUNT(*) FROM fact WHERE kind IN ('delegation.rested', 'delegation.resumed')";
        assert_eq!(hall.read(move |read| read.count(told, &[])), 2);
    });
}

#[test]
fn a_loan_rests_only_when_nothing_of_ones_own_counts_and_outlives_another_role() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let in_team = hall.admit(Admission::new(hall.ben, hall.shore, Role::Lead, How::Added).in_team(Some(hall.team)));
        let (ada, ben, _) = lent_to_ben(&hall).await;
        assert_eq!(ada.post(&suspensions(&hall, hall.ben, false), &[]).await.status, 303);
        assert_eq!(seen(&ben).await, (200, 200), "he still leads a team");
        let lead = format!("{}/memberships/{in_team}", page_of(hall.ben));
        assert_eq!(ada.post(&lead, &[("role", "member")]).await.status, 303);
        hall.noon.pass(1);
        assert_eq!(seen(&ben).await, (200, 200), "another role in the same place takes nothing that was lent");
        let (env, shore) = (hall.noon.env.clone(), hall.shore);
        let (now, who) = (env.now(), hall.ben);
        let all = hall.read(move |read| store::held_by(read, shore, who, now));
        let last = all.iter().find(|it| it.team.is_some()).unwrap().id;
        hall.write(move |tx| store::end(tx, &env, (shore, last), env.now(), None));
        hall.noon.pass(1);
        assert_eq!(seen(&ben).await, (404, 404), "what is left of his own is suspended");
    });
}

#[test]
fn whoever_lends_and_whoever_suspends_at_the_same_moment_nobody_suspended_is_left_inside() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben, cleo) = (hall.home_of(hall.ada), hall.home_of(hall.ben), hall.home_of(hall.cleo));
        let path = act(&cleo, &page_of(hall.cleo), "/delegations").await;
        let (of_ben, of_cleo) = (suspensions(&hall, hall.ben, false), suspensions(&hall, hall.cleo, false));
        let other = hall.home_of(hall.ada);
        for round in 0..6 {
            let keys = [0, 1, 2, 3, 4, 5, 6].map(|press| format!("{round}-{press}"));
            let once = |press: usize| [("once", keys[press].as_str())];
            let [zero, one, two, three, four, five, six] = [0, 1, 2, 3, 4, 5, 6].map(once);
            let loan = [lend("Ben Okoro").as_slice(), &zero].concat();
            let _ = tokio::join!(cleo.post(&path, &loan), ada.post(&of_ben, &one));
            hall.noon.pass(1);
            assert_eq!(seen(&ben).await, (404, 404), "round {round}: lent to him as he was suspended");

            let _ = tokio::join!(ada.post(&of_ben, &two), other.post(&of_cleo, &three));
            hall.noon.pass(1);
            assert_eq!(seen(&ben).await, (403, 200), "round {round}: he is let in as she is suspended");

            let _ = tokio::join!(ada.post(&of_cleo, &four), other.post(&of_ben, &five));
            hall.noon.pass(1);
            assert_eq!(seen(&ben).await, (404, 404), "round {round}: she is let in as he is suspended");
            assert_eq!(ada.post(&of_ben, &six).await.status, 303);
            give_back(&hall);
        }
    });
}

/// Whatever is on loan to Ben ends.
fn give_back(hall: &Hall) {
    let (env, shore, ben) = (hall.noon.env.clone(), hall.shore, hall.ben);
    hall.noon.pass(1);
    hall.write(move |tx| {
        for it in store::delegations_of(tx, shore, ben, env.now())? {
            store::give_back(tx, &env, (shore, &it), None)?;
        }
        Ok(())
    });
    hall.noon.pass(1);
}

#[test]
fn who_is_suspended_does_not_come_back_by_joining_or_by_an_invitation() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let open = hall.found("open", Visibility::PublicSummary, Joining::Open);
        hall.admit(Admission::new(hall.ada, open, Role::Steward, How::Added));
        hall.noon.pass(1);
        let (ada, ben, cleo) = (hall.home_of(hall.ada), hall.home_of(hall.ben), hall.home_of(hall.cleo));
        assert_eq!(ben.post("/c/open/joining", &[]).await.status, 303);
        hall.noon.pass(1);
        let (now, who) = (hall.noon.env.now(), hall.ben);
        let id = hall.read(move |read| store::held_by(read, open, who, now))[0].id;
        let suspend = format!("/c/open/people/{}/memberships/{id}/suspensions", hall.ben);
        assert_eq!(ada.post(&suspend, &[]).await.status, 303);
        let refused = ben.post("/c/open/joining", &[]).await;
        assert!(refused.status == 403 && refused.body.contains("Your membership of this community is suspended"));
        assert_eq!(ben.get("/c/open/people").await.status, 404);

        assert_eq!(ada.post(&suspensions(&hall, hall.ben, false), &[]).await.status, 303);
        let again = [("name", "Ben Okoro"), ("email", "ben@example.org"), ("role", "member"), ("lang", "en")];
        if cleo.post("/c/shore/invitations", &again).await.status == 303 {
            let yes = [("answer", "accepted")];
            let link = hall.mailed_link();
            assert_eq!(ben.post(&link, &yes).await.status, 403, "by the letter");
            assert_eq!(ben.post("/c/shore/joining", &yes).await.status, 403, "by the button");
        }
        hall.noon.pass(1);
        assert_eq!(ben.get(IS_IN).await.status, 404);
    });
}
