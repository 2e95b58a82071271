//! Coming in: by a button, by asking, and not at all.

use kith_migrations::ALL;
use kith_policy::Role;
use kith_test::on_both_async;

use super::Hall;
use crate::{Admission, How, Joining, Visibility, store};

#[test]
fn an_open_community_is_joined_with_a_button_and_a_closed_one_is_not() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        hall.found("open", Visibility::PublicSummary, Joining::Open);
        hall.found("closed", Visibility::PublicSummary, Joining::Invitation);
        hall.found("hidden", Visibility::Private, Joining::Open);
        let dora = hall.home_of(hall.dora);
        assert!(dora.get("/c/open").await.body.contains("/c/open/joining"));
        assert_eq!(dora.post("/c/open/joining", &[]).await.status, 303);
        hall.noon.pass(1);
        assert_eq!(dora.get("/c/open/people").await.status, 200);
        assert_eq!(dora.post("/c/open/joining", &[]).await.status, 403, "already in");
        assert!(dora.get("/c/closed").await.body.contains("takes in whom it invites"));
        assert_eq!(dora.post("/c/closed/joining", &[]).await.status, 404);
        assert_eq!(dora.get("/c/hidden").await.status, 404);
        assert_eq!(dora.post("/c/hidden/joining", &[]).await.status, 404);
        assert_eq!(hall.browser().post("/c/open/joining", &[]).await.status, 404, "signed out");
        assert!(hall.browser().get("/c/open").await.body.contains("/sign-in?next=/c/open"));
    });
}

#[test]
fn a_request_waits_for_the_stewards_and_its_answer_comes_by_letter() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (dora, cleo) = (hall.home_of(hall.dora), hall.home_of(hall.cleo));
        assert_eq!(dora.post("/c/shore/joining", &[("message", "I run a clinic.")]).await.status, 303);
        assert_eq!(dora.post("/c/shore/joining", &[("message", "Again.")]).await.status, 409);
        assert!(dora.get("/c/shore").await.body.contains("You asked to join on"));
        assert!(cleo.get("/").await.body.contains("1 person asks to join Shore to Summit"));
        assert!(!hall.home_of(hall.ben).get("/").await.body.contains("asks to join"));
        assert_eq!(hall.home_of(hall.ben).get("/c/shore/requests").await.status, 403);
        let page = cleo.get("/c/shore/requests").await.body;
        assert!(page.contains("I run a clinic.") && page.contains("Dora Out"));
        let action = page.split("action=\"").find(|it| it.contains("/answers")).unwrap().split('"').next().unwrap();
        let answer = [("answer", "accepted"), ("sentence", "See you on Thursday.")];
        assert_eq!(hall.home_of(hall.ben).post(action, &answer).await.status, 403);
        assert_eq!(cleo.post(action, &[("answer", "maybe"), ("sentence", "Typed.")]).await.status, 422);
        assert_eq!(cleo.post(action, &answer).await.status, 303);
        hall.noon.pass(1);
        assert_eq!(dora.get("/c/shore/people").await.status, 200);
        let letter = hall.letters().remove(0);
        assert_eq!((letter.kind.as_str(), letter.to_address.as_str()), ("charter.answer", "dora@example.org"));
        assert!(letter.text.contains("See you on Thursday.") && letter.text.contains("You are now in"));
        assert_eq!(cleo.post(action, &answer).await.status, 404, "answered once");
        assert!(!cleo.get("/").await.body.contains("asks to join"));
    });
}

#[test]
fn a_request_that_is_turned_down_lets_nobody_in() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (dora, ada) = (hall.home_of(hall.dora), hall.home_of(hall.ada));
        dora.post("/c/shore/joining", &[]).await;
        let page = ada.get("/c/shore/requests").await.body;
        let action = page.split("action=\"").find(|it| it.contains("/answers")).unwrap().split('"').next().unwrap();
        assert_eq!(ada.post(action, &[("answer", "declined")]).await.status, 303);
        assert_eq!(dora.get("/c/shore/people").await.status, 404);
        assert!(hall.letters().remove(0).text.contains("cannot take you in at present"));
        assert_eq!(dora.post("/c/shore/joining", &[]).await.status, 303, "one may ask again");
        let long = "x".repeat(1_001);
        let eve = hall.home_of(hall.olu);
        let refused = eve.post("/c/shore/joining", &[("message", &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(&long), "nothing typed is lost");
    });
}

#[test]
fn a_request_of_another_community_is_nothing_here() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let other = hall.found("other", Visibility::PublicSummary, Joining::Request);
        hall.admit(Admission::new(hall.dora, other, Role::Steward, How::Added));
        let (env, ben, now) = (hall.noon.env.clone(), hall.ben, hall.noon.env.now());
        let id = hall.write(move |tx| store::request(tx, &env, other, ben, "", now));
        let answer = [("answer", "accepted")];
        let ada = hall.home_of(hall.ada);
        assert_eq!(ada.post(&format!("/c/shore/requests/{id}/answers"), &answer).await.status, 404);
    });
}
