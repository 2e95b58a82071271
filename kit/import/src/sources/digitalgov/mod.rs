//! Digital.gov: a network of communities of practice across the United States government, as a folder of JSON Lines files.
//!
//! What becomes what: the whole → the network, home of what belongs to no community; `topics` → topics; the agencies of people, the hosts and the organisers of events → organisations;
//! `people` → persons; `communities` → communities, and their leads → memberships; `events` → sessions that have been, with
//! their text. `raw_md` holds some of the same items as they were written: an event that is in `events` too is counted and
//! compared, one that is not is brought in from its original. News and resources are counted and not brought in.
//!
//! Decisions about the dirt, each visible in the report: see `times` (one offset all year), `hosts` (who is an organisation),
//! `communities` (one community under several names) and `originals` (broken front matter).

mod communities;
mod hosts;
mod originals;
mod people;
mod sessions;
mod times;
mod topics;

use kith_base::Lang;

use super::names;
use crate::files::Files;
use crate::harvest::Harvest;
use crate::row::{Kind, Place, Row};
use crate::source::Source;
use crate::words;

/// What the network calls itself.
const NAME: &str = "Digital.gov";
const TOPICS: &str = "topics.jsonl";
const PEOPLE: &str = "people.jsonl";
const COMMUNITIES: &str = "communities.jsonl";
const EVENTS: &str = "events.jsonl";
const READ: [&str; 4] = [TOPICS, PEOPLE, COMMUNITIES, EVENTS];
/// Known, counted, and not brought in.
const COUNTED: [&str; 2] = ["news.jsonl", "resources.jsonl"];
const ORIGINALS: [&str; 2] = ["raw_md/", "malformed/"];

/// The network Digital.gov.
#[derive(Clone, Copy, Debug, Default)]
pub struct DigitalGov {
    /// Calls people by the pseudonyms of the data set, for a demonstration in public. Texts still name people as they were.
    pub pseudonyms: bool,
}

impl Source for DigitalGov {
    fn name(&self) -> &'static str {
        "digitalgov"
    }

    fn lang(&self) -> Lang {
        Lang::En
    }

    fn zone(&self) -> &'static str {
        times::ZONE
    }

    fn files(&self, kind: Kind) -> &'static [&'static str] {
        match kind {
            Kind::Network | Kind::Cohort | Kind::Team | Kind::Commitment => &[],
            Kind::Organisation => &[PEOPLE, EVENTS],
            Kind::Topic => &[TOPICS],
            Kind::Person => &[PEOPLE],
            Kind::Community | Kind::Membership => &[COMMUNITIES],
            Kind::Session => &[EVENTS],
        }
    }

    fn map(&self, files: &Files, harvest: &mut Harvest) {
        if !READ.iter().any(|name| files.has(name)) {
            harvest.refuse(Place::file("."), None, words::NOT_THIS_SOURCE.with(&[&self.name()]));
            return;
        }
        for name in READ.iter().filter(|name| !files.has(name)) {
            harvest.note(Place::file(*name), None, words::FILE_MISSING.with(&[]));
        }
        harvest.row(Row::new(Kind::Network, self.name(), Place::file(".")).text("name", Some(NAME.to_owned())));
        topics::read(files, harvest);
        let mut organisations = hosts::Organisations::default();
        let people = people::read(files, self.pseudonyms, &mut organisations, harvest);
        let communities = communities::read(files, harvest);
        let mut events = files.json_lines(EVENTS, harvest);
        let only_here = originals::read(files, &mut events, harvest);
        events.extend(only_here);
        sessions::read(events, &people, &communities, &mut organisations, harvest);
        organisations.write(harvest);
        count_the_rest(files, harvest);
    }
}

fn count_the_rest(files: &Files, harvest: &mut Harvest) {
    for name in files.names() {
        if COUNTED.contains(&name) {
            harvest.leave_out(words::LEFT_TABLE.with(&[&name]), files.count_lines(name));
        } else if !READ.contains(&name) && !originals::is_original(name) {
            harvest.leave_out(words::LEFT_FILE.with(&[&name]), 1);
        }
    }
}
