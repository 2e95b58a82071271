//! Delegations: somebody lends a role of theirs to another member until a day, with a reason. It ends by itself, or
//! earlier when either of them, or a steward, says so; and with the role that it was lent from. It rests while what it was
//! lent from is suspended, and while whoever has it has nothing of their own here that counts.

use kith_base::jiff::civil::Date;
use kith_base::jiff::{Timestamp, ToSpan};
use kith_base::{Say, ids, jiff};
use kith_policy::{PersonId, Role};
use serde::Serialize;

use crate::{Held, How, MembershipId};

ids! {
    /// A role that is lent.
    DelegationId,
}
kith_db::bind_ids!(DelegationId);

/// A role that is lent now.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Delegation {
    pub id: DelegationId,
    /// The membership that it gives.
    pub membership: MembershipId,
    pub giver: PersonId,
    pub giver_name: String,
    pub taker: PersonId,
    pub taker_name: String,
    pub role: Role,
    /// The name of the team, or "".
    pub team: String,
    pub reason: String,
    pub until: Timestamp,
    /// Whether it gives nothing now, because one of the two is suspended.
    pub rests: bool,
}

/// A role that is about to be lent.
#[derive(Clone, PartialEq, Debug)]
pub struct NewDelegation {
    pub taker: PersonId,
    pub reason: String,
    pub until: Timestamp,
}

/// Whether a membership can be lent: a role that somebody runs things by, held in their own right, and not suspended.
pub fn can_be_lent(held: &Held) -> bool {
    let runs = matches!(held.role, Role::Steward | Role::Facilitator | Role::Coach | Role::Lead);
    runs && held.how != How::Delegated && held.suspended_at.is_none()
}

/// The instant at which a role that is lent until a day, that day included, goes back: a year from today at most.
pub fn until(day: Date, today: Date, zone: &jiff::tz::TimeZone) -> Result<Timestamp, Say> {
    if day < today {
        return Err(Say::new("who-error-past"));
    }
    let latest = today.checked_add(1.year()).map_err(|_| Say::new("error-not-a-date"))?;
    if day > latest {
        return Err(Say::new("who-error-too-far"));
    }
    let next = day.tomorrow().and_then(|next| next.to_zoned(zone.clone()));
    next.map(|at| at.timestamp()).map_err(|_| Say::new("error-not-a-date"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_role_is_lent_until_the_end_of_a_day_of_the_next_year() {
        let zone = jiff::tz::TimeZone::get("America/Vancouver").unwrap();
        let today = day("2026-03-12");
        let at = until(day("2026-03-12"), today, &zone).unwrap();
        assert_eq!(at.to_string(), "2026-03-13T07:00:00Z", "midnight there");
        assert!(until(day("2027-03-12"), today, &zone).is_ok());
        assert_eq!(until(day("2027-03-13"), today, &zone).unwrap_err().key, "who-error-too-far");
        assert_eq!(until(day("2026-03-11"), today, &zone).unwrap_err().key, "who-error-past");
    }
}
