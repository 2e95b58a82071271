//! One step of a session: exactly who gets it and what it says to them, how it is set, sending it now, and what became of
//! it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, jiff};
use kith_db::{Read, Tx};
use kith_policy::PersonId;
use kith_sessions::rsvp::Answer;
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Query, Sent, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::letters::{Found, HeldBack, counted, find, keep};
use super::light_step::{self, LightShows};
use super::step_form::{self, StepForm};
use crate::letter::Eyes;
use crate::light::Light;
use crate::occasion::{Closed, Fate, Held, Occasion, Reader};
use crate::step::{Scope, Setting, Step};
use crate::store::Gone;
use crate::{letter, store};

/// How many people a page names.
const NAMED: usize = 50;

/// For whom the letter is shown, and after whom the list goes on.
#[derive(Default, Deserialize, JsonSchema)]
pub struct Shown {
    person: Option<String>,
    after: Option<String>,
    /// Whether it is the light letter that is shown, to whoever is invited.
    light: Option<String>,
}

/// Somebody on the list of a step.
#[derive(Serialize, JsonSchema)]
struct PersonLine {
    name: String,
    /// What they answered.
    answer: String,
    /// When it goes by their clock, or why it does not.
    note: String,
    kind: &'static str,
    state: String,
}

/// The letter as it goes to one of them.
#[derive(Serialize, JsonSchema)]
struct Shows {
    person: PersonId,
    name: String,
    lang: &'static str,
    subject: String,
    text: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "letters/step.html")]
pub struct SessionStepPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    back: String,
    /// Why it goes to nobody, or "".
    closed: String,
    may_edit: bool,
    may_send: bool,
    goes: i64,
    minutes: i64,
    held: Vec<HeldBack>,
    people: Vec<PersonLine>,
    /// The same people, for choosing whose letter is shown.
    readers: Vec<Choice>,
    more: String,
    shows: Option<Shows>,
    light: Option<LightShows>,
    /// Where the light letter of this step is shown; "" where there is none.
    light_at: String,
    gone: Vec<PersonLine>,
    form: StepForm,
}

/// `GET /c/{community}/sessions/{session}/letters/{step}`
pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, step)): Path<(String, String, String)>,
    Query(shown): Query<Shown>,
) -> Page<SessionStepPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id, &step), (&shown, Tried::fresh()))).await
}

fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id, step): (&str, &str, &str),
    (shown, tried): (&Shown, Tried),
) -> Result<SessionStepPage, Stop> {
    let found = find(visit, r, (slug, id), "read")?;
    let step = Step::of(step).ok_or(Stop::Hidden)?;
    let (occasion, shell, now) = (&found.occasion, &found.shell, visit.now());
    let mut gone = store::gone(r, occasion.session.id)?;
    gone.retain(|it| it.step == step);
    let readers = store::readers(r, &occasion.session, now)?;
    let mut fates: Vec<(&Reader, Fate)> = readers.iter().map(|it| (it, occasion.fate(step, it, now))).collect();
    fates.retain(|(reader, fate)| *fate != Fate::Not && !gone.iter().any(|it| it.person == Some(reader.person)));
    let closed = occasion.closed(step, now);
    if closed.is_some_and(|closed| closed != Closed::Off) {
        fates.clear();
    }
    let has_light = Light::of_step(step).is_some_and(|_| visit.may("read", &occasion.community.thing("invitation")));
    let (shows, light) = match &shown.light {
        Some(_) if has_light => (None, light_step::shows(visit, r, (occasion, step))?),
        _ => (shows(visit, r, (occasion, step), (&readers, &fates, shown))?, None),
    };
    let goes = fates.iter().filter(|(_, fate)| matches!(fate, Fate::Goes(_))).count();
    let goes = i64::try_from(goes).unwrap_or(i64::MAX);
    let held = fates.iter().filter_map(|(_, fate)| if let Fate::Held(why) = fate { Some(*why) } else { None });
    let path = format!("{}/{}", found.path(), step.word());
    let list = List { shell, path: &path };
    let named = list.page(&fates, shown.after.as_deref());
    let more = list.more(&fates, named);
    let may_edit = visit.may("edit", &occasion.session.thing_of("reminder"));
    let mut form = step_form::form(shell, &occasion.setting(step), tried);
    form.scopes = scopes(shell, occasion, &form.tried);
    Ok(SessionStepPage {
        back: found.path(),
        closed: closed.map(|closed| shell.t(closed_key(closed))).unwrap_or_default(),
        may_edit,
        may_send: may_edit && closed.is_none() && goes > 0,
        goes,
        minutes: goes * step.minutes(),
        held: counted(shell, held),
        gone: gone.iter().take(NAMED * 4).map(|it| list.gone(it)).collect(),
        readers: named.iter().map(|(reader, _)| reader_choice(reader, shows.as_ref())).collect(),
        people: named.iter().map(|(reader, fate)| list.person(reader, *fate)).collect(),
        more,
        shows,
        light_at: if has_light { format!("{path}?light=1") } else { String::new() },
        light,
        form,
        shell: shell.clone().titled(shell.t(step.key())).under(shell.t("rhythm-letters-title"), found.path()),
        path,
    })
}

