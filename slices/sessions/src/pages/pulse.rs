//! The pulse of a session: two taps for whoever was there, and what it comes to for everybody the session is for.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_charter::{FrameworkKind, Term, TermId};
use kith_db::Read;
use kith_policy::Authorised;
use kith_web::{App, Ask, Choice, Done, Fields, Page, Path, Query, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::held::{self, Held};
use crate::pulse::{self, Figure, read_rating};
use crate::{Session, store};

type Place = Path<(String, String)>;

/// What stands before the id of a goal in the name of its field.
const GOAL: &str = "goal-";

/// A goal that can be rated.
#[derive(Serialize, JsonSchema)]
struct Goal {
    field: String,
    label: String,
    about: String,
    choices: Vec<Choice>,
}

/// A line of the figures: a goal, or the whole, in each of the sessions.
#[derive(Serialize, JsonSchema)]
struct Row {
    label: String,
    cells: Vec<String>,
}

/// A session among the figures.
#[derive(Serialize, JsonSchema)]
struct Column {
    title: String,
    day: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "pulse/show.html")]
pub struct PulsePage {
    #[serde(skip)]
    shell: Shell,
    session: Authorised<Session>,
    path: String,
    lang: &'static str,
    /// Whether the visitor may answer, was there, and has answered.
    is_open: bool,
    was_there: bool,
    answered: bool,
    overall: Vec<Choice>,
    goals: Vec<Goal>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    words: Vec<String>,
    /// Where the visitor says what may be recorded and quoted.
    consents: String,
    tried: Tried,
}

/// A rating that was tapped in a letter: it is chosen when the page opens, and nothing is kept.
#[derive(Default, Deserialize, JsonSchema)]
pub struct Tapping {
    #[serde(default)]
    overall: String,
}

pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Place,
    Query(tapping): Query<Tapping>,
) -> Page<PulsePage> {
    let tried = Tried::fresh().over([("overall", tapping.overall)]);
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), tried)).await
}

fn page(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, &str), tried: Tried) -> Result<PulsePage, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    visit.must("read", &held.session.thing_of("pulse"))?;
    let terms = kith_charter::store::terms_in_use(r, held.community.id, FrameworkKind::SessionGoals)?;
    let mut figures = store::pulse::figures(r, &held.session)?;
    // A guest of this session learns nothing of those before it.
    figures.retain(|it| visit.may("read", &held.session.beside(it.session)));
    let words = store::pulse::words(r, held.session.id)?;
    let may = visit.may("create", &held.session.thing_of("pulse"));
    let (was_there, answered) = match visit.viewer.person().filter(|_| may) {
        Some(me) => store::pulse::standing(r, held.session.id, me)?,
        None => (false, false),
    };
    let shell = &held.shell;
    let (columns, rows) = told(shell, &terms, &figures);
    Ok(PulsePage {
        is_open: may && pulse::is_open(&held.session, visit.now()),
        was_there,
        answered,
        overall: ratings(shell, &tried, "overall"),
        goals: terms.iter().map(|term| goal(shell, &tried, term)).collect(),
        words: words.into_iter().map(|(word, n)| if n > 1 { format!("{word} ×{n}") } else { word }).collect(),
        lang: held.session.lang.tag(),
        shell: shell.clone().titled(shell.t("pulse-title")),
        consents: super::consent::address(visit, &held),
        path: held.path,
        session: held.session,
        columns,
        rows,
        tried,
    })
}

fn ratings(shell: &Shell, tried: &Tried, field: &str) -> Vec<Choice> {
    let label = |n: i64| pulse::rating_key(n).map_or_else(|| n.to_string(), |key| shell.t(key));
    let given = tried.value(field);
    let choice = |n: i64| {
        let value = n.to_string();
        Choice { chosen: value == given, value, label: label(n), ..Choice::default() }
    };
    pulse::RATINGS.map(choice).collect()
}

fn goal(shell: &Shell, tried: &Tried, term: &Term) -> Goal {
    let field = format!("{GOAL}{}", term.id);
    Goal {
        label: term.text(shell.tongue()).to_owned(),
        about: term.about(shell.tongue()).to_owned(),
        choices: ratings(shell, tried, &field),
        field,
    }
}

