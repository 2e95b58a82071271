//! Persons, their organisations, what they ask for and offer, and how they are reached.

use kith_base::{Email, Env, Phone, Uuid, fold};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::Fact;
use kith_policy::{Audience, PersonId};
use kith_web::{Prose, RENDERER};

use crate::free::Free;
use crate::person::{
    AskOffer, AskOfferId, AskOfferKind, HIDDEN, NewPerson, OrganisationId, Person, ProfileDraft, Wish,
};

from_row!(Person {
    id,
    name,
    organisation_id,
    organisation,
    job,
    pronouns,
    place,
    region,
    about,
    about_html,
    lang,
    zone,
    operator,
    languages,
    hours
});
from_row!(AskOffer { person_id, kind, text });

/// A person who was not erased.
pub fn person(read: &mut Read<'_>, id: PersonId) -> Result<Option<Person>, Error> {
    let sql = "SELECT p.id, p.name, p.organisation_id, COALESCE(o.name, ''), p.job, p.pronouns, p.place, p.region,
                      p.about, p.about_html, p.lang, p.zone, p.operator, COALESCE(p.languages, ''),
                      COALESCE(p.hours, '')
               FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id
               WHERE p.id = $1 AND p.erased_at IS NULL";
    read.maybe(sql, params![id])
}

/// The name of a person, also of one who was erased and left only that.
pub fn name_of(read: &mut Read<'_>, id: PersonId) -> Result<Option<String>, Error> {
    let found: Option<(String,)> = read.maybe("SELECT name FROM person WHERE id = $1", params![id])?;
    Ok(found.map(|(name,)| name))
}

/// Who has this address.
pub fn person_by_email(read: &mut Read<'_>, email: &Email) -> Result<Option<PersonId>, Error> {
    let sql = "SELECT r.person_id FROM person_reach r JOIN person p ON p.id = r.person_id
               WHERE r.email = $1 AND p.erased_at IS NULL";
    let found: Option<(PersonId,)> = read.maybe(sql, params![email])?;
    Ok(found.map(|(id,)| id))
}

/// Who has an address that begins with `key@`: the cast of the demo is called so.
pub fn person_by_key(read: &mut Read<'_>, key: &str) -> Result<Option<PersonId>, Error> {
    let sql = "SELECT person_id FROM person_reach WHERE email >= $1 AND email < $2 ORDER BY email LIMIT 1";
    let found: Option<(PersonId,)> = read.maybe(sql, params![format!("{key}@"), format!("{key}A")])?;
    Ok(found.map(|(id,)| id))
}

/// The address of a person.
pub fn email_of(read: &mut Read<'_>, id: PersonId) -> Result<Option<Email>, Error> {
    let found: Option<(Option<Email>,)> =
        read.maybe("SELECT email FROM person_reach WHERE person_id = $1", params![id])?;
    Ok(found.and_then(|(email,)| email))
}

/// The telephone number of a person.
pub fn phone_of(read: &mut Read<'_>, id: PersonId) -> Result<Option<Phone>, Error> {
    let found: Option<(Option<Phone>,)> =
        read.maybe("SELECT phone FROM person_reach WHERE person_id = $1", params![id])?;
    Ok(found.and_then(|(phone,)| phone))
}

/// Somebody with their name and that of their organisation.
pub type Told = (PersonId, String, String);

/// Up to `most` people with their organisations by name, from after somebody. Only in a demonstration.
pub fn everybody_after(read: &mut Read<'_>, after: Option<PersonId>, most: i64) -> Result<Vec<Told>, Error> {
    read.all(
        "SELECT p.id, p.name, COALESCE(o.name, '') FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE p.erased_at IS NULL
           AND ($1 = false OR (p.folded, p.id) > (COALESCE((SELECT l.folded FROM person l WHERE l.id = $2), ''), $2))
         ORDER BY p.folded, p.id LIMIT $3",
        params![after.is_some(), after.unwrap_or(PersonId(Uuid::nil())), most],
    )
}