fn closed_key(closed: Closed) -> &'static str {
    match closed {
        Closed::Off => "rhythm-closed-off",
        Closed::Stopped => "rhythm-closed-stopped",
        Closed::Cancelled => "rhythm-closed-cancelled",
        Closed::Begun => "rhythm-closed-begun",
        Closed::NotHeld => "rhythm-closed-not-held",
        Closed::NoNext => "rhythm-closed-no-next",
    }
}

fn scopes(shell: &Shell, occasion: &Occasion, tried: &Tried) -> Vec<Choice> {
    if occasion.session.series_id.is_none() {
        return Vec::new();
    }
    let labels = [("session", "rhythm-scope-session"), ("series", "rhythm-scope-series")];
    tried.choices("scope", labels.map(|(value, key)| (value, shell.t(key))))
}

/// The letter as it goes to whoever is asked for, or to the first who gets one.
fn shows(
    visit: &Visit,
    r: &mut Read<'_>,
    (occasion, step): (&Occasion, Step),
    (readers, fates, shown): (&[Reader], &[(&Reader, Fate)], &Shown),
) -> Result<Option<Shows>, Stop> {
    let asked: Option<PersonId> = match shown.person.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => Some(id.parse().map_err(|_| Stop::Hidden)?),
        None => None,
    };
    let reader = match asked {
        Some(id) => Some(readers.iter().find(|reader| reader.person == id).ok_or(Stop::Hidden)?),
        None => fates.iter().find(|(_, fate)| matches!(fate, Fate::Goes(_))).map(|(reader, _)| *reader),
    };
    let Some(reader) = reader else { return Ok(None) };
    let Some(at) = occasion.moment(step, &reader.zone) else { return Ok(None) };
    // Nobody has come yet: who said that they come is shown what those read who came.
    let ahead = !occasion.session.is_over(visit.now());
    let came = reader.came || ahead && reader.answer.is_some_and(Answer::comes);
    let reader = &Reader { came, ..reader.clone() };
    let eyes = Eyes::Onlooker(&visit.viewer);
    let written = letter::written(&visit.app, r, (occasion, step), (reader, eyes), (at, visit.now()))?;
    Ok(written.map(|it| Shows {
        person: reader.person,
        name: reader.name.to_string(),
        lang: reader.lang.tag(),
        subject: it.subject,
        text: it.text,
    }))
}

fn reader_choice(reader: &Reader, shows: Option<&Shows>) -> Choice {
    Choice {
        value: reader.person.to_string(),
        label: reader.name.to_string(),
        help: String::new(),
        chosen: shows.is_some_and(|it| it.person == reader.person),
    }
}

/// What the lines of people have in common.
struct List<'l> {
    shell: &'l Shell,
    path: &'l str,
}

