//! The mapping of Digital.gov: what becomes what, and what happens to dates, names and references that are not as they should be.

use super::{PERSON, event, notes, read, refusals, session, snapshot, with_event};
use crate::row::Value;
use crate::sources::digitalgov::DigitalGov;
use crate::{Delivery, Files, Kind, Row, deliver};

fn moment(row: &Row, field: &str) -> Option<String> {
    match row.fields.get(field) {
        Some(Value::Moment(moment)) => Some(moment.to_string()),
        _ => None,
    }
}

fn names(row: &Row, role: &str) -> Vec<String> {
    row.refs.get(role).into_iter().flatten().map(|key| key.name.clone()).collect()
}

fn person(delivery: &Delivery) -> &Row {
    delivery.of(Kind::Person).next().expect("there is a person")
}

#[test]
fn a_clean_snapshot_becomes_rows_of_seven_kinds_without_a_word() {
    let delivery = with_event("");
    assert_eq!(delivery.counts().into_values().filter(|many| *many > 0).collect::<Vec<_>>(), [1; 7]);
    assert!(delivery.refusals.is_empty(), "{:?}", delivery.refusals);
    assert!(delivery.notes.is_empty(), "{:?}", delivery.notes);
    let lead = delivery.of(Kind::Membership).next().expect("a membership");
    assert_eq!((lead.key.name.as_str(), lead.words("role")), ("writing/ana-lopez/facilitator", Some("facilitator")));
    assert_eq!(names(session(&delivery), "speakers"), ["ana-lopez"]);
    assert_eq!(session(&delivery).key.name, "events/2019/01/2019-01-10-meeting");
}

