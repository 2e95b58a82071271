//! Sessions that are planned: lists, pages, agendas, answers, calendar files.

use super::{list_of, other, twin};
use crate::probe::{Probe, Step};
use crate::table::Thing;
use crate::world::sessions::{Circle, STAGES, Stage, cohort_template, guests_secret, of, session, template};
use crate::world::{World, address};

pub fn probes(world: &World, circle: &Circle) -> Vec<Probe> {
    let mut probes = shown(world, circle);
    probes.extend(wrong(world, circle));
    probes.extend(changed(world, circle));
    probes.extend(guests(world, circle));
    if circle.audience == "community" {
        probes.extend(lists(world, circle));
        probes.extend(kept(world, circle));
    }
    probes
}

fn lists(world: &World, circle: &Circle) -> Vec<Probe> {
    let path = |rest: &str| format!("/c/{}{rest}", circle.community);
    let plans = || {
        let thing = Thing::of_community("session", circle.community);
        world.way(circle.community, [Step::Must("create", thing)])
    };
    let listed = || world.way(circle.community, [list_of(circle, "session")]);
    vec![
        Probe::get("/c/{community}/sessions", path("/sessions"), listed()),
        Probe::get("/c/{community}/sessions.ics", path("/sessions.ics"), listed()),
        Probe::get("/c/{community}/sessions/new", path("/sessions/new"), plans()),
        Probe::post("/c/{community}/sessions", path("/sessions"), plans()),
        Probe::get("/c/{community}/series/new", path("/series/new"), plans()),
        Probe::post("/c/{community}/series", path("/series"), plans()),
    ]
}

/// Templates, of this community and of the other one.
fn kept(world: &World, circle: &Circle) -> Vec<Probe> {
    const ONE: &str = "/c/{community}/templates/{template}";
    const COHORT: &str = "/c/{community}/templates/{template}/cohort";
    let base = format!("/c/{}/templates", circle.community);
    let plans = || {
        let thing = Thing::of_community("session", circle.community);
        world.way(circle.community, [Step::Must("create", thing)])
    };
    let mut probes = vec![
        Probe::get("/c/{community}/templates", base.clone(), plans()),
        Probe::post("/c/{community}/templates", base.clone(), plans()),
    ];
    let there = twin(circle);
    for (community, own) in [(circle.community, true), (there.community, false)] {
        let steps = || if own { plans() } else { plans().into_iter().chain([Step::Never]).collect() };
        let one = format!("{base}/{}", address(&template(community)));
        let press = |route: &'static str, rest: &str| Probe::press(route, format!("{one}{rest}"), steps());
        probes.extend([
            Probe::get(ONE, one.clone(), steps()),
            Probe::get("/c/{community}/templates/{template}/template.json", format!("{one}/template.json"), steps()),
            Probe::post("/c/{community}/templates/{template}/uses", format!("{one}/uses"), steps()),
            press("/c/{community}/templates/{template}/removals", "/removals"),
            press("/c/{community}/templates/{template}/removals/undo", "/removals/undo"),
        ]);
        let makes = |never: bool| {
            let thing = Thing::of_community("cohort", circle.community);
            let never = (never || !own).then_some(Step::Never);
            plans().into_iter().chain([Step::Must("create", thing)]).chain(never).collect::<Vec<_>>()
        };
        for (row, never) in [(template(community), true), (cohort_template(community), false)] {
            let made = format!("{base}/{}/cohort", address(&row));
            probes.push(Probe::get(COHORT, made.clone(), makes(never)));
            probes.push(Probe::post(COHORT, made, makes(never)));
        }
    }
    probes
}

