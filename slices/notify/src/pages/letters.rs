//! The letters of a session on a line of time: what goes when, to how many, who is held back and why, and what has gone.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use kith_base::jiff;
use kith_db::{Read, Tx};
use kith_facts::Fact;
use kith_sessions::{Session, SessionId};
use kith_web::{App, Ask, Done, Fields, Page, Path, Sent, Shell, Stop, Visit, When, day};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::rhythm::{keep_timetable, timing};
use crate::jobs::plan_session;
use crate::occasion::{Closed, Fate, Held, Occasion, Reader};
use crate::step::{Scope, Setting, Step};
use crate::store::Gone;
use crate::{load, store};

/// A session whose letters the viewer may do something with, and the frame of the page.
pub struct Found {
    pub occasion: Occasion,
    pub shell: Shell,
}

impl Found {
    /// The address of the line of time.
    pub fn path(&self) -> String {
        format!("{}/letters", self.occasion.session.path(&self.occasion.community.slug))
    }
}

/// The session of an address, if the viewer may read it and do `action` with its letters.
pub fn find(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, &str), action: &'static str) -> Result<Found, Stop> {
    let id: SessionId = id.parse().map_err(|_| Stop::Hidden)?;
    let placed = kith_sessions::store::placed(r, slug, id)?.ok_or(Stop::Hidden)?;
    let shell = kith_charter::inside(visit, &placed.community)?;
    let session: Session = placed.session;
    visit.must("read", &session.thing())?;
    visit.must(action, &session.thing_of("reminder"))?;
    let shell = shell.under(visit.shell().t("sessions-title"), placed.community.path("/sessions")).under_words(
        session.lang,
        session.title.to_string(),
        session.path(slug),
    );
    Ok(Found { occasion: load::occasion(r, placed.community, session)?, shell })
}

/// How many people are held back for a reason.
#[derive(Serialize, JsonSchema)]
pub struct HeldBack {
    pub why: String,
    pub n: i64,
}

/// A step on the line of time.
#[derive(Serialize, JsonSchema)]
struct StepView {
    name: String,
    href: String,
    /// The day on which it goes where the session is.
    on: String,
    /// When it goes by the clock of each reader.
    timing: String,
    /// The day for which it was meant, where it is moved.
    moved_from: String,
    /// The kind of state and its word; "" while it is to come.
    kind: &'static str,
    state: String,
    /// How many letters will go, and have gone.
    goes: i64,
    gone: i64,
    /// How many minutes of its readers it asks in all.
    minutes: i64,
    held: Vec<HeldBack>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "letters/line.html")]
pub struct LettersPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    session_title: String,
    session_lang: &'static str,
    when: When,
    is_on: bool,
    /// Whether every step that is to come was stopped.
    all_stopped: bool,
    /// Whether anything is still to come.
    ahead: bool,
    may_edit: bool,
    rhythm: String,
    steps: Vec<StepView>,
    minutes: i64,
}

/// `GET /c/{community}/sessions/{session}/letters`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<LettersPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id))).await
}

fn page(visit: &Visit, r: &mut Read<'_>, at: (&str, &str)) -> Result<LettersPage, Stop> {
    let found = find(visit, r, at, "read")?;
    let (occasion, shell) = (&found.occasion, &found.shell);
    let readers = store::readers(r, &occasion.session, visit.now())?;
    let gone = store::gone(r, occasion.session.id)?;
    let view = |step| step_view(visit, &found, step, (&readers, &gone));
    let steps: Vec<StepView> = Step::ALL.into_iter().map(view).collect();
    let to_come = |step: &Step| !matches!(occasion.closed(*step, visit.now()), Some(it) if it != Closed::Stopped);
    let open: Vec<Step> = Step::ALL.into_iter().filter(to_come).collect();
    Ok(LettersPage {
        path: found.path(),
        session_title: occasion.session.title.to_string(),
        session_lang: occasion.session.lang.tag(),
        when: shell.when(occasion.session.starts_at),
        is_on: occasion.timetable.on_since.is_some(),
        all_stopped: !open.is_empty() && open.iter().all(|step| !occasion.setting(*step).is_on),
        ahead: !open.is_empty(),
        may_edit: visit.may("edit", &occasion.session.thing_of("reminder")),
        rhythm: occasion.community.path("/rhythm"),
        minutes: steps.iter().map(|step| step.minutes).sum(),
        shell: shell.clone().titled(shell.t("rhythm-letters-title")),
        steps,
    })
}

/// Those who are held back, counted by reason.
pub fn counted(shell: &Shell, held: impl Iterator<Item = Held>) -> Vec<HeldBack> {
    let mut counts: BTreeMap<Held, i64> = BTreeMap::new();
    for why in held {
        *counts.entry(why).or_default() += 1;
    }
    // locale: rhythm-held-cap rhythm-held-quiet rhythm-held-choice rhythm-held-late rhythm-held-address rhythm-held-told
    counts.into_iter().map(|(why, n)| HeldBack { why: shell.t(why.key()), n }).collect()
}

