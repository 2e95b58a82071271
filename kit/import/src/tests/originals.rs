//! Original Markdown files: read, matched with what is already there, refused when broken.

use super::{event, notes, read, refusals, session, snapshot};
use crate::{Delivery, Files, Kind, part};

const HEAD: &str = "---\n# a comment\nslug: meeting\ntitle: \"Meeting\"\ndate: 2019-01-10 14:00:00 -0500\nevent_organizer: \
                    Guild\nauthors: \n  - ana-lopez\n---\n";

fn with_file(name: &str, text: &str) -> Delivery {
    let files: Files = snapshot(&event("")).with(name, text);
    read(&files)
}

#[test]
fn an_original_of_an_event_that_is_there_counts_once() {
    let delivery = with_file("raw_md/events__2019__01__2019-01-10-meeting.md", &format!("{HEAD}Text."));
    assert_eq!(delivery.of(Kind::Session).count(), 1);
    assert!(delivery.left_out.iter().any(|left| left.what.key == "import-left-original" && left.count == 1));
    assert!(delivery.notes.is_empty(), "{:?}", delivery.notes);
}

#[test]
fn an_original_that_says_something_else_is_noted() {
    let text = format!("{}Text.", HEAD.replace("14:00", "16:00"));
    let delivery = with_file("raw_md/events__2019__01__2019-01-10-meeting.md", &text);
    assert_eq!(notes(&delivery), ["import-original-differs"]);
}

#[test]
fn an_event_that_is_only_an_original_is_brought_in_from_it() {
    let files =
        snapshot("").with("raw_md/events__2019__02__2019-02-10-other.md", format!("{HEAD}Hello {{{{< box >}}}}you"));
    let delivery = read(&files);
    let row = session(&delivery);
    assert_eq!(row.key.name, "events/2019/02/2019-02-10-other");
    assert_eq!(row.words("text"), Some("Hello you"));
    assert!(row.refs.contains_key("speakers") && row.refs.contains_key("organisers"), "{row:?}");
}

#[test]
fn a_broken_front_matter_is_refused_with_its_line_wherever_the_file_lies() {
    let deep = format!("---\na: {}\n---\nText\n", "[".repeat(100));
    let bomb = "---\na: &a [x, x]\nb: [*a, *a]\n---\nText\n";
    let long = format!("---\na: {}\n---\nText\n", "x".repeat(70_000));
    let cases = [
        ("\n\n---\ntitle: x\n---\nText\n", 3, "import-front-matter-late"),
        ("Just text\n", 1, "import-front-matter-missing"),
        ("", 1, "import-front-matter-missing"),
        ("---\ntitle: x\nText without an end\n", 1, "import-front-matter-open"),
        ("---\nok: 1\ntitle: \"open\n---\nText\n", 4, "import-front-matter-broken"),
        ("---\n- a list\n---\nText\n", 2, "import-front-matter-broken"),
        (deep.as_str(), 2, "import-front-matter-broken"),
        (bomb, 2, "import-front-matter-broken"),
        (long.as_str(), 1, "import-front-matter-too-long"),
    ];
    for (text, _, key) in cases {
        let delivery = with_file("malformed/one.md", text);
        let found = refusals(&delivery);
        assert_eq!(found.len(), 1, "{text:.40}");
        assert_eq!(found[0].1, key, "{text:.40}");
        assert!(found[0].0.starts_with("malformed/one.md:"), "{found:?}");
    }
    let (at, _) = part("x.md", cases[0].0).expect_err("late");
    assert_eq!(at.line, Some(cases[0].1));
}

#[test]
fn a_sound_file_of_no_known_kind_is_refused_and_originals_of_resources_are_counted() {
    assert_eq!(refusals(&with_file("malformed/what.md", &format!("{HEAD}T")))[0].1, "import-kind-unknown");
    let delivery = with_file("raw_md/resources__guide.md", &format!("{HEAD}T"));
    assert!(delivery.left_out.iter().any(|left| left.what.key == "import-left-folder"));
}

#[test]
fn a_folder_is_read_with_its_folders_and_links_are_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("raw_md")).expect("a folder inside");
    std::fs::write(folder.path().join("topics.jsonl"), "\u{feff}{\"slug\":\"a\",\"title\":\"A\"}\r\n")
        .expect("written");
    std::fs::write(folder.path().join("raw_md/x.md"), "no").expect("written");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("events.jsonl")).expect("linked");
    let delivery = read(&Files::read(folder.path()).expect("read"));
    assert_eq!(delivery.of(Kind::Topic).count(), 1, "a byte order mark and Windows line ends do no harm");
    let keys: Vec<&str> = refusals(&delivery).into_iter().map(|(_, key)| key).collect();
    #[cfg(unix)]
    assert_eq!(keys, ["import-file-not-regular", "import-front-matter-missing"]);
}
