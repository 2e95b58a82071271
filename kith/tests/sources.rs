//! `kith import openseeds` and `kith import minutes`: programmes and meetings brought in, again, edited here, and taken
//! back; small ones written here, and the published ones held against their own counts. On both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

#[path = "sources/one_person.rs"]
mod one_person;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use kith::import::{Wanted, import, undo};
use kith_base::Uuid;
use kith_db::{Db, dialect, params};
use kith_import::sources::minutes::Minutes;
use kith_import::sources::openseeds::OpenSeeds;
use kith_import::{Key, Kind, Outcome, Report, Source, store};
use kith_sessions::SessionId;
use kith_sessions::commitment::CommitmentId;
use kith_sessions::store::brought::brought_session;
use kith_sessions::store::brought_parts::{brought_commitment, parts_of};
use kith_test::{Noon, on_both};
use kith_web::Words;
use tempfile::TempDir;

/// An instance, and a folder in which what a source holds is.
struct Place {
    db: Db,
    noon: Noon,
    words: Arc<Words>,
    folder: TempDir,
    source: &'static dyn Source,
}

impl Place {
    fn new(db: Db, source: &'static dyn Source, files: &[(&str, &str)]) -> Self {
        let (noon, words) = (Noon::new(), Arc::new(Words::load().unwrap()));
        let place = Self { db, noon, words, folder: TempDir::new().unwrap(), source };
        files.iter().for_each(|(name, text)| place.write(name, text));
        place
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn import_from(&self, folder: &Path) -> Report {
        self.noon.pass(60);
        let wanted = Wanted { for_good: true, ..Wanted::default() };
        import((&self.db, &self.noon.env), &self.words, self.source, folder, wanted).unwrap().report
    }

    fn import(&self) -> Report {
        self.import_from(self.folder.path())
    }

    fn undo(&self, report: &Report) -> Report {
        self.noon.pass(60);
        undo((&self.db, &self.noon.env), &self.words, report.batch.unwrap(), true).unwrap().unwrap()
    }

    fn target(&self, kind: Kind, key: &str) -> Uuid {
        let (key, source) = (Key::new(kind, key), self.source.name());
        self.db.read_now(move |r| store::target(r, source, &key)).unwrap().unwrap()
    }

    fn count(&self, sql: &'static str) -> i64 {
        self.db.read_now(move |r| r.count(sql, &[])).unwrap()
    }

    /// How many rows each table holds; but what happened stays told, so does that an import was undone, and whether a place
    /// became free is still looked into.
    fn rows(&self) -> BTreeMap<String, i64> {
        let count = |r: &mut kith_db::Read<'_>| {
            let tables = dialect::columns(r)?.into_iter().map(|column| column.table);
            let tables = tables.filter(|table| !["fact", "import_batch", "job"].contains(&table.as_str()));
            tables.map(|table| Ok((table.clone(), r.count(&format!("SELECT COUNT(*) FROM {table}"), &[])?))).collect()
        };
        let counted: Result<_, kith_db::Error> = self.db.read_now(count);
        counted.unwrap()
    }
}

const SEEDS: [(&str, &str); 6] = [
    (
        "cohorts.jsonl",
        r#"{"id":"s-1","name":"Seeds 1","first_week":"2020-01-20","last_week":"2020-05-18","weeks":16,"projects":1,"participants":1,"mentors":1,"graduated":0,"not_graduated":1,"expertise_index":{}}"#,
    ),
    (
        "milestones.jsonl",
        r#"{"cohort":"s-1","seq":0,"date":"2019-10-25","description":"Opening of the [call](/call)"}"#,
    ),
    (
        "people.jsonl",
        r#"{"id":"ana","first_name":"Ana","last_name":"Lopez","affiliation":"Lab A","city":"Lima","country":"Peru","continent":"South America","expertise":["Maps"],"bio":"I draw.","pseudonym":"P1"}
{"id":"bo","first_name":"Bo","last_name":"Berg","affiliation":"lab a","expertise":[],"pseudonym":"P2"}"#,
    ),
    (
        "projects.jsonl",
        r#"{"id":"s-1-p1","cohort":"s-1","name":"Open maps","description":"We <b>draw</b> maps.","keywords":["maps"],"participants":["ana"],"mentors":["bo"],"status":"not graduated","reason":"Not engaged","graduation":null}"#,
    ),
    (
        "roles.jsonl",
        r#"{"person":"ana","cohort":"s-1","role":"participant","project":"s-1-p1"}
{"person":"bo","cohort":"s-1","role":"mentor","project":"s-1-p1"}
{"person":"bo","cohort":"s-1","role":"expert"}
{"person":"bo","cohort":"s-1","role":"king"}"#,
    ),
    (
        "sessions.jsonl",
        r#"{"id":"c1","cohort":"s-1","week":"01","week_start":"2020-01-20","date":"2020-01-22","date_raw":"January 22, 2020","time_utc":"16:00","duration":"90 min","type":"Cohort","title":"Welcome","agenda":"We will:\n- Meet (30 min)\n- Talk","learning_objectives":["Know each other"],"talks":[{"title":"Hello","speakers":["bo"],"slides":"https://example.org/s"}]}
{"id":"c2","cohort":"s-1","week":"02","week_start":"2020-01-27","date":"","date_raw":"","duration":"30 min","type":"Mentor","title":"Meet your mentor"}
{"id":"c3","cohort":"s-1","week":"03","week_start":"someday","date":"","duration":"30 min","type":"Mentor","title":"Lost"}"#,
    ),
];

