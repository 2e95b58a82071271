//! The facilitator's script: everything that somebody needs who runs the session, on two sheets of paper.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;
use kith_base::{Lang, jiff};
use kith_charter::FrameworkKind;
use kith_db::Read;
use kith_web::{App, Ask, Page, Path, Shell, Stop, Visit, When, clock};
use schemars::JsonSchema;
use serde::Serialize;

use super::agenda::titled;
use super::session::{Found, find};
use crate::agenda::{Minutes, begins};
use crate::lines::way_by_phone;
use crate::method::{Method, Setting};
use crate::preparation::Placed;
use crate::{Activity, Session, library, store};

/// A part of the script.
#[derive(Serialize, JsonSchema)]
pub struct Part {
    begins: String,
    minutes: i64,
    title: String,
    prompt: String,
    /// The language of what the method says.
    lang: &'static str,
    purpose: String,
    steps: Vec<String>,
    needs: String,
    /// How it goes at each place.
    places: Vec<(String, String)>,
    /// What people asked ahead and is taken up here.
    asked: Vec<Asked>,
}

/// Something that somebody asked ahead.
#[derive(Clone, Serialize, JsonSchema)]
pub struct Asked {
    pub text: String,
    pub lang: &'static str,
    /// "" where it was asked without a name.
    pub who: String,
}

/// What every session of the community should do.
#[derive(Serialize, JsonSchema)]
pub struct Goal {
    text: String,
    about: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agenda/script.html")]
pub struct ScriptPage {
    #[serde(skip)]
    shell: Shell,
    title: String,
    purpose: String,
    lang: Lang,
    back: String,
    when: When,
    minutes: i64,
    over: i64,
    left: i64,
    ends: String,
    facilitator: String,
    yes: i64,
    by_phone: usize,
    perhaps: i64,
    dial_in: String,
    goals: Vec<Goal>,
    parts: Vec<Part>,
}

/// `GET /c/{community}/sessions/{session}/script`
pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Path<(String, String)>) -> Page<ScriptPage> {
    app.page(ask, move |visit, r| page(visit, r, &slug, &id)).await
}

fn page(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<ScriptPage, Stop> {
    let found = find(visit, r, slug, id)?;
    visit.must("run", &found.session.thing())?;
    let shell = titled(&found, slug, "activities-script");
    let Found { session, facilitator, .. } = found;
    let agenda = store::agenda(r, session.id)?;
    let minutes = Minutes::of(&agenda, session.minutes);
    let rsvp = super::rsvp::view(visit, r, (&session, None), &shell)?;
    let told = |at: Timestamp| clock(shell.tongue(), &at.to_zoned(visit.viewer.zone.clone()));
    Ok(ScriptPage {
        title: session.title.to_string(),
        purpose: session.purpose.clone(),
        lang: session.lang,
        back: session.path(slug),
        when: shell.when(session.starts_at),
        minutes: session.minutes,
        over: minutes.over(),
        left: minutes.left(),
        ends: told(session.starts_at + jiff::SignedDuration::from_mins(minutes.total)),
        facilitator: facilitator.unwrap_or_default(),
        yes: rsvp.yes,
        by_phone: rsvp.by_phone.len(),
        perhaps: rsvp.perhaps,
        dial_in: way_by_phone(&visit.app, &visit.viewer, &session).unwrap_or_default(),
        goals: goals(r, &session, &shell)?,
        parts: parts(r, &session, (&shell, &agenda), told)?,
        shell,
    })
}

fn goals(r: &mut Read<'_>, session: &Session, shell: &Shell) -> Result<Vec<Goal>, Stop> {
    let terms = kith_charter::store::terms_in_use(r, session.community_id, FrameworkKind::SessionGoals)?;
    let goal = |term: &kith_charter::Term| Goal {
        text: term.text(shell.tongue()).to_owned(),
        about: term.about(shell.tongue()).to_owned(),
    };
    Ok(terms.iter().map(goal).collect())
}

fn parts(
    r: &mut Read<'_>,
    session: &Session,
    (shell, agenda): (&Shell, &[Activity]),
    told: impl Fn(Timestamp) -> String,
) -> Result<Vec<Part>, Stop> {
    let asked = store::placed_needs(r, session.id)?;
    let ours = |key: &str| library::one_of_ours(key, shell.tongue());
    let needs_own = agenda.iter().filter_map(|it| it.method.as_deref()).any(|key| ours(key).is_none());
    let own = if needs_own { store::methods_of(r, session.community_id)? } else { Vec::new() };
    let times = begins(session.starts_at, agenda);
    let part = |(it, at): (&Activity, Timestamp)| {
        let key = it.method.as_deref().unwrap_or_default();
        let method = ours(key).or_else(|| own.iter().find(|method| method.key == key));
        part(shell, (it, told(at)), method, &asked)
    };
    Ok(agenda.iter().zip(times).map(part).collect())
}

fn part(shell: &Shell, (it, begins): (&Activity, String), method: Option<&Method>, asked: &[Placed]) -> Part {
    let place = |method: &Method, place: Setting| (shell.t(place.key()), method.told.at(place).to_owned());
    let places = |method: &Method| Setting::ALL.map(|at| place(method, at)).to_vec();
    let mut places = method.map(places).unwrap_or_default();
    places.retain(|(_, text)| !text.is_empty());
    let own = asked.iter().filter(|need| need.activity == it.id);
    Part {
        begins,
        minutes: it.minutes,
        title: it.title.to_string(),
        prompt: it.prompt.clone(),
        lang: method.map_or("", |method| method.lang.tag()),
        purpose: method.map(|method| method.told.purpose.clone()).unwrap_or_default(),
        steps: method.map(|method| method.told.steps.clone()).unwrap_or_default(),
        needs: method.map(|method| method.told.needs.clone()).unwrap_or_default(),
        places,
        asked: own.map(Asked::from).collect(),
    }
}

impl From<&Placed> for Asked {
    fn from(it: &Placed) -> Self {
        Self { text: it.text.clone(), lang: it.lang.tag(), who: it.name.clone().unwrap_or_default() }
    }
}
