//! The report: what an import did, or would do, row by row; and the same for taking one back.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::harvest::{LeftOut, Note, Refusal};
use crate::ledger::BatchId;
use crate::row::{Key, Kind};
use crate::words::Message;

/// What became of a row, or of the thing that stood here for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    New,
    Changed,
    /// The source changed only what was edited here: what was edited stands.
    Kept,
    Unchanged,
    /// It had vanished and is there again.
    Returned,
    /// It vanished from the source and was retired here.
    Retired,
    /// It vanished from the source and stays, because its kind has no end.
    Stayed,
    /// It was deleted here and is not brought back.
    Gone,
    Refused,
    /// Undo: it was deleted.
    Removed,
    /// Undo: its fields are what they were.
    PutBack,
    /// Undo: something has grown on it or it was edited here, so that it was retired or left.
    InUse,
}

impl Outcome {
    pub const ALL: [Outcome; 12] = [
        Outcome::New,
        Outcome::Changed,
        Outcome::Kept,
        Outcome::Unchanged,
        Outcome::Returned,
        Outcome::Retired,
        Outcome::Stayed,
        Outcome::Gone,
        Outcome::Refused,
        Outcome::Removed,
        Outcome::PutBack,
        Outcome::InUse,
    ];

    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Outcome::New => "import-outcome-new",
            Outcome::Changed => "import-outcome-changed",
            Outcome::Kept => "import-outcome-kept",
            Outcome::Unchanged => "import-outcome-unchanged",
            Outcome::Returned => "import-outcome-returned",
            Outcome::Retired => "import-outcome-retired",
            Outcome::Stayed => "import-outcome-stayed",
            Outcome::Gone => "import-outcome-gone",
            Outcome::Refused => "import-outcome-refused",
            Outcome::Removed => "import-outcome-removed",
            Outcome::PutBack => "import-outcome-put-back",
            Outcome::InUse => "import-outcome-in-use",
        }
    }

    /// The word by which batches count it.
    pub fn word(self) -> &'static str {
        self.key().trim_start_matches("import-outcome-")
    }

    /// Whether nothing was written because of it.
    pub fn is_quiet(self) -> bool {
        matches!(self, Outcome::Unchanged | Outcome::Gone | Outcome::Refused)
    }
}

/// One row, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    pub key: Key,
    /// What it is called; empty for what has no name.
    pub name: String,
    pub outcome: Outcome,
    /// The fields that were replaced.
    pub changed: Vec<String>,
    /// The fields that differ at the source and were left as they were edited here.
    pub kept: Vec<String>,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// The batch; none where nothing was to be done.
    pub batch: Option<BatchId>,
    pub lines: Vec<Line>,
    pub refusals: Vec<Refusal>,
    pub notes: Vec<Note>,
    pub left_out: Vec<LeftOut>,
    /// What the rows hold, with how many there are.
    pub held: BTreeMap<Message, usize>,
}

impl Report {
    /// The lines of one outcome.
    pub fn of(&self, outcome: Outcome) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.outcome == outcome)
    }

    /// How many rows of a kind became what.
    pub fn count(&self, kind: Kind, outcome: Outcome) -> usize {
        self.of(outcome).filter(|line| line.key.kind == kind).count()
    }

    /// How many became what, by the word of the outcome.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for line in &self.lines {
            *counts.entry(line.outcome.word()).or_default() += 1;
        }
        counts
    }

    /// Whether anything was written.
    pub fn is_quiet(&self) -> bool {
        self.lines.iter().all(|line| line.outcome.is_quiet())
    }
}
