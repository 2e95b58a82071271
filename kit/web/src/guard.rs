//! What every request passes through: no form from another site, safe headers, bounds, one log line without names.

use std::any::Any;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::timeout::TimeoutLayer;

use crate::{App, Ask, LARGEST_FORM, Stop};

const SLOWEST: Duration = Duration::from_secs(30);

/// The house's routes behind everything they must be behind.
pub fn layers(router: Router<App>, app: &App) -> Router {
    let worth = SizeAbove::new(600).and(NotForContentType::IMAGES);
    let compression = CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest).compress_when(worth);
    router
        .fallback(|State(app): State<App>, ask: Ask| async move { app.nowhere(ask).await })
        .method_not_allowed_fallback(
            |State(app): State<App>, ask: Ask| async move { app.refuse(ask, Stop::Method).await },
        )
        .layer(from_fn_with_state(app.clone(), same_site))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, SLOWEST))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(compression)
        .layer(from_fn(safe_headers))
        .layer(from_fn(logged))
        .with_state(app.clone())
}

fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().copied().map(str::to_owned);
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    tracing::error!(panic = text, "a page panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, "The fault is ours. It was noted. Please go back and try again.")
        .into_response()
}

/// Refuses changes that another site's page asks for, by `Sec-Fetch-Site`, or `Origin` where that is missing.
/// Programs that send neither carry no browser's cookie that they did not put there themselves.
async fn same_site(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || from_here(request.headers()) {
        return next.run(request).await;
    }
    let (parts, _) = request.into_parts();
    app.refuse(Ask::of(&parts), Stop::CrossSite).await
}

fn from_here(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(&HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match (text(&header::ORIGIN), text(&header::HOST)) {
        (None, _) => true,
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, rest)| rest == host),
        (Some(_), None) => false,
    }
}

const SAFE: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
];

async fn safe_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in SAFE {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// One line and one measure a request, by route and not by address: addresses hold ids.
async fn logged(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let started = Instant::now();
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), started.elapsed());
    tracing::info!(%method, route, status, micros = took.as_micros() as u64, "answered");
    metrics::counter!("http_requests_total", "route" => route.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_seconds", "route" => route).record(took.as_secs_f64());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_send_forms() {
        for (headers, expected) in [
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "none")], true),
            (vec![("sec-fetch-site", "same-site")], false),
            (vec![("sec-fetch-site", "cross-site"), ("origin", "https://kith.example.org")], false),
            (vec![("origin", "https://kith.example.org"), ("host", "kith.example.org")], true),
            (vec![("origin", "https://evil.example.net"), ("host", "kith.example.org")], false),
            (vec![("origin", "null"), ("host", "kith.example.org")], false),
            (vec![], true),
        ] {
            let mut map = HeaderMap::new();
            for (name, value) in &headers {
                map.insert(*name, HeaderValue::from_static(value));
            }
            assert_eq!(from_here(&map), expected, "{headers:?}");
        }
    }
}
