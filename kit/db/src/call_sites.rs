//! Writes down every place that runs SQL, per database, when `KITH_CALL_SITES` names a folder. The test command
//! compares the list with the source: a statement that never ran on both databases fails it.

use std::collections::HashSet;
use std::io::Write;
use std::panic::Location;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};

use crate::Dialect;

struct Recorder {
    folder: PathBuf,
    seen: Mutex<HashSet<(Dialect, &'static Location<'static>)>>,
}

static RECORDER: LazyLock<Option<Recorder>> = LazyLock::new(|| {
    let folder = PathBuf::from(std::env::var_os("KITH_CALL_SITES")?);
    Some(Recorder { folder, seen: Mutex::default() })
});

impl std::hash::Hash for Dialect {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (*self as u8).hash(state);
    }
}

/// Notes that the caller's caller ran a statement.
#[track_caller]
pub fn saw(dialect: Dialect) {
    let Some(recorder) = &*RECORDER else { return };
    let place = Location::caller();
    let Ok(mut seen) = recorder.seen.lock() else { return };
    if !seen.insert((dialect, place)) {
        return;
    }
    let line = format!("{}:{}\n", place.file(), place.line());
    let file = recorder.folder.join(format!("{}.txt", dialect.name()));
    let written = std::fs::OpenOptions::new().create(true).append(true).open(file);
    if let Err(error) = written.and_then(|mut file| file.write_all(line.as_bytes())) {
        tracing::error!(%error, "a call site was not written down");
    }
}
