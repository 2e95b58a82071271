//! Memberships: what somebody is, where, from when until when, and how it came about.

use kith_base::jiff::Timestamp;
use kith_base::{Lang, Name, Say, ids};
use kith_policy::{CohortId, CommunityId, PersonId, Role, TeamId};
use serde::Serialize;

ids! {
    /// A membership.
    MembershipId,
}
kith_db::bind_ids!(MembershipId);

/// How a membership came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// They founded the community.
    Founded,
    /// They joined by themselves.
    Joined,
    /// They asked, and were accepted.
    Requested,
    /// They were invited, and accepted.
    Invited,
    /// They were in a list that was brought in.
    Imported,
    /// A steward put them there.
    Added,
    /// Somebody lent them the role until a day.
    Delegated,
}

impl How {
    pub const ALL: [Self; 7] =
        [Self::Founded, Self::Joined, Self::Requested, Self::Invited, Self::Imported, Self::Added, Self::Delegated];

    pub fn word(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::Joined => "joined",
            Self::Requested => "requested",
            Self::Invited => "invited",
            Self::Imported => "imported",
            Self::Added => "added",
            Self::Delegated => "delegated",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

kith_db::bind_words!(How);

/// Somebody who comes in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Admission {
    pub person: PersonId,
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub team: Option<TeamId>,
    pub role: Role,
    pub how: How,
    /// Since when; now where it is not said.
    pub from_at: Option<Timestamp>,
    pub until_at: Option<Timestamp>,
    /// Who let them in.
    pub by: Option<PersonId>,
}

impl Admission {
    /// This person, with this role, in the community as a whole, from now on.
    pub fn new(person: PersonId, community: CommunityId, role: Role, how: How) -> Self {
        Self { person, community, cohort: None, team: None, role, how, from_at: None, until_at: None, by: None }
    }

    /// In this team.
    pub fn in_team(self, team: Option<TeamId>) -> Self {
        Self { team, ..self }
    }

    /// In this cohort as a whole.
    pub fn in_cohort(self, cohort: Option<CohortId>) -> Self {
        Self { cohort, ..self }
    }

    /// Since this instant.
    pub fn since(self, from_at: Timestamp) -> Self {
        Self { from_at: Some(from_at), ..self }
    }

    /// Until this instant.
    pub fn until(self, until_at: Option<Timestamp>) -> Self {
        Self { until_at, ..self }
    }

    /// Let in by this person.
    pub fn by(self, by: Option<PersonId>) -> Self {
        Self { by, ..self }
    }
}

/// A membership that has not ended.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Held {
    pub id: MembershipId,
    pub person: PersonId,
    pub role: Role,
    pub cohort: Option<CohortId>,
    pub team: Option<TeamId>,
    /// The name of the team, or "".
    pub team_name: String,
    pub from_at: Timestamp,
    pub how: How,
    pub suspended_at: Option<Timestamp>,
}

impl Held {
    /// The same place with another role, let in anew by `by`.
    pub fn again_as(&self, community: CommunityId, role: Role, by: PersonId) -> Admission {
        let admission = Admission::new(self.person, community, role, How::Added);
        admission.in_team(self.team).in_cohort(self.cohort).by(Some(by))
    }
}

/// Whether only a steward gives this role: those that run the community, and those from outside it.
pub fn is_given_by_stewards(role: Role) -> bool {
    !matches!(role, Role::Member | Role::Lead | Role::Observer)
}

/// Whether somebody can have this role there: a lead leads a team.
pub fn fits(role: Role, team: Option<TeamId>) -> Result<(), Say> {
    if role == Role::Lead && team.is_none() { Err(Say::new("charter-lead-needs-team")) } else { Ok(()) }
}

/// A person of a community as lists show them, once each.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MemberLine {
    pub person: PersonId,
    pub name: Name,
    /// The name of their organisation; "" where they have none, or show it to fewer people.
    pub organisation: String,
    /// The widest of their roles in what was asked for.
    pub role: Role,
    /// Their teams in what was asked for.
    pub teams: Vec<TeamId>,
    pub lang: Lang,
    /// The IANA name of their time zone.
    pub zone: String,
}

/// The order in which roles are named: who runs the community first.
pub fn rank(role: Role) -> u8 {
    match role {
        Role::Steward => 0,
        Role::Facilitator => 1,
        Role::Coach => 2,
        Role::Lead => 3,
        Role::Member => 4,
        Role::Observer => 5,
        Role::Sponsor => 6,
    }
}

/// Rows of a person each, several for one with several memberships, as one line each; in the order of the rows.
pub(crate) fn each_once(rows: Vec<(MemberLine, Option<TeamId>)>) -> Vec<MemberLine> {
    let mut lines: Vec<MemberLine> = Vec::with_capacity(rows.len());
    for (line, team) in rows {
        if lines.last().is_none_or(|last| last.person != line.person) {
            lines.push(line.clone());
        }
        let Some(last) = lines.last_mut() else { continue };
        if rank(line.role) < rank(last.role) {
            last.role = line.role;
        }
        last.teams.extend(team.filter(|team| !last.teams.contains(team)));
    }
    lines
}
