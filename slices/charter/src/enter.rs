//! How every page inside a community begins.

use kith_db::Read;
use kith_policy::Thing;
use kith_web::{Shell, Stop, Visit};

use crate::{Community, store};

/// The community with this short name and the frame of a page inside it, if the viewer may know of it.
pub fn enter(visit: &Visit, read: &mut Read<'_>, slug: &str) -> Result<(Community, Shell), Stop> {
    let community = store::by_slug(read, slug)?.ok_or(Stop::Hidden)?;
    let shell = inside(visit, &community)?;
    Ok((community, shell))
}

/// The frame of a page inside a community that was found with something of it, if the viewer may know of it.
pub fn inside(visit: &Visit, community: &Community) -> Result<Shell, Stop> {
    visit.must("read", &community.itself())?;
    Ok(visit.shell().inside(&visit.viewer, community.id, community.head()))
}

/// The frame of a page about something of a community: for whoever may know of the community, and for guests of the
/// session that it belongs to, to whom nothing else of the community is open.
pub fn around(visit: &Visit, community: &Community, thing: &Thing) -> Result<Shell, Stop> {
    visit.must("read", &Thing { session: thing.session, ..community.itself() })?;
    let mut shell = visit.shell().inside(&visit.viewer, community.id, community.head());
    if let Some(place) = &mut shell.community {
        place.open = visit.may("read", &community.itself());
    }
    Ok(shell)
}
