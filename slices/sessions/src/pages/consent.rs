//! What may be recorded, quoted, published and looked into: one's own word on it, and for a host who may be.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{PAGE, Uuid};
use kith_db::{Read, Tx};
use kith_facts::Fact;
use kith_policy::{CommunityId, PersonId, Thing};
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Query, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::held::Held;
use super::reports::counted;
use crate::consent::{self, Agreed, Purpose};
use crate::store;

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "consent/own.html")]
pub struct OwnPage {
    #[serde(skip)]
    shell: Shell,
    action: String,
    purposes: Vec<Choice>,
    /// When they said it last; "" where they have not.
    said: String,
    tried: Tried,
}

/// Where somebody says what they agree to: in a community they are in, or by a session of it that is open to them.
struct Asking {
    community: CommunityId,
    shell: Shell,
    thing: Thing,
    /// The address of the page.
    address: String,
}

impl Asking {
    fn find(visit: &Visit, r: &mut Read<'_>, (slug, session): (&str, Option<&str>)) -> Result<Self, Stop> {
        let Some(id) = session else {
            let (community, shell) = kith_charter::enter(visit, r, slug)?;
            let address = community.path("/consents");
            return Ok(Self { thing: consent::thing(community.id), community: community.id, shell, address });
        };
        let held = Held::find(visit, r, slug, id)?;
        let (community, session) = (held.community.id, held.session.id);
        let thing = consent::thing(community).in_session(session);
        Ok(Self { community, shell: held.shell, thing, address: format!("{}/consents/own", held.path) })
    }
}

/// Where the visitor says what they agree to, from a page of a session.
pub fn address(visit: &Visit, held: &Held) -> String {
    match visit.may("read", &consent::thing(held.community.id)) {
        true => held.community.path("/consents"),
        false => format!("{}/consents/own", held.path),
    }
}

/// One's own consents in a community.
pub async fn show(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<OwnPage> {
    app.page(ask, move |visit, r| own(visit, r, (&slug, None), Tried::fresh())).await
}

/// The same by a session: for its guests, to whom nothing else of the community is open.
pub async fn show_at(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<OwnPage> {
    app.page(ask, move |visit, r| own(visit, r, (&slug, Some(&id)), Tried::fresh())).await
}

fn own(visit: &Visit, r: &mut Read<'_>, at: (&str, Option<&str>), tried: Tried) -> Result<OwnPage, Stop> {
    let Asking { community, shell, thing, address } = Asking::find(visit, r, at)?;
    visit.must("read", &thing)?;
    let said = store::consent::said_by(r, community, visit.who()?.id)?;
    let given = said.iter().filter(|it| it.given).map(|it| ("purpose", it.purpose.word().to_owned()));
    let tried = tried.over(given);
    let choice = |purpose: Purpose| {
        let (key, help) = purpose.keys();
        Choice {
            value: purpose.word().to_owned(),
            label: shell.t(key),
            help: shell.t(help),
            chosen: tried.chosen("purpose", purpose.word()),
        }
    };
    let last = said.iter().map(|it| it.at).max();
    Ok(OwnPage {
        purposes: Purpose::ALL.map(choice).to_vec(),
        said: last.map(|at| shell.ta("consent-said", "when", shell.when(at).text)).unwrap_or_default(),
        action: address,
        shell: shell.clone().titled(shell.t("consent-title")),
        tried,
    })
}

struct Given {
    purpose: Vec<Purpose>,
}

/// Somebody says what they agree to. What they withdraw holds at once, for what was said before too.
pub async fn say(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| keep(visit, tx, (&slug, None), fields);
    app.take(ask, sent, work, move |visit, r, tried| own(visit, r, (&again, None), tried)).await
}

/// The same by a session.
pub async fn say_at(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| keep(visit, tx, (&slug, Some(&id)), fields);
    app.take(ask, sent, work, move |visit, r, tried| own(visit, r, (&slug2, Some(&id2)), tried)).await
}

fn keep(visit: &Visit, tx: &mut Tx<'_>, at: (&str, Option<&str>), fields: &Fields) -> Result<Done, Stop> {
    let Asking { community, thing, address, .. } = Asking::find(visit, tx, at)?;
    visit.must("edit", &thing)?;
    let me = visit.who()?.id;
    let form = read_form!(fields, Given { purpose: each(Purpose::read) })?;
    let before = store::consent::said_by(tx, community, me)?;
    for purpose in Purpose::ALL {
        let given = form.purpose.contains(&purpose);
        let was = before.iter().find(|it| it.purpose == purpose).map(|it| it.given);
        if was == Some(given) {
            continue;
        }
        store::consent::say(tx, (community, me), (purpose, given), visit.now())?;
        let withdrawn = purpose == Purpose::Quoting && was == Some(true);
        let flagged = if withdrawn { store::consent::withdraw_quotes(tx, (community, me), visit.now())? } else { 0 };
        let kind = if given { "consent.given" } else { "consent.withheld" };
        let data = json!({ "purpose": purpose, "was": was, "flagged": flagged });
        let fact = Fact::new(kind, ("person", me)).within(community).with(data);
        kith_facts::record(tx, &visit.app.env, &Fact { actor: Some(Uuid::from(me)), ..fact })?;
    }
    Ok(Done::to(address).saying("done-consent"))
}

/// Where the list goes on: after this person.
#[derive(Clone, Default, Deserialize, JsonSchema)]
pub struct After {
    #[serde(default)]
    after: String,
}

/// Somebody who is here.
#[derive(Serialize, JsonSchema)]
struct Row {
    name: String,
    guest: bool,
    recording: String,
    quoting: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "consent/here.html")]
pub struct HerePage {
    #[serde(skip)]
    shell: Shell,
    rows: Vec<Row>,
    here: i64,
    recorded: i64,
    quoted: i64,
    next: String,
}

/// Who of those at a session may be recorded and quoted.
pub async fn here(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Path<(String, String)>,
    Query(after): Query<After>,
) -> Page<HerePage> {
    app.page(ask, move |visit, r| {
        let held = counted(visit, r, (&slug, &id))?;
        let last = match after.after.as_str() {
            "" => PersonId(Uuid::nil()),
            id => id.parse().map_err(|_| Stop::Hidden)?,
        };
        let mut people = store::consent::agreed(r, held.session.id, last, PAGE + 1)?;
        let more = people.len() > PAGE as usize;
        people.truncate(PAGE as usize);
        let page = format!("{}/consents", held.path);
        let row = |it: &Agreed| Row {
            name: it.name.clone(),
            guest: it.guest,
            recording: held.shell.t(consent::answer_key(it.recording)),
            quoting: held.shell.t(consent::answer_key(it.quoting)),
        };
        let of = |number: fn(&Agreed) -> i64| people.first().map_or(0, number);
        Ok(HerePage {
            here: of(|it| it.here),
            recorded: of(|it| it.recorded),
            quoted: of(|it| it.quoted),
            rows: people.iter().map(row).collect(),
            next: people.last().filter(|_| more).map(|it| format!("{page}?after={}", it.person)).unwrap_or_default(),
            shell: held.shell.clone().titled(held.shell.t("consent-here-title")),
        })
    })
    .await
}
