//! What a request says about who asks and how they want the answer.

use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{HeaderMap, Method, header};
use kith_base::{Lang, digest};
use std::convert::Infallible;

/// The cookie that carries a sign-in's secret. `__Host-`: this host only, over a safe line only, for all paths.
pub const SIGN_IN_COOKIE: &str = "__Host-kith";
/// The cookie that binds a mailed code to the browser that asked for it.
pub const ASKING_COOKIE: &str = "__Host-kith-asking";
/// The cookie that carries the language of somebody who is not signed in.
pub const LANG_COOKIE: &str = "kith-lang";
/// The cookie that carries the notice of what was just done to the next page.
pub const FLASH_COOKIE: &str = "kith-flash";

/// The cookie that hands the secret of a link that was just made to the page that shows it, once and for minutes.
pub const HANDED_COOKIE: &str = "__Host-kith-handed";

/// Who asks, by what they carry; and how they want the answer.
#[derive(Clone, Debug)]
pub struct Ask {
    pub method: Method,
    /// The path with its query.
    pub path: String,
    /// Whether the client asks for JSON.
    pub json: bool,
    /// SHA-256 of the sign-in's secret, as kept in the database.
    pub token: Option<String>,
    /// SHA-256 of the secret that binds a mailed code to this browser.
    pub asking: Option<String>,
    /// The secret of a link that was made in this browser a moment ago, to be shown to whoever made it.
    pub handed: Option<Handed>,
    /// What the browser prefers, or chose before.
    pub lang: Lang,
    /// What was chosen in this browser: it goes before a person's own setting.
    pub chosen: Option<Lang>,
    /// The key of the notice to show.
    pub flash: Option<String>,
    /// A key that makes this request happen once, given as a header.
    pub once: Option<String>,
    /// From where, for limits.
    pub network: crate::Network,
    /// The name the browser gives itself, cut short, for the list of sign-ins.
    pub browser: String,
}

/// A secret that is shown and kept nowhere: it does not print itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Handed(pub String);

impl std::fmt::Debug for Handed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Handed")
    }
}

fn header_text(headers: &HeaderMap, name: impl header::AsHeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn secret(headers: &HeaderMap, name: &str) -> Option<String> {
    cookie(headers, name).filter(|secret| secret.len() == 64).map(digest)
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = header_text(headers, header::ACCEPT);
    let place = |kind: &str| accept.find(kind).unwrap_or(usize::MAX);
    place("json") < place("text/html")
}

impl Ask {
    /// Reads a request's head.
    pub fn of(parts: &Parts) -> Self {
        let headers = &parts.headers;
        let chosen = cookie(headers, LANG_COOKIE).and_then(Lang::from_tag);
        let accepted = || Lang::preferred(header_text(headers, header::ACCEPT_LANGUAGE));
        Self {
            method: parts.method.clone(),
            path: parts.uri.path_and_query().map_or("/", |path| path.as_str()).chars().take(2_000).collect(),
            json: wants_json(headers),
            token: secret(headers, SIGN_IN_COOKIE),
            asking: secret(headers, ASKING_COOKIE),
            handed: cookie(headers, HANDED_COOKIE).filter(|it| it.len() == 64).map(|it| Handed(it.to_owned())),
            lang: chosen.or_else(accepted).unwrap_or_default(),
            chosen,
            flash: cookie(headers, FLASH_COOKIE).map(str::to_owned),
            once: headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::to_owned),
            network: parts.extensions.get::<crate::Network>().copied().unwrap_or_default(),
            browser: header_text(headers, header::USER_AGENT).chars().take(120).collect(),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Ask {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(headers: &[(&str, &str)]) -> Ask {
        let mut request = http::Request::get("/x?y=1");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Ask::of(&request.body(()).unwrap().into_parts().0)
    }

    #[test]
    fn browsers_get_pages_and_programs_get_json() {
        assert!(!ask(&[("accept", "text/html,application/xhtml+xml,*/*;q=0.8")]).json);
        assert!(!ask(&[("accept", "*/*")]).json);
        assert!(ask(&[("accept", "application/json")]).json);
        assert!(ask(&[("accept", "application/problem+json, text/html")]).json);
    }

    #[test]
    fn the_secret_itself_is_never_kept() {
        let secret = "a".repeat(64);
        let ask = ask(&[("cookie", &format!("other=1; {SIGN_IN_COOKIE}={secret}"))]);
        assert_eq!(ask.token, Some(digest(&secret)));
        assert!(!format!("{ask:?}").contains(&secret));
    }
}
