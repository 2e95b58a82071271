//! `kith import`: a network of communities brought in, again, in a later snapshot, and taken back; on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use kith::import::{Imported, Wanted, import, undo};
use kith_base::{Email, Lang, Name, Uuid};
use kith_charter::{CommunityId, FrameworkKind, store as charter};
use kith_db::{Db, dialect};
use kith_import::sources::digitalgov::DigitalGov;
use kith_import::{Key, Kind, Outcome, Report, store};
use kith_people::{NewPerson, PersonId};
use kith_sessions::SessionId;
use kith_sessions::store::brought::{BroughtSession, brought_session};
use kith_test::{Noon, on_both};
use kith_web::Words;
use tempfile::TempDir;

/// An instance, and a folder in which a snapshot is.
struct Place {
    db: Db,
    noon: Noon,
    words: Arc<Words>,
    folder: TempDir,
}

const TOPICS: &str = r#"{"slug":"design","title":"Design","summary":"How things work."}"#;
const PEOPLE: &str = r#"{"slug":"ana","name":"Ana Lopez","agency":"Library of Congress","pseudonym":"P1"}
{"slug":"bo","name":"Bo Berg","agency":"","pseudonym":"P2"}"#;
const COMMUNITIES: &str = r#"{"slug":"writing","title":"Plain Writing","summary":"We write.","leads":["ana"],"topics":["design"],"created":"2018-03-29 3:30:00 -0500","members_count":12,"body_md":"Hello *you*.","source_path":"content/communities/writers.md"}
{"slug":"mobile","title":"Mobile","summary":"Small screens.","leads":["bo"],"topics":[],"created":"2015-01-02 3:30:00 -0500","members_count":1,"body_md":"","source_path":"content/communities/mobile.md"}"#;
const MEETING: &str = r#"{"id":"meeting","title":"A meeting","date":"2019-07-10 14:00:00 -0500","end_date":"2019-07-10 15:30:00 -0500","summary":"We met.","host":"Ana Lopez","communities":["writing"],"authors":["bo"],"topics":["design"],"body_md":"What was **said**.","recording_youtube":"abcdefghijk","source_path":"content/events/2019/07/meeting.md"}"#;
const TALK: &str = r#"{"id":"talk","title":"A talk","date":"2019-01-10 09:00:00 -0500","end_date":"","summary":"Somebody talked.","communities":[],"body_md":"","source_path":"content/events/2019/01/talk.md"}"#;

