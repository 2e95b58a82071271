//! Commitments: one's own first, then by team and day; one commitment, and what became of it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use kith_base::{Say, Uuid, jiff, one_line};
use kith_charter::Community;
use kith_db::Read;
use kith_facts::Fact;
use kith_policy::Authorised;
use kith_web::{
    App, Ask, Choice, Done, Line, Link, Page, Path, Query, Sent, Shell, Step, Stop, Tried, Visit, read_form,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::came_back::commitment_line;
use crate::commitment::{Answer, Commitment, State as Standing, Sum};
use crate::reach::Reach;
use crate::store;
use crate::store::commitment::{After, no_day};
use crate::wall::read_day;

type Place = Path<(String, String)>;

/// Which commitments, and from where on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct Wanted {
    done: Option<String>,
    team: Option<String>,
    day: Option<Date>,
    id: Option<Uuid>,
}

impl Wanted {
    fn after(&self) -> After {
        match (&self.team, self.day, self.id) {
            (Some(team), Some(day), Some(id)) => After { team: team.clone(), day, id: id.into() },
            _ => After::nothing(),
        }
    }
}

/// One's own commitment, with where one says in a tap what became of it.
#[derive(Serialize, JsonSchema)]
struct Own {
    line: Line,
    action: String,
}

/// The commitments of a team.
#[derive(Serialize, JsonSchema)]
struct Group {
    team: String,
    /// How the commitments of the whole team stand, in a line.
    sum: String,
    commitments: Vec<Line>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "commitments/list.html")]
pub struct ListPage {
    #[serde(skip)]
    shell: Shell,
    tabs: Vec<Link>,
    own: Vec<Own>,
    groups: Vec<Group>,
    later: String,
    states: Vec<(&'static str, String)>,
}

/// What one says became of a commitment.
const OFFERED: [Standing; 3] = [Standing::Done, Standing::Later, Standing::Stuck];

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
    let reach = Reach::of(&visit.app.policy, &visit.viewer, "commitment", community.id);
    if reach.is_empty() {
        return Err(Stop::Hidden);
    }
    let done = wanted.done.is_some();
    let after = wanted.after();
    let own = match visit.viewer.id().filter(|_| !done && after == After::nothing()) {
        Some(me) => store::commitment::commitments_by(r, community.id, me)?,
        None => Vec::new(),
    };
    let mut commitments = store::commitment::commitments(r, community.id, &reach, done, &after)?;
    let sums = store::commitment::sums(r, community.id, &reach)?;
    let more = commitments.len() > 50;
    commitments.truncate(50);
    let later = commitments.last().filter(|_| more).map(|it| next_page(slug, done, it)).unwrap_or_default();
    let title = shell.t("held-commitments");
    Ok(ListPage {
        tabs: tabs(&shell, slug, done),
        own: own.iter().map(|it| own_line(&shell, slug, it)).collect(),
        states: OFFERED.map(|it| (it.word(), shell.t(it.key()))).to_vec(),
        groups: groups(&shell, slug, (&commitments, &sums)),
        later,
        shell: shell.titled(title),
    })
}

fn next_page(slug: &str, done: bool, last: &Commitment) -> String {
    let team = last.team_name.clone().unwrap_or_default();
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    if done {
        pairs.append_pair("done", "yes");
    }
    pairs.append_pair("team", &team);
    pairs.append_pair("day", &last.due_on.unwrap_or_else(no_day).to_string());
    pairs.append_pair("id", &last.id.to_string());
    format!("/c/{slug}/commitments?{}", pairs.finish())
}

fn own_line(shell: &Shell, slug: &str, it: &Commitment) -> Own {
    Own { line: commitment_line(shell, slug, it), action: format!("{}/answers", it.path(slug)) }
}

/// "3 open · 2 done · 1 stuck".
fn told(shell: &Shell, sum: &Sum) -> String {
    // locale: commitments-open commitments-done commitments-later commitments-stuck
    let parts = [
        ("commitments-open", sum.open),
        ("commitments-done", sum.done),
        ("commitments-later", sum.later),
        ("commitments-stuck", sum.stuck),
    ];
    let said = parts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| shell.tn(key, n));
    said.collect::<Vec<_>>().join(" · ")
}

fn groups(shell: &Shell, slug: &str, (commitments, sums): (&[Commitment], &[Sum])) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for it in commitments {
        let team = it.team_name.clone().unwrap_or_else(|| shell.t("held-no-team"));
        let line = Line { note: note_without_team(shell, it), ..commitment_line(shell, slug, it) };
        match groups.last_mut().filter(|group| group.team == team) {
            Some(group) => group.commitments.push(line),
            None => {
                let own = it.team_name.as_deref().unwrap_or_default();
                let sum = sums.iter().find(|sum| sum.team == own).map(|sum| told(shell, sum)).unwrap_or_default();
                groups.push(Group { team, sum, commitments: vec![line] });
            }
        }
    }
    groups
}

