//! Routes, listed: each says what it does to what, so that a gate can hold it against the policy and the description
//! of the interface can name it.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{get, post};
use schemars::SchemaGenerator;
use serde::Serialize;
use serde_json::Value;

use crate::describe::Serves;
use crate::{App, Form};

/// A route as the gate and the description see it.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    pub method: &'static str,
    pub path: &'static str,
    /// The kind of thing and the action, as in the policy.
    pub kind: &'static str,
    pub action: &'static str,
    #[serde(skip)]
    pub form: Form,
    /// What it reads from the query and what it answers, for the description.
    #[serde(skip)]
    pub(crate) query: fn(&mut SchemaGenerator) -> Vec<Value>,
    #[serde(skip)]
    pub(crate) answers: fn(&mut SchemaGenerator, bool) -> Value,
}

/// The routes of a slice.
#[derive(Default)]
pub struct Routes {
    pub router: Router<App>,
    pub listed: Vec<Listed>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    /// A page: does `action` (nearly always `read`) to a thing of `kind`.
    pub fn get<H, T, S>(mut self, path: &'static str, rule: (&'static str, &'static str), page: H) -> Self
    where
        H: Handler<T, App> + Serves<S>,
        T: 'static,
    {
        self.listed.push(Listed {
            method: "GET",
            path,
            kind: rule.0,
            action: rule.1,
            form: &[],
            query: H::query,
            answers: H::answers,
        });
        self.router = self.router.route(path, get(page));
        self
    }

    /// A form: does `action` to a thing of `kind`.
    pub fn post<H, T, S>(mut self, path: &'static str, rule: (&'static str, &'static str), form: Form, take: H) -> Self
    where
        H: Handler<T, App> + Serves<S>,
        T: 'static,
    {
        self.listed.push(Listed {
            method: "POST",
            path,
            kind: rule.0,
            action: rule.1,
            form,
            query: H::query,
            answers: H::answers,
        });
        self.router = self.router.route(path, post(take));
        self
    }

    /// These routes and those of another slice.
    pub fn and(mut self, other: Routes) -> Self {
        self.listed.extend(other.listed);
        self.router = self.router.merge(other.router);
        self
    }
}
