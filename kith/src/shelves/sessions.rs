//! Sessions that have been, with what is known of them as their notes. One without a community is the network's own.

use jiff::{SignedDuration, Zoned};
use kith_base::{Env, Lang, Title, Uuid, jiff};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Message, Refs, Row, Sheet, Shelf, Value, words};
use kith_people::PersonId;
use kith_policy::CommunityId;
use kith_sessions::SessionId;
use kith_sessions::session::LONGEST;
use kith_sessions::store::brought::{self, BroughtSession, Held};
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
        let purpose = row.words("subtitle").filter(fits).or_else(|| row.words("summary").filter(fits));
        Ok(Sheet::default()
            .with("community", home)
            .maybe("facilitator", refs.id("facilitators").map(PersonId))
            .with("title", title(row, notes))
            .maybe("purpose", purpose)
            .with("lang", self.ground.lang.tag())
            .with("day", starts.date())
            .with("time", TimeOfDay(starts.time()))
            .with("zone", starts.time_zone().iana_name().unwrap_or(&self.ground.zone))
            .with("minutes", minutes(row, starts, notes))
            .with("notes", self.notes(row, refs, purpose, notes)?)
            .with("changes", 0))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let found = brought::brought_session(read, SessionId(id))?;
        Ok(found.map(|it| {
            Sheet::default()
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
        brought::add_brought(tx, env, &session, held(&session, &prose)?).map(Uuid::from)
    }

    fn put(&self, tx: &mut Tx<'_>, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        let (session, prose) = session(sheet)?;
        brought::put_brought(tx, SessionId(id), &session, held(&session, &prose)?)
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
        facilitator: super::id(sheet.get("facilitator")),
        title: Title::stored(sheet.get("title").to_owned()),
        purpose: sheet.get("purpose").to_owned(),
        lang: Lang::from_tag(sheet.get("lang")).unwrap_or_default(),
        on_day: read("day", sheet.get("day").parse())?,
        time_of_day: read("time", TimeOfDay::read(sheet.get("time")))?,
        zone: read("zone", Zone::read(sheet.get("zone")))?,
        minutes: read("minutes", sheet.get("minutes").parse())?,
        notes: sheet.get("notes").to_owned(),
        revision: 0,
    };
    Ok((session, prose))
}

fn held<'p>(session: &BroughtSession, notes: &'p Prose) -> Result<Held<'p>, Error> {
    let wall = Wall { day: session.on_day, time: session.time_of_day, zone: session.zone.clone() };
    let from = read("time", wall.moment())?.at;
    Ok(Held { from, until: from + SignedDuration::from_mins(session.minutes), notes })
}
