//! Organisations: recognised by their key alone, so two of one name stay two, unless somebody said that they are one.

use kith_base::{Env, Uuid};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf};
use kith_people::{OrganisationId, store};

/// What is assumed of an organisation until somebody says more.
const SECTOR: &str = "community";

pub struct Organisations;

impl Shelf for Organisations {
    fn table(&self) -> &'static str {
        "organisation"
    }

    fn draw(&self, row: &Row, _: &Refs<'_>, _: &mut Vec<Message>) -> Result<Sheet, Message> {
        let name = super::name(row.words("name"))?;
        Ok(Sheet::default().with("name", name).with("sector", SECTOR).with("place", "").with("region", ""))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let found = store::organisation(read, OrganisationId(id))?;
        Ok(found.map(|it| {
            let sheet = Sheet::default().with("name", it.name).with("sector", it.sector);
            sheet.with("place", it.place).with("region", it.region)
        }))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        // Somebody said that this is another name of one that is here.
        if let Some(known) = store::joined_organisation(tx, sheet.get("name"))? {
            return Ok(known.into());
        }
        let field = |name: &str| sheet.get(name).to_owned();
        let [name, sector, place, region] = ["name", "sector", "place", "region"].map(field);
        store::add_organisation(tx, env, &store::Organisation { name, sector, place, region }).map(Uuid::from)
    }

    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        store::rename_organisation(tx, OrganisationId(id), sheet.get("name"))
    }

    /// An organisation that is named no more still is where people came from.
    fn retire(&self, _: &mut Tx<'_>, _: &Env, _: Uuid) -> Result<bool, Error> {
        Ok(false)
    }

    fn restore(&self, _: &mut Tx<'_>, _: Uuid) -> Result<(), Error> {
        Ok(())
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::remove_organisation(tx, OrganisationId(id))
    }
}
