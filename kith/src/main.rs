//! `kith`: the command line.

use clap::Parser;
use kith::commands::Command;
use kith::config::Settings;

/// A seventh less processor time for a page and a contribution than the C library's; SQLite's memory comes from it too.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A home for communities of practice.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    arguments.command.run(arguments.settings.with_file()?)
}
