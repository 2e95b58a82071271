//! The schema of Kith: one ordered list of steps for both databases.
//!
//! A step that was released is never edited (its hash is kept beside it): a new step follows. Expand first, backfill
//! in batches, contract a release later.

use kith_db::Migration;

macro_rules! steps {
    ($($number:literal $name:literal),* $(,)?) => {
        &[$(Migration { number: $number, name: $name, sql: include_str!(concat!($name, ".sql")) }),*]
    };
}

/// Every step, in order.
pub const ALL: &[Migration] = steps![
    1 "0001_kit",
    2 "0002_people",
    3 "0003_charter",
    4 "0004_sessions",
    5 "0005_import",
    6 "0006_tidying",
    7 "0007_planning",
    8 "0008_agenda",
    9 "0009_who",
    10 "0010_matching",
    11 "0011_alignment",
    12 "0012_hold",
    13 "0013_rhythm",
    14 "0014_same",
    15 "0015_cohort",
    16 "0016_letters",
];
