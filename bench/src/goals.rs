//! The goals one by one: what is asked for each, and how its number is taken from the rounds.

use std::time::Duration;

use anyhow::{Result, ensure};
use kith_bench::client::{Line, Make, get};
use kith_bench::measure::{Middle, Rounds, Sample, Samples, Scenario, measure as go_round};
use kith_bench::page::{html_per_text, visit};
use kith_bench::process::Side;
use kith_bench::report::{Better, Goal};
use kith_bench::sides::{self, BROWSER, PLAIN, asking, floor_page};
use kith_bench::world::World;

use crate::start;

/// What is found on the way: goals, and a line of each side in each scenario.
type Found = (Vec<Goal>, Vec<String>);

const NONE: f64 = f64::NAN;

fn goal(name: &'static str, what: &str, found: Middle, unit: &'static str, (must, aim): (f64, f64)) -> Goal {
    Goal { name, what: what.to_owned(), found, unit, better: Better::Less, must, aim }
}

fn once(number: f64) -> Middle {
    Middle { median: number, least: number, most: number }
}

fn cpu(sample: &Sample) -> f64 {
    sample.cpu
}

/// A part of a run that can be asked for alone, while something is being made faster.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Part {
    Starting,
    Memory,
    Line,
    Pages,
    Packed,
    Saying,
}

/// Measures the goals on one world, Kith and the floor in turn: the parts in `only`, or all.
pub async fn measure(world: &World, rounds: Rounds, only: &[Part]) -> Result<Found> {
    let asked = |part: Part| only.is_empty() || only.contains(&part);
    let mut found = (Vec::new(), Vec::new());
    if asked(Part::Starting) {
        starting(world, &mut found).await?;
    }
    let (floor, kith) = (sides::floor(world).await?, start(world).await?);
    if asked(Part::Memory) {
        memory(&kith, world, &mut found).await?;
    }
    if asked(Part::Line) {
        line(&kith, world, &mut found).await?;
    }
    let both = [&floor, &kith];
    if asked(Part::Pages) {
        pages(&both, world, rounds, &mut found).await?;
    }
    if asked(Part::Packed) {
        packed(&both, world, rounds, &mut found).await?;
    }
    if asked(Part::Saying) {
        saying(&both, world, rounds, &mut found).await?;
    }
    Ok(found)
}

/// G8: from nothing to the first page, five times.
async fn starting(world: &World, found: &mut Found) -> Result<()> {
    let mut took = Vec::new();
    for _ in 0..5 {
        took.push(start(world).await?.cold.as_secs_f64() * 1_000.0);
    }
    found.0.push(goal("G8", "start to the first page", Middle::of(took), "ms", (400.0, 150.0)));
    Ok(())
}

