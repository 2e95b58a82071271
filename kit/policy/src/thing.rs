//! What is asked about: a kind of thing, where it is, whom it is for, whose it is.

use kith_base::Uuid;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{CohortId, CommunityId, PersonId, TeamId};

/// For whom a thing is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    Own,
    Team,
    Cohort,
    Community,
    Public,
}

impl Audience {
    /// All of them, the narrowest first.
    pub const ALL: [Audience; 5] =
        [Audience::Own, Audience::Team, Audience::Cohort, Audience::Community, Audience::Public];

    pub fn word(self) -> &'static str {
        match self {
            Audience::Own => "own",
            Audience::Team => "team",
            Audience::Cohort => "cohort",
            Audience::Community => "community",
            Audience::Public => "public",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.word() == word)
    }
}

kith_db::bind_words!(Audience);

/// Where a thing is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub team: Option<TeamId>,
}

impl Place {
    /// In a community as a whole.
    pub fn community(community: CommunityId) -> Self {
        Self { community, cohort: None, team: None }
    }
}

/// What the policy must know of a thing to decide about it.
#[derive(Clone, Copy, Debug)]
pub struct Thing {
    /// Its kind, as in the table's first column.
    pub kind: &'static str,
    pub audience: Audience,
    /// `None` for things of the instance as a whole.
    pub place: Option<Place>,
    pub owner: Option<PersonId>,
    /// The session that it belongs to: whoever is a guest there stands to it by that.
    pub session: Option<Uuid>,
}

impl Thing {
    /// A thing of the instance as a whole.
    pub fn of_instance(kind: &'static str) -> Self {
        Self { kind, audience: Audience::Public, place: None, owner: None, session: None }
    }

    /// A thing for a whole community.
    pub fn of_community(kind: &'static str, community: CommunityId) -> Self {
        Self {
            kind,
            audience: Audience::Community,
            place: Some(Place::community(community)),
            owner: None,
            session: None,
        }
    }

    /// A thing at a place, for an audience.
    pub fn at(kind: &'static str, place: Place, audience: Audience) -> Self {
        Self { kind, audience, place: Some(place), owner: None, session: None }
    }

    /// The same thing as somebody's own.
    pub fn owned_by(self, owner: Option<PersonId>) -> Self {
        Self { owner, ..self }
    }

    /// The same thing as something of a session.
    pub fn in_session(self, session: impl Into<Uuid>) -> Self {
        Self { session: Some(session.into()), ..self }
    }
}
