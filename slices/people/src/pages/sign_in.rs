//! Signing in: an address, six digits or a link, and the first operator's way in. No GET changes anything.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Email, Name, Say};
use kith_db::{Read, Tx};
use kith_facts::Fact;
use kith_policy::{PersonId, Thing};
use kith_web::{
    App, Ask, Done, Fields, Page, Path, Query, Sent, Shell, Stop, Tried, Visit, digest, read_form, too_often,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::you::account;
use crate::person::NewPerson;
use crate::sign_in::{self, ASKS, AskedCode, CODE_LASTS, MOST_CODES, WRONG_CODES};
use crate::{mail, store};

/// The doors to an account are open to everybody.
fn may_sign_in(visit: &Visit) -> Result<(), Stop> {
    visit.must("create", &Thing::of_instance("sign-in"))
}

#[derive(Deserialize, JsonSchema)]
pub struct Next {
    #[serde(default)]
    next: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "sign_in/ask.html")]
pub struct AskPage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
}

/// `GET /sign-in`
pub async fn ask(State(app): State<App>, ask: Ask, Query(next): Query<Next>) -> Page<AskPage> {
    app.page(ask, move |visit, _| {
        ask_page(visit, Tried::fresh().over([("next", sign_in::safe_next(&next.next).to_owned())]))
    })
    .await
}

fn ask_page(visit: &Visit, tried: Tried) -> Result<AskPage, Stop> {
    may_sign_in(visit)?;
    let shell = visit.shell();
    Ok(AskPage { shell: shell.clone().titled(shell.t("people-sign-in-title")), tried })
}

struct Asked {
    email: Email,
}

/// `POST /sign-in`: the answer is the same whether or not somebody has this address.
pub async fn send(State(app): State<App>, ask: Ask, sent: Sent) -> Response {
    app.take(ask, sent, send_code, |visit, _, tried| ask_page(visit, tried)).await
}

fn send_code(visit: &Visit, tx: &mut Tx<'_>, fields: &Fields) -> Result<Done, Stop> {
    may_sign_in(visit)?;
    let Asked { email } = read_form!(fields, Asked { email: need(Email::read) })?;
    not_too_often(visit, tx, &email)?;
    let new = sign_in::ask(tx, &visit.app.env, &email, sign_in::safe_next(fields.get("next")))?;
    if let Some(person) = find(tx, &email)? {
        let speech = kith_web::Speech::new(&visit.app, person.lang, visit.viewer.zone.clone(), visit.now());
        let letter = mail::code(&speech, person.id, (person.name, email), person.lang, (&new.code, &new.link))?;
        kith_mail::write(tx, &visit.app.env, &letter)?;
    }
    Ok(Done::to("/sign-in/code").with_cookie(sign_in::asking_cookie(&new.browser)))
}

/// Stops who asks for too many codes, from one network or for one address; whether somebody has the address is no matter.
fn not_too_often(visit: &Visit, read: &mut Read<'_>, email: &Email) -> Result<(), Stop> {
    visit.app.limits.take(&ASKS, visit.ask.network, visit.now())?;
    let asked = store::codes_asked(read, email, MOST_CODES)?;
    let oldest = asked.get(usize::try_from(MOST_CODES - 1).unwrap_or(usize::MAX));
    match oldest.map(|oldest| visit.now().duration_until(*oldest + CODE_LASTS)) {
        Some(wait) if wait.is_positive() => Err(too_often("refusal-too-often", wait)),
        _ => Ok(()),
    }
}

fn find(read: &mut Read<'_>, email: &Email) -> Result<Option<crate::Person>, Stop> {
    match store::person_by_email(read, email)? {
        Some(id) => Ok(store::person(read, id)?),
        None => Ok(None),
    }
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "sign_in/code.html")]
pub struct CodePage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
}

/// `GET /sign-in/code`
pub async fn code(State(app): State<App>, ask: Ask) -> Page<CodePage> {
    app.page(ask, |visit, _| code_page(visit, Tried::fresh())).await
}

fn code_page(visit: &Visit, tried: Tried) -> Result<CodePage, Stop> {
    may_sign_in(visit)?;
    let shell = visit.shell();
    Ok(CodePage { shell: shell.clone().titled(shell.t("people-code-title")), tried })
}

