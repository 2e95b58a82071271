//! The elements of HTML, each with the Markdown it becomes.

use super::MUTE;
use super::page::{List, Page};
use crate::text::is_web_address;
use crate::text::table::Table;
use crate::text::tags::Tag;

const DEEPEST_LIST: usize = 8;

impl Page<'_> {
    pub(super) fn element(&mut self, tag: &Tag<'_>) {
        if !MUTE.contains(&tag.name.as_str()) {
            self.mended.tags.insert(tag.name.clone());
        }
        match tag.name.as_str() {
            "strong" | "b" => self.mark(tag, "**", "**".to_owned()),
            "em" | "i" | "cite" => self.mark(tag, "_", "_".to_owned()),
            "code" | "kbd" | "tt" => self.mark(tag, "`", "`".to_owned()),
            "a" => self.link(tag),
            "img" => self.picture(tag),
            "iframe" | "embed" => self.frame(tag),
            "br" => self.line_break(),
            "hr" => self.rule(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(tag),
            "ul" | "ol" => self.list(tag),
            "li" => self.list_item(tag),
            "table" | "tr" | "td" | "th" => self.table_part(tag),
            "p" | "div" | "section" | "article" | "aside" | "header" | "footer" | "main" | "nav" | "figure"
            | "figcaption" | "blockquote" | "pre" | "center" | "address" | "details" | "summary" | "dl" | "dt"
            | "dd" | "caption" => self.block(),
            _ => {}
        }
    }

    pub(super) fn link(&mut self, tag: &Tag<'_>) {
        let address = tag.attribute("href").filter(|href| is_linkable(href));
        match address {
            Some(href) if !tag.closing => self.mark(tag, "[", format!("]({})", in_parentheses(&href))),
            None if !tag.closing => self.mark(tag, "", String::new()),
            _ => self.close_mark("a"),
        }
    }

    pub(super) fn picture(&mut self, tag: &Tag<'_>) {
        match tag.attribute("src").filter(|src| is_web_address(src)) {
            Some(src) => {
                let text = tag.attribute("alt").unwrap_or_default();
                self.write(&format!("![{}]({})", in_brackets(&text), in_parentheses(&src)));
            }
            None => {
                self.mended.dropped.insert("img".to_owned());
            }
        }
    }

    /// What was embedded becomes a link to it.
    pub(super) fn frame(&mut self, tag: &Tag<'_>) {
        if tag.closing {
            return;
        }
        match tag.attribute("src").filter(|src| is_web_address(src)) {
            Some(src) => {
                let title = tag.attribute("title").unwrap_or_else(|| src.clone());
                self.block();
                self.write(&format!("[{}]({})", in_brackets(&title), in_parentheses(&src)));
                self.block();
            }
            None => {
                self.mended.dropped.insert(tag.name.clone());
            }
        }
    }

    pub(super) fn line_break(&mut self) {
        if self.in_cell() || !self.lists.is_empty() {
            self.write(" ");
        } else {
            self.block();
        }
    }

    pub(super) fn rule(&mut self) {
        self.block();
        if !self.in_cell() {
            self.out.push_str("---");
            self.block();
        }
    }

    pub(super) fn heading(&mut self, tag: &Tag<'_>) {
        if tag.closing && self.out.ends_with("# ") {
            // Nothing stood in it.
            self.out.truncate(self.out.trim_end_matches(['#', ' ']).len());
        }
        self.in_heading = false;
        self.block();
        if !tag.closing && !self.in_cell() {
            self.in_heading = true;
            let level = tag.name.bytes().last().map_or(2, |digit| usize::from(digit.saturating_sub(b'0')));
            self.out.push_str(&"#".repeat(level));
            self.out.push(' ');
        }
    }

    pub(super) fn list(&mut self, tag: &Tag<'_>) {
        if tag.closing {
            self.lists.pop();
            if self.lists.is_empty() {
                self.block();
            }
        } else if self.lists.len() < DEEPEST_LIST {
            if self.lists.is_empty() {
                self.block();
            }
            self.lists.push(List { numbered: tag.name == "ol", items: 0 });
        }
    }

    pub(super) fn list_item(&mut self, tag: &Tag<'_>) {
        if tag.closing {
            return;
        }
        let item = self.lists.last_mut().map_or(1, |list| {
            list.items += 1;
            list.items
        });
        if self.in_cell() {
            self.cell_item(item);
            return;
        }
        let indent = "    ".repeat(self.lists.len().saturating_sub(1));
        let numbered = self.lists.last().is_some_and(|list| list.numbered);
        let bullet = if numbered { format!("{item}. ") } else { "- ".to_owned() };
        while self.out.ends_with(' ') {
            self.out.pop();
        }
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(&indent);
        self.out.push_str(&bullet);
    }

    /// A cell has no room for a list: its items follow one another on the line.
    pub(super) fn cell_item(&mut self, item: usize) {
        let sink = self.sink();
        sink.truncate(sink.trim_end().len());
        let separator = match (sink.is_empty(), item) {
            (true, _) => "",
            (false, 1) => " — ",
            (false, _) => "; ",
        };
        sink.push_str(separator);
    }

    pub(super) fn table_part(&mut self, tag: &Tag<'_>) {
        if tag.name == "table" {
            self.table_edge(tag.closing);
            return;
        }
        if self.inner_tables > 0 {
            self.write("; ");
            return;
        }
        self.close_all_marks();
        let Some(table) = self.table.as_mut() else { return self.block() };
        match (tag.name.as_str(), tag.closing) {
            ("tr", false) => table.open_row(),
            ("tr", true) => table.close_row(),
            (name, false) => table.open_cell(name == "th"),
            (_, true) => table.close_cell(),
        }
        // A list left open in one cell does not go on in the next.
        self.lists.clear();
    }

    pub(super) fn table_edge(&mut self, closing: bool) {
        if !closing && self.table.is_some() {
            self.inner_tables += 1;
        } else if !closing {
            self.block();
            self.lists.clear();
            self.table = Some(Table::default());
        } else if self.inner_tables > 0 {
            self.inner_tables -= 1;
        } else if self.table.is_some() {
            self.close_table();
        }
    }

    pub(super) fn close_table(&mut self) {
        self.close_all_marks();
        self.lists.clear();
        if let Some(table) = self.table.take() {
            self.block();
            self.out.push_str(&table.to_markdown());
            self.block();
        }
    }
}

fn is_linkable(href: &str) -> bool {
    is_web_address(href) || (href.starts_with("mailto:") && !href.contains(char::is_whitespace))
}

fn in_brackets(text: &str) -> String {
    text.replace(['[', ']'], " ").trim().to_owned()
}

fn in_parentheses(address: &str) -> String {
    address.replace('(', "%28").replace(')', "%29")
}
