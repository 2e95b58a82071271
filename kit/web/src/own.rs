//! The pages of the kit itself: assets, language, health, the policy in words, the description of the interface.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use kith_base::{Lang, Say};
use kith_policy::{Standing, Thing};
use schemars::JsonSchema;
use serde::Serialize;

use crate::ask::LANG_COOKIE;
use crate::{App, Ask, Field, FieldKind, Page, Routes, Sent, Shell, Stop, assets, describe};

const LANGUAGE: &[Field] =
    &[Field::required("lang", FieldKind::Choice(&["en", "fr"])), Field::optional("back", FieldKind::Line(2_000))];

/// The routes that are there whatever the slices.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assets/{file}", ("front", "read"), assets::show)
        .get("/health/live", ("front", "read"), alive)
        .get("/health/ready", ("front", "read"), ready)
        .get("/policy", ("policy", "read"), policy)
        .get("/openapi.json", ("policy", "read"), openapi)
        .post("/language", ("front", "read"), LANGUAGE, language)
}

/// Alive means: it answers. Nothing is looked up.
async fn alive(State(app): State<App>, ask: Ask) -> Response {
    if app.is_public("front") { "alive".into_response() } else { app.nowhere(ask).await }
}

/// Ready means: a write reaches the disk.
async fn ready(State(app): State<App>, ask: Ask) -> Response {
    if !app.is_public("front") {
        return app.nowhere(ask).await;
    }
    let now = app.env.now();
    let tried = app.db.write(move |tx| crate::store::probe(tx, now)).await;
    match tried {
        Ok(()) => "ready".into_response(),
        Err(error) => {
            tracing::error!(%error, "not ready: a write failed");
            (StatusCode::SERVICE_UNAVAILABLE, "a write failed").into_response()
        }
    }
}

/// Remembers the language of a browser. No row changes.
async fn language(State(app): State<App>, ask: Ask, sent: Sent) -> Response {
    if !app.is_public("front") {
        return app.nowhere(ask).await;
    }
    let fields = match sent.0 {
        Ok(fields) => fields,
        Err(stop) => return app.refuse(ask, stop).await,
    };
    let Some(lang) = Lang::ALL.into_iter().find(|lang| lang.tag() == fields.get("lang")) else {
        return app.refuse(ask, Stop::field("lang", Say::new("error-not-a-choice"))).await;
    };
    let back = fields.get("back");
    let here = back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\r', '\n']);
    let location = if here { back } else { "/" };
    let cookie = format!("{LANG_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax", lang.tag());
    let location = http::HeaderValue::from_str(location).unwrap_or(http::HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie)], [(header::LOCATION, location)]).into_response()
}

#[derive(Serialize, JsonSchema)]
struct PolicyLine {
    kind: &'static str,
    audience: &'static str,
    action: &'static str,
    why: String,
    /// Who may, by how they stand to it.
    may: Vec<String>,
    /// Who may not, and is told `why`. For everybody else it does not exist.
    told: Vec<String>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "policy.html")]
pub struct PolicyPage {
    #[serde(skip)]
    shell: Shell,
    lines: Vec<PolicyLine>,
}

async fn policy(State(app): State<App>, ask: Ask) -> Page<PolicyPage> {
    app.page(ask, |visit, _| {
        visit.must("read", &Thing::of_instance("policy"))?;
        let shell = visit.shell();
        let word = |standing: Standing| shell.t(&format!("standing-{}", standing.word()));
        let who = |rule: &kith_policy::Rule, cell: char| {
            let so = Standing::ALL.into_iter().filter(|standing| rule.cell(*standing) == cell);
            so.map(word).collect()
        };
        let line = |rule: &kith_policy::Rule| PolicyLine {
            kind: rule.kind,
            audience: rule.audience.word(),
            action: rule.action,
            why: if rule.why.is_empty() { String::new() } else { shell.t(rule.why) },
            may: who(rule, 'y'),
            told: who(rule, 'n'),
        };
        Ok(PolicyPage {
            lines: visit.app.policy.rules().iter().map(line).collect(),
            shell: shell.clone().titled(shell.t("policy-title")),
        })
    })
    .await
}

/// `GET /openapi.json`
async fn openapi(State(app): State<App>, ask: Ask) -> Response {
    app.file(ask, |visit, _| {
        visit.must("read", &Thing::of_instance("policy"))?;
        let document = describe::description(&visit.app.routes).to_string();
        Ok(([(header::CONTENT_TYPE, "application/json")], document).into_response())
    })
    .await
}
