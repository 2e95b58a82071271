//! The page of a session: what it is, when, how to come, who comes, what is planned, what came back.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kith_base::{Arg, Lang, Say, jiff};
use kith_charter::Community;
use kith_db::Read;
use kith_policy::{Authorised, Thing};
use kith_web::{App, Ask, Named, Page, Path, Shell, Step, Stop, Visit, When, clock};
use schemars::JsonSchema;
use serde::Serialize;

use super::agenda::{self, AgendaView};
use super::guest_letters::{Staying, staying};
use super::rsvp::{self, RsvpView};
use crate::lines::way_by_phone;
use crate::preparation::Summary;
use crate::record::{CameBack, Neighbour, Neighbours, came_back};
use crate::store::Placed;
use crate::wall::{Oddity, TimeOfDay, Wall};
use crate::{Session, SessionId, store};

/// A session on the way of one who may read it.
pub struct Found {
    pub community: Community,
    pub shell: Shell,
    pub session: Authorised<Session>,
    /// The name of its facilitator, and of the cohort or team it is for.
    pub facilitator: Option<String>,
    pub circle: Option<String>,
    /// How many may come, where it is not everybody.
    pub capacity: Option<i64>,
}

/// The session of an address, if the viewer may read it.
pub fn find(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<Found, Stop> {
    let id: SessionId = id.parse().map_err(|_| Stop::Hidden)?;
    let Placed { community, session, facilitator, circle, capacity } =
        store::placed(r, slug, id)?.ok_or(Stop::Hidden)?;
    let shell = kith_charter::around(visit, &community, &session.thing())?;
    let session = visit.authorise("read", &session.thing(), session)?;
    Ok(Found { community, shell, session, facilitator, circle, capacity })
}

/// What is odd about an agreed time, in the reader's words.
pub fn oddity(shell: &Shell, wall: &Wall) -> String {
    let time = ("time", Arg::Text(clock_text(shell, wall.day, wall.time)));
    match wall.moment().ok().and_then(|moment| moment.oddity) {
        None => String::new(),
        Some(Oddity::Doubled) => shell.said(&Say { key: "sessions-odd-doubled", args: vec![time] }),
        Some(Oddity::Skipped(really)) => {
            let really = ("really", Arg::Text(clock_text(shell, wall.day, really)));
            shell.said(&Say { key: "sessions-odd-skipped", args: vec![time, really] })
        }
    }
}

/// A time on the wall as it is written in the reader's language.
pub fn clock_text(shell: &Shell, date: Date, time: TimeOfDay) -> String {
    match date.to_datetime(time.0).to_zoned(TimeZone::UTC) {
        Ok(at) => clock(shell.tongue(), &at),
        Err(_) => time.to_string(),
    }
}

/// How to come, for those who may.
#[derive(Serialize, JsonSchema)]
struct Join {
    link: String,
    by_phone: String,
    /// The telephone number as a link that a telephone dials.
    dial: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "session/show.html")]
pub struct SessionPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    title: String,
    purpose: String,
    lang: Lang,
    when: When,
    /// The time in the session's own zone, where it differs from the reader's.
    own_when: Option<When>,
    zone: String,
    oddity: String,
    minutes: i64,
    whom: String,
    facilitator: Option<Named>,
    cancelled: bool,
    is_time: bool,
    is_over: bool,
    has_begun: bool,
    /// Whether there is a record that the visitor may read: published, or theirs to make ready.
    reads_record: bool,
    may_edit: bool,
    /// Whether the visitor sees to the letters that go around it.
    may_remind: bool,
    /// Whether the visitor runs it: begins and ends it, notes who came, asks guests in.
    may_run: bool,
    /// Whether the visitor may come to where it runs.
    may_enter: bool,
    join: Option<Join>,
    rsvp: RsvpView,
    /// What a guest is told; nothing for everybody else.
    guest: Option<Staying>,
    agenda: AgendaView,
    /// What is asked before it, for those whom it is asked.
    preparation: Option<Summary>,
    came_back: CameBack,
    series: String,
    /// Where the people of this session are put together.
    pairings: String,
    /// What it serves.
    serves: String,
    thread: Vec<Step>,
}

/// `GET /c/{community}/sessions/{session}`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<SessionPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, &id)).await
}

