//! What the link of a letter opens: a page that says which letters stop, with a button. Looking changes nothing, and
//! nobody is signed in by it. A mail program may press the button for its reader (RFC 8058): without a cookie, a key or a
//! page of ours.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use kith_base::jiff::SignedDuration;
use kith_charter::{Answer, Community, Invitation};
use kith_db::{Read, Tx};
use kith_facts::Fact;
use kith_mail::{Choice, Sort, allowance};
use kith_policy::{CommunityId, PersonId, Thing};
use kith_web::{App, Ask, Done, Field, FieldKind, Fields, Limit, Page, Path, Sent, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

/// The form: nothing stops letters of the letter's own sort; `all` stops every letter of the community.
pub const STOPS: &[Field] = &[Field::optional("all", FieldKind::Flag)];

/// How many links that lead nowhere may be tried from one network. Those that do are counted nowhere: a provider presses
/// buttons for all of its readers.
const MISSES: Limit =
    Limit { name: "letter-link", most: 60, within: SignedDuration::from_mins(15), why: "refusal-too-often" };

/// A letter's link as whoever holds the letter may see it.
pub(super) fn thing() -> Thing {
    Thing::of_instance("letter-link")
}

/// Whose letters of which community, and of what sort the letter was.
pub(super) struct Behind {
    pub reader: Reader,
    pub community: Community,
    sort: Sort,
}

/// Who a letter was to.
pub(super) enum Reader {
    Person(PersonId),
    /// Whoever is invited and has no profile that the letter knows.
    Invited(Box<Invitation>),
}

pub(super) fn behind(visit: &Visit, r: &mut Read<'_>, secret: &str) -> Result<Behind, Stop> {
    match found(visit, r, secret)? {
        Some(behind) => Ok(behind),
        None => {
            visit.app.limits.take(&MISSES, visit.ask.network, visit.now())?;
            Err(Stop::Hidden)
        }
    }
}

fn found(visit: &Visit, r: &mut Read<'_>, secret: &str) -> Result<Option<Behind>, Stop> {
    let Some(linked) = kith_mail::behind(r, secret, visit.now())? else { return Ok(None) };
    let Some(community) = linked.community else { return Ok(None) };
    let Some(community) = kith_charter::store::community(r, CommunityId(community))? else { return Ok(None) };
    let reader = match linked.person.map(PersonId) {
        Some(person) => kith_people::store::person(r, person)?.map(|_| Reader::Person(person)),
        None => kith_charter::store::invitation_behind(r, secret)?.map(|it| Reader::Invited(Box::new(it))),
    };
    Ok(reader.map(|reader| Behind { reader, community, sort: linked.sort() }))
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "letters/link.html")]
pub struct LinkPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    action: String,
    community: String,
    lang: &'static str,
    /// What comes now, in a sentence.
    comes: String,
    /// The words of the button; "" where such letters come no more.
    stop: String,
    /// Whether every letter can be stopped beside those of the letter's own sort.
    any: bool,
    /// Whether the last stop can be taken back here.
    may_undo: bool,
    /// Whether the letter was to somebody of the community; else to somebody who is invited.
    is_member: bool,
}

/// `GET /letters/{secret}`
pub async fn show(State(app): State<App>, ask: Ask, Path(secret): Path<String>) -> Page<LinkPage> {
    app.page(ask, move |visit, r| page(visit, r, &secret)).await
}

