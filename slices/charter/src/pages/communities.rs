//! All communities that somebody may know of, and founding one.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Lang, Name, PAGE, Say, Slug, Uuid};
use kith_db::{Read, Tx};
use kith_policy::{CommunityId, PersonId, Role, Thing, Viewer};
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Query, Reader, Sent, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{lang, langs, not_a_choice, role_word, zone_name};
use crate::{Admission, Community, Founding, How, Joining, Visibility, enter, slug_of, store};

/// Where a page of the list begins.
#[derive(Deserialize, JsonSchema)]
pub struct After {
    #[serde(default)]
    after: String,
}

/// A community as the list shows it.
#[derive(Serialize, JsonSchema)]
struct CommunityLine {
    href: String,
    name: String,
    accent: &'static str,
    summary: String,
    lang: &'static str,
    state: String,
    kind: &'static str,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "community/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    lines: Vec<CommunityLine>,
    next: String,
    may_found: bool,
}

/// `GET /communities`
pub async fn list(State(app): State<App>, ask: Ask, Query(after): Query<After>) -> Page<ListPage> {
    app.page(ask, move |visit, read| {
        visit.must("read", &Thing::of_instance("community-list"))?;
        let shell = visit.shell();
        let from = place_after(read, &after.after)?;
        let mut found = store::known_to(read, &visit.viewer, (&from.0, from.1))?;
        let more = found.len() > PAGE as usize;
        found.truncate(PAGE as usize);
        let next = found.last().filter(|_| more).map(|last| format!("/communities?after={}", last.id));
        if after.after.is_empty() {
            found.splice(0..0, invited_only(read, &visit.viewer, &found)?);
        }
        Ok(ListPage {
            lines: found.iter().map(|community| line(&shell, &visit.viewer, community)).collect(),
            next: next.unwrap_or_default(),
            may_found: visit.may("create", &founding()),
            shell: shell.clone().titled(shell.t("charter-communities-title")),
        })
    })
    .await
}

fn place_after(read: &mut Read<'_>, after: &str) -> Result<(String, CommunityId), Stop> {
    let start = (String::new(), CommunityId(Uuid::nil()));
    if after.is_empty() {
        return Ok(start);
    }
    let last = store::community(read, super::id(after)?)?;
    Ok(last.map_or(start, |last| (last.name.to_string(), last.id)))
}

/// The communities that only an invitation shows.
fn invited_only(read: &mut Read<'_>, viewer: &Viewer, found: &[Community]) -> Result<Vec<Community>, Stop> {
    let mut all = Vec::new();
    for id in viewer.invited.iter().take(20) {
        let known = found.iter().any(|community| community.id == *id);
        all.extend(store::community(read, *id)?.filter(|it| !known && it.retired.is_none()));
    }
    Ok(all)
}

fn line(shell: &Shell, viewer: &Viewer, community: &Community) -> CommunityLine {
    let (kind, state) = match own_role(viewer, community.id) {
        Some(role) => ("", role_word(shell, role)),
        None if viewer.invited.contains(&community.id) => ("needs", shell.t("charter-state-invited")),
        None => ("", String::new()),
    };
    CommunityLine {
        href: community.path(""),
        name: community.name.to_string(),
        accent: community.accent.word(),
        summary: community.summary.clone(),
        lang: community.lang.tag(),
        state,
        kind,
    }
}

/// The widest role of a viewer in a community.
fn own_role(viewer: &Viewer, id: CommunityId) -> Option<Role> {
    let here = viewer.memberships.iter().filter(|membership| membership.community == id);
    here.map(|membership| membership.role).min_by_key(|role| crate::rank(*role))
}

fn founding() -> Thing {
    Thing::of_instance("community")
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "community/new.html")]
pub struct NewPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    langs: Vec<Choice>,
    zones: Vec<&'static str>,
    visibilities: Vec<Choice>,
    joinings: Vec<Choice>,
}

/// `GET /communities/new`
pub async fn new(State(app): State<App>, ask: Ask) -> Page<NewPage> {
    app.page(ask, |visit, read| new_page(visit, read, Tried::fresh())).await
}

