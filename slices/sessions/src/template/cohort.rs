//! What a template holds of a cohort: how long it lasts, of whom its teams are made, its series, and each session so many
//! days after the first one. Nobody who was in it, nothing that anybody said there, and no line that names somebody.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use kith_base::{Lang, Title, jiff};
use kith_charter::{Cohort, Composition};

use super::{Plan, PlannedSeries, PlannedSession, names::Names, planned};
use crate::agenda::{ActivityKind, NewActivity, read_prompt};
use crate::rule::{End, MOST};
use crate::wall::Zone;
use crate::{Activity, Series, SeriesId, Session};

/// The most days that a cohort of a template lasts, and that a session lies before or after it.
pub(super) const LONGEST: i64 = 5 * 366;
pub(super) const AROUND: i64 = 366;
/// The most teams and series of it.
pub const TEAMS: i64 = 40;
pub(super) const SERIES: usize = 12;
/// How many minutes takeaway questions take where an agenda has no place for them.
const MINUTES: i64 = 10;

/// A cohort of a template.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedCohort {
    /// How many days after its first day the last one is.
    pub days: i64,
    /// The weekday of its first day.
    pub weekday: Weekday,
    /// Of whom its teams are made.
    pub rule: Composition,
    pub teams: i64,
    pub series: Vec<PlannedSeries>,
}

/// Where a session stands in its cohort, and what is asked before it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Within {
    /// How many days after the first day.
    pub day: i64,
    /// Which series of the cohort it belongs to.
    pub series: Option<usize>,
    /// Its own zone, where it is another than that of the cohort.
    pub zone: Option<Zone>,
    pub capacity: Option<i64>,
    /// What people are asked before it.
    pub question: String,
    /// What there is to read or do, with its minutes.
    pub items: Vec<(String, i64)>,
}

/// A session of a cohort with everything of it that a template may take.
#[derive(Clone, Debug)]
pub struct Held {
    pub session: Session,
    pub agenda: Vec<Activity>,
    pub capacity: Option<i64>,
    pub question: String,
    pub items: Vec<(String, i64)>,
    /// The takeaway questions that whoever ran it asked.
    pub asked: Vec<String>,
}

/// A cohort with everything of it that a template may take.
pub struct Whole {
    pub cohort: Cohort,
    pub rule: Composition,
    pub teams: i64,
    pub series: Vec<Series>,
    pub sessions: Vec<Held>,
}

/// Takes what names nobody, and remembers what it left.
struct Sieve<'s> {
    names: &'s Names,
    left: Vec<String>,
}

impl Sieve<'_> {
    fn line(&mut self, text: &str) -> String {
        self.some(text).unwrap_or_default()
    }

    fn some(&mut self, text: &str) -> Option<String> {
        if !self.names.stand_in(text) {
            return Some(text.to_owned());
        }
        self.left.push(text.to_owned());
        None
    }

    fn title(&mut self, title: &Title, instead: impl FnOnce() -> Title) -> Title {
        self.some(title).map_or_else(instead, Title::stored)
    }
}

/// The words of the program that stand where a title named somebody: of a session, and of an activity of a kind.
pub struct Instead<'w> {
    pub session: &'w dyn Fn(Lang, i64) -> String,
    pub activity: &'w dyn Fn(Lang, ActivityKind) -> String,
}

