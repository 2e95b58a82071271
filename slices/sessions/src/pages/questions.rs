//! One takeaway question with its answers: an answer, and where it stands.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::{Cursor, Lang, Say, Title, Uuid};
use kith_charter::{Community, TermText};
use kith_db::{Read, Tx};
use kith_facts::{Fact, Recorded};
use kith_policy::{Audience, Authorised, Thing};
use kith_web::{App, Ask, Done, Named, Page, Path, Prose, Query, Sent, Shell, Step, Stop, Tried, Visit, read_form};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::held::{Paged, Said};
use crate::contribution::Channel;
use crate::question::{Answer, AnswerId, NewAnswer, Question, State as Standing};
use crate::store;

type Place = Path<(String, String)>;

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "questions/show.html")]
pub struct QuestionPage {
    #[serde(skip)]
    shell: Shell,
    question: Authorised<Question>,
    /// Where it is said which priorities it serves.
    serves: String,
    path: String,
    lang: &'static str,
    state: String,
    mark: &'static str,
    answers: Vec<Said>,
    later: String,
    may_answer: bool,
    may_edit: bool,
    /// Whether it may become a topic of the community: what fewer people asked stays with them.
    may_become: bool,
    thread: Vec<Step>,
    #[serde(skip)]
    me: String,
    tried: Tried,
}

/// The question of this address, through its community.
fn find(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id): (&str, &str),
) -> Result<(Community, Shell, Authorised<Question>), Stop> {
    let community = kith_charter::store::by_slug(r, slug)?.ok_or(Stop::Hidden)?;
    let id = id.parse().map_err(|_| Stop::Hidden)?;
    let question = store::question::question(r, community.id, id)?.ok_or(Stop::Hidden)?;
    let shell = kith_charter::around(visit, &community, &question.thing())?;
    let question = visit.authorise("read", &question.thing(), question)?;
    Ok((community, shell, question))
}

pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Place,
    Query(paged): Query<Paged>,
) -> Page<QuestionPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), &paged, Tried::fresh())).await
}

fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id): (&str, &str),
    paged: &Paged,
    tried: Tried,
) -> Result<QuestionPage, Stop> {
    let (_, shell, question) = find(visit, r, (slug, id))?;
    let path = question.path(slug);
    let mut answers = store::question::answers(r, question.id, paged.cursor()?.unwrap_or(Cursor::START))?;
    let more = answers.len() > 50;
    answers.truncate(50);
    let last = answers.last().map(|it| Cursor { at: it.written_at, id: it.id.into() }).filter(|_| more);
    let mut thread = vec![Step {
        label: question.session_title.clone(),
        lang: question.session_lang.tag(),
        href: format!("/c/{slug}/sessions/{}", question.session),
        note: shell.when(question.made_at).text,
        here: false,
    }];
    thread.extend(life(&shell, &kith_facts::of_subject(r, question.id, Cursor::end())?));
    thread.push(Step { label: shell.t("held-question-here"), here: true, ..Step::default() });
    let title = question.text.clone();
    let above = shell.t("held-questions");
    let among = visit.may("read", &Thing { session: None, ..question.thing() });
    let shell = if among { shell.under(above, format!("/c/{slug}/questions")) } else { shell };
    Ok(QuestionPage {
        serves: super::serves(visit, slug, ("question", question.id.into()), &question.thing()),
        answers: answers.into_iter().map(|it| answer(&shell, it)).collect(),
        later: last.map(|cursor| format!("{path}?after={cursor}")).unwrap_or_default(),
        may_answer: question.state.answered().is_ok() && visit.may("answer", &question.thing()),
        may_become: question.audience == Audience::Community && question.state != Standing::Topic,
        may_edit: visit.may("edit", &question.thing()),
        lang: question.lang.tag(),
        state: shell.t(question.state.key()),
        mark: question.state.mark(),
        me: visit.viewer.person().map(|id| kith_web::digest(&id.to_string())).unwrap_or_default(),
        shell: shell.titled(title),
        question,
        path,
        thread,
        tried,
    })
}

/// What became of a question, the oldest first; answers that followed one another as one step.
fn life(shell: &Shell, facts: &[Recorded]) -> Vec<Step> {
    // locale: question-life-asked question-life-mailed question-life-parked question-life-closed
    // locale: question-life-reopened question-life-topic
    let key = |kind: &str| {
        Some(match kind {
            "question.asked" => "question-life-asked",
            "question.mailed" => "question-life-mailed",
            "question.parked" => "question-life-parked",
            "question.closed" => "question-life-closed",
            "question.reopened" => "question-life-reopened",
            "question.became-topic" => "question-life-topic",
            _ => return None,
        })
    };
    let mut steps: Vec<Step> = Vec::new();
    let mut answers = 0;
    for fact in facts.iter().rev() {
        let note = shell.when(fact.at).text;
        if fact.kind == "question.answered" {
            answers += 1;
            if answers > 1 {
                steps.pop();
            }
            steps.push(Step { label: shell.tn("held-answers", answers), note, ..Step::default() });
        } else if let Some(key) = key(&fact.kind) {
            answers = 0;
            steps.push(Step { label: shell.t(key), note, ..Step::default() });
        }
    }
    steps
}

