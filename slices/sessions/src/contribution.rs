//! A contribution: what somebody said or wrote in an activity, and how much of who they are goes with it.
//!
//! One without a name leaves no way back to its author: it keeps no person and nobody who typed it, it came "on the
//! screen" whatever the channel was, its instant and its id are those of the activity's begin, and its language is the
//! session's. Who wrote it is kept apart, so that they alone can take it back.

use jiff::Timestamp;
use kith_base::{Lang, Say, Uuid, jiff};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};
use kith_web::Prose;
use serde::Serialize;

use crate::{Activity, ActivityId, Session, SessionId};

kith_base::ids! {
    /// A contribution.
    ContributionId,
}
kith_db::bind_ids!(ContributionId);

/// How a contribution came.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Screen,
    Telephone,
    Paper,
    Mail,
}

impl Channel {
    /// All of them, as they are offered.
    pub const ALL: [Channel; 4] = [Channel::Screen, Channel::Telephone, Channel::Paper, Channel::Mail];

    pub fn word(self) -> &'static str {
        match self {
            Channel::Screen => "screen",
            Channel::Telephone => "telephone",
            Channel::Paper => "paper",
            Channel::Mail => "mail",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.word() == word)
    }

    /// The channel over which a facilitator took somebody's words: any but the screen, which they have themselves.
    pub fn read_for_somebody(text: &str) -> Result<Self, Say> {
        Self::of(text).filter(|channel| *channel != Channel::Screen).ok_or_else(|| Say::new("error-not-a-choice"))
    }

    /// The locale key of "by telephone"; "" for the screen, which goes without saying.
    pub fn key(self) -> &'static str {
        // locale: held-by-telephone held-by-paper held-by-mail
        match self {
            Channel::Screen => "",
            Channel::Telephone => "held-by-telephone",
            Channel::Paper => "held-by-paper",
            Channel::Mail => "held-by-mail",
        }
    }
}

/// Whether the author's name goes with it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Attribution {
    Named,
    Unattributed,
}

impl Attribution {
    pub fn word(self) -> &'static str {
        match self {
            Attribution::Named => "named",
            Attribution::Unattributed => "unattributed",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        [Attribution::Named, Attribution::Unattributed].into_iter().find(|it| it.word() == word)
    }
}

kith_db::bind_words!(Channel, Attribution);

/// What somebody says, before it is decided what of it is kept.
#[derive(Clone, Debug)]
pub struct Saying {
    pub author: PersonId,
    pub attribution: Attribution,
    pub channel: Channel,
    /// Only for the author's own team.
    pub aside: Option<TeamId>,
    pub lang: Lang,
    pub text: Prose,
    pub may_quote: bool,
    /// Who wrote it down for the author.
    pub typed_by: Option<PersonId>,
}

/// A contribution as it is kept.
#[derive(Clone, Debug)]
pub struct Contribution {
    pub id: ContributionId,
    pub session: SessionId,
    pub activity: Option<ActivityId>,
    pub person: Option<PersonId>,
    /// Kept apart, only for what is unattributed.
    pub author: Option<PersonId>,
    pub attribution: Attribution,
    pub channel: Channel,
    pub audience: Audience,
    /// The team of an aside.
    pub team: Option<TeamId>,
    pub lang: Lang,
    pub text: Prose,
    pub may_quote: bool,
    pub kept: bool,
    pub typed_by: Option<PersonId>,
    pub written_at: Timestamp,
}

impl Saying {
    /// The contribution that this becomes in `activity`, under an id drawn at `now`.
    pub fn keep(self, session: &Session, activity: &Activity, drawn: Uuid, now: Timestamp) -> Contribution {
        let audience = if self.aside.is_some() { Audience::Team } else { session.audience };
        let named = self.attribution == Attribution::Named;
        let begun = activity.begun_at.or(session.begun_at).unwrap_or(session.starts_at);
        let written_at = if named { now } else { begun };
        Contribution {
            id: ContributionId(if named { drawn } else { moved(drawn, begun) }),
            session: session.id,
            activity: Some(activity.id),
            person: named.then_some(self.author),
            author: (!named).then_some(self.author),
            attribution: self.attribution,
            channel: if named { self.channel } else { Channel::Screen },
            audience,
            team: self.aside,
            lang: if named { self.lang } else { session.lang },
            text: self.text,
            may_quote: self.may_quote,
            kept: named && self.aside.is_none(),
            typed_by: self.typed_by.filter(|_| named),
            written_at,
        }
    }
}

/// The id `drawn`, as if it had been drawn at `at`: the first 48 bits of an id tell when.
pub(crate) fn moved(drawn: Uuid, at: Timestamp) -> Uuid {
    let millis = u64::try_from(at.as_millisecond()).unwrap_or(0).to_be_bytes();
    let mut bytes = *drawn.as_bytes();
    bytes[..6].copy_from_slice(&millis[2..]);
    Uuid::from_bytes(bytes)
}

/// The contribution of a page, as its reader may see it.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: ContributionId,
    pub activity: Option<ActivityId>,
    pub person: Option<PersonId>,
    /// The name of who said it; nobody's when it was said without a name.
    pub name: Option<String>,
    pub channel: Channel,
    /// The team of an aside, and its name.
    pub team: Option<TeamId>,
    pub team_name: Option<String>,
    pub lang: Lang,
    pub html: String,
    pub may_quote: bool,
    pub kept: bool,
    pub written_at: Timestamp,
    /// Whether who said it under their name was at the session as a guest.
    pub guest: bool,
}

kith_db::from_row!(Line {
    id,
    activity,
    person,
    name,
    channel,
    team,
    team_name,
    lang,
    html,
    may_quote,
    kept,
    written_at,
    guest
});

/// A contribution as its author changes it.
#[derive(Clone, Debug)]
pub struct Own {
    pub id: ContributionId,
    pub activity: Option<ActivityId>,
    pub person: Option<PersonId>,
    pub team: Option<TeamId>,
    pub text: String,
    pub may_quote: bool,
}

kith_db::from_row!(Own { id, activity, person, team, text, may_quote });

/// What is said to one's own team only, as the policy sees it.
pub fn aside(community: CommunityId, cohort: Option<CohortId>, team: TeamId) -> Thing {
    Thing::at("aside", Place { community, cohort, team: Some(team) }, Audience::Team)
}

/// A contribution of `session` as the policy sees it; of `team` if it is an aside.
pub fn thing(session: &Session, team: Option<TeamId>) -> Thing {
    match team {
        Some(team) => aside(session.community_id, session.cohort_id, team),
        None => session.thing_of("contribution"),
    }
}

/// Whether something can be said in `activity` now, or why not.
pub fn open(session: &Session, activity: &Activity) -> Result<(), Say> {
    if session.cancelled_at.is_some() {
        return Err(Say::new("held-refused-cancelled"));
    }
    if session.published_at.is_some() {
        return Err(Say::new("held-refused-published"));
    }
    if activity.begun_at.is_none() {
        return Err(Say::new("held-refused-not-begun"));
    }
    Ok(())
}
