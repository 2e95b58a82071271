//! Work plans, what serves which priority, coverage.

use super::{elsewhere, twin};
use crate::probe::Probe;
use crate::probe::Step;
use crate::table::Thing;
use crate::world::action::{line, plan_import, priority};
use crate::world::sessions::{Circle, Stage, of, session};
use crate::world::{World, address};

const AIMS: &str = "/c/{community}/aims/{kind}/{thing}";
const REMOVALS: &str = "/c/{community}/aims/{kind}/{thing}/removals";

/// What a community as a whole is asked.
pub fn probes(world: &World, community: &'static str) -> Vec<Probe> {
    let base = format!("/c/{community}");
    let may = |action, kind| world.way(community, [Step::Must(action, Thing::of_community(kind, community))]);
    let never = |action, kind| may(action, kind).into_iter().chain([Step::Never]).collect::<Vec<_>>();
    let (read, plan, edit) = (|| may("read", "coverage"), || may("read", "work-plan"), || may("edit", "work-plan"));
    const ONE: &str = "/c/{community}/coverage/{priority}";
    const LIST: &str = "/c/{community}/coverage/{priority}/list.csv";
    const LINE: &str = "/c/{community}/work-plan/lines/{line}";
    const OUT: &str = "/c/{community}/work-plan/lines/{line}/removals";
    const UNDO: &str = "/c/{community}/work-plan/import/{import}/undoings";
    let import = format!("{base}/work-plan/import");
    let mut probes = vec![
        Probe::get("/c/{community}/coverage", format!("{base}/coverage"), read()),
        Probe::get("/c/{community}/coverage.csv", format!("{base}/coverage.csv"), read()),
        Probe::get("/c/{community}/work-plan", format!("{base}/work-plan"), plan()),
        Probe::get("/c/{community}/work-plan.csv", format!("{base}/work-plan.csv"), plan()),
        Probe::get("/c/{community}/work-plan/sample.csv", format!("{base}/work-plan/sample.csv"), edit()),
        Probe::get("/c/{community}/work-plan/lines/new", format!("{base}/work-plan/lines/new"), edit()),
        Probe::post("/c/{community}/work-plan/lines/new", format!("{base}/work-plan/lines/new"), edit()),
        Probe::get("/c/{community}/work-plan/import", import.clone(), edit()),
        Probe::post("/c/{community}/work-plan/import", import.clone(), edit()),
        Probe::post("/c/{community}/work-plan/import/confirmations", format!("{import}/confirmations"), edit()),
    ];
    if community == "cedar" {
        return probes;
    }
    let there = elsewhere(community);
    for (whose, own) in [(community, true), (there, false)] {
        let or = |action, kind, way: Vec<Step>| if own { way } else { never(action, kind) };
        let of_priority = format!("{base}/coverage/{}", address(&priority(whose)));
        let of_line = format!("{base}/work-plan/lines/{}", address(&line(whose)));
        let undoing = format!("{import}/{}/undoings", address(&plan_import(whose)));
        probes.extend([
            Probe::get(ONE, of_priority.clone(), or("read", "coverage", read())),
            Probe::get(LIST, format!("{of_priority}/list.csv"), or("read", "coverage", read())),
            Probe::get(LINE, of_line.clone(), or("edit", "work-plan", edit())),
            Probe::post(LINE, of_line.clone(), or("edit", "work-plan", edit())),
            Probe::press(OUT, format!("{of_line}/removals"), or("edit", "work-plan", edit())),
            Probe::press(UNDO, undoing, or("edit", "work-plan", edit())),
        ]);
    }
    probes.extend(of_team(world, community));
    probes
}

/// What a team points at: said by its lead too.
fn of_team(world: &World, community: &'static str) -> Vec<Probe> {
    let mut probes = Vec::new();
    for team in ["alder-t1", "birch-t1"] {
        let own = team.starts_with(community);
        let cohort = crate::cast::cohort_of(team);
        let thing = |kind| Thing { cohort, ..Thing::of_community(kind, community) }.team(team);
        let last = |action| if own { Step::Must(action, thing("aim")) } else { Step::Never };
        let way = |action| {
            world.way(community, own.then(|| Step::Must("read", thing("team"))).into_iter().chain([last(action)]))
        };
        let path = format!("/c/{community}/aims/team/{}", address(team));
        probes.push(Probe::get(AIMS, path.clone(), way("read")));
        probes.push(Probe::post(AIMS, path.clone(), way("edit")));
        probes.push(Probe::post(REMOVALS, format!("{path}/removals"), way("edit")));
    }
    probes
}

/// What the things of a circle point at, and whether a list of what serves a priority shows it.
pub fn of_circle(world: &World, circle: &Circle) -> Vec<Probe> {
    let base = format!("/c/{}/aims", circle.community);
    let read = || circle.inside(world, [circle.may("read", "aim")]);
    let edit = || circle.inside(world, [circle.may("edit", "aim")]);
    let serves = format!("line:{}", address(&line(circle.community)));
    let one = format!("{base}/session/{}", address(&session(circle, Stage::Ahead)));
    let there = format!("{base}/session/{}", address(&session(&twin(circle), Stage::Ahead)));
    let never = || world.way(circle.community, [Step::Never]);
    let activity = format!("{base}/activity/{}", address(&of("first activity", circle, Stage::Ahead)));
    let priority = format!("/c/{}/coverage/{}", circle.community, address(&priority(circle.community)));
    let coverage = world.way(circle.community, [Step::Must("read", Thing::of_community("coverage", circle.community))]);
    let title = world.word_of("session", "title", &session(circle, Stage::Ahead));
    let question = format!("{base}/question/{}", address(&of("question", circle, Stage::Recorded)));
    let of_question = world.way(circle.community, [circle.may("read", "question"), circle.may("read", "aim")]);
    vec![
        Probe::get(AIMS, one.clone(), read()),
        Probe::get(AIMS, question, of_question),
        Probe::get(AIMS, activity, read()),
        Probe::get("/c/{community}/coverage/{priority}", priority, coverage)
            .marked(title, vec![circle.may("read", "aim")]),
        Probe::post(AIMS, one.clone(), edit()),
        Probe::post(AIMS, one.clone(), edit()).filled("serves", &serves),
        Probe::post(REMOVALS, format!("{one}/removals"), edit()),
        Probe::get(AIMS, there.clone(), never()),
        Probe::press(AIMS, there.clone(), never()),
        Probe::press(REMOVALS, format!("{there}/removals"), never()),
    ]
}
