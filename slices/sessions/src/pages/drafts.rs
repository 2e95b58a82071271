//! The fields that the forms of sessions and of series share: what they offer, and how they are read.

use jiff::Timestamp;
use kith_base::{Lang, Phone, Say, Title, Url, fold, jiff};
use kith_charter::{Cohort, Community, Team};
use kith_db::Read;
use kith_policy::{PersonId, Role, TeamId};
use kith_web::{Choice, Field, FieldKind, Fields, Reader, Shell, Stop, Tried, zones};
use schemars::JsonSchema;
use serde::Serialize;

use crate::session::{Details, SessionDraft, Whom, read_lang, read_minutes, read_passcode, read_purpose};
use crate::wall::{TimeOfDay, Wall, Zone, read_day};

/// The fields of a session, for the description of the interface.
pub const SESSION: &[Field] = &[
    Field::required("title", FieldKind::Line(200)),
    Field::optional("purpose", FieldKind::Line(300)),
    Field::required("on_day", FieldKind::Date),
    Field::required("time_of_day", FieldKind::Time),
    Field::required("zone", FieldKind::Line(60)),
    Field::required("minutes", FieldKind::Number(5, 600)),
    Field::required("whom", FieldKind::Line(60)),
    Field::required("lang", FieldKind::Choice(&["en", "fr"])),
    Field::optional("facilitator", FieldKind::Id),
    Field::optional("link", FieldKind::Line(500)),
    Field::optional("phone", FieldKind::Line(60)),
    Field::optional("passcode", FieldKind::Line(60)),
    Field::optional("capacity", FieldKind::Number(1, 5_000)),
    Field::optional("series", FieldKind::Id),
    Field::optional("revision", FieldKind::Number(0, 1_000_000)),
];

/// The fields of a series.
pub const SERIES: &[Field] = &[
    Field::required("title", FieldKind::Line(200)),
    Field::required(
        "repeats",
        FieldKind::Choice(&["weeks", "months_on_weekday", "months_on_day", "days", "years", "rule"]),
    ),
    Field::optional("interval", FieldKind::Number(1, 60)),
    Field::optional("mo", FieldKind::Flag),
    Field::optional("tu", FieldKind::Flag),
    Field::optional("we", FieldKind::Flag),
    Field::optional("th", FieldKind::Flag),
    Field::optional("fr", FieldKind::Flag),
    Field::optional("sa", FieldKind::Flag),
    Field::optional("su", FieldKind::Flag),
    Field::optional("rule", FieldKind::Line(300)),
    Field::required("first_on", FieldKind::Date),
    Field::required("time_of_day", FieldKind::Time),
    Field::required("zone", FieldKind::Line(60)),
    Field::required("minutes", FieldKind::Number(5, 600)),
    Field::optional("count", FieldKind::Number(1, 60)),
    Field::optional("until", FieldKind::Date),
    Field::optional("capacity", FieldKind::Number(1, 5_000)),
    Field::optional("day", FieldKind::Many),
    Field::optional("extra_1", FieldKind::Date),
    Field::optional("extra_2", FieldKind::Date),
    Field::optional("extra_3", FieldKind::Date),
    Field::optional("purpose", FieldKind::Line(300)),
    Field::required("whom", FieldKind::Line(60)),
    Field::required("lang", FieldKind::Choice(&["en", "fr"])),
    Field::optional("facilitator", FieldKind::Id),
    Field::optional("link", FieldKind::Line(500)),
    Field::optional("phone", FieldKind::Line(60)),
    Field::optional("passcode", FieldKind::Line(60)),
];

/// The circles and people of a community among whom a form may choose.
pub struct Circle {
    cohorts: Vec<Cohort>,
    teams: Vec<Team>,
    /// Who runs the community, by name: stewards and facilitators.
    hosts: Vec<(PersonId, String)>,
    /// Those of them who run the sessions of any team.
    facilitators: Vec<PersonId>,
    /// Who leads or coaches which team: they run its sessions.
    leaders: Vec<(PersonId, String, TeamId)>,
    /// For whom the session already is, which stays: what was said to some is never shown to others. Who already runs it
    /// stays possible.
    whom: Option<Whom>,
    facilitator: Option<(PersonId, Option<String>)>,
}

