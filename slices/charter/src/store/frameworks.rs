//! The statements on `framework` and `term`.

use kith_base::jiff::Timestamp;
use kith_base::{Env, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};

use crate::{Framework, FrameworkId, FrameworkKind, FrameworkName, Term, TermId, TermText};

from_row!(Framework { id, community, kind, name_en, name_fr, place_in_list });
from_row!(Term { id, framework, en, fr, about_en, about_fr, place_in_list, retired_at });

/// The lists of a community, in order.
pub fn frameworks_of(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Framework>, Error> {
    read.all(
        "SELECT id, community_id, kind, name_en, name_fr, place_in_list FROM framework WHERE community_id = $1
         ORDER BY place_in_list, id",
        params![community],
    )
}

/// Every term of a community's lists, retired ones too, in order.
pub fn terms_of(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Term>, Error> {
    read.all(
        "SELECT t.id, t.framework_id, t.en, t.fr, t.about_en, t.about_fr, t.place_in_list, t.retired_at
         FROM term t JOIN framework f ON f.id = t.framework_id WHERE f.community_id = $1
         ORDER BY f.place_in_list, t.place_in_list, t.id",
        params![community],
    )
}

/// The terms of one kind that a community offers now, in order: its session goals, its capacities.
pub fn terms_in_use(read: &mut Read<'_>, community: CommunityId, kind: FrameworkKind) -> Result<Vec<Term>, Error> {
    read.all(
        "SELECT t.id, t.framework_id, t.en, t.fr, t.about_en, t.about_fr, t.place_in_list, t.retired_at
         FROM term t JOIN framework f ON f.id = t.framework_id
         WHERE f.community_id = $1 AND f.kind = $2 AND t.retired_at IS NULL
         ORDER BY f.place_in_list, t.place_in_list, t.id",
        params![community, kind],
    )
}

/// Every term of one kind of a community, retired ones too, in order.
pub fn terms_of_kind(read: &mut Read<'_>, community: CommunityId, kind: FrameworkKind) -> Result<Vec<Term>, Error> {
    read.all(
        "SELECT t.id, t.framework_id, t.en, t.fr, t.about_en, t.about_fr, t.place_in_list, t.retired_at
         FROM term t JOIN framework f ON f.id = t.framework_id
         WHERE f.community_id = $1 AND f.kind = $2 ORDER BY f.place_in_list, t.place_in_list, t.id",
        params![community, kind],
    )
}

/// Adds a list at the end.
pub fn add_framework(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    name: &FrameworkName,
    by: Option<PersonId>,
) -> Result<FrameworkId, Error> {
    let id: FrameworkId = env.id();
    let place = tx.count("SELECT COUNT(*) FROM framework WHERE community_id = $1", params![community])?;
    let (en, fr) = (name.en.as_deref().unwrap_or(""), name.fr.as_deref().unwrap_or(""));
    tx.exec(
        "INSERT INTO framework (id, community_id, kind, name_en, name_fr, place_in_list)
         VALUES ($1, $2, $3, $4, $5, $6)",
        params![id, community, name.kind, en, fr, place],
    )?;
    let fact = Fact::new("framework.added", ("framework", id)).within(community);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    Ok(id)
}

/// Adds a term at the end of a list.
pub fn add_term(
    tx: &mut Tx<'_>,
    env: &Env,
    framework: &Framework,
    text: &TermText,
    by: Option<PersonId>,
) -> Result<TermId, Error> {
    let id: TermId = env.id();
    let sql = "SELECT COALESCE(MAX(place_in_list) + 1, 0) FROM term WHERE framework_id = $1";
    let place = tx.count(sql, params![framework.id])?;
    let TermText { en, fr, about_en, about_fr } = text;
    tx.exec(
        "INSERT INTO term (id, framework_id, en, fr, about_en, about_fr, place_in_list)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![id, framework.id, en, fr, about_en, about_fr, place],
    )?;
    let fact = Fact::new("term.added", ("term", id)).within(framework.community);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    Ok(id)
}

/// A list of a community.
pub fn framework(read: &mut Read<'_>, community: CommunityId, id: FrameworkId) -> Result<Option<Framework>, Error> {
    read.maybe(
        "SELECT id, community_id, kind, name_en, name_fr, place_in_list FROM framework
         WHERE community_id = $1 AND id = $2",
        params![community, id],
    )
}

/// The terms of a list, retired ones too, in order.
pub fn terms_in(read: &mut Read<'_>, framework: FrameworkId) -> Result<Vec<Term>, Error> {
    read.all(
        "SELECT id, framework_id, en, fr, about_en, about_fr, place_in_list, retired_at FROM term
         WHERE framework_id = $1 ORDER BY place_in_list, id",
        params![framework],
    )
}

/// Changes the kind and name of a list.
pub fn rename_framework(
    tx: &mut Tx<'_>,
    env: &Env,
    framework: &Framework,
    name: &FrameworkName,
    by: PersonId,
) -> Result<(), Error> {
    let (en, fr) = (name.en.as_deref().unwrap_or(""), name.fr.as_deref().unwrap_or(""));
    let sql = "UPDATE framework SET kind = $2, name_en = $3, name_fr = $4 WHERE id = $1";
    tx.exec(sql, params![framework.id, name.kind, en, fr])?;
    record(tx, env, &Fact::new("framework.changed", ("framework", framework.id)).within(framework.community).by(by))?;
    Ok(())
}

/// Changes what a term says.
pub fn change_term(
    tx: &mut Tx<'_>,
    env: &Env,
    (framework, id): (&Framework, TermId),
    text: &TermText,
    by: PersonId,
) -> Result<(), Error> {
    let TermText { en, fr, about_en, about_fr } = text;
    let sql = "UPDATE term SET en = $2, fr = $3, about_en = $4, about_fr = $5 WHERE id = $1";
    tx.exec(sql, params![id, en, fr, about_en, about_fr])?;
    record(tx, env, &Fact::new("term.changed", ("term", id)).within(framework.community).by(by))?;
    Ok(())
}

/// Puts the terms of a list in this order.
pub fn order_terms(
    tx: &mut Tx<'_>,
    env: &Env,
    framework: &Framework,
    order: &[TermId],
    by: PersonId,
) -> Result<(), Error> {
    for (id, place) in order.iter().zip(0_i64..) {
        tx.exec("UPDATE term SET place_in_list = $2 WHERE id = $1", params![id, place])?;
    }
    record(tx, env, &Fact::new("framework.ordered", ("framework", framework.id)).within(framework.community).by(by))?;
    Ok(())
}

/// Retires a term (it stays where it was used), or offers it again.
pub fn retire_term(
    tx: &mut Tx<'_>,
    env: &Env,
    (framework, id): (&Framework, TermId),
    retired_at: Option<Timestamp>,
    by: PersonId,
) -> Result<(), Error> {
    tx.exec("UPDATE term SET retired_at = $2 WHERE id = $1", params![id, retired_at])?;
    let kind = if retired_at.is_some() { "term.retired" } else { "term.restored" };
    record(tx, env, &Fact::new(kind, ("term", id)).within(framework.community).by(by))?;
    Ok(())
}
