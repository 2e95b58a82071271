//! Memberships: who is what, where. A row without a person is for whoever answers for the import.

use jiff::Timestamp;
use kith_base::{Env, Uuid, jiff};
use kith_charter::store::{self, BroughtMembership};
use kith_charter::{Admission, How, MembershipId};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf, words};
use kith_people::PersonId;
use kith_policy::{CohortId, CommunityId, Role, TeamId};

use super::{day, day_of, first_instant, read};

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
            .maybe("cohort", refs.id("cohort").map(CohortId))
            .maybe("team", refs.id("team").map(TeamId))
            .maybe("from", day(row, "from"))
            .maybe("until", day(row, "until").and_then(|day| day.tomorrow().ok())))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let found = store::brought_membership(read, MembershipId(id))?;
        Ok(found.map(|it| {
            let sheet = Sheet::default().with("person", it.person).with("community", it.community);
            let sheet = sheet.with("role", it.role.word()).maybe("cohort", it.cohort).maybe("team", it.team);
            // A day that was brought is its first instant in UTC; any other instant is when something happened here.
            let until = it.until.map(|at| day_of(at).map_or_else(|| at.to_string(), |day| day.to_string()));
            sheet.maybe("from", day_of(it.from)).maybe("until", until)
        }))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        let brought = brought(sheet, env.now())?;
        let admission = Admission::new(brought.person, brought.community, brought.role, How::Imported)
            .in_cohort(brought.cohort)
            .in_team(brought.team)
            .since(brought.from)
            .until(brought.until);
        store::admit(tx, env, &admission).map(Uuid::from)
    }

    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        let Some(standing) = store::brought_membership(tx, MembershipId(id))? else { return Ok(()) };
        store::put_membership(tx, MembershipId(id), &brought(sheet, standing.from)?)
    }

    fn retire(&self, tx: &mut Tx<'_>, env: &Env, id: Uuid) -> Result<bool, Error> {
        if let Some(brought) = store::brought_membership(tx, MembershipId(id))?.filter(|it| it.until.is_none()) {
            store::end(tx, env, (brought.community, MembershipId(id)), env.now(), None)?;
        }
        Ok(true)
    }

    /// One that ended on a day that was brought has ended, with or without the source.
    fn restore(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        let standing = store::brought_membership(tx, MembershipId(id))?;
        match standing.and_then(|it| it.until).and_then(day_of) {
            Some(_) => Ok(()),
            None => store::go_on(tx, MembershipId(id)),
        }
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::remove_membership(tx, MembershipId(id))
    }
}

/// A membership that says no day begins `now`.
fn brought(sheet: &Sheet, now: Timestamp) -> Result<BroughtMembership, Error> {
    let instant = |field: &str| sheet.get(field).parse().ok().and_then(first_instant);
    Ok(BroughtMembership {
        person: read("person", super::id(sheet.get("person")).ok_or(()))?,
        community: read("community", super::id(sheet.get("community")).ok_or(()))?,
        cohort: super::id(sheet.get("cohort")),
        team: super::id(sheet.get("team")),
        role: read("role", Role::of(sheet.get("role")).ok_or(()))?,
        from: instant("from").unwrap_or(now),
        until: instant("until").or_else(|| sheet.get("until").parse().ok()),
    })
}
