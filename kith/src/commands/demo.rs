//! `kith demo`: fills an empty folder with the invented world, once, and serves it with every door open.

use anyhow::{anyhow, bail, ensure};
use kith_base::{Env, Lang};
use kith_db::Place;
use kith_people::store as people;
use kith_web::Words;

use crate::commands::serve;
use crate::config::Settings;
use crate::world::{CAST, INVITED, World, fill, invitation_secret, is_filled};

/// Serves the demonstration, after filling the folder if it is empty.
pub fn run(settings: &Settings) -> anyhow::Result<()> {
    prepare(settings)?;
    let words = Words::load().map_err(|error| anyhow!(error))?;
    print!("{}", doors(&words, &settings.address()));
    serve::run(settings, true)
}

/// Fills what is empty, leaves what holds the world as it is, and refuses anything else: in a demonstration everybody
/// can be anybody.
fn prepare(settings: &Settings) -> anyhow::Result<()> {
    let db = settings.open()?;
    if db.read_now(is_filled)? {
        return Ok(());
    }
    let place = match settings.place() {
        Place::File(path) => path.display().to_string(),
        Place::Server(_) => "that PostgreSQL database".to_owned(),
    };
    let empty = db.read_now(|read| Ok::<_, kith_db::Error>(people::everybody_after(read, None, 1)?.is_empty()))?;
    ensure!(empty, "{place} holds a real instance; a demonstration needs an empty folder (--data)");
    if let Err(error) = fill(&db, World::shipped()?, Env::system().now()) {
        bail!("the invented world cannot be put into {place}: {error:#}");
    }
    Ok(())
}

/// A link for each role. It shows a page with a button.
fn doors(words: &Words, address: &str) -> String {
    let door = |(email, what): &(&str, &str)| {
        let (key, role) = (email.split('@').next().unwrap_or_default(), words.say(Lang::En, what, &[]));
        format!("  {address}/demo/{key:<10} {role}\n")
    };
    let doors: String = CAST.iter().map(door).collect();
    let secret = invitation_secret(INVITED);
    format!(
        "Everybody in this demonstration is invented. Look around as\n{doors}  {address}/demo{:<11} anybody else\n  \
         {address}/mailbox{:<8} everybody's letters\nor answer as somebody who is invited\n  \
         {address}/invitations/{secret}\n",
        "", ""
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(folder: &std::path::Path) -> Settings {
        Settings { data: Some(folder.to_owned()), ..Settings::default() }
    }

    #[test]
    fn an_empty_folder_is_filled_once() {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(folder.path());
        prepare(&settings).unwrap();
        let count = || settings.open().unwrap().read_now(|r| people::everybody_after(r, None, 2_000)).unwrap().len();
        let many = count();
        prepare(&settings).unwrap();
        assert_eq!((count(), many), (many, World::shipped().unwrap().people.len()));
    }

    #[test]
    fn a_real_instance_is_never_opened_as_a_demonstration() {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(folder.path());
        let db = settings.open().unwrap();
        db.write_now(|tx| {
            let name = kith_base::Name::stored("Ann".to_owned());
            let email = kith_base::Email::stored("ann@example.org".to_owned());
            let new = kith_people::NewPerson::of(name, email, kith_base::Lang::En, "UTC");
            people::add_person(tx, &Env::system(), &new)
        })
        .unwrap();
        drop(db);
        let refused = prepare(&settings).unwrap_err().to_string();
        assert!(refused.contains("holds a real instance"), "{refused}");
    }

    #[test]
    fn there_is_a_door_for_each_role() {
        let doors = doors(&Words::load().unwrap(), "http://127.0.0.1:8080");
        for key in ["maren", "teo", "priya", "lucie", "ansel", "gordon", "wenona", "odile"] {
            assert!(doors.contains(&format!("http://127.0.0.1:8080/demo/{key} ")), "{doors}");
        }
        assert!(doors.contains("/invitations/"));
    }
}
