//! Contributions: said by oneself, written down for somebody, changed, taken back.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, Uuid};
use kith_db::{Read, Tx};
use kith_policy::{PersonId, TeamId, Thing};
use kith_web::{App, Ask, Done, Fields, Page, Path, Prose, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::held::{self, Held, Paged};
use crate::contribution::{self, Attribution, Channel, Contribution, Own, Saying};
use crate::reach::read_id;
use crate::{Activity, store};

type Place = Path<(String, String, String)>;

struct Words {
    text: Prose,
    unattributed: bool,
    may_quote: bool,
    audience: Option<TeamId>,
}

struct WordsOfSomebody {
    for_person: PersonId,
    for_channel: Channel,
    for_text: Prose,
    for_unattributed: bool,
    for_quote: bool,
}

fn attribution(unattributed: bool) -> Attribution {
    if unattributed { Attribution::Unattributed } else { Attribution::Named }
}

/// The visitor says something.
pub async fn say(State(app): State<App>, ask: Ask, Path((slug, id, activity)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (held, activity) = find(visit, tx, (&slug, &id, &activity))?;
            visit.must("create", &held.session.thing_of("contribution"))?;
            let saying = saying(visit, &held, fields)?;
            let named = saying.attribution == Attribution::Named;
            keep(visit, tx, &held, &activity, saying)?;
            // That somebody invited took part is told to the steward: of words without a name it would tell whose they are.
            if named {
                held::took_part(visit, tx, held.session.community_id)?;
            }
            let done = if named { "done-held-said" } else { "done-held-said-unattributed" };
            Ok(Done::to(format!("{}/run", held.path)).saying(done))
        },
        move |visit, r, tried| super::run::page(visit, r, (&slug2, &id2), &Paged::default(), tried),
    )
    .await
}

fn find(visit: &Visit, tx: &mut Tx<'_>, (slug, id, activity): (&str, &str, &str)) -> Result<(Held, Activity), Stop> {
    let held = Held::find(visit, tx, slug, id)?;
    let activity = held.activity(tx, activity)?;
    Ok((held, activity))
}

fn saying(visit: &Visit, held: &Held, fields: &Fields) -> Result<Saying, Stop> {
    let words = read_form!(
        fields,
        Words { text: need(Prose::required), unattributed: flag(()), may_quote: flag(()), audience: maybe(read_id) }
    )?;
    if let Some(team) = words.audience {
        let mine = held::teams_aside(visit, &held.session).contains(&team);
        if !mine || !visit.may("create", &contribution::thing(&held.session, Some(team))) {
            return Err(Stop::field("audience", Say::new("error-not-a-choice")));
        }
    }
    Ok(Saying {
        author: visit.who()?.id,
        attribution: attribution(words.unattributed),
        channel: Channel::Screen,
        aside: words.audience,
        lang: visit.viewer.lang,
        text: words.text,
        may_quote: words.may_quote,
        typed_by: None,
    })
}

/// Keeps what was said, and a fact: of what has no name, only that something was said.
fn keep(visit: &Visit, tx: &mut Tx<'_>, held: &Held, activity: &Activity, saying: Saying) -> Result<(), Stop> {
    contribution::open(&held.session, activity).map_err(Stop::Conflict)?;
    let drawn: Uuid = visit.app.env.id();
    let kept: Contribution = saying.keep(&held.session, activity, drawn, visit.now());
    store::contribution::add_contribution(tx, &kept)?;
    if kept.person.is_none() {
        return held::log_nobody(visit, tx, &held.session, "contribution.made");
    }
    let data = json!({ "session": held.session.id, "person": kept.person, "channel": kept.channel.word() });
    held::log(visit, tx, &held.session, ("contribution.made", ("contribution", kept.id.into())), data)
}

/// A facilitator writes down what somebody says on the telephone, or wrote on paper.
pub async fn write_for(State(app): State<App>, ask: Ask, Path((slug, id, activity)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (held, activity) = find(visit, tx, (&slug, &id, &activity))?;
            visit.must("run", &held.session.thing())?;
            visit.must("create", &held.session.thing_of("contribution"))?;
            let saying = saying_of_somebody(visit, tx, &held, fields)?;
            keep(visit, tx, &held, &activity, saying)?;
            Ok(Done::to(format!("{}/run", held.path)).saying("done-held-written-for"))
        },
        move |visit, r, tried| super::run::page(visit, r, (&slug2, &id2), &Paged::default(), tried),
    )
    .await
}

