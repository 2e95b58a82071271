//! The work plan of a year: its lines under their priorities; the same as a file that comes in again.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Lang, jiff};
use kith_charter::{Community, Term};
use kith_db::Read;
use kith_web::{App, Ask, Line, Link, Page, Path, Query, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{all_priorities, days_told, file, state_word, today, way, years};
use crate::column::Column;
use crate::days::{Days, Shape};
use crate::plan;
use crate::store;

/// Of which year; of this one without.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct Of {
    pub year: Option<i16>,
}

/// The lines of one priority.
#[derive(Serialize, JsonSchema)]
struct Group {
    priority: String,
    href: String,
    lines: Vec<Line>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "action/work_plan.html")]
pub struct WorkPlanPage {
    #[serde(skip)]
    shell: Shell,
    years: Vec<Link>,
    groups: Vec<Group>,
    /// The priorities for which the year has no line.
    bare: Vec<String>,
    coverage: String,
    csv: String,
    /// Where lines are written and plans brought in; "" for whoever may not.
    new: String,
    import: String,
}

struct Ground {
    community: Community,
    shell: Shell,
    year: i16,
    terms: Vec<Term>,
    lines: Vec<plan::Line>,
}

fn ground(visit: &Visit, r: &mut Read<'_>, slug: &str, of: &Of) -> Result<Ground, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("read", &community.thing("work-plan"))?;
    let year = of.year.unwrap_or_else(|| today(visit, &community).year());
    if !(1900..2200).contains(&year) {
        return Err(Stop::Hidden);
    }
    let terms = all_priorities(r, community.id)?;
    let mut lines = store::lines(r, community.id, (i64::from(year) - 1, year.into()))?;
    lines.retain(|it| it.said.days().meets(&Days::year(year)));
    Ok(Ground { community, shell, year, terms, lines })
}

/// A line as lists show it. Edit: where lines are changed; "" for whoever may not.
pub fn line_of(shell: &Shell, it: &plan::Line, edit: &str) -> Line {
    let said = &it.said;
    Line {
        text: format!("{} · {}", said.code, said.text),
        href: if edit.is_empty() { String::new() } else { format!("{edit}/{}", it.id) },
        who: said.owner.clone(),
        note: days_told(shell, &said.days()),
        kind: said.state.mark().to_owned(),
        state: state_word(shell, said.state),
        ..Line::default()
    }
}

/// `GET /c/{community}/work-plan`
pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(of): Query<Of>,
) -> Page<WorkPlanPage> {
    app.page(ask, move |visit, r| {
        let Ground { community, shell, year, terms, lines } = ground(visit, r, &slug, &of)?;
        let edit = way(visit, &community, ("edit", "work-plan"), "/work-plan/lines");
        let group = |term: &Term| Group {
            priority: term.text(shell.tongue()).to_owned(),
            href: community.path(&format!("/coverage/{}", term.id)),
            lines: lines.iter().filter(|it| it.said.term == term.id).map(|it| line_of(&shell, it, &edit)).collect(),
        };
        let (bare, groups): (Vec<_>, Vec<_>) = terms
            .iter()
            .map(|term| (term, group(term)))
            .filter(|(term, group)| term.retired_at.is_none() || !group.lines.is_empty())
            .partition(|(_, group)| group.lines.is_empty());
        let tab = |it: i16| Link {
            current: it == year,
            ..Link::to(it.to_string(), community.path(&format!("/work-plan?year={it}")))
        };
        Ok(WorkPlanPage {
            years: years(visit, &community, year).into_iter().map(tab).collect(),
            bare: bare.into_iter().map(|(_, group)| group.priority).collect(),
            groups: groups.into_iter().map(|(_, group)| group).collect(),
            coverage: community.path(&format!("/coverage?year={year}")),
            csv: community.path(&format!("/work-plan.csv?year={year}")),
            new: way(visit, &community, ("edit", "work-plan"), "/work-plan/lines/new"),
            import: way(visit, &community, ("edit", "work-plan"), "/work-plan/import"),
            shell: shell.clone().titled(shell.ta("align-work-plan-of", "year", year)),
        })
    })
    .await
}

/// The name of a column, as the import understands it.
// locale: align-column-priority align-column-code align-column-text align-column-year align-column-quarter
// locale: align-column-from align-column-until align-column-owner align-column-state
pub fn column_word(shell: &Shell, column: Column) -> String {
    shell.t(&format!("align-column-{}", column.word()))
}

fn head(shell: &Shell) -> Vec<String> {
    Column::ALL.map(|column| column_word(shell, column)).into()
}

/// `GET /c/{community}/work-plan.csv`
pub async fn export(State(app): State<App>, ask: Ask, Path(slug): Path<String>, Query(of): Query<Of>) -> Response {
    app.file(ask, move |visit, r| {
        let Ground { community, shell, year, terms, lines } = ground(visit, r, &slug, &of)?;
        let mut rows = vec![head(&shell)];
        for term in &terms {
            let name = term.text(shell.tongue());
            let own: Vec<_> = lines.iter().filter(|it| it.said.term == term.id).collect();
            if own.is_empty() && term.retired_at.is_none() {
                rows.push(vec![name.to_owned()]);
            }
            rows.extend(own.into_iter().map(|it| row(&shell, name, &it.said)));
        }
        Ok(file(&shell, &format!("{}-work-plan-{year}", community.slug), &rows))
    })
    .await
}

fn row(shell: &Shell, priority: &str, said: &plan::Draft) -> Vec<String> {
    let plain = said.days().shape() == Shape::Year(said.from.year()) && i64::from(said.from.year()) == said.year;
    let day = |it: jiff::civil::Date| if plain { String::new() } else { it.to_string() };
    let (from, until) = (day(said.from), day(said.until));
    let cells = [priority, &said.code, &said.text, &said.year.to_string(), "", &from, &until, &said.owner];
    cells.map(str::to_owned).into_iter().chain([state_word(shell, said.state)]).collect()
}

/// `GET /c/{community}/work-plan/sample.csv`: a file to write over.
pub async fn sample(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Response {
    app.file(ask, move |visit, r| {
        let (community, shell) = kith_charter::enter(visit, r, &slug)?;
        visit.must("edit", &community.thing("work-plan"))?;
        let year = today(visit, &community).year();
        let text = if shell.tongue() == Lang::Fr { SAMPLE_FR } else { SAMPLE_EN };
        let cell = |it: &str| if it == "YEAR" { year.to_string() } else { it.to_owned() };
        let row = |line: &str| line.split('|').map(cell).collect();
        let rows: Vec<Vec<String>> = std::iter::once(head(&shell)).chain(text.lines().map(row)).collect();
        Ok(file(&shell, "kith-work-plan", &rows))
    })
    .await
}

const SAMPLE_EN: &str = include_str!("../../samples/plan.en.txt");
const SAMPLE_FR: &str = include_str!("../../samples/plan.fr.txt");
