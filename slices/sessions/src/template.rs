//! A template: how a session, a series or a whole cohort was planned, to be planned so again. It holds titles, purposes, the rhythm and
//! the agendas; never people, answers, notes, a link or a passcode, and no dates: those follow from a first day.
//!
//! It travels as a file. What is in a file is read with the same rules as what is typed into a form.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kith_base::{Lang, Say, Title, jiff, one_line};
use serde::{Deserialize, Serialize};

pub mod cohort;
pub mod days;
pub mod names;
mod sheet;

use self::cohort::{PlannedCohort, Within};
use self::sheet::{SheetCohort, SheetWithin};
use crate::agenda::{ActivityKind, NewActivity, read_prompt};
use crate::rule::{End, MOST, Rule};
use crate::session::{LONGEST, read_lang, read_minutes, read_number, read_purpose};
use crate::wall::{TimeOfDay, Wall, Zone};
use crate::{Activity, Series, Session};

kith_base::ids! {
    /// A template.
    TemplateId,
}
kith_db::bind_ids!(TemplateId);

/// The most bytes that a file of a template has.
const LARGEST: usize = 400_000;
/// The most activities in one agenda of it.
const ACTIVITIES: usize = 60;
/// What stands at the head of the file: of a session or a series, and of a cohort, which older programs cannot read.
const KIND: &str = "kith template 1";
const COHORT: &str = "kith template 2";

/// The text of a template: what its file holds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    kind: String,
    name: String,
    zone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    series: Option<SheetSeries>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cohort: Option<SheetCohort>,
    sessions: Vec<SheetSession>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SheetSeries {
    title: String,
    #[serde(default)]
    purpose: String,
    rule: String,
    time: String,
    minutes: i64,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SheetSession {
    title: String,
    #[serde(default)]
    purpose: String,
    lang: String,
    time: String,
    minutes: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    within: Option<SheetWithin>,
    #[serde(default)]
    agenda: Vec<SheetActivity>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SheetActivity {
    activity: String,
    title: String,
    minutes: i64,
    #[serde(default)]
    prompt: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    method: Option<String>,
}

/// A rhythm of a template.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedSeries {
    pub title: Title,
    pub purpose: String,
    pub rule: Rule,
    pub time: TimeOfDay,
    pub minutes: i64,
}

/// A session of a template.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedSession {
    pub title: Title,
    pub purpose: String,
    pub lang: Lang,
    pub time: TimeOfDay,
    pub minutes: i64,
    pub agenda: Vec<NewActivity>,
    /// Where it stands in its cohort, for the template of one.
    pub within: Option<Within>,
}

/// What is planned when a template is used.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    pub name: Title,
    pub zone: Zone,
    pub series: Option<PlannedSeries>,
    pub sessions: Vec<PlannedSession>,
    pub cohort: Option<PlannedCohort>,
}

fn planned(session: &Session, agenda: &[Activity]) -> PlannedSession {
    // A community's own methods stay with it: only the keys of ours mean something elsewhere.
    let ours = |method: &String| method.parse::<kith_base::Uuid>().is_err();
    let activity = |it: &Activity| {
        let new = NewActivity::from(it);
        NewActivity { method: new.method.filter(ours), ..new }
    };
    PlannedSession {
        title: session.title.clone(),
        purpose: session.purpose.clone(),
        lang: session.lang,
        time: session.time_of_day,
        minutes: session.minutes,
        agenda: agenda.iter().map(activity).collect(),
        within: None,
    }
}

impl SheetSeries {
    fn of(it: &PlannedSeries) -> Self {
        Self {
            title: it.title.to_string(),
            purpose: it.purpose.clone(),
            rule: it.rule.to_string(),
            time: it.time.to_string(),
            minutes: it.minutes,
        }
    }
}

