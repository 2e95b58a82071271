//! Gates without a clock: statements a route, plans without a scan of a large table, bytes and requests of a page. Their
//! bounds are promises (how they were found: `bench/results`); the numbers may go down freely.
// A failing precondition of a test stops it loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod house;
mod plans;
mod routes;
mod walks;

use std::collections::BTreeSet;

use house::{Instance, now};
use kith_bench::page::html_per_text;
use kith_bench::world::{self, Size, World};
use routes::{Found, listed};
use tokio::sync::Mutex;

/// Statements of a route at most, whatever the rows.
const PAGE: usize = 10;
const CONTRIBUTION: usize = 20;
const HOME: usize = 25;
/// Files beside a page, and bytes of HTML for each byte that is read, at most.
const FILES: usize = 8;
const HTML_PER_TEXT: f64 = 2.0;
/// Bytes of the largest page of a community of a thousand, where lists are as long as they get.
const BYTES: usize = 80_000;
/// What is as long as what it describes: the description of the interface, and the roll of a community as a file.
const WHOLE: [&str; 2] = ["/openapi.json", "/c/{community}/members.csv"];

/// What is heard is heard of the whole process, so one house stands at a time.
static ALONE: Mutex<()> = Mutex::const_new(());

#[tokio::test]
async fn hot_pages_keep_the_promises_that_need_no_clock() {
    let _alone = ALONE.lock().await;
    let folder = tempfile::tempdir().unwrap();
    let world = world::make(folder.path(), Size::S, now()).unwrap();
    let instance = Instance::on(folder.path(), false);
    let mut over = Vec::new();
    for sql in few_statements(&instance, &world, &mut over).await {
        over.extend(plans::scans(&instance, &sql).await);
    }
    small_pages(&instance, &world, &mut over).await;
    assert!(over.is_empty(), "\n{}", over.join("\n\n"));
}

#[tokio::test]
async fn no_page_at_all_takes_many_statements_grows_without_end_or_reads_a_large_table_whole() {
    let _alone = ALONE.lock().await;
    let mut found = Found::default();
    walks::empty(&mut found).await;
    walks::demonstration(&mut found).await;
    let folder = tempfile::tempdir().unwrap();
    let instance = walks::large(&mut found, folder.path()).await;
    let mut over = Vec::new();
    for (route, of) in &found.routes {
        let (many, most) = (of.statements.len(), if *route == "/" { HOME } else { PAGE });
        println!("{many:3} of {most}, {:7} bytes, {:3} × {route}", of.bytes, of.seen);
        if many > most {
            let list = of.statements.join("\n  ");
            over.push(format!("{}: {many} statements, more than {most}:\n  {list}", of.path));
        }
        if of.bytes > BYTES && !WHOLE.contains(route) {
            over.push(format!("{route}: {} bytes, more than {BYTES}", of.bytes));
        }
    }
    let unseen = listed().into_iter().filter(|route| !found.routes.contains_key(route));
    over.extend(unseen.map(|route| format!("nobody came to {route}")));
    for sql in &found.statements {
        over.extend(plans::scans(&instance, sql).await);
    }
    assert!(over.is_empty(), "\n{}", over.join("\n\n"));
}

/// Counts the statements of the hot routes, and answers all of them.
async fn few_statements(instance: &Instance, world: &World, over: &mut Vec<String>) -> BTreeSet<String> {
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
        ("record", &world.record, &world.member, PAGE),
        ("home", "/", &world.member, HOME),
        ("home of somebody in 200 communities", "/", &world.busy, HOME),
    ] {
        count(what, instance.get(path, secret).await.statements, most);
    }
    let said = instance.post(&world.post, &world.member, "text=We+tried+it&once=gate").await;
    count("contribution", said.statements, CONTRIBUTION);
    seen
}

async fn small_pages(instance: &Instance, world: &World, over: &mut Vec<String>) {
    for (what, path) in [("page", &world.page), ("record", &world.record)] {
        let html = instance.get(path, &world.member).await.body;
        let (ratio, files) = (html_per_text(&html), html.matches("\"/assets/").count());
        println!("{what}: {} bytes of HTML, {ratio:.2} for each byte read, {files} files beside it", html.len());
        if ratio > HTML_PER_TEXT || files > FILES {
            over.push(format!("{what}: {ratio:.2} bytes of HTML for each byte that is read, {files} files beside it"));
        }
    }
}
