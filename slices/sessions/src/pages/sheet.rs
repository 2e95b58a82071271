//! The sheet on which the host ticks who came: first who is noted, expected or was heard, then everybody else the
//! session is for; page by page, or by name.

use askama::Template;
use axum::extract::State;
use kith_base::{Arg, PAGE, Say};
use kith_charter::Team;
use kith_charter::store::Search;
use kith_db::Read;
use kith_web::{App, Ask, Choice, Fields, Named, Page, Path, Query, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::held::{Held, beside_name};
use crate::attendance::{Beside, Corrected, How, OfTeam, OnSheet, Place as At, many_beside};
use crate::store;

type Place = Path<(String, String)>;

/// The choice that says that somebody did not come.
pub const NOT_HERE: &str = "none";
/// What stands before the id of a person in the name of their field.
pub const HOW: &str = "how-";

/// Whom the sheet is about, as its address says: a name, and the place from which it goes on.
#[derive(Clone, Default, Deserialize, JsonSchema)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    pub after: String,
}

impl Asked {
    /// What a form that stands on the sheet sends along.
    pub fn of(fields: &Fields) -> Self {
        Self { q: fields.get("q").to_owned(), after: fields.get("after").to_owned() }
    }

    fn place(&self) -> Result<At, Stop> {
        if self.after.is_empty() { Ok(At::START) } else { self.after.parse().map_err(|_| Stop::Hidden) }
    }

    /// The address of the sheet for the same name, from after this place.
    pub fn address(&self, path: &str, after: &str) -> String {
        let pairs = [("q", self.q.as_str()), ("after", after)].into_iter().filter(|(_, value)| !value.is_empty());
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        if query.is_empty() { format!("{path}/attendance") } else { format!("{path}/attendance?{query}") }
    }
}

/// A line of the sheet.
#[derive(Serialize, JsonSchema)]
struct Row {
    field: String,
    who: Named,
    organisation: String,
    hows: Vec<Choice>,
}

/// Some lines of the sheet under their heading.
#[derive(Serialize, JsonSchema)]
struct Part {
    title: String,
    rows: Vec<Row>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "run/attendance.html")]
pub struct Sheet {
    #[serde(skip)]
    shell: Shell,
    path: String,
    /// Where one goes who changes nothing: back to where the session runs, or to the session.
    back: String,
    starts: kith_web::When,
    q: String,
    after: String,
    /// Whether there is more than this page, so that one looks for a name.
    finds: bool,
    parts: Vec<Part>,
    /// The address of the next page, and its place alone.
    next: String,
    next_place: String,
    counts: Vec<Count>,
    more_teams: i64,
    present: i64,
    /// How many came beside those who are noted, in all; and what was told of teams.
    beside: i64,
    of_teams: Vec<String>,
    teams: Vec<Choice>,
    hows: Vec<Choice>,
    corrections: Vec<Correction>,
    tried: Tried,
}

/// A correction in words.
#[derive(Serialize, JsonSchema)]
struct Correction {
    who: String,
    what: String,
    by: String,
    when: kith_web::When,
}

/// How many corrections the sheet lists.
const CORRECTIONS: i64 = 20;

/// How many of a team came.
#[derive(Serialize, JsonSchema)]
struct Count {
    team: String,
    came: i64,
    all: i64,
}

/// How many teams the sheet counts.
const TEAMS: i64 = 40;

pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Place,
    Query(asked): Query<Asked>,
) -> Page<Sheet> {
    app.page(ask, move |visit, r| sheet(visit, r, (&slug, &id), &asked, Tried::fresh())).await
}

