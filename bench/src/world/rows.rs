//! Every statement of the generator: plain inserts into the schema as `migrations/` makes it, in one transaction.

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::{Connection, ToSql};
use uuid::Uuid;

/// An instant as the database keeps it: fixed width, so that the order of texts is the order of time.
pub fn time(at: Timestamp) -> String {
    format!("{at:.6}")
}

/// The tables on their way in.
pub struct Rows<'c> {
    connection: &'c Connection,
}

/// A session and how far it has come.
pub struct SessionRow<'r> {
    pub id: Uuid,
    pub community: Uuid,
    pub title: &'r str,
    pub starts: Timestamp,
    pub begun: Option<Timestamp>,
    pub ended: Option<Timestamp>,
    pub published: Option<Timestamp>,
    pub facilitator: Uuid,
}

/// Something said, with what it is to become.
pub struct SaidRow<'r> {
    pub id: Uuid,
    pub community: Uuid,
    pub session: Uuid,
    pub activity: Uuid,
    pub person: Uuid,
    pub text: &'r str,
    pub kept: bool,
    pub at: Timestamp,
}

impl<'c> Rows<'c> {
    pub fn into(connection: &'c Connection) -> Self {
        Self { connection }
    }

    fn put(&self, sql: &str, params: &[&dyn ToSql]) -> Result<()> {
        self.connection.prepare_cached(sql)?.execute(params)?;
        Ok(())
    }

    pub fn organisation(&self, id: Uuid, name: &str) -> Result<()> {
        let sql =
            "INSERT INTO organisation (id, name, folded, sector, place, region) VALUES (?1, ?2, ?3, 'health', '', '')";
        self.put(sql, &[&id, &name, &kith_base::fold(name)])
    }

