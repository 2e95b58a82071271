//! A community's own lists, as everybody reads them and as a steward keeps them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, Title};
use kith_db::{Read, Tx};
use kith_policy::PersonId;
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Sent, Shell, Speech, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use super::{not_a_choice, short};
use crate::{Community, Framework, FrameworkKind, FrameworkName, Term, TermId, TermText, enter, store};

/// A term in the reader's language.
#[derive(Serialize, JsonSchema)]
struct TermLine {
    text: String,
    about: String,
    /// Which priorities a goal serves; "" of anything else, and for whoever does not say it.
    serves: String,
}

/// A list in the reader's language.
#[derive(Serialize, JsonSchema)]
struct ListOf {
    name: String,
    kind: String,
    href: String,
    terms: Vec<TermLine>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "frameworks/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    lists: Vec<ListOf>,
    may_edit: bool,
}

/// `GET /c/{community}/frameworks`
pub async fn list(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<ListPage> {
    app.page(ask, move |visit, read| {
        let (community, shell) = enter(visit, read, &slug)?;
        let lists = store::frameworks_of(read, community.id)?;
        let lists = visit.authorise("read", &community.thing("framework"), lists)?;
        let terms = store::terms_of(read, community.id)?;
        let shell = shell.clone().under(shell.t("charter-title"), community.path("/charter"));
        let may_aim = visit.may("edit", &community.thing("aim"));
        Ok(ListPage {
            lists: lists.iter().map(|list| list_of(&shell, &community, list, (&terms, may_aim))).collect(),
            path: community.path("/frameworks"),
            may_edit: visit.may("edit", &community.thing("framework")),
            shell: shell.clone().titled(shell.t("charter-frameworks-title")),
        })
    })
    .await
}

fn list_of(shell: &Shell, community: &Community, list: &Framework, (terms, may_aim): (&[Term], bool)) -> ListOf {
    let lang = shell.tongue();
    let offered = terms.iter().filter(|term| term.framework == list.id && term.retired_at.is_none());
    let goals = may_aim && list.kind == FrameworkKind::SessionGoals;
    let line = |term: &Term| TermLine {
        text: term.text(lang).to_owned(),
        about: term.about(lang).to_owned(),
        serves: if goals { community.path(&format!("/aims/goal/{}", term.id)) } else { String::new() },
    };
    ListOf {
        name: list.name(lang).to_owned(),
        kind: kind_word(shell, list.kind),
        href: community.path(&format!("/frameworks/{}", list.id)),
        terms: offered.map(line).collect(),
    }
}

// locale: charter-kind-session_goals charter-kind-capacities charter-kind-principles charter-kind-priorities
// locale: charter-kind-topics
fn kind_word(speech: &Speech, kind: FrameworkKind) -> String {
    speech.t(&format!("charter-kind-{}", kind.word()))
}

fn kinds(shell: &Shell, tried: &Tried) -> Vec<Choice> {
    tried.choices("kind", FrameworkKind::ALL.map(|kind| (kind.word(), kind_word(shell, kind))))
}

fn kind(text: &str) -> Result<FrameworkKind, Say> {
    FrameworkKind::of(text).ok_or_else(not_a_choice)
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "frameworks/new.html")]
pub struct NewPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    path: String,
    kinds: Vec<Choice>,
}

