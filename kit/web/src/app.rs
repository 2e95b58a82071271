//! The house as pages see it, and how a page or a form runs in it.

use std::ops::Deref;
use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kith_base::{Env, Lang, Uuid, jiff};
use kith_db::{Db, Read, Tx};
use kith_policy::{Archived, Authorised, CommunityId, Decision, Membership, Policy, Thing, Viewer, Who};
use schemars::JsonSchema;
use serde::Serialize;

use crate::ask::FLASH_COOKIE;
use crate::shell::Room;
use crate::stop::html;
use crate::{
    Ask, Assets, Fields, Form, Limits, Listed, Page, Panel, Sent, Shell, Stop, Tried, Words, Wrong, prose, store,
};

/// What an instance says of itself.
#[derive(Clone, Debug)]
pub struct Site {
    /// The address people reach it under, without a slash at the end.
    pub address: String,
    /// Whether this is a demonstration with invented people and an open mailbox.
    pub demo: bool,
    /// Whom one can be first in a demonstration: their address, and the locale key of who they are.
    pub cast: &'static [(&'static str, &'static str)],
}

/// A signed-in person with everything that decides what they may do.
pub struct Known {
    pub who: Who,
    pub lang: Lang,
    pub zone: TimeZone,
    pub memberships: Vec<Membership>,
    pub invited: Vec<CommunityId>,
    /// How this browser came to be let in.
    pub through: Through,
    /// Sessions at which they are a guest now.
    pub guest_of: Vec<Uuid>,
    /// What was archived in the communities they are or were in.
    pub archived: Vec<Archived>,
}

/// How a browser came to be let in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Through {
    /// Somebody signed in.
    #[default]
    SignIn,
    /// Somebody signed in, and opened a guest's link since.
    Both,
    /// By a link alone: they have no account here, or did not use it.
    Link,
}

/// Who stands behind the hash of a sign-in's secret, now.
pub type Know = fn(&mut Read<'_>, &str, Timestamp) -> Result<Option<Known>, kith_db::Error>;

/// Everything that pages need, put together once by the program.
pub struct House {
    pub db: Db,
    pub env: Env,
    pub policy: Policy,
    pub site: Site,
    pub words: Words,
    pub assets: Assets,
    pub know: Know,
    pub rooms: Vec<Room>,
    pub panels: Vec<Panel>,
    /// Every route, for the description of the interface and the gate of the policy.
    pub routes: Vec<Listed>,
}

/// A handle on the house.
#[derive(Clone)]
pub struct App {
    house: Arc<House>,
    /// What was tried lately, from where.
    pub limits: Arc<Limits>,
}

impl Deref for App {
    type Target = House;
    fn deref(&self) -> &House {
        &self.house
    }
}

/// One visit: the house, what was asked, and who asked, as read in the transaction that serves it.
pub struct Visit {
    pub app: App,
    pub ask: Ask,
    pub viewer: Viewer,
}

impl Visit {
    /// The frame of the page.
    pub fn shell(&self) -> Shell {
        Shell::new(&self.app, &self.ask, &self.viewer)
    }

    /// Stops unless the viewer may do `action` to `thing`.
    pub fn must(&self, action: &'static str, thing: &Thing) -> Result<(), Stop> {
        match self.app.policy.may(&self.viewer, action, thing) {
            Decision::Yes => Ok(()),
            other => Err(other.into()),
        }
    }

    /// Whether the viewer may: for showing a link, a button, a list.
    pub fn may(&self, action: &'static str, thing: &Thing) -> bool {
        self.app.policy.allows(&self.viewer, action, thing)
    }

    /// `value`, if the viewer may do `action` to the thing that it is.
    pub fn authorise<T>(&self, action: &'static str, thing: &Thing, value: T) -> Result<Authorised<T>, Stop> {
        Ok(self.app.policy.authorise(&self.viewer, action, thing, value)?)
    }

    /// The person, signed in or let in by a link, or nothing here.
    pub fn who(&self) -> Result<&Who, Stop> {
        self.viewer.who.as_ref().ok_or(Stop::Hidden)
    }

    pub fn now(&self) -> Timestamp {
        self.viewer.now
    }
}

/// What a form did: where the person goes next.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Done {
    pub location: String,
    #[serde(skip)]
    flash: Option<&'static str>,
    #[serde(skip)]
    cookies: Vec<String>,
}