/// `POST /sign-in/code`
pub async fn enter(State(app): State<App>, ask: Ask, sent: Sent) -> Response {
    let browser = ask.asking.clone();
    let asked_here = move |read: &mut Read<'_>| match &browser {
        Some(browser) => store::code_of_browser(read, browser),
        None => Ok(None),
    };
    let tried = try_code(&app, &ask, &sent, asked_here).await;
    let work = |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        may_sign_in(visit)?;
        tried?;
        enter_code(visit, tx, fields)
    };
    app.take(ask, sent, work, |visit, _, tried| code_page(visit, tried)).await
}

/// Takes one of the network's tries, and one of the code's if the digits are wrong: in a transaction of its own, which
/// the refusal does not undo.
async fn try_code<F>(app: &App, ask: &Ask, sent: &Sent, find: F) -> Result<(), Stop>
where
    F: FnOnce(&mut Read<'_>) -> Result<Option<AskedCode>, kith_db::Error> + Send + 'static,
{
    let now = app.env.now();
    app.limits.take(&WRONG_CODES, ask.network, now)?;
    let Ok(fields) = &sent.0 else { return Ok(()) };
    let typed = fields.get("code").to_owned();
    let count = move |tx: &mut Tx<'_>| match find(tx)? {
        Some(code) if code.is_good(now) && !code.is(&typed) => store::count_try(tx, code.id),
        _ => Ok(()),
    };
    app.db.write(count).await.map_err(|error: kith_db::Error| error.into())
}

fn enter_code(visit: &Visit, tx: &mut Tx<'_>, fields: &Fields) -> Result<Done, Stop> {
    let wrong = || Stop::field("code", Say::new("people-code-wrong"));
    let browser = visit.ask.asking.as_deref().ok_or_else(wrong)?;
    let code = store::code_of_browser(tx, browser)?.ok_or_else(wrong)?;
    if !code.is_good(visit.now()) || !code.is(fields.get("code")) {
        return Err(wrong());
    }
    use_up(visit, tx, &code, !fields.get("shared").is_empty())
}

/// Uses a code up and signs in the person whose address it was sent to.
fn use_up(visit: &Visit, tx: &mut Tx<'_>, code: &AskedCode, shared: bool) -> Result<Done, Stop> {
    let wrong = || Stop::field("code", Say::new("people-code-wrong"));
    let email = Email::read(&code.email).map_err(|_| wrong())?;
    let person = store::person_by_email(tx, &email)?.ok_or_else(wrong)?;
    if !store::use_code(tx, code.id, visit.now())? {
        return Err(wrong());
    }
    visit.app.limits.give_back(&WRONG_CODES, visit.ask.network);
    let cookie = sign_in::open(tx, &visit.app.env, person, &visit.ask.browser, shared)?;
    Ok(Done::to(sign_in::safe_next(&code.next_path)).with_cookie(cookie))
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "sign_in/link.html")]
pub struct LinkPage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
    /// Whether this browser asked for the link; another one has to type the digits as well.
    same_browser: bool,
}

/// `GET /sign-in/link/{secret}`: a page with a button. Mail gateways may open it as often as they like.
pub async fn link(State(app): State<App>, ask: Ask, Path(secret): Path<String>) -> Page<LinkPage> {
    app.page(ask, move |visit, read| link_page(visit, read, &secret, Tried::fresh())).await
}

fn link_page(visit: &Visit, read: &mut Read<'_>, secret: &str, tried: Tried) -> Result<LinkPage, Stop> {
    let code = good_link(visit, read, secret)?;
    let shell = visit.shell();
    let same_browser = visit.ask.asking.as_deref() == Some(code.browser_hash.as_str());
    Ok(LinkPage { shell: shell.clone().titled(shell.t("people-link-title")), tried, same_browser })
}

fn good_link(visit: &Visit, read: &mut Read<'_>, secret: &str) -> Result<AskedCode, Stop> {
    may_sign_in(visit)?;
    let code = store::code_by_link(read, &digest(secret))?;
    code.filter(|code| !code.email.is_empty() && code.is_good(visit.now())).ok_or(Stop::Hidden)
}

