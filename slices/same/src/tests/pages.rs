//! The page of a community and the page of the instance, as stewards, members and operators meet them.

use axum::Router;
use kith_base::{Email, Lang, Markdown, Name, Slug, Title};
use kith_charter::{Admission, Founding, How, store as charter};
use kith_db::{Db, Error, Tx, params};
use kith_migrations::ALL;
use kith_people::{NewPerson, store as people};
use kith_policy::{CommunityId, PersonId, Role};
use kith_sessions::commitment::State;
use kith_sessions::store::brought::{self, BroughtSession};
use kith_sessions::store::brought_parts::{self, BroughtCommitment, Parts};
use kith_sessions::wall::{TimeOfDay, Zone};
use kith_test::{Browser, Noon, house, on_both_async};
use kith_web::{App, Prose};

struct Hall {
    app: App,
    router: Router,
    noon: Noon,
    ada: PersonId,
    ben: PersonId,
    olu: PersonId,
    /// Ben once more, without an address.
    benny: PersonId,
    shore: CommunityId,
}

fn person(tx: &mut Tx<'_>, noon: &Noon, called: &str, address: Option<&str>) -> Result<PersonId, Error> {
    let any = Email::stored("any@example.org".to_owned());
    let new = NewPerson::of(Name::stored(called.to_owned()), any, Lang::En, "America/Vancouver");
    let email = address.map(|it| Email::stored(it.to_owned()));
    people::add_person(tx, &noon.env, &NewPerson { email, operator: called == "Olu Runs", ..new })
}

fn found(tx: &mut Tx<'_>, noon: &Noon, slug: &str, steward: PersonId) -> Result<CommunityId, Error> {
    let (slug, name) = (Slug::stored(slug.to_owned()), Name::stored(slug.to_owned()));
    let id = charter::found(tx, &noon.env, &Founding::named(slug, name, Lang::En, noon.env.now()))?;
    charter::admit(tx, &noon.env, &Admission::new(steward, id, Role::Steward, How::Added))?;
    Ok(id)
}

impl Hall {
    fn on(db: Db) -> Self {
        let noon = Noon::new();
        let routes =
            kith_people::routes().and(kith_charter::routes()).and(kith_sessions::routes()).and(crate::routes());
        let (app, router) = house(db, noon.env.clone(), routes, charter::known, kith_charter::rooms(), Vec::new());
        let inner = Noon { env: noon.env.clone(), clock: noon.clock.clone() };
        let fill = move |tx: &mut Tx<'_>| {
            let ada = person(tx, &inner, "Ada Lovell", Some("ada@example.org"))?;
            let ben = person(tx, &inner, "Ben Okoro", Some("ben@example.org"))?;
            let olu = person(tx, &inner, "Olu Runs", Some("olu@example.org"))?;
            let benny = person(tx, &inner, "Benjamin Okoro", None)?;
            let shore = found(tx, &inner, "shore", ada)?;
            for it in [ben, benny] {
                charter::admit(tx, &inner.env, &Admission::new(it, shore, Role::Member, How::Added))?;
            }
            Ok::<_, Error>((ada, ben, olu, benny, shore))
        };
        let (ada, ben, olu, benny, shore) = tokio::task::block_in_place(|| app.db.write_now(fill)).unwrap();
        noon.pass(60);
        Self { app, router, noon, ada, ben, olu, benny, shore }
    }

    fn home_of(&self, person: PersonId) -> Browser {
        let browser = Browser::new(&self.router);
        let env = self.noon.env.clone();
        let cookie = self.write(move |tx| kith_people::open(tx, &env, person, "test", false));
        let (pair, _) = cookie.split_once(';').unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        browser.keep(name, value);
        browser
    }

    fn write<T: Send + 'static>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static) -> T {
        tokio::task::block_in_place(|| self.app.db.write_now(work)).unwrap()
    }
}

#[test]
fn a_steward_says_that_two_are_one_and_takes_it_back() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        assert_eq!(ben.get("/c/shore/same").await.status, 403);
        assert_eq!(Browser::new(&hall.router).get("/c/shore/same").await.status, 404);
        let page = ada.get("/c/shore/same").await;
        assert_eq!(page.status, 200);
        assert!(
            ["Ben Okoro", "Benjamin Okoro", "one first name begins the other"].iter().all(|it| page.body.contains(it))
        );
        let (one, other) = (hall.benny.to_string(), hall.ben.to_string());
        let form = |said: &'static str| {
            [("kind", "person"), ("one", one.as_str()), ("other", other.as_str()), ("said", said)]
                .map(|(a, b)| (a, b.to_owned()))
        };
        let same = form("same");
        let same: Vec<(&str, &str)> = same.iter().map(|(a, b)| (*a, b.as_str())).collect();
        assert_eq!(ben.post("/c/shore/same", &same).await.status, 403);
        let joined = ada.post("/c/shore/same", &same).await;
        assert_eq!(joined.status, 303, "{}", joined.body);
        let gone = hall.benny;
        let left = hall.write(move |tx| tx.count("SELECT COUNT(*) FROM person WHERE id = $1", params![gone]));
        assert_eq!(left, 0, "whoever signs in stays, whichever way it was said");
        let page = ada.get("/c/shore/same").await.body;
        let undo = page.split("action=\"").find(|it| it.contains("/undoings")).unwrap().split('"').next().unwrap();
        assert_eq!(ben.post(undo, &[]).await.status, 403);
        assert_eq!(ada.post(undo, &[]).await.status, 303);
        assert!(ada.get("/c/shore/same").await.body.contains("Benjamin Okoro"));

        let apart = form("different");
        let apart: Vec<(&str, &str)> = apart.iter().map(|(a, b)| (*a, b.as_str())).collect();
        assert_eq!(ada.post("/c/shore/same", &apart).await.status, 303);
        assert!(!ada.get("/c/shore/same").await.body.contains("Benjamin Okoro"), "never proposed again");
        assert_eq!(ada.post("/c/shore/same", &[("one", "x"), ("other", "y"), ("said", "same")]).await.status, 422);
    });
}

