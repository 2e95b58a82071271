//! Saying whether one comes, to one session or to all that are still to come of its series; or who comes instead.

use axum::extract::State;
use axum::response::Response;
use kith_base::{Cursor, Name, Say, fold};
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_policy::Viewer;
use kith_web::{App, Ask, Done, Field, FieldKind, Fields, Named, Path, Sent, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::session::{Found, find};
use crate::Session;
use crate::reach::Reach;
use crate::rsvp::{Answer, Reply, Rsvp, StandIn};
use crate::series::MOST;
use crate::store::{self, Wanted};
use crate::waiting::move_up;

/// The form.
pub const RSVP: &[Field] = &[
    Field::required("answer", FieldKind::Choice(&["yes", "phone", "maybe", "no", "instead"])),
    Field::optional("instead", FieldKind::Line(120)),
    Field::optional("whole", FieldKind::Flag),
];

/// An answer one can give.
#[derive(Serialize, JsonSchema)]
pub struct Offered {
    pub word: &'static str,
    pub label: String,
    pub chosen: bool,
}

/// Somebody who answered, and whether they come as a guest.
#[derive(Serialize, JsonSchema)]
pub struct Comer {
    pub who: Named,
    pub guest: bool,
}

/// Somebody who comes in another's place.
#[derive(Serialize, JsonSchema)]
pub struct InPlace {
    pub who: Named,
    pub of: String,
}

/// Who comes, and the reader's own answer.
#[derive(Serialize, JsonSchema)]
pub struct RsvpView {
    /// Empty where the reader may not answer, or it is too late.
    pub offered: Vec<Offered>,
    /// What the reader answered, in a word.
    pub mine: String,
    /// Who comes in the reader's place.
    pub my_stand_in: String,
    /// The reader's place on the waiting list; 0 where they are not on it.
    pub my_turn: i64,
    /// Whether an answer may count for the whole series.
    pub in_series: bool,
    /// The first of each, and the reader.
    pub coming: Vec<Comer>,
    pub by_phone: Vec<Comer>,
    pub instead: Vec<InPlace>,
    pub maybe: Vec<Comer>,
    /// The first of those who wait, for who plans; everybody else sees how many they are.
    pub waiting: Vec<Comer>,
    /// How many come, wait, may come, and do not.
    pub yes: i64,
    pub waits: i64,
    pub perhaps: i64,
    pub not: i64,
    /// How many places there are, and how many of them are free; 0 and 0 where they are not counted.
    pub places: i64,
    pub free: i64,
    /// How many come and may come beside those named.
    pub more: i64,
    pub more_perhaps: i64,
}

/// How many people the page names of each answer.
const NAMED: i64 = 60;

/// What the page of a session shows of its answers.
pub fn view(
    visit: &Visit,
    r: &mut Read<'_>,
    (session, capacity): (&Session, Option<i64>),
    shell: &Shell,
) -> Result<RsvpView, Stop> {
    let all = store::rsvps(r, session.id, (visit.viewer.person(), NAMED))?;
    let own = all.iter().find(|rsvp| Some(rsvp.person_id) == visit.viewer.person());
    let mine = own.map(|rsvp| rsvp.answer);
    let of = |answer: Answer| all.iter().filter(move |rsvp: &&Rsvp| rsvp.answer == answer);
    let comer = |rsvp: &Rsvp| Comer { who: Named::new(&rsvp.name, ""), guest: rsvp.guest };
    let named = |answer: Answer| -> Vec<Comer> { of(answer).map(comer).collect() };
    let in_place = |rsvp: &Rsvp| InPlace { who: Named::new(&rsvp.instead, ""), of: rsvp.name.clone() };
    let many = |answer: Answer| all.iter().find(|rsvp| rsvp.answer == answer).map_or(0, |rsvp| rsvp.many);
    let rest = |many: i64, named: usize| many - i64::try_from(named).unwrap_or(many);
    let offered =
        |answer: Answer| Offered { word: answer.word(), label: shell.t(answer.key()), chosen: mine == Some(answer) };
    let (coming, by_phone, maybe) = (named(Answer::Yes), named(Answer::Phone), named(Answer::Maybe));
    let instead: Vec<_> = of(Answer::Instead).map(in_place).collect();
    let yes = many(Answer::Yes) + many(Answer::Phone) + many(Answer::Instead);
    let perhaps = many(Answer::Maybe);
    let may = may_answer(visit, session);
    Ok(RsvpView {
        offered: if may { Answer::OFFERED.map(offered).into_iter().collect() } else { Vec::new() },
        mine: mine.map(|answer| shell.t(answer.key())).unwrap_or_default(),
        my_stand_in: own.map(|rsvp| rsvp.instead.clone()).unwrap_or_default(),
        my_turn: own.filter(|rsvp| rsvp.answer == Answer::Waits).map_or(0, |rsvp| rsvp.place),
        in_series: session.series_id.is_some(),
        more: rest(yes, coming.len() + by_phone.len() + instead.len()),
        more_perhaps: rest(perhaps, maybe.len()),
        not: many(Answer::No),
        waiting: if visit.may("edit", &session.thing()) { named(Answer::Waits) } else { Vec::new() },
        waits: many(Answer::Waits),
        places: capacity.unwrap_or(0),
        free: capacity.map_or(0, |capacity| (capacity - yes).max(0)),
        yes,
        perhaps,
        coming,
        by_phone,
        instead,
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
    let Found { session, community, .. } = find(visit, tx, slug, id)?;
    visit.must("create", &session.thing_of("rsvp"))?;
    if !session.is_ahead(visit.now()) {
        return Err(Stop::Conflict(Say::new("sessions-refusal-over")));
    }
    let reply = read_reply(visit, tx, &community, fields)?;
    let who = visit.who()?.id;
    let whole = !fields.get("whole").is_empty();
    let rest = if whole { rest_of_series(visit, tx, &session)? } else { Vec::new() };
    let mut seated = true;
    for session in std::iter::once(&*session).chain(&rest) {
        let place = (session.community_id, session.id);
        seated &= store::set_rsvp(tx, &visit.app.env, place, (who, &reply), visit.now())?;
        if !reply.answer.comes() {
            move_up(&visit.app, tx, session, &community)?;
        }
    }
    super::held::took_part(visit, tx, session.community_id)?;
    let said = match (seated, rest.is_empty()) {
        (false, _) => "done-rsvp-waits",
        (true, true) => "done-rsvp",
        (true, false) => "done-rsvp-series",
    };
    Ok(Done::to(format!("{}#who-comes", session.path(slug))).saying(said))
}

/// Reads an answer. Whoever comes instead is known by their whole name, if it is that of one person of the community
/// and the visitor may look people up there; otherwise it stays a name.
fn read_reply(visit: &Visit, r: &mut Read<'_>, community: &Community, fields: &Fields) -> Result<Reply, Stop> {
    let answer = Answer::read(fields.get("answer")).map_err(|say| Stop::field("answer", say))?;
    if answer != Answer::Instead {
        return Ok(Reply::of(answer));
    }
    let typed = fields.get("instead");
    let name = if typed.trim().is_empty() { Err(Say::new("error-required")) } else { Name::read(typed) };
    let name = name.map_err(|say| Stop::field("instead", say))?;
    let person = match visit.may("read", &community.thing("directory")) {
        true => store::member_named(r, community.id, &fold(&name), visit.now())?,
        false => None,
    };
    Ok(Reply { answer, instead: Some(StandIn { name, person }) })
}

/// The sessions after this one of its series that the viewer may answer.
fn rest_of_series(visit: &Visit, r: &mut Read<'_>, session: &Session) -> Result<Vec<Session>, Stop> {
    let viewer: &Viewer = &visit.viewer;
    if session.series_id.is_none() {
        return Ok(Vec::new());
    }
    let wanted = Wanted {
        community: session.community_id,
        reader: viewer.id(),
        reach: Reach::of(&visit.app.policy, viewer, "session", session.community_id),
        team: None,
        series: session.series_id,
    };
    let from = Cursor { at: session.starts_at, id: session.id.into() };
    let rest = store::sessions_after(r, &wanted, from, MOST)?.into_iter().map(|it| it.session);
    Ok(rest.filter(|it| may_answer(visit, it)).collect())
}
