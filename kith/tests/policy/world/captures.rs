//! What is said and taken down while a session runs: contributions, decisions, resources, promises, questions and their answers.

use super::sessions::{Circle, Stage, of, session};
use super::{V, Way, World, id_of, text};
use crate::probe::Step;
use crate::table::Thing;

/// Decisions, commitments, questions and their answers.
pub(super) fn captures(world: &mut World, circle: &Circle, stage: Stage) {
    let row = of("decision", circle, stage);
    let may = vec![circle.record(world, stage), circle.editors(world)];
    let decided = world.canary(("decision", "text"), &row, may);
    let columns = vec![
        ("id", V::Id(row)),
        ("session_id", V::Id(session(circle, stage))),
        ("place_in_list", V::Int(1)),
        ("text", decided),
    ];
    world.put("decision", columns);
    let row = of("named resource", circle, stage);
    let may = vec![circle.record(world, stage), circle.editors(world)];
    let named = world.canary(("named", "text"), &row, may.clone());
    let at = world.canary_for(("named", "address"), &row, may, vec![circle.record(world, stage)]);
    let columns = vec![
        ("id", V::Id(row)),
        ("session_id", V::Id(session(circle, stage))),
        ("place_in_list", V::Int(1)),
        ("text", named),
        ("address", at.inside("https://tools.example.org/", "")),
    ];
    world.put("named", columns);
    for (what, person) in circle.promised() {
        promise(world, (circle, stage), what, Some(person));
    }
    promise(world, (circle, stage), "nobody's promise", None);
    question(world, circle, stage);
}

fn promise(world: &mut World, (circle, stage): (&Circle, Stage), what: &'static str, person: Option<&'static str>) {
    let row = of(what, circle, stage);
    let thing = Thing { owner: person, ..circle.thing("commitment") };
    let may = vec![
        world.way(circle.community, [Step::Must("read", thing)]),
        circle.record(world, stage),
        circle.editors(world),
    ];
    let promised = vec![circle.inside(world, [circle.may("read", "commitment")])];
    let said = world.canary_for(("commitment", "text"), &row, may.clone(), promised.clone());
    let note = world.canary_for(("commitment", "note"), &row, may, promised);
    // What was promised where the record is out has moved since: it comes back in the next session.
    let moved = stage == Stage::Recorded;
    let columns = vec![
        ("id", V::Id(row)),
        ("session_id", V::Id(session(circle, stage))),
        ("person_id", person.map_or(V::Null, id_of)),
        ("team_id", circle.team.or(circle.aside).map_or(V::Null, id_of)),
        ("text", said),
        ("lang", text("en")),
        ("due_on", V::Day(3)),
        ("state", text(if moved { "stuck" } else { "open" })),
        ("note", note),
        ("made_at", V::Time(stage.starts() + 60)),
        ("changed_at", V::Time(if moved { -1_440 } else { stage.starts() + 60 })),
    ];
    world.put("commitment", columns);
}

fn question(world: &mut World, circle: &Circle, stage: Stage) {
    let row = of("question", circle, stage);
    // The list of questions is of the community: guests come to a question by its record alone.
    let lists = Step::Must("read", Thing::of_community("framework", circle.community));
    let reads = circle.inside(world, [circle.may("read", "question"), lists]);
    let may =
        vec![circle.way(world, [circle.may("read", "question")]), circle.record(world, stage), circle.editors(world)];
    let asked = world.canary_for(("question", "text"), &row, may.clone(), vec![reads.clone()]);
    let answered = stage == Stage::Recorded;
    let columns = vec![
        ("id", V::Id(row.clone())),
        ("session_id", V::Id(session(circle, stage))),
        ("asked_by", id_of(circle.author)),
        ("text", asked),
        ("lang", text("en")),
        ("state", text(if answered { "answered" } else { "open" })),
        ("made_at", V::Time(stage.starts() + 60)),
        ("changed_at", V::Time(if answered { -1_440 } else { stage.starts() + 60 })),
    ];
    world.put("question", columns);
    let answer = of("answer", circle, stage);
    let only = vec![circle.way(world, [circle.may("read", "question")])];
    let source = world.canary_for(("answer", "text"), &answer, vec![], vec![]);
    let html = world.canary_for(("answer", "html"), &answer, only, vec![reads]);
    let columns = vec![
        ("id", V::Id(answer)),
        ("question_id", V::Id(row)),
        ("person_id", id_of(circle.mover)),
        ("channel", text("screen")),
        ("lang", text("en")),
        ("text", source),
        ("html", html.inside("<p>", "</p>")),
        ("renderer", V::Int(1)),
        ("written_at", V::Time(stage.starts() + 90)),
    ];
    world.put("answer", columns);
}

