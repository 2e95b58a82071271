//! The statements on `agreement` and `acknowledgement`.

use kith_base::jiff::Timestamp;
use kith_base::{Env, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use kith_web::{Prose, RENDERER};

use crate::{Agreement, AgreementId};

from_row!(Agreement { id, community, version, text, html, note, made_by, made_at });

/// The version of its agreement that a community has now.
pub fn agreement(read: &mut Read<'_>, community: CommunityId) -> Result<Option<Agreement>, Error> {
    read.maybe(
        "SELECT id, community_id, version, text, html, note, made_by, made_at FROM agreement
         WHERE community_id = $1 ORDER BY version DESC LIMIT 1",
        params![community],
    )
}

/// A new version of an agreement, and why.
#[derive(Clone, PartialEq, Debug)]
pub struct AgreementDraft {
    pub text: Prose,
    pub note: String,
    pub by: Option<PersonId>,
    pub at: Timestamp,
}

/// Adds a version: everybody is asked to acknowledge it.
pub fn add_agreement(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    draft: &AgreementDraft,
) -> Result<AgreementId, Error> {
    let id: AgreementId = env.id();
    let version = agreement(tx, community)?.map_or(1, |last| last.version + 1);
    let (source, html) = (&draft.text.source, &draft.text.html);
    tx.exec(
        "INSERT INTO agreement (id, community_id, version, text, html, renderer, note, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![id, community, version, source, html, RENDERER, draft.note, draft.by, draft.at],
    )?;
    let fact = Fact::new("agreement.changed", ("agreement", id)).within(community);
    let fact = fact.with(serde_json::json!({ "version": version }));
    record(tx, env, &Fact { actor: draft.by.map(Uuid::from), ..fact })?;
    Ok(id)
}

/// Notes that somebody acknowledged a version. Twice is once.
pub fn acknowledge(
    tx: &mut Tx<'_>,
    env: &Env,
    agreement: &Agreement,
    person: PersonId,
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "INSERT INTO acknowledgement (agreement_id, person_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    if tx.exec(sql, params![agreement.id, person, at])? > 0 {
        let fact = Fact::new("agreement.acknowledged", ("agreement", agreement.id));
        record(tx, env, &fact.within(agreement.community).by(person))?;
    }
    Ok(())
}

/// Every version of a community's agreement, the newest first.
pub fn agreements_of(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Agreement>, Error> {
    read.all(
        "SELECT id, community_id, version, text, html, note, made_by, made_at FROM agreement
         WHERE community_id = $1 ORDER BY version DESC",
        params![community],
    )
}

/// When somebody acknowledged a version.
pub fn acknowledged_at(
    read: &mut Read<'_>,
    agreement: AgreementId,
    person: PersonId,
) -> Result<Option<Timestamp>, Error> {
    let sql = "SELECT at FROM acknowledgement WHERE agreement_id = $1 AND person_id = $2";
    let found: Option<(Timestamp,)> = read.maybe(sql, params![agreement, person])?;
    Ok(found.map(|(at,)| at))
}

/// How many people acknowledged a version.
pub fn count_acknowledged(read: &mut Read<'_>, agreement: AgreementId) -> Result<i64, Error> {
    read.count("SELECT COUNT(*) FROM acknowledgement WHERE agreement_id = $1", params![agreement])
}

/// The agreements that wait for somebody to acknowledge them: slug and name of the community, version, since when.
pub fn to_acknowledge(
    read: &mut Read<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<(String, String, i64, Timestamp)>, Error> {
    read.all(
        "SELECT c.slug, c.name, a.version, a.made_at FROM agreement a JOIN community c ON c.id = a.community_id
         WHERE c.retired_at IS NULL AND c.id IN (
             SELECT community_id FROM membership WHERE person_id = $1 AND role <> 'sponsor' AND from_at <= $2
               AND (until_at IS NULL OR until_at > $2) AND suspended_at IS NULL)
           AND a.version = (SELECT MAX(b.version) FROM agreement b WHERE b.community_id = a.community_id)
           AND NOT EXISTS (SELECT 1 FROM acknowledgement k WHERE k.agreement_id = a.id AND k.person_id = $1)
         ORDER BY c.name, c.id",
        params![person, now],
    )
}
