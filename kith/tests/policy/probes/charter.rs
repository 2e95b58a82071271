//! Communities: their pages, charters, agreements, lists, teams.

use super::elsewhere;
use crate::probe::{Probe, Step};
use crate::table::Thing;
use crate::world::{World, address};

pub fn probes(world: &World, community: &'static str) -> Vec<Probe> {
    let mut probes = charters(world, community);
    if community != "cedar" {
        probes.extend(frameworks(world, community));
        probes.extend(teams(world, community));
        probes.extend(cohorts(world, community));
    }
    probes
}

/// What one may do with something of the whole community.
fn may(world: &World, community: &'static str, action: &'static str, kind: &'static str) -> Vec<Step> {
    world.way(community, [Step::Must(action, Thing::of_community(kind, community))])
}

fn charters(world: &World, community: &'static str) -> Vec<Probe> {
    let path = |rest: &str| format!("/c/{community}{rest}");
    let may = |action, kind| may(world, community, action, kind);
    let edits = world.way(community, [Step::Must("edit", world.itself(community))]);
    let acknowledges = may("create", "acknowledgement");
    let mut unknown = may("read", "charter");
    unknown.push(Step::Never);
    vec![
        Probe::get("/c/{community}", path(""), world.way(community, [])),
        Probe::get("/c/{community}/first-steps", path("/first-steps"), edits),
        Probe::get("/c/{community}/charter", path("/charter"), may("read", "charter")),
        Probe::get("/c/{community}/charter/edit", path("/charter/edit"), may("edit", "charter")),
        Probe::post("/c/{community}/charter/edit", path("/charter/edit"), may("edit", "charter")),
        Probe::get("/c/{community}/agreement", path("/agreement"), may("read", "charter")),
        Probe::get(
            "/c/{community}/agreement/versions/{version}",
            path("/agreement/versions/1"),
            may("read", "charter"),
        ),
        Probe::get("/c/{community}/agreement/versions/{version}", path("/agreement/versions/7"), unknown),
        Probe::get("/c/{community}/agreement/edit", path("/agreement/edit"), may("edit", "charter")),
        Probe::post("/c/{community}/agreement/edit", path("/agreement/edit"), may("edit", "charter")),
        Probe::post("/c/{community}/agreement/acknowledgements", path("/agreement/acknowledgements"), acknowledges),
    ]
}

fn frameworks(world: &World, community: &'static str) -> Vec<Probe> {
    const LIST: &str = "/c/{community}/frameworks/{framework}";
    const ONE: &str = "/c/{community}/frameworks/{framework}/terms/{term}";
    const MOVES: &str = "/c/{community}/frameworks/{framework}/terms/{term}/moves";
    const RETIREMENTS: &str = "/c/{community}/frameworks/{framework}/terms/{term}/retirements";
    let base = format!("/c/{community}/frameworks");
    let edit = || may(world, community, "edit", "framework");
    let never = || edit().into_iter().chain([Step::Never]).collect::<Vec<_>>();
    let mut probes = vec![
        Probe::get("/c/{community}/frameworks", base.clone(), may(world, community, "read", "framework")),
        Probe::get("/c/{community}/frameworks/new", format!("{base}/new"), edit()),
        Probe::post("/c/{community}/frameworks/new", format!("{base}/new"), edit()),
    ];
    for (list, term, own) in [
        (community, community, true),
        (elsewhere(community), elsewhere(community), false),
        (community, elsewhere(community), false),
    ] {
        let steps = || if own { edit() } else { never() };
        let path = format!("{base}/{}", address(&format!("framework of {list}")));
        let one = format!("{path}/terms/{}", address(&format!("term of {term}")));
        if list == term {
            probes.push(Probe::get(LIST, path.clone(), steps()));
            probes.push(Probe::post(LIST, path.clone(), steps()));
            probes.push(Probe::get(ONE, format!("{path}/terms/new"), steps()));
            probes.push(Probe::post(ONE, format!("{path}/terms/new"), steps()));
        }
        probes.push(Probe::get(ONE, one.clone(), steps()));
        probes.push(Probe::post(ONE, one.clone(), steps()));
        probes.push(Probe::post(MOVES, format!("{one}/moves"), steps()));
        probes.push(Probe::press(RETIREMENTS, format!("{one}/retirements"), steps()));
    }
    probes
}

