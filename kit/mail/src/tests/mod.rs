//! What may be relied on when a letter is written.

mod link;
mod message;
mod outbox;
mod peer;
mod smtp;
mod tls;

use kith_base::{Email, Env, Lang, Name};
use kith_db::Db;
use kith_jobs::Jobs;
use kith_test::Noon;

use crate::*;

fn from() -> (Name, Email) {
    (Name::read("Kith at Shore to Summit").unwrap(), Email::read("kith@shore.example").unwrap())
}

/// A letter to this address.
fn letter(address: &str) -> Letter {
    Letter {
        kind: "sessions.invitation",
        person: Some(Uuid::from_u128(1)),
        community: Some(Uuid::from_u128(2)),
        to: (Name::read("Zoë O’Neill").unwrap(), Email::read(address).unwrap()),
        lang: Lang::Fr,
        subject: Subject::of("Votre première séance — jeudi"),
        text: "Bonjour Zoë,\n.\nà jeudi.\n".to_owned(),
        html: "<p>Bonjour Zoë,</p>\n<p>à jeudi.</p>\n".to_owned(),
        calendar: None,
        link: None,
        urgent: false,
    }
}

async fn put(db: &Db, env: &Env, letter: Letter) -> LetterId {
    let env = env.clone();
    db.write(move |tx| write(tx, &env, &letter)).await.unwrap()
}

async fn find(db: &Db, id: LetterId) -> StoredLetter {
    db.read(move |r| get(r, id)).await.unwrap().unwrap()
}

async fn waiting(db: &Db) -> i64 {
    db.read(kith_jobs::waiting).await.unwrap()
}

fn outbox(transport: Transport, env: &Env, db: &Db) -> Outbox {
    Outbox::new(transport, &from(), env.clone(), db.clone()).unwrap()
}

fn jobs() -> Jobs<Outbox> {
    Jobs::new().on(|outbox: Outbox, job: SendLetter| async move { outbox.send(job).await })
}

/// Lets hours pass, doing what is due, until no letter waits.
async fn send_all(noon: &Noon, db: &Db, outbox: &Outbox) {
    for _ in 0..40 {
        jobs().run_due(outbox, &noon.env, db).await.unwrap();
        if waiting(db).await == 0 {
            return;
        }
        noon.pass(300);
    }
    panic!("letters are still waiting");
}
