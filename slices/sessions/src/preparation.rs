//! What people are asked before a session: things to read or do, and what they want help with.
//!
//! Who says that they are ready is known; who does not is nobody's business, and no list of them exists. What somebody
//! wants help with may come without a name: it keeps no person, its instant and its id are those of the asking, its
//! language is the session's, and it does not tell that its author is ready.

use jiff::Timestamp;
use kith_base::{Lang, Say, Url, Uuid, jiff, one_line};
use kith_policy::{PersonId, TeamId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::session::read_number;
use crate::{ActivityId, Session, SessionId, contribution};

kith_base::ids! {
    /// Something to read or do.
    ItemId,
    /// What somebody wants help with.
    NeedId,
}
kith_db::bind_ids!(ItemId, NeedId);

/// What is asked before a session.
#[derive(Clone, Debug)]
pub struct Preparation {
    /// What people are asked; "" where there are only things to read or do.
    pub question: String,
    pub asked_at: Timestamp,
}

kith_db::from_row!(Preparation { question, asked_at });

/// Something to read or do.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: ItemId,
    pub text: String,
    pub link: Option<Url>,
    pub minutes: i64,
}

kith_db::from_row!(Item { id, text, link, minutes });

/// Something to read or do, as somebody asks it.
#[derive(Clone, Debug)]
pub struct NewItem {
    pub text: String,
    pub link: Option<Url>,
    pub minutes: i64,
}

/// What somebody wants help with, as a reader sees it.
#[derive(Clone, Debug)]
pub struct Need {
    pub id: NeedId,
    pub person: Option<PersonId>,
    pub name: Option<String>,
    pub team: Option<TeamId>,
    pub team_name: Option<String>,
    pub lang: Lang,
    pub text: String,
    /// How many others want help with the same, and whether the reader is one of them.
    pub backers: i64,
    pub backed: bool,
    /// The activity in which it is taken up.
    pub activity: Option<String>,
}

kith_db::from_row!(Need { id, person, name, team, team_name, lang, text, backers, backed, activity });

/// A need that is taken up in an activity.
#[derive(Clone, Debug)]
pub struct Placed {
    pub activity: ActivityId,
    pub lang: Lang,
    pub text: String,
    /// Whose it is, where it came with a name.
    pub name: Option<String>,
}

kith_db::from_row!(Placed { activity, lang, text, name });

/// What the page of a session says of what is asked before it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Summary {
    pub question: String,
    pub items: i64,
    pub minutes: i64,
    pub needs: i64,
    /// Whether the reader said that they are ready.
    pub ready: bool,
}

kith_db::from_row!(Summary { question, items, minutes, needs, ready });

/// A need as it is kept.
#[derive(Clone, Debug)]
pub struct NewNeed {
    pub id: NeedId,
    pub session: SessionId,
    pub person: Option<PersonId>,
    /// Kept apart, only for what is unattributed.
    pub author: Option<PersonId>,
    pub team: Option<TeamId>,
    pub lang: Lang,
    pub text: String,
    pub written_at: Timestamp,
}

/// What somebody wants help with, before it is decided what of it is kept.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub author: PersonId,
    pub unattributed: bool,
    /// Only for the author's own team.
    pub aside: Option<TeamId>,
    pub lang: Lang,
    pub text: String,
}

impl Wanted {
    /// The need that this becomes, under an id drawn at `now`.
    pub fn keep(self, session: &Session, asked: &Preparation, drawn: Uuid, now: Timestamp) -> NewNeed {
        let named = !self.unattributed;
        NewNeed {
            id: NeedId(if named { drawn } else { contribution::moved(drawn, asked.asked_at) }),
            session: session.id,
            person: named.then_some(self.author),
            author: (!named).then_some(self.author),
            team: self.aside,
            lang: if named { self.lang } else { session.lang },
            text: self.text,
            written_at: if named { now } else { asked.asked_at },
        }
    }
}

/// The most things to read or do before a session.
pub const MOST: usize = 10;

/// The method of the library that takes needs up.
pub const TAKES_UP: &str = "help-wanted";

/// How many needs stand chosen for the agenda: the most backed.
pub const TOP: usize = 3;

/// Whether something may still be said before `session`, or why not.
pub fn open(session: &Session, now: Timestamp) -> Result<(), Say> {
    if session.cancelled_at.is_some() {
        return Err(Say::new("held-refused-cancelled"));
    }
    if session.is_ahead(now) { Ok(()) } else { Err(Say::new("activities-refused-over")) }
}

/// Reads what somebody wants help with: one paragraph.
pub fn read_need(text: &str) -> Result<String, Say> {
    let text: Vec<&str> = text.split_whitespace().collect();
    one_line(&text.join(" "), 500)?.ok_or_else(|| Say::new("error-required"))
}

/// Reads the question; may be empty.
pub fn read_question(text: &str) -> Result<String, Say> {
    Ok(one_line(text, 300)?.unwrap_or_default())
}

/// Reads what there is to read or do.
pub fn read_item(text: &str) -> Result<String, Say> {
    one_line(text, 300)?.ok_or_else(|| Say::new("error-required"))
}

/// Reads how many minutes it takes: 1 to 240.
pub fn read_minutes(text: &str) -> Result<i64, Say> {
    read_number(text, 1, 240)
}
