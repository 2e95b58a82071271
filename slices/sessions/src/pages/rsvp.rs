//! Saying whether one comes, to one session or to all that are still to come of its series.

use axum::extract::State;
use axum::response::Response;
use kith_base::{Cursor, Say};
use kith_db::{Read, Tx};
use kith_policy::Viewer;
use kith_web::{App, Ask, Done, Field, FieldKind, Fields, Named, Path, Sent, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::session::{Found, find};
use crate::reach::Reach;
use crate::rsvp::{Answer, Rsvp};
use crate::series::MOST;
use crate::store::{self, Wanted};
use crate::{Session, SessionId};

/// The form.
pub const RSVP: &[Field] = &[
    Field::required("answer", FieldKind::Choice(&["yes", "phone", "maybe", "no"])),
    Field::optional("whole", FieldKind::Flag),
];

/// An answer one can give.
#[derive(Serialize, JsonSchema)]
pub struct Offered {
    pub word: &'static str,
    pub label: String,
    pub chosen: bool,
}

/// Who comes, and the reader's own answer.
#[derive(Serialize, JsonSchema)]
pub struct RsvpView {
    /// Empty where the reader may not answer, or it is too late.
    pub offered: Vec<Offered>,
    /// What the reader answered, in a word.
    pub mine: String,
    /// Whether an answer may count for the whole series.
    pub in_series: bool,
    /// The first of each, and the reader.
    pub coming: Vec<Named>,
    pub by_phone: Vec<Named>,
    pub maybe: Vec<Named>,
    /// How many come, may come, and do not.
    pub yes: i64,
    pub perhaps: i64,
    pub not: i64,
    /// How many come and may come beside those named.
    pub more: i64,
    pub more_perhaps: i64,
}

/// How many people the page names of each answer.
const NAMED: i64 = 60;

/// What the page of a session shows of its answers.
pub fn view(visit: &Visit, r: &mut Read<'_>, session: &Session, shell: &Shell) -> Result<RsvpView, Stop> {
    let all = store::rsvps(r, session.id, (visit.viewer.person(), NAMED))?;
    let mine = all.iter().find(|rsvp| Some(rsvp.person_id) == visit.viewer.person()).map(|rsvp| rsvp.answer);
    let named = |answer: Answer| -> Vec<Named> {
        all.iter().filter(|rsvp| rsvp.answer == answer).map(|rsvp: &Rsvp| Named::new(&rsvp.name, "")).collect()
    };
    let many = |answer: Answer| all.iter().find(|rsvp| rsvp.answer == answer).map_or(0, |rsvp| rsvp.many);
    let rest = |many: i64, named: usize| many - i64::try_from(named).unwrap_or(many);
    let offered =
        |answer: Answer| Offered { word: answer.word(), label: shell.t(answer.key()), chosen: mine == Some(answer) };
    let (coming, by_phone, maybe) = (named(Answer::Yes), named(Answer::Phone), named(Answer::Maybe));
    let (yes, perhaps) = (many(Answer::Yes) + many(Answer::Phone), many(Answer::Maybe));
    Ok(RsvpView {
        offered: if may_answer(visit, session) { Answer::ALL.map(offered).into_iter().collect() } else { Vec::new() },
        mine: mine.map(|answer| shell.t(answer.key())).unwrap_or_default(),
        in_series: session.series_id.is_some(),
        more: rest(yes, coming.len() + by_phone.len()),
        more_perhaps: rest(perhaps, maybe.len()),
        not: many(Answer::No),
        yes,
        perhaps,
        coming,
        by_phone,
        maybe,
    })
}

fn may_answer(visit: &Visit, session: &Session) -> bool {
    visit.may("create", &session.thing_of("rsvp")) && session.is_ahead(visit.now())
}

/// `POST /c/{community}/sessions/{session}/rsvp`
pub async fn answer(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, fields| set(visit, tx, (&slug, &id), fields)).await
}

fn set(visit: &Visit, tx: &mut Tx<'_>, (slug, id): (&str, &str), fields: &Fields) -> Result<Done, Stop> {
    let Found { session, .. } = find(visit, tx, slug, id)?;
    visit.must("create", &session.thing_of("rsvp"))?;
    if !session.is_ahead(visit.now()) {
        return Err(Stop::Conflict(Say::new("sessions-refusal-over")));
    }
    let answer = Answer::read(fields.get("answer")).map_err(|say| Stop::field("answer", say))?;
    let who = visit.who()?.id;
    let whole = !fields.get("whole").is_empty();
    let sessions = if whole { rest_of_series(visit, tx, &session)? } else { vec![session.id] };
    for id in &sessions {
        store::set_rsvp(tx, &visit.app.env, (session.community_id, *id), (who, answer), visit.now())?;
    }
    super::held::took_part(visit, tx, session.community_id)?;
    let said = if sessions.len() > 1 { "done-rsvp-series" } else { "done-rsvp" };
    Ok(Done::to(format!("{}#who-comes", session.path(slug))).saying(said))
}

/// This session and those after it of its series that the viewer may answer.
fn rest_of_series(visit: &Visit, r: &mut Read<'_>, session: &Session) -> Result<Vec<SessionId>, Stop> {
    let viewer: &Viewer = &visit.viewer;
    let wanted = Wanted {
        community: session.community_id,
        reader: viewer.id(),
        reach: Reach::of(&visit.app.policy, viewer, "session", session.community_id),
        team: None,
        series: session.series_id,
    };
    let mut ids = vec![session.id];
    if session.series_id.is_some() {
        let from = Cursor { at: session.starts_at, id: session.id.into() };
        let rest = store::sessions_after(r, &wanted, from, MOST)?;
        ids.extend(rest.iter().filter(|it| may_answer(visit, &it.session)).map(|it| it.session.id));
    }
    Ok(ids)
}
