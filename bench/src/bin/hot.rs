//! `kith-hot <folder> <what> <times>`: one hot path in one process, again and again, for tools that count instructions.
//! The world is made in the folder if none is there. `what` is `page`, `record`, `home` or `contribution`.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::body::{Body, to_bytes};
use http::{Method, Request, header};
use kith_base::{Env, FixedClock, SeededChance};
use kith_bench::world::{self, Size, World};
use kith_db::{Db, Place};
use kith_web::Site;
use tower::ServiceExt;

/// The instant at which it happens: what is counted must not depend on the day.
const NOW: &str = "2026-03-12T12:00:00Z";

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, what, times] = &words[..] else { anyhow::bail!("kith-hot <folder> <what> <times>") };
    let now = NOW.parse()?;
    let folder = PathBuf::from(folder);
    let world = match folder.join("kith.db").exists() {
        true => world::open(&folder)?,
        false => world::make(&folder, Size::S, now)?,
    };
    let env = Env::new(Arc::new(FixedClock::at(now)), Arc::new(SeededChance::new(1)));
    let db = Db::open(&Place::File(folder.join("kith.db")), 1, kith_migrations::ALL)?;
    let site = Site { address: "https://kith.example.org".to_owned(), demo: false, cast: &[] };
    let (_, router) = kith::assemble::house(db, env, site)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(go(&router, &world, what, times.parse()?))
}

async fn go(router: &Router, world: &World, what: &str, times: usize) -> Result<()> {
    for turn in 0..times {
        let (expected, request) = match what {
            "page" => (200, get(&world.page, &world.member)?),
            "record" => (200, get(&world.record, &world.member)?),
            "home" => (200, get("/", &world.member)?),
            "contribution" => (303, contribution(world, turn)?),
            other => anyhow::bail!("there is no hot path {other}"),
        };
        let response = router.clone().oneshot(request).await?;
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), 1 << 24).await.context("a body")?;
        ensure!(status == expected, "{what} answers {status}: {}", String::from_utf8_lossy(&body));
    }
    Ok(())
}

fn of(method: Method, path: &str, secret: &str) -> http::request::Builder {
    let request = Request::builder().method(method).uri(path).header(header::ACCEPT, "text/html");
    request.header(header::ACCEPT_LANGUAGE, "en").header(header::COOKIE, format!("__Host-kith={secret}"))
}

fn get(path: &str, secret: &str) -> Result<Request<Body>> {
    Ok(of(Method::GET, path, secret).body(Body::empty())?)
}

fn contribution(world: &World, turn: usize) -> Result<Request<Body>> {
    let text = "text=We+tried+the+**shorter**+form+with+four+families.%0D%0A%0D%0A-+ask+first%0D%0A-+leave+the+rest";
    let body = format!("{text}&may_quote=yes&once=hot{turn}");
    let request = of(Method::POST, &world.post, &world.member).header("sec-fetch-site", "same-origin");
    Ok(request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body))?)
}
