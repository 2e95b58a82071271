//! A takeaway question: what people take away from a session to think about, and what they answer.

use jiff::Timestamp;
use kith_base::{Lang, Say, jiff};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};
use kith_web::Prose;
use schemars::JsonSchema;
use serde::Serialize;

use crate::SessionId;
use crate::contribution::Channel;

kith_base::ids! {
    /// A takeaway question.
    QuestionId,
    /// An answer to one.
    AnswerId,
}
kith_db::bind_ids!(QuestionId, AnswerId);

/// Where a question stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Open,
    Answered,
    Parked,
    Closed,
    /// It became a topic of the community's learning agenda.
    Topic,
}

impl State {
    pub const ALL: [State; 5] = [State::Open, State::Answered, State::Parked, State::Closed, State::Topic];

    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Answered => "answered",
            State::Parked => "parked",
            State::Closed => "closed",
            State::Topic => "topic",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// The locale key of its word.
    pub fn key(self) -> &'static str {
        // locale: held-question-open held-question-answered held-question-parked held-question-closed
        // locale: held-question-topic
        match self {
            State::Open => "held-question-open",
            State::Answered => "held-question-answered",
            State::Parked => "held-question-parked",
            State::Closed => "held-question-closed",
            State::Topic => "held-question-topic",
        }
    }

    /// How its word is drawn.
    pub fn mark(self) -> &'static str {
        match self {
            State::Open => "needs",
            State::Answered | State::Topic => "well",
            State::Parked | State::Closed => "",
        }
    }

    /// What an answer makes of it; a closed one takes none.
    pub fn answered(self) -> Result<State, Say> {
        match self {
            State::Closed => Err(Say::new("held-refused-closed")),
            State::Topic => Ok(State::Topic),
            _ => Ok(State::Answered),
        }
    }

    /// What it can become at a facilitator's word.
    pub fn becomes(self, next: State) -> Result<State, Say> {
        let fits = match next {
            State::Parked => matches!(self, State::Open | State::Answered),
            State::Closed => self != State::Closed,
            State::Open => self != State::Open,
            State::Topic => self != State::Topic,
            State::Answered => false,
        };
        if fits { Ok(next) } else { Err(Say::new("held-refused-already")) }
    }
}

kith_db::bind_words!(State);

/// A question as it is kept, with the place of its session.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Question {
    pub id: QuestionId,
    pub session: SessionId,
    pub asked_by: Option<PersonId>,
    /// The name of who asked it.
    pub name: Option<String>,
    pub text: String,
    pub lang: Lang,
    pub state: State,
    pub answers: i64,
    pub made_at: Timestamp,
    pub changed_at: Timestamp,
    #[serde(skip)]
    pub community: CommunityId,
    #[serde(skip)]
    pub cohort: Option<CohortId>,
    #[serde(skip)]
    pub team: Option<TeamId>,
    #[serde(skip)]
    pub audience: Audience,
    pub session_title: String,
    pub session_lang: Lang,
}

kith_db::from_row!(Question {
    id,
    session,
    asked_by,
    name,
    text,
    lang,
    state,
    answers,
    made_at,
    changed_at,
    community,
    cohort,
    team,
    audience,
    session_title,
    session_lang
});

impl Question {
    /// The question as the policy sees it: for the people of its session.
    pub fn thing(&self) -> Thing {
        let place = Place { community: self.community, cohort: self.cohort, team: self.team };
        Thing::at("question", place, self.audience).owned_by(self.asked_by).in_session(self.session)
    }

    /// Its address in the community of this name.
    pub fn path(&self, slug: &str) -> String {
        format!("/c/{slug}/questions/{}", self.id)
    }
}

/// How many questions were asked, and where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub asked: i64,
    /// Those that somebody answered, and those that became a topic: they came back.
    pub answered: i64,
    pub topics: i64,
    pub open: i64,
    pub parked: i64,
}

kith_db::from_row!(Tally { asked, answered, topics, open, parked });

impl Tally {
    /// The tally in a sentence; nothing where nobody has asked yet.
    pub fn say(&self) -> Option<Say> {
        let Tally { asked, answered, topics, open, parked } = *self;
        let say = Say::new("questions-tally").with("n", asked).with("back", answered + topics);
        (asked > 0).then(|| say.with("topics", topics).with("open", open).with("parked", parked))
    }
}

/// A question that is about to be kept.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    pub id: QuestionId,
    pub session: SessionId,
    pub asked_by: Option<PersonId>,
    pub text: String,
    pub lang: Lang,
    pub state: State,
    pub made_at: Timestamp,
}

/// An answer that is about to be kept.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    pub id: AnswerId,
    pub question: QuestionId,
    pub person: Option<PersonId>,
    pub channel: Channel,
    pub lang: Lang,
    pub text: Prose,
    pub written_at: Timestamp,
}

/// An answer as a page shows it.
#[derive(Clone, Debug)]
pub struct Answer {
    pub id: AnswerId,
    pub name: Option<String>,
    pub person: Option<PersonId>,
    pub channel: Channel,
    pub lang: Lang,
    pub html: String,
    pub written_at: Timestamp,
}

kith_db::from_row!(Answer { id, name, person, channel, lang, html, written_at });
