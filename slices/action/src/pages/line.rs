//! One line of the work plan: written, changed, taken out by a steward.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use kith_base::{Say, fold, jiff, one_line};
use kith_charter::{Community, TermId};
use kith_db::Read;
use kith_sessions::wall::read_day;
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use super::{all_priorities, priorities, state_word, today};
use crate::days::{Dated, Days, Shape};
use crate::plan::{Draft, Line, LineId, State as Standing};
use crate::store;

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "action/line.html")]
pub struct LinePage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
    path: String,
    back: String,
    priorities: Vec<Choice>,
    states: Vec<Choice>,
    /// Whether it is there already, and can be taken out.
    kept: bool,
    /// Where priorities are made; "" while there are some.
    frameworks: String,
}

/// `GET /c/{community}/work-plan/lines/new`
pub async fn new(State(app): State<App>, ask: Ask, Path(slug): Path<String>) -> Page<LinePage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, None), Tried::fresh())).await
}

/// `GET /c/{community}/work-plan/lines/{line}`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, line)): Path<(String, String)>) -> Page<LinePage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, Some(&line)), Tried::fresh())).await
}

/// The line of an address.
fn line_at(r: &mut Read<'_>, community: &Community, id: &str) -> Result<Line, Stop> {
    let id: LineId = id.parse().map_err(|_| Stop::Hidden)?;
    store::line(r, community.id, id)?.ok_or(Stop::Hidden)
}

fn page(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, Option<&str>), tried: Tried) -> Result<LinePage, Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    visit.must("edit", &community.thing("work-plan"))?;
    let kept = id.map(|id| line_at(r, &community, id)).transpose()?;
    let tried = match &kept {
        Some(line) => tried.over(defaults(&line.said)),
        None => tried.over([
            ("year", today(visit, &community).year().to_string()),
            ("state", Standing::default().word().to_owned()),
        ]),
    };
    let terms = all_priorities(r, community.id)?;
    let of_line = kept.as_ref().map(|it| it.said.term);
    let terms = terms.into_iter().filter(|it| it.retired_at.is_none() || Some(it.id) == of_line);
    let choice = |it: kith_charter::Term| (it.id.to_string(), it.text(shell.tongue()).to_owned());
    let terms: Vec<_> = terms.map(choice).collect();
    let back = community.path("/work-plan");
    let title = shell.t(if kept.is_some() { "align-line-change" } else { "align-line-new" });
    let rest = id.map_or("/lines/new".to_owned(), |id| format!("/lines/{id}"));
    Ok(LinePage {
        path: format!("{back}{rest}"),
        frameworks: if terms.is_empty() { community.path("/frameworks") } else { String::new() },
        priorities: tried.choices("priority", terms.iter().map(|(id, text)| (id.as_str(), text.clone()))),
        states: tried.choices("state", Standing::ALL.map(|it| (it.word(), state_word(&shell, it)))),
        kept: kept.is_some(),
        shell: shell.clone().under(shell.t("align-work-plan"), back.clone()).titled(title),
        back,
        tried,
    })
}

