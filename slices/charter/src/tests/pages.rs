//! Every page is whole in both languages: no key without its words, one heading, a way on.

use kith_migrations::ALL;
use kith_policy::PersonId;
use kith_test::on_both_async;

use super::Hall;

fn speaks(hall: &Hall, person: PersonId, lang: &'static str) {
    let env = hall.noon.env.clone();
    hall.write(move |tx| {
        tx.exec("UPDATE person SET lang = $2 WHERE id = $1", kith_db::params![person, lang])?;
        kith_facts::record(tx, &env, &kith_facts::Fact::new("person.changed", ("person", person))).map(|_| ())
    });
}

#[test]
fn every_page_has_its_words_in_both_languages() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        hall.agree("One.", "First.");
        hall.agree("One two.", "Second.");
        let ada = hall.home_of(hall.ada);
        let list =
            ada.post("/c/shore/frameworks/new", &[("kind", "capacities"), ("en", "Can")]).await.location().to_owned();
        ada.post(&format!("{list}/terms/new"), &[("en", "Listen")]).await;
        hall.home_of(hall.dora).post("/c/shore/joining", &[("message", "Please.")]).await;
        let form = [("name", "Noor"), ("email", "noor@example.org"), ("role", "member"), ("lang", "en")];
        ada.post("/c/shore/invitations", &form).await;
        let mut paths: Vec<String> = [
            "",
            "/first-steps",
            "/charter",
            "/charter/edit",
            "/agreement",
            "/agreement/versions/2",
            "/agreement/edit",
            "/frameworks",
            "/frameworks/new",
            "/people",
            "/people?q=nobody",
            "/teams",
            "/teams/new",
            "/requests",
            "/invitations",
            "/members/import",
        ]
        .map(|path| format!("/c/shore{path}"))
        .to_vec();
        paths.extend([
            "/communities".to_owned(),
            "/".to_owned(),
            format!("/c/shore/people/{}", hall.ben),
            format!("/c/shore/teams/{}", hall.team),
            format!("{list}/terms/new"),
            list,
            hall.mailed_link(),
        ]);
        for lang in ["en", "fr"] {
            speaks(&hall, hall.ada, lang);
            for path in &paths {
                let page = ada.get(path).await;
                assert_eq!(page.status, 200, "{path} {}", page.body);
                assert!(page.body.contains(&format!("<html lang=\"{lang}\">")), "{path}");
                assert!(!page.body.contains("charter-") && !page.body.contains("done-"), "{path}: {}", page.body);
                assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
            }
        }
        let rooms = ada.get("/c/shore").await.body;
        assert!(rooms.contains("/c/shore/people") && rooms.contains("/c/shore/charter"));
    });
}

#[test]
fn programs_read_the_same_pages_as_json() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        for path in ["/c/shore", "/c/shore/people", "/c/shore/teams", "/c/shore/charter", "/communities"] {
            let page = ada.get_json(path).await;
            assert!(page.status == 200 && page.body.starts_with('{'), "{path}");
        }
        assert!(ada.get_json("/c/shore/people").await.body.contains("Ben Okoro"));
        let refused = hall.home_of(hall.sam).get_json("/c/shore/people").await;
        assert!(refused.status == 403 && refused.body.contains("\"detail\""));
    });
}
