//! A cohort of a template, as somebody chose it, made all at once.

use kith_base::jiff::civil::Date;
use kith_base::{Name, Say};
use kith_charter::{Community, store as charter};
use kith_db::Tx;
use kith_web::{Done, Fields, Reader, Stop, Visit};

use super::template_making::Making;
use crate::series::Rhythm;
use crate::session::Whom;
use crate::template::cohort::PlannedCohort;
use crate::template::{Plan, PlannedSession, days};
use crate::wall::{TimeOfDay, Wall, Zone, read_day};

/// The most days between a session that was moved and where the template has it.
const MOVED: i32 = 400;

/// The first step, read.
pub struct First {
    pub name: Name,
    pub on: Date,
    pub zone: Zone,
}

/// Reads the first step.
pub fn read_first(reader: &mut Reader<'_>) -> Option<First> {
    let name = reader.need("name", Name::read);
    let on = reader.need("first_on", read_day);
    let zone = reader.need("zone", Zone::read);
    Some(First { name: name?, on: on?, zone: zone? })
}

/// A session that was chosen: where the template has it, and what was agreed.
struct Taken<'p> {
    plan: &'p PlannedSession,
    planned: Date,
    agreed: Wall,
}

/// What somebody chose.
pub struct Chosen<'p> {
    first: First,
    sessions: Vec<Taken<'p>>,
    teams: Vec<Name>,
}

/// Reads what was chosen: at least one session.
pub fn read_chosen<'p>(fields: &Fields, plan: &'p Plan, cohort: &PlannedCohort) -> Result<Chosen<'p>, Stop> {
    let mut reader = Reader::new(fields);
    let chosen = read_all(&mut reader, plan, cohort);
    match chosen.filter(|_| reader.fine()) {
        Some(chosen) if chosen.sessions.is_empty() => Err(Stop::field("take", Say::new("sessions-error-no-day"))),
        Some(chosen) => Ok(chosen),
        None => Err(reader.stop()),
    }
}

fn read_all<'p>(reader: &mut Reader<'_>, plan: &'p Plan, cohort: &PlannedCohort) -> Option<Chosen<'p>> {
    let first = read_first(reader);
    let number = |text: &str| text.parse::<usize>().map_err(|_| Say::new("error-not-a-choice"));
    let ticked = reader.each("take", number)?;
    let teams = (1..=cohort.teams).map(|n| reader.maybe(&format!("team-{n}"), Name::read));
    let teams: Vec<_> = teams.collect();
    let first = first?;
    let walls = plan.walls(first.on, &first.zone).ok()?;
    let mut sessions = Vec::new();
    for (n, (it, wall)) in plan.sessions.iter().zip(walls).enumerate().filter(|(n, _)| ticked.contains(n)) {
        let near = |text: &str| {
            let on = read_day(text)?;
            match (on - wall.day).get_days().abs() {
                ..=MOVED => Ok(on),
                _ => Err(Say::new("cohort-error-day")),
            }
        };
        let on = reader.maybe(&format!("on-{n}"), near)?.unwrap_or(wall.day);
        let time = reader.maybe(&format!("at-{n}"), TimeOfDay::read)?.unwrap_or(wall.time);
        sessions.push(Taken { plan: it, planned: wall.day, agreed: Wall { day: on, time, ..wall } });
    }
    let teams = teams.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
    Some(Chosen { first, sessions, teams })
}

/// Makes all of it: the cohort, what its teams bring together, its teams, its series and its sessions.
pub fn make_all(
    visit: &Visit,
    tx: &mut Tx<'_>,
    community: &Community,
    (cohort, mut chosen): (&PlannedCohort, Chosen<'_>),
) -> Result<Done, Stop> {
    let (env, by, first) = (&visit.app.env, visit.viewer.id(), &chosen.first);
    let agreed = chosen.sessions.iter().map(|it| it.agreed.day);
    let last = agreed.chain([days::after(first.on, cohort.days)]).max().unwrap_or(first.on);
    let id = charter::add_cohort(tx, env, community.id, &first.name, (first.on, last), by)?;
    if !cohort.rule.is_empty() {
        charter::set_composition(tx, env, (community.id, Some(id)), &cohort.rule, by)?;
    }
    for name in &chosen.teams {
        let draft = charter::TeamDraft { cohort: Some(id), name: name.clone(), purpose: String::new() };
        charter::add_team(tx, env, community.id, &draft, by)?;
    }
    chosen.sessions.sort_by_key(|it| (it.planned, it.plan.time));
    let mut made = Making { visit, community, whom: Whom::Cohort(id), series: None };
    for at in (0..cohort.series.len()).map(Some).chain([None]) {
        let of = |it: &&Taken<'_>| it.plan.within.as_ref().and_then(|within| within.series) == at;
        let own: Vec<&Taken<'_>> = chosen.sessions.iter().filter(of).collect();
        make_some(tx, &mut made, (cohort, at), &own)?;
    }
    Ok(Done::to(community.path(&format!("/cohorts/{id}"))).saying("done-cohort-cloned"))
}

/// Makes the sessions of one series, and the series before them; or those of none.
fn make_some(
    tx: &mut Tx<'_>,
    made: &mut Making<'_>,
    (cohort, at): (&PlannedCohort, Option<usize>),
    own: &[&Taken<'_>],
) -> Result<(), Stop> {
    made.series = None;
    let Some(begins) = own.first() else { return Ok(()) };
    let planned: Vec<Date> = own.iter().map(|it| it.planned).collect();
    let mut slots = vec![None; own.len()];
    if let Some(series) = at.and_then(|at| cohort.series.get(at)) {
        let (rule, fitting) = days::fitting(&series.rule, &planned);
        slots = fitting;
        let rhythm = Rhythm {
            title: series.title.clone(),
            rule,
            first_on: begins.planned,
            time_of_day: series.time,
            zone: begins.agreed.zone.clone(),
            minutes: series.minutes,
        };
        made.series(tx, rhythm, (&series.purpose, begins.plan.lang))?;
    }
    for (taken, slot) in own.iter().zip(slots) {
        made.session(tx, (taken.agreed.clone(), slot), taken.plan)?;
    }
    Ok(())
}