    pub fn person(
        &self,
        id: Uuid,
        (name, email): (&str, &str),
        organisation: Uuid,
        operator: bool,
        at: Timestamp,
    ) -> Result<()> {
        let sql = "INSERT INTO person (id, name, folded, organisation_id, job, pronouns, place, region, about, about_html,
                                       renderer, lang, zone, operator, added_at)
                   VALUES (?1, ?2, ?3, ?4, 'Nurse', '', 'Prince George', '', '', '', 1, 'en', 'America/Vancouver', ?5, ?6)";
        self.put(sql, &[&id, &name, &kith_base::fold(name), &organisation, &operator, &time(at)])?;
        self.put("INSERT INTO person_reach (person_id, email) VALUES (?1, ?2)", &[&id, &email])
    }

    pub fn sign_in(&self, id: Uuid, person: Uuid, token_hash: &str, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO sign_in (id, token_hash, person_id, browser, started_at, ends_at)
                   VALUES (?1, ?2, ?3, 'Firefox', ?4, '2099-01-01T00:00:00.000000Z')";
        self.put(sql, &[&id, &token_hash, &person, &time(at)])
    }

    pub fn community(&self, id: Uuid, (slug, name): (&str, &str), text: &str, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO community (id, slug, name, lang, zone, accent, visibility, joining, summary, domain,
                       domain_html, who, who_html, practice, practice_html, purpose, purpose_html, renderer, opened_at)
                   VALUES (?1, ?2, ?3, 'en', 'America/Vancouver', 'pine', 'public_summary', 'request', ?4, ?4, ?5, ?4, ?5,
                           ?4, ?5, ?4, ?5, 1, ?6)";
        self.put(sql, &[&id, &slug, &name, &text, &paragraph(text), &time(at)])?;
        let sql = "INSERT INTO agreement (id, community_id, version, text, html, renderer, note, made_at)
                   VALUES (?1, ?1, 1, ?2, ?3, 1, '', ?4)";
        self.put(sql, &[&id, &text, &paragraph(text), &time(at)])
    }

    pub fn team(&self, id: Uuid, community: Uuid, name: &str) -> Result<()> {
        let sql = "INSERT INTO team (id, community_id, name, purpose) VALUES (?1, ?2, ?3, '')";
        self.put(sql, &[&id, &community, &name])
    }

    pub fn membership(
        &self,
        id: Uuid,
        (person, role): (Uuid, &str),
        community: Uuid,
        team: Option<Uuid>,
        at: Timestamp,
    ) -> Result<()> {
        let sql = "INSERT INTO membership (id, person_id, community_id, team_id, role, from_at, how)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'joined')";
        self.put(sql, &[&id, &person, &community, &team, &role, &time(at)])?;
        self.fact(("membership.began", person), community, ("membership", id), at)
    }

    pub fn session(&self, it: &SessionRow<'_>) -> Result<()> {
        let [begun, ended, published] = [it.begun, it.ended, it.published].map(|at| at.map(time));
        let starts = time(it.starts);
        let sql = "INSERT INTO session (id, community_id, audience, title, purpose, lang, on_day, time_of_day, zone, starts_at,
                       minutes, link, phone, facilitator_id, revision, also_present, begun_at, ended_at, notes, notes_html,
                       renderer, published_at, published_by)
                   VALUES (?1, ?2, 'community', ?3, 'To compare what we tried', 'en', ?4, '09:00', 'America/Vancouver', ?5,
                       60, 'https://meet.example.org/room', '+1 250 555 0100', ?6, 1, 0, ?7, ?8, '', '', 1, ?9, ?6)";
        self.put(
            sql,
            &[&it.id, &it.community, &it.title, &&starts[..10], &starts, &it.facilitator, &begun, &ended, &published],
        )?;
        self.fact(("session.planned", it.facilitator), it.community, ("session", it.id), it.starts)
    }

    pub fn activity(
        &self,
        id: Uuid,
        session: Uuid,
        (place, title): (i64, &str),
        begun: Option<Timestamp>,
    ) -> Result<()> {
        let sql = "INSERT INTO activity (id, session_id, place_in_agenda, kind, title, minutes, prompt, begun_at)
                   VALUES (?1, ?2, ?3, 'round', ?4, 20, 'What did you try, and what came of it?', ?5)";
        self.put(sql, &[&id, &session, &place, &title, &begun.map(time)])
    }

    pub fn said(&self, it: &SaidRow<'_>) -> Result<()> {
        let sql = "INSERT INTO contribution (id, session_id, activity_id, person_id, attribution, channel, audience, lang, text,
                       html, renderer, may_quote, kept, written_at)
                   VALUES (?1, ?2, ?3, ?4, 'named', 'screen', 'community', 'en', ?5, ?6, 1, 0, ?7, ?8)";
        self.put(
            sql,
            &[&it.id, &it.session, &it.activity, &it.person, &it.text, &paragraph(it.text), &it.kept, &time(it.at)],
        )?;
        self.fact(("contribution.made", it.person), it.community, ("contribution", it.id), it.at)
    }

    pub fn present(&self, session: Uuid, person: Uuid, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO attendance (session_id, person_id, how, noted_at) VALUES (?1, ?2, 'screen', ?3)";
        self.put(sql, &[&session, &person, &time(at)])?;
        let sql = "INSERT INTO rsvp (session_id, person_id, answer, at) VALUES (?1, ?2, 'yes', ?3)";
        self.put(sql, &[&session, &person, &time(at)])
    }

    pub fn decision(&self, id: Uuid, session: Uuid, (place, text): (i64, &str)) -> Result<()> {
        let sql = "INSERT INTO decision (id, session_id, place_in_list, text) VALUES (?1, ?2, ?3, ?4)";
        self.put(sql, &[&id, &session, &place, &text])
    }

    pub fn commitment(
        &self,
        id: Uuid,
        session: Uuid,
        person: Uuid,
        text: &str,
        (made, due): (Timestamp, &str),
    ) -> Result<()> {
        let sql =
            "INSERT INTO commitment (id, session_id, person_id, text, lang, due_on, state, note, made_at, changed_at)
                   VALUES (?1, ?2, ?3, ?4, 'en', ?5, 'open', '', ?6, ?6)";
        self.put(sql, &[&id, &session, &person, &text, &due, &time(made)])
    }

    pub fn question(&self, id: Uuid, session: Uuid, person: Uuid, text: &str, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO question (id, session_id, asked_by, text, lang, state, made_at, changed_at)
                   VALUES (?1, ?2, ?3, ?4, 'en', 'open', ?5, ?5)";
        self.put(sql, &[&id, &session, &person, &text, &time(at)])
    }

    pub fn answer(&self, id: Uuid, question: Uuid, person: Uuid, text: &str, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO answer (id, question_id, person_id, channel, lang, text, html, renderer, written_at)
                   VALUES (?1, ?2, ?3, 'screen', 'en', ?4, ?5, 1, ?6)";
        self.put(sql, &[&id, &question, &person, &text, &paragraph(text), &time(at)])
    }

    fn fact(
        &self,
        (kind, actor): (&str, Uuid),
        community: Uuid,
        (of, subject): (&str, Uuid),
        at: Timestamp,
    ) -> Result<()> {
        let sql = "INSERT INTO fact (id, at, kind, actor_id, community_id, subject_kind, subject_id, data)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '{}')";
        let mut id = *subject.as_bytes();
        id[15] ^= 1; // an id of its own beside the subject's
        self.put(sql, &[&Uuid::from_bytes(id), &time(at), &kind, &actor, &community, &of, &subject])
    }
}

/// The text as the renderer would have written it: the generator writes no Markdown.
fn paragraph(text: &str) -> String {
    format!("<p>{text}</p>\n")
}
