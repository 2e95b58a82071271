//! What stops a request: a sentence with a way on, as a page or as `application/problem+json` (RFC 9457). Nothing that
//! was typed is lost: the page gives it back.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use jiff::SignedDuration;
use kith_base::{Say, jiff};
use kith_policy::{Decision, Viewer};
use schemars::JsonSchema;
use serde::Serialize;

use crate::fields::Wrong;
use crate::{App, Ask, Fields, Shell};

/// Why a request goes no further.
#[derive(Debug)]
pub enum Stop {
    /// For this viewer there is nothing here (404).
    Hidden,
    /// Visible but not allowed (403).
    Refused(Say),
    /// Something typed needs another look (422).
    Form(Vec<Wrong>),
    /// Somebody else was there first, or the thing has moved on (409).
    Conflict(Say),
    /// The body is not a form we can read (400).
    Unreadable(Say),
    /// Nothing here does that (405).
    Method,
    /// The body is too large (413).
    TooLarge(Say),
    /// Too often in a short time: wait so long (429).
    TooOften(Say, SignedDuration),
    /// The request came from another site (403).
    CrossSite,
    /// The disk refuses writes (503). Reading goes on.
    Disk,
    /// A fault of ours (500).
    Fault(String),
}

impl Stop {
    /// A form with one wrong field.
    pub fn field(name: &str, say: Say) -> Self {
        Stop::Form(vec![Wrong { field: name.to_owned(), say }])
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Stop::Hidden => StatusCode::NOT_FOUND,
            Stop::Refused(_) | Stop::CrossSite => StatusCode::FORBIDDEN,
            Stop::Form(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Stop::Conflict(_) => StatusCode::CONFLICT,
            Stop::Unreadable(_) => StatusCode::BAD_REQUEST,
            Stop::Method => StatusCode::METHOD_NOT_ALLOWED,
            Stop::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Stop::TooOften(..) => StatusCode::TOO_MANY_REQUESTS,
            Stop::Disk => StatusCode::SERVICE_UNAVAILABLE,
            Stop::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn heading(&self) -> &'static str {
        match self {
            Stop::Hidden | Stop::Method => "refusal-hidden-title",
            Stop::Refused(_) => "refusal-refused-title",
            Stop::Form(_) | Stop::Unreadable(_) | Stop::TooLarge(_) => "refusal-form-title",
            Stop::Conflict(_) => "refusal-conflict-title",
            Stop::TooOften(..) => "refusal-too-often-title",
            Stop::CrossSite => "refusal-cross-site-title",
            Stop::Disk | Stop::Fault(_) => "refusal-fault-title",
        }
    }

    fn sentence(&self) -> Say {
        match self {
            Stop::Hidden => Say::new("refusal-hidden"),
            Stop::Form(_) => Say::new("kit-errors"),
            Stop::Method => Say::new("refusal-method"),
            Stop::CrossSite => Say::new("refusal-cross-site"),
            Stop::Disk => Say::new("refusal-disk"),
            Stop::Fault(_) => Say::new("refusal-fault"),
            Stop::Refused(say)
            | Stop::Conflict(say)
            | Stop::Unreadable(say)
            | Stop::TooLarge(say)
            | Stop::TooOften(say, _) => say.clone(),
        }
    }

    /// When it is worth trying again.
    fn wait(&self) -> Option<SignedDuration> {
        match self {
            Stop::TooOften(_, wait) => Some(*wait + SignedDuration::from_millis(999)), // whole seconds, not too early
            Stop::Disk => Some(SignedDuration::from_mins(1)),
            _ => None,
        }
    }

    /// The answer for who asked. A failure of ours is logged here, once.
    pub fn answer(self, app: &App, ask: &Ask, viewer: &Viewer, fields: Option<&Fields>) -> Response {
        if let Stop::Fault(reason) = &self {
            tracing::error!(reason, method = %ask.method, "a request failed");
        }
        let shell = Shell::new(app, ask, viewer);
        let shell = shell.clone().titled(shell.t(self.heading()));
        let mut response = if ask.json { self.problem(&shell) } else { self.page(shell, ask, viewer, fields) };
        *response.status_mut() = self.status();
        if let Some(wait) = self.wait() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        }
        response
    }

    fn problem(&self, shell: &Shell) -> Response {
        let wrong = |wrong: &Wrong| WrongField { field: wrong.field.clone(), detail: shell.said(&wrong.say) };
        let body = Problem {
            kind: "about:blank",
            title: shell.title.clone(),
            status: self.status().as_u16(),
            detail: shell.said(&self.sentence()),
            errors: if let Stop::Form(list) = self { list.iter().map(wrong).collect() } else { Vec::new() },
        };
        let body = serde_json::to_string(&body).unwrap_or_default(); // strings and a number: there is nothing to fail
        ([(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
    }

    fn page(&self, shell: Shell, ask: &Ask, viewer: &Viewer, fields: Option<&Fields>) -> Response {
        let wrong = |wrong: &Wrong| shell.said(&wrong.say);
        let kept = fields.map(|fields| {
            let pair = |(name, value): (&str, &str)| Kept { name: name.to_owned(), value: value.to_owned() };
            fields.typed().map(pair).collect()
        });
        let page = Refusal {
            sentence: shell.said(&self.sentence()),
            details: if let Stop::Form(list) = self { list.iter().map(wrong).collect() } else { Vec::new() },
            signed_out: viewer.who.is_none() || viewer.by_link,
            kept: kept.unwrap_or_default(),
            action: ask.path.clone(),
            shell,
        };
        html(&page)
    }
}

/// A refusal as a program reads it (RFC 9457).
#[derive(Serialize, JsonSchema)]
pub struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    status: u16,
    detail: String,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<WrongField>,
}

#[derive(Serialize, JsonSchema)]
struct WrongField {
    field: String,
    detail: String,
}

/// A page that is rendered, or the plain sentence if even that fails.
pub fn html(page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => axum::response::Html(text).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            (StatusCode::INTERNAL_SERVER_ERROR, "Kith could not show this page. The fault is ours.").into_response()
        }
    }
}

#[derive(Serialize)]
struct Kept {
    name: String,
    value: String,
}

#[derive(Template)]
#[template(path = "refusal.html")]
struct Refusal {
    shell: Shell,
    sentence: String,
    details: Vec<String>,
    signed_out: bool,
    kept: Vec<Kept>,
    action: String,
}

impl From<kith_db::Error> for Stop {
    fn from(error: kith_db::Error) -> Self {
        if error.is_conflict() {
            Stop::Conflict(Say::new("refusal-conflict"))
        } else if error.is_disk() {
            tracing::error!(%error, "the disk refuses");
            Stop::Disk
        } else {
            Stop::Fault(error.to_string())
        }
    }
}

impl From<Decision> for Stop {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Refused(say) => Stop::Refused(say),
            Decision::Hidden | Decision::Yes => Stop::Hidden,
        }
    }
}
