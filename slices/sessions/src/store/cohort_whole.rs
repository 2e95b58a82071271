//! A cohort with everything of it that a template may take, put together from what the statements find.

use std::collections::BTreeMap;

use kith_charter::Composition;
use kith_charter::store::{CohortTold, compositions_of, names_around};
use kith_db::{Error, Read};
use kith_policy::CohortId;

use super::cohort;
use super::sessions::Listed;
use crate::template::cohort::{Held, Whole};
use crate::template::names::Names;
use crate::{Activity, SessionId};

/// A cohort with what a template may take of it, and the names of whom its community knows: seven statements.
pub fn whole(r: &mut Read<'_>, told: &CohortTold) -> Result<(Whole, Names), Error> {
    let (id, community) = (told.cohort.id, told.cohort.community);
    let mut listed: Vec<Listed> = cohort::sessions_in(r, id, None)?;
    listed.retain(|it| it.session.cancelled_at.is_none());
    let mut names = Names::default();
    for (name, close) in names_around(r, community, id)? {
        names.add(&name, close);
    }
    listed.iter().filter_map(|it| it.facilitator.as_deref()).for_each(|name| names.add(name, true));
    let whole = Whole {
        rule: Composition::of(&compositions_of(r, community)?, Some(id)),
        teams: told.teams,
        series: cohort::series_in(r, id)?,
        sessions: held(r, id, listed)?,
        cohort: told.cohort.clone(),
    };
    Ok((whole, names))
}

/// Its sessions with their agendas, what was asked ahead and what whoever ran them gave along: three statements.
fn held(r: &mut Read<'_>, id: CohortId, listed: Vec<Listed>) -> Result<Vec<Held>, Error> {
    let mut agendas: BTreeMap<SessionId, Vec<Activity>> = BTreeMap::new();
    for activity in cohort::agendas_in(r, id)? {
        agendas.entry(activity.session_id).or_default().push(activity);
    }
    let mut all: Vec<Held> = listed
        .into_iter()
        .map(|it| Held {
            agenda: agendas.remove(&it.session.id).unwrap_or_default(),
            session: it.session,
            capacity: None,
            question: String::new(),
            items: Vec::new(),
            asked: Vec::new(),
        })
        .collect();
    let place: BTreeMap<SessionId, usize> = all.iter().enumerate().map(|(at, it)| (it.session.id, at)).collect();
    for ahead in cohort::ahead_in(r, id)? {
        let Some(held) = place.get(&ahead.session).and_then(|at| all.get_mut(*at)) else { continue };
        held.capacity = ahead.capacity;
        held.question = ahead.question;
        held.items.extend(ahead.item.zip(ahead.minutes));
    }
    for (session, text) in cohort::asked_in(r, id)? {
        if let Some(held) = place.get(&session).and_then(|at| all.get_mut(*at)) {
            held.asked.push(text);
        }
    }
    Ok(all)
}
