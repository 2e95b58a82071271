//! `cargo xtask demo`: from a fresh clone to a page you can click, saying what it does meanwhile.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::place::{self, cargo};
use crate::{node, page};

#[derive(clap::Args)]
pub struct Demo {
    /// The port of this machine to open it on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where its data lives; what is there already is kept
    #[arg(long, default_value = "data/demo")]
    data: PathBuf,
}

impl Demo {
    pub fn run(self) -> Result<()> {
        let began = Instant::now();
        say(began, "1 of 3: scripts and styles of the pages");
        if let Err(error) = node::find().and_then(|node| page::build(&node)) {
            println!("{error:#}\nGoing on without scripts: every page and form works without them.");
        }
        say(began, "2 of 3: the program (a few minutes the first time, seconds afterwards)");
        place::run(&mut cargo(&["build", "--locked", "--package", "kith"]))?;
        say(began, "3 of 3: the demonstration");
        let listen = format!("127.0.0.1:{}", self.port);
        let mut demo = Command::new(program());
        demo.current_dir(place::root()).args(["demo", "--listen", &listen, "--data"]).arg(&self.data);
        Err(demo.exec()).context("starting the program") // on success this process is the demonstration
    }
}

/// Where cargo leaves the program.
pub fn program() -> PathBuf {
    place::target().join("debug/kith")
}

/// Builds the program with the tests, whose features and therefore dependencies are built already when this follows them.
pub fn build_with_tests() -> Result<()> {
    place::run(&mut cargo(&["build", "--locked", "--workspace", "--bins", "--tests"]))
}

fn say(began: Instant, what: &str) {
    let seconds = began.elapsed().as_secs();
    println!("[{}:{:02}] {what}", seconds / 60, seconds % 60);
}