/// What is said: by name and kept, by name and not kept, without a name, by telephone, to one's own team only.
pub(super) fn sayings(world: &mut World, circle: &Circle, stage: Stage) {
    let heard = circle.inside(world, [circle.may("read", "contribution")]);
    let record = circle.record(world, stage);
    let editors = circle.editors(world);
    let running = stage == Stage::Running;
    for (what, author, named, kept) in [
        ("kept saying", circle.author, true, true),
        ("other saying", circle.author, true, false),
        ("nameless saying", circle.shy, false, true),
        ("unkept nameless saying", circle.shy, false, false),
        ("saying of who moved", circle.mover, true, true),
    ] {
        let mut may = vec![heard.clone(), editors.clone()];
        may.extend(kept.then(|| record.clone()));
        let mut promised = vec![editors.clone()];
        promised.extend(kept.then(|| record.clone()));
        promised.extend(running.then(|| heard.clone()));
        say(world, (circle, stage), Saying { what, author, named, kept, team: None }, (may, promised));
    }
    if let Some(aside) = circle.aside() {
        let may = vec![circle.inside(world, [circle.may("read", "contribution"), Step::Must("read", aside)])];
        let promised = if running { may.clone() } else { vec![] };
        let saying = Saying { what: "aside", author: circle.author, named: true, kept: false, team: circle.aside };
        say(world, (circle, stage), saying, (may, promised));
    }
}

struct Saying {
    what: &'static str,
    author: &'static str,
    named: bool,
    kept: bool,
    team: Option<&'static str>,
}

fn say(world: &mut World, (circle, stage): (&Circle, Stage), it: Saying, (may, promised): (Vec<Way>, Vec<Way>)) {
    let row = of(it.what, circle, stage);
    let thing = match it.team {
        Some(_) => circle.aside().expect("an aside"),
        None => circle.thing("contribution"),
    };
    let changes = vec![circle.inside(world, [Step::Must("edit", thing.owned_by(it.author))])];
    let shown = if stage == Stage::Running { changes.clone() } else { vec![] };
    let source = world.canary_for(("contribution", "text"), &row, changes, shown);
    let html = world.canary_for(("contribution", "html"), &row, may, promised);
    let columns = vec![
        ("id", V::Id(row.clone())),
        ("session_id", V::Id(session(circle, stage))),
        ("activity_id", V::Id(of("second activity", circle, stage))),
        ("person_id", if it.named { id_of(it.author) } else { V::Null }),
        ("attribution", text(if it.named { "named" } else { "unattributed" })),
        ("channel", text("screen")),
        ("audience", text(if it.team.is_some() { "team" } else { circle.audience })),
        ("team_id", it.team.map_or(V::Null, id_of)),
        ("lang", text("en")),
        ("text", source),
        ("html", html.inside("<p>", "</p>")),
        ("renderer", V::Int(1)),
        ("may_quote", V::Bool(false)),
        ("kept", V::Bool(it.kept)),
        ("written_at", V::Time(stage.starts() + 2)),
    ];
    world.put("contribution", columns);
    if !it.named {
        world.put("contribution_author", vec![("contribution_id", V::Id(row)), ("person_id", id_of(it.author))]);
    }
}
