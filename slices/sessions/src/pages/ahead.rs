//! What is asked before a session: things to read or do, what people want help with, who is ready.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Say, Uuid};
use kith_db::{Read, Tx};
use kith_policy::TeamId;
use kith_web::{
    App, Ask, Choice, Done, Field, FieldKind, Fields, Page, Path, Sent, Shell, Stop, Tried, Visit, read_form,
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::held::{self, Held};
use super::run::audiences;
use crate::contribution::thing;
use crate::preparation::{self, Need, NeedId, Preparation, TOP, Wanted, open, read_need};
use crate::reach::read_id;
use crate::{Session, store};

/// The form of what somebody wants help with.
pub const NEED: &[Field] = &[
    Field::required("need", FieldKind::Text(500)),
    Field::optional("unattributed", FieldKind::Flag),
    Field::optional("audience", FieldKind::Id),
];
/// Whether somebody is ready.
pub const READY: &[Field] = &[Field::optional("not_yet", FieldKind::Flag)];
/// Whether somebody wants help with the same.
pub const BACKED: &[Field] = &[Field::optional("no_more", FieldKind::Flag)];

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

/// The session of a form, and what is asked before it; while it is still ahead.
fn asked(visit: &Visit, r: &mut Read<'_>, session: &Session) -> Result<Preparation, Stop> {
    open(session, visit.now()).map_err(Stop::Conflict)?;
    store::preparation(r, session.id)?.ok_or_else(|| Stop::Conflict(Say::new("activities-refused-not-asked")))
}

/// The visitor says that they are ready, or not yet.
pub async fn ready(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let held = Held::find(visit, tx, &slug, &id)?;
        visit.must("create", &held.session.thing_of("rsvp"))?;
        asked(visit, tx, &held.session)?;
        let ready = fields.get("not_yet").is_empty();
        store::set_ready(tx, (held.session.id, visit.who()?.id), ready, visit.now())?;
        let subject = ("session", held.session.id.into());
        held::log(visit, tx, &held.session, ("session.prepared", subject), json!({ "ready": ready }))?;
        let back = if held.is_open(visit) { format!("{}/ahead", held.path) } else { held.path };
        Ok(Done::to(back).saying(if ready { "done-activities-ready" } else { "done-activities-not-yet" }))
    })
    .await
}

struct Words {
    need: String,
    unattributed: bool,
    audience: Option<TeamId>,
}

/// The visitor says what they want help with.
pub async fn want(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = enter(visit, tx, (&slug, &id))?;
            visit.must("create", &held.session.thing_of("contribution"))?;
            let asked = asked(visit, tx, &held.session)?;
            let named = keep(visit, tx, &held, &asked, wanted(visit, &held, fields)?)?;
            let said = if named { "done-activities-wanted" } else { "done-activities-wanted-unattributed" };
            Ok(Done::to(format!("{}/ahead", held.path)).saying(said))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), tried),
    )
    .await
}

fn wanted(visit: &Visit, held: &Held, fields: &Fields) -> Result<Wanted, Stop> {
    let it = read_form!(fields, Words { need: need(read_need), unattributed: flag(()), audience: maybe(read_id) })?;
    if let Some(team) = it.audience {
        let mine = held::teams_aside(visit, &held.session).contains(&team);
        if !mine || !visit.may("create", &thing(&held.session, Some(team))) {
            return Err(Stop::field("audience", Say::new("error-not-a-choice")));
        }
    }
    let (author, lang) = (visit.who()?.id, visit.viewer.lang);
    Ok(Wanted { author, unattributed: it.unattributed, aside: it.audience, lang, text: it.need })
}

/// Keeps a need, and a fact: of one without a name, only that something was asked. Whoever gives their name is ready.
fn keep(visit: &Visit, tx: &mut Tx<'_>, held: &Held, asked: &Preparation, it: Wanted) -> Result<bool, Stop> {
    let drawn: Uuid = visit.app.env.id();
    let kept = it.keep(&held.session, asked, drawn, visit.now());
    store::add_need(tx, &kept)?;
    let Some(person) = kept.person else {
        held::log_nobody(visit, tx, &held.session, "need.made")?;
        return Ok(false);
    };
    store::set_ready(tx, (held.session.id, person), true, visit.now())?;
    let data = json!({ "session": held.session.id });
    held::log(visit, tx, &held.session, ("need.made", ("need", kept.id.into())), data)?;
    Ok(true)
}

/// A need of a session that the visitor may see, and whether it is their own.
fn find(
    visit: &Visit,
    r: &mut Read<'_>,
    at: (&str, &str),
    need: &str,
) -> Result<(Held, NeedId, kith_policy::Thing), Stop> {
    let held = enter(visit, r, at)?;
    let id: NeedId = need.parse().map_err(|_| Stop::Hidden)?;
    let (person, team) = store::need(r, held.session.id, id)?.ok_or(Stop::Hidden)?;
    let owner = match (person, visit.viewer.id()) {
        (None, Some(me)) if store::own_needs_without_name(r, held.session.id, me)?.contains(&id) => Some(me),
        (person, _) => person,
    };
    let thing = thing(&held.session, team).owned_by(owner);
    visit.must("read", &thing)?;
    Ok((held, id, thing))
}

/// The visitor wants help with the same, or no more.
pub async fn back(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, need)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let (held, need, thing) = find(visit, tx, (&slug, &id), &need)?;
        visit.must("create", &thing)?;
        asked(visit, tx, &held.session)?;
        let backed = fields.get("no_more").is_empty();
        store::set_backed(tx, need, visit.who()?.id, backed)?;
        held::log_nobody(visit, tx, &held.session, "need.backed")?;
        Ok(Done::to(format!("{}/ahead#n-{need}", held.path)))
    })
    .await
}

/// Its author takes a need back.
pub async fn take_back(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id, need)): Path<(String, String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let (held, need, thing) = find(visit, tx, (&slug, &id), &need)?;
        visit.must("delete", &thing)?;
        store::take_need_back(tx, need)?;
        held::log_nobody(visit, tx, &held.session, "need.withdrawn")?;
        Ok(Done::to(format!("{}/ahead", held.path)).saying("done-held-taken-back"))
    })
    .await
}
