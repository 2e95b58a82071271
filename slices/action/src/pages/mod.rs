//! The addresses of this slice, one file per resource.

pub mod aims;
mod asked;
pub mod coverage;
pub mod import;
pub mod line;
pub mod priority;
mod target;
pub mod work_plan;

use axum::response::{IntoResponse, Response};
use http::header;
use jiff::civil::Date;
use kith_base::{Lang, jiff};
use kith_charter::{Community, FrameworkKind, Term, neutral, store as charter};
use kith_db::Read;
use kith_policy::CommunityId;
use kith_sessions::reach::Reach;
use kith_web::{Shell, Stop, Visit, day};

use crate::days::{Days, Shape};
use crate::plan::State;

/// The priorities of a community that are offered now, in order.
fn priorities(r: &mut Read<'_>, community: CommunityId) -> Result<Vec<Term>, Stop> {
    Ok(charter::terms_in_use(r, community, FrameworkKind::Priorities)?)
}

/// Every priority of a community, retired ones too, in order.
fn all_priorities(r: &mut Read<'_>, community: CommunityId) -> Result<Vec<Term>, Stop> {
    Ok(charter::terms_of_kind(r, community, FrameworkKind::Priorities)?)
}

/// What a reader's counts and lists may take in. Whoever pays for the community reads how much there was in all of it,
/// and not what it was: then the second is `true`.
fn reach(visit: &Visit, community: &Community) -> (Reach, bool) {
    let own = Reach::of(&visit.app.policy, &visit.viewer, "aim", community.id);
    if own.is_empty() {
        (Reach { community: true, every_cohort: true, every_team: true, ..Reach::default() }, true)
    } else {
        (own, false)
    }
}

/// The years that pages lead to: three before this one and one after it, and the one that is shown.
fn years(visit: &Visit, community: &Community, shown: i16) -> Vec<i16> {
    let this = today(visit, community).year();
    let usual = this - 3..=this + 1;
    let other = Some(shown).filter(|it| !usual.contains(it));
    other.into_iter().chain(usual).collect()
}

/// Today where the community is.
fn today(visit: &Visit, community: &Community) -> Date {
    visit.now().to_zoned(community.time_zone()).date()
}

/// An address, for whoever may do this to a kind of thing of the community; "" for anybody else.
fn way(visit: &Visit, community: &Community, (action, kind): (&'static str, &'static str), rest: &str) -> String {
    if visit.may(action, &community.thing(kind)) { community.path(rest) } else { String::new() }
}

/// Some days in words.
fn days_told(shell: &Shell, days: &Days) -> String {
    let year = |key: &str, year: i16| shell.ta(key, "year", year);
    match days.shape() {
        Shape::Year(it) => it.to_string(),
        Shape::Fiscal(it) => format!("{it}–{:02}", (it + 1) % 100),
        // locale: align-quarter-1 align-quarter-2 align-quarter-3 align-quarter-4
        Shape::Quarter(n, it) => year(&format!("align-quarter-{n}"), it),
        Shape::Month(..) | Shape::Other => {
            format!("{} – {}", day(shell.tongue(), days.from), day(shell.tongue(), days.until))
        }
    }
}

// locale: align-state-planned align-state-begun align-state-done align-state-later align-state-dropped
fn state_word(shell: &Shell, state: State) -> String {
    shell.t(&format!("align-state-{}", state.word()))
}

/// A file for spreadsheets, with the separator that they expect in the reader's language: the mark by which they know
/// UTF-8, every cell quoted, none a formula.
fn file(shell: &Shell, name: &str, rows: &[Vec<String>]) -> Response {
    let sign = if shell.tongue() == Lang::Fr { ";" } else { "," };
    let cell = |cell: &String| format!("\"{}\"", neutral(cell).replace('"', "\"\""));
    let line = |row: &Vec<String>| format!("{}\r\n", row.iter().map(cell).collect::<Vec<_>>().join(sign));
    let text = rows.iter().map(line).collect::<String>();
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned());
    let disposition = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\""));
    ([kind, disposition], format!("\u{FEFF}{text}")).into_response()
}