/// Those of up to ten addresses who are people here, with their organisations. Only in a demonstration.
pub fn people_at(read: &mut Read<'_>, addresses: &[&str]) -> Result<Vec<(String, Told)>, Error> {
    let at = |place: usize| addresses.get(place).copied();
    let reached: Vec<(PersonId, String)> = read.all(
        "SELECT person_id, email FROM person_reach WHERE email IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)],
    )?;
    let id = |place: usize| reached.get(place).map(|(id, _)| *id);
    let people: Vec<Told> = read.all(
        "SELECT p.id, p.name, COALESCE(o.name, '') FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE p.erased_at IS NULL AND p.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![id(0), id(1), id(2), id(3), id(4), id(5), id(6), id(7), id(8), id(9)],
    )?;
    let named = |(id, email): (PersonId, String)| {
        let found = people.iter().find(|(person, ..)| *person == id)?;
        Some((email, found.clone()))
    };
    Ok(reached.into_iter().filter_map(named).collect())
}

/// Adds a person, with a fact.
pub fn add_person(tx: &mut Tx<'_>, env: &Env, new: &NewPerson) -> Result<PersonId, Error> {
    let id: PersonId = env.id();
    let sql = "INSERT INTO person (id, name, folded, organisation_id, job, pronouns, place, region, about, about_html,
                                   renderer, lang, zone, operator, added_at)
               VALUES ($1, $2, $3, $4, '', '', '', '', '', '', $5, $6, $7, $8, $9)";
    let folded = fold(&new.name);
    tx.exec(
        sql,
        params![id, new.name, folded, new.organisation_id, RENDERER, new.lang, new.zone, new.operator, env.now()],
    )?;
    let reach = "INSERT INTO person_reach (person_id, email, phone) VALUES ($1, $2, $3)";
    tx.exec(reach, params![id, new.email, new.phone])?;
    kith_facts::record(tx, env, &Fact::new("person.added", ("person", id)))?;
    Ok(id)
}

/// Where a person works and lives.
pub fn set_place(tx: &mut Tx<'_>, id: PersonId, (job, place, region): (&str, &str, &str)) -> Result<(), Error> {
    let sql = "UPDATE person SET job = $2, place = $3, region = $4 WHERE id = $1";
    tx.exec(sql, params![id, job, place, region]).map(|_| ())
}

/// What a person says of themselves, and their pronouns.
pub fn set_about(tx: &mut Tx<'_>, id: PersonId, about: &Prose, pronouns: &str) -> Result<(), Error> {
    let sql = "UPDATE person SET about = $2, about_html = $3, renderer = $4, pronouns = $5 WHERE id = $1";
    tx.exec(sql, params![id, about.source, about.html, RENDERER, pronouns]).map(|_| ())
}

/// Changes what a person says of themselves, with a fact.
pub fn change_profile(
    tx: &mut Tx<'_>,
    env: &Env,
    id: PersonId,
    (draft, free): (&ProfileDraft, &Free),
) -> Result<(), Error> {
    let organisation = match &draft.organisation {
        Some(name) => Some(organisation_named(tx, env, name)?),
        None => None,
    };
    let sql = "UPDATE person SET name = $2, folded = $3, organisation_id = $4, lang = $5, zone = $6 WHERE id = $1";
    tx.exec(sql, params![id, draft.name, fold(&draft.name), organisation, draft.lang, draft.zone])?;
    set_place(tx, id, (&draft.job, &draft.place, &draft.region))?;
    set_about(tx, id, &draft.about, &draft.pronouns)?;
    set_phone(tx, id, draft.phone.as_ref())?;
    set_asks_and_offers(tx, env, id, (&draft.asks, &draft.offers))?;
    set_hidden(tx, id, &draft.hidden)?;
    set_free(tx, id, &draft.languages, free)?;
    kith_facts::record(tx, env, &Fact::new("person.changed", ("person", id)).by(id))?;
    Ok(())
}

/// What somebody speaks, and when they are usually free.
pub fn set_free(tx: &mut Tx<'_>, id: PersonId, languages: &[&str], free: &Free) -> Result<(), Error> {
    let sql = "UPDATE person SET languages = $2, hours = $3 WHERE id = $1";
    tx.exec(sql, params![id, languages.join(" "), free.to_string()]).map(|_| ())
}

/// The telephone number of a person.
pub fn set_phone(tx: &mut Tx<'_>, id: PersonId, phone: Option<&Phone>) -> Result<(), Error> {
    tx.exec("UPDATE person_reach SET phone = $2 WHERE person_id = $1", params![id, phone]).map(|_| ())
}

