//! Asking for groups: of whom, how large, and what matters.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, Title, Uuid, one_line};
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_policy::{Audience, CohortId, Place, Thing};
use kith_sessions::{Session, SessionId};
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Query, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use super::list::{Of, thing_of};
use crate::draw::Ground;
use crate::pairing::{MOST, NewPairing, Pairing, PairingId, SIZES};
use crate::rules::{self, Rules};
use crate::store;

/// A rule with its three answers.
#[derive(Serialize, JsonSchema)]
struct Asked {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
    error: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "pairing/new.html")]
pub struct NewPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    action: String,
    back: String,
    session: String,
    /// How many are here or said that they come; none without a session.
    here: Option<usize>,
    whoms: Vec<Choice>,
    rules: Vec<Asked>,
}

/// `GET /c/{community}/pairings/new`
pub async fn new(State(app): State<App>, ask: Ask, Path(slug): Path<String>, Query(of): Query<Of>) -> Page<NewPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, (of.id()?, Tried::fresh()))).await
}

fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    slug: &str,
    (session, tried): (Option<SessionId>, Tried),
) -> Result<NewPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let (thing, session) = thing_of(r, &community, session)?;
    visit.must("edit", &thing)?;
    let tried = tried.over(defaults(&shell, session.as_ref()));
    let (here, whoms) = match &session {
        None => (None, whoms(r, &community, &shell, &tried)?),
        Some(session) => {
            let people = store::candidates(r, &session.place(), Some(session.id), visit.now())?;
            (Some(Ground::of(people, visit.now()).people.len()), Vec::new())
        }
    };
    let query = session.as_ref().map(|it| format!("?session={}", it.id)).unwrap_or_default();
    let title = shell.t("matching-title");
    let shell = shell
        .within(super::room(session.as_ref().map(|it| it.id)))
        .under(title, community.path(&format!("/pairings{query}")));
    Ok(NewPage {
        action: community.path("/pairings"),
        back: community.path(&format!("/pairings{query}")),
        session: session.map(|it| it.id.to_string()).unwrap_or_default(),
        here,
        whoms,
        rules: asked(&shell, &tried),
        shell: shell.clone().titled(shell.t("matching-new")),
        tried,
    })
}

fn defaults(shell: &Shell, session: Option<&Session>) -> Vec<(&'static str, String)> {
    let title = if session.is_some() { "matching-title-rooms" } else { "matching-title-month" };
    let size = if session.is_some() { "3" } else { "2" };
    let mut all = vec![("title", shell.t(title)), ("size", size.to_owned()), ("whom", "community".to_owned())];
    let usual = Rules::usual().0.into_iter();
    all.extend(usual.map(|(rule, wish)| (rules::word(rule), rules::wish_word(wish).to_owned())));
    if session.is_none() {
        all.push(("letters", "yes".to_owned()));
    }
    all
}

fn asked(shell: &Shell, tried: &Tried) -> Vec<Asked> {
    // locale: matching-rule-common_language matching-rule-other_team matching-rule-other_sector
    // locale: matching-rule-other_region matching-rule-common_hours matching-rule-not_before
    let one = |rule| {
        let name = rules::word(rule);
        let answers = [("", "matching-wish-none"), ("prefer", "matching-wish-prefer"), ("must", "matching-wish-must")];
        Asked {
            name,
            label: shell.t(&format!("matching-rule-{name}")),
            choices: tried.choices(name, answers.map(|(word, key)| (word, shell.t(key)))),
            error: tried.error(name),
        }
    };
    kith_matching::Rule::ALL.into_iter().map(one).collect()
}

fn whoms(r: &mut Read<'_>, community: &Community, shell: &Shell, tried: &Tried) -> Result<Vec<Choice>, Stop> {
    let cohorts = kith_charter::store::open_cohorts(r, community.id)?;
    let named: Vec<_> = cohorts.iter().map(|it| (it.id.to_string(), it.name.to_string())).collect();
    let whole = std::iter::once(("community", shell.t("matching-everybody")));
    Ok(tried.choices("whom", whole.chain(named.iter().map(|(id, name)| (id.as_str(), name.clone())))))
}

