//! Coverage: for each priority and period how much served it; first of all, in words, what has had nothing.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use kith_base::jiff;
use kith_charter::{Community, Term, TermId};
use kith_db::Read;
use kith_web::{App, Ask, Link, Page, Path, Query, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::asked::{Asked, Of};
use super::{all_priorities, file, reach, today, way, years};
use crate::aim::{Counted, Kind, Standing};
use crate::days::{By, Days, Shape};
use crate::plan::Line;
use crate::store;

/// How much there was in a period.
#[derive(Serialize, JsonSchema)]
struct Cell {
    period: String,
    count: i64,
    /// Where it is listed; "" where there is nothing, or for whoever reads counts only.
    href: String,
    /// Said where there is nothing: "nothing", or "nothing yet" of what is not over.
    empty: String,
}

/// A priority with its periods.
#[derive(Serialize, JsonSchema)]
struct Row {
    priority: String,
    retired: bool,
    href: String,
    cells: Vec<Cell>,
    total: i64,
    standing: usize,
    lines: usize,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "action/coverage.html")]
pub struct CoveragePage {
    #[serde(skip)]
    shell: Shell,
    years: Vec<Link>,
    bys: Vec<Link>,
    kinds: Vec<Link>,
    periods: Vec<String>,
    /// Twelve columns leave no room for what is not of a period.
    by_month: bool,
    rows: Vec<Row>,
    /// The priorities that had nothing.
    bare: Vec<String>,
    csv: String,
    plan: String,
    /// Where a plan is brought in, and priorities are made; "" for whoever may not.
    import: String,
    frameworks: String,
    counts_only: bool,
}

/// What the page and the file begin with.
struct Ground {
    community: Community,
    shell: Shell,
    asked: Asked,
    periods: Vec<Days>,
    terms: Vec<Term>,
    counted: Vec<Counted>,
    standing: Vec<Standing>,
    lines: Vec<Line>,
    counts_only: bool,
}

fn ground(visit: &Visit, r: &mut Read<'_>, slug: &str, of: &Of) -> Result<Ground, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("read", &community.thing("coverage"))?;
    let asked = of.asked(visit, &community)?;
    let periods = asked.by.periods(asked.year);
    let whole = whole(&periods);
    let (reach, counts_only) = reach(visit, &community);
    let mut counted = store::counted(r, community.id, &reach, whole)?;
    counted.retain(|it| asked.kind.is_none_or(|kind| it.kind == kind));
    let standing = store::standing(r, community.id)?;
    let (first, last) = (i64::from(whole.from.year()), i64::from(whole.until.year()));
    let mut lines = store::lines(r, community.id, (first - 1, last))?;
    lines.retain(|it| it.said.days().meets(&whole));
    let mut terms = all_priorities(r, community.id)?;
    // A retired priority stays where it has a history.
    let used = |id| counted.iter().any(|it| it.term == id) || lines.iter().any(|it| it.said.term == id);
    terms.retain(|it| it.retired_at.is_none() || used(it.id));
    Ok(Ground { community, shell, asked, periods, terms, counted, standing, lines, counts_only })
}

/// All of some periods that follow one another.
fn whole(periods: &[Days]) -> Days {
    let (first, last) = (periods.first().copied(), periods.last().copied());
    let none = Days { from: Date::ZERO, until: Date::ZERO };
    Days { from: first.unwrap_or(none).from, until: last.unwrap_or(none).until }
}

impl Ground {
    fn rows(&self, today: Date) -> Vec<Row> {
        self.terms.iter().map(|term| self.row(term, today)).collect()
    }

    fn row(&self, term: &Term, today: Date) -> Row {
        let Self { shell, .. } = self;
        let path = self.community.path(&format!("/coverage/{}", term.id));
        let cell = |(at, days): (usize, &Days)| {
            let count = self.count(term.id, days);
            Cell {
                period: period(shell, days),
                count,
                href: if count > 0 && !self.counts_only {
                    format!("{path}?{}&part={}", self.asked.query(), at + 1)
                } else {
                    String::new()
                },
                empty: shell.t(if days.until < today { "align-nothing" } else { "align-nothing-yet" }),
            }
        };
        let cells: Vec<_> = self.periods.iter().enumerate().map(cell).collect();
        Row {
            priority: term.text(shell.tongue()).to_owned(),
            retired: term.retired_at.is_some(),
            total: cells.iter().map(|it| it.count).sum(),
            cells,
            standing: self.standing.iter().filter(|it| it.term == term.id).count(),
            lines: self.lines.iter().filter(|it| it.said.term == term.id).count(),
            href: path,
        }
    }

