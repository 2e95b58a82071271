//! A community of the world: its charter, its people, its series.

use jiff::civil::Weekday;
use kith_action::plan::State;
use kith_base::{Email, Lang, Name, Phone, Slug, Title, Url, jiff};
use kith_charter::{Accent, FrameworkKind, Joining, Visibility};
use kith_policy::Role;
use kith_sessions::ActivityKind;
use kith_sessions::method::{Aim, Setting, Told};
use kith_sessions::rule::Rule;
use kith_sessions::wall::{TimeOfDay, Zone};
use kith_web::Prose;
use serde::Deserialize;

use super::Session;
use super::words::{maybe, said};

/// A community and its year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Community {
    #[serde(deserialize_with = "said")]
    pub slug: Slug,
    #[serde(deserialize_with = "said")]
    pub name: Name,
    pub lang: Lang,
    #[serde(deserialize_with = "said")]
    pub accent: Accent,
    #[serde(deserialize_with = "said")]
    pub visibility: Visibility,
    #[serde(deserialize_with = "said")]
    pub joining: Joining,
    pub summary: String,
    #[serde(deserialize_with = "said")]
    pub domain: Prose,
    #[serde(deserialize_with = "said")]
    pub practice: Prose,
    #[serde(deserialize_with = "said")]
    pub purpose: Prose,
    /// The keys of the organisations that pay for it.
    pub sponsors: Vec<String>,
    pub agreement: Vec<Agreement>,
    pub framework: Vec<Framework>,
    #[serde(default)]
    pub cohort: Vec<Cohort>,
    pub team: Vec<Team>,
    pub member: Vec<Member>,
    #[serde(default)]
    pub invited: Vec<Invited>,
    #[serde(default)]
    pub request: Vec<Request>,
    /// What it added to the activity library.
    #[serde(default)]
    pub method: Vec<Method>,
    pub series: Vec<Series>,
    pub session: Vec<Session>,
    pub rhythm: Option<Rhythm>,
    #[serde(default)]
    pub pairing: Vec<Pairing>,
    #[serde(default)]
    pub plan: Vec<PlanLine>,
}

/// A line of this year's work plan, for a priority by its key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanLine {
    pub priority: String,
    pub code: String,
    pub text: String,
    #[serde(default)]
    pub owner: String,
    #[serde(default)]
    pub state: State,
    /// Of this year; the whole of it without.
    pub quarter: Option<i64>,
}

/// The timetable of letters: whose holidays it keeps, and the community's own words a week before.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rhythm {
    pub holidays: String,
    pub text_en: String,
    pub text_fr: String,
}

/// People who were put together in pairs or trios, or are about to be.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pairing {
    pub days_ago: i64,
    #[serde(deserialize_with = "said")]
    pub title: Title,
    pub prompt: String,
    pub size: i64,
    /// Whether it is more than a proposal.
    pub accepted: bool,
}

/// A way of leading an activity, of the community's own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    #[serde(deserialize_with = "said")]
    pub kind: ActivityKind,
    pub minutes: i64,
    pub least: i64,
    pub most: i64,
    pub people: (i64, i64),
    pub aims: Vec<Aim>,
    pub places: Vec<Setting>,
    pub told: Told,
}

/// A version of the working agreement, the oldest first.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    pub days_ago: i64,
    pub note: String,
    #[serde(deserialize_with = "said")]
    pub text: Prose,
}

/// A list of the community's own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    #[serde(deserialize_with = "said")]
    pub kind: FrameworkKind,
    #[serde(deserialize_with = "said")]
    pub name_en: Title,
    #[serde(deserialize_with = "said")]
    pub name_fr: Title,
    pub term: Vec<Term>,
}

/// A term of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub key: String,
    pub en: String,
    pub fr: String,
    pub about_en: String,
    pub about_fr: String,
    /// The keys of the priorities that a goal serves.
    #[serde(default)]
    pub serves: Vec<String>,
}

/// A dated intake.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cohort {
    pub key: String,
    #[serde(deserialize_with = "said")]
    pub name: Name,
    pub starts: i64,
    pub ends: i64,
    /// Since when it is archived, and what came of it.
    pub archived: Option<i64>,
    #[serde(default)]
    pub outcome: String,
}

/// A team, perhaps of a cohort.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    pub key: String,
    #[serde(deserialize_with = "said")]
    pub name: Name,
    pub cohort: Option<String>,
    pub purpose: String,
    /// The keys of the priorities that it serves.
    #[serde(default)]
    pub serves: Vec<String>,
}

/// What somebody is in the community.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub person: String,
    #[serde(deserialize_with = "said")]
    pub role: Role,
    /// How many days ago they came in.
    pub joined: i64,
    /// The newest version of the agreement that they acknowledged; 0 for none.
    pub acknowledged: usize,
    pub cohort: Option<String>,
    pub team: Option<String>,
}

/// Somebody who has an invitation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    #[serde(deserialize_with = "said")]
    pub email: Email,
    #[serde(deserialize_with = "said")]
    pub name: Name,
    #[serde(deserialize_with = "said")]
    pub role: Role,
    pub days_ago: i64,
}

/// Somebody who asked to come in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub person: String,
    pub days_ago: i64,
    pub message: String,
}

/// A rhythm on which people meet.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    pub key: String,
    #[serde(deserialize_with = "said")]
    pub title: Title,
    pub purpose: String,
    #[serde(deserialize_with = "said")]
    pub rule: Rule,
    #[serde(deserialize_with = "said")]
    pub weekday: Weekday,
    #[serde(deserialize_with = "said")]
    pub time: TimeOfDay,
    #[serde(deserialize_with = "said")]
    pub zone: Zone,
    pub minutes: i64,
    #[serde(default, deserialize_with = "maybe")]
    pub link: Option<Url>,
    #[serde(default, deserialize_with = "maybe")]
    pub phone: Option<Phone>,
    pub passcode: Option<String>,
}

impl Community {
    /// The member with this key.
    pub fn member(&self, person: &str) -> Option<&Member> {
        self.member.iter().find(|it| it.person == person)
    }

    /// The first member in this role.
    pub fn first(&self, role: Role) -> Option<&Member> {
        self.member.iter().find(|it| it.role == role)
    }

    /// How many days ago it was founded: the day before anything else happened.
    pub fn founded(&self) -> i64 {
        let joined = self.member.iter().map(|it| it.joined);
        joined.chain(self.agreement.iter().map(|it| it.days_ago)).max().unwrap_or(0) + 1
    }
}
