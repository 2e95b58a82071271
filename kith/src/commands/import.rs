//! `kith import`: brings in what another system holds. It first says what it would do; `--yes` does it.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{anyhow, bail};
use clap::{Args, Subcommand};
use kith_base::{Arg, Email, Env, Lang, Name};
use kith_db::Db;
use kith_import::sources::digitalgov::DigitalGov;
use kith_import::sources::minutes::Minutes;
use kith_import::sources::openseeds::OpenSeeds;
use kith_import::{BatchId, Source};
use kith_web::Words;

use crate::config::Settings;
use crate::import::{self, Wanted};
use crate::telling::Teller;

/// What is imported, and how it is told.
#[derive(Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
    /// The language of the report.
    #[arg(long, global = true, default_value = "en", value_parser = ["en", "fr"])]
    lang: String,
    /// Tell every line of the report, however long.
    #[arg(long, global = true)]
    every: bool,
}

#[derive(Subcommand)]
enum What {
    /// The network Digital.gov, from a folder of JSON Lines files.
    Digitalgov(Digitalgov),
    /// The mentoring programme Open Seeds, from a folder of JSON Lines files.
    Openseeds(Folder),
    /// Minutes of open communities, from a folder of JSON Lines files with the minutes beside them.
    Minutes(Folder),
    /// Take an import back as a whole: what it made goes, what it changed is as before.
    Undo {
        /// Its number, as the import and `kith import list` say it.
        batch: String,
        /// Do it, instead of saying what it would do.
        #[arg(long)]
        yes: bool,
    },
    /// The imports that were made here.
    List,
}

/// What every source is asked.
#[derive(Args)]
struct Folder {
    /// The folder.
    folder: PathBuf,
    /// Only say what it would do, which is also what happens without --yes.
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Do it.
    #[arg(long)]
    yes: bool,
    /// The address of somebody known here who is to run the communities.
    #[arg(long)]
    steward: Option<String>,
}

#[derive(Args)]
struct Digitalgov {
    #[command(flatten)]
    folder: Folder,
    /// What the community is called that holds the topics and what belongs to no other community.
    #[arg(long)]
    home: Option<String>,
    /// Call people by the pseudonyms of the data set, for a demonstration in public.
    #[arg(long)]
    pseudonyms: bool,
}

/// Does it.
pub fn run(settings: &Settings, asked: &Import) -> anyhow::Result<()> {
    let words = Arc::new(Words::load().map_err(|error| anyhow!(error))?);
    let lang = Lang::from_tag(&asked.lang).unwrap_or_default();
    let teller = Teller { words: &words, lang, every: asked.every };
    let (db, env) = (settings.open()?, Env::system());
    match &asked.what {
        What::Digitalgov(asked) => {
            let source = DigitalGov { pseudonyms: asked.pseudonyms };
            bring(
                (&db, &env),
                &teller,
                (&source, "Digital.gov"),
                &asked.folder,
                wanted(&asked.folder, asked.home.as_deref())?,
            )
        }
        What::Openseeds(folder) => {
            bring((&db, &env), &teller, (&OpenSeeds, "Open Seeds"), folder, wanted(folder, None)?)
        }
        What::Minutes(folder) => bring((&db, &env), &teller, (&Minutes, "Minutes"), folder, wanted(folder, None)?),
        What::Undo { batch, yes } => undo((&db, &env), &words, &teller, (batch, *yes)),
        What::List => list(&db, &teller),
    }
}

/// What is asked for, read.
fn wanted(asked: &Folder, home: Option<&str>) -> anyhow::Result<Wanted> {
    let wrong = |text: &str| anyhow!("{text:?} cannot be taken as it is written");
    let home = home.map(|name| Name::read(name).map_err(|_| wrong(name))).transpose()?;
    let steward =
        asked.steward.as_deref().map(|address| Email::read(address).map_err(|_| wrong(address))).transpose()?;
    Ok(Wanted { home, steward, for_good: asked.yes && !asked.dry_run })
}

fn bring(
    place: (&Db, &Env),
    teller: &Teller<'_>,
    (source, name): (&dyn Source, &str),
    asked: &Folder,
    wanted: Wanted,
) -> anyhow::Result<()> {
    let for_good = wanted.for_good;
    let imported = import::import(place, teller.words, source, &asked.folder, wanted)?;
    let named = [("source", Arg::from(name))];
    match imported.report.batch {
        None => println!("{}", teller.say("import-head-nothing", &named)),
        Some(_) if !for_good => println!("{}", teller.say("import-head-rehearsal", &named)),
        Some(batch) => {
            let [source] = named;
            println!("{}", teller.say("import-head-done", &[source, ("batch", Arg::from(batch.to_string()))]));
        }
    }
    println!("{}", teller.tell(&imported.report));
    if !imported.has_steward {
        println!("{}", teller.say("import-no-steward", &[]));
    }
    if !for_good && imported.report.batch.is_some() {
        println!("{}", teller.say("import-say-yes", &[]));
    }
    Ok(())
}

fn undo(
    place: (&Db, &Env),
    words: &Arc<Words>,
    teller: &Teller<'_>,
    (number, for_good): (&str, bool),
) -> anyhow::Result<()> {
    let Ok(batch) = number.parse::<BatchId>() else { bail!("{number:?} is not the number of an import") };
    match import::undo(place, words, batch, for_good)? {
        Err(refusal) => bail!(teller.message(&refusal)),
        Ok(report) => {
            let key = if for_good { "import-head-undone" } else { "import-head-undo-rehearsal" };
            println!("{}", teller.say(key, &[("batch", Arg::from(batch.to_string()))]));
            println!("{}", teller.tell(&report));
        }
    }
    if !for_good {
        println!("{}", teller.say("import-say-yes", &[]));
    }
    Ok(())
}

fn list(db: &Db, teller: &Teller<'_>) -> anyhow::Result<()> {
    let batches = db.read_now(kith_import::store::batches)?;
    if batches.is_empty() {
        println!("{}", teller.say("import-list-empty", &[]));
    }
    for batch in batches {
        let undone = if batch.undone_at.is_some() { teller.say("import-list-undone", &[]) } else { String::new() };
        let counts: Vec<_> = batch.counts.iter().map(|(word, count)| teller.count(word, *count)).collect();
        println!("{}  {:.16}  {}  {} {undone}", batch.id, batch.at, batch.source, counts.join(" · "));
    }
    Ok(())
}
