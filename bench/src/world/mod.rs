//! A generated instance of realistic shapes, the same for the same size and the same present: activity follows Zipf,
//! one person is in two hundred communities, one session has two thousand people, one activity holds three thousand
//! contributions. A few places in it are known, so that measurements can go there.

mod draw;
mod rows;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use kith_db::{Db, Place};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use draw::Draw;
use rows::{Rows, SaidRow, SessionRow};

/// How large a world is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
#[value(rename_all = "UPPER")]
pub enum Size {
    /// 1,000 members, 10,000 contributions.
    S,
    /// 10,000 members, 30,000 contributions.
    M,
    /// 100,000 members, 100,000 contributions.
    L,
}

impl Size {
    pub fn name(self) -> &'static str {
        match self {
            Size::S => "S",
            Size::M => "M",
            Size::L => "L",
        }
    }

    fn people(self) -> usize {
        match self {
            Size::S => 1_000,
            Size::M => 10_000,
            Size::L => 100_000,
        }
    }

    fn contributions(self) -> usize {
        match self {
            Size::S => 10_000,
            Size::M => 30_000,
            Size::L => 100_000,
        }
    }

    fn communities(self) -> usize {
        self.people() / 200 + 220
    }
}

const WEEKS: usize = 52;

/// The known places of a world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct World {
    /// The folder of the instance: its database is `kith.db` in it.
    pub folder: PathBuf,
    /// The secret of the sign-in of an ordinary member, who is in three communities.
    pub member: String,
    /// The secret of the sign-in of somebody who is in two hundred communities.
    pub busy: String,
    /// The secrets of sign-ins of people who write, ordinary members first.
    pub writers: Vec<String>,
    /// A running session whose activity has fifty contributions; its id is for the floor.
    pub page: String,
    pub page_id: String,
    /// The same of an activity that holds three thousand.
    pub long: String,
    /// The address of a session that two thousand people (or all there are) attended.
    pub crowd: String,
    /// The address of a published record with fifty contributions.
    pub record: String,
    /// Where a contribution is posted, in a session that runs; the ids are for the floor.
    pub post: String,
    pub post_ids: (String, String),
}

/// The community with the known places: its people are the first this many.
const KNOWN: usize = 150;
const WRITERS: usize = 64;

/// Makes a world in `folder`, which must be empty, as it is at `now`.
pub fn make(folder: &Path, size: Size, now: Timestamp) -> Result<World> {
    let file = folder.join("kith.db");
    ensure!(!file.exists(), "there is a world already");
    drop(Db::open(&Place::File(file.clone()), 1, kith_migrations::ALL)?);
    let connection = Connection::open(&file)?;
    connection
        .execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000; BEGIN")?;
    connection.set_prepared_statement_cache_capacity(64);
    let mut maker = Maker { rows: Rows::into(&connection), draw: Draw::new(7), now, size, people: Vec::new(), turn: 0 };
    let world = maker.make(folder)?;
    connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?;
    std::fs::write(folder.join(PLACES), serde_json::to_string_pretty(&world)?)?;
    Ok(world)
}

/// The world that was made in `folder`.
pub fn open(folder: &Path) -> Result<World> {
    let text = std::fs::read_to_string(folder.join(PLACES)).context("no world was made there")?;
    Ok(serde_json::from_str(&text)?)
}

/// Where a world keeps its known places.
const PLACES: &str = "places.json";

/// The cookie's secret of the `number`th known sign-in, and what the database keeps of it.
fn secret(number: usize) -> (String, String) {
    let secret = hex::encode(Sha256::digest(format!("sign-in {number} of the bench")));
    let hash = hex::encode(Sha256::digest(&secret));
    (secret, hash)
}

struct Maker<'c> {
    rows: Rows<'c>,
    draw: Draw,
    now: Timestamp,
    size: Size,
    people: Vec<Uuid>,
    turn: u64,
}

/// A community with who is in it.
struct Circle {
    id: Uuid,
    slug: String,
    people: Vec<Uuid>,
}

/// A session with the activity that people speak in.
struct Talk {
    id: Uuid,
    activity: Uuid,
    starts: Timestamp,
}

