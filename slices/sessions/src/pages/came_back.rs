//! "What came back": what became of the questions and commitments of earlier sessions since the previous one. A
//! fragment of the session's page and of the page on which it runs.

use kith_db::Read;
use kith_web::{Line, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Session;
use crate::commitment::Commitment;
use crate::question::Question;
use crate::record::Neighbour;
use crate::store::{commitment, question};

/// What came back since the previous session; with nothing in it where nothing did.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct CameBack {
    /// The title of the previous session, and its address.
    pub since: String,
    pub href: String,
    pub lines: Vec<Line>,
    /// What is carried over, by team, in a sentence; "" where nothing is.
    pub carried: String,
    pub commitments: String,
}

impl CameBack {
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// What became of the questions and commitments of earlier sessions of the same people between the previous session
/// and this one, as far as the visitor may read them.
pub fn came_back(
    visit: &Visit,
    r: &mut Read<'_>,
    (session, previous): (&Session, Option<&Neighbour>),
    shell: &Shell,
) -> Result<CameBack, Stop> {
    let Some(previous) = previous else { return Ok(CameBack::default()) };
    let slug = shell.community.as_ref().map_or("", |community| community.slug.as_str());
    let until = session.starts_at.min(visit.now());
    let questions = question::questions_moved(r, session, previous.starts_at, until)?;
    let commitments = commitment::commitments_moved(r, session, previous.starts_at, until)?;
    // Whoever may read a session may not always read what came of it: a steward looks at when a team meets, no further.
    let questions = questions.iter().filter(|it| visit.may("read", &it.thing()));
    let questions = questions.map(|it| question_line(shell, slug, it));
    let commitments = commitments.iter().filter(|it| visit.may("read", &it.thing()));
    let commitments = commitments.map(|it| commitment_line(shell, slug, it));
    let carried = match visit.may("read", &session.thing_of("commitment")) {
        true => carried(shell, &commitment::carried(r, session)?),
        false => String::new(),
    };
    Ok(CameBack {
        carried,
        commitments: format!("/c/{slug}/commitments"),
        since: previous.title.clone(),
        href: format!("/c/{slug}/sessions/{}", previous.id),
        lines: questions.chain(commitments).collect(),
    })
}

/// "Still open: Larkhaven 2 · Cedar Bay 1".
fn carried(shell: &Shell, teams: &[(String, i64)]) -> String {
    let own = |team: &str| if team.is_empty() { shell.t("held-no-team") } else { team.to_owned() };
    let told: Vec<String> = teams.iter().map(|(team, n)| format!("{} {n}", own(team))).collect();
    told.join(" · ")
}

/// A question as a line of a list: what it is, how many answered, where it stands.
pub fn question_line(shell: &Shell, slug: &str, it: &Question) -> Line {
    Line {
        text: it.text.clone(),
        lang: it.lang.tag(),
        href: it.path(slug),
        who: it.name.clone().unwrap_or_default(),
        note: if it.answers == 0 { String::new() } else { shell.tn("held-answers", it.answers) },
        kind: it.state.mark().to_owned(),
        state: shell.t(it.state.key()),
        ..Line::default()
    }
}

/// A commitment as a line of a list: what, who, by when, where it stands.
pub fn commitment_line(shell: &Shell, slug: &str, it: &Commitment) -> Line {
    let day = it.due_on.map(|day| shell.ta("held-by-day", "day", kith_web::day(shell.tongue(), day)));
    let notes: Vec<String> = [it.team_name.clone(), day, Some(it.note.clone()).filter(|note| !note.is_empty())]
        .into_iter()
        .flatten()
        .collect();
    Line {
        text: it.text.clone(),
        lang: it.lang.tag(),
        href: it.path(slug),
        who: it.name.clone().unwrap_or_else(|| shell.t("held-nobody-yet")),
        note: notes.join(" · "),
        kind: it.state.mark().to_owned(),
        state: shell.t(it.state.key()),
        ..Line::default()
    }
}
