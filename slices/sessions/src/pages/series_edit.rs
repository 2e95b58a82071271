//! A series changed as a whole: for all its sessions to come, or from one of them on; dates called off, put back, added.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use kith_base::{Cursor, Say, Title, jiff};
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_web::{App, Ask, Choice, Done, Field, FieldKind, Fields, Page, Path, Reader, Sent, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::clocks::{ClockView, clocks};
use super::drafts::{Circle, Offer, details_typed, read_details};
use super::series::find_in;
use super::series_form::EXTRA;
use super::series_places;
use super::session_form::{places_typed, read_places};
use crate::rule::MOST;
use crate::series::Shape;
use crate::session::{FirstAgenda, NewSession, SessionDraft, Whom, read_minutes, read_number};
use crate::store::{self, Wanted};
use crate::wall::{TimeOfDay, Wall, Zone, read_day};
use crate::{Series, Session, SessionId};

/// The form.
pub const CHANGED: &[Field] = &[
    Field::required("title", FieldKind::Line(200)),
    Field::optional("purpose", FieldKind::Line(300)),
    Field::required("time_of_day", FieldKind::Time),
    Field::required("zone", FieldKind::Line(60)),
    Field::required("minutes", FieldKind::Number(5, 600)),
    Field::required("whom", FieldKind::Line(60)),
    Field::required("lang", FieldKind::Choice(&["en", "fr"])),
    Field::optional("facilitator", FieldKind::Id),
    Field::optional("link", FieldKind::Line(500)),
    Field::optional("phone", FieldKind::Line(60)),
    Field::optional("passcode", FieldKind::Line(60)),
    Field::optional("capacity", FieldKind::Number(1, 5_000)),
    Field::optional("from", FieldKind::Id),
    Field::optional("day", FieldKind::Many),
    Field::optional("extra_1", FieldKind::Date),
    Field::optional("extra_2", FieldKind::Date),
    Field::optional("extra_3", FieldKind::Date),
    Field::optional("revision", FieldKind::Number(0, 1_000_000)),
];

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "series/edit.html")]
pub struct EditPage {
    #[serde(skip)]
    shell: Shell,
    action: String,
    back: String,
    tried: Tried,
    offer: Offer,
    /// From which of the sessions to come on the changes hold.
    from: Vec<Choice>,
    /// Which of the sessions to come take place.
    dates: Vec<Choice>,
    extra: [&'static str; 3],
    clocks: Vec<ClockView>,
}

/// A series whose sessions somebody may change, with those to come and the days they stand for.
struct Editable {
    series: Series,
    circle: Circle,
    ahead: Vec<(Session, Option<Date>)>,
}

fn editable(visit: &Visit, r: &mut Read<'_>, community: &Community, id: &str) -> Result<Editable, Stop> {
    let series = find_in(visit, r, community, id)?;
    visit.must("edit", &series.thing())?;
    let wanted = Wanted::of_series(&visit.app.policy, &visit.viewer, &series);
    let from = Cursor { at: visit.now(), id: kith_base::Uuid::nil() };
    let list = store::sessions_after(r, &wanted, from, 4 * MOST)?;
    let slots = store::slots_of(r, series.id)?;
    let slot = |id: SessionId| slots.iter().find(|(it, _)| *it == id).and_then(|(_, slot)| *slot);
    let host = list.iter().find(|it| it.session.facilitator_id == series.facilitator_id);
    let name = host.and_then(|it| it.facilitator.clone());
    let circle = Circle::of(r, community, visit.now())?;
    let circle = circle.with(Whom::of(series.cohort_id, series.team_id), series.facilitator_id, name);
    let may = |session: &Session| session.begun_at.is_none() && visit.may("edit", &session.thing());
    let ahead = list.into_iter().map(|it| it.session).filter(may).map(|it| (slot(it.id), it));
    Ok(Editable { ahead: ahead.map(|(slot, it)| (it, slot)).collect(), series, circle })
}

/// `GET /c/{community}/series/{series}/edit`
pub async fn edit(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<EditPage> {
    app.page(ask, move |visit, r| edit_page(visit, r, (&slug, &id), Tried::fresh())).await
}

fn edit_page(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, &str), tried: Tried) -> Result<EditPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let Editable { series, circle, ahead } = editable(visit, r, &community, id)?;
    let fresh = [
        ("title", series.title.to_string()),
        ("time_of_day", series.time_of_day.to_string()),
        ("zone", series.zone.name().to_owned()),
        ("minutes", series.minutes.to_string()),
        ("revision", series.revision.to_string()),
        ("capacity", places_typed(series.capacity)),
    ];
    let held = ahead.iter().filter(|(session, _)| session.cancelled_at.is_none());
    let starts: Vec<Timestamp> = held.clone().map(|(session, _)| session.starts_at).collect();
    let ticked = held.map(|(session, _)| ("day", session.id.to_string()));
    let tried = tried.over(details_typed(&series.details())).over(fresh).over(ticked);
    let named = |session: &Session| {
        let when = shell.when_in(session.starts_at, session.zone.tz()).text;
        let title = if session.title == series.title { String::new() } else { format!(" · {}", session.title) };
        (session.id.to_string(), format!("{when}{title}"))
    };
    let names: Vec<_> = ahead.iter().map(|(session, _)| named(session)).collect();
    let pairs = || names.iter().map(|(value, label)| (value.as_str(), label.clone()));
    let all = std::iter::once(("", shell.t("planning-from-all")));
    let whom = Whom::of(series.cohort_id, series.team_id);
    Ok(EditPage {
        action: format!("{}/edit", series.path(slug)),
        back: series.path(slug),
        offer: circle.offer(&shell, &tried),
        from: tried.choices("from", all.chain(pairs())),
        dates: tried.choices("day", pairs()),
        extra: EXTRA,
        clocks: clocks(r, &shell, (community.id, whom), visit.now(), (&starts, series.minutes))?,
        tried,
        shell: shell
            .clone()
            .titled(shell.t("planning-series-edit"))
            .under(shell.t("sessions-title"), community.path("/sessions"))
            .under_words(series.lang, series.title.as_str(), series.path(slug)),
    })
}

