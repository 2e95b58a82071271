//! The pages of this slice: signing in, oneself, one's week; and the demo's doors.

pub mod demo;
pub mod home;
pub mod sign_in;
pub mod you;
