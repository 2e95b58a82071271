//! Cohorts and teams: the smaller circles of a community.

use kith_base::Name;
use kith_base::jiff::Timestamp;
use kith_base::jiff::civil::Date;
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
}

/// A team of a community, perhaps in one of its cohorts.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Team {
    pub id: TeamId,
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub name: Name,
    /// What it is for, in a sentence.
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
