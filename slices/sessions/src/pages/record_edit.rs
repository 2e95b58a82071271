//! Where a facilitator makes the record ready: notes, what stays, what was decided, promised and asked; and publishes it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Cursor, Say};
use kith_charter::store::Search;
use kith_db::{Read, Tx};
use kith_policy::Audience;
use kith_web::{App, Ask, Choice, Done, Line, Page, Path, Prose, Query, Sent, Shell, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::came_back::{commitment_line, question_line};
use super::held::{self, Held, Paged};
use super::record::{Chapter, LONGEST, cut, grouped};
use crate::commitment::Commitment;
use crate::contribution::ContributionId;
use crate::question::Question;
use crate::record::{Holds, Named, Notes, WriteRecap, Written, doubtful, missing};
use crate::store;

type Place = Path<(String, String)>;

/// A decision that can be struck out.
#[derive(Serialize, JsonSchema)]
struct Decided {
    text: String,
    remove: String,
}

/// A commitment that nobody has taken on yet.
#[derive(Serialize, JsonSchema)]
struct Unclaimed {
    text: String,
    action: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "record/edit.html")]
pub struct EditPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    lang: &'static str,
    published: bool,
    /// What keeps it from being published, and what is worth a second look.
    missing: Vec<String>,
    doubtful: Vec<String>,
    chapters: Vec<Chapter>,
    later: String,
    decisions: Vec<Decided>,
    named: Vec<Decided>,
    commitments: Vec<Line>,
    unclaimed: Vec<Unclaimed>,
    questions: Vec<Line>,
    everybody: Vec<Choice>,
    takers: Vec<Choice>,
    readers: i64,
    /// The name that somebody is looked for by, where there are more people than the fields offer.
    who: String,
    finds: bool,
    tried: Tried,
}

pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Place,
    Query(paged): Query<Paged>,
) -> Page<EditPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), &paged, Tried::fresh())).await
}

/// The session whose record the visitor may edit.
pub fn edited(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, &str)) -> Result<Held, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    visit.must("edit", &held.session.thing_of("record"))?;
    Ok(held)
}

/// The page, fresh or with what was typed.
pub fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id): (&str, &str),
    paged: &Paged,
    tried: Tried,
) -> Result<EditPage, Stop> {
    let held = edited(visit, r, (slug, id))?;
    let shell = &held.shell;
    let Contents { notes, decisions, named, commitments, questions, holds } = contents(r, &held)?;
    let (chapters, later) = choices(r, &held, paged)?;
    let words = Search::words_of(&paged.who);
    let now = visit.now();
    let people = store::people::room(r, &held.session, None, (None, &words), (now, held::OFFERED))?;
    let (here, readers) = people.first().map_or((0, 0), |first| (first.here, first.all));
    let holds = Holds { present: here + held.session.also_present, ..holds };
    let say = |list: Vec<Say>| list.iter().map(|say| shell.said(say)).collect();
    let unclaimed = commitments
        .iter()
        .filter(|it| it.person.is_none())
        .map(|it| Unclaimed { text: it.text.clone(), action: format!("{}/commitments/{}/persons", held.path, it.id) });
    let struck = |text, remove| Decided { text, remove };
    let decided = |(id, text)| Decided { text, remove: format!("{}/decisions/{id}/removals", held.path) };
    let title = shell.ta("held-edit-title", "title", held.session.title.as_str());
    Ok(EditPage {
        lang: held.session.lang.tag(),
        published: held.session.published_at.is_some(),
        missing: say(missing(&held.session, holds, &commitments, visit.now())),
        doubtful: say(doubtful(holds, &commitments)),
        decisions: decisions.into_iter().map(decided).collect(),
        named: named
            .into_iter()
            .map(|it| struck(it.text, format!("{}/resources/{}/removals", held.path, it.id)))
            .collect(),
        unclaimed: unclaimed.collect(),
        commitments: commitments.iter().map(|it| commitment_line(shell, slug, it)).collect(),
        questions: questions.iter().map(|it| question_line(shell, slug, it)).collect(),
        everybody: held::choices(&people, &words, shell.t("held-nobody-yet"), &tried.value("by_person")),
        takers: held::choices(&people, &words, shell.t("held-choose-person"), ""),
        readers,
        who: paged.who.clone(),
        finds: readers > held::OFFERED,
        tried: tried.over([("notes", notes)]),
        shell: held.shell.clone().titled(title),
        path: held.path,
        chapters,
        later,
    })
}

