//! Oneself: what is typed is kept, what is wrong is said, what is hidden stays hidden.

use kith_migrations::ALL;
use kith_test::on_both_async;

use super::Hall;
use crate::store;

const GOOD: [(&str, &str); 10] = [
    ("name", "Agnès Ní Bhriain-Tremblay"),
    ("organisation", "Harbour Health"),
    ("job", "Nurse"),
    ("phone", "+1 604 555 0134"),
    ("about", "I have seen **three** programmes end."),
    ("asks", "somebody who mapped influence\na patient funder"),
    ("offers", "tea"),
    ("lang", "fr"),
    ("zone", "America/Moncton"),
    ("hidden", "phone"),
];

#[test]
fn a_profile_is_kept_as_it_was_typed_and_shown_again() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.agnes_at_home().await;
        assert_eq!(browser.post("/you", &GOOD).await.status, 303);
        let page = browser.get("/you").await.body;
        for kept in
            ["lang=\"fr\"", "Agnès Ní Bhriain-Tremblay", "Harbour Health", "a patient funder", "America/Moncton"]
        {
            assert!(page.contains(kept), "{kept}");
        }
        let agnes = hall.agnes;
        let (person, wishes, hidden, phone) = hall
            .app
            .db
            .read_now(move |read| {
                let person = store::person(read, agnes)?.ok_or(kith_db::Error::NotOne(0))?;
                let wishes = store::asks_and_offers(read, &[agnes])?;
                let hidden = store::audience_of_fields(read, &[agnes])?;
                Ok::<_, kith_db::Error>((person, wishes, hidden, store::phone_of(read, agnes)?))
            })
            .unwrap();
        assert!(person.about_html.contains("<strong>three</strong>"));
        assert_eq!((wishes.len(), hidden.len(), phone.unwrap().as_str()), (3, 1, "+1 604 555 0134"));
    });
}

#[test]
fn an_organisation_is_found_by_its_name_however_it_is_typed_and_none_is_listed() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let env = hall.noon.env.clone();
        let names = ["Santé publique Laurentides", "Harbour Health"];
        let [known, other] = names.map(|name| {
            let env = env.clone();
            hall.app.db.write_now(move |tx| store::organisation_named(tx, &env, name)).unwrap()
        });
        let browser = hall.agnes_at_home().await;
        let mut fields = GOOD;
        fields[1].1 = "  SANTE publique laurentides ";
        assert_eq!(browser.post("/you", &fields).await.status, 303);
        let page = browser.get("/you").await.body;
        assert!(page.contains("value=\"Santé publique Laurentides\""), "as it is written here: {page}");
        assert!(!page.contains("Harbour Health"), "the organisations of others are not listed");
        let agnes = hall.agnes;
        let person = hall.app.db.read_now(move |read| store::person(read, agnes)).unwrap().unwrap();
        assert!(person.organisation_id == Some(known) && known != other);
    });
}

#[test]
fn one_wrong_field_loses_nothing_and_changes_nothing() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.agnes_at_home().await;
        let long = "x".repeat(20_001);
        for (field, value) in [
            ("name", ""),
            ("name", "Ann\u{202E}"),
            ("phone", "no phone"),
            ("zone", "Mars/Olympus"),
            ("lang", "xx"),
            ("hidden", "name"),
            ("about", &long),
            ("asks", &"a wish\n".repeat(11)),
        ] {
            let mut fields = GOOD;
            let at = fields.iter().position(|(name, _)| *name == field).unwrap();
            fields[at].1 = value;
            let answer = browser.post("/you", &fields).await;
            assert_eq!(answer.status, 422, "{field}");
            assert!(answer.body.contains("id=\"errors\""), "{field}");
            assert!(answer.body.contains("Nurse"), "{field}: what was typed comes back");
        }
        assert!(!browser.get("/you").await.body.contains("Harbour Health"));
    });
}