/// `POST /sign-in/link/{secret}`
pub async fn follow(State(app): State<App>, ask: Ask, Path(secret): Path<String>, sent: Sent) -> Response {
    let (again, hash, browser) = (secret.clone(), digest(&secret), ask.asking.clone());
    // In the browser that asked, no digits are needed.
    let asked_elsewhere = move |read: &mut Read<'_>| {
        let code = store::code_by_link(read, &hash)?;
        Ok(code.filter(|code| browser.as_deref() != Some(code.browser_hash.as_str())))
    };
    let tried = try_code(&app, &ask, &sent, asked_elsewhere).await;
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        may_sign_in(visit)?;
        tried?;
        let code = good_link(visit, tx, &secret)?;
        let same_browser = visit.ask.asking.as_deref() == Some(code.browser_hash.as_str());
        if !same_browser && !code.is(fields.get("code")) {
            return Err(Stop::field("code", Say::new("people-code-wrong")));
        }
        use_up(visit, tx, &code, !fields.get("shared").is_empty())
    };
    app.take(ask, sent, work, move |visit, read, tried| link_page(visit, read, &again, tried)).await
}

/// `POST /sign-out`
pub async fn leave(State(app): State<App>, ask: Ask, sent: Sent) -> Response {
    let work = |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let person = visit.who()?.id;
        visit.must("edit", &account(person))?;
        let token = visit.ask.token.as_deref().unwrap_or_default();
        store::end_sign_in_by_token(tx, token, visit.now())?;
        kith_facts::record(tx, &visit.app.env, &Fact::new("sign-in.ended", ("person", person)).by(person))?;
        Ok(Done::to("/").with_cookie(sign_in::forgotten_cookie()))
    };
    app.press(ask, sent, work).await
}

/// `POST /guests/leavings`: the browser forgets whom a link let in. Who is signed in stays so.
pub async fn forget(State(app): State<App>, ask: Ask, sent: Sent) -> Response {
    let work = |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        visit.must("answer", &Thing::of_instance("guest-link"))?;
        let Some(person) = visit.viewer.person().filter(|_| visit.viewer.by_link) else { return Ok(Done::to("/")) };
        let token = visit.ask.token.as_deref().unwrap_or_default();
        store::end_sign_in_by_token(tx, token, visit.now())?;
        kith_facts::record(tx, &visit.app.env, &Fact::new("sign-in.ended", ("person", person)).by(person))?;
        Ok(Done::to("/").saying("done-guest-out").with_cookie(sign_in::forgotten_cookie()))
    };
    app.press(ask, sent, work).await
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "sign_in/first.html")]
pub struct FirstPage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
}

/// `GET /first/{secret}`: the way in of the first operator, from the line that the server printed.
pub async fn first(State(app): State<App>, ask: Ask, Path(secret): Path<String>) -> Page<FirstPage> {
    app.page(ask, move |visit, read| first_page(visit, read, &secret, Tried::fresh())).await
}

fn first_page(visit: &Visit, read: &mut Read<'_>, secret: &str, tried: Tried) -> Result<FirstPage, Stop> {
    good_first(visit, read, secret)?;
    let shell = visit.shell();
    Ok(FirstPage { shell: shell.clone().titled(shell.t("people-first-title")), tried })
}

fn good_first(visit: &Visit, read: &mut Read<'_>, secret: &str) -> Result<AskedCode, Stop> {
    may_sign_in(visit)?;
    let code = store::code_by_link(read, &digest(secret))?;
    let good = code.filter(|code| code.email.is_empty() && code.is_good(visit.now()));
    let code = good.ok_or(Stop::Hidden)?;
    if store::is_operated(read)? { Err(Stop::Hidden) } else { Ok(code) }
}

struct Operator {
    name: Name,
    email: Email,
}

/// `POST /first/{secret}`
pub async fn begin(State(app): State<App>, ask: Ask, Path(secret): Path<String>, sent: Sent) -> Response {
    let again = secret.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let code = good_first(visit, tx, &secret)?;
        let Operator { name, email } =
            read_form!(fields, Operator { name: need(Name::read), email: need(Email::read) })?;
        let new = NewPerson { operator: true, ..NewPerson::of(name, email, visit.viewer.lang, "UTC") };
        let person: PersonId = store::add_person(tx, &visit.app.env, &new)?;
        store::use_code(tx, code.id, visit.now())?;
        let cookie = sign_in::open(tx, &visit.app.env, person, &visit.ask.browser, false)?;
        Ok(Done::to(sign_in::safe_next(&code.next_path)).with_cookie(cookie))
    };
    app.take(ask, sent, work, move |visit, read, tried| first_page(visit, read, &again, tried)).await
}
