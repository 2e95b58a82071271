//! See the half that holds sessions.
