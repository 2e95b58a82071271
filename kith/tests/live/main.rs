//! The real program under real trouble: killed in the middle of writing, asked to stop, given rubbish.

mod kill;
mod rubbish;
mod server;
