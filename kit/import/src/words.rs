//! Words: every sentence the importer can say, as a key and the names of its arguments.
//!
//! The sentences themselves are in `locales/`, English and French.

use std::collections::BTreeMap;
use std::fmt::Display;

use kith_base::{Arg, Say};
use serde::Serialize;

/// A sentence that can be said: its key and what it needs to be told.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub key: &'static str,
    pub args: &'static [&'static str],
}

/// A sentence with its arguments, still to be put into a language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Message {
    pub key: &'static str,
    pub args: BTreeMap<&'static str, String>,
}

impl Word {
    /// The sentence with these values, in the order of [`Word::args`].
    pub fn with(self, values: &[&dyn Display]) -> Message {
        debug_assert_eq!(values.len(), self.args.len(), "{}", self.key);
        let args = self.args.iter().copied().zip(values.iter().map(ToString::to_string)).collect();
        Message { key: self.key, args }
    }
}

impl Message {
    /// The sentence as the house says sentences. What is a number is one, so that plurals follow it.
    pub fn to_say(&self) -> Say {
        let number = |text: &str| text.parse::<i64>().ok().filter(|number| number.to_string() == text);
        let arg = |text: &String| number(text).map_or_else(|| Arg::Text(text.clone()), Arg::Number);
        Say { key: self.key, args: self.args.iter().map(|(name, text)| (*name, arg(text))).collect() }
    }
}

macro_rules! words {
    ($($name:ident = $key:literal [$($arg:literal),*];)*) => {
        $(pub const $name: Word = Word { key: $key, args: &[$($arg),*] };)*
        /// All of them, for the test that looks for their sentences.
        pub const ALL: &[Word] = &[$($name),*];
    };
}

