//! What may be recorded, quoted, published and looked into: one's own word on it, and for a host who may be.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{PAGE, Uuid};
use kith_db::Read;
use kith_facts::Fact;
use kith_policy::PersonId;
use kith_web::{App, Ask, Choice, Done, Page, Path, Query, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

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

/// One's own consents in a community.
pub async fn show(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<OwnPage> {
    app.page(ask, move |visit, r| own(visit, r, &slug, Tried::fresh())).await
}

fn own(visit: &Visit, r: &mut Read<'_>, slug: &str, tried: Tried) -> Result<OwnPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("read", &consent::thing(community.id))?;
    let said = store::consent::said_by(r, community.id, visit.who()?.id)?;
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
        action: community.path("/consents"),
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
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (community, _) = kith_charter::enter(visit, tx, &slug)?;
            visit.must("edit", &consent::thing(community.id))?;
            let me = visit.who()?.id;
            let form = read_form!(fields, Given { purpose: each(Purpose::read) })?;
            let before = store::consent::said_by(tx, community.id, me)?;
            for purpose in Purpose::ALL {
                let given = form.purpose.contains(&purpose);
                let was = before.iter().find(|it| it.purpose == purpose).map(|it| it.given);
                if was == Some(given) {
                    continue;
                }
                store::consent::say(tx, (community.id, me), (purpose, given), visit.now())?;
                let withdrawn = purpose == Purpose::Quoting && was == Some(true);
                let flagged =
                    if withdrawn { store::consent::withdraw_quotes(tx, (community.id, me), visit.now())? } else { 0 };
                let kind = if given { "consent.given" } else { "consent.withheld" };
                let data = json!({ "purpose": purpose, "was": was, "flagged": flagged });
                let fact = Fact::new(kind, ("person", me)).within(community.id).with(data);
                kith_facts::record(tx, &visit.app.env, &Fact { actor: Some(Uuid::from(me)), ..fact })?;
            }
            Ok(Done::to(community.path("/consents")).saying("done-consent"))
        },
        move |visit, r, tried| own(visit, r, &again, tried),
    )
    .await
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
