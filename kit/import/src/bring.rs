//! Bringing in: what a source delivers is compared with what it brought before and with what stands here, and put where it
//! belongs. One transaction: either all of it happens or nothing, and a rehearsal is the same work taken back.

use std::collections::{BTreeMap, BTreeSet};

use kith_base::{Env, Uuid};
use kith_db::{Error, Tx};

use crate::fingerprint::Fingerprint;
use crate::harvest::{Delivery, Note, Refusal};
use crate::ledger::{Act, BatchId, Change, Held, Ledger};
use crate::report::{Line, Outcome, Report};
use crate::row::{Key, Row};
use crate::sheet::Sheet;
use crate::shelf::{Refs, Shelf, Shelves};
use crate::store;

/// What came from where, and who answers for it.
#[derive(Clone, Copy, Debug)]
pub struct Shipment<'a> {
    pub source: &'a str,
    pub delivery: &'a Delivery,
    pub by: Option<Uuid>,
}

/// Brings a shipment in.
pub fn bring(tx: &mut Tx<'_>, env: &Env, shelves: &dyn Shelves, shipment: Shipment<'_>) -> Result<Report, Error> {
    let Shipment { source, delivery, by } = shipment;
    let rows = delivery.rows.iter().map(|row| (&row.key, row)).collect();
    let ledger = store::ledger(tx, source, shelves)?;
    let report = Report {
        refusals: delivery.refusals.clone(),
        notes: delivery.notes.clone(),
        left_out: delivery.left_out.clone(),
        held: delivery.held.clone(),
        ..Report::default()
    };
    let mut bringing =
        Bringing { env, shelves, source, delivery, rows, ledger, batch: env.id(), changes: 0, silent: false, report };
    store::open_batch(tx, env, bringing.batch, source, by)?;
    for row in &delivery.rows {
        bringing.bring_row(tx, row)?;
    }
    bringing.let_vanish(tx)?;
    bringing.close(tx)
}

struct Bringing<'a> {
    env: &'a Env,
    shelves: &'a dyn Shelves,
    source: &'a str,
    delivery: &'a Delivery,
    rows: BTreeMap<&'a Key, &'a Row>,
    ledger: Ledger,
    batch: BatchId,
    changes: i64,
    /// Whether the ledger learned something that no row shows: what the source has now is what was edited here.
    silent: bool,
    report: Report,
}

/// What became of the fields of a row.
#[derive(Default)]
struct Fields {
    changed: Vec<String>,
    kept: Vec<String>,
}

