//! How every page inside a community begins.

use kith_db::Read;
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
