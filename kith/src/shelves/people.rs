//! People: known by name and organisation, without an address. Somebody who has one already is somebody else until a
//! person says otherwise: nobody is matched by name.

use kith_base::{Env, Name, Uuid};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf};
use kith_people::{NewPerson, OrganisationId, PersonId, store};

use super::text::{self, Text};
use super::{Ground, read};

pub struct People {
    pub ground: Ground,
}

/// What only the person or a steward says; empty in what is brought.
const OWN: [&str; 4] = ["job", "pronouns", "address", "phone"];

impl Shelf for People {
    fn table(&self) -> &'static str {
        "person"
    }

    fn parts(&self) -> &'static [&'static str] {
        &["person_reach"]
    }

    fn draw(&self, row: &Row, refs: &Refs<'_>, notes: &mut Vec<Message>) -> Result<Sheet, Message> {
        let sheet = Sheet::default()
            .maybe("place", row.words("place"))
            .maybe("region", row.words("region"))
            .with("about", Text::new(&self.ground).markdown(row.words("about")).finish(notes)?)
            .with("name", super::name(row.words("name"))?)
            .maybe("organisation", refs.id("organisation").map(OrganisationId))
            .with("lang", self.ground.lang.tag())
            .with("zone", &self.ground.zone);
        Ok(OWN.into_iter().fold(sheet, |sheet, field| sheet.with(field, "")))
    }

    fn current(&self, db: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let id = PersonId(id);
        let Some(person) = store::person(db, id)? else { return Ok(None) };
        let (address, phone) = (store::email_of(db, id)?, store::phone_of(db, id)?);
        Ok(Some(
            Sheet::default()
                .with("name", person.name)
                .maybe("organisation", person.organisation_id)
                .with("lang", person.lang.tag())
                .with("zone", person.zone)
                .with("job", person.job)
                .with("pronouns", person.pronouns)
                .with("place", person.place)
                .with("region", person.region)
                .with("about", person.about)
                .maybe("address", address)
                .maybe("phone", phone),
        ))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        let new = NewPerson {
            name: Name::stored(sheet.get("name").to_owned()),
            email: None,
            phone: None,
            organisation_id: super::id(sheet.get("organisation")),
            lang: self.ground.lang,
            zone: self.ground.zone.clone(),
            operator: false,
        };
        let id = store::add_person(tx, env, &new)?;
        tell(tx, id, sheet)?;
        Ok(id.into())
    }

    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        let name = Name::stored(sheet.get("name").to_owned());
        store::set_name(tx, PersonId(id), &name, super::id(sheet.get("organisation")))?;
        tell(tx, PersonId(id), sheet)
    }

    /// Somebody who is named no more has still said what they said.
    fn retire(&self, _: &mut Tx<'_>, _: &Env, _: Uuid) -> Result<bool, Error> {
        Ok(false)
    }

    fn restore(&self, _: &mut Tx<'_>, _: Uuid) -> Result<(), Error> {
        Ok(())
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::remove_person(tx, PersonId(id))
    }
}

/// What is known of them beside their name.
fn tell(tx: &mut Tx<'_>, id: PersonId, sheet: &Sheet) -> Result<(), Error> {
    let [job, place, region] = ["job", "place", "region"].map(|field| sheet.get(field));
    store::set_place(tx, id, (job, place, region))?;
    store::set_about(tx, id, &read("about", text::prose(sheet.get("about")))?, sheet.get("pronouns"))
}