impl Plan {
    /// A session as a template.
    pub fn of_session(session: &Session, agenda: &[Activity]) -> Self {
        Self {
            name: session.title.clone(),
            zone: session.zone.clone(),
            series: None,
            sessions: vec![planned(session, agenda)],
            cohort: None,
        }
    }

    /// A series as a template: its rhythm, and its sessions in their order.
    pub fn of_series(series: &Series, sessions: &[(Session, Vec<Activity>)]) -> Self {
        let count = i64::try_from(sessions.len()).unwrap_or(MOST).clamp(1, MOST);
        Self {
            name: series.title.clone(),
            zone: series.zone.clone(),
            series: Some(PlannedSeries {
                title: series.title.clone(),
                purpose: series.purpose.clone(),
                rule: series.rule.clone().ending(End::After(count)),
                time: series.time_of_day,
                minutes: series.minutes,
            }),
            sessions: sessions.iter().map(|(session, agenda)| planned(session, agenda)).collect(),
            cohort: None,
        }
    }

    /// When each session is, from a first day on: as many days after it as it was in its cohort, or on the days of the
    /// rhythm, one after the other.
    pub fn walls(&self, first: Date, zone: &Zone) -> Result<Vec<Wall>, Say> {
        if self.cohort.is_some() {
            return Ok(self.sessions.iter().map(|it| it.wall(first, zone)).collect());
        }
        let days = match &self.series {
            Some(series) => series.rule.days(first, MOST),
            None => vec![first],
        };
        if days.len() < self.sessions.len() {
            return Err(Say::new("planning-error-no-date"));
        }
        let wall = |(day, it): (Date, &PlannedSession)| Wall { day, time: it.time, zone: zone.clone() };
        Ok(days.into_iter().zip(&self.sessions).map(wall).collect())
    }

    /// Its file.
    pub fn text(&self) -> String {
        let activity = |it: &NewActivity| SheetActivity {
            activity: it.kind.word().to_owned(),
            title: it.title.to_string(),
            minutes: it.minutes,
            prompt: it.prompt.clone(),
            method: it.method.clone(),
        };
        let session = |it: &PlannedSession| SheetSession {
            title: it.title.to_string(),
            purpose: it.purpose.clone(),
            lang: it.lang.tag().to_owned(),
            time: it.time.to_string(),
            minutes: it.minutes,
            within: it.within.as_ref().map(SheetWithin::of),
            agenda: it.agenda.iter().map(activity).collect(),
        };
        let sheet = Sheet {
            kind: if self.cohort.is_some() { COHORT } else { KIND }.to_owned(),
            name: self.name.to_string(),
            zone: self.zone.name().to_owned(),
            series: self.series.as_ref().map(SheetSeries::of),
            cohort: self.cohort.as_ref().map(SheetCohort::of),
            sessions: self.sessions.iter().map(session).collect(),
        };
        serde_json::to_string_pretty(&sheet).unwrap_or_default()
    }

    /// Reads its file, or says what is wrong with it, and in which session.
    pub fn read(bytes: &[u8]) -> Result<Self, Say> {
        let no_template = || Say::new("planning-error-template");
        if bytes.len() > LARGEST {
            return Err(Say::new("planning-error-template-large"));
        }
        let sheet: Sheet = serde_json::from_slice(bytes).map_err(|_| no_template())?;
        if !sheet.is_of_its_kind() || sheet.sessions.is_empty() {
            return Err(no_template());
        }
        let count = i64::try_from(sheet.sessions.len()).unwrap_or(i64::MAX);
        let most = if sheet.series.is_some() || sheet.cohort.is_some() { MOST } else { 1 };
        if count > most {
            return Err(Say::new("planning-error-many").with("most", most));
        }
        let head = |_| Say::new("planning-error-template-head");
        let sessions = sheet
            .sessions
            .iter()
            .zip(1_i64..)
            .map(|(it, n)| read_session(it).map_err(|_| Say::new("planning-error-template-part").with("n", n)));
        let plan = Self {
            name: Title::read(&sheet.name).map_err(head)?,
            zone: Zone::read(&sheet.zone).map_err(head)?,
            series: sheet.series.as_ref().map(|it| read_series(it, count)).transpose().map_err(head)?,
            sessions: sessions.collect::<Result<_, _>>()?,
            cohort: sheet.cohort.as_ref().map(|it| it.read(&sheet.in_series())).transpose().map_err(head)?,
        };
        Ok(plan)
    }
}

