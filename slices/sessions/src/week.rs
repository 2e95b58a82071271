//! What this half shows on somebody's week: what they promised and were asked, and what came of what they said.

use jiff::SignedDuration;
use kith_base::{Arg, Lang, jiff};
use kith_db::Read;
use kith_policy::{CommunityId, PersonId, Viewer};
use kith_web::{Block, House, Line, Link, Panel, Part, Stop};

use crate::store;

/// What this half shows on a week.
pub fn panels() -> Vec<Panel> {
    vec![needs_you, came]
}

/// How far back a week looks for what came of things, and for questions.
const BACK_THEN: SignedDuration = SignedDuration::from_hours(21 * 24);

fn t(house: &House, lang: Lang, key: &str) -> String {
    house.words.say(lang, key, &[])
}

fn block(house: &House, viewer: &Viewer, part: Part, key: &str, lines: Vec<Line>) -> Vec<Block> {
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block { part, title: t(house, viewer.lang, key), lines, more: None }]
}

/// What somebody promised and what they were asked to think about.
fn needs_you(
    house: &House,
    r: &mut Read<'_>,
    viewer: &Viewer,
    community: Option<CommunityId>,
) -> Result<Vec<Block>, Stop> {
    let (Some(me), None) = (viewer.id(), community) else { return Ok(Vec::new()) };
    let mut lines = promised(house, r, viewer, me)?;
    lines.extend(asked(house, r, viewer, me)?);
    lines.extend(found(house, r, viewer, me)?);
    // locale: held-week-needs
    Ok(block(house, viewer, Part::NeedsYou, "held-week-needs", lines))
}

fn promised(house: &House, r: &mut Read<'_>, viewer: &Viewer, me: PersonId) -> Result<Vec<Line>, Stop> {
    let today = viewer.now.to_zoned(viewer.zone.clone()).date();
    let until = today.saturating_add(jiff::Span::new().days(14));
    let due = store::commitment::due_for(r, me, until)?;
    let line = |it: store::commitment::Due| {
        let past = it.due_on.is_some_and(|day| day < today);
        let day = it.due_on.map(|day| kith_web::day(viewer.lang, day)).unwrap_or_default();
        // locale: held-week-due held-week-past
        let key = if past { "held-week-past" } else { "held-week-due" };
        let href = format!("/c/{}/commitments/{}", it.slug, it.id);
        Line {
            text: it.text,
            lang: it.lang.tag(),
            note: house.words.say(viewer.lang, key, &[("day", Arg::Text(day))]),
            who: it.community_name,
            act: Some(Link::to(t(house, viewer.lang, "held-week-say-how"), href.clone())),
            href,
            minutes: Some(2),
            ..Line::default()
        }
    };
    Ok(due.into_iter().filter(|it| viewer.is_in(it.community)).map(line).collect())
}

fn asked(house: &House, r: &mut Read<'_>, viewer: &Viewer, me: PersonId) -> Result<Vec<Line>, Stop> {
    let open = store::question::open_for(r, me, viewer.now - BACK_THEN)?;
    let mine = open.into_iter().filter(|(it, _)| house.policy.allows(viewer, "answer", &it.thing()));
    let line = |(it, slug): (crate::question::Question, String)| Line {
        href: it.path(&slug),
        act: Some(Link::to(t(house, viewer.lang, "held-week-answer"), it.path(&slug))),
        note: it.session_title,
        note_lang: it.session_lang.tag(),
        text: it.text,
        lang: it.lang.tag(),
        minutes: Some(3),
        ..Line::default()
    };
    Ok(mine.take(3).map(line).collect())
}

/// How far back a week asks how a session was.
const LATELY: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How the sessions of the last days were; and, once in each community, what may be recorded and quoted.
fn found(house: &House, r: &mut Read<'_>, viewer: &Viewer, me: PersonId) -> Result<Vec<Line>, Stop> {
    let waiting = store::pulse::waiting_for(r, me, viewer.now - LATELY)?;
    let waiting = waiting.into_iter().filter(|it| {
        let (action, thing) = it.asked();
        viewer.is_in(it.community) && house.policy.allows(viewer, action, &thing)
    });
    let line = |it: store::pulse::Waiting| match it.session {
        Some(id) => {
            let href = format!("/c/{}/sessions/{id}/pulse", it.slug);
            Line {
                text: it.title,
                lang: Lang::from_tag(&it.lang).unwrap_or_default().tag(),
                note: t(house, viewer.lang, "pulse-week"),
                who: it.name,
                act: Some(Link::to(t(house, viewer.lang, "pulse-title"), href.clone())),
                href,
                minutes: Some(1),
                ..Line::default()
            }
        }
        None => Line {
            text: t(house, viewer.lang, "consent-week"),
            who: it.name,
            href: format!("/c/{}/consents", it.slug),
            minutes: Some(1),
            ..Line::default()
        },
    };
    Ok(waiting.take(4).map(line).collect())
}

/// What came of what somebody said.
fn came(house: &House, r: &mut Read<'_>, viewer: &Viewer, community: Option<CommunityId>) -> Result<Vec<Block>, Stop> {
    let (Some(me), None) = (viewer.id(), community) else { return Ok(Vec::new()) };
    let since = viewer.now - BACK_THEN;
    let answered = store::question::answered_for(r, me, since)?;
    let answered = answered.into_iter().filter(|(it, _)| house.policy.allows(viewer, "read", &it.thing()));
    let question = |(it, slug): (crate::question::Question, String)| Line {
        href: it.path(&slug),
        note: house.words.say(viewer.lang, "held-answers", &[("n", Arg::Number(it.answers))]),
        kind: it.state.mark().to_owned(),
        state: t(house, viewer.lang, it.state.key()),
        text: it.text,
        lang: it.lang.tag(),
        ..Line::default()
    };
    let mut lines: Vec<_> = answered.map(question).collect();
    let records = store::contribution::in_records_of(r, me, since)?;
    let records = records.into_iter().filter(|it| house.policy.allows(viewer, "read", &it.thing()));
    lines.extend(records.map(|it| stands(house, viewer, it)));
    // locale: held-week-came
    Ok(block(house, viewer, Part::Came, "held-week-came", lines))
}

fn stands(house: &House, viewer: &Viewer, it: store::contribution::Stands) -> Line {
    Line {
        href: format!("/c/{}/sessions/{}/record", it.slug, it.session),
        text: it.title,
        lang: it.lang.tag(),
        note: t(house, viewer.lang, "held-week-stands"),
        ..Line::default()
    }
}