fn page(visit: &Visit, r: &mut Read<'_>, secret: &str) -> Result<LinkPage, Stop> {
    visit.must("read", &thing())?;
    let Behind { reader, community, sort } = behind(visit, r, secret)?;
    let shell = visit.shell();
    let person = match reader {
        Reader::Person(person) => person,
        Reader::Invited(invitation) => return Ok(of_invited(visit, shell, secret, (&community, &invitation))),
    };
    let chosen = allowance::chosen(r, person.into(), community.id.into())?;
    let choice = chosen.map(|it| it.choice).unwrap_or_default();
    // locale: rhythm-comes-all rhythm-comes-fewer rhythm-comes-reminders rhythm-comes-none
    let comes = shell.t(&format!("rhythm-comes-{}", choice.word()));
    // locale: rhythm-stop-reminders rhythm-stop-recaps
    let stop = shell.t(&format!("rhythm-stop-{}", sort.word()));
    Ok(LinkPage {
        action: format!("/letters/{secret}"),
        community: community.name.to_string(),
        lang: community.lang.tag(),
        comes,
        stop: if choice.gets(sort) { stop } else { String::new() },
        any: choice != Choice::None,
        may_undo: chosen.is_some_and(|it| it.stopped_at.is_some()),
        is_member: true,
        shell: shell.clone().titled(shell.t("rhythm-link-title")),
    })
}

/// The page for whoever is invited: one button, that ends it all.
fn of_invited(visit: &Visit, shell: Shell, secret: &str, (community, it): (&Community, &Invitation)) -> LinkPage {
    let waits = it.waits(visit.now());
    // locale: rhythm-light-comes rhythm-light-comes-no-more
    let comes = shell.t(if waits { "rhythm-light-comes" } else { "rhythm-light-comes-no-more" });
    LinkPage {
        action: format!("/letters/{secret}"),
        community: community.name.to_string(),
        lang: community.lang.tag(),
        comes,
        stop: if waits { shell.t("rhythm-light-no") } else { String::new() },
        any: false,
        may_undo: false,
        is_member: false,
        shell: shell.clone().titled(shell.t("rhythm-link-title")),
    }
}

/// `POST /letters/{secret}`: such letters stop.
pub async fn stop(State(app): State<App>, ask: Ask, Path(secret): Path<String>, sent: Sent) -> Response {
    let by_program = sent.0.as_ref().is_ok_and(|fields| fields.get("List-Unsubscribe") == "One-Click");
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        visit.must("answer", &thing())?;
        let it = behind(visit, tx, &secret)?;
        let all = !fields.get("all").is_empty();
        let to = |choice: Choice| if all { Choice::None } else { choice.without(it.sort) };
        let done = Done::to(format!("/letters/{secret}")).saying("done-letters-stopped-by-link");
        let person = match it.reader {
            Reader::Person(person) => person,
            Reader::Invited(invitation) => {
                kith_charter::store::answer_invitation(tx, &visit.app.env, &invitation, Answer::Declined, None)?;
                return Ok(done);
            }
        };
        if allowance::stop(tx, (person.into(), it.community.id.into()), to, visit.now())? {
            let what = if all { "all" } else { it.sort.word() };
            record(visit, tx, ("letters.stopped", json!({ "what": what })), (person, &it.community))?;
        }
        Ok(done)
    };
    let response = app.press(ask, sent, work).await;
    // A mail program that presses the button follows no redirect.
    if by_program && response.status() == StatusCode::SEE_OTHER { StatusCode::OK.into_response() } else { response }
}

/// `POST /letters/{secret}/undo`
pub async fn undo(State(app): State<App>, ask: Ask, Path(secret): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        visit.must("answer", &thing())?;
        let it = behind(visit, tx, &secret)?;
        let Reader::Person(person) = it.reader else { return Err(Stop::Hidden) };
        if allowance::undo_stop(tx, person.into(), it.community.id.into())? {
            record(visit, tx, ("letters.resumed", json!({})), (person, &it.community))?;
        }
        Ok(Done::to(format!("/letters/{secret}")).saying("done-letters-come-again"))
    };
    app.press(ask, sent, work).await
}

/// Nobody signed in: whoever holds the letter did it, for its reader.
fn record(
    visit: &Visit,
    tx: &mut Tx<'_>,
    (kind, data): (&'static str, serde_json::Value),
    (person, community): (PersonId, &Community),
) -> Result<(), Stop> {
    let fact = Fact::new(kind, ("person", person)).within(community.id).with(data);
    kith_facts::record(tx, &visit.app.env, &fact)?;
    Ok(())
}
