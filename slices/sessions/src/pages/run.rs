//! The page on which a session runs: what people do now, what they say, what comes next. It works by reloading; a
//! facilitator moves it on, writes for whoever is on the telephone, and sees who has not yet had the floor.

use askama::Template;
use axum::extract::State;
use kith_base::{Cursor, PAGE};
use kith_db::Read;
use kith_policy::Authorised;
use kith_web::{App, Ask, Choice, Page, Path, Query, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::guest_letters::{Staying, staying};
use super::held::{self, Held, Paged, Said};
use super::host::{Host, host};
use super::script::Asked;
use crate::attendance::{How, is_open};
use crate::consent::Purpose;
use crate::preparation::TAKES_UP;
use crate::record::{CameBack, came_back};
use crate::{Activity, Session, store};

type Place = Path<(String, String)>;

/// An activity on the page.
#[derive(Serialize, JsonSchema)]
pub struct Step {
    id: String,
    kind: &'static str,
    title: String,
    prompt: String,
    minutes: i64,
}

impl From<&Activity> for Step {
    fn from(it: &Activity) -> Self {
        let (title, prompt) = (it.title.to_string(), it.prompt.clone());
        Self { id: it.id.to_string(), kind: it.kind.word(), title, prompt, minutes: it.minutes }
    }
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "run/show.html")]
pub struct RunPage {
    #[serde(skip)]
    shell: Shell,
    session: Authorised<Session>,
    path: String,
    lang: &'static str,
    /// Planned, running or over.
    state: &'static str,
    starts: kith_web::When,
    now: Option<Step>,
    /// Minutes that are left of the activity; below nothing when it runs over.
    left: i64,
    next: Option<Step>,
    said: Vec<Said>,
    earlier: String,
    later: String,
    may_say: bool,
    audiences: Vec<Choice>,
    /// How the reader is noted as here; "" if they are not.
    here: String,
    hows: Vec<Choice>,
    host: Option<Host>,
    came_back: CameBack,
    /// What people asked ahead and is taken up now.
    asked: Vec<Asked>,
    /// Where the reader says what may be recorded and quoted.
    consents: String,
    /// What a guest is told; nothing for everybody else.
    guest: Option<Staying>,
    #[serde(skip)]
    me: String,
    tried: Tried,
}

pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Place,
    Query(paged): Query<Paged>,
) -> Page<RunPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), &paged, Tried::fresh())).await
}

/// The page, fresh or with what was typed.
pub fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id): (&str, &str),
    paged: &Paged,
    tried: Tried,
) -> Result<RunPage, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    visit.must("read", &held.session.thing_of("contribution"))?;
    let agenda = store::agenda(r, held.session.id)?;
    let at = place(&held.session, &agenda);
    // What came back opens the session; later it would only stand between people and the question.
    let came_back = match at {
        None | Some(0) => {
            let around = held::around(visit, r, &held.session)?;
            came_back(visit, r, (&held.session, around.previous.as_ref()), &held.shell)?
        }
        Some(_) => CameBack::default(),
    };
    let now = at.and_then(|at| agenda.get(at));
    let next = agenda.get(at.map_or(0, |at| at + 1)).filter(|_| held.session.ended_at.is_none());
    let (said, earlier, later) = heard(visit, r, &held, now, paged)?;
    let title = held.shell.ta("held-run-title", "title", held.session.title.as_str());
    let host = host(visit, r, &held, (&agenda, at), (&paged.who, &tried))?;
    let here = match &host {
        Some(host) => host.own.clone(),
        None => here(visit, r, &held)?,
    };
    let tried = quotable(visit, r, &held, tried)?;
    let open = now.is_some_and(|now| crate::contribution::open(&held.session, now).is_ok());
    Ok(RunPage {
        state: state(&held.session),
        starts: held.shell.when(held.session.starts_at),
        left: now.map_or(0, |now| left(visit, now)),
        now: now.map(Step::from),
        next: next.map(Step::from),
        said,
        earlier,
        later,
        may_say: open && visit.may("create", &held.session.thing_of("contribution")),
        audiences: audiences(visit, r, &held, &tried)?,
        hows: hows(visit, &held, &here),
        here,
        host,
        came_back,
        asked: asked(r, &held, now)?,
        me: visit.viewer.person().map(|id| kith_web::digest(&id.to_string())).unwrap_or_default(),
        lang: held.session.lang.tag(),
        guest: staying(visit, &held.shell, &held.session),
        consents: super::consent::address(visit, &held),
        shell: held.shell.titled(title),
        path: held.path,
        session: held.session,
        tried,
    })
}

/// What is taken up in the activity of what people asked ahead.
fn asked(r: &mut Read<'_>, held: &Held, now: Option<&Activity>) -> Result<Vec<Asked>, Stop> {
    let Some(now) = now.filter(|now| now.method.as_deref() == Some(TAKES_UP)) else { return Ok(Vec::new()) };
    let all = store::placed_needs(r, held.session.id)?;
    Ok(all.iter().filter(|it| it.activity == now.id).map(Asked::from).collect())
}

