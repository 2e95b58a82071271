//! `kith serve`: answers requests and does jobs until it is told to stop, then finishes what it has begun.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::routing::get;
use jiff::SignedDuration;
use kith_base::{Env, jiff};
use kith_people::store as people;
use kith_web::{Site, digest, located};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use crate::assemble::{self, Workshop};
use crate::config::Settings;
use crate::world::CAST;

/// How long requests may take to finish after the server was told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until it is told to stop.
pub fn run(settings: &Settings, demo: bool) -> anyhow::Result<()> {
    log();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(settings, demo))
}

fn log() {
    let filter = EnvFilter::try_from_env("KITH_LOG").unwrap_or_else(|_| EnvFilter::new("warn,kith=info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let _ = lines.try_init(); // a second one in the same process would change nothing
}

async fn serve(settings: &Settings, demo: bool) -> anyhow::Result<()> {
    let env = Env::system();
    let db = settings.open()?;
    let listener = TcpListener::bind(settings.listen())
        .await
        .with_context(|| format!("cannot listen on {}", settings.listen()))?;
    let cast: &[_] = if demo { &CAST } else { &[] };
    let site = Site { address: settings.address(), demo, cast };
    let (app, router) = assemble::house(db.clone(), env.clone(), site)?;
    let outbox = settings.outbox(env.clone(), db.clone())?;
    if !demo {
        first_link(settings, &env, &db)?;
    }
    println!("Kith is at {}", settings.address());
    let (stop, stopped) = watch::channel(false);
    let jobs = assemble::jobs();
    let workshop = Workshop { app, outbox };
    let worker = tokio::spawn({
        let (env, db, stopped) = (env.clone(), db.clone(), until(stopped.clone()));
        async move { jobs.run(workshop, env, db, stopped).await }
    });
    let router = located(router.merge(measures()?), settings.proxies()?);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let answering = axum::serve(listener, service).with_graceful_shutdown(until(stopped));
    let mut answering = std::pin::pin!(std::future::IntoFuture::into_future(answering));
    tokio::select! {
        ended = &mut answering => return ended.context("the server ended"),
        () = told_to_stop() => { let _ = stop.send(true); }
    }
    println!("Kith stops: it finishes what it has begun.");
    let _ = tokio::time::timeout(GRACE, answering).await;
    let _ = tokio::time::timeout(GRACE, worker).await;
    Ok(())
}

async fn until(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! { _ = interrupt => {}, () = terminate => {} }
}

/// `/metrics` in the words of Prometheus: by route, never by person.
fn measures() -> anyhow::Result<Router> {
    let recorder = PrometheusBuilder::new().build_recorder();
    let handle: PrometheusHandle = recorder.handle();
    let _ = metrics::set_global_recorder(recorder); // a second server in one process shares the first one's
    Ok(Router::new().route("/metrics", get(move || async move { handle.render() })))
}

/// Prints a link for the first operator, for as long as there is none.
fn first_link(settings: &Settings, env: &Env, db: &kith_db::Db) -> anyhow::Result<()> {
    if db.read_now(people::is_operated)? {
        return Ok(());
    }
    let (secret, now) = (env.secret(), env.now());
    let (id, hash) = (env.id(), digest(&secret));
    let ends = now + SignedDuration::from_hours(24);
    db.write_now(move |tx| people::add_first(tx, id, &hash, now, ends))?;
    println!("Nobody runs this server yet. Open this once, within a day, to become its operator:");
    println!("{}/first/{secret}", settings.address());
    Ok(())
}