fn shown(world: &World, circle: &Circle) -> Vec<Probe> {
    let base = format!("/c/{}", circle.community);
    let read_all = || circle.inside(world, []);
    let series = format!("{base}/series/{}", address(&format!("series of {}", circle.key)));
    let file = format!("{series}/calendar.ics");
    let change = format!("{series}/edit");
    let edit = || circle.inside(world, [circle.may("edit", "session")]);
    let plans = Step::Must("create", Thing::of_community("session", circle.community));
    let keep = || circle.inside(world, [circle.may("edit", "session"), plans.clone()]);
    let mut probes = vec![
        Probe::get("/c/{community}/series/{series}", series.clone(), read_all()),
        Probe::get("/c/{community}/series/{series}/calendar.ics", file, read_all()),
        Probe::get("/c/{community}/series/{series}/edit", change.clone(), edit()),
        Probe::post("/c/{community}/series/{series}/edit", change, edit()),
        Probe::press("/c/{community}/series/{series}/templates", format!("{series}/templates"), keep()),
    ];
    for stage in STAGES {
        let circle = &circle.in_session(stage);
        let read = || circle.inside(world, []);
        let path = format!("{base}/sessions/{}", address(&session(circle, stage)));
        let mut page = Probe::get("/c/{community}/sessions/{session}", path.clone(), read());
        if matches!(stage, Stage::Running | Stage::Ahead) {
            page = page.marked(format!("{path}/run\""), vec![circle.may("read", "contribution")]);
            page = page.marked(format!("{path}/edit\""), vec![circle.may("edit", "session")]);
            page = page.marked(format!("{path}/rsvp\""), vec![circle.may("create", "rsvp")]);
        }
        probes.push(page);
        let file = format!("{path}/calendar.ics");
        probes.push(Probe::get("/c/{community}/sessions/{session}/calendar.ics", file, read()));
    }
    probes
}

/// Sessions and series of the other community under this one's name: nothing, for anybody.
fn wrong(world: &World, circle: &Circle) -> Vec<Probe> {
    let base = format!("/c/{}", circle.community);
    let there = twin(circle);
    let never = || world.way(circle.community, [Step::Never]);
    let series = format!("{base}/series/{}", address(&format!("series of {}", there.key)));
    let path = format!("{base}/sessions/{}", address(&session(&there, Stage::Ahead)));
    let act = |route: &'static str, rest: &str| Probe::press(route, format!("{path}{rest}"), never());
    let activity = format!("/agenda/activities/{}", address(&of("first activity", &there, Stage::Ahead)));
    let removed = format!("/agenda/activities/{}/return", address(&of("removed activity", &there, Stage::Ahead)));
    vec![
        Probe::get("/c/{community}/series/{series}", series.clone(), never()),
        Probe::get("/c/{community}/series/{series}/calendar.ics", format!("{series}/calendar.ics"), never()),
        Probe::get("/c/{community}/series/{series}/edit", format!("{series}/edit"), never()),
        Probe::press("/c/{community}/series/{series}/edit", format!("{series}/edit"), never()),
        Probe::press("/c/{community}/series/{series}/templates", format!("{series}/templates"), never()),
        act("/c/{community}/sessions/{session}/templates", "/templates"),
        Probe::get("/c/{community}/sessions/{session}", path.clone(), never()),
        Probe::get("/c/{community}/sessions/{session}/calendar.ics", format!("{path}/calendar.ics"), never()),
        Probe::get("/c/{community}/sessions/{session}/edit", format!("{path}/edit"), never()),
        Probe::get("/c/{community}/sessions/{session}/agenda", format!("{path}/agenda"), never()),
        act("/c/{community}/sessions/{session}/rsvp", "/rsvp"),
        Probe::get("/c/{community}/sessions/{session}/guests", format!("{path}/guests"), never()),
        act("/c/{community}/sessions/{session}/guests", "/guests"),
        act("/c/{community}/sessions/{session}/edit", "/edit"),
        act("/c/{community}/sessions/{session}/cancellation", "/cancellation"),
        act("/c/{community}/sessions/{session}/cancellation/undo", "/cancellation/undo"),
        act("/c/{community}/sessions/{session}/agenda", "/agenda"),
        act("/c/{community}/sessions/{session}/agenda/activities", "/agenda/activities"),
        act("/c/{community}/sessions/{session}/agenda/activities/{activity}", &activity),
        act("/c/{community}/sessions/{session}/agenda/activities/{activity}/return", &removed),
    ]
}

