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
    /// Reminders, and what changes; not what came of sessions.
    Reminders,
    /// Only what they ask for.
    None,
}

impl Choice {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Fewer, Self::Reminders, Self::None];

    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Fewer => "fewer",
            Self::Reminders => "reminders",
            Self::None => "none",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }

    /// Whether letters of a sort are wanted.
    pub fn gets(self, sort: Sort) -> bool {
        match sort {
            Sort::Reminders => matches!(self, Self::All | Self::Reminders),
            Sort::Recaps => matches!(self, Self::All | Self::Fewer),
        }
    }

    /// The same choice without letters of a sort.
    pub fn without(self, sort: Sort) -> Self {
        match (self, sort) {
            (Self::All, Sort::Reminders) => Self::Fewer,
            (Self::All, Sort::Recaps) => Self::Reminders,
            (kept, sort) if !kept.gets(sort) => kept,
            _ => Self::None,
        }
    }
}

kith_db::bind_words!(Choice);

/// A sort of letters that can be stopped by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// Before, after and between sessions.
    Reminders,
    /// What came of a session.
    Recaps,
}

impl Sort {
    pub const ALL: [Self; 2] = [Self::Reminders, Self::Recaps];

    /// The sort of a kind of letter.
    pub fn of(kind: &str) -> Self {
        if kind == "sessions.recap" { Self::Recaps } else { Self::Reminders }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Reminders => "reminders",
            Self::Recaps => "recaps",
        }
    }
}

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

/// What a person chose in a community.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Chosen {
    pub community: Uuid,
    pub choice: Choice,
    /// When they stopped letters by the link in one, if that was their last word.
    pub stopped_at: Option<Timestamp>,
}
from_row!(Chosen { community, choice, stopped_at });

/// What a person chose, in each community in which they chose something.
pub fn choices(r: &mut Read<'_>, person: Uuid) -> Result<Vec<Chosen>, Error> {
    r.all("SELECT community_id, choice, stopped_at FROM letter_choice WHERE person_id = $1", params![person])
}

/// What a person chose in one community, if anything.
pub fn chosen(r: &mut Read<'_>, person: Uuid, community: Uuid) -> Result<Option<Chosen>, Error> {
    r.maybe(
        "SELECT community_id, choice, stopped_at FROM letter_choice WHERE person_id = $1 AND community_id = $2",
        params![person, community],
    )
}

/// Stops letters for a person by the link in one of them; `false` where none came any more.
pub fn stop(
    tx: &mut Tx<'_>,
    (person, community): (Uuid, Uuid),
    to: impl Fn(Choice) -> Choice,
    at: Timestamp,
) -> Result<bool, Error> {
    let was = choice(tx, person, community)?;
    let choice = to(was);
    if choice == was {
        return Ok(false);
    }
    let sql = "INSERT INTO letter_choice (person_id, community_id, choice, stopped_at, was) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (person_id, community_id) DO UPDATE
               SET choice = excluded.choice, stopped_at = excluded.stopped_at, was = excluded.was";
    tx.exec(sql, params![person, community, choice, at, was])?;
    Ok(true)
}

/// Takes the last such stop back; `false` where there is none.
pub fn undo_stop(tx: &mut Tx<'_>, person: Uuid, community: Uuid) -> Result<bool, Error> {
    let sql = "UPDATE letter_choice SET choice = was, stopped_at = NULL, was = NULL
               WHERE person_id = $1 AND community_id = $2 AND was IS NOT NULL";
    Ok(tx.exec(sql, params![person, community])? > 0)
}

/// Sets which letters of a community a person wants.
pub fn set_choice(tx: &mut Tx<'_>, person: Uuid, community: Uuid, choice: Choice) -> Result<(), Error> {
    let sql = "INSERT INTO letter_choice (person_id, community_id, choice) VALUES ($1, $2, $3)
               ON CONFLICT (person_id, community_id) DO UPDATE
               SET choice = excluded.choice,
                   stopped_at = CASE WHEN letter_choice.choice = excluded.choice THEN letter_choice.stopped_at END,
                   was = CASE WHEN letter_choice.choice = excluded.choice THEN letter_choice.was END";
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