/// `GET /c/{community}/frameworks/new`
pub async fn new(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<NewPage> {
    app.page(ask, move |visit, read| new_page(visit, read, &slug, Tried::fresh())).await
}

fn new_page(visit: &Visit, read: &mut Read<'_>, slug: &str, tried: Tried) -> Result<NewPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("edit", &community.thing("framework"))?;
    let shell = shell.clone().under(shell.t("charter-frameworks-title"), community.path("/frameworks"));
    Ok(NewPage {
        path: community.path("/frameworks"),
        kinds: kinds(&shell, &tried),
        shell: shell.clone().titled(shell.t("charter-framework-new")),
        tried,
    })
}

/// A list needs a name in one language at least.
fn name(fields: &Fields) -> Result<FrameworkName, Stop> {
    let name = read_form!(fields, FrameworkName { kind: need(kind), en: maybe(Title::read), fr: maybe(Title::read) })?;
    if name.en.is_none() && name.fr.is_none() {
        return Err(Stop::field("en", Say::new("charter-one-language")));
    }
    Ok(name)
}

/// `POST /c/{community}/frameworks/new`
pub async fn add(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("edit", &community.thing("framework"))?;
        let id = store::add_framework(tx, &visit.app.env, community.id, &name(fields)?, visit.viewer.id())?;
        Ok(Done::to(community.path(&format!("/frameworks/{id}"))).saying("done-framework"))
    };
    app.take(ask, sent, work, move |visit, read, tried| new_page(visit, read, &again, tried)).await
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "frameworks/edit.html")]
pub struct EditPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    path: String,
    kinds: Vec<Choice>,
    terms: Vec<Term>,
    retired: Vec<Term>,
}

/// `GET /c/{community}/frameworks/{framework}`
pub async fn edit(State(app): State<App>, ask: Ask, Path((slug, list)): Path<(String, String)>) -> Page<EditPage> {
    app.page(ask, move |visit, read| edit_page(visit, read, (&slug, &list), Tried::fresh())).await
}

/// The list at an address, for its steward.
fn kept_list(
    visit: &Visit,
    read: &mut Read<'_>,
    (slug, list): (&str, &str),
) -> Result<(Community, Shell, Framework, PersonId), Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("edit", &community.thing("framework"))?;
    let list = store::framework(read, community.id, super::id(list)?)?.ok_or(Stop::Hidden)?;
    Ok((community, shell, list, visit.who()?.id))
}

fn edit_page(visit: &Visit, read: &mut Read<'_>, at: (&str, &str), tried: Tried) -> Result<EditPage, Stop> {
    let (community, shell, list, _) = kept_list(visit, read, at)?;
    let tried =
        tried.over([("kind", list.kind.word().to_owned()), ("en", list.name_en.clone()), ("fr", list.name_fr.clone())]);
    let (retired, terms) = store::terms_in(read, list.id)?.into_iter().partition(|term| term.retired_at.is_some());
    let shell = shell.clone().under(shell.t("charter-frameworks-title"), community.path("/frameworks"));
    Ok(EditPage {
        path: community.path(&format!("/frameworks/{}", list.id)),
        kinds: kinds(&shell, &tried),
        terms,
        retired,
        shell: shell.titled(list.name(visit.viewer.lang).to_owned()),
        tried,
    })
}

/// `POST /c/{community}/frameworks/{framework}`
pub async fn rename(
    State(app): State<App>,
    ask: Ask,
    Path((slug, list)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let again = (slug.clone(), list.clone());
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _, list, me) = kept_list(visit, tx, (&slug, &list))?;
        store::rename_framework(tx, &visit.app.env, &list, &name(fields)?, me)?;
        Ok(Done::to(community.path(&format!("/frameworks/{}", list.id))).saying("done-framework"))
    };
    app.take(ask, sent, work, move |visit, read, tried| edit_page(visit, read, (&again.0, &again.1), tried)).await
}

fn text(fields: &Fields) -> Result<TermText, Stop> {
    let text = read_form!(
        fields,
        TermText {
            en: any(|text| short(text, 120)),
            fr: any(|text| short(text, 120)),
            about_en: any(|text| short(text, 600)),
            about_fr: any(|text| short(text, 600)),
        }
    )?;
    if text.en.is_empty() && text.fr.is_empty() {
        return Err(Stop::field("en", Say::new("charter-one-language")));
    }
    Ok(text)
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "frameworks/term.html")]
pub struct TermPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    path: String,
    action: String,
    fresh: bool,
}

type At = (String, String, String);

/// `GET /c/{community}/frameworks/{framework}/terms/{term}`; `new` for a new one.
pub async fn term(State(app): State<App>, ask: Ask, Path(at): Path<At>) -> Page<TermPage> {
    app.page(ask, move |visit, read| term_page(visit, read, &at, Tried::fresh())).await
}

