//! `kith doctor`: looks an instance over and says, line by line, what is well and what is not.

use std::fs;
use std::net::IpAddr;
use std::path::Path;

use anyhow::{Result, bail};
use kith_base::Cursor;
use kith_db::{Db, Place, dialect};
use kith_jobs as jobs;

use crate::config::Settings;

/// Looks over the instance; fails if something is wrong with it.
pub fn run(settings: &Settings) -> Result<()> {
    let mut wrong = 0;
    let mut say = |line: &str, looked: Result<String>| match looked {
        Ok(found) => println!("well   {line}: {found}"),
        Err(error) => {
            wrong += 1;
            println!("WRONG  {line}: {error:#}");
        }
    };
    say("the data folder can be written", folder(&settings.folder()));
    if let Place::File(path) = settings.place() {
        say("the database file is whole", whole(&path));
    }
    match settings.open() {
        Ok(db) => {
            say("the database opens and its schema is current", Ok(db.dialect().name().to_owned()));
            say("somebody runs this server", operated(&db));
            say("jobs get done", done(&db));
        }
        Err(error) => say("the database opens and its schema is current", Err(error)),
    }
    say("people reach it by a safe line", address(settings));
    say("where requests come from is known", origin(settings));
    say("letters leave", letters(settings));
    if wrong > 0 { bail!("{wrong} things are wrong") } else { Ok(()) }
}

fn folder(folder: &Path) -> Result<String> {
    fs::create_dir_all(folder)?;
    let probe = folder.join(".doctor");
    fs::write(&probe, b"can be written")?;
    fs::remove_file(&probe)?;
    Ok(folder.display().to_string())
}

fn whole(path: &Path) -> Result<String> {
    if !path.exists() {
        return Ok("not there yet; the first start makes it".to_owned());
    }
    match dialect::integrity(path)?.as_str() {
        "ok" => Ok(format!("{} bytes", fs::metadata(path)?.len())),
        broken => bail!("{broken}; restore the newest backup"),
    }
}

fn operated(db: &Db) -> Result<String> {
    if db.read_now(kith_people::store::is_operated)? {
        Ok("yes".to_owned())
    } else {
        bail!("nobody yet; `kith serve` prints a link for the first operator")
    }
}

fn done(db: &Db) -> Result<String> {
    let (waiting, given_up) =
        db.read_now(|read| Ok::<_, kith_db::Error>((jobs::waiting(read)?, jobs::given_up(read, Cursor::end())?)))?;
    if given_up.is_empty() {
        Ok(format!("{waiting} waiting, none given up"))
    } else {
        let kinds: Vec<_> = given_up.iter().map(|job| job.kind.as_str()).collect();
        bail!("{} were given up after many tries: {}", given_up.len(), kinds.join(", "))
    }
}

fn address(settings: &Settings) -> Result<String> {
    let address = settings.address();
    let local = ["://127.0.0.1", "://localhost", "://[::1]"].iter().any(|host| address.contains(host));
    if address.starts_with("https://") || local { Ok(address) } else { bail!("{address}: sign-in needs https") }
}

/// Limits count by network: behind a proxy that is not believed, all the world would be one.
fn origin(settings: &Settings) -> Result<String> {
    settings.proxies()?;
    let listen = settings.listen();
    let host = listen.rsplit_once(':').map_or("", |(host, _)| host).trim_matches(['[', ']']);
    let inward = host == "localhost" || host.parse().is_ok_and(|host: IpAddr| host.is_loopback());
    match (settings.address().starts_with("https://"), inward, &settings.proxies) {
        (true, false, None) => bail!(
            "{listen} is open to other machines, and nothing says which of them is the proxy that speaks HTTPS; say it \
             (--proxies), or listen on 127.0.0.1"
        ),
        (true, _, Some(proxies)) => Ok(format!("as {proxies} says")),
        (true, true, None) => Ok("as the proxy on this machine says".to_owned()),
        (false, ..) => Ok("from the connection".to_owned()),
    }
}

fn letters(settings: &Settings) -> Result<String> {
    match &settings.smtp {
        Some(_) if settings.from.is_none() => bail!("set the address that letters come from (--from)"),
        Some(_) => Ok("through the mail server".to_owned()),
        None => Ok(format!(
            "into the folder {}; set a mail server for real people",
            settings.folder().join("letters").display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_other_machines_reach_says_which_of_them_is_its_proxy() {
        for (address, listen, proxies, well) in [
            ("https://kith.example.org", "127.0.0.1:8080", None, true),
            ("https://kith.example.org", "[::1]:8080", None, true),
            ("https://kith.example.org", "localhost:8080", None, true),
            ("https://kith.example.org", "0.0.0.0:8080", None, false),
            ("https://kith.example.org", "[::]:8080", None, false),
            ("https://kith.example.org", "10.0.0.5:8080", Some("10.0.0.2"), true),
            ("https://kith.example.org", "127.0.0.1:8080", Some("the web server"), false),
            ("http://kith.example.org", "0.0.0.0:8080", None, true),
        ] {
            let text = |text: &str| Some(text.to_owned());
            let proxies = proxies.map(str::to_owned);
            let settings = Settings { address: text(address), listen: text(listen), proxies, ..Settings::default() };
            assert_eq!(origin(&settings).is_ok(), well, "{address} {listen}: {:?}", origin(&settings));
        }
    }
}
