//! The statements on what is asked before a session. Who wrote a need without a name is in a table of its own, which only
//! answers "is this one mine?".

use kith_base::jiff::Timestamp;
use kith_db::{Error, Read, Tx, params};
use kith_policy::{PersonId, TeamId};

use crate::preparation::{Item, ItemId, Need, NeedId, NewItem, NewNeed, Placed, Preparation, Summary};
use crate::reach::slots;
use crate::{ActivityId, SessionId};

/// What is asked before a session.
pub fn preparation(r: &mut Read<'_>, session: SessionId) -> Result<Option<Preparation>, Error> {
    r.maybe("SELECT question, asked_at FROM preparation WHERE session_id = $1", params![session])
}

/// What the page of a session says of it, to a reader.
pub fn preparation_told(
    r: &mut Read<'_>,
    session: SessionId,
    reader: Option<PersonId>,
) -> Result<Option<Summary>, Error> {
    r.maybe(
        "SELECT a.question, (SELECT COUNT(*) FROM preparation_item i WHERE i.session_id = a.session_id),
                CAST(COALESCE((SELECT SUM(i.minutes) FROM preparation_item i WHERE i.session_id = a.session_id), 0) AS BIGINT),
                (SELECT COUNT(*) FROM need n WHERE n.session_id = a.session_id AND n.team_id IS NULL),
                EXISTS (SELECT 1 FROM ready y WHERE y.session_id = a.session_id AND y.person_id = $2)
         FROM preparation a WHERE a.session_id = $1",
        params![session, reader],
    )
}

/// Asks something before a session, or asks it in other words. The instant of the first asking stays.
pub fn ask_ahead(
    tx: &mut Tx<'_>,
    session: SessionId,
    question: &str,
    (by, at): (Option<PersonId>, Timestamp),
) -> Result<(), Error> {
    let sql = "INSERT INTO preparation (session_id, question, asked_by, asked_at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (session_id) DO UPDATE SET question = excluded.question";
    tx.exec(sql, params![session, question, by, at]).map(|_| ())
}

/// The things to read or do before a session, in order.
pub fn items(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Item>, Error> {
    r.all(
        "SELECT id, text, link, minutes FROM preparation_item WHERE session_id = $1 ORDER BY place_in_list, id",
        params![session],
    )
}

/// Adds something to read or do, at the end.
pub fn add_item(tx: &mut Tx<'_>, id: ItemId, session: SessionId, new: &NewItem) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO preparation_item (id, session_id, place_in_list, text, link, minutes)
         VALUES ($1, $2, (SELECT COALESCE(MAX(i.place_in_list), 0) + 1 FROM preparation_item i WHERE i.session_id = $2),
                 $3, $4, $5)",
        params![id, session, new.text, new.link, new.minutes],
    )?;
    Ok(())
}

/// Takes something to read or do out again.
pub fn remove_item(tx: &mut Tx<'_>, session: SessionId, id: ItemId) -> Result<bool, Error> {
    Ok(tx.exec("DELETE FROM preparation_item WHERE session_id = $1 AND id = $2", params![session, id])? > 0)
}

/// Somebody says that they are ready, or that they are not yet.
pub fn set_ready(
    tx: &mut Tx<'_>,
    (session, person): (SessionId, PersonId),
    ready: bool,
    at: Timestamp,
) -> Result<(), Error> {
    if ready {
        let sql = "INSERT INTO ready (session_id, person_id, at) VALUES ($1, $2, $3)
                   ON CONFLICT (session_id, person_id) DO UPDATE SET at = excluded.at";
        return tx.exec(sql, params![session, person, at]).map(|_| ());
    }
    tx.exec("DELETE FROM ready WHERE session_id = $1 AND person_id = $2", params![session, person]).map(|_| ())
}

/// The names of those who said that they are ready: the first by name, and how many there are.
pub fn ready(r: &mut Read<'_>, session: SessionId, most: i64) -> Result<Vec<(String, i64)>, Error> {
    r.all(
        "SELECT p.name, COUNT(*) OVER () FROM ready y JOIN person p ON p.id = y.person_id
         WHERE y.session_id = $1 AND p.erased_at IS NULL ORDER BY p.folded, p.id LIMIT $2",
        params![session, most],
    )
}

