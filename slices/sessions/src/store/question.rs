//! The statements on `question` and `answer`.

use jiff::{SignedDuration, Timestamp};
use kith_base::{Cursor, PAGE, jiff};
use kith_charter::TermId;
use kith_db::{Error, Read, Tx, params};
use kith_policy::{CommunityId, PersonId};
use kith_web::RENDERER;

use crate::question::{Answer, NewAnswer, NewQuestion, Question, QuestionId, State, Tally};
use crate::reach::Reach;
use crate::{SeriesId, Session, SessionId};

/// Keeps a takeaway question.
pub fn add_question(tx: &mut Tx<'_>, it: &NewQuestion) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO question (id, session_id, asked_by, text, lang, state, made_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        params![it.id, it.session, it.asked_by, it.text, it.lang, it.state, it.made_at],
    )
    .map(|_| ())
}

/// Keeps an answer.
pub fn add_answer(tx: &mut Tx<'_>, it: &NewAnswer) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO answer (id, question_id, person_id, channel, lang, text, html, renderer, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            it.id,
            it.question,
            it.person,
            it.channel,
            it.lang,
            it.text.source,
            it.text.html,
            RENDERER,
            it.written_at
        ],
    )
    .map(|_| ())
}

/// A question now stands elsewhere.
pub fn set_question_state(tx: &mut Tx<'_>, id: QuestionId, state: State, at: Timestamp) -> Result<(), Error> {
    tx.exec("UPDATE question SET state = $2, changed_at = $3 WHERE id = $1", params![id, state, at]).map(|_| ())
}

/// A question became a topic.
pub fn set_question_topic(tx: &mut Tx<'_>, id: QuestionId, topic: TermId, at: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE question SET state = 'topic', topic_id = $2, changed_at = $3 WHERE id = $1";
    tx.exec(sql, params![id, topic, at]).map(|_| ())
}

/// How many questions of a community that reach the reader were asked, and how many of them came back; of one series, or
/// of all.
pub fn tally(
    r: &mut Read<'_>,
    community: CommunityId,
    reach: &Reach,
    series: Option<SeriesId>,
) -> Result<Tally, Error> {
    let Reach { cohorts: [a, b, c, d], teams: [e, f, g, h, i, j, k, l], .. } = *reach;
    r.one(
        "SELECT COUNT(*),
                COUNT(CASE WHEN w.state <> 'topic' AND w.answers > 0 THEN 1 END),
                COUNT(CASE WHEN w.state = 'topic' THEN 1 END),
                COUNT(CASE WHEN w.state = 'open' AND w.answers = 0 THEN 1 END),
                COUNT(CASE WHEN w.state = 'parked' AND w.answers = 0 THEN 1 END)
         FROM (SELECT q.state, (SELECT COUNT(*) FROM answer x WHERE x.question_id = q.id) AS answers
               FROM question q JOIN session s ON s.id = q.session_id
               WHERE s.community_id = $1 AND (s.series_id = $2 OR $2 IS NULL)
                 AND ((s.audience = 'community' AND $3 = true)
                      OR (s.audience = 'cohort' AND ($4 = true OR s.cohort_id IN ($5, $6, $7, $8)))
                      OR (s.audience = 'team'
                          AND ($9 = true OR s.team_id IN ($10, $11, $12, $13, $14, $15, $16, $17))))) w",
        params![
            community,
            series,
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
            l
        ],
    )
}

/// One question of a community.
pub fn question(r: &mut Read<'_>, community: CommunityId, id: QuestionId) -> Result<Option<Question>, Error> {
    r.maybe(
        "SELECT q.id, q.session_id, q.asked_by, p.name, q.text, q.lang, q.state,
                (SELECT COUNT(*) FROM answer a WHERE a.question_id = q.id), q.made_at, q.changed_at,
                s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM question q JOIN session s ON s.id = q.session_id LEFT JOIN person p ON p.id = q.asked_by
         WHERE s.community_id = $1 AND q.id = $2",
        params![community, id],
    )
}