fn term_page(visit: &Visit, read: &mut Read<'_>, at: &At, tried: Tried) -> Result<TermPage, Stop> {
    let (community, shell, list, _) = kept_list(visit, read, (&at.0, &at.1))?;
    let path = community.path(&format!("/frameworks/{}", list.id));
    let shell = shell.clone().under(shell.t("charter-frameworks-title"), community.path("/frameworks"));
    let shell = shell.under(list.name(visit.viewer.lang).to_owned(), path.clone());
    let fresh = at.2 == "new";
    let (tried, title) = if fresh {
        (tried, shell.t("charter-term-new"))
    } else {
        let term = term_at(read, &list, &at.2)?;
        let title = term.text(visit.viewer.lang).to_owned();
        (
            tried.over([("en", term.en), ("fr", term.fr), ("about_en", term.about_en), ("about_fr", term.about_fr)]),
            title,
        )
    };
    Ok(TermPage { action: format!("{path}/terms/{}", at.2), path, fresh, shell: shell.titled(title), tried })
}

fn term_at(read: &mut Read<'_>, list: &Framework, id: &str) -> Result<Term, Stop> {
    let id: TermId = super::id(id)?;
    store::terms_in(read, list.id)?.into_iter().find(|term| term.id == id).ok_or(Stop::Hidden)
}

/// `POST /c/{community}/frameworks/{framework}/terms/{term}`
pub async fn keep_term(State(app): State<App>, ask: Ask, Path(at): Path<At>, sent: Sent) -> Response {
    let again = at.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _, list, me) = kept_list(visit, tx, (&at.0, &at.1))?;
        let env = &visit.app.env;
        if at.2 == "new" {
            store::add_term(tx, env, &list, &text(fields)?, Some(me))?;
        } else {
            let term = term_at(tx, &list, &at.2)?;
            store::change_term(tx, env, (&list, term.id), &text(fields)?, me)?;
        }
        Ok(Done::to(community.path(&format!("/frameworks/{}", list.id))).saying("done-term"))
    };
    app.take(ask, sent, work, move |visit, read, tried| term_page(visit, read, &again, tried)).await
}

/// `POST /c/{community}/frameworks/{framework}/terms/{term}/moves`: one place up or down.
pub async fn move_term(State(app): State<App>, ask: Ask, Path(at): Path<At>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _, list, me) = kept_list(visit, tx, (&at.0, &at.1))?;
        let term = term_at(tx, &list, &at.2)?;
        let up = match fields.get("way") {
            "up" => true,
            "down" => false,
            _ => return Err(Stop::field("way", not_a_choice())),
        };
        let terms = store::terms_in(tx, list.id)?;
        store::order_terms(tx, &visit.app.env, &list, &moved(&terms, term.id, up), me)?;
        Ok(Done::to(community.path(&format!("/frameworks/{}", list.id))))
    };
    app.press(ask, sent, work).await
}

/// The order of terms after one of them moved past its neighbour among those that are offered.
fn moved(terms: &[Term], id: TermId, up: bool) -> Vec<TermId> {
    let mut order: Vec<_> = terms.iter().map(|term| term.id).collect();
    let offered = |index: &usize| terms.get(*index).is_some_and(|term| term.retired_at.is_none());
    let Some(here) = order.iter().position(|term| *term == id) else { return order };
    let there = if up { (0..here).rev().find(offered) } else { (here + 1..order.len()).find(offered) };
    if let Some(there) = there {
        order.swap(here, there);
    }
    order
}

/// `POST /c/{community}/frameworks/{framework}/terms/{term}/retirements`: retires a term, or offers it again.
pub async fn retire_term(State(app): State<App>, ask: Ask, Path(at): Path<At>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let (community, _, list, me) = kept_list(visit, tx, (&at.0, &at.1))?;
        let term = term_at(tx, &list, &at.2)?;
        let (at, said) = match term.retired_at {
            None => (Some(visit.now()), "done-term-retired"),
            Some(_) => (None, "done-term-restored"),
        };
        store::retire_term(tx, &visit.app.env, (&list, term.id), at, me)?;
        Ok(Done::to(community.path(&format!("/frameworks/{}", list.id))).saying(said))
    };
    app.press(ask, sent, work).await
}
