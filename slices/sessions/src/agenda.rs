//! The agenda: what people do in a session, in which order, for how many minutes.

use jiff::{SignedDuration, Timestamp};
use kith_base::{Say, Title, jiff, one_line};
use serde::Serialize;

use crate::SessionId;
use crate::session::read_number;

kith_base::ids! {
    /// An activity of an agenda.
    ActivityId,
}
kith_db::bind_ids!(ActivityId);

/// What people do in an activity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    CheckIn,
    Round,
    Pairs,
    OneWord,
    Case,
    Evidence,
    Open,
    Break,
    Questions,
    Commitments,
}

impl ActivityKind {
    /// All of them, as they are offered.
    pub const ALL: [ActivityKind; 10] = [
        ActivityKind::CheckIn,
        ActivityKind::Round,
        ActivityKind::Pairs,
        ActivityKind::OneWord,
        ActivityKind::Case,
        ActivityKind::Evidence,
        ActivityKind::Open,
        ActivityKind::Break,
        ActivityKind::Questions,
        ActivityKind::Commitments,
    ];

    pub fn word(self) -> &'static str {
        match self {
            ActivityKind::CheckIn => "check_in",
            ActivityKind::Round => "round",
            ActivityKind::Pairs => "pairs",
            ActivityKind::OneWord => "one_word",
            ActivityKind::Case => "case",
            ActivityKind::Evidence => "evidence",
            ActivityKind::Open => "open",
            ActivityKind::Break => "break",
            ActivityKind::Questions => "questions",
            ActivityKind::Commitments => "commitments",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The locale key of its name.
    pub fn key(self) -> &'static str {
        match self {
            ActivityKind::CheckIn => "sessions-kind-check-in",
            ActivityKind::Round => "sessions-kind-round",
            ActivityKind::Pairs => "sessions-kind-pairs",
            ActivityKind::OneWord => "sessions-kind-one-word",
            ActivityKind::Case => "sessions-kind-case",
            ActivityKind::Evidence => "sessions-kind-evidence",
            ActivityKind::Open => "sessions-kind-open",
            ActivityKind::Break => "sessions-kind-break",
            ActivityKind::Questions => "sessions-kind-questions",
            ActivityKind::Commitments => "sessions-kind-commitments",
        }
    }

    /// The locale key of the line that says what happens in it.
    pub fn about(self) -> &'static str {
        match self {
            ActivityKind::CheckIn => "sessions-about-check-in",
            ActivityKind::Round => "sessions-about-round",
            ActivityKind::Pairs => "sessions-about-pairs",
            ActivityKind::OneWord => "sessions-about-one-word",
            ActivityKind::Case => "sessions-about-case",
            ActivityKind::Evidence => "sessions-about-evidence",
            ActivityKind::Open => "sessions-about-open",
            ActivityKind::Break => "sessions-about-break",
            ActivityKind::Questions => "sessions-about-questions",
            ActivityKind::Commitments => "sessions-about-commitments",
        }
    }

    /// The kind that was chosen in a form.
    pub fn read(text: &str) -> Result<Self, Say> {
        Self::of(text).ok_or_else(|| Say::new("error-not-a-choice"))
    }
}

kith_db::bind_words!(ActivityKind);

/// A part of an agenda.
#[derive(Clone, Debug, Serialize)]
pub struct Activity {
    pub id: ActivityId,
    pub session_id: SessionId,
    /// From 1.
    pub place_in_agenda: i64,
    pub kind: ActivityKind,
    pub title: Title,
    pub minutes: i64,
    /// What people are asked; one line, may be empty.
    pub prompt: String,
    /// The method of the library that it follows: the key of one of ours, or the id of one of the community's own.
    pub method: Option<String>,
    pub begun_at: Option<Timestamp>,
}

kith_db::from_row!(Activity { id, session_id, place_in_agenda, kind, title, minutes, prompt, method, begun_at });

/// An activity as somebody plans it.
#[derive(Clone, PartialEq, Debug)]
pub struct NewActivity {
    pub kind: ActivityKind,
    pub title: Title,
    pub minutes: i64,
    pub prompt: String,
    /// The method of the library that it follows.
    pub method: Option<String>,
}

impl From<&Activity> for NewActivity {
    fn from(it: &Activity) -> Self {
        let (title, prompt, method) = (it.title.clone(), it.prompt.clone(), it.method.clone());
        Self { kind: it.kind, title, minutes: it.minutes, prompt, method }
    }
}

/// The most activities of an agenda.
pub const MOST: usize = 40;

/// The most minutes of an activity.
pub const LONGEST: i64 = 240;

/// Reads how long an activity is: 1 minute to 4 hours.
pub fn read_minutes(text: &str) -> Result<i64, Say> {
    read_number(text, 1, LONGEST)
}

/// Reads a prompt: one line, may be empty.
pub fn read_prompt(text: &str) -> Result<String, Say> {
    Ok(one_line(text, 500)?.unwrap_or_default())
}

/// The agenda that a session begins with when there is none to take over: an hour, in the words of `say`.
pub fn usual(say: impl Fn(&str) -> String) -> Vec<NewActivity> {
    // locale: sessions-usual-check-in sessions-usual-check-in-prompt sessions-usual-questions
    // locale: sessions-usual-questions-prompt sessions-usual-round sessions-usual-round-prompt
    // locale: sessions-usual-commitments sessions-usual-commitments-prompt sessions-usual-one-word
    // locale: sessions-usual-one-word-prompt
    let parts = [
        (ActivityKind::CheckIn, "check-in", "check-in", 10),
        (ActivityKind::Questions, "questions", "what-came-back", 10),
        (ActivityKind::Round, "round", "round", 25),
        (ActivityKind::Commitments, "commitments", "commitments", 10),
        (ActivityKind::OneWord, "one-word", "one-word", 5),
    ];
    let part = |(kind, word, method, minutes): (ActivityKind, &str, &str, i64)| NewActivity {
        kind,
        title: Title::stored(say(&format!("sessions-usual-{word}"))),
        minutes,
        prompt: say(&format!("sessions-usual-{word}-prompt")),
        method: Some(method.to_owned()),
    };
    parts.map(part).into_iter().collect()
}

/// When each activity begins, for a session that starts at `start`.
pub fn begins(start: Timestamp, agenda: &[Activity]) -> Vec<Timestamp> {
    let each = agenda.iter().scan(start, |at, activity| {
        let begins = *at;
        *at += SignedDuration::from_mins(activity.minutes);
        Some(begins)
    });
    each.collect()
}

/// How the minutes of an agenda stand to those of its session.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Minutes {
    pub total: i64,
    pub of: i64,
}

impl Minutes {
    pub fn of(agenda: &[Activity], session: i64) -> Self {
        Self { total: agenda.iter().map(|activity| activity.minutes).sum(), of: session }
    }

    /// How many minutes too many.
    pub fn over(self) -> i64 {
        (self.total - self.of).max(0)
    }

    /// How many minutes are not planned yet.
    pub fn left(self) -> i64 {
        (self.of - self.total).max(0)
    }
}

/// Where an activity goes in its agenda.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
    Up,
    Down,
    /// To this place, from 0.
    To(usize),
}

/// The order after an activity was moved; the same where it cannot.
pub fn moved(mut order: Vec<ActivityId>, id: ActivityId, to: Move) -> Vec<ActivityId> {
    let Some(from) = order.iter().position(|it| *it == id) else { return order };
    let to = match to {
        Move::Up => from.saturating_sub(1),
        Move::Down => from + 1,
        Move::To(place) => place,
    };
    let it = order.remove(from);
    order.insert(to.min(order.len()), it);
    order
}
