//! How somebody takes part: one button each, on their own page in the community.

use axum::extract::State;
use axum::response::Response;
use kith_policy::PersonId;
use kith_web::{App, Ask, Done, Path, Sent, Speech, Stop};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Level, Participation, enter, store};

/// A way of taking part as it is offered.
#[derive(Serialize, JsonSchema)]
pub struct Way {
    pub level: Level,
    pub recaps: bool,
    pub label: String,
    pub help: String,
    pub chosen: bool,
}

/// The word of a level.
// locale: who-level-core who-level-active who-level-peripheral who-level-alumni who-level-observer
pub(super) fn level_word(speech: &Speech, level: Level) -> String {
    speech.t(&format!("who-level-{}", level.word()))
}

/// Every way, with the one that is chosen; whoever was part of it once chooses whether recaps come to them.
// locale: who-level-core-help who-level-active-help who-level-peripheral-help who-level-alumni-help
// locale: who-level-observer-help who-level-alumni-recaps-help
pub fn ways(speech: &Speech, now: Participation) -> Vec<Way> {
    let ways = Level::ALL.into_iter().map(|level| (level, false)).chain([(Level::Alumni, true)]);
    let way = |(level, recaps): (Level, bool)| Way {
        label: if recaps { speech.t("who-level-alumni-recaps") } else { level_word(speech, level) },
        help: match recaps {
            true => speech.t("who-level-alumni-recaps-help"),
            false => speech.t(&format!("who-level-{}-help", level.word())),
        },
        chosen: now.level == level && (level != Level::Alumni || now.recaps == recaps),
        level,
        recaps,
    };
    ways.map(way).collect()
}

/// `POST /c/{community}/people/{person}/participation`
pub async fn change(State(app): State<App>, ask: Ask, Path(at): Path<(String, String)>, sent: Sent) -> Response {
    app.press(ask, sent, move |visit, tx, fields| {
        let (community, _) = enter(visit, tx, &at.0)?;
        let person: PersonId = super::id(&at.1)?;
        visit.must("edit", &community.participation(person))?;
        let level = Level::of(fields.get("level")).ok_or_else(|| Stop::field("level", super::not_a_choice()))?;
        let recaps = level == Level::Alumni && !fields.get("recaps").is_empty();
        let new = Participation { level, recaps };
        if store::participation_of(tx, community.id, person)? != new {
            store::take_part(tx, &visit.app.env, (community.id, person), new)?;
        }
        Ok(Done::to(community.path(&format!("/people/{person}#participation"))).saying("done-participation"))
    })
    .await
}
