//! The doors of a demonstration: play anybody of the cast, and read everybody's mail. Nothing is here on a real
//! instance.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use form_urlencoded::byte_serialize;
use kith_base::{Cursor, Email, PAGE};
use kith_db::{Read, Tx};
use kith_mail::LetterId;
use kith_policy::{PersonId, Thing};
use kith_web::{App, Ask, Done, Fields, Named, Page, Path, Query, Sent, Shell, Stop, Visit, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Person, sign_in, store};

fn only_in_demo(visit: &Visit) -> Result<(), Stop> {
    if visit.app.site.demo { visit.must("read", &Thing::of_instance("mailbox")) } else { Err(Stop::Hidden) }
}

#[derive(Serialize, JsonSchema)]
struct Role {
    id: PersonId,
    person: Named,
    organisation: String,
    /// What one is as them, in a sentence; "" beside the cast.
    what: String,
}

impl Role {
    fn of((id, name, organisation): (PersonId, String, String)) -> Self {
        Self { id, person: Named::new(&name, ""), organisation, what: String::new() }
    }
}

/// Who is asked for: the cast, or everybody, from after somebody.
#[derive(Default, Deserialize, JsonSchema)]
pub struct Asked {
    #[serde(default)]
    everybody: String,
    #[serde(default)]
    after: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "demo/cast.html")]
pub struct CastPage {
    #[serde(skip)]
    shell: Shell,
    cast: Vec<Role>,
    everybody: Vec<Role>,
    next: String,
}

/// `GET /demo`
pub async fn cast(State(app): State<App>, ask: Ask, Query(asked): Query<Asked>) -> Page<CastPage> {
    app.page(ask, move |visit, read| {
        only_in_demo(visit)?;
        let all = !asked.everybody.is_empty() || !asked.after.is_empty() || visit.app.site.cast.is_empty();
        if all { everybody_page(visit, read, &asked.after) } else { cast_page(visit, read) }
    })
    .await
}

/// The cast first: who they are in a sentence each.
fn cast_page(visit: &Visit, read: &mut Read<'_>) -> Result<CastPage, Stop> {
    let shell = visit.shell();
    let addresses: Vec<&str> = visit.app.site.cast.iter().map(|(address, _)| *address).collect();
    let found = store::people_at(read, &addresses)?;
    let role = |(address, what): &(&str, &str)| {
        let (_, role) = found.iter().find(|(at, _)| at.as_str() == *address)?;
        Some(Role { what: shell.t(what), ..Role::of(role.clone()) })
    };
    let cast = visit.app.site.cast.iter().filter_map(role).collect();
    Ok(CastPage { shell: titled(&shell), cast, everybody: Vec::new(), next: String::new() })
}

fn everybody_page(visit: &Visit, read: &mut Read<'_>, after: &str) -> Result<CastPage, Stop> {
    let after: Option<PersonId> = match after {
        "" => None,
        id => Some(id.parse().map_err(|_| Stop::Hidden)?),
    };
    let mut found = store::everybody_after(read, after, PAGE + 1)?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let next = found.last().filter(|_| more).map(|(id, ..)| format!("/demo?after={id}")).unwrap_or_default();
    let everybody = found.into_iter().map(Role::of).collect();
    Ok(CastPage { shell: titled(&visit.shell()), cast: Vec::new(), everybody, next })
}

fn titled(shell: &Shell) -> Shell {
    shell.clone().titled(shell.t("people-demo-title"))
}

/// Who is meant by an id, or by the first part of an address.
fn meant(read: &mut Read<'_>, person: &str) -> Result<Person, Stop> {
    let id: PersonId = match person.parse() {
        Ok(id) => id,
        Err(_) => store::person_by_key(read, person)?.ok_or(Stop::Hidden)?,
    };
    store::person(read, id)?.ok_or(Stop::Hidden)
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "demo/door.html")]
pub struct DoorPage {
    #[serde(skip)]
    shell: Shell,
    role: Role,
    job: String,
    action: String,
}

