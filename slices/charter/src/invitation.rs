//! Invitations: a letter with a secret link, good for one answer and a month.

use kith_base::jiff::{SignedDuration, Timestamp};
use kith_base::{Email, Lang, Name, ids};
use kith_policy::{CommunityId, PersonId, Role, TeamId};
use schemars::JsonSchema;
use serde::Serialize;

ids! {
    /// An invitation.
    InvitationId,
    /// A request to join.
    RequestId,
}
kith_db::bind_ids!(InvitationId, RequestId);

/// How long an invitation may be answered.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What became of an invitation or a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    Accepted,
    Declined,
    /// Taken back by who had made it.
    Withdrawn,
}

impl Answer {
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Declined, Self::Withdrawn];

    pub fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

kith_db::bind_words!(Answer);

/// How an invitation stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    Open,
    /// Its letter came back.
    Bounced,
    /// Open, and somebody looked around.
    Opened,
    /// Open, and they took part already.
    Acted,
    Accepted,
    Declined,
    Withdrawn,
    Expired,
}

/// An invitation, without its secret.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Invitation {
    pub id: InvitationId,
    pub community: CommunityId,
    pub team: Option<TeamId>,
    pub name: Name,
    pub email: Email,
    pub role: Role,
    pub lang: Lang,
    pub made_by: Option<PersonId>,
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
    pub answered_at: Option<Timestamp>,
    pub answer: Option<Answer>,
    /// When somebody first pressed a button on its page. Looking alone is not noted.
    pub opened_at: Option<Timestamp>,
    /// When they first said something before they joined: that they come, that they are here, an answer.
    pub acted_at: Option<Timestamp>,
    /// Whether its letter came back.
    pub bounced: bool,
}

impl Invitation {
    /// How it stands at `now`.
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.answer {
            Some(Answer::Accepted) => Standing::Accepted,
            Some(Answer::Declined) => Standing::Declined,
            Some(Answer::Withdrawn) => Standing::Withdrawn,
            None if self.ends_at <= now => Standing::Expired,
            None if self.acted_at.is_some() => Standing::Acted,
            None if self.opened_at.is_some() => Standing::Opened,
            None if self.bounced => Standing::Bounced,
            None => Standing::Open,
        }
    }

    /// Whether it can be answered at `now`.
    pub fn waits(&self, now: Timestamp) -> bool {
        self.answer.is_none() && now < self.ends_at
    }
}

/// An invitation that is about to be made.
#[derive(Clone, PartialEq, Debug)]
pub struct Inviting {
    pub community: CommunityId,
    pub team: Option<TeamId>,
    pub name: Name,
    pub email: Email,
    pub role: Role,
    pub lang: Lang,
    pub by: Option<PersonId>,
    pub at: Timestamp,
}

/// A request to join.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct JoinRequest {
    pub id: RequestId,
    pub community: CommunityId,
    pub person: PersonId,
    pub name: Name,
    pub message: String,
    pub made_at: Timestamp,
    pub answered_at: Option<Timestamp>,
    pub answer: Option<Answer>,
}
