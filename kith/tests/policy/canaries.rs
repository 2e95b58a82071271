//! Canaries: every text of the world is a word that stands nowhere else. Each person walks through all they can reach;
//! what they find must be what the policy lets them see, and all that the product promises to show them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use kith_test::Browser;

use crate::cast::Person;
use crate::crawl::{self, Page, walk};
use crate::house::{self, Original, browser};
use crate::probe::walk as decide;
use crate::probes;
use crate::table::{Answer, SHIPPED, Table};
use crate::world::sessions::{CIRCLES, STAGES, Stage, of};
use crate::world::{Canary, Way, World, id};

/// Columns of text that hold nobody's words, and why no canary is in them. This list may only shrink, or grow with the
/// schema.
const WORDLESS: [(&str, &str); 6] = [
    ("a word or a hash of who comes in by a link", "guest_link.lang guest_link.secret_hash sign_in.by_link participation.level composition.kind composition.word"),
    (
        "a word of the program",
        "fact.kind fact.subject_kind job.kind letter.kind letter.lang organisation.sector person.lang person.languages person.hours ask_offer.kind
         letter_choice.choice letter_choice.was rhythm.holidays rhythm_step.step rhythm_due.step reminder.step reminder.held light_letter.what light_letter.step light_letter.held
         rhythm_followed.follower
         field_audience.field field_audience.audience community.lang community.accent community.visibility
         community.joining membership.role membership.how framework.kind invitation.role invitation.lang
         invitation.answer join_request.answer roster_import_part.act series.audience series.lang series.rule session.audience session.lang rsvp.answer activity.kind contribution.attribution contribution.channel contribution.audience beside.how attendance_change.was attendance_change.became attendance_change.via seen.how seen.state seen_proposal.reason consent.purpose
         contribution.lang attendance.how commitment.lang commitment.state question.lang question.state answer.channel
         answer.lang import_batch.source imported.source imported.kind import_change.kind import_change.act
         import_change.field activity.method method.lang method.kind
         method.aims method.places need.lang pairing.audience
         pairing.lang pairing.rules joined.kind joined.reason joined_part.table_name
         joined_part.column_name unlike.kind plan_import_part.act plan_line.state aim.kind",
    ),
    (
        "a time of day, or the name of a zone",
        "person.zone community.zone series.time_of_day series.zone session.time_of_day session.zone",
    ),
    (
        "a hash, a key, a count",
        "form_taken.key form_taken.sender sign_in.token_hash sign_in_code.code_hash sign_in_code.link_hash
         sign_in_code.browser_hash letter.link_hash invitation.secret_hash seen.mark_hash import_batch.counts imported.key imported.prints
         import_change.key import_change.print joined_part.was",
    ),
    ("an address of this site", "letter.unsubscribe form_taken.location sign_in_code.next_path community.slug"),
    (
        "the same word as in the column beside it",
        "letter.to_name letter.to_address letter.bounced organisation.folded person.folded ask_offer.folded joined.folded
         sign_in_code.email",
    ),
];

/// Whether one of these ways is open to somebody.
pub fn is_open(table: &Table, who: Option<&Person>, ways: &[Way]) -> bool {
    ways.iter().any(|way| decide(table, who, way) == Answer::Open)
}

/// What one walk found out.
#[derive(Default)]
struct Tally {
    pages: usize,
    seen: usize,
    leaked: Vec<String>,
    missing: Vec<String>,
}

fn name(who: Option<&Person>) -> &'static str {
    who.map_or("public", |who| who.key)
}

/// Everything that somebody reaches by links, and what they get who guess the addresses of everything else.
async fn everything(browser: &Browser, world: &World) -> (crawl::Walk, BTreeMap<String, Page>) {
    let linked = walk(browser, &["/", "/communities", "/policy", "/openapi.json"]).await;
    let mut guessed = BTreeMap::new();
    for probe in probes::all(world).into_iter().filter(|probe| probe.method == "GET") {
        if linked.pages.contains_key(&probe.path)
            || ["/invitations/", "/guests/", "/letters/"].iter().any(|it| probe.route.starts_with(it))
        {
            continue;
        }
        if let Some(page) = crawl::look(browser, &probe.path).await {
            guessed.insert(probe.path, page);
        }
    }
    (linked, guessed)
}

async fn walks(world: &World, original: &Original, who: Option<&Person>) -> Tally {
    let table = Table::read(SHIPPED);
    let copy = original.copy();
    let (_, router) = house::shipped(copy.db.clone());
    let (linked, guessed) = everything(&browser(&router, who), world).await;
    let mut tally = Tally { pages: linked.pages.len() + guessed.len(), ..Tally::default() };
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (path, page) in guessed.iter().chain(&linked.pages) {
        for word in crawl::words(&page.html).into_iter().chain(crawl::words(&page.json)) {
            found.insert(word, path.clone());
        }
        nameless(world, who, (path, page), &mut tally.leaked);
    }
    let shown: BTreeSet<_> = linked.pages.values().flat_map(|page| crawl::words(&page.html)).collect();
    for canary in &world.canaries {
        judge(&table, who, canary, (found.get(&canary.word), shown.contains(&canary.word)), &mut tally);
    }
    tally
}

fn judge(
    table: &Table,
    who: Option<&Person>,
    canary: &Canary,
    (found, shown): (Option<&String>, bool),
    tally: &mut Tally,
) {
    let (kind, column, row) = &canary.place;
    tally.seen += usize::from(found.is_some());
    if let Some(path) = found.filter(|_| !is_open(table, who, &canary.may)) {
        tally.leaked.push(format!("{}: {kind}.{column} of {row} on {path}", name(who)));
    }
    if !shown && is_open(table, who, &canary.promised) && is_open(table, who, &canary.may) {
        tally.missing.push(format!("{}: {kind}.{column} of {row}", name(who)));
    }
}