    fn count(&self, term: TermId, days: &Days) -> i64 {
        let own = self.counted.iter().filter(|it| it.term == term && days.holds(it.day));
        own.map(|it| it.count).sum()
    }

    fn title(&self) -> String {
        let Asked { year, by, .. } = self.asked;
        match by {
            By::Year => self.shell.ta("align-coverage-of", "year", format!("{}–{year}", year - 3)),
            By::Month | By::Quarter => self.shell.ta("align-coverage-of", "year", year),
        }
    }

    fn tabs(&self, years: &[i16]) -> [Vec<Link>; 3] {
        let asked = self.asked;
        let link = |label: String, to: Asked| Link {
            current: to == asked,
            ..Link::to(label, self.community.path(&format!("/coverage?{}", to.query())))
        };
        let kinds = std::iter::once(None).chain(Kind::DATED.map(Some));
        [
            years.iter().map(|year| link(year.to_string(), Asked { year: *year, ..asked })).collect(),
            By::ALL.map(|by| link(by_word(&self.shell, by), Asked { by, ..asked })).into(),
            kinds.map(|kind| link(kinds_word(&self.shell, kind), Asked { kind, ..asked })).collect(),
        ]
    }
}

// locale: align-by-month align-by-quarter align-by-year
fn by_word(shell: &Shell, by: By) -> String {
    shell.t(&format!("align-by-{}", by.word()))
}

// locale: align-kinds-all align-kinds-session align-kinds-activity align-kinds-commitment align-kinds-question
fn kinds_word(shell: &Shell, kind: Option<Kind>) -> String {
    shell.t(&format!("align-kinds-{}", kind.map_or("all", Kind::word)))
}

/// A period as the head of a column.
pub fn period(shell: &Shell, days: &Days) -> String {
    match days.shape() {
        Shape::Month(month, _) => shell.tn("align-month", month),
        _ => super::days_told(shell, days),
    }
}

/// `GET /c/{community}/coverage`
pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(of): Query<Of>,
) -> Page<CoveragePage> {
    app.page(ask, move |visit, r| {
        let ground = ground(visit, r, &slug, &of)?;
        let rows = ground.rows(today(visit, &ground.community));
        let community = &ground.community;
        let Asked { year, by, .. } = ground.asked;
        let years = if by == By::Year { Vec::new() } else { years(visit, community, year) };
        let [years, bys, kinds] = ground.tabs(&years);
        Ok(CoveragePage {
            years,
            bys,
            kinds,
            by_month: by == By::Month,
            periods: ground.periods.iter().map(|it| period(&ground.shell, it)).collect(),
            bare: rows.iter().filter(|row| row.total == 0 && !row.retired).map(|row| row.priority.clone()).collect(),
            csv: community.path(&format!("/coverage.csv?{}", ground.asked.query())),
            plan: community.path("/work-plan"),
            import: way(visit, community, ("edit", "work-plan"), "/work-plan/import"),
            frameworks: way(visit, community, ("edit", "framework"), "/frameworks"),
            counts_only: ground.counts_only,
            shell: ground.shell.clone().titled(ground.title()),
            rows,
        })
    })
    .await
}

/// `GET /c/{community}/coverage.csv`
pub async fn export(State(app): State<App>, ask: Ask, Path(slug): Path<String>, Query(of): Query<Of>) -> Response {
    app.file(ask, move |visit, r| {
        let ground = ground(visit, r, &slug, &of)?;
        let shell = &ground.shell;
        let periods = ground.periods.iter().map(|it| period(shell, it));
        let head = std::iter::once(shell.t("align-priority")).chain(periods);
        let head = head.chain(["align-total", "align-standing", "align-plan-lines"].map(|key| shell.t(key)));
        let mut rows: Vec<Vec<String>> = vec![head.collect()];
        for row in ground.rows(today(visit, &ground.community)) {
            let counts = row.cells.iter().map(|it| it.count.to_string());
            let sums = [row.total.to_string(), row.standing.to_string(), row.lines.to_string()];
            rows.push(std::iter::once(row.priority).chain(counts).chain(sums).collect());
        }
        let Asked { year, by, .. } = ground.asked;
        Ok(file(shell, &format!("{}-coverage-{year}-{}", ground.community.slug, by.word()), &rows))
    })
    .await
}
