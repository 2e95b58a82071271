//! The description of the interface says what is in every page, what a form and a query take, and how a refusal reads.
#![allow(clippy::unwrap_used)]

use http::Request;
use kith::assemble;
use kith_db::Db;
use kith_test::{Browser, Noon, on_both_async};
use kith_web::Site;
use serde_json::Value;

fn browser(db: Db) -> Browser {
    let site = Site { address: "https://kith.example.org".to_owned(), demo: true, cast: &[] };
    let (_, router) = assemble::house(db, Noon::new().env, site).unwrap();
    Browser::new(&router)
}

async fn description(browser: &Browser) -> Value {
    serde_json::from_str(&browser.get("/openapi.json").await.body).unwrap()
}

/// Every value that stands under `key`, at any depth.
fn under<'v>(value: &'v Value, key: &str) -> Vec<&'v Value> {
    let children: Vec<&Value> = match value {
        Value::Object(map) => map.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    value.get(key).into_iter().chain(children.into_iter().flat_map(|child| under(child, key))).collect()
}

#[test]
fn every_page_is_described_by_its_own_type_and_every_reference_leads_somewhere() {
    on_both_async(kith_migrations::ALL, async |db| {
        let description = description(&browser(db)).await;
        let files = ["/assets/{file}", "/health/live", "/health/ready", "/openapi.json"];
        let of_hand =
            |path: &str| files.contains(&path) || [".ics", ".csv", ".json"].iter().any(|end| path.ends_with(end));
        for (path, operations) in description["paths"].as_object().unwrap() {
            let Some(get) = operations.get("get") else { continue };
            let page = &get["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
            assert_eq!(page.is_string(), !of_hand(path), "{path}: {get}");
        }
        let references = under(&description, "$ref");
        assert!(references.len() > 300);
        for reference in references {
            let pointer = reference.as_str().unwrap().trim_start_matches('#');
            let schema = description.pointer(pointer);
            assert!(schema.is_some_and(|schema| schema != &Value::Bool(true)), "{pointer}");
        }
    });
}

#[test]
fn a_query_is_described_by_what_reads_it() {
    on_both_async(kith_migrations::ALL, async |db| {
        let description = description(&browser(db)).await;
        let names = |path: &str| {
            let list = description["paths"][path]["get"]["parameters"].as_array().unwrap().clone();
            let query = list.into_iter().filter(|it| it["in"] == "query");
            query.map(|it| it["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names("/c/{community}/sessions"), ["after", "before", "series", "team"]);
        assert_eq!(names("/sign-in"), ["next"]);
        assert_eq!(names("/c/{community}/charter"), [""; 0]);
        assert_eq!(names("/c/{community}/series/new").len(), 18);
    });
}

#[test]
fn an_address_that_cannot_be_read_is_refused_in_the_words_of_the_house() {
    on_both_async(kith_migrations::ALL, async |db| {
        let browser = browser(db);
        for (method, path, status) in [
            ("GET", "/sign-in?next=a&next=b", 400),
            ("GET", "/communities?after=%FF%FE", 400),
            ("GET", "/c/%FF%FE", 404),
            ("GET", "/c/one%2Ftwo/people/%C0%80", 404),
            ("GET", "/assets/nothing.css", 404),
            ("DELETE", "/communities", 405),
            ("PUT", "/c/shore/joining", 405),
        ] {
            for (accept, kind) in [("application/json", "application/problem+json"), ("text/html", "text/html")] {
                let request = Request::builder().method(method).uri(path).header("accept", accept);
                let answer = browser.send(request, Default::default()).await;
                assert_eq!(answer.status, status, "{method} {path}");
                let sent = answer.headers["content-type"].to_str().unwrap();
                assert!(sent.starts_with(kind), "{method} {path}: {sent}");
                assert_eq!(status == 405, answer.headers.contains_key("allow"), "{method} {path}");
            }
        }
    });
}

#[test]
fn a_form_that_is_too_large_is_refused_in_a_sentence_whatever_it_is_made_of() {
    on_both_async(kith_migrations::ALL, async |db| {
        let browser = browser(db);
        let long = "x".repeat(2_100_000);
        let part = format!("--b\r\ncontent-disposition: form-data; name=\"email\"\r\n\r\n{long}\r\n--b--\r\n");
        for (kind, body) in [
            ("application/x-www-form-urlencoded", format!("email={long}")),
            ("application/json", format!("{{\"email\":\"{long}\"}}")),
            ("multipart/form-data; boundary=b", part),
        ] {
            let request = Request::post("/sign-in").header("accept", "application/json").header("content-type", kind);
            let answer = browser.send(request, body.into()).await;
            let problem: Value = serde_json::from_str(&answer.body).unwrap();
            assert_eq!((answer.status.as_u16(), &problem["status"]), (413, &Value::from(413)), "{kind}");
        }
    });
}
