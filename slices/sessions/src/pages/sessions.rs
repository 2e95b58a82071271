//! Pages: sessions.
