//! A strategic plan and its annual work plan as a spreadsheet writes them: a priority in each row, and beside it perhaps a
//! line of the work plan. Headings in English or French, in any order; what cannot be taken is said by line and column.

use csv::StringRecord;
use jiff::civil::Date;
use kith_base::{Say, fold, jiff, one_line};
use kith_charter::TermId;

use crate::column::{Column, state_of};
use crate::days::{Dated, Days};
use crate::plan::{Draft, State};

/// The most rows of a plan.
pub const MOST: usize = 500;

/// A row of a plan: a priority, and perhaps a line of the work plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Planned {
    pub priority: String,
    pub line: Option<PlannedLine>,
}

/// A line as a row says it. What the row leaves empty stays as it is here.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedLine {
    pub code: String,
    pub text: String,
    pub year: i64,
    pub days: Option<Days>,
    pub owner: Option<String>,
    pub state: Option<State>,
}

impl PlannedLine {
    /// What the line says from now on.
    pub fn over(&self, term: TermId, before: Option<&Draft>) -> Draft {
        let kept = before.map(Draft::days);
        let year = Days::year(i16::try_from(self.year).unwrap_or_default());
        let Days { from, until } = self.days.or(kept).unwrap_or(year);
        Draft {
            term,
            year: self.year,
            code: before.map_or_else(|| self.code.clone(), |it| it.code.clone()),
            text: self.text.clone(),
            owner: self.owner.clone().or_else(|| before.map(|it| it.owner.clone())).unwrap_or_default(),
            state: self.state.or(before.map(|it| it.state)).unwrap_or_default(),
            from,
            until,
        }
    }
}

/// What is wrong in a cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Wrong {
    pub column: Column,
    pub say: Say,
}

/// Where a row stands in the file, what it begins with, and what it says or why it cannot be taken.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    pub line: u64,
    pub shown: String,
    pub read: Result<Planned, Vec<Wrong>>,
}

/// A plan as it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    pub rows: Vec<Row>,
    /// Headings of columns that mean nothing here.
    pub unread: Vec<String>,
}

/// The rows of a plan, or why it is none.
pub fn read(text: &str) -> Result<Sheet, Say> {
    // One end of line, so that lines are counted as people count them.
    let text = text.replace("\r\n", "\n");
    let (sign, text) = kith_charter::separator(&text);
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).delimiter(sign).from_reader(text.as_bytes());
    let filled = |record: &StringRecord| record.iter().any(|cell| !cell.trim().is_empty());
    let records: Vec<StringRecord> = reader.records().filter_map(Result::ok).filter(filled).collect();
    let first = records.first().ok_or_else(|| Say::new("align-plan-empty"))?;
    let columns: Vec<_> = first.iter().map(Column::of).collect();
    if !columns.contains(&Some(Column::Priority)) {
        return Err(Say::new("align-plan-no-headings"));
    }
    let unread = first.iter().zip(&columns).filter(|(heading, column)| column.is_none() && !heading.trim().is_empty());
    let unread = unread.map(|(heading, _)| shortened(heading, 60)).collect();
    let mut rows: Vec<Row> = records.iter().skip(1).map(|record| row(record, &columns)).collect();
    match rows.len() {
        0 => return Err(Say::new("align-plan-empty")),
        1..=MOST => {}
        _ => return Err(Say::new("align-plan-too-long").with("most", MOST)),
    }
    refuse_twice(&mut rows);
    Ok(Sheet { rows, unread })
}

fn shortened(text: &str, most: usize) -> String {
    text.trim().chars().filter(|c| !c.is_control()).take(most).collect()
}

fn row(record: &StringRecord, columns: &[Option<Column>]) -> Row {
    let cell = |wanted| {
        let at = columns.iter().position(|column| *column == Some(wanted));
        at.and_then(|at| record.get(at)).map_or("", plain)
    };
    let shown: Vec<_> = record.iter().map(str::trim).filter(|cell| !cell.is_empty()).take(3).collect();
    let mut cells = Cells { cell, wrong: Vec::new() };
    let read = cells.planned();
    if record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
        cells.wrong.push(Wrong { column: Column::Text, say: Say::new("align-plan-too-wide") });
    }
    Row {
        line: record.position().map_or(0, csv::Position::line),
        shown: shortened(&shown.join(" · "), 120),
        read: if cells.wrong.is_empty() { read.ok_or_else(Vec::new) } else { Err(cells.wrong) },
    }
}

