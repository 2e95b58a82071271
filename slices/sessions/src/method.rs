//! A method: a way of doing an activity that a facilitator can lead who never did it. What it is for, its steps, how
//! long, for how many, what is needed, and how it goes in a room, online and on the telephone. Ours come with Kith
//! ([`crate::library`]); a community adds its own.

use jiff::Timestamp;
use kith_base::{Lang, Say, jiff, one_line};
use kith_policy::{CommunityId, Thing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ActivityKind;
use crate::agenda::NewActivity;

kith_base::ids! {
    /// A method of a community's own.
    MethodId,
}
kith_db::bind_ids!(MethodId);

/// What a method is good for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Aim {
    Arrive,
    Hear,
    Learn,
    Help,
    Choose,
    Close,
}

impl Aim {
    /// All of them, as they are offered.
    pub const ALL: [Aim; 6] = [Aim::Arrive, Aim::Hear, Aim::Learn, Aim::Help, Aim::Choose, Aim::Close];

    pub fn word(self) -> &'static str {
        match self {
            Aim::Arrive => "arrive",
            Aim::Hear => "hear",
            Aim::Learn => "learn",
            Aim::Help => "help",
            Aim::Choose => "choose",
            Aim::Close => "close",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aim| aim.word() == word)
    }

    /// The locale key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Aim::Arrive => "activities-aim-arrive",
            Aim::Hear => "activities-aim-hear",
            Aim::Learn => "activities-aim-learn",
            Aim::Help => "activities-aim-help",
            Aim::Choose => "activities-aim-choose",
            Aim::Close => "activities-aim-close",
        }
    }
}

/// Where people meet.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Setting {
    Room,
    Online,
    Phone,
}

impl Setting {
    /// All of them, as they are offered.
    pub const ALL: [Setting; 3] = [Setting::Room, Setting::Online, Setting::Phone];

    pub fn word(self) -> &'static str {
        match self {
            Setting::Room => "room",
            Setting::Online => "online",
            Setting::Phone => "phone",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.word() == word)
    }

    /// The locale key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Setting::Room => "activities-place-room",
            Setting::Online => "activities-place-online",
            Setting::Phone => "activities-place-phone",
        }
    }
}

/// What a method says, in one language.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Told {
    pub name: String,
    pub purpose: String,
    /// What people are asked; may be empty.
    pub prompt: String,
    pub steps: Vec<String>,
    pub needs: String,
    pub tips: Vec<String>,
    pub room: String,
    pub online: String,
    pub phone: String,
    /// Whose it is, where it has an author.
    #[serde(default)]
    pub credit: String,
}

impl Told {
    /// How it goes at a place.
    pub fn at(&self, place: Setting) -> &str {
        match place {
            Setting::Room => &self.room,
            Setting::Online => &self.online,
            Setting::Phone => &self.phone,
        }
    }
}

/// A method as it is offered to somebody.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Method {
    /// What an activity keeps of it: the key of one of ours, the id of one of the community's own.
    pub key: String,
    /// Whether it is one of ours.
    pub ours: bool,
    pub kind: ActivityKind,
    pub minutes: i64,
    /// The fewest minutes in which it is still worth doing, and the most.
    pub least: i64,
    pub most: i64,
    pub people: (i64, i64),
    pub aims: Vec<Aim>,
    /// Where it goes well.
    pub places: Vec<Setting>,
    pub link: String,
    pub lang: Lang,
    pub told: Told,
    pub retired_at: Option<Timestamp>,
}

impl Method {
    /// The activity that it becomes in an agenda.
    pub fn activity(&self) -> NewActivity {
        NewActivity {
            kind: self.kind,
            title: kith_base::Title::stored(self.told.name.clone()),
            minutes: self.minutes,
            prompt: self.told.prompt.clone(),
            method: Some(self.key.clone()),
        }
    }

    /// Whether it is what somebody looks for.
    pub fn fits(&self, sought: &Sought) -> bool {
        let (from, to) = self.people;
        sought.minutes.is_none_or(|most| self.least <= most)
            && sought.people.is_none_or(|people| (from..=to).contains(&people))
            && sought.place.is_none_or(|place| self.places.contains(&place))
            && sought.aim.is_none_or(|aim| self.aims.contains(&aim))
    }
}

/// What somebody looks for in the library.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Sought {
    /// At most so many minutes.
    pub minutes: Option<i64>,
    /// For so many people.
    pub people: Option<i64>,
    pub place: Option<Setting>,
    pub aim: Option<Aim>,
}

/// A method of a community's own, as somebody writes it.
#[derive(Clone, PartialEq, Debug)]
pub struct MethodDraft {
    pub lang: Lang,
    pub kind: ActivityKind,
    pub minutes: i64,
    pub least: i64,
    pub most: i64,
    pub people: (i64, i64),
    pub aims: Vec<Aim>,
    pub places: Vec<Setting>,
    pub told: Told,
}

/// A community's library as the policy sees it.
pub fn thing(community: CommunityId) -> Thing {
    Thing::of_community("method", community)
}

/// The most steps, and the most tips, of a method.
const LINES: usize = 20;

/// Reads lines, one thing each: at most twenty, of at most 300 characters.
pub fn read_lines(text: &str) -> Result<Vec<String>, Say> {
    let mut lines = Vec::new();
    for line in text.lines() {
        lines.extend(one_line(line, 300)?);
    }
    if lines.len() > LINES {
        return Err(Say::new("activities-error-lines").with("most", LINES));
    }
    Ok(lines)
}

/// Reads a sentence or two; may be empty.
pub fn read_words(text: &str) -> Result<String, Say> {
    Ok(one_line(text, 500)?.unwrap_or_default())
}

/// Reads a word of [`Aim`].
pub fn read_aim(text: &str) -> Result<Aim, Say> {
    Aim::of(text).ok_or_else(|| Say::new("error-not-a-choice"))
}

/// Reads a word of [`Setting`].
pub fn read_setting(text: &str) -> Result<Setting, Say> {
    Setting::of(text).ok_or_else(|| Say::new("error-not-a-choice"))
}
