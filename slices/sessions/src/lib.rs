//! Sessions: people meeting.
