//! The commands of the binary, one file each.

mod backup;
mod demo;
mod doctor;
mod import;
mod serve;

use std::path::PathBuf;

use clap::Subcommand;

use crate::config::Settings;

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve this instance. The first start prints a link for the first operator.
    Serve,
    /// Fill an empty folder with an invented network of communities, and serve it.
    Demo,
    /// Bring in what another system holds; first it says what it would do.
    Import(import::Import),
    /// Look over this instance and say what is wrong with it.
    Doctor,
    /// Write a copy of this instance, while it runs or not, into a new folder.
    Backup { to: PathBuf },
    /// Put a backup into an empty data folder, after checking it.
    Restore { from: PathBuf },
}

impl Command {
    /// Does it.
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        match self {
            Command::Serve => serve::run(&settings, false),
            Command::Demo => demo::run(&settings),
            Command::Import(import) => import::run(&settings, &import),
            Command::Doctor => doctor::run(&settings),
            Command::Backup { to } => backup::backup(&settings, &to),
            Command::Restore { from } => backup::restore(&settings, &from),
        }
    }
}
