//! How a viewer stands to a thing. The columns of the policy's table.

use crate::{Place, Role, Thing, Viewer};

/// One way of standing to a thing. A viewer has several at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Anybody at all, signed in or not.
    Public,
    /// Signed in.
    Person,
    /// Invited into the community, not yet joined.
    Invited,
    /// Pays for the community: aggregates and what was released.
    Sponsor,
    /// Looks on in the community, visible as such.
    Observer,
    /// Member of the community.
    Member,
    /// Member of the thing's cohort, or of a team in it.
    Cohort,
    /// Member of the thing's team.
    Team,
    /// Leads the thing's team.
    Lead,
    /// Coaches the thing's team.
    Coach,
    /// Runs the community's sessions.
    Facilitator,
    /// Runs the community.
    Steward,
    /// Runs the instance. Reads no content.
    Operator,
    /// It is the viewer's own: their text, their commitment, their account. What is in a community is one's own for as
    /// long as one is in it: authority comes only from memberships that are active now.
    Own,
    /// A guest at the thing's session.
    Guest,
}

impl Standing {
    /// All of them, in the order of the table's columns.
    pub const ALL: [Standing; 15] = [
        Standing::Public,
        Standing::Person,
        Standing::Invited,
        Standing::Sponsor,
        Standing::Observer,
        Standing::Member,
        Standing::Cohort,
        Standing::Team,
        Standing::Lead,
        Standing::Coach,
        Standing::Facilitator,
        Standing::Steward,
        Standing::Operator,
        Standing::Own,
        Standing::Guest,
    ];

    /// The name of its column.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Public => "public",
            Standing::Person => "person",
            Standing::Invited => "invited",
            Standing::Sponsor => "sponsor",
            Standing::Observer => "observer",
            Standing::Member => "member",
            Standing::Cohort => "cohort",
            Standing::Team => "team",
            Standing::Lead => "lead",
            Standing::Coach => "coach",
            Standing::Facilitator => "facilitator",
            Standing::Steward => "steward",
            Standing::Operator => "operator",
            Standing::Own => "own",
            Standing::Guest => "guest",
        }
    }
}

/// A set of standings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Standings(u16);

impl Standings {
    pub fn add(&mut self, standing: Standing) {
        self.0 |= 1 << standing as u16;
    }

    pub fn meets(self, other: Standings) -> bool {
        self.0 & other.0 != 0
    }

    /// Every way in which `viewer` stands to `thing`.
    pub fn of(viewer: &Viewer, thing: &Thing) -> Self {
        let mut standings = Self::default();
        standings.add(Standing::Public);
        if let Some(who) = &viewer.who {
            // Whoever a link let in is not signed in: what asks for a person asks for an account.
            if !viewer.by_link {
                standings.add(Standing::Person);
            }
            if who.operator && !viewer.by_link {
                standings.add(Standing::Operator);
            }
            let here = match thing.place {
                None => !viewer.by_link,
                Some(place) => viewer.is_in(place.community) || viewer.is_guest_at(thing.session),
            };
            if here && thing.owner == Some(who.id) {
                standings.add(Standing::Own);
            }
        }
        if viewer.is_guest_at(thing.session) {
            standings.add(Standing::Guest);
        }
        if let Some(place) = thing.place {
            standings.add_from_place(viewer, place);
        }
        standings
    }

    fn add_from_place(&mut self, viewer: &Viewer, place: Place) {
        if viewer.invited.contains(&place.community) {
            self.add(Standing::Invited);
        }
        for membership in viewer.memberships.iter().filter(|it| it.community == place.community) {
            let here = membership.team.is_some() && membership.team == place.team;
            // Who looks on or pays is no member of the cohort that stands beside their role.
            let belongs = matches!(membership.role, Role::Member | Role::Lead | Role::Coach);
            if belongs && membership.cohort.is_some() && membership.cohort == place.cohort {
                self.add(Standing::Cohort);
            }
            match membership.role {
                Role::Steward => self.add(Standing::Steward),
                Role::Facilitator => self.add(Standing::Facilitator),
                Role::Observer => self.add(Standing::Observer),
                Role::Sponsor => self.add(Standing::Sponsor),
                // Whoever is in a team or a cohort of the community is in the community.
                Role::Member | Role::Lead | Role::Coach => self.add(Standing::Member),
            }
            match membership.role {
                Role::Member if here => self.add(Standing::Team),
                Role::Lead if here => self.add(Standing::Lead),
                Role::Coach if here => self.add(Standing::Coach),
                _ => {}
            }
        }
    }
}
