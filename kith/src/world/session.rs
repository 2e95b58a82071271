//! A session of the world, with everything that was said in it and came of it.

use kith_base::{Lang, Title};
use kith_policy::Audience;
use kith_sessions::wall::{TimeOfDay, Zone};
use kith_sessions::{ActivityKind, attendance, commitment, contribution, question, rsvp};
use kith_web::Prose;
use serde::Deserialize;

use super::words::{maybe, said};

/// A session. What it does not say for itself, its series says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    pub key: String,
    pub series: Option<String>,
    /// For one team only.
    pub team: Option<String>,
    /// For one cohort only.
    pub cohort: Option<String>,
    pub days: i64,
    #[serde(default, deserialize_with = "maybe")]
    pub time: Option<TimeOfDay>,
    #[serde(default, deserialize_with = "maybe")]
    pub zone: Option<Zone>,
    pub minutes: Option<i64>,
    /// How many may come, where it is not everybody.
    pub capacity: Option<i64>,
    #[serde(deserialize_with = "said")]
    pub title: Title,
    pub purpose: String,
    pub facilitator: String,
    pub lang: Lang,
    pub published: bool,
    /// The keys of the priorities that it serves.
    #[serde(default)]
    pub serves: Vec<String>,
    /// How many came beside those who are named.
    #[serde(default)]
    pub also_present: i64,
    #[serde(default, deserialize_with = "maybe")]
    pub notes: Option<Prose>,
    pub activity: Vec<Activity>,
    /// What people are asked before it.
    pub ahead: Option<Ahead>,
    #[serde(default)]
    pub contribution: Vec<Contribution>,
    #[serde(default)]
    pub attendance: Vec<Attendance>,
    #[serde(default)]
    pub rsvp: Vec<Rsvp>,
    #[serde(default)]
    pub decision: Vec<Decision>,
    #[serde(default)]
    pub commitment: Vec<Commitment>,
    #[serde(default)]
    pub question: Vec<Question>,
    /// Tools and other resources that were named.
    #[serde(default)]
    pub resource: Vec<Resource>,
}

/// A part of the agenda.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    pub key: String,
    #[serde(deserialize_with = "said")]
    pub title: Title,
    #[serde(deserialize_with = "said")]
    pub kind: ActivityKind,
    pub minutes: i64,
    pub prompt: String,
    /// The method of the library that it follows, by its key.
    #[serde(default)]
    pub method: Option<String>,
    /// The keys of the priorities that it serves.
    #[serde(default)]
    pub serves: Vec<String>,
}

/// What is asked before a session, and what came.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ahead {
    pub question: String,
    #[serde(default)]
    pub item: Vec<Item>,
    /// Who said that they are ready, beside those who gave a need under their name.
    #[serde(default)]
    pub ready: Vec<String>,
    #[serde(default)]
    pub need: Vec<Need>,
}

/// Something to read or do before a session.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub text: String,
    #[serde(default, deserialize_with = "maybe")]
    pub link: Option<kith_base::Url>,
    pub minutes: i64,
}

/// What somebody wants help with, and who else does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    pub person: String,
    pub text: String,
    #[serde(default)]
    pub unattributed: bool,
    #[serde(default)]
    pub backers: Vec<String>,
}

/// What somebody said or wrote.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    pub activity: String,
    pub person: String,
    #[serde(deserialize_with = "said")]
    pub text: Prose,
    #[serde(deserialize_with = "said")]
    pub channel: contribution::Channel,
    #[serde(default)]
    pub unattributed: bool,
    #[serde(default, deserialize_with = "maybe")]
    pub audience: Option<Audience>,
    /// Where it is another language than the session's.
    pub lang: Option<Lang>,
}

/// Somebody who came.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    pub person: String,
    #[serde(deserialize_with = "said")]
    pub how: attendance::How,
}

/// What somebody answered beforehand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rsvp {
    pub person: String,
    #[serde(deserialize_with = "said")]
    pub answer: rsvp::Answer,
}

/// What was decided.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub text: String,
}

/// What somebody promised, and what became of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    pub person: String,
    pub text: String,
    pub due: i64,
    #[serde(deserialize_with = "said")]
    pub state: commitment::State,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub serves: Vec<String>,
}

/// A tool or another resource that was named.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    pub text: String,
    #[serde(default)]
    pub address: String,
}

/// A question that people took away.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub text: String,
    pub asked_by: String,
    #[serde(deserialize_with = "said")]
    pub state: question::State,
    #[serde(default)]
    pub serves: Vec<String>,
    #[serde(default)]
    pub answer: Vec<Answer>,
}

/// What somebody answered to it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub person: String,
    #[serde(deserialize_with = "said")]
    pub text: Prose,
    pub days: i64,
    #[serde(deserialize_with = "said")]
    pub channel: contribution::Channel,
}
