//! The statements on `series`.

use kith_base::jiff::civil::Date;
use kith_base::{Env, Uuid};
use kith_db::{Error, Read, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use crate::reach::Reach;
use crate::series::{NewSeries, Shape};
use crate::{Series, SeriesId, SessionId};

/// Keeps a series. Its sessions follow one by one, with [`super::plan`].
pub fn add_series(tx: &mut Tx<'_>, env: &Env, new: &NewSeries) -> Result<SeriesId, Error> {
    let NewSeries { id, community_id, rhythm, details, .. } = new;
    tx.exec(
        "INSERT INTO series (id, community_id, cohort_id, team_id, audience, title, purpose, lang, rule, first_on,
                             time_of_day, zone, minutes, link, phone, passcode, facilitator_id, revision, made_by,
                             made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, $18, $19)",
        params![
            id,
            community_id,
            details.whom.cohort(),
            details.whom.team(),
            details.whom.audience(),
            rhythm.title,
            details.purpose,
            details.lang,
            rhythm.rule.to_string(),
            rhythm.first_on,
            rhythm.time_of_day.to_string(),
            rhythm.zone,
            rhythm.minutes,
            details.link,
            details.phone,
            details.passcode,
            details.facilitator,
            new.by,
            new.made_at
        ],
    )?;
    let data = json!({ "rule": rhythm.rule.to_string() });
    let fact = Fact::new("series.planned", ("series", *id)).within(*community_id).with(data);
    record(tx, env, &Fact { actor: new.by.map(Uuid::from), ..fact })?;
    Ok(*id)
}

/// A series of a community.
pub fn one_series(r: &mut Read<'_>, community: CommunityId, id: SeriesId) -> Result<Option<Series>, Error> {
    r.maybe(
        "SELECT id, community_id, cohort_id, team_id, audience, title, purpose, lang, rule, first_on, time_of_day, zone,
                minutes, link, phone, passcode, facilitator_id, revision, made_by, made_at, capacity
         FROM series WHERE community_id = $1 AND id = $2",
        params![community, id],
    )
}

/// The newest series of a community that reach the reader.
pub fn series_of(r: &mut Read<'_>, community: CommunityId, reach: &Reach, most: i64) -> Result<Vec<Series>, Error> {
    let Reach { cohorts: [a, b, c, d], teams: [e, f, g, h, i, j, k, l], .. } = *reach;
    r.all(
        "SELECT id, community_id, cohort_id, team_id, audience, title, purpose, lang, rule, first_on, time_of_day, zone,
                minutes, link, phone, passcode, facilitator_id, revision, made_by, made_at, capacity
         FROM series WHERE community_id = $1
           AND ((audience = 'community' AND $2 = true)
                OR (audience = 'cohort' AND ($3 = true OR cohort_id IN ($4, $5, $6, $7)))
                OR (audience = 'team' AND ($8 = true OR team_id IN ($9, $10, $11, $12, $13, $14, $15, $16))))
         ORDER BY first_on DESC, id DESC LIMIT $17",
        params![
            community,
            reach.community,
            reach.every_cohort,
            a,
            b,
            c,
            d,
            reach.every_team,
            e,
            f,
            g,
            h,
            i,
            j,
            k,
            l,
            most
        ],
    )
}

/// Remembers the day of its series' rule that a session stands for, wherever it was moved.
pub fn put_in_slot(tx: &mut Tx<'_>, session: SessionId, slot: Date) -> Result<(), Error> {
    tx.exec("UPDATE session SET slot_on = $2 WHERE id = $1", params![session, slot])?;
    Ok(())
}

/// The days of its rule for which the sessions of a series stand.
pub fn slots_of(r: &mut Read<'_>, series: SeriesId) -> Result<Vec<(SessionId, Option<Date>)>, Error> {
    r.all(
        "SELECT id, slot_on FROM session WHERE series_id = $1 ORDER BY starts_at, id LIMIT $2",
        params![series, 4 * crate::rule::MOST],
    )
}

/// Says how many may come to the sessions of a series, or that everybody may.
pub fn set_series_capacity(tx: &mut Tx<'_>, series: SeriesId, capacity: Option<i64>) -> Result<(), Error> {
    tx.exec("UPDATE series SET capacity = $2 WHERE id = $1", params![series, capacity]).map(|_| ())
}

/// How many may come to each session of a series.
pub fn places_of(r: &mut Read<'_>, series: SeriesId) -> Result<Vec<(SessionId, Option<i64>)>, Error> {
    r.all(
        "SELECT id, capacity FROM session WHERE series_id = $1 ORDER BY starts_at, id LIMIT $2",
        params![series, 4 * crate::rule::MOST],
    )
}

/// Gives a series another shape. `false` when it has changed since `revision`.
pub fn change_series(
    tx: &mut Tx<'_>,
    env: &Env,
    (before, revision): (&Series, i64),
    new: &Shape,
    by: PersonId,
) -> Result<bool, Error> {
    let details = &new.details;
    let changed = tx.exec(
        "UPDATE series SET title = $3, purpose = $4, time_of_day = $5, zone = $6, minutes = $7, link = $8, phone = $9,
                passcode = $10, facilitator_id = $11, revision = revision + 1
         WHERE id = $1 AND revision = $2",
        params![
            before.id,
            revision,
            new.title,
            details.purpose,
            new.time_of_day.to_string(),
            new.zone,
            new.minutes,
            details.link,
            details.phone,
            details.passcode,
            details.facilitator
        ],
    )?;
    if changed > 0 {
        record(tx, env, &Fact::new("series.changed", ("series", before.id)).within(before.community_id).by(by))?;
    }
    Ok(changed > 0)
}
