//! The agenda of a session: as its page shows it, and the page on which it is put together.

use askama::Template;
use axum::extract::State;
use jiff::{SignedDuration, Timestamp};
use kith_base::jiff;
use kith_db::{Read, Tx};
use kith_policy::{PersonId, Thing};
use kith_web::{App, Ask, Choice, Field, FieldKind, Page, Path, Query, Shell, Stop, Tried, Visit, clock};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::session::{Found, find};
use crate::agenda::{ActivityKind, Minutes, begins};
use crate::method::Method;
use crate::{Activity, Session, library, store};

/// The form of an activity.
pub const ACTIVITY: &[Field] = &[
    Field::required(
        "kind",
        FieldKind::Choice(&[
            "check_in",
            "round",
            "pairs",
            "one_word",
            "case",
            "evidence",
            "open",
            "break",
            "questions",
            "commitments",
        ]),
    ),
    Field::required("title", FieldKind::Line(200)),
    Field::required("minutes", FieldKind::Number(1, 240)),
    Field::optional("prompt", FieldKind::Line(500)),
];

/// An activity as pages show it.
#[derive(Serialize, JsonSchema)]
pub struct ActivityView {
    pub id: String,
    /// When it begins, on the reader's clock.
    pub begins: String,
    pub minutes: i64,
    pub kind: &'static str,
    pub kind_name: String,
    pub about: String,
    pub title: String,
    pub prompt: String,
    pub has_begun: bool,
    /// The method of the library that it follows; "" where there is none.
    pub method: String,
}

/// An agenda as pages show it.
#[derive(Serialize, JsonSchema)]
pub struct AgendaView {
    pub activities: Vec<ActivityView>,
    pub total: i64,
    pub of: i64,
    pub over: i64,
    pub left: i64,
    /// When the session starts, on the reader's clock, and when it would end by its agenda.
    pub starts: String,
    pub ends: String,
}

/// The agenda of a session, for a reader.
pub fn view(visit: &Visit, r: &mut Read<'_>, session: &Session, shell: &Shell) -> Result<AgendaView, Stop> {
    let told = |at: Timestamp| clock(shell.tongue(), &at.to_zoned(visit.viewer.zone.clone()));
    let list = store::agenda(r, session.id)?;
    let minutes = Minutes::of(&list, session.minutes);
    let times = begins(session.starts_at, &list);
    let activities = list.iter().zip(times).map(|(it, at)| activity_view(shell, it, told(at))).collect();
    Ok(AgendaView {
        activities,
        total: minutes.total,
        of: minutes.of,
        over: minutes.over(),
        left: minutes.left(),
        starts: told(session.starts_at),
        ends: told(session.starts_at + SignedDuration::from_mins(minutes.total)),
    })
}

fn activity_view(shell: &Shell, it: &Activity, begins: String) -> ActivityView {
    ActivityView {
        id: it.id.to_string(),
        begins,
        minutes: it.minutes,
        kind: it.kind.word(),
        kind_name: shell.t(it.kind.key()),
        about: shell.t(it.kind.about()),
        title: it.title.to_string(),
        prompt: it.prompt.clone(),
        has_begun: it.begun_at.is_some(),
        method: it.method.clone().unwrap_or_default(),
    }
}

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "agenda/edit.html")]
pub struct AgendaPage {
    #[serde(skip)]
    shell: Shell,
    path: String,
    lang: kith_base::Lang,
    agenda: AgendaView,
    removed: Vec<ActivityView>,
    /// What was taken out just now.
    just_removed: Option<ActivityView>,
    /// The cards of the library, and the library as it adds to this agenda.
    cards: String,
    /// Where it is said which priorities an activity serves; "" for whoever may not read that.
    aims: String,
    /// The facilitator's script; "" for whoever does not run the session.
    script: String,
    library: String,
    methods: Vec<Choice>,
    tried: Tried,
    kinds: Vec<Choice>,
}

