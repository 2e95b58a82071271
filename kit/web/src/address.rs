//! What stands in an address: the names of its path, and its query. One that cannot be read is refused in the words of
//! the house, like everything else.

use axum::extract::FromRequestParts;
use axum::response::Response;
use http::request::Parts;
use kith_base::Say;
use serde::de::DeserializeOwned;

use crate::{App, Ask, Stop};

/// The names of a path. What is not text is nowhere (404).
pub struct Path<T>(pub T);

/// The query of an address. A name given twice, or text that is not UTF-8, is unreadable (400).
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        match axum::extract::Path::from_request_parts(parts, app).await {
            Ok(axum::extract::Path(names)) => Ok(Self(names)),
            Err(_) => Err(app.nowhere(Ask::of(parts)).await),
        }
    }
}

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Query<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let raw = parts.uri.query().unwrap_or_default();
        let read = if is_text(raw.as_bytes()) { axum::extract::Query::try_from_uri(&parts.uri).ok() } else { None };
        match read {
            Some(axum::extract::Query(query)) => Ok(Self(query)),
            None => Err(app.refuse(Ask::of(parts), Stop::Unreadable(Say::new("refusal-address"))).await),
        }
    }
}

/// Whether everything in a query or an encoded form is UTF-8: what decodes it would replace the rest, silently.
pub fn is_text(raw: &[u8]) -> bool {
    percent_encoding::percent_decode(raw).decode_utf8().is_ok()
}