/// G6: after a hundred pages, and a little quiet.
async fn memory(kith: &Side, world: &World, found: &mut Found) -> Result<()> {
    let mut line = Line::open(kith.address).await?;
    for _ in 0..100 {
        line.ask(&get(&world.page, &world.member, BROWSER)).await?;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    found.0.push(goal("G6", "idle memory (PSS)", once(kith.memory()?), "MiB", (60.0, 35.0)));
    Ok(())
}

/// G4 and G5: what goes over the line.
async fn line(kith: &Side, world: &World, found: &mut Found) -> Result<()> {
    let mut line = Line::open(kith.address).await?;
    let visited = visit(&mut line, &world.page, &world.member).await?;
    let (first, repeated) = (visited.first as f64 / 1_000.0, visited.repeated as f64 / 1_000.0);
    found.0.push(goal("G4", "first visit of the page", once(first), "kB", (80.0, 60.0)));
    found.0.push(goal("G4", "first visit: requests", once(visited.requests as f64), "", (9.0, 7.0)));
    found.0.push(goal("G4", "repeated visit", once(repeated), "kB", (25.0, 22.0)));
    for (what, path) in [("page", &world.page), ("record", &world.record)] {
        let html = line.ask(&get(path, &world.member, PLAIN)).await?;
        ensure!(html.status == 200, "{path} answers {}", html.status);
        let html = String::from_utf8_lossy(&html.body).into_owned();
        found.1.push(format!("{what}: {} bytes of HTML", html.len()));
        found.0.push(goal(
            "G5",
            &format!("{what}: HTML for each byte read"),
            once(html_per_text(&html)),
            "",
            (2.0, 1.7),
        ));
    }
    Ok(())
}

/// What is measured of one kind of page: the address on Kith, and who asks.
fn paths(world: &World) -> [(&'static str, &str, &str); 6] {
    [
        ("page with 50 contributions", &world.page, &world.member),
        ("the record with 50", &world.record, &world.member),
        ("home", "/", &world.member),
        ("home of somebody in 200 communities", "/", &world.busy),
        ("page of 3,000 contributions", &world.long, &world.member),
        ("page of a session with 2,000 people", &world.crowd, &world.member),
    ]
}

async fn ask(sides: &[&Side], makes: Vec<Make>, connections: usize, rounds: Rounds) -> Result<Vec<Samples>> {
    let makes = Box::new(move |side: usize, _| makes[side].clone());
    go_round(sides, &Scenario { connections, expected: 200, makes }, rounds).await
}

fn told(found: &mut Found, what: &str, sides: &[&Side], samples: &[Samples]) {
    for (side, samples) in sides.iter().zip(samples) {
        let [cpu, rate, p50, p99] =
            [cpu as fn(&Sample) -> f64, |it| it.rate, |it| it.p50, |it| it.p99].map(|number| samples.middle(number));
        let errors = samples.errors();
        let line = format!(
            "{what}, {}: {cpu} ms CPU, {rate} a second, p50 {p50} ms, p99 {p99} ms, {errors} errors",
            side.name
        );
        println!("{line}");
        found.1.push(line);
    }
}

/// G1: pages as they are, in processor time beside the floor's page.
async fn pages(sides: &[&Side], world: &World, rounds: Rounds, found: &mut Found) -> Result<()> {
    for (place, (what, path, secret)) in paths(world).into_iter().enumerate() {
        let makes = vec![asking(&floor_page(world), &world.member, PLAIN), asking(path, secret, PLAIN)];
        let samples = ask(sides, makes, 8, rounds).await?;
        let bounds = if place == 0 { (4.0, 2.5) } else { (NONE, NONE) };
        let ratio = samples[1].over(&samples[0], cpu);
        found.0.push(goal("G1", &format!("{what}: CPU"), ratio, "× floor", bounds));
        told(found, what, sides, &samples);
    }
    Ok(())
}

/// G2 and G3: the page as browsers get it.
async fn packed(sides: &[&Side], world: &World, rounds: Rounds, found: &mut Found) -> Result<()> {
    for (encoding, bounds) in [("zstd", (0.45, 0.30)), ("gzip", (0.45, 0.30))] {
        let makes =
            vec![asking(&floor_page(world), &world.member, PLAIN), asking(&world.page, &world.member, encoding)];
        let samples = ask(sides, makes, 8, rounds).await?;
        found.0.push(goal("G2", &format!("page as sent with {encoding}: CPU"), samples[1].middle(cpu), "ms", bounds));
        told(found, &format!("page with {encoding}"), sides, &samples);
    }
    for (connections, bounds) in [(8, (5.0, 2.5)), (64, (50.0, 25.0))] {
        let makes = vec![asking(&floor_page(world), &world.member, PLAIN), asking(&world.page, &world.member, BROWSER)];
        let samples = ask(sides, makes, connections, rounds).await?;
        let p99 = samples[1].middle(|it| it.p99);
        found.0.push(goal("G3", &format!("page as sent, {connections} connections: p99"), p99, "ms", bounds));
        let errors = once(samples[1].errors() as f64);
        found.0.push(goal("G3", &format!("{connections} connections: errors"), errors, "", (0.0, 0.0)));
        told(found, &format!("page as sent, {connections} connections"), sides, &samples);
    }
    Ok(())
}

/// G9 to G11: contributions that are on disk when they are answered.
async fn saying(sides: &[&Side], world: &World, rounds: Rounds, found: &mut Found) -> Result<()> {
    let say = |connections: usize| {
        let world = world.clone();
        let makes = Box::new(move |side: usize, _| match side {
            0 => sides::saying_to_floor(&world),
            _ => sides::saying_to_kith(&world),
        });
        Scenario { connections, expected: 303, makes }
    };
    let many = go_round(sides, &say(64), rounds).await?;
    let share = many[1].over(&many[0], |it| it.rate).times(100.0);
    let g9 = goal("G9", "contributions of 64 clients, of the raw rate", share, "%", (40.0, 60.0));
    found.0.push(Goal { better: Better::More, ..g9 });
    found.0.push(goal("G11", "a contribution: CPU", many[1].middle(cpu), "ms", (0.8, 0.4)));
    found.0.push(goal("G9", "errors", once(many[1].errors() as f64), "", (0.0, 0.0)));
    told(found, "contributions of 64 clients", sides, &many);
    let one = go_round(sides, &say(1), rounds).await?;
    found.0.push(goal(
        "G10",
        "contribution of one client: p50",
        one[1].over(&one[0], |it| it.p50),
        "× raw",
        (2.5, 1.6),
    ));
    told(found, "contributions of one client", sides, &one);
    Ok(())
}

/// The same pages in a small and in a large world: how much more the large one costs.
pub async fn measure_flatness(
    worlds: &[World],
    rounds: Rounds,
    (goals, details): (&mut Vec<Goal>, &mut Vec<String>),
) -> Result<()> {
    let [small, large] = worlds else { return Ok(()) };
    let sides = [start(small).await?, start(large).await?];
    let sides = [&sides[0], &sides[1]];
    let mut found = (Vec::new(), Vec::new());
    for ((what, path, secret), (_, there, its)) in paths(small).into_iter().zip(paths(large)) {
        let samples = ask(&sides, vec![asking(path, secret, PLAIN), asking(there, its, PLAIN)], 8, rounds).await?;
        found.0.push(goal("flat", &format!("{what}: CPU at L"), samples[1].over(&samples[0], cpu), "× S", (1.25, 1.1)));
        told(&mut found, what, &sides, &samples);
    }
    goals.extend(found.0);
    details.extend(found.1);
    Ok(())
}
