//! Has this crate built again when a file comes into a folder that it carries, or leaves it: embedding follows only the
//! files that were there when it was last built.
#![allow(clippy::print_stdout, reason = "cargo listens to it")]

use std::path::Path;

fn main() {
    // Where the page build has not run, its folder appears below `web` one day; watching what is not there never rests.
    let built = if Path::new("../../web/dist").exists() { "../../web/dist" } else { "../../web" };
    for folder in ["../../locales", "../../web/styles", built] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
