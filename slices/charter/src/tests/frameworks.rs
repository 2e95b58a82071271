//! A community's own lists: in two languages, in a steward's order.

use kith_migrations::ALL;
use kith_test::{Browser, on_both_async};

use super::Hall;
use crate::{FrameworkKind, Term, store};

async fn begun(ada: &Browser) -> String {
    let form = [("kind", "session_goals"), ("en", "Every session"), ("fr", "Chaque rencontre")];
    let path = ada.post("/c/shore/frameworks/new", &form).await.location().to_owned();
    for (en, fr) in [("Respect", "Le respect"), ("Heard", "Entendu"), ("Only English", "")] {
        let form = [("en", en), ("fr", fr), ("about_en", "Meaning."), ("about_fr", "Sens.")];
        assert_eq!(ada.post(&format!("{path}/terms/new"), &form).await.status, 303);
    }
    path
}

fn terms(hall: &Hall) -> Vec<Term> {
    let shore = hall.shore;
    hall.read(move |read| store::terms_in_use(read, shore, FrameworkKind::SessionGoals))
}

fn words(hall: &Hall) -> Vec<String> {
    terms(hall).into_iter().map(|term| term.en).collect()
}

#[test]
fn terms_are_added_renamed_moved_retired_and_offered_again() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let path = begun(&ada).await;
        assert_eq!(words(&hall), ["Respect", "Heard", "Only English"]);
        let heard = format!("{path}/terms/{}", terms(&hall)[1].id);
        assert_eq!(ada.post(&format!("{heard}/moves"), &[("way", "up")]).await.status, 303);
        assert_eq!(words(&hall), ["Heard", "Respect", "Only English"]);
        ada.post(&format!("{heard}/moves"), &[("way", "up")]).await;
        assert_eq!(words(&hall), ["Heard", "Respect", "Only English"], "the first one stays first");
        assert_eq!(ada.post(&format!("{heard}/moves"), &[("way", "left")]).await.status, 422);
        let respect = format!("{path}/terms/{}", terms(&hall)[1].id);
        assert_eq!(ada.post(&format!("{respect}/retirements"), &[]).await.status, 303);
        assert_eq!(words(&hall), ["Heard", "Only English"]);
        ada.post(&format!("{heard}/moves"), &[("way", "down")]).await;
        assert_eq!(words(&hall), ["Only English", "Heard"], "past what is retired");
        ada.post(&format!("{respect}/retirements"), &[]).await;
        assert_eq!(words(&hall).len(), 3);
        assert!(ada.get(&heard).await.body.contains("Entendu"));
        assert_eq!(ada.post(&heard, &[("en", "All are heard"), ("fr", "")]).await.status, 303);
        assert!(words(&hall).contains(&"All are heard".to_owned()));
        assert_eq!(ada.post(&heard, &[("en", ""), ("fr", "")]).await.status, 422);
        assert_eq!(ada.post(&path, &[("kind", "principles"), ("en", "What guides us")]).await.status, 303);
        assert!(terms(&hall).is_empty() && ada.get("/c/shore/frameworks").await.body.contains("What guides us"));
        assert_eq!(ada.post(&path, &[("kind", "principles")]).await.status, 422);
    });
}

#[test]
fn a_list_is_read_in_ones_own_language_and_changed_by_stewards_only() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let path = begun(&ada).await;
        let (env, ben) = (hall.noon.env.clone(), hall.ben);
        hall.write(move |tx| {
            tx.exec("UPDATE person SET lang = 'fr' WHERE id = $1", kith_db::params![ben])?;
            kith_facts::record(tx, &env, &kith_facts::Fact::new("person.changed", ("person", ben))).map(|_| ())
        });
        let ben = hall.home_of(hall.ben);
        let page = ben.get("/c/shore/frameworks").await.body;
        assert!(["Chaque rencontre", "Le respect", "Sens.", "Only English"].iter().all(|it| page.contains(it)));
        assert!(!page.contains("Meaning."));
        let term = format!("{path}/terms/{}", terms(&hall)[0].id);
        for path in [path.clone(), term.clone(), format!("{path}/terms/new"), "/c/shore/frameworks/new".to_owned()] {
            assert_eq!(ben.get(&path).await.status, 403, "{path}");
        }
        assert_eq!(ben.post(&format!("{term}/retirements"), &[]).await.status, 403);
        assert_eq!(ada.get(&format!("{path}/terms/{}", hall.team)).await.status, 404);
        assert_eq!(ada.get(&format!("/c/shore/frameworks/{}", hall.team)).await.status, 404);
        assert_eq!(hall.home_of(hall.sam).get("/c/shore/frameworks").await.status, 200);
    });
}
