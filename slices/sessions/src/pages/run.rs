//! Pages of the half that holds sessions.
