//! Bringing a plan in, and taking it back: the statements on `plan_import`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kith_base::{Env, Lang, Title, Uuid, fold, jiff};
use kith_charter::{Framework, FrameworkId, FrameworkKind, FrameworkName, TermId, TermText, store as charter};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use super::{add_line, change_line, remove_line};
use crate::fate::Known;
use crate::plan::{Line, LineId, PlanImportId};
use crate::sheet::{Planned, PlannedLine};

/// What an import did to one thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// The list of priorities was made, a priority was added, one was offered again, a line was added, one was changed.
    List,
    Priority,
    Again,
    Added,
    Changed,
}

impl Act {
    const ALL: [Self; 5] = [Self::List, Self::Priority, Self::Again, Self::Added, Self::Changed];

    pub fn word(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Priority => "priority",
            Self::Again => "again",
            Self::Added => "added",
            Self::Changed => "changed",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

kith_db::bind_words!(Act);

/// A part of what an import did. Before: what a line said, since when a priority was retired.
struct Part {
    act: Act,
    id: Uuid,
    before: String,
}

from_row!(Part { act, id, before });

/// Brings the rows of a plan in; `false` when everything in it was here already.
pub fn bring_in(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, lang): (CommunityId, Lang),
    (rows, known): (&[Planned], &Known),
    by: PersonId,
) -> Result<bool, Error> {
    let mut bringing = Bringing { env, community, lang, known, by, terms: BTreeMap::new(), parts: Vec::new() };
    for planned in rows {
        let term = bringing.priority(tx, &planned.priority)?;
        if let Some(line) = &planned.line {
            bringing.line(tx, term, line)?;
        }
    }
    let parts = bringing.parts;
    if parts.is_empty() {
        return Ok(false);
    }
    let id: PlanImportId = env.id();
    let sql = "INSERT INTO plan_import (id, community_id, made_by, made_at) VALUES ($1, $2, $3, $4)";
    tx.exec(sql, params![id, community, by, env.now()])?;
    for (place, part) in (1_i64..).zip(&parts) {
        let sql = "INSERT INTO plan_import_part (import_id, place, act, part_id, before) VALUES ($1, $2, $3, $4, $5)";
        tx.exec(sql, params![id, place, part.act, part.id, part.before])?;
    }
    let fact = Fact::new("work-plan.imported", ("plan-import", id)).within(community).by(by);
    record(tx, env, &fact.with(json!({ "parts": parts.len() })))?;
    Ok(true)
}

struct Bringing<'b> {
    env: &'b Env,
    community: CommunityId,
    lang: Lang,
    known: &'b Known,
    by: PersonId,
    /// The priorities that earlier rows named.
    terms: BTreeMap<String, TermId>,
    parts: Vec<Part>,
}

impl Bringing<'_> {
    fn did(&mut self, act: Act, id: impl Into<Uuid>, before: String) {
        self.parts.push(Part { act, id: id.into(), before });
    }

    /// The priority of a row: one that is offered, one that is offered again, a new one.
    fn priority(&mut self, tx: &mut Tx<'_>, name: &str) -> Result<TermId, Error> {
        if let Some(id) = self.terms.get(&fold(name)) {
            return Ok(*id);
        }
        let id = match self.known.term(name) {
            Some(term) => {
                if let Some(since) = term.retired_at {
                    charter::set_term_retired(tx, term.id, None)?;
                    self.did(Act::Again, term.id, since.to_string());
                }
                term.id
            }
            None => {
                let list = self.list(tx)?;
                let text = self.text(name);
                let id = charter::add_term(tx, self.env, &list, &text, Some(self.by))?;
                self.did(Act::Priority, id, String::new());
                id
            }
        };
        self.terms.insert(fold(name), id);
        Ok(id)
    }

    fn text(&self, name: &str) -> TermText {
        let (en, fr) = if self.lang == Lang::Fr { ("", name) } else { (name, "") };
        TermText { en: en.to_owned(), fr: fr.to_owned(), about_en: String::new(), about_fr: String::new() }
    }

    /// The community's list of priorities; made where there is none.
    fn list(&mut self, tx: &mut Tx<'_>) -> Result<Framework, Error> {
        let is_it = |it: &Framework| it.kind == FrameworkKind::Priorities;
        if let Some(kept) = charter::frameworks_of(tx, self.community)?.into_iter().find(is_it) {
            return Ok(kept);
        }
        let (kind, name_en, name_fr) = (FrameworkKind::Priorities, "Priorities", "Priorités");
        let name = FrameworkName { kind, en: Title::read(name_en).ok(), fr: Title::read(name_fr).ok() };
        let id = charter::add_framework(tx, self.env, self.community, &name, Some(self.by))?;
        self.did(Act::List, id, String::new());
        let (name_en, name_fr) = (name_en.to_owned(), name_fr.to_owned());
        Ok(Framework { id, community: self.community, kind, name_en, name_fr, place_in_list: 0 })
    }

    fn line(&mut self, tx: &mut Tx<'_>, term: TermId, new: &PlannedLine) -> Result<(), Error> {
        let by = Some(self.by);
        match self.known.line(new.year, &new.code) {
            None => {
                let id = add_line(tx, self.env, self.community, (&new.over(term, None), by))?;
                self.did(Act::Added, id, String::new());
            }
            Some(old) => {
                let said = new.over(term, Some(&old.said));
                if said != old.said {
                    let after = Line { id: old.id, changed_at: self.env.now(), said };
                    change_line(tx, self.env, self.community, (&after, by))?;
                    let before = serde_json::to_string(old).unwrap_or_default(); // plain values: it always works
                    self.did(Act::Changed, old.id, before);
                }
            }
        }
        Ok(())
    }
}

