//! `kith backup` and `kith restore`: a whole copy with a manifest of hashes and counts, checked before it is believed.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use kith_base::Env;
use kith_db::{Place, dialect};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::config::Settings;

const DATABASE: &str = "kith.db";
const MANIFEST: &str = "manifest.json";

/// What a backup holds, so that a restore can tell whether it is whole.
#[derive(Serialize, Deserialize)]
struct Manifest {
    kith: String,
    made_at: String,
    /// SHA-256 of each file.
    files: BTreeMap<String, String>,
    /// Rows of each table.
    rows: BTreeMap<String, i64>,
}

/// Writes a backup into the new folder `to`.
pub fn backup(settings: &Settings, to: &Path) -> anyhow::Result<()> {
    let Place::File(from) = settings.place() else {
        bail!("PostgreSQL is backed up with its own pg_dump; this copies the embedded database");
    };
    ensure!(from.exists(), "there is no database at {}", from.display());
    ensure!(!to.exists(), "{} is there already; a backup goes into a new folder", to.display());
    fs::create_dir_all(to)?;
    let copy = to.join(DATABASE);
    dialect::copy_file(&from, &copy)?;
    let manifest = Manifest {
        kith: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: Env::system().now().to_string(),
        files: BTreeMap::from([(DATABASE.to_owned(), hash(&copy)?)]),
        rows: dialect::row_counts(&copy)?.into_iter().collect(),
    };
    fs::write(to.join(MANIFEST), serde_json::to_string_pretty(&manifest)?)?;
    println!("{} rows of {} tables are in {}", manifest.rows.values().sum::<i64>(), manifest.rows.len(), to.display());
    Ok(())
}

/// Puts the backup in the folder `from` into an empty data folder.
pub fn restore(settings: &Settings, from: &Path) -> anyhow::Result<()> {
    let Place::File(into) = settings.place() else { bail!("a backup is restored into the embedded database") };
    ensure!(!into.exists(), "{} is there already; a backup is restored into an empty folder", into.display());
    let rows = check(from)?;
    fs::create_dir_all(settings.folder())?;
    let arriving = into.with_extension("arriving");
    fs::copy(from.join(DATABASE), &arriving)?;
    fs::rename(&arriving, &into)?;
    println!("{rows} rows are back in {}", into.display());
    Ok(())
}

/// Whether a backup is whole: hashes, the database's own check, and the counts. Answers the number of rows.
fn check(from: &Path) -> anyhow::Result<i64> {
    let text =
        fs::read_to_string(from.join(MANIFEST)).with_context(|| format!("{} is not a backup", from.display()))?;
    let manifest: Manifest = serde_json::from_str(&text).context("the manifest cannot be read")?;
    for (name, expected) in &manifest.files {
        ensure!(name == DATABASE, "the manifest names a file that no backup has: {name}");
        ensure!(hash(&from.join(name))? == *expected, "{name} is not as it was written: the backup is damaged");
    }
    let copy = from.join(DATABASE);
    let health = dialect::integrity(&copy)?;
    ensure!(health == "ok", "the database in the backup is damaged: {health}");
    let rows: BTreeMap<_, _> = dialect::row_counts(&copy)?.into_iter().collect();
    ensure!(rows == manifest.rows, "the tables hold other numbers of rows than the manifest says");
    Ok(rows.values().sum())
}

fn hash(path: &Path) -> anyhow::Result<String> {
    let mut file = fs::File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hasher.update(&buffer[..read]);
    }
    Ok(hex::encode(hasher.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(folder: &Path) -> Settings {
        Settings { data: Some(folder.to_owned()), ..Settings::default() }
    }

    #[test]
    fn a_backup_of_a_running_instance_comes_back_whole_and_a_damaged_one_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (here, copy, there) = (folder.path().join("a"), folder.path().join("copy"), folder.path().join("b"));
        let db = settings(&here).open().unwrap(); // still open: the instance runs
        let email = kith_base::Email::read("ann@example.org").unwrap();
        db.write_now(move |tx| {
            let name = kith_base::Name::stored("Ann".to_owned());
            let new = kith_people::NewPerson::of(name, email, kith_base::Lang::En, "UTC");
            kith_people::store::add_person(tx, &Env::system(), &new)
        })
        .unwrap();
        backup(&settings(&here), &copy).unwrap();
        restore(&settings(&there), &copy).unwrap();
        let restored = settings(&there).open().unwrap();
        assert_eq!(restored.read_now(|r| kith_people::store::everybody_after(r, None, 9)).unwrap().len(), 1);

        let mut bytes = fs::read(copy.join(DATABASE)).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(copy.join(DATABASE), bytes).unwrap();
        let error = restore(&settings(&folder.path().join("c")), &copy).unwrap_err();
        assert!(error.to_string().contains("damaged"), "{error}");
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let here = settings(folder.path());
        drop(here.open().unwrap());
        assert!(backup(&here, folder.path()).is_err());
        assert!(restore(&here, folder.path()).is_err());
    }
}
