//! Pages: rsvp.
