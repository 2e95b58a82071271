//! Sessions that run and were held: contributions, attendance, the record, questions, commitments.

use super::{list_of, other, twin};
use crate::probe::{Probe, Step};
use crate::table::Thing;
use crate::world::sessions::{Circle, Stage, of, session};
use crate::world::{World, address};

pub fn probes(world: &World, circle: &Circle) -> Vec<Probe> {
    let mut probes = running(world, circle);
    probes.extend(counting(world, circle));
    probes.extend(contributions(world, circle));
    probes.extend(recording(world, circle));
    probes.extend(captures(world, circle));
    probes.extend(following(world, circle));
    if circle.audience == "community" {
        let path = |rest: &str| format!("/c/{}{rest}", circle.community);
        let listed = |kind| world.way(circle.community, [list_of(circle, kind)]);
        probes.push(Probe::get("/c/{community}/questions", path("/questions"), listed("question")));
        probes.push(Probe::get("/c/{community}/commitments", path("/commitments"), listed("commitment")));
        let consent = |action| {
            world.way(circle.community, [Step::Must(action, Thing::of_community("consent", circle.community))])
        };
        probes.push(Probe::get("/c/{community}/consents", path("/consents"), consent("read")));
        probes.push(Probe::press("/c/{community}/consents", path("/consents"), consent("edit")));
    }
    probes
}

/// The session of a circle, under a community's name.
fn at(circle: &Circle, of_circle: &Circle, stage: Stage) -> String {
    format!("/c/{}/sessions/{}", circle.community, address(&session(of_circle, stage)))
}

/// What whoever is at a session says of it and of themselves, its guests too.
fn agreeing(circle: &Circle, path: &str, way: &dyn Fn(Vec<Step>) -> Vec<Step>) -> Vec<Probe> {
    const OWN: &str = "/c/{community}/sessions/{session}/consents/own";
    const PULSE: &str = "/c/{community}/sessions/{session}/pulse";
    let session = Some(session(circle, Stage::Running));
    let consent = |action| {
        Step::Must(action, Thing { session: session.clone(), ..Thing::of_community("consent", circle.community) })
    };
    // Who is refused sees the page again, so answering asks both.
    let both = vec![circle.may("read", "pulse"), circle.may("create", "pulse")];
    vec![
        Probe::get(OWN, format!("{path}/consents/own"), way(vec![consent("read")])),
        Probe::press(OWN, format!("{path}/consents/own"), way(vec![consent("edit")])),
        Probe::get(PULSE, format!("{path}/pulse"), way(vec![circle.may("read", "pulse")])),
        Probe::post(PULSE, format!("{path}/pulse"), way(both)),
    ]
}