impl Maker<'_> {
    fn make(&mut self, folder: &Path) -> Result<World> {
        self.add_people()?;
        let mut circles = Vec::new();
        for number in 0..self.size.communities() {
            circles.push(self.add_circle(number)?);
        }
        let world = self.add_known(folder, &circles)?;
        self.add_past(&circles)?;
        Ok(world)
    }

    fn days_ago(&self, days: i64) -> Timestamp {
        self.now - SignedDuration::from_hours(24 * days)
    }

    /// An id as of an instant, the next one later.
    fn id(&mut self, at: Timestamp) -> Uuid {
        self.turn += 1;
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.turn.to_be_bytes());
        random[8] = self.draw.bits() as u8;
        let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    fn add_people(&mut self) -> Result<()> {
        let at = self.days_ago(400);
        let mut organisations = Vec::new();
        for number in 0..self.size.people() / 20 + 5 {
            let id = self.id(at);
            self.rows.organisation(id, &format!("Health centre {number}"))?;
            organisations.push(id);
        }
        for number in 0..self.size.people() {
            let (id, name) = (self.id(at), self.draw.name());
            let organisation = organisations[self.draw.zipf(organisations.len())];
            self.rows.person(id, (&name, &format!("p{number}@example.org")), organisation, number == KNOWN, at)?;
            self.people.push(id);
        }
        Ok(())
    }

    /// Community 0 has two thousand people (or all there are), community 1 the known ones, the others fewer and fewer.
    fn add_circle(&mut self, number: usize) -> Result<Circle> {
        let at = self.days_ago(380);
        let (id, slug) = (self.id(at), format!("circle-{number}"));
        let text = self.draw.sentences(40);
        self.rows.community(id, (&slug, &format!("Circle of practice {number}")), &text, at)?;
        let people = self.people_of(number);
        let mut team = None;
        for (place, person) in people.iter().enumerate() {
            if number > 0 && people.len() >= 20 && place % 8 == 0 {
                let fresh = self.id(at);
                self.rows.team(fresh, id, &format!("Team {}", place / 8 + 1))?;
                team = Some(fresh);
            }
            let role = match place {
                0 => "steward",
                1 => "facilitator",
                _ => "member",
            };
            let membership = self.id(at);
            self.rows.membership(membership, (*person, role), id, team.filter(|_| place > 1), at)?;
        }
        Ok(Circle { id, slug, people })
    }

    /// The member is person 9, and so in the first three communities; the busy one is person 8.
    fn people_of(&mut self, number: usize) -> Vec<Uuid> {
        let (count, all) = (self.people.len(), self.people.clone());
        match number {
            0 => all.into_iter().take(2_000).collect(),
            1 => all.into_iter().take(KNOWN).collect(),
            2 => all.into_iter().take(60).collect(),
            _ => {
                let size = (1_000 / number).clamp(8, count / 4).max(count * 3 / 10 / self.size.communities());
                let from = KNOWN + self.draw.below(count - KNOWN - size);
                let busy = (number < 200).then(|| all[8]);
                all[from..from + size].iter().copied().chain(busy).collect()
            }
        }
    }

    fn add_talk(&mut self, circle: &Circle, title: &str, starts: Timestamp, over: bool) -> Result<Talk> {
        let hour = |hours| starts + SignedDuration::from_hours(hours);
        let talk = Talk { id: self.id(starts), activity: self.id(starts), starts };
        let facilitator = circle.people.get(1).copied().context("a community has people")?;
        self.rows.session(&SessionRow {
            id: talk.id,
            community: circle.id,
            title,
            starts,
            begun: Some(starts),
            ended: over.then(|| hour(1)),
            published: over.then(|| hour(24)),
            facilitator,
        })?;
        let opening = self.id(starts);
        self.rows.activity(opening, talk.id, (1, "Since we met"), Some(starts))?;
        let begun = starts + SignedDuration::from_mins(5);
        self.rows.activity(talk.activity, talk.id, (2, "What we tried"), Some(begun))?;
        let closing = self.id(starts);
        self.rows.activity(closing, talk.id, (3, "What we take away"), None)?;
        Ok(talk)
    }

    fn say(&mut self, circle: &Circle, talk: &Talk, count: usize, kept: bool) -> Result<()> {
        for place in 0..count {
            let at = talk.starts + SignedDuration::from_secs(300) + SignedDuration::from_millis(place as i64 * 700);
            let id = self.id(at);
            // Most say a few sentences, some a page; the first in the list of people speak most.
            let words = 20 + self.draw.zipf(180);
            let text = self.draw.sentences(words);
            let speaker = self.draw.zipf(circle.people.len());
            self.rows.said(&SaidRow {
                id,
                community: circle.id,
                session: talk.id,
                activity: talk.activity,
                person: circle.people[speaker],
                text: &text,
                kept: kept || place % 5 == 0,
                at,
            })?;
        }
        Ok(())
    }

    /// What is left of a session: who came, what was decided, promised and asked.
    fn conclude(&mut self, circle: &Circle, talk: &Talk, present: usize) -> Result<()> {
        for person in circle.people.iter().take(present) {
            self.rows.present(talk.id, *person, talk.starts)?;
        }
        let due = rows::time(talk.starts + SignedDuration::from_hours(24 * 12));
        for place in 0..4 {
            let (id, text) = (self.id(talk.starts), self.draw.sentences(12));
            self.rows.decision(id, talk.id, (place, &text))?;
            let (id, text) = (self.id(talk.starts), self.draw.sentences(10));
            let person = circle.people[self.draw.zipf(circle.people.len())];
            self.rows.commitment(id, talk.id, person, &text, (talk.starts, &due[..10]))?;
        }
        for _ in 0..2 {
            let (id, text) = (self.id(talk.starts), self.draw.sentences(11));
            let person = circle.people[self.draw.zipf(circle.people.len())];
            self.rows.question(id, talk.id, person, &text, talk.starts)?;
            for _ in 0..self.draw.below(4) {
                let (own, text) = (self.id(talk.starts), self.draw.sentences(40));
                let person = circle.people[self.draw.zipf(circle.people.len())];
                self.rows.answer(own, id, person, &text, talk.starts + SignedDuration::from_hours(30))?;
            }
        }
        Ok(())
    }

    fn add_known(&mut self, folder: &Path, circles: &[Circle]) -> Result<World> {
        let [crowd, known, ..] = circles else { anyhow::bail!("a world has communities") };
        let today = self.now - SignedDuration::from_mins(20);
        let record = self.add_talk(known, "Shorter forms", self.days_ago(4), true)?;
        self.say(known, &record, 50, true)?;
        self.conclude(known, &record, 40)?;
        let page = self.add_talk(known, "What families ask for", today, false)?;
        self.say(known, &page, 50, false)?;
        let post = self.add_talk(known, "How the month went", today, false)?;
        let long = self.add_talk(known, "One long afternoon", self.days_ago(1), false)?;
        self.say(known, &long, 3_000, false)?;
        let large = self.add_talk(crowd, "Everybody together", self.days_ago(3), false)?;
        self.say(crowd, &large, 50, false)?;
        self.conclude(crowd, &large, 2_000)?;
        let mut signed = Vec::new();
        for number in 0..WRITERS {
            let (secret, hash) = secret(number);
            let id = self.id(today);
            // Persons 8 and 9 are the busy one and the member; the people who write come after them.
            self.rows.sign_in(id, known.people[8 + number], &hash, today)?;
            signed.push(secret);
        }
        let path = |circle: &Circle, talk: &Talk, rest: &str| {
            format!("/c/{}/sessions/{}{rest}", circle.slug, talk.id.simple())
        };
        let id = |id: Uuid| id.simple().to_string();
        Ok(World {
            folder: folder.to_owned(),
            member: signed[1].clone(),
            busy: signed[0].clone(),
            writers: signed[1..].iter().chain(&signed[..1]).cloned().collect(),
            page: path(known, &page, "/run"),
            page_id: id(page.activity),
            long: path(known, &long, "/run"),
            crowd: path(crowd, &large, "/run"),
            record: path(known, &record, "/record"),
            post: path(known, &post, &format!("/activities/{}/contributions", id(post.activity))),
            post_ids: (id(post.id), id(post.activity)),
        })
    }

    /// Sessions of the last year, until there are as many contributions as the size says. The member's three communities
    /// meet every week in a world of any size, so that one person's year is the same in all; no other meets more often.
    fn add_past(&mut self, circles: &[Circle]) -> Result<()> {
        let mut left = self.size.contributions() - 3_150;
        let mut weekly = (0..3 * WEEKS).map(|turn| turn % 3);
        let mut met = vec![0; circles.len()];
        while left > 0 {
            let drawn = weekly.next().unwrap_or_else(|| 3 + self.draw.zipf(circles.len() - 3));
            let place =
                (drawn..circles.len()).find(|place| met[*place] < WEEKS).context("every week has its session")?;
            met[place] += 1;
            let circle = &circles[place];
            let days = 5 + self.draw.below(360) as i64;
            let starts = self.days_ago(days);
            let talk = self.add_talk(circle, "As every month", starts, true)?;
            let count = (4 + self.draw.zipf(120)).min(left);
            self.say(circle, &talk, count, false)?;
            self.conclude(circle, &talk, 30)?;
            left -= count;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-03-12T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_same_world_is_made_twice_and_every_key_in_it_leads_somewhere() {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let worlds = folders.each_ref().map(|folder| make(folder.path(), Size::S, now()).unwrap());
        let sums = worlds.each_ref().map(|world| {
            let connection = Connection::open(world.folder.join("kith.db")).unwrap();
            let broken =
                connection.prepare("PRAGMA foreign_key_check").unwrap().query_map([], |_| Ok(())).unwrap().count();
            assert_eq!(broken, 0);
            let sum = "SELECT COUNT(*), SUM(LENGTH(text)), MIN(HEX(id)), MAX(HEX(id)) FROM contribution";
            let read = |row: &rusqlite::Row<'_>| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
            };
            connection.query_row(sum, [], read).unwrap()
        });
        assert_eq!(sums[0], sums[1]);
        assert_eq!(sums[0].0, 10_000);
        assert_eq!(worlds[0].page, worlds[1].page);
    }
}
