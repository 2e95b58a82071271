//! The first page: your week for whoever is signed in, what Kith is for everybody else.

use askama::Template;
use axum::extract::State;
use kith_db::Read;
use kith_policy::Thing;
use kith_web::{App, Ask, Block, Page, Part, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "home.html")]
pub struct Home {
    #[serde(skip)]
    shell: Shell,
    first_name: String,
    needs_you: Vec<Block>,
    minutes: i64,
    next: Vec<Block>,
    came: Vec<Block>,
    communities: Vec<Block>,
}

/// `GET /`
pub async fn show(State(app): State<App>, ask: Ask) -> Page<Home> {
    app.page(ask, home).await
}

fn home(visit: &Visit, read: &mut Read<'_>) -> Result<Home, Stop> {
    visit.must("read", &Thing::of_instance("home"))?;
    let shell = visit.shell();
    let mut blocks = Vec::new();
    for panel in &visit.app.panels {
        blocks.extend(panel(&visit.app, read, &visit.viewer, None)?);
    }
    let of =
        |part: Part| blocks.iter().filter(|it| it.part == part && !it.lines.is_empty()).cloned().collect::<Vec<_>>();
    let needs_you = of(Part::NeedsYou);
    let minutes = needs_you.iter().flat_map(|block| &block.lines).filter_map(|line| line.minutes).sum();
    let name = visit.viewer.who.as_ref().map(|who| who.name.as_str()).unwrap_or_default();
    let title = if name.is_empty() { shell.t("people-front-title") } else { shell.t("people-week-title") };
    Ok(Home {
        first_name: name.split_whitespace().next().unwrap_or_default().to_owned(),
        minutes,
        needs_you,
        next: of(Part::Next),
        came: of(Part::Came),
        communities: of(Part::Community),
        shell: shell.titled(title),
    })
}
