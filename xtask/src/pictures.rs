//! `cargo xtask pictures`: the main pages as they look today, in docs/pictures, under names that stay.

use anyhow::{Result, bail};

use crate::place::{self, command, run};
use crate::{browser, node, page, python};

/// What all pictures together may weigh, in bytes.
const MOST: u64 = 3_000_000;

pub fn take() -> Result<()> {
    let node = node::find()?;
    page::build(&node)?;
    let large = place::fresh("pictures")?;
    browser::drive(&node, &["pictures.mjs", "--into", &large.to_string_lossy()])?;
    let small = place::root().join("docs/pictures");
    std::fs::create_dir_all(&small)?;
    run(command(python::of_pictures()?, &["xtask/python/smaller.py"]).arg(large).arg(&small))?;
    let sizes = std::fs::read_dir(&small)?.map(|entry| Ok(entry?.metadata()?.len()));
    let sum: u64 = sizes.collect::<Result<Vec<_>>>()?.into_iter().sum();
    println!("{} kB in docs/pictures", sum / 1000);
    if sum > MOST {
        bail!("that is more than {} kB: everybody who clones Kith carries them", MOST / 1000);
    }
    Ok(())
}
