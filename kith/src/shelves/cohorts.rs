//! Cohorts: dated intakes of a community that was brought.

use kith_base::{Env, Name, Uuid, jiff};
use kith_charter::{CohortId, CommunityId, store};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf, words};

use super::{day, read};

pub struct Cohorts;

impl Shelf for Cohorts {
    fn table(&self) -> &'static str {
        "cohort"
    }

    fn draw(&self, row: &Row, refs: &Refs<'_>, _: &mut Vec<Message>) -> Result<Sheet, Message> {
        let community =
            refs.id("community").map(CommunityId).ok_or_else(|| words::REFERENCE_GONE.with(&[&"community"]))?;
        Ok(Sheet::default()
            .with("name", super::name(row.words("name"))?)
            .with("community", community)
            .maybe("starts", day(row, "starts"))
            .maybe("ends", day(row, "ends")))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let found = store::brought_cohort(read, CohortId(id))?;
        Ok(found.map(|it| {
            let sheet = Sheet::default().with("name", it.name).with("community", it.community);
            sheet.with("starts", it.starts_on).with("ends", it.ends_on)
        }))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        let community = read("community", super::id(sheet.get("community")).ok_or(()))?;
        let name = Name::stored(sheet.get("name").to_owned());
        store::add_cohort(tx, env, community, &name, days(sheet)?, None).map(Uuid::from)
    }

    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        store::put_cohort(tx, CohortId(id), &Name::stored(sheet.get("name").to_owned()), days(sheet)?)
    }

    /// Who took part has taken part.
    fn retire(&self, _: &mut Tx<'_>, _: &Env, _: Uuid) -> Result<bool, Error> {
        Ok(false)
    }

    fn restore(&self, _: &mut Tx<'_>, _: Uuid) -> Result<(), Error> {
        Ok(())
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::remove_cohort(tx, CohortId(id))
    }
}

fn days(sheet: &Sheet) -> Result<(jiff::civil::Date, jiff::civil::Date), Error> {
    Ok((read("starts", sheet.get("starts").parse())?, read("ends", sheet.get("ends").parse())?))
}
