//! Importing: a source's folder put on the shelves of this instance, rehearsed or for good, and taken back.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use kith_base::{Email, Env, Name, Uuid};
use kith_charter::CommunityId;
use kith_db::{Db, Error, Read, Tx};
use kith_import::{BatchId, Delivery, Files, Key, Kind, Message, Report, Row, Shipment, Source, Value, deliver, store};
use kith_people::PersonId;
use kith_web::Words;

use crate::shelves::{Ground, Shelves};

/// What is asked for beside the source and its folder.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The name of the community that holds what belongs to no other; the network's own, if nobody says.
    pub home: Option<Name>,
    /// Who runs the communities; who did last time, if nobody says.
    pub steward: Option<Email>,
    /// Whether it is for good. A rehearsal does the same and takes it back.
    pub for_good: bool,
}

/// What came of it.
pub struct Imported {
    pub report: Report,
    /// Whether somebody here runs the communities.
    pub has_steward: bool,
}

/// Imports the folder of a source.
pub fn import(
    (db, env): (&Db, &Env),
    words: &Arc<Words>,
    source: &dyn Source,
    folder: &Path,
    wanted: Wanted,
) -> anyhow::Result<Imported> {
    let files = Files::read(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let delivery = deliver(source, &files);
    let steward = steward(db, source.name(), wanted.steward.as_ref())?;
    let ground = Ground { words: words.clone(), lang: source.lang(), zone: source.zone().to_owned() };
    let (name, env) = (source.name(), env.clone());
    let report = in_one(db, wanted.for_good, move |tx| {
        let delivery = completed(tx, name, delivery, (wanted.home, steward))?;
        let shipment = Shipment { source: name, delivery: &delivery, by: steward.map(Uuid::from) };
        kith_import::bring(tx, &env, &Shelves::new(ground, steward), shipment)
    })?;
    Ok(Imported { report, has_steward: steward.is_some() })
}

/// Takes an import back, or says why not.
pub fn undo(
    (db, env): (&Db, &Env),
    words: &Arc<Words>,
    batch: BatchId,
    for_good: bool,
) -> Result<Result<Report, Message>, Error> {
    // Nothing is drawn: what is taken back is put as it was, in the language and by the clock that it has.
    let ground = Ground { words: words.clone(), lang: kith_base::Lang::En, zone: "UTC".to_owned() };
    let env = env.clone();
    in_one(db, for_good, move |tx| kith_import::undo(tx, &env, &Shelves::new(ground, None), batch))
}

/// Who is to run the communities.
fn steward(db: &Db, source: &'static str, address: Option<&Email>) -> anyhow::Result<Option<PersonId>> {
    let Some(address) = address.cloned() else {
        let newest = db.read_now(move |read| store::newest(read, source))?;
        return Ok(newest.and_then(|batch| batch.made_by).map(PersonId));
    };
    let said = address.to_string();
    let Some(found) = db.read_now(move |read| kith_people::store::person_by_email(read, &address))? else {
        bail!("nobody here has the address {said}; sign in with it once, then import");
    };
    Ok(Some(found))
}

/// The delivery with what this instance adds: the name of its home, and a membership of the steward in each community.
fn completed(
    read: &mut Read<'_>,
    source: &str,
    mut delivery: Delivery,
    (home, steward): (Option<Name>, Option<PersonId>),
) -> Result<Delivery, Error> {
    let mut stewardships = Vec::new();
    for row in &mut delivery.rows {
        if row.key.kind == Kind::Network
            && let Some(name) = home_name(read, source, &row.key, home.as_ref())?
        {
            row.fields.insert("name", Value::Text(name.to_string()));
        }
        if steward.is_some() && matches!(row.key.kind, Kind::Network | Kind::Community) {
            stewardships.push(stewardship(row));
        }
    }
    delivery.rows.extend(stewardships);
    delivery.rows.sort_by(|a, b| a.key.cmp(&b.key)); // a row points at earlier kinds only
    Ok(delivery)
}

/// How the home is to be called: as somebody says, or as it is called here already.
fn home_name(read: &mut Read<'_>, source: &str, key: &Key, said: Option<&Name>) -> Result<Option<Name>, Error> {
    if let Some(said) = said {
        return Ok(Some(said.clone()));
    }
    let Some(id) = store::target(read, source, key)? else { return Ok(None) };
    Ok(kith_charter::store::community(read, CommunityId(id))?.map(|community| community.name))
}

fn stewardship(community: &Row) -> Row {
    let key = format!("{} {}/steward", community.key.kind, community.key.name);
    Row::new(Kind::Membership, key, community.at.clone()).text("role", Some("steward".to_owned())).pointing(
        "community",
        community.key.kind,
        [community.key.name.clone()],
    )
}

/// Why a transaction is not kept.
enum Halt<T> {
    Failed(Error),
    Rehearsed(Box<T>),
}

impl<T> From<Error> for Halt<T> {
    fn from(error: Error) -> Self {
        Halt::Failed(error)
    }
}

/// Runs `work` in one transaction, which is kept only if it is for good.
fn in_one<T: Send + 'static>(
    db: &Db,
    for_good: bool,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let done = db.write_now(move |tx| {
        let answer = work(tx)?;
        if for_good { Ok(answer) } else { Err(Halt::Rehearsed(Box::new(answer))) }
    });
    match done {
        Ok(answer) => Ok(answer),
        Err(Halt::Rehearsed(answer)) => Ok(*answer),
        Err(Halt::Failed(error)) => Err(error),
    }
}
