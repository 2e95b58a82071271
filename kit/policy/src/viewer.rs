//! Who asks.

use jiff::tz::TimeZone;
use kith_base::jiff::{self, Timestamp};
use kith_base::{Lang, Name, Uuid, ids};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;

ids! {
    /// A person.
    PersonId,
    /// A community of practice, or a learning collaborative.
    CommunityId,
    /// A dated intake of a community.
    CohortId,
    /// A team of a community.
    TeamId,
}

kith_db::bind_ids!(PersonId, CommunityId, CohortId, TeamId);

/// What somebody is in a community, a cohort or a team.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Steward,
    Facilitator,
    Coach,
    Lead,
    Member,
    Observer,
    Sponsor,
}

impl Role {
    /// All of them, as they are offered.
    pub const ALL: [Role; 7] =
        [Role::Member, Role::Facilitator, Role::Steward, Role::Coach, Role::Lead, Role::Observer, Role::Sponsor];

    pub fn word(self) -> &'static str {
        match self {
            Role::Steward => "steward",
            Role::Facilitator => "facilitator",
            Role::Coach => "coach",
            Role::Lead => "lead",
            Role::Member => "member",
            Role::Observer => "observer",
            Role::Sponsor => "sponsor",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

kith_db::bind_words!(Role);

/// A membership that is active now. With a team or cohort it holds there only.
#[derive(Clone, Debug)]
pub struct Membership {
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub team: Option<TeamId>,
    pub role: Role,
}

/// A circle that is only read: an archived cohort, or a team of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Archived {
    pub cohort: CohortId,
    pub team: Option<TeamId>,
}

/// A signed-in person.
#[derive(Clone, Debug)]
pub struct Who {
    pub id: PersonId,
    pub name: Name,
    pub operator: bool,
}

/// Who asks: a person with what they are in their communities, or the public; in which language and zone, and when.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub who: Option<Who>,
    pub memberships: Vec<Membership>,
    /// Communities into which the viewer is invited and which they have not joined.
    pub invited: Vec<CommunityId>,
    /// Sessions at which the viewer is a guest now: by a link to one of them, or by an invitation that waits.
    pub guest_of: Vec<Uuid>,
    /// What was archived in the communities they are or were in.
    pub archived: Vec<Archived>,
    /// Whether a link let them in, and no sign-in: then nothing is theirs but what is in those sessions.
    pub by_link: bool,
    pub lang: Lang,
    pub zone: TimeZone,
    pub now: Timestamp,
}

impl Viewer {
    /// Somebody who is not signed in.
    pub fn public(lang: Lang, now: Timestamp) -> Self {
        Self {
            who: None,
            memberships: Vec::new(),
            invited: Vec::new(),
            guest_of: Vec::new(),
            archived: Vec::new(),
            by_link: false,
            lang,
            zone: TimeZone::UTC,
            now,
        }
    }

    /// The viewer's id, if they are signed in.
    pub fn id(&self) -> Option<PersonId> {
        self.person().filter(|_| !self.by_link)
    }

    /// Who the viewer is, signed in or let in by a link: whose answer, attendance and words theirs are in a session that
    /// is open to them.
    pub fn person(&self) -> Option<PersonId> {
        self.who.as_ref().map(|who| who.id)
    }

    /// The communities the viewer is in, each once.
    pub fn communities(&self) -> Vec<CommunityId> {
        let mut ids: Vec<_> = self.memberships.iter().map(|membership| membership.community).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// Whether the viewer is a guest at this session.
    pub fn is_guest_at(&self, session: Option<Uuid>) -> bool {
        session.is_some_and(|session| self.guest_of.contains(&session))
    }

    /// Whether a place is in a cohort that was archived.
    pub fn finds_archived(&self, place: Place) -> bool {
        let same = |it: &Archived| place.cohort == Some(it.cohort) || (it.team.is_some() && it.team == place.team);
        self.archived.iter().any(same)
    }

    /// Whether an active membership of the viewer reaches `community`.
    pub fn is_in(&self, community: CommunityId) -> bool {
        self.memberships.iter().any(|membership| membership.community == community)
    }
}
