//! A mail server as a way out: connections that are kept for the next letter, and what its answers mean for a letter.
//!
//! lettre's own pool takes a connection back when a letter is given up half-way, and the next letter then reads the
//! answers meant for the one before. Here a connection goes back only after a letter went through on it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use percent_encoding::percent_decode_str;

use crate::transport::Refusal;

/// How many idle connections are kept.
const KEPT: usize = 8;
/// How long a letter may take from the first byte to the last answer. A claim on a letter lasts longer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A mail server.
pub struct Smtp {
    host: String,
    port: u16,
    security: Security,
    login: Option<Credentials>,
    patience: Duration,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS after a plain greeting, or nothing.
    StartTls,
    /// None: for a relay on the same machine.
    Plain,
}

/// The address of a mail server that was not understood.
#[derive(Debug, thiserror::Error)]
#[error("write the mail server as smtps://user:password@host, smtp://user:password@host or smtp://host?tls=none")]
pub struct WrongAddress;

impl Smtp {
    /// The server at `smtps://user:password@host:465`, `smtp://user:password@host:587` (STARTTLS), or
    /// `smtp://host:25?tls=none` for a relay on the same machine. User and password are percent-encoded.
    pub fn at(address: &str) -> Result<Self, WrongAddress> {
        let address: http::Uri = address.parse().map_err(|_| WrongAddress)?;
        let (security, port) = match (address.scheme_str(), address.query()) {
            (Some("smtps"), None) => (Security::Tls, 465),
            (Some("smtp"), None) => (Security::StartTls, 587),
            (Some("smtp"), Some("tls=none")) => (Security::Plain, 25),
            _ => return Err(WrongAddress),
        };
        let authority = address.authority().ok_or(WrongAddress)?;
        let login = authority.as_str().rsplit_once('@').map(|(login, _)| credentials(login)).transpose()?;
        let (host, port) = (authority.host().to_owned(), authority.port_u16().unwrap_or(port));
        Ok(Self { host, port, security, login, patience: PATIENCE, idle: Mutex::default() })
    }

    /// The same server, with less patience.
    #[cfg(test)]
    pub(crate) fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Hands a message over. A connection on which anything went wrong is closed by being dropped.
    pub(crate) async fn post(&self, envelope: &Envelope, message: &[u8]) -> Result<(), Refusal> {
        let posting = async {
            let mut connection = self.connection().await.map_err(|error| closed(&error))?;
            connection.send(envelope, message).await.map_err(|error| refusal(&error))?;
            self.keep(connection);
            Ok(())
        };
        let too_slow = |_| Err(Refusal::Closed("the mail server takes too long".to_owned()));
        tokio::time::timeout(self.patience, posting).await.unwrap_or_else(too_slow)
    }

    async fn connection(&self) -> Result<AsyncSmtpConnection, Error> {
        while let Some(mut connection) = self.kept() {
            if connection.test_connected().await {
                return Ok(connection);
            }
        }
        self.connect().await
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let (server, hello) = ((self.host.as_str(), self.port), ClientId::default());
        let tls = || TlsParameters::new(self.host.clone());
        let first = if self.security == Security::Tls { Some(tls()?) } else { None };
        let mut connection = AsyncSmtpConnection::connect_tokio1(server, None, &hello, first, None).await?;
        if self.security == Security::StartTls {
            connection.starttls(tls()?, &hello).await?;
        }
        if let Some(login) = &self.login {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], login).await?;
        }
        Ok(connection)
    }

    fn kept(&self) -> Option<AsyncSmtpConnection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(connection);
        }
    }
}

fn credentials(login: &str) -> Result<Credentials, WrongAddress> {
    let (user, password) = login.split_once(':').ok_or(WrongAddress)?;
    let decoded = |text| percent_decode_str(text).decode_utf8().map(String::from).map_err(|_| WrongAddress);
    Ok(Credentials::new(decoded(user)?, decoded(password)?))
}

/// What failed before the letter was spoken of is not the letter's fault, even if the server says "never".
fn closed(error: &Error) -> Refusal {
    Refusal::Closed(match error.status() {
        Some(code) => format!("the mail server does not let us in ({code})"),
        None => format!("the mail server cannot be reached: {error}"),
    })
}

/// What an answer to a letter means. Texts of servers name addresses: they stay with the letter.
fn refusal(error: &Error) -> Refusal {
    match error.status().map(u16::from) {
        // Out of service, unknown command, not signed in: our configuration or their trouble.
        Some(code @ (421 | 500..=504 | 530 | 534 | 535 | 538)) => {
            Refusal::Closed(format!("the mail server does not take letters now ({code})"))
        }
        Some(code) if error.is_permanent() => Refusal::Never(format!("{code}: {}", said(error))),
        Some(code) => Refusal::Later(format!("the mail server answered {code}")),
        // Found before a byte was sent: the server cannot carry an address with letters beyond ASCII.
        None if error.is_client() => Refusal::Never(said(error)),
        None => Refusal::Closed(format!("the connection to the mail server broke: {error}")),
    }
}

fn said(error: &Error) -> String {
    crate::message::flat(&error.to_string()).chars().take(500).collect()
}
