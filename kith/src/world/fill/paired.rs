//! People who were put together.

use kith_base::Uuid;
use kith_db::Tx;
use kith_facts::Fact;
use kith_pairing::draw::Ground;
use kith_pairing::rules::Rules;
use kith_pairing::{NewPairing, PairingId, store};
use kith_policy::{Audience, Place, Role};
use serde_json::json;

use super::Filling;
use super::charter::Circle;
use crate::world::Pairing;

impl Filling<'_> {
    /// Puts people together as they were then, and accepts it where that happened.
    pub fn pairing(&self, tx: &mut Tx<'_>, circle: &Circle<'_>, told: &Pairing) -> anyhow::Result<()> {
        let at = self.at(self.today.past(-told.days_ago, (9, 40), &circle.zone));
        let host = circle.told.first(Role::Facilitator).map(|it| self.person(&it.person)).transpose()?;
        let by = host.map_or(circle.steward, |it| it.id);
        let place = Place::community(circle.id);
        let ground = Ground::of(store::candidates(tx, &place, None, at)?, at);
        let id: PairingId = self.env.id();
        let new = NewPairing {
            id,
            place,
            audience: Audience::Community,
            session: None,
            title: told.title.clone(),
            lang: circle.told.lang,
            prompt: told.prompt.clone(),
            size: told.size,
            rules: Rules::usual(),
            letters: true,
            by: Some(by),
            at,
        };
        let people: Vec<_> = ground.people.iter().map(|it| it.id).collect();
        store::add(tx, &self.env, &new, &people)?;
        let together = store::together(tx, (circle.id, id), circle.founded)?;
        let problem = ground.problem(told.size, &new.rules, &together);
        let drawn = ground.propose(problem, &[], Uuid::from(id).as_u128() as u64);
        for (number, group) in (1..).zip(&drawn.groups) {
            let members: Vec<_> = group.members.iter().filter_map(|at| people.get(*at).copied()).collect();
            for person in &members {
                store::sit(tx, id, *person, number)?;
            }
            if told.accepted {
                store::meet(tx, id, number, ground.meeting(&members))?;
            }
        }
        if told.accepted {
            store::accept(tx, id, at)?;
            let fact = Fact::new("pairing.accepted", ("pairing", id)).within(circle.id);
            self.record(tx, Some(by), fact.with(json!({ "groups": drawn.groups.len() })))?;
        }
        Ok(())
    }
}