#[test]
fn the_wall_clock_of_washington_counts_and_an_offset_that_contradicts_it_is_noted() {
    let delivery = with_event(r#","date":"2019-07-10 9:00:00 -0500","end_date":"2019-07-10 10:00:00 -0500""#);
    assert_eq!(moment(session(&delivery), "starts").as_deref(), Some("2019-07-10T09:00:00-04:00[America/New_York]"));
    assert_eq!(notes(&delivery), ["import-offset-ignored"], "said once for both ends");
}

#[test]
fn a_summer_offset_in_winter_is_noted_too() {
    let delivery = with_event(r#","date":"2019-01-10 10:00:00 -0400","end_date":"2019-01-10 11:00:00 -0500""#);
    assert_eq!(moment(session(&delivery), "starts").as_deref(), Some("2019-01-10T10:00:00-05:00[America/New_York]"));
    assert_eq!(notes(&delivery), ["import-offset-ignored"]);
}

#[test]
fn an_offset_from_elsewhere_keeps_the_instant() {
    let delivery = with_event(r#","date":"2019-01-10 10:00:00 -0800","end_date":null"#);
    assert_eq!(moment(session(&delivery), "starts").as_deref(), Some("2019-01-10T13:00:00-05:00[America/New_York]"));
    assert_eq!(notes(&delivery), ["import-offset-foreign"]);
}

#[test]
fn an_end_without_an_offset_is_read_and_noted() {
    let delivery = with_event(r#","end_date":"2019-01-10 15:30:00""#);
    assert_eq!(moment(session(&delivery), "ends").as_deref(), Some("2019-01-10T15:30:00-05:00[America/New_York]"));
    assert_eq!(notes(&delivery), ["import-offset-missing"]);
}

#[test]
fn an_end_before_its_start_is_let_go_with_a_note_and_the_session_stays() {
    for end in ["2019-01-10 13:00:00 -0500", "2019-01-10 14:00:00 -0500", "2018-01-10 15:00:00 -0500"] {
        let delivery = with_event(&format!(r#","end_date":"{end}""#));
        assert_eq!(moment(session(&delivery), "ends"), None, "{end}");
        assert_eq!(notes(&delivery), ["import-end-not-after-start"], "{end}");
    }
}

#[test]
fn nine_in_the_morning_is_before_noon_although_its_text_sorts_after() {
    let delivery = with_event(r#","date":"2019-01-10 9:00:00 -0500","end_date":"2019-01-10 12:00:00 -0500""#);
    assert!(moment(session(&delivery), "ends").is_some());
    assert!(delivery.notes.is_empty(), "{:?}", delivery.notes);
}

#[test]
fn an_hour_that_the_clocks_skip_is_noted() {
    let delivery = with_event(r#","date":"2019-03-10 2:30:00 -0500","end_date":null"#);
    assert!(notes(&delivery).contains(&"import-time-skipped"));
}

#[test]
fn an_unreadable_end_is_noted_and_an_unreadable_start_refuses_the_session() {
    let delivery = with_event(r#","end_date":"in the afternoon""#);
    assert_eq!(notes(&delivery), ["import-date-unreadable"]);
    for start in [r#""soon""#, r#""2019-13-45 10:00:00 -0500""#, "null", "[]"] {
        let delivery = with_event(&format!(r#","date":{start}"#));
        assert_eq!(refusals(&delivery), [("events.jsonl:1".to_owned(), "import-start-unreadable")], "{start}");
    }
}

#[test]
fn entities_in_a_title_are_decoded_and_noted() {
    let delivery = with_event(r#","title":"Introduction to Search&#46;gov &amp; friends""#);
    assert_eq!(session(&delivery).words("title"), Some("Introduction to Search.gov & friends"));
    assert_eq!(notes(&delivery), ["import-entities-decoded"]);
}

#[test]
fn two_events_with_one_slug_are_both_kept_and_noted() {
    let second = event(r#","source_path":"content/events/2019/02/2019-02-10-meeting.md""#);
    let delivery = read(&snapshot(&format!("{}\n{second}", event(""))));
    assert_eq!(delivery.of(Kind::Session).count(), 2);
    assert_eq!(notes(&delivery), ["import-slug-twice"]);
}

#[test]
fn the_same_event_twice_is_refused_the_second_time_with_both_places() {
    let delivery = read(&snapshot(&format!("{}\n{}", event(""), event(""))));
    assert_eq!(delivery.of(Kind::Session).count(), 1);
    assert_eq!(refusals(&delivery), [("events.jsonl:2".to_owned(), "import-key-twice")]);
    assert_eq!(delivery.refusals[0].reason.args["first"], "events.jsonl:1");
}

#[test]
fn a_community_is_found_by_slug_by_file_name_and_by_title() {
    for (name, noted) in [("writing", false), ("writers", true), ("plain-writing", true)] {
        let delivery = with_event(&format!(r#","communities":["{name}"]"#));
        assert_eq!(names(session(&delivery), "communities"), ["writing"], "{name}");
        assert_eq!(notes(&delivery).contains(&"import-community-otherwise"), noted, "{name}");
    }
}

#[test]
fn what_an_event_points_at_and_is_not_there_is_left_out_with_a_note() {
    let delivery = with_event(r#","communities":["uswds"],"authors":["nobody","ana-lopez"],"topics":["writing"]"#);
    assert_eq!(names(session(&delivery), "speakers"), ["ana-lopez"]);
    assert_eq!(notes(&delivery), vec!["import-reference-dangling"; 3]);
}

#[test]
fn a_lead_who_is_not_among_the_people_refuses_the_membership_only() {
    let delivery = read(&snapshot(&event("")).with("people.jsonl", ""));
    assert_eq!(delivery.of(Kind::Community).count(), 1);
    assert_eq!(refusals(&delivery), [("communities.jsonl:1".to_owned(), "import-reference-needed")]);
}

#[test]
fn names_of_one_word_and_of_teams_are_imported_as_they_stand_and_noted() {
    for (name, key) in [("Cher", "import-name-of-one-word"), ("18F Team", "import-name-of-group")] {
        let people = PERSON.replace("Ana Lopez", name);
        let delivery = read(&snapshot(&event("")).with("people.jsonl", people));
        assert_eq!(person(&delivery).words("name"), Some(name));
        assert_eq!(notes(&delivery), [key]);
    }
}

#[test]
fn one_name_under_two_keys_stays_two_people_and_is_noted() {
    let people = format!("{PERSON}\n{}", PERSON.replace("ana-lopez", "alopez"));
    let delivery = read(&snapshot(&event("")).with("people.jsonl", people));
    assert_eq!(delivery.of(Kind::Person).count(), 2);
    assert_eq!(notes(&delivery), ["import-name-twice"]);
}

#[test]
fn people_can_be_called_by_their_pseudonyms() {
    let people = PERSON.replace("Ana Lopez\"", "Ana Lopez\",\"pseudonym\":\"Lars Cliff\"");
    let delivery = deliver(&DigitalGov { pseudonyms: true }, &snapshot(&event("")).with("people.jsonl", people));
    assert_eq!(person(&delivery).words("name"), Some("Lars Cliff"));
}

#[test]
fn a_platform_is_one_word_or_a_list_and_says_where_people_met() {
    for (platform, mode) in [
        (r#""youtube_live""#, Some("online")),
        (r#"["online","in-person"]"#, Some("both")),
        (r#"["in-person"]"#, Some("in_person")),
        ("null", None),
    ] {
        let delivery = with_event(&format!(r#","platform":{platform}"#));
        assert_eq!(session(&delivery).words("mode"), mode, "{platform}");
    }
}

#[test]
fn a_venue_becomes_one_line_and_its_map_is_left() {
    let venue =
        r#","venue":{"venue_name":"Town hall","room":1459,"city":"Washington","zip":null,"map":"https://m.example"}"#;
    assert_eq!(session(&with_event(venue)).words("place"), Some("Town hall, 1459, Washington"));
}

#[test]
fn links_that_are_none_are_dropped_with_a_note() {
    let delivery = with_event(r#","registration_url":"javascript:alert(1)","recording_youtube":"not a film""#);
    assert_eq!(session(&delivery).words("registration"), None);
    assert_eq!(notes(&delivery), vec!["import-link-dropped"; 2]);
}

#[test]
fn a_field_nobody_asked_for_is_counted() {
    let delivery = with_event(r#","mood":"good""#);
    let left = delivery.left_out.iter().find(|left| left.what.args.get("field").is_some_and(|field| field == "mood"));
    assert_eq!(left.map(|left| left.count), Some(1));
}

#[test]
fn broken_lines_are_refused_with_their_place_and_the_others_are_read() {
    let lines = format!("{{\"id\":\n[1]\n\n\"text\"\n{}", event(""));
    let mut bytes = lines.into_bytes();
    bytes.extend(b"\n{\"id\":\"\xff\xfe\"}\n");
    bytes.extend("[".repeat(5_000).into_bytes());
    let delivery = read(&snapshot("").with("events.jsonl", bytes));
    assert_eq!(delivery.of(Kind::Session).count(), 1);
    let expected = [
        ("events.jsonl:1", "import-json-broken"),
        ("events.jsonl:2", "import-json-not-object"),
        ("events.jsonl:4", "import-json-not-object"),
        ("events.jsonl:6", "import-not-utf8"),
        ("events.jsonl:7", "import-json-broken"),
    ];
    assert_eq!(refusals(&delivery), expected.map(|(at, key)| (at.to_owned(), key)));
}

#[test]
fn a_folder_of_something_else_is_refused_as_a_whole_and_a_missing_file_is_noted() {
    let delivery = read(&Files::default().with("holiday.jpg", [0xff, 0xd8]));
    assert_eq!(refusals(&delivery), [(".".to_owned(), "import-not-this-source")]);
    let delivery = read(&Files::default().with("topics.jsonl", super::TOPIC));
    assert_eq!(notes(&delivery), vec!["import-file-missing"; 3]);
}

#[test]
fn news_and_resources_are_counted_and_not_imported() {
    let delivery = read(&snapshot(&event("")).with("news.jsonl", "{}\n{}\n\n").with("notes.txt", "x"));
    let counts: Vec<(&str, usize)> = delivery.left_out.iter().map(|left| (left.what.key, left.count)).collect();
    assert_eq!(counts, [("import-left-file", 1), ("import-left-table", 2)]);
}