fn teams(world: &World, community: &'static str) -> Vec<Probe> {
    const ONE: &str = "/c/{community}/teams/{team}";
    let base = format!("/c/{community}/teams");
    let create = || may(world, community, "create", "team");
    let mut probes = vec![
        Probe::get("/c/{community}/teams", base.clone(), may(world, community, "read", "team")),
        Probe::get("/c/{community}/teams/new", format!("{base}/new"), create()),
        Probe::get("/c/{community}/teams/rule", format!("{base}/rule"), create()),
        Probe::press("/c/{community}/teams/rule", format!("{base}/rule"), create()),
        Probe::post("/c/{community}/teams/new", format!("{base}/new"), create()),
    ];
    for team in ["alder-t1", "alder-t4", "birch-t1"] {
        let own = team.starts_with(community);
        let cohort = crate::cast::cohort_of(team);
        let thing = Thing { cohort, ..Thing::of_community("team", community) }.team(team);
        let never = || world.way(community, [Step::Never]);
        let edit = || if own { world.way(community, [Step::Must("edit", thing.clone())]) } else { never() };
        let mut place = if own { may(world, community, "create", "membership") } else { never() };
        place.push(Step::Must("edit", thing.clone()));
        let path = format!("{base}/{}", address(team));
        let read = if own { world.way(community, [Step::Must("read", thing.clone())]) } else { never() };
        probes.push(Probe::get(ONE, path.clone(), read));
        probes.push(Probe::get("/c/{community}/teams/{team}/edit", format!("{path}/edit"), edit()));
        probes.push(Probe::post(ONE, path.clone(), edit()));
        probes.push(Probe::post("/c/{community}/teams/{team}/people", format!("{path}/people"), place));
    }
    probes
}

/// Cohorts, of this community and of the other one.
fn cohorts(world: &World, community: &'static str) -> Vec<Probe> {
    const ONE: &str = "/c/{community}/cohorts/{cohort}";
    const EDIT: &str = "/c/{community}/cohorts/{cohort}/edit";
    const ARCHIVE: &str = "/c/{community}/cohorts/{cohort}/archive";
    const REOPEN: &str = "/c/{community}/cohorts/{cohort}/archive/undo";
    const KEEP: &str = "/c/{community}/cohorts/{cohort}/templates";
    let base = format!("/c/{community}/cohorts");
    let create = || may(world, community, "create", "cohort");
    let mut probes = vec![
        Probe::get("/c/{community}/cohorts", base.clone(), may(world, community, "read", "cohort")),
        Probe::get("/c/{community}/cohorts/new", format!("{base}/new"), create()),
        Probe::post("/c/{community}/cohorts", base.clone(), create()),
    ];
    for cohort in ["alder-c1", "alder-c3", "birch-c1"] {
        let own = cohort.starts_with(community);
        let thing = Thing { cohort: Some(cohort), ..Thing::of_community("cohort", community) };
        let held = Thing { kind: "session", ..thing.audience("cohort") };
        let plans = || Step::Must("create", Thing::of_community("session", community));
        let archive = || {
            if own {
                world.way(community, [read_of(&thing), Step::Must("archive", thing.clone())])
            } else {
                never_in(world, community)
            }
        };
        let keep = || match own {
            true => world.way(community, [plans(), read_of(&thing), Step::Must("read", held.clone())]),
            false => world.way(community, [plans(), Step::Never]),
        };
        let never = || world.way(community, [Step::Never]);
        let read = || Step::Must("read", thing.clone());
        let edit = || if own { world.way(community, [read(), Step::Must("edit", thing.clone())]) } else { never() };
        let path = format!("{base}/{}", address(cohort));
        probes.push(Probe::get(ONE, path.clone(), if own { world.way(community, [read()]) } else { never() }));
        probes.push(Probe::get(EDIT, format!("{path}/edit"), edit()));
        probes.push(Probe::post(EDIT, format!("{path}/edit"), edit()));
        // What is still ahead there is said before anything is archived.
        probes.push(Probe::get(ARCHIVE, format!("{path}/archive"), archive()));
        probes.push(Probe::post(ARCHIVE, format!("{path}/archive"), archive()));
        probes.push(Probe::post(REOPEN, format!("{path}/archive/undo"), archive()));
        probes.push(Probe::get(KEEP, format!("{path}/templates"), keep()));
        probes.push(Probe::press(KEEP, format!("{path}/templates"), keep()));
    }
    probes
}

fn read_of(thing: &Thing) -> Step {
    Step::Must("read", thing.clone())
}

fn never_in(world: &World, community: &'static str) -> Vec<Step> {
    world.way(community, [Step::Never])
}