fn running(world: &World, circle: &Circle) -> Vec<Probe> {
    let mut probes = Vec::new();
    let there = twin(circle);
    let ahead = &circle.in_session(Stage::Ahead);
    let circle = &circle.in_session(Stage::Running);
    for (of_circle, own) in [(*circle, true), (there, false)] {
        let path = at(circle, &of_circle, Stage::Running);
        let way = |steps: Vec<Step>| {
            if own { circle.inside(world, steps) } else { world.way(circle.community, [Step::Never]) }
        };
        let runs = || way(vec![circle.may("run", "session")]);
        let activity = address(&of("second activity", &of_circle, Stage::Running));
        let mut run = Probe::get(
            "/c/{community}/sessions/{session}/run",
            format!("{path}/run"),
            way(vec![circle.may("read", "contribution")]),
        );
        probes.extend(agreeing(circle, &path, &way));
        if own {
            let floor = vec![circle.may("run", "session"), circle.may("read", "floor")];
            run = run.marked(world.word_of("person", "name", "guest"), floor);
            run = run.marked(format!("{path}/endings\""), vec![circle.may("run", "session")]);
        }
        if let Some(aside) = circle.aside().filter(|_| own) {
            let word = world.word_of("contribution", "html", &of("aside", circle, Stage::Running));
            run = run.marked(word, vec![Step::Must("read", aside)]);
        }
        probes.push(run);
        probes.extend([
            Probe::press("/c/{community}/sessions/{session}/beginnings", format!("{path}/beginnings"), runs()),
            Probe::press("/c/{community}/sessions/{session}/endings", format!("{path}/endings"), runs()),
            Probe::press(
                "/c/{community}/sessions/{session}/activities/{activity}/beginnings",
                format!("{path}/activities/{activity}/beginnings"),
                runs(),
            ),
            Probe::post(
                "/c/{community}/sessions/{session}/activities/{activity}/contributions",
                format!("{path}/activities/{activity}/contributions"),
                way(vec![circle.may("create", "contribution")]),
            ),
            Probe::post(
                "/c/{community}/sessions/{session}/activities/{activity}/contributions",
                format!("{path}/activities/{activity}/contributions"),
                way(vec![circle.may("create", "contribution")]),
            )
            .filled("text", "Words."),
            Probe::post(
                "/c/{community}/sessions/{session}/arrivals",
                format!("{path}/arrivals"),
                way(vec![circle.may("create", "attendance")]),
            )
            .filled("how", "telephone"),
            Probe::post(
                "/c/{community}/sessions/{session}/activities/{activity}/dictations",
                format!("{path}/activities/{activity}/dictations"),
                way(vec![circle.may("run", "session"), circle.may("create", "contribution")]),
            ),
            Probe::post(
                "/c/{community}/sessions/{session}/arrivals",
                format!("{path}/arrivals"),
                way(vec![circle.may("create", "attendance")]),
            ),
            Probe::get(
                "/c/{community}/sessions/{session}/attendance",
                format!("{path}/attendance"),
                way(vec![circle.may("edit", "attendance")]),
            ),
            Probe::post(
                "/c/{community}/sessions/{session}/attendance",
                format!("{path}/attendance"),
                way(vec![circle.may("edit", "attendance")]),
            ),
        ]);
    }
    // Before it begins, too, only those come there who may hear what is said.
    let planned = at(circle, circle, Stage::Ahead);
    let begins = vec![ahead.may("run", "session")];
    let way = ahead.inside(world, [ahead.may("read", "contribution")]);
    let run = Probe::get("/c/{community}/sessions/{session}/run", format!("{planned}/run"), way);
    probes.push(run.marked(format!("{planned}/beginnings\""), begins));
    probes.extend(wrong_activity(world, circle));
    probes
}

