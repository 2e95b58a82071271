//! The addresses of this slice, one file per resource.

mod agenda;
pub(crate) mod attendance;
pub(crate) mod came_back;
pub(crate) mod commitments;
pub(crate) mod contributions;
pub(crate) mod questions;
pub(crate) mod record;
mod rsvp;
pub(crate) mod run;
mod series;
mod session;
mod sessions;

use kith_web::Routes;

/// The addresses of the half that plans.
pub fn routes() -> Routes {
    Routes::new()
}
