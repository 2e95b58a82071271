//! Pairs, trios and rooms: a facilitator says who, how many and what matters; groups are proposed with what each keeps
//! and what it does not ([`draw`]); some are kept and the others drawn again, people are moved by hand, and the whole is
//! accepted. Then everybody in a group learns of the others, with a question to begin with and an hour in which all of
//! them are free; and the next draw knows who was together.
//!
//! [`Pairing`] and [`rules`] are the nouns; the groups are found by `engines/matching`.

pub mod draw;
mod jobs;
mod mail;
mod pages;
mod pairing;
mod panels;
pub mod rules;
pub mod store;
#[cfg(test)]
mod tests;

use kith_jobs::Jobs;
use kith_web::{App, Field, FieldKind, Panel, Routes};

pub use pairing::{Introduce, NewPairing, Pairing, PairingId, Seat};

const WISH: FieldKind = FieldKind::Choice(&["", "prefer", "must"]);
const PAIRING: &[Field] = &[
    Field::required("title", FieldKind::Line(200)),
    Field::optional("prompt", FieldKind::Line(400)),
    Field::required("size", FieldKind::Number(2, 12)),
    Field::optional("session", FieldKind::Id),
    Field::optional("whom", FieldKind::Line(60)),
    Field::optional("common_language", WISH),
    Field::optional("other_team", WISH),
    Field::optional("other_sector", WISH),
    Field::optional("other_region", WISH),
    Field::optional("common_hours", WISH),
    Field::optional("not_before", WISH),
    Field::optional("letters", FieldKind::Flag),
];
const KEEP: &[Field] = &[Field::optional("keep", FieldKind::Many)];
const MOVE: &[Field] = &[
    Field::optional("person", FieldKind::Id),
    Field::optional("name", FieldKind::Line(120)),
    Field::required("to", FieldKind::Line(10)),
];

/// Every address of this slice.
pub fn routes() -> Routes {
    use pages::{change, form, list, show};
    const EDIT: (&str, &str) = ("pairing", "edit");
    Routes::new()
        .get("/c/{community}/pairings", ("pairing", "read"), list::show)
        .get("/c/{community}/pairings/new", EDIT, form::new)
        .post("/c/{community}/pairings", EDIT, PAIRING, form::propose)
        .get("/c/{community}/pairings/{pairing}", ("pairing", "read"), show::show)
        .post("/c/{community}/pairings/{pairing}/draws", EDIT, KEEP, change::draw_again)
        .post("/c/{community}/pairings/{pairing}/moves", EDIT, MOVE, change::place)
        .post("/c/{community}/pairings/{pairing}/acceptances", EDIT, &[], change::accept)
}

/// What this slice shows on a week.
pub fn panels() -> Vec<Panel> {
    vec![panels::week]
}

/// The jobs of this slice, beside those of others; `app_of` says where the house is in what jobs work with.
pub fn jobs<S>(jobs: Jobs<S>, app_of: fn(&S) -> App) -> Jobs<S>
where
    S: Clone + Send + Sync + 'static,
{
    jobs.on(move |state: S, job: Introduce| jobs::introduce(app_of(&state), job))
}
