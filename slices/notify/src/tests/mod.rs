//! Tests of this slice: the calendar and the hours by tables, the engine and its pages on both databases.
#![allow(clippy::unwrap_used, clippy::panic)]

mod change;
mod engine;
mod holidays;
mod hours;
mod level;
mod light;
mod link;
mod morning;
mod pages;
mod world;
