//! The working agreement of a community: its versions, who acknowledged which, and what changed between two.

use kith_base::ids;
use kith_base::jiff::Timestamp;
use kith_policy::{CommunityId, PersonId};
use serde::Serialize;

ids! {
    /// A version of an agreement.
    AgreementId,
}
kith_db::bind_ids!(AgreementId);

/// A version of a community's working agreement.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Agreement {
    pub id: AgreementId,
    pub community: CommunityId,
    pub version: i64,
    pub text: String,
    pub html: String,
    /// What changed and why, in a sentence.
    pub note: String,
    pub made_by: Option<PersonId>,
    pub made_at: Timestamp,
}