/// A cell as it was before it was made harmless for spreadsheets, so that a plan that was taken out comes in again.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| kith_charter::neutral(rest) == cell).unwrap_or(cell)
}

/// The cells of a row, read one after the other; everything that is wrong is remembered.
struct Cells<F> {
    cell: F,
    wrong: Vec<Wrong>,
}

impl<'r, F: Fn(Column) -> &'r str> Cells<F> {
    fn planned(&mut self) -> Option<Planned> {
        let priority = self.need(Column::Priority, 120, "align-plan-no-priority");
        let mut beside = Column::ALL.into_iter().filter(|it| *it != Column::Priority);
        let bare = beside.all(|it| (self.cell)(it).is_empty());
        if bare {
            return Some(Planned { priority: priority?, line: None });
        }
        let code = self.need(Column::Code, 30, "align-plan-no-code");
        let text = self.need(Column::Text, 300, "align-plan-no-text");
        let owner = self.line(Column::Owner, 120);
        let state = self.state();
        let time = self.time();
        let (year, days) = time?;
        let line = PlannedLine { code: code?, text: text?, year, days, owner: owner?, state: state? };
        Some(Planned { priority: priority?, line: Some(line) })
    }

    fn refuse<T>(&mut self, column: Column, say: Say) -> Option<T> {
        self.wrong.push(Wrong { column, say });
        None
    }

    /// A line of text that may be empty.
    fn line(&mut self, column: Column, most: usize) -> Option<Option<String>> {
        match one_line((self.cell)(column), most) {
            Ok(text) => Some(text),
            Err(say) => self.refuse(column, say),
        }
    }

    /// A line of text that must be there.
    fn need(&mut self, column: Column, most: usize, missing: &'static str) -> Option<String> {
        match self.line(column, most)? {
            Some(text) => Some(text),
            None => self.refuse(column, Say::new(missing)),
        }
    }

    fn state(&mut self) -> Option<Option<State>> {
        match (self.cell)(Column::State) {
            "" => Some(None),
            text => match state_of(text) {
                Some(state) => Some(Some(state)),
                None => self.refuse(Column::State, Say::new("align-plan-no-state")),
            },
        }
    }

    fn day(&mut self, column: Column) -> Option<Option<Date>> {
        match (self.cell)(column) {
            "" => Some(None),
            text => match text.parse() {
                Ok(day) => Some(Some(day)),
                Err(_) => self.refuse(column, Say::new("align-plan-no-day")),
            },
        }
    }

    /// The year, and the days where the row says more than a year.
    fn time(&mut self) -> Option<(i64, Option<Days>)> {
        let (from, until) = (self.day(Column::From), self.day(Column::Until));
        let (year, quarter) = ((self.cell)(Column::Year), (self.cell)(Column::Quarter));
        let Some(whole) = Dated::read(year) else {
            return self.refuse(Column::Year, Say::new("align-plan-no-year"));
        };
        let dated = if quarter.is_empty() { Some(whole) } else { Dated::read(&format!("{year} {quarter}")) };
        let Some(dated) = dated else { return self.refuse(Column::Quarter, Say::new("align-plan-no-quarter")) };
        let (from, until) = (from?, until?);
        let days = Days { from: from.unwrap_or(dated.days.from), until: until.unwrap_or(dated.days.until) };
        if days.until < days.from {
            return self.refuse(Column::Until, Say::new("align-plan-backwards"));
        }
        let said = dated.exact || from.is_some() || until.is_some();
        Some((dated.year, said.then_some(days)))
    }
}

/// The same code of the same year stands in a plan once.
fn refuse_twice(rows: &mut [Row]) {
    let mut seen: Vec<(i64, String, u64)> = Vec::new();
    for row in rows {
        let Ok(Planned { line: Some(line), .. }) = &row.read else { continue };
        let code = fold(&line.code);
        match seen.iter().find(|(year, other, _)| *year == line.year && *other == code) {
            Some((_, _, at)) => {
                let say = Say::new("align-plan-twice").with("line", i64::try_from(*at).unwrap_or(0));
                row.read = Err(vec![Wrong { column: Column::Code, say }]);
            }
            None => seen.push((line.year, code, row.line)),
        }
    }
}
