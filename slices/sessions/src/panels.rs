//! What planning shows on a week and on the page of a community.

use kith_web::Panel;

/// The panels of the half that plans.
pub fn all() -> Vec<Panel> {
    Vec::new()
}