impl Done {
    /// Done; the next page is `location`.
    pub fn to(location: impl Into<String>) -> Self {
        Self { location: location.into(), flash: None, cookies: Vec::new() }
    }

    /// With a notice there: a locale key that starts with `done-`.
    pub fn saying(self, flash: &'static str) -> Self {
        Self { flash: Some(flash), ..self }
    }

    /// With a cookie for the browser.
    pub fn with_cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }
}

/// Why a closure on the database thread gave up, and for whom.
struct Halted {
    stop: Stop,
    viewer: Option<Box<Viewer>>,
}

impl From<kith_db::Error> for Halted {
    fn from(error: kith_db::Error) -> Self {
        Self { stop: error.into(), viewer: None }
    }
}

impl App {
    pub fn new(house: House) -> Self {
        Self { house: Arc::new(house), limits: Arc::default() }
    }

    /// The fields of the form that a route takes.
    pub(crate) fn form_of(&self, path: &str) -> Form {
        let takes = |route: &&Listed| route.method == "POST" && route.path == path;
        self.routes.iter().find(takes).map_or(&[], |route| route.form)
    }

    /// Who asks, with their authority as it is in this transaction.
    fn viewer(&self, read: &mut Read<'_>, ask: &Ask) -> Result<Viewer, kith_db::Error> {
        let now = self.env.now();
        let known = match &ask.token {
            Some(token) => (self.know)(read, token, now)?,
            None => None,
        };
        Ok(match known {
            None => Viewer::public(ask.lang, now),
            Some(Known { who, lang, zone, memberships, invited, through, guest_of, archived }) => {
                let (lang, by_link) = (ask.chosen.unwrap_or(lang), through == Through::Link);
                Viewer { who: Some(who), memberships, invited, guest_of, archived, by_link, lang, zone, now }
            }
        })
    }

    async fn look<T, F>(&self, ask: Ask, work: F) -> Result<(Visit, T), (Ask, Halted)>
    where
        T: Send + 'static,
        F: FnOnce(&Visit, &mut Read<'_>) -> Result<T, Stop> + Send + 'static,
    {
        let app = self.clone();
        let asked = ask.clone();
        let run = move |read: &mut Read<'_>| {
            let viewer = app.viewer(read, &ask)?;
            let visit = Visit { app, ask, viewer };
            match work(&visit, read) {
                Ok(value) => Ok((visit, value)),
                Err(stop) => Err(Halted { stop, viewer: Some(Box::new(visit.viewer)) }),
            }
        };
        self.db.read(run).await.map_err(|halted| (asked, halted))
    }