impl Sheet {
    /// Whether what stands at its head is what it holds: a cohort and where each session stands in it, or neither.
    fn is_of_its_kind(&self) -> bool {
        let within = |wanted: bool| self.sessions.iter().all(|it| it.within.is_some() == wanted);
        match self.kind.as_str() {
            KIND => self.cohort.is_none() && within(false),
            COHORT => self.cohort.is_some() && self.series.is_none() && within(true),
            _ => false,
        }
    }

    /// How many sessions each series of a cohort has.
    fn in_series(&self) -> BTreeMap<usize, i64> {
        let mut counts = BTreeMap::new();
        for at in self.sessions.iter().filter_map(|it| it.within.as_ref()?.series()) {
            *counts.entry(at).or_insert(0) += 1;
        }
        counts
    }
}

impl PlannedSession {
    /// When it is in a cohort that begins on `first`: the time on the wall never moves.
    fn wall(&self, first: Date, zone: &Zone) -> Wall {
        let within = self.within.clone().unwrap_or_default();
        let zone = within.zone.unwrap_or_else(|| zone.clone());
        Wall { day: days::after(first, within.day), time: self.time, zone }
    }
}

fn read_series(it: &SheetSeries, count: i64) -> Result<PlannedSeries, Say> {
    Ok(PlannedSeries {
        title: Title::read(&it.title)?,
        purpose: read_purpose(&it.purpose)?,
        rule: Rule::read(&it.rule)?.ending(End::After(count)),
        time: TimeOfDay::read(&it.time)?,
        minutes: read_minutes(&it.minutes.to_string())?,
    })
}

fn read_session(it: &SheetSession) -> Result<PlannedSession, Say> {
    if it.agenda.len() > ACTIVITIES {
        return Err(Say::new("sessions-error-agenda-full"));
    }
    Ok(PlannedSession {
        title: Title::read(&it.title)?,
        purpose: read_purpose(&it.purpose)?,
        lang: read_lang(&it.lang)?,
        time: TimeOfDay::read(&it.time)?,
        minutes: read_minutes(&it.minutes.to_string())?,
        agenda: it.agenda.iter().map(read_activity).collect::<Result<_, _>>()?,
        within: it.within.as_ref().map(SheetWithin::read).transpose()?,
    })
}

fn read_activity(it: &SheetActivity) -> Result<NewActivity, Say> {
    let method = it.method.as_deref().map(|text| one_line(text, 60)).transpose()?.flatten();
    Ok(NewActivity {
        kind: ActivityKind::of(&it.activity).ok_or_else(|| Say::new("error-not-a-choice"))?,
        title: Title::read(&it.title)?,
        minutes: read_number(&it.minutes.to_string(), 1, LONGEST)?,
        prompt: read_prompt(&it.prompt)?,
        method: method.filter(|text| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')),
    })
}

/// A template as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Template {
    pub id: TemplateId,
    pub name: Title,
    pub body: String,
    pub sessions: i64,
    pub made_at: Timestamp,
    pub removed_at: Option<Timestamp>,
    /// How many days a cohort of it lasts after its first one; nothing for the template of a session or a series.
    pub cohort_days: Option<i64>,
}

kith_db::from_row!(Template { id, name, body, sessions, made_at, removed_at, cohort_days });

impl Template {
    /// Its address inside Kith, below the site's own.
    pub fn path(&self, slug: &str) -> String {
        format!("/c/{slug}/templates/{}", self.id)
    }
}
