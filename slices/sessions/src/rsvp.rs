//! RSVP: whether somebody comes.
