//! Keyset pages: page 100 of a list costs what page 1 costs.

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

/// How many lines a page of a list has.
pub const PAGE: i64 = 50;

/// The place in a list after which the next page starts: the instant and id of the last line shown.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Cursor {
    pub at: Timestamp,
    pub id: Uuid,
}

impl Cursor {
    /// Before everything, for lists that run forwards.
    pub const START: Cursor = Cursor { at: Timestamp::UNIX_EPOCH, id: Uuid::nil() };

    /// After everything, for lists that run backwards.
    pub fn end() -> Cursor {
        Cursor { at: Timestamp::from_second(32_503_680_000).unwrap_or(Timestamp::MAX), id: Uuid::max() }
    }
}

impl Serialize for Cursor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

crate::written_as!(Cursor as String);

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.as_microsecond(), self.id.as_simple())
    }
}

impl std::str::FromStr for Cursor {
    type Err = crate::Say;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (micros, id) = text.split_once('.')?;
            let at = Timestamp::from_microsecond(micros.parse().ok()?).ok()?;
            Some(Cursor { at, id: id.parse().ok()? })
        };
        read().ok_or_else(|| crate::Say::new("error-not-a-page"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_as_written_and_rubbish_is_refused() {
        for cursor in [Cursor::START, Cursor::end()] {
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
        for rubbish in ["", ".", "1.", "x.y", "99999999999999999999.0"] {
            assert!(rubbish.parse::<Cursor>().is_err(), "{rubbish}");
        }
    }
}