/// Keeps a need, and who wrote it apart from it when it has no name.
pub fn add_need(tx: &mut Tx<'_>, it: &NewNeed) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO need (id, session_id, person_id, team_id, lang, text, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![it.id, it.session, it.person, it.team, it.lang, it.text, it.written_at],
    )?;
    if let Some(author) = it.author {
        tx.exec("INSERT INTO need_author (need_id, person_id) VALUES ($1, $2)", params![it.id, author])?;
    }
    Ok(())
}

/// What people want help with in a session, the most backed first, for a reader who is in `teams`.
pub fn needs(
    r: &mut Read<'_>,
    session: SessionId,
    (reader, teams): (Option<PersonId>, &[TeamId]),
) -> Result<Vec<Need>, Error> {
    let [a, b, c, d, e, f, g, h] = slots(teams);
    r.all(
        "SELECT n.id, n.person_id, p.name, n.team_id, t.name, n.lang, n.text,
                (SELECT COUNT(*) FROM need_backer b WHERE b.need_id = n.id) AS backers,
                EXISTS (SELECT 1 FROM need_backer b WHERE b.need_id = n.id AND b.person_id = $2),
                (SELECT MAX(c.title) FROM activity_need x JOIN activity c ON c.id = x.activity_id
                 WHERE x.need_id = n.id AND c.removed_at IS NULL)
         FROM need n LEFT JOIN person p ON p.id = n.person_id LEFT JOIN team t ON t.id = n.team_id
         WHERE n.session_id = $1 AND (n.team_id IS NULL OR n.team_id IN ($3, $4, $5, $6, $7, $8, $9, $10))
         ORDER BY backers DESC, n.written_at, n.id LIMIT 100",
        params![session, reader, a, b, c, d, e, f, g, h],
    )
}

/// The viewer's own needs without a name in a session: so that they find their own again. To be asked for nobody but the
/// viewer.
pub fn own_needs_without_name(r: &mut Read<'_>, session: SessionId, viewer: PersonId) -> Result<Vec<NeedId>, Error> {
    let rows: Vec<(NeedId,)> = r.all(
        "SELECT need_id FROM need_author
         WHERE person_id = $2 AND need_id IN (SELECT id FROM need WHERE session_id = $1)",
        params![session, viewer],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whose a need is, where it has a name, and for which team alone.
type Whose = (Option<PersonId>, Option<TeamId>);

/// Whose a need of a session is, and for which team alone.
pub fn need(r: &mut Read<'_>, session: SessionId, id: NeedId) -> Result<Option<Whose>, Error> {
    r.maybe("SELECT person_id, team_id FROM need WHERE session_id = $1 AND id = $2", params![session, id])
}

/// Takes a need back: its words are gone, wherever they were taken up.
pub fn take_need_back(tx: &mut Tx<'_>, id: NeedId) -> Result<(), Error> {
    tx.exec("DELETE FROM need_author WHERE need_id = $1", params![id])?;
    tx.exec("DELETE FROM need_backer WHERE need_id = $1", params![id])?;
    tx.exec("DELETE FROM activity_need WHERE need_id = $1", params![id])?;
    tx.exec("DELETE FROM need WHERE id = $1", params![id]).map(|_| ())
}

/// Somebody wants help with the same, or takes that back.
pub fn set_backed(tx: &mut Tx<'_>, id: NeedId, person: PersonId, backed: bool) -> Result<(), Error> {
    if backed {
        let sql = "INSERT INTO need_backer (need_id, person_id) VALUES ($1, $2)
                   ON CONFLICT (need_id, person_id) DO NOTHING";
        return tx.exec(sql, params![id, person]).map(|_| ());
    }
    tx.exec("DELETE FROM need_backer WHERE need_id = $1 AND person_id = $2", params![id, person]).map(|_| ())
}

/// Takes a need up in an activity.
pub fn place_need(tx: &mut Tx<'_>, activity: ActivityId, id: NeedId, place: i64) -> Result<(), Error> {
    let sql = "INSERT INTO activity_need (activity_id, need_id, place_in_list) VALUES ($1, $2, $3)
               ON CONFLICT (activity_id, need_id) DO NOTHING";
    tx.exec(sql, params![activity, id, place]).map(|_| ())
}

/// What is taken up in the activities of a session, in order. What was said to one team only is never among it.
pub fn placed_needs(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Placed>, Error> {
    r.all(
        "SELECT x.activity_id, n.lang, n.text, p.name
         FROM need n JOIN activity_need x ON x.need_id = n.id LEFT JOIN person p ON p.id = n.person_id
         WHERE n.session_id = $1 AND n.team_id IS NULL ORDER BY x.place_in_list, n.id LIMIT 100",
        params![session],
    )
}
