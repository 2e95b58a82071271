//! What this slice shows on somebody's week: what needs them, and their communities.

use kith_base::jiff::Timestamp;
use kith_base::{Say, Uuid};
use kith_db::Read;
use kith_policy::{CommunityId, PersonId, Viewer};
use kith_web::{Block, House, Line, Link, Part, Stop, When};

use crate::{Community, rank, store};

/// How many minutes each of these takes, for the week's sum.
const MINUTES: i64 = 2;

/// The panel of this slice.
pub fn panel(
    house: &House,
    read: &mut Read<'_>,
    viewer: &Viewer,
    community: Option<CommunityId>,
) -> Result<Vec<Block>, Stop> {
    if community.is_some() {
        return Ok(Vec::new());
    }
    let mut blocks = Vec::new();
    if let Some(me) = viewer.id() {
        blocks.push(needs(house, read, viewer, me)?);
    }
    blocks.push(communities(house, read, viewer)?);
    Ok(blocks)
}

fn say(house: &House, viewer: &Viewer, say: &Say) -> String {
    house.words.said(viewer.lang, say)
}

fn word(house: &House, viewer: &Viewer, key: &'static str) -> String {
    say(house, viewer, &Say::new(key))
}

fn needs(house: &House, read: &mut Read<'_>, viewer: &Viewer, me: PersonId) -> Result<Block, Stop> {
    let mut lines = Vec::new();
    for (slug, name, version, since) in store::to_acknowledge(read, me, viewer.now)? {
        let key = if version > 1 { "charter-needs-new-agreement" } else { "charter-needs-agreement" };
        let text = say(house, viewer, &Say::new(key).with("community", name));
        lines.push(line(house, viewer, text, format!("/c/{slug}/agreement"), since));
    }
    for (slug, name, n, since) in store::requests_waiting(read, me, viewer.now)? {
        let text = say(house, viewer, &Say::new("charter-needs-requests").with("n", n).with("community", name));
        lines.push(line(house, viewer, text, format!("/c/{slug}/requests"), since));
    }
    for id in viewer.invited.iter().filter(|id| !viewer.is_in(**id)) {
        let Some(community) = store::community(read, *id)? else { continue };
        let text = say(house, viewer, &Say::new("charter-needs-invitation").with("community", &*community.name));
        lines.push(Line { text, href: community.path(""), minutes: Some(MINUTES), ..Line::default() });
    }
    Ok(Block { part: Part::NeedsYou, title: word(house, viewer, "charter-needs-title"), lines, more: None })
}

fn line(house: &House, viewer: &Viewer, text: String, href: String, since: Timestamp) -> Line {
    let when = When::tell(&house.words, viewer.lang, &viewer.zone, viewer.now, since);
    Line { text, href, minutes: Some(MINUTES), when: Some(when), ..Line::default() }
}

/// A viewer's own communities; for the public, some that show themselves.
fn communities(house: &House, read: &mut Read<'_>, viewer: &Viewer) -> Result<Block, Stop> {
    let (found, title) = if viewer.id().is_some() {
        (store::communities_of(read, viewer)?, "charter-your-communities")
    } else {
        let start = CommunityId(Uuid::nil());
        (store::known_to(read, viewer, ("", start))?, "charter-communities-title")
    };
    let shown = if viewer.id().is_some() { found.len() } else { 6 };
    let mut lines: Vec<Line> = found.iter().take(shown).map(|it| community_line(house, viewer, it)).collect();
    let all = word(house, viewer, "charter-all-communities");
    if lines.is_empty() {
        lines.push(Line { text: all.clone(), href: "/communities".to_owned(), ..Line::default() });
    }
    let more = Link::to(all, "/communities");
    Ok(Block { part: Part::Community, title: word(house, viewer, title), lines, more: Some(more) })
}

fn community_line(house: &House, viewer: &Viewer, community: &Community) -> Line {
    let here = viewer.memberships.iter().filter(|membership| membership.community == community.id);
    let role = here.map(|membership| membership.role).min_by_key(|role| rank(*role));
    let role = role.map(|role| house.words.say(viewer.lang, &format!("charter-role-{}", role.word()), &[]));
    let note_lang = if role.is_some() { "" } else { community.lang.tag() };
    Line {
        text: community.name.to_string(),
        lang: community.lang.tag(),
        href: community.path(""),
        note: role.unwrap_or_else(|| community.summary.clone()),
        note_lang,
        ..Line::default()
    }
}
