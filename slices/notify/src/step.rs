//! The steps of a timetable: what goes out before a session, after it, and between two of them.

use kith_base::jiff::Timestamp;
use kith_base::{Lang, Markdown, Say};
use kith_charter::Post;
use kith_sessions::{SeriesId, Session, SessionId};
use serde::Serialize;

/// A step of the timetable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Two weeks before.
    Early,
    /// A week before.
    Week,
    /// Two days before, to those who have not answered what is asked ahead.
    Prepare,
    /// The day before.
    Eve,
    /// The morning after.
    After,
    /// Halfway to the next session.
    Between,
}

impl Step {
    /// All of them, in the order of time.
    pub const ALL: [Self; 6] = [Self::Early, Self::Week, Self::Prepare, Self::Eve, Self::After, Self::Between];

    pub fn word(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Week => "week",
            Self::Prepare => "prepare",
            Self::Eve => "eve",
            Self::After => "after",
            Self::Between => "between",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// The locale key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Early => "rhythm-step-early",
            Self::Week => "rhythm-step-week",
            Self::Prepare => "rhythm-step-prepare",
            Self::Eve => "rhythm-step-eve",
            Self::After => "rhythm-step-after",
            Self::Between => "rhythm-step-between",
        }
    }

    /// The kind of its letters.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Early => "notify.early",
            Self::Week => "notify.week",
            Self::Prepare => "notify.prepare",
            Self::Eve => "notify.eve",
            Self::After => "notify.after",
            Self::Between => "notify.between",
        }
    }

    /// Whether it comes before the session.
    pub fn is_before(self) -> bool {
        matches!(self, Self::Early | Self::Week | Self::Prepare | Self::Eve)
    }

    /// How many days before or after the session it goes, unless somebody says otherwise. Between two sessions it is
    /// halfway, whatever their distance.
    pub fn usual_days(self) -> i64 {
        match self {
            Self::Early => 14,
            Self::Week => 7,
            Self::Prepare => 2,
            Self::Eve | Self::After => 1,
            Self::Between => 0,
        }
    }

    /// What kind of letter it is to those who take part in one way or another.
    pub fn post(self) -> Post {
        if self == Self::Between { Post::Question } else { Post::Reminder }
    }

    /// How many letters of the week are kept for what is more useful than this: with a cap of five, two weeks before
    /// goes only while three have not been reached, the day before as long as there is any room.
    pub fn leaves(self) -> i64 {
        match self {
            Self::Prepare | Self::Eve => 0,
            Self::Week | Self::After => 1,
            Self::Early | Self::Between => 2,
        }
    }

    /// The minutes that its letter asks of a reader: reading it, and doing what it asks.
    pub fn minutes(self) -> i64 {
        match self {
            Self::Early | Self::Week | Self::Eve => 1,
            Self::After => 2,
            Self::Prepare | Self::Between => 3,
        }
    }
}

kith_db::bind_words!(Step);

/// For which sessions a step is set so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    Community,
    Series(SeriesId),
    Session(SessionId),
}

impl Scope {
    pub fn series(self) -> Option<SeriesId> {
        if let Scope::Series(id) = self { Some(id) } else { None }
    }

    pub fn session(self) -> Option<SessionId> {
        if let Scope::Session(id) = self { Some(id) } else { None }
    }
}

/// How a step is set: whether it goes, when, and with which words of one's own.
#[derive(Clone, PartialEq, Debug)]
pub struct Setting {
    pub step: Step,
    pub scope: Scope,
    pub is_on: bool,
    /// Days before or after.
    pub days: i64,
    /// The hour of the reader's clock.
    pub hour: i64,
    /// A paragraph of one's own in each language; "" is ours.
    pub text_en: String,
    pub text_fr: String,
    /// When somebody sent it by hand, before its moment.
    pub sent_at: Option<Timestamp>,
}

impl Setting {
    /// The setting that a step has unless somebody says otherwise.
    pub fn usual(step: Step) -> Self {
        Self {
            step,
            scope: Scope::Community,
            is_on: true,
            days: step.usual_days(),
            hour: 9,
            text_en: String::new(),
            text_fr: String::new(),
            sent_at: None,
        }
    }

    /// The paragraph of one's own in a language, or "".
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.text_en,
            Lang::Fr => &self.text_fr,
        }
    }

    /// Whether it is about this session rather than another one.
    fn reaches(&self, session: &Session) -> bool {
        match self.scope {
            Scope::Community => true,
            Scope::Series(id) => session.series_id == Some(id),
            Scope::Session(id) => session.id == id,
        }
    }

    /// How near it is: a session's own setting before its series', that before the community's.
    fn nearness(&self) -> u8 {
        match self.scope {
            Scope::Community => 0,
            Scope::Series(_) => 1,
            Scope::Session(_) => 2,
        }
    }
}

/// How a step is set for the community as a whole.
pub fn of_community(all: &[Setting], step: Step) -> Setting {
    let own = all.iter().find(|it| it.step == step && it.scope == Scope::Community);
    own.cloned().unwrap_or_else(|| Setting::usual(step))
}

/// How a step is set for a session: the nearest setting counts whole.
pub fn of_session(all: &[Setting], step: Step, session: &Session) -> Setting {
    let own = all.iter().filter(|it| it.step == step && it.reaches(session)).max_by_key(|it| it.nearness());
    own.cloned().unwrap_or_else(|| Setting::usual(step))
}

/// Reads a paragraph of one's own: plain text of at most a thousand characters.
pub fn read_paragraph(text: &str) -> Result<String, Say> {
    let text = Markdown::read(text)?.trim().to_owned();
    let most: usize = 1_000;
    if text.chars().count() > most { Err(Say::new("rhythm-error-long").with("most", most)) } else { Ok(text) }
}
