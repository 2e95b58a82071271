//! How somebody takes part in a community. They say it themselves, and it decides which letters come to them; nobody is
//! ranked by it.

use kith_policy::Thing;
use schemars::JsonSchema;
use serde::Serialize;

use crate::Community;

/// A level of participation. Guests are at one session, and have none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Helps to carry the community.
    Core,
    /// Takes part most times.
    #[default]
    Active,
    /// Follows from the edge, and comes now and then.
    Peripheral,
    /// Was part of it, and stays in touch.
    Alumni,
    /// Looks on.
    Observer,
}

impl Level {
    /// All of them, as they are offered.
    pub const ALL: [Self; 5] = [Self::Core, Self::Active, Self::Peripheral, Self::Alumni, Self::Observer];

    pub fn word(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Active => "active",
            Self::Peripheral => "peripheral",
            Self::Alumni => "alumni",
            Self::Observer => "observer",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

kith_db::bind_words!(Level);

/// A kind of letter that a community writes by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Post {
    /// What came of a session.
    Recap,
    /// That a session is near, or was.
    Reminder,
    /// A question between two sessions.
    Question,
}

impl Post {
    pub const ALL: [Self; 3] = [Self::Recap, Self::Reminder, Self::Question];
}

/// How somebody takes part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Participation {
    pub level: Level,
    /// Whether recaps come to somebody who was part of it once: they chose so.
    pub recaps: bool,
}

impl Participation {
    /// Whether letters of this kind come to them.
    pub fn gets(&self, post: Post) -> bool {
        match (self.level, post) {
            (Level::Core | Level::Active, _) => true,
            (Level::Peripheral, Post::Recap | Post::Question) | (Level::Observer, Post::Recap) => true,
            (Level::Alumni, Post::Recap) => self.recaps,
            (Level::Peripheral | Level::Observer | Level::Alumni, _) => false,
        }
    }
}

impl Community {
    /// How somebody takes part here: theirs to say.
    pub fn participation(&self, person: kith_policy::PersonId) -> Thing {
        self.thing("participation").owned_by(Some(person))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_gets_recaps_but_alumni_who_choose_and_fewer_letters_the_further_out() {
        use Level::{Active, Alumni, Core, Observer, Peripheral};
        for (level, recaps, expected) in [
            (Core, false, [true, true, true]),
            (Active, false, [true, true, true]),
            (Peripheral, false, [true, false, true]),
            (Observer, false, [true, false, false]),
            (Alumni, false, [false, false, false]),
            (Alumni, true, [true, false, false]),
        ] {
            let participation = Participation { level, recaps };
            assert_eq!(Post::ALL.map(|post| participation.gets(post)), expected, "{level:?} {recaps}");
        }
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for level in Level::ALL {
            assert_eq!(Level::of(level.word()), Some(level));
        }
        assert_eq!(Level::of("guest"), None);
    }
}
