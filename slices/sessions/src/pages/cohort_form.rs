//! Making a cohort, and changing what it is called and its days.

use axum::extract::State;
use axum::response::Response;
use kith_base::Name;
use kith_base::jiff::civil::Date;
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_web::{
    App, Ask, Done, Field, FieldKind, Fields, Link, Page, Path, Sent, Shell, Stop, Tried, Visit, read_form,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::cohorts::find;
use crate::store;
use crate::template::Template;
use crate::wall::read_day;

/// The form of a cohort.
pub const COHORT: &[Field] = &[
    Field::required("name", FieldKind::Line(120)),
    Field::required("starts_on", FieldKind::Date),
    Field::required("ends_on", FieldKind::Date),
];

#[derive(askama::Template, Serialize, JsonSchema)]
#[template(path = "cohorts/edit.html")]
pub struct EditPage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
    action: String,
    back: String,
    fresh: bool,
    /// The templates of which a cohort can be made instead.
    templates: Vec<Link>,
}

/// `GET /c/{community}/cohorts/new`
pub async fn new(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<EditPage> {
    app.page(ask, move |visit, r| new_page(visit, r, &slug, Tried::fresh())).await
}

fn new_page(visit: &Visit, r: &mut Read<'_>, slug: &str, tried: Tried) -> Result<EditPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("create", &community.thing("cohort"))?;
    let shell = shell.clone().under(shell.t("cohort-list-title"), community.path("/cohorts"));
    Ok(EditPage {
        tried,
        action: community.path("/cohorts"),
        back: community.path("/cohorts"),
        fresh: true,
        templates: match visit.may("create", &community.thing("session")) {
            true => templates(r, &community)?,
            false => Vec::new(),
        },
        shell: shell.clone().titled(shell.t("cohort-new")),
    })
}

/// How many templates the form names.
const TEMPLATES: i64 = 8;

fn templates(r: &mut Read<'_>, community: &Community) -> Result<Vec<Link>, Stop> {
    let list = store::template::of_cohorts(r, community.id, TEMPLATES)?;
    let link = |it: &Template| Link::to(it.name.to_string(), format!("{}/cohort", it.path(&community.slug)));
    Ok(list.iter().map(link).collect())
}

struct Draft {
    name: Name,
    starts_on: Date,
    ends_on: Date,
}

/// What a cohort is called, and its days.
fn read(fields: &Fields) -> Result<(Name, (Date, Date)), Stop> {
    let Draft { name, starts_on, ends_on } =
        read_form!(fields, Draft { name: need(Name::read), starts_on: need(read_day), ends_on: need(read_day) })?;
    let days = kith_charter::lasting(starts_on, ends_on).map_err(|say| Stop::field("ends_on", say))?;
    Ok((name, days))
}

/// `POST /c/{community}/cohorts`
pub async fn make(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = kith_charter::enter(visit, tx, &slug)?;
        visit.must("create", &community.thing("cohort"))?;
        let (name, days) = read(fields)?;
        let by = visit.viewer.id();
        let id = kith_charter::store::add_cohort(tx, &visit.app.env, community.id, &name, days, by)?;
        Ok(Done::to(community.path(&format!("/cohorts/{id}"))).saying("done-cohort-made"))
    };
    app.take(ask, sent, work, move |visit, r, tried| new_page(visit, r, &again, tried)).await
}

/// `GET /c/{community}/cohorts/{cohort}/edit`
pub async fn edit(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>) -> Page<EditPage> {
    app.page(ask, move |visit, r| edit_page(visit, r, &at, Tried::fresh())).await
}

fn edit_page(visit: &Visit, r: &mut Read<'_>, (slug, id): &(String, String), tried: Tried) -> Result<EditPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let cohort = find(visit, r, &community, id)?;
    visit.must("edit", &cohort.itself())?;
    let path = cohort.path(slug);
    let shell = shell.clone().under(shell.t("cohort-list-title"), community.path("/cohorts"));
    let shell = shell.under(cohort.name.to_string(), path.clone());
    Ok(EditPage {
        tried: tried.over([
            ("name", cohort.name.to_string()),
            ("starts_on", cohort.starts_on.to_string()),
            ("ends_on", cohort.ends_on.to_string()),
        ]),
        action: format!("{path}/edit"),
        back: path,
        fresh: false,
        templates: Vec::new(),
        shell: shell.clone().titled(shell.t("cohort-edit")),
    })
}

/// `POST /c/{community}/cohorts/{cohort}/edit`
pub async fn change(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    let again = at.clone();
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        let (community, _) = kith_charter::enter(visit, tx, &at.0)?;
        let cohort = find(visit, tx, &community, &at.1)?;
        visit.must("edit", &cohort.itself())?;
        let (name, days) = read(fields)?;
        kith_charter::store::change_cohort(tx, &visit.app.env, &cohort, (&name, days), visit.who()?.id)?;
        Ok(Done::to(cohort.path(&at.0)).saying("done-cohort-changed"))
    };
    app.take(ask, sent, work, move |visit, r, tried| edit_page(visit, r, &again, tried)).await
}