/// Whether there is a record for the visitor: a published one that they may read, or one that is theirs to make ready.
fn reads_record(visit: &Visit, session: &Session) -> bool {
    let record = session.thing_of("record");
    visit.may("edit", &record) || session.published_at.is_some() && visit.may("read", &record)
}

fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<SessionPage, Stop> {
    let Found { community, shell, session, facilitator, circle, capacity } = find(visit, r, slug, id)?;
    let now = visit.now();
    let shell = shell.titled(session.title.to_string());
    // A guest of this session sees nothing of those around it.
    let among = visit.may("read", &Thing { session: None, ..session.thing() });
    let shell = if among { shell.under(shell_sessions(visit), community.path("/sessions")) } else { shell };
    let when = shell.when(session.starts_at);
    let own_when = shell.when_in(session.starts_at, session.zone.tz());
    let around = super::held::around(visit, r, &session)?;
    let may_join = visit.may("create", &session.thing_of("rsvp"));
    Ok(SessionPage {
        path: session.path(slug),
        title: session.title.to_string(),
        purpose: session.purpose.clone(),
        lang: session.lang,
        own_when: (own_when.text != when.text).then_some(own_when),
        when,
        zone: session.zone.name().to_owned(),
        oddity: oddity(&shell, &session.wall()),
        minutes: session.minutes,
        whom: circle.filter(|_| among).unwrap_or_default(),
        facilitator: facilitator.map(|name| Named::new(&name, "")),
        cancelled: session.cancelled_at.is_some(),
        is_time: session.is_time(now),
        is_over: session.is_over(now),
        has_begun: session.begun_at.is_some(),
        reads_record: reads_record(visit, &session),
        may_edit: visit.may("edit", &session.thing()),
        may_remind: visit.may("read", &session.thing_of("reminder")),
        may_enter: super::held::is_open(visit, &session),
        join: if may_join { join(visit, &session) } else { None },
        rsvp: rsvp::view(visit, r, (&session, capacity), &shell)?,
        agenda: agenda::view(visit, r, &session, &shell)?,
        preparation: asked(visit, r, &session)?,
        came_back: came_back(visit, r, (&session, around.previous.as_ref()), &shell)?,
        may_run: visit.may("run", &session.thing()),
        guest: staying(visit, &shell, &session),
        series: session
            .series_id
            .filter(|_| among)
            .map(|id| community.path(&format!("/series/{id}")))
            .unwrap_or_default(),
        pairings: if among { community.path(&format!("/pairings?session={}", session.id)) } else { String::new() },
        serves: super::serves(visit, slug, ("session", session.id.into()), &session.thing()),
        thread: thread(&session, around, (slug, &shell)),
        shell,
    })
}

/// What is asked before a session that is still ahead.
fn asked(visit: &Visit, r: &mut Read<'_>, session: &Session) -> Result<Option<Summary>, Stop> {
    if !session.is_ahead(visit.now()) || !super::held::is_open(visit, session) {
        return Ok(None);
    }
    Ok(store::preparation_told(r, session.id, visit.viewer.id())?)
}

pub fn shell_sessions(visit: &Visit) -> String {
    visit.shell().t("sessions-title")
}

fn join(visit: &Visit, session: &Session) -> Option<Join> {
    if session.link.is_none() && session.phone.is_none() {
        return None;
    }
    let digit = |c: &char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#' | ',');
    let dial = session.phone.as_ref().map(|phone| format!("tel:{}", phone.chars().filter(digit).collect::<String>()));
    Some(Join {
        link: session.link.as_ref().map(ToString::to_string).unwrap_or_default(),
        by_phone: way_by_phone(&visit.app, &visit.viewer, session).unwrap_or_default(),
        dial: dial.unwrap_or_default(),
    })
}

/// The session before, this one, and the one after, of the same people.
fn thread(session: &Session, around: Neighbours, (slug, shell): (&str, &Shell)) -> Vec<Step> {
    let step = |it: Neighbour| Step {
        label: it.title,
        lang: it.lang.tag(),
        href: format!("/c/{slug}/sessions/{}", it.id),
        note: shell.when(it.starts_at).text,
        here: false,
    };
    let here = Step { label: session.title.to_string(), lang: session.lang.tag(), here: true, ..Step::default() };
    let (before, after) = (around.previous.map(step), around.next.map(step));
    let steps: Vec<_> = before.into_iter().chain([here]).chain(after).collect();
    if steps.len() > 1 { steps } else { Vec::new() }
}
