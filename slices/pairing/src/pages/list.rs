//! The pairings of a community: one's own groups, and for those who make them all of them.

use askama::Template;
use axum::extract::State;
use kith_charter::Community;
use kith_db::Read;
use kith_policy::Thing;
use kith_sessions::SessionId;
use kith_web::{App, Ask, Line, Page, Path, Query, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::store::{self, Listed};

/// Of which session; of the whole community without one.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct Of {
    #[serde(default)]
    pub session: String,
}

impl Of {
    /// The session of the address; one that is none of ours is nowhere.
    pub fn id(&self) -> Result<Option<SessionId>, Stop> {
        if self.session.is_empty() { Ok(None) } else { self.session.parse().map(Some).map_err(|_| Stop::Hidden) }
    }
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "pairing/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    /// Where a new one is made; "" for whoever may not.
    new: String,
    lines: Vec<Line>,
}

/// `GET /c/{community}/pairings`
pub async fn show(State(app): State<App>, ask: Ask, Path(slug): Path<String>, Query(of): Query<Of>) -> Page<ListPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, &of)).await
}

/// What a pairing of a session, or of the community, is for.
pub fn thing_of(
    r: &mut Read<'_>,
    community: &Community,
    session: Option<SessionId>,
) -> Result<(Thing, Option<kith_sessions::Session>), Stop> {
    let Some(id) = session else { return Ok((Thing::of_community("pairing", community.id), None)) };
    let session = kith_sessions::store::session(r, community.id, id)?.ok_or(Stop::Hidden)?;
    Ok((session.thing_of("pairing"), Some(session)))
}

fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, of: &Of) -> Result<ListPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let (thing, session) = thing_of(r, &community, of.id()?)?;
    visit.must("read", &thing)?;
    let all = store::pairings(r, community.id, of.id()?, visit.viewer.id())?;
    let lines = all.iter().filter_map(|it| line(visit, &shell, slug, it)).collect();
    let query = session.as_ref().map(|it| format!("?session={}", it.id)).unwrap_or_default();
    let new = community.path(&format!("/pairings/new{query}"));
    let shell = match &session {
        Some(session) => {
            shell.within("/sessions").under_words(session.lang, session.title.as_str(), session.path(slug))
        }
        None => shell.within("/people"),
    };
    Ok(ListPage {
        new: if visit.may("edit", &thing) { new } else { String::new() },
        lines,
        shell: shell.clone().titled(shell.t("matching-title")),
    })
}

/// A line for whoever made it or sits in it; nothing for anybody else.
fn line(visit: &Visit, shell: &Shell, slug: &str, listed: &Listed) -> Option<Line> {
    let pairing = &listed.pairing;
    let may_edit = visit.may("edit", &pairing.thing());
    let mine = listed.mine > 0 && pairing.accepted_at.is_some() && visit.may("read", &pairing.thing());
    let (kind, key) = if pairing.accepted_at.is_some() { ("", "") } else { ("needs", "matching-proposed") };
    (may_edit || mine).then(|| Line {
        text: pairing.title.to_string(),
        lang: pairing.lang.tag(),
        href: pairing.path(slug),
        note: shell.tn("matching-people", listed.people),
        when: Some(shell.dated(pairing.accepted_at.unwrap_or(pairing.made_at))),
        kind: kind.to_owned(),
        state: if key.is_empty() { String::new() } else { shell.t(key) },
        ..Line::default()
    })
}
