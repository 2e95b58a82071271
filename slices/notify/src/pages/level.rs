//! How much one takes part, changed by the link of a letter: one button for each way, without signing in. It changes that
//! alone, in the community that the letter came from. Looking changes nothing.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_base::Say;
use kith_charter::{Community, Level, Participation, Way, ways};
use kith_db::{Read, Tx};
use kith_policy::PersonId;
use kith_web::{App, Ask, Done, Field, FieldKind, Fields, Page, Path, Sent, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::Serialize;

use super::link::{Behind, Reader, behind, thing};

/// The form: which way, and for whoever was part of it once, whether recaps come.
pub const WAY: &[Field] = &[
    Field::required("level", FieldKind::Choice(&["core", "active", "peripheral", "alumni", "observer"])),
    Field::optional("recaps", FieldKind::Flag),
];

#[derive(Template, Serialize, JsonSchema)]
#[template(path = "letters/level.html")]
pub struct LevelPage {
    #[serde(skip)]
    shell: Shell,
    #[serde(skip)]
    action: String,
    /// Where the letter's link itself leads: to which letters come.
    #[serde(skip)]
    letters: String,
    community: String,
    lang: &'static str,
    ways: Vec<Way>,
}

/// Who is in the community now that the letter came from: whoever left, or is suspended, takes part in no way.
fn of_member(visit: &Visit, r: &mut Read<'_>, secret: &str) -> Result<(PersonId, Community), Stop> {
    let Behind { reader: Reader::Person(person), community, .. } = behind(visit, r, secret)? else {
        return Err(Stop::Hidden);
    };
    let held = kith_charter::store::memberships_of(r, person, visit.now())?;
    let is_in = held.iter().any(|held| held.community == community.id);
    if is_in { Ok((person, community)) } else { Err(Stop::Hidden) }
}

/// `GET /letters/{secret}/level`
pub async fn show(State(app): State<App>, ask: Ask, Path(secret): Path<String>) -> Page<LevelPage> {
    app.page(ask, move |visit, r| page(visit, r, &secret)).await
}

fn page(visit: &Visit, r: &mut Read<'_>, secret: &str) -> Result<LevelPage, Stop> {
    visit.must("read", &thing())?;
    let (person, community) = of_member(visit, r, secret)?;
    let now = kith_charter::store::participation_of(r, community.id, person)?;
    let shell = visit.shell();
    Ok(LevelPage {
        action: format!("/letters/{secret}/level"),
        letters: format!("/letters/{secret}"),
        community: community.name.to_string(),
        lang: community.lang.tag(),
        ways: ways(&shell, now),
        shell: shell.clone().titled(shell.t("who-how")),
    })
}

/// `POST /letters/{secret}/level`
pub async fn change(State(app): State<App>, ask: Ask, Path(secret): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        visit.must("answer", &thing())?;
        let (person, community) = of_member(visit, tx, &secret)?;
        let wrong = || Stop::field("level", Say::new("error-not-a-choice"));
        let level = Level::of(fields.get("level")).ok_or_else(wrong)?;
        let new = Participation { level, recaps: level == Level::Alumni && !fields.get("recaps").is_empty() };
        if kith_charter::store::participation_of(tx, community.id, person)? != new {
            kith_charter::store::take_part(tx, &visit.app.env, (community.id, person), new)?;
        }
        Ok(Done::to(format!("/letters/{secret}/level")).saying("done-participation"))
    };
    app.press(ask, sent, work).await
}
