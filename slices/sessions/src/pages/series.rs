//! The page of a series.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;
use kith_base::{Cursor, jiff};
use kith_charter::Community;
use kith_db::Read;
use kith_web::{App, Ask, Line, Page, Path, Shell, Stop, Visit, day};
use schemars::JsonSchema;
use serde::Serialize;

use super::drafts::details_typed;
use super::rhythm::rhythm_in_words;
use super::session_form::places_typed;
use crate::lines::line;
use crate::reach::Reach;
use crate::rule::MOST;
use crate::store::{self, Wanted};
use crate::{Series, SeriesId};

/// A series of a community, if the viewer may read it.
pub fn find_in(visit: &Visit, r: &mut Read<'_>, community: &Community, id: &str) -> Result<Series, Stop> {
    let id: SeriesId = id.parse().map_err(|_| Stop::Hidden)?;
    let series = store::one_series(r, community.id, id)?.ok_or(Stop::Hidden)?;
    Ok(visit.authorise("read", &series.thing(), series)?.into_inner())
}

/// What stands in the form of one more session of a series before somebody types.
pub fn next_session(series: &Series) -> Vec<(&'static str, String)> {
    let mut typed = details_typed(&series.details());
    typed.extend([
        ("title", series.title.to_string()),
        ("time_of_day", series.time_of_day.to_string()),
        ("zone", series.zone.name().to_owned()),
        ("minutes", series.minutes.to_string()),
        ("capacity", places_typed(series.capacity)),
    ]);
    typed
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "series/show.html")]
pub struct SeriesPage {
    #[serde(skip)]
    shell: Shell,
    title: String,
    purpose: String,
    rhythm: String,
    zone: String,
    /// The days of the rhythm on which it does not meet.
    without: Vec<String>,
    may_plan: bool,
    add: String,
    /// Where it is changed, for who may.
    edit: String,
    feed: String,
    ahead: Vec<Line>,
    past: Vec<Line>,
    /// How many of its questions came back, in a sentence.
    tally: String,
}

/// `GET /c/{community}/series/{series}`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<SeriesPage> {
    app.page(ask, move |visit, r| {
        let (community, shell) = kith_charter::enter(visit, r, &slug)?;
        let series = find_in(visit, r, &community, &id)?;
        page(visit, r, (&community, shell), &series)
    })
    .await
}

fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    (community, shell): (&Community, Shell),
    series: &Series,
) -> Result<SeriesPage, Stop> {
    let wanted = Wanted::of_series(&visit.app.policy, &visit.viewer, series);
    let list = store::sessions_after(r, &wanted, Cursor::START, 4 * MOST)?;
    let lines = |over: bool| -> Vec<Line> {
        let told = list.iter().filter(|listed| listed.session.is_over(visit.now()) == over);
        told.map(|listed| line(&visit.app, &visit.viewer, &community.slug, listed)).collect()
    };
    let mut past = lines(true);
    past.reverse();
    let met: Vec<Date> = list.iter().map(|listed| listed.session.on_day).collect();
    let stood_for: Vec<Date> = store::slots_of(r, series.id)?.into_iter().filter_map(|(_, slot)| slot).collect();
    let last = met.iter().chain(&stood_for).max().copied().unwrap_or(series.first_on);
    let planned = series.rule.days(series.first_on, MOST).into_iter().filter(|date| *date <= last);
    let without = planned.filter(|date| !met.contains(date) && !stood_for.contains(date));
    let reach = Reach::of(&visit.app.policy, &visit.viewer, "question", community.id);
    let tally = store::question::tally(r, community.id, &reach, Some(series.id))?;
    Ok(SeriesPage {
        tally: tally.say().map(|say| shell.said(&say)).unwrap_or_default(),
        title: series.title.to_string(),
        purpose: series.purpose.clone(),
        rhythm: rhythm_in_words(&shell, &series.rule, series.first_on, series.time_of_day),
        zone: series.zone.name().to_owned(),
        without: without.map(|date| day(shell.tongue(), date)).collect(),
        may_plan: visit.may("create", &community.thing("session")),
        add: community.path(&format!("/sessions/new?series={}", series.id)),
        edit: match visit.may("edit", &series.thing()) {
            true => format!("{}/edit", series.path(&community.slug)),
            false => String::new(),
        },
        feed: format!("{}/calendar.ics", series.path(&community.slug)),
        ahead: lines(false),
        past,
        shell: shell
            .clone()
            .titled(series.title.to_string())
            .under(shell.t("sessions-title"), community.path("/sessions")),
    })
}
