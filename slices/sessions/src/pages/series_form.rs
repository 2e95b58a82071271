//! Planning a series in two steps: its rhythm; then its dates, ticked, moved or added, and everything else.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::jiff::civil::Date;
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_web::{App, Ask, Done, Fields, Page, Path, Query, Reader, Sent, Shell, Stop, Tried, Visit, day};
use schemars::JsonSchema;
use serde::Serialize;

use super::clocks::{ClockView, clocks};
use super::drafts::{Circle, Offer, details_typed, fresh_details, read_details};
use super::rhythm::{RHYTHM, Sketch, Ways, read_rhythm, rhythm_in_words};
use super::session::{clock_text, oddity};
use super::session_form::read_places;
use crate::series::{NewSeries, Rhythm, Slot, in_order};
use crate::session::{FirstAgenda, NewSession, SessionDraft, Whom};
use crate::store;
use crate::wall::{TimeOfDay, read_day};

/// A day of the preview, to be ticked off or moved.
#[derive(Serialize, JsonSchema)]
struct DayView {
    value: String,
    label: String,
    note: String,
    chosen: bool,
    /// The fields for another day and another time.
    on: String,
    at: String,
    moved: bool,
}

#[derive(Serialize, JsonSchema)]
struct Preview {
    rhythm: String,
    days: Vec<DayView>,
    /// The fields for dates beside those of the rhythm.
    extra: [&'static str; 3],
    clocks: Vec<ClockView>,
    offer: Offer,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "series/new.html")]
pub struct NewPage {
    #[serde(skip)]
    shell: Shell,
    here: String,
    /// The first step again, with what was chosen in it.
    again: String,
    action: String,
    back: String,
    tried: Tried,
    /// The fields of the first step, which the second one carries along.
    carried: &'static [&'static str],
    ways: Ways,
    /// The second step, once the rhythm can be read.
    preview: Option<Preview>,
}

/// The fields for dates beside those of the rhythm.
pub const EXTRA: [&str; 3] = ["extra_1", "extra_2", "extra_3"];

/// `GET /c/{community}/series/new`
pub async fn new(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(sketch): Query<Sketch>,
) -> Page<NewPage> {
    app.page(ask, move |visit, r| {
        let (community, shell) = enter(visit, r, &slug)?;
        let given = sketch.given();
        let details = details_typed(&fresh_details(&community, visit.viewer.id()));
        let typed = Tried::fresh().over(given.map(|(name, text)| (name, text.to_owned())));
        let fresh = Tried::fresh().over([("zone", community.zone.clone()), ("minutes", "60".to_owned())]);
        let fresh =
            fresh.over([("repeats", "weeks"), ("interval", "1"), ("count", "10")].map(|(a, b)| (a, b.to_owned())));
        let (tried, rhythm) = match read_rhythm(&Fields::of(given)) {
            _ if given.iter().all(|(_, text)| text.is_empty()) => (fresh, None),
            _ if !sketch.again.is_empty() => (typed, None),
            Ok(rhythm) => (typed.over(details), Some(rhythm)),
            Err(Stop::Form(wrong)) => {
                let said = wrong.iter().map(|wrong| (wrong.field.clone(), shell.said(&wrong.say))).collect();
                (Tried::returned(Fields::of(given), said), None)
            }
            Err(stop) => return Err(stop),
        };
        let all_days = true;
        new_page(visit, r, (&community, shell), (tried, rhythm), all_days)
    })
    .await
}

/// The community and the frame, for who may plan.
pub fn enter(visit: &Visit, r: &mut Read<'_>, slug: &str) -> Result<(Community, Shell), Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("create", &community.thing("session"))?;
    Ok((community, shell))
}

fn new_page(
    visit: &Visit,
    r: &mut Read<'_>,
    (community, shell): (&Community, Shell),
    (tried, rhythm): (Tried, Option<Rhythm>),
    all_days: bool,
) -> Result<NewPage, Stop> {
    let circle = Circle::of(r, community, visit.now())?;
    let preview = match rhythm {
        Some(rhythm) => Some(Preview {
            clocks: seen_elsewhere(visit, r, (community, &shell), &tried, &rhythm)?,
            rhythm: rhythm_in_words(&shell, &rhythm.rule, rhythm.first_on, rhythm.time_of_day),
            days: rhythm.days().into_iter().map(|date| day_view(&shell, &rhythm, date, (&tried, all_days))).collect(),
            extra: EXTRA,
            offer: circle.offer(&shell, &tried),
        }),
        None => None,
    };
    let here = community.path("/series/new");
    let typed = RHYTHM.map(|name| (name, tried.value(name)));
    let typed = typed.iter().filter(|(_, text)| !text.is_empty());
    let query = form_urlencoded::Serializer::new("again=yes".to_owned()).extend_pairs(typed).finish();
    Ok(NewPage {
        again: format!("{here}?{query}"),
        here,
        action: community.path("/series"),
        back: community.path("/sessions"),
        carried: &RHYTHM[1..],
        ways: Ways::of(&shell, &tried),
        preview,
        tried,
        shell: shell
            .clone()
            .titled(shell.t("sessions-series-new"))
            .under(shell.t("sessions-title"), community.path("/sessions")),
    })
}

