//! How far somebody's reading reaches in a community: what a list of things of its sessions may show, as parameters of
//! its statement. Every answer in it was given by the policy.

use kith_base::Say;
use kith_policy::{Audience, CohortId, CommunityId, Place, Policy, TeamId, Thing, Viewer};

/// The audiences, cohorts and teams that a list may show.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    pub community: bool,
    pub every_cohort: bool,
    pub cohorts: [Option<CohortId>; 4],
    pub every_team: bool,
    pub teams: [Option<TeamId>; 8],
}

impl Reach {
    /// What `viewer` may read of things of `kind` in `community`.
    pub fn of(policy: &Policy, viewer: &Viewer, kind: &'static str, community: CommunityId) -> Self {
        let reads = |place: Place, audience| policy.allows(viewer, "read", &Thing::at(kind, place, audience));
        let whole = Place::community(community);
        let own = viewer.memberships.iter().filter(|it| it.community == community);
        let mut cohorts: Vec<_> = own.clone().filter_map(|it| it.cohort).collect();
        let mut teams: Vec<_> = own.filter_map(|it| it.team).collect();
        cohorts.sort();
        cohorts.dedup();
        teams.sort();
        teams.dedup();
        cohorts.retain(|id| reads(Place { cohort: Some(*id), ..whole }, Audience::Cohort));
        teams.retain(|id| reads(Place { team: Some(*id), ..whole }, Audience::Team));
        Self {
            community: reads(whole, Audience::Community),
            every_cohort: reads(whole, Audience::Cohort),
            cohorts: slots(&cohorts),
            every_team: reads(whole, Audience::Team),
            teams: slots(&teams),
        }
    }

    /// Whether it reaches nothing at all.
    pub fn is_empty(&self) -> bool {
        let everywhere = self.community || self.every_cohort || self.every_team;
        !everywhere && self.cohorts[0].is_none() && self.teams[0].is_none()
    }
}

/// The first few of a list, as that many parameters: a statement has a fixed number of them. Whoever is in more teams
/// than there are slots sees less, never more.
pub fn slots<T: Copy, const N: usize>(list: &[T]) -> [Option<T>; N] {
    std::array::from_fn(|slot| list.get(slot).copied())
}

/// The id in a form's field, for things of the page that the form stands on.
pub fn read_id<T: std::str::FromStr<Err = Say>>(text: &str) -> Result<T, Say> {
    text.parse()
}
