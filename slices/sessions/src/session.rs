//! A session: people meeting at an agreed time, for a purpose, by a link or a telephone number.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kith_base::{Lang, Phone, Say, Title, Url, jiff, one_line};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};
use schemars::JsonSchema;
use serde::Serialize;

use crate::SeriesId;
use crate::agenda::NewActivity;
use crate::wall::{TimeOfDay, Wall, Zone};

kith_base::ids! {
    /// A session.
    SessionId,
}
kith_db::bind_ids!(SessionId);

/// A session as it is kept. Its notes are with its record.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
    /// How to come is for those who may answer, so it is in no page's data by itself.
    #[serde(skip)]
    pub link: Option<Url>,
    #[serde(skip)]
    pub phone: Option<Phone>,
    #[serde(skip)]
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
    revision,
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
        Thing::at(kind, self.place(), self.audience).in_session(self.id)
    }

    /// Another session of the same people as the policy sees it.
    pub fn beside(&self, other: SessionId) -> Thing {
        self.thing().in_session(other)
    }

    /// What was agreed on the wall clock.
    pub fn wall(&self) -> Wall {
        Wall { day: self.on_day, time: self.time_of_day, zone: self.zone.clone() }
    }

    /// When it is planned to end.
    pub fn planned_end(&self) -> Timestamp {
        self.starts_at + SignedDuration::from_mins(self.minutes)
    }

    /// When it ends: when it was ended, or as planned.
    pub fn ends_at(&self) -> Timestamp {
        self.ended_at.unwrap_or_else(|| self.planned_end())
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

    /// Whether its time is over, cancelled or not.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.ends_at()
    }

    /// Its address inside Kith, below the site's own.
    pub fn path(&self, slug: &str) -> String {
        format!("/c/{slug}/sessions/{}", self.id)
    }
}

/// For whom a session or a series is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whom {
    Community,
    Cohort(CohortId),
    Team(TeamId),
}

impl Whom {
    /// Reads what [`Whom`] is written as.
    pub fn read(text: &str) -> Result<Self, Say> {
        let wrong = |_| Say::new("error-not-a-choice");
        match text.split_once(':') {
            None if text == "community" => Ok(Whom::Community),
            Some(("cohort", id)) => id.parse().map(Whom::Cohort).map_err(wrong),
            Some(("team", id)) => id.parse().map(Whom::Team).map_err(wrong),
            _ => Err(Say::new("error-not-a-choice")),
        }
    }

    /// For whom something at a place is.
    pub fn of(cohort: Option<CohortId>, team: Option<TeamId>) -> Self {
        match (team, cohort) {
            (Some(team), _) => Whom::Team(team),
            (None, Some(cohort)) => Whom::Cohort(cohort),
            (None, None) => Whom::Community,
        }
    }

    pub fn audience(self) -> Audience {
        match self {
            Whom::Community => Audience::Community,
            Whom::Cohort(_) => Audience::Cohort,
            Whom::Team(_) => Audience::Team,
        }
    }

    pub fn cohort(self) -> Option<CohortId> {
        if let Whom::Cohort(id) = self { Some(id) } else { None }
    }

    pub fn team(self) -> Option<TeamId> {
        if let Whom::Team(id) = self { Some(id) } else { None }
    }
}

impl std::fmt::Display for Whom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Whom::Community => f.write_str("community"),
            Whom::Cohort(id) => write!(f, "cohort:{id}"),
            Whom::Team(id) => write!(f, "team:{id}"),
        }
    }
}

/// What is said of a session or a series beside its title and its time.
#[derive(Clone, PartialEq, Debug)]
pub struct Details {
    pub purpose: String,
    pub lang: Lang,
    pub whom: Whom,
    pub link: Option<Url>,
    pub phone: Option<Phone>,
    pub passcode: Option<String>,
    pub facilitator: Option<PersonId>,
}

impl Details {
    /// What is said of a session.
    pub fn of_session(session: &Session) -> Self {
        Self {
            purpose: session.purpose.clone(),
            lang: session.lang,
            whom: Whom::of(session.cohort_id, session.team_id),
            link: session.link.clone(),
            phone: session.phone.clone(),
            passcode: session.passcode.clone(),
            facilitator: session.facilitator_id,
        }
    }
}

/// A session as somebody plans it.
#[derive(Clone, PartialEq, Debug)]
pub struct SessionDraft {
    pub title: Title,
    pub wall: Wall,
    /// The instant that follows from the wall clock ([`Wall::moment`]).
    pub starts_at: Timestamp,
    pub minutes: i64,
    pub details: Details,
}

/// With which agenda a new session begins.
#[derive(Clone, PartialEq, Debug)]
pub enum FirstAgenda {
    /// These activities.
    Given(Vec<NewActivity>),
    /// Those of the previous session of its series; these where there is none.
    PreviousOr(Vec<NewActivity>),
}

/// A session to be kept.
#[derive(Clone, PartialEq, Debug)]
pub struct NewSession {
    pub id: SessionId,
    pub community_id: CommunityId,
    pub series_id: Option<SeriesId>,
    pub draft: SessionDraft,
    pub agenda: FirstAgenda,
    pub by: Option<PersonId>,
}

/// Reads a purpose: one line, may be empty.
pub fn read_purpose(text: &str) -> Result<String, Say> {
    Ok(one_line(text, 300)?.unwrap_or_default())
}

/// Reads a passcode: one short line.
pub fn read_passcode(text: &str) -> Result<String, Say> {
    one_line(text, 60)?.ok_or_else(|| Say::new("error-required"))
}

/// Reads a whole number from `from` to `to`.
pub fn read_number(text: &str, from: i64, to: i64) -> Result<i64, Say> {
    let number = text.trim().parse::<i64>().ok().filter(|number| (from..=to).contains(number));
    number.ok_or_else(|| Say::new("error-not-a-number").with("from", from).with("to", to))
}

/// Reads how long a session is: 5 minutes to 10 hours.
pub fn read_minutes(text: &str) -> Result<i64, Say> {
    read_number(text, 5, LONGEST)
}

/// The most minutes a session has.
pub const LONGEST: i64 = 600;

/// Reads the language of what is typed.
pub fn read_lang(text: &str) -> Result<Lang, Say> {
    Lang::ALL.into_iter().find(|lang| lang.tag() == text).ok_or_else(|| Say::new("error-not-a-choice"))
}
