//! The policy read a second time: a reader of `policy.csv` and a rule of who stands how to what that share no code with
//! the server. What this file says and what the server does must be the same; the matrix compares them.

use std::collections::{BTreeMap, BTreeSet};

use crate::cast::{ARCHIVED, Person, State, cohort_of};

/// The text that the server reads too.
pub const SHIPPED: &str = include_str!("../../../kit/policy/policy.csv");

/// What somebody gets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Answer {
    Open,
    Refused,
    Hidden,
}

/// A thing, by the names of the test world.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Thing {
    pub kind: &'static str,
    pub audience: &'static str,
    pub community: Option<&'static str>,
    pub cohort: Option<&'static str>,
    pub team: Option<&'static str>,
    pub owner: Option<&'static str>,
    /// The name of the row of the session that it is part of.
    pub session: Option<String>,
}

impl Thing {
    pub fn of_instance(kind: &'static str) -> Self {
        Self { kind, audience: "public", community: None, cohort: None, team: None, owner: None, session: None }
    }

    pub fn of_community(kind: &'static str, community: &'static str) -> Self {
        Self { audience: "community", community: Some(community), ..Self::of_instance(kind) }
    }

    pub fn audience(&self, audience: &'static str) -> Self {
        Self { audience, ..self.clone() }
    }

    pub fn team(&self, team: &'static str) -> Self {
        Self { team: Some(team), ..self.clone() }
    }

    pub fn owned_by(&self, owner: &'static str) -> Self {
        Self { owner: Some(owner), ..self.clone() }
    }
}

/// A line of the table for one audience: which line of the text it is, and its cells by the name of their column.
#[derive(Clone, Debug)]
pub struct Line {
    pub number: usize,
    pub cells: BTreeMap<String, char>,
}

/// The name of a line: kind, audience, action.
pub type Key = (String, String, String);

/// The table.
#[derive(Clone, Debug)]
pub struct Table {
    pub lines: BTreeMap<Key, Line>,
    pub columns: Vec<String>,
}

impl Table {
    /// Reads a text of the form of `policy.csv`.
    pub fn read(text: &str) -> Self {
        let mut rows = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
        let head = rows.next().expect("a head line").1;
        let columns: Vec<String> = head.split(',').skip(4).map(str::to_owned).collect();
        let mut lines = BTreeMap::new();
        for (number, row) in rows {
            let fields: Vec<&str> = row.split(',').collect();
            let cell = |(at, column): (usize, &String)| {
                (column.clone(), fields.get(4 + at).map_or('.', |cell| cell.chars().next().expect("a cell")))
            };
            let cells: BTreeMap<_, _> = columns.iter().enumerate().map(cell).collect();
            for audience in fields[1].split('|') {
                let key = (fields[0].to_owned(), audience.to_owned(), fields[2].to_owned());
                lines.insert(key, Line { number, cells: cells.clone() });
            }
        }
        Self { lines, columns }
    }

    /// What somebody who stands so to a thing of this line gets.
    pub fn answer(&self, key: &Key, stands: &BTreeSet<&'static str>) -> Answer {
        let Some(line) = self.lines.get(key) else { return Answer::Hidden };
        let has = |wanted: char| stands.iter().any(|standing| line.cells.get(*standing) == Some(&wanted));
        if has('y') {
            Answer::Open
        } else if has('n') {
            Answer::Refused
        } else {
            Answer::Hidden
        }
    }

    /// What `who` gets who wants to do `action` to `thing`.
    pub fn says(&self, who: Option<&Person>, action: &str, thing: &Thing) -> Answer {
        let key = (thing.kind.to_owned(), thing.audience.to_owned(), action.to_owned());
        let answer = self.answer(&key, &standings(who, thing));
        // An archived cohort is only read, until a steward opens it again.
        let past = thing.cohort == Some(ARCHIVED) || thing.team.and_then(cohort_of) == Some(ARCHIVED);
        match answer {
            Answer::Open if past && !["read", "archive"].contains(&action) => Answer::Refused,
            answer => answer,
        }
    }
}

/// Every way in which somebody stands to a thing, from what the cast says of them.
pub fn standings(who: Option<&Person>, thing: &Thing) -> BTreeSet<&'static str> {
    let mut stands = BTreeSet::from(["public"]);
    let Some(who) = who else { return stands };
    stands.extend((!who.by_link).then_some("person"));
    if who.operator {
        stands.insert("operator");
    }
    let owns = thing.owner == Some(who.key);
    let Some(community) = thing.community else {
        stands.extend((owns && !who.by_link).then_some("own"));
        return stands;
    };
    if thing.session.as_deref().is_some_and(|session| who.guest_of.contains(&session)) {
        stands.insert("guest");
        stands.extend(owns.then_some("own"));
    }
    if who.invited.contains(&community) {
        stands.insert("invited");
    }
    for post in who.posts.iter().filter(|post| post.community == community && post.state == State::Active) {
        // Nothing is one's own any more in a community that one is out of.
        stands.extend(owns.then_some("own"));
        let same_team = post.team.is_some() && post.team == thing.team;
        let cohort = post.cohort.or(post.team.and_then(cohort_of));
        // Whoever looks on, pays or runs things is no member of a cohort, whatever stands beside their name.
        let belongs = matches!(post.role, "member" | "lead" | "coach");
        if belongs && cohort.is_some() && cohort == thing.cohort {
            stands.insert("cohort");
        }
        stands.extend(match post.role {
            "member" | "lead" | "coach" => vec!["member"],
            above => vec![above],
        });
        if same_team {
            stands.extend(match post.role {
                "member" => vec!["team"],
                "lead" => vec!["lead"],
                "coach" => vec!["coach"],
                _ => vec![],
            });
        }
    }
    stands
}
