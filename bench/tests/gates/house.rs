//! A house in which every statement is heard, and what its visitors ask.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use http::{HeaderMap, Request, header};
use jiff::Timestamp;
use kith::world::CAST;
use kith_base::{Env, FixedClock, SeededChance};
use kith_db::{Db, Place};
use kith_web::Site;
use tower::ServiceExt;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Listens to the statements of the whole process: one house at a time.
static HEARD: LazyLock<Statements> = LazyLock::new(|| {
    let statements = Statements::default();
    tracing::subscriber::set_global_default(statements.clone()).unwrap();
    statements
});

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

/// A house on a database.
pub struct Instance {
    pub db: Db,
    router: Router,
}

/// An answer, and the statements that it took.
pub struct Answer {
    pub status: u16,
    headers: HeaderMap,
    pub body: String,
    pub statements: Vec<String>,
}

impl Answer {
    /// The value of a cookie that it sets, or "".
    pub fn cookie(&self, name: &str) -> String {
        let cookies = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut values = cookies.filter_map(|line| line.strip_prefix(name)?.strip_prefix('=')?.split(';').next());
        values.next().unwrap_or_default().to_owned()
    }
}

/// The present of every house here.
pub fn now() -> Timestamp {
    "2026-03-12T12:00:00Z".parse().unwrap()
}

impl Instance {
    /// A house on the database `kith.db` of a folder.
    pub fn on(folder: &Path, demo: bool) -> Self {
        let env = Env::new(Arc::new(FixedClock::at(now())), Arc::new(SeededChance::new(1)));
        let db = Db::open(&Place::File(folder.join("kith.db")), 2, kith_migrations::ALL).unwrap();
        let site = Site { address: "https://kith.example.org".to_owned(), demo, cast: if demo { &CAST } else { &[] } };
        let (_, router) = kith::assemble::house(db.clone(), env, site).unwrap();
        Self { db, router }
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        HEARD.take();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = to_bytes(response.into_body(), 1 << 24).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status, headers, body, statements: HEARD.take() }
    }

    /// Whatever a GET answers, for whoever has this sign-in; for the public where it is "".
    pub async fn look(&self, path: &str, secret: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html").header(header::ACCEPT_LANGUAGE, "en");
        let request = if secret.is_empty() { request } else { request.header(header::COOKIE, cookie(secret)) };
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// The answer to a GET that there is.
    pub async fn get(&self, path: &str, secret: &str) -> Answer {
        let answer = self.look(path, secret).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer
    }

    /// The answer to a form that is taken.
    pub async fn post(&self, path: &str, secret: &str, form: &'static str) -> Answer {
        let request = Request::post(path)
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, cookie(secret))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        let answer = self.ask(request.body(Body::from(form)).unwrap()).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
        answer
    }
}

fn cookie(secret: &str) -> String {
    format!("{}={secret}", kith_web::SIGN_IN_COOKIE)
}
