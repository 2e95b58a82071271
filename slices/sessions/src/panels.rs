//! What planning shows on a week and on the page of a community: what is next, and what waits for an answer.

use jiff::SignedDuration;
use kith_base::{Cursor, Uuid, jiff};
use kith_charter::Community;
use kith_db::Read;
use kith_policy::{CommunityId, Viewer};
use kith_web::{Block, House, Line, Link, Panel, Part, Stop};

use crate::lines::{asks, is_mine, line, with_the_way_in};
use crate::reach::Reach;
use crate::session::LONGEST;
use crate::store::{self, Listed, Wanted};

/// How far ahead a session asks for an answer, and how many a list of the next ones names.
const ASKED_DAYS: i64 = 14;
const NEXT: usize = 4;

/// The panels of the half that plans.
pub fn all() -> Vec<Panel> {
    vec![week, community, crate::visits::panel]
}

/// The sessions of a community that are not over, the next first.
fn ahead(house: &House, r: &mut Read<'_>, viewer: &Viewer, id: CommunityId) -> Result<Vec<Listed>, Stop> {
    let reach = Reach::of(&house.policy, viewer, "session", id);
    if reach.is_empty() {
        return Ok(Vec::new());
    }
    let from = Cursor { at: viewer.now - SignedDuration::from_mins(LONGEST), id: Uuid::nil() };
    let wanted = Wanted { community: id, reader: viewer.id(), reach, team: None, series: None };
    let mut list = store::sessions_after(r, &wanted, from, kith_base::PAGE)?;
    list.retain(|listed| listed.session.is_ahead(viewer.now));
    Ok(list)
}

/// Your week: the next sessions, and those that wait for your answer.
fn week(house: &House, r: &mut Read<'_>, viewer: &Viewer, community: Option<CommunityId>) -> Result<Vec<Block>, Stop> {
    let (Some(me), None) = (viewer.id(), community) else { return Ok(Vec::new()) };
    let communities = kith_charter::store::communities_of(r, viewer)?;
    let from = viewer.now - SignedDuration::from_mins(LONGEST);
    let mut list = store::sessions_of(r, me, (from, viewer.now), kith_base::PAGE)?;
    list.retain(|listed| {
        let session = &listed.session;
        session.is_ahead(viewer.now) && is_mine(viewer, listed) && house.policy.allows(viewer, "read", &session.thing())
    });
    let placed = |listed: Listed| {
        let community = communities.iter().find(|it| it.id == listed.session.community_id)?;
        Some((listed, community))
    };
    let mine: Vec<(Listed, &Community)> = list.into_iter().filter_map(placed).collect();
    Ok(vec![waiting(house, viewer, &mine), next(house, viewer, &mine)])
}

fn told(house: &House, viewer: &Viewer, (listed, community): &(Listed, &Community)) -> Line {
    let line = line(house, viewer, &community.slug, listed);
    Line { who: community.name.to_string(), ..with_the_way_in(house, viewer, listed, line) }
}

fn waiting(house: &House, viewer: &Viewer, mine: &[(Listed, &Community)]) -> Block {
    let until = viewer.now + SignedDuration::from_hours(24 * ASKED_DAYS);
    let waits = |(listed, _): &&(Listed, &Community)| {
        let session = &listed.session;
        let soon = session.starts_at <= until && session.begun_at.is_none() && session.starts_at > viewer.now;
        listed.answer.is_none() && soon && asks(house, viewer, session)
    };
    let line = |each: &(Listed, &Community)| Line { minutes: Some(1), ..told(house, viewer, each) };
    Block {
        part: Part::NeedsYou,
        title: house.words.say(viewer.lang, "sessions-panel-answer", &[]),
        lines: mine.iter().filter(waits).map(line).collect(),
        more: None,
    }
}

fn next(house: &House, viewer: &Viewer, mine: &[(Listed, &Community)]) -> Block {
    let comes = |(listed, _): &&(Listed, &Community)| listed.answer != Some(crate::rsvp::Answer::No);
    Block {
        part: Part::Next,
        title: house.words.say(viewer.lang, "sessions-panel-next", &[]),
        lines: mine.iter().filter(comes).take(NEXT).map(|each| told(house, viewer, each)).collect(),
        more: None,
    }
}

/// The page of a community: its next three sessions.
fn community(
    house: &House,
    r: &mut Read<'_>,
    viewer: &Viewer,
    community: Option<CommunityId>,
) -> Result<Vec<Block>, Stop> {
    let Some(id) = community else { return Ok(Vec::new()) };
    let Some(community) = kith_charter::store::community(r, id)? else { return Ok(Vec::new()) };
    let list = ahead(house, r, viewer, id)?;
    if list.is_empty() {
        return Ok(Vec::new());
    }
    let told = |listed: &Listed| with_the_way_in(house, viewer, listed, line(house, viewer, &community.slug, listed));
    Ok(vec![Block {
        part: Part::Community,
        title: house.words.say(viewer.lang, "sessions-panel-next", &[]),
        lines: list.iter().take(3).map(told).collect(),
        more: Some(Link::to(
            house.words.say(viewer.lang, "sessions-panel-all", &[]),
            format!("/c/{}/sessions", community.slug),
        )),
    }])
}
