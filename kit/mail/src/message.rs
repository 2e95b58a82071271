//! A letter as mail systems know it (RFC 5322, MIME).

use std::time::SystemTime;

use kith_base::Url;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::StoredLetter;

/// Why a letter cannot be made into a message: its address is none that mail systems know.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unwritable {
    #[error("the address is not one that mail systems know: {0}")]
    Address(#[from] lettre::address::AddressError),
    #[error("the message cannot be composed: {0}")]
    Message(#[from] lettre::error::Error),
}

/// The message of a letter. Composed again, it has the same bytes.
pub(crate) fn compose(letter: &StoredLetter, from: &Mailbox) -> Result<Message, Unwritable> {
    let to = mailbox(&letter.to_name, &letter.to_address)?;
    let id = format!("<{}@{}>", letter.id, domain(from));
    let head = Message::builder()
        .from(from.clone())
        .to(to)
        .date(SystemTime::from(letter.written_at))
        .message_id(Some(id))
        .subject(flat(&letter.subject));
    let head = plain(head, "Auto-Submitted", "auto-generated");
    let head = plain(head, "Content-Language", letter.lang.tag());
    let head = letter.unsubscribe.as_ref().map_or(head.clone(), |url| unsubscribe(head, url));
    Ok(head.multipart(body(letter))?)
}

/// The name and address of somebody.
pub(crate) fn mailbox(name: &str, address: &str) -> Result<Mailbox, Unwritable> {
    Ok(Mailbox::new(Some(flat(name)), address.parse::<Address>()?))
}

/// One line: whatever could break or hide a line becomes a space. Names and subjects are checked when they are read
/// from a form; a header must be safe even if one was stored unchecked.
pub(crate) fn flat(text: &str) -> String {
    let words = text.split(|c: char| c.is_control() || c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}'));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The domain that makes our Message-IDs ours. One with letters beyond ASCII does not fit into the header.
fn domain(from: &Mailbox) -> &str {
    let domain = from.email.domain();
    if domain.is_ascii() { domain } else { "kith.invalid" }
}

fn plain(head: MessageBuilder, name: &'static str, value: &str) -> MessageBuilder {
    head.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()))
}

fn unsubscribe(head: MessageBuilder, url: &Url) -> MessageBuilder {
    const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'<').add(b'>').add(b'"').add(b',');
    // Encoded here: lettre's own encoding would cut a long link in two. Nothing is left in it that could break the line.
    let link = format!("<{}>", utf8_percent_encode(url, UNSAFE));
    let name = HeaderName::new_from_ascii_str("List-Unsubscribe");
    let head = head.raw_header(HeaderValue::dangerous_new_pre_encoded(name, link.clone(), link));
    plain(head, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
}

fn body(letter: &StoredLetter) -> MultiPart {
    // A boundary of our own, that depends on the letter alone: the same letter has the same bytes.
    let alternatives = MultiPart::alternative()
        .boundary(format!("=_{}", letter.id))
        .singlepart(part(ContentType::TEXT_PLAIN, &letter.text))
        .singlepart(part(ContentType::TEXT_HTML, &letter.html));
    match &letter.calendar {
        Some(calendar) => alternatives.singlepart(part(calendar_type(calendar), calendar)),
        None => alternatives,
    }
}

fn part(content_type: ContentType, body: &str) -> SinglePart {
    // Base64 keeps every byte (calendars break when lines are folded), whatever servers on the way do to lines.
    let builder = SinglePart::builder().header(content_type).header(ContentTransferEncoding::Base64);
    builder.body(body.to_owned())
}

/// The type of a calendar part, which must name the same method as the calendar itself.
fn calendar_type(calendar: &str) -> ContentType {
    let method = calendar.lines().find_map(|line| line.strip_prefix("METHOD:")).unwrap_or("PUBLISH").trim();
    let method = if method.chars().all(|c| c.is_ascii_uppercase()) { method } else { "PUBLISH" };
    ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}")).unwrap_or(ContentType::TEXT_PLAIN)
}