/// The questions of a session, in the order in which they were asked.
pub fn questions_of(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Question>, Error> {
    r.all(
        "SELECT q.id, q.session_id, q.asked_by, p.name, q.text, q.lang, q.state,
                (SELECT COUNT(*) FROM answer a WHERE a.question_id = q.id), q.made_at, q.changed_at,
                s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM question q JOIN session s ON s.id = q.session_id LEFT JOIN person p ON p.id = q.asked_by
         WHERE q.session_id = $1 ORDER BY q.made_at, q.id",
        params![session],
    )
}

/// A page of the questions of a community that reach the reader, the newest first; of one state or of all.
pub fn questions(
    r: &mut Read<'_>,
    community: CommunityId,
    reach: &Reach,
    state: Option<State>,
    before: Cursor,
) -> Result<Vec<Question>, Error> {
    let Reach { cohorts: [a, b, c, d], teams: [e, f, g, h, i, j, k, l], .. } = *reach;
    r.all(
        "SELECT q.id, q.session_id, q.asked_by, p.name, q.text, q.lang, q.state,
                (SELECT COUNT(*) FROM answer a WHERE a.question_id = q.id), q.made_at, q.changed_at,
                s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM question q JOIN session s ON s.id = q.session_id LEFT JOIN person p ON p.id = q.asked_by
         WHERE s.community_id = $1 AND (q.made_at, q.id) < ($2, $3)
           AND (CAST($4 AS TEXT) IS NULL OR q.state = $4)
           AND ((s.audience = 'community' AND $5 = true)
                OR (s.audience = 'cohort' AND ($6 = true OR s.cohort_id IN ($7, $8, $9, $10)))
                OR (s.audience = 'team'
                    AND ($11 = true OR s.team_id IN ($12, $13, $14, $15, $16, $17, $18, $19))))
         ORDER BY q.made_at DESC, q.id DESC LIMIT $20",
        params![
            community,
            before.at,
            before.id,
            state,
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
            PAGE + 1
        ],
    )
}

/// The questions of earlier sessions of the same people that moved between two instants, the newest first.
pub fn questions_moved(
    r: &mut Read<'_>,
    session: &Session,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Question>, Error> {
    r.all(
        "SELECT q.id, q.session_id, q.asked_by, p.name, q.text, q.lang, q.state,
                (SELECT COUNT(*) FROM answer a WHERE a.question_id = q.id), q.made_at, q.changed_at,
                s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM session s JOIN question q ON q.session_id = s.id LEFT JOIN person p ON p.id = q.asked_by
         WHERE s.community_id = $1 AND s.audience = $2
           AND (s.cohort_id = $3 OR (s.cohort_id IS NULL AND $3 IS NULL))
           AND (s.team_id = $4 OR (s.team_id IS NULL AND $4 IS NULL))
           AND (s.series_id = $5 OR $5 IS NULL)
           AND s.starts_at < $6 AND q.state <> 'open' AND q.changed_at > $7 AND q.changed_at <= $8
         ORDER BY q.changed_at DESC, q.id LIMIT 20",
        params![
            session.community_id,
            session.audience,
            session.cohort_id,
            session.team_id,
            session.series_id,
            session.starts_at,
            from,
            until
        ],
    )
}

/// The answers to a question, the oldest first, from after `after`.
pub fn answers(r: &mut Read<'_>, question: QuestionId, after: Cursor) -> Result<Vec<Answer>, Error> {
    r.all(
        "SELECT a.id, p.name, a.person_id, a.channel, a.lang, a.html, a.written_at
         FROM answer a LEFT JOIN person p ON p.id = a.person_id
         WHERE a.question_id = $1 AND (a.written_at, a.id) > ($2, $3)
         ORDER BY a.written_at, a.id LIMIT $4",
        params![question, after.at, after.id, PAGE + 1],
    )
}

/// How long after a session its record comes at the latest: whoever attended before that is not looked at again, however
/// many years of attendance there are.
const RECORDED: SignedDuration = SignedDuration::from_hours(70 * 24);

/// Open questions of sessions that somebody attended and did not answer yet, the newest first, of records published
/// since `since`.
pub fn open_for(r: &mut Read<'_>, person: PersonId, since: Timestamp) -> Result<Vec<(Question, String)>, Error> {
    let rows: Vec<Placed> = r.all(
        "SELECT k.slug, q.id, q.session_id, q.asked_by, p.name, q.text, q.lang, q.state, 0, q.made_at, q.changed_at,
                s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM attendance t JOIN session s ON s.id = t.session_id JOIN community k ON k.id = s.community_id
         JOIN question q ON q.session_id = s.id LEFT JOIN person p ON p.id = q.asked_by
         WHERE t.person_id = $1 AND t.noted_at > $3 AND s.published_at > $2 AND q.state = 'open'
           AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.question_id = q.id AND a.person_id = $1)
         ORDER BY q.made_at DESC, q.id LIMIT 12",
        params![person, since, since - RECORDED],
    )?;
    Ok(rows.into_iter().map(|Placed(question, slug)| (question, slug)).collect())
}

/// Questions of somebody that were answered since, the newest first.
pub fn answered_for(r: &mut Read<'_>, person: PersonId, since: Timestamp) -> Result<Vec<(Question, String)>, Error> {
    let rows: Vec<Placed> = r.all(
        "SELECT k.slug, q.id, q.session_id, q.asked_by, p.name, q.text, q.lang, q.state,
                (SELECT COUNT(*) FROM answer a WHERE a.question_id = q.id), q.made_at, q.changed_at,
                s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM question q JOIN session s ON s.id = q.session_id JOIN community k ON k.id = s.community_id
         LEFT JOIN person p ON p.id = q.asked_by
         WHERE q.asked_by = $1 AND q.state <> 'open' AND q.changed_at > $2
         ORDER BY q.changed_at DESC, q.id LIMIT 5",
        params![person, since],
    )?;
    Ok(rows.into_iter().map(|Placed(question, slug)| (question, slug)).collect())
}

/// A question with the short name of its community before it.
struct Placed(Question, String);

impl kith_db::FromRow for Placed {
    fn read(row: &kith_db::Row<'_>) -> Result<Self, Error> {
        let question = Question {
            id: row.get(1)?,
            session: row.get(2)?,
            asked_by: row.get(3)?,
            name: row.get(4)?,
            text: row.get(5)?,
            lang: row.get(6)?,
            state: row.get(7)?,
            answers: row.get(8)?,
            made_at: row.get(9)?,
            changed_at: row.get(10)?,
            community: row.get(11)?,
            cohort: row.get(12)?,
            team: row.get(13)?,
            audience: row.get(14)?,
            session_title: row.get(15)?,
            session_lang: row.get(16)?,
        };
        Ok(Self(question, row.get(0)?))
    }
}