fn new_page(visit: &Visit, _: &mut Read<'_>, tried: Tried) -> Result<NewPage, Stop> {
    visit.must("create", &founding())?;
    let shell = visit.shell();
    let tried = tried.over([
        ("lang", visit.viewer.lang.tag().to_owned()),
        ("zone", visit.viewer.zone.iana_name().unwrap_or("UTC").to_owned()),
        ("visibility", Visibility::default().word().to_owned()),
        ("joining", Joining::default().word().to_owned()),
    ]);
    Ok(NewPage {
        langs: langs(&tried),
        zones: kith_web::zones().to_vec(),
        visibilities: visibilities(&shell, &tried),
        joinings: joinings(&shell, &tried),
        shell: shell.clone().titled(shell.t("charter-new-title")),
        tried,
    })
}

// locale: charter-visibility-public_summary charter-visibility-private
pub(super) fn visibilities(shell: &Shell, tried: &Tried) -> Vec<Choice> {
    let all = Visibility::ALL.map(|it| (it.word(), shell.t(&format!("charter-visibility-{}", it.word()))));
    tried.choices("visibility", all)
}

// locale: charter-joining-open charter-joining-request charter-joining-invitation
pub(super) fn joinings(shell: &Shell, tried: &Tried) -> Vec<Choice> {
    let all = Joining::ALL.map(|it| (it.word(), shell.t(&format!("charter-joining-{}", it.word()))));
    tried.choices("joining", all)
}

pub(super) fn visibility(text: &str) -> Result<Visibility, Say> {
    Visibility::of(text).ok_or_else(not_a_choice)
}

pub(super) fn joining(text: &str) -> Result<Joining, Say> {
    Joining::of(text).ok_or_else(not_a_choice)
}

/// `POST /communities/new`
pub async fn found(State(app): State<App>, ask: Ask, sent: Sent) -> Response {
    let work = |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        visit.must("create", &founding())?;
        let me = visit.who()?.id;
        let draft = founding_from(visit, fields, me)?;
        if store::is_taken(tx, &draft.slug)? {
            return Err(Stop::field("slug", Say::new("charter-slug-taken")));
        }
        let id = store::found(tx, &visit.app.env, &draft)?;
        store::admit(tx, &visit.app.env, &Admission::new(me, id, Role::Steward, How::Founded).by(Some(me)))?;
        Ok(Done::to(format!("/c/{}/first-steps", draft.slug)).saying("done-community-founded"))
    };
    app.take(ask, sent, work, new_page).await
}

/// The form as it was filled in. Without a short name of its own a community gets one from its name.
fn founding_from(visit: &Visit, fields: &Fields, me: PersonId) -> Result<Founding, Stop> {
    let mut reader = Reader::new(fields);
    let name = reader.need("name", Name::read);
    let proposed = name.as_ref().map(|name| slug_of(name)).unwrap_or_default();
    let slug = reader.any("slug", |text| Slug::read(if text.trim().is_empty() { &proposed } else { text }));
    let lang: Option<Lang> = reader.need("lang", lang);
    let zone = reader.need("zone", zone_name);
    let summary = reader.need("summary", |text| super::short(text, 600));
    let visibility = reader.need("visibility", visibility);
    let joining = reader.need("joining", joining);
    let (Some(name), Some(slug), Some(lang), Some(zone), Some(summary), Some(visibility), Some(joining)) =
        (name, slug, lang, zone, summary, visibility, joining)
    else {
        return Err(reader.stop());
    };
    let named = Founding::named(slug, name, lang, visit.now());
    Ok(Founding { zone, summary, visibility, joining, by: Some(me), ..named })
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "community/first_steps.html")]
pub struct FirstStepsPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
}

/// `GET /c/{community}/first-steps`
pub async fn first_steps(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<FirstStepsPage> {
    app.page(ask, move |visit, read| {
        let (community, shell) = enter(visit, read, &slug)?;
        visit.must("edit", &community.itself())?;
        Ok(FirstStepsPage { path: community.path(""), shell: shell.clone().titled(shell.t("charter-first-title")) })
    })
    .await
}
