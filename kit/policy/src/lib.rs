//! Who asks, and who may do what to what.
//!
//! [`Policy::may`] is the one function that every channel asks: page, JSON, letter, feed, export. Its rules are the
//! table in `policy.csv`: a line says for one kind of thing, one audience and one action what each **standing**
//! (how the viewer stands to the thing: member of its community, of its team, its own author …) gets: yes (`y`),
//! no with a reason (`n`, 403), or nothing at all (`.`, 404: for this viewer the thing does not exist). Of several
//! standings the best counts. No line: nobody may.
//!
//! Authority comes only from memberships that are active now, and nothing is inherited downwards unless the table
//! says so.

mod policy;
mod standing;
mod thing;
mod viewer;

pub use policy::{Asked, Authorised, Decision, Key, Policy, Rule};
pub use standing::Standing;
pub use thing::{Audience, Place, Thing};
pub use viewer::{Archived, CohortId, CommunityId, Membership, PersonId, Role, TeamId, Viewer, Who};