impl Circle {
    pub fn of(r: &mut Read<'_>, community: &Community, now: Timestamp) -> Result<Self, Stop> {
        let hosts = kith_charter::store::hosts_of(r, community.id, now)?;
        let facilitators = hosts.iter().filter(|(_, _, role)| *role == Role::Facilitator).map(|(id, ..)| *id).collect();
        let mut hosts: Vec<_> = hosts.into_iter().map(|(id, name, _)| (id, name)).collect();
        hosts.sort_by_cached_key(|(id, name)| (fold(name), *id));
        hosts.dedup();
        Ok(Self {
            cohorts: kith_charter::store::open_cohorts(r, community.id)?,
            teams: kith_charter::store::teams_of(r, community.id)?,
            leaders: kith_charter::store::leaders_of(r, community.id, now)?,
            hosts,
            facilitators,
            whom: None,
            facilitator: None,
        })
    }

    /// The same circle for what is planned already.
    pub fn with(self, whom: Whom, facilitator: Option<PersonId>, name: Option<String>) -> Self {
        Self { whom: Some(whom), facilitator: facilitator.map(|id| (id, name)), ..self }
    }

    /// Reads for whom: the community, or one of its own circles.
    pub fn whom(&self, text: &str) -> Result<Whom, Say> {
        let whom = Whom::read(text)?;
        if let Some(already) = self.whom {
            return if whom == already { Ok(whom) } else { Err(Say::new("sessions-error-whom-stays")) };
        }
        let known = match whom {
            Whom::Community => true,
            Whom::Cohort(id) => self.cohorts.iter().any(|cohort| cohort.id == id),
            Whom::Team(id) => self.teams.iter().any(|team| team.id == id),
        };
        if known { Ok(whom) } else { Err(Say::new("error-not-a-choice")) }
    }

    /// Reads who runs it: for a team somebody who may come to where its session runs, which a steward may not.
    fn facilitator(&self, text: &str, whom: Option<Whom>) -> Result<PersonId, Say> {
        let id: PersonId = text.parse().map_err(|_| Say::new("error-not-a-choice"))?;
        let host = self.hosts.iter().any(|(known, _)| *known == id);
        let leads = |team: Option<TeamId>| {
            self.leaders.iter().any(|(known, _, its)| *known == id && team.is_none_or(|team| team == *its))
        };
        let already = self.facilitator.as_ref().is_some_and(|(already, _)| *already == id);
        let fits = match whom {
            Some(Whom::Team(team)) => self.facilitators.contains(&id) || leads(Some(team)),
            Some(_) => host,
            None => host || leads(None),
        };
        match fits || (already && (whom.is_none() || whom == self.whom)) {
            true => Ok(id),
            false if host || already || leads(None) => Err(Say::new("sessions-error-facilitator")),
            false => Err(Say::new("error-not-a-choice")),
        }
    }

    /// Everybody who may run a session of the community or of one of its teams.
    fn people(&self, shell: &Shell) -> Vec<(String, String)> {
        let mut people: Vec<(PersonId, String)> = self.hosts.clone();
        for (id, name, team) in &self.leaders {
            let team = self.teams.iter().find(|it| it.id == *team);
            if let Some(team) = team.filter(|_| !people.iter().any(|(known, _)| known == id)) {
                people.push((*id, format!("{name} ({})", team.name)));
            }
        }
        if let Some((id, Some(name))) = &self.facilitator
            && !people.iter().any(|(known, _)| known == id)
        {
            people.push((*id, name.clone()));
        }
        let nobody = (String::new(), shell.t("sessions-nobody-yet"));
        std::iter::once(nobody).chain(people.into_iter().map(|(id, name)| (id.to_string(), name))).collect()
    }