/// The day on which a step goes where the session is, and the one for which it was meant.
fn days(occasion: &Occasion, step: Step) -> (Option<Date>, Option<Date>) {
    let zone = occasion.session.zone.tz();
    let date = |at: jiff::Timestamp| at.to_zoned(zone.clone()).date();
    (occasion.moment(step, zone).map(date), occasion.meant(step, zone).map(date))
}

fn step_view(visit: &Visit, found: &Found, step: Step, (readers, gone): (&[Reader], &[Gone])) -> StepView {
    let (occasion, shell, now) = (&found.occasion, &found.shell, visit.now());
    let own = || gone.iter().filter(|it| it.step == step);
    let closed = occasion.closed(step, now);
    let untold = readers.iter().filter(|reader| !own().any(|it| it.person == Some(reader.person)));
    let fates: Vec<Fate> = match closed {
        None => untold.map(|reader| occasion.fate(step, reader, now)).collect(),
        Some(_) => Vec::new(),
    };
    let goes = fates.iter().filter(|fate| matches!(fate, Fate::Goes(_))).count();
    let written = own().filter(|it| it.held.is_none()).count();
    let held = fates.iter().filter_map(|fate| if let Fate::Held(why) = fate { Some(*why) } else { None });
    let held = held.chain(own().filter_map(|it| it.held));
    let (on, meant) = days(occasion, step);
    let named = |date: Option<Date>| date.map(|date| day(shell.tongue(), date)).unwrap_or_default();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (kind, state) = state(shell, closed, (goes, own().count()));
    StepView {
        name: shell.t(step.key()),
        href: format!("{}/{}", found.path(), step.word()),
        timing: timing(shell, &occasion.setting(step)),
        moved_from: if on == meant { String::new() } else { named(meant) },
        on: named(on),
        kind,
        state,
        goes: count(goes),
        gone: count(written),
        minutes: count(goes + written) * step.minutes(),
        held: counted(shell, held),
    }
}

/// How a step stands: stopped, gone, to come.
fn state(shell: &Shell, closed: Option<Closed>, (goes, gone): (usize, usize)) -> (&'static str, String) {
    let (kind, key) = match closed {
        _ if gone > 0 && goes == 0 => ("well", "rhythm-gone"),
        _ if gone > 0 => ("well", "rhythm-going"),
        Some(Closed::Off) => ("", "rhythm-off"),
        Some(Closed::Stopped) => ("stuck", "rhythm-stopped"),
        Some(Closed::Cancelled) => ("stuck", "rhythm-cancelled"),
        Some(Closed::Begun) => ("", "rhythm-past"),
        Some(Closed::NotHeld) => ("", "rhythm-not-held"),
        Some(Closed::NoNext) => ("", "rhythm-no-next"),
        None if goes == 0 => ("", "rhythm-nobody"),
        None => return ("", String::new()),
    };
    (kind, shell.t(key))
}

/// `POST /c/{community}/sessions/{session}/letters/stops`: no letter of this session goes any more.
pub async fn stop(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| set_all(visit, tx, (&slug, &id), false);
    app.press(ask, sent, work).await
}

/// `POST /c/{community}/sessions/{session}/letters/stops/undo`
pub async fn resume(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| set_all(visit, tx, (&slug, &id), true);
    app.press(ask, sent, work).await
}

fn set_all(visit: &Visit, tx: &mut Tx<'_>, at: (&str, &str), is_on: bool) -> Result<Done, Stop> {
    let found = find(visit, tx, at, "edit")?;
    for step in Step::ALL {
        let scope = Scope::Session(found.occasion.session.id);
        keep(visit, tx, &found, Setting { is_on, scope, ..found.occasion.setting(step) })?;
    }
    let said = if is_on { "done-letters-resumed" } else { "done-letters-stopped" };
    Ok(Done::to(found.path()).saying(said))
}

/// Keeps a setting that concerns a session, records it, and times the session's letters anew.
pub fn keep(visit: &Visit, tx: &mut Tx<'_>, found: &Found, setting: Setting) -> Result<(), Stop> {
    let (community, session) = (&found.occasion.community, found.occasion.session.id);
    keep_timetable(tx, community)?;
    store::add_setting(tx, &visit.app.env, community.id, &setting)?;
    let data = json!({ "step": setting.step, "on": setting.is_on, "series": setting.scope.series() });
    let fact = Fact::new("letters.changed", ("session", session)).within(community.id).by(visit.who()?.id);
    kith_facts::record(tx, &visit.app.env, &fact.with(data))?;
    match setting.scope {
        Scope::Session(_) => plan_session(tx, session, visit.now()),
        Scope::Series(_) | Scope::Community => {
            let job = crate::jobs::PlanCommunity { community: community.id };
            kith_jobs::enqueue(tx, &visit.app.env, &job, visit.now())?;
            Ok(())
        }
    }
}
