//! The page of a series, and its rhythm in words.

use askama::Template;
use axum::extract::State;
use jiff::civil::{Date, Weekday};
use kith_base::{Arg, Cursor, Lang, Say, jiff};
use kith_charter::Community;
use kith_db::Read;
use kith_web::{App, Ask, Line, Page, Path, Shell, Stop, Visit, day};
use schemars::JsonSchema;
use serde::Serialize;

use super::drafts::details_typed;
use super::session::clock_text;
use crate::lines::line;
use crate::reach::Reach;
use crate::series::{Frequency, MOST, days, monthly};
use crate::session::{Details, Whom};
use crate::store::{self, Wanted};
use crate::wall::TimeOfDay;
use crate::{Series, SeriesId};

/// A series of a community, if the viewer may read it.
pub fn find_in(visit: &Visit, r: &mut Read<'_>, community: &Community, id: &str) -> Result<Series, Stop> {
    let id: SeriesId = id.parse().map_err(|_| Stop::Hidden)?;
    let series = store::one_series(r, community.id, id)?.ok_or(Stop::Hidden)?;
    Ok(visit.authorise("read", &series.thing(), series)?.into_inner())
}

/// What stands in the form of one more session of a series before somebody types.
pub fn next_session(series: &Series, lang: Lang) -> Vec<(&'static str, String)> {
    let mut typed = details_typed(&Details {
        purpose: series.purpose.clone(),
        lang,
        whom: Whom::of(series.cohort_id, series.team_id),
        link: series.link.clone(),
        phone: series.phone.clone(),
        passcode: series.passcode.clone(),
        facilitator: series.made_by,
    });
    typed.extend([
        ("title", series.title.to_string()),
        ("time_of_day", series.time_of_day.to_string()),
        ("zone", series.zone.name().to_owned()),
        ("minutes", series.minutes.to_string()),
    ]);
    typed
}

/// The rhythm in words: "Every Thursday at 10:00", "Every month, on the second Tuesday".
pub fn rhythm_in_words(shell: &Shell, frequency: Frequency, first: Date, time: TimeOfDay) -> String {
    let (nth, weekday) = monthly(first);
    let key = match frequency {
        Frequency::Weekly => "sessions-every-week",
        Frequency::Fortnightly => "sessions-every-fortnight",
        Frequency::MonthlyOnWeekday => "sessions-every-month-weekday",
        Frequency::MonthlyOnDay => "sessions-every-month-day",
    };
    let args = vec![
        ("weekday", Arg::Text(shell.t(weekday_key(weekday)))),
        ("nth", Arg::Text(shell.t(nth_key(nth)))),
        ("day", Arg::Number(first.day().into())),
        ("time", Arg::Text(clock_text(shell, first, time))),
    ];
    shell.said(&Say { key, args })
}

fn weekday_key(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "sessions-monday",
        Weekday::Tuesday => "sessions-tuesday",
        Weekday::Wednesday => "sessions-wednesday",
        Weekday::Thursday => "sessions-thursday",
        Weekday::Friday => "sessions-friday",
        Weekday::Saturday => "sessions-saturday",
        Weekday::Sunday => "sessions-sunday",
    }
}

fn nth_key(nth: i8) -> &'static str {
    match nth {
        1 => "sessions-nth-1",
        2 => "sessions-nth-2",
        3 => "sessions-nth-3",
        4 => "sessions-nth-4",
        _ => "sessions-nth-last",
    }
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
    feed: String,
    ahead: Vec<Line>,
    past: Vec<Line>,
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
    let wanted = Wanted {
        community: community.id,
        reader: visit.viewer.id(),
        reach: Reach::of(&visit.app.policy, &visit.viewer, "session", community.id),
        team: None,
        series: Some(series.id),
    };
    let list = store::sessions_after(r, &wanted, Cursor::START, 4 * MOST)?;
    let lines = |over: bool| -> Vec<Line> {
        let told = list.iter().filter(|listed| listed.session.is_over(visit.now()) == over);
        told.map(|listed| line(&visit.app, &visit.viewer, &community.slug, listed)).collect()
    };
    let mut past = lines(true);
    past.reverse();
    let met: Vec<Date> = list.iter().map(|listed| listed.session.on_day).collect();
    let last = met.last().copied().unwrap_or(series.first_on);
    let planned = days(series.frequency, series.first_on, MOST);
    let without = planned.into_iter().filter(|date| *date < last && !met.contains(date));
    Ok(SeriesPage {
        title: series.title.to_string(),
        purpose: series.purpose.clone(),
        rhythm: rhythm_in_words(&shell, series.frequency, series.first_on, series.time_of_day),
        zone: series.zone.name().to_owned(),
        without: without.map(|date| day(shell.tongue(), date)).collect(),
        may_plan: visit.may("create", &community.thing("session")),
        add: community.path(&format!("/sessions/new?series={}", series.id)),
        feed: community.path("/sessions.ics"),
        ahead: lines(false),
        past,
        shell: shell
            .clone()
            .titled(series.title.to_string())
            .under(shell.t("sessions-title"), community.path("/sessions")),
    })
}
