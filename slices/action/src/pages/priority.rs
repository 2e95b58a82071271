//! One priority: what served it, which teams and goals point at it, what the work plan has for it. A retired one keeps its
//! history.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use kith_base::{Cursor, PAGE, jiff};
use kith_charter::{Community, Term, TermId};
use kith_db::Read;
use kith_sessions::reach::Reach;
use kith_web::{App, Ask, Line, Page, Path, Query, Shell, Stop, Visit, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Asked, Of};
use super::coverage::period;
use super::work_plan::line_of;
use super::{all_priorities, file, reach, today, way};
use crate::aim::{Dated, Kind};
use crate::days::Days;
use crate::store;

/// The most lines of a file.
const MOST: i64 = 5_000;

/// Of which period of which year, and where a page begins; all that there was, where nothing is said.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct Part {
    pub year: Option<i16>,
    pub by: Option<String>,
    pub kind: Option<String>,
    pub part: Option<usize>,
    pub after: Option<String>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "action/priority.html")]
pub struct PriorityPage {
    #[serde(skip)]
    shell: Shell,
    about: String,
    retired: Option<When>,
    /// The period that is shown; "" for all of them. Where all of them are shown.
    period: String,
    whole: String,
    lines: Vec<Line>,
    later: String,
    csv: String,
    teams: Vec<Line>,
    /// What the work plan has for it, of this year and those beside it.
    plan: Vec<Line>,
    counts_only: bool,
}

/// What the page and the file begin with.
struct Ground {
    community: Community,
    shell: Shell,
    term: Term,
    asked: Asked,
    /// The days that are shown, and what they are called.
    days: Days,
    period: String,
    reach: Reach,
    counts_only: bool,
}

fn ground(visit: &Visit, r: &mut Read<'_>, (slug, term): (&str, &str), part: &Part) -> Result<Ground, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("read", &community.thing("coverage"))?;
    let id: TermId = term.parse().map_err(|_| Stop::Hidden)?;
    let term = all_priorities(r, community.id)?.into_iter().find(|it| it.id == id).ok_or(Stop::Hidden)?;
    let of = Of { year: part.year, by: part.by.clone(), kind: part.kind.clone() };
    let asked = of.asked(visit, &community)?;
    let periods = asked.by.periods(asked.year);
    let (days, period) = match (part.part, part.year) {
        (Some(n), _) => {
            let days = n.checked_sub(1).and_then(|at| periods.get(at)).ok_or(Stop::Hidden)?;
            (*days, told(&shell, asked, days))
        }
        (None, Some(year)) => (Days::year(year), year.to_string()),
        (None, None) => (Days { from: Date::ZERO, until: Date::MAX }, String::new()),
    };
    let (reach, counts_only) = reach(visit, &community);
    Ok(Ground { community, shell, term, asked, days, period, reach, counts_only })
}

fn told(shell: &Shell, asked: Asked, days: &Days) -> String {
    let name = period(shell, days);
    if name.contains(&days.from.year().to_string()) { name } else { format!("{name} {}", asked.year) }
}

impl Ground {
    /// What served it, from `before` on. Whoever reads counts only gets nothing.
    fn served(&self, r: &mut Read<'_>, before: Cursor, most: i64) -> Result<Vec<Dated>, Stop> {
        if self.counts_only {
            return Ok(Vec::new());
        }
        let at = (self.community.id, self.term.id);
        Ok(store::served_by(r, at, &self.reach, (self.days, self.asked.kind), (before, most))?)
    }

    fn path(&self, rest: &str) -> String {
        self.community.path(&format!("/coverage/{}{rest}", self.term.id))
    }

    /// What was asked, as part of an address.
    fn query(&self, part: &Part) -> String {
        let mut query: Vec<String> = Vec::new();
        query.extend(part.year.map(|year| format!("year={year}")));
        query.extend(part.by.iter().map(|_| format!("by={}", self.asked.by.word())));
        query.extend(self.asked.kind.map(|kind| format!("kind={}", kind.word())));
        query.extend(part.part.map(|n| format!("part={n}")));
        query.join("&")
    }
}

