//! One's own letters: which came and why, how many a week, and which one wants.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_facts::Fact;
use kith_mail::Choice as Wanted;
use kith_mail::allowance::{self, Chosen, Got};
use kith_policy::{Audience, CommunityId, PersonId, Thing};
use kith_sessions::session::read_number;
use kith_web::{
    App, Ask, Choice, Done, Field, FieldKind, Fields, Line, Page, Path, Query, Sent, Shell, Stop, Tried, Visit,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The form: how many a week, and for each community its id and what is wanted of it, `{id}:fewer`.
pub const CHOICES: &[Field] =
    &[Field::required("most", FieldKind::Number(1, 20)), Field::optional("want", FieldKind::Many)];

/// How many of the latest letters the page lists.
const LATEST: i64 = 20;

/// How many communities stand on one page.
const A_PAGE: usize = 60;

/// Which page of one's communities, from 0.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
pub struct Wanting {
    #[serde(default)]
    page: usize,
}

/// What one wants of a community.
#[derive(Serialize, JsonSchema)]
struct Of {
    name: String,
    lang: &'static str,
    /// What its field is called on the page.
    field: String,
    choices: Vec<Choice>,
    /// What was stopped by the link in a letter, and when; "" where nothing was.
    stopped: String,
    /// Where that is taken back.
    undo: String,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "you/letters.html")]
pub struct LettersPage {
    #[serde(skip)]
    shell: Shell,
    tried: Tried,
    communities: Vec<Of>,
    previous: String,
    next: String,
    latest: Vec<Line>,
}

fn account(person: PersonId) -> Thing {
    Thing { audience: Audience::Own, owner: Some(person), ..Thing::of_instance("account") }
}

/// `GET /you/letters`
pub async fn show(State(app): State<App>, ask: Ask, Query(wanting): Query<Wanting>) -> Page<LettersPage> {
    app.page(ask, move |visit, r| page(visit, r, wanting.page, Tried::fresh())).await
}

fn page(visit: &Visit, r: &mut Read<'_>, number: usize, tried: Tried) -> Result<LettersPage, Stop> {
    let me = visit.who()?.id;
    visit.must("read", &account(me))?;
    let shell = visit.shell();
    let communities = kith_charter::store::communities_of(r, &visit.viewer)?;
    let chosen = allowance::choices(r, me.into())?;
    let now = |it: &Community| chosen.iter().find(|own| CommunityId(own.community) == it.id);
    let tried = tried.over([("most", allowance::most(r, me.into())?.to_string())]).over(
        communities
            .iter()
            .map(|it| ("want", format!("{}:{}", it.id, now(it).map(|own| own.choice).unwrap_or_default().word()))),
    );
    let latest = allowance::latest_to(r, me.into(), LATEST)?;
    let from = number.saturating_mul(A_PAGE).min(communities.len());
    let to = communities.len().min(from + A_PAGE);
    let address =
        |there: bool, number: usize| if there { format!("/you/letters?page={number}") } else { String::new() };
    Ok(LettersPage {
        latest: latest.iter().map(|it| line(&shell, &communities, it)).collect(),
        communities: communities[from..to].iter().map(|it| of(&shell, it, (now(it), &tried))).collect(),
        previous: address(from > 0, number.saturating_sub(1)),
        next: address(to < communities.len(), number + 1),
        shell: shell.clone().titled(shell.t("rhythm-you-title")).under(shell.t("people-you-title"), "/you"),
        tried,
    })
}

fn of(shell: &Shell, community: &Community, (own, tried): (Option<&Chosen>, &Tried)) -> Of {
    // locale: rhythm-want-all rhythm-want-fewer rhythm-want-reminders rhythm-want-none
    let choice = |want: Wanted| {
        let value = format!("{}:{}", community.id, want.word());
        let label = shell.t(&format!("rhythm-want-{}", want.word()));
        Choice { chosen: tried.chosen("want", &value), value, label, help: String::new() }
    };
    Of {
        name: community.name.to_string(),
        lang: community.lang.tag(),
        field: format!("want-{}", community.id),
        choices: Wanted::ALL.map(choice).into_iter().collect(),
        stopped: own.and_then(|own| own.stopped_at).map_or_else(String::new, |at| {
            let say = Say::new("rhythm-you-stopped").with("community", community.name.to_string());
            shell.said(&say.with("when", shell.dated(at).text))
        }),
        undo: format!("/you/letters/{}/undo", community.id),
    }
}

/// A letter that came, and why.
fn line(shell: &Shell, communities: &[Community], got: &Got) -> Line {
    let here = communities.iter().find(|it| Some(it.id.into()) == got.community);
    let key = match got.kind.as_str() {
        kind if allowance::is_asked_for(kind) => "rhythm-because-asked",
        kind if kind.starts_with("notify.") => "rhythm-because-session",
        "sessions.recap" => "rhythm-because-recap",
        _ => "rhythm-because-community",
    };
    Line {
        text: got.subject.clone(),
        who: here.map(|it| it.name.to_string()).unwrap_or_default(),
        note: shell.t(key),
        when: Some(shell.dated(got.written_at)),
        ..Line::default()
    }
}

/// `POST /you/letters/{community}/undo`: what was stopped by the link in a letter comes again.
pub async fn undo(State(app): State<App>, ask: Ask, Path(community): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        let me = visit.who()?.id;
        visit.must("edit", &account(me))?;
        let community: CommunityId = community.parse().map_err(|_| Stop::Hidden)?;
        if allowance::undo_stop(tx, me.into(), community.into())? {
            let fact = Fact::new("letters.resumed", ("person", me)).within(community).by(me);
            kith_facts::record(tx, &visit.app.env, &fact)?;
        }
        Ok(Done::to("/you/letters").saying("done-letters-come-again"))
    };
    app.press(ask, sent, work).await
}

/// `POST /you/letters`
pub async fn change(State(app): State<App>, ask: Ask, sent: Sent) -> Response {
    app.take(ask, sent, set, |visit, r, tried| page(visit, r, 0, tried)).await
}

fn set(visit: &Visit, tx: &mut Tx<'_>, fields: &Fields) -> Result<Done, Stop> {
    let me = visit.who()?.id;
    visit.must("edit", &account(me))?;
    let most = read_number(fields.get("most"), 1, 20).map_err(|say| Stop::field("most", say))?;
    let wrong = || Stop::field("want", Say::new("error-not-a-choice"));
    let mut chosen = Vec::new();
    for want in fields.all("want") {
        let (id, word) = want.split_once(':').ok_or_else(wrong)?;
        let id: CommunityId = id.parse().map_err(|_| wrong())?;
        let choice = Wanted::of(word).filter(|_| visit.viewer.is_in(id)).ok_or_else(wrong)?;
        chosen.push((id, choice));
    }
    allowance::set_most(tx, me.into(), most)?;
    for (community, choice) in chosen {
        allowance::set_choice(tx, me.into(), community.into(), choice)?;
    }
    kith_facts::record(tx, &visit.app.env, &Fact::new("letters.chosen", ("person", me)).by(me))?;
    Ok(Done::to("/you/letters").saying("done-letters-chosen"))
}