/// What the dates are on the clocks of those who come.
fn seen_elsewhere(
    visit: &Visit,
    r: &mut Read<'_>,
    (community, shell): (&Community, &Shell),
    tried: &Tried,
    rhythm: &Rhythm,
) -> Result<Vec<ClockView>, Stop> {
    let whom = Whom::read(&tried.value("whom")).unwrap_or(Whom::Community);
    let starts: Vec<_> =
        rhythm.days().into_iter().filter_map(|date| rhythm.wall(date).moment().ok()).map(|it| it.at).collect();
    clocks(r, shell, (community.id, whom), visit.now(), (&starts, rhythm.minutes))
}

fn day_view(shell: &Shell, rhythm: &Rhythm, date: Date, (tried, all): (&Tried, bool)) -> DayView {
    let value = date.to_string();
    let (on, at) = (format!("on-{value}"), format!("at-{value}"));
    DayView {
        label: format!("{}, {}", day(shell.tongue(), date), clock_text(shell, date, rhythm.time_of_day)),
        note: oddity(shell, &rhythm.wall(date)),
        chosen: all || tried.chosen("day", &value),
        moved: !tried.value(&on).is_empty() || !tried.value(&at).is_empty(),
        on,
        at,
        value,
    }
}

/// `POST /c/{community}/series`
pub async fn create(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| plan(visit, tx, &slug, fields),
        move |visit, r, tried| {
            let (community, shell) = enter(visit, r, &again)?;
            let typed = RHYTHM.map(|name| (name, tried.value(name)));
            let fields = Fields::of(typed.each_ref().map(|(name, value)| (*name, value.as_str())));
            let rhythm = read_rhythm(&fields).ok();
            new_page(visit, r, (&community, shell), (tried, rhythm), false)
        },
    )
    .await
}

/// Reads the dates: those of the rhythm that are ticked, where and when they were moved to, and those that were added.
fn read_slots(reader: &mut Reader<'_>, rhythm: &Rhythm) -> Option<Vec<Slot>> {
    let ticked = reader.each("day", read_day)?;
    let mut slots = Vec::new();
    for date in rhythm.days().into_iter().filter(|date| ticked.contains(date)) {
        let on = reader.maybe(&format!("on-{date}"), read_day)?.unwrap_or(date);
        let time = reader.maybe(&format!("at-{date}"), TimeOfDay::read)?.unwrap_or(rhythm.time_of_day);
        let wall = crate::wall::Wall { time, ..rhythm.wall(on) };
        slots.push(Slot { slot: Some(date), wall });
    }
    for name in EXTRA {
        let extra = reader.maybe(name, read_day)?;
        slots.extend(extra.map(|date| Slot { slot: None, wall: rhythm.wall(date) }));
    }
    Some(slots)
}

fn plan(visit: &Visit, tx: &mut Tx<'_>, slug: &str, fields: &Fields) -> Result<Done, Stop> {
    let (community, _) = enter(visit, tx, slug)?;
    let circle = Circle::of(tx, &community, visit.now())?;
    let rhythm = read_rhythm(fields)?;
    let mut reader = Reader::new(fields);
    let slots = read_slots(&mut reader, &rhythm);
    let details = read_details(&mut reader, &circle);
    let (Some(slots), Some(details)) = (slots, details) else { return Err(reader.stop()) };
    let slots = in_order(slots).map_err(|say| Stop::field("day", say))?;
    let capacity = read_places(fields)?;
    let new = NewSeries {
        id: visit.app.env.id(),
        community_id: community.id,
        rhythm,
        details,
        by: visit.viewer.id(),
        made_at: visit.now(),
    };
    store::add_series(tx, &visit.app.env, &new)?;
    store::set_series_capacity(tx, new.id, capacity)?;
    for slot in slots {
        plan_one(visit, tx, &new, (slot, capacity))?;
    }
    Ok(Done::to(community.path(&format!("/series/{}", new.id))).saying("done-series-planned"))
}

fn plan_one(
    visit: &Visit,
    tx: &mut Tx<'_>,
    series: &NewSeries,
    (slot, capacity): (Slot, Option<i64>),
) -> Result<(), Stop> {
    let NewSeries { rhythm, details, .. } = series;
    let starts_at = slot.wall.moment().map_err(|say| Stop::field("first_on", say))?.at;
    let usual = crate::agenda::usual(|key| visit.app.words.say(details.lang, key, &[]));
    let session = NewSession {
        id: visit.app.env.id(),
        community_id: series.community_id,
        series_id: Some(series.id),
        draft: SessionDraft {
            title: rhythm.title.clone(),
            wall: slot.wall,
            starts_at,
            minutes: rhythm.minutes,
            details: details.clone(),
        },
        agenda: FirstAgenda::Given(usual),
        by: series.by,
    };
    let id = store::plan(tx, &visit.app.env, &session)?;
    store::set_capacity(tx, id, capacity)?;
    if let Some(date) = slot.slot {
        store::put_in_slot(tx, id, date)?;
    }
    Ok(())
}
