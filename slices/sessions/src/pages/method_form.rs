//! A community adds to the library: new, begun from one that is there, changed, retired, offered again.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Lang, Say};
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_web::{App, Ask, Choice, Done, Page, Path, Query, Sent, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::agenda::kinds;
use super::method_fields::{filled, read};
use super::methods::enter;
use crate::method::{Aim, Method, MethodId, Setting, thing};
use crate::store;

type Place = Path<(String, String)>;

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agenda/method.form.html")]
pub struct FormPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    back: String,
    send: String,
    /// Where it is taken out of what is offered; "" for a new one.
    retire: String,
    is_retired: bool,
    kinds: Vec<Choice>,
    langs: Vec<Choice>,
    aims: Vec<Choice>,
    places: Vec<Choice>,
    tried: Tried,
}

fn form(community: &Community, shell: Shell, tried: Tried, change: Option<&Method>) -> FormPage {
    let list = community.path("/activities");
    let (title, send, path) = match change {
        None => (shell.t("activities-new"), shell.t("activities-keep-new"), list.clone()),
        Some(it) => (shell.t("activities-edit"), shell.t("activities-keep"), format!("{list}/{}/edit", it.key)),
    };
    let one = change.map(|it| format!("{list}/{}", it.key));
    FormPage {
        retire: one.as_ref().map(|one| format!("{one}/retirements")).unwrap_or_default(),
        is_retired: change.is_some_and(|it| it.retired_at.is_some()),
        back: one.unwrap_or(list),
        path,
        send,
        kinds: kinds(&shell, &tried),
        langs: tried.choices("lang", Lang::ALL.map(|lang| (lang.tag(), shell.t(lang_key(lang))))),
        aims: tried.choices("aims", Aim::ALL.map(|aim| (aim.word(), shell.t(aim.key())))),
        places: tried.choices("places", Setting::ALL.map(|place| (place.word(), shell.t(place.key())))),
        tried,
        shell: shell.titled(title),
    }
}

fn lang_key(lang: Lang) -> &'static str {
    // locale: activities-in-english activities-in-french
    match lang {
        Lang::En => "activities-in-english",
        Lang::Fr => "activities-in-french",
    }
}

/// With which method of the library a new one begins.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Begun {
    from: String,
}

/// `GET /c/{community}/activities/new`
pub async fn new(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(begun): Query<Begun>,
) -> Page<FormPage> {
    app.page(ask, move |visit, r| new_page(visit, r, &slug, &begun, Tried::fresh())).await
}

fn new_page(visit: &Visit, r: &mut Read<'_>, slug: &str, begun: &Begun, tried: Tried) -> Result<FormPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("create", &thing(community.id))?;
    let tried = if begun.from.is_empty() {
        let usual =
            [("lang", community.lang.tag().to_owned()), ("kind", "round".to_owned()), ("minutes", "15".to_owned())];
        let people = [("people_from", "3".to_owned()), ("people_to", "20".to_owned())];
        tried.over(usual).over(people).over(Setting::ALL.map(|place| ("places", place.word().to_owned())))
    } else {
        let found = store::method_by_key(r, community.id, &begun.from, shell.tongue())?.ok_or(Stop::Hidden)?;
        filled(tried, &found)
    };
    let shell = shell.clone().within("/sessions").under(shell.t("activities-title"), community.path("/activities"));
    Ok(form(&community, shell, tried, None))
}

/// `POST /c/{community}/activities`
pub async fn create(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let slug2 = slug.clone();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (community, _) = kith_charter::enter(visit, tx, &slug)?;
            visit.must("create", &thing(community.id))?;
            let draft = read(fields)?;
            let own = i64::try_from(store::methods_of(tx, community.id)?.len()).unwrap_or(i64::MAX);
            if own >= store::MOST_METHODS {
                return Err(Stop::field("name", Say::new("activities-error-full")));
            }
            let id = store::add_method(tx, &visit.app.env, community.id, &draft, visit.viewer.id())?;
            Ok(Done::to(community.path(&format!("/activities/{id}"))).saying("done-activities-added"))
        },
        move |visit, r, tried| new_page(visit, r, &slug2, &Begun::default(), tried),
    )
    .await
}

/// A method of the community's own, for whoever changes it; for others ours and theirs are the same.
fn own(visit: &Visit, r: &mut Read<'_>, at: (&str, &str)) -> Result<(Community, Shell, Method, MethodId), Stop> {
    let (community, shell, method) = enter(visit, r, at)?;
    visit.must("edit", &thing(community.id))?;
    let id = method.key.parse().map_err(|_| Stop::Hidden)?;
    Ok((community, shell, method, id))
}

/// `GET /c/{community}/activities/{method}/edit`
pub async fn edit(State(app): State<App>, ask: Ask, Path((slug, key)): Place) -> Page<FormPage> {
    app.page(ask, move |visit, r| edit_page(visit, r, (&slug, &key), Tried::fresh())).await
}

fn edit_page(visit: &Visit, r: &mut Read<'_>, at: (&str, &str), tried: Tried) -> Result<FormPage, Stop> {
    let (community, shell, method, _) = own(visit, r, at)?;
    Ok(form(&community, shell, filled(tried, &method), Some(&method)))
}

/// `POST /c/{community}/activities/{method}/edit`
pub async fn change(State(app): State<App>, ask: Ask, Path((slug, key)): Place, sent: Sent) -> Response {
    let (slug2, key2) = (slug.clone(), key.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (community, _, _, id) = own(visit, tx, (&slug, &key))?;
            let draft = read(fields)?;
            store::change_method(tx, &visit.app.env, (community.id, id), &draft, visit.viewer.id())?;
            Ok(Done::to(community.path(&format!("/activities/{id}"))).saying("done-activities-changed"))
        },
        move |visit, r, tried| edit_page(visit, r, (&slug2, &key2), tried),
    )
    .await
}

/// `POST /c/{community}/activities/{method}/retirements`
pub async fn retire(State(app): State<App>, ask: Ask, Path((slug, key)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| offered(visit, tx, (&slug, &key), true)).await
}

/// `POST /c/{community}/activities/{method}/retirements/undo`
pub async fn offer(State(app): State<App>, ask: Ask, Path((slug, key)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| offered(visit, tx, (&slug, &key), false)).await
}

fn offered(visit: &Visit, tx: &mut Tx<'_>, at: (&str, &str), retired: bool) -> Result<Done, Stop> {
    let (community, _, _, id) = own(visit, tx, at)?;
    store::set_method_retired(tx, &visit.app.env, (community.id, id), retired, visit.viewer.id())?;
    let said = if retired { "done-activities-retired" } else { "done-activities-offered" };
    Ok(Done::to(community.path(&format!("/activities/{id}"))).saying(said))
}