    fn whoms(&self, shell: &Shell) -> Vec<(String, String)> {
        let cohort = |it: &Cohort| (Whom::Cohort(it.id).to_string(), it.name.to_string());
        let team = |it: &Team| (Whom::Team(it.id).to_string(), it.name.to_string());
        let all = std::iter::once((Whom::Community.to_string(), shell.t("sessions-whom-community")));
        let mut list: Vec<_> = all.chain(self.cohorts.iter().map(cohort)).chain(self.teams.iter().map(team)).collect();
        if let Some(whom) = self.whom.map(|whom| whom.to_string()) {
            list.retain(|(value, _)| *value == whom);
            if list.is_empty() {
                list.push((whom, shell.t("sessions-whom-ended")));
            }
        }
        list
    }

    /// What a form offers, with what is chosen in it.
    pub fn offer(&self, shell: &Shell, tried: &Tried) -> Offer {
        let whoms = self.whoms(shell);
        let people = self.people(shell);
        let pairs = |list: Vec<(String, String)>, name: &str| {
            tried.choices(name, list.iter().map(|(value, label)| (value.as_str(), label.clone())))
        };
        Offer {
            whoms: pairs(whoms, "whom"),
            facilitators: pairs(people, "facilitator"),
            langs: tried.choices("lang", Lang::ALL.map(|lang| (lang.tag(), shell.t(lang_key(lang))))),
            zones: zones(),
        }
    }
}

fn lang_key(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "sessions-lang-en",
        Lang::Fr => "sessions-lang-fr",
    }
}

/// What the form of a session or a series offers.
#[derive(Serialize, JsonSchema)]
pub struct Offer {
    pub whoms: Vec<Choice>,
    pub facilitators: Vec<Choice>,
    pub langs: Vec<Choice>,
    pub zones: &'static [&'static str],
}

/// Reads everything but title and time. All of it is looked at, so that everything wrong is said at once.
pub fn read_details(reader: &mut Reader<'_>, circle: &Circle) -> Option<Details> {
    let purpose = reader.any("purpose", read_purpose);
    let lang = reader.need("lang", read_lang);
    let whom = reader.need("whom", |text| circle.whom(text));
    let link = reader.maybe("link", Url::read);
    let phone = reader.maybe("phone", Phone::read);
    let passcode = reader.maybe("passcode", read_passcode);
    let facilitator = reader.maybe("facilitator", |text| circle.facilitator(text, whom));
    Some(Details {
        purpose: purpose?,
        lang: lang?,
        whom: whom?,
        link: link?,
        phone: phone?,
        passcode: passcode?,
        facilitator: facilitator?,
    })
}

/// Reads a session, or says everything that is wrong with it.
pub fn read_session(fields: &Fields, circle: &Circle) -> Result<SessionDraft, Stop> {
    let mut reader = Reader::new(fields);
    let title = reader.need("title", Title::read);
    let day = reader.need("on_day", read_day);
    let time = reader.need("time_of_day", TimeOfDay::read);
    let zone = reader.need("zone", Zone::read);
    let minutes = reader.need("minutes", read_minutes);
    let details = read_details(&mut reader, circle);
    let (Some(title), Some(day), Some(time), Some(zone), Some(minutes), Some(details)) =
        (title, day, time, zone, minutes, details)
    else {
        return Err(reader.stop());
    };
    let wall = Wall { day, time, zone };
    let starts_at = wall.moment().map_err(|say| Stop::field("on_day", say))?.at;
    Ok(SessionDraft { title, wall, starts_at, minutes, details })
}

/// What stands in the fields of details before somebody types.
pub fn details_typed(details: &Details) -> Vec<(&'static str, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        ("purpose", details.purpose.clone()),
        ("lang", details.lang.tag().to_owned()),
        ("whom", details.whom.to_string()),
        ("link", details.link.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("phone", details.phone.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("passcode", text(&details.passcode)),
        ("facilitator", details.facilitator.map(|id| id.to_string()).unwrap_or_default()),
    ]
}

/// The details of a new session of a community, before somebody types: its language, for everybody, run by who plans.
pub fn fresh_details(community: &Community, by: Option<PersonId>) -> Details {
    Details {
        purpose: String::new(),
        lang: community.lang,
        whom: Whom::Community,
        link: None,
        phone: None,
        passcode: None,
        facilitator: by,
    }
}