/// Who came: by code, on paper, from the reports of meetings.
fn counting(world: &World, circle: &Circle) -> Vec<Probe> {
    const BASE: &str = "/c/{community}/sessions/{session}";
    const ROUTES: [(&str, &str); 8] = [
        ("GET", "/c/{community}/sessions/{session}/consents"),
        ("GET", "/c/{community}/sessions/{session}/attendance/code"),
        ("GET", "/c/{community}/sessions/{session}/attendance/paper"),
        ("GET", "/c/{community}/sessions/{session}/attendance/reports"),
        ("POST", "/c/{community}/sessions/{session}/attendance/teams"),
        ("POST", "/c/{community}/sessions/{session}/attendance/paper"),
        ("POST", "/c/{community}/sessions/{session}/attendance/reports"),
        ("POST", "/c/{community}/sessions/{session}/attendance/lines"),
    ];
    const UNDO: &str = "/c/{community}/sessions/{session}/attendance/lines/{line}/undoings";
    let mut probes = Vec::new();
    let there = twin(circle);
    for (of_circle, own) in [(*circle, true), (there, false)] {
        let path = at(circle, &of_circle, Stage::Held);
        let way = |last: Vec<Step>| {
            let steps = if own { [vec![circle.may("edit", "attendance")], last].concat() } else { vec![Step::Never] };
            if own { circle.inside(world, steps) } else { world.way(circle.community, steps) }
        };
        for (method, route) in ROUTES {
            let path = format!("{path}{}", route.trim_start_matches(BASE));
            let probe = Probe::get(route, path, way(vec![]));
            probes.push(Probe { method, ..probe });
        }
        for (of_stage, same) in [(Stage::Held, true), (Stage::Running, false)] {
            let line = address(&of("line of who came beside", &of_circle, of_stage));
            let last = if same { vec![] } else { vec![Step::Never] };
            probes.push(Probe::press(UNDO, format!("{path}/attendance/lines/{line}/undoings"), way(last)));
        }
    }
    let path = at(circle, circle, Stage::Held);
    let pulse = |action| circle.inside(world, [circle.may(action, "pulse")]);
    // Who is refused sees the page again, so answering asks both.
    let both = [circle.may("read", "pulse"), circle.may("create", "pulse")];
    let never = world.way(circle.community, [Step::Never]);
    let elsewhere = format!("{}/pulse", at(circle, &there, Stage::Held));
    const PULSE: &str = "/c/{community}/sessions/{session}/pulse";
    probes.extend([
        Probe::get(PULSE, format!("{path}/pulse"), pulse("read")),
        Probe::post(PULSE, format!("{path}/pulse"), circle.inside(world, both)),
        Probe::get(PULSE, elsewhere.clone(), never.clone()),
        Probe::post(PULSE, elsewhere, never),
    ]);
    let code = kith_sessions::door::code(crate::world::id(&session(circle, Stage::Running)).into());
    let comes = || circle.inside(world, [circle.may("create", "attendance")]);
    let title = world.word_of("session", "title", &session(circle, Stage::Running));
    let page =
        Probe::get("/here/{code}", format!("/here/{code}"), vec![Step::Must("read", Thing::of_instance("home"))]);
    probes.push(page.marked(title, comes()));
    // A code leads to where one may say that one is here, and nowhere else.
    let led = || circle.inside(world, [Step::HiddenUnless("create", circle.thing("attendance"))]);
    probes.push(Probe::post("/here/{code}", format!("/here/{code}"), led()));
    probes.push(Probe::post("/here/{code}", format!("/here/{code}"), led()).filled("how", "room"));
    probes
}

/// An activity of another session: the session is open to its people, the activity is not in it.
fn wrong_activity(world: &World, circle: &Circle) -> Vec<Probe> {
    let circle = &circle.in_session(Stage::Running);
    let path = at(circle, circle, Stage::Running);
    let activity = address(&of("second activity", circle, other(Stage::Running)));
    let lost = |before: Vec<Step>| circle.inside(world, before.into_iter().chain([Step::Never]));
    vec![
        Probe::press(
            "/c/{community}/sessions/{session}/activities/{activity}/beginnings",
            format!("{path}/activities/{activity}/beginnings"),
            lost(vec![circle.may("run", "session")]),
        ),
        Probe::post(
            "/c/{community}/sessions/{session}/activities/{activity}/contributions",
            format!("{path}/activities/{activity}/contributions"),
            lost(vec![]),
        ),
        Probe::post(
            "/c/{community}/sessions/{session}/activities/{activity}/dictations",
            format!("{path}/activities/{activity}/dictations"),
            lost(vec![]),
        ),
    ]
}

