//! The addresses of this slice, one file per resource.

pub mod change;
pub mod form;
pub mod list;
pub mod show;

use jiff::SignedDuration;
use kith_base::jiff;
use kith_charter::Community;
use kith_db::Read;
use kith_policy::PersonId;
use kith_sessions::SessionId;
use kith_web::{Shell, Stop, Visit};

use crate::draw::{Ground, Together};
use crate::pairing::{Pairing, Seat, groups};
use crate::store;

/// Who was together longer ago is as good as new.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 730);

/// A pairing that the visitor may know of, in its community and frame.
pub struct Found {
    pub community: Community,
    pub shell: Shell,
    pub pairing: Pairing,
    pub may_edit: bool,
}

/// The pairing of an address. A proposal is for those who make it.
pub fn find(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<Found, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let id = id.parse().map_err(|_| Stop::Hidden)?;
    let pairing = store::pairing(r, community.id, id)?.ok_or(Stop::Hidden)?;
    let pairing = visit.authorise("read", &pairing.thing(), pairing)?.into_inner();
    let may_edit = visit.may("edit", &pairing.thing());
    if pairing.accepted_at.is_none() && !may_edit {
        return Err(Stop::Hidden);
    }
    let title = shell.t("matching-title");
    let shell = shell.within(room(pairing.session)).under(title, community.path("/pairings"));
    Ok(Found { community, shell, pairing, may_edit })
}

/// The room that pairings stand in: those of a session among the sessions, the others among the people.
pub fn room(session: Option<SessionId>) -> &'static str {
    if session.is_some() { "/sessions" } else { "/people" }
}

/// What is known of these who sit in a pairing, and who of them was together before.
pub fn ground(
    visit: &Visit,
    r: &mut Read<'_>,
    pairing: &Pairing,
    people: &[PersonId],
) -> Result<(Ground, Vec<Together>), Stop> {
    let mut known = store::known(r, pairing, visit.now())?;
    known.retain(|it| people.contains(&it.id));
    let together = store::together(r, (pairing.community, pairing.id), visit.now() - REMEMBERED)?;
    Ok((Ground::of(known, visit.now()), together))
}

/// The ids of each group, in the order of their numbers.
pub fn ids(seats: &[Seat]) -> Vec<(i64, Vec<PersonId>)> {
    let of = |(number, members): (i64, Vec<&Seat>)| (number, members.iter().map(|seat| seat.person).collect());
    groups(seats).into_iter().map(of).collect()
}
