//! The takeaway questions of a community, of one state or of all.

use askama::Template;
use axum::extract::State;
use kith_base::Cursor;
use kith_db::Read;
use kith_web::{App, Ask, Line, Link, Page, Path, Query, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::came_back::question_line;
use super::held::Paged;
use crate::question::{Question, State as Standing};
use crate::reach::Reach;
use crate::store;

/// Which questions, and from where on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct Wanted {
    state: Option<String>,
    after: Option<String>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "questions/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    tabs: Vec<Link>,
    /// How many came back, in a sentence.
    tally: String,
    questions: Vec<Line>,
    later: String,
    none: String,
}

pub async fn list(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Page<ListPage> {
    app.page(ask, move |visit, r| listed(visit, r, &slug, &wanted)).await
}

fn listed(visit: &Visit, r: &mut Read<'_>, slug: &str, wanted: &Wanted) -> Result<ListPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let reach = Reach::of(&visit.app.policy, &visit.viewer, "question", community.id);
    if reach.is_empty() {
        return Err(Stop::Hidden);
    }
    let state = match wanted.state.as_deref().filter(|word| !word.is_empty()) {
        None => None,
        Some(word) => Some(Standing::of(word).ok_or(Stop::Hidden)?),
    };
    let paged = Paged { after: wanted.after.clone(), ..Paged::default() };
    let before = paged.cursor()?.unwrap_or_else(Cursor::end);
    let mut questions = store::question::questions(r, community.id, &reach, state, before)?;
    let tally = store::question::tally(r, community.id, &reach, None)?;
    let more = questions.len() > 50;
    questions.truncate(50);
    let word = state.map_or("", Standing::word);
    let last = questions.last().map(|it| Cursor { at: it.made_at, id: it.id.into() }).filter(|_| more);
    let title = shell.t("held-questions");
    let line = |it: &Question| Line { when: Some(shell.when(it.made_at)), ..question_line(&shell, slug, it) };
    Ok(ListPage {
        tally: tally.say().map(|say| shell.said(&say)).unwrap_or_default(),
        tabs: tabs(&shell, slug, state),
        questions: questions.iter().map(line).collect(),
        later: last.map(|cursor| format!("/c/{slug}/questions?state={word}&after={cursor}")).unwrap_or_default(),
        none: shell.t(if state.is_some() { "held-questions-none-such" } else { "held-questions-none" }),
        shell: shell.titled(title),
    })
}

fn tabs(shell: &Shell, slug: &str, state: Option<Standing>) -> Vec<Link> {
    let all =
        Link { current: state.is_none(), ..Link::to(shell.t("held-questions-all"), format!("/c/{slug}/questions")) };
    let tab = |it: Standing| Link {
        current: state == Some(it),
        ..Link::to(shell.t(it.key()), format!("/c/{slug}/questions?state={}", it.word()))
    };
    std::iter::once(all).chain(Standing::ALL.into_iter().map(tab)).collect()
}