/// Near what was said without a name, its author's name never stands, and its author's id nowhere on the page.
fn nameless(world: &World, who: Option<&Person>, (path, page): (&String, &Page), leaked: &mut Vec<String>) {
    for circle in &CIRCLES {
        let author = world.word_of("person", "name", circle.shy);
        let ids = [id(circle.shy).as_simple().to_string(), id(circle.shy).hyphenated().to_string()];
        let need = ("need", "text", "nameless need", Stage::Ahead);
        let said = STAGES.into_iter().filter(|stage| *stage != Stage::Ahead).flat_map(|stage| {
            ["nameless saying", "unkept nameless saying"].map(|what| ("contribution", "html", what, stage))
        });
        for (table, column, what, stage) in said.chain([need]) {
            let word = world.word_of(table, column, &of(what, circle, stage));
            if !page.html.contains(&word) && !page.json.contains(&word) {
                continue;
            }
            let near = near(&page.html, &word).into_iter().chain(objects(&page.json, &word));
            for text in near {
                if text.contains(&author) || ids.iter().any(|id| text.contains(id)) {
                    leaked.push(format!("{}: who said {what} on {path}", name(who)));
                }
            }
        }
    }
}

/// What stands around a word.
fn near(text: &str, word: &str) -> Vec<String> {
    let around = |(at, _): (usize, &str)| {
        let from = text[..at].char_indices().rev().nth(300).map_or(0, |(at, _)| at);
        text[from..].chars().take(600 + word.len()).collect()
    };
    text.match_indices(word).map(around).collect()
}

/// The innermost JSON objects that hold a word.
fn objects(json: &str, word: &str) -> Vec<String> {
    fn inner(value: &serde_json::Value, word: &str, found: &mut Vec<String>) {
        let parts: Vec<&serde_json::Value> = match value {
            serde_json::Value::Object(map) => map.values().collect(),
            serde_json::Value::Array(list) => list.iter().collect(),
            _ => return,
        };
        let held = |part: &&serde_json::Value| part.to_string().contains(word);
        let deeper: Vec<_> = parts.into_iter().filter(held).collect();
        if value.is_object() && deeper.iter().any(|part| part.is_string()) {
            found.push(value.to_string());
        }
        deeper.into_iter().for_each(|part| inner(part, word, found));
    }
    let mut found = Vec::new();
    if let Ok(value) = serde_json::from_str(json) {
        inner(&value, word, &mut found);
    }
    found
}

#[test]
fn everybody_finds_what_they_may_see_and_nothing_else() {
    let started = std::time::Instant::now();
    let world = World::new(false);
    let original = Original::of(&world);
    let waiting: Mutex<Vec<Option<&Person>>> = Mutex::new(world.cast.iter().map(Some).chain([None]).collect());
    let all = Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let runtime = house::runtime();
                loop {
                    let Some(who) = waiting.lock().expect("no thread panicked").pop() else { break };
                    let tally = runtime.block_on(walks(&world, &original, who));
                    let mut all = all.lock().expect("no thread panicked");
                    all.pages += tally.pages;
                    all.seen += tally.seen;
                    all.leaked.extend(tally.leaked);
                    all.missing.extend(tally.missing);
                }
            });
        }
    });
    let mut tally = all.into_inner().expect("no thread panicked");
    tally.leaked.sort();
    tally.missing.sort();
    println!(
        "canaries: {} texts, {} people, {} pages as HTML and JSON, {} findings: {} leaked, {} missing; {:.1} s",
        world.canaries.len(),
        world.cast.len() + 1,
        tally.pages,
        tally.seen,
        tally.leaked.len(),
        tally.missing.len(),
        started.elapsed().as_secs_f64(),
    );
    let (leaked, missing) = (tally.leaked.join("\n"), tally.missing.join("\n"));
    assert!(leaked.is_empty() && missing.is_empty(), "leaked:\n{leaked}\nmissing:\n{missing}");
}

#[test]
fn every_text_of_the_schema_is_a_canary_in_the_world() {
    let world = World::new(false);
    let wordless: BTreeSet<_> = WORDLESS.iter().flat_map(|(_, columns)| columns.split_whitespace()).collect();
    let canaried: BTreeSet<_> = world.canaried.iter().map(|(table, column)| format!("{table}.{column}")).collect();
    let all: BTreeSet<_> = kith_migrations::ALL.iter().flat_map(|step| texts(step.sql)).collect();
    let bare: Vec<_> = all.iter().filter(|it| !canaried.contains(*it) && !wordless.contains(it.as_str())).collect();
    assert!(bare.is_empty(), "columns of text without a canary: {bare:?}");
    let idle: Vec<_> = wordless.iter().filter(|it| canaried.contains(**it) || !all.contains(**it)).collect();
    assert!(idle.is_empty(), "take these from the list: {idle:?}");
    println!("canaries: {} columns of text hold one, {} hold nobody's words", canaried.len(), wordless.len());
}

/// The columns of text of a step of the schema.
fn texts(sql: &str) -> Vec<String> {
    let mut table = String::new();
    let mut found = Vec::new();
    for line in sql.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            table = rest.split([' ', '(']).next().unwrap_or_default().to_owned();
        }
        let mut words = line.split_whitespace();
        if let (Some(column), Some(kind)) = (words.next(), words.next())
            && matches!(kind.trim_end_matches(','), "@text" | "@json")
        {
            found.push(format!("{table}.{column}"));
        }
    }
    found
}
