//! Cohorts and teams: the smaller circles of a community.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kith_base::{Name, Say, jiff};
use kith_policy::{Audience, CohortId, CommunityId, Place, TeamId, Thing};
use serde::Serialize;

/// A dated intake of a community.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Cohort {
    pub id: CohortId,
    pub community: CommunityId,
    pub name: Name,
    pub starts_on: Date,
    pub ends_on: Date,
    /// What came of it, in a sentence: said when it was archived.
    pub outcome: String,
    /// Since when it is only read.
    pub archived_at: Option<Timestamp>,
}

/// How a cohort stands on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    Ahead,
    Running,
    Over,
    Archived,
}

impl Cohort {
    /// The cohort as a place.
    pub fn place(&self) -> Place {
        Place { community: self.community, cohort: Some(self.id), team: None }
    }

    /// The cohort itself: everybody of the community sees that it exists.
    pub fn itself(&self) -> Thing {
        Thing::at("cohort", self.place(), Audience::Community)
    }

    /// How it stands on this day.
    pub fn stage(&self, today: Date) -> Stage {
        match self.archived_at {
            Some(_) => Stage::Archived,
            None if today < self.starts_on => Stage::Ahead,
            None if today > self.ends_on => Stage::Over,
            None => Stage::Running,
        }
    }

    /// Its address inside Kith, below the site's own.
    pub fn path(&self, slug: &str) -> String {
        format!("/c/{slug}/cohorts/{}", self.id)
    }
}

/// The first and the last day of a cohort, or what is wrong with them.
pub fn lasting(from: Date, to: Date) -> Result<(Date, Date), Say> {
    let long = from.checked_add(LONGEST.years()).is_ok_and(|last| to > last);
    match to < from {
        true => Err(Say::new("cohort-error-order")),
        false if long => Err(Say::new("cohort-error-long").with("n", i64::from(LONGEST))),
        false => Ok((from, to)),
    }
}

/// The most years that a cohort lasts.
const LONGEST: i32 = 5;

/// The most characters of what a team is for: in a form, and in what is brought in.
pub const LONGEST_PURPOSE: u32 = 4_000;

/// A team of a community, perhaps in one of its cohorts.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Team {
    pub id: TeamId,
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub name: Name,
    /// What it is for, in a sentence or a few.
    pub purpose: String,
    /// What came of it, in a sentence: said of teams that were brought in with their end.
    pub outcome: String,
    pub ended_at: Option<Timestamp>,
}

impl Team {
    /// The team as a place.
    pub fn place(&self) -> Place {
        Place { community: self.community, cohort: self.cohort, team: Some(self.id) }
    }

    /// The team itself: everybody of the community sees that it exists.
    pub fn itself(&self) -> Thing {
        Thing::at("team", self.place(), Audience::Community)
    }
}