#[test]
fn whoever_was_only_written_down_is_named_and_unnamed_again() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (env, shore, ben) = (hall.noon.env.clone(), hall.shore, hall.ben);
        let promised = hall.write(move |tx| {
            let now = env.now();
            let meeting = BroughtSession {
                community: shore,
                cohort: None,
                facilitator: None,
                title: Title::stored("The first hour".to_owned()),
                purpose: String::new(),
                lang: Lang::En,
                on_day: "2026-01-14".parse().unwrap(),
                time_of_day: TimeOfDay::read("10:00").unwrap(),
                zone: Zone::read("America/Vancouver").unwrap(),
                minutes: 60,
                notes: String::new(),
                also_present: 0,
                revision: 0,
            };
            let notes = Prose::of(Markdown::stored(String::new())).unwrap();
            let session =
                brought::add_brought(tx, &env, &meeting, brought::Held { from: now, until: now, notes: &notes })?;
            let parts = Parts { present: vec![ben], decisions: Vec::new(), agenda: Vec::new() };
            brought_parts::put_parts(tx, &env, session, &parts, now)?;
            let promise = BroughtCommitment {
                session,
                person: None,
                text: "Ask the landlord".to_owned(),
                state: State::Open,
                owner: "Ben".to_owned(),
            };
            brought_parts::add_brought_commitment(tx, &env, &promise, Lang::En)
        });
        let ada = hall.home_of(hall.ada);
        assert!(ada.get("/c/shore/same").await.body.contains("Ask the landlord"));
        let (one, other) = (promised.to_string(), ben.to_string());
        let form = [("kind", "owner"), ("one", one.as_str()), ("other", other.as_str()), ("said", "same")];
        let told = ada.post("/c/shore/same", &form).await;
        assert_eq!(told.status, 303, "{}", told.body);
        let owner = || {
            let found = hall.write(move |tx| brought_parts::brought_commitment(tx, promised));
            found.unwrap().person
        };
        assert_eq!(owner(), Some(ben));
        let page = ada.get("/c/shore/same").await.body;
        let undo = page.split("action=\"").find(|it| it.contains("/undoings")).unwrap().split('"').next().unwrap();
        assert_eq!(ada.post(undo, &[]).await.status, 303);
        assert_eq!(owner(), None);
    });
}

#[test]
fn nobody_is_joined_who_is_known_where_the_steward_does_not_run_things_or_who_signs_in() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (benny, olu, shore) = (hall.benny, hall.olu, hall.shore);
        let noon = Noon { env: hall.noon.env.clone(), clock: hall.noon.clock.clone() };
        hall.write(move |tx| {
            let other = found(tx, &noon, "other", olu)?;
            charter::admit(tx, &noon.env, &Admission::new(benny, other, Role::Member, How::Added))?;
            charter::admit(tx, &noon.env, &Admission::new(olu, shore, Role::Member, How::Added)).map(|_| ())
        });
        hall.noon.pass(60);
        let ada = hall.home_of(hall.ada);
        for (one, other) in [(hall.ben, hall.benny), (hall.ben, hall.olu)] {
            let (one, other) = (one.to_string(), other.to_string());
            let form = [("kind", "person"), ("one", one.as_str()), ("other", other.as_str()), ("said", "same")];
            let answer = ada.post("/c/shore/same", &form).await;
            assert_eq!(answer.status, 422);
            assert!(answer.body.contains("cannot be joined here"), "the same words for both");
        }
    });
}

#[test]
fn organisations_are_for_operators() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let env = hall.noon.env.clone();
        let (one, other) = hall.write(move |tx| {
            let one = people::organisation_named(tx, &env, "Island Health")?;
            Ok::<_, Error>((one, people::organisation_named(tx, &env, "Ísland-Health")?))
        });
        let (ada, olu) = (hall.home_of(hall.ada), hall.home_of(hall.olu));
        assert_eq!(ada.get("/same").await.status, 403);
        let page = olu.get("/same").await;
        assert!(page.status == 200 && page.body.contains("Ísland-Health"), "{}", page.body);
        let (one, other) = (one.to_string(), other.to_string());
        let form = [("one", one.as_str()), ("other", other.as_str()), ("said", "same")];
        assert_eq!(ada.post("/same", &form).await.status, 403);
        assert_eq!(olu.post("/same", &form).await.status, 303);
        let page = olu.get("/same").await.body;
        let undo = page.split("action=\"").find(|it| it.contains("/undoings")).unwrap().split('"').next().unwrap();
        assert_eq!(ada.post(undo, &[]).await.status, 403);
        assert_eq!(olu.post(undo, &[]).await.status, 303);
        assert!(olu.get("/same").await.body.contains("Not the same"));
    });
}
