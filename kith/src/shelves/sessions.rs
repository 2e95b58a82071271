//! Sessions that have been, with what is known of them as their notes. One without a community is the network's own.

use jiff::{SignedDuration, Zoned};
use kith_base::{Env, Lang, Title, Uuid, jiff};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf, Value, words};
use kith_people::PersonId;
use kith_policy::{CohortId, CommunityId};
use kith_sessions::SessionId;
use kith_sessions::session::LONGEST;
use kith_sessions::store::brought::{self, BroughtSession, Held};
use kith_sessions::store::brought_parts::{self, Parts};
use kith_sessions::wall::{TimeOfDay, Wall, Zone};
use kith_web::Prose;

use super::text::{self, Text};
use super::{Ground, read};

const LONGEST_TITLE: usize = 200;
const LONGEST_PURPOSE: usize = 300;
/// How long a session is of which only the beginning is known.
const USUAL: i64 = 60;

pub struct Sessions {
    pub ground: Ground,
}

impl Shelf for Sessions {
    fn table(&self) -> &'static str {
        "session"
    }

    fn parts(&self) -> &'static [&'static str] {
        &["attendance", "decision", "activity"]
    }

    fn draw(&self, row: &Row, refs: &Refs<'_>, notes: &mut Vec<Message>) -> Result<Sheet, Message> {
        let Some(Value::Moment(starts)) = row.fields.get("starts") else {
            return Err(words::FIELD_FORM.with(&[&"starts"]));
        };
        let home: CommunityId = refs
            .id("communities")
            .or_else(|| refs.network())
            .ok_or_else(|| words::REFERENCE_GONE.with(&[&"communities"]))?
            .into();
        let fits = |text: &&str| text.chars().count() <= LONGEST_PURPOSE;
        let known = row.words("known").and_then(known).map(|key| self.ground.say(key, &[]));
        let purpose = row.words("subtitle").filter(fits).or_else(|| row.words("summary").filter(fits));
        let mut present: Vec<PersonId> = refs.ids("present").into_iter().map(PersonId).collect();
        present.sort_unstable();
        Ok(Sheet::default()
            .with("community", home)
            .maybe("facilitator", refs.id("facilitators").map(PersonId))
            .with("title", title(row, notes))
            .maybe("purpose", purpose.or(known.as_deref()))
            .maybe("cohort", refs.id("cohort").map(CohortId))
            .with("present", lines(&present))
            .with("also", number(row, "also_present"))
            .maybe("decisions", row.words("decisions"))
            .maybe("agenda", row.words("agenda"))
            .with("lang", self.ground.lang.tag())
            .with("day", starts.date())
            .with("time", TimeOfDay(starts.time()))
            .with("zone", starts.time_zone().iana_name().unwrap_or(&self.ground.zone))
            .with("minutes", minutes(row, starts, notes))
            .with("notes", self.notes(row, refs, purpose, notes)?)
            .with("changes", 0))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let parts = brought_parts::parts_of(read, SessionId(id))?;
        let found = brought::brought_session(read, SessionId(id))?;
        let agenda: Vec<_> = parts.agenda.iter().map(|(minutes, title)| format!("{minutes} {title}")).collect();
        Ok(found.map(|it| {
            Sheet::default()
                .maybe("cohort", it.cohort)
                .with("present", lines(&parts.present))
                .with("also", it.also_present)
                .with("decisions", lines(&parts.decisions))
                .with("agenda", lines(&agenda))
                .with("community", it.community)
                .maybe("facilitator", it.facilitator)
                .with("title", it.title)
                .with("purpose", it.purpose)
                .with("lang", it.lang.tag())
                .with("day", it.on_day)
                .with("time", it.time_of_day)
                .with("zone", it.zone.name())
                .with("minutes", it.minutes)
                .with("notes", it.notes)
                .with("changes", it.revision)
        }))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, _: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        let (session, prose) = session(sheet)?;
        let held = held(&session, &prose)?;
        let id = brought::add_brought(tx, env, &session, held)?;
        brought_parts::put_parts(tx, env, id, &parts(sheet)?, held.from)?;
        Ok(id.into())
    }

    fn put(&self, tx: &mut Tx<'_>, env: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        let (session, prose) = session(sheet)?;
        let (held, parts) = (held(&session, &prose)?, parts(sheet)?);
        brought::put_brought(tx, SessionId(id), &session, held)?;
        if parts == brought_parts::parts_of(tx, SessionId(id))? {
            return Ok(());
        }
        brought_parts::put_parts(tx, env, SessionId(id), &parts, held.from)
    }

    /// What has been has been, whether or not the source still tells of it.
    fn retire(&self, _: &mut Tx<'_>, _: &Env, _: Uuid) -> Result<bool, Error> {
        Ok(false)
    }

    fn restore(&self, _: &mut Tx<'_>, _: Uuid) -> Result<(), Error> {
        Ok(())
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        brought::remove_brought(tx, SessionId(id))
    }
}

