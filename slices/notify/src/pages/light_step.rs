//! What a step of a session sends to those who are invited, shown to whoever looks after the letters.

use kith_db::Read;
use kith_web::{Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use crate::light::{Invited, Light};
use crate::occasion::{Closed, Fate, Occasion};
use crate::step::Step;
use crate::store;

/// The light letter to whoever is invited, as it goes to the first of them.
#[derive(Serialize, JsonSchema)]
pub struct LightShows {
    pub goes: i64,
    pub lang: &'static str,
    pub subject: String,
    pub text: String,
}

/// The light letter of this step to whoever is invited: to how many it goes, and what it says to the first.
pub fn shows(visit: &Visit, r: &mut Read<'_>, (occasion, step): (&Occasion, Step)) -> Result<Option<LightShows>, Stop> {
    let Some(light) = Light::of_step(step) else { return Ok(None) };
    let now = visit.now();
    let invited = store::invited(r, &occasion.session, (light, None), now)?;
    let at = occasion.moment(step, &occasion.community.time_zone()).unwrap_or(now).max(now);
    let is_next = !invited.is_empty() && store::is_next(r, &occasion.session, at)?;
    let goes = |it: &&Invited| matches!(occasion.light_fate(step, it, is_next, now), Fate::Goes(_));
    let open = occasion.closed(step, now).is_none_or(|closed| closed == Closed::Off);
    let goes: Vec<&Invited> = if open { invited.iter().filter(goes).collect() } else { Vec::new() };
    let Some(first) = goes.first() else {
        return Ok(Some(LightShows { goes: 0, lang: "", subject: String::new(), text: String::new() }));
    };
    let said = crate::light::letter::written(&visit.app, (occasion, light), (first, None), at)?;
    let (lang, goes) = (first.lang.tag(), i64::try_from(goes.len()).unwrap_or(i64::MAX));
    Ok(Some(LightShows { goes, lang, subject: said.subject, text: said.text }))
}
