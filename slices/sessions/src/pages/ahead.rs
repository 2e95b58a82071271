//! What is asked before a session: things to read or do, what people want help with, who is ready.

use askama::Template;
use axum::extract::State;
use kith_db::Read;
use kith_web::{App, Ask, Choice, Page, Path, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::held::{self, Held};
use super::run::audiences;
use crate::preparation::{self, Need, NeedId, TOP, open};
use crate::store;

/// How many names of those who are ready a page has.
const NAMED: i64 = 60;

type Place = Path<(String, String)>;

/// Something to read or do.
#[derive(Serialize, JsonSchema)]
pub struct ItemView {
    id: String,
    text: String,
    link: String,
    minutes: i64,
}

/// What somebody wants help with.
#[derive(Serialize, JsonSchema)]
pub struct NeedView {
    id: String,
    text: String,
    lang: &'static str,
    /// "" where it came without a name.
    who: String,
    /// The team that it is for alone.
    team: String,
    backers: i64,
    backed: bool,
    own: bool,
    /// The activity in which it is taken up.
    activity: String,
    /// Whether it stands chosen for the agenda.
    top: bool,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agenda/ahead.html")]
pub struct AheadPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    lang: &'static str,
    when: kith_web::When,
    /// Whether anything is asked at all.
    asked: bool,
    question: String,
    items: Vec<ItemView>,
    minutes: i64,
    needs: Vec<NeedView>,
    is_open: bool,
    may_edit: bool,
    may_say: bool,
    may_answer: bool,
    is_ready: bool,
    ready: i64,
    /// Who said that they are ready, for whoever prepares the session.
    names: Vec<String>,
    /// Whether something can be put into the agenda.
    may_place: bool,
    audiences: Vec<Choice>,
    #[serde(skip)]
    me: String,
    tried: Tried,
}

pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Place) -> Page<AheadPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), Tried::fresh())).await
}

/// The session, for those who may read what is said in it.
pub fn enter(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, &str)) -> Result<Held, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    visit.must("read", &held.session.thing_of("contribution"))?;
    Ok(held)
}

/// The page, fresh or with what was typed.
pub fn page(visit: &Visit, r: &mut Read<'_>, at: (&str, &str), tried: Tried) -> Result<AheadPage, Stop> {
    let held = enter(visit, r, at)?;
    let (session, shell, me) = (&held.session, &held.shell, visit.viewer.id());
    let told = store::preparation_told(r, session.id, me)?;
    let items = store::items(r, session.id)?;
    let needs = needs(visit, r, &held)?;
    let may_edit = visit.may("edit", &session.thing());
    let ready = store::ready(r, session.id, NAMED)?;
    let is_open = open(session, visit.now()).is_ok();
    let asked = told.is_some();
    let question = told.as_ref().map(|it| it.question.clone()).unwrap_or_default();
    let usual = if asked { question.clone() } else { shell.t("activities-usual-question") };
    let tried = tried.over([("question", usual), ("item_minutes", "10".to_owned())]);
    Ok(AheadPage {
        path: format!("{}/ahead", held.path),
        lang: session.lang.tag(),
        when: shell.when(session.starts_at),
        minutes: items.iter().map(|it| it.minutes).sum(),
        items: items.into_iter().map(ItemView::from).collect(),
        may_place: may_edit && is_open && needs.iter().any(|it| it.top),
        needs,
        may_say: is_open && !question.is_empty() && visit.may("create", &session.thing_of("contribution")),
        may_answer: is_open && asked && visit.may("create", &session.thing_of("rsvp")),
        is_ready: told.is_some_and(|it| it.ready),
        ready: ready.first().map_or(0, |(_, all)| *all),
        names: if may_edit { ready.into_iter().map(|(name, _)| name).collect() } else { Vec::new() },
        audiences: audiences(visit, r, &held, &tried)?,
        me: me.map(|id| kith_web::digest(&id.to_string())).unwrap_or_default(),
        shell: shell.clone().titled(shell.ta("activities-ahead-of", "title", session.title.as_str())),
        asked,
        question,
        is_open,
        may_edit,
        tried,
    })
}

impl From<preparation::Item> for ItemView {
    fn from(it: preparation::Item) -> Self {
        let link = it.link.map(|link| link.to_string()).unwrap_or_default();
        Self { id: it.id.to_string(), text: it.text, link, minutes: it.minutes }
    }
}

fn needs(visit: &Visit, r: &mut Read<'_>, held: &Held) -> Result<Vec<NeedView>, Stop> {
    let me = visit.viewer.id();
    let teams = held::teams_aside(visit, &held.session);
    let all = store::needs(r, held.session.id, (me, &teams))?;
    let unnamed = match me {
        Some(me) if all.iter().any(|it| it.person.is_none()) => store::own_needs_without_name(r, held.session.id, me)?,
        _ => Vec::new(),
    };
    let open = |it: &Need| it.activity.is_none() && it.team.is_none();
    let top: Vec<NeedId> = all.iter().filter(|it| open(it)).take(TOP).map(|it| it.id).collect();
    let view = |it: Need| NeedView {
        own: (me.is_some() && it.person == me) || unnamed.contains(&it.id),
        top: top.contains(&it.id),
        id: it.id.to_string(),
        text: it.text,
        lang: it.lang.tag(),
        who: it.name.unwrap_or_default(),
        team: it.team_name.unwrap_or_default(),
        backers: it.backers,
        backed: it.backed,
        activity: it.activity.unwrap_or_default(),
    };
    Ok(all.into_iter().map(view).collect())
}
