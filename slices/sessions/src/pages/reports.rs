//! Reports of attendance on one page: what came in, who each line may be and why, and what was said about the others.
//! Only the same e-mail address books by itself; everything else waits here for a yes.

use askama::Template;
use axum::extract::State;
use kith_charter::store::Search;
use kith_db::Read;
use kith_policy::PersonId;
use kith_web::{App, Ask, Choice, Page, Path, Query, Shell, Stop, Tried, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::held::Held;
use crate::attendance::Place as At;
use crate::report::State as Standing;
use crate::store;
use crate::store::seen::{Kept, Proposed};

type Place = Path<(String, String)>;

/// How many lines wait on a page, and how many settled ones it lists.
const WAITING: i64 = 15;
const SETTLED: i64 = 60;
/// How many people found by name are offered beside the proposals.
const FOUND: usize = 5;
/// What stands before the id of a line in the name of its field.
pub const LINE: &str = "line-";

/// The name that somebody is looked for by.
#[derive(Clone, Default, Deserialize, JsonSchema)]
pub struct Wanted {
    #[serde(default)]
    who: String,
}

/// A line that waits.
#[derive(Serialize, JsonSchema)]
struct Waiting {
    name: String,
    field: String,
    how: String,
    twice: bool,
    choices: Vec<Choice>,
}

/// A line that was settled.
#[derive(Serialize, JsonSchema)]
struct Settled {
    name: String,
    /// Who it is; "" where it is none of the session's people.
    who: String,
    what: String,
    undo: String,
    /// Where to invite them, with the fields of that form.
    invite: Vec<(&'static str, String)>,
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "attendance/reports.html")]
pub struct ReportsPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    invitations: String,
    who: String,
    waiting: Vec<Waiting>,
    /// How many lines wait, and how many of them are not on the page.
    all_waiting: i64,
    more_waiting: i64,
    settled: Vec<Settled>,
    by_address: Vec<Settled>,
    more_settled: i64,
    tried: Tried,
}

pub async fn show(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Place,
    Query(wanted): Query<Wanted>,
) -> Page<ReportsPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), &wanted, Tried::fresh())).await
}

/// The session whose attendance the visitor may edit.
pub fn counted(visit: &Visit, r: &mut Read<'_>, (slug, id): (&str, &str)) -> Result<Held, Stop> {
    let held = Held::find(visit, r, slug, id)?;
    visit.must("edit", &held.session.thing_of("attendance"))?;
    Ok(held)
}

/// The page, fresh or with what was typed.
pub fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    at: (&str, &str),
    wanted: &Wanted,
    tried: Tried,
) -> Result<ReportsPage, Stop> {
    let held = counted(visit, r, at)?;
    let session = held.session.id;
    let lines = store::seen::waiting(r, session, WAITING)?;
    let proposed = store::seen::proposals(r, session)?;
    let found = found(visit, r, &held, &wanted.who)?;
    let settled = store::seen::settled(r, session, SETTLED)?;
    let all_waiting = lines.first().map_or(0, |first| first.all);
    let all_settled = settled.first().map_or(0, |first| first.all);
    let may_invite = visit.may("create", &held.community.thing("invitation"));
    let shell = &held.shell;
    let many = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (by_address, said): (Vec<&Kept>, Vec<&Kept>) = settled.iter().partition(|it| it.by_address);
    let line = |it: &Kept| settled_line(&held, it, may_invite);
    Ok(ReportsPage {
        waiting: lines.iter().map(|it| waiting(shell, it, &proposed, (&found, &tried))).collect(),
        all_waiting,
        more_waiting: all_waiting - many(lines.len()),
        more_settled: all_settled - many(settled.len()),
        by_address: by_address.into_iter().map(line).collect(),
        settled: said.into_iter().map(line).collect(),
        invitations: held.community.path("/invitations"),
        who: wanted.who.clone(),
        shell: shell
            .clone()
            .under(shell.t("held-attendance"), format!("{}/attendance", held.path))
            .titled(shell.t("attendance-reports")),
        path: held.path.clone(),
        tried,
    })
}

/// Those of the session's people whose name holds what somebody looked for.
fn found(visit: &Visit, r: &mut Read<'_>, held: &Held, who: &str) -> Result<Vec<(PersonId, String)>, Stop> {
    let words = Search::words_of(who);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let people = store::people::sheet(r, &held.session, (&words, At::START), visit.now())?;
    Ok(people.into_iter().take(FOUND).map(|it| (it.person, it.name)).collect())
}

fn waiting(
    shell: &Shell,
    it: &Kept,
    proposed: &[Proposed],
    (found, tried): (&[(PersonId, String)], &Tried),
) -> Waiting {
    let field = format!("{LINE}{}", it.id);
    let given = tried.value(&field);
    let choice = |value: String, label: String, help: String| Choice { chosen: value == given, value, label, help };
    let own = proposed.iter().filter(|other| other.seen == it.id);
    let mut choices: Vec<Choice> =
        own.clone().map(|one| choice(one.person.to_string(), one.name.clone(), reason(shell, one))).collect();
    let others = found.iter().filter(|(person, _)| !own.clone().any(|one| one.person == *person));
    choices.extend(others.map(|(id, name)| choice(id.to_string(), name.clone(), shell.t("attendance-why-found"))));
    choices.sort_by_key(|it| it.help.is_empty());
    for (word, key) in [("beside", "attendance-is-beside"), ("nobody", "attendance-is-nobody")] {
        choices.push(choice(word.to_owned(), shell.t(key), String::new()));
    }
    // locale: attendance-is-beside attendance-is-nobody
    choices.push(choice(String::new(), shell.t("attendance-is-later"), String::new()));
    if given.is_empty() {
        choices.iter_mut().for_each(|it| it.chosen = it.value.is_empty());
    }
    Waiting { name: it.name.clone(), field, how: shell.t(it.how.key()), twice: it.twice, choices }
}

/// Why somebody is proposed, and what is noted of them already.
fn reason(shell: &Shell, it: &Proposed) -> String {
    let noted = it.how.map(|how| shell.ta("attendance-noted-already", "how", shell.t(how.key())));
    let parts = [Some(shell.t(it.reason.key())), Some(it.organisation.clone()).filter(|it| !it.is_empty()), noted];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn settled_line(held: &Held, it: &Kept, may_invite: bool) -> Settled {
    let shell = &held.shell;
    let key = match it.state {
        Standing::Booked | Standing::Waiting => it.how.key(),
        Standing::Beside => "attendance-is-beside",
        Standing::Nobody => "attendance-is-nobody",
    };
    let by = it.by.as_ref().map(|name| shell.ta("attendance-said-by", "name", name));
    let what = std::iter::once(shell.t(key)).chain(by.filter(|_| !it.by_address)).collect::<Vec<_>>().join(" · ");
    let address = it.address.clone().filter(|_| may_invite && it.state == Standing::Beside);
    let invite = address.map(|email| {
        vec![
            ("name", it.name.clone()),
            ("email", email),
            ("role", "member".to_owned()),
            ("lang", held.community.lang.tag().to_owned()),
        ]
    });
    Settled {
        name: it.name.clone(),
        who: it.person_name.clone().unwrap_or_default(),
        what,
        undo: format!("{}/attendance/lines/{}/undoings", held.path, it.id),
        invite: invite.unwrap_or_default(),
    }
}
