//! Communities, and the network itself as the community that holds what belongs to no other.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kith_base::{Arg, Env, Markdown, Name, Slug, Uuid, jiff};
use kith_charter::store::{self, BroughtCommunity};
use kith_charter::{Accent, Charter, CommunityId, Founding, Joining, Visibility, slug_of};
use kith_db::{Error, Read, Tx};
use kith_import::{Key, Kind, Message, Refs, Row, Sheet, Shelf, Value};
use kith_web::Prose;

use super::text::{self, Text};
use super::{Ground, read};

pub struct Communities {
    pub ground: Ground,
}

impl Shelf for Communities {
    fn table(&self) -> &'static str {
        "community"
    }

    fn draw(&self, row: &Row, refs: &Refs<'_>, notes: &mut Vec<Message>) -> Result<Sheet, Message> {
        let (summary, subtitle) = (row.words("summary"), row.words("subtitle"));
        let domain = Text::new(&self.ground)
            .paragraph(subtitle.filter(|_| summary.is_some()))
            .markdown(row.words("text"))
            .names("import-line-topics", &refs.names("topics"))
            .finish(notes)?;
        let founded =
            row.fields.get("founded").and_then(|value| if let Value::Date(day) = value { Some(day) } else { None });
        let sheet = Sheet::default()
            .with("name", super::name(row.words("name"))?)
            .maybe("summary", summary.or(subtitle))
            .with("domain", domain)
            .maybe("who", self.who(row))
            .maybe("opened", founded);
        Ok(sheet
            .with("lang", self.ground.lang.tag())
            .with("zone", &self.ground.zone)
            .with("accent", accent(&row.key).word())
            .with("visibility", Visibility::default().word())
            .with("joining", Joining::default().word())
            .with("practice", "")
            .with("purpose", ""))
    }

    fn current(&self, read: &mut Read<'_>, id: Uuid) -> Result<Option<Sheet>, Error> {
        let Some(community) = store::community(read, CommunityId(id))? else { return Ok(None) };
        let charter = store::charter(read, CommunityId(id))?;
        // A day that was brought stands as its first instant; an opening whose day nobody told happened at some other.
        let opened = community.opened_at.to_zoned(community.time_zone());
        let opened = (opened.time() == Time::midnight()).then(|| opened.date());
        Ok(Some(
            Sheet::default()
                .with("name", community.name)
                .with("summary", community.summary)
                .with("domain", charter.domain.source)
                .with("who", charter.who.source)
                .maybe("opened", opened)
                .with("lang", community.lang.tag())
                .with("zone", community.zone)
                .with("accent", community.accent.word())
                .with("visibility", community.visibility.word())
                .with("joining", community.joining.word())
                .with("practice", charter.practice.source)
                .with("purpose", charter.purpose.source),
        ))
    }

    fn make(&self, tx: &mut Tx<'_>, env: &Env, key: &Key, sheet: &Sheet) -> Result<Uuid, Error> {
        let brought = brought(sheet)?;
        let slug = free_slug(tx, key, sheet)?;
        let opened_at = brought.opened_at.unwrap_or_else(|| env.now());
        let founding = Founding {
            zone: self.ground.zone.clone(),
            accent: accent(key),
            summary: brought.summary,
            charter: Some(Charter {
                domain: brought.domain,
                who: brought.who,
                practice: nothing(),
                purpose: nothing(),
            }),
            ..Founding::named(slug, brought.name, self.ground.lang, opened_at)
        };
        store::found(tx, env, &founding).map(Uuid::from)
    }

    fn put(&self, tx: &mut Tx<'_>, _: &Env, id: Uuid, sheet: &Sheet) -> Result<(), Error> {
        store::put_community(tx, CommunityId(id), &brought(sheet)?)
    }

    fn retire(&self, tx: &mut Tx<'_>, env: &Env, id: Uuid) -> Result<bool, Error> {
        store::retire(tx, env, CommunityId(id), None).map(|()| true)
    }

    fn restore(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::reopen(tx, CommunityId(id))
    }

    fn unmake(&self, tx: &mut Tx<'_>, id: Uuid) -> Result<(), Error> {
        store::remove_community(tx, CommunityId(id))
    }
}

impl Communities {
    /// How many addresses its mailing list had: a figure of the source, not of who belongs here.
    fn who(&self, row: &Row) -> Option<String> {
        let Some(Value::Number(count)) = row.fields.get("list_members") else { return None };
        Some(self.ground.say("import-line-members", &[("count", Arg::Number(*count))]))
    }
}

fn brought(sheet: &Sheet) -> Result<BroughtCommunity, Error> {
    let zone = kith_web::zone(sheet.get("zone")).unwrap_or(TimeZone::UTC);
    let first_instant = |day: Date| day.to_zoned(zone).ok().map(|midnight| midnight.timestamp());
    Ok(BroughtCommunity {
        name: Name::stored(sheet.get("name").to_owned()),
        summary: sheet.get("summary").to_owned(),
        domain: read("domain", text::prose(sheet.get("domain")))?,
        who: read("who", text::prose(sheet.get("who")))?,
        opened_at: sheet.get("opened").parse().ok().and_then(first_instant),
    })
}

fn nothing() -> Prose {
    Prose { source: Markdown::stored(String::new()), html: String::new() }
}

/// An accent that a community keeps, and its neighbours mostly do not have.
fn accent(key: &Key) -> Accent {
    let sum: usize = key.name.bytes().map(usize::from).sum();
    Accent::ALL[sum % Accent::ALL.len()]
}

/// A short name that no community has: the key of the source or the name of the network, numbered where it is taken.
fn free_slug(tx: &mut Tx<'_>, key: &Key, sheet: &Sheet) -> Result<Slug, Error> {
    let wanted = slug_of(if key.kind == Kind::Network { sheet.get("name") } else { &key.name });
    let wanted = if wanted.len() < 2 { "community".to_owned() } else { wanted };
    let stem: String = wanted.chars().take(50).collect();
    let mut slug = wanted.clone();
    for number in 2_u32.. {
        if !store::is_taken(tx, &slug)? {
            break;
        }
        slug = format!("{}-{number}", stem.trim_end_matches('-'));
    }
    Ok(Slug::stored(slug))
}
