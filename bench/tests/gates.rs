//! Gates without a clock: statements a route, plans without a scan of a large table, bytes and requests of a page. Their
//! bounds are promises (how they were found: `bench/results`); the numbers may go down freely.
// A failing precondition of a test stops it loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use http::{Request, header};
use kith_base::{Env, FixedClock, SeededChance};
use kith_bench::page::html_per_text;
use kith_bench::world::{self, Size, World};
use kith_db::{Db, Place, dialect};
use kith_web::Site;
use tower::ServiceExt;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Statements of a route at most, whatever the rows.
const PAGE: usize = 10;
const CONTRIBUTION: usize = 20;
const HOME: usize = 25;
/// The record is a page of several lists: what was said, decided, promised, asked, by whom, and its neighbours.
const RECORD: usize = 20;
/// Files beside a page, and bytes of HTML for each byte that is read, at most.
const FILES: usize = 8;
const HTML_PER_TEXT: f64 = 2.0;

/// Tables that are small on any instance, and may be read whole.
const SMALL: [&str; 1] = ["migration"];

/// Listens to the statements of the whole process.
#[derive(Clone, Default)]
struct Statements(Arc<Mutex<Vec<String>>>);

impl Statements {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl Subscriber for Statements {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "kith_db::statement"
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Sql(&self.0));
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

struct Sql<'s>(&'s Mutex<Vec<String>>);

impl Visit for Sql<'_> {
    fn record_str(&mut self, _: &Field, value: &str) {
        self.0.lock().unwrap().push(value.to_owned());
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}

struct Instance {
    world: World,
    db: Db,
    router: Router,
    statements: Statements,
}

/// An instance with the small world, in which every statement is heard. One of them in a process.
fn instance(folder: &Path) -> Instance {
    let now = "2026-03-12T12:00:00Z".parse().unwrap();
    let world = world::make(folder, Size::S, now).unwrap();
    let env = Env::new(Arc::new(FixedClock::at(now)), Arc::new(SeededChance::new(1)));
    let db = Db::open(&Place::File(folder.join("kith.db")), 2, kith_migrations::ALL).unwrap();
    let site = Site { address: "https://kith.example.org".to_owned(), demo: false };
    let (_, router) = kith::assemble::house(db.clone(), env, site).unwrap();
    let statements = Statements::default();
    tracing::subscriber::set_global_default(statements.clone()).unwrap();
    Instance { world, db, router, statements }
}

impl Instance {
    async fn ask(&self, request: Request<Body>) -> (u16, String) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), 1 << 24).await.unwrap();
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    async fn get(&self, path: &str, secret: &str) -> String {
        let request = Request::get(path).header(header::ACCEPT, "text/html").header(header::ACCEPT_LANGUAGE, "en");
        let request = request.header(header::COOKIE, format!("__Host-kith={secret}"));
        let (status, body) = self.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    /// The statements of a GET.
    async fn statements_of(&self, path: &str, secret: &str) -> Vec<String> {
        self.statements.take();
        self.get(path, secret).await;
        self.statements.take()
    }

    async fn say(&self) -> Vec<String> {
        self.statements.take();
        let request = Request::post(&self.world.post)
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, format!("__Host-kith={}", self.world.member))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        let (status, body) = self.ask(request.body(Body::from("text=We+tried+it&once=gate")).unwrap()).await;
        assert_eq!(status, 303, "{body}");
        self.statements.take()
    }
}

#[tokio::test]
async fn pages_keep_the_promises_that_need_no_clock() {
    let folder = tempfile::tempdir().unwrap();
    let instance = instance(folder.path());
    let mut over = Vec::new();
    let statements = few_statements(&instance, &mut over).await;
    for sql in statements {
        no_scan_of_a_large_table(&instance, &sql, &mut over).await;
    }
    small_pages(&instance, &mut over).await;
    assert!(over.is_empty(), "\n{}", over.join("\n\n"));
}

/// Counts the statements of the hot routes, and answers all of them.
async fn few_statements(instance: &Instance, over: &mut Vec<String>) -> BTreeSet<String> {
    let world = &instance.world;
    let mut seen = BTreeSet::new();
    let mut count = |what: &str, statements: Vec<String>, most: usize| {
        println!("{what}: {} statements, at most {most}", statements.len());
        if statements.len() > most {
            let list = statements.join("\n  ");
            over.push(format!("{what}: {} statements, more than {most}:\n  {list}", statements.len()));
        }
        seen.extend(statements);
    };
    for (what, path, secret, most) in [
        ("page", world.page.as_str(), &world.member, PAGE),
        ("page of 3,000 contributions", &world.long, &world.member, PAGE),
        ("page of a session with everybody", &world.crowd, &world.member, PAGE),
        ("record", &world.record, &world.member, RECORD),
        ("home", "/", &world.member, HOME),
        ("home of somebody in 200 communities", "/", &world.busy, HOME),
    ] {
        count(what, instance.statements_of(path, secret).await, most);
    }
    count("contribution", instance.say().await, CONTRIBUTION);
    seen
}

async fn no_scan_of_a_large_table(instance: &Instance, sql: &str, over: &mut Vec<String>) {
    let asked = sql.to_owned();
    let plan = instance.db.read(move |read| dialect::plan(read, &asked)).await.unwrap();
    let scans = plan.iter().filter_map(|line| line.strip_prefix("SCAN ")).filter_map(|rest| rest.split(' ').next());
    let large = scans.filter_map(|name| table(sql, name)).filter(|table| !SMALL.contains(&table.as_str()));
    over.extend(large.map(|table| format!("{table} is read whole by\n  {sql}\n  {plan:?}")));
}

async fn small_pages(instance: &Instance, over: &mut Vec<String>) {
    let world = &instance.world;
    for (what, path) in [("page", &world.page), ("record", &world.record)] {
        let html = instance.get(path, &world.member).await;
        let (ratio, files) = (html_per_text(&html), html.matches("\"/assets/").count());
        println!("{what}: {} bytes of HTML, {ratio:.2} for each byte read, {files} files beside it", html.len());
        if ratio > HTML_PER_TEXT || files > FILES {
            over.push(format!("{what}: {ratio:.2} bytes of HTML for each byte that is read, {files} files beside it"));
        }
    }
}

/// The table that `name` stands for in `sql`; nothing for a part of the statement that has no table behind it.
fn table(sql: &str, name: &str) -> Option<String> {
    let words: Vec<_> =
        sql.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
    let opens = |word: &str| ["FROM", "JOIN", "INTO", "UPDATE"].contains(&word);
    let tables = words.windows(3).filter(|three| opens(three[0])).map(|three| (three[1], three[2]));
    let mut named = tables.filter(|(table, alias)| *alias == name || *table == name);
    named.next().map(|(table, _)| table.to_owned())
}

#[test]
fn the_table_behind_an_alias_is_found() {
    let sql = "SELECT c.id FROM contribution c LEFT JOIN person p ON p.id = c.person_id WHERE c.id IN (SELECT 1)";
    assert_eq!(table(sql, "c").as_deref(), Some("contribution"));
    assert_eq!(table(sql, "p").as_deref(), Some("person"));
    assert_eq!(table(sql, "subquery-1"), None);
}
