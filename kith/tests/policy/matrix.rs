//! The matrix: every probe by everybody of the cast and by the public, through real requests, against the evaluator.

use std::collections::BTreeMap;
use std::sync::Mutex;

use kith_db::Db;
use kith_policy::Policy;
use kith_test::{Answer as Response, Browser};

use crate::cast::Person;
use crate::house::{self, Original, browser, send};
use crate::probe::Probe;
use crate::probes;
use crate::table::{Answer, SHIPPED, Table};
use crate::world::{World, address};

/// What was tried, and what was not as the evaluator says.
#[derive(Default)]
struct Tally {
    cells: usize,
    by_answer: BTreeMap<Answer, usize>,
    copies: usize,
    wrong: Vec<String>,
}

/// Whether a status is what an answer of the policy looks like. Whoever may send a form and sends it empty is told what
/// is missing, or does it.
pub fn fits(answer: Answer, probe: &Probe, status: u16) -> bool {
    match answer {
        Answer::Open if probe.method == "GET" => status == 200,
        Answer::Open => status != 403 && status != 404 && status < 500,
        Answer::Refused => status == 403,
        Answer::Hidden => status == 404,
    }
}

/// What differs between the answer to a probe and what the evaluator says, if anything does.
pub fn differs(table: &Table, who: Option<&Person>, probe: &Probe, response: &Response) -> Option<String> {
    let (answer, marks) = probe.seen(table, who);
    let status = response.status.as_u16();
    let name = who.map_or("public", |who| who.key);
    let head = format!("{name}: {} {} ({})", probe.method, probe.route, probe.path);
    if !fits(answer, probe, status) {
        return Some(format!("{head}: {status}, must be {answer:?}"));
    }
    let wrong = probe.marks.iter().zip(marks).find(|(mark, shown)| response.body.contains(&mark.text) != *shown);
    wrong.map(|(mark, shown)| format!("{head}: {} must {}stand there", mark.text, if shown { "" } else { "not " }))
}

/// The body without what differs by address and by draw: the path, and the keys of forms.
fn neutral(body: &str, path: &str) -> String {
    let mut text = body.replace(path, "PATH");
    let mut from = 0;
    while let Some(at) = text[from..].find("value=\"").map(|at| from + at + 7) {
        let key: String = text[at..].chars().take_while(char::is_ascii_hexdigit).collect();
        if key.len() >= 32 {
            text.replace_range(at..at + key.len(), "KEY");
        }
        from = at;
    }
    text
}

/// Status, headers and body.
type Told = (u16, Vec<(String, String)>, String);

fn told(response: &Response, path: &str) -> Told {
    let headers = response.headers.iter().filter(|(name, _)| *name != "content-length");
    let headers = headers.map(|(name, value)| (name.to_string(), format!("{value:?}"))).collect();
    (response.status.as_u16(), headers, neutral(&response.body, path))
}

/// What somebody is told of a session that never was, who asks for it in the same way.
async fn nothing(browser: &Browser, probe: &Probe) -> Told {
    let (route, path) = ("", format!("/c/alder/sessions/{}", address("nothing of that name")));
    let path = if probe.method == "GET" { path } else { format!("{path}/rsvp") };
    let lost = Probe { route, path, ..probe.clone() };
    told(&send(browser, &lost).await, &lost.path)
}

/// Everything that one person tries.
async fn tries(original: &Original, who: Option<&Person>, probes: &[Probe], demo: bool) -> Tally {
    let table = Table::read(SHIPPED);
    let key = who.map_or("public", |who| who.key);
    let shipped = |db: &Db| house::house(db.clone(), Policy::shipped().expect("the policy"), demo).1;
    let mut copy = original.copy();
    let mut router = shipped(&copy.db);
    let mut hidden: BTreeMap<_, Told> = BTreeMap::new();
    let mut tally = Tally::default();
    for probe in probes {
        let response = send(&browser(&router, who), probe).await;
        tally.cells += 1;
        *tally.by_answer.entry(probe.expected(&table, who)).or_default() += 1;
        tally.wrong.extend(differs(&table, who, probe, &response));
        if response.status == 404 {
            let like = (probe.method, probe.body.clone());
            if !hidden.contains_key(&like) {
                hidden.insert(like.clone(), nothing(&browser(&router, who), probe).await);
            }
            if told(&response, &probe.path) != hidden[&like] {
                tally.wrong.push(format!("{key}: {} {}: not like what does not exist", probe.method, probe.path));
            }
        }
        if probe.method == "POST" && response.status.as_u16() < 400 {
            copy = original.copy();
            router = shipped(&copy.db);
            tally.copies += 1;
        }
    }
    tally
}

