//! Undoing: a batch is taken back as a whole. What it made is deleted, unless something has grown on it; what it changed is
//! what it was, unless it was edited since; what it retired is back. Only the newest batch of a source can be taken back,
//! because what is older lies under it.

use std::collections::BTreeMap;

use kith_base::Env;
use kith_db::{Error, Tx};

use crate::fingerprint::Fingerprint;
use crate::ledger::{Act, Batch, BatchId, Change, Held, Ledger};
use crate::report::{Line, Outcome, Report};
use crate::row::{Key, Kind};
use crate::shelf::Shelves;
use crate::store;
use crate::words::{self, Message};

/// Takes a batch back, or says why not.
pub fn undo(tx: &mut Tx<'_>, env: &Env, shelves: &dyn Shelves, id: BatchId) -> Result<Result<Report, Message>, Error> {
    let Some(batch) = store::batch(tx, id)? else { return Ok(Err(words::NO_BATCH.with(&[&id]))) };
    if batch.undone_at.is_some() {
        return Ok(Err(words::ALREADY_UNDONE.with(&[&id])));
    }
    if let Some(newer) = store::newest(tx, &batch.source)?.filter(|newest| newest.id != id) {
        return Ok(Err(words::UNDO_NEWER_FIRST.with(&[&id, &newer.id])));
    }
    let ledger = store::ledger(tx, &batch.source, shelves)?;
    let report = Report { batch: Some(id), ..Report::default() };
    let mut undoing = Undoing { env, shelves, batch, ledger, lines: BTreeMap::new(), report };
    for change in store::changes_of(tx, id)? {
        undoing.take_back(tx, &change)?;
    }
    undoing.report.lines = std::mem::take(&mut undoing.lines).into_values().collect();
    for kind in Kind::ALL.into_iter().rev() {
        undoing.unmake(tx, kind)?;
    }
    store::note_undone(tx, env, id)?;
    Ok(Ok(undoing.report))
}

struct Undoing<'a> {
    env: &'a Env,
    shelves: &'a dyn Shelves,
    batch: Batch,
    ledger: Ledger,
    /// What becomes of the things that were there before, each once.
    lines: BTreeMap<Key, Line>,
    report: Report,
}

impl Undoing<'_> {
    /// Takes back one thing that the batch did to what was there before it.
    fn take_back(&mut self, tx: &mut Tx<'_>, change: &Change) -> Result<(), Error> {
        let Some(mut held) = self.ledger.get(&change.key).cloned() else { return Ok(()) };
        let outcome = match change.act {
            Act::Changed if !self.put_back(tx, change, &held)? => Outcome::Kept,
            Act::Changed | Act::Left => Outcome::PutBack,
            Act::Vanished => {
                held.vanished_at = None;
                if !held.gone {
                    self.shelves.of(change.key.kind).restore(tx, held.id)?;
                }
                Outcome::Returned
            }
            Act::Returned => {
                held.vanished_at = change.former.parse().ok();
                let ends = !held.gone && self.shelves.of(change.key.kind).retire(tx, self.env, held.id)?;
                if ends { Outcome::Retired } else { Outcome::Stayed }
            }
        };
        if matches!(change.act, Act::Changed | Act::Left) {
            held.prints.put_back(&change.field, &change.print);
        }
        store::hold_as(tx, &self.batch.source, &change.key, &held.prints, held.vanished_at)?;
        self.ledger.hold(change.key.clone(), held.clone());
        self.note(tx, change, outcome, &held)
    }

    /// Gives a field its former value; `false` if it was edited since.
    fn put_back(&mut self, tx: &mut Tx<'_>, change: &Change, held: &Held) -> Result<bool, Error> {
        let shelf = self.shelves.of(change.key.kind);
        let Some(mut standing) = shelf.current(tx, held.id)? else { return Ok(false) };
        if held.prints.get(&change.field) != Some(&Fingerprint::of(standing.get(&change.field))) {
            return Ok(false);
        }
        standing.set(&change.field, &change.former);
        shelf.put(tx, self.env, held.id, &standing)?;
        Ok(true)
    }

    fn note(&mut self, tx: &mut Tx<'_>, change: &Change, outcome: Outcome, held: &Held) -> Result<(), Error> {
        if change.act == Act::Left {
            return Ok(()); // it stood as it was edited here, and still does
        }
        if !self.lines.contains_key(&change.key) {
            let sheet = self.shelves.of(change.key.kind).current(tx, held.id)?;
            let name = sheet.map(|sheet| sheet.name().to_owned()).unwrap_or_default();
            let line = Line { key: change.key.clone(), name, outcome, changed: Vec::new(), kept: Vec::new() };
            self.lines.insert(change.key.clone(), line);
        }
        let Some(line) = self.lines.get_mut(&change.key) else { return Ok(()) };
        match outcome {
            Outcome::PutBack => line.changed.push(change.field.clone()),
            Outcome::Kept => line.kept.push(change.field.clone()),
            other => line.outcome = other,
        }
        if line.outcome == Outcome::Kept && !line.changed.is_empty() {
            line.outcome = Outcome::PutBack;
        }
        Ok(())
    }

    /// Deletes what the batch made of one kind, after what points at it is gone.
    fn unmake(&mut self, tx: &mut Tx<'_>, kind: Kind) -> Result<(), Error> {
        let shelf = self.shelves.of(kind);
        let grown = store::grown_on(tx, self.batch.id, kind, shelf)?;
        for name in store::made_by(tx, self.batch.id, kind)? {
            let key = Key { kind, name };
            let Some(held) = self.ledger.get(&key).cloned() else { continue };
            let standing = shelf.current(tx, held.id)?;
            let name = standing.as_ref().map(|sheet| sheet.name().to_owned()).unwrap_or_default();
            let edited = standing.is_some_and(|sheet| !sheet.prints().differing(&held.prints).is_empty());
            let outcome = if edited || grown.contains(&held.id) {
                shelf.retire(tx, self.env, held.id)?;
                store::hold_as(tx, &self.batch.source, &key, &held.prints, Some(self.env.now()))?;
                Outcome::InUse
            } else {
                if !held.gone {
                    shelf.unmake(tx, held.id)?;
                }
                store::let_go(tx, &self.batch.source, &key)?;
                Outcome::Removed
            };
            self.report.lines.push(Line { key, name, outcome, changed: Vec::new(), kept: Vec::new() });
        }
        Ok(())
    }
}