/// What the record holds.
struct Contents {
    notes: String,
    decisions: Vec<(crate::commitment::DecisionId, String)>,
    named: Vec<Named>,
    commitments: Vec<Commitment>,
    questions: Vec<Question>,
    holds: Holds,
}

fn contents(r: &mut Read<'_>, held: &Held) -> Result<Contents, Stop> {
    let session = held.session.id;
    let Written { notes: Notes { text: notes, .. }, decisions, named, .. } = store::record::written(r, session)?;
    let commitments = store::commitment::commitments_of(r, session)?;
    let questions = store::question::questions_of(r, session)?;
    let many = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let holds = Holds {
        notes: !notes.trim().is_empty(),
        kept: store::record::kept(r, session)?,
        decisions: many(decisions.len()),
        questions: many(questions.len()),
        present: held.session.also_present,
    };
    Ok(Contents { notes, decisions, named, commitments, questions, holds })
}

/// What was said, with what stays ticked.
fn choices(r: &mut Read<'_>, held: &Held, paged: &Paged) -> Result<(Vec<Chapter>, String), Stop> {
    let agenda = store::agenda(r, held.session.id)?;
    let after = paged.cursor()?.unwrap_or(Cursor::START);
    let (lines, last) = cut(store::contribution::for_record(r, held.session.id, true, after, LONGEST + 1)?);
    let later = last.map(|cursor| format!("{}/record/edit?after={cursor}#kept", held.path)).unwrap_or_default();
    Ok((grouped(held, &agenda, lines), later))
}

struct Noted {
    notes: Prose,
}

/// The facilitator's notes.
pub async fn set_notes(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let held = edited(visit, tx, (&slug, &id))?;
            let noted = read_form!(fields, Noted { notes: any(Prose::read) })?;
            store::record::set_notes(tx, held.session.id, &noted.notes)?;
            let subject = ("session", held.session.id.into());
            held::log(visit, tx, &held.session, ("record.noted", subject), json!({}))?;
            Ok(Done::to(format!("{}/record/edit", held.path)).saying("done-held-notes"))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), &Paged::default(), tried),
    )
    .await
}

struct Chosen {
    shown: Vec<ContributionId>,
    kept: Vec<ContributionId>,
}

/// The contribution that a mark on the page names.
fn read_mark(text: &str) -> Result<ContributionId, Say> {
    text.strip_prefix("c-").unwrap_or(text).parse()
}

/// The facilitator chooses which of the contributions shown stay in the record.
pub async fn choose(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let held = edited(visit, tx, (&slug, &id))?;
        let chosen = read_form!(fields, Chosen { shown: each(read_mark), kept: each(read_mark) })?;
        let mut changed = 0_i64;
        for it in &chosen.shown {
            changed += i64::from(store::contribution::keep(tx, held.session.id, *it, chosen.kept.contains(it))?);
        }
        let subject = ("session", held.session.id.into());
        held::log(visit, tx, &held.session, ("record.chosen", subject), json!({ "changed": changed }))?;
        Ok(Done::to(format!("{}/record/edit#kept", held.path)).saying("done-held-chosen"))
    })
    .await
}

/// The record is published: everybody it is for gets a recap.
pub async fn publish(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, _| {
        let held = edited(visit, tx, (&slug, &id))?;
        let Contents { commitments, holds, .. } = contents(tx, &held)?;
        if let Some(first) = missing(&held.session, holds, &commitments, visit.now()).into_iter().next() {
            return Err(Stop::Conflict(first));
        }
        if !store::record::publish_at(tx, held.session.id, visit.viewer.id(), visit.now())? {
            return Err(Stop::Conflict(Say::new("held-refused-published-before")));
        }
        let readers = write_recaps(visit, tx, &held)?;
        let subject = ("session", held.session.id.into());
        held::log(visit, tx, &held.session, ("session.published", subject), json!({ "readers": readers }))?;
        Ok(Done::to(format!("{}/record", held.path)).saying("done-held-published"))
    })
    .await
}

fn write_recaps(visit: &Visit, tx: &mut Tx<'_>, held: &Held) -> Result<usize, Stop> {
    let mut people = store::people::everybody(tx, &held.session, visit.now())?;
    if held.session.audience == Audience::Community {
        // Whoever is invited and looked around keeps the recap, joined or not.
        people.extend(kith_charter::store::looking_around(tx, held.session.community_id, visit.now())?);
    }
    for person in &people {
        let recap = WriteRecap { session: held.session.id, person: *person };
        kith_jobs::enqueue(tx, &visit.app.env, &recap, visit.now())?;
    }
    Ok(people.len())
}
