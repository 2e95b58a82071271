//! Commitments: what somebody was to do. Whoever could not be told for certain is nobody yet, with what was written kept.

use kith_base::{Env, Lang, Uuid};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf, words};
use kith_people::PersonId;
use kith_sessions::SessionId;
use kith_sessions::commitment::{CommitmentId, State};
use kith_sessions::store::brought_parts::{self as store, BroughtCommitment};

use super::read;

pub struct Commitments {
    pub lang: Lang,
}

impl Shelf for Commitments {
    fn table(&self) -> &'static str {
        "commitment"
    }

    fn parts(&self) -> &'static [&'static str] {
        &["commitment_owner"]
    }

    fn draw(&self, row: &Row, refs: &Refs<'_>, _: &mut Vec<Message>) -> Result<Sheet, Message> {
        let session = refs.id("session").map(SessionId).ok_or_else(|| words::REFERENCE_GONE.with(&[&"session"]))?;
        let state =
            State::of(row.words("state").unwrap_or("open")).ok_or_else(|| words::FIELD_FORM.with(&[&"state"]))?;
        Ok(Sheet::default()
            .with("title", row.words("text").unwrap_or_default())
            .with("session", session)
            .maybe("person", refs.id("person").map(PersonId))
            .maybe("owner", row.words("owner"))
            .with("state", state.word()))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let found = store::brought_commitment(read, CommitmentId(id))?;
        Ok(found.map(|it| {
            let sheet = Sheet::default().with("title", it.text).with("session", it.session);
            sheet.maybe("person", it.person).with("owner", it.owner).with("state", it.state.word())
        }))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        store::add_brought_commitment(tx, env, &brought(sheet)?, self.lang).map(Uuid::from)
    }

    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        store::put_brought_commitment(tx, CommitmentId(id), &brought(sheet)?)
    }

    /// What was promised was promised.
    fn retire(&self, _: &mut Tx<'_>, _: &Env, _: Uuid) -> Result<bool, Error> {
        Ok(false)
    }

    fn restore(&self, _: &mut Tx<'_>, _: Uuid) -> Result<(), Error> {
        Ok(())
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::remove_commitment(tx, CommitmentId(id))
    }
}

fn brought(sheet: &Sheet) -> Result<BroughtCommitment, Error> {
    Ok(BroughtCommitment {
        session: read("session", super::id(sheet.get("session")).ok_or(()))?,
        person: super::id(sheet.get("person")),
        text: sheet.get("title").to_owned(),
        state: read("state", State::of(sheet.get("state")).ok_or(()))?,
        owner: sheet.get("owner").to_owned(),
    })
}
