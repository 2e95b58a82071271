//! The statements on `letter`.

use kith_base::jiff::{SignedDuration, Timestamp};
use kith_base::{Cursor, Email, Env, PAGE, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};

use crate::{Letter, LetterId, Link, SendLetter, StoredLetter};

from_row!(StoredLetter {
    id,
    written_at,
    kind,
    person,
    community,
    to_name,
    to_address,
    lang,
    subject,
    text,
    html,
    calendar,
    unsubscribe,
    sent_at,
    bounced,
});

/// The queue does first what is due the longest: an urgent letter is due since a day.
const HEAD_START: SignedDuration = SignedDuration::from_hours(24);

/// How long the words of a letter are kept that was sent, or that nobody could get.
const SETTLED_STAYS: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How long the words of one are kept that never left: its job was given up long before, and may be tried again till then.
const UNSENT_STAYS: SignedDuration = SignedDuration::from_hours(180 * 24);

/// Keeps `letter` and queues its sending, in the transaction of what it tells.
pub fn write(tx: &mut Tx<'_>, env: &Env, letter: &Letter) -> Result<LetterId, Error> {
    let (id, now): (LetterId, _) = (env.id(), env.now());
    let (name, address) = &letter.to;
    let (subject, Letter { text, html, calendar, .. }) = (letter.subject.as_str(), letter);
    let (unsubscribe, hash) = (letter.link.as_ref().map(Link::url), letter.link.as_ref().map(Link::hash));
    tx.exec(
        "INSERT INTO letter (id, written_at, kind, person_id, community_id, to_name, to_address, lang, subject,
                             body_text, body_html, calendar, unsubscribe, link_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        params![
            id,
            now,
            letter.kind,
            letter.person,
            letter.community,
            name,
            address,
            letter.lang,
            subject,
            text,
            html,
            calendar,
            unsubscribe,
            hash
        ],
    )?;
    let due_at = if letter.urgent { now - HEAD_START } else { now };
    kith_jobs::enqueue(tx, env, &SendLetter { letter: id }, due_at)?;
    Ok(id)
}

/// The letter with this id, as long as its words are kept.
pub fn get(r: &mut Read<'_>, id: LetterId) -> Result<Option<StoredLetter>, Error> {
    r.maybe(
        "SELECT id, written_at, kind, person_id, community_id, to_name, to_address, lang, subject, body_text, body_html,
                calendar, unsubscribe, sent_at, bounced
         FROM letter WHERE id = $1 AND emptied_at IS NULL",
        params![id],
    )
}

/// A page of all letters whose words are kept, the newest first, from before `before` ([`Cursor::end`] for the first
/// page).
pub fn newest(r: &mut Read<'_>, before: Cursor) -> Result<Vec<StoredLetter>, Error> {
    r.all(
        "SELECT id, written_at, kind, person_id, community_id, to_name, to_address, lang, subject, body_text, body_html,
                calendar, unsubscribe, sent_at, bounced
         FROM letter WHERE emptied_at IS NULL AND (written_at, id) < ($1, $2)
         ORDER BY written_at DESC, id DESC LIMIT $3",
        params![before.at, before.id, PAGE],
    )
}

/// A page of the letters to one address, the newest first, from before `before`.
pub fn of_address(r: &mut Read<'_>, address: &Email, before: Cursor) -> Result<Vec<StoredLetter>, Error> {
    r.all(
        "SELECT id, written_at, kind, person_id, community_id, to_name, to_address, lang, subject, body_text, body_html,
                calendar, unsubscribe, sent_at, bounced
         FROM letter WHERE to_address = $1 AND (written_at, id) < ($2, $3)
         ORDER BY written_at DESC, id DESC LIMIT $4",
        params![address, before.at, before.id, PAGE],
    )
}

/// What a sender finds.
pub(crate) enum Claim {
    /// The letter is theirs until the claim runs out.
    Taken(Box<StoredLetter>),
    /// Another one is sending it.
    Busy,
    /// It was sent, it bounced, or its words are no longer there.
    Settled,
}

/// Claims a letter for `sender` until `until`, so that nobody else sends it meanwhile.
pub(crate) fn claim(
    tx: &mut Tx<'_>,
    id: LetterId,
    sender: Uuid,
    now: Timestamp,
    until: Timestamp,
) -> Result<Claim, Error> {
    let taken = tx.exec(
        "UPDATE letter SET claim_id = $2, claimed_until = $4
         WHERE id = $1 AND sent_at IS NULL AND bounced IS NULL AND emptied_at IS NULL
           AND (claimed_until IS NULL OR claimed_until <= $3)",
        params![id, sender, now, until],
    )?;
    Ok(match get(tx, id)? {
        Some(letter) if taken > 0 => Claim::Taken(Box::new(letter)),
        Some(letter) if letter.sent_at.is_none() && letter.bounced.is_none() => Claim::Busy,
        _ => Claim::Settled,
    })
}

/// Gives a claim back: the letter is still to be sent.
pub(crate) fn release(tx: &mut Tx<'_>, id: LetterId, sender: Uuid) -> Result<(), Error> {
    let sql = "UPDATE letter SET claim_id = NULL, claimed_until = NULL WHERE id = $1 AND claim_id = $2";
    tx.exec(sql, params![id, sender])?;
    Ok(())
}

/// Notes that the letter was accepted for delivery.
pub(crate) fn sent(tx: &mut Tx<'_>, id: LetterId, now: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE letter SET sent_at = $2, claim_id = NULL, claimed_until = NULL WHERE id = $1 AND sent_at IS NULL";
    tx.exec(sql, params![id, now])?;
    Ok(())
}

/// Notes why the letter can never be delivered.
pub(crate) fn bounced(tx: &mut Tx<'_>, id: LetterId, reason: &str) -> Result<(), Error> {
    let sql = "UPDATE letter SET bounced = $2, claim_id = NULL, claimed_until = NULL WHERE id = $1";
    tx.exec(sql, params![id, reason])?;
    Ok(())
}

/// Takes the words of up to `most` old letters away, the oldest first, with the name and address they went to and what
/// a mail server said of it. The line stays: when a letter was written, of which kind, for whom, whether it left. Answers
/// how many letters that were.
pub fn empty_old(tx: &mut Tx<'_>, now: Timestamp, most: i64) -> Result<u64, Error> {
    tx.exec(
        "UPDATE letter SET to_name = '', to_address = '', subject = '', body_text = '', body_html = '', calendar = NULL,
                unsubscribe = NULL, bounced = CASE WHEN bounced IS NULL THEN NULL ELSE '' END, emptied_at = $1
         WHERE id IN (SELECT id FROM letter
                      WHERE emptied_at IS NULL AND written_at < $2
                        AND (sent_at IS NOT NULL OR bounced IS NOT NULL OR written_at < $3)
                      ORDER BY written_at, id LIMIT $4)",
        params![now, now - SETTLED_STAYS, now - UNSENT_STAYS, most],
    )
}
