//! A session: people meeting at an agreed time, for a purpose, by a link or a telephone number.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kith_base::{Lang, Phone, Title, Url, jiff};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};
use serde::Serialize;

use crate::SeriesId;
use crate::wall::{TimeOfDay, Wall, Zone};

kith_base::ids! {
    /// A session.
    SessionId,
}
kith_db::bind_ids!(SessionId);

/// A session as it is kept. Its notes are with its record.
#[derive(Clone, Debug, Serialize)]
pub struct Session {
    pub id: SessionId,
    pub community_id: CommunityId,
    pub cohort_id: Option<CohortId>,
    pub team_id: Option<TeamId>,
    /// For the community, one cohort or one team.
    pub audience: Audience,
    pub series_id: Option<SeriesId>,
    pub title: Title,
    /// One line; may be empty.
    pub purpose: String,
    /// The language of title and purpose.
    pub lang: Lang,
    pub on_day: Date,
    pub time_of_day: TimeOfDay,
    pub zone: Zone,
    pub starts_at: Timestamp,
    pub minutes: i64,
    pub link: Option<Url>,
    pub phone: Option<Phone>,
    pub passcode: Option<String>,
    pub facilitator_id: Option<PersonId>,
    /// Counts what calendars must hear of: a move, another link, a cancellation.
    pub revision: i64,
    /// How many came beside those whose attendance is noted.
    pub also_present: i64,
    pub begun_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    /// When its record was published.
    pub published_at: Option<Timestamp>,
    pub published_by: Option<PersonId>,
}

kith_db::from_row!(Session {
    id,
    community_id,
    cohort_id,
    team_id,
    audience,
    series_id,
    title,
    purpose,
    lang,
    on_day,
    time_of_day,
    zone,
    starts_at,
    minutes,
    link,
    phone,
    passcode,
    facilitator_id,
    also_present,
    begun_at,
    ended_at,
    cancelled_at,
    published_at,
    published_by,
});

impl Session {
    /// Where it is: its community, and the cohort or team it is for.
    pub fn place(&self) -> Place {
        Place { community: self.community_id, cohort: self.cohort_id, team: self.team_id }
    }

    /// The session as the policy sees it.
    pub fn thing(&self) -> Thing {
        self.thing_of("session")
    }

    /// A thing of `kind` that is for the same people as the session: its record, its agenda's floor, an answer.
    pub fn thing_of(&self, kind: &'static str) -> Thing {
        Thing::at(kind, self.place(), self.audience)
    }

    /// What was agreed on the wall clock.
    pub fn wall(&self) -> Wall {
        Wall { day: self.on_day, time: self.time_of_day, zone: self.zone.clone() }
    }

    /// When it ends: when it was ended, or as planned.
    pub fn ends_at(&self) -> Timestamp {
        self.ended_at.unwrap_or(self.starts_at + SignedDuration::from_mins(self.minutes))
    }

    /// Whether it is time to join: from 30 minutes before to the end.
    pub fn is_time(&self, now: Timestamp) -> bool {
        let from = self.starts_at - SignedDuration::from_mins(30);
        self.cancelled_at.is_none() && from <= now && now < self.ends_at()
    }

    /// Whether it is still to come or under way.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        self.cancelled_at.is_none() && now < self.ends_at()
    }

    /// Its address inside Kith, below the site's own.
    pub fn path(&self, slug: &str) -> String {
        format!("/c/{slug}/sessions/{}", self.id)
    }
}
