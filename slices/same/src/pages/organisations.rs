//! `/same`: the organisations that look like one. They belong to no community, so an operator says what is what.

use axum::extract::State;
use axum::response::Response;
use kith_base::Uuid;
use kith_db::{Read, Tx};
use kith_policy::Thing;
use kith_web::{App, Ask, Done, Fields, Page, Path, Sent, Shell, Stop, Tried, Visit};

use super::{MOST, PairLine, SamePage, done, not_here, said, why};
use crate::JoinedId;
use crate::alike::{self, Known, Pair};
use crate::store::{self, Joining};

fn thing() -> Thing {
    Thing::of_instance("same")
}

/// `GET /same`
pub async fn show(State(app): State<App>, ask: Ask) -> Page<SamePage> {
    app.page(ask, move |visit, read| page(visit, read, Tried::fresh())).await
}

fn page(visit: &Visit, read: &mut Read<'_>, tried: Tried) -> Result<SamePage, Stop> {
    visit.must("edit", &thing())?;
    let shell = visit.shell();
    let shell = shell.clone().titled(shell.t("same-organisations-title"));
    let all = store::organisations(read)?;
    let unlike = store::unlike(read)?;
    let named =
        |(id, name, _): &(_, String, i64)| Known { id: Uuid::from(*id), name: name.clone(), handle: String::new() };
    let known: Vec<Known> = all.iter().map(named).collect();
    let mut pairs = alike::organisations(&known);
    pairs.retain(|pair| !unlike.contains(&(pair.one.min(pair.other), pair.one.max(pair.other))));
    let about =
        |id: Uuid| all.iter().find(|(it, ..)| Uuid::from(*it) == id).map(|(_, name, many)| (name.clone(), *many));
    let joined = store::joined_in(read, None)?;
    Ok(SamePage {
        lede: shell.t("same-organisations-lede"),
        more: i64::try_from(pairs.len().saturating_sub(MOST)).unwrap_or(0),
        pairs: pairs.iter().take(MOST).map(|pair| line(&shell, pair, about)).collect(),
        owners: Vec::new(),
        joined: joined.iter().map(|it| done(&shell, it, "/same")).collect(),
        action: "/same".to_owned(),
        tried,
        shell,
    })
}

fn line(shell: &Shell, pair: &Pair, about: impl Fn(Uuid) -> Option<(String, i64)>) -> PairLine {
    let [(one, ones), (other, others)] = [pair.one, pair.other].map(|id| about(id).unwrap_or_default());
    PairLine {
        kind: "organisation",
        one,
        one_note: shell.tn("same-people", ones),
        other,
        other_note: shell.tn("same-people", others),
        why: why(shell, pair.reason),
        one_id: pair.one.to_string(),
        other_id: pair.other.to_string(),
    }
}

/// `POST /same`: the same, or not the same.
pub async fn say(State(app): State<App>, ask: Ask, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, fields: &Fields| {
        visit.must("edit", &thing())?;
        let said = said(fields)?;
        let me = visit.who()?.id;
        let all = store::organisations(tx)?;
        let named = |id: Uuid| {
            let found = all.iter().find(|(it, ..)| Uuid::from(*it) == id);
            found.map(|(_, name, _)| Known { id, name: name.clone(), handle: String::new() }).ok_or_else(not_here)
        };
        let (kept, gone) = (named(said.one)?, named(said.other)?);
        if !said.same {
            store::keep_unlike(tx, &visit.app.env, "organisation", (said.one, said.other), (None, me))?;
            return Ok(Done::to("/same").saying("done-told-apart"));
        }
        let name = gone.name.clone();
        let pair = alike::organisations(&[kept, gone]);
        let reason = pair.first().map(|pair| pair.reason.word().to_owned()).unwrap_or_default();
        let joining =
            Joining { kind: "organisation", community: None, kept: said.one, gone: said.other, name, reason, by: me };
        store::join(tx, &visit.app.env, &joining)?;
        Ok(Done::to("/same").saying("done-made-one"))
    };
    app.take(ask, sent, work, page).await
}

/// `POST /same/{joined}/undoings`
pub async fn undo(State(app): State<App>, ask: Ask, Path(joined): Path<String>, sent: Sent) -> Response {
    let work = move |visit: &Visit, tx: &mut Tx<'_>, _: &Fields| {
        visit.must("edit", &thing())?;
        let id: JoinedId = joined.parse().map_err(|_| Stop::Hidden)?;
        let joined = store::joined(tx, None, id)?.filter(|it| it.stands).ok_or(Stop::Hidden)?;
        store::undo(tx, &visit.app.env, &joined, (None, visit.who()?.id))?;
        Ok(Done::to("/same").saying("done-parted"))
    };
    app.press(ask, sent, work).await
}
