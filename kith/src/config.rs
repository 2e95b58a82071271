//! The configuration: flags, environment, and a file `kith.toml` in the data folder, in this order.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;
use kith_base::{Email, Env, Name};
use kith_db::{Db, Place};
use kith_mail::{Outbox, Smtp, Transport};
use kith_web::Proxies;
use serde::Deserialize;

/// What an instance needs to know.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The folder that holds everything: database, letters, configuration.
    #[arg(long, global = true, env = "KITH_DATA_DIR")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL database instead of the embedded one: postgres://…
    #[arg(long, global = true, env = "KITH_DATABASE")]
    pub database: Option<String>,
    /// Where to listen.
    #[arg(long, global = true, env = "KITH_LISTEN")]
    pub listen: Option<String>,
    /// The address people reach this server under, beginning with https.
    #[arg(long, global = true, env = "KITH_ADDRESS")]
    pub address: Option<String>,
    /// The proxies in front, whose X-Forwarded-For is believed: addresses and ranges with commas between them, or `none`.
    /// Without it: those on this machine.
    #[arg(long, global = true, env = "KITH_PROXIES")]
    pub proxies: Option<String>,
    /// The mail server: smtps://user:password@mail.example.org. Without one, letters go to a folder.
    #[arg(long, global = true, env = "KITH_SMTP")]
    pub smtp: Option<String>,
    /// A file with the certificates (PEM) of who vouches for the mail server, instead of the public authorities.
    #[arg(long, global = true, env = "KITH_SMTP_CA")]
    pub smtp_ca: Option<PathBuf>,
    /// The address that letters come from.
    #[arg(long, global = true, env = "KITH_FROM")]
    pub from: Option<String>,
}

impl Settings {
    /// These settings, with what they leave open taken from `kith.toml` in the data folder.
    pub fn with_file(self) -> anyhow::Result<Self> {
        let path = self.folder().join("kith.toml");
        let file: Settings = match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).with_context(|| format!("{} cannot be read", path.display()))?,
            Err(_) => Settings::default(),
        };
        Ok(Self {
            data: self.data.or(file.data),
            database: self.database.or(file.database),
            listen: self.listen.or(file.listen),
            address: self.address.or(file.address),
            proxies: self.proxies.or(file.proxies),
            smtp: self.smtp.or(file.smtp),
            smtp_ca: self.smtp_ca.or(file.smtp_ca),
            from: self.from.or(file.from),
        })
    }

    /// The data folder.
    pub fn folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| PathBuf::from("data"))
    }

    /// Where the database is.
    pub fn place(&self) -> Place {
        self.database.as_deref().map_or_else(|| Place::File(self.folder().join("kith.db")), Place::read)
    }

    /// Opens the database, after applying what is missing of the schema.
    pub fn open(&self) -> anyhow::Result<Db> {
        let readers = std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 8);
        let connections = if self.database.is_some() { 8 } else { readers };
        let db = Db::open(&self.place(), connections, kith_migrations::ALL);
        // The address of a server holds a password: it is not said.
        let which = self
            .database
            .as_ref()
            .map_or_else(|| self.folder().join("kith.db").display().to_string(), |_| "on the server".to_owned());
        db.with_context(|| format!("the database {which} cannot be opened"))
    }

    /// Where to listen.
    pub fn listen(&self) -> String {
        self.listen.clone().unwrap_or_else(|| "127.0.0.1:8080".to_owned())
    }

    /// The address people reach this server under.
    pub fn address(&self) -> String {
        let plain = || format!("http://{}", self.listen());
        self.address.clone().unwrap_or_else(plain).trim_end_matches('/').to_owned()
    }

    /// The proxies in front.
    pub fn proxies(&self) -> anyhow::Result<Proxies> {
        self.proxies.as_deref().map_or_else(|| Ok(Proxies::default()), |text| Ok(text.parse()?))
    }

    fn mail_server(&self, address: &str) -> anyhow::Result<Smtp> {
        // Its address holds a password: it is not said.
        let smtp = Smtp::at(address).map_err(|_| anyhow::anyhow!("the mail server's address cannot be read"))?;
        let Some(path) = &self.smtp_ca else { return Ok(smtp) };
        let pem = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        smtp.vouched_for_by(&pem).with_context(|| path.display().to_string())
    }

    /// The way out for letters.
    pub fn outbox(&self, env: Env, db: Db) -> anyhow::Result<Outbox> {
        let from = self.from.as_deref().unwrap_or("kith@localhost.localdomain");
        let Ok(from) = Email::read(from) else { bail!("{from:?} is not an address that letters can come from") };
        let name = Name::stored("Kith".to_owned());
        let transport = match &self.smtp {
            Some(address) => Transport::Smtp(self.mail_server(address)?),
            None => Transport::Folder(self.folder().join("letters")),
        };
        Outbox::new(transport, &(name, from), env, db)
            .map_err(|_| anyhow::anyhow!("letters cannot come from that address"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(result: anyhow::Result<Smtp>) -> String {
        result.map_or_else(|error| format!("{error:#}"), |_| "understood".to_owned())
    }

    #[test]
    fn who_vouches_for_the_mail_server_is_read_when_the_program_starts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("authorities.pem");
        let settings = Settings { smtp_ca: Some(path.clone()), ..Settings::default() };
        let server = |settings: &Settings| text(settings.mail_server("smtps://mail.example.org"));
        assert_eq!(server(&Settings::default()), "understood", "the public authorities");
        assert!(server(&settings).contains("cannot be read"), "{}", server(&settings));
        std::fs::write(&path, "nothing of the kind").unwrap();
        assert!(server(&settings).contains("expected as PEM"), "{}", server(&settings));
    }

    #[test]
    fn proxies_are_those_of_this_machine_unless_somebody_names_others() {
        let of = |proxies: Option<&str>| {
            Settings { proxies: proxies.map(str::to_owned), ..Settings::default() }.proxies().ok()
        };
        assert_eq!(of(None), Some(Proxies::default()));
        assert_eq!(of(Some("10.0.0.2")), "10.0.0.2".parse().ok());
        assert_eq!(of(Some("the web server")), None);
    }
}
