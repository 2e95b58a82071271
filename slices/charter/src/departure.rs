//! Departures: somebody is out of a community or of a part of it, for a while or for good. What they held there beside
//! their membership, such as a place in a session, is for others then: the slice that keeps it does this job.

use kith_policy::{CommunityId, PersonId};
use serde::{Deserialize, Serialize};

/// Somebody may do less in a community than before. It is queued in the transaction of whatever took it from them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Departure {
    pub community: CommunityId,
    pub person: PersonId,
}

impl kith_jobs::Job for Departure {
    const KIND: &'static str = "departure.follow";
}