words! {
    // Files and lines that cannot be read.
    FILE_TOO_LARGE = "import-file-too-large" ["megabytes"];
    FILE_NOT_REGULAR = "import-file-not-regular" [];
    FOLDER_TOO_DEEP = "import-folder-too-deep" ["levels"];
    TOO_MANY_FILES = "import-too-many-files" ["files"];
    NOT_THIS_SOURCE = "import-not-this-source" ["source"];
    FILE_MISSING = "import-file-missing" [];
    NOT_UTF8 = "import-not-utf8" [];
    LINE_TOO_LONG = "import-line-too-long" ["kilobytes"];
    JSON_BROKEN = "import-json-broken" ["column"];
    JSON_NOT_OBJECT = "import-json-not-object" [];
    FRONT_MATTER_MISSING = "import-front-matter-missing" [];
    FRONT_MATTER_LATE = "import-front-matter-late" ["line"];
    FRONT_MATTER_OPEN = "import-front-matter-open" [];
    FRONT_MATTER_TOO_LONG = "import-front-matter-too-long" ["kilobytes"];
    FRONT_MATTER_BROKEN = "import-front-matter-broken" [];
    KIND_UNKNOWN = "import-kind-unknown" [];
    // Rows that cannot stand.
    KEY_MISSING = "import-key-missing" [];
    KEY_TWICE = "import-key-twice" ["key", "first"];
    FIELD_MISSING = "import-field-missing" ["field"];
    FIELD_UNKNOWN = "import-field-unknown" ["field"];
    FIELD_FORM = "import-field-form" ["field"];
    FIELD_TOO_LONG = "import-field-too-long" ["field", "longest"];
    FIELD_TOO_DEEP = "import-field-too-deep" ["field", "levels"];
    FIELD_UNCLEAN = "import-field-unclean" ["field"];
    REFERENCE_NEEDED = "import-reference-needed" ["role", "key"];
    START_UNREADABLE = "import-start-unreadable" ["text"];
    // Values that were mended or let go.
    REFERENCE_DANGLING = "import-reference-dangling" ["role", "key"];
    FIELD_ODD = "import-field-odd" ["field"];
    ENTITIES_DECODED = "import-entities-decoded" ["field", "count"];
    HIDDEN_REMOVED = "import-hidden-removed" ["field", "count"];
    HTML_CONVERTED = "import-html-converted" ["field", "tags"];
    HTML_DROPPED = "import-html-dropped" ["field", "what"];
    SHORTCODES_CONVERTED = "import-shortcodes-converted" ["field", "names"];
    SHORTCODES_REMOVED = "import-shortcodes-removed" ["field", "names"];
    LINK_DROPPED = "import-link-dropped" ["field", "text"];
    DATE_UNREADABLE = "import-date-unreadable" ["field", "text"];
    OFFSET_IGNORED = "import-offset-ignored" ["field", "published", "local"];
    OFFSET_MISSING = "import-offset-missing" ["field", "zone"];
    OFFSET_FOREIGN = "import-offset-foreign" ["field", "published"];
    TIME_SKIPPED = "import-time-skipped" ["field", "text"];
    END_NOT_AFTER_START = "import-end-not-after-start" ["start", "end"];
    NAME_OF_ONE_WORD = "import-name-of-one-word" ["name"];
    NAME_OF_GROUP = "import-name-of-group" ["name"];
    NAME_TWICE = "import-name-twice" ["name", "first"];
    SPELLINGS_JOINED = "import-spellings-joined" ["name", "spellings"];
    HOST_AS_TEXT = "import-host-as-text" ["host"];
    COMMUNITY_OTHERWISE = "import-community-otherwise" ["written", "key"];
    SLUG_TWICE = "import-slug-twice" ["slug", "first"];
    ORIGINAL_DIFFERS = "import-original-differs" ["field", "original"];
    // Rows that find no place here.
    REFERENCE_GONE = "import-reference-gone" ["role"];
    NAME_UNFIT = "import-name-unfit" ["field", "longest"];
    TEXT_UNFIT = "import-text-unfit" ["field"];
    TEXT_LONG = "import-text-long" ["field", "longest"];
    DURATION_CUT = "import-duration-cut" ["minutes", "longest"];
    TITLE_CUT = "import-title-cut" ["field", "longest"];
    // What other sources need to be said.
    DATE_FROM_WEEK = "import-date-from-week" ["week"];
    DATE_OTHERWISE = "import-date-otherwise" ["written", "read"];
    ROLE_UNKNOWN = "import-role-unknown" ["written"];
    LEFT_AGAIN = "import-left-again" ["file"];
    LEFT_LIBRARY = "import-left-library" ["file"];
    ROLE_OTHERWISE = "import-role-otherwise" ["written", "role"];
    MINUTES_SHARED = "import-minutes-shared" ["parts"];
    NAME_SHORTENED = "import-name-shortened" ["longest"];
    OWNER_OPEN = "import-owner-open" ["owner"];
    OWNER_FOUND = "import-owner-found" ["owner", "name"];
    SPELLINGS_OF_PERSON = "import-spellings-of-person" ["name", "spellings"];
    HANDLE_TWICE = "import-handle-twice" ["handle"];
    NOBODY_READ = "import-nobody-read" [];
    LICENCE_UNKNOWN = "import-licence-unknown" ["name"];
    // What is in the rows, with counts.
    HELD_PRESENT = "import-held-present" [];
    HELD_DECISIONS = "import-held-decisions" [];
    HELD_PARTS = "import-held-parts" [];
    HELD_DATES = "import-held-dates" [];
    // What cannot be taken back.
    NO_BATCH = "import-no-batch" ["batch"];
    ALREADY_UNDONE = "import-already-undone" ["batch"];
    UNDO_NEWER_FIRST = "import-undo-newer-first" ["batch", "newer"];
    // What was seen and not brought in, with counts.
    LEFT_TABLE = "import-left-table" ["file"];
    LEFT_FIELD = "import-left-field" ["table", "field"];
    LEFT_FILE = "import-left-file" ["file"];
    LEFT_FOLDER = "import-left-folder" ["folder"];
    LEFT_ORIGINAL = "import-left-original" [];
}
