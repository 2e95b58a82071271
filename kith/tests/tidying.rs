//! Housekeeping, as the program does it: by its timer, hour by hour, on both databases.
#![allow(clippy::unwrap_used)]

use axum::Router;
use kith::assemble::{self, Workshop};
use kith::tidying::{BATCH, TIMER};
use kith_base::{Cursor, Email, Lang, Name, Uuid};
use kith_db::{Db, Error, params};
use kith_mail::{Letter, Memory, Outbox, Transport, Wording};
use kith_people::{NewPerson, store as people};
use kith_test::{Browser, Noon, on_both_async};
use kith_web::Site;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// The whole house, and its worker.
struct House {
    db: Db,
    noon: Noon,
    router: Router,
    workshop: Workshop,
}

impl House {
    fn on(db: Db) -> Self {
        let noon = Noon::new();
        let site = Site { address: "https://kith.example.org".to_owned(), demo: false, cast: &[] };
        let (app, router) = assemble::house(db.clone(), noon.env.clone(), site).unwrap();
        let from = (Name::read("Kith").unwrap(), Email::read("kith@example.org").unwrap());
        let transport = Transport::Memory(Memory::default());
        let outbox = Outbox::new(transport, &from, noon.env.clone(), db.clone()).unwrap();
        let house = Self { db, noon, router, workshop: Workshop { app, outbox } };
        let env = house.noon.env.clone();
        let ann = NewPerson::of(Name::read("Ann").unwrap(), Email::read("ann@example.org").unwrap(), Lang::En, "UTC");
        house.db.write_now(move |tx| people::add_person(tx, &env, &ann)).unwrap();
        house
    }

    /// Does what is due now.
    async fn work(&self) {
        assemble::jobs().run_due(&self.workshop, &self.noon.env, &self.db).await.unwrap();
    }

    /// Lets time pass, and the worker work at the end of it.
    async fn pass(&self, seconds: i64) {
        self.noon.pass(seconds);
        self.work().await;
    }

    fn count(&self, sql: &'static str) -> i64 {
        self.db.read_now(move |read| read.count(sql, &[])).unwrap()
    }

    /// Form keys, codes, sign-ins.
    fn leftovers(&self) -> (i64, i64, i64) {
        (
            self.count("SELECT COUNT(*) FROM form_taken"),
            self.count("SELECT COUNT(*) FROM sign_in_code"),
            self.count("SELECT COUNT(*) FROM sign_in"),
        )
    }

    /// Ann signs in, by a form with a key.
    async fn sign_in(&self) -> Browser {
        let browser = Browser::new(&self.router);
        let key = self.noon.env.secret();
        browser.post("/sign-in", &[("email", "ann@example.org"), ("once", &key)]).await;
        let letter = self.db.read_now(|read| kith_mail::newest(read, Cursor::end())).unwrap().remove(0);
        let digits = letter.text.split("digits are ").nth(1).unwrap()[..6].to_owned();
        let entered = browser.post("/sign-in/code", &[("code", &digits)]).await;
        assert_eq!(entered.status, 303, "{}", entered.body);
        browser
    }

    fn write_letters(&self, many: i64) {
        let env = self.noon.env.clone();
        let to = (Name::read("Bo").unwrap(), Email::read("bo@example.org").unwrap());
        let [subject, text, html] = ["Hello", "Words", "<p>Words</p>"].map(str::to_owned);
        let letter = Letter::new("test.letter", to, Lang::En, Wording { subject, text, html });
        let write =
            move |tx: &mut kith_db::Tx<'_>| (0..many).try_for_each(|_| kith_mail::write(tx, &env, &letter).map(|_| ()));
        self.db.write_now(write).unwrap();
    }

    /// A job that was given up now.
    fn give_up(&self) {
        let (id, now): (Uuid, _) = (self.noon.env.id(), self.noon.env.now());
        let sql = "INSERT INTO job (id, kind, data, due_at, tries, last_error, given_up_at)
                   VALUES ($1, 'test.never', '{}', $2, 50, 'not ever', $2)";
        let written: Result<u64, Error> = self.db.write_now(move |tx| tx.exec(sql, params![id, now]));
        written.unwrap();
    }

    /// What facts say of housekeeping, the newest first.
    fn told(&self) -> Vec<(String, String)> {
        let facts = self.db.read_now(|read| kith_facts::of_subject(read, TIMER.id(), Cursor::end())).unwrap();
        facts.into_iter().map(|fact| (fact.kind, fact.data.to_string())).collect()
    }
}

#[test]
fn what_is_old_goes_by_itself_and_what_is_not_stays() {
    on_both_async(kith_migrations::ALL, async |db| {
        let house = House::on(db);
        house.work().await; // the timer is on the table
        house.sign_in().await;
        assert_eq!(house.leftovers(), (1, 1, 1));
        house.pass(HOUR).await;
        house.pass(23 * HOUR).await;
        assert_eq!(house.leftovers(), (1, 1, 1), "a day later");
        house.pass(HOUR).await;
        assert_eq!(house.leftovers(), (1, 0, 1), "a code goes a day after its end");
        house.pass(24 * HOUR).await;
        assert_eq!(house.leftovers(), (0, 0, 1), "the key of a form goes after two days");

        let library = house.sign_in().await;
        library.post("/sign-out", &[]).await;
        house.pass(6 * DAY).await;
        assert_eq!(house.leftovers().2, 2);
        house.pass(DAY + HOUR).await;
        assert_eq!(house.leftovers().2, 1, "one that was ended goes after a week; one that lasts stays");
        assert!(house.told().is_empty(), "nobody misses any of these");
        house.pass(60 * DAY).await;
        assert_eq!(house.leftovers(), (0, 0, 0), "one that was never ended goes a week after its sixty days");
    });
}

#[test]
fn a_heap_of_old_letters_and_jobs_goes_in_batches_and_a_fact_says_so() {
    on_both_async(kith_migrations::ALL, async |db| {
        let house = House::on(db);
        house.write_letters(2 * BATCH + 7);
        house.give_up();
        house.work().await;
        house.pass(90 * DAY + HOUR).await;
        assert_eq!(house.count("SELECT COUNT(*) FROM letter WHERE emptied_at IS NULL"), 0);
        assert_eq!(house.count("SELECT COUNT(*) FROM letter WHERE sent_at IS NOT NULL"), 2 * BATCH + 7, "lines stay");
        assert_eq!(house.count("SELECT COUNT(*) FROM job WHERE given_up_at IS NOT NULL"), 0);
        let mut told = house.told();
        told.sort();
        let letters = |count: i64| ("letters.emptied".to_owned(), format!("{{\"count\":{count}}}"));
        let jobs = ("jobs.removed".to_owned(), "{\"count\":1,\"kinds\":[\"test.never\"]}".to_owned());
        assert_eq!(told, [jobs, letters(BATCH), letters(BATCH), letters(7)]);
        house.pass(HOUR).await;
        assert_eq!(house.told().len(), 4, "an hour in which nothing went tells nothing");
    });
}

#[test]
fn a_look_whether_writing_works_sweeps_nothing() {
    on_both_async(kith_migrations::ALL, async |db| {
        let house = House::on(db);
        house.sign_in().await;
        house.noon.pass(30 * DAY);
        assert_eq!(Browser::new(&house.router).get("/health/ready").await.status, 200);
        assert_eq!(house.leftovers(), (2, 1, 1), "its own key is new, the others are where they were");
    });
}
