//! The statements of the directory: who is here, found by name, organisation, asks and offers.

use kith_base::jiff::Timestamp;
use kith_base::{PAGE, Uuid, fold};
use kith_db::{Bind, Error, Read, Value, from_row, params};
use kith_policy::{CommunityId, PersonId, Role, TeamId};
use serde::Serialize;

use crate::Level;

/// What somebody looks for in a directory.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Up to three words, folded; each must be found somewhere.
    pub words: Vec<String>,
    pub team: Option<TeamId>,
    pub sector: String,
    pub role: Option<Role>,
    pub level: Option<Level>,
    /// The last person of the page before, by folded name and id.
    pub after: Option<(String, PersonId)>,
}

impl Search {
    /// The first three words of what somebody typed.
    pub fn words_of(text: &str) -> Vec<String> {
        let folded: String = fold(text).chars().filter(|c| !c.is_control()).take(120).collect();
        folded.split_whitespace().take(3).map(str::to_owned).collect()
    }

    fn pattern(&self, index: usize) -> String {
        pattern(self.words.get(index).map_or("", String::as_str))
    }
}

/// What is LIKE anything that holds this word, with `\` to escape; "" is in everything.
pub fn pattern(word: &str) -> String {
    let plain = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
}

/// A person of the directory. What they keep to themselves is not in it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Entry {
    pub id: PersonId,
    pub name: String,
    #[serde(skip)]
    pub folded: String,
    pub organisation: String,
    pub sector: String,
    pub job: String,
    pub place: String,
    pub region: String,
    pub level: Level,
}

from_row!(Entry { id, name, folded, organisation, sector, job, place, region, level });

/// A page of the directory of a community at `now`, by name; one more than a page when there is a next one. Words are
/// looked for in what is shown, never in what somebody keeps to themselves.
pub fn directory(
    read: &mut Read<'_>,
    community: CommunityId,
    search: &Search,
    now: Timestamp,
) -> Result<Vec<Entry>, Error> {
    let hit = |slot: usize| {
        format!(
            "(p.folded LIKE ${slot} ESCAPE '\\' OR (fo.field IS NULL AND o.folded LIKE ${slot} ESCAPE '\\')
              OR (fp.field IS NULL AND LOWER(p.place) LIKE ${slot} ESCAPE '\\')
              OR EXISTS (SELECT 1 FROM ask_offer a WHERE a.person_id = p.id AND a.folded LIKE ${slot} ESCAPE '\\'
                  AND NOT EXISTS (SELECT 1 FROM field_audience fa WHERE fa.person_id = p.id
                      AND fa.field = CASE a.kind WHEN 'ask' THEN 'asks' ELSE 'offers' END)))"
        )
    };
    let sql = format!(
        "SELECT p.id, p.name, p.folded, CASE WHEN fo.field IS NULL THEN COALESCE(o.name, '') ELSE '' END,
                CASE WHEN fo.field IS NULL THEN COALESCE(o.sector, '') ELSE '' END, p.job,
                CASE WHEN fp.field IS NULL THEN p.place ELSE '' END,
                CASE WHEN fp.field IS NULL THEN p.region ELSE '' END, COALESCE(v.level, 'active')
         FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN participation v ON v.community_id = $1 AND v.person_id = p.id
         LEFT JOIN field_audience fo ON fo.person_id = p.id AND fo.field = 'organisation'
         LEFT JOIN field_audience fp ON fp.person_id = p.id AND fp.field = 'place'
         WHERE p.erased_at IS NULL AND (p.folded, p.id) > ($3, $4) AND p.id IN (
             SELECT m.person_id FROM membership m
             WHERE m.community_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
               AND m.suspended_at IS NULL AND (m.team_id = $5 OR $5 IS NULL) AND ($6 = '' OR m.role = $6))
           AND ($7 = '' OR (fo.field IS NULL AND o.sector = $7)) AND {} AND {} AND {}
           AND ($12 = '' OR COALESCE(v.level, 'active') = $12)
         ORDER BY p.folded, p.id LIMIT $11",
        hit(8),
        hit(9),
        hit(10)
    );
    let (after, id) = search.after.clone().unwrap_or((String::new(), PersonId(Uuid::nil())));
    let patterns = [search.pattern(0), search.pattern(1), search.pattern(2)];
    let most = PAGE + 1;
    let role = search.role.map_or("", Role::word);
    let level = search.level.map_or("", Level::word);
    let values: [Value<'_>; 12] = [
        community.value(),
        now.value(),
        after.value(),
        id.value(),
        search.team.value(),
        role.value(),
        search.sector.value(),
        patterns[0].value(),
        patterns[1].value(),
        patterns[2].value(),
        most.value(),
        level.value(),
    ];
    read.all(&sql, &values)
}

/// What up to fifty people are in a community at `now`: person, role, the name of the team or "".
pub fn roles_of(
    read: &mut Read<'_>,
    community: CommunityId,
    people: &[PersonId],
    now: Timestamp,
) -> Result<Vec<(PersonId, Role, String)>, Error> {
    let slots = (3..53).map(|slot| format!("${slot}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT m.person_id, m.role, COALESCE(t.name, '') FROM membership m LEFT JOIN team t ON t.id = m.team_id
         WHERE m.community_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
           AND m.suspended_at IS NULL AND m.person_id IN ({slots}) ORDER BY m.person_id, m.from_at, m.id"
    );
    let page: [Option<PersonId>; 50] = std::array::from_fn(|slot| people.get(slot).copied());
    let head = [community.value(), now.value()];
    let values: Vec<Value<'_>> = head.into_iter().chain(page.iter().map(Bind::value)).collect();
    read.all(&sql, &values)
}

/// Somebody on the roll of a community, with one of the things that they are there.
#[derive(Clone, PartialEq, Debug)]
pub struct Enrolled {
    pub id: PersonId,
    pub name: String,
    pub organisation: String,
    pub job: String,
    pub place: String,
    pub region: String,
    pub role: Role,
    /// The name of the team, or "".
    pub team: String,
}

from_row!(Enrolled { id, name, organisation, job, place, region, role, team });

/// The roll of a community at `now`, by name: what its directory shows of everybody. As long as the community is large,
/// so it is for a file only.
pub fn roll(read: &mut Read<'_>, community: CommunityId, now: Timestamp) -> Result<Vec<Enrolled>, Error> {
    read.all(
        "SELECT p.id, p.name, CASE WHEN fo.field IS NULL THEN COALESCE(o.name, '') ELSE '' END, p.job,
                CASE WHEN fp.field IS NULL THEN p.place ELSE '' END,
                CASE WHEN fp.field IS NULL THEN p.region ELSE '' END, m.role, COALESCE(t.name, '')
         FROM membership m JOIN person p ON p.id = m.person_id LEFT JOIN team t ON t.id = m.team_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN field_audience fo ON fo.person_id = p.id AND fo.field = 'organisation'
         LEFT JOIN field_audience fp ON fp.person_id = p.id AND fp.field = 'place'
         WHERE m.community_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
           AND m.suspended_at IS NULL AND p.erased_at IS NULL
         ORDER BY p.folded, p.id, m.from_at, m.id",
        params![community, now],
    )
}

/// The name of a person who is in a community at `now`, as the directory sorts it.
pub fn sorted_name(read: &mut Read<'_>, person: PersonId) -> Result<Option<String>, Error> {
    let found: Option<(String,)> = read.maybe("SELECT folded FROM person WHERE id = $1", params![person])?;
    Ok(found.map(|(name,)| name))
}
