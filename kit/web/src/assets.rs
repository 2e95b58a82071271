//! Styles, scripts and pictures under addresses that carry their hash: sent compressed, kept by the browser for ever.

use std::collections::HashMap;
use std::io::Write;

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};

use crate::{App, Ask, Path};

#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/styles"]
struct Styles;

/// What the page build made; empty where it did not run: every page and form works without.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Built;

const ORDER: [&str; 5] = ["tokens.css", "base.css", "components.css", "pages.css", "print.css"];

struct Asset {
    mime: String,
    plain: Vec<u8>,
    gzip: Vec<u8>,
}

/// Every asset, by the address it is served under and by its plain name.
#[derive(Default)]
pub struct Assets {
    by_address: HashMap<String, Asset>,
    addresses: HashMap<String, String>,
}

impl Assets {
    /// Reads what this binary carries.
    pub fn load() -> Self {
        let mut assets = Self::default();
        let style = |name: &&str| Styles::get(name).map(|file| file.data.into_owned()).unwrap_or_default();
        assets.add("kith.css", ORDER.iter().map(style).collect::<Vec<_>>().join(&b'\n'));
        assets.add("icon.svg", Styles::get("icon.svg").map(|file| file.data.into_owned()).unwrap_or_default());
        let scripts = Built::iter().filter(|name| name.ends_with(".js") || name.ends_with(".svg"));
        for name in scripts {
            if let Some(file) = Built::get(&name) {
                assets.add(&name, file.data.into_owned());
            }
        }
        assets
    }

    fn add(&mut self, name: &str, plain: Vec<u8>) {
        let hash: String = hex::encode(&Sha256::digest(&plain)[..6]);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let file = format!("{stem}-{hash}.{ending}");
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let gzip = encoder.write_all(&plain).and_then(|()| encoder.finish()).unwrap_or_default();
        let mime = mime_guess::from_path(name).first_or_octet_stream().to_string();
        self.addresses.insert(name.to_owned(), format!("/assets/{file}"));
        self.by_address.insert(file, Asset { mime, plain, gzip });
    }

    /// The address of the asset called `name`, or "" where there is none.
    pub fn address(&self, name: &str) -> String {
        self.addresses.get(name).cloned().unwrap_or_default()
    }
}

/// `GET /assets/{file}`
pub async fn show(State(app): State<App>, ask: Ask, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let open = app.is_public("front");
    let Some(asset) = app.assets.by_address.get(&file).filter(|_| open) else { return app.nowhere(ask).await };
    let mut response = Response::new(Body::empty());
    let wants = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let gzip = wants.contains("gzip") && !asset.gzip.is_empty();
    let set = response.headers_mut();
    if let Ok(mime) = HeaderValue::from_str(&asset.mime) {
        set.insert(header::CONTENT_TYPE, mime);
    }
    set.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    set.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if gzip {
        set.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    *response.body_mut() = Body::from(if gzip { asset.gzip.clone() } else { asset.plain.clone() });
    response
}