#[test]
fn a_programme_becomes_cohorts_teams_roles_and_calls() {
    on_both(kith_migrations::ALL, |db| {
        let place = Place::new(db, &OpenSeeds, &SEEDS);
        let before = place.rows();
        let report = place.import();
        let new = |kind| report.count(kind, Outcome::New);
        assert_eq!(Kind::ALL.map(new), [0, 1, 0, 2, 1, 1, 1, 3, 2, 0], "{:?}", report.refusals);
        let refused: Vec<_> = report.refusals.iter().map(|it| (it.at.to_string(), it.reason.key)).collect();
        assert_eq!(
            refused,
            [
                ("roles.jsonl:4".to_owned(), "import-role-unknown"),
                ("sessions.jsonl:3".to_owned(), "import-start-unreadable")
            ]
        );

        let team = place.target(Kind::Team, "s-1-p1");
        let team = place.db.read_now(move |r| kith_charter::store::brought_team(r, team.into())).unwrap().unwrap();
        assert_eq!(
            (team.purpose.as_str(), team.outcome.as_str()),
            ("We draw maps. Keywords: maps.", "Not graduated. Not engaged")
        );
        assert_eq!(team.ended_at.unwrap().to_string(), "2020-05-25T00:00:00Z");
        let ended = "SELECT COUNT(*) FROM membership WHERE until_at = (SELECT ended_at FROM team)";
        assert_eq!(place.count(ended), 3, "who was in a cohort was in it as long as it lasted");

        let call = SessionId(place.target(Kind::Session, "c1"));
        let session = place.db.read_now(move |r| brought_session(r, call)).unwrap().unwrap();
        assert_eq!((session.purpose.as_str(), session.minutes), ("Know each other", 90));
        assert!(session.notes.contains("- Hello · [slides](<https://example.org/s>)"), "{}", session.notes);
        let parts = place.db.read_now(move |r| parts_of(r, call)).unwrap();
        assert_eq!(parts.agenda, [(30, "Meet".to_owned()), (60, "Talk".to_owned())]);
        let week = SessionId(place.target(Kind::Session, "c2"));
        let week = place.db.read_now(move |r| brought_session(r, week)).unwrap().unwrap();
        assert_eq!(
            (week.on_day.to_string(), week.purpose.as_str()),
            ("2020-01-27".to_owned(), "Only the week is known, not the day.")
        );

        assert!(place.import().is_quiet());
        place.undo(&report);
        assert_eq!(place.rows(), before);
    });
}

