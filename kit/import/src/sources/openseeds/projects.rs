//! Projects: each is the team that worked on it. Its description is what the team is for, its status what came of it.

use super::super::spellings::{LONGEST, shortened};
use super::cohorts::Cohorts;
use crate::files::Files;
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Kind, Row, Value};

pub(super) fn read(files: &Files, cohorts: &Cohorts, harvest: &mut Harvest) {
    for mut item in files.json_lines(super::PROJECTS, harvest) {
        let key = item.raw("id").unwrap_or_default();
        let cohort = item.raw("cohort");
        let name = item.line("name");
        let purpose = purpose(&mut item, name.as_deref());
        let outcome = outcome(&mut item);
        for field in ["participants", "mentors"] {
            item.set_aside(field); // the roles say who was in it, and as what
        }
        let ended = cohort.as_deref().and_then(|key| cohorts.days(key)).map(|(_, last)| Value::Date(last));
        let row = Row::new(Kind::Team, key, item.at.clone())
            .text("name", name.map(|name| shortened(&name, &mut item)))
            .with("purpose", purpose)
            .text("outcome", outcome)
            .with("ended", ended)
            .pointing("community", Kind::Community, [super::COMMUNITY.to_owned()])
            .pointing("cohort", Kind::Cohort, cohort);
        item.become_row("projects", row, harvest);
    }
}

/// The description as plain text, after the name where that is too long to be one, and before the labels it was given.
fn purpose(item: &mut Item, name: Option<&str>) -> Option<Value> {
    let name = name.filter(|name| name.chars().count() > LONGEST).map(str::to_owned);
    let keywords = item.names("keywords");
    let keywords = (!keywords.is_empty()).then(|| format!("Keywords: {}.", keywords.join(", ")));
    let parts: Vec<String> = name.into_iter().chain(item.line("description")).chain(keywords).collect();
    (!parts.is_empty()).then(|| Value::Markdown(parts.join(" ")))
}

/// What came of it: whether they graduated, why not, and where they told of it.
fn outcome(item: &mut Item) -> Option<String> {
    let status = item.line("status").map(|status| match status.as_str() {
        "graduated" => "Graduated".to_owned(),
        "not graduated" => "Not graduated".to_owned(),
        _ => status,
    });
    let told = item.link("graduation").and_then(|link| match link {
        Value::Link(link) => Some(format!("Told at {link}")),
        _ => None,
    });
    let parts: Vec<String> = status.into_iter().chain(item.line("reason")).chain(told).collect();
    (!parts.is_empty()).then(|| parts.join(". "))
}
