//! `kith`: the command line.

use clap::Parser;
use kith::commands::Command;
use kith::config::Settings;

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
