//! Python packages in folders of their own under `target/`, each with its versions pinned.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::place::{self, command, hear};

/// The Python of the environment called `name`, which holds what `requirements` says, one package a line.
pub fn venv(name: &str, requirements: &str) -> Result<PathBuf> {
    let folder = place::target().join("tools").join(name);
    let (python, note) = (folder.join("bin/python"), folder.join("requirements.txt"));
    if std::fs::read_to_string(&note).is_ok_and(|had| had == requirements) {
        return Ok(python);
    }
    eprintln!("Fetching Python packages into {}", folder.display());
    let place = folder.to_string_lossy();
    hear(&mut command("python3", &["-m", "venv", "--clear", &place])).context("python3 with venv is needed")?;
    let wanted = folder.join("wanted.txt");
    std::fs::write(&wanted, requirements)?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"];
    hear(command(&python, &pip).arg(&wanted))?;
    std::fs::rename(wanted, note)?;
    Ok(python)
}

/// The Python with the peers that tests talk to: a mail server, and a tester of the API.
pub fn of_tests() -> Result<PathBuf> {
    venv("tests", include_str!("../python/tests.txt"))
}

/// The Python that unrolls recurrence rules independently.
pub fn of_recurrence() -> Result<PathBuf> {
    venv("recurrence", include_str!("../python/recurrence.txt"))
}

/// The Python that makes pictures smaller.
pub fn of_pictures() -> Result<PathBuf> {
    venv("pictures", include_str!("../python/pictures.txt"))
}
