//! What every page of this half begins with: the session through its community, the people it is for, what somebody
//! said as a page shows it.

use kith_base::{Cursor, Say, Uuid, fold};
use kith_charter::Community;
use kith_db::{Read, Tx};
use kith_facts::Fact;
use kith_policy::{Audience, Authorised, CommunityId, PersonId, TeamId};
use kith_web::{Choice, Named, Shell, Stop, Visit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::session::{Found, find};
use crate::attendance::InRoom;
use crate::contribution::{ContributionId, Line, aside};
use crate::record::{Neighbour, Neighbours};
use crate::{Activity, Session, store};

/// A session that the visitor may read, in its community and frame.
pub struct Held {
    pub community: Community,
    pub shell: Shell,
    pub session: Authorised<Session>,
    /// The address of the session.
    pub path: String,
}

impl Held {
    /// The session of this address, through its community.
    pub fn find(visit: &Visit, r: &mut Read<'_>, slug: &str, id: &str) -> Result<Self, Stop> {
        let Found { community, shell, session, .. } = find(visit, r, slug, id)?;
        let path = session.path(slug);
        let shell = shell.within("/sessions").under_words(session.lang, session.title.as_str(), path.clone());
        Ok(Self { community, shell, session, path })
    }

    /// Whether the visitor may come to where the session runs and hear what is said there. A steward sees when a team
    /// meets, and no more.
    pub fn is_open(&self, visit: &Visit) -> bool {
        is_open(visit, &self.session)
    }

    /// An activity of the session.
    pub fn activity(&self, r: &mut Read<'_>, id: &str) -> Result<Activity, Stop> {
        let id = id.parse().map_err(|_| Stop::Hidden)?;
        store::agenda(r, self.session.id)?.into_iter().find(|activity| activity.id == id).ok_or(Stop::Hidden)
    }

    /// The team of somebody the session is for, if they are in one; wrong in this field for anybody else.
    pub fn member(
        &self,
        visit: &Visit,
        r: &mut Read<'_>,
        (field, person): (&str, PersonId),
    ) -> Result<Option<TeamId>, Stop> {
        let found = store::people::member(r, &self.session, person, visit.now())?;
        found.ok_or_else(|| Stop::field(field, Say::new("error-not-a-choice")))
    }
}

/// Whether the visitor may hear what is said in a session.
pub fn is_open(visit: &Visit, session: &Session) -> bool {
    visit.may("read", &session.thing_of("contribution"))
}

/// The sessions on either side of one that the visitor may read: for a guest of this one alone there are none.
pub fn around(visit: &Visit, r: &mut Read<'_>, session: &Session) -> Result<Neighbours, Stop> {
    let open = |it: &Neighbour| visit.may("read", &session.beside(it.id));
    let Neighbours { previous, next } = store::record::neighbours(r, session)?;
    Ok(Neighbours { previous: previous.filter(open), next: next.filter(open) })
}

/// The most people whom the fields of a page offer; the others are found by their names.
pub const OFFERED: i64 = 100;

/// The people a session is for as the choices of a field: an empty one, those whose name holds the words, and the others; by name.
pub fn choices(people: &[InRoom], words: &[String], nobody: String, chosen: &str) -> Vec<Choice> {
    let holds = |name: &str| words.iter().all(|word| name.contains(word.as_str()));
    let choice = |value: String, label: String| Choice { chosen: value == chosen, value, label, ..Choice::default() };
    let first = choice(String::new(), nobody);
    let mut each: Vec<_> =
        people.iter().filter(|it| it.inside).map(|it| choice(it.person.to_string(), it.name.clone())).collect();
    each.sort_by_cached_key(|it| {
        let name = fold(&it.label);
        (!holds(&name), name)
    });
    std::iter::once(first).chain(each).collect()
}

/// The teams of the visitor to which they can say something apart from the others in this session.
pub fn teams_aside(visit: &Visit, session: &Session) -> Vec<TeamId> {
    if session.audience == Audience::Team {
        return Vec::new();
    }
    let here = visit.viewer.memberships.iter().filter(|it| it.community == session.community_id);
    let mut teams: Vec<_> = here.filter_map(|it| it.team).collect();
    teams.sort();
    teams.dedup();
    teams.retain(|team| visit.may("read", &aside(session.community_id, session.cohort_id, *team)));
    teams
}

/// Notes of somebody who is invited, and has not joined, that they took part.
pub fn took_part(visit: &Visit, tx: &mut Tx<'_>, community: CommunityId) -> Result<(), Stop> {
    match visit.viewer.person() {
        Some(me) if visit.viewer.invited.contains(&community) => {
            Ok(kith_charter::store::acted(tx, community, me, visit.now())?)
        }
        _ => Ok(()),
    }
}

/// Records that the visitor did something.
pub fn log(
    visit: &Visit,
    tx: &mut Tx<'_>,
    session: &Session,
    (kind, subject): (&'static str, (&'static str, Uuid)),
    data: Value,
) -> Result<(), Stop> {
    let fact = Fact::new(kind, subject).within(session.community_id).with(data);
    let actor = visit.viewer.person().map(Uuid::from);
    kith_facts::record(tx, &visit.app.env, &Fact { actor, ..fact })?;
    Ok(())
}

