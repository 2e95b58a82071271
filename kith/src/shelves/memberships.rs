//! Memberships: who is what, where. A row without a person is for whoever answers for the import.

use kith_base::{Env, Uuid};
use kith_charter::store::{self, BroughtMembership};
use kith_charter::{Admission, How, MembershipId};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf, words};
use kith_people::PersonId;
use kith_policy::{CommunityId, Role};

use super::read;

pub struct Memberships {
    pub steward: Option<PersonId>,
}

impl Shelf for Memberships {
    fn table(&self) -> &'static str {
        "membership"
    }

    fn draw(&self, row: &Row, refs: &Refs<'_>, _: &mut Vec<Message>) -> Result<Sheet, Message> {
        let gone = |role: &'static str| move || words::REFERENCE_GONE.with(&[&role]);
        let named = row.refs.contains_key("person");
        let person = if named { refs.id("person").map(PersonId) } else { self.steward };
        let community: CommunityId = refs.id("community").ok_or_else(gone("community"))?.into();
        let role = Role::of(row.words("role").unwrap_or_default()).ok_or_else(|| words::FIELD_FORM.with(&[&"role"]))?;
        Ok(Sheet::default()
            .with("person", person.ok_or_else(gone("person"))?)
            .with("community", community)
            .with("role", role.word())
            .with("until", ""))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let found = store::brought_membership(read, MembershipId(id))?;
        Ok(found.map(|it| {
            let sheet = Sheet::default().with("person", it.person).with("community", it.community);
            sheet.with("role", it.role.word()).maybe("until", it.until)
        }))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        let brought = brought(sheet)?;
        let admission = Admission::new(brought.person, brought.community, brought.role, How::Imported);
        store::admit(tx, env, &admission).map(Uuid::from)
    }

    fn put(&self, tx: &mut Tx<'_>, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        store::put_membership(tx, MembershipId(id), &brought(sheet)?)
    }

    fn retire(&self, tx: &mut Tx<'_>, env: &Env, id: Uuid) -> Result<bool, Error> {
        if let Some(brought) = store::brought_membership(tx, MembershipId(id))?.filter(|it| it.until.is_none()) {
            store::end(tx, env, (brought.community, MembershipId(id)), env.now(), None)?;
        }
        Ok(true)
    }

    fn restore(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::go_on(tx, MembershipId(id))
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::remove_membership(tx, MembershipId(id))
    }
}

fn brought(sheet: &Sheet) -> Result<BroughtMembership, Error> {
    Ok(BroughtMembership {
        person: read("person", super::id(sheet.get("person")).ok_or(()))?,
        community: read("community", super::id(sheet.get("community")).ok_or(()))?,
        role: read("role", Role::of(sheet.get("role")).ok_or(()))?,
        until: None,
    })
}
