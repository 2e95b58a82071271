//! The steps that are one command each.

use anyhow::Result;

use crate::node::Node;
use crate::place::{self, cargo, hear, run};
use crate::steps::Told;

pub fn fmt() -> Result<Told> {
    run(&mut cargo(&["fmt", "--all", "--check"])).map(|()| Told::HOLDS)
}

pub fn clippy() -> Result<Told> {
    let args = ["clippy", "--locked", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    run(&mut cargo(&args)).map(|()| Told::HOLDS)
}

pub fn doc() -> Result<Told> {
    let mut doc = cargo(&["doc", "--locked", "--workspace", "--no-deps", "--document-private-items"]);
    run(doc.env("RUSTDOCFLAGS", "--deny warnings")).map(|()| Told::HOLDS)
}

pub fn deny() -> Result<Told> {
    if hear(&mut cargo(&["deny", "--version"])).is_err() {
        return Ok(Told::Skipped("cargo-deny is not installed (cargo install cargo-deny --locked)".to_owned()));
    }
    run(&mut cargo(&["deny", "--offline", "check", "licenses", "bans", "sources"])).map(|()| Told::HOLDS)
}

/// The types of the scripts, and the tests beside them.
pub fn web(node: &Node) -> Result<Told> {
    node.install("web")?;
    run(&mut node.command("npm", "web", &["run", "--silent", "check"]))?;
    let report = place::fresh("web-tests")?.join("report.xml");
    let to = format!("--test-reporter-destination={}", report.display());
    let mut tests = node.command("node", "web", &["--test", "--test-reporter=spec"]);
    tests.args(["--test-reporter-destination=stdout", "--test-reporter=junit", &to]);
    let mut files = std::fs::read_dir(place::root().join("web/tests"))?.map(|entry| Ok(entry?.path()));
    let files: Vec<_> = files.by_ref().collect::<Result<_>>()?;
    let ended = run(tests.args(files.iter().filter(|path| path.to_string_lossy().ends_with(".test.mjs"))));
    let text = std::fs::read_to_string(report)?;
    let count = |word: &str| {
        let (_, after) = text.rsplit_once(&format!("<!-- {word} "))?;
        after.split(' ').next()?.parse::<u32>().ok()
    };
    match (count("pass"), count("fail")) {
        (Some(passed), Some(failed)) if ended.is_ok() == (failed == 0) => Ok(Told::Counted { passed, failed }),
        _ => ended.map(|()| Told::HOLDS),
    }
}
