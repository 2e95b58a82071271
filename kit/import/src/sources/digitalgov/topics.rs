//! Topics: the network's vocabulary, with its definitions.

use crate::files::Files;
use crate::harvest::Harvest;
use crate::row::{Kind, Row};

pub(super) fn read(files: &Files, harvest: &mut Harvest) {
    for mut item in files.json_lines(super::TOPICS, harvest) {
        let key = item.raw("slug").unwrap_or_default();
        let (name, summary, subtitle) = (item.line("title"), item.line("summary"), item.line("deck"));
        let row = Row::new(Kind::Topic, key, item.at.clone())
            .text("name", name)
            .text("subtitle", subtitle.filter(|text| Some(text) != summary.as_ref()))
            .text("summary", summary);
        item.become_row("topics", row, harvest);
    }
}