impl Sessions {
    /// Everything that has no field of its own here.
    fn notes(
        &self,
        row: &Row,
        refs: &Refs<'_>,
        purpose: Option<&str>,
        notes: &mut Vec<Message>,
    ) -> Result<String, Message> {
        let communities = refs.names("communities");
        let hosts = row.words("host").map_or_else(|| refs.names("hosts"), |host| vec![host]);
        let one = |field| row.words(field).into_iter().collect::<Vec<_>>();
        let unsaid = |field| row.words(field).filter(|text| Some(*text) != purpose);
        Text::new(&self.ground)
            .paragraph(unsaid("subtitle"))
            .paragraph(unsaid("summary"))
            .markdown(row.words("text"))
            .names("import-line-host", &hosts)
            .names("import-line-organisers", &refs.names("organisers"))
            .names("import-line-speakers", &refs.names("speakers"))
            .names("import-line-communities", communities.get(1..).unwrap_or_default())
            .names("import-line-topics", &refs.names("topics"))
            .names("import-line-series", &one("series"))
            .line(purpose.and(row.words("known")).and_then(known))
            .line(row.words("mode").and_then(mode))
            .names("import-line-place", &one("place"))
            .link("import-line-registration", row.words("registration"))
            .link("import-line-recording", row.words("recording"))
            .finish(notes)
    }
}

fn mode(word: &str) -> Option<&'static str> {
    match word {
        "in_person" => Some("import-line-in-person"),
        "online" => Some("import-line-online"),
        "both" => Some("import-line-both"),
        _ => None,
    }
}

/// What is not known of when it was.
fn known(word: &str) -> Option<&'static str> {
    match word {
        "day" => Some("import-line-day-only"),
        "week" => Some("import-line-week-only"),
        _ => None,
    }
}

/// Several on a line each.
fn lines<T: ToString>(parts: &[T]) -> String {
    parts.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn number(row: &Row, field: &str) -> i64 {
    match row.fields.get(field) {
        Some(Value::Number(number)) => *number,
        _ => 0,
    }
}

/// What is in the session, as its sheet has it.
fn parts(sheet: &Sheet) -> Result<Parts, Error> {
    let of = |field: &str| sheet.get(field).lines().map(str::to_owned).collect::<Vec<_>>();
    let person = |id: &String| read("present", super::id(id).ok_or(()));
    let part = |line: &String| {
        let (minutes, title) = line.split_once(' ').unwrap_or((line, ""));
        Ok((read("agenda", minutes.parse())?, title.to_owned()))
    };
    Ok(Parts {
        present: of("present").iter().map(person).collect::<Result<_, _>>()?,
        decisions: of("decisions"),
        agenda: of("agenda").iter().map(part).collect::<Result<_, Error>>()?,
    })
}

fn title(row: &Row, notes: &mut Vec<Message>) -> String {
    let title = row.words("title").unwrap_or_default();
    if title.chars().count() <= LONGEST_TITLE {
        return title.to_owned();
    }
    notes.push(words::TITLE_CUT.with(&[&"title", &LONGEST_TITLE]));
    title.chars().take(LONGEST_TITLE - 1).chain(['…']).collect()
}

fn minutes(row: &Row, starts: &Zoned, notes: &mut Vec<Message>) -> i64 {
    let Some(Value::Moment(ends)) = row.fields.get("ends") else { return USUAL };
    let minutes = ends.duration_since(starts).as_mins();
    if minutes > LONGEST {
        notes.push(words::DURATION_CUT.with(&[&minutes, &LONGEST]));
    }
    minutes.clamp(5, LONGEST)
}

fn session(sheet: &Sheet) -> Result<(BroughtSession, Prose), Error> {
    let prose = read("notes", text::prose(sheet.get("notes")))?;
    let session = BroughtSession {
        community: read("community", super::id(sheet.get("community")).ok_or(()))?,
        cohort: super::id(sheet.get("cohort")),
        facilitator: super::id(sheet.get("facilitator")),
        title: Title::stored(sheet.get("title").to_owned()),
        purpose: sheet.get("purpose").to_owned(),
        lang: Lang::from_tag(sheet.get("lang")).unwrap_or_default(),
        on_day: read("day", sheet.get("day").parse())?,
        time_of_day: read("time", TimeOfDay::read(sheet.get("time")))?,
        zone: read("zone", Zone::read(sheet.get("zone")))?,
        minutes: read("minutes", sheet.get("minutes").parse())?,
        notes: sheet.get("notes").to_owned(),
        also_present: sheet.get("also").parse().unwrap_or(0),
        revision: 0,
    };
    Ok((session, prose))
}

fn held<'p>(session: &BroughtSession, notes: &'p Prose) -> Result<Held<'p>, Error> {
    let wall = Wall { day: session.on_day, time: session.time_of_day, zone: session.zone.clone() };
    let from = read("time", wall.moment())?.at;
    Ok(Held { from, until: from + SignedDuration::from_mins(session.minutes), notes })
}
