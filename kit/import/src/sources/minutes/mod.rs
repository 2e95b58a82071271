//! Minutes: meetings of open communities, as a folder of JSON Lines with the minutes themselves beside it.
//!
//! What becomes what: a group → a community; a meeting → a session that has been, with its minutes as they were written; who
//! signed in → persons and attendance, and where they come from → organisations; decisions → decisions; action items →
//! commitments. Nobody becomes a member: a sign-in says that somebody came, not that they belong.
//!
//! Decisions about the dirt, each visible in the report: who is one person under several spellings (`people`), and who owns an
//! action of which only a first name or initials are written (`owners`). `action_items.jsonl` and `attendance.csv` hold the
//! same once more and are counted only.

mod meetings;
mod owners;
mod people;

use kith_base::Lang;

use crate::files::Files;
use crate::harvest::Harvest;
use crate::row::{Kind, Place};
use crate::source::Source;
use crate::words;

const MEETINGS: &str = "meetings.jsonl";
const WRITTEN: &str = "raw_md/";
const AGAIN: [&str; 2] = ["action_items.jsonl", "attendance.csv"];

/// Minutes of open communities.
#[derive(Clone, Copy, Debug, Default)]
pub struct Minutes;

impl Source for Minutes {
    fn name(&self) -> &'static str {
        "minutes"
    }

    fn lang(&self) -> Lang {
        Lang::En
    }

    fn zone(&self) -> &'static str {
        "UTC"
    }

    fn files(&self, kind: Kind) -> &'static [&'static str] {
        match kind {
            Kind::Network | Kind::Topic | Kind::Cohort | Kind::Team | Kind::Membership => &[],
            Kind::Organisation | Kind::Person | Kind::Community | Kind::Session | Kind::Commitment => &[MEETINGS],
        }
    }

    fn map(&self, files: &Files, harvest: &mut Harvest) {
        if !files.has(MEETINGS) {
            harvest.refuse(Place::file("."), None, words::NOT_THIS_SOURCE.with(&[&self.name()]));
            return;
        }
        let read = meetings::read(files, harvest);
        for name in files.names().filter(|name| *name != MEETINGS && !read.contains(*name)) {
            if AGAIN.contains(&name) {
                harvest.leave_out(words::LEFT_AGAIN.with(&[&name]), files.count_lines(name));
            } else if name.starts_with(WRITTEN) {
                harvest.leave_out(words::LEFT_FOLDER.with(&[&WRITTEN.trim_end_matches('/')]), 1);
            } else {
                harvest.leave_out(words::LEFT_FILE.with(&[&name]), 1);
            }
        }
    }
}