pub fn sheet(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id): (&str, &str),
    asked: &Asked,
    tried: Tried,
) -> Result<Sheet, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    visit.must("edit", &held.session.thing_of("attendance"))?;
    let words = Search::words_of(&asked.q);
    let mut people = store::people::sheet(r, &held.session, (&words, asked.place()?), visit.now())?;
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = people.len() > most;
    people.truncate(most);
    let next_place = people.last().filter(|_| more).map(|last| last.place().to_string()).unwrap_or_default();
    let next = if more { asked.address(&held.path, &next_place) } else { String::new() };
    let teams = store::people::by_team(r, &held.session, visit.now(), TEAMS)?;
    let beside = store::attendance::beside(r, held.session.id)?;
    let corrections = store::attendance::corrections(r, held.session.id, CORRECTIONS)?;
    let also = |how: How| match many_beside(&held.session, &beside, how) {
        0 if how != How::Room => String::new(),
        many => many.to_string(),
    };
    let also = [("also_present", How::Room), ("also_phone", How::Telephone), ("also_screen", How::Screen)]
        .map(|(field, how)| (field, also(how)));
    let choices = kith_charter::store::teams_of(r, held.community.id)?;
    let tried = tried.over(also).over([("how", How::Room.word().to_owned())]);
    Ok(Sheet {
        beside: held.session.also_present,
        of_teams: beside.iter().filter_map(|it| of_team(&held.shell, it)).collect(),
        teams: team_choices(&held.shell, &tried, &choices),
        hows: tried.choices("how", How::ALL.map(|how| (how.word(), held.shell.t(how.key())))),
        corrections: corrections.iter().map(|it| correction(&held.shell, it)).collect(),
        starts: held.shell.when(held.session.starts_at),
        q: asked.q.clone(),
        after: asked.after.clone(),
        finds: more || !words.is_empty() || !asked.after.is_empty(),
        parts: parts(&held.shell, &people, &tried),
        next,
        next_place,
        more_teams: teams.first().map_or(0, |first| first.teams - TEAMS).max(0),
        present: teams.first().map_or(0, |first| first.present),
        counts: teams.into_iter().map(|of| count(&held.shell, of)).collect(),
        shell: held.shell.clone().titled(held.shell.t("held-attendance")),
        back: if held.is_open(visit) { format!("{}/run", held.path) } else { held.path.clone() },
        path: held.path,
        tried,
    })
}

/// "Twelve of Larkhaven, in the room".
fn of_team(shell: &Shell, it: &Beside) -> Option<String> {
    let team = Arg::Text(it.team_name.clone()?);
    let args = vec![("n", Arg::Number(it.many)), ("team", team), ("how", Arg::Text(shell.t(it.how.key())))];
    Some(shell.said(&Say { key: "attendance-of-team", args }))
}

fn team_choices(shell: &Shell, tried: &Tried, teams: &[Team]) -> Vec<Choice> {
    let chosen = tried.value("team");
    let choice = |value: String, label: String| Choice { chosen: value == chosen, value, label, ..Choice::default() };
    let open = teams.iter().filter(|team| team.ended_at.is_none());
    let first = std::iter::once(choice(String::new(), shell.t("attendance-choose-team")));
    let all: Vec<_> = first.chain(open.map(|team| choice(team.id.to_string(), team.name.to_string()))).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

fn correction(shell: &Shell, it: &Corrected) -> Correction {
    let word = |how: Option<How>| shell.t(how.map_or("held-how-none", How::key));
    Correction {
        who: it.name.clone(),
        what: format!("{} → {}", word(it.was), word(it.became)),
        by: [it.by.clone().unwrap_or_default(), shell.t(it.via.key())].join(" · "),
        when: shell.when(it.at),
    }
}

fn count(shell: &Shell, OfTeam { team, came, all, .. }: OfTeam) -> Count {
    Count { team: team.unwrap_or_else(|| shell.t("held-no-team")), came, all }
}

/// The sheet in its two parts, where there are two.
fn parts(shell: &Shell, people: &[OnSheet], tried: &Tried) -> Vec<Part> {
    let (expected, others): (Vec<_>, Vec<_>) = people.iter().partition(|it| it.rank == 0);
    let both = !expected.is_empty() && !others.is_empty();
    // locale: held-roster held-roster-expected held-roster-others
    let keys = if both { ["held-roster-expected", "held-roster-others"] } else { ["held-roster"; 2] };
    let part = |(key, people): (&str, Vec<&OnSheet>)| Part {
        title: shell.t(key),
        rows: people.into_iter().map(|it| row(shell, it, tried)).collect(),
    };
    keys.into_iter().zip([expected, others]).filter(|(_, people)| !people.is_empty()).map(part).collect()
}

fn row(shell: &Shell, it: &OnSheet, tried: &Tried) -> Row {
    let field = format!("{HOW}{}", it.person);
    let noted = it.how.map_or(NOT_HERE, How::word);
    let typed = tried.value(&field);
    let chosen = if typed.is_empty() { noted } else { typed.as_str() };
    let none = (NOT_HERE, shell.t("held-how-none"));
    let each = How::ALL.into_iter().map(|how| (how.word(), shell.t(how.key())));
    let choice = |(value, label): (&str, String)| Choice {
        chosen: value == chosen,
        value: value.to_owned(),
        label,
        ..Choice::default()
    };
    let hows = std::iter::once(none).chain(each).map(choice).collect();
    Row { who: Named::new(&it.name, ""), organisation: beside_name(shell, it.guest, &it.organisation), hows, field }
}