#[test]
fn what_a_later_snapshot_changes_is_taken_over_unless_it_was_edited_here() {
    on_both(kith_migrations::ALL, |db| {
        let place = Place::new(db, &OpenSeeds, &SEEDS);
        place.import();
        place.db.write_now(|tx| tx.exec("UPDATE team SET outcome = 'We go on'", params![])).unwrap();
        let before = place.rows();
        let [cohorts, .., projects, roles, sessions] = SEEDS;
        place.write("cohorts.jsonl", &cohorts.1.replace("Seeds 1", "Seeds one"));
        place.write("projects.jsonl", &projects.1.replace("not graduated", "graduated").replace("Open maps", "Maps"));
        place.write("roles.jsonl", &roles.1.replace("mentor", "lead"));
        place.write("sessions.jsonl", &sessions.1.replace("- Talk", "- Talk\\n- Close"));
        let report = place.import();
        let line =
            |kind| report.lines.iter().find(|it| it.key.kind == kind && it.outcome != Outcome::Unchanged).unwrap();
        assert_eq!(line(Kind::Cohort).changed, ["name"]);
        assert_eq!(
            (&line(Kind::Team).changed, &line(Kind::Team).kept),
            (&vec!["name".to_owned()], &vec!["outcome".to_owned()])
        );
        assert_eq!(line(Kind::Session).changed, ["agenda", "notes"]);
        assert_eq!(report.count(Kind::Membership, Outcome::New), 1, "another role is another membership");
        assert_eq!(report.count(Kind::Membership, Outcome::Retired), 1);
        assert!(place.import().is_quiet());
        place.undo(&report);
        assert_eq!(place.rows(), before);
        assert_eq!(place.count("SELECT COUNT(*) FROM cohort WHERE name = 'Seeds 1'"), 1);
        assert_eq!(
            place.count("SELECT COUNT(*) FROM membership WHERE until_at IS NULL"),
            0,
            "what has ended has ended"
        );
    });
}

const MEETINGS: [(&str, &str); 2] = [
    (
        "meetings.jsonl",
        r#"{"id":"g-1","group":"g","group_title":"The Group","date":"2021-04-14","attendees":[{"name":"Cheng H. Lee","handle":"chl","affiliation":"Acme/x"},{"name":"Bo Berg","handle":null,"affiliation":null},{"name":"Ann Ames","handle":"ann","affiliation":"AA"}],"n_attendees":3,"n_attendees_stated":5,"attendance_parsed":true,"action_items":[{"line":7,"text":"AA: write it down","owner_raw":"AA","done":true},{"line":8,"text":"Bo will ask","owner_raw":"Bo","done":null}],"decisions":[{"line":9,"text":"We go on"}],"headings":[],"n_words":3,"raw":"raw_md/g/1.md"}
{"id":"g-2","group":"g","group_title":"The Group","date":"2021-05-14","attendees":[{"name":"Cheng Lee","handle":"chl","affiliation":null},{"name":"Ann Ames","handle":null,"affiliation":null}],"n_attendees":2,"n_attendees_stated":null,"attendance_parsed":true,"action_items":[],"decisions":[],"headings":[],"n_words":3,"raw":"raw_md/g/2.md"}
{"id":"g-3","group":"g","group_title":"The Group","date":"soon","attendees":[],"n_attendees":0,"attendance_parsed":false,"raw":""}"#,
    ),
    ("raw_md/g/1.md", "# Minutes\n\n<script>alert(1)</script>\n\n* AA: hello\n"),
];

#[test]
fn minutes_become_sessions_with_who_came_and_what_was_promised() {
    on_both(kith_migrations::ALL, |db| {
        let place = Place::new(db, &Minutes, &MEETINGS);
        let before = place.rows();
        let report = place.import();
        let new = |kind| report.count(kind, Outcome::New);
        assert_eq!(Kind::ALL.map(new), [0, 1, 0, 3, 1, 0, 0, 0, 2, 2], "{:?}", report.refusals);
        assert_eq!(report.refusals.len(), 1);
        let first = SessionId(place.target(Kind::Session, "g-1"));
        let session = place.db.read_now(move |r| brought_session(r, first)).unwrap().unwrap();
        assert_eq!(session.notes, "# Minutes\n\n<script>alert(1)</script>\n\n* AA: hello", "as they were written");
        assert_eq!(place.count("SELECT COUNT(*) FROM session WHERE notes_html LIKE '%<script%'"), 0);
        assert_eq!((session.also_present, session.purpose.as_str()), (2, "Only the day is known, not the hour."));
        let parts = place.db.read_now(move |r| parts_of(r, first)).unwrap();
        assert_eq!((parts.present.len(), parts.decisions), (3, vec!["We go on".to_owned()]));

        let commitment = |key| {
            let id = CommitmentId(place.target(Kind::Commitment, key));
            place.db.read_now(move |r| brought_commitment(r, id)).unwrap().unwrap()
        };
        let (certain, open) = (commitment("g-1/7"), commitment("g-1/8"));
        assert_eq!(
            certain.person.map(Uuid::from),
            Some(place.target(Kind::Person, "g/@ann")),
            "initials she alone wrote"
        );
        assert_eq!((open.person, open.owner.as_str()), (None, "Bo"), "a first name alone is nobody yet");

        assert!(place.import().is_quiet());
        place.write(MEETINGS[0].0, &MEETINGS[0].1.replace("Bo will ask", "Bo will ask twice"));
        let again = place.import();
        assert_eq!(
            (again.count(Kind::Commitment, Outcome::Changed), commitment("g-1/8").text.as_str()),
            (1, "Bo will ask twice")
        );
        place.undo(&again);
        assert_eq!(commitment("g-1/8"), open);
        place.undo(&report);
        assert_eq!(place.rows(), before);
    });
}

