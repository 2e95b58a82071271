//! The slice as its people meet it: through real requests, on both databases.

mod account;
mod browser;
mod limits;
mod sign_in;

use axum::Router;
use jiff::Timestamp;
use kith_base::{Email, Lang, Name, jiff};
use kith_db::{Db, Error, Read, params};
use kith_mail::StoredLetter;
use kith_policy::{PersonId, Who};
use kith_test::{Browser, Noon, house};
use kith_web::{App, Known, Proxies, located};

use crate::{NewPerson, routes, store};

fn know(read: &mut Read<'_>, token: &str, now: Timestamp) -> Result<Option<Known>, Error> {
    let sql = "SELECT p.id, p.name, p.lang FROM sign_in s JOIN person p ON p.id = s.person_id
               WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.ends_at > $2 AND p.erased_at IS NULL";
    let found: Option<(PersonId, Name, Lang)> = read.maybe(sql, params![token, now])?;
    let zone = kith_web::zone("America/Vancouver").unwrap();
    Ok(found.map(|(id, name, lang)| Known {
        who: Who { id, name, operator: false },
        lang,
        zone,
        memberships: Vec::new(),
        invited: Vec::new(),
        through: kith_web::Through::SignIn,
        guest_of: Vec::new(),
        archived: Vec::new(),
    }))
}

/// A house with this slice alone, in which Agnès is known.
struct Hall {
    app: App,
    router: Router,
    noon: Noon,
    agnes: PersonId,
}

impl Hall {
    fn on(db: Db) -> Self {
        let noon = Noon::new();
        let (app, router) = house(db.clone(), noon.env.clone(), routes(), know, Vec::new(), Vec::new());
        let env = noon.env.clone();
        let agnes = db.write_now(move |tx| {
            let (name, email) = (Name::stored("Agnès Ní Bhriain".to_owned()), Email::read("agnes@example.org"));
            let email = email.map_err(|_| Error::Stopped)?;
            store::add_person(tx, &env, &NewPerson::of(name, email, Lang::En, "America/Vancouver"))
        });
        let router = located(router, Proxies::default());
        Self { app, router, noon, agnes: agnes.unwrap() }
    }

    fn browser(&self) -> Browser {
        Browser::new(&self.router)
    }

    fn letters(&self) -> Vec<StoredLetter> {
        self.app.db.read_now(|read| kith_mail::newest(read, kith_base::Cursor::end())).unwrap()
    }

    /// The digits and the link of the newest letter.
    fn mailed(&self) -> (String, String) {
        let text = self.letters().remove(0).text;
        let digits = text.split("digits are ").nth(1).unwrap()[..6].to_owned();
        let link = text.lines().find(|line| line.contains("/sign-in/link/")).unwrap();
        (digits, link.replace("https://kith.example.org", ""))
    }

    /// A browser in which Agnès is signed in.
    async fn agnes_at_home(&self) -> Browser {
        let browser = self.browser();
        browser.post("/sign-in", &[("email", "agnes@example.org")]).await;
        let entered = browser.post("/sign-in/code", &[("code", &self.mailed().0)]).await;
        assert_eq!(entered.status, 303, "{}", entered.body);
        browser
    }
}
