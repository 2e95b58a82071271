//! What a template holds, as its page and that of a cohort about to be kept show it.

use jiff::civil::Date;
use kith_base::{Say, jiff};
use kith_web::Shell;
use schemars::JsonSchema;
use serde::Serialize;

use super::rhythm::rhythm_in_words;
use super::session::clock_text;
use crate::template::cohort::PlannedCohort;
use crate::template::{Plan, PlannedSession, days};

/// A session of a template.
#[derive(Serialize, JsonSchema)]
pub struct SessionView {
    pub title: String,
    pub purpose: String,
    pub lang: &'static str,
    pub minutes: i64,
    pub agenda: Vec<String>,
    /// On which day of its cohort.
    pub day: String,
    /// What is asked, and to be read or done, before it.
    pub ahead: String,
}

/// What a template holds.
#[derive(Serialize, JsonSchema)]
pub struct Holds {
    /// How long a cohort lasts; "" for the template of a session or a series.
    pub cohort: String,
    pub teams: String,
    pub rule: String,
    pub rhythms: Vec<String>,
    pub sessions: Vec<SessionView>,
}

impl Holds {
    /// What `plan` holds, its rhythms told from `first` on.
    pub fn of(shell: &Shell, plan: &Plan, first: Date) -> Self {
        let own = plan.series.as_ref().map(|it| rhythm_in_words(shell, &it.rule, first, it.time));
        let mut holds = Self {
            cohort: String::new(),
            teams: String::new(),
            rule: String::new(),
            rhythms: own.into_iter().collect(),
            sessions: plan.sessions.iter().map(|it| session(shell, it, first)).collect(),
        };
        if let Some(cohort) = &plan.cohort {
            holds.tell(shell, plan, cohort, first);
        }
        holds
    }

    fn tell(&mut self, shell: &Shell, plan: &Plan, cohort: &PlannedCohort, first: Date) {
        self.cohort = shell.tn("cohort-template-days", cohort.days + 1);
        if cohort.teams > 0 {
            self.teams = shell.tn("cohort-teams-count", cohort.teams);
        }
        let sectors = cohort.rule.sectors.iter().map(|it| shell.t(&format!("charter-sector-{it}")));
        let roles = cohort.rule.roles.iter().map(|it| shell.t(&format!("charter-role-{}", it.word())));
        self.rule = sectors.chain(roles).collect::<Vec<_>>().join(" · ");
        for (at, series) in cohort.series.iter().enumerate() {
            let own = plan.sessions.iter().filter_map(|it| it.within.as_ref()).find(|it| it.series == Some(at));
            let begins = own.map_or(first, |it| days::after(first, it.day));
            let rhythm = rhythm_in_words(shell, &series.rule, begins, series.time);
            let say = Say::new("cohort-template-series").with("title", series.title.to_string()).with("rhythm", rhythm);
            self.rhythms.push(shell.said(&say));
        }
    }
}

fn session(shell: &Shell, it: &PlannedSession, first: Date) -> SessionView {
    let within = it.within.as_ref();
    let day = within.map(|at| {
        let time = clock_text(shell, days::after(first, at.day), it.time);
        let key = if at.day < 0 { "cohort-template-before" } else { "cohort-template-day" };
        // locale: cohort-template-before cohort-template-day
        let n = if at.day < 0 { -at.day } else { at.day + 1 };
        shell.said(&Say::new(key).with("n", n).with("time", time))
    });
    let asked = within.map(|at| at.question.clone()).filter(|text| !text.is_empty());
    let items = within.into_iter().flat_map(|at| at.items.iter().map(|(text, _)| text.clone()));
    SessionView {
        title: it.title.to_string(),
        purpose: it.purpose.clone(),
        lang: it.lang.tag(),
        minutes: it.minutes,
        agenda: it.agenda.iter().map(|activity| activity.title.to_string()).collect(),
        day: day.unwrap_or_default(),
        ahead: asked.into_iter().chain(items).collect::<Vec<_>>().join(" · "),
    }
}
