//! The statements on the timetable of a community and its steps.

use kith_base::jiff::Timestamp;
use kith_base::{Env, Uuid};
use kith_db::{Error, FromRow, Read, Row, Tx, params};
use kith_policy::CommunityId;
use kith_sessions::{SeriesId, SessionId};

use crate::holidays::{Holidays, days_off};
use crate::hours::Hours;
use crate::occasion::Timetable;
use crate::step::{Scope, Setting, Step};

/// The timetable itself, with one of its settings.
struct Part {
    timetable: Timetable,
    setting: Option<Setting>,
}

impl FromRow for Part {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let typed: String = row.get(5)?;
        let hours = Hours {
            from: row.get(1)?,
            until: row.get(2)?,
            weekends: row.get(3)?,
            holidays: row.get(4)?,
            days_off: days_off(&typed),
        };
        let timetable = Timetable { on_since: row.get(0)?, hours, days_off: typed, settings: Vec::new() };
        let Some(step) = row.get::<Option<Step>>(6)? else { return Ok(Self { timetable, setting: None }) };
        let scope = match (row.get::<Option<SessionId>>(7)?, row.get::<Option<SeriesId>>(8)?) {
            (Some(session), _) => Scope::Session(session),
            (None, Some(series)) => Scope::Series(series),
            (None, None) => Scope::Community,
        };
        let setting = Setting {
            step,
            scope,
            is_on: row.get(9)?,
            days: row.get(10)?,
            hour: row.get(11)?,
            text_en: row.get(12)?,
            text_fr: row.get(13)?,
            sent_at: row.get(14)?,
        };
        Ok(Self { timetable, setting: Some(setting) })
    }
}

/// The timetable of a community with the settings that concern a session of a series, or none; a community that never
/// had one has the usual hours, and it is off.
pub fn timetable(
    r: &mut Read<'_>,
    community: CommunityId,
    (session, series): (Option<SessionId>, Option<SeriesId>),
    usual: Holidays,
) -> Result<Timetable, Error> {
    let parts: Vec<Part> = r.all(
        "SELECT y.on_since, y.from_hour, y.until_hour, y.weekends, y.holidays, y.days_off, s.step, s.session_id,
                s.series_id, s.is_on, COALESCE(s.days, 0), COALESCE(s.hour, 0), COALESCE(s.text_en, ''),
                COALESCE(s.text_fr, ''), s.sent_at
         FROM rhythm y LEFT JOIN rhythm_step s ON s.community_id = y.community_id
           AND (s.session_id = $2 OR (s.session_id IS NULL AND (s.series_id = $3 OR s.series_id IS NULL)))
         WHERE y.community_id = $1",
        params![community, session, series],
    )?;
    let mut parts = parts.into_iter();
    let Some(first) = parts.next() else {
        let hours = Hours::usual(usual);
        return Ok(Timetable { on_since: None, hours, days_off: String::new(), settings: Vec::new() });
    };
    let mut timetable = first.timetable;
    timetable.settings = first.setting.into_iter().chain(parts.filter_map(|part| part.setting)).collect();
    Ok(timetable)
}

/// Keeps the timetable of a community, without its steps.
pub fn set_timetable(tx: &mut Tx<'_>, community: CommunityId, it: &Timetable) -> Result<(), Error> {
    let Hours { from, until, weekends, holidays, .. } = it.hours;
    tx.exec(
        "INSERT INTO rhythm (community_id, on_since, from_hour, until_hour, weekends, holidays, days_off)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (community_id) DO UPDATE SET on_since = excluded.on_since, from_hour = excluded.from_hour,
             until_hour = excluded.until_hour, weekends = excluded.weekends, holidays = excluded.holidays,
             days_off = excluded.days_off",
        params![community, it.on_since, from, until, weekends, holidays, it.days_off],
    )
    .map(|_| ())
}

/// Keeps how a step is set, in the place of what was set for the same sessions.
pub fn add_setting(tx: &mut Tx<'_>, env: &Env, community: CommunityId, it: &Setting) -> Result<(), Error> {
    let (session, series): (Option<SessionId>, Option<SeriesId>) = (it.scope.session(), it.scope.series());
    tx.exec(
        "DELETE FROM rhythm_step WHERE community_id = $1 AND step = $2
           AND (session_id = $3 OR (session_id IS NULL AND $3 IS NULL))
           AND (series_id = $4 OR (series_id IS NULL AND $4 IS NULL))",
        params![community, it.step, session, series],
    )?;
    let (id, sent_at): (Uuid, Option<Timestamp>) = (env.id(), it.sent_at);
    tx.exec(
        "INSERT INTO rhythm_step (id, community_id, series_id, session_id, step, is_on, days, hour, text_en, text_fr,
                                  sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![id, community, series, session, it.step, it.is_on, it.days, it.hour, it.text_en, it.text_fr, sent_at],
    )
    .map(|_| ())
}
