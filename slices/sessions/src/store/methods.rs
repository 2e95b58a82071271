//! The statements on `method`: what a community added to the library.

use kith_base::jiff::Timestamp;
use kith_base::{Env, Lang, Say};
use kith_db::{Error, FromRow, Read, Row, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use crate::method::{Aim, Method, MethodDraft, MethodId, Setting, Told};

impl FromRow for Method {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let id: MethodId = row.get(0)?;
        let words = |text: String| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
        let lines = |text: String| -> Vec<String> { text.lines().map(str::to_owned).collect() };
        Ok(Self {
            key: id.to_string(),
            ours: false,
            lang: row.get(1)?,
            kind: row.get(2)?,
            minutes: row.get(3)?,
            least: row.get(4)?,
            most: row.get(5)?,
            people: (row.get(6)?, row.get(7)?),
            aims: words(row.get(8)?).iter().filter_map(|word| Aim::of(word)).collect(),
            places: words(row.get(9)?).iter().filter_map(|word| Setting::of(word)).collect(),
            link: String::new(),
            told: Told {
                name: row.get(10)?,
                purpose: row.get(11)?,
                prompt: row.get(12)?,
                steps: lines(row.get(13)?),
                needs: row.get(14)?,
                tips: lines(row.get(15)?),
                room: row.get(16)?,
                online: row.get(17)?,
                phone: row.get(18)?,
                credit: String::new(),
            },
            retired_at: row.get(19)?,
        })
    }
}

/// The most methods of its own that a community has in use.
pub const MOST_METHODS: i64 = 200;

/// What a community added, by name; retired ones too, at the end.
pub fn methods_of(r: &mut Read<'_>, community: CommunityId) -> Result<Vec<Method>, Error> {
    r.all(
        "SELECT id, lang, kind, minutes, least, most, people_from, people_to, aims, places, name, purpose, prompt, steps,
                needs, tips, in_room, online, by_phone, retired_at
         FROM method WHERE community_id = $1
         ORDER BY CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, name, id LIMIT 250",
        params![community],
    )
}

/// One of those that a community added.
pub fn method(r: &mut Read<'_>, community: CommunityId, id: MethodId) -> Result<Option<Method>, Error> {
    r.maybe(
        "SELECT id, lang, kind, minutes, least, most, people_from, people_to, aims, places, name, purpose, prompt, steps,
                needs, tips, in_room, online, by_phone, retired_at
         FROM method WHERE community_id = $1 AND id = $2",
        params![community, id],
    )
}

fn joined(words: impl IntoIterator<Item = &'static str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// Adds a method to the library of a community.
pub fn add_method(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    it: &MethodDraft,
    by: Option<PersonId>,
) -> Result<MethodId, Error> {
    let id: MethodId = env.id();
    write_method(tx, (community, id), it, by, env.now())?;
    note(tx, env, (community, id), "added", by)?;
    Ok(id)
}

/// Changes a method of a community's own. What agendas took from it stays as it was there.
pub fn change_method(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, id): (CommunityId, MethodId),
    it: &MethodDraft,
    by: Option<PersonId>,
) -> Result<(), Error> {
    write_method(tx, (community, id), it, by, env.now())?;
    note(tx, env, (community, id), "changed", by)
}

/// Writes all of a method, new or not; who made it and when stays, and it stays where it is.
fn write_method(
    tx: &mut Tx<'_>,
    (community, id): (CommunityId, MethodId),
    it: &MethodDraft,
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "INSERT INTO method (id, community_id, lang, kind, minutes, least, most, people_from, people_to, aims, places,
                                   name, purpose, prompt, steps, needs, tips, in_room, online, by_phone,
                                   made_by, made_at, changed_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $22)
               ON CONFLICT (id) DO UPDATE
               SET lang = excluded.lang, kind = excluded.kind, minutes = excluded.minutes, least = excluded.least,
                   most = excluded.most, people_from = excluded.people_from, people_to = excluded.people_to,
                   aims = excluded.aims, places = excluded.places, name = excluded.name, purpose = excluded.purpose,
                   prompt = excluded.prompt, steps = excluded.steps, needs = excluded.needs, tips = excluded.tips,
                   in_room = excluded.in_room, online = excluded.online, by_phone = excluded.by_phone,
                   changed_at = excluded.changed_at
               WHERE method.community_id = excluded.community_id";
    let (aims, places) = (joined(it.aims.iter().map(|aim| aim.word())), joined(it.places.iter().map(|at| at.word())));
    let (told, steps, tips) = (&it.told, it.told.steps.join("\n"), it.told.tips.join("\n"));
    tx.exec(
        sql,
        params![
            id,
            community,
            it.lang,
            it.kind,
            it.minutes,
            it.least,
            it.most,
            it.people.0,
            it.people.1,
            aims,
            places,
            told.name,
            told.purpose,
            told.prompt,
            steps,
            told.needs,
            tips,
            told.room,
            told.online,
            told.phone,
            by,
            now
        ],
    )
    .map(|_| ())
}

/// Takes a method out of what is offered, or offers it again. Agendas that follow it keep it.
pub fn set_method_retired(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, id): (CommunityId, MethodId),
    retired: bool,
    by: Option<PersonId>,
) -> Result<(), Error> {
    let at = retired.then(|| env.now());
    tx.exec("UPDATE method SET retired_at = $3 WHERE community_id = $1 AND id = $2", params![community, id, at])?;
    note(tx, env, (community, id), if retired { "retired" } else { "offered_again" }, by)
}

fn note(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, id): (CommunityId, MethodId),
    how: &str,
    by: Option<PersonId>,
) -> Result<(), Error> {
    let fact = Fact::new("method.changed", ("method", id)).within(community).with(json!({ "how": how }));
    record(tx, env, &Fact { actor: by.map(kith_base::Uuid::from), ..fact })?;
    Ok(())
}

/// The method that an activity follows or an address names, in a reader's words: one of ours, or one of the community's own.
pub fn method_by_key(r: &mut Read<'_>, community: CommunityId, key: &str, lang: Lang) -> Result<Option<Method>, Error> {
    if let Some(found) = crate::library::one_of_ours(key, lang) {
        return Ok(Some(found.clone()));
    }
    let id: Result<MethodId, Say> = key.parse();
    id.map_or(Ok(None), |id| method(r, community, id))
}
