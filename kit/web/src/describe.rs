//! The description of the interface (OpenAPI 3.1), made from what serves it: the routes, their forms, the types of their
//! pages and queries.

use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::stop::Problem;
use crate::{App, Ask, Done, Field, FieldKind, Form, Listed, Page, Path, Query, Sent};

/// A function that serves a route, as the description sees it.
pub trait Serves<Args> {
    /// The parameters that it reads from the query.
    fn query(schemas: &mut SchemaGenerator) -> Vec<Value>;
    /// What it answers when nothing stops it, by status. `takes` says whether it takes a form.
    fn answers(schemas: &mut SchemaGenerator, takes: bool) -> Value;
}

/// What such a function is given.
pub trait Given {
    fn query(_: &mut SchemaGenerator) -> Vec<Value> {
        Vec::new()
    }
}

/// What such a function answers with.
pub trait Answer {
    fn answers(schemas: &mut SchemaGenerator, takes: bool) -> Value;
}

macro_rules! serves {
    ($($given:ident)*) => {
        impl<F, Fut, $($given),*> Serves<($($given,)*)> for F
        where
            F: Fn($($given),*) -> Fut,
            Fut: Future<Output: Answer>,
            $($given: Given),*
        {
            fn query(_schemas: &mut SchemaGenerator) -> Vec<Value> {
                let given: Vec<Vec<Value>> = vec![$($given::query(_schemas)),*];
                given.concat()
            }

            fn answers(schemas: &mut SchemaGenerator, takes: bool) -> Value {
                Fut::Output::answers(schemas, takes)
            }
        }
    };
}
serves!();
serves!(A);
serves!(A B);
serves!(A B C);
serves!(A B C D);
serves!(A B C D E);

impl Given for State<App> {}
impl Given for Ask {}
impl Given for Sent {}
impl Given for HeaderMap {}
impl<T> Given for Path<T> {}

impl<Q: JsonSchema> Given for Query<Q> {
    fn query(schemas: &mut SchemaGenerator) -> Vec<Value> {
        let schema = Q::json_schema(schemas);
        let names = schema.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys);
        names.map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string" } })).collect()
    }
}

impl<P: JsonSchema> Answer for Page<P> {
    fn answers(schemas: &mut SchemaGenerator, _: bool) -> Value {
        let page = schemas.subschema_for::<P>();
        json!({ "200": { "description": "The page", "content": {
            "application/json": { "schema": page },
            "text/html": { "schema": { "type": "string" } },
        } } })
    }
}

/// What a form did; or a file that a page function made by hand.
impl Answer for Response {
    fn answers(schemas: &mut SchemaGenerator, takes: bool) -> Value {
        if !takes {
            return json!({ "200": { "description": "The file", "content": { "*/*": { "schema": {} } } } });
        }
        let done = schemas.subschema_for::<Done>();
        json!({
            "201": { "description": "Done; the next page is at `location`",
                "content": { "application/json": { "schema": done } } },
            "303": { "description": "Done; see the next page" },
        })
    }
}

impl Answer for &'static str {
    fn answers(_: &mut SchemaGenerator, _: bool) -> Value {
        json!({ "200": { "description": "A word", "content": { "text/plain": { "schema": { "type": "string" } } } } })
    }
}

/// The whole description.
pub fn description(routes: &[Listed]) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schemas = settings.with(|it| it.definitions_path = "/components/schemas".into()).into_generator();
    let refusal = refusal(&mut schemas);
    let mut paths: Map<String, Value> = Map::new();
    for route in routes {
        let mut responses = (route.answers)(&mut schemas, route.method == "POST");
        for status in ["4XX", "503"] {
            responses[status] = refusal.clone();
        }
        let parameters = [parameters(route.path), (route.query)(&mut schemas)].concat();
        let mut operation = json!({
            "summary": format!("{} {}", route.action, route.kind),
            "tags": [route.kind],
            "parameters": parameters,
            "responses": responses,
        });
        if route.method == "POST" {
            operation["requestBody"] = body(route.form);
        }
        paths.entry(route.path).or_insert_with(|| json!({}))[route.method.to_ascii_lowercase()] = operation;
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Kith", "version": env!("CARGO_PKG_VERSION") },
        "paths": paths,
        "components": {
            "schemas": schemas.take_definitions(true),
            "securitySchemes": { "signIn": { "type": "apiKey", "in": "cookie", "name": crate::SIGN_IN_COOKIE } }
        },
        "security": [{ "signIn": [] }, {}],
    })
}

fn refusal(schemas: &mut SchemaGenerator) -> Value {
    let problem = schemas.subschema_for::<Problem>();
    json!({ "description": "A refusal, in a sentence", "content": {
        "application/problem+json": { "schema": problem },
        "text/html": { "schema": { "type": "string" } },
    } })
}

fn parameters(path: &str) -> Vec<Value> {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let text = json!({ "type": "string", "minLength": 1 });
    names.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": text })).collect()
}

fn body(form: Form) -> Value {
    let once = json!({ "type": "string", "description": "A key that makes this form happen once" });
    let mut properties: Map<_, _> =
        form.iter().map(|field: &Field| (field.name.to_owned(), schema(field.kind))).collect();
    properties.insert("once".to_owned(), once);
    let required: Vec<_> = form.iter().filter(|field| field.required).map(|field| field.name).collect();
    let schema = json!({ "type": "object", "properties": properties, "required": required });
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
