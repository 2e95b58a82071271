//! The code of a session: six signs that people read from a wall or a sheet of paper and type, to say that they are there.
//! It is a short address and no secret: it leads to a button that is theirs anyway, and only around the session.

use jiff::{SignedDuration, Timestamp};
use kith_base::jiff;
use qrcode::{Color, EcLevel, QrCode};

use crate::SessionId;

/// Signs that nobody takes for one another, read aloud or from afar.
const SIGNS: &[u8; 24] = b"ACDEFGHJKMNPQRTUVWXY3479";
const LONG: usize = 6;

/// The code of a session.
pub fn code(session: SessionId) -> String {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let mut hash =
        session.0.as_bytes().iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let mut sign = || {
        let at = usize::try_from(hash % SIGNS.len() as u64).unwrap_or(0);
        hash /= SIGNS.len() as u64;
        SIGNS.get(at).map_or('A', |sign| char::from(*sign))
    };
    (0..LONG).map(|_| sign()).collect()
}

/// A code as somebody typed it: in any case, with spaces and hyphens.
pub fn read_code(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).take(12).collect()
}

/// A code as it is read most easily.
pub fn spaced(code: &str) -> String {
    let (first, second) = code.split_at(code.len() / 2);
    format!("{first} {second}")
}

/// When a session starts that people may be at now: whatever its length and zone, the day of its start is not long over.
pub fn around(now: Timestamp) -> (Timestamp, Timestamp) {
    (now - SignedDuration::from_hours(50), now + SignedDuration::from_mins(31))
}

/// An address as a pattern that telephones read.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// How many squares it has on a side, the quiet edge counted.
    pub side: usize,
    /// The dark squares as the path of a drawing of that many units.
    pub path: String,
}

/// The quiet edge that a reader needs around a pattern.
const EDGE: usize = 4;

/// The pattern of an address; none for one that is too long for any.
pub fn pattern(address: &str) -> Option<Pattern> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let (wide, squares) = (code.width(), code.to_colors());
    let dark = squares.iter().enumerate().filter(|(_, color)| **color == Color::Dark);
    let path = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % wide + EDGE, at / wide + EDGE)).collect();
    Some(Pattern { side: wide + 2 * EDGE, path })
}
