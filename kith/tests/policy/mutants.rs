//! Mutants: each cell of the policy is turned into each of the two other answers, one at a time, in the server alone.
//! The matrix must notice every one of them that anybody could.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use kith_policy::Policy;

use crate::cast::Person;
use crate::house::{self, Copy, Original, browser, send};
use crate::matrix::differs;
use crate::probe::Probe;
use crate::probes;
use crate::table::{Key, SHIPPED, Table};
use crate::world::World;

/// Cells whose change nobody can notice, and why: kinds, audiences, actions, standings. This list may only shrink.
const UNNOTICED: [(&str, &str, &str, &str, &str); 20] = [
    ("*", "community", "*", "cohort team lead coach", "what is for a whole community is in no cohort and no team"),
    ("community", "community public", "edit", "cohort team lead coach", "a community is in no circle of itself"),
    ("*", "cohort", "*", "team lead coach", "what is for a cohort is in no team"),
    (
        "*",
        "team",
        "*",
        "cohort",
        "what is for a team is in no cohort, beside asides, which are looked for in one's teams",
    ),
    ("aside", "team", "read", "invited member facilitator steward", "asides are looked for in one's own teams alone"),
    ("aside contribution", "*", "read", "own", "one's own words are found where the session is open to one"),
    ("contribution attendance rsvp", "*", "create", "own", "what is not there yet is nobody's"),
    ("session record floor question reminder rhythm pairing pulse aim", "*", "*", "own", "it is nobody's own"),
    ("attendance", "*", "edit", "own", "it is nobody's own"),
    (
        "acknowledgement charter cohort community consent coverage directory framework method same team work-plan",
        "*",
        "*",
        "own",
        "it is nobody's own",
    ),
    ("invitation join-request joining", "community", "*", "own", "it is nobody's own"),
    ("membership", "community", "create edit", "own", "asked of the community, not of whose it is"),
    (
        "profile-field",
        "*",
        "*",
        "own team lead coach",
        "an owner is among those it is for; a field for oneself has no other place",
    ),
    (
        "account",
        "own",
        "*",
        "person invited sponsor observer member cohort team lead coach facilitator steward operator",
        "one is asked for one's own account alone",
    ),
    ("aside", "team", "create", "*", "asked for a field of a form: who may not is told that it is no choice"),
    ("community", "public", "create", "*", "it has no place yet, in which one could be anything"),
    (
        "account acknowledgement aim aside charter cohort commitment community coverage delegation directory
         framework invitation join-request joining membership method pairing participation profile-field same session team
         work-plan",
        "*",
        "*",
        "guest",
        "it is asked of no session: guests are at one session, and at nothing else",
    ),
    (
        "same",
        "public",
        "edit",
        "invited sponsor observer member cohort team lead coach facilitator steward",
        "organisations are of no place in which one could be anything",
    ),
    (
        "record reminder rhythm",
        "*",
        "*",
        "guest",
        "guests of the world are at a session that runs; this is asked of one that is over",
    ),
    ("contribution rsvp", "community", "read create", "invited", "whoever is invited is at a session as its guest"),
];

/// What becomes of a mutant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fate {
    /// A cell of the matrix fails.
    Noticed,
    /// Whoever stands so also stands in a way that gets as much: no answer changes for anybody.
    Idle,
    /// An answer changes, and nobody gets as far as to it: an earlier question of the same request says no.
    Guarded,
    /// Nobody can stand so to such a thing.
    Nobody,
    /// Cells of the matrix should fail, and none does.
    Lost,
}

/// A changed table.
struct Mutant {
    keys: Vec<Key>,
    column: String,
    cell: char,
    text: &'static str,
}

fn mutants(table: &Table) -> Vec<Mutant> {
    let mut lines: BTreeMap<usize, Vec<Key>> = BTreeMap::new();
    for (key, line) in &table.lines {
        lines.entry(line.number).or_default().push(key.clone());
    }
    let mut mutants = Vec::new();
    for (number, keys) in lines {
        for (at, column) in table.columns.iter().enumerate() {
            for cell in ['y', 'n', '.'].into_iter().filter(|cell| *cell != table.lines[&keys[0]].cells[column]) {
                let text = changed(number, at, cell);
                mutants.push(Mutant { keys: keys.clone(), column: column.clone(), cell, text });
            }
        }
    }
    mutants
}

