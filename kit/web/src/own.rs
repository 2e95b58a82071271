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
    action: String,
    audience: String,
    why: String,
    /// Who may, by how they stand to it.
    may: Vec<String>,
    /// Who may not, and is told `why`. For everybody else it does not exist.
    told: Vec<String>,
}

/// What is decided of things of one kind.
#[derive(Serialize, JsonSchema)]
struct PolicyKind {
    kind: &'static str,
    name: String,
    lines: Vec<PolicyLine>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "policy.html")]
pub struct PolicyPage {
    #[serde(skip)]
    shell: Shell,
    kinds: Vec<PolicyKind>,
}

async fn policy(State(app): State<App>, ask: Ask) -> Page<PolicyPage> {
    app.page(ask, |visit, _| {
        visit.must("read", &Thing::of_instance("policy"))?;
        let shell = visit.shell();
        let mut kinds: Vec<PolicyKind> = Vec::new();
        for rule in visit.app.policy.rules() {
            let line = policy_line(&shell, rule);
            match kinds.iter_mut().find(|it| it.kind == rule.kind) {
                Some(known) => known.lines.push(line),
                None => kinds.push(PolicyKind {
                    kind: rule.kind,
                    name: called(&shell, "policy-kind", rule.kind),
                    lines: vec![line],
                }),
            }
        }
        Ok(PolicyPage { kinds, shell: shell.clone().titled(shell.t("policy-title")) })
    })
    .await
}

/// What a word of the table is called; the word itself where it has no other name.
fn called(shell: &Shell, of: &str, word: &str) -> String {
    // locale: policy-kind-front policy-kind-sign-in policy-kind-policy policy-kind-home
    // locale: policy-kind-account policy-kind-mailbox policy-kind-community-list policy-kind-community
    // locale: policy-kind-charter policy-kind-acknowledgement policy-kind-same policy-kind-framework
    // locale: policy-kind-directory policy-kind-profile-field policy-kind-membership policy-kind-invitation
    // locale: policy-kind-joining policy-kind-join-request policy-kind-team policy-kind-guest-link
    // locale: policy-kind-participation policy-kind-delegation policy-kind-session policy-kind-method
    // locale: policy-kind-rsvp policy-kind-contribution policy-kind-aside policy-kind-floor
    // locale: policy-kind-attendance policy-kind-record policy-kind-pairing policy-kind-pulse
    // locale: policy-kind-consent policy-kind-question policy-kind-commitment policy-kind-rhythm
    // locale: policy-kind-reminder
    // locale: policy-kind-cohort policy-kind-letter-link policy-kind-aim policy-kind-coverage policy-kind-work-plan
    // locale: policy-action-read policy-action-create policy-action-edit policy-action-delete
    // locale: policy-action-run policy-action-answer
    // locale: policy-audience-public policy-audience-own policy-audience-team policy-audience-cohort
    // locale: policy-audience-community
    let key = format!("{of}-{word}");
    let said = shell.t(&key);
    if said == key { word.to_owned() } else { said }
}

fn policy_line(shell: &Shell, rule: &kith_policy::Rule) -> PolicyLine {
    let word = |standing: Standing| shell.t(&format!("standing-{}", standing.word()));
    let who = |cell: char| {
        let so = Standing::ALL.into_iter().filter(|standing| rule.cell(*standing) == cell);
        so.map(word).collect()
    };
    PolicyLine {
        action: called(shell, "policy-action", rule.action),
        audience: called(shell, "policy-audience", rule.audience.word()),
        why: if rule.why.is_empty() { String::new() } else { shell.t(rule.why) },
        may: who('y'),
        told: who('n'),
    }
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
