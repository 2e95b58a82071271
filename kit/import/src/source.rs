//! A source: a mapping from one system's files to rows. All that a new source has to write.

use kith_base::Lang;

use crate::files::Files;
use crate::harvest::{Delivery, Harvest};
use crate::row::Kind;

/// A system that Kith can read.
pub trait Source {
    /// The word after `kith import`; it also names the batches, so it never changes.
    fn name(&self) -> &'static str;

    /// The language its texts are in.
    fn lang(&self) -> Lang;

    /// The IANA name of the zone whose clock its people go by.
    fn zone(&self) -> &'static str;

    /// The files that all rows of a kind are read from. Where one is missing, or has lines that could not be read, nothing
    /// of the kind counts as vanished. A kind without files never does.
    fn files(&self, kind: Kind) -> &'static [&'static str];

    /// Puts everything the files hold into the harvest.
    fn map(&self, files: &Files, harvest: &mut Harvest);
}

/// Reads a source and checks what it delivers. Reads only: what becomes of the rows is for the caller.
pub fn deliver(source: &dyn Source, files: &Files) -> Delivery {
    let mut harvest = Harvest::default();
    files.refuse_unread(&mut harvest);
    source.map(files, &mut harvest);
    let mut delivery = harvest.gather();
    delivery.whole = Kind::ALL.into_iter().filter(|kind| is_whole(source.files(*kind), files, &delivery)).collect();
    delivery
}

fn is_whole(names: &[&str], files: &Files, delivery: &Delivery) -> bool {
    let is_unread = |name: &str| delivery.refusals.iter().any(|it| it.row.is_none() && it.at.file == name);
    !names.is_empty() && names.iter().all(|name| files.has(name) && !is_unread(name))
}
