//! The charter of a community: what it is about, who is in it, what it does and why.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Name, Say};
use kith_db::{Read, Tx};
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Prose, Sent, Shell, Stop, Tried, Visit, When, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use super::communities::{joining, joinings, visibilities, visibility};
use super::{lang, langs, not_a_choice, zone_name};
use crate::{Accent, Charter, Community, Joining, Outline, Visibility, enter, store};

/// A part of a charter that was written.
#[derive(Serialize, JsonSchema)]
struct Said {
    title: String,
    html: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "charter/show.html")]
pub struct CharterPage {
    #[serde(skip)]
    shell: Shell,
    lang: &'static str,
    path: String,
    summary: String,
    parts: Vec<Said>,
    sponsors: Vec<String>,
    agreement: String,
    version: Option<i64>,
    since: Option<When>,
    may_edit: bool,
    may_see_frameworks: bool,
    may_see_teams: bool,
}

/// `GET /c/{community}/charter`
pub async fn show(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<CharterPage> {
    app.page(ask, move |visit, read| {
        let (community, shell) = enter(visit, read, &slug)?;
        let charter = visit.authorise("read", &community.thing("charter"), store::charter(read, community.id)?)?;
        let agreement = store::agreement(read, community.id)?;
        Ok(CharterPage {
            lang: community.lang.tag(),
            path: community.path(""),
            summary: community.summary.clone(),
            parts: parts(&shell, charter.into_inner()),
            sponsors: store::sponsors_of(read, community.id)?,
            version: agreement.as_ref().map(|it| it.version),
            since: agreement.as_ref().map(|it| shell.when(it.made_at)),
            agreement: agreement.map(|it| it.html).unwrap_or_default(),
            may_edit: visit.may("edit", &community.thing("charter")),
            may_see_frameworks: visit.may("read", &community.thing("framework")),
            may_see_teams: visit.may("read", &community.thing("team")),
            shell: shell.clone().titled(shell.t("charter-title")),
        })
    })
    .await
}

fn parts(shell: &Shell, charter: Charter) -> Vec<Said> {
    let all = [
        ("charter-domain", charter.domain),
        ("charter-who", charter.who),
        ("charter-practice", charter.practice),
        ("charter-purpose", charter.purpose),
    ];
    let written = all.into_iter().filter(|(_, prose)| !prose.html.trim().is_empty());
    written.map(|(key, prose)| Said { title: shell.t(key), html: prose.html }).collect()
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "charter/edit.html")]
pub struct EditPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    path: String,
    langs: Vec<Choice>,
    zones: Vec<&'static str>,
    accents: Vec<Choice>,
    visibilities: Vec<Choice>,
    joinings: Vec<Choice>,
}

/// `GET /c/{community}/charter/edit`
pub async fn edit(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<EditPage> {
    app.page(ask, move |visit, read| edit_page(visit, read, &slug, Tried::fresh())).await
}

fn edit_page(visit: &Visit, read: &mut Read<'_>, slug: &str, tried: Tried) -> Result<EditPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("edit", &community.thing("charter"))?;
    let tried = tried.over(defaults(read, &community)?);
    Ok(EditPage {
        path: community.path(""),
        langs: langs(&tried),
        zones: kith_web::zones().to_vec(),
        accents: accents(&shell, &tried),
        visibilities: visibilities(&shell, &tried),
        joinings: joinings(&shell, &tried),
        shell: shell
            .clone()
            .under(shell.t("charter-title"), community.path("/charter"))
            .titled(shell.t("charter-edit-title")),
        tried,
    })
}

// locale: charter-accent-pine charter-accent-lake charter-accent-moss charter-accent-clay
// locale: charter-accent-ochre charter-accent-plum charter-accent-rose charter-accent-slate
fn accents(shell: &Shell, tried: &Tried) -> Vec<Choice> {
    tried.choices("accent", Accent::ALL.map(|it| (it.word(), shell.t(&format!("charter-accent-{}", it.word())))))
}

fn defaults(read: &mut Read<'_>, community: &Community) -> Result<Vec<(&'static str, String)>, Stop> {
    let charter = store::charter(read, community.id)?;
    Ok(vec![
        ("name", community.name.to_string()),
        ("lang", community.lang.tag().to_owned()),
        ("zone", community.zone.clone()),
        ("accent", community.accent.word().to_owned()),
        ("visibility", community.visibility.word().to_owned()),
        ("joining", community.joining.word().to_owned()),
        ("summary", community.summary.clone()),
        ("domain", charter.domain.source.to_string()),
        ("who", charter.who.source.to_string()),
        ("practice", charter.practice.source.to_string()),
        ("purpose", charter.purpose.source.to_string()),
        ("sponsors", store::sponsors_of(read, community.id)?.join("\n")),
    ])
}

struct Draft {
    name: Name,
    lang: kith_base::Lang,
    zone: String,
    accent: Accent,
    visibility: Visibility,
    joining: Joining,
    summary: String,
    domain: Prose,
    who: Prose,
    practice: Prose,
    purpose: Prose,
    sponsors: Vec<Name>,
}

fn accent(text: &str) -> Result<Accent, Say> {
    Accent::of(text).ok_or_else(not_a_choice)
}

/// One organisation a line.
fn organisations(text: &str) -> Result<Vec<Name>, Say> {
    text.lines().filter(|line| !line.trim().is_empty()).take(50).map(Name::read).collect()
}

/// `POST /c/{community}/charter/edit`
pub async fn change(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("edit", &community.thing("charter"))?;
        let draft = draft(fields)?;
        keep(visit, tx, &community, draft)?;
        Ok(Done::to(community.path("/charter")).saying("done-charter"))
    };
    app.take(ask, sent, work, move |visit, read, tried| edit_page(visit, read, &again, tried)).await
}

fn draft(fields: &Fields) -> Result<Draft, Stop> {
    read_form!(
        fields,
        Draft {
            name: need(Name::read),
            lang: need(lang),
            zone: need(zone_name),
            accent: need(accent),
            visibility: need(visibility),
            joining: need(joining),
            summary: need(|text| super::short(text, 600)),
            domain: any(Prose::read),
            who: any(Prose::read),
            practice: any(Prose::read),
            purpose: any(Prose::read),
            sponsors: any(organisations),
        }
    )
}

fn keep(visit: &Visit, tx: &mut Tx<'_>, community: &Community, draft: Draft) -> Result<(), Stop> {
    let Draft { name, lang, zone, accent, visibility, joining, summary, domain, who, practice, purpose, sponsors } =
        draft;
    let outline = Outline { name, lang, zone, accent, visibility, joining, summary };
    let charter = Charter { domain, who, practice, purpose };
    let mut organisations = Vec::with_capacity(sponsors.len());
    for sponsor in &sponsors {
        organisations.push(kith_people::store::organisation_named(tx, &visit.app.env, sponsor)?);
    }
    store::change(tx, &visit.app.env, community.id, (&outline, &charter), visit.who()?.id)?;
    store::set_sponsors(tx, community.id, &organisations)?;
    Ok(())
}