/// `GET /demo/{person}`: a button, because opening an address must change nothing.
pub async fn door(State(app): State<App>, ask: Ask, Path(person): Path<String>) -> Page<DoorPage> {
    app.page(ask, move |visit, read| {
        only_in_demo(visit)?;
        let person = meant(read, &person)?;
        let shell = visit.shell();
        Ok(DoorPage {
            shell: shell.clone().titled(shell.ta("people-door-title", "name", &person.name)),
            action: format!("/demo/{}", person.id),
            role: Role::of((person.id, person.name.to_string(), person.organisation)),
            job: person.job,
        })
    })
    .await
}

/// `POST /demo/{person}`: an id, or the first part of an address.
pub async fn play(State(app): State<App>, ask: Ask, Path(person): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        only_in_demo(visit)?;
        let person = meant(tx, &person)?.id;
        let cookie = sign_in::open(tx, &visit.app.env, person, &visit.ask.browser, false)?;
        Ok(Done::to("/").with_cookie(cookie))
    };
    app.press(ask, sent, work).await
}

#[derive(Serialize, JsonSchema)]
struct LetterLine {
    href: String,
    subject: String,
    to: String,
    /// The letters to this address alone.
    only: String,
    lang: &'static str,
    when: When,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "demo/mailbox.html")]
pub struct MailboxPage {
    #[serde(skip)]
    shell: Shell,
    letters: Vec<LetterLine>,
}

/// Whose letters are asked for: everybody's without an address.
#[derive(Deserialize, JsonSchema)]
pub struct Whose {
    #[serde(default)]
    to: String,
}

/// `GET /mailbox`
pub async fn mailbox(State(app): State<App>, ask: Ask, Query(whose): Query<Whose>) -> Page<MailboxPage> {
    app.page(ask, move |visit, read| {
        only_in_demo(visit)?;
        let shell = visit.shell();
        let line = |kept: kith_mail::StoredLetter| LetterLine {
            href: format!("/mailbox/{}", kept.id),
            subject: kept.subject,
            to: format!("{} <{}>", kept.to_name, kept.to_address),
            only: format!("/mailbox?to={}", byte_serialize(kept.to_address.to_string().as_bytes()).collect::<String>()),
            lang: kept.lang.tag(),
            when: shell.when(kept.written_at),
        };
        let letters = match Email::read(&whose.to) {
            Ok(address) => kith_mail::of_address(read, &address, Cursor::end())?,
            Err(_) => kith_mail::newest(read, Cursor::end())?,
        };
        let letters = letters.into_iter().map(line).collect();
        Ok(MailboxPage { shell: shell.clone().titled(shell.t("people-mailbox-title")), letters })
    })
    .await
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "demo/letter.html")]
pub struct LetterPage {
    #[serde(skip)]
    shell: Shell,
    to: String,
    lang: &'static str,
    when: When,
    /// The letter's text, in pieces: what is a link of ours, and what is not.
    pieces: Vec<Piece>,
}

#[derive(Serialize, JsonSchema)]
struct Piece {
    text: String,
    href: String,
}

/// `GET /mailbox/{letter}`
pub async fn letter(State(app): State<App>, ask: Ask, Path(id): Path<String>) -> Page<LetterPage> {
    app.page(ask, move |visit, read| {
        only_in_demo(visit)?;
        let id: LetterId = id.parse().map_err(|_| Stop::Hidden)?;
        let kept = kith_mail::get(read, id)?.ok_or(Stop::Hidden)?;
        let shell = visit.shell();
        Ok(LetterPage {
            to: format!("{} <{}>", kept.to_name, kept.to_address),
            lang: kept.lang.tag(),
            when: shell.when(kept.written_at),
            pieces: pieces(&kept.text, &visit.app.site.address),
            shell: shell.clone().titled(kept.subject),
        })
    })
    .await
}

/// Cuts a letter at the links to this site, so that the mailbox can be clicked like a mail program.
fn pieces(text: &str, address: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for line in text.split_inclusive('\n') {
        let word = line.trim();
        let href = word.strip_prefix(address).filter(|path| path.starts_with('/')).unwrap_or_default();
        pieces.push(Piece { text: line.to_owned(), href: href.to_owned() });
    }
    pieces
}
