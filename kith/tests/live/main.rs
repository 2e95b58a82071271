//! The real program under real trouble: killed in the middle of writing, asked to stop, given rubbish.
// A failing precondition of a test stops it loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod kill;
mod limits;
mod rubbish;
mod server;
