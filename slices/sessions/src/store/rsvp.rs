//! Statements: rsvp.
