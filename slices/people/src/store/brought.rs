//! What an import brings: organisations, and people of whom no more is known than name and organisation. Looked at and
//! changed as a whole, and taken away where nothing has grown on them.

use kith_base::{Env, Name, fold};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::Fact;
use kith_policy::PersonId;

use crate::person::OrganisationId;

/// An organisation with what is known of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Organisation {
    pub name: String,
    pub sector: String,
    pub place: String,
    pub region: String,
}

from_row!(Organisation { name, sector, place, region });

/// One organisation.
pub fn organisation(read: &mut Read<'_>, id: OrganisationId) -> Result<Option<Organisation>, Error> {
    read.maybe("SELECT name, sector, place, region FROM organisation WHERE id = $1", params![id])
}

/// Adds an organisation, even if another one has the same name.
pub fn add_organisation(tx: &mut Tx<'_>, env: &Env, new: &Organisation) -> Result<OrganisationId, Error> {
    let id: OrganisationId = env.id();
    let sql = "INSERT INTO organisation (id, name, folded, sector, place, region) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.exec(sql, params![id, new.name, fold(&new.name), new.sector, new.place, new.region])?;
    kith_facts::record(tx, env, &Fact::new("organisation.added", ("organisation", id)))?;
    Ok(id)
}

/// Gives an organisation another name.
pub fn rename_organisation(tx: &mut Tx<'_>, id: OrganisationId, name: &str) -> Result<(), Error> {
    tx.exec("UPDATE organisation SET name = $2, folded = $3 WHERE id = $1", params![id, name, fold(name)]).map(|_| ())
}

/// Deletes an organisation that nobody comes from.
pub fn remove_organisation(tx: &mut Tx<'_>, id: OrganisationId) -> Result<(), Error> {
    tx.exec("DELETE FROM organisation WHERE id = $1", params![id]).map(|_| ())
}

/// Changes name and organisation of a person.
pub fn set_name(tx: &mut Tx<'_>, id: PersonId, name: &Name, organisation: Option<OrganisationId>) -> Result<(), Error> {
    let sql = "UPDATE person SET name = $2, folded = $3, organisation_id = $4 WHERE id = $1";
    tx.exec(sql, params![id, name, fold(name), organisation]).map(|_| ())
}

/// Deletes a person who never was here.
pub fn remove_person(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Error> {
    tx.exec("DELETE FROM person_reach WHERE person_id = $1", params![id])?;
    tx.exec("DELETE FROM person WHERE id = $1", params![id]).map(|_| ())
}
