//! The page being written: where text goes, and the emphasis and links that are open around it.

use crate::text::Mended;
use crate::text::table::Table;
use crate::text::tags::Tag;

const MOST_OPEN: usize = 32;

/// An emphasis or link that has been opened; its mark is written before the first character inside it.
pub(super) struct Mark {
    pub(super) tag: String,
    pub(super) open: &'static str,
    pub(super) close: String,
    pub(super) written: bool,
}

/// A list that is open, with the number of items so far.
pub(super) struct List {
    pub(super) numbered: bool,
    pub(super) items: usize,
}

pub(super) struct Page<'m> {
    pub(super) out: String,
    pub(super) mended: &'m mut Mended,
    pub(super) marks: Vec<Mark>,
    pub(super) lists: Vec<List>,
    pub(super) in_heading: bool,
    pub(super) table: Option<Table>,
    /// Tables inside a cell are flattened into it.
    pub(super) inner_tables: usize,
}

impl<'m> Page<'m> {
    pub(super) fn new(length: usize, mended: &'m mut Mended) -> Page<'m> {
        Page {
            out: String::with_capacity(length),
            mended,
            marks: Vec::new(),
            lists: Vec::new(),
            in_heading: false,
            table: None,
            inner_tables: 0,
        }
    }
}

impl Page<'_> {
    /// Where text goes now: the open cell of a table, or the page.
    pub(super) fn sink(&mut self) -> &mut String {
        match self.table.as_mut().and_then(Table::cell) {
            Some(cell) => cell,
            None => &mut self.out,
        }
    }

    pub(super) fn in_cell(&mut self) -> bool {
        self.table.as_mut().is_some_and(|table| table.cell().is_some())
    }

    pub(super) fn write(&mut self, text: &str) {
        let in_cell = self.in_cell();
        if self.table.is_some() && !in_cell && text.trim().is_empty() {
            return;
        }
        // Inside lists, headings and cells the line ends of HTML mean nothing more than a blank.
        let flows = in_cell || self.in_heading || !self.lists.is_empty();
        let text = if flows { flowing(text, in_cell) } else { text.to_owned() };
        let inside = text.trim_start();
        let (blank, inside) = text.split_at(text.len() - inside.len());
        let at_start = self.sink().is_empty() || self.sink().ends_with([' ', '\n']);
        let mark_waits = self.marks.iter().any(|mark| !mark.written);
        if !(at_start && (flows || mark_waits)) {
            self.sink().push_str(blank);
        }
        if !inside.is_empty() {
            self.write_marks();
            self.sink().push_str(inside);
        }
    }

    pub(super) fn write_marks(&mut self) {
        let mut opening = String::new();
        for mark in self.marks.iter_mut().filter(|mark| !mark.written) {
            mark.written = true;
            opening.push_str(mark.open);
        }
        self.sink().push_str(&opening);
    }

    pub(super) fn mark(&mut self, tag: &Tag<'_>, open: &'static str, close: String) {
        if tag.closing {
            self.close_mark(&tag.name);
        } else if self.marks.len() < MOST_OPEN {
            self.marks.push(Mark { tag: tag.name.clone(), open, close, written: false });
        }
    }

    /// Closes an element and whatever was left open inside it; blanks before the closing mark move behind it.
    pub(super) fn close_mark(&mut self, name: &str) {
        let Some(position) = self.marks.iter().rposition(|mark| mark.tag == name) else { return };
        for mark in self.marks.split_off(position).into_iter().rev().filter(|mark| mark.written) {
            let sink = self.sink();
            let kept = sink.trim_end().len();
            let blank = sink.split_off(kept);
            sink.push_str(&mark.close);
            sink.push_str(&blank);
        }
    }

    pub(super) fn close_all_marks(&mut self) {
        while let Some(name) = self.marks.first().map(|mark| mark.tag.clone()) {
            self.close_mark(&name);
            self.marks.retain(|mark| mark.tag != name);
        }
    }

    /// Ends a paragraph; inside a cell, where there are none, leaves a blank.
    pub(super) fn block(&mut self) {
        if self.in_cell() {
            self.write(" ");
            return;
        }
        while self.out.ends_with(' ') {
            self.out.pop();
        }
        let missing = 2 - self.out.bytes().rev().take(2).take_while(|byte| *byte == b'\n').count();
        if !self.out.is_empty() {
            self.out.push_str(&"\n\n"[..missing]);
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.close_all_marks();
        self.close_table();
        self.out
    }
}

fn flowing(text: &str, in_cell: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' | ' ' if out.ends_with(' ') => {}
            '\n' | '\t' | ' ' => out.push(' '),
            '|' if in_cell => out.push_str("\\|"),
            c => out.push(c),
        }
    }
    out
}
