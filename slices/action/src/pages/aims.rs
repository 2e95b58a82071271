//! What something serves: said and changed on a small page of its own, to which its page leads.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Lang, Say};
use kith_charter::{Community, Term, TermId};
use kith_db::Read;
use kith_web::{App, Ask, Choice, Done, Page, Path, Sent, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::target::target;
use super::{all_priorities, priorities, today, way};
use crate::aim;
use crate::plan::{Line, LineId};
use crate::store;

type At = Path<(String, String, String)>;

/// Something that it serves.
#[derive(Serialize, JsonSchema)]
struct Served {
    priority: String,
    value: String,
    line: String,
    href: String,
    retired: bool,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "action/aims.html")]
pub struct AimsPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    text: String,
    lang: Lang,
    back: String,
    served: Vec<Served>,
    offered: Vec<Choice>,
    may_edit: bool,
    /// Where priorities are made, for whoever may.
    frameworks: String,
}

/// `GET /c/{community}/aims/{kind}/{thing}`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, kind, thing)): At) -> Page<AimsPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, (&kind, &thing))).await
}

fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, at: (&str, &str)) -> Result<AimsPage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let target = target(visit, r, &community, at)?;
    visit.must("read", &target.aim())?;
    let may_edit = visit.may("edit", &target.aim());
    let terms = all_priorities(r, community.id)?;
    let year = i64::from(today(visit, &community).year());
    let lines = if may_edit { store::lines(r, community.id, (year - 1, year + 1))? } else { Vec::new() };
    let aims = store::aims_of(r, target.kind, target.id)?;
    let served = aims.iter().filter_map(|it| served(&shell, &community, it, &terms)).collect();
    let back = community.path(&target.kind.path(target.id, target.session));
    let shell = shell.under_words(target.lang, target.text.clone(), back.clone());
    Ok(AimsPage {
        path: community.path(&format!("/aims/{}/{}", target.kind.word(), target.id.as_simple())),
        served,
        offered: if may_edit { offered(&shell, &terms, &lines) } else { Vec::new() },
        text: target.text,
        lang: target.lang,
        back,
        may_edit,
        frameworks: way(visit, &community, ("edit", "framework"), "/frameworks"),
        shell: shell.clone().titled(shell.t("align-serves")),
    })
}

fn served(shell: &Shell, community: &Community, it: &aim::Served, terms: &[Term]) -> Option<Served> {
    let found = terms.iter().find(|term| term.id == it.term)?;
    let line = match (it.year, &it.code, &it.text) {
        (Some(year), Some(code), Some(text)) => format!("{year} {code} · {text}"),
        _ => String::new(),
    };
    Some(Served {
        priority: found.text(shell.tongue()).to_owned(),
        value: found.id.to_string(),
        line,
        href: community.path(&format!("/coverage/{}", found.id)),
        retired: found.retired_at.is_some(),
    })
}

/// Each priority, and under it the lines of the work plan that serve it.
fn offered(shell: &Shell, terms: &[Term], lines: &[Line]) -> Vec<Choice> {
    let choice = |value: String, label: String| Choice { value, label, ..Choice::default() };
    let of_term = |term: &Term| {
        let head = choice(format!("term:{}", term.id), term.text(shell.tongue()).to_owned());
        let own = lines.iter().filter(|line| line.said.term == term.id);
        let own = own.map(|line| choice(format!("line:{}", line.id), format!("— {}", line.name())));
        std::iter::once(head).chain(own).collect::<Vec<_>>()
    };
    terms.iter().filter(|it| it.retired_at.is_none()).flat_map(of_term).collect()
}

/// `POST /c/{community}/aims/{kind}/{thing}`
pub async fn point(State(app): State<App>, ask: Ask, Path((slug, kind, thing)): At, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let (community, _) = kith_charter::enter(visit, tx, &slug)?;
        let target = target(visit, tx, &community, (&kind, &thing))?;
        visit.must("edit", &target.aim())?;
        let (term, line) = chosen(tx, &community, fields.get("serves"))?;
        let at = (target.kind, target.id, target.session);
        store::point(tx, &visit.app.env, community.id, at, (term, line, visit.viewer.id()))?;
        Ok(Done::to(community.path(&format!("/aims/{kind}/{thing}"))).saying("done-align-set"))
    })
    .await
}

fn no_choice() -> Stop {
    Stop::field("serves", Say::new("error-not-a-choice"))
}

/// The priority that a form means, and the line of the work plan by which.
fn chosen(r: &mut Read<'_>, community: &Community, text: &str) -> Result<(TermId, Option<LineId>), Stop> {
    let (what, id) = text.split_once(':').ok_or_else(no_choice)?;
    let (term, line) = match what {
        "term" => (id.parse().map_err(|_| no_choice())?, None),
        "line" => {
            let id: LineId = id.parse().map_err(|_| no_choice())?;
            let line = store::line(r, community.id, id)?.ok_or_else(no_choice)?;
            (line.said.term, Some(line.id))
        }
        _ => return Err(no_choice()),
    };
    let known = priorities(r, community.id)?.iter().any(|it| it.id == term);
    if known { Ok((term, line)) } else { Err(no_choice()) }
}

/// `POST /c/{community}/aims/{kind}/{thing}/removals`
pub async fn remove(State(app): State<App>, ask: Ask, Path((slug, kind, thing)): At, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let (community, _) = kith_charter::enter(visit, tx, &slug)?;
        let target = target(visit, tx, &community, (&kind, &thing))?;
        visit.must("edit", &target.aim())?;
        let term: TermId = fields.get("serves").parse().map_err(|_| no_choice())?;
        let at = (target.kind, target.id);
        store::unpoint(tx, &visit.app.env, community.id, at, (term, visit.viewer.id()))?;
        Ok(Done::to(community.path(&format!("/aims/{kind}/{thing}"))).saying("done-align-removed"))
    })
    .await
}
