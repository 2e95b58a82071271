//! How many letters a person gets, and which they want: a cap over seven days across everything that writes to them,
//! and a choice per community. Letters that somebody asked for do not count.

use kith_base::jiff::{SignedDuration, Timestamp};
use kith_base::{Env, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};

/// How many letters a person gets in seven days unless they say otherwise.
pub const USUAL: i64 = 5;

/// The days over which letters are counted.
pub const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The kinds of letters that were asked for, as a list of SQL: a code, an invitation, the answer to a request. Any other
/// kind counts.
pub const ASKED_FOR: &str = "'people.code', 'charter.invitation', 'charter.answer'";

/// Which letters of a community a person wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Choice {
    #[default]
    All,
    /// What came of sessions, and what changes; no reminders.
    Fewer,
    /// Only what they ask for.
    None,
}

impl Choice {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Fewer, Self::None];

    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Fewer => "fewer",
            Self::None => "none",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }
}

kith_db::bind_words!(Choice);

/// What somebody may still be written at an instant.
#[derive(Clone, PartialEq, Debug)]
pub struct Allowance {
    /// How many letters in seven days.
    pub most: i64,
    /// When those of the last seven days were written, the oldest first.
    pub written: Vec<Timestamp>,
}

impl Allowance {
    /// How many more letters fit into the seven days before `at`.
    pub fn room(&self, at: Timestamp) -> i64 {
        let counted = self.written.iter().filter(|written| **written > at - WEEK && **written <= at).count();
        self.most - i64::try_from(counted).unwrap_or(i64::MAX)
    }

    /// When there is room for one more: now, or as soon as an old letter no longer counts.
    pub fn free_at(&self, now: Timestamp) -> Timestamp {
        if self.room(now) > 0 {
            return now;
        }
        let too_many = usize::try_from(-self.room(now)).unwrap_or(0);
        let within: Vec<_> = self.written.iter().filter(|written| **written > now - WEEK).collect();
        within.get(too_many).map_or(now + WEEK, |written| **written + WEEK)
    }
}

struct Most {
    most: i64,
}
from_row!(Most { most });

/// What a person may still be written. Whoever else writes to them waits until this transaction ends, so that two who
/// write at once do not both take the last place.
pub fn allowance(tx: &mut Tx<'_>, person: Uuid, now: Timestamp) -> Result<Allowance, Error> {
    let lock = "INSERT INTO letter_allowance (person_id) VALUES ($1)
                ON CONFLICT (person_id) DO UPDATE SET most = letter_allowance.most";
    tx.exec(lock, params![person])?;
    let sql = format!(
        "SELECT written_at FROM letter WHERE person_id = $1 AND written_at > $2 AND kind NOT IN ({ASKED_FOR})
         ORDER BY written_at, id"
    );
    let written: Vec<(Timestamp,)> = tx.all(&sql, params![person, now - WEEK])?;
    Ok(Allowance { most: most(tx, person)?, written: written.into_iter().map(|(at,)| at).collect() })
}

/// How many letters a person gets in seven days.
pub fn most(r: &mut Read<'_>, person: Uuid) -> Result<i64, Error> {
    let found: Option<Most> =
        r.maybe("SELECT most FROM letter_allowance WHERE person_id = $1 AND most IS NOT NULL", params![person])?;
    Ok(found.map_or(USUAL, |Most { most }| most))
}

/// Sets how many letters a person gets in seven days.
pub fn set_most(tx: &mut Tx<'_>, person: Uuid, most: i64) -> Result<(), Error> {
    let sql = "INSERT INTO letter_allowance (person_id, most) VALUES ($1, $2)
               ON CONFLICT (person_id) DO UPDATE SET most = excluded.most";
    tx.exec(sql, params![person, most]).map(|_| ())
}

/// Which letters of a community a person wants.
pub fn choice(r: &mut Read<'_>, person: Uuid, community: Uuid) -> Result<Choice, Error> {
    let found: Option<(Choice,)> = r.maybe(
        "SELECT choice FROM letter_choice WHERE person_id = $1 AND community_id = $2",
        params![person, community],
    )?;
    Ok(found.map(|(choice,)| choice).unwrap_or_default())
}

/// What a person chose, in each community in which they chose something.
pub fn choices(r: &mut Read<'_>, person: Uuid) -> Result<Vec<(Uuid, Choice)>, Error> {
    r.all("SELECT community_id, choice FROM letter_choice WHERE person_id = $1", params![person])
}

/// Sets which letters of a community a person wants.
pub fn set_choice(tx: &mut Tx<'_>, person: Uuid, community: Uuid, choice: Choice) -> Result<(), Error> {
    let sql = "INSERT INTO letter_choice (person_id, community_id, choice) VALUES ($1, $2, $3)
               ON CONFLICT (person_id, community_id) DO UPDATE SET choice = excluded.choice";
    tx.exec(sql, params![person, community, choice]).map(|_| ())
}

/// A letter as its reader's own page lists it.
#[derive(Clone, PartialEq, Debug)]
pub struct Got {
    pub written_at: Timestamp,
    pub kind: String,
    pub community: Option<Uuid>,
    pub subject: String,
}
from_row!(Got { written_at, kind, community, subject });

/// The latest letters to a person whose words are kept, the newest first.
pub fn latest_to(r: &mut Read<'_>, person: Uuid, most: i64) -> Result<Vec<Got>, Error> {
    r.all(
        "SELECT written_at, kind, community_id, subject FROM letter WHERE person_id = $1 AND emptied_at IS NULL
         ORDER BY written_at DESC, id DESC LIMIT $2",
        params![person, most],
    )
}

/// Whether a letter of this kind was asked for, and so does not count.
pub fn is_asked_for(kind: &str) -> bool {
    ASKED_FOR.split(", ").any(|known| known.trim_matches('\'') == kind)
}

/// Puts a job off until a person may be written again; `false` when they may be now.
pub fn put_off<J: kith_jobs::Job>(tx: &mut Tx<'_>, env: &Env, person: Uuid, job: &J) -> Result<bool, Error> {
    let now = env.now();
    let free_at = allowance(tx, person, now)?.free_at(now);
    if free_at > now {
        kith_jobs::enqueue(tx, env, job, free_at)?;
    }
    Ok(free_at > now)
}