/// The text of the table with one cell changed. It lives as long as the test, as the shipped one does.
fn changed(number: usize, column: usize, cell: char) -> &'static str {
    let mut lines: Vec<String> = SHIPPED.lines().map(str::to_owned).collect();
    let mut fields: Vec<String> = lines[number].split(',').map(str::to_owned).collect();
    fields.resize(fields.len().max(5 + column), ".".to_owned());
    fields[4 + column] = cell.to_string();
    lines[number] = fields.join(",");
    Box::leak(lines.join("\n").into_boxed_str())
}

/// A world, its probes, and a database that no request changes.
struct Ground {
    world: World,
    probes: Vec<Probe>,
    demo: bool,
    original: Original,
    still: Copy,
}

impl Ground {
    fn new(closed: bool) -> Self {
        let world = World::new(closed);
        let original = Original::of(&world);
        let still = original.copy();
        Self { probes: probes::all(&world), world, demo: false, original, still }
    }

    /// A demonstration: its doors alone.
    fn demo() -> Self {
        Self { probes: probes::of_demo(), demo: true, ..Self::new(false) }
    }
}

/// How many cells are tried before a mutant counts as lost.
const TRIES: usize = 60;

/// What becomes of a mutant in the matrix.
fn fate(grounds: &[Ground], table: &Table, mutant: &Mutant) -> Fate {
    let other = Table::read(mutant.text);
    if is_idle(table, &other, mutant) {
        return Fate::Idle;
    }
    let runtime = house::runtime();
    let (mut tried, mut fate) = (0, Fate::Nobody);
    for (ground, probe) in touched(grounds, mutant) {
        for who in ground.world.cast.iter().map(Some).chain([None]) {
            if probe.seen(table, who) != probe.seen(&other, who) {
                if tried >= TRIES {
                    return Fate::Lost;
                }
                if runtime.block_on(fails(ground, table, mutant, (who, probe))) {
                    return Fate::Noticed;
                }
                (tried, fate) = (tried + 1, Fate::Lost);
            } else if fate == Fate::Nobody && changes(table, &other, who, probe) {
                fate = Fate::Guarded;
            }
        }
    }
    fate
}

/// The probes that a mutant can touch; those that change no row first.
fn touched<'g>(grounds: &'g [Ground], mutant: &Mutant) -> Vec<(&'g Ground, &'g Probe)> {
    let all = grounds.iter().flat_map(|ground| ground.probes.iter().map(move |probe| (ground, probe)));
    let asks = |probe: &Probe| mutant.keys.iter().any(|(kind, audience, action)| probe.asks(kind, audience, action));
    let mut touched: Vec<_> = all.filter(|(_, probe)| asks(probe)).collect();
    touched.sort_by_key(|(_, probe)| (probe.writes, probe.method != "GET"));
    touched
}

/// Whether any question of a probe is answered otherwise for somebody.
fn changes(table: &Table, other: &Table, who: Option<&Person>, probe: &Probe) -> bool {
    let questions = probe.questions(who);
    questions.iter().any(|(action, thing)| table.says(who, action, thing) != other.says(who, action, thing))
}

async fn fails(ground: &Ground, table: &Table, mutant: &Mutant, (who, probe): (Option<&Person>, &Probe)) -> bool {
    let policy = Policy::read(mutant.text).expect("a mutant is a table");
    // A form that goes through may change rows: it gets a copy of its own.
    let own = (probe.method != "GET").then(|| ground.original.copy());
    let db = own.as_ref().unwrap_or(&ground.still).db.clone();
    let (_, router) = house::house(db, policy, ground.demo);
    let response = send(&browser(&router, who), probe).await;
    differs(table, who, probe, &response).is_some()
}