fn contributions(world: &World, circle: &Circle) -> Vec<Probe> {
    const ONE: &str = "/c/{community}/sessions/{session}/contributions/{contribution}";
    const EDIT: &str = "/c/{community}/sessions/{session}/contributions/{contribution}/edit";
    const BACK: &str = "/c/{community}/sessions/{session}/contributions/{contribution}/withdrawals";
    let circle = &circle.in_session(Stage::Running);
    let thing = |owner| circle.thing("contribution").owned_by(owner);
    let mut all = vec![
        ("kept saying", Some(thing(circle.author)), Stage::Running),
        ("nameless saying", Some(thing(circle.shy)), Stage::Running),
        ("saying of who moved", Some(thing(circle.mover)), Stage::Running),
        // Said in another session of the same people.
        ("kept saying", None, Stage::Held),
    ];
    if let Some(aside) = circle.aside() {
        all.push(("aside", Some(aside.owned_by(circle.author)), Stage::Running));
    }
    let mut probes = Vec::new();
    for (what, thing, of_stage) in all {
        let way = |action| {
            let last = thing.clone().map_or(Step::Never, |thing| Step::Must(action, thing));
            circle.inside(world, [last])
        };
        let said = address(&of(what, circle, of_stage));
        let path = format!("{}/contributions/{said}", at(circle, circle, Stage::Running));
        probes.push(Probe::get(EDIT, format!("{path}/edit"), way("edit")));
        probes.push(Probe::post(ONE, path.clone(), way("edit")));
        probes.push(Probe::press(BACK, format!("{path}/withdrawals"), way("delete")));
    }
    let there = twin(circle);
    let path = format!(
        "{}/contributions/{}",
        at(circle, &there, Stage::Running),
        address(&of("kept saying", &there, Stage::Running))
    );
    probes.push(Probe::get(EDIT, format!("{path}/edit"), world.way(circle.community, [Step::Never])));
    probes.push(Probe::post(ONE, path.clone(), world.way(circle.community, [Step::Never])));
    probes.push(Probe::press(BACK, format!("{path}/withdrawals"), world.way(circle.community, [Step::Never])));
    probes
}

fn recording(world: &World, circle: &Circle) -> Vec<Probe> {
    let mut probes = Vec::new();
    for stage in [Stage::Recorded, Stage::Held] {
        let circle = &circle.in_session(stage);
        let path = at(circle, circle, stage);
        let mut read = circle.inside(world, [circle.may("read", "record")]);
        if stage == Stage::Held {
            read.push(Step::HiddenUnless("edit", circle.thing("record")));
        }
        probes.push(Probe::get("/c/{community}/sessions/{session}/record", format!("{path}/record"), read));
    }
    let there = twin(circle);
    let circle = &circle.in_session(Stage::Held);
    for (of_circle, own) in [(*circle, true), (there, false)] {
        let path = at(circle, &of_circle, Stage::Held);
        let edit = || {
            if own {
                circle.inside(world, [circle.may("edit", "record")])
            } else {
                world.way(circle.community, [Step::Never])
            }
        };
        if !own {
            let path = format!("{}/record", at(circle, &of_circle, Stage::Recorded));
            probes.push(Probe::get("/c/{community}/sessions/{session}/record", path, edit()));
        }
        probes.extend([
            Probe::get("/c/{community}/sessions/{session}/record/edit", format!("{path}/record/edit"), edit()),
            Probe::press("/c/{community}/sessions/{session}/record/notes", format!("{path}/record/notes"), edit()),
            Probe::press("/c/{community}/sessions/{session}/record/choices", format!("{path}/record/choices"), edit()),
            Probe::press(
                "/c/{community}/sessions/{session}/record/publications",
                format!("{path}/record/publications"),
                edit(),
            ),
            Probe::post("/c/{community}/sessions/{session}/decisions", format!("{path}/decisions"), edit()),
            Probe::post("/c/{community}/sessions/{session}/resources", format!("{path}/resources"), edit()),
            Probe::post("/c/{community}/sessions/{session}/commitments", format!("{path}/commitments"), edit()),
            Probe::post("/c/{community}/sessions/{session}/questions", format!("{path}/questions"), edit()),
        ]);
    }
    probes
}