/// `GET /c/{community}/coverage/{priority}`
pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, term)): Path<(String, String)>,
    Query(part): Query<Part>,
) -> Page<PriorityPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &term), &part)).await
}

fn page(visit: &Visit, r: &mut Read<'_>, at: (&str, &str), part: &Part) -> Result<PriorityPage, Stop> {
    let ground = ground(visit, r, at, part)?;
    let before = match part.after.as_deref().filter(|it| !it.is_empty()) {
        Some(after) => after.parse().map_err(|_| Stop::Hidden)?,
        None => Cursor::end(),
    };
    let mut served = ground.served(r, before, PAGE + 1)?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = served.len() > page;
    served.truncate(page);
    let last = served.last().filter(|_| more).map(|it| Cursor { at: it.starts_at, id: it.thing });
    let Ground { community, shell, term, .. } = &ground;
    let year = i64::from(today(visit, community).year());
    let (tongue, edit) = (shell.tongue(), way(visit, community, ("edit", "work-plan"), "/work-plan/lines"));
    let plan = store::lines(r, community.id, (year - 1, year + 1))?;
    let standing = store::standing(r, community.id)?;
    let teams = standing.iter().filter(|it| it.term == term.id).map(|it| Line {
        text: it.name(tongue).to_owned(),
        href: community.path(&it.kind.path(it.thing, None)),
        note: kind_word(shell, it.kind),
        ..Line::default()
    });
    let query = ground.query(part);
    let under = shell.clone().under(shell.t("align-coverage"), community.path("/coverage"));
    Ok(PriorityPage {
        about: term.about(tongue).to_owned(),
        retired: term.retired_at.map(|at| shell.dated(at)),
        whole: if ground.period.is_empty() { String::new() } else { ground.path("") },
        lines: served.iter().map(|it| line(shell, community, it)).collect(),
        later: last.map(|it| ground.path(&format!("?{query}&after={it}"))).unwrap_or_default(),
        csv: if served.is_empty() { String::new() } else { ground.path(&format!("/list.csv?{query}")) },
        teams: teams.collect(),
        plan: plan.iter().filter(|it| it.said.term == term.id).map(|it| line_of(shell, it, &edit)).collect(),
        counts_only: ground.counts_only,
        shell: under.titled(term.text(tongue).to_owned()),
        period: ground.period,
    })
}

// locale: align-kind-session align-kind-activity align-kind-commitment align-kind-question align-kind-team align-kind-goal
fn kind_word(shell: &Shell, kind: Kind) -> String {
    shell.t(&format!("align-kind-{}", kind.word()))
}

fn line(shell: &Shell, community: &Community, it: &Dated) -> Line {
    let code = if it.code.is_empty() { String::new() } else { format!(" · {}", it.code) };
    let (who, note) = (String::new(), format!("{}{code}", kind_word(shell, it.kind)));
    Line {
        text: it.text.clone(),
        lang: it.lang.tag(),
        href: community.path(&it.kind.path(it.thing, Some(it.session))),
        who,
        note,
        when: Some(shell.dated(it.starts_at)),
        ..Line::default()
    }
}

/// `GET /c/{community}/coverage/{priority}/list.csv`
pub async fn export(
    State(app): State<App>,
    ask: Ask,
    Path((slug, term)): Path<(String, String)>,
    Query(part): Query<Part>,
) -> Response {
    app.file(ask, move |visit, r| {
        let ground = ground(visit, r, (&slug, &term), &part)?;
        let served = ground.served(r, Cursor::end(), MOST)?;
        let shell = &ground.shell;
        let keys = ["align-csv-day", "align-csv-kind", "align-csv-what", "align-kind-session", "align-plan-line"];
        let mut rows: Vec<Vec<String>> = vec![keys.map(|key| shell.t(key)).into()];
        let zone = ground.community.time_zone();
        rows.extend(served.iter().map(|it| {
            let day = it.starts_at.to_zoned(zone.clone()).date().to_string();
            let line = format!("{} {}", it.code, it.line).trim().to_owned();
            vec![day, kind_word(shell, it.kind), it.text.clone(), it.title.clone(), line]
        }));
        Ok(file(shell, &format!("{}-priority", ground.community.slug), &rows))
    })
    .await
}