/// A cell that makes no difference because whoever stands so also stands in a way that gets as much or more.
fn is_idle(table: &Table, other: &Table, mutant: &Mutant) -> bool {
    let also: &[&'static str] = match mutant.column.as_str() {
        "public" => &[],
        // A link lets them in, and no sign-in.
        "guest" => &["public"],
        "person" => &["public"],
        // Whoever is in a circle of a community is in the community.
        "cohort" | "team" | "lead" | "coach" => &["public", "person", "member"],
        _ => &["public", "person"],
    };
    let column: &'static str = STANDINGS.into_iter().find(|it| *it == mutant.column).expect("a column");
    let stands: BTreeSet<&'static str> = also.iter().copied().chain([column]).collect();
    mutant.keys.iter().all(|key| table.answer(key, &stands) == other.answer(key, &stands))
}

const STANDINGS: [&str; 15] = [
    "public",
    "person",
    "invited",
    "sponsor",
    "observer",
    "member",
    "cohort",
    "team",
    "lead",
    "coach",
    "facilitator",
    "steward",
    "operator",
    "own",
    "guest",
];

fn all_fates(table: &Table, all: &[Mutant]) -> Vec<Fate> {
    let grounds = [Ground::new(false), Ground::new(true), Ground::demo()];
    let next = AtomicUsize::new(0);
    let fates = Mutex::new(vec![Fate::Lost; all.len()]);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while let Some((at, mutant)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    all.get(at).map(|mutant| (at, mutant))
                } {
                    let fate = fate(&grounds, table, mutant);
                    fates.lock().expect("no thread panicked")[at] = fate;
                }
            });
        }
    });
    fates.into_inner().expect("no thread panicked")
}

#[test]
fn every_changed_cell_of_the_policy_is_noticed() {
    let started = std::time::Instant::now();
    let table = Table::read(SHIPPED);
    let all = mutants(&table);
    let fates = all_fates(&table, &all);
    let count = |fate: Fate| fates.iter().filter(|it| **it == fate).count();
    let silent: Vec<_> = all.iter().zip(&fates).filter(|(_, fate)| matches!(fate, Fate::Nobody | Fate::Lost)).collect();
    let (known, lost): (Vec<_>, Vec<_>) = silent.iter().partition(|(mutant, _)| is_listed(mutant));
    println!(
        "mutants: {} mutants: {} noticed; {} change no answer, {} stand behind a question that says no already, \
         {} that nobody can notice (listed with reasons), {} lost; {:.1} s",
        all.len(),
        count(Fate::Noticed),
        count(Fate::Idle),
        count(Fate::Guarded),
        known.len(),
        lost.len(),
        started.elapsed().as_secs_f64(),
    );
    let name = |(it, fate): &(&Mutant, &Fate)| format!("{fate:?} {:?} {} -> {}", it.keys, it.column, it.cell);
    let mut names: Vec<String> = lost.iter().map(name).collect();
    names.sort();
    assert!(names.is_empty(), "mutants that nothing noticed:\n{}", names.join("\n"));
    let mut stale = Vec::new();
    for (kind, audience, action, standings, _) in UNNOTICED {
        let silent = |standing: &&str| known.iter().any(|(it, _)| matches(it, (kind, audience, action), standing));
        stale
            .extend(standings.split(' ').filter(|it| !silent(it)).map(|it| format!("{kind},{audience},{action} {it}")));
    }
    assert!(stale.is_empty(), "noticed: take it from the list:\n{}", stale.join("\n"));
}

fn is_listed(mutant: &Mutant) -> bool {
    UNNOTICED.iter().any(|(kind, audience, action, standings, _)| {
        standings.split(' ').any(|standing| matches(mutant, (kind, audience, action), standing))
    })
}

fn matches(mutant: &Mutant, (kind, audience, action): (&str, &str, &str), standing: &str) -> bool {
    let fits = |wanted: &str, is: &str| wanted == "*" || wanted.split_whitespace().any(|it| it == is);
    fits(standing, &mutant.column)
        && mutant.keys.iter().all(|key| fits(kind, &key.0) && fits(audience, &key.1) && fits(action, &key.2))
}
