//! What an import brings: communities, topics and memberships, looked at and changed as a whole, ended, taken away.

use kith_base::jiff::Timestamp;
use kith_base::{Env, Name, Title};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_policy::{CohortId, CommunityId, PersonId, Role, TeamId};
use kith_web::{Prose, RENDERER};

use super::{add_framework, add_term, frameworks_of};
use crate::{Framework, FrameworkId, FrameworkKind, FrameworkName, MembershipId, Term, TermId, TermText};

/// What an import may say of a community.
#[derive(Clone, PartialEq, Debug)]
pub struct BroughtCommunity {
    pub name: Name,
    pub summary: String,
    pub domain: Prose,
    pub who: Prose,
    /// As it stands, where nothing is known.
    pub opened_at: Option<Timestamp>,
}

/// Changes what an import says of a community.
pub fn put_community(tx: &mut Tx<'_>, id: CommunityId, brought: &BroughtCommunity) -> Result<(), Error> {
    let BroughtCommunity { name, summary, domain, who, opened_at } = brought;
    tx.exec(
        "UPDATE community SET name = $2, summary = $3, domain = $4, domain_html = $5, who = $6, who_html = $7,
                              opened_at = COALESCE($8, opened_at), renderer = $9 WHERE id = $1",
        params![id, name, summary, domain.source, domain.html, who.source, who.html, opened_at, RENDERER],
    )
    .map(|_| ())
}

/// Opens a community again that was closed.
pub fn reopen(tx: &mut Tx<'_>, id: CommunityId) -> Result<(), Error> {
    tx.exec("UPDATE community SET retired_at = NULL WHERE id = $1", params![id]).map(|_| ())
}

/// Deletes a community in which nothing is.
pub fn remove_community(tx: &mut Tx<'_>, id: CommunityId) -> Result<(), Error> {
    tx.exec("DELETE FROM community WHERE id = $1", params![id]).map(|_| ())
}

/// Adds a topic to the topics of a community; the list of them too, where it has none.
pub fn add_topic(tx: &mut Tx<'_>, env: &Env, community: CommunityId, text: &TermText) -> Result<TermId, Error> {
    let topics = topics_of(tx, env, community)?;
    add_term(tx, env, &topics, text, None)
}

fn topics_of(tx: &mut Tx<'_>, env: &Env, community: CommunityId) -> Result<Framework, Error> {
    let is_topics = |it: &Framework| it.kind == FrameworkKind::Topics;
    if let Some(found) = frameworks_of(tx, community)?.into_iter().find(is_topics) {
        return Ok(found);
    }
    let title = |text: &str| Some(Title::stored(text.to_owned()));
    let name = FrameworkName { kind: FrameworkKind::Topics, en: title("Topics"), fr: title("Thèmes") };
    let id = add_framework(tx, env, community, &name, None)?;
    let (name_en, name_fr) = ("Topics".to_owned(), "Thèmes".to_owned());
    Ok(Framework { id, community, kind: FrameworkKind::Topics, name_en, name_fr, place_in_list: 0 })
}

/// One term, retired or not.
pub fn term(read: &mut Read<'_>, id: TermId) -> Result<Option<Term>, Error> {
    let sql = "SELECT id, framework_id, en, fr, about_en, about_fr, place_in_list, retired_at FROM term WHERE id = $1";
    read.maybe(sql, params![id])
}

/// The community whose list this is.
pub fn home_of(read: &mut Read<'_>, framework: FrameworkId) -> Result<Option<CommunityId>, Error> {
    let sql = "SELECT community_id FROM framework WHERE id = $1";
    let found: Option<(CommunityId,)> = read.maybe(sql, params![framework])?;
    Ok(found.map(|(id,)| id))
}

/// Changes what a term says.
pub fn put_term(tx: &mut Tx<'_>, id: TermId, text: &TermText) -> Result<(), Error> {
    let TermText { en, fr, about_en, about_fr } = text;
    let sql = "UPDATE term SET en = $2, fr = $3, about_en = $4, about_fr = $5 WHERE id = $1";
    tx.exec(sql, params![id, en, fr, about_en, about_fr]).map(|_| ())
}

/// Retires a term, or offers it again.
pub fn set_term_retired(tx: &mut Tx<'_>, id: TermId, at: Option<Timestamp>) -> Result<(), Error> {
    tx.exec("UPDATE term SET retired_at = $2 WHERE id = $1", params![id, at]).map(|_| ())
}

/// Deletes a topic, and the list it was the last of.
pub fn remove_topic(tx: &mut Tx<'_>, id: TermId) -> Result<(), Error> {
    let Some(term) = term(tx, id)? else { return Ok(()) };
    remove_term(tx, id)?;
    remove_empty_framework(tx, term.framework)
}

/// Deletes a term that nothing uses.
pub fn remove_term(tx: &mut Tx<'_>, id: TermId) -> Result<(), Error> {
    tx.exec("DELETE FROM term WHERE id = $1", params![id]).map(|_| ())
}

/// Deletes a list, if it has no terms.
pub fn remove_empty_framework(tx: &mut Tx<'_>, id: FrameworkId) -> Result<(), Error> {
    let sql = "DELETE FROM framework WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM term WHERE framework_id = $1)";
    tx.exec(sql, params![id]).map(|_| ())
}

/// A membership as it was brought.
#[derive(Clone, PartialEq, Debug)]
pub struct BroughtMembership {
    pub person: PersonId,
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub team: Option<TeamId>,
    pub role: Role,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
}

from_row!(BroughtMembership { person, community, cohort, team, role, from, until });

/// One membership, ended or not.
pub fn brought_membership(read: &mut Read<'_>, id: MembershipId) -> Result<Option<BroughtMembership>, Error> {
    let sql =
        "SELECT person_id, community_id, cohort_id, team_id, role, from_at, until_at FROM membership WHERE id = $1";
    read.maybe(sql, params![id])
}

/// Changes who is what, where, since when and until when.
pub fn put_membership(tx: &mut Tx<'_>, id: MembershipId, brought: &BroughtMembership) -> Result<(), Error> {
    let BroughtMembership { person, community, cohort, team, role, from, until } = *brought;
    tx.exec(
        "UPDATE membership SET person_id = $2, community_id = $3, cohort_id = $4, team_id = $5, role = $6, from_at = $7,
                until_at = $8 WHERE id = $1",
        params![id, person, community, cohort, team, role, from, until],
    )
    .map(|_| ())
}

/// Lets a membership go on that was ended.
pub fn go_on(tx: &mut Tx<'_>, id: MembershipId) -> Result<(), Error> {
    tx.exec("UPDATE membership SET until_at = NULL WHERE id = $1", params![id]).map(|_| ())
}

/// Deletes a membership that should not have been.
pub fn remove_membership(tx: &mut Tx<'_>, id: MembershipId) -> Result<(), Error> {
    tx.exec("DELETE FROM membership WHERE id = $1", params![id]).map(|_| ())
}