/// An import that was made.
#[derive(Clone, Debug)]
pub struct Imported {
    pub id: PlanImportId,
    pub made_at: Timestamp,
    pub changes: i64,
    pub undone_at: Option<Timestamp>,
}

from_row!(Imported { id, made_at, changes, undone_at });

/// The last ten imports, the newest first.
pub fn imports_of(r: &mut Read<'_>, community: CommunityId) -> Result<Vec<Imported>, Error> {
    r.all(
        "SELECT i.id, i.made_at, (SELECT COUNT(*) FROM plan_import_part p WHERE p.import_id = i.id), i.undone_at
         FROM plan_import i WHERE i.community_id = $1 ORDER BY i.made_at DESC, i.id DESC LIMIT 10",
        params![community],
    )
}

/// Takes an import back: what it added goes, what it changed is as before, unless somebody changed it since. A priority
/// that is in use by now is retired instead. `false` unless it is the newest that was not taken back: what is older lies
/// under it.
pub fn undo(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, id): (CommunityId, PlanImportId),
    by: PersonId,
) -> Result<bool, Error> {
    let newest: Option<(PlanImportId, Timestamp)> = tx.maybe(
        "SELECT id, made_at FROM plan_import WHERE community_id = $1 AND undone_at IS NULL
         ORDER BY made_at DESC, id DESC LIMIT 1",
        params![community],
    )?;
    let Some((_, made_at)) = newest.filter(|(newest, _)| *newest == id) else { return Ok(false) };
    tx.exec("UPDATE plan_import SET undone_at = $2 WHERE id = $1", params![id, env.now()])?;
    let sql = "SELECT act, part_id, before FROM plan_import_part WHERE import_id = $1 ORDER BY place DESC";
    let parts: Vec<Part> = tx.all(sql, params![id])?;
    for part in &parts {
        take_back(tx, env, (community, made_at, by), part)?;
    }
    record(tx, env, &Fact::new("work-plan.import-undone", ("plan-import", id)).within(community).by(by))?;
    Ok(true)
}

fn take_back(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, made_at, by): (CommunityId, Timestamp, PersonId),
    Part { act, id, before }: &Part,
) -> Result<(), Error> {
    match act {
        Act::Added | Act::Changed => {
            let id = LineId(*id);
            let kept = super::line(tx, community, id)?.filter(|line| line.changed_at <= made_at);
            match (kept, serde_json::from_str::<Line>(before)) {
                (None, _) => Ok(()),
                (Some(_), Ok(was)) => change_line(tx, env, community, (&was, Some(by))),
                (Some(_), Err(_)) => remove_line(tx, env, community, (id, Some(by))),
            }
        }
        Act::Priority => drop_priority(tx, env, TermId(*id)),
        Act::Again => {
            let since: Timestamp = before.parse().unwrap_or_else(|_| env.now());
            charter::set_term_retired(tx, TermId(*id), Some(since))
        }
        Act::List => charter::remove_empty_framework(tx, FrameworkId(*id)),
    }
}

/// Takes a priority out that nothing uses; one in use is retired.
fn drop_priority(tx: &mut Tx<'_>, env: &Env, id: TermId) -> Result<(), Error> {
    let uses = tx.count(
        "SELECT (SELECT COUNT(*) FROM aim WHERE term_id = $1 OR (kind = 'goal' AND thing_id = $1))
              + (SELECT COUNT(*) FROM plan_line WHERE term_id = $1)
              + (SELECT COUNT(*) FROM question WHERE topic_id = $1)
              + (SELECT COUNT(*) FROM pulse_goal WHERE term_id = $1)",
        params![id],
    )?;
    if uses == 0 { charter::remove_term(tx, id) } else { charter::set_term_retired(tx, id, Some(env.now())) }
}
