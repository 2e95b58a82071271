//! What tests of every crate need: both databases, and a noon that stands still.
//!
//! A failing precondition of a test should stop it loudly, so this crate panics where others return errors.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod both;
mod browser;
mod noon;

pub use both::{on_both, on_both_async};
pub use browser::{Answer, Browser, house};
pub use noon::Noon;