impl Place {
    fn new(db: Db) -> Self {
        let place =
            Self { db, noon: Noon::new(), words: Arc::new(Words::load().unwrap()), folder: TempDir::new().unwrap() };
        place.write("topics.jsonl", TOPICS);
        place.write("people.jsonl", PEOPLE);
        place.write("communities.jsonl", COMMUNITIES);
        place.write("events.jsonl", &format!("{MEETING}\n{TALK}"));
        place
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    fn import_from(&self, folder: &Path, wanted: Wanted) -> anyhow::Result<Imported> {
        self.noon.pass(60);
        import((&self.db, &self.noon.env), &self.words, &DigitalGov::default(), folder, wanted)
    }

    fn import(&self) -> Report {
        let wanted = Wanted { for_good: true, ..Wanted::default() };
        self.import_from(self.folder.path(), wanted).unwrap().report
    }

    fn undo(&self, report: &Report) -> Report {
        self.noon.pass(60);
        undo((&self.db, &self.noon.env), &self.words, report.batch.unwrap(), true).unwrap().unwrap()
    }

    fn target(&self, kind: Kind, key: &'static str) -> Uuid {
        let key = Key::new(kind, key);
        self.db.read_now(move |r| store::target(r, "digitalgov", &key)).unwrap().unwrap()
    }

    fn community(&self, kind: Kind, key: &'static str) -> kith_charter::Community {
        let id = CommunityId(self.target(kind, key));
        self.db.read_now(move |r| charter::community(r, id)).unwrap().unwrap()
    }

    fn session(&self, key: &'static str) -> BroughtSession {
        let id = SessionId(self.target(Kind::Session, key));
        self.db.read_now(move |r| brought_session(r, id)).unwrap().unwrap()
    }

    fn edit(&self, sql: &'static str) {
        self.db.write_now(move |tx| tx.exec(sql, &[])).unwrap();
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

    fn add_person(&self, address: &str) -> PersonId {
        let (env, email) = (self.noon.env.clone(), Email::read(address).unwrap());
        let new = NewPerson::of(Name::stored("Olive".to_owned()), email, Lang::En, "UTC");
        self.db.write_now(move |tx| kith_people::store::add_person(tx, &env, &new)).unwrap()
    }
}

fn in_place(test: impl Fn(Place)) {
    on_both(kith_migrations::ALL, |db| test(Place::new(db)));
}

#[test]
fn a_network_becomes_communities_people_and_sessions_that_have_been() {
    in_place(|place| {
        let report = place.import();
        let new = |kind| report.count(kind, Outcome::New);
        assert_eq!(Kind::ALL.map(new), [1, 1, 1, 2, 2, 0, 0, 2, 2, 0]);

        let writing = place.community(Kind::Community, "writing");
        assert_eq!((writing.name.as_str(), writing.slug.as_str()), ("Plain Writing", "writing"));
        assert_eq!((writing.summary.as_str(), writing.zone.as_str()), ("We write.", "America/New_York"));
        assert_eq!(writing.opened_at.to_string(), "2018-03-29T04:00:00Z");
        let texts = place.db.read_now(move |r| charter::charter(r, writing.id)).unwrap();
        assert_eq!(texts.domain.source.as_str(), "Hello *you*.\n\n- Topics: Design");
        assert_eq!(texts.who.source.as_str(), "12 addresses were on its mailing list.");

        let home = place.community(Kind::Network, "digitalgov");
        assert_eq!((home.name.as_str(), home.slug.as_str()), ("Digital.gov", "digital-gov"));
        let terms = move |r: &mut kith_db::Read<'_>| charter::terms_in_use(r, home.id, FrameworkKind::Topics);
        assert_eq!(place.db.read_now(terms).unwrap()[0].en, "Design");

        let meeting = place.session("events/2019/07/meeting");
        assert_eq!(meeting.community, writing.id);
        assert_eq!(meeting.facilitator.map(Uuid::from), Some(place.target(Kind::Person, "ana")));
        assert_eq!(
            (meeting.on_day.to_string(), meeting.time_of_day.to_string(), meeting.minutes),
            ("2019-07-10".to_owned(), "14:00".to_owned(), 90)
        );
        assert_eq!((meeting.zone.name(), meeting.purpose.as_str()), ("America/New_York", "We met."));
        let notes = "What was **said**.\n\n- Host: Ana Lopez\n- Speakers: Bo Berg\n- Topics: Design\n\
                     - [Recording](<https://www.youtube.com/watch?v=abcdefghijk>)";
        assert_eq!(meeting.notes, notes);
        assert_eq!(place.session("events/2019/01/talk").community, home.id);
        let published = "SELECT COUNT(*) FROM session WHERE published_at = ended_at AND begun_at = starts_at";
        assert_eq!(place.db.read_now(move |r| r.count(published, &[])).unwrap(), 2);

        let ana = PersonId(place.target(Kind::Person, "ana"));
        let person = place.db.read_now(move |r| kith_people::store::person(r, ana)).unwrap().unwrap();
        assert_eq!((person.name.as_str(), person.organisation.as_str()), ("Ana Lopez", "Library of Congress"));
        assert_eq!(place.db.read_now(move |r| kith_people::store::email_of(r, ana)).unwrap(), None);
    });
}

#[test]
fn nothing_is_written_unless_it_is_for_good_and_the_rehearsal_says_the_same() {
    in_place(|place| {
        let before = place.rows();
        let rehearsed = place.import_from(place.folder.path(), Wanted::default()).unwrap().report;
        assert_eq!(place.rows(), before);
        assert_eq!(place.import().counts(), rehearsed.counts());
    });
}

#[test]
fn a_second_time_changes_nothing_and_undoing_leaves_nothing() {
    in_place(|place| {
        let before = place.rows();
        let report = place.import();
        let after = place.rows();
        assert!(place.import().is_quiet());
        assert_eq!(place.rows(), after);
        let undone = place.undo(&report);
        assert_eq!(undone.of(Outcome::Removed).count(), report.of(Outcome::New).count());
        assert_eq!(place.rows(), before);
    });
}

#[test]
fn a_later_snapshot_updates_retires_and_keeps_what_was_edited_and_can_be_taken_back() {
    in_place(|place| {
        place.import();
        place.edit("UPDATE community SET summary = 'Ours' WHERE slug = 'writing'");
        let before = place.rows();
        place.write("topics.jsonl", &TOPICS.replace("Design", "Service design"));
        let renamed =
            COMMUNITIES.lines().next().unwrap().replace("Plain Writing", "Writing").replace("We write.", "They");
        place.write("communities.jsonl", &renamed.replace(r#""leads":["ana"]"#, r#""leads":["bo"]"#));
        let moved = MEETING.replace("14:00", "13:00").replace(r#""communities":["writing"]"#, r#""communities":[]"#);
        place.write("events.jsonl", &moved);
        place.write("people.jsonl", &PEOPLE.replace("Library of Congress", "GSA").replace("Bo Berg", "Bo Bergman"));
        let report = place.import();

        let writing = place.community(Kind::Community, "writing");
        assert_eq!((writing.name.as_str(), writing.summary.as_str()), ("Writing", "Ours"));
        assert!(place.community(Kind::Community, "mobile").retired.is_some());
        let line = |kind, key: &str| report.lines.iter().find(|it| it.key == Key::new(kind, key)).unwrap().clone();
        assert_eq!(line(Kind::Community, "writing").kept, ["summary"]);
        assert_eq!(line(Kind::Community, "writing").changed, ["domain", "name"]);
        assert_eq!(line(Kind::Membership, "writing/ana/facilitator").outcome, Outcome::Retired);
        assert_eq!(line(Kind::Membership, "writing/bo/facilitator").outcome, Outcome::New);
        assert_eq!(line(Kind::Session, "events/2019/01/talk").outcome, Outcome::Stayed);
        assert_eq!(line(Kind::Organisation, "library-of-congress").outcome, Outcome::Stayed);
        let meeting = place.session("events/2019/07/meeting");
        assert_eq!((meeting.time_of_day.to_string(), meeting.minutes), ("13:00".to_owned(), 150));
        assert_eq!(Uuid::from(meeting.community), place.target(Kind::Network, "digitalgov"));
        let ana = PersonId(place.target(Kind::Person, "ana"));
        let person = place.db.read_now(move |r| kith_people::store::person(r, ana)).unwrap().unwrap();
        assert_eq!(person.organisation, "GSA");
        assert!(place.import().is_quiet());

        place.undo(&report);
        assert_eq!(place.rows(), before);
        let writing = place.community(Kind::Community, "writing");
        assert_eq!((writing.name.as_str(), writing.summary.as_str()), ("Plain Writing", "Ours"));
        assert!(place.community(Kind::Community, "mobile").retired.is_none());
        assert_eq!(place.session("events/2019/07/meeting").time_of_day.to_string(), "14:00");
        let going_on = "SELECT COUNT(*) FROM membership WHERE until_at IS NULL";
        assert_eq!(place.db.read_now(move |r| r.count(going_on, &[])).unwrap(), 2);
    });
}

#[test]
fn undoing_leaves_what_people_have_taken_up() {
    in_place(|place| {
        let report = place.import();
        let olive = place.add_person("olive@example.org");
        let (env, community) = (place.noon.env.clone(), CommunityId(place.target(Kind::Community, "writing")));
        let joins =
            kith_charter::Admission::new(olive, community, kith_policy::Role::Member, kith_charter::How::Joined);
        place.db.write_now(move |tx| charter::admit(tx, &env, &joins)).unwrap();
        place.edit(
            "UPDATE person_reach SET phone = '604 555 0100' WHERE email IS NULL AND person_id IN (
                    SELECT id FROM person WHERE name = 'Bo Berg')",
        );
        place.edit("UPDATE session SET revision = 1, cancelled_at = ended_at WHERE title = 'A talk'");
        let undone = place.undo(&report);
        let mut in_use: Vec<&str> = undone.of(Outcome::InUse).map(|line| line.name.as_str()).collect();
        in_use.sort_unstable();
        assert_eq!(in_use, ["A talk", "Bo Berg", "Digital.gov", "Plain Writing"]);
        assert!(place.community(Kind::Community, "writing").retired.is_some());

        let again = place.import();
        assert_eq!(again.of(Outcome::Returned).count(), 4, "what stayed is recognised");
        assert!(place.community(Kind::Community, "writing").retired.is_none());
        let people = "SELECT COUNT(*) FROM person WHERE name = 'Bo Berg'";
        assert_eq!(place.db.read_now(move |r| r.count(people, &[])).unwrap(), 1);
    });
}

#[test]
fn a_steward_runs_every_community_and_goes_on_doing_so() {
    in_place(|place| {
        let olive = place.add_person("olive@example.org");
        let before = place.rows();
        let steward = |address: &str| Wanted {
            steward: Some(Email::read(address).unwrap()),
            for_good: true,
            ..Wanted::default()
        };
        assert!(place.import_from(place.folder.path(), steward("nobody@example.org")).is_err());
        let imported = place.import_from(place.folder.path(), steward("olive@example.org")).unwrap();
        assert!(imported.has_steward);
        let now = place.noon.env.now();
        let held = place.db.read_now(move |r| charter::memberships_of(r, olive, now)).unwrap();
        assert_eq!(held.len(), 3);
        assert!(place.import().is_quiet(), "who did last time still does");
        place.undo(&imported.report);
        assert_eq!(place.rows(), before);
    });
}

#[test]
fn the_home_is_called_as_somebody_says_and_keeps_its_name() {
    in_place(|place| {
        let home = Some(Name::stored("Le réseau".to_owned()));
        let wanted = Wanted { home, for_good: true, ..Wanted::default() };
        place.import_from(place.folder.path(), wanted).unwrap();
        let home = place.community(Kind::Network, "digitalgov");
        assert_eq!((home.name.as_str(), home.slug.as_str()), ("Le réseau", "le-reseau"));
        assert!(place.import().is_quiet());
    });
}

#[test]
fn a_short_name_that_is_taken_is_numbered() {
    in_place(|place| {
        let env = place.noon.env.clone();
        let founding = kith_charter::Founding::named(
            kith_base::Slug::stored("writing".to_owned()),
            Name::stored("Our writing".to_owned()),
            Lang::En,
            env.now(),
        );
        place.db.write_now(move |tx| charter::found(tx, &env, &founding)).unwrap();
        place.import();
        assert_eq!(place.community(Kind::Community, "writing").slug.as_str(), "writing-2");
    });
}

fn published() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = std::env::var_os("KITH_DATA").map_or_else(beside, PathBuf::from).join("cop-digitalgov");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no cop-digitalgov in the folder that KITH_DATA names");
    None
}

#[test]
fn the_published_network_comes_whole_a_second_time_changes_nothing_and_undoing_leaves_nothing() {
    let Some(folder) = published() else { return };
    in_place(|place| {
        let wanted = || Wanted { for_good: true, ..Wanted::default() };
        let before = place.rows();
        let started = Instant::now();
        let report = place.import_from(&folder, wanted()).unwrap().report;
        let imported = started.elapsed();
        let new = |kind| report.count(kind, Outcome::New);
        let counts = [Kind::Network, Kind::Topic, Kind::Person, Kind::Community, Kind::Membership, Kind::Session];
        assert_eq!(counts.map(new), [1, 51, 639, 20, 18, 148]);
        assert_eq!(report.refusals.len(), 3, "{:?}", report.refusals);
        let rows = place.rows();
        assert_eq!((rows["person"], rows["community"], rows["session"], rows["term"]), (639, 21, 148, 51));

        let started = Instant::now();
        assert!(place.import_from(&folder, wanted()).unwrap().report.is_quiet());
        let repeated = started.elapsed();
        assert_eq!(place.rows(), rows);

        let started = Instant::now();
        let undone = place.undo(&report);
        println!("{:?}: {imported:?}, again {repeated:?}, undone {:?}", place.db.dialect(), started.elapsed());
        assert_eq!(undone.of(Outcome::Removed).count(), report.of(Outcome::New).count());
        assert_eq!(place.rows(), before);
    });
}

#[test]
fn what_is_told_is_told_in_both_languages() {
    // The terminal's own words: every outcome and kind has its sentence, in English and in French.
    let words = Words::load().unwrap();
    for lang in Lang::ALL {
        for key in Outcome::ALL.map(Outcome::key).into_iter().chain(Kind::ALL.map(Kind::plural)) {
            assert_ne!(words.say(lang, key, &[]), key);
        }
    }
}
