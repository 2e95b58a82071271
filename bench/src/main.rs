//! `kith-bench`: makes a world, measures Kith beside the bare floor, and writes down what was found. Built and started by
//! `cargo xtask bench`.
#![allow(clippy::print_stdout, reason = "this program talks to whoever started it")]

mod goals;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Parser;
use jiff::Timestamp;
use kith_base::Env;
use kith_bench::measure::Rounds;
use kith_bench::world::{self, Size, World};
use kith_bench::{report, sides};

/// Measures Kith against the bare floor
#[derive(Parser)]
struct Arguments {
    /// How large a world: 1,000, 10,000 or 100,000 members
    #[arg(long, value_enum, default_value = "S")]
    size: Size,
    /// How many times round the sides
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=50))]
    rounds: u8,
    /// Seconds of each side in each round
    #[arg(long, default_value_t = 4.0)]
    seconds: f64,
    /// Which measurements: all of them otherwise
    #[arg(long, value_enum)]
    only: Vec<goals::Part>,
    /// Measure a page in the worlds S and L too, side by side
    #[arg(long)]
    flat: bool,
    /// A folder that is empty or not there: worlds are made in it
    #[arg(long)]
    folder: PathBuf,
    /// Where to write what was found; printed otherwise
    #[arg(long)]
    results: Option<PathBuf>,
    /// Which commit this is, for the page
    #[arg(long, default_value = "")]
    commit: String,
    /// Make the world and say how its pages are reached, and nothing else
    #[arg(long)]
    only_world: bool,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    // One thread for the client: the machine's other threads are the sides'.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(arguments.run())
}

impl Arguments {
    async fn run(self) -> Result<()> {
        let now = Env::system().now();
        let world = self.make(self.size, now)?;
        if self.only_world {
            println!(
                "{}\n  page {}\n  record {}\n  cookie __Host-kith={}",
                world.folder.display(),
                world.page,
                world.record,
                world.member
            );
            return Ok(());
        }
        let rounds = Rounds { rounds: self.rounds.into(), time: Duration::from_secs_f64(self.seconds) };
        let (mut goals, mut details) = goals::measure(&world, rounds, &self.only).await?;
        if self.flat {
            goals::measure_flatness(&self.make_both(&world, now)?, rounds, (&mut goals, &mut details)).await?;
        }
        let day = now.to_string();
        let circumstances = [
            format!(
                "Commit {} on {} cores, size {}.",
                self.commit,
                std::thread::available_parallelism()?,
                self.size.name()
            ),
            format!(
                "{} rounds of {} s a side, in turning order; processor time of the whole process.",
                self.rounds, self.seconds
            ),
        ];
        let page = report::page(&format!("Measured on {}", &day[..10]), &circumstances, &goals, &details);
        println!("{page}");
        if let Some(folder) = &self.results {
            std::fs::create_dir_all(folder)?;
            std::fs::write(folder.join(format!("{}-{}.md", &day[..10], self.size.name())), page)?;
        }
        Ok(())
    }

    fn make(&self, size: Size, now: Timestamp) -> Result<World> {
        let folder = self.folder.join(size.name());
        std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        let began = Instant::now();
        let world = world::make(&folder, size, now)?;
        let bytes = std::fs::metadata(folder.join("kith.db"))?.len();
        println!("world {}: {} MB in {:.1} s", size.name(), bytes / 1_000_000, began.elapsed().as_secs_f32());
        Ok(world)
    }

    /// The worlds S and L, of which `made` may be one.
    fn make_both(&self, made: &World, now: Timestamp) -> Result<Vec<World>> {
        let both = [Size::S, Size::L].into_iter().map(|size| match size == self.size {
            true => Ok(made.clone()),
            false => self.make(size, now),
        });
        both.collect()
    }
}

/// A side of this run, for whoever reads its lines.
fn named(world: &World, what: &str) -> String {
    let size = world.folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!("{what} {size}")
}

/// Starts Kith on a world.
async fn start(world: &World) -> Result<kith_bench::process::Side> {
    sides::kith(world, &named(world, "kith")).await
}