/// The figures as a table: the sessions beside one another, the oldest first; below one another the whole and the goals.
fn told(shell: &Shell, terms: &[Term], figures: &[Figure]) -> (Vec<Column>, Vec<Row>) {
    let mut sessions: Vec<&Figure> = figures.iter().filter(|it| it.is_whole()).collect();
    sessions.reverse();
    let cell = |session: &Figure, goal| {
        let found = figures.iter().find(|it| it.session == session.session && it.goal == goal);
        found.map_or_else(|| "·".to_owned(), |it| mean(shell, it))
    };
    let whole = Row {
        label: shell.t("pulse-whole"),
        cells: sessions.iter().map(|session| cell(session, session.session.0)).collect(),
    };
    let of_goal = |term: &Term| Row {
        label: term.text(shell.tongue()).to_owned(),
        cells: sessions.iter().map(|session| cell(session, term.id.0)).collect(),
    };
    let day = |it: &Figure| shell.dated(it.starts_at).text.split(',').next().unwrap_or_default().to_owned();
    let column = |it: &&Figure| Column { title: it.title.clone(), day: day(it) };
    let columns: Vec<_> = sessions.iter().map(column).collect();
    let rows =
        if columns.is_empty() { Vec::new() } else { std::iter::once(whole).chain(terms.iter().map(of_goal)).collect() };
    (columns, rows)
}

/// A mean with one decimal, and over how many.
fn mean(shell: &Shell, it: &Figure) -> String {
    let (whole, tenth, sign) = (it.tenths() / 10, it.tenths() % 10, shell.t("pulse-decimal"));
    let say = Say::new("pulse-of").with("mean", format!("{whole}{sign}{tenth}")).with("people", it.people);
    shell.said(&say)
}

struct Tapped {
    overall: i64,
    word: String,
}

fn word(text: &str) -> Result<String, Say> {
    Ok(kith_base::one_line(text, 40)?.unwrap_or_default())
}

/// The goals that were rated, of those that the community has.
fn rated(fields: &Fields, terms: &[Term]) -> Result<Vec<(TermId, i64)>, Stop> {
    let mut goals = Vec::new();
    for term in terms {
        let field = format!("{GOAL}{}", term.id);
        let text = fields.get(&field);
        if !text.is_empty() {
            goals.push((term.id, read_rating(text).map_err(|say| Stop::field(&field, say))?));
        }
    }
    Ok(goals)
}

/// Whoever was there says how it was: once, so that nobody's answer shows by a figure that changes.
pub async fn answer(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = Held::find(visit, tx, &slug, &id)?;
            visit.must("create", &held.session.thing_of("pulse"))?;
            let me = visit.who()?.id;
            let tapped = read_form!(fields, Tapped { overall: need(read_rating), word: any(word) })?;
            let terms = kith_charter::store::terms_in_use(tx, held.community.id, FrameworkKind::SessionGoals)?;
            let goals = rated(fields, &terms)?;
            if !pulse::is_open(&held.session, visit.now()) {
                return Err(Stop::Conflict(Say::new("pulse-refused-closed")));
            }
            match store::pulse::standing(tx, held.session.id, me)? {
                (false, _) => return Err(Stop::Conflict(Say::new("pulse-refused-not-there"))),
                (_, true) => return Err(Stop::Conflict(Say::new("pulse-refused-answered"))),
                (true, false) => {}
            }
            let at = (held.session.id, me);
            store::pulse::add_pulse(tx, at, (tapped.overall, &tapped.word), &goals, visit.now())?;
            held::log_nobody(visit, tx, &held.session, "pulse.taken")?;
            Ok(Done::to(format!("{}/pulse", held.path)).saying("done-pulse"))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), tried),
    )
    .await
}

#[cfg(test)]
mod tests {
    use crate::pulse::Figure;

    #[test]
    fn a_mean_is_rounded_to_a_tenth() {
        let figure = |people, sum| Figure {
            session: crate::SessionId(kith_base::Uuid::nil()),
            title: String::new(),
            lang: kith_base::Lang::En,
            starts_at: jiff::Timestamp::UNIX_EPOCH,
            goal: kith_base::Uuid::nil(),
            people,
            sum,
        };
        assert_eq!([(5, 20), (5, 21), (10, 43), (15, 50)].map(|(n, sum)| figure(n, sum).tenths()), [40, 42, 43, 33]);
    }
}
