//! A mail server as a way out: connections that are kept for the next letter, and what its answers mean for a letter.
//!
//! lettre's own pool takes a connection back when a letter is given up half-way, and the next letter then reads the
//! answers meant for the one before. Here a connection goes back only after a letter went through on it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use percent_encoding::percent_decode_str;

use crate::transport::Refusal;

const BEGINS: &[u8] = b"-----BEGIN CERTIFICATE-----";
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
    /// Who vouches for the server; the public authorities, if nobody is named.
    authorities: Option<Certificate>,
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

/// A file of certificates that was not understood.
#[derive(Debug, thiserror::Error)]
#[error("the certificates of who vouches for the mail server are expected as PEM (-----BEGIN CERTIFICATE-----)")]
pub struct WrongAuthorities;

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
        Ok(Self { host, port, security, login, authorities: None, patience: PATIENCE, idle: Mutex::default() })
    }

    /// The same server, for which those in this file vouch (PEM) and nobody else: for one with a certificate of one's own.
    pub fn vouched_for_by(self, pem: &[u8]) -> Result<Self, WrongAuthorities> {
        let holds_one = pem.windows(BEGINS.len()).any(|part| part == BEGINS);
        let authorities = Certificate::from_pem(pem).ok().filter(|_| holds_one).ok_or(WrongAuthorities)?;
        let smtp = Self { authorities: Some(authorities), ..self };
        // Found when the program starts, and not when the first letter waits.
        smtp.tls().map_err(|_| WrongAuthorities)?;
        Ok(smtp)
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
        let first = if self.security == Security::Tls { Some(self.tls()?) } else { None };
        let mut connection = AsyncSmtpConnection::connect_tokio1(server, None, &hello, first, None).await?;
        if self.security == Security::StartTls {
            connection.starttls(self.tls()?, &hello).await?;
        }
        if let Some(login) = &self.login {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], login).await?;
        }
        Ok(connection)
    }

    /// TLS with a server that proves to be the one that the address names.
    fn tls(&self) -> Result<TlsParameters, Error> {
        let tls = TlsParameters::builder(self.host.clone());
        match &self.authorities {
            Some(own) => tls.certificate_store(CertificateStore::None).add_root_certificate(own.clone()).build(),
            None => tls.build(),
        }
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
