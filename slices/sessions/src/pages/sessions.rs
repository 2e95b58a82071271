//! The sessions of a community: what is ahead, then what was.

use askama::Template;
use axum::extract::State;
use jiff::SignedDuration;
use kith_base::{Cursor, PAGE, Uuid, jiff};
use kith_charter::Community;
use kith_db::Read;
use kith_policy::TeamId;
use kith_web::{App, Ask, Line, Link, Page, Path, Query, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lines::line;
use crate::reach::Reach;
use crate::session::LONGEST;
use crate::store::{self, Listed, Wanted};
use crate::{SeriesId, Session};

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "sessions/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    slug: String,
    may_plan: bool,
    tabs: Vec<Link>,
    /// The series that the list is narrowed to.
    series: Option<Link>,
    ahead: Vec<Line>,
    past: Vec<Line>,
    /// Whether this is the first page: only there what is ahead stands above what was.
    first: bool,
    /// The addresses of later and of earlier sessions; "" where there are none.
    later: String,
    earlier: String,
}

/// What the address asks for, as it stands there.
#[derive(Deserialize, JsonSchema)]
pub struct Sought {
    team: Option<String>,
    series: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

/// What the address asks for.
struct Asked {
    team: Option<TeamId>,
    series: Option<SeriesId>,
    before: Option<Cursor>,
    after: Option<Cursor>,
}

impl Asked {
    fn read(sought: &Sought) -> Result<Self, Stop> {
        fn part<T: std::str::FromStr>(text: &Option<String>) -> Result<Option<T>, Stop> {
            text.as_ref().map(|text| text.parse().map_err(|_| Stop::Hidden)).transpose()
        }
        Ok(Self {
            team: part(&sought.team)?,
            series: part(&sought.series)?,
            before: part(&sought.before)?,
            after: part(&sought.after)?,
        })
    }

    /// The address of the list with the same filter, from elsewhere.
    fn address(&self, slug: &str, name: &str, cursor: Cursor) -> String {
        let filter = match (self.team, self.series) {
            (Some(team), _) => format!("team={team}&"),
            (None, Some(series)) => format!("series={series}&"),
            (None, None) => String::new(),
        };
        format!("/c/{slug}/sessions?{filter}{name}={cursor}")
    }
}

/// `GET /c/{community}/sessions`
pub async fn list(
    State(app): State<App>,
    ask: Ask,
    Path(slug): Path<String>,
    Query(sought): Query<Sought>,
) -> Page<ListPage> {
    app.page(ask, move |visit, r| {
        let (community, shell) = kith_charter::enter(visit, r, &slug)?;
        let reach = Reach::of(&visit.app.policy, &visit.viewer, "session", community.id);
        if reach.is_empty() {
            return Err(Stop::Hidden);
        }
        let asked = Asked::read(&sought)?;
        let wanted = Wanted {
            community: community.id,
            reader: visit.viewer.id(),
            reach,
            team: asked.team,
            series: asked.series,
        };
        page(visit, r, (&community, shell), &asked, &wanted)
    })
    .await
}

fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    (community, shell): (&Community, Shell),
    asked: &Asked,
    wanted: &Wanted,
) -> Result<ListPage, Stop> {
    let slug = community.slug.to_string();
    let now = visit.now();
    let first = asked.before.is_none() && asked.after.is_none();
    let ahead_from = Cursor { at: now - SignedDuration::from_mins(LONGEST), id: Uuid::nil() };
    let ahead = match asked.before {
        Some(_) => Leaf::default(),
        None => leaf(store::sessions_after(r, wanted, asked.after.unwrap_or(ahead_from), PAGE + 1)?),
    };
    let past = match asked.after {
        Some(_) => Leaf::default(),
        None => {
            let before = asked.before.unwrap_or(Cursor { at: now, id: Uuid::max() });
            leaf(store::sessions_before(r, wanted, before, PAGE + 1)?)
        }
    };
    let lines = |list: &[Listed], over: bool| -> Vec<Line> {
        let told = |listed: &&Listed| listed.session.is_over(now) == over;
        list.iter().filter(told).map(|listed| line(&visit.app, &visit.viewer, &slug, listed)).collect()
    };
    let series = series_link(visit, r, community, asked)?;
    Ok(ListPage {
        may_plan: visit.may("create", &community.thing("session")),
        tabs: tabs(visit, r, community, (&shell, asked))?,
        ahead: lines(&ahead.list, false),
        past: lines(&past.list, true),
        later: ahead.more.map(|cursor| asked.address(&slug, "after", cursor)).unwrap_or_default(),
        earlier: past.more.map(|cursor| asked.address(&slug, "before", cursor)).unwrap_or_default(),
        first,
        series,
        shell: shell.clone().titled(shell.t("sessions-title")),
        slug,
    })
}

/// One page of a list and where the next one starts.
#[derive(Default)]
struct Leaf {
    list: Vec<Listed>,
    more: Option<Cursor>,
}

fn leaf(mut list: Vec<Listed>) -> Leaf {
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let full = list.len() > most;
    list.truncate(most);
    let more = list.last().filter(|_| full).map(|last| cursor(&last.session));
    Leaf { list, more }
}

fn cursor(session: &Session) -> Cursor {
    Cursor { at: session.starts_at, id: session.id.into() }
}

/// All sessions, those of each team of the reader, those of each series.
fn tabs(
    visit: &Visit,
    r: &mut Read<'_>,
    community: &Community,
    (shell, asked): (&Shell, &Asked),
) -> Result<Vec<Link>, Stop> {
    let here = |label: String, href: String, current: bool| Link { current, ..Link::to(label, href) };
    let base = community.path("/sessions");
    let mut tabs = vec![here(shell.t("sessions-all"), base.clone(), asked.team.is_none() && asked.series.is_none())];
    let own: Vec<TeamId> = visit.viewer.memberships.iter().filter_map(|membership| membership.team).collect();
    for team in kith_charter::store::teams_of(r, community.id)? {
        if own.contains(&team.id) || asked.team == Some(team.id) {
            tabs.push(here(team.name.to_string(), format!("{base}?team={}", team.id), asked.team == Some(team.id)));
        }
    }
    let reach = Reach::of(&visit.app.policy, &visit.viewer, "session", community.id);
    for series in store::series_of(r, community.id, &reach, 6)? {
        let current = asked.series == Some(series.id);
        tabs.push(here(series.title.to_string(), format!("{base}?series={}", series.id), current));
    }
    Ok(if tabs.len() > 1 { tabs } else { Vec::new() })
}

/// The series that the list is narrowed to; one that the reader may not read does not exist.
fn series_link(visit: &Visit, r: &mut Read<'_>, community: &Community, asked: &Asked) -> Result<Option<Link>, Stop> {
    let Some(id) = asked.series else { return Ok(None) };
    let series = store::one_series(r, community.id, id)?.ok_or(Stop::Hidden)?;
    visit.must("read", &series.thing())?;
    Ok(Some(Link::to(series.title.to_string(), series.path(&community.slug))))
}