fn note_without_team(shell: &Shell, it: &Commitment) -> String {
    let day = it.due_on.map(|day| shell.ta("held-by-day", "day", kith_web::day(shell.tongue(), day)));
    let note = Some(it.note.clone()).filter(|note| !note.is_empty());
    [day, note].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn tabs(shell: &Shell, slug: &str, done: bool) -> Vec<Link> {
    let tab = |key, query, current| Link { current, ..Link::to(shell.t(key), format!("/c/{slug}/commitments{query}")) };
    // locale: held-commitments-open held-commitments-done
    vec![tab("held-commitments-open", "", !done), tab("held-commitments-done", "?done=yes", done)]
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "commitments/show.html")]
pub struct CommitmentPage {
    #[serde(skip)]
    shell: Shell,
    commitment: Authorised<Commitment>,
    /// Where it is said which priorities it serves.
    serves: String,
    path: String,
    lang: &'static str,
    who: String,
    due: String,
    state: String,
    mark: &'static str,
    may_edit: bool,
    states: Vec<Choice>,
    thread: Vec<Step>,
    tried: Tried,
}

fn find(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id): (&str, &str),
) -> Result<(Community, Shell, Authorised<Commitment>), Stop> {
    let (community, shell) = kith_charter::enter(visit, r, slug)?;
    let id = id.parse().map_err(|_| Stop::Hidden)?;
    let mut commitment = store::commitment::commitment(r, community.id, id)?.ok_or(Stop::Hidden)?;
    // What somebody promised remains theirs when they leave the team or cohort; the session around it does not.
    if !visit.may("read", &commitment.thing_of("session")) {
        commitment.session_title.clear();
    }
    let commitment = visit.authorise("read", &commitment.thing(), commitment)?;
    Ok((community, shell, commitment))
}

pub async fn show(State(app): State<App>, ask: Ask, Path((slug, id)): Place) -> Page<CommitmentPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), Tried::fresh())).await
}

fn page(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, &str), tried: Tried) -> Result<CommitmentPage, Stop> {
    let (_, shell, commitment) = find(visit, r, (slug, id))?;
    let tried = tried.over([("note", commitment.note.clone())]);
    let state = |it: Standing| (it.word(), shell.t(it.key()));
    let states = tried.choices("state", OFFERED.map(state));
    let thread = if commitment.session_title.is_empty() { Vec::new() } else { thread(&shell, slug, &commitment) };
    let day = commitment.due_on.map(|day| shell.ta("held-by-day", "day", kith_web::day(shell.tongue(), day)));
    let title = commitment.text.clone();
    let above = shell.t("held-commitments");
    let shell = shell.under(above, format!("/c/{slug}/commitments"));
    Ok(CommitmentPage {
        who: commitment.name.clone().unwrap_or_else(|| shell.t("held-nobody-yet")),
        due: day.unwrap_or_else(|| shell.t("held-no-day")),
        state: shell.t(commitment.state.key()),
        mark: commitment.state.mark(),
        may_edit: visit.may("edit", &commitment.thing()),
        lang: commitment.lang.tag(),
        serves: super::serves(visit, slug, ("commitment", commitment.id.into()), &commitment.thing()),
        path: commitment.path(slug),
        shell: shell.titled(title),
        commitment,
        states,
        thread,
        tried,
    })
}

/// The session in which it was promised, and the commitment.
fn thread(shell: &Shell, slug: &str, it: &Commitment) -> Vec<Step> {
    vec![
        Step {
            label: it.session_title.clone(),
            lang: it.session_lang.tag(),
            href: format!("/c/{slug}/sessions/{}", it.session),
            note: shell.when(it.made_at).text,
            here: false,
        },
        Step { label: shell.t("held-commitment-here"), here: true, ..Step::default() },
    ]
}

fn note(text: &str) -> Result<String, Say> {
    Ok(one_line(text, 500)?.unwrap_or_default())
}

/// The day that "later" means where none is given: when the same people meet next, or in two weeks.
fn later(visit: &Visit, r: &mut Read<'_>, commitment: &Commitment) -> Result<Date, Stop> {
    let today = visit.now().to_zoned(visit.viewer.zone.clone()).date();
    let next = store::commitment::next_meeting(r, commitment.id, visit.now())?;
    Ok(next.filter(|day| *day > today).unwrap_or_else(|| today.saturating_add(jiff::Span::new().days(14))))
}

struct Typed {
    state: Standing,
    due_on: Option<Date>,
    note: String,
}

/// Somebody says what became of it.
pub async fn answer(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (_, _, commitment) = find(visit, tx, (&slug, &id))?;
            visit.must("edit", &commitment.thing())?;
            let typed =
                read_form!(fields, Typed { state: need(Standing::read), due_on: maybe(read_day), note: any(note) })?;
            let due_on = match (typed.state, typed.due_on) {
                (Standing::Later, None) => Some(later(visit, tx, &commitment)?),
                (Standing::Later, day) => day,
                _ => None,
            };
            let answer = Answer { state: typed.state, due_on, note: typed.note };
            let today = visit.now().to_zoned(visit.viewer.zone.clone()).date();
            answer.check(today).map_err(|(field, say)| Stop::field(field, say))?;
            store::commitment::answer_commitment(tx, commitment.id, &answer, visit.now())?;
            let data = json!({ "state": answer.state, "due": answer.due_on });
            let fact = Fact::new("commitment.answered", ("commitment", commitment.id));
            let fact = fact.within(commitment.community).with(data);
            kith_facts::record(tx, &visit.app.env, &Fact { actor: visit.viewer.id().map(Uuid::from), ..fact })?;
            Ok(Done::to(commitment.path(&slug)).saying("done-held-commitment-answered"))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), tried),
    )
    .await
}
