//! What a guest finds on their first page, and whoever is invited on that of the community: the sessions that are open to
//! them, and the record of those that are over.

use kith_db::Read;
use kith_policy::{CommunityId, Viewer};
use kith_web::{Block, House, Line, Part, Stop, When};

use crate::store::guest::{Visited, visited};

/// The panel of guests; nothing for everybody else.
pub fn panel(
    house: &House,
    r: &mut Read<'_>,
    viewer: &Viewer,
    community: Option<CommunityId>,
) -> Result<Vec<Block>, Stop> {
    if viewer.guest_of.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = visited(r, &viewer.guest_of)?;
    found.retain(|it| community.is_none_or(|community| it.community == community));
    let title = house.words.say(viewer.lang, "who-open-to-you", &[]);
    let part = if community.is_none() { Part::Next } else { Part::Community };
    Ok(vec![Block { part, title, lines: found.iter().map(|it| line(house, viewer, it)).collect(), more: None }])
}

fn line(house: &House, viewer: &Viewer, it: &Visited) -> Line {
    let path = format!("/c/{}/sessions/{}", it.slug, it.session);
    let (href, note) = match it.published_at {
        Some(_) => (format!("{path}/record"), house.words.say(viewer.lang, "sessions-recorded", &[])),
        None => (path, String::new()),
    };
    Line {
        text: it.title.clone(),
        lang: it.lang.tag(),
        href,
        who: it.place.clone(),
        note,
        when: Some(When::tell(&house.words, viewer.lang, &viewer.zone, viewer.now, it.starts_at)),
        ..Line::default()
    }
}
