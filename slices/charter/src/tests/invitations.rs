//! Invitations: looked at as often as mail gateways like, answered once, and never by a stranger.

use kith_base::jiff::SignedDuration;
use kith_migrations::ALL;
use kith_test::{Browser, on_both_async};

use super::{Hall, email};
use crate::store;

const FOR_NEW: [(&str, &str); 4] =
    [("name", "Noor Haddad"), ("email", "noor@example.org"), ("role", "member"), ("lang", "fr")];

async fn invited(hall: &Hall) -> String {
    hall.agree("What is said here stays here.", "First.");
    let done = hall.home_of(hall.cleo).post("/c/shore/invitations", &FOR_NEW).await;
    assert_eq!(done.status, 303, "{}", done.body);
    hall.mailed_link()
}

/// Every fact, letter, invitation and person: what a look must not change.
fn everything(hall: &Hall) -> Vec<i64> {
    hall.read(|read| {
        Ok(vec![
            read.count("SELECT COUNT(*) FROM fact", &[])?,
            read.count("SELECT COUNT(*) FROM letter", &[])?,
            read.count("SELECT COUNT(*) FROM person", &[])?,
            read.count("SELECT COUNT(*) FROM membership", &[])?,
            read.count("SELECT COUNT(*) FROM invitation WHERE answer IS NULL", &[])?,
        ])
    })
}

async fn is_in(browser: &Browser) -> bool {
    browser.get("/c/shore/people").await.status == 200
}

#[test]
fn the_letter_is_in_the_language_of_the_invited_person_and_its_secret_is_kept_nowhere() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let link = invited(&hall).await;
        let letter = hall.letters().remove(0);
        assert_eq!((letter.kind.as_str(), letter.lang.tag()), ("charter.invitation", "fr"));
        assert_eq!(letter.subject, "Invitation à Shore to Summit");
        assert!(letter.text.contains("Bonjour Noor Haddad") && letter.text.contains("Cleo Roy vous invite"));
        assert!(letter.html.contains(&link) && !letter.text.contains("charter-"));
        let secret = link.rsplit('/').next().unwrap().to_owned();
        let kept = secret.clone();
        let sql = "SELECT COUNT(*) FROM invitation WHERE secret_hash = $1";
        assert_eq!(hall.read(move |read| read.count(sql, kith_db::params![kept])), 0);
        assert!(hall.read(move |read| store::invitation_behind(read, &secret)).is_some());
    });
}

#[test]
fn looking_changes_nothing_and_shows_what_one_would_join() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let link = invited(&hall).await;
        let before = everything(&hall);
        for _ in 0..3 {
            let page = hall.browser().get(&link).await;
            assert_eq!(page.status, 200);
            let wanted =
                ["Shore to Summit", "Four towns", "stays here", "Cleo Roy", "noor@example.org", "No, thank you"];
            assert!(wanted.iter().all(|it| page.body.contains(it)), "{}", page.body);
        }
        assert_eq!(everything(&hall), before);
        assert_eq!(hall.browser().get("/invitations/nonsense").await.status, 404);
        assert_eq!(hall.browser().get(&format!("/invitations/{}", "0".repeat(64))).await.status, 404);
    });
}

#[test]
fn a_yes_lets_in_signs_in_acknowledges_and_works_once() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let link = invited(&hall).await;
        let noor = hall.browser();
        let done = noor.post(&link, &[("answer", "accepted"), ("version", "1")]).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/c/shore"));
        hall.noon.pass(1);
        assert!(is_in(&noor).await);
        assert!(!noor.get("/").await.body.contains("working agreement"), "it was acknowledged with the yes");
        let thief = hall.browser();
        assert_eq!(thief.post(&link, &[("answer", "accepted")]).await.status, 409);
        assert_eq!(thief.post(&link, &[("answer", "declined")]).await.status, 409);
        assert!(!is_in(&thief).await && thief.get(&link).await.body.contains("was accepted"));
        let noor = email("noor@example.org");
        let person = hall.read(move |read| kith_people::store::person_by_email(read, &noor)).unwrap();
        let person = hall.read(move |read| kith_people::store::person(read, person)).unwrap();
        assert_eq!(
            (person.name.as_str(), person.lang.tag(), person.zone.as_str()),
            ("Noor Haddad", "fr", "America/Vancouver")
        );
    });
}

#[test]
fn an_agreement_that_changed_since_the_page_was_opened_is_asked_again() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let link = invited(&hall).await;
        hall.agree("Something else.", "Second.");
        let noor = hall.browser();
        assert_eq!(noor.post(&link, &[("answer", "accepted"), ("version", "1")]).await.status, 303);
        hall.noon.pass(1);
        assert!(noor.get("/").await.body.contains("entente de travail de Shore to Summit"));
    });
}

#[test]
fn a_no_is_kept_and_lets_nobody_in() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let link = invited(&hall).await;
        let noor = hall.browser();
        assert_eq!(noor.post(&link, &[("answer", "declined")]).await.status, 303);
        assert!(noor.get(&link).await.body.contains("was declined"));
        assert_eq!(noor.post(&link, &[("answer", "accepted")]).await.status, 409);
        assert_eq!(noor.post(&link, &[("answer", "withdrawn")]).await.status, 409);
        let page = hall.home_of(hall.ada).get("/c/shore/invitations").await.body;
        assert!(page.contains("Noor Haddad") && page.contains("declined"));
    });
}

