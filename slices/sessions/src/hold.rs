//! What happens in a session and after it: the addresses and panels of this half.

use kith_web::{Panel, Routes};

/// The addresses of this half.
pub fn routes() -> Routes {
    Routes::new()
}

/// What this half shows on a week and on the page of a community.
pub fn panels() -> Vec<Panel> {
    Vec::new()
}
