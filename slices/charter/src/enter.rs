//! How every page inside a community begins.

use kith_db::Read;
use kith_web::{Shell, Stop, Visit};

use crate::{Community, store};

/// The community with this short name and the frame of a page inside it, if the viewer may know of it.
pub fn enter(visit: &Visit, read: &mut Read<'_>, slug: &str) -> Result<(Community, Shell), Stop> {
    let community = store::by_slug(read, slug)?.ok_or(Stop::Hidden)?;
    visit.must("read", &community.itself())?;
    let shell = visit.shell().inside(&visit.viewer, community.id, community.head());
    Ok((community, shell))
}
