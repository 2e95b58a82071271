//! From people to groups: what is known of them as the engine wants it, and what it says as a page wants it.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kith_base::{Lang, fold, jiff};
use kith_matching::{Arrangement, Before, Hours, Person, Problem, propose, weigh};
use kith_people::{Free, LANGUAGES, spoken};
use kith_policy::{PersonId, TeamId};
use kith_web::zone;

use crate::rules::Rules;

/// The proposed hour is at least so many hours ahead: nobody is asked to meet tomorrow morning.
const AHEAD: usize = 48;

/// Somebody who can be put into a group. What they keep to themselves is not in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    pub id: PersonId,
    pub name: String,
    pub lang: Lang,
    pub languages: String,
    pub hours: String,
    pub zone: String,
    pub sector: String,
    pub region: String,
    pub team: Option<TeamId>,
}

kith_db::from_row!(Candidate { id, name, lang, languages, hours, zone, sector, region, team });

/// People with everything that is known of them, each once, and who was together when.
pub struct Ground {
    pub people: Vec<Candidate>,
    known: Vec<Person>,
    /// The beginning of the hour from which the week is counted.
    from: Timestamp,
}

/// Who was together, and when last.
pub type Together = (PersonId, PersonId, Timestamp);

impl Ground {
    /// The ground of rows of which there is one for each team of a person.
    pub fn of(rows: Vec<Candidate>, now: Timestamp) -> Self {
        let from = now - SignedDuration::from_secs(now.as_second().rem_euclid(3_600));
        let (mut people, mut known): (Vec<Candidate>, Vec<Person>) = (Vec::new(), Vec::new());
        let (mut numbers, mut weeks) = (HashMap::new(), HashMap::new());
        let mut number = |text: String| {
            let next = numbers.len() as u32;
            *numbers.entry(text).or_insert(next)
        };
        for row in rows {
            let team = row.team.map(|team| number(team.to_string()));
            if let (Some(last), Some(team)) = (known.last_mut(), team)
                && people.last().is_some_and(|it: &Candidate| it.id == row.id)
            {
                last.teams.push(team);
                continue;
            }
            if people.last().is_some_and(|it| it.id == row.id) {
                continue;
            }
            let mut place = |text: &str| (!text.trim().is_empty()).then(|| number(fold(text)));
            let week = weeks.entry((row.zone.clone(), row.hours.clone()));
            known.push(Person {
                teams: team.into_iter().collect(),
                sector: place(&row.sector),
                region: place(&row.region),
                languages: bits(&row.languages, row.lang),
                hours: *week.or_insert_with(|| week_of(from, &row.zone, &row.hours)),
            });
            people.push(row);
        }
        Self { people, known, from }
    }

    fn place(&self) -> HashMap<PersonId, usize> {
        self.people.iter().enumerate().map(|(at, it)| (it.id, at)).collect()
    }

    /// What the engine is asked.
    pub fn problem(&self, size: i64, rules: &Rules, together: &[Together]) -> Problem {
        let place = self.place();
        let before = together.iter().filter_map(|(a, b, at)| {
            let days = (self.from.as_second() - at.as_second()).max(0) / 86_400;
            Some(Before { pair: (*place.get(a)?, *place.get(b)?), days: u32::try_from(days).unwrap_or(u32::MAX) })
        });
        Problem {
            size: usize::try_from(size).unwrap_or(2),
            rules: rules.0.clone(),
            before: before.collect(),
            together: Vec::new(),
            people: self.known.clone(),
        }
    }

    /// Groups of everybody, of whom these stay together.
    pub fn propose(&self, mut problem: Problem, kept: &[Vec<PersonId>], seed: u64) -> Arrangement {
        let place = self.place();
        problem.together =
            kept.iter().map(|group| group.iter().filter_map(|id| place.get(id).copied()).collect()).collect();
        propose(&problem, seed)
    }

    /// The groups as they are, weighed.
    pub fn weigh(&self, problem: &Problem, groups: &[Vec<PersonId>]) -> Arrangement {
        let place = self.place();
        let of = |group: &Vec<PersonId>| group.iter().filter_map(|id| place.get(id).copied()).collect();
        weigh(problem, groups.iter().map(of).collect())
    }

    /// The languages that all of a group speak, as they are called.
    pub fn languages(&self, group: &[usize]) -> Vec<&'static str> {
        let all = group.iter().filter_map(|at| self.known.get(*at)).fold(u64::MAX, |all, it| all & it.languages);
        let named = LANGUAGES.iter().enumerate().filter(|(at, _)| all >> at & 1 == 1);
        named.map(|(_, (_, name))| *name).collect()
    }

    fn common(&self, group: &[usize]) -> Hours {
        let people = group.iter().filter_map(|at| self.known.get(*at));
        people.fold(Hours([u64::MAX; 3]), |all, it| all.both(it.hours))
    }

    /// How many hours of the week all of a group are free.
    pub fn hours(&self, group: &[usize]) -> usize {
        let common = self.common(group);
        (0..Hours::ALL).filter(|hour| common.has(*hour)).count()
    }

    /// An hour in which all of these are free: the first that is far enough ahead, else the last there is.
    pub fn meeting(&self, people: &[PersonId]) -> Option<Timestamp> {
        let place = self.place();
        let group: Vec<_> = people.iter().filter_map(|id| place.get(id).copied()).collect();
        let common = self.common(&group);
        let hours: Vec<_> = (0..Hours::ALL).filter(|hour| common.has(*hour)).collect();
        let hour = hours.iter().find(|hour| **hour >= AHEAD).or(hours.last())?;
        let hours = i64::try_from(*hour).unwrap_or(0);
        (group.len() > 1).then(|| self.from + SignedDuration::from_hours(hours))
    }
}

/// A bit for each language of the list.
fn bits(kept: &str, lang: Lang) -> u64 {
    let said = spoken(kept, lang);
    let speaks = LANGUAGES.iter().enumerate().filter(|(_, (tag, _))| said.contains(tag));
    speaks.fold(0, |all, (at, _)| all | 1 << at)
}

/// The hours of the week from an instant on in which somebody is free, as their own clock has them.
fn week_of(from: Timestamp, zone_name: &str, hours: &str) -> Hours {
    let (free, zone) = (Free::kept(hours), zone(zone_name).unwrap_or(TimeZone::UTC));
    let mut week = Hours::default();
    for hour in 0..Hours::ALL {
        let at = from + SignedDuration::from_hours(i64::try_from(hour).unwrap_or(0));
        let here = at.to_zoned(zone.clone());
        let minute = i32::from(here.hour()) * 60 + i32::from(here.minute());
        if free.has(usize::try_from(here.weekday().to_monday_zero_offset()).unwrap_or(0), minute) {
            week.add(hour);
        }
    }
    week
}