impl Bringing<'_> {
    fn bring_row(&mut self, tx: &mut Tx<'_>, row: &Row) -> Result<(), Error> {
        let shelf = self.shelves.of(row.key.kind);
        let mut mended = Vec::new();
        let drawn = shelf.draw(row, &Refs { row, ledger: &self.ledger, rows: &self.rows }, &mut mended);
        let note = |message| Note { at: row.at.clone(), row: Some(row.key.clone()), message };
        self.report.notes.extend(mended.into_iter().map(note));
        let sheet = match drawn {
            Ok(sheet) => sheet,
            Err(reason) => {
                self.report.refusals.push(Refusal { at: row.at.clone(), row: Some(row.key.clone()), reason });
                self.say(&row.key, row_name(row), Outcome::Refused, Fields::default());
                return Ok(());
            }
        };
        let (outcome, fields) = match self.ledger.get(&row.key).cloned() {
            None => (self.make(tx, shelf, row, &sheet)?, Fields::default()),
            Some(held) if held.gone => (Outcome::Gone, Fields::default()),
            Some(held) => self.update(tx, shelf, (&row.key, held), &sheet)?,
        };
        self.say(&row.key, row_name(row), outcome, fields);
        Ok(())
    }

    fn make(&mut self, tx: &mut Tx<'_>, shelf: &dyn Shelf, row: &Row, sheet: &Sheet) -> Result<Outcome, Error> {
        let id = shelf.make(tx, self.env, &row.key, sheet)?;
        let held = Held { id, prints: sheet.prints(), vanished_at: None, gone: false };
        store::hold(tx, self.batch, self.source, &row.key, &held)?;
        self.ledger.hold(row.key.clone(), held);
        Ok(Outcome::New)
    }

    fn update(
        &mut self,
        tx: &mut Tx<'_>,
        shelf: &dyn Shelf,
        (key, held): (&Key, Held),
        sheet: &Sheet,
    ) -> Result<(Outcome, Fields), Error> {
        if let Some(away) = held.vanished_at {
            shelf.restore(tx, held.id)?;
            self.log(tx, key, Act::Returned, "", (&away.to_string(), ""))?;
        }
        let prints = sheet.prints();
        let differing = prints.differing(&held.prints);
        let fields = if differing.is_empty() {
            Fields::default()
        } else {
            self.merge(tx, shelf, (key, &held), (sheet, &differing))?
        };
        if !differing.is_empty() || held.vanished_at.is_some() {
            store::hold_as(tx, self.source, key, &prints, None)?;
        }
        let outcome = match (held.vanished_at.is_some(), fields.changed.is_empty(), fields.kept.is_empty()) {
            (true, ..) => Outcome::Returned,
            (false, false, _) => Outcome::Changed,
            (false, true, false) => Outcome::Kept,
            (false, true, true) => Outcome::Unchanged,
        };
        self.silent |= outcome == Outcome::Unchanged && !differing.is_empty();
        Ok((outcome, fields))
    }

    /// Takes over the fields that differ at the source, except those that were edited here.
    fn merge(
        &mut self,
        tx: &mut Tx<'_>,
        shelf: &dyn Shelf,
        (key, held): (&Key, &Held),
        (sheet, differing): (&Sheet, &[String]),
    ) -> Result<Fields, Error> {
        let mut fields = Fields::default();
        let Some(mut standing) = shelf.current(tx, held.id)? else { return Ok(fields) };
        for field in differing {
            let former = standing.get(field).to_owned();
            let (wanted, stands) = (Fingerprint::of(sheet.get(field)), Fingerprint::of(&former));
            let brought = held.prints.get(field);
            let untouched = brought.map_or(former.is_empty(), |brought| *brought == stands);
            let print = brought.map_or("", Fingerprint::as_str);
            if wanted == stands {
                self.log(tx, key, Act::Left, field, ("", print))?;
            } else if untouched {
                self.log(tx, key, Act::Changed, field, (&former, print))?;
                standing.set(field, sheet.get(field));
                fields.changed.push(field.clone());
            } else {
                self.log(tx, key, Act::Left, field, ("", print))?;
                fields.kept.push(field.clone());
            }
        }
        if !fields.changed.is_empty() {
            shelf.put(tx, self.env, held.id, &standing)?;
        }
        Ok(fields)
    }

    /// Retires what the source brought before and has no more, where its files were read whole.
    fn let_vanish(&mut self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let refused = self.delivery.refusals.iter().filter_map(|refusal| refusal.row.as_ref());
        let seen: BTreeSet<&Key> = self.rows.keys().copied().chain(refused).collect();
        let is_vanished = |(key, held): &(&Key, &Held)| {
            self.delivery.whole.contains(&key.kind) && !seen.contains(key) && held.vanished_at.is_none() && !held.gone
        };
        let owned = |(key, held): (&Key, &Held)| (key.clone(), held.clone());
        let vanished: Vec<(Key, Held)> = self.ledger.from_the_end().filter(is_vanished).map(owned).collect();
        for (key, held) in vanished {
            let shelf = self.shelves.of(key.kind);
            let name = shelf.current(tx, held.id)?.map(|sheet| sheet.name().to_owned()).unwrap_or_default();
            let retired = shelf.retire(tx, self.env, held.id)?;
            self.log(tx, &key, Act::Vanished, "", ("", ""))?;
            store::hold_as(tx, self.source, &key, &held.prints, Some(self.env.now()))?;
            let outcome = if retired { Outcome::Retired } else { Outcome::Stayed };
            self.say(&key, &name, outcome, Fields::default());
        }
        Ok(())
    }

    fn close(mut self, tx: &mut Tx<'_>) -> Result<Report, Error> {
        let changed = self.silent || !self.report.is_quiet();
        store::close_batch(tx, self.env, self.batch, &self.report.counts(), changed)?;
        self.report.batch = changed.then_some(self.batch);
        self.report.refusals.sort_by(|a, b| a.at.cmp(&b.at));
        self.report.notes.sort_by(|a, b| a.at.cmp(&b.at));
        Ok(self.report)
    }

    fn log(
        &mut self,
        tx: &mut Tx<'_>,
        key: &Key,
        act: Act,
        field: &str,
        (former, print): (&str, &str),
    ) -> Result<(), Error> {
        self.changes += 1;
        let (field, former, print) = (field.to_owned(), former.to_owned(), print.to_owned());
        store::log(tx, self.batch, self.changes, &Change { key: key.clone(), act, field, former, print })
    }

    fn say(&mut self, key: &Key, name: &str, outcome: Outcome, Fields { changed, kept }: Fields) {
        self.report.lines.push(Line { key: key.clone(), name: name.to_owned(), outcome, changed, kept });
    }
}

fn row_name(row: &Row) -> &str {
    row.words("name").or_else(|| row.words("title")).unwrap_or_default()
}