fn state(session: &Session) -> &'static str {
    match (session.cancelled_at, session.begun_at, session.ended_at) {
        (Some(_), _, _) => "cancelled",
        (_, _, Some(_)) => "over",
        (_, Some(_), None) => "running",
        (_, None, None) => "planned",
    }
}

/// Which activity is under way: the one that began last.
fn place(session: &Session, agenda: &[Activity]) -> Option<usize> {
    session.begun_at?;
    let begun = agenda.iter().enumerate().filter_map(|(at, it)| it.begun_at.map(|begun| (begun, at)));
    begun.max().map(|(_, at)| at)
}

fn left(visit: &Visit, now: &Activity) -> i64 {
    let gone = now.begun_at.map_or(0, |begun| visit.now().as_second() - begun.as_second());
    now.minutes - gone.div_euclid(60)
}

/// What was said in the activity, and where the rest of it is.
fn heard(
    visit: &Visit,
    r: &mut Read<'_>,
    held: &Held,
    now: Option<&Activity>,
    paged: &Paged,
) -> Result<(Vec<Said>, String, String), Stop> {
    let Some(now) = now else { return Ok(Default::default()) };
    let teams = held::teams_aside(visit, &held.session);
    let run = |cursor: Cursor| format!("{}/run?after={cursor}", held.path);
    let (lines, earlier, later) = match paged.cursor()? {
        None => {
            let (lines, more) = store::contribution::said_newest(r, now.id, &teams)?;
            (lines, if more { run(Cursor::START) } else { String::new() }, String::new())
        }
        Some(after) => {
            let mut lines = store::contribution::said(r, now.id, &teams, after, PAGE + 1)?;
            let more = lines.len() > 50;
            lines.truncate(50);
            let last = lines.last().map(|it| Cursor { at: it.written_at, id: it.id.into() });
            (lines, String::new(), last.filter(|_| more).map(run).unwrap_or_default())
        }
    };
    let unnamed = match visit.viewer.person() {
        Some(me) if lines.iter().any(|line| line.person.is_none()) => {
            store::contribution::own_without_name(r, now.id, me)?
        }
        _ => Vec::new(),
    };
    let own = held::is_own(visit.viewer.person(), &unnamed);
    Ok((held::said(&held.shell, &held.path, lines, own), earlier, later))
}

pub fn audiences(visit: &Visit, r: &mut Read<'_>, held: &Held, tried: &Tried) -> Result<Vec<Choice>, Stop> {
    let mut teams = held::teams_aside(visit, &held.session);
    teams.retain(|team| visit.may("create", &crate::contribution::thing(&held.session, Some(*team))));
    if teams.is_empty() {
        return Ok(Vec::new());
    }
    let mut list = vec![(String::new(), held.shell.t("held-for-everybody"))];
    if let [team] = teams[..] {
        list.push((team.to_string(), held.shell.t("held-only-my-team")));
    } else {
        let names = kith_charter::store::teams_of(r, held.community.id)?;
        let own = names.iter().filter(|team| teams.contains(&team.id));
        list.extend(own.map(|team| (team.id.to_string(), held.shell.ta("held-only-team", "team", &team.name))));
    }
    let given = tried.value("audience");
    let choice =
        |(value, label): (String, String)| Choice { chosen: value == given, value, label, ..Choice::default() };
    Ok(list.into_iter().map(choice).collect())
}

/// The form with what somebody said of quoting in this community, to be changed for these words.
fn quotable(visit: &Visit, r: &mut Read<'_>, held: &Held, tried: Tried) -> Result<Tried, Stop> {
    let Some(me) = visit.viewer.person() else { return Ok(tried) };
    let given = store::consent::is_given(r, held.community.id, me, Purpose::Quoting)?;
    Ok(if given { tried.over([("may_quote", "yes".to_owned())]) } else { tried })
}

fn here(visit: &Visit, r: &mut Read<'_>, held: &Held) -> Result<String, Stop> {
    let Some(me) = visit.viewer.person() else { return Ok(String::new()) };
    let how = store::attendance::attendance_of(r, held.session.id, me)?;
    Ok(how.map(|how| held.shell.t(how.key())).unwrap_or_default())
}

fn hows(visit: &Visit, held: &Held, here: &str) -> Vec<Choice> {
    let may = visit.may("create", &held.session.thing_of("attendance"));
    if !here.is_empty() || !may || !is_open(&held.session, visit.now()) {
        return Vec::new();
    }
    let choice = |how: How| Choice {
        value: how.word().to_owned(),
        label: held.shell.t(how.key()),
        help: String::new(),
        chosen: how == How::Screen,
    };
    How::ALL.into_iter().map(choice).collect()
}
