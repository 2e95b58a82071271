//! Communities: what they are about, what they agreed, who is what in them.
//!
//! A [`Community`] says what it is about in its charter. Its working [`Agreement`] has versions; whenever it changes,
//! everybody is asked again. Its frameworks are a steward's own lists, data and never code. People are in it by
//! memberships with a beginning and an end: whoever may do something may do it because of one that is active now.
//! They come in by a button, by asking, or by an invitation, whose link shows a page and changes nothing by itself.
//!
//! Every page inside a community begins with [`enter()`]. Other slices read through [`store`].

mod agreement;
mod community;
mod composition;
mod delegation;
mod departure;
mod enter;
mod framework;
mod invitation;
mod mail;
mod member;
mod pages;
mod panels;
mod participation;
mod roster;
mod routes;
pub mod store;
mod team;
#[cfg(test)]
mod tests;

pub use agreement::{Agreement, AgreementId, Change, Piece, changes};
pub use community::{Accent, Charter, Community, Founding, Joining, Outline, Visibility, slug_of};
pub use composition::{Composition, Part, Wanted};
pub use delegation::{Delegation, DelegationId, NewDelegation};
pub use departure::Departure;
pub use enter::{around, enter, inside};
pub use framework::{Framework, FrameworkId, FrameworkKind, FrameworkName, Term, TermId, TermText};
pub use invitation::{Answer, Invitation, InvitationId, Inviting, JoinRequest, RequestId, Standing};
pub use kith_policy::{CohortId, CommunityId, TeamId};
pub use member::{Admission, Held, How, MemberLine, MembershipId, is_given_by_stewards, rank};
pub use pages::letters as invited;
pub use pages::participation::{Way, ways};
pub use participation::{Level, Participation, Post};
pub use roster::{decode, neutral, separator};
pub use routes::{panels, rooms, routes};
pub use team::{Cohort, LONGEST_PURPOSE, Stage, Team, lasting};
