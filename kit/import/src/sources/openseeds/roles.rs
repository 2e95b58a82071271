//! Roles: who was what, in which cohort and with which project; each a membership for as long as the cohort lasted.
//!
//! A participant is a member of the team, a mentor its coach. Organisers ran the programme, facilitators its calls. Experts and
//! speakers helped the whole cohort: Kith has no word for them yet, so they are members of it, and that is noted.

use super::cohorts::Cohorts;
use crate::files::Files;
use crate::harvest::Harvest;
use crate::row::{Key, Kind, Row, Value};
use crate::words;

/// The word that Kith has for a role, and whether it says the same.
fn role(word: &str) -> Option<(&'static str, bool)> {
    match word {
        "participant" => Some(("member", true)),
        "mentor" => Some(("coach", true)),
        "lead" => Some(("lead", true)),
        "organizer" => Some(("steward", true)),
        "facilitator" => Some(("facilitator", true)),
        "expert" | "speaker" => Some(("member", false)),
        _ => None,
    }
}

pub(super) fn read(files: &Files, cohorts: &Cohorts, harvest: &mut Harvest) {
    for mut item in files.json_lines(super::ROLES, harvest) {
        let [person, cohort, word] = ["person", "cohort", "role"].map(|field| item.raw(field).unwrap_or_default());
        let project = item.raw("project");
        let key = format!("{cohort}/{}/{person}/{word}", project.as_deref().unwrap_or("-"));
        let Some((role, same)) = role(&word) else {
            let key = Key::new(Kind::Membership, key);
            harvest.refuse(item.at.clone(), Some(key), words::ROLE_UNKNOWN.with(&[&word]));
            continue;
        };
        if !same {
            item.say(words::ROLE_OTHERWISE.with(&[&word, &role]));
        }
        let days = cohorts.days(&cohort);
        let row = Row::new(Kind::Membership, key, item.at.clone())
            .text("role", Some(role.to_owned()))
            .with("from", days.map(|(first, _)| Value::Date(first)))
            .with("until", days.map(|(_, last)| Value::Date(last)))
            .pointing("person", Kind::Person, [person])
            .pointing("community", Kind::Community, [super::COMMUNITY.to_owned()])
            .pointing("cohort", Kind::Cohort, [cohort])
            .pointing("team", Kind::Team, project);
        item.become_row("roles", row, harvest);
    }
}
