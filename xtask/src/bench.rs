//! `cargo xtask bench`: what Kith costs beside the bare floor, by rounds of both in turn; or, with `--instructions`, what
//! its hot paths cost in instructions beside the committed ones.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::place::{self, cargo, command, hear, run};
use crate::steps::Told;

#[derive(clap::Args)]
pub struct Bench {
    /// 1,000, 10,000 or 100,000 members: S, M or L
    #[arg(long, default_value = "S")]
    size: String,
    /// How many times round the sides
    #[arg(long, default_value = "5")]
    rounds: String,
    /// Seconds of each side in each round
    #[arg(long, default_value = "4")]
    seconds: String,
    /// Measure pages in the worlds S and L too, side by side
    #[arg(long)]
    flat: bool,
    /// Count instructions under callgrind instead, and compare them with bench/instructions.toml
    #[arg(long)]
    instructions: bool,
    /// With --instructions: take what is counted as the new measure
    #[arg(long, requires = "instructions")]
    accept: bool,
}

const PATHS: [&str; 4] = ["page", "record", "home", "contribution"];
/// How much more a path may cost before the gate closes, in percent.
const MARGIN: f64 = 3.0;
/// How often a path is walked: the difference of both counts leaves the start of the program out.
const WALKS: [u64; 2] = [10, 40];
const COUNTED: &str = "bench/instructions.toml";

impl Bench {
    pub fn run(self) -> Result<()> {
        if self.instructions {
            return match instructions(self.accept)? {
                Told::Skipped(why) => {
                    println!("skipped: {why}");
                    Ok(())
                }
                Told::Counted { .. } => Ok(()),
            };
        }
        build(&["--package", "kith", "--package", "kith-bench"])?;
        let folder = place::fresh("bench")?;
        let commit = hear(&mut command("git", &["rev-parse", "--short", "HEAD"])).unwrap_or_default();
        let mut bench = command(program("kith-bench"), &["--results", "bench/results", "--commit", &commit]);
        bench.args(["--size", &self.size, "--rounds", &self.rounds, "--seconds", &self.seconds]);
        bench.args(self.flat.then_some("--flat")).arg("--folder").arg(&folder);
        let ended = run(&mut bench);
        std::fs::remove_dir_all(folder)?; // worlds are large, and made anew every time
        ended
    }
}

fn build(what: &[&str]) -> Result<()> {
    let mut args = vec!["build", "--release", "--locked"];
    args.extend(what);
    run(&mut cargo(&args))
}

fn program(name: &str) -> PathBuf {
    place::target().join("release").join(name)
}

/// The gate of instructions: each hot path against the committed count.
pub fn instructions(accept: bool) -> Result<Told> {
    if hear(&mut command("valgrind", &["--version"])).is_err() {
        return Ok(Told::Skipped("valgrind is not installed, so instructions were not counted".to_owned()));
    }
    build(&["--package", "kith-bench", "--bin", "kith-hot"])?;
    let counted = PATHS.into_iter().map(|path| Ok((path.to_owned(), count(path)?))).collect::<Result<_>>()?;
    let file = place::root().join(COUNTED);
    if accept {
        std::fs::write(file, page(&counted))?;
        return Ok(Told::HOLDS);
    }
    let text = std::fs::read_to_string(&file).with_context(|| format!("{COUNTED} cannot be read"))?;
    let (lines, over) = compare(&toml::from_str(&text)?, &counted);
    println!("{}", lines.join("\n"));
    if over > 0 {
        bail!(
            "{over} hot paths cost more than {MARGIN} % more instructions; find out why, or accept it: cargo xtask bench --instructions --accept"
        );
    }
    Ok(Told::Counted { passed: counted.len() as u32, failed: 0 })
}

/// Instructions of one walk of a path.
fn count(path: &str) -> Result<u64> {
    let [few, many] = WALKS.map(|times| walk(path, times));
    Ok((many? - few?) / (WALKS[1] - WALKS[0]))
}

/// Instructions of a whole run, in a world of its own.
fn walk(path: &str, times: u64) -> Result<u64> {
    let folder = place::fresh("instructions")?;
    let world = folder.to_string_lossy().into_owned();
    run(&mut command(program("kith-hot"), &[&world, path, "0"]))?;
    let mut callgrind = command("valgrind", &["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    let heard = callgrind.arg(program("kith-hot")).args([&world, path, &times.to_string()]).output()?;
    let said = String::from_utf8_lossy(&heard.stderr).into_owned();
    let total = said.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    match total {
        Some(total) if heard.status.success() => Ok(total),
        _ => bail!("callgrind did not count {path}:\n{said}"),
    }
}

fn page(counted: &BTreeMap<String, u64>) -> String {
    let mut text = "# Instructions of one walk of each hot path, in the small world (cargo xtask bench --instructions --accept).\n".to_owned();
    for (path, count) in counted {
        let _ = writeln!(text, "{path} = {count}");
    }
    text
}

/// A line for each path, and how many are over the margin.
fn compare(before: &BTreeMap<String, u64>, now: &BTreeMap<String, u64>) -> (Vec<String>, usize) {
    let mut over = 0;
    let line = |(path, count): (&String, &u64)| {
        let Some(was) = before.get(path) else {
            over += 1;
            return format!("{path}: {count}, and never accepted");
        };
        let more = (*count as f64 / *was as f64 - 1.0) * 100.0;
        over += usize::from(*count as f64 * 100.0 > *was as f64 * (100.0 + MARGIN)); // whole numbers: no rounding at the edge
        format!("{path}: {count}, {more:+.1} % of {was}")
    };
    let lines = now.iter().map(line).collect();
    (lines, over)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_costs_notably_more_closes_the_gate() {
        let of = |counts: &[(&str, u64)]| -> BTreeMap<String, u64> {
            counts.iter().map(|(path, count)| ((*path).to_owned(), *count)).collect()
        };
        let before = of(&[("page", 1_000), ("home", 1_000), ("record", 1_000)]);
        let now = of(&[("page", 1_030), ("home", 1_031), ("record", 500), ("new", 1)]);
        let (lines, over) = compare(&before, &now);
        assert_eq!(over, 2, "{lines:?}");
        assert_eq!(lines[0], "home: 1031, +3.1 % of 1000");
    }

    #[test]
    fn what_was_accepted_is_read_back() {
        let counted = BTreeMap::from([("page".to_owned(), 12), ("home".to_owned(), 3)]);
        assert_eq!(toml::from_str::<BTreeMap<String, u64>>(&page(&counted)).unwrap(), counted);
    }
}
