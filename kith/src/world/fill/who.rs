//! Who takes part how, what teams should bring together, what is lent, and whom sessions ask in as guests.

use anyhow::{Context, anyhow};
use jiff::SignedDuration;
use kith_base::jiff;
use kith_charter::{Composition, Level, NewDelegation, Participation, store};
use kith_db::Tx;
use kith_policy::Role;
use kith_sessions::SessionId;
use kith_sessions::guest::NewGuestLink;
use serde::Deserialize;

use super::Filling;
use super::charter::Circle;
use crate::world::Session;

const TOLD: &str = include_str!("../../../world/who.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    community: Vec<Of>,
}

/// What is told of one community.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Of {
    slug: String,
    sectors: Vec<String>,
    roles: Vec<String>,
    level: Vec<TakesPart>,
    loan: Vec<Loan>,
    guest: Vec<Guest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TakesPart {
    person: String,
    level: String,
    #[serde(default)]
    recaps: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Loan {
    from: String,
    role: String,
    to: String,
    days: i64,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Guest {
    session: String,
    name: String,
}

fn told_of(slug: &str) -> anyhow::Result<Of> {
    let told: Told = toml::from_str(TOLD).context("the world's file who.toml cannot be read")?;
    Ok(told.community.into_iter().find(|it| it.slug == slug).unwrap_or_default())
}

/// How many roles are lent in the world: each is a membership beside those that are told of people.
pub fn loans() -> usize {
    toml::from_str::<Told>(TOLD).map_or(0, |told| told.community.iter().map(|it| it.loan.len()).sum())
}

impl Filling<'_> {
    /// Puts in what teams should bring together, how people take part, and what they lend.
    pub fn taking_part(&self, tx: &mut Tx<'_>, circle: &Circle<'_>) -> anyhow::Result<()> {
        let told = told_of(&circle.told.slug)?;
        let now = self.at(self.today.now - SignedDuration::from_hours(3 * 24));
        if !told.sectors.is_empty() {
            let roles = told.roles.iter().filter_map(|word| Role::of(word)).collect();
            let rule = Composition { sectors: told.sectors, roles };
            store::set_composition(tx, &self.env, (circle.id, None), &rule, Some(circle.steward))?;
        }
        for it in &told.level {
            let level = Level::of(&it.level).with_context(|| format!("no level {:?}", it.level))?;
            let person = self.person(&it.person)?.id;
            store::take_part(tx, &self.env, (circle.id, person), Participation { level, recaps: it.recaps })?;
        }
        for it in &told.loan {
            let role = Role::of(&it.role).with_context(|| format!("no role {:?}", it.role))?;
            let held = store::held_by(tx, circle.id, self.person(&it.from)?.id, now)?;
            let held = held.into_iter().find(|held| held.role == role).ok_or_else(|| anyhow!("nothing to lend"))?;
            let until = self.today.now + SignedDuration::from_hours(24 * it.days);
            let new = NewDelegation { taker: self.person(&it.to)?.id, reason: it.reason.clone(), until };
            store::delegate(tx, &self.env, (circle.id, &held), &new)?;
        }
        Ok(())
    }

    /// Makes the links for the guests of a session.
    pub fn guests(&self, tx: &mut Tx<'_>, circle: &Circle<'_>, told: &Session, id: SessionId) -> anyhow::Result<()> {
        let by = Some(self.person(&told.facilitator)?.id);
        for it in told_of(&circle.told.slug)?.guest.iter().filter(|it| it.session == told.key) {
            let new = NewGuestLink { session: id, name: it.name.clone(), lang: told.lang, by };
            kith_sessions::store::guest::make_link(tx, &self.env, circle.id, &new)?;
        }
        Ok(())
    }
}