/// The organisation of this name, added if nobody named it before.
pub fn organisation_named(tx: &mut Tx<'_>, env: &Env, name: &str) -> Result<OrganisationId, Error> {
    let found: Option<(OrganisationId,)> =
        tx.maybe("SELECT id FROM organisation WHERE folded = $1 ORDER BY id LIMIT 1", params![fold(name)])?;
    if let Some((id,)) = found {
        return Ok(id);
    }
    if let Some(id) = joined_organisation(tx, name)? {
        return Ok(id);
    }
    let id: OrganisationId = env.id();
    let sql =
        "INSERT INTO organisation (id, name, folded, sector, place, region) VALUES ($1, $2, $3, 'community', '', '')";
    tx.exec(sql, params![id, name, fold(name)])?;
    kith_facts::record(tx, env, &Fact::new("organisation.added", ("organisation", id)))?;
    Ok(id)
}

/// The organisation of which somebody said that this is another name.
pub fn joined_organisation(read: &mut Read<'_>, name: &str) -> Result<Option<OrganisationId>, Error> {
    let sql = "SELECT organisation_id FROM joined
               WHERE kind = 'organisation' AND folded = $1 AND organisation_id IS NOT NULL ORDER BY made_at DESC LIMIT 1";
    let found: Option<(OrganisationId,)> = read.maybe(sql, params![fold(name)])?;
    Ok(found.map(|(id,)| id))
}

/// What is known of an organisation: sector, place, region.
pub fn update_organisation(tx: &mut Tx<'_>, id: OrganisationId, known: (&str, &str, &str)) -> Result<(), Error> {
    let sql = "UPDATE organisation SET sector = $2, place = $3, region = $4 WHERE id = $1";
    tx.exec(sql, params![id, known.0, known.1, known.2]).map(|_| ())
}

/// What up to fifty people ask for and offer, in one statement.
pub fn asks_and_offers(read: &mut Read<'_>, people: &[PersonId]) -> Result<Vec<AskOffer>, Error> {
    let page = page_of(people);
    let sql = format!(
        "SELECT person_id, kind, text FROM ask_offer WHERE person_id IN ({}) ORDER BY person_id, place_in_list",
        slots()
    );
    read.all(&sql, &page.each_ref().map(kith_db::Bind::value))
}

/// Replaces what a person asks for and offers.
pub fn set_asks_and_offers(
    tx: &mut Tx<'_>,
    env: &Env,
    id: PersonId,
    (asks, offers): (&Wish, &Wish),
) -> Result<(), Error> {
    tx.exec("DELETE FROM ask_offer WHERE person_id = $1", params![id])?;
    let wishes = asks.0.iter().map(|ask| (AskOfferKind::Ask, ask));
    let all = wishes.chain(offers.0.iter().map(|offer| (AskOfferKind::Offer, offer)));
    for ((kind, text), place) in all.zip(0_i64..) {
        let sql =
            "INSERT INTO ask_offer (id, person_id, kind, text, folded, place_in_list) VALUES ($1, $2, $3, $4, $5, $6)";
        tx.exec(sql, params![env.id::<AskOfferId>(), id, kind, text, fold(text), place])?;
    }
    Ok(())
}

/// Replaces the fields that a person keeps to themselves.
pub fn set_hidden(tx: &mut Tx<'_>, id: PersonId, hidden: &[&str]) -> Result<(), Error> {
    tx.exec("DELETE FROM field_audience WHERE person_id = $1", params![id])?;
    for field in hidden {
        let sql = "INSERT INTO field_audience (person_id, field, audience) VALUES ($1, $2, $3)";
        tx.exec(sql, params![id, *field, HIDDEN])?;
    }
    Ok(())
}

/// The fields that up to fifty people show to fewer than their communities, and to whom.
pub fn audience_of_fields(
    read: &mut Read<'_>,
    people: &[PersonId],
) -> Result<Vec<(PersonId, String, Audience)>, Error> {
    let page = page_of(people);
    let sql = format!("SELECT person_id, field, audience FROM field_audience WHERE person_id IN ({})", slots());
    read.all(&sql, &page.each_ref().map(kith_db::Bind::value))
}

/// A page of people as fifty parameters: neither database knows a list as one parameter of the other's kind.
fn page_of(people: &[PersonId]) -> [Option<PersonId>; 50] {
    std::array::from_fn(|slot| people.get(slot).copied())
}

fn slots() -> String {
    (1..=50).map(|slot| format!("${slot}")).collect::<Vec<_>>().join(", ")
}
