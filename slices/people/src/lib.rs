//! Persons and organisations: who somebody is, how they sign in, what they ask for and offer, and their own week.
//!
//! Nobody has a password. A person asks for a code by their address; a letter brings six digits and a link, both good
//! for a quarter of an hour, once, in the browser that asked. A link shows a page with a button, because mail
//! gateways open every link. How a person is reached (address, telephone) is kept apart from who they are, in a table
//! that no list reads.
//!
//! "Your week" is the first page of whoever is signed in. It shows what the other slices say through their panels.

mod browser;
mod free;
mod mail;
mod pages;
mod person;
mod sign_in;
pub mod store;
#[cfg(test)]
mod tests;

use kith_web::{Field, FieldKind, Routes};

pub use free::{Free, LANGUAGES, spoken};
pub use kith_policy::PersonId;
pub use person::{AskOffer, AskOfferKind, NewPerson, OrganisationId, Person, ProfileDraft, SECTORS, Wish};
pub use sign_in::{SignInId, open, open_by_link, sign_in_cookie};

const EMAIL: &[Field] = &[Field::required("email", FieldKind::Email), Field::optional("next", FieldKind::Line(500))];
const CODE: &[Field] = &[Field::required("code", FieldKind::Line(20)), Field::optional("shared", FieldKind::Flag)];
const LINK: &[Field] = &[Field::optional("code", FieldKind::Line(20)), Field::optional("shared", FieldKind::Flag)];
const FIRST: &[Field] = &[Field::required("name", FieldKind::Line(120)), Field::required("email", FieldKind::Email)];
const PROFILE: &[Field] = &[
    Field::required("name", FieldKind::Line(120)),
    Field::optional("pronouns", FieldKind::Line(40)),
    Field::optional("organisation", FieldKind::Line(120)),
    Field::optional("job", FieldKind::Line(120)),
    Field::optional("place", FieldKind::Line(120)),
    Field::optional("region", FieldKind::Line(120)),
    Field::optional("phone", FieldKind::Line(60)),
    Field::optional("about", FieldKind::Text(20_000)),
    Field::optional("asks", FieldKind::Text(2_000)),
    Field::optional("offers", FieldKind::Text(2_000)),
    Field::required("lang", FieldKind::Choice(&["en", "fr"])),
    Field::required("zone", FieldKind::Line(60)),
    Field::optional("hidden", FieldKind::Many),
    Field::optional("languages", FieldKind::Many),
    Field::optional("days", FieldKind::Many),
    Field::optional("free_from", FieldKind::Time),
    Field::optional("free_until", FieldKind::Time),
];

/// The routes of this slice.
pub fn routes() -> Routes {
    use pages::{demo, home, sign_in, you};
    Routes::new()
        .get("/", ("home", "read"), home::show)
        .get("/sign-in", ("sign-in", "create"), sign_in::ask)
        .post("/sign-in", ("sign-in", "create"), EMAIL, sign_in::send)
        .get("/sign-in/code", ("sign-in", "create"), sign_in::code)
        .post("/sign-in/code", ("sign-in", "create"), CODE, sign_in::enter)
        .get("/sign-in/link/{secret}", ("sign-in", "create"), sign_in::link)
        .post("/sign-in/link/{secret}", ("sign-in", "create"), LINK, sign_in::follow)
        .post("/sign-out", ("account", "edit"), &[], sign_in::leave)
        .post("/guests/leavings", ("guest-link", "answer"), &[], sign_in::forget)
        .get("/first/{secret}", ("sign-in", "create"), sign_in::first)
        .post("/first/{secret}", ("sign-in", "create"), FIRST, sign_in::begin)
        .get("/you", ("account", "read"), you::show)
        .post("/you", ("account", "edit"), PROFILE, you::change)
        .get("/you/sign-ins", ("account", "read"), you::sign_ins)
        .post("/you/sign-ins/{id}/endings", ("account", "edit"), &[], you::end)
        .get("/demo", ("mailbox", "read"), demo::cast)
        .get("/demo/{person}", ("mailbox", "read"), demo::door)
        .post("/demo/{person}", ("mailbox", "read"), &[], demo::play)
        .get("/mailbox", ("mailbox", "read"), demo::mailbox)
        .get("/mailbox/{letter}", ("mailbox", "read"), demo::letter)
}
