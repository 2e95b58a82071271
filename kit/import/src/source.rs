//! A source: a mapping from one system's files to rows. All that a new source has to write.

use crate::files::Files;
use crate::harvest::{Delivery, Harvest};

/// A system that Kith can read.
pub trait Source {
    /// The word after `kith import`; it also names the batches, so it never changes.
    fn name(&self) -> &'static str;

    /// Puts everything the files hold into the harvest.
    fn map(&self, files: &Files, harvest: &mut Harvest);
}

/// Reads a source and checks what it delivers. Reads only: what becomes of the rows is for the caller.
pub fn deliver(source: &dyn Source, files: &Files) -> Delivery {
    let mut harvest = Harvest::default();
    files.refuse_unread(&mut harvest);
    source.map(files, &mut harvest);
    harvest.gather()
}
