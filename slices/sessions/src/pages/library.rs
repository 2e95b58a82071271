//! The activity library of a community: ours and its own, narrowed by minutes, people, place and purpose.

use askama::Template;
use axum::extract::State;
use kith_base::Lang;
use kith_db::Read;
use kith_web::{App, Ask, Choice, Page, Path, Query, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::session::find;
use crate::method::{Aim, Method, Setting, Sought, thing};
use crate::{library, store};

/// What the address asks for, as it stands there.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Asked {
    minutes: String,
    people: String,
    place: String,
    aim: String,
    /// The session whose agenda one adds to.
    session: String,
}

/// A method as a line of the library.
#[derive(Serialize, JsonSchema)]
pub struct MethodLine {
    pub key: String,
    pub href: String,
    pub name: String,
    pub lang: &'static str,
    pub purpose: String,
    pub minutes: i64,
    /// For how many, and where it goes well.
    pub note: String,
}

/// The session whose agenda one adds to.
#[derive(Serialize, JsonSchema)]
pub struct ForSession {
    pub id: String,
    pub title: String,
    pub lang: Lang,
    pub path: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agenda/library.html")]
pub struct LibraryPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    /// What can be done here.
    about: String,
    minutes: Vec<Choice>,
    people: String,
    places: Vec<Choice>,
    aims: Vec<Choice>,
    narrowed: bool,
    session: Option<ForSession>,
    own: Vec<MethodLine>,
    ours: Vec<MethodLine>,
    retired: Vec<MethodLine>,
    may_create: bool,
}

/// `GET /c/{community}/activities`
pub async fn list(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Page<LibraryPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, asked)).await
}

fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, asked: Asked) -> Result<LibraryPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("read", &thing(community.id))?;
    let sought = sought(&asked)?;
    let session = for_session(visit, r, slug, &asked.session)?;
    let own = store::methods_of(r, community.id)?;
    let (retired, own): (Vec<_>, Vec<_>) = own.into_iter().partition(|it| it.retired_at.is_some());
    let path = community.path("/activities");
    let line = |it: &Method| line(&shell, (&path, session.as_ref()), it);
    let may_create = visit.may("create", &thing(community.id));
    Ok(LibraryPage {
        own: own.iter().filter(|it| it.fits(&sought)).map(line).collect(),
        ours: library::ours(shell.tongue()).filter(|it| it.fits(&sought)).map(line).collect(),
        retired: if may_create && session.is_none() { retired.iter().map(line).collect() } else { Vec::new() },
        about: about(&shell, session.as_ref()),
        minutes: minutes(&shell, &asked.minutes),
        people: asked.people,
        places: choices(&shell, &asked.place, Setting::ALL.map(|it| (it.word(), it.key()))),
        aims: choices(&shell, &asked.aim, Aim::ALL.map(|it| (it.word(), it.key()))),
        narrowed: sought != Sought::default(),
        may_create,
        session,
        shell: shell
            .clone()
            .titled(shell.t("activities-title"))
            .under(shell.t("sessions-title"), community.path("/sessions")),
        path,
    })
}

fn about(shell: &Shell, session: Option<&ForSession>) -> String {
    match session {
        Some(session) => shell.ta("activities-lede-for", "title", &session.title),
        None => shell.t("activities-lede"),
    }
}

/// What an address looks for; one that no form of ours has is nowhere.
fn sought(asked: &Asked) -> Result<Sought, Stop> {
    fn part<T>(text: &str, of: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Stop> {
        let text = text.trim();
        if text.is_empty() { Ok(None) } else { of(text).map(Some).ok_or(Stop::Hidden) }
    }
    let number = |text: &str| text.parse::<i64>().ok().filter(|number| (1..=100_000).contains(number));
    Ok(Sought {
        minutes: part(&asked.minutes, number)?,
        people: part(&asked.people, number)?,
        place: part(&asked.place, Setting::of)?,
        aim: part(&asked.aim, Aim::of)?,
    })
}

/// The session that the address names, for whoever puts its agenda together.
pub fn for_session(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<Option<ForSession>, Stop> {
    if id.is_empty() {
        return Ok(None);
    }
    let session = find(visit, r, slug, id)?.session;
    visit.must("edit", &session.thing())?;
    let (title, path) = (session.title.to_string(), session.path(slug));
    Ok(Some(ForSession { id: session.id.to_string(), title, lang: session.lang, path }))
}

fn line(shell: &Shell, (path, session): (&str, Option<&ForSession>), it: &Method) -> MethodLine {
    let href = match session {
        Some(session) => format!("{path}/{}?session={}", it.key, session.id),
        None => format!("{path}/{}", it.key),
    };
    MethodLine {
        href,
        key: it.key.clone(),
        name: it.told.name.clone(),
        lang: it.lang.tag(),
        purpose: it.told.purpose.clone(),
        minutes: it.minutes,
        note: format!("{} · {}", people(shell, it), places(shell, it)),
    }
}

/// For how many people a method is.
pub fn people(shell: &Shell, it: &Method) -> String {
    let (from, to) = it.people;
    shell.said(&kith_base::Say::new("activities-people").with("from", from).with("to", to))
}

/// Where a method goes well.
pub fn places(shell: &Shell, it: &Method) -> String {
    it.places.iter().map(|place| shell.t(place.key())).collect::<Vec<_>>().join(" · ")
}

fn minutes(shell: &Shell, asked: &str) -> Vec<Choice> {
    let choice = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        chosen: value == asked,
        ..Choice::default()
    };
    let most =
        ["5", "10", "15", "20", "30", "45", "60"].map(|minutes| choice(minutes, shell.tn("kit-minutes", minutes)));
    std::iter::once(choice("", shell.t("activities-any"))).chain(most).collect()
}

fn choices<const N: usize>(shell: &Shell, asked: &str, list: [(&'static str, &'static str); N]) -> Vec<Choice> {
    let choice = |(value, key): (&str, &str)| Choice {
        value: value.to_owned(),
        label: shell.t(key),
        chosen: value == asked,
        ..Choice::default()
    };
    let any = Choice { label: shell.t("activities-any"), chosen: asked.is_empty(), ..Choice::default() };
    std::iter::once(any).chain(list.map(choice)).collect()
}
