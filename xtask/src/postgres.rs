//! A private PostgreSQL for one run of the tests: its own folder, its own port, gone afterwards however the run ends.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::place::{self, hear};

/// A running server. It stops when this is dropped.
pub struct Postgres {
    keeper: Child,
    /// Where it keeps its data while it runs.
    pub folder: PathBuf,
    /// Where it answers, with a user that may do everything.
    pub address: String,
}

impl Postgres {
    /// Starts a server of the newest PostgreSQL that is installed.
    pub fn start() -> Result<Self> {
        let programs =
            programs().context("PostgreSQL is not installed here (on Debian: apt-get install postgresql)")?;
        let folder = PathBuf::from(hear(&mut place::command("mktemp", &["-d", "-t", "kith-postgres-XXXXXX"]))?);
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let started = Self { keeper: keeper(&folder, &programs)?, folder: folder.clone(), address };
        if place::is_root() {
            hear(Command::new("chown").arg("postgres").arg(&folder))?; // the server refuses to run as root
        }
        let data = folder.join("data");
        let made = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N", "-D"];
        hear(as_owner(&programs.join("initdb"), &folder).args(made).arg(&data))?;
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=off -c max_connections=300",
            folder.display()
        );
        let log = folder.join("log");
        let mut start = as_owner(&programs.join("pg_ctl"), &folder);
        start.args(["start", "-w", "-o", &options, "-D"]).arg(&data).arg("-l").arg(&log);
        start.stdin(Stdio::null()).stdout(Stdio::null()); // the server keeps what it inherits
        let ended = place::run(&mut start);
        ended.with_context(|| std::fs::read_to_string(log).unwrap_or_default())?;
        Ok(started)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("PostgreSQL may still be running: {error}");
        }
    }
}

/// A shell that takes server and folder away once its input closes, which happens however this program ends.
fn keeper(folder: &Path, programs: &Path) -> Result<Child> {
    let script =
        r#"cat >/dev/null; cd "$1" && "${@:3}" "$2/pg_ctl" -D "$1/data" -m immediate stop; cd / && rm -rf "$1""#;
    let mut keeper = Command::new("bash");
    keeper.args(["-c", script, "keeper"]).arg(folder).arg(programs).args(owner());
    keeper.process_group(0); // Ctrl-C is for this program, not for its keeper
    keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    keeper.spawn().context("starting a shell")
}

/// `program` as the user that the server runs as, in `folder`.
fn as_owner(program: &Path, folder: &Path) -> Command {
    let mut words = owner().iter().map(|word| (*word).into()).chain([program.as_os_str().to_owned()]);
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).current_dir(folder);
    command
}

fn owner() -> &'static [&'static str] {
    if place::is_root() { &["runuser", "-u", "postgres", "--"] } else { &[] }
}

/// The folder of the newest server: where Debian puts it, else wherever `pg_config` says.
fn programs() -> Option<PathBuf> {
    let version = |bin: &PathBuf| {
        let name = bin.parent()?.file_name()?.to_str()?;
        name.parse::<u32>().ok()
    };
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian =
        versions.map(|entry| entry.path().join("bin")).filter(|bin| bin.join("initdb").exists()).max_by_key(version);
    let asked = || hear(&mut place::command("pg_config", &["--bindir"])).ok().map(PathBuf::from);
    debian.or_else(|| asked().filter(|bin| bin.join("initdb").exists()))
}
