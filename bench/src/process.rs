//! A side: a server that was started for a measurement, on this machine only, and what the system says it used.

use std::fs;
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::client::Line;

/// Ticks a second of the times in `/proc/<pid>/stat`, on every Linux that Rust runs on.
const TICKS: f64 = 100.0;

/// A running server; it ends with this value.
pub struct Side {
    pub name: String,
    pub address: SocketAddr,
    child: Child,
    /// From its start to its first whole page.
    pub cold: Duration,
}

impl Side {
    /// Starts `command`, which listens on `address`, and waits for the answer 200 to `request`.
    pub async fn start(name: &str, command: &mut Command, address: SocketAddr, request: &[u8]) -> Result<Self> {
        let began = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.with_context(|| format!("starting {name}"))?;
        let mut side = Self { name: name.to_owned(), address, child, cold: Duration::ZERO };
        loop {
            if let Ok(mut line) = Line::open(address).await {
                // Whoever else took the port meanwhile may never answer.
                let answer = tokio::time::timeout(Duration::from_secs(20), line.ask(request)).await??;
                if answer.status != 200 {
                    bail!("{name} answers {} to its first request", answer.status);
                }
                side.cold = began.elapsed();
                return Ok(side);
            }
            if let Some(status) = side.child.try_wait()? {
                bail!("{name} ended with {status} before it answered");
            }
            if began.elapsed() > Duration::from_secs(60) {
                bail!("{name} does not answer");
            }
            tokio::time::sleep(Duration::from_micros(500)).await;
        }
    }

    /// Seconds of processor time that it has used since its start, all threads, in and outside the kernel.
    pub fn cpu(&self) -> Result<f64> {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let after_name = text.rsplit_once(')').context("a line without a name")?.1;
        let ticks = |place: usize| after_name.split_whitespace().nth(place).and_then(|word| word.parse::<f64>().ok());
        Ok((ticks(11).context("no user time")? + ticks(12).context("no system time")?) / TICKS)
    }

    /// Its share of memory (PSS), in MiB.
    pub fn memory(&self) -> Result<f64> {
        let text = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id()))?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:")).context("no line Pss")?;
        let kib: f64 = line.split_whitespace().next().context("no number")?.parse()?;
        Ok(kib / 1024.0)
    }
}

impl Drop for Side {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended by itself
        let _ = self.child.wait();
    }
}

/// A free port of this machine, for a moment.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
