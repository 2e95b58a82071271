//! Teams: with what they were for and what came of them. One that has ended stays told.

use kith_base::{Env, Name, Uuid};
use kith_charter::store::{self, BroughtTeam};
use kith_charter::{CohortId, CommunityId, LONGEST_PURPOSE, TeamId};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf, words};

use super::{day, day_of, first_instant, read};

pub struct Teams;

impl Shelf for Teams {
    fn table(&self) -> &'static str {
        "team"
    }

    fn draw(&self, row: &Row, refs: &Refs<'_>, notes: &mut Vec<Message>) -> Result<Sheet, Message> {
        let community =
            refs.id("community").map(CommunityId).ok_or_else(|| words::REFERENCE_GONE.with(&[&"community"]))?;
        let purpose = row.words("purpose").unwrap_or_default();
        if purpose.chars().count() > LONGEST_PURPOSE as usize {
            notes.push(words::TEXT_LONG.with(&[&"purpose", &LONGEST_PURPOSE]));
        }
        Ok(Sheet::default()
            .with("name", super::name(row.words("name"))?)
            .with("community", community)
            .maybe("cohort", refs.id("cohort").map(CohortId))
            .with("purpose", purpose)
            .maybe("outcome", row.words("outcome"))
            .maybe("ended", day(row, "ended").and_then(|day| day.tomorrow().ok())))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let found = store::brought_team(read, TeamId(id))?;
        Ok(found.map(|it| {
            let ended = it.ended_at.map(|at| day_of(at).map_or_else(|| at.to_string(), |day| day.to_string()));
            Sheet::default()
                .with("name", it.name)
                .with("community", it.community)
                .maybe("cohort", it.cohort)
                .with("purpose", it.purpose)
                .with("outcome", it.outcome)
                .maybe("ended", ended)
        }))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        store::add_brought_team(tx, env, &brought(sheet)?).map(Uuid::from)
    }

    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        store::put_brought_team(tx, TeamId(id), &brought(sheet)?)
    }

    /// What a team did it has done.
    fn retire(&self, _: &mut Tx<'_>, _: &Env, _: Uuid) -> Result<bool, Error> {
        Ok(false)
    }

    fn restore(&self, _: &mut Tx<'_>, _: Uuid) -> Result<(), Error> {
        Ok(())
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::remove_team(tx, TeamId(id))
    }
}

fn brought(sheet: &Sheet) -> Result<BroughtTeam, Error> {
    let ended = sheet.get("ended");
    Ok(BroughtTeam {
        community: read("community", super::id(sheet.get("community")).ok_or(()))?,
        cohort: super::id(sheet.get("cohort")),
        name: Name::stored(sheet.get("name").to_owned()),
        purpose: sheet.get("purpose").to_owned(),
        outcome: sheet.get("outcome").to_owned(),
        ended_at: ended.parse().ok().and_then(first_instant).or_else(|| ended.parse().ok()),
    })
}
