//! What would become of the rows of a plan, beside what is here already. Nothing is changed by looking.

use std::collections::BTreeSet;

use kith_base::fold;
use kith_charter::Term;

use crate::column::Column;
use crate::plan::{Draft, Line};
use crate::sheet::{Planned, Row, Wrong};

/// What is here already: every priority, retired ones too, and the lines of the years of a plan.
#[derive(Debug)]
pub struct Known {
    pub terms: Vec<Term>,
    pub lines: Vec<Line>,
}

/// What would become of a row.
#[derive(Clone, PartialEq, Debug)]
pub enum Fate {
    New,
    /// A priority that was retired is offered again.
    Again,
    /// What of the line changes.
    Changed(Vec<Column>),
    Unchanged,
    Refused(Vec<Wrong>),
}

impl Known {
    /// The priority of this name in either language; one that is in use before a retired one.
    pub fn term(&self, name: &str) -> Option<&Term> {
        let name = fold(name);
        let named = |it: &&Term| fold(&it.en) == name || fold(&it.fr) == name;
        let mut found = self.terms.iter().filter(named);
        found.clone().find(|it| it.retired_at.is_none()).or_else(|| found.next())
    }

    pub fn line(&self, year: i64, code: &str) -> Option<&Line> {
        let code = fold(code);
        self.lines.iter().find(|it| it.said.year == year && fold(&it.said.code) == code)
    }

    /// What would become of each row.
    pub fn fates(&self, rows: &[Row]) -> Vec<Fate> {
        let mut named = BTreeSet::new();
        rows.iter().map(|row| self.fate(row, &mut named)).collect()
    }

    fn fate(&self, row: &Row, named: &mut BTreeSet<String>) -> Fate {
        let planned = match &row.read {
            Err(wrong) => return Fate::Refused(wrong.clone()),
            Ok(planned) => planned,
        };
        let first = named.insert(fold(&planned.priority));
        let of_priority = match self.term(&planned.priority) {
            None if first => Fate::New,
            Some(term) if first && term.retired_at.is_some() => Fate::Again,
            _ => Fate::Unchanged,
        };
        match self.of_line(planned) {
            None | Some(Fate::Unchanged) => of_priority,
            Some(fate) => fate,
        }
    }

    fn of_line(&self, planned: &Planned) -> Option<Fate> {
        let new = planned.line.as_ref()?;
        let Some(Line { said: before, .. }) = self.line(new.year, &new.code) else { return Some(Fate::New) };
        let term = self.term(&planned.priority).map(|it| it.id);
        let after = new.over(term.unwrap_or(before.term), Some(before));
        let mut changed = differing(before, &after);
        if term.is_none() {
            changed.insert(0, Column::Priority);
        }
        Some(if changed.is_empty() { Fate::Unchanged } else { Fate::Changed(changed) })
    }
}

fn differing(before: &Draft, after: &Draft) -> Vec<Column> {
    let pairs = [
        (Column::Priority, before.term != after.term),
        (Column::Text, before.text != after.text),
        (Column::From, before.from != after.from),
        (Column::Until, before.until != after.until),
        (Column::Owner, before.owner != after.owner),
        (Column::State, before.state != after.state),
    ];
    pairs.into_iter().filter(|(_, differs)| *differs).map(|(column, _)| column).collect()
}
