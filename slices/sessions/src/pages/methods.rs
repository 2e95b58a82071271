//! One method of the library: a card that prints on one page, and the way from it into an agenda.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Cursor, Say, Uuid};
use kith_charter::Community;
use kith_db::Read;
use kith_policy::CommunityId;
use kith_web::{App, Ask, Choice, Field, FieldKind, Page, Path, Query, Shell, Stop, Tried, Visit};
use kith_web::{Sent, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::activities::put;
use super::library::{for_session, people, places};
use crate::method::{Method, Setting, thing};
use crate::reach::Reach;
use crate::store::{self, Wanted};

/// The form that puts a method into the agenda of a session.
pub const PLACED: &[Field] = &[Field::required("session", FieldKind::Id)];

type Place = Path<(String, String)>;

/// How a method goes at a place.
#[derive(Serialize, JsonSchema)]
pub struct Variant {
    pub place: String,
    pub text: String,
}

/// Everything that a method says, as pages show it.
#[derive(Serialize, JsonSchema)]
pub struct MethodView {
    pub name: String,
    pub lang: &'static str,
    pub purpose: String,
    pub prompt: String,
    pub kind_name: String,
    pub minutes: String,
    pub people: String,
    pub places: String,
    pub aims: String,
    pub steps: Vec<String>,
    pub needs: String,
    pub tips: Vec<String>,
    pub variants: Vec<Variant>,
    pub credit: String,
    pub link: String,
    pub retired: bool,
}

impl MethodView {
    pub fn of(shell: &Shell, it: &Method) -> Self {
        let told = &it.told;
        let variant = |place: Setting| Variant { place: shell.t(place.key()), text: told.at(place).to_owned() };
        let minutes = Say::new("activities-minutes").with("n", it.minutes).with("from", it.least).with("to", it.most);
        Self {
            name: told.name.clone(),
            lang: it.lang.tag(),
            purpose: told.purpose.clone(),
            prompt: told.prompt.clone(),
            kind_name: shell.t(it.kind.key()),
            minutes: shell.said(&minutes),
            people: people(shell, it),
            places: places(shell, it),
            aims: it.aims.iter().map(|aim| shell.t(aim.key())).collect::<Vec<_>>().join(" · "),
            steps: told.steps.clone(),
            needs: told.needs.clone(),
            tips: told.tips.clone(),
            variants: Setting::ALL.map(variant).into_iter().filter(|it| !it.text.is_empty()).collect(),
            credit: told.credit.clone(),
            link: it.link.clone(),
            retired: it.retired_at.is_some(),
        }
    }
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agenda/method.html")]
pub struct MethodPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    method: MethodView,
    /// The sessions to whose agendas the reader can add it.
    sessions: Vec<Choice>,
    /// Where it is changed; "" where it is not the community's own, or not the reader's to change.
    edit: String,
    /// Where one of the community's own begins with it.
    copy: String,
    tried: Tried,
}

/// Which session one comes from.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Came {
    session: String,
}

/// `GET /c/{community}/activities/{method}`
pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, key)): Place,
    Query(from): Query<Came>,
) -> Page<MethodPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &key), &from, Tried::fresh())).await
}

/// A method of a community's library.
pub fn enter(visit: &Visit, r: &mut Read<'_>, (slug, key): (&str, &str)) -> Result<(Community, Shell, Method), Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("read", &thing(community.id))?;
    let method = store::method_by_key(r, community.id, key, shell.tongue())?.ok_or(Stop::Hidden)?;
    let shell = shell.clone().within("/sessions").under(shell.t("activities-title"), community.path("/activities"));
    Ok((community, shell, method))
}

fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, key): (&str, &str),
    from: &Came,
    tried: Tried,
) -> Result<MethodPage, Stop> {
    let (community, shell, method) = enter(visit, r, (slug, key))?;
    let chosen = for_session(visit, r, slug, &from.session)?.map(|it| it.id).unwrap_or_default();
    let tried = tried.over([("session", chosen)]);
    let path = community.path(&format!("/activities/{}", method.key));
    let edits = visit.may("edit", &thing(community.id)) && !method.ours;
    let creates = visit.may("create", &thing(community.id));
    Ok(MethodPage {
        sessions: sessions(visit, r, community.id, (&shell, &tried))?,
        edit: if edits { format!("{path}/edit") } else { String::new() },
        copy: if creates { community.path(&format!("/activities/new?from={}", method.key)) } else { String::new() },
        method: MethodView::of(&shell, &method),
        shell: shell.titled(method.told.name),
        tried,
        path,
    })
}

/// The next sessions whose agendas the reader puts together.
fn sessions(
    visit: &Visit,
    r: &mut Read<'_>,
    community: CommunityId,
    (shell, tried): (&Shell, &Tried),
) -> Result<Vec<Choice>, Stop> {
    if !visit.may("create", &kith_policy::Thing::of_community("session", community)) {
        return Ok(Vec::new());
    }
    let reach = Reach::of(&visit.app.policy, &visit.viewer, "session", community);
    let wanted = Wanted { community, reader: visit.viewer.id(), reach, team: None, series: None };
    let from = Cursor { at: visit.now() - jiff::SignedDuration::from_hours(3), id: Uuid::nil() };
    let listed = store::sessions_after(r, &wanted, from, 50)?;
    let open =
        listed.into_iter().map(|it| it.session).filter(|it| it.is_ahead(visit.now()) && visit.may("edit", &it.thing()));
    let choice = |it: crate::Session| {
        let When { text, .. } = shell.dated(it.starts_at);
        let value = it.id.to_string();
        Choice {
            chosen: tried.chosen("session", &value),
            label: format!("{} · {text}", it.title),
            value,
            ..Choice::default()
        }
    };
    Ok(open.map(choice).collect())
}

/// `POST /c/{community}/activities/{method}/placements`
pub async fn place(State(app): State<App>, ask: Ask, Path((slug, key)): Place, sent: Sent) -> Response {
    let (slug2, key2) = (slug.clone(), key.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (community, _, method) = enter(visit, tx, (&slug, &key))?;
            visit.must("create", &kith_policy::Thing::of_community("session", community.id))?;
            if fields.get("session").is_empty() {
                return Err(Stop::field("session", Say::new("error-required")));
            }
            let (session, by) = super::agenda::enter(visit, tx, &slug, fields.get("session"))?;
            let told = store::method_by_key(tx, community.id, &method.key, session.lang)?.unwrap_or(method);
            put(visit, tx, (&slug, &session), ("session", &told.activity()), by)
        },
        move |visit, r, tried| page(visit, r, (&slug2, &key2), &Came::default(), tried),
    )
    .await
}
