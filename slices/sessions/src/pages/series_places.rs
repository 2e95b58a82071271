//! How many may come to the sessions of a series: those to come follow it, but for those that have a number of their own.
//! Whoever has a place keeps it, however few there are; whoever waits moves up where there are more.

use kith_charter::Community;
use kith_db::Tx;
use kith_web::{Stop, Visit};

use crate::waiting::move_up;
use crate::{Series, SessionId, store};

/// Changes how many may come to these sessions of a series, and to those that will be added.
pub fn change(
    visit: &Visit,
    tx: &mut Tx<'_>,
    (series, community): (&Series, &Community),
    capacity: Option<i64>,
    following: &[SessionId],
) -> Result<(), Stop> {
    if capacity == series.capacity {
        return Ok(());
    }
    store::set_series_capacity(tx, series.id, capacity)?;
    let places = store::places_of(tx, series.id)?;
    for (id, _) in places.into_iter().filter(|(id, own)| *own == series.capacity && following.contains(id)) {
        store::set_capacity(tx, id, capacity)?;
        // As it is now: it may have moved, or been called off, a moment ago.
        let session = store::session(tx, series.community_id, id)?.ok_or(Stop::Hidden)?;
        move_up(&visit.app, tx, &session, community)?;
    }
    Ok(())
}
