//! Tables: the cells of an HTML table gathered, and written as a Markdown table.

/// Beyond this many cells a table is written as lines: padding ragged rows must not blow a small text up.
const MOST_CELLS: usize = 5_000;

/// A table being read. Missing row tags are common and harmless: a cell without a row opens one.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
    headed: bool,
    cell_open: bool,
}

impl Table {
    pub(super) fn open_row(&mut self) {
        self.cell_open = false;
        if self.rows.last().is_none_or(|row| !row.is_empty()) {
            self.rows.push(Vec::new());
        }
    }

    pub(super) fn close_row(&mut self) {
        self.open_row();
    }

    pub(super) fn open_cell(&mut self, heading: bool) {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        self.headed |= heading && self.rows.len() == 1;
        if let Some(row) = self.rows.last_mut() {
            row.push(String::new());
        }
        self.cell_open = true;
    }

    pub(super) fn close_cell(&mut self) {
        self.cell_open = false;
    }

    /// The text of the open cell.
    pub(super) fn cell(&mut self) -> Option<&mut String> {
        if !self.cell_open {
            return None;
        }
        self.rows.last_mut()?.last_mut()
    }

    /// The table in Markdown; text outside cells was kept by the caller.
    pub(super) fn to_markdown(&self) -> String {
        let rows: Vec<&Vec<String>> = self.rows.iter().filter(|row| !row.is_empty()).collect();
        let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
        if width == 0 {
            return String::new();
        }
        if width.saturating_mul(rows.len()) > MOST_CELLS {
            return rows.iter().map(|row| format!("{}\n\n", row.join("; "))).collect();
        }
        let mut out = String::new();
        // Markdown tables need a heading row; without one it stays empty rather than promoting the first row.
        if !self.headed {
            write_row(&mut out, &[], width);
            write_rule(&mut out, width);
        }
        for (number, row) in rows.iter().enumerate() {
            write_row(&mut out, row, width);
            if self.headed && number == 0 {
                write_rule(&mut out, width);
            }
        }
        out
    }
}

fn write_row(out: &mut String, cells: &[String], width: usize) {
    for column in 0..width {
        out.push_str("| ");
        let text = cells.get(column).map_or("", |cell| cell.trim());
        out.push_str(text);
        out.push_str(if text.is_empty() { "" } else { " " });
    }
    out.push_str("|\n");
}

fn write_rule(out: &mut String, width: usize) {
    out.push_str(&"| --- ".repeat(width));
    out.push_str("|\n");
}