/// `POST /c/{community}/series/{series}/edit`
pub async fn change(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| set(visit, tx, (&slug, &id), fields),
        move |visit, r, tried| edit_page(visit, r, (&slug2, &id2), tried),
    )
    .await
}

/// What was typed: the new shape, from when on, which sessions take place, and further dates.
struct Typed {
    shape: Shape,
    from: Option<SessionId>,
    held: Vec<SessionId>,
    extra: Vec<Date>,
    revision: Option<i64>,
}

fn read(fields: &Fields, circle: &Circle) -> Result<Typed, Stop> {
    let choice = |_| Say::new("error-not-a-choice");
    let mut reader = Reader::new(fields);
    let title = reader.need("title", Title::read);
    let time = reader.need("time_of_day", TimeOfDay::read);
    let zone = reader.need("zone", Zone::read);
    let minutes = reader.need("minutes", read_minutes);
    let details = read_details(&mut reader, circle);
    let from = reader.maybe("from", |text| text.parse().map_err(choice));
    let held = reader.each("day", |text| text.parse().map_err(choice));
    let revision = reader.maybe("revision", |text| read_number(text, 0, i64::MAX));
    let extra: Vec<_> = EXTRA.into_iter().map(|name| reader.maybe(name, read_day)).collect();
    let (Some(title), Some(time_of_day), Some(zone), Some(minutes), Some(details), true) =
        (title, time, zone, minutes, details, reader.fine())
    else {
        return Err(reader.stop());
    };
    Ok(Typed {
        shape: Shape { title, time_of_day, zone, minutes, details },
        from: from.flatten(),
        held: held.unwrap_or_default(),
        extra: extra.into_iter().flatten().flatten().collect(),
        revision: revision.flatten(),
    })
}

fn set(visit: &Visit, tx: &mut Tx<'_>, (slug, id): (&str, &str), fields: &Fields) -> Result<Done, Stop> {
    let (community, _) = kith_charter::enter(visit, tx, slug)?;
    let Editable { series, circle, ahead } = editable(visit, tx, &community, id)?;
    let mut typed = read(fields, &circle)?;
    let capacity = read_places(fields)?;
    // For whom a series is, and in which language, is not changed here.
    let before = series.shape();
    (typed.shape.details.whom, typed.shape.details.lang) = (before.details.whom, before.details.lang);
    let (env, by) = (&visit.app.env, visit.who()?.id);
    if !store::change_series(tx, env, (&series, typed.revision.unwrap_or(series.revision)), &typed.shape, by)? {
        return Err(Stop::Conflict(Say::new("refusal-conflict")));
    }
    let from = ahead.iter().find(|(session, _)| Some(session.id) == typed.from).map(|(session, _)| session.starts_at);
    let follows = |session: &Session| from.is_none_or(|from| session.starts_at >= from);
    for (session, slot) in &ahead {
        if follows(session) {
            follow(visit, tx, (&before, &typed.shape), session, *slot)?;
        }
        let held = typed.held.contains(&session.id);
        if held != session.cancelled_at.is_none() {
            store::set_cancelled(tx, env, session, !held, by)?;
        }
    }
    let following: Vec<SessionId> = ahead.iter().map(|(it, _)| it).filter(|it| follows(it)).map(|it| it.id).collect();
    series_places::change(visit, tx, (&series, &community), capacity, &following)?;
    for date in typed.extra {
        let id = add(visit, tx, (&series, &typed.shape), date)?;
        store::set_capacity(tx, id, capacity)?;
    }
    Ok(Done::to(series.path(slug)).saying("done-series-changed"))
}

/// Lets a session follow its series, where it differs from it afterwards.
fn follow(
    visit: &Visit,
    tx: &mut Tx<'_>,
    (before, after): (&Shape, &Shape),
    session: &Session,
    slot: Option<Date>,
) -> Result<(), Stop> {
    let wrong = |say| Stop::field("time_of_day", say);
    let draft = before.follow(after, session, slot).map_err(wrong)?;
    if draft != before.follow(before, session, slot).map_err(wrong)? {
        store::change_session(tx, &visit.app.env, (session, session.revision), &draft, visit.who()?.id)?;
    }
    Ok(())
}

/// One more date of the series, with the agenda of the session before it.
fn add(visit: &Visit, tx: &mut Tx<'_>, (series, shape): (&Series, &Shape), date: Date) -> Result<SessionId, Stop> {
    let wall = Wall { day: date, time: shape.time_of_day, zone: shape.zone.clone() };
    let starts_at = wall.moment().map_err(|say| Stop::field(EXTRA[0], say))?.at;
    let usual = crate::agenda::usual(|key| visit.app.words.say(series.lang, key, &[]));
    let new = NewSession {
        id: visit.app.env.id(),
        community_id: series.community_id,
        series_id: Some(series.id),
        draft: SessionDraft {
            title: shape.title.clone(),
            wall,
            starts_at,
            minutes: shape.minutes,
            details: shape.details.clone(),
        },
        agenda: FirstAgenda::PreviousOr(usual),
        by: visit.viewer.id(),
    };
    let id = store::plan(tx, &visit.app.env, &new)?;
    if series.rule.days(series.first_on, MOST).contains(&date) {
        store::put_in_slot(tx, id, date)?;
    }
    Ok(id)
}
