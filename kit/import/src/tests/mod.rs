//! Tests, as sentences about what the importer does. The fixtures are written here, one for each trap in the real data.

mod batches;
mod digitalgov;
mod fingerprints;
mod harvest;
mod hosts;
mod originals;
mod real_data;
mod sentences;
mod text;

use crate::sources::digitalgov::DigitalGov;
use crate::{Delivery, Files, Kind, Row, deliver};

/// A snapshot with one event, one community, one person and one topic, all clean; tests change one thing in it.
const TOPIC: &str = r#"{"slug":"design","title":"Design","summary":"How things work."}"#;
const PERSON: &str = r#"{"slug":"ana-lopez","name":"Ana Lopez","agency":"Library of Congress"}"#;
const COMMUNITY: &str = r##"{"slug":"writing","title":"Plain Writing","summary":"We write.","leads":["ana-lopez"],
 "topics":["design"],"created":"2018-03-29 3:30:00 -0500","members_count":12,"body_md":"Hello.",
 "source_path":"content/communities/writers.md"}"##;

fn event(more: &str) -> String {
    format!(
        r#"{{"id":"events/meeting","title":"Meeting","date":"2019-01-10 14:00:00 -0500","end_date":"2019-01-10 15:00:00 -0500",
        "authors":["ana-lopez"],"topics":["design"],"source_path":"content/events/2019/01/2019-01-10-meeting.md"{more}}}"#
    )
    .replace('\n', " ")
}

fn snapshot(event: &str) -> Files {
    Files::default()
        .with("topics.jsonl", TOPIC)
        .with("people.jsonl", PERSON)
        .with("communities.jsonl", COMMUNITY.replace('\n', " "))
        .with("events.jsonl", event)
}

fn read(files: &Files) -> Delivery {
    deliver(&DigitalGov::default(), files)
}

/// What a snapshot with this one event delivers; `more` adds fields to the event or, coming later, replaces them.
fn with_event(more: &str) -> Delivery {
    read(&snapshot(&event(more)))
}

fn session(delivery: &Delivery) -> &Row {
    delivery.of(Kind::Session).next().expect("there is a session")
}

fn notes(delivery: &Delivery) -> Vec<&'static str> {
    delivery.notes.iter().map(|note| note.message.key).collect()
}

fn refusals(delivery: &Delivery) -> Vec<(String, &'static str)> {
    delivery.refusals.iter().map(|refusal| (refusal.at.to_string(), refusal.reason.key)).collect()
}
