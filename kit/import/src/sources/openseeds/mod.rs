//! Open Seeds: a mentoring programme in cohorts of sixteen weeks, as a folder of JSON Lines files.
//!
//! What becomes what: the programme → a community; `cohorts` → its cohorts, and `milestones` → their dates in the text about
//! the community; `projects` → teams, whose description is what the team is for, and whose status what came of it; `people` →
//! persons with what they tell of themselves, and where they work → organisations; `roles` → memberships for as long as the
//! cohort lasted; `sessions` → sessions that have been. The library is counted and not brought in: Kith has no library yet, and
//! its recordings stand at the sessions already.
//!
//! Decisions about the dirt, each visible in the report: three ways to write a day, and a week where there is none (`days`);
//! who was what (`roles`); an agenda without minutes (`sessions`).

mod cohorts;
mod days;
mod people;
mod projects;
mod roles;
mod sessions;

use kith_base::Lang;

use super::spellings::Organisations;
use crate::files::Files;
use crate::harvest::Harvest;
use crate::row::{Kind, Place};
use crate::source::Source;
use crate::words;

/// The key of the community.
const COMMUNITY: &str = "openseeds";
const COHORTS: &str = "cohorts.jsonl";
const MILESTONES: &str = "milestones.jsonl";
const PEOPLE: &str = "people.jsonl";
const PROJECTS: &str = "projects.jsonl";
const ROLES: &str = "roles.jsonl";
const SESSIONS: &str = "sessions.jsonl";
const READ: [&str; 6] = [COHORTS, MILESTONES, PEOPLE, PROJECTS, ROLES, SESSIONS];
/// Known, counted, and not brought in.
const LIBRARY: &str = "library.jsonl";
/// What `sessions` was made of, and the papers of the call.
const FOLDERS: [&str; 2] = ["raw_yaml/", "call/"];

/// The programme Open Seeds.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenSeeds;

impl Source for OpenSeeds {
    fn name(&self) -> &'static str {
        "openseeds"
    }

    fn lang(&self) -> Lang {
        Lang::En
    }

    fn zone(&self) -> &'static str {
        "UTC"
    }

    fn files(&self, kind: Kind) -> &'static [&'static str] {
        match kind {
            Kind::Network | Kind::Topic | Kind::Commitment => &[],
            Kind::Organisation | Kind::Person => &[PEOPLE],
            Kind::Community | Kind::Cohort => &[COHORTS],
            Kind::Team => &[PROJECTS],
            Kind::Membership => &[ROLES],
            Kind::Session => &[SESSIONS],
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
        let cohorts = cohorts::read(files, harvest);
        let mut organisations = Organisations::default();
        people::read(files, &mut organisations, harvest);
        organisations.write(harvest);
        projects::read(files, &cohorts, harvest);
        roles::read(files, &cohorts, harvest);
        sessions::read(files, harvest);
        count_the_rest(files, harvest);
    }
}

fn count_the_rest(files: &Files, harvest: &mut Harvest) {
    for name in files.names().filter(|name| !READ.contains(name)) {
        match FOLDERS.iter().find(|folder| name.starts_with(**folder)) {
            Some(folder) => harvest.leave_out(words::LEFT_FOLDER.with(&[&folder.trim_end_matches('/')]), 1),
            None if name == LIBRARY => {
                harvest.leave_out(words::LEFT_LIBRARY.with(&[&name]), files.count_lines(name));
            }
            None => harvest.leave_out(words::LEFT_FILE.with(&[&name]), 1),
        }
    }
}
