//! A thing that can point at priorities, as its page finds it.

use kith_base::{Lang, Uuid};
use kith_charter::{Community, FrameworkKind, store as charter};
use kith_db::Read;
use kith_policy::Thing;
use kith_sessions::{SessionId, store as sessions};
use kith_web::{Stop, Visit};

use crate::aim::Kind;

/// A thing that can point at priorities.
pub struct Target {
    pub kind: Kind,
    pub id: Uuid,
    /// The session that it is or belongs to.
    pub session: Option<SessionId>,
    pub text: String,
    pub lang: Lang,
    thing: Thing,
}

impl Target {
    /// The right to say what it serves: as for whom it is.
    pub fn aim(&self) -> Thing {
        Thing { kind: "aim", owner: None, session: None, ..self.thing }
    }
}

/// The thing of an address, if the viewer may read it.
pub fn target(
    visit: &Visit,
    r: &mut Read<'_>,
    community: &Community,
    (kind, id): (&str, &str),
) -> Result<Target, Stop> {
    let kind = Kind::of(kind).ok_or(Stop::Hidden)?;
    let id: Uuid = id.parse().map_err(|_| Stop::Hidden)?;
    let found = match kind {
        Kind::Team | Kind::Goal => of_community(visit, r, community, (kind, id))?,
        _ => of_session(r, community, (kind, id))?,
    };
    let target = found.ok_or(Stop::Hidden)?;
    visit.must("read", &target.thing)?;
    Ok(target)
}

fn of_session(r: &mut Read<'_>, community: &Community, (kind, id): (Kind, Uuid)) -> Result<Option<Target>, Stop> {
    let (session, said) = match kind {
        Kind::Activity => match sessions::activity(r, community.id, id.into())? {
            Some(it) => (it.session_id, Some(it.title.to_string())),
            None => return Ok(None),
        },
        Kind::Commitment => {
            let found = sessions::commitment::commitment(r, community.id, id.into())?;
            return Ok(found.map(|it| Target {
                kind,
                id,
                session: Some(it.session),
                lang: it.lang,
                thing: it.thing(),
                text: it.text,
            }));
        }
        Kind::Question => {
            let found = sessions::question::question(r, community.id, id.into())?;
            return Ok(found.map(|it| Target {
                kind,
                id,
                session: Some(it.session),
                lang: it.lang,
                thing: it.thing(),
                text: it.text,
            }));
        }
        _ => (id.into(), None),
    };
    let found = sessions::session(r, community.id, session)?;
    Ok(found.map(|it| Target {
        kind,
        id,
        session: Some(it.id),
        lang: it.lang,
        thing: it.thing(),
        text: said.unwrap_or_else(|| it.title.to_string()),
    }))
}

/// Names of teams and goals are in the language of the community.
fn of_community(
    visit: &Visit,
    r: &mut Read<'_>,
    community: &Community,
    (kind, id): (Kind, Uuid),
) -> Result<Option<Target>, Stop> {
    let target = |text: String, lang, thing| Target { kind, id, session: None, text, lang, thing };
    if kind == Kind::Team {
        let team = charter::team(r, community.id, id.into())?.filter(|it| it.ended_at.is_none());
        return Ok(team.map(|it| target(it.name.to_string(), community.lang, it.itself())));
    }
    let goals = charter::terms_in_use(r, community.id, FrameworkKind::SessionGoals)?;
    let goal = goals.into_iter().find(|it| it.id == id.into());
    let lang = visit.viewer.lang;
    Ok(goal.map(|it| target(it.text(lang).to_owned(), lang, community.thing("framework"))))
}