#[test]
fn the_same_account_is_an_interface_for_programs() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.agnes_at_home().await;
        let page = browser.get_json("/you").await;
        assert_eq!(page.headers["content-type"], "application/json");
        let wrong = browser.post_json("/you", r#"{"name": "", "lang": "en", "zone": "UTC"}"#).await;
        assert_eq!(
            (wrong.status.as_u16(), wrong.headers["content-type"].to_str().unwrap()),
            (422, "application/problem+json")
        );
        assert!(wrong.body.contains("\"field\":\"name\""));
        let done = browser.post_json("/you", r#"{"name": "Agnès", "lang": "en", "zone": "UTC"}"#).await;
        assert_eq!(done.status, 201);
        let typed = r#"{"name": 5, "lang": "en", "zone": true, "hidden": "phone"}"#;
        let mistyped = browser.post_json("/you", typed).await;
        assert_eq!(mistyped.status, 422);
        for field in ["name", "zone", "hidden"] {
            assert!(mistyped.body.contains(&format!("\"field\":\"{field}\"")), "{field}: {}", mistyped.body);
        }
        assert!(browser.get("/you").await.body.contains("Agnès"), "nothing of it is kept");
        for broken in ["", "[]", "{", "null"] {
            let answer = browser.post_json("/you", broken).await.status.as_u16();
            assert!((400..500).contains(&answer), "{broken}: {answer}");
        }
    });
}

#[test]
fn a_form_from_another_site_is_refused() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.agnes_at_home().await;
        let request = axum::http::Request::post("/you")
            .header("sec-fetch-site", "cross-site")
            .header("content-type", "application/x-www-form-urlencoded");
        let answer = browser.send(request, "name=Mallory".into()).await;
        assert_eq!(answer.status, 403);
        assert!(!browser.get("/you").await.body.contains("Mallory"));
    });
}

#[test]
fn nobody_sees_an_account_without_being_signed_in() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.browser();
        for path in ["/you", "/you/sign-ins"] {
            assert_eq!(browser.get(path).await.status, 404);
        }
        let refused = browser.post("/you", &GOOD).await;
        assert_eq!(refused.status, 404);
        assert!(refused.body.contains("a patient funder"), "what was typed comes back");
    });
}

#[test]
fn the_house_says_how_it_is_and_what_it_allows() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.browser();
        for path in ["/", "/sign-in", "/sign-in/code", "/policy", "/openapi.json", "/health/live", "/health/ready"] {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert!(answer.headers.contains_key("content-security-policy"), "{path}");
        }
        let french = hall.browser().speaking("fr-CA,fr;q=0.9").get("/sign-in").await.body;
        assert!(french.contains("<html lang=\"fr\">") && french.contains("Ouvrir une session"));
        for wrong in [&[("back", "/you")][..], &[("lang", "tlh")], &[("lang", "french")]] {
            assert_eq!(browser.post("/language", wrong).await.status, 422, "{wrong:?}");
        }
        let chosen = hall.browser();
        chosen.post("/language", &[("lang", "fr"), ("back", "//evil.example.org")]).await;
        assert!(chosen.get("/sign-in").await.body.contains("<html lang=\"fr\">"));
        let agnes = hall.agnes_at_home().await;
        assert!(agnes.get("/you").await.body.contains("<html lang=\"en\">"));
        agnes.post("/language", &[("lang", "fr"), ("back", "/you")]).await;
        assert!(agnes.get("/you").await.body.contains("<html lang=\"fr\">"), "a choice goes before a setting");
    });
}

#[test]
fn the_same_form_happens_once_and_other_words_in_an_old_form_are_heard() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let browser = hall.agnes_at_home().await;
        let changes = |hall: &Hall| {
            let agnes = hall.agnes.0;
            let facts = hall.app.db.read_now(move |read| kith_facts::of_subject(read, agnes, kith_base::Cursor::end()));
            facts.unwrap().iter().filter(|fact| fact.kind == "person.changed").count()
        };
        let mut form = GOOD.to_vec();
        form.push(("once", "0123456789abcdef"));
        for _ in 0..50 {
            assert_eq!(browser.post("/you", &form).await.location(), "/you");
        }
        assert_eq!(changes(&hall), 1);
        form[2].1 = "Midwife";
        browser.post("/you", &form).await;
        assert_eq!(changes(&hall), 2);
        assert!(browser.get("/you").await.body.contains("Midwife"));
    });
}
