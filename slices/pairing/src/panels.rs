//! What this slice shows on somebody's week: whom they are together with, for as long as a month.

use jiff::SignedDuration;
use kith_base::jiff;
use kith_db::Read;
use kith_policy::{CommunityId, Place, Thing, Viewer};
use kith_web::{Block, House, Line, Part, Stop, When};

use crate::store::{self, Mine};

const SHOWN: SignedDuration = SignedDuration::from_hours(24 * 31);

/// Your week: your pair, with the hour that was proposed.
pub fn week(
    house: &House,
    r: &mut Read<'_>,
    viewer: &Viewer,
    community: Option<CommunityId>,
) -> Result<Vec<Block>, Stop> {
    let (Some(me), None) = (viewer.id(), community) else { return Ok(Vec::new()) };
    let mut lines: Vec<(crate::PairingId, Line)> = Vec::new();
    for it in store::mine(r, me, viewer.now - SHOWN)?.into_iter().filter(|it| may_read(house, viewer, it)) {
        match lines.iter_mut().find(|(id, _)| *id == it.id) {
            Some((_, line)) => line.note = format!("{}, {}", line.note, it.other),
            None => lines.push((it.id, line(house, viewer, it))),
        }
    }
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Block {
        part: Part::Next,
        title: house.words.say(viewer.lang, "matching-week", &[]),
        lines: lines.into_iter().map(|(_, line)| line).collect(),
        more: None,
    }])
}

fn may_read(house: &House, viewer: &Viewer, it: &Mine) -> bool {
    let place = Place { community: it.community, cohort: it.cohort, team: it.team };
    house.policy.allows(viewer, "read", &Thing::at("pairing", place, it.audience))
}

fn line(house: &House, viewer: &Viewer, it: Mine) -> Line {
    Line {
        text: it.title,
        lang: it.lang.tag(),
        href: format!("/c/{}/pairings/{}", it.slug, it.id),
        who: it.name,
        note: it.other,
        when: it
            .meets_at
            .filter(|at| *at > viewer.now)
            .map(|at| When::tell(&house.words, viewer.lang, &viewer.zone, viewer.now, at)),
        ..Line::default()
    }
}
