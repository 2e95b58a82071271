//! A pairing: people of a community, or of one of its sessions, in groups.

use jiff::Timestamp;
use kith_base::{Lang, Title, ids, jiff};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};
use kith_sessions::SessionId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rules::Rules;

ids! {
    /// People in groups.
    PairingId,
}
kith_db::bind_ids!(PairingId);

/// The most people who are put into groups at once.
pub const MOST: i64 = 200;
/// The least and the most who can be asked for in a group.
pub const SIZES: std::ops::RangeInclusive<i64> = 2..=12;

/// A pairing as it is kept, without who is in it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pairing {
    pub id: PairingId,
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub team: Option<TeamId>,
    pub audience: Audience,
    pub session: Option<SessionId>,
    pub title: Title,
    /// The language of title and prompt.
    pub lang: Lang,
    /// What the groups begin with; may be empty.
    pub prompt: String,
    pub size: i64,
    #[serde(skip)]
    pub rules: Rules,
    /// Whether each gets a letter when it is accepted.
    pub letters: bool,
    pub made_at: Timestamp,
    pub accepted_at: Option<Timestamp>,
}

kith_db::from_row!(Pairing {
    id,
    community,
    cohort,
    team,
    audience,
    session,
    title,
    lang,
    prompt,
    size,
    rules,
    letters,
    made_at,
    accepted_at,
});

impl Pairing {
    /// The pairing as the policy sees it: for those for whom its session is, or for its community or cohort.
    pub fn thing(&self) -> Thing {
        let place = Place { community: self.community, cohort: self.cohort, team: self.team };
        Thing::at("pairing", place, self.audience)
    }

    /// Its address inside Kith, below the site's own.
    pub fn path(&self, slug: &str) -> String {
        format!("/c/{slug}/pairings/{}", self.id)
    }
}

/// A pairing that a facilitator asks for.
#[derive(Clone, Debug)]
pub struct NewPairing {
    pub id: PairingId,
    pub place: Place,
    pub audience: Audience,
    pub session: Option<SessionId>,
    pub title: Title,
    pub lang: Lang,
    pub prompt: String,
    pub size: i64,
    pub rules: Rules,
    pub letters: bool,
    pub by: Option<PersonId>,
    pub at: Timestamp,
}

/// Where somebody sits.
#[derive(Clone, PartialEq, Debug)]
pub struct Seat {
    pub person: PersonId,
    pub name: String,
    /// The number of the group; 0 stays out.
    pub number: i64,
    pub kept: bool,
    /// The hour that was proposed to the group.
    pub meets_at: Option<Timestamp>,
}

kith_db::from_row!(Seat { person, name, number, kept, meets_at });

/// Writes to somebody whom they are together with, once.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Introduce {
    pub pairing: PairingId,
    pub person: PersonId,
}

impl kith_jobs::Job for Introduce {
    const KIND: &'static str = "pairing.introduce";
}

/// The groups that people sit in: those of each number in order, without those who stay out.
pub fn groups(seats: &[Seat]) -> Vec<(i64, Vec<&Seat>)> {
    let mut groups: Vec<(i64, Vec<&Seat>)> = Vec::new();
    for seat in seats.iter().filter(|seat| seat.number > 0) {
        match groups.iter_mut().find(|(number, _)| *number == seat.number) {
            Some((_, members)) => members.push(seat),
            None => groups.push((seat.number, vec![seat])),
        }
    }
    groups.sort_by_key(|(number, _)| *number);
    groups
}
