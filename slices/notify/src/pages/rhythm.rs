//! The timetable of a community: on or off, its quiet hours and days off, and its steps.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_facts::Fact;
use kith_sessions::session::read_number;
use kith_web::{
    App, Ask, Choice, Done, Field, FieldKind, Fields, Line, Page, Path, Sent, Shell, Stop, Tried, Visit, read_form,
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::step_form::{self, StepForm};
use crate::holidays::{Holidays, days_off, read_days_off};
use crate::hours::Hours;
use crate::jobs::PlanCommunity;
use crate::occasion::Timetable;
use crate::step::{Scope, Setting, Step, of_community};
use crate::{load, store};

/// The form of the timetable.
pub const TIMETABLE: &[Field] = &[
    Field::optional("is_on", FieldKind::Flag),
    Field::required("from_hour", FieldKind::Number(0, 23)),
    Field::required("until_hour", FieldKind::Number(1, 24)),
    Field::optional("weekends", FieldKind::Flag),
    Field::required("holidays", FieldKind::Line(10)),
    Field::optional("days_off", FieldKind::Text(6_000)),
];

struct Draft {
    is_on: bool,
    from_hour: i64,
    until_hour: i64,
    weekends: bool,
    holidays: Holidays,
    days_off: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "rhythm/show.html")]
pub struct RhythmPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    tried: Tried,
    is_on: bool,
    weekends: bool,
    calendars: Vec<Choice>,
    steps: Vec<Line>,
}

/// `GET /c/{community}/rhythm`
pub async fn show(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<RhythmPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, Tried::fresh())).await
}

fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, tried: Tried) -> Result<RhythmPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("read", &community.thing("rhythm"))?;
    let timetable = load::timetable(r, &community)?;
    let Hours { from, until, weekends, holidays, .. } = timetable.hours;
    let yes = |name, is: bool| is.then(|| (name, "yes".to_owned()));
    let tried = tried
        .over([("from_hour", from.to_string()), ("until_hour", until.to_string())])
        .over([("holidays", holidays.word().to_owned()), ("days_off", timetable.days_off.clone())])
        .over(yes("is_on", timetable.on_since.is_some()))
        .over(yes("weekends", weekends));
    let steps = Step::ALL.map(|step| line(&shell, &community, &of_community(&timetable.settings, step)));
    Ok(RhythmPage {
        path: community.path("/rhythm"),
        is_on: tried.chosen("is_on", "yes"),
        weekends: tried.chosen("weekends", "yes"),
        calendars: tried.choices("holidays", Holidays::ALL.map(|it| (it.word(), shell.t(calendar_key(it))))),
        steps: steps.into_iter().collect(),
        shell: shell.clone().titled(shell.t("rhythm-title")).within("/sessions"),
        tried,
    })
}

/// A step as the timetable lists it.
fn line(shell: &Shell, community: &Community, setting: &Setting) -> Line {
    let own = !setting.text_en.is_empty() || !setting.text_fr.is_empty();
    Line {
        text: shell.t(setting.step.key()),
        href: community.path(&format!("/rhythm/{}", setting.step.word())),
        note: timing(shell, setting),
        state: if !setting.is_on {
            shell.t("rhythm-stopped")
        } else if own {
            shell.t("rhythm-own-words")
        } else {
            String::new()
        },
        ..Line::default()
    }
}

/// When a step goes, in words.
pub fn timing(shell: &Shell, setting: &Setting) -> String {
    let key = match setting.step {
        Step::Between => "rhythm-timing-between",
        Step::After => "rhythm-timing-after",
        Step::Early | Step::Week | Step::Prepare | Step::Eve => "rhythm-timing-before",
    };
    let hour = jiff::civil::time(0, 0, 0, 0).saturating_add(jiff::SignedDuration::from_hours(setting.hour));
    let clock = jiff::civil::date(2000, 1, 1).to_datetime(hour).to_zoned(jiff::tz::TimeZone::UTC);
    let clock = clock.map(|at| kith_web::clock(shell.tongue(), &at)).unwrap_or_default();
    shell.said(&Say::new(key).with("n", setting.days).with("hour", clock))
}

fn calendar_key(holidays: Holidays) -> &'static str {
    match holidays {
        Holidays::Nowhere => "rhythm-calendar-none",
        Holidays::Alberta => "rhythm-calendar-ca-ab",
        Holidays::BritishColumbia => "rhythm-calendar-ca-bc",
        Holidays::Manitoba => "rhythm-calendar-ca-mb",
        Holidays::NewBrunswick => "rhythm-calendar-ca-nb",
        Holidays::Newfoundland => "rhythm-calendar-ca-nl",
        Holidays::NovaScotia => "rhythm-calendar-ca-ns",
        Holidays::Northwest => "rhythm-calendar-ca-nt",
        Holidays::Nunavut => "rhythm-calendar-ca-nu",
        Holidays::Ontario => "rhythm-calendar-ca-on",
        Holidays::PrinceEdward => "rhythm-calendar-ca-pe",
        Holidays::Quebec => "rhythm-calendar-ca-qc",
        Holidays::Saskatchewan => "rhythm-calendar-ca-sk",
        Holidays::Yukon => "rhythm-calendar-ca-yt",
        Holidays::UnitedStates => "rhythm-calendar-us",
        Holidays::Australia => "rhythm-calendar-au",
        Holidays::AustralianCapital => "rhythm-calendar-au-act",
        Holidays::NewSouthWales => "rhythm-calendar-au-nsw",
        Holidays::NorthernTerritory => "rhythm-calendar-au-nt",
        Holidays::Queensland => "rhythm-calendar-au-qld",
        Holidays::SouthAustralia => "rhythm-calendar-au-sa",
        Holidays::Tasmania => "rhythm-calendar-au-tas",
        Holidays::Victoria => "rhythm-calendar-au-vic",
        Holidays::WesternAustralia => "rhythm-calendar-au-wa",
    }
}