/// The folder of a published data set, where there is one.
fn published(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = std::env::var_os("KITH_DATA").map_or_else(beside, PathBuf::from).join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no {name} in the folder that KITH_DATA names");
    None
}

fn there_and_back(place: &Place, folder: &Path, look: impl Fn(&Report)) {
    let before = place.rows();
    let started = Instant::now();
    let report = place.import_from(folder);
    let imported = started.elapsed();
    look(&report);
    let rows = place.rows();
    let started = Instant::now();
    assert!(place.import_from(folder).is_quiet());
    let repeated = started.elapsed();
    assert_eq!(place.rows(), rows);
    let started = Instant::now();
    let undone = place.undo(&report);
    println!("{:?}: {imported:?}, again {repeated:?}, undone {:?}", place.db.dialect(), started.elapsed());
    assert_eq!(undone.of(Outcome::Removed).count(), report.of(Outcome::New).count());
    assert_eq!(place.rows(), before);
}

#[test]
fn the_published_programme_comes_whole_a_second_time_changes_nothing_and_undoing_leaves_nothing() {
    let Some(folder) = published("alc-openseeds") else { return };
    on_both(kith_migrations::ALL, |db| {
        let place = Place::new(db, &OpenSeeds, &[]);
        there_and_back(&place, &folder, |report| {
            let new = |kind| report.count(kind, Outcome::New);
            let kinds = [Kind::Community, Kind::Cohort, Kind::Team, Kind::Session, Kind::Membership, Kind::Person];
            assert_eq!(kinds.map(new), [1, 5, 149, 160, 704, 352], "{:?}", report.refusals);
            assert_eq!(report.refusals, []);
            let noted = |key| report.notes.iter().filter(|note| note.message.key == key).count();
            assert_eq!(noted("import-date-from-week"), 47);
            let held = |key| report.held.iter().find(|(what, _)| what.key == key).map_or(0, |(_, count)| *count);
            assert_eq!(held("import-held-dates"), 29);
            let library = report.left_out.iter().find(|left| left.what.key == "import-left-library");
            assert_eq!(library.map(|left| left.count), Some(133));
            let outcome = "SELECT COUNT(*) FROM team WHERE outcome LIKE 'Graduated%'";
            assert_eq!(place.count(outcome), 121);
            assert_eq!(place.count("SELECT COUNT(*) FROM team WHERE outcome LIKE 'Not graduated%'"), 23);
        });
    });
}

#[test]
fn the_published_minutes_come_whole_a_second_time_changes_nothing_and_undoing_leaves_nothing() {
    let Some(folder) = published("minutes") else { return };
    on_both(kith_migrations::ALL, |db| {
        let place = Place::new(db, &Minutes, &[]);
        there_and_back(&place, &folder, |report| {
            let new = |kind| report.count(kind, Outcome::New);
            assert_eq!([Kind::Community, Kind::Session, Kind::Commitment].map(new), [2, 197, 78]);
            assert_eq!(report.refusals, []);
            let of = |group: &'static str, sql: &str| {
                let sql = format!("{sql} JOIN community k ON k.id = s.community_id WHERE k.slug = $1");
                place.db.read_now(move |r| r.count(&sql, params![group])).unwrap()
            };
            for (group, counts) in [("conda", [90, 873, 35, 0]), ("openjs-cpc", [107, 1279, 43, 1])] {
                let tables = ["attendance", "commitment", "decision"];
                let inside = tables
                    .map(|it| of(group, &format!("SELECT COUNT(*) FROM {it} x JOIN session s ON s.id = x.session_id")));
                let sessions = of(group, "SELECT COUNT(*) FROM session s");
                assert_eq!([sessions, inside[0], inside[1], inside[2]], counts, "{group}");
            }
            assert_eq!(place.count("SELECT COUNT(*) FROM commitment WHERE person_id IS NOT NULL"), 4);
            assert_eq!(place.count("SELECT COUNT(*) FROM commitment_owner"), 21);
            assert_eq!(place.count("SELECT COUNT(*) FROM session WHERE also_present > 0"), 43);
        });
    });
}
