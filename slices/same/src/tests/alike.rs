//! Which names look like one: by tables, and measured on published sign-ins in which user names say who is who.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kith_base::Uuid;

use crate::alike::{Known, Reason, meant, organisations, people};

fn all(names: &[&str]) -> Vec<Known> {
    let known =
        |(at, name): (u128, &&str)| Known { id: Uuid::from_u128(at), name: (*name).to_owned(), handle: String::new() };
    (1..).zip(names).map(known).collect()
}

#[test]
fn each_reason_proposes_what_it_says_and_the_fuller_name_stays() {
    for (names, reason) in [
        (["Gonzalo Peña-Castellanos", "gonzalo pena castellanos"], Reason::Spelling),
        (["Nick O’Leary", "Nick O'Leary"], Reason::Spelling),
        (["Cheng H. Lee", "Cheng Lee"], Reason::Middle),
        (["Cheng Lee CHL", "Cheng H Lee"], Reason::Middle),
        (["Christopher Hiller", "Chris Hiller"], Reason::Short),
        (["Dave Clements", "Dave Clemnts"], Reason::Letter),
        (["Bas Zalmstra", "Bas Zalmtra"], Reason::Letter),
        (["Jory Burson", "JB"], Reason::Initials),
        (["Marius van Niekerk", "MVN"], Reason::Initials),
        (["Filipe Fernandes", "Filipe"], Reason::First),
    ] {
        let pairs = people(&all(&names));
        let first = Uuid::from_u128(1);
        assert_eq!(pairs.iter().map(|it| (it.reason, it.one)).collect::<Vec<_>>(), [(reason, first)], "{names:?}");
    }
}

#[test]
fn what_is_not_certain_enough_is_not_proposed() {
    for names in [
        vec!["Joe Sepi", "Joe Bloggs", "Joe"],
        vec!["Jory Burson", "Jean Burellier", "JB"],
        vec!["Ann Ames", "Anna Berg"],
        vec!["Ana Li", "Ana Le"],
        vec!["Team 1 of Larkhaven", "Team 2 of Larkhaven"],
        vec!["Mary Jane Smith", "Mary Kate Smith"],
    ] {
        assert_eq!(people(&all(&names)), [], "{names:?}");
    }
}

#[test]
fn organisations_are_proposed_by_their_own_reasons() {
    for (names, reason) in [
        (["General Services Administration", "GSA"], Reason::Initials),
        (["The Library of Congress", "Library of Congress"], Reason::Middle),
        (["Digital Analytics Program (DAP)", "Digital Analytics Program"], Reason::Spelling),
        (["Centre de santé", "Centre de sante"], Reason::Spelling),
        (["Anaconda Inc", "Anconda Inc"], Reason::Letter),
    ] {
        let pairs = organisations(&all(&names));
        assert_eq!(pairs.iter().map(|it| it.reason).collect::<Vec<_>>(), [reason], "{names:?}");
    }
    assert_eq!(organisations(&all(&["Region 1 Health", "Region 2 Health"])), []);
}

#[test]
fn somebody_is_meant_only_if_nobody_else_can_be() {
    let present = all(&["Myles Borins", "Jory Burson", "Mike Dolan", "Michael Dawson"]);
    for (said, who) in [
        ("Myles", Some(1)),
        ("JB", Some(2)),
        ("Michael", Some(4)),
        ("Jory Burson", Some(2)),
        ("MD", None),
        ("ALL", None),
        ("Anaconda", None),
        ("", None),
    ] {
        assert_eq!(meant(said, &present).map(|(id, _)| id.as_u128()), who, "{said}");
    }
}

/// The folder of a published data set, where there is one.
fn published(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("KITH_DATA").map_or_else(beside, PathBuf::from).join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no {name} in the folder that KITH_DATA names");
    None
}

/// Names of a group with the user names they were written with, and those who were at one meeting together.
type Signed = (BTreeMap<String, BTreeSet<String>>, BTreeSet<(String, String)>);

fn signed(group: &str) -> Option<Signed> {
    let text = std::fs::read_to_string(published("minutes")?.join("meetings.jsonl")).unwrap();
    let (mut names, mut together): Signed = Default::default();
    for line in text.lines() {
        let meeting: serde_json::Value = serde_json::from_str(line).unwrap();
        if meeting["group"] != group {
            continue;
        }
        let came: Vec<&serde_json::Value> = meeting["attendees"].as_array().unwrap().iter().collect();
        for it in &came {
            let handles = names.entry(it["name"].as_str().unwrap().to_owned()).or_default();
            handles.extend(it["handle"].as_str().map(str::to_lowercase));
            for other in &came {
                together.insert((it["name"].to_string(), other["name"].to_string()));
            }
        }
    }
    Some((names, together))
}

#[test]
fn nine_proposals_in_ten_are_right_on_published_sign_ins() {
    let (mut right, mut wrong) = (0, Vec::new());
    let mut by: BTreeMap<Reason, (usize, usize)> = BTreeMap::new();
    for group in ["conda", "openjs-cpc"] {
        let Some((names, together)) = signed(group) else { return };
        let list: Vec<&str> = names.keys().map(String::as_str).collect();
        let known = all(&list);
        let name = |id: Uuid| list[usize::try_from(id.as_u128()).unwrap() - 1];
        for pair in people(&known) {
            let (one, other) = (name(pair.one), name(pair.other));
            let quoted = |text: &str| serde_json::Value::from(text).to_string();
            let (a, b) = (&names[one], &names[other]);
            if together.contains(&(quoted(one), quoted(other))) || a.is_empty() || b.is_empty() {
                continue; // never shown, or nobody knows the truth
            }
            let hit = a.intersection(b).next().is_some();
            let counted = by.entry(pair.reason).or_default();
            if hit {
                right += 1;
                counted.0 += 1;
            } else {
                wrong.push(format!("{:?}: {one} ({a:?}) / {other} ({b:?})", pair.reason));
                counted.1 += 1;
            }
        }
    }
    println!("{right} right, {} wrong: {by:?}\n{}", wrong.len(), wrong.join("\n"));
    assert!(right >= 20 && right >= wrong.len() * 9, "{right} right, {} wrong", wrong.len());
}

/// Hosts of published events that look like one and are not, as they were read by hand.
const OTHERS: [(&str, &str); 0] = [];

#[test]
fn the_hosts_of_published_events_are_proposed_and_few_of_them_wrongly() {
    let Some(folder) = published("cop-digitalgov") else { return };
    let text = std::fs::read_to_string(folder.join("events.jsonl")).unwrap();
    let host =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["host"].as_str().map(str::to_owned);
    let hosts: BTreeSet<String> = text.lines().filter_map(host).filter(|host| !host.trim().is_empty()).collect();
    let list: Vec<&str> = hosts.iter().map(String::as_str).collect();
    let pairs = organisations(&all(&list));
    let name = |id: Uuid| list[usize::try_from(id.as_u128()).unwrap() - 1];
    let told: Vec<String> =
        pairs.iter().map(|it| format!("{:?}: {} / {}", it.reason, name(it.one), name(it.other))).collect();
    println!("{} of {} hosts\n{}", told.len(), list.len(), told.join("\n"));
    let wrong = pairs.iter().filter(|it| OTHERS.contains(&(name(it.one), name(it.other)))).count();
    assert!(!pairs.is_empty() && wrong * 10 <= pairs.len(), "{wrong} of {}", pairs.len());
}
