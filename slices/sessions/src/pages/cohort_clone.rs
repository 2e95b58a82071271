//! Making a cohort of a template: a name and a first day; every date as it will be, to be ticked off or moved; then all of
//! it at once.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use kith_base::{Say, jiff};
use kith_charter::Community;
use kith_db::Read;
use kith_web::{
    App, Ask, Choice, Field, FieldKind, Fields, Link, Page, Path, Query, Reader, Sent, Shell, Stop, Tried, Visit, day,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cohort_make::{First, make_all, read_chosen, read_first};
use super::rhythm::weekday_key;
use super::series_form::enter;
use super::session::{clock_text, oddity};
use super::templates::kept;
use crate::template::cohort::PlannedCohort;
use crate::template::{Plan, PlannedSession, days};
use crate::wall::Wall;

/// The form that makes a cohort; beside it stand another day (`on-0`) and time (`at-0`) for each session, and the names of
/// teams (`team-1`).
pub const CLONE: &[Field] = &[
    Field::required("name", FieldKind::Line(120)),
    Field::required("first_on", FieldKind::Date),
    Field::required("zone", FieldKind::Line(60)),
    Field::optional("take", FieldKind::Many),
];

/// The fields of the first step, which the second one carries along.
const CARRIED: [&str; 3] = ["name", "first_on", "zone"];

/// A session of the preview.
#[derive(Serialize, JsonSchema)]
struct DayView {
    value: String,
    title: String,
    lang: &'static str,
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
    said: String,
    again: String,
    /// What is said where it begins on another weekday, and the next first day that keeps it.
    weekday: String,
    other: Option<Link>,
    days: Vec<DayView>,
    teams: Vec<Choice>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "cohorts/clone.html")]
pub struct ClonePage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
    /// Its own address.
    cohort: String,
    back: String,
    zones: &'static [&'static str],
    carried: [&'static str; 3],
    preview: Option<Preview>,
}

/// What the first step says.
#[derive(Default, Deserialize, JsonSchema)]
pub struct Sketch {
    #[serde(default)]
    name: String,
    #[serde(default)]
    first_on: String,
    #[serde(default)]
    zone: String,
    /// Whether the first step is to be shown again.
    #[serde(default)]
    again: String,
}

/// The template of a cohort, for who may make one.
fn found(
    visit: &Visit,
    r: &mut Read<'_>,
    at: &(String, String),
) -> Result<(Community, Shell, Plan, PlannedCohort), Stop> {
    let (community, shell) = enter(visit, r, &at.0)?;
    visit.must("create", &community.thing("cohort"))?;
    let (template, plan) = kept(r, &community, &at.1)?;
    let cohort = plan.cohort.clone().filter(|_| template.removed_at.is_none()).ok_or(Stop::Hidden)?;
    let shell = shell.clone().under(shell.t("sessions-title"), community.path("/sessions"));
    let shell = shell.clone().under(shell.t("planning-templates"), community.path("/templates"));
    let shell = shell.under(template.name.to_string(), template.path(&at.0));
    Ok((community, shell, plan, cohort))
}

/// `GET /c/{community}/templates/{template}/cohort`
pub async fn look(
    State(app): State<App>,
    ask: Ask,
    Path(at): Path<(String, String)>,
    Query(sketch): Query<Sketch>,
) -> Page<ClonePage> {
    app.page(ask, move |visit, r| {
        let given = [("name", &*sketch.name), ("first_on", &*sketch.first_on), ("zone", &*sketch.zone)];
        let fields = Fields::of(given);
        let typed = Tried::fresh().over(given.map(|(name, text)| (name, text.to_owned())));
        if !sketch.again.is_empty() || given.iter().all(|(_, text)| text.is_empty()) {
            return page(visit, r, &at, (typed, None, true));
        }
        let mut reader = Reader::new(&fields);
        match read_first(&mut reader) {
            Some(first) => page(visit, r, &at, (typed, Some(first), true)),
            None => {
                let Stop::Form(wrong) = reader.stop() else { return Err(Stop::Hidden) };
                let shell = visit.shell();
                let said = wrong.iter().map(|wrong| (wrong.field.clone(), shell.said(&wrong.say))).collect();
                page(visit, r, &at, (Tried::returned(fields.clone(), said), None, true))
            }
        }
    })
    .await
}

fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    at: &(String, String),
    (tried, first, all): (Tried, Option<First>, bool),
) -> Result<ClonePage, Stop> {
    let (community, shell, plan, cohort) = found(visit, r, at)?;
    let tried = match tried.value("zone").is_empty() && first.is_none() {
        true => tried.over([("zone", plan.zone.name().to_owned()), ("name", plan.name.to_string())]),
        false => tried,
    };
    let here = community.path(&format!("/templates/{}/cohort", at.1));
    let preview = first.map(|first| preview(&shell, (&plan, &cohort), &first, (&here, &tried, all))).transpose()?;
    Ok(ClonePage {
        tried,
        cohort: here,
        back: community.path(&format!("/templates/{}", at.1)),
        zones: kith_web::zones(),
        carried: CARRIED,
        preview,
        shell: shell.clone().titled(shell.t("cohort-clone-title")),
    })
}

fn preview(
    shell: &Shell,
    (plan, cohort): (&Plan, &PlannedCohort),
    first: &First,
    (here, tried, all): (&str, &Tried, bool),
) -> Result<Preview, Stop> {
    let told = |date: Date| day(shell.tongue(), date);
    let address = |on: Date, again: bool| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("name", &first.name).append_pair("first_on", &on.to_string());
        query.append_pair("zone", first.zone.name());
        if again {
            query.append_pair("again", "yes");
        }
        format!("{here}?{}", query.finish())
    };
    let walls = plan.walls(first.on, &first.zone).map_err(|say| Stop::field("first_on", say))?;
    let last = days::after(first.on, cohort.days);
    let other = days::next_on(cohort.weekday, first.on);
    let say = Say::new("cohort-clone-said").with("name", &*first.name).with("from", told(first.on));
    let said = shell.said(&say.with("to", told(last)));
    let was = shell.t(weekday_key(cohort.weekday));
    let team =
        |n: i64| Choice { value: format!("team-{n}"), label: shell.tn("cohort-clone-team", n), ..Choice::default() };
    let days = plan.sessions.iter().zip(walls).enumerate();
    Ok(Preview {
        said,
        again: address(first.on, true),
        weekday: shell.said(&Say::new("cohort-clone-weekday").with("was", was).with("day", told(first.on))),
        other: (other != first.on)
            .then(|| Link::to(shell.ta("cohort-clone-instead", "day", told(other)), address(other, false))),
        days: days.map(|(n, (it, wall))| day_view(shell, (n, it), &wall, (tried, all))).collect(),
        teams: (1..=cohort.teams).map(team).collect(),
    })
}

fn day_view(shell: &Shell, (n, it): (usize, &PlannedSession), wall: &Wall, (tried, all): (&Tried, bool)) -> DayView {
    let (value, on, at) = (n.to_string(), format!("on-{n}"), format!("at-{n}"));
    let time = clock_text(shell, wall.day, wall.time);
    let label = Say::new("cohort-clone-label").with("day", day(shell.tongue(), wall.day)).with("time", time);
    DayView {
        title: it.title.to_string(),
        lang: it.lang.tag(),
        label: shell.said(&label),
        note: oddity(shell, wall),
        chosen: all || tried.chosen("take", &value),
        moved: !tried.value(&on).is_empty() || !tried.value(&at).is_empty(),
        value,
        on,
        at,
    }
}

/// `POST /c/{community}/templates/{template}/cohort`
pub async fn make(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    let again = at.clone();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (community, _, plan, cohort) = found(visit, tx, &at)?;
            let chosen = read_chosen(fields, &plan, &cohort)?;
            make_all(visit, tx, &community, (&cohort, chosen))
        },
        move |visit, r, tried| {
            let given = CARRIED.map(|name| tried.value(name));
            let [name, first_on, zone] = &given;
            let fields = Fields::of([("name", name), ("first_on", first_on), ("zone", zone)]);
            let first = read_first(&mut Reader::new(&fields));
            page(visit, r, &again, (tried, first, false))
        },
    )
    .await
}