/// `POST /c/{community}/rhythm`
pub async fn change(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| set(visit, tx, &slug, fields),
        move |visit, r, tried| page(visit, r, &again, tried),
    )
    .await
}

fn set(visit: &Visit, tx: &mut Tx<'_>, slug: &str, fields: &Fields) -> Result<Done, Stop> {
    let (community, _) = kith_charter::enter(visit, tx, slug)?;
    visit.must("edit", &community.thing("rhythm"))?;
    let draft = read_form!(
        fields,
        Draft {
            is_on: flag(()),
            from_hour: need(|text| read_number(text, 0, 23)),
            until_hour: need(|text| read_number(text, 1, 24)),
            weekends: flag(()),
            holidays: need(Holidays::read),
            days_off: any(read_days_off),
        }
    )?;
    if draft.from_hour >= draft.until_hour {
        return Err(Stop::field("until_hour", Say::new("rhythm-error-hours")));
    }
    let before = load::timetable(tx, &community)?;
    let hours = Hours {
        from: draft.from_hour,
        until: draft.until_hour,
        weekends: draft.weekends,
        holidays: draft.holidays,
        days_off: days_off(&draft.days_off),
    };
    let on_since = draft.is_on.then(|| before.on_since.unwrap_or(visit.now()));
    let after = Timetable { on_since, hours, days_off: draft.days_off, settings: Vec::new() };
    store::set_timetable(tx, community.id, &after)?;
    changed(visit, tx, &community, json!({ "on": on_since.is_some() }))?;
    let said = match (before.on_since, on_since) {
        (None, Some(_)) => "done-rhythm-on",
        (Some(_), None) => "done-rhythm-off",
        _ => "done-rhythm",
    };
    Ok(Done::to(community.path("/rhythm")).saying(said))
}

/// Records the change, and has everything timed anew.
fn changed(visit: &Visit, tx: &mut Tx<'_>, community: &Community, data: serde_json::Value) -> Result<(), Stop> {
    let fact = Fact::new("rhythm.changed", ("community", community.id)).within(community.id);
    kith_facts::record(tx, &visit.app.env, &fact.by(visit.who()?.id).with(data))?;
    kith_jobs::enqueue(tx, &visit.app.env, &PlanCommunity { community: community.id }, visit.now())?;
    Ok(())
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "rhythm/step.html")]
pub struct StepPage {
    #[serde(skip)]
    shell: Shell,
    action: String,
    back: String,
    form: StepForm,
}

/// `GET /c/{community}/rhythm/{step}`
pub async fn step(State(app): State<App>, ask: Ask, Path((slug, step)): Path<(String, String)>) -> Page<StepPage> {
    app.page(ask, move |visit, r| step_page(visit, r, (&slug, &step), Tried::fresh())).await
}

fn step_page(visit: &Visit, r: &mut Read<'_>, (slug, step): (&str, &str), tried: Tried) -> Result<StepPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("edit", &community.thing("rhythm"))?;
    let step = Step::of(step).ok_or(Stop::Hidden)?;
    let timetable = load::timetable(r, &community)?;
    let back = community.path("/rhythm");
    Ok(StepPage {
        action: community.path(&format!("/rhythm/{}", step.word())),
        form: step_form::form(&shell, &of_community(&timetable.settings, step), tried),
        shell: shell.clone().titled(shell.t(step.key())).within("/sessions").under(shell.t("rhythm-title"), &*back),
        back,
    })
}

/// `POST /c/{community}/rhythm/{step}`
pub async fn change_step(
    State(app): State<App>,
    ask: Ask,
    Path((slug, step)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let again = (slug.clone(), step.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| set_step(visit, tx, (&slug, &step), fields),
        move |visit, r, tried| step_page(visit, r, (&again.0, &again.1), tried),
    )
    .await
}

fn set_step(visit: &Visit, tx: &mut Tx<'_>, (slug, step): (&str, &str), fields: &Fields) -> Result<Done, Stop> {
    let (community, _) = kith_charter::enter(visit, tx, slug)?;
    visit.must("edit", &community.thing("rhythm"))?;
    let step = Step::of(step).ok_or(Stop::Hidden)?;
    let setting = step_form::read(fields, step, Scope::Community)?;
    keep_timetable(tx, &community)?;
    store::add_setting(tx, &visit.app.env, community.id, &setting)?;
    changed(visit, tx, &community, json!({ "step": step, "on": setting.is_on }))?;
    Ok(Done::to(community.path("/rhythm")).saying("done-rhythm-step"))
}

/// A community whose first change is to a step gets the timetable that it sees, still off.
pub fn keep_timetable(tx: &mut Tx<'_>, community: &Community) -> Result<(), Stop> {
    let timetable = load::timetable(tx, community)?;
    Ok(store::set_timetable(tx, community.id, &timetable)?)
}