fn defaults(said: &Draft) -> [(&'static str, String); 8] {
    let whole = matches!(said.days().shape(), Shape::Year(year) if i64::from(year) == said.year);
    let day = |it: Date| if whole { String::new() } else { it.to_string() };
    [
        ("priority", said.term.to_string()),
        ("year", said.year.to_string()),
        ("code", said.code.clone()),
        ("text", said.text.clone()),
        ("owner", said.owner.clone()),
        ("state", said.state.word().to_owned()),
        ("from", day(said.from)),
        ("until", day(said.until)),
    ]
}

/// A line as the form has it.
struct Told {
    priority: TermId,
    year: Dated,
    code: String,
    text: String,
    owner: Option<String>,
    state: Standing,
    from: Option<Date>,
    until: Option<Date>,
}

/// A line of text that is not empty.
fn words(most: usize) -> impl Fn(&str) -> Result<String, Say> {
    move |text| one_line(text, most)?.ok_or_else(|| Say::new("error-required"))
}

/// What the form says, if it fits what is here: the priority is one of the community's, the code is free in its year.
fn read(r: &mut Read<'_>, community: &Community, fields: &Fields, own: Option<&Line>) -> Result<Draft, Stop> {
    let no_choice = || Say::new("error-not-a-choice");
    let no_year = |text: &str| Dated::read(text).ok_or_else(|| Say::new("align-plan-no-year"));
    let told = read_form!(
        fields,
        Told {
            priority: need(|text: &str| text.parse().map_err(|_: Say| no_choice())),
            year: need(no_year),
            code: need(words(30)),
            text: need(words(300)),
            owner: maybe(words(120)),
            state: need(|text: &str| Standing::of(text).ok_or_else(no_choice)),
            from: maybe(read_day),
            until: maybe(read_day),
        }
    )?;
    let Told { priority: term, year: Dated { year, days, .. }, code, text, owner, state, from, until } = told;
    let known = own.is_some_and(|it| it.said.term == term);
    if !known && !priorities(r, community.id)?.iter().any(|it| it.id == term) {
        return Err(Stop::field("priority", no_choice()));
    }
    let days = Days { from: from.unwrap_or(days.from), until: until.unwrap_or(days.until) };
    if days.until < days.from {
        return Err(Stop::field("until", Say::new("align-plan-backwards")));
    }
    let same = |it: &Line| fold(&it.said.code) == fold(&code) && own.is_none_or(|own| own.id != it.id);
    if store::lines(r, community.id, (year, year))?.iter().any(same) {
        return Err(Stop::field("code", Say::new("align-line-twice")));
    }
    let owner = owner.unwrap_or_default();
    Ok(Draft { term, year, code, text, owner, state, from: days.from, until: days.until })
}

/// `POST /c/{community}/work-plan/lines/new`
pub async fn add(State(app): State<App>, ask: Ask, Path(slug): Path<String>, sent: Sent) -> Response {
    let again = slug.clone();
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (community, _) = kith_charter::enter(visit, tx, &slug)?;
            visit.must("edit", &community.thing("work-plan"))?;
            let new = read(tx, &community, fields, None)?;
            store::add_line(tx, &visit.app.env, community.id, (&new, visit.viewer.id()))?;
            Ok(Done::to(community.path(&format!("/work-plan?year={}", new.from.year()))).saying("done-line-kept"))
        },
        move |visit, r, tried| page(visit, r, (&again, None), tried),
    )
    .await
}

/// `POST /c/{community}/work-plan/lines/{line}`
pub async fn change(
    State(app): State<App>,
    ask: Ask,
    Path((slug, line)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    let (slug2, line2) = (slug.clone(), line.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (community, _) = kith_charter::enter(visit, tx, &slug)?;
            visit.must("edit", &community.thing("work-plan"))?;
            let old = line_at(tx, &community, &line)?;
            let said = read(tx, &community, fields, Some(&old))?;
            let new = Line { id: old.id, changed_at: visit.now(), said };
            store::change_line(tx, &visit.app.env, community.id, (&new, visit.viewer.id()))?;
            Ok(Done::to(community.path(&format!("/work-plan?year={}", new.said.from.year()))).saying("done-line-kept"))
        },
        move |visit, r, tried| page(visit, r, (&slug2, Some(&line2)), tried),
    )
    .await
}

/// `POST /c/{community}/work-plan/lines/{line}/removals`
pub async fn remove(
    State(app): State<App>,
    ask: Ask,
    Path((slug, line)): Path<(String, String)>,
    sent: Sent,
) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let (community, _) = kith_charter::enter(visit, tx, &slug)?;
        visit.must("edit", &community.thing("work-plan"))?;
        let old = line_at(tx, &community, &line)?;
        store::remove_line(tx, &visit.app.env, community.id, (old.id, visit.viewer.id()))?;
        Ok(Done::to(community.path(&format!("/work-plan?year={}", old.said.from.year()))).saying("done-line-removed"))
    })
    .await
}
