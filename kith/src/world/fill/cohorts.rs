//! Cohorts that are over: kept as a template, then archived.

use anyhow::Context;
use kith_base::Lang;
use kith_charter::store as charter;
use kith_db::Tx;
use kith_sessions::ActivityKind;
use kith_sessions::store;
use kith_sessions::template::Plan;
use kith_sessions::template::cohort::Instead;
use serde_json::json;

use super::Filling;
use super::charter::Circle;

impl Filling<'_> {
    /// Keeps each cohort that is over as a template, and archives it.
    pub fn archives(&self, tx: &mut Tx<'_>, circle: &Circle<'_>) -> anyhow::Result<()> {
        for told in &circle.told.cohort {
            let Some(archived) = told.archived else { continue };
            let now = self.at(self.today.past(archived, (16, 20), &circle.zone));
            let id = circle.cohort(&told.key)?;
            let kept = charter::cohort_told(tx, circle.id, id, now)?.context("a cohort that was put in is there")?;
            let (whole, names) = store::cohort::whole(tx, &kept)?;
            let lang = circle.told.lang;
            let session =
                |_: Lang, n: i64| if lang == Lang::Fr { format!("Séance {n}") } else { format!("Session {n}") };
            let activity = |lang: Lang, _: ActivityKind| if lang == Lang::Fr { "Un cas" } else { "A case" }.to_owned();
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
