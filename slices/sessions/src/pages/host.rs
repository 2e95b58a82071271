//! What a facilitator has on the page where a session runs: who has not yet had the floor, whom to write for, and the
//! acts that move it on.

use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, fold};
use kith_charter::store::Search;
use kith_db::{Read, Tx};
use kith_web::{App, Ask, Choice, Done, Named, Path, Sent, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::held::{self, Held};
use super::replan::{Proposal, proposal};
use super::run::Step;
use crate::attendance::InRoom;
use crate::contribution::Channel;
use crate::{Activity, store};

type Place = Path<(String, String)>;

/// Who has not yet had the floor, for the facilitator.
#[derive(Serialize, JsonSchema)]
pub struct Waiting {
    pub who: Named,
    pub how: String,
    pub earlier: bool,
}

/// What only a facilitator has on the page.
#[derive(Serialize, JsonSchema)]
pub struct Host {
    pub before: Option<Step>,
    pub floor: Vec<Waiting>,
    /// How many are noted as here.
    pub here: i64,
    /// How the facilitator is noted as here; "" if they are not.
    pub own: String,
    /// The name that somebody is looked for by, where there are more people than the fields offer.
    pub who: String,
    pub finds: bool,
    pub people: Vec<Choice>,
    pub everybody: Vec<Choice>,
    pub channels: Vec<Choice>,
    /// How the rest would end on time, where the session runs late.
    pub replan: Option<Proposal>,
}

/// What a facilitator has on the page; nothing for everybody else.
pub fn host(
    visit: &Visit,
    r: &mut Read<'_>,
    held: &Held,
    (agenda, at): (&[Activity], Option<usize>),
    (who, tried): (&str, &Tried),
) -> Result<Option<Host>, Stop> {
    if !visit.may("run", &held.session.thing()) {
        return Ok(None);
    }
    let shell = &held.shell;
    let now = at.and_then(|at| agenda.get(at));
    let words = Search::words_of(who);
    let activity = now.map(|now| now.id);
    let asked = (visit.viewer.id(), words.as_slice());
    let people = store::people::room(r, &held.session, activity, asked, (visit.now(), held::OFFERED))?;
    let floor = now.is_some() && visit.may("read", &held.session.thing_of("floor"));
    let (here, all) = people.first().map_or((0, 0), |first| (first.here, first.all));
    let own = people.iter().find(|it| Some(it.person) == visit.viewer.id()).and_then(|it| it.how);
    let channels = Channel::ALL.into_iter().filter(|it| !it.key().is_empty());
    let given = tried.value("for_channel");
    let channel = |it: Channel| Choice {
        value: it.word().to_owned(),
        label: shell.t(it.key()),
        help: String::new(),
        chosen: given == it.word() || (given.is_empty() && it == Channel::Telephone),
    };
    Ok(Some(Host {
        before: at.and_then(|at| at.checked_sub(1)).and_then(|at| agenda.get(at)).map(Step::from),
        floor: if floor { waiting(shell, &people) } else { Vec::new() },
        own: own.map(|how| shell.t(how.key())).unwrap_or_default(),
        who: who.to_owned(),
        finds: all > held::OFFERED,
        here,
        everybody: held::choices(&people, &words, shell.t("held-nobody-yet"), &tried.value("by_person")),
        people: held::choices(&people, &words, shell.t("held-choose-person"), &tried.value("for_person")),
        channels: channels.map(channel).collect(),
        replan: proposal(visit, r, held, (agenda, at))?,
    }))
}

/// Who is here and was not heard in the activity, by name.
fn waiting(shell: &Shell, people: &[InRoom]) -> Vec<Waiting> {
    let mut waiting: Vec<_> = people.iter().filter(|it| it.waits()).collect();
    waiting.sort_by_cached_key(|it| fold(&it.name));
    let told = |it: &InRoom| Waiting {
        who: Named::new(&it.name, ""),
        how: held::beside_name(shell, it.guest, &it.how.map(|how| shell.t(how.key())).unwrap_or_default()),
        earlier: it.heard.is_some(),
    };
    waiting.into_iter().map(told).collect()
}

/// The session begins, and its first activity with it.
pub async fn begin(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let held = hosted(visit, tx, &slug, &id)?;
        let agenda = store::agenda(tx, held.session.id)?;
        store::record::begin_session(tx, held.session.id, visit.now())?;
        if let Some(first) = agenda.first().filter(|_| agenda.iter().all(|it| it.begun_at.is_none())) {
            store::record::begin_activity(tx, held.session.id, first.id, visit.now())?;
        }
        held::log(visit, tx, &held.session, ("session.begun", ("session", held.session.id.into())), json!({}))?;
        Ok(Done::to(format!("{}/run", held.path)).saying("done-held-begun"))
    })
    .await
}

/// An activity begins: the next one, or an earlier one again.
pub async fn begin_activity(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, activity)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let held = hosted(visit, tx, &slug, &id)?;
        let activity = held.activity(tx, &activity)?;
        store::record::begin_session(tx, held.session.id, visit.now())?;
        store::record::begin_activity(tx, held.session.id, activity.id, visit.now())?;
        let subject = ("session", held.session.id.into());
        held::log(visit, tx, &held.session, ("activity.begun", subject), json!({ "activity": activity.id }))?;
        Ok(Done::to(format!("{}/run", held.path)))
    })
    .await
}

/// The session ends; its record is next.
pub async fn end(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let held = hosted(visit, tx, &slug, &id)?;
        store::record::end_session(tx, held.session.id, visit.now())?;
        held::log(visit, tx, &held.session, ("session.ended", ("session", held.session.id.into())), json!({}))?;
        Ok(Done::to(format!("{}/record/edit", held.path)).saying("done-held-ended"))
    })
    .await
}

/// The session, for who runs it; one that was cancelled or whose record is out runs no more.
pub fn hosted(visit: &Visit, tx: &mut Tx<'_>, slug: &str, id: &str) -> Result<Held, Stop> {
    let held = Held::find(visit, tx, slug, id)?;
    visit.must("run", &held.session.thing())?;
    if held.session.cancelled_at.is_some() {
        return Err(Stop::Conflict(Say::new("held-refused-cancelled")));
    }
    if held.session.published_at.is_some() {
        return Err(Stop::Conflict(Say::new("held-refused-published")));
    }
    Ok(held)
}
