//! People walk through the demonstration in a real browser: the scenarios of `e2e/`.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::demo;
use crate::node::Node;
use crate::place::{self, run};
use crate::steps::Told;

/// Walks every scenario on a fresh demonstration.
pub fn walk(node: &Node) -> Result<Told> {
    let report = place::fresh("browser")?.join("report.txt");
    let ended = drive(node, &["run.mjs", "--report", &report.to_string_lossy()]);
    Told::reported(&report, ended)
}

/// Runs a script of `e2e/` with the program freshly built and a browser to drive.
pub fn drive(node: &Node, script: &[&str]) -> Result<()> {
    demo::build_with_tests()?;
    node.install("e2e")?;
    run(node.command("node", "e2e", script).env("KITH", demo::program()).env("CHROMIUM", chromium()?))
}

fn chromium() -> Result<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
    let found = named.into_iter().chain(usual).find(|path| path.exists());
    found.context("no browser here (on Debian: apt-get install chromium, or name one in CHROMIUM)")
}
