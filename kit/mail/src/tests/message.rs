//! What a letter looks like to mail systems, whatever is in it.

use kith_base::jiff::Timestamp;

use super::*;
use crate::message::{compose, mailbox};

fn stored(name: &str, subject: &str) -> StoredLetter {
    StoredLetter {
        id: LetterId(Uuid::from_u128(7)),
        written_at: Timestamp::UNIX_EPOCH,
        kind: "test.letter".to_owned(),
        person: None,
        community: None,
        to_name: Name::stored(name.to_owned()),
        to_address: Email::read("ann@example.org").unwrap(),
        lang: Lang::En,
        subject: subject.to_owned(),
        text: "text".to_owned(),
        html: "<p>html</p>".to_owned(),
        calendar: None,
        unsubscribe: None,
        sent_at: None,
        bounced: None,
    }
}

fn message(letter: &StoredLetter) -> String {
    let from = mailbox(&from().0, &from().1).unwrap();
    String::from_utf8(compose(letter, &from).unwrap().formatted()).unwrap()
}

/// The names of the headers, where folded lines are not headers.
fn headers(message: &str) -> Vec<&str> {
    let head = message.split("\r\n\r\n").next().unwrap();
    head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])).filter_map(|line| line.split(':').next()).collect()
}

#[test]
fn no_name_or_subject_can_add_a_header_or_a_recipient() {
    let usual = headers(&message(&stored("Ann", "Hello"))).join(",");
    for hostile in [
        "Ann\r\nBcc: all@example.org",
        "Ann\nBcc: all@example.org",
        "Ann\rBcc: all@example.org",
        "Ann\r\n\r\nA body",
        "Ann\u{85}Bcc: x@example.org\u{2028}Cc: y@example.org",
        "Ann <bo@example.org>, Cy",
        "\"Ann\" <bo@example.org>\\",
        "Ann\0\u{8}\u{1b}[2J",
        "=?utf-8?q?Ann=0D=0ABcc=3A_all=40example.org?=",
        &format!("{}\r\nBcc: all@example.org", "é".repeat(300)),
    ] {
        let letter = stored(hostile, hostile);
        let message = message(&letter);
        assert_eq!(headers(&message).join(","), usual, "{hostile:?}");
        assert!(message.split("\r\n").all(|line| !line.contains(['\r', '\n', '\0'])), "{hostile:?}");
        let from = mailbox(&from().0, &from().1).unwrap();
        let composed = compose(&letter, &from).unwrap();
        let to: Vec<String> = composed.envelope().to().iter().map(ToString::to_string).collect();
        assert_eq!(to, ["ann@example.org"], "{hostile:?}");
    }
}

#[test]
fn a_subject_is_one_line_that_fits() {
    assert_eq!(Subject::of(" Hello\r\n Bcc:\tall \u{7f} ").as_str(), "Hello Bcc: all");
    let long = Subject::of(&"é".repeat(500));
    assert_eq!((long.as_str().chars().count(), long.as_str().ends_with("é…")), (200, true));
}

#[test]
fn the_same_letter_has_the_same_bytes() {
    let letter = stored("Ann", "Hello");
    assert_eq!(message(&letter), message(&letter));
    assert!(message(&letter).contains("Message-ID: <00000000000000000000000000000007@shore.example>\r\n"));
}

#[test]
fn a_link_to_unsubscribe_stays_in_its_header() {
    let link = Url::stored("https://kith.example/u?x=1>,<mailto:a@example.org>\r\nBcc:".to_owned());
    let message = message(&StoredLetter { unsubscribe: Some(link), ..stored("Ann", "Hello") });
    let link = "<https://kith.example/u?x=1%3E%2C%3Cmailto:a@example.org%3E%0D%0ABcc:>";
    assert!(message.contains(&format!("\r\nList-Unsubscribe: {link}\r\n")), "{message}");
}

#[test]
fn a_calendar_part_names_the_method_of_its_calendar_and_nothing_else() {
    for (line, method) in [("METHOD:CANCEL", "CANCEL"), ("X:Y", "PUBLISH"), ("METHOD:A; boundary=x", "PUBLISH")] {
        let calendar = Some(format!("BEGIN:VCALENDAR\r\n{line}\r\nEND:VCALENDAR\r\n"));
        let message = message(&StoredLetter { calendar, ..stored("Ann", "Hello") });
        assert!(
            message.contains(&format!("Content-Type: text/calendar; charset=utf-8; method={method}\r\n")),
            "{message}"
        );
    }
}
