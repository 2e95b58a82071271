//! Communities: what they are about, what they agreed, who is what in them.

mod agreement;
mod community;
mod enter;
mod framework;
mod invitation;
mod member;
pub mod store;
mod team;

pub use agreement::{Agreement, AgreementId, Change, Piece, changes};
pub use community::{Accent, Charter, Community, Founding, Joining, Outline, Visibility, slug_of};
pub use enter::enter;
pub use framework::{Framework, FrameworkId, FrameworkKind, FrameworkName, Term, TermId, TermText};
pub use invitation::{Answer, Invitation, InvitationId, Inviting, JoinRequest, RequestId, Standing};
pub use kith_policy::{CohortId, CommunityId, TeamId};
pub use member::{Admission, Held, How, MemberLine, MembershipId, is_given_by_stewards, rank};
pub use team::{Cohort, Team};
