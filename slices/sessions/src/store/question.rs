//! Statements of the half that holds sessions.
