//! Who is an organisation: hosts, organisers and agencies under all their spellings.

use super::{PERSON, event, notes, read, session, snapshot, with_event};
use crate::{Delivery, Kind};

fn organisations(delivery: &Delivery) -> Vec<&str> {
    delivery
        .of(Kind::Organisation)
        .filter_map(|row| row.words("name"))
        .filter(|name| *name != "Library of Congress")
        .collect()
}

fn hosted_by(hosts: &[&str]) -> Delivery {
    let lines: Vec<String> = hosts
        .iter()
        .enumerate()
        .map(|(n, host)| event(&format!(r#","host":"{host}","id":"{n}","source_path":"content/events/{n}.md""#)))
        .collect();
    read(&snapshot(&lines.join("\n")))
}

#[test]
fn spellings_of_one_organisation_are_joined_and_the_commonest_shown() {
    let delivery = hosted_by(&[
        "U.S. Department of Labor",
        "United States Department of Labor",
        "Department of Labor",
        "U.S. Department of Labor ",
    ]);
    assert_eq!(organisations(&delivery), ["U.S. Department of Labor"]);
    assert_eq!(notes(&delivery), ["import-spellings-joined"]);
}

#[test]
fn an_acronym_is_understood_where_the_data_spells_it_out() {
    for hosts in [["DAP", "Digital Analytics Program (DAP)"], ["Digital Analytics Program", "DAP"]] {
        assert_eq!(organisations(&hosted_by(&hosts)), ["Digital Analytics Program"], "{hosts:?}");
    }
}

#[test]
fn an_acronym_with_two_meanings_stays_itself() {
    let delivery = hosted_by(&["DAP", "Digital Analytics Program", "Data And Policy"]);
    assert_eq!(organisations(&delivery).len(), 3);
}

#[test]
fn a_line_of_several_is_taken_apart_where_one_part_is_known() {
    let delivery = hosted_by(&["PIF Guild", "Code.gov and PIF Guild"]);
    assert_eq!(organisations(&delivery), ["Code.gov", "PIF Guild"]);
}

#[test]
fn an_and_inside_a_name_stays_there() {
    let delivery = hosted_by(&["Agency for Healthcare Research and Quality"]);
    assert_eq!(organisations(&delivery), ["Agency for Healthcare Research and Quality"]);
}

#[test]
fn a_community_or_a_person_as_host_makes_no_organisation() {
    for host in ["Plain Writing", "Writers CoP", "Ana Lopez"] {
        let delivery = hosted_by(&[host]);
        assert!(organisations(&delivery).is_empty(), "{host}");
        assert_eq!(session(&delivery).words("host"), Some(host));
    }
    assert!(session(&hosted_by(&["Ana Lopez"])).refs.contains_key("facilitators"));
}

#[test]
fn a_team_among_the_people_is_an_organisation_as_a_host() {
    let people = format!("{PERSON}\n{}", r#"{"slug":"fedramp","name":"FedRAMP"}"#);
    let delivery = read(&snapshot(&event(r#","host":"FedRAMP""#)).with("people.jsonl", people));
    assert_eq!(organisations(&delivery), ["FedRAMP"]);
}

#[test]
fn several_that_cannot_be_told_apart_are_kept_as_text_with_a_note() {
    let delivery = with_event(r#","host":"The first office, the second office""#);
    assert!(organisations(&delivery).is_empty());
    assert_eq!(notes(&delivery), ["import-host-as-text"]);
}