/// Records that somebody in the session did something, and not who nor to which of its things.
pub fn log_nobody(visit: &Visit, tx: &mut Tx<'_>, session: &Session, kind: &'static str) -> Result<(), Stop> {
    let fact = Fact::new(kind, ("session", session.id)).within(session.community_id);
    kith_facts::record(tx, &visit.app.env, &fact)?;
    Ok(())
}

/// Where a list goes on, as its address says.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct Paged {
    pub after: Option<String>,
    /// The name that somebody is looked for by.
    #[serde(default)]
    pub who: String,
}

impl Paged {
    /// The place in the list; an address that no list of ours has is nowhere.
    pub fn cursor(&self) -> Result<Option<Cursor>, Stop> {
        self.after.as_deref().map(|text| text.parse().map_err(|_| Stop::Hidden)).transpose()
    }
}

/// Something said, as pages show it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Said {
    pub id: String,
    pub html: String,
    pub lang: &'static str,
    /// Nobody's when it was said without a name.
    pub who: Named,
    pub iso: String,
    pub when: String,
    pub channel: String,
    pub audience: String,
    pub may_quote: bool,
    pub kept: bool,
    /// Where its author changes it or takes it back; "" for everybody else.
    pub change: String,
}

impl Said {
    /// Its mark on a page: a page says it twice for each, and the end of an id is enough to tell them apart.
    pub fn mark(&self) -> String {
        let end = self.id.len().saturating_sub(12);
        format!("c-{}", self.id.get(end..).unwrap_or_default())
    }
}

/// What stands beside the name of somebody: that they are a guest, where they are, before what is said of them anyway.
pub fn beside_name(shell: &Shell, guest: bool, note: &str) -> String {
    match (guest, note) {
        (false, note) => note.to_owned(),
        (true, "") => shell.t("kit-guest"),
        (true, note) => format!("{} · {note}", shell.t("kit-guest")),
    }
}

/// Lines as what was said, for a reader whose own contributions are theirs to change.
pub fn said(shell: &Shell, path: &str, lines: Vec<Line>, mine: impl Fn(&Line) -> bool) -> Vec<Said> {
    let one = |line: Line| {
        let when = shell.dated(line.written_at);
        let channel = if line.channel.key().is_empty() { String::new() } else { shell.t(line.channel.key()) };
        let only = |team: &String| shell.ta("held-only-team", "team", team);
        Said {
            id: format!("c-{}", line.id),
            lang: line.lang.tag(),
            who: line.name.as_deref().map(|name| Named::new(name, "")).unwrap_or_default(),
            iso: when.iso,
            when: when.text,
            channel: beside_name(shell, line.guest, &channel),
            audience: line.team_name.as_ref().map(only).unwrap_or_default(),
            may_quote: line.may_quote,
            kept: line.kept,
            change: if mine(&line) { format!("{path}/contributions/{}/edit", line.id) } else { String::new() },
            html: line.html,
        }
    };
    lines.into_iter().map(one).collect()
}

/// Whether a line is the reader's own: under their name, or among those of theirs without one.
pub fn is_own(me: Option<PersonId>, unnamed: &[ContributionId]) -> impl Fn(&Line) -> bool {
    move |line| (me.is_some() && line.person == me) || unnamed.contains(&line.id)
}
