//! People walk through the demonstration in a real browser: the scenarios of `e2e/`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::demo;
use crate::node::Node;
use crate::place::{self, cargo, run};
use crate::steps::Told;

/// Walks every scenario on a fresh demonstration.
pub fn walk(node: &Node) -> Result<Told> {
    let report = place::fresh("browser")?.join("report.txt");
    let ended = drive(node, &["run.mjs", "--report", &report.to_string_lossy()]);
    let Ok(text) = std::fs::read_to_string(&report) else {
        return ended.and_then(|()| bail!("the scenarios left no report"));
    };
    let mut counts = text.split_whitespace().map(str::parse::<u32>);
    let mut next = || counts.next().context("the report of the scenarios is cut short")?.context("reading it");
    Ok(Told::Counted { passed: next()?, failed: next()? })
}

/// Runs a script of `e2e/` with the program freshly built and a browser to drive.
pub fn drive(node: &Node, script: &[&str]) -> Result<()> {
    // With the tests, whose features and therefore dependencies are built already when this follows them.
    run(&mut cargo(&["build", "--locked", "--workspace", "--bins", "--tests"]))?;
    node.install("e2e")?;
    run(node.command("node", "e2e", script).env("KITH", demo::program()).env("CHROMIUM", chromium()?))
}

fn chromium() -> Result<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
    let found = named.into_iter().chain(usual).find(|path| path.exists());
    found.context("no browser here (on Debian: apt-get install chromium, or name one in CHROMIUM)")
}
