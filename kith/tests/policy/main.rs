//! Who may see what, tested as a whole: every route, every way of standing to a thing, every line of the policy, every
//! text. An evaluator of its own ([`table`]) says what must happen; real requests say what does.
// What a test builds its world with should stop it loudly, and its figures are read by people.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod canaries;
mod cast;
mod crawl;
mod gate;
mod house;
mod letters;
mod matrix;
mod mutants;
mod probe;
mod probes;
mod revocation;
mod table;
mod world;
