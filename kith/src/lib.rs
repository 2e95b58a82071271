//! The program: reads the configuration, assembles the slices on the kit, and serves them.
//!
//! [`assemble`] is the only place that knows every slice. The commands of the binary are in [`commands`]; what a
//! demonstration shows is in [`world`].
// A program talks to who started it.
#![allow(clippy::print_stdout, clippy::print_stderr)]

pub mod assemble;
pub mod commands;
pub mod config;
pub mod import;
pub mod shelves;
mod telling;
pub mod tidying;
pub mod world;
