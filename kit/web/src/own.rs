//! The pages of the kit itself: assets, language, health, the policy in words, the description of the interface.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use kith_base::Lang;
use kith_policy::Standing;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::ask::LANG_COOKIE;
use crate::{App, Ask, Field, FieldKind, Routes, Sent, Shell, assets};

const LANGUAGE: &[Field] =
    &[Field::required("lang", FieldKind::Choice(&["en", "fr"])), Field::optional("back", FieldKind::Line(2_000))];

/// The routes that are there whatever the slices.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assets/{file}", ("front", "read"), assets::show)
        .get("/health/live", ("front", "read"), || async { "alive" })
        .get("/health/ready", ("front", "read"), ready)
        .get("/policy", ("policy", "read"), policy)
        .get("/openapi.json", ("policy", "read"), openapi)
        .post("/language", ("front", "read"), LANGUAGE, language)
}

/// Ready means: a write reaches the disk.
async fn ready(State(app): State<App>) -> Response {
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
async fn language(State(_): State<App>, sent: Sent) -> Response {
    let fields = sent.0.unwrap_or_default();
    let lang = Lang::from_tag(fields.get("lang")).unwrap_or_default();
    let back = fields.get("back");
    let here = back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\r', '\n']);
    let location = if here { back } else { "/" };
    let cookie = format!("{LANG_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax", lang.tag());
    let location = http::HeaderValue::from_str(location).unwrap_or(http::HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie)], [(header::LOCATION, location)]).into_response()
}

#[derive(Serialize)]
struct PolicyLine {
    kind: &'static str,
    audience: &'static str,
    action: &'static str,
    why: String,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    standing: String,
    answer: String,
}

#[derive(Template, Serialize)]
#[template(path = "policy.html")]
struct PolicyPage {
    #[serde(skip)]
    shell: Shell,
    standings: Vec<String>,
    lines: Vec<PolicyLine>,
}

async fn policy(State(app): State<App>, ask: Ask) -> Response {
    app.page(ask, |visit, _| {
        let shell = visit.shell();
        let word = |standing: Standing| shell.t(&format!("standing-{}", standing.word()));
        let line = |rule: &kith_policy::Rule| PolicyLine {
            kind: rule.kind,
            audience: rule.audience.word(),
            action: rule.action,
            why: if rule.why.is_empty() { String::new() } else { shell.t(rule.why) },
            cells: Standing::ALL
                .iter()
                .map(|standing| Cell { standing: word(*standing), answer: shell.t(answer(rule.cell(*standing))) })
                .collect(),
        };
        Ok(PolicyPage {
            standings: Standing::ALL.map(word).to_vec(),
            lines: visit.app.policy.rules().iter().map(line).collect(),
            shell: shell.clone().titled(shell.t("policy-title")),
        })
    })
    .await
}

fn answer(cell: char) -> &'static str {
    match cell {
        'y' => "policy-yes",
        'n' => "policy-no",
        _ => "policy-hidden",
    }
}

/// The description of the interface (OpenAPI 3.1), made from the routes and forms that serve it.
async fn openapi(State(app): State<App>) -> Response {
    let mut paths: Map<String, Value> = Map::new();
    for route in &app.routes {
        let operation = json!({
            "summary": format!("{} {}", route.action, route.kind),
            "tags": [route.kind],
            "parameters": parameters(route.path),
            "responses": responses(route.method, route.path),
        });
        let entry = paths.entry(route.path.to_owned()).or_insert_with(|| json!({}));
        let method = route.method.to_ascii_lowercase();
        entry[&method] = operation;
        if route.method == "POST" {
            entry[&method]["requestBody"] = body(route.form);
        }
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Kith", "version": env!("CARGO_PKG_VERSION") },
        "paths": paths,
        "components": {
            "schemas": { "Problem": problem() },
            "securitySchemes": { "signIn": { "type": "apiKey", "in": "cookie", "name": crate::SIGN_IN_COOKIE } }
        },
        "security": [{ "signIn": [] }, {}],
    });
    ([(header::CONTENT_TYPE, "application/json")], document.to_string()).into_response()
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "errors": { "type": "array", "items": { "type": "object" } }
        }
    })
}

fn parameters(path: &str) -> Vec<Value> {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    names
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 } }))
        .collect()
}

fn responses(method: &str, path: &str) -> Value {
    let problem = json!({
        "description": "A refusal, in a sentence",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
    });
    let page = json!({ "description": "The page", "content": { "application/json": { "schema": {} }, "text/html": { "schema": {} } } });
    let file = json!({ "description": "The file", "content": { "*/*": { "schema": {} } } });
    let mut all = json!({});
    match method {
        "POST" => {
            all["201"] = json!({ "description": "Done; the next page is at `location`",
                "content": { "application/json": { "schema": { "type": "object", "properties": { "location": { "type": "string" } } } } } });
            all["303"] = json!({ "description": "Done; see the next page" });
        }
        _ if path.contains('.') || path.starts_with("/assets") || path.starts_with("/health") => all["200"] = file,
        _ => all["200"] = page,
    }
    for status in ["400", "403", "404", "409", "413", "422", "429", "503"] {
        all[status] = problem.clone();
    }
    all
}

fn body(form: &[Field]) -> Value {
    let mut properties = Map::new();
    for field in form {
        properties.insert(field.name.to_owned(), schema(field.kind));
    }
    properties.insert(
        "once".to_owned(),
        json!({ "type": "string", "description": "A key that makes this form happen once" }),
    );
    let required: Vec<_> = form.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    json!({ "content": {
        "application/json": { "schema": schema },
        "application/x-www-form-urlencoded": { "schema": schema },
    } })
}

fn schema(kind: FieldKind) -> Value {
    match kind {
        FieldKind::Line(most) | FieldKind::Text(most) => json!({ "type": "string", "maxLength": most }),
        FieldKind::Email => json!({ "type": "string", "format": "email" }),
        FieldKind::Date => json!({ "type": "string", "format": "date" }),
        FieldKind::Time => json!({ "type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$" }),
        FieldKind::Number(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
        FieldKind::Flag => json!({ "type": "boolean" }),
        FieldKind::Choice(words) => json!({ "type": "string", "enum": words }),
        FieldKind::Many => json!({ "type": "array", "items": { "type": "string" } }),
        FieldKind::Id => json!({ "type": "string", "format": "uuid" }),
    }
}
