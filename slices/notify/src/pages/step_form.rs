//! The form of a step: whether it goes, when, and with which paragraph. For a community, a series or a session.

use kith_sessions::session::read_number;
use kith_web::{Choice, Field, FieldKind, Fields, Shell, Stop, Tried, read_form};
use schemars::JsonSchema;
use serde::Serialize;

use crate::step::{Scope, Setting, Step, read_paragraph};

/// The form.
pub const STEP: &[Field] = &[
    Field::optional("is_on", FieldKind::Flag),
    Field::optional("days", FieldKind::Number(1, 60)),
    Field::required("hour", FieldKind::Number(0, 23)),
    Field::optional("text_en", FieldKind::Text(1_000)),
    Field::optional("text_fr", FieldKind::Text(1_000)),
    Field::optional("scope", FieldKind::Choice(&["session", "series"])),
];

/// What somebody typed.
struct Draft {
    is_on: bool,
    days: Option<i64>,
    hour: i64,
    text_en: String,
    text_fr: String,
}

/// The form as a page shows it.
#[derive(Serialize, JsonSchema)]
pub struct StepForm {
    pub tried: Tried,
    pub is_on: bool,
    /// Whether the days can be chosen: halfway between two sessions they follow from them.
    pub has_days: bool,
    pub days_label: String,
    /// For one session of a series: for which sessions this is meant.
    pub scopes: Vec<Choice>,
}

/// The form over what is set now.
pub fn form(shell: &Shell, setting: &Setting, tried: Tried) -> StepForm {
    let mut defaults = vec![
        ("days", setting.days.to_string()),
        ("hour", setting.hour.to_string()),
        ("text_en", setting.text_en.clone()),
        ("text_fr", setting.text_fr.clone()),
        ("scope", "session".to_owned()),
    ];
    if setting.is_on {
        defaults.push(("is_on", "yes".to_owned()));
    }
    let tried = tried.over(defaults);
    // locale: rhythm-days-before rhythm-days-after
    let label = if setting.step.is_before() { "rhythm-days-before" } else { "rhythm-days-after" };
    StepForm {
        is_on: tried.chosen("is_on", "yes"),
        has_days: setting.step != Step::Between,
        days_label: shell.t(label),
        scopes: Vec::new(),
        tried,
    }
}

/// Reads the form into a setting of this scope.
pub fn read(fields: &Fields, step: Step, scope: Scope) -> Result<Setting, Stop> {
    let draft = read_form!(
        fields,
        Draft {
            is_on: flag(()),
            days: maybe(|text| read_number(text, 1, 60)),
            hour: need(|text| read_number(text, 0, 23)),
            text_en: any(read_paragraph),
            text_fr: any(read_paragraph),
        }
    )?;
    let Draft { is_on, days, hour, text_en, text_fr } = draft;
    let days = if step == Step::Between { 0 } else { days.unwrap_or(step.usual_days()) };
    Ok(Setting { step, scope, is_on, days, hour, text_en, text_fr, sent_at: None })
}
