//! Planning a series in two steps: its rhythm; then its days, ticked, and everything else.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Title;
use kith_base::jiff::civil::Date;
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_web::{App, Ask, Done, Fields, Page, Path, Query, Reader, Sent, Shell, Stop, Tried, Visit, day, read_form};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::drafts::{Circle, Offer, details_typed, fresh_details, read_details};
use super::series::rhythm_in_words;
use super::session::{clock_text, oddity};
use crate::series::{Frequency, MOST, NewSeries, Rhythm};
use crate::session::{FirstAgenda, NewSession, SessionDraft, read_minutes, read_number};
use crate::store;
use crate::wall::{TimeOfDay, Wall, Zone, read_day};

/// A day of the preview, to be ticked off.
#[derive(Serialize, JsonSchema)]
struct DayView {
    value: String,
    label: String,
    note: String,
    chosen: bool,
}

#[derive(Serialize, JsonSchema)]
struct Preview {
    rhythm: String,
    days: Vec<DayView>,
    offer: Offer,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "series/new.html")]
pub struct NewPage {
    #[serde(skip)]
    shell: Shell,
    here: String,
    action: String,
    back: String,
    tried: Tried,
    frequencies: Vec<kith_web::Choice>,
    zones: &'static [&'static str],
    /// The second step, once the rhythm can be read.
    preview: Option<Preview>,
}

/// The fields of the first step.
const RHYTHM: [&str; 7] = ["title", "frequency", "first_on", "time_of_day", "zone", "minutes", "count"];

/// The same, as the address of the second step carries them.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Sketch {
    title: String,
    frequency: String,
    first_on: String,
    time_of_day: String,
    zone: String,
    minutes: String,
    count: String,
}

impl Sketch {
    fn given(&self) -> [(&'static str, &str); 7] {
        let texts =
            [&self.title, &self.frequency, &self.first_on, &self.time_of_day, &self.zone, &self.minutes, &self.count];
        std::array::from_fn(|at| (RHYTHM[at], texts[at].as_str()))
    }
}

fn read_rhythm(fields: &Fields) -> Result<Rhythm, Stop> {
    read_form!(
        fields,
        Rhythm {
            title: need(Title::read),
            frequency: need(Frequency::read),
            first_on: need(read_day),
            time_of_day: need(TimeOfDay::read),
            zone: need(Zone::read),
            minutes: need(read_minutes),
            count: need(|text| read_number(text, 1, MOST)),
        }
    )
}

/// `GET /c/{community}/series/new`, with the rhythm in the query for the second step.
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
        let fresh = Tried::fresh().over([("zone", community.zone.clone()), ("minutes", "60".to_owned())]);
        let fresh = fresh.over([("frequency", "monthly_on_weekday".to_owned()), ("count", "10".to_owned())]);
        let (tried, rhythm) = match read_rhythm(&Fields::of(given)) {
            _ if given.iter().all(|(_, text)| text.is_empty()) => (fresh, None),
            Ok(rhythm) => {
                (Tried::fresh().over(given.map(|(name, text)| (name, text.to_owned()))).over(details), Some(rhythm))
            }
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
fn enter(visit: &Visit, r: &mut Read<'_>, slug: &str) -> Result<(Community, Shell), Stop> {
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
    let preview = rhythm.map(|rhythm| Preview {
        rhythm: rhythm_in_words(&shell, rhythm.frequency, rhythm.first_on, rhythm.time_of_day),
        days: rhythm.days().into_iter().map(|date| day_view(&shell, &rhythm, date, (&tried, all_days))).collect(),
        offer: circle.offer(&shell, &tried),
    });
    let frequency = |it: Frequency| (it.word(), shell.t(frequency_key(it)));
    Ok(NewPage {
        here: community.path("/series/new"),
        action: community.path("/series"),
        back: community.path("/sessions"),
        frequencies: tried.choices("frequency", Frequency::ALL.map(frequency)),
        zones: kith_web::zones(),
        preview,
        tried,
        shell: shell
            .clone()
            .titled(shell.t("sessions-series-new"))
            .under(shell.t("sessions-title"), community.path("/sessions")),
    })
}

fn frequency_key(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Weekly => "sessions-weekly",
        Frequency::Fortnightly => "sessions-fortnightly",
        Frequency::MonthlyOnWeekday => "sessions-monthly-weekday",
        Frequency::MonthlyOnDay => "sessions-monthly-day",
    }
}

fn day_view(shell: &Shell, rhythm: &Rhythm, date: Date, (tried, all): (&Tried, bool)) -> DayView {
    let wall = Wall { day: date, time: rhythm.time_of_day, zone: rhythm.zone.clone() };
    let value = date.to_string();
    DayView {
        label: format!("{}, {}", day(shell.tongue(), date), clock_text(shell, date, rhythm.time_of_day)),
        note: oddity(shell, &wall),
        chosen: all || tried.chosen("day", &value),
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

fn plan(visit: &Visit, tx: &mut Tx<'_>, slug: &str, fields: &Fields) -> Result<Done, Stop> {
    let (community, _) = enter(visit, tx, slug)?;
    let circle = Circle::of(tx, &community, visit.now())?;
    let rhythm = read_rhythm(fields)?;
    let mut reader = Reader::new(fields);
    let ticked = reader.each("day", read_day);
    let details = read_details(&mut reader, &circle);
    let (Some(ticked), Some(details)) = (ticked, details) else { return Err(reader.stop()) };
    let kept = rhythm.kept(&ticked).map_err(|say| Stop::field("day", say))?;
    let new = NewSeries {
        id: visit.app.env.id(),
        community_id: community.id,
        rhythm,
        details,
        by: visit.viewer.id(),
        made_at: visit.now(),
    };
    store::add_series(tx, &visit.app.env, &new)?;
    for date in kept {
        plan_one(visit, tx, &new, date)?;
    }
    Ok(Done::to(community.path(&format!("/series/{}", new.id))).saying("done-series-planned"))
}

fn plan_one(visit: &Visit, tx: &mut Tx<'_>, series: &NewSeries, date: Date) -> Result<(), Stop> {
    let NewSeries { rhythm, details, .. } = series;
    let wall = Wall { day: date, time: rhythm.time_of_day, zone: rhythm.zone.clone() };
    let starts_at = wall.moment().map_err(|say| Stop::field("first_on", say))?.at;
    let usual = crate::agenda::usual(|key| visit.app.words.say(details.lang, key, &[]));
    let session = NewSession {
        id: visit.app.env.id(),
        community_id: series.community_id,
        series_id: Some(series.id),
        draft: SessionDraft {
            title: rhythm.title.clone(),
            wall,
            starts_at,
            minutes: rhythm.minutes,
            details: details.clone(),
        },
        agenda: FirstAgenda::Given(usual),
        by: series.by,
    };
    store::plan(tx, &visit.app.env, &session)?;
    Ok(())
}
