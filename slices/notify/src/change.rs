//! What has changed: a session that was moved, is cancelled, or takes place after all. It is told to those who were told of
//! the session before, by a letter or by their own answer, and to nobody else; everything that changed since the last
//! look in one letter.

use std::collections::BTreeMap;

use askama::Template;
use jiff::{SignedDuration, Timestamp};
use kith_base::{Say, Uuid, jiff};
use kith_db::Tx;
use kith_facts::{Fact, Recorded};
use kith_jobs::Job;
use kith_mail::{Letter, Link, Wording};
use kith_policy::{CommunityId, PersonId, Viewer};
use kith_sessions::{Session, SessionId};
use kith_web::{App, Speech, Stop, zone};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{letter, store};

/// The kind of these letters.
pub const KIND: &str = "notify.change";

/// What somebody who was told of sessions is to be told now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TellChanges {
    pub community: CommunityId,
    pub person: PersonId,
    pub changes: Vec<Change>,
}

impl Job for TellChanges {
    const KIND: &'static str = "change.tell";
}

/// A change of a session, by the fact that says so: how it stood before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub fact: Uuid,
    pub session: SessionId,
    pub was_cancelled: bool,
    /// When it began, where that has changed.
    pub was_at: Option<Timestamp>,
}

impl Change {
    /// The change that a fact tells, if it is one.
    fn of(fact: &Recorded) -> Option<Self> {
        let was_at = || fact.data["from"].as_str().and_then(|from| from.parse().ok());
        let (was_cancelled, was_at) = match fact.kind.as_str() {
            "session.moved" => (false, Some(was_at()?)),
            "session.cancelled" => (false, None),
            "session.restored" => (true, None),
            _ => return None,
        };
        Some(Self { fact: fact.id.into(), session: SessionId(fact.subject.1), was_cancelled, was_at })
    }

    /// What there is to say of it as the session stands now: nothing where it was taken back, or is over.
    fn news(self, session: &Session, now: Timestamp) -> Option<News> {
        let cancelled = session.cancelled_at.is_some();
        if session.planned_end() <= now {
            return None;
        }
        match (self.was_cancelled, cancelled) {
            (false, true) => Some(News::Cancelled),
            (true, false) => Some(News::Restored),
            (true, true) => None,
            (false, false) => self.was_at.filter(|was| *was != session.starts_at).map(News::Moved),
        }
    }
}

/// What somebody reads of a session.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum News {
    Moved(Timestamp),
    Cancelled,
    Restored,
}

/// Queues a letter to everybody who was told of a session before one of these facts, and not of the fact.
pub fn look(tx: &mut Tx<'_>, env: &kith_base::Env, facts: &[Recorded], now: Timestamp) -> Result<(), Stop> {
    let mut letters: BTreeMap<(PersonId, CommunityId), Vec<Change>> = BTreeMap::new();
    for fact in facts {
        let (Some(change), Some(community)) = (Change::of(fact), fact.community) else { continue };
        for person in store::told_before(tx, change.session, (change.fact, fact.at))? {
            if Some(person.0) != fact.actor {
                letters.entry((person, CommunityId(community))).or_default().push(change);
            }
        }
    }
    for ((person, community), changes) in letters {
        kith_jobs::enqueue(tx, env, &TellChanges { community, person, changes }, now - SignedDuration::from_mins(3))?;
    }
    Ok(())
}

/// A line of the letter.
struct Line {
    said: String,
    title: String,
    lang: &'static str,
    address: String,
}

#[derive(Template)]
#[template(path = "mail/change/body.txt")]
struct BodyText<'l> {
    speech: &'l Speech,
    letter: &'l Contents,
}

#[derive(Template)]
#[template(path = "mail/change/body.html")]
struct BodyHtml<'l> {
    speech: &'l Speech,
    letter: &'l Contents,
}

/// What stands in both bodies.
struct Contents {
    name: String,
    community: String,
    lines: Vec<Line>,
    choose: String,
}

/// Writes the letter, of what somebody was not told before and may read.
pub fn write(app: &App, tx: &mut Tx<'_>, job: &TellChanges) -> Result<(), Stop> {
    let now = app.env.now();
    let Some(community) = kith_charter::store::community(tx, job.community)?.filter(|it| it.retired.is_none()) else {
        return Ok(());
    };
    let Some(person) = kith_people::store::person(tx, job.person)? else { return Ok(()) };
    let Some(email) = kith_people::store::email_of(tx, job.person)? else { return Ok(()) };
    let zone = zone(&person.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let viewer = letter::viewer_of(tx, (job.person, &person.name), (person.lang, zone.clone()), now)?;
    // Whoever was let in by a link and said that they come is told, too.
    let viewer = Viewer { guest_of: kith_sessions::store::guest::guest_of(tx, job.person, now)?, ..viewer };
    let speech = Speech::new(app, person.lang, zone, now);
    let mut firsts: BTreeMap<SessionId, Change> = BTreeMap::new();
    for change in &job.changes {
        if store::tell(tx, (change.session, change.fact), job.person, now)? {
            firsts.entry(change.session).or_insert(*change);
        }
    }
    let mut lines = Vec::new();
    for change in firsts.values() {
        let Some(session) = kith_sessions::store::session(tx, job.community, change.session)? else { continue };
        let Some(news) = change.news(&session, now) else { continue };
        if app.policy.allows(&viewer, "read", &session.thing()) {
            lines.push((session.starts_at, line(&speech, &community.slug, &session, news)));
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    lines.sort_by_key(|(at, _)| *at);
    let lines: Vec<Line> = lines.into_iter().map(|(_, line)| line).collect();
    let link = Link::new(&app.env, &app.site.address);
    let (name, told) = (community.name.to_string(), lines.len());
    let contents = Contents { name: person.name.to_string(), community: name.clone(), lines, choose: link.address() };
    let render = |error: askama::Error| Stop::Fault(error.to_string());
    let said = Wording {
        subject: speech.ta("rhythm-change-subject", "community", name),
        text: BodyText { speech: &speech, letter: &contents }.render().map_err(render)?,
        html: BodyHtml { speech: &speech, letter: &contents }.render().map_err(render)?,
    };
    let letter = Letter::new(KIND, (person.name, email), person.lang, said);
    kith_mail::write(tx, &app.env, &letter.to_person(job.person).from_community(job.community).with_link(link))?;
    let fact = Fact::new("changes.told", ("person", job.person)).within(job.community);
    kith_facts::record(tx, &app.env, &fact.with(json!({ "sessions": told })))?;
    Ok(())
}

fn line(speech: &Speech, slug: &str, session: &Session, news: News) -> Line {
    let when = speech.dated(session.starts_at).text;
    // locale: rhythm-change-moved rhythm-change-cancelled rhythm-change-restored
    let say = match news {
        News::Moved(was) => Say::new("rhythm-change-moved").with("was", speech.dated(was).text),
        News::Cancelled => Say::new("rhythm-change-cancelled"),
        News::Restored => Say::new("rhythm-change-restored"),
    };
    Line {
        said: speech.said(&say.with("when", when)),
        title: session.title.to_string(),
        lang: session.lang.tag(),
        address: speech.address(&session.path(slug)),
    }
}