/// Shares the cast out among a few threads.
fn everybody(world: &World, probes: &[Probe], demo: bool) -> Tally {
    let original = Original::of(world);
    let waiting: Mutex<Vec<Option<&Person>>> = Mutex::new(world.cast.iter().map(Some).chain([None]).collect());
    let all = Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let runtime = house::runtime();
                loop {
                    let Some(who) = waiting.lock().expect("no thread panicked").pop() else { break };
                    let tally = runtime.block_on(tries(&original, who, probes, demo));
                    let mut all = all.lock().expect("no thread panicked");
                    all.cells += tally.cells;
                    all.copies += tally.copies;
                    all.wrong.extend(tally.wrong);
                    for (answer, count) in tally.by_answer {
                        *all.by_answer.entry(answer).or_default() += count;
                    }
                }
            });
        }
    });
    all.into_inner().expect("no thread panicked")
}

fn check(name: &str, world: &World, probes: &[Probe], demo: bool) {
    let started = std::time::Instant::now();
    let tally = everybody(world, probes, demo);
    let of = |answer| tally.by_answer.get(&answer).copied().unwrap_or_default();
    println!(
        "matrix {name}: {} people x {} probes = {} cells ({} open, {} refused, {} hidden), {} wrong; {} fresh copies, {:.1} s",
        world.cast.len() + 1,
        probes.len(),
        tally.cells,
        of(Answer::Open),
        of(Answer::Refused),
        of(Answer::Hidden),
        tally.wrong.len(),
        tally.copies,
        started.elapsed().as_secs_f64(),
    );
    assert!(tally.wrong.is_empty(), "{} wrong:\n{}", tally.wrong.len(), tally.wrong.join("\n"));
}

#[test]
fn everybody_gets_what_the_policy_says() {
    let world = World::new(false);
    check("open", &world, &probes::all(&world), false);
}

#[test]
fn a_private_community_is_known_to_nobody_else() {
    let world = World::new(true);
    let probes: Vec<_> = probes::all(&world).into_iter().filter(is_about_alder).collect();
    check("private", &world, &probes, false);
}

/// Where it matters whether alder is open to the eye of the public: its own pages, and one page of each kind inside.
fn is_about_alder(probe: &Probe) -> bool {
    probe.path.starts_with("/c/alder") && (probe.method == "GET" || probe.route.ends_with("/joining"))
}

#[test]
fn the_doors_of_a_demonstration_are_open_in_one() {
    check("demonstration", &World::new(false), &probes::of_demo(), true);
}

/// On the other database a fifth of the cells, everybody another one, without the forms that would go through.
#[test]
fn the_other_database_answers_alike() {
    kith_test::on_both_async(kith_migrations::ALL, async |db| {
        if db.dialect() == kith_db::Dialect::Sqlite {
            return; // all of it ran there already
        }
        let world = World::new(false);
        world.write_into(&db);
        let (_, router) = house::shipped(db);
        let table = Table::read(SHIPPED);
        let (mut cells, mut wrong) = (0, Vec::new());
        let probes = probes::all(&world);
        for (turn, who) in world.cast.iter().map(Some).chain([None]).enumerate() {
            for probe in probes.iter().skip(turn % 5).step_by(5) {
                if probe.method == "POST" && probe.expected(&table, who) == Answer::Open {
                    continue;
                }
                cells += 1;
                wrong.extend(differs(&table, who, probe, &send(&browser(&router, who), probe).await));
            }
        }
        println!("matrix on PostgreSQL: {cells} cells, {} wrong", wrong.len());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}
