//! Communities and their leads.
//!
//! Events name a community by the slug of its page, by the name of its file or by its title (`mobilegov` is the file of
//! `mobile`, `socialgov` the title of `social-media`); all three lead to the one community. Leads become memberships as
//! facilitators. The size of the mailing list is kept as a figure; it says nothing about who belongs here.

use std::collections::BTreeMap;

use super::{names, times};
use crate::files::Files;
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Kind, Row, Value};

/// The communities of the snapshot by every name they go by.
#[derive(Debug, Default)]
pub(super) struct Communities {
    slugs: BTreeMap<String, String>,
    others: BTreeMap<String, String>,
}

impl Communities {
    /// The key of the community that goes by this name; a slug comes before a file name or a title.
    pub(super) fn named(&self, name: &str) -> Option<&str> {
        let folded = names::fold(name);
        self.slugs.get(&folded).or_else(|| self.others.get(&folded)).map(String::as_str)
    }

    fn learn(&mut self, slug: &str, others: [Option<&str>; 2]) {
        self.slugs.insert(names::fold(slug), slug.to_owned());
        for name in others.into_iter().flatten() {
            self.others.entry(names::fold(name)).or_insert_with(|| slug.to_owned());
        }
    }
}

pub(super) fn read(files: &Files, harvest: &mut Harvest) -> Communities {
    let mut communities = Communities::default();
    for mut item in files.json_lines(super::COMMUNITIES, harvest) {
        let slug = item.raw("slug").unwrap_or_default();
        let name = item.line("title");
        let path = item.raw("source_path");
        communities.learn(&slug, [path.as_deref().and_then(stem), name.as_deref()]);
        for lead in item.names("leads") {
            harvest.row(membership(&lead, &slug, &item));
        }
        let row = community(slug, name, &mut item);
        item.become_row("communities", row, harvest);
    }
    communities
}

fn community(slug: String, name: Option<String>, item: &mut Item) -> Row {
    let (summary, subtitle) = (item.line("summary"), item.line("deck"));
    let text = item.markdown("body_md");
    let founded = times::date(item, "created");
    let members = item.number("members_count");
    Row::new(Kind::Community, slug, item.at.clone())
        .text("name", name)
        .text("subtitle", subtitle.filter(|text| Some(text) != summary.as_ref()))
        .text("summary", summary)
        .with("text", text)
        .with("founded", founded)
        .with("list_members", members)
        .pointing("topics", Kind::Topic, item.names("topics"))
}

fn membership(lead: &str, slug: &str, item: &Item) -> Row {
    Row::new(Kind::Membership, format!("{slug}/{lead}/facilitator"), item.at.clone())
        .with("role", Some(Value::Text("facilitator".to_owned())))
        .pointing("person", Kind::Person, [lead.to_owned()])
        .pointing("community", Kind::Community, [slug.to_owned()])
}

/// The name of a file without its folder and ending.
fn stem(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_suffix(".md")
}
