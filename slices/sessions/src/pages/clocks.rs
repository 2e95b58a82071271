//! What the planned time is where people live: counts by zone, never names, with a word about nights.

use jiff::Timestamp;
use kith_base::jiff;
use kith_db::Read;
use kith_policy::CommunityId;
use kith_web::{Shell, Stop, day, zone};
use schemars::JsonSchema;
use serde::Serialize;

use super::session::clock_text;
use crate::clocks::stretches;
use crate::session::Whom;
use crate::store;

/// How many zones are told apart.
const MOST: i64 = 8;

/// A time on the clocks of a zone.
#[derive(Serialize, JsonSchema)]
pub struct TimeView {
    /// The day from which it is this time; empty for the first.
    pub from: String,
    pub time: String,
    pub night: bool,
}

/// The clocks of one zone.
#[derive(Serialize, JsonSchema)]
pub struct ClockView {
    pub zone: String,
    pub people: i64,
    pub times: Vec<TimeView>,
}

/// The town that a zone is named after: "Los Angeles".
fn town(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// What these instants are on the clocks of the people whom they are for.
pub fn clocks(
    r: &mut Read<'_>,
    shell: &Shell,
    (community, whom): (CommunityId, Whom),
    now: Timestamp,
    (starts, minutes): (&[Timestamp], i64),
) -> Result<Vec<ClockView>, Stop> {
    let zones = store::people::zones_of(r, (community, whom), (now, MOST))?;
    let view = |(name, people): (String, i64)| {
        let tz = zone(&name).ok()?;
        let time = |(at, it): (usize, crate::clocks::Stretch)| {
            let date = it.from.to_zoned(tz.clone()).date();
            let from = if at == 0 { String::new() } else { day(shell.tongue(), date) };
            TimeView { from, time: clock_text(shell, date, it.time), night: it.night }
        };
        let times = stretches(&tz, starts, minutes).into_iter().enumerate().map(time).take(6).collect();
        Some(ClockView { zone: town(&name), people, times })
    };
    Ok(zones.into_iter().filter_map(view).collect())
}
