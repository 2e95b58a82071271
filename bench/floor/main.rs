//! The bare floor: the same session page and the same durable contribution from the same database file, with nothing
//! around them. A cookie is looked up, one template is filled, one thread inserts in groups and syncs each group. No
//! permissions, no languages, no zones, no facts, no Markdown, no forms that are taken once.
//!
//! `kith-floor <file> <address>`
#![allow(clippy::print_stderr, reason = "this program talks to whoever started it")]

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use askama::Template;
use axum::extract::{Path as In, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use http::{HeaderMap, StatusCode, header};
use rusqlite::{Connection, params};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tokio::sync::oneshot;
use uuid::Uuid;

#[derive(Clone)]
struct Floor {
    file: Arc<PathBuf>,
    writes: flume::Sender<Write>,
}

struct Write {
    to: (Uuid, Uuid, Uuid),
    text: String,
    done: oneshot::Sender<bool>,
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page {
    person: String,
    community: String,
    title: String,
    activity: String,
    prompt: String,
    said: Vec<Said>,
}

struct Said {
    id: Uuid,
    name: String,
    lang: String,
    html: String,
    at: String,
}

thread_local! {
    /// A connection of each thread of the runtime: nothing is handed from thread to thread to read.
    static READER: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

fn main() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let (file, address) = (words.next().context("which file?")?, words.next().context("which address?")?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(PathBuf::from(file), &address))
}

async fn serve(file: PathBuf, address: &str) -> Result<()> {
    let (writes, queue) = flume::unbounded();
    let writer = connect(&file)?;
    std::thread::spawn(move || {
        if let Err(error) = write_all(&writer, &queue) {
            eprintln!("the writer ended: {error}");
        }
    });
    let router = Router::new()
        .route("/page/{activity}", get(show))
        .route("/sessions/{session}/activities/{activity}/contributions", post(say))
        .with_state(Floor { file: Arc::new(file), writes });
    axum::serve(tokio::net::TcpListener::bind(address).await?, router).await?;
    Ok(())
}

fn connect(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8000; PRAGMA mmap_size = 268435456",
    )?;
    Ok(connection)
}

fn read<T>(floor: &Floor, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StatusCode> {
    READER
        .with_borrow_mut(|reader| {
            let connection = match reader {
                Some(connection) => connection,
                None => reader.insert(connect(&floor.file)?),
            };
            work(connection)
        })
        .map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => StatusCode::NOT_FOUND,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        })
}

/// The hash of the secret that the cookie carries.
fn token(headers: &HeaderMap) -> String {
    let line = headers.get(header::COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let secret = line.split("__Host-kith=").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
    format!("{:x}", HexOf(&Sha256::digest(secret)))
}

struct HexOf<'b>(&'b [u8]);

impl std::fmt::LowerHex for HexOf<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

fn who(connection: &Connection, token: &str) -> rusqlite::Result<(Uuid, String)> {
    let sql = "SELECT p.id, p.name FROM sign_in s JOIN person p ON p.id = s.person_id WHERE s.token_hash = ?1";
    connection.prepare_cached(sql)?.query_row([token], |row| Ok((row.get(0)?, row.get(1)?)))
}

async fn show(State(floor): State<Floor>, In(activity): In<Uuid>, headers: HeaderMap) -> Result<Response, StatusCode> {
    let page = read(&floor, |connection| page(connection, activity, &token(&headers)))?;
    Ok(Html(page.render().map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?).into_response())
}

fn page(connection: &Connection, activity: Uuid, token: &str) -> rusqlite::Result<Page> {
    let (_, person) = who(connection, token)?;
    let sql = "SELECT k.name, s.title, a.title, a.prompt FROM activity a JOIN session s ON s.id = a.session_id
               JOIN community k ON k.id = s.community_id WHERE a.id = ?1";
    let (community, title, name, prompt) = connection
        .prepare_cached(sql)?
        .query_row([activity], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let sql =
        "SELECT c.id, p.name, c.lang, c.html, c.written_at FROM contribution c JOIN person p ON p.id = c.person_id
               WHERE c.activity_id = ?1 ORDER BY c.written_at DESC, c.id DESC LIMIT 50";
    let mut statement = connection.prepare_cached(sql)?;
    let one = |row: &rusqlite::Row<'_>| {
        Ok(Said { id: row.get(0)?, name: row.get(1)?, lang: row.get(2)?, html: row.get(3)?, at: row.get(4)? })
    };
    let mut said = statement.query_map([activity], one)?.collect::<rusqlite::Result<Vec<_>>>()?;
    said.reverse();
    Ok(Page { person, community, title, activity: name, prompt, said })
}

#[derive(Deserialize)]
struct Saying {
    text: String,
}

async fn say(
    State(floor): State<Floor>,
    In((session, activity)): In<(Uuid, Uuid)>,
    headers: HeaderMap,
    Form(saying): Form<Saying>,
) -> Result<Response, StatusCode> {
    let (person, _) = read(&floor, |connection| who(connection, &token(&headers)))?;
    let (done, kept) = oneshot::channel();
    let _ = floor.writes.send(Write { to: (session, activity, person), text: saying.text, done });
    match kept.await {
        Ok(true) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, format!("/page/{activity}"))]).into_response()),
        _ => Err(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// Takes what waits, inserts it in one transaction, syncs once, and answers all.
fn write_all(writer: &Connection, queue: &flume::Receiver<Write>) -> rusqlite::Result<()> {
    while let Ok(first) = queue.recv() {
        let group: Vec<_> = std::iter::once(first).chain(queue.try_iter().take(255)).collect();
        writer.execute_batch("BEGIN IMMEDIATE")?;
        for write in &group {
            let sql = "INSERT INTO contribution (id, session_id, activity_id, person_id, attribution, channel, audience, lang,
                           text, html, renderer, may_quote, kept, written_at)
                       VALUES (?1, ?2, ?3, ?4, 'named', 'screen', 'community', 'en', ?5, ?6, 1, 0, 0, ?7)";
            let (session, activity, person) = write.to;
            let now = kith_base::Env::system();
            let (id, at): (Uuid, String) = (now.id(), format!("{:.6}", now.now()));
            let html = format!("<p>{}</p>\n", write.text.replace('&', "&amp;").replace('<', "&lt;"));
            writer.prepare_cached(sql)?.execute(params![id, session, activity, person, write.text, html, at])?;
        }
        let kept = writer.execute_batch("COMMIT").is_ok();
        for write in group {
            let _ = write.done.send(kept); // nobody may wait any more
        }
    }
    Ok(())
}
