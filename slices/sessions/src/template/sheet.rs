//! A cohort of a template as its file holds it: written, and read with the same rules as what is typed into a form.

use std::collections::BTreeMap;

use kith_base::Say;
use kith_charter::Composition;
use kith_people::SECTORS;
use kith_policy::Role;
use serde::{Deserialize, Serialize};

use super::cohort::{AROUND, LONGEST, PlannedCohort, SERIES, TEAMS, Within};
use super::{SheetSeries, read_series};
use crate::preparation::{self, read_item, read_question};
use crate::rsvp::read_capacity;
use crate::rule::{letters, read_weekday};
use crate::session::read_number;
use crate::wall::Zone;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SheetCohort {
    days: i64,
    weekday: String,
    #[serde(default)]
    sectors: Vec<String>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    teams: i64,
    #[serde(default)]
    series: Vec<SheetSeries>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SheetWithin {
    day: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    series: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    zone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    capacity: Option<i64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    question: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    items: Vec<SheetItem>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SheetItem {
    text: String,
    minutes: i64,
}

impl SheetCohort {
    pub(super) fn of(it: &PlannedCohort) -> Self {
        Self {
            days: it.days,
            weekday: letters(it.weekday).to_owned(),
            sectors: it.rule.sectors.clone(),
            roles: it.rule.roles.iter().map(|role| role.word().to_owned()).collect(),
            teams: it.teams,
            series: it.series.iter().map(SheetSeries::of).collect(),
        }
    }

    /// Reads what the file says of the cohort, with how many sessions each of its series has.
    pub(super) fn read(&self, counts: &BTreeMap<usize, i64>) -> Result<PlannedCohort, Say> {
        let wrong = || Say::new("error-not-a-choice");
        let sector = |text: &String| SECTORS.into_iter().find(|it| it == text).ok_or_else(wrong);
        let role =
            |text: &String| Role::of(text).filter(|role| matches!(role, Role::Lead | Role::Coach)).ok_or_else(wrong);
        let within = self.series.len() <= SERIES && self.sectors.len() <= SECTORS.len();
        if !within || self.roles.len() > 2 || counts.keys().any(|at| *at >= self.series.len()) {
            return Err(wrong());
        }
        let series =
            self.series.iter().enumerate().map(|(at, it)| read_series(it, counts.get(&at).copied().unwrap_or(1)));
        let sectors = self.sectors.iter().map(sector).map(|it| it.map(str::to_owned)).collect::<Result<_, _>>()?;
        Ok(PlannedCohort {
            days: read_number(&self.days.to_string(), 0, LONGEST)?,
            weekday: read_weekday(&self.weekday)?,
            rule: Composition { sectors, roles: self.roles.iter().map(role).collect::<Result<_, _>>()? },
            teams: read_number(&self.teams.to_string(), 0, TEAMS)?,
            series: series.collect::<Result<_, _>>()?,
        })
    }
}

impl SheetWithin {
    pub(super) fn of(it: &Within) -> Self {
        let item = |(text, minutes): &(String, i64)| SheetItem { text: text.clone(), minutes: *minutes };
        Self {
            day: it.day,
            series: it.series,
            zone: it.zone.as_ref().map(|zone| zone.name().to_owned()),
            capacity: it.capacity,
            question: it.question.clone(),
            items: it.items.iter().map(item).collect(),
        }
    }

    pub(super) fn read(&self) -> Result<Within, Say> {
        if self.items.len() > preparation::MOST {
            return Err(Say::new("error-not-a-choice"));
        }
        let item = |it: &SheetItem| Ok((read_item(&it.text)?, preparation::read_minutes(&it.minutes.to_string())?));
        Ok(Within {
            day: read_number(&self.day.to_string(), -AROUND, LONGEST + AROUND)?,
            series: self.series,
            zone: self.zone.as_deref().map(Zone::read).transpose()?,
            capacity: self.capacity.map(|it| read_capacity(&it.to_string())).transpose()?,
            question: read_question(&self.question)?,
            items: self.items.iter().map(item).collect::<Result<_, Say>>()?,
        })
    }

    pub(super) fn series(&self) -> Option<usize> {
        self.series
    }
}