/// What was done just now, as the address says.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct After {
    removed: Option<String>,
}

/// `GET /c/{community}/sessions/{session}/agenda`
pub async fn edit(
    State(app): State<App>,
    ask: Ask,
    Path((slug, id)): Path<(String, String)>,
    Query(after): Query<After>,
) -> Page<AgendaPage> {
    app.page(ask, move |visit, r| page(visit, r, (&slug, &id), &after, Tried::fresh())).await
}

pub fn page(
    visit: &Visit,
    r: &mut Read<'_>,
    (slug, id): (&str, &str),
    after: &After,
    tried: Tried,
) -> Result<AgendaPage, Stop> {
    let found = find(visit, r, slug, id)?;
    visit.must("edit", &found.session.thing())?;
    let (session, shell) = (&found.session, titled(&found, slug, "sessions-agenda"));
    let tried = tried.over([("kind", ActivityKind::Round.word().to_owned()), ("minutes", "10".to_owned())]);
    let removed = store::removed_activities(r, session.id)?;
    let mut removed: Vec<_> = removed.iter().map(|it| activity_view(&shell, it, String::new())).collect();
    let just = removed.iter().position(|it| after.removed.as_ref() == Some(&it.id));
    Ok(AgendaPage {
        path: format!("{}/agenda", session.path(slug)),
        lang: session.lang,
        agenda: view(visit, r, session, &shell)?,
        just_removed: just.map(|at| removed.remove(at)),
        removed,
        script: if visit.may("run", &session.thing()) {
            format!("{}/script", session.path(slug))
        } else {
            String::new()
        },
        cards: found.community.path("/activities"),
        aims: if visit.may("read", &Thing { kind: "aim", session: None, ..session.thing() }) {
            found.community.path("/aims/activity")
        } else {
            String::new()
        },
        library: format!("{}?session={}", found.community.path("/activities"), session.id),
        methods: methods(r, session, &shell, &tried)?,
        kinds: kinds(&shell, &tried),
        tried,
        shell,
    })
}

/// The methods that an agenda can take from the library: the community's own first.
fn methods(r: &mut Read<'_>, session: &Session, shell: &Shell, tried: &Tried) -> Result<Vec<Choice>, Stop> {
    let own = store::methods_of(r, session.community_id)?;
    let choice = |it: &Method| Choice {
        chosen: tried.chosen("method", &it.key),
        value: it.key.clone(),
        label: format!("{} · {}", it.told.name, shell.tn("kit-minutes", it.minutes)),
        ..Choice::default()
    };
    let first = Choice { label: shell.t("activities-choose"), ..Choice::default() };
    let own = own.iter().filter(|it| it.retired_at.is_none()).map(choice);
    Ok(std::iter::once(first).chain(own).chain(library::ours(shell.tongue()).map(choice)).collect())
}

pub fn titled(found: &Found, slug: &str, key: &'static str) -> Shell {
    let Found { community, shell, session, .. } = found;
    shell.clone().titled(shell.t(key)).under(shell.t("sessions-title"), community.path("/sessions")).under_words(
        session.lang,
        session.title.as_str(),
        session.path(slug),
    )
}

pub fn kinds(shell: &Shell, tried: &Tried) -> Vec<Choice> {
    let choice = |kind: ActivityKind| Choice {
        value: kind.word().to_owned(),
        label: shell.t(kind.key()),
        help: shell.t(kind.about()),
        chosen: tried.chosen("kind", kind.word()),
    };
    ActivityKind::ALL.map(choice).into_iter().collect()
}

/// What every form of this file begins with: the session, and who may change it.
pub fn enter(visit: &Visit, tx: &mut Tx<'_>, slug: &str, id: &str) -> Result<(Session, PersonId), Stop> {
    let session = find(visit, tx, slug, id)?.session.into_inner();
    visit.must("edit", &session.thing())?;
    Ok((session, visit.who()?.id))
}
