//! Letters: written in the transaction of what they tell, sent by a job, each once.
//!
//! [`write()`] keeps a [`Letter`] and queues its [`SendLetter`] job together with the change it tells of. The job hands it
//! to the [`Outbox`], whose [`Transport`] is a mail server, a folder or the memory of a test.
//!
//! **Each letter once.** The letter is claimed on its row before it is sent and marked after it was accepted. Down, slow,
//! half-closed or out of space: the job comes back until the letter is through. One window is left, because no mail
//! server takes part in our transaction: if this process dies (or the server goes silent) after the last byte of the
//! letter and before the mark, the letter goes out again, with the same Message-ID and the same bytes, so that mail
//! systems that compare them show it once.

pub mod allowance;
mod link;
mod message;
mod outbox;
mod smtp;
mod store;
#[cfg(test)]
mod tests;
mod transport;

use kith_base::jiff::{SignedDuration, Timestamp};
use kith_base::{Cursor, Email, Lang, Name, Url, Uuid};
use kith_jobs::Job;
use serde::{Deserialize, Serialize};

pub use allowance::{Allowance, Choice, Sort};
pub use link::{Link, Linked, behind};
pub use outbox::Outbox;
pub use smtp::{Smtp, WrongAddress, WrongAuthorities};
pub use store::{empty_old, get, newest, of_address, write};
pub use transport::{Memory, Posted, Transport};

kith_base::ids! {
    /// A letter.
    LetterId,
}
kith_db::bind_ids!(LetterId);

/// The line that says what a letter is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject(String);

impl Subject {
    /// `text` as one line: what breaks lines or is unprintable becomes a space, what is too long is cut.
    pub fn of(text: &str) -> Self {
        let flat = message::flat(text);
        if flat.chars().count() <= 200 {
            return Self(flat);
        }
        let cut: String = flat.chars().take(199).collect();
        Self(format!("{}…", cut.trim_end()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A letter to one person, ready in their language.
#[derive(Clone, PartialEq, Debug)]
pub struct Letter {
    /// What kind of letter it is, as `slice.noun`: `sessions.invitation`.
    pub kind: &'static str,
    /// Whom it is for, when they have a profile.
    pub person: Option<Uuid>,
    /// The community it comes from.
    pub community: Option<Uuid>,
    /// The only recipient.
    pub to: (Name, Email),
    pub lang: Lang,
    pub subject: Subject,
    pub text: String,
    pub html: String,
    /// A calendar (RFC 5545) that goes with it.
    pub calendar: Option<String>,
    /// Its own link, by which one click stops letters of this kind (RFC 8058).
    pub link: Option<Link>,
    /// Whether somebody waits for it at the screen: it overtakes the digests.
    pub urgent: bool,
}

/// What a letter says: the line about it, and the same words twice.
#[derive(Clone, PartialEq, Debug)]
pub struct Wording {
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Letter {
    /// A letter in these words to somebody of whom nothing but the address is known. Nobody waits for it at a screen.
    pub fn new(kind: &'static str, to: (Name, Email), lang: Lang, said: Wording) -> Self {
        let (person, community, calendar, link) = (None, None, None, None);
        let (subject, Wording { text, html, .. }) = (Subject::of(&said.subject), said);
        Self { kind, person, community, to, lang, subject, text, html, calendar, link, urgent: false }
    }

    /// The same letter for somebody with a profile.
    pub fn to_person(self, person: impl Into<Uuid>) -> Self {
        Self { person: Some(person.into()), ..self }
    }

    /// The same letter from a community.
    pub fn from_community(self, community: impl Into<Uuid>) -> Self {
        Self { community: Some(community.into()), ..self }
    }

    /// The same letter with a link of its own.
    pub fn with_link(self, link: Link) -> Self {
        Self { link: Some(link), ..self }
    }
}

/// A letter as it was written, and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct StoredLetter {
    pub id: LetterId,
    pub written_at: Timestamp,
    pub kind: String,
    pub person: Option<Uuid>,
    pub community: Option<Uuid>,
    pub to_name: Name,
    pub to_address: Email,
    pub lang: Lang,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub calendar: Option<String>,
    /// Where one click stops letters of its kind.
    pub unsubscribe: Option<Url>,
    pub sent_at: Option<Timestamp>,
    /// Why it can never be delivered.
    pub bounced: Option<String>,
}

impl StoredLetter {
    /// The place of this letter in a list: the next page starts after it.
    pub fn cursor(&self) -> Cursor {
        Cursor { at: self.written_at, id: self.id.into() }
    }
}

/// The job of sending a letter: `.on(|app: App, job: SendLetter| async move { app.outbox.send(job).await })`.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct SendLetter {
    pub letter: LetterId,
}

impl Job for SendLetter {
    const KIND: &'static str = "letter.send";
    /// Five days: as long as mail servers keep trying among themselves (RFC 5321 §4.5.4.1).
    const TRIES: i64 = 1440;

    /// A mail server that is back is noticed within five minutes.
    fn wait(tries: i64) -> SignedDuration {
        kith_jobs::growing(tries, SignedDuration::from_mins(5))
    }
}