fn saying_of_somebody(visit: &Visit, tx: &mut Tx<'_>, held: &Held, fields: &Fields) -> Result<Saying, Stop> {
    let words = read_form!(
        fields,
        WordsOfSomebody {
            for_person: need(read_id),
            for_channel: need(Channel::read_for_somebody),
            for_text: need(Prose::required),
            for_unattributed: flag(()),
            for_quote: flag(()),
        }
    )?;
    held.member(visit, tx, ("for_person", words.for_person))?;
    Ok(Saying {
        author: words.for_person,
        attribution: attribution(words.for_unattributed),
        channel: words.for_channel,
        aside: None,
        lang: held.session.lang,
        text: words.for_text,
        may_quote: words.for_quote,
        typed_by: Some(visit.who()?.id),
    })
}

/// A contribution as its author may change it.
struct Mine {
    held: Held,
    own: Own,
    thing: Thing,
}

fn mine(visit: &Visit, r: &mut Read<'_>, (slug, id, it): (&str, &str, &str)) -> Result<Mine, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    let it = it.parse().map_err(|_| Stop::Hidden)?;
    let own = store::contribution::contribution(r, held.session.id, it)?.ok_or(Stop::Hidden)?;
    let me = visit.viewer.person();
    let owner = match (own.person, me) {
        (None, Some(me)) if store::contribution::is_by(r, own.id, me)? => Some(me),
        (person, _) => person,
    };
    let thing = contribution::thing(&held.session, own.team).owned_by(owner);
    Ok(Mine { held, own, thing })
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "run/contribution.html")]
pub struct ContributionPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    action: String,
    lede: String,
    tried: Tried,
}

fn form(visit: &Visit, r: &mut Read<'_>, at: (&str, &str, &str), tried: Tried) -> Result<ContributionPage, Stop> {
    let Mine { held, own, thing } = mine(visit, r, at)?;
    visit.must("edit", &thing)?;
    let lede = if own.person.is_none() { held.shell.t("held-change-unattributed") } else { String::new() };
    let quote = if own.may_quote { "yes" } else { "" };
    let shell = held.shell.clone().titled(held.shell.t("held-change-title"));
    Ok(ContributionPage {
        shell,
        action: format!("{}/contributions/{}", held.path, own.id),
        path: held.path,
        lede,
        tried: tried.over([("text", own.text), ("may_quote", quote.to_owned())]),
    })
}

pub async fn edit(State(app): State<App>, ask: Ask, Path((slug, id, it)): Place) -> Page<ContributionPage> {
    app.page(ask, move |visit, r| form(visit, r, (&slug, &id, &it), Tried::fresh())).await
}

struct Changed {
    text: Prose,
    may_quote: bool,
}

/// Its author finds other words.
pub async fn change(State(app): State<App>, ask: Ask, Path((slug, id, it)): Place, sent: Sent) -> Response {
    let (slug2, id2, it2) = (slug.clone(), id.clone(), it.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let mine = mine(visit, tx, (&slug, &id, &it))?;
            visit.must("edit", &mine.thing)?;
            let new = read_form!(fields, Changed { text: need(Prose::required), may_quote: flag(()) })?;
            store::contribution::change_contribution(tx, mine.own.id, &new.text, new.may_quote)?;
            note(visit, tx, &mine, "contribution.changed")?;
            Ok(Done::to(format!("{}/run", mine.held.path)).saying("done-held-changed"))
        },
        move |visit, r, tried| form(visit, r, (&slug2, &id2, &it2), tried),
    )
    .await
}

/// Its author takes it back.
pub async fn take_back(State(app): State<App>, ask: Ask, Path((slug, id, it)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let mine = mine(visit, tx, (&slug, &id, &it))?;
        visit.must("delete", &mine.thing)?;
        store::contribution::take_back(tx, mine.own.id)?;
        note(visit, tx, &mine, "contribution.withdrawn")?;
        Ok(Done::to(format!("{}/run", mine.held.path)).saying("done-held-taken-back"))
    })
    .await
}

fn note(visit: &Visit, tx: &mut Tx<'_>, mine: &Mine, kind: &'static str) -> Result<(), Stop> {
    if mine.own.person.is_none() {
        return held::log_nobody(visit, tx, &mine.held.session, kind);
    }
    let data = json!({ "session": mine.held.session.id });
    held::log(visit, tx, &mine.held.session, (kind, ("contribution", mine.own.id.into())), data)
}