struct Draft {
    title: Title,
    prompt: String,
    size: i64,
    letters: bool,
}

fn size(text: &str) -> Result<i64, Say> {
    let number = text.trim().parse().ok().filter(|size| SIZES.contains(size));
    number.ok_or_else(|| Say::new("matching-wrong-size").with("least", *SIZES.start()).with("most", *SIZES.end()))
}

fn prompt(text: &str) -> Result<String, Say> {
    Ok(one_line(text, 400)?.unwrap_or_default())
}

/// `POST /c/{community}/pairings`
pub async fn propose(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let chosen = sent.0.as_ref().ok().and_then(|fields| fields.get("session").parse().ok());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| make(visit, tx, &slug, fields),
        move |visit, r, tried| page(visit, r, &again, (chosen, tried)),
    )
    .await
}

fn make(visit: &Visit, tx: &mut Tx<'_>, slug: &str, fields: &Fields) -> Result<Done, Stop> {
    let (community, _) = kith_charter::enter(visit, tx, slug)?;
    let of = Of { session: fields.get("session").to_owned() };
    let (thing, session) = thing_of(tx, &community, of.id()?)?;
    visit.must("edit", &thing)?;
    let (place, audience) = match &session {
        Some(session) => (session.place(), session.audience),
        None => whom(visit, tx, &community, fields)?,
    };
    let rules = Rules::read(fields)?;
    let draft = read_form!(
        fields,
        Draft { title: need(Title::read), prompt: any(prompt), size: need(size), letters: flag(()) }
    )?;
    let ground = Ground::of(store::candidates(tx, &place, session.as_ref().map(|it| it.id), visit.now())?, visit.now());
    let people: Vec<_> = ground.people.iter().map(|it| it.id).collect();
    enough(people.len(), session.is_some())?;
    let new = NewPairing {
        id: visit.app.env.id::<PairingId>(),
        place,
        audience,
        session: session.as_ref().map(|it| it.id),
        title: draft.title,
        lang: session.as_ref().map_or(visit.viewer.lang, |it| it.lang),
        prompt: draft.prompt,
        size: draft.size,
        rules,
        letters: draft.letters,
        by: visit.viewer.id(),
        at: visit.now(),
    };
    store::add(tx, &visit.app.env, &new, &people)?;
    let pairing: Pairing = store::pairing(tx, community.id, new.id)?.ok_or(Stop::Hidden)?;
    super::change::draw(visit, tx, &pairing, (&[], &people))?; // the first proposal stands on the page at once
    Ok(Done::to(pairing.path(slug)))
}

/// The whole community, or a cohort of it.
fn whom(visit: &Visit, r: &mut Read<'_>, community: &Community, fields: &Fields) -> Result<(Place, Audience), Stop> {
    let whole = Place::community(community.id);
    if matches!(fields.get("whom"), "" | "community") {
        return Ok((whole, Audience::Community));
    }
    let wrong = || Stop::field("whom", Say::new("error-not-a-choice"));
    let id: CohortId = fields.get("whom").parse().map_err(|_| wrong())?;
    kith_charter::store::cohort(r, community.id, id)?.ok_or_else(wrong)?;
    let place = Place { cohort: Some(id), ..whole };
    visit.must("edit", &Thing::at("pairing", place, Audience::Cohort))?;
    Ok((place, Audience::Cohort))
}

fn enough(people: usize, in_session: bool) -> Result<(), Stop> {
    let field = if in_session { "size" } else { "whom" };
    match i64::try_from(people).unwrap_or(i64::MAX) {
        0 | 1 => Err(Stop::field(field, Say::new("matching-too-few"))),
        2..=MOST => Ok(()),
        _ => Err(Stop::field(field, Say::new("matching-too-many").with("most", MOST))),
    }
}

/// A number to draw by, never the same.
pub fn seed(visit: &Visit) -> u64 {
    let id: Uuid = visit.app.env.id();
    id.as_u128() as u64
}