/// Links for guests: made and taken back by who runs the session; opened by whoever holds one.
fn guests(world: &World, circle: &Circle) -> Vec<Probe> {
    const REVOKE: &str = "/c/{community}/sessions/{session}/guests/{link}/revocations";
    let circle = &circle.in_session(Stage::Running);
    let path = format!("/c/{}/sessions/{}/guests", circle.community, address(&session(circle, Stage::Running)));
    let runs = || circle.inside(world, [circle.may("run", "session")]);
    let link = |stage| address(&format!("link for guests of {}", session(circle, stage)));
    let revoke = |stage, steps| Probe::press(REVOKE, format!("{path}/{}/revocations", link(stage)), steps);
    let lost = runs().into_iter().chain([Step::Never]).collect();
    let opened = format!("/guests/{}", guests_secret(&session(circle, Stage::Running)));
    let holds = |action| vec![Step::Must(action, Thing::of_instance("guest-link"))];
    vec![
        Probe::get("/c/{community}/sessions/{session}/guests", path.clone(), runs()),
        Probe::post("/c/{community}/sessions/{session}/guests", path.clone(), runs()),
        Probe::post("/c/{community}/sessions/{session}/guests", path.clone(), runs()).filled("lang", "en"),
        revoke(Stage::Running, runs()),
        revoke(Stage::Held, lost),
        Probe::get("/guests/{secret}", opened.clone(), holds("read")),
        Probe::press("/guests/{secret}", opened, holds("answer")),
    ]
}

fn changed(world: &World, circle: &Circle) -> Vec<Probe> {
    const ONE: &str = "/c/{community}/sessions/{session}/agenda/activities/{activity}";
    const RETURN: &str = "/c/{community}/sessions/{session}/agenda/activities/{activity}/return";
    let stage = Stage::Ahead;
    let circle = &circle.in_session(stage);
    let path = format!("/c/{}/sessions/{}", circle.community, address(&session(circle, stage)));
    let edit = || circle.inside(world, [circle.may("edit", "session")]);
    let plans = Step::Must("create", Thing::of_community("session", circle.community));
    let keep = || circle.inside(world, [circle.may("edit", "session"), plans.clone()]);
    let never = || edit().into_iter().chain([Step::Never]).collect::<Vec<_>>();
    let answers = || circle.inside(world, [circle.may("create", "rsvp")]);
    let mut probes = vec![
        Probe::post("/c/{community}/sessions/{session}/rsvp", format!("{path}/rsvp"), answers()),
        Probe::post("/c/{community}/sessions/{session}/rsvp", format!("{path}/rsvp"), answers())
            .filled("answer", "yes"),
        Probe::get("/c/{community}/sessions/{session}/edit", format!("{path}/edit"), edit()),
        Probe::post("/c/{community}/sessions/{session}/edit", format!("{path}/edit"), edit()),
        Probe::get("/c/{community}/sessions/{session}/agenda", format!("{path}/agenda"), edit()),
        Probe::press("/c/{community}/sessions/{session}/agenda", format!("{path}/agenda"), edit()),
        Probe::post("/c/{community}/sessions/{session}/agenda/activities", format!("{path}/agenda/activities"), edit()),
        Probe::press("/c/{community}/sessions/{session}/templates", format!("{path}/templates"), keep()),
        Probe::press("/c/{community}/sessions/{session}/cancellation", format!("{path}/cancellation"), edit()),
        Probe::press(
            "/c/{community}/sessions/{session}/cancellation/undo",
            format!("{path}/cancellation/undo"),
            edit(),
        ),
    ];
    for (of_stage, own) in [(stage, true), (other(stage), false)] {
        let steps = || if own { edit() } else { never() };
        let one = format!("{path}/agenda/activities/{}", address(&of("first activity", circle, of_stage)));
        let removed = address(&of("removed activity", circle, of_stage));
        probes.push(Probe::get(ONE, one.clone(), steps()));
        probes.push(Probe::post(ONE, one, steps()));
        probes.push(Probe::press(RETURN, format!("{path}/agenda/activities/{removed}/return"), steps()));
    }
    probes
}