#[test]
fn an_invitation_expires_after_a_month_and_can_be_sent_anew() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let link = invited(&hall).await;
        hall.noon.pass(SignedDuration::from_hours(30 * 24).as_secs());
        let noor = hall.browser();
        assert!(noor.get(&link).await.body.contains("more than a month old"));
        assert_eq!(noor.post(&link, &[("answer", "accepted")]).await.status, 409);
        let ada = hall.home_of(hall.ada);
        let page = ada.get("/c/shore/invitations").await.body;
        assert!(page.contains("expired"));
        let renew = page.split("action=\"").find(|it| it.contains("/renewals")).unwrap().split('"').next().unwrap();
        assert_eq!(ada.post(renew, &[]).await.status, 303);
        let newer = hall.mailed_link();
        assert_ne!(newer, link);
        assert_eq!(noor.post(&newer, &[("answer", "accepted")]).await.status, 303);
    });
}

#[test]
fn a_withdrawn_invitation_and_one_that_was_sent_anew_are_good_no_more() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let first = invited(&hall).await;
        let ada = hall.home_of(hall.ada);
        let press = async |what: &str| {
            let page = ada.get("/c/shore/invitations").await.body;
            let action = page.split("action=\"").find(|it| it.contains(what)).unwrap().split('"').next().unwrap();
            assert_eq!(ada.post(action, &[]).await.status, 303);
        };
        hall.noon.pass(1);
        press("/renewals").await;
        assert_eq!(hall.browser().post(&first, &[("answer", "accepted")]).await.status, 409);
        let second = hall.mailed_link();
        hall.noon.pass(1);
        press("/withdrawals").await;
        assert!(hall.browser().get(&second).await.body.contains("good no more"));
        assert_eq!(hall.browser().post(&second, &[("answer", "accepted")]).await.status, 409);
    });
}

#[test]
fn who_has_an_account_signs_in_as_always_and_may_answer_on_the_page_of_the_community() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let to_dora = [("name", "Dora"), ("email", "dora@example.org"), ("role", "member"), ("lang", "en")];
        assert_eq!(ada.post("/c/shore/invitations", &to_dora).await.status, 303);
        let link = hall.mailed_link();
        assert_eq!(ada.post("/c/shore/invitations", &to_dora).await.status, 422, "one open invitation an address");
        let stranger = hall.browser();
        let done = stranger.post(&link, &[("answer", "accepted")]).await;
        assert_eq!(done.location(), "/sign-in?next=/c/shore");
        hall.noon.pass(1);
        assert!(!is_in(&stranger).await, "an old link does not open somebody's account");
        let dora = hall.home_of(hall.dora);
        assert!(is_in(&dora).await);

        let path = format!("/c/shore/people/{}", hall.dora);
        let page = dora.get(&path).await.body;
        let leave = page.split("action=\"").find(|it| it.contains("/endings")).unwrap().split('"').next().unwrap();
        assert_eq!(dora.post(leave, &[]).await.status, 303);
        hall.noon.pass(1);
        assert_eq!(ada.post("/c/shore/invitations", &to_dora).await.status, 303);
        assert!(dora.get("/").await.body.contains("You are invited to Shore to Summit"));
        assert!(dora.get("/c/shore").await.body.contains("You are invited into this community"));
        assert_eq!(dora.post("/c/shore/joining", &[("answer", "perhaps")]).await.status, 422);
        assert_eq!(dora.post("/c/shore/joining", &[("answer", "accepted")]).await.status, 303);
        hall.noon.pass(1);
        assert!(is_in(&dora).await);
        assert_eq!(dora.post("/c/shore/joining", &[("answer", "accepted")]).await.status, 403);
    });
}

#[test]
fn facilitators_invite_members_and_only_stewards_give_the_roles_that_run_a_community() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (cleo, ben) = (hall.home_of(hall.cleo), hall.home_of(hall.ben));
        let steward = [("name", "X"), ("email", "x@example.org"), ("role", "steward"), ("lang", "en")];
        assert_eq!(cleo.post("/c/shore/invitations", &steward).await.status, 403);
        assert_eq!(ben.post("/c/shore/invitations", &FOR_NEW).await.status, 403);
        assert_eq!(ben.get("/c/shore/invitations").await.status, 403);
        let lead = [("name", "X"), ("email", "x@example.org"), ("role", "lead"), ("lang", "en")];
        assert_eq!(cleo.post("/c/shore/invitations", &lead).await.status, 422);
        let bad = cleo.post("/c/shore/invitations", &[("name", "Typed Name"), ("email", "nope")]).await;
        assert!(bad.status == 422 && bad.body.contains("Typed Name"));
        let known = [("name", "Ben"), ("email", "ben@example.org"), ("role", "member"), ("lang", "en")];
        assert_eq!(cleo.post("/c/shore/invitations", &known).await.status, 422);
        assert!(hall.letters().is_empty());
    });
}