    /// Answers a GET: `work` looks on one snapshot and returns the page.
    pub async fn page<P, F>(&self, ask: Ask, work: F) -> Page<P>
    where
        P: Template + Serialize + Send + 'static,
        F: FnOnce(&Visit, &mut Read<'_>) -> Result<P, Stop> + Send + 'static,
    {
        match self.look(ask, work).await {
            Ok((visit, page)) => show(&visit, &page, StatusCode::OK).into(),
            Err((ask, halted)) => self.halted(&ask, halted, None).into(),
        }
    }

    /// Answers a GET with something that is not a page: a calendar file, an export.
    pub async fn file<F>(&self, ask: Ask, work: F) -> Response
    where
        F: FnOnce(&Visit, &mut Read<'_>) -> Result<Response, Stop> + Send + 'static,
    {
        match self.look(ask, work).await {
            Ok((_, mut response)) => {
                private(&mut response);
                response
            }
            Err((ask, halted)) => self.halted(&ask, halted, None),
        }
    }

    /// Takes a form: `work` runs in one transaction, once per form key. When something typed needs another look,
    /// `again` shows the form's page with everything that was typed.
    pub async fn take<P, F, G>(&self, ask: Ask, sent: Sent, work: F, again: G) -> Response
    where
        P: Template + Serialize + Send + 'static,
        F: FnOnce(&Visit, &mut Tx<'_>, &Fields) -> Result<Done, Stop> + Send + 'static,
        G: FnOnce(&Visit, &mut Read<'_>, Tried) -> Result<P, Stop> + Send + 'static,
    {
        match self.write(&ask, sent, work).await {
            Ok(done) => done_response(&ask, done),
            Err((fields, halted)) => self.show_again(ask, (fields, halted), again).await,
        }
    }

    /// Answers a form that changes nothing: `work` looks, and returns the page that says what would happen. `again` is as
    /// for [`App::take`].
    pub async fn weigh<P, F, G>(&self, ask: Ask, sent: Sent, work: F, again: G) -> Page<P>
    where
        P: Template + Serialize + Send + 'static,
        F: FnOnce(&Visit, &mut Read<'_>, &Fields) -> Result<P, Stop> + Send + 'static,
        G: FnOnce(&Visit, &mut Read<'_>, Tried) -> Result<P, Stop> + Send + 'static,
    {
        let fields = match sent.0 {
            Ok(fields) => fields,
            Err(stop) => return self.refuse(ask, stop).await.into(),
        };
        let given = fields.clone();
        match self.look(ask, move |visit, read| work(visit, read, &given)).await {
            Ok((visit, page)) => show(&visit, &page, StatusCode::OK).into(),
            Err((ask, halted)) => self.show_again(ask, (fields, halted), again).await.into(),
        }
    }

    async fn show_again<P, G>(&self, ask: Ask, (fields, halted): (Fields, Halted), again: G) -> Response
    where
        P: Template + Serialize + Send + 'static,
        G: FnOnce(&Visit, &mut Read<'_>, Tried) -> Result<P, Stop> + Send + 'static,
    {
        let Halted { stop: Stop::Form(wrong), .. } = halted else { return self.halted(&ask, halted, Some(&fields)) };
        if ask.json {
            return self.halted(&ask, Halted { stop: Stop::Form(wrong), viewer: halted.viewer }, None);
        }
        let typed = fields.clone();
        let show_again = move |visit: &Visit, read: &mut Read<'_>| again(visit, read, tried(visit, typed, &wrong));
        match self.look(ask, show_again).await {
            Ok((visit, page)) => show(&visit, &page, StatusCode::UNPROCESSABLE_ENTITY),
            Err((ask, halted)) => self.halted(&ask, halted, Some(&fields)),
        }
    }

    /// Takes a form that has no page of its own: a button. What is wrong with it is said on a page that gives
    /// everything back.
    pub async fn press<F>(&self, ask: Ask, sent: Sent, work: F) -> Response
    where
        F: FnOnce(&Visit, &mut Tx<'_>, &Fields) -> Result<Done, Stop> + Send + 'static,
    {
        match self.write(&ask, sent, work).await {
            Ok(done) => done_response(&ask, done),
            Err((fields, halted)) => self.halted(&ask, halted, Some(&fields)),
        }
    }

    async fn write<F>(&self, ask: &Ask, sent: Sent, work: F) -> Result<Done, (Fields, Halted)>
    where
        F: FnOnce(&Visit, &mut Tx<'_>, &Fields) -> Result<Done, Stop> + Send + 'static,
    {
        let fields = match sent.0 {
            Ok(fields) => fields,
            Err(stop) => return Err((Fields::default(), Halted { stop, viewer: self.viewer_of(ask).await })),
        };
        let (app, asked, given) = (self.clone(), ask.clone(), fields.clone());
        let (key, ahead) = (form_key(ask, &fields), prose::ahead(fields.values()));
        let run = move |tx: &mut Tx<'_>| {
            let viewer = app.viewer(tx, &asked)?;
            let visit = Visit { app, ask: asked, viewer };
            let once = || once(&visit, tx, (key.as_deref(), &given), work);
            prose::with(ahead, once).map_err(|stop| Halted { stop, viewer: Some(Box::new(visit.viewer)) })
        };
        self.db.write(run).await.map_err(|halted| (fields, halted))
    }

    async fn viewer_of(&self, ask: &Ask) -> Option<Box<Viewer>> {
        self.look(ask.clone(), |_, _| Ok(())).await.ok().map(|(visit, ())| Box::new(visit.viewer))
    }

    fn halted(&self, ask: &Ask, halted: Halted, fields: Option<&Fields>) -> Response {
        let viewer = halted.viewer.unwrap_or_else(|| Box::new(Viewer::public(ask.lang, self.env.now())));
        let mut response = halted.stop.answer(self, ask, &viewer, fields);
        private(&mut response);
        response
    }

    /// Whether anybody at all may read something of the instance: for answers that look nobody up.
    pub fn is_public(&self, kind: &'static str) -> bool {
        let anybody = Viewer::public(Lang::default(), self.env.now());
        self.policy.allows(&anybody, "read", &Thing::of_instance(kind))
    }

    /// The answer to an address that no route knows: the same as for a thing that is hidden.
    pub async fn nowhere(&self, ask: Ask) -> Response {
        let viewer = self.viewer_of(&ask).await;
        self.halted(&ask, Halted { stop: Stop::Hidden, viewer }, None)
    }

    /// A refusal outside any page: another site's form, a fault of the server.
    pub async fn refuse(&self, ask: Ask, stop: Stop) -> Response {
        let viewer = self.viewer_of(&ask).await;
        self.halted(&ask, Halted { stop, viewer }, None)
    }
}

fn tried(visit: &Visit, fields: Fields, wrong: &[Wrong]) -> Tried {
    let shell = visit.shell();
    let said = |wrong: &Wrong| (wrong.field.clone(), shell.said(&wrong.say));
    Tried::returned(fields, wrong.iter().map(said).collect())
}

/// What a form that was sent is known by. The words in it belong to its key: whoever goes back to an old page and writes
/// something else is heard again.
fn form_key(ask: &Ask, fields: &Fields) -> Option<String> {
    let given = if fields.get("once").is_empty() { ask.once.as_deref().unwrap_or("") } else { fields.get("once") };
    let key: String = given.chars().filter(char::is_ascii_alphanumeric).take(80).collect();
    if key.is_empty() { None } else { Some(format!("{key}-{}", fields.digest())) }
}

/// Runs `work` unless the same form was already taken from the same sender; then answers what it answered.
fn once<F>(visit: &Visit, tx: &mut Tx<'_>, (key, fields): (Option<&str>, &Fields), work: F) -> Result<Done, Stop>
where
    F: FnOnce(&Visit, &mut Tx<'_>, &Fields) -> Result<Done, Stop>,
{
    let Some(key) = key else { return settled(tx, |tx| work(visit, tx, fields)) };
    let sender = visit.viewer.person().map_or_else(|| "public".to_owned(), |id| id.to_string());
    if !store::claim(tx, key, &sender, visit.now())? {
        let location = store::location(tx, key, &sender)?;
        return Ok(Done::to(location));
    }
    let done = settled(tx, |tx| work(visit, tx, fields))?;
    store::settle(tx, key, &sender, &done.location)?;
    Ok(done)
}

/// Holds every form to its word: rows that change leave a fact.
fn settled(tx: &mut Tx<'_>, work: impl FnOnce(&mut Tx<'_>) -> Result<Done, Stop>) -> Result<Done, Stop> {
    let mark = tx.mark();
    let done = work(tx)?;
    if tx.owes_a_fact_since(mark) {
        return Err(Stop::Fault("rows changed and no fact says so".to_owned()));
    }
    Ok(done)
}

fn done_response(ask: &Ask, done: Done) -> Response {
    let mut response = if ask.json {
        let body = serde_json::json!({ "location": done.location }).to_string();
        (StatusCode::CREATED, [(header::CONTENT_TYPE, "application/json")], body).into_response()
    } else {
        StatusCode::SEE_OTHER.into_response()
    };
    set(&mut response, header::LOCATION, &done.location);
    for cookie in done.cookies {
        add(&mut response, header::SET_COOKIE, &cookie);
    }
    if let Some(flash) = done.flash {
        let notice = format!("{FLASH_COOKIE}={flash}; Path=/; Max-Age=20; HttpOnly; SameSite=Lax");
        add(&mut response, header::SET_COOKIE, &notice);
    }
    private(&mut response);
    response
}

fn show<P: Template + Serialize>(visit: &Visit, page: &P, status: StatusCode) -> Response {
    let mut response = if visit.ask.json {
        match serde_json::to_string(page) {
            Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
            Err(error) => {
                tracing::error!(%error, "a page could not be written as JSON");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    } else {
        html(page)
    };
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    private(&mut response);
    if visit.ask.flash.is_some() {
        add(&mut response, header::SET_COOKIE, &format!("{FLASH_COOKIE}=; Path=/; Max-Age=0"));
    }
    response
}

/// Pages depend on who asks: nobody in between may keep them.
fn private(response: &mut Response) {
    set(response, header::CACHE_CONTROL, "no-store");
    set(response, header::VARY, "accept, cookie, accept-language");
}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

fn add(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().append(name, value);
    }
}