fn answer(shell: &Shell, it: Answer) -> Said {
    let when = shell.when(it.written_at);
    Said {
        id: format!("a-{}", it.id),
        html: it.html,
        lang: it.lang.tag(),
        who: it.name.as_deref().map(|name| Named::new(name, "")).unwrap_or_default(),
        iso: when.iso,
        when: when.text,
        channel: if it.channel.key().is_empty() { String::new() } else { shell.t(it.channel.key()) },
        audience: String::new(),
        may_quote: false,
        kept: true,
        change: String::new(),
    }
}

struct Words {
    text: Prose,
}

/// Somebody answers.
pub async fn reply(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (_, _, question) = find(visit, tx, (&slug, &id))?;
            visit.must("answer", &question.thing())?;
            let words = read_form!(fields, Words { text: need(Prose::required) })?;
            let state = question.state.answered().map_err(Stop::Conflict)?;
            let id: AnswerId = visit.app.env.id();
            store::question::add_answer(
                tx,
                &NewAnswer {
                    id,
                    question: question.id,
                    person: visit.viewer.person(),
                    channel: Channel::Screen,
                    lang: visit.viewer.lang,
                    text: words.text,
                    written_at: visit.now(),
                },
            )?;
            store::question::set_question_state(tx, question.id, state, visit.now())?;
            super::held::took_part(visit, tx, question.community)?;
            log(visit, tx, &question, "question.answered", json!({ "answer": id }))?;
            Ok(Done::to(format!("{}#a-{id}", question.path(&slug))).saying("done-held-answered"))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), &Paged::default(), tried),
    )
    .await
}

fn log(
    visit: &Visit,
    tx: &mut Tx<'_>,
    question: &Question,
    kind: &'static str,
    data: serde_json::Value,
) -> Result<(), Stop> {
    let fact = Fact::new(kind, ("question", question.id)).within(question.community).with(data);
    kith_facts::record(tx, &visit.app.env, &Fact { actor: visit.viewer.person().map(Uuid::from), ..fact })?;
    Ok(())
}

async fn become_of(app: App, ask: Ask, (slug, id): (String, String), sent: Sent, next: Standing) -> Response {
    let (kind, done) = match next {
        Standing::Parked => ("question.parked", "done-held-parked"),
        Standing::Closed => ("question.closed", "done-held-closed"),
        Standing::Open | Standing::Answered | Standing::Topic => ("question.reopened", "done-held-reopened"),
    };
    app.press(ask, sent, move |visit, tx, _| {
        let (_, _, question) = find(visit, tx, (&slug, &id))?;
        visit.must("edit", &question.thing())?;
        let state = question.state.becomes(next).map_err(Stop::Conflict)?;
        store::question::set_question_state(tx, question.id, state, visit.now())?;
        log(visit, tx, &question, kind, json!({}))?;
        Ok(Done::to(question.path(&slug)).saying(done))
    })
    .await
}

struct Topic {
    topic: Title,
}

/// The question becomes a topic of the community's learning agenda, in words of whoever runs it: the question itself and
/// who asked it stay where they are.
pub async fn become_topic(State(app): State<App>, ask: Ask, Path((slug, id)): Place, sent: Sent) -> Response {
    let (slug2, id2) = (slug.clone(), id.clone());
    app.take(
        ask,
        sent,
        move |visit, tx, fields| {
            let (community, _, question) = find(visit, tx, (&slug, &id))?;
            visit.must("edit", &question.thing())?;
            let new = read_form!(fields, Topic { topic: need(Title::read) })?;
            if question.audience != Audience::Community {
                return Err(Stop::Conflict(Say::new("question-refused-circle")));
            }
            question.state.becomes(Standing::Topic).map_err(Stop::Conflict)?;
            let text = |lang: Lang| if visit.viewer.lang == lang { new.topic.to_string() } else { String::new() };
            let (about_en, about_fr) = (String::new(), String::new());
            let term = TermText { en: text(Lang::En), fr: text(Lang::Fr), about_en, about_fr };
            let topic = kith_charter::store::add_topic(tx, &visit.app.env, community.id, &term)?;
            store::question::set_question_topic(tx, question.id, topic, visit.now())?;
            log(visit, tx, &question, "question.became-topic", json!({ "topic": topic }))?;
            Ok(Done::to(question.path(&slug)).saying("done-question-topic"))
        },
        move |visit, r, tried| page(visit, r, (&slug2, &id2), &Paged::default(), tried),
    )
    .await
}

/// The question waits for better times.
pub async fn park(State(app): State<App>, ask: Ask, Path(at): Place, sent: Sent) -> Response {
    become_of(app, ask, at, sent, Standing::Parked).await
}

/// The question is closed: what was answered stays.
pub async fn close(State(app): State<App>, ask: Ask, Path(at): Place, sent: Sent) -> Response {
    become_of(app, ask, at, sent, Standing::Closed).await
}

/// The question is open again.
pub async fn reopen(State(app): State<App>, ask: Ask, Path(at): Place, sent: Sent) -> Response {
    become_of(app, ask, at, sent, Standing::Open).await
}
