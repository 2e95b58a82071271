//! The world put into an empty instance, as if it had happened: through the statements of the slices, each at its
//! own past instant, with the facts that pages would have recorded. Nothing is queued: whatever would have been
//! written to somebody in that year was written then.

mod action;
mod ahead;
mod came;
mod charter;
mod cohorts;
mod found;
mod held;
mod paired;
mod people;
mod planned;
mod rhythm;
mod who;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Context;
use jiff::Timestamp;
use kith_base::{Chance, Cursor, Env, FixedClock, Lang, SeededChance, Uuid, jiff};
use kith_db::{Db, Error, Read, Tx};
use kith_facts::Fact;
use kith_people::OrganisationId;
use kith_policy::PersonId;
use sha2::{Digest, Sha256};

pub use who::loans;

use super::{Today, World};

/// The subject of the fact that says that an instance holds the world.
const INSTANCE: Uuid = Uuid::from_u128(0x006b_6974_6820_6465_6d6f);
const FILLED: &str = "demo.filled";

/// Fills an empty instance with the world, counted from `now`: all of it, or nothing. For the same `now`, the same
/// ids.
pub fn fill(db: &Db, world: World, now: Timestamp) -> anyhow::Result<()> {
    db.write_now(move |tx| {
        let mut filling = Filling::new(&world, now);
        filling.people(tx)?;
        for community in &world.communities {
            let name = &community.name;
            filling.community(tx, community).with_context(|| format!("{name} cannot be put in"))?;
        }
        filling.at(now);
        kith_facts::record(tx, &filling.env, &Fact::new(FILLED, ("instance", INSTANCE)))?;
        Ok(())
    })
}

/// Whether this instance was filled with the world.
pub fn is_filled(read: &mut Read<'_>) -> Result<bool, Error> {
    Ok(kith_facts::of_subject(read, INSTANCE, Cursor::end())?.iter().any(|fact| fact.kind == FILLED))
}

/// The secret of the invitation to an invented address: known to everybody, so that its link can be shown.
pub fn invitation_secret(email: &str) -> String {
    kith_web::digest(&phrase(email))
}

fn phrase(email: &str) -> String {
    format!("the invitation of the invented {email}")
}

/// Draws the secret of an invitation from its phrase, and anything else as usual.
struct Known {
    phrase: String,
    rest: Arc<SeededChance>,
}

impl Chance for Known {
    fn fill(&self, bytes: &mut [u8]) {
        let secret = Sha256::digest(&self.phrase);
        if bytes.len() == secret.len() { bytes.copy_from_slice(&secret) } else { self.rest.fill(bytes) }
    }
}

/// A person of the world who is in the instance.
#[derive(Clone, Copy)]
struct Somebody {
    id: PersonId,
    lang: Lang,
}

/// The hand that fills: its clock can be put anywhere into the past.
struct Filling<'w> {
    world: &'w World,
    today: Today,
    clock: Arc<FixedClock>,
    chance: Arc<SeededChance>,
    env: Env,
    organisations: BTreeMap<&'w str, OrganisationId>,
    people: BTreeMap<&'w str, Somebody>,
}

impl<'w> Filling<'w> {
    fn new(world: &'w World, now: Timestamp) -> Self {
        let (clock, chance) = (Arc::new(FixedClock::at(now)), Arc::new(SeededChance::new(2026)));
        let env = Env::new(clock.clone(), chance.clone());
        let (organisations, people) = (BTreeMap::new(), BTreeMap::new());
        Self { world, today: Today { now }, clock, chance, env, organisations, people }
    }

    /// Puts the clock at an instant.
    fn at(&self, at: Timestamp) -> Timestamp {
        self.clock.set(at);
        at
    }

    /// An environment in which the secret of an invitation is the known one.
    fn inviting(&self, email: &str) -> Env {
        Env::new(self.clock.clone(), Arc::new(Known { phrase: phrase(email), rest: self.chance.clone() }))
    }

    fn organisation(&self, key: &str) -> anyhow::Result<OrganisationId> {
        self.organisations.get(key).copied().with_context(|| format!("there is no organisation {key:?}"))
    }

    fn person(&self, key: &str) -> anyhow::Result<Somebody> {
        self.people.get(key).copied().with_context(|| format!("there is no person {key:?}"))
    }

    fn record(&self, tx: &mut Tx<'_>, by: Option<PersonId>, fact: Fact) -> Result<(), Error> {
        let fact = Fact { actor: by.map(Uuid::from), ..fact };
        kith_facts::record(tx, &self.env, &fact).map(|_| ())
    }
}
