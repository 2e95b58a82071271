//! People: participants, mentors and experts, with what they tell of themselves. Where they work becomes an organisation.

use super::super::spellings::Organisations;
use crate::files::Files;
use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::{Kind, Row, Value};

pub(super) fn read(files: &Files, organisations: &mut Organisations, harvest: &mut Harvest) {
    for mut item in files.json_lines(super::PEOPLE, harvest) {
        let key = item.raw("id").unwrap_or_default();
        let name = together(&mut item, ["first_name", "last_name"], " ");
        let place = together(&mut item, ["city", "country"], ", ");
        let affiliation = item.line("affiliation").map(|name| organisations.see(&name, &mut item));
        for field in ["country_iso3", "pseudonym"] {
            item.set_aside(field); // the country says it; a pseudonym is for demonstrations in public
        }
        let row = Row::new(Kind::Person, key, item.at.clone())
            .text("name", name)
            .text("place", place)
            .text("region", item.line("continent"))
            .with("about", about(&mut item))
            .pointing("organisation", Kind::Organisation, affiliation);
        item.become_row("people", row, harvest);
    }
}

/// Two fields on one line; what there is of them.
fn together(item: &mut Item, fields: [&'static str; 2], between: &str) -> Option<String> {
    let parts: Vec<String> = fields.into_iter().filter_map(|field| item.line(field)).collect();
    (!parts.is_empty()).then(|| parts.join(between))
}

/// What they say of themselves, and what they know about.
fn about(item: &mut Item) -> Option<Value> {
    let bio = item.markdown("bio").map(|bio| match bio {
        Value::Markdown(text) => text,
        _ => String::new(),
    });
    let expertise = item.names("expertise");
    let known = (!expertise.is_empty()).then(|| format!("Expertise: {}", expertise.join(", ")));
    let parts: Vec<String> = bio.into_iter().chain(known).collect();
    (!parts.is_empty()).then(|| Value::Markdown(parts.join("\n\n")))
}
