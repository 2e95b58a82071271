//! A session as a line of a list: on its community's pages, on a week, wherever.

use kith_base::Arg;
use kith_policy::Viewer;
use kith_web::{House, Line, Link, When};

use crate::Session;
use crate::store::Listed;

/// The line of a session for a reader.
pub fn line(house: &House, viewer: &Viewer, slug: &str, listed: &Listed) -> Line {
    let session = &listed.session;
    let minutes = house.words.say(viewer.lang, "kit-minutes", &[("n", Arg::Number(session.minutes))]);
    let note = [listed.team.clone(), Some(minutes)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (kind, key) = state(house, viewer, listed);
    Line {
        text: session.title.to_string(),
        lang: session.lang.tag(),
        href: session.path(slug),
        who: listed.facilitator.clone().unwrap_or_default(),
        note,
        when: Some(When::tell(&house.words, viewer.lang, &viewer.zone, viewer.now, session.starts_at)),
        kind: kind.to_owned(),
        state: if key.is_empty() { String::new() } else { house.words.say(viewer.lang, key, &[]) },
        ..Line::default()
    }
}

/// How a session stands for its reader: the kind of state, and the key of its word.
fn state(house: &House, viewer: &Viewer, listed: &Listed) -> (&'static str, &'static str) {
    let session = &listed.session;
    if session.cancelled_at.is_some() {
        return ("stuck", "sessions-cancelled");
    }
    if session.is_over(viewer.now) {
        return if session.published_at.is_some() { ("", "sessions-recorded") } else { ("", "") };
    }
    if session.begun_at.is_some() {
        return ("well", "sessions-under-way");
    }
    match listed.answer {
        Some(answer) if answer.comes() => ("well", answer.key()),
        Some(answer) => ("", answer.key()),
        None if asks(house, viewer, session) => ("needs", "sessions-answer-none"),
        None => ("", ""),
    }
}

/// Whether a session waits for the reader to say if they come.
pub fn asks(house: &House, viewer: &Viewer, session: &Session) -> bool {
    let runs = session.facilitator_id.is_some() && session.facilitator_id == viewer.id();
    let may = house.policy.allows(viewer, "create", &session.thing_of("rsvp"));
    may && !runs && session.is_ahead(viewer.now)
}

/// Whether a session is the reader's own business, beyond being open to them: for everybody of the community, for a
/// circle they are in, run by them, or answered by them.
pub fn is_mine(viewer: &Viewer, listed: &Listed) -> bool {
    let session = &listed.session;
    let whole = session.cohort_id.is_none() && session.team_id.is_none();
    let circle = viewer.memberships.iter().any(|it| {
        (it.team.is_some() && it.team == session.team_id) || (it.cohort.is_some() && it.cohort == session.cohort_id)
    });
    let runs = session.facilitator_id.is_some() && session.facilitator_id == viewer.id();
    whole || circle || runs || listed.answer.is_some()
}

/// A line that, when it is time, says how to come: the link as its act, the telephone number as its note.
pub fn with_the_way_in(house: &House, viewer: &Viewer, listed: &Listed, line: Line) -> Line {
    let session = &listed.session;
    let may = house.policy.allows(viewer, "create", &session.thing_of("rsvp"));
    if !may || !session.is_time(viewer.now) {
        return line;
    }
    let act =
        session.link.as_ref().map(|link| Link::to(house.words.say(viewer.lang, "sessions-join", &[]), link.as_str()));
    let note = way_by_phone(house, viewer, session).unwrap_or(line.note);
    Line { act, note, ..line }
}

/// How to come by telephone, in a sentence.
pub fn way_by_phone(house: &House, viewer: &Viewer, session: &Session) -> Option<String> {
    let phone = session.phone.as_ref()?;
    let number = ("phone", Arg::Text(phone.to_string()));
    Some(match &session.passcode {
        None => house.words.say(viewer.lang, "sessions-by-phone", &[number]),
        Some(code) => {
            let code = ("passcode", Arg::Text(code.clone()));
            house.words.say(viewer.lang, "sessions-by-phone-passcode", &[number, code])
        }
    })
}
