//! Pages: session.
