//! The record of a session as people read it: it builds itself from the agenda, and is a page to keep once published.

use askama::Template;
use axum::extract::State;
use kith_base::Cursor;
use kith_db::Read;
use kith_policy::Authorised;
use kith_web::{App, Ask, Line, Page, Path, Query, Shell, Step, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::came_back::{commitment_line, question_line};
use super::held::{self, Held, Paged, Said};
use crate::commitment::Commitment;
use crate::contribution::Line as Contribution;
use crate::question::Question;
use crate::record::{Named, Neighbour, Neighbours, Written};
use crate::{Activity, ActivityId, Session, store};

type Place = Path<(String, String)>;

/// How many contributions a page of a record has: a long one is a few sheets of paper.
pub const LONGEST: i64 = 200;
/// How many of those who were here a record names.
const NAMED: i64 = 200;

/// An activity of the record with what was said in it and stays.
#[derive(Serialize, JsonSchema)]
pub struct Chapter {
    pub title: String,
    /// The language of the title; "" is the page's.
    pub lang: &'static str,
    pub prompt: String,
    pub said: Vec<Said>,
}

/// Somebody who was here.
#[derive(Serialize, JsonSchema)]
struct Present {
    name: String,
    guest: bool,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "record/show.html")]
pub struct RecordPage {
    #[serde(skip)]
    shell: Shell,
    session: Authorised<Session>,
    path: String,
    lang: &'static str,
    starts: kith_web::When,
    published: Option<kith_web::When>,
    may_edit: bool,
    /// How many are noted as here, the first of them by name, and how many are not named.
    here: i64,
    present: Vec<Present>,
    not_named: i64,
    also_present: i64,
    notes_html: String,
    chapters: Vec<Chapter>,
    later: String,
    decisions: Vec<String>,
    named: Vec<Named>,
    /// How much of it may not be quoted any more.
    withdrawn: usize,
    has_pulse: bool,
    commitments: Vec<Line>,
    questions: Vec<Line>,
    thread: Vec<Step>,
}

pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Place,
    Query(paged): Query<Paged>,
) -> Page<RecordPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), &paged)).await
}

fn page(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, &str), paged: &Paged) -> Result<RecordPage, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    visit.must("read", &held.session.thing_of("record"))?;
    let may_edit = visit.may("edit", &held.session.thing_of("record"));
    if held.session.published_at.is_none() && !may_edit {
        return Err(Stop::Hidden);
    }
    let (shell, session) = (&held.shell, held.session.id);
    let Written { notes, decisions, named, withdrawn } = store::record::written(r, session)?;
    let (chapters, later) = chapters(r, &held, paged)?;
    let questions = store::question::questions_of(r, session)?;
    let commitments = store::commitment::commitments_of(r, session)?;
    let (present, here) = store::attendance::present(r, session, NAMED)?;
    let around = held::around(visit, r, &held.session)?;
    let thread = thread(&held, around, slug, &questions);
    let has_pulse = held.session.begun_at.is_some() && held.session.is_over(visit.now());
    let title = shell.ta("held-record-title", "title", held.session.title.as_str());
    Ok(RecordPage {
        starts: shell.when(held.session.starts_at),
        published: held.session.published_at.map(|at| shell.when(at)),
        not_named: here - i64::try_from(present.len()).unwrap_or(here),
        here,
        present: present.into_iter().map(|(name, guest)| Present { name, guest }).collect(),
        also_present: held.session.also_present,
        commitments: commitments.iter().map(|it| promised(visit, shell, slug, it)).collect(),
        questions: questions.iter().map(|it| question_line(shell, slug, it)).collect(),
        lang: held.session.lang.tag(),
        shell: held.shell.clone().titled(title),
        path: held.path,
        session: held.session,
        may_edit,
        notes_html: notes.html,
        chapters,
        later,
        named,
        withdrawn,
        has_pulse,
        decisions: decisions.into_iter().map(|(_, text)| text).collect(),
        thread,
    })
}

/// A commitment as a line of the record. A guest reads it there, and its own page is not open to them.
fn promised(visit: &Visit, shell: &Shell, slug: &str, it: &Commitment) -> Line {
    let line = commitment_line(shell, slug, it);
    if visit.may("read", &it.thing()) { line } else { Line { href: String::new(), ..line } }
}

fn chapters(r: &mut Read<'_>, held: &Held, paged: &Paged) -> Result<(Vec<Chapter>, String), Stop> {
    let agenda = store::agenda(r, held.session.id)?;
    let after = paged.cursor()?.unwrap_or(Cursor::START);
    let lines = store::contribution::for_record(r, held.session.id, false, after, LONGEST + 1)?;
    let (lines, last) = cut(lines);
    let later = last.map(|cursor| format!("{}/record?after={cursor}", held.path)).unwrap_or_default();
    Ok((grouped(held, &agenda, lines), later))
}

/// The lines of one page, and where the next one begins.
pub fn cut(mut lines: Vec<Contribution>) -> (Vec<Contribution>, Option<Cursor>) {
    let longest = usize::try_from(LONGEST).unwrap_or(usize::MAX);
    let more = lines.len() > longest;
    lines.truncate(longest);
    let last = lines.last().map(|it| Cursor { at: it.written_at, id: it.id.into() });
    (lines, last.filter(|_| more))
}

/// What was said, by activity in the order of the agenda; what belongs to none of them at the end.
pub fn grouped(held: &Held, agenda: &[Activity], lines: Vec<Contribution>) -> Vec<Chapter> {
    let (shell, path, lang) = (&held.shell, held.path.as_str(), held.session.lang.tag());
    let known = |id: Option<ActivityId>| agenda.iter().any(|it| Some(it.id) == id);
    let (mut rest, none): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| known(line.activity));
    let mut chapters = Vec::new();
    for activity in agenda {
        let (own, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|line| line.activity == Some(activity.id));
        rest = others;
        if !own.is_empty() {
            let said = held::said(shell, path, own, |_| false);
            chapters.push(Chapter { title: activity.title.to_string(), lang, prompt: activity.prompt.clone(), said });
        }
    }
    if !none.is_empty() {
        let said = held::said(shell, path, none, |_| false);
        chapters.push(Chapter { title: shell.t("held-elsewhere"), lang: "", prompt: String::new(), said });
    }
    chapters
}

/// Where the record came from and what came of it.
fn thread(held: &Held, around: Neighbours, slug: &str, questions: &[Question]) -> Vec<Step> {
    let shell = &held.shell;
    let session = |it: Neighbour, open: bool| Step {
        label: it.title,
        lang: it.lang.tag(),
        href: format!("/c/{slug}/sessions/{}{}", it.id, if open { "/record" } else { "" }),
        note: shell.when(it.starts_at).text,
        here: false,
    };
    let mut steps = Vec::new();
    steps.extend(around.previous.map(|it| session(it, true)));
    let note = shell.when(held.session.starts_at).text;
    let (label, lang) = (held.session.title.to_string(), held.session.lang.tag());
    steps.push(Step { label, lang, note, here: true, ..Step::default() });
    let answered = questions.iter().filter(|it| it.answers > 0).count();
    if !questions.is_empty() {
        steps.push(Step {
            label: shell.tn("held-thread-questions", questions.len()),
            href: format!("{}/record#questions", held.path),
            note: shell.tn("held-thread-answered", answered),
            ..Step::default()
        });
    }
    match around.next {
        Some(it) => steps.push(session(it, false)),
        None => steps.push(Step { label: shell.t("held-thread-next"), ..Step::default() }),
    }
    steps
}
