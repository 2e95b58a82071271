//! The work plan of a community, and which of its priorities its sessions, teams and goals serve.

use anyhow::Context;
use kith_action::aim::Kind;
use kith_action::days::Dated;
use kith_action::plan::Draft;
use kith_action::store;
use kith_base::Uuid;
use kith_charter::{FrameworkKind, TermId, store as charter};
use kith_db::Tx;
use kith_policy::PersonId;
use kith_sessions::SessionId;

use super::Filling;
use super::charter::Circle;
use crate::world::Session;

impl Filling<'_> {
    /// This year's work plan, and what teams and goals serve.
    pub fn work_plan(&self, tx: &mut Tx<'_>, circle: &Circle<'_>) -> anyhow::Result<()> {
        let by = Some(circle.steward);
        for told in &circle.told.plan {
            let year = self.today.date(0, &circle.zone).year();
            let text = told.quarter.map_or_else(|| year.to_string(), |n| format!("{year} Q{n}"));
            let dated = Dated::read(&text).context("it is a year, or a quarter of one")?;
            let draft = Draft {
                term: priority(tx, circle, &told.priority)?,
                year: dated.year,
                code: told.code.clone(),
                text: told.text.clone(),
                owner: told.owner.clone(),
                state: told.state,
                from: dated.days.from,
                until: dated.days.until,
            };
            store::add_line(tx, &self.env, circle.id, (&draft, by))?;
        }
        for team in &circle.told.team {
            let at = (Kind::Team, circle.team(&team.key)?.into(), None);
            self.aim(tx, circle, at, (&team.serves, by))?;
        }
        for goal in circle.told.framework.iter().flat_map(|it| &it.term).filter(|it| !it.serves.is_empty()) {
            let kept = charter::terms_in_use(tx, circle.id, FrameworkKind::SessionGoals)?;
            let kept =
                kept.into_iter().find(|it| it.en == goal.en).context("only goals of sessions serve priorities")?;
            self.aim(tx, circle, (Kind::Goal, kept.id.into(), None), (&goal.serves, by))?;
        }
        Ok(())
    }

    /// What a session and the items of its agenda serve, as its host said when it was planned.
    pub fn serve(
        &self,
        tx: &mut Tx<'_>,
        circle: &Circle<'_>,
        (told, id): (&Session, SessionId),
        host: PersonId,
    ) -> anyhow::Result<()> {
        self.aim(tx, circle, (Kind::Session, id.into(), Some(id)), (&told.serves, Some(host)))?;
        for (kept, told) in kith_sessions::store::agenda(tx, id)?.iter().zip(&told.activity) {
            self.aim(tx, circle, (Kind::Activity, kept.id.into(), Some(id)), (&told.serves, Some(host)))?;
        }
        Ok(())
    }

    /// A thing serves the priorities with these keys, each by the first line of the work plan that is for it.
    pub fn aim(
        &self,
        tx: &mut Tx<'_>,
        circle: &Circle<'_>,
        at: (Kind, Uuid, Option<SessionId>),
        (keys, by): (&[String], Option<PersonId>),
    ) -> anyhow::Result<()> {
        for key in keys {
            let term = priority(tx, circle, key)?;
            let year = self.today.date(0, &circle.zone).year().into();
            let line = store::lines(tx, circle.id, (year, year))?.into_iter().find(|line| line.said.term == term);
            store::point(tx, &self.env, circle.id, at, (term, line.map(|it| it.id), by))?;
        }
        Ok(())
    }
}

/// The priority of a community with this key.
fn priority(tx: &mut Tx<'_>, circle: &Circle<'_>, key: &str) -> anyhow::Result<TermId> {
    let lists = circle.told.framework.iter().filter(|it| it.kind == FrameworkKind::Priorities);
    let told = lists.flat_map(|it| &it.term).find(|term| term.key == key);
    let told = told.with_context(|| format!("there is no priority {key:?}"))?;
    let kept = charter::terms_in_use(tx, circle.id, FrameworkKind::Priorities)?;
    let found = kept.into_iter().find(|term| term.en == told.en);
    Ok(found.context("the lists were put in before")?.id)
}
