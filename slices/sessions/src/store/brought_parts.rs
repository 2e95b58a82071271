//! What an import brings inside a session: who came, what was decided, the agenda; and commitments with their owners as they
//! were written.

use jiff::Timestamp;
use kith_base::{Env, Lang, Title, jiff};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::PersonId;

use super::agenda::put_activity;
use super::attendance::note_attendance;
use super::commitment::add_commitment;
use crate::agenda::{ActivityKind, NewActivity};
use crate::attendance::How;
use crate::commitment::{CommitmentId, DecisionId, NewCommitment, State};
use crate::{ActivityId, SessionId};

/// What is in a session that was brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    pub present: Vec<PersonId>,
    pub decisions: Vec<String>,
    /// The minutes and the title of each part of the agenda.
    pub agenda: Vec<(i64, String)>,
}

/// What is in a session: people in the order of their ids, the rest in its own.
pub fn parts_of(read: &mut Read<'_>, id: SessionId) -> Result<Parts, Error> {
    let present: Vec<(PersonId,)> =
        read.all("SELECT person_id FROM attendance WHERE session_id = $1 ORDER BY person_id", params![id])?;
    let decisions: Vec<(String,)> =
        read.all("SELECT text FROM decision WHERE session_id = $1 ORDER BY place_in_list, id", params![id])?;
    let agenda = read.all(
        "SELECT minutes, title FROM activity WHERE session_id = $1 AND removed_at IS NULL ORDER BY place_in_agenda, id",
        params![id],
    )?;
    let present = present.into_iter().map(|(person,)| person).collect();
    Ok(Parts { present, decisions: decisions.into_iter().map(|(text,)| text).collect(), agenda })
}

/// Puts into a session what was brought, in place of what was brought before.
pub fn put_parts(tx: &mut Tx<'_>, env: &Env, id: SessionId, parts: &Parts, at: Timestamp) -> Result<(), Error> {
    clear_parts(tx, id)?;
    for person in &parts.present {
        note_attendance(tx, (id, *person), How::Screen, None, at)?;
    }
    for (place, text) in (1_i64..).zip(&parts.decisions) {
        let decision: DecisionId = env.id();
        let sql = "INSERT INTO decision (id, session_id, place_in_list, text) VALUES ($1, $2, $3, $4)";
        tx.exec(sql, params![decision, id, place, text])?;
    }
    for (place, (minutes, title)) in (1_i64..).zip(&parts.agenda) {
        let (title, prompt) = (Title::stored(title.clone()), String::new());
        let new = NewActivity { kind: ActivityKind::Open, title, minutes: *minutes, prompt, method: None };
        put_activity(tx, env.id::<ActivityId>(), id, place, &new)?;
    }
    Ok(())
}

/// Takes everything out that an import puts into a session.
pub(super) fn clear_parts(tx: &mut Tx<'_>, id: SessionId) -> Result<(), Error> {
    tx.exec("DELETE FROM attendance WHERE session_id = $1", params![id])?;
    tx.exec("DELETE FROM decision WHERE session_id = $1", params![id])?;
    // What people said in an activity stays, and the activity with it.
    let sql = "DELETE FROM activity WHERE session_id = $1
               AND NOT EXISTS (SELECT 1 FROM contribution c WHERE c.activity_id = activity.id)";
    tx.exec(sql, params![id]).map(|_| ())
}

/// A commitment as it was brought.
#[derive(Clone, Debug, PartialEq)]
pub struct BroughtCommitment {
    pub session: SessionId,
    pub person: Option<PersonId>,
    pub text: String,
    pub state: State,
    /// Who is to keep it, as it was written; empty where nothing was.
    pub owner: String,
}

from_row!(BroughtCommitment { session, person, text, state, owner });

/// One commitment with its owner as it was written.
pub fn brought_commitment(read: &mut Read<'_>, id: CommitmentId) -> Result<Option<BroughtCommitment>, Error> {
    read.maybe(
        "SELECT c.session_id, c.person_id, c.text, c.state, COALESCE(o.said, '')
         FROM commitment c LEFT JOIN commitment_owner o ON o.commitment_id = c.id WHERE c.id = $1",
        params![id],
    )
}

/// Adds a commitment that was made at the end of its session.
pub fn add_brought_commitment(
    tx: &mut Tx<'_>,
    env: &Env,
    it: &BroughtCommitment,
    lang: Lang,
) -> Result<CommitmentId, Error> {
    let id: CommitmentId = env.id();
    let sql = "SELECT COALESCE(ended_at, starts_at) FROM session WHERE id = $1";
    let made: Option<(Timestamp,)> = tx.maybe(sql, params![it.session])?;
    let at = made.map_or_else(|| env.now(), |(at,)| at);
    add_commitment(
        tx,
        &NewCommitment {
            id,
            session: it.session,
            person: it.person,
            team: None,
            text: it.text.clone(),
            lang,
            due_on: None,
            state: it.state,
            note: String::new(),
            made_at: at,
            changed_at: at,
        },
    )?;
    say_owner(tx, id, &it.owner)?;
    record(tx, env, &Fact::new("commitment.imported", ("commitment", id)))?;
    Ok(id)
}

/// Changes what an import says of a commitment.
pub fn put_brought_commitment(tx: &mut Tx<'_>, id: CommitmentId, it: &BroughtCommitment) -> Result<(), Error> {
    let sql = "UPDATE commitment SET session_id = $2, person_id = $3, text = $4, state = $5 WHERE id = $1";
    tx.exec(sql, params![id, it.session, it.person, it.text, it.state])?;
    say_owner(tx, id, &it.owner)
}

fn say_owner(tx: &mut Tx<'_>, id: CommitmentId, said: &str) -> Result<(), Error> {
    tx.exec("DELETE FROM commitment_owner WHERE commitment_id = $1", params![id])?;
    if said.is_empty() {
        return Ok(());
    }
    tx.exec("INSERT INTO commitment_owner (commitment_id, said) VALUES ($1, $2)", params![id, said]).map(|_| ())
}

/// Deletes a commitment that should not have been.
pub fn remove_commitment(tx: &mut Tx<'_>, id: CommitmentId) -> Result<(), Error> {
    tx.exec("DELETE FROM commitment_owner WHERE commitment_id = $1", params![id])?;
    tx.exec("DELETE FROM commitment WHERE id = $1", params![id]).map(|_| ())
}

/// A commitment that was given to somebody is nobody's again, if it is still theirs.
pub fn take_back_commitment(tx: &mut Tx<'_>, id: CommitmentId, person: PersonId) -> Result<(), Error> {
    let sql = "UPDATE commitment SET person_id = NULL, team_id = NULL WHERE id = $1 AND person_id = $2";
    tx.exec(sql, params![id, person]).map(|_| ())
}
