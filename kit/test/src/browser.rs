//! A house with some slices in it, and a browser that visits it without a network: cookies kept, redirects seen.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Mutex;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use kith_base::Env;
use kith_db::Db;
use kith_policy::Policy;
use kith_web::{App, Assets, House, Know, Panel, Room, Routes, Site, Words, layers, own_routes};
use tower::ServiceExt;

/// A house on `db` with these routes, as the program would put it together.
pub fn house(db: Db, env: Env, routes: Routes, know: Know, rooms: Vec<Room>, panels: Vec<Panel>) -> (App, Router) {
    let routes = own_routes().and(routes);
    let app = App::new(House {
        db,
        env,
        policy: Policy::shipped().expect("the shipped policy reads"),
        site: Site { address: "https://kith.example.org".to_owned(), demo: false, cast: &[] },
        words: Words::load().expect("the shipped words read"),
        assets: Assets::load(),
        know,
        rooms,
        panels,
        routes: routes.listed,
    });
    let router = layers(routes.router, &app);
    (app, router)
}

/// An answer to a request.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Where it sends the browser, or "".
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// One browser with its own cookies.
pub struct Browser {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    lang: &'static str,
    peer: Option<IpAddr>,
    forwarded: Option<&'static str>,
}

impl Browser {
    pub fn new(router: &Router) -> Self {
        Self { router: router.clone(), cookies: Mutex::default(), lang: "en", peer: None, forwarded: None }
    }

    /// The same browser, connecting from this address.
    pub fn at(self, peer: &str) -> Self {
        Self { peer: Some(peer.parse().expect("an address")), ..self }
    }

    /// The same browser, with a header that says where its requests come from.
    pub fn forwarded_for(self, origin: &'static str) -> Self {
        Self { forwarded: Some(origin), ..self }
    }

    /// The same browser, set to another language.
    pub fn speaking(self, lang: &'static str) -> Self {
        Self { lang, ..self }
    }

    /// Puts a cookie into the browser.
    pub fn keep(&self, name: &str, value: &str) {
        self.cookies.lock().expect("no test panicked here").insert(name.to_owned(), value.to_owned());
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).header("accept", "text/html"), Body::empty()).await
    }

    pub async fn get_json(&self, path: &str) -> Answer {
        self.send(Request::get(path).header("accept", "application/json"), Body::empty()).await
    }

    /// Sends a form as a page of ours would.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let pairs: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let request = Request::post(path)
            .header("accept", "text/html")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request, Body::from(pairs.join("&"))).await
    }

    /// Sends a JSON body.
    pub async fn post_json(&self, path: &str, body: &str) -> Answer {
        let request =
            Request::post(path).header("accept", "application/json").header("content-type", "application/json");
        self.send(request, Body::from(body.to_owned())).await
    }

    /// Sends any request with the browser's cookies and language.
    pub async fn send(&self, request: http::request::Builder, body: Body) -> Answer {
        let cookies = self.cookies.lock().expect("no test panicked here").clone();
        let line: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(header::COOKIE, line.join("; ")).header(header::ACCEPT_LANGUAGE, self.lang);
        let request = match self.forwarded {
            Some(origin) => request.header("x-forwarded-for", origin),
            None => request,
        };
        let mut request = request.body(body).expect("a request");
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer, 4711)));
        }
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        self.remember(&parts.headers);
        let bytes = body.collect().await.expect("a body").to_bytes();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    fn remember(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().expect("no test panicked here");
        for line in headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
            let Some((name, value)) = pair.split_once('=') else { continue };
            if rest.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