/// A decision and a commitment that nobody has yet, of this session and of others.
fn captures(world: &World, circle: &Circle) -> Vec<Probe> {
    let mut probes = Vec::new();
    let there = twin(circle);
    let circle = &circle.in_session(Stage::Held);
    for (of_circle, of_stage) in [(*circle, Stage::Held), (*circle, Stage::Running), (there, Stage::Held)] {
        let own = (of_circle, of_stage) == (*circle, Stage::Held);
        let edit = || {
            let last = if own { vec![] } else { vec![Step::Never] };
            circle.inside(world, [circle.may("edit", "record")].into_iter().chain(last))
        };
        let path = at(circle, circle, Stage::Held);
        let decision = address(&of("decision", &of_circle, of_stage));
        let promise = address(&of("nobody's promise", &of_circle, of_stage));
        probes.push(Probe::press(
            "/c/{community}/sessions/{session}/decisions/{decision}/removals",
            format!("{path}/decisions/{decision}/removals"),
            edit(),
        ));
        let named = address(&of("named resource", &of_circle, of_stage));
        probes.push(Probe::press(
            "/c/{community}/sessions/{session}/resources/{resource}/removals",
            format!("{path}/resources/{named}/removals"),
            edit(),
        ));
        probes.push(Probe::post(
            "/c/{community}/sessions/{session}/commitments/{commitment}/persons",
            format!("{path}/commitments/{promise}/persons"),
            edit(),
        ));
    }
    probes
}

fn following(world: &World, circle: &Circle) -> Vec<Probe> {
    let mut probes = Vec::new();
    let there = twin(circle);
    probes.extend(question_of_guests(world, &circle.in_session(Stage::Running)));
    let circle = &circle.in_session(Stage::Held);
    for (of_circle, own) in [(*circle, true), (there, false)] {
        let base = format!("/c/{}", circle.community);
        let way = |steps: Vec<Step>| circle.way(world, if own { steps } else { vec![Step::Never] });
        let among = |steps: Vec<Step>| world.way(circle.community, if own { steps } else { vec![Step::Never] });
        let (read, edit) = (circle.may("read", "question"), circle.may("edit", "question"));
        let edits = || way(vec![read.clone(), edit.clone()]);
        let path = format!("{base}/questions/{}", address(&of("question", &of_circle, Stage::Held)));
        probes.extend([
            Probe::get("/c/{community}/questions/{question}", path.clone(), way(vec![read.clone()])),
            Probe::post(
                "/c/{community}/questions/{question}/answers",
                format!("{path}/answers"),
                way(vec![read.clone(), circle.may("answer", "question")]),
            ),
            Probe::post(
                "/c/{community}/questions/{question}/answers",
                format!("{path}/answers"),
                way(vec![read.clone(), circle.may("answer", "question")]),
            )
            .filled("text", "An answer."),
            Probe::post("/c/{community}/questions/{question}/topics", format!("{path}/topics"), edits()),
            Probe::press("/c/{community}/questions/{question}/parkings", format!("{path}/parkings"), edits()),
            Probe::press("/c/{community}/questions/{question}/closings", format!("{path}/closings"), edits()),
            Probe::post("/c/{community}/questions/{question}/reopenings", format!("{path}/reopenings"), edits()),
        ]);
        for (what, owner) in circle.promised() {
            let thing = circle.thing("commitment").owned_by(owner);
            let path = format!("{base}/commitments/{}", address(&of(what, &of_circle, Stage::Held)));
            let may = |action| Step::Must(action, thing.clone());
            probes.push(Probe::get("/c/{community}/commitments/{commitment}", path.clone(), among(vec![may("read")])));
            probes.push(Probe::post(
                "/c/{community}/commitments/{commitment}/answers",
                format!("{path}/answers"),
                among(vec![may("read"), may("edit")]),
            ));
        }
    }
    probes
}

/// A question of the session that runs: its guests answer it, too.
fn question_of_guests(world: &World, circle: &Circle) -> Vec<Probe> {
    let question = address(&of("question", circle, Stage::Running));
    let path = format!("/c/{}/questions/{question}", circle.community);
    let (read, answer) = (circle.may("read", "question"), circle.may("answer", "question"));
    let answers = || circle.way(world, [read.clone(), answer.clone()]);
    let edits = || circle.way(world, [read.clone(), circle.may("edit", "question")]);
    vec![
        Probe::get("/c/{community}/questions/{question}", path.clone(), circle.way(world, [read.clone()])),
        Probe::post("/c/{community}/questions/{question}/answers", format!("{path}/answers"), answers()),
        Probe::press("/c/{community}/questions/{question}/parkings", format!("{path}/parkings"), edits()),
    ]
}
