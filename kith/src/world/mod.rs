//! The invented world: people, organisations and a year of four communities, for demonstrations and for tests.
//!
//! It stands in `kith/world/*.toml` and is part of the program. Every day in it counts from today, so that the year
//! always ends now. Reading it checks every text as a form would; [`fill()`] puts it into an empty instance, through
//! the slices, as if it had happened.

mod community;
mod days;
mod fill;
mod people;
mod session;
mod words;

use anyhow::Context;
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub use community::{
    Agreement, Cohort, Community, Framework, Invited, Member, Pairing, PlanLine, Request, Series, Team, Term,
};
pub use days::{Today, nearest};
pub use fill::{fill, invitation_secret, is_filled, loans};
pub use people::{CAST, INVITED, OPERATOR, Organisation, Person};
pub use session::{
    Activity, Answer, Attendance, Commitment, Contribution, Decision, Question, Resource, Rsvp, Session,
};

const ORGANISATIONS: &str = include_str!("../../world/organisations.toml");
const PEOPLE: &str = include_str!("../../world/people.toml");
const COMMUNITIES: [(&str, &str); 4] = [
    ("shore-to-summit", include_str!("../../world/communities/shore-to-summit.toml")),
    ("first-thousand-days", include_str!("../../world/communities/first-thousand-days.toml")),
    ("steady-hands", include_str!("../../world/communities/steady-hands.toml")),
    ("chez-soi", include_str!("../../world/communities/chez-soi.toml")),
];

/// Everybody and everything that is invented.
#[derive(Clone, Debug)]
pub struct World {
    pub organisations: Vec<Organisation>,
    pub people: Vec<Person>,
    pub communities: Vec<Community>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisations {
    organisation: Vec<Organisation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct People {
    person: Vec<Person>,
}

impl World {
    /// The world that is part of the program.
    pub fn shipped() -> anyhow::Result<Self> {
        let communities = COMMUNITIES.into_iter().map(|(name, text)| read(name, text));
        Ok(Self {
            organisations: read::<Organisations>("organisations", ORGANISATIONS)?.organisation,
            people: read::<People>("people", PEOPLE)?.person,
            communities: communities.collect::<anyhow::Result<_>>()?,
        })
    }
}

fn read<T: DeserializeOwned>(name: &str, text: &str) -> anyhow::Result<T> {
    toml::from_str(text).with_context(|| format!("the world's file {name}.toml cannot be read"))
}
