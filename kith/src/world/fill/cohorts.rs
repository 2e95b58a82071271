//! Cohorts that are over: kept as a template, then archived.

use anyhow::{Context, anyhow};
use kith_base::{Lang, Say};
use kith_charter::store as charter;
use kith_db::Tx;
use kith_sessions::ActivityKind;
use kith_sessions::store;
use kith_sessions::template::Plan;
use kith_sessions::template::cohort::Instead;
use kith_web::Words;
use serde_json::json;

use super::Filling;
use super::charter::Circle;

impl Filling<'_> {
    /// Keeps each cohort that is over as a template, and archives it.
    pub fn archives(&self, tx: &mut Tx<'_>, circle: &Circle<'_>) -> anyhow::Result<()> {
        let words = Words::load().map_err(|why| anyhow!(why))?;
        let session = |lang: Lang, n: i64| words.said(lang, &Say::new("cohort-session-n").with("n", n));
        let activity = |lang: Lang, kind: ActivityKind| words.say(lang, kind.key(), &[]);
        for told in &circle.told.cohort {
            let Some(archived) = told.archived else { continue };
            let now = self.at(self.today.past(archived, (16, 20), &circle.zone));
            let id = circle.cohort(&told.key)?;
            let kept = charter::cohort_told(tx, circle.id, id, now)?.context("a cohort that was put in is there")?;
            let (whole, names) = store::cohort::whole(tx, &kept)?;
            let (plan, _) = Plan::of_cohort(&whole, &names, &Instead { session: &session, activity: &activity });
            store::template::keep(tx, &self.env, (circle.id, circle.steward), &plan)?;
            let open = store::cohort::open_in(tx, id, now)?;
            let open = json!({ "commitments": open.commitments, "questions": open.questions });
            let by = (circle.steward, open);
            charter::archive_cohort(tx, &self.env, &kept.cohort, &told.outcome, by)?;
        }
        Ok(())
    }
}
