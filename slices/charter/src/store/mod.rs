//! Every SQL statement of the slice. Whatever changes rows here records its fact here too.

mod agreements;
mod brought;
mod brought_teams;
mod cohorts;
mod communities;
mod compositions;
mod delegations;
mod directory;
mod frameworks;
mod imports;
mod invitations;
mod known;
mod memberships;
mod participation;
mod teams;

pub use agreements::*;
pub use brought::*;
pub use brought_teams::*;
pub use cohorts::*;
pub use communities::*;
pub use compositions::*;
pub use delegations::*;
pub use directory::*;
pub use frameworks::*;
pub use imports::*;
pub use invitations::*;
pub use known::*;
pub use memberships::*;
pub use participation::*;
pub use teams::*;