impl List<'_> {
    /// A page of people after one of them.
    fn page<'f>(&self, fates: &'f [(&'f Reader, Fate)], after: Option<&str>) -> &'f [(&'f Reader, Fate)] {
        let last: Option<PersonId> = after.and_then(|id| id.parse().ok());
        let from = last.and_then(|last| fates.iter().position(|(it, _)| it.person == last)).map_or(0, |at| at + 1);
        let rest = fates.get(from..).unwrap_or_default();
        rest.get(..NAMED).unwrap_or(rest)
    }

    /// Where the next page is.
    fn more(&self, fates: &[(&Reader, Fate)], page: &[(&Reader, Fate)]) -> String {
        let last = page.last().map(|(reader, _)| reader.person);
        let is_end = last == fates.last().map(|(reader, _)| reader.person);
        let more = last.filter(|_| !is_end).map(|last| format!("{}?after={last}", self.path));
        more.unwrap_or_default()
    }

    fn person(&self, reader: &Reader, fate: Fate) -> PersonLine {
        let (note, kind, state) = match fate {
            Fate::Goes(at) => (self.by_their_clock(reader, at), "", String::new()),
            Fate::Held(why) => (self.shell.t(why.key()), "private", self.shell.t("rhythm-held-back")),
            Fate::Not => (String::new(), "", String::new()),
        };
        PersonLine {
            name: reader.name.to_string(),
            answer: reader.answer.map_or(String::new(), |answer: Answer| self.shell.t(answer.key())),
            note,
            kind,
            state,
        }
    }

    /// When their letter goes, with day, time and zone of theirs.
    fn by_their_clock(&self, reader: &Reader, at: jiff::Timestamp) -> String {
        kith_web::When::dated(self.shell.tongue(), &reader.zone, at).text
    }

    fn gone(&self, gone: &Gone) -> PersonLine {
        let (kind, state) = match gone.held {
            None => ("well", self.shell.t("rhythm-written")),
            Some(_) => ("private", self.shell.t("rhythm-held-back")),
        };
        PersonLine {
            name: gone.name.clone(),
            answer: gone.held.map(|why: Held| self.shell.t(why.key())).unwrap_or_default(),
            note: self.shell.dated(gone.at).text,
            kind,
            state,
        }
    }
}

/// `POST /c/{community}/sessions/{session}/letters/{step}`
pub async fn change(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, step)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    let again = (slug.clone(), id.clone(), step.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| set(visit, tx, (&slug, &id, &step), fields),
        move |visit, r, tried| page(visit, r, (&again.0, &again.1, &again.2), (&Shown::default(), tried)),
    )
    .await
}

fn step_of(visit: &Visit, r: &mut Read<'_>, (slug, id, step): (&str, &str, &str)) -> Result<(Found, Step), Stop> {
    let found = find(visit, r, (slug, id), "edit")?;
    Ok((found, Step::of(step).ok_or(Stop::Hidden)?))
}

fn set(visit: &Visit, tx: &mut Tx<'_>, at: (&str, &str, &str), fields: &Fields) -> Result<Done, Stop> {
    let (found, step) = step_of(visit, tx, at)?;
    let session = &found.occasion.session;
    let scope = match (fields.get("scope"), session.series_id) {
        ("series", Some(series)) => Scope::Series(series),
        ("" | "session", _) => Scope::Session(session.id),
        _ => return Err(Stop::field("scope", Say::new("error-not-a-choice"))),
    };
    let setting = step_form::read(fields, step, scope)?;
    keep(visit, tx, &found, setting)?;
    Ok(Done::to(format!("{}/{}", found.path(), step.word())).saying("done-rhythm-step"))
}

/// `POST /c/{community}/sessions/{session}/letters/{step}/sendings`: it goes now, to those it would go to.
pub async fn send(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, step)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let (found, step) = step_of(visit, tx, (&slug, &id, &step))?;
        if let Some(closed) = found.occasion.closed(step, visit.now()) {
            return Err(Stop::Conflict(Say::new(closed_key(closed))));
        }
        let scope = Scope::Session(found.occasion.session.id);
        let setting = found.occasion.setting(step);
        keep(visit, tx, &found, Setting { scope, sent_at: Some(visit.now()), ..setting })?;
        crate::jobs::look(tx, &visit.app.env, (found.occasion.session.id, step), visit.now())?;
        Ok(Done::to(format!("{}/{}", found.path(), step.word())).saying("done-letters-sent"))
    };
    app.press(ask, sent, work).await
}
