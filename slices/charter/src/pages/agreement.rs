//! The working agreement: read and acknowledged by everybody, changed by a steward, compared version by version.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_db::{Read, Tx};
use kith_people::store::name_of;
use kith_web::{App, Ask, Done, Fields, Page, Path, Prose, Sent, Shell, Stop, Tried, Visit, When, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use crate::store::AgreementDraft;
use crate::{Agreement, Piece, changes, enter, store};

/// A version as the list shows it.
#[derive(Serialize, JsonSchema)]
struct VersionLine {
    version: i64,
    href: String,
    note: String,
    when: When,
    now: bool,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agreement/show.html")]
pub struct AgreementPage {
    #[serde(skip)]
    shell: Shell,
    lang: &'static str,
    path: String,
    version: i64,
    html: String,
    note: String,
    made_by: String,
    made_at: Option<When>,
    acknowledged: Option<When>,
    may_acknowledge: bool,
    count: i64,
    versions: Vec<VersionLine>,
    may_edit: bool,
}

/// `GET /c/{community}/agreement`
pub async fn show(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<AgreementPage> {
    app.page(ask, move |visit, read| page(visit, read, &slug)).await
}

fn page(visit: &Visit, read: &mut Read<'_>, slug: &str) -> Result<AgreementPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    let versions = visit.authorise("read", &community.thing("charter"), store::agreements_of(read, community.id)?)?;
    let shell = shell.clone().under(shell.t("charter-title"), community.path("/charter"));
    let shell = shell.clone().titled(shell.t("charter-agreement-title"));
    let current = versions.first().cloned();
    let acknowledged = match (&current, visit.viewer.id()) {
        (Some(now), Some(me)) => store::acknowledged_at(read, now.id, me)?,
        _ => None,
    };
    let count = current.as_ref().map_or(Ok(0), |now| store::count_acknowledged(read, now.id))?;
    Ok(AgreementPage {
        lang: community.lang.tag(),
        path: community.path("/agreement"),
        version: current.as_ref().map_or(0, |now| now.version),
        html: current.as_ref().map(|now| now.html.clone()).unwrap_or_default(),
        note: current.as_ref().map(|now| now.note.clone()).unwrap_or_default(),
        made_by: author(read, current.as_ref())?,
        made_at: current.as_ref().map(|now| shell.when(now.made_at)),
        acknowledged: acknowledged.map(|at| shell.when(at)),
        may_acknowledge: current.is_some() && visit.may("create", &community.thing("acknowledgement")),
        count,
        versions: versions.iter().map(|version| line(&shell, &community.path(""), version, &versions)).collect(),
        may_edit: visit.may("edit", &community.thing("charter")),
        shell,
    })
}

fn author(read: &mut Read<'_>, agreement: Option<&Agreement>) -> Result<String, Stop> {
    let by = agreement.and_then(|agreement| agreement.made_by);
    Ok(by.map_or(Ok(None), |person| name_of(read, person))?.unwrap_or_default())
}

fn line(shell: &Shell, path: &str, agreement: &Agreement, all: &[Agreement]) -> VersionLine {
    VersionLine {
        version: agreement.version,
        href: format!("{path}/agreement/versions/{}", agreement.version),
        note: agreement.note.clone(),
        when: shell.when(agreement.made_at),
        now: all.first().is_some_and(|now| now.id == agreement.id),
    }
}

/// `POST /c/{community}/agreement/acknowledgements`: of the version that was on the page, while it is the newest.
pub async fn acknowledge(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("create", &community.thing("acknowledgement"))?;
        let agreement = store::agreement(tx, community.id)?.ok_or(Stop::Hidden)?;
        if fields.get("version") != agreement.version.to_string() {
            return Err(Stop::Conflict(Say::new("charter-agreement-moved-on")));
        }
        store::acknowledge(tx, &visit.app.env, &agreement, visit.who()?.id, visit.now())?;
        Ok(Done::to(community.path("")).saying("done-acknowledged"))
    };
    app.press(ask, sent, work).await
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agreement/version.html")]
pub struct VersionPage {
    #[serde(skip)]
    shell: Shell,
    lang: &'static str,
    version: i64,
    note: String,
    made_by: String,
    made_at: When,
    html: String,
    /// The version that it is compared with.
    before: Option<i64>,
    changes: Vec<Vec<Piece>>,
}

/// `GET /c/{community}/agreement/versions/{version}`: a version, and what it changed.
pub async fn version(State(app): State<App>, ask: Ask, Path((slug, n)): Path<(String, String)>) -> Page<VersionPage> {
    app.page(ask, move |visit, read| {
        let (community, shell) = enter(visit, read, &slug)?;
        let all = visit.authorise("read", &community.thing("charter"), store::agreements_of(read, community.id)?)?;
        let at = all.iter().position(|it| it.version.to_string() == n).ok_or(Stop::Hidden)?;
        let agreement = all.get(at).ok_or(Stop::Hidden)?;
        let before = all.get(at + 1);
        let shell = shell.clone().under(shell.t("charter-title"), community.path("/charter"));
        let shell = shell.clone().under(shell.t("charter-agreement-title"), community.path("/agreement"));
        Ok(VersionPage {
            lang: community.lang.tag(),
            version: agreement.version,
            note: agreement.note.clone(),
            made_by: author(read, Some(agreement))?,
            made_at: shell.when(agreement.made_at),
            html: agreement.html.clone(),
            before: before.map(|it| it.version),
            changes: before.map(|before| changes(&before.text, &agreement.text)).unwrap_or_default(),
            shell: shell.clone().titled(shell.tn("charter-version", agreement.version)),
        })
    })
    .await
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agreement/edit.html")]
pub struct EditPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    tried: Tried,
    path: String,
    first: bool,
}

/// `GET /c/{community}/agreement/edit`
pub async fn edit(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<EditPage> {
    app.page(ask, move |visit, read| edit_page(visit, read, &slug, Tried::fresh())).await
}

fn edit_page(visit: &Visit, read: &mut Read<'_>, slug: &str, tried: Tried) -> Result<EditPage, Stop> {
    let (community, shell) = enter(visit, read, slug)?;
    visit.must("edit", &community.thing("charter"))?;
    let current = store::agreement(read, community.id)?;
    let version = current.as_ref().map_or(0, |it| it.version);
    let text = current.map(|it| it.text).unwrap_or_default();
    let shell = shell.clone().under(shell.t("charter-agreement-title"), community.path("/agreement"));
    Ok(EditPage {
        path: community.path("/agreement"),
        first: version == 0,
        shell: shell.clone().titled(shell.t("charter-agreement-edit")),
        tried: tried.over([("text", text), ("after", version.to_string())]),
    })
}

struct Draft {
    text: Prose,
    note: String,
}

/// `POST /c/{community}/agreement/edit`: a new version. Everybody is asked to acknowledge it.
pub async fn change(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = enter(visit, tx, &slug)?;
        visit.must("edit", &community.thing("charter"))?;
        let current = store::agreement(tx, community.id)?;
        let Draft { text, note } =
            read_form!(fields, Draft { text: need(Prose::required), note: need(|text| super::short(text, 400)) })?;
        check(fields, current.as_ref(), &text)?;
        let draft = AgreementDraft { text, note, by: visit.viewer.id(), at: visit.now() };
        store::add_agreement(tx, &visit.app.env, community.id, &draft)?;
        Ok(Done::to(community.path("/agreement")).saying("done-agreement"))
    };
    app.take(ask, sent, work, move |visit, read, tried| edit_page(visit, read, &again, tried)).await
}

/// A new version follows the one that its author saw, and says something new.
fn check(fields: &Fields, current: Option<&Agreement>, text: &Prose) -> Result<(), Stop> {
    let version = current.map_or(0, |it| it.version);
    let after = fields.get("after");
    if !after.is_empty() && after != version.to_string() {
        return Err(Stop::field("text", Say::new("charter-agreement-moved-on")));
    }
    if current.is_some_and(|it| it.text == text.source.as_str()) {
        return Err(Stop::field("text", Say::new("charter-agreement-same")));
    }
    Ok(())
}
