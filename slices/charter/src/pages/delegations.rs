//! Lending a role until a day, and giving it back.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Lang, Say, fold};
use kith_db::{Read, Tx};
use kith_people::store as people;
use kith_policy::PersonId;
use kith_web::{App, Ask, Done, Fields, Page, Path, Sent, Shell, Speech, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use super::people::role_in;
use super::short;
use crate::delegation::{Delegation, NewDelegation, can_be_lent, until};
use crate::{Community, Held, enter, mail, store};

type At = (String, String, String);

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "people/delegate.html")]
pub struct DelegatePage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    action: String,
    back: String,
    role: String,
}

/// One's own membership at an address, that can be lent.
fn mine(visit: &Visit, read: &mut Read<'_>, at: &At) -> Result<(Community, Shell, Held), Stop> {
    let (community, shell) = enter(visit, read, &at.0)?;
    let person: PersonId = super::id(&at.1)?;
    visit.must("create", &community.thing("delegation").owned_by(Some(person)))?;
    let held = store::held(read, community.id, super::id(&at.2)?, visit.now())?;
    let held = held.filter(|held| held.person == person && can_be_lent(held)).ok_or(Stop::Hidden)?;
    Ok((community, shell, held))
}

/// `GET /c/{community}/people/{person}/memberships/{membership}/delegations`
pub async fn new(State(app): State<App>, ask: Ask, Path(at): Path<At>) -> Page<DelegatePage> {
    app.page(ask, move |visit, read| page(visit, read, &at, Tried::fresh())).await
}

fn page(visit: &Visit, read: &mut Read<'_>, at: &At, tried: Tried) -> Result<DelegatePage, Stop> {
    let (community, shell, held) = mine(visit, read, at)?;
    let back = community.path(&format!("/people/{}", held.person));
    let role = role_in(&shell, held.role, &held.team_name);
    let shell = shell.clone().under(shell.t("charter-people-title"), community.path("/people"));
    Ok(DelegatePage {
        action: format!("{back}/memberships/{}/delegations", held.id),
        back,
        shell: shell.clone().titled(shell.ta("who-delegate-title", "role", &role)),
        role,
        tried,
    })
}

struct Draft {
    name: String,
    until: kith_base::jiff::civil::Date,
    reason: String,
}

fn day(text: &str) -> Result<kith_base::jiff::civil::Date, Say> {
    text.trim().parse().map_err(|_| Say::new("error-not-a-date"))
}

/// `POST /c/{community}/people/{person}/memberships/{membership}/delegations`
pub async fn make(State(app): State<App>, ask: Ask, Path(at): Path<At>, sent: Sent) -> Response {
    let again = at.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, ..) = mine(visit, tx, &at)?;
        // Neither of the two is suspended while this is decided.
        store::hold_roll(tx, community.id)?;
        let (_, _, held) = mine(visit, tx, &at)?;
        let Draft { name, until: day, reason } = read_form!(
            fields,
            Draft { name: need(|text| short(text, 120)), until: need(day), reason: need(|text| short(text, 400)) }
        )?;
        let zone = community.time_zone();
        let today = visit.now().to_zoned(zone.clone()).date();
        let until = until(day, today, &zone).map_err(|say| Stop::field("until", say))?;
        let taker = taker(visit, tx, (&community, &held), &name)?;
        let id = store::delegate(tx, &visit.app.env, (community.id, &held), &NewDelegation { taker, reason, until })?;
        let made = store::delegation(tx, community.id, id, visit.now())?.ok_or(Stop::Hidden)?;
        tell_both(visit, tx, (&community, &made), ["who-mail-lent-to-you", "who-mail-you-lent"])?;
        Ok(Done::to(community.path(&format!("/people/{}", held.person))).saying("done-delegated"))
    };
    app.take(ask, sent, work, move |visit, read, tried| page(visit, read, &again, tried)).await
}

/// Who is called so in the community: one person, another one, who is not that already.
fn taker(visit: &Visit, tx: &mut Tx<'_>, (community, held): (&Community, &Held), name: &str) -> Result<PersonId, Stop> {
    let wrong = |key| Stop::field("name", Say::new(key));
    let found = store::called(tx, community.id, &fold(name), visit.now())?;
    let taker = match found[..] {
        [one] => one,
        [] => return Err(wrong("who-error-nobody")),
        _ => return Err(wrong("who-error-several")),
    };
    if taker == held.person {
        return Err(wrong("who-error-oneself"));
    }
    let theirs = store::held_by(tx, community.id, taker, visit.now())?;
    if theirs.iter().any(|it| it.role == held.role && it.team == held.team && it.cohort == held.cohort) {
        return Err(wrong("charter-is-already"));
    }
    Ok(taker)
}

/// Writes to both, each in their language: to whom it was lent, and to who lent it.
fn tell_both(
    visit: &Visit,
    tx: &mut Tx<'_>,
    (community, it): (&Community, &Delegation),
    [to_taker, to_giver]: [&'static str; 2],
) -> Result<(), Stop> {
    for (person, other, key) in [(it.taker, &it.giver_name, to_taker), (it.giver, &it.taker_name, to_giver)] {
        let Some(email) = people::email_of(tx, person)? else { continue };
        let Some(told) = people::person(tx, person)? else { continue };
        let speech = speech_for(visit, community, told.lang);
        let role = role_in(&speech, it.role, &it.team);
        let until = speech.when(it.until).text;
        let say = Say::new(key).with("name", other.as_str()).with("role", role).with("until", until);
        let say = say.with("community", community.name.as_str());
        let letter = mail::lent(&speech, community, (person, told.name, email), (&speech.said(&say), &it.reason))?;
        kith_mail::write(tx, &visit.app.env, &letter)?;
    }
    Ok(())
}

fn speech_for(visit: &Visit, community: &Community, lang: Lang) -> Speech {
    Speech::new(&visit.app, lang, community.time_zone(), visit.now())
}

/// `POST /c/{community}/delegations/{delegation}/endings`: by either of the two, or by a steward.
pub async fn end(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let (community, _) = enter(visit, tx, &at.0)?;
        let thing = community.thing("delegation");
        let it = match super::id(&at.1) {
            Ok(id) => store::delegation(tx, community.id, id, visit.now())?,
            Err(_) => None,
        };
        let owner = it.as_ref().map(|it| if visit.viewer.id() == Some(it.taker) { it.taker } else { it.giver });
        visit.must("delete", &thing.owned_by(owner))?;
        let it = it.ok_or(Stop::Hidden)?;
        store::give_back(tx, &visit.app.env, (community.id, &it), visit.viewer.id())?;
        tell_both(visit, tx, (&community, &it), ["who-mail-back-from-you", "who-mail-back-to-you"])?;
        let page = visit.viewer.id().filter(|me| *me == it.taker).unwrap_or(it.giver);
        Ok(Done::to(community.path(&format!("/people/{page}"))).saying("done-delegation-ended"))
    })
    .await
}
