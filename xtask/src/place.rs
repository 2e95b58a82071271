//! Where things are, and how another program is run.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The folder of the workspace.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where cargo builds, and where this program keeps what it fetches.
pub fn target() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// A folder of `target` that is there and empty.
pub fn fresh(name: &str) -> Result<PathBuf> {
    let folder = target().join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    Ok(folder)
}

/// `program`, to be run from the root of the workspace.
pub fn command(program: impl AsRef<OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// The cargo that started this program, with the lock file as it is.
pub fn cargo(args: &[&str]) -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), args)
}

/// Runs a command that talks for itself.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting {}", line(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", line(command));
    }
    Ok(())
}

/// Runs a command for what it answers; what it complains about is in the error.
pub fn hear(command: &mut Command) -> Result<String> {
    let heard = command.stdin(Stdio::null()).output().with_context(|| format!("starting {}", line(command)))?;
    if !heard.status.success() {
        let said = String::from_utf8_lossy(&heard.stderr).into_owned() + &String::from_utf8_lossy(&heard.stdout);
        bail!("{} ended with {}\n{}", line(command), heard.status, said.trim());
    }
    Ok(String::from_utf8(heard.stdout)?.trim().to_owned())
}

/// Whether this is the superuser, who may install and may become somebody else.
pub fn is_root() -> bool {
    hear(&mut command("id", &["-u"])).is_ok_and(|id| id == "0")
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let line = words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ");
    line.chars().take(200).collect()
}