impl Plan {
    /// A cohort as a template; and the lines that were left behind because they name somebody.
    pub fn of_cohort(whole: &Whole, names: &Names, instead: &Instead<'_>) -> (Self, Vec<String>) {
        let mut sieve = Sieve { names, left: Vec::new() };
        let zone = usual_zone(whole);
        let many = usize::try_from(MOST).unwrap_or(60);
        let near = |held: &&Held| (-AROUND..=LONGEST + AROUND).contains(&days_into(whole, &held.session));
        let taken: Vec<&Held> = whole.sessions.iter().filter(near).take(many).collect();
        let counts = taken.iter().filter_map(|it| it.session.series_id).fold(BTreeMap::new(), |mut all, id| {
            *all.entry(id).or_insert(0_i64) += 1;
            all
        });
        let mut place: BTreeMap<SeriesId, usize> = BTreeMap::new();
        let mut series = Vec::new();
        for it in whole.series.iter().filter(|it| counts.contains_key(&it.id)).take(SERIES) {
            place.insert(it.id, series.len());
            let title = sieve.title(&it.title, || Title::stored((instead.session)(it.lang, 1)));
            series.push(PlannedSeries {
                title,
                purpose: sieve.line(&it.purpose),
                rule: it.rule.clone().ending(End::After(counts[&it.id])),
                time: it.time_of_day,
                minutes: it.minutes,
            });
        }
        let sessions = (1..).zip(taken).map(|(n, held)| {
            let series = held.session.series_id.and_then(|id| place.get(&id).copied());
            taken_session(&mut sieve, instead, (n, held), (series, whole, &zone))
        });
        let sessions = sessions.collect();
        let days = i64::from((whole.cohort.ends_on - whole.cohort.starts_on).get_days());
        let cohort = PlannedCohort {
            days: days.clamp(0, LONGEST),
            weekday: whole.cohort.starts_on.weekday(),
            rule: whole.rule.clone(),
            teams: whole.teams.clamp(0, TEAMS),
            series,
        };
        let name = sieve.title(&Title::stored(whole.cohort.name.to_string()), || {
            Title::stored((instead.session)(Lang::default(), 1))
        });
        (Self { name, zone, series: None, sessions, cohort: Some(cohort) }, sieve.left)
    }
}

/// How many days after the first day of its cohort a session is.
fn days_into(whole: &Whole, session: &Session) -> i64 {
    i64::from((session.on_day - whole.cohort.starts_on).get_days())
}

/// The zone of most of its sessions.
fn usual_zone(whole: &Whole) -> Zone {
    let mut counts: BTreeMap<String, (usize, Zone)> = BTreeMap::new();
    for held in &whole.sessions {
        let zone = &held.session.zone;
        counts.entry(zone.name().to_owned()).or_insert_with(|| (0, zone.clone())).0 += 1;
    }
    let most = counts.into_values().max_by_key(|(count, _)| *count).map(|(_, zone)| zone);
    most.or_else(|| whole.series.first().map(|it| it.zone.clone())).unwrap_or_else(Zone::utc)
}

fn taken_session(
    sieve: &mut Sieve<'_>,
    instead: &Instead<'_>,
    (n, held): (i64, &Held),
    (series, whole, zone): (Option<usize>, &Whole, &Zone),
) -> PlannedSession {
    let session = &held.session;
    let plan = planned(session, &held.agenda);
    let mut agenda: Vec<NewActivity> = Vec::new();
    for activity in plan.agenda {
        let title = sieve.title(&activity.title, || Title::stored((instead.activity)(session.lang, activity.kind)));
        agenda.push(NewActivity { title, prompt: sieve.line(&activity.prompt), ..activity });
    }
    let asked: Vec<String> = held.asked.iter().filter_map(|text| sieve.some(text)).collect();
    ask(&mut agenda, &asked, || Title::stored((instead.activity)(session.lang, ActivityKind::Questions)));
    PlannedSession {
        title: sieve.title(&plan.title, || Title::stored((instead.session)(session.lang, n))),
        purpose: sieve.line(&plan.purpose),
        agenda,
        within: Some(Within {
            day: days_into(whole, session),
            series,
            zone: Some(session.zone.clone()).filter(|own| own != zone),
            capacity: held.capacity,
            question: sieve.line(&held.question),
            items: held.items.iter().filter_map(|(text, n)| Some((sieve.some(text)?, *n))).collect(),
        }),
        ..plan
    }
}

/// Puts the questions that people took away where the agenda asks for some, or at its end.
fn ask(agenda: &mut Vec<NewActivity>, asked: &[String], title: impl FnOnce() -> Title) {
    let fits = |all: &String| read_prompt(all).is_ok();
    let together = (1..=asked.len()).rev().map(|many| asked[..many].join(" · ")).find(fits);
    let Some(prompt) = together else { return };
    // What came back opens a session; what is taken away closes it.
    let place = agenda.iter_mut().rev().find(|it| it.kind == ActivityKind::Questions);
    let closing = place.filter(|it| it.method.as_deref() != Some("what-came-back"));
    match closing {
        Some(activity) => activity.prompt = prompt,
        None => agenda.push(NewActivity {
            kind: ActivityKind::Questions,
            title: title(),
            minutes: MINUTES,
            prompt,
            method: Some("takeaway-questions".to_owned()),
        }),
    }
}
