//! The slice as its people meet it: through real requests, on both databases.

mod account;
mod sign_in;

use axum::Router;
use jiff::Timestamp;
use kith_base::{Email, Lang, Name, jiff};
use kith_db::{Db, Error, Read};
use kith_mail::StoredLetter;
use kith_policy::PersonId;
use kith_test::{Browser, Noon, house};
use kith_web::{App, Known};

use crate::{NewPerson, routes, store};

fn know(read: &mut Read<'_>, token: &str, now: Timestamp) -> Result<Option<Known>, Error> {
    let known = |signed: store::Signed| Known {
        who: signed.who,
        lang: signed.lang,
        zone: signed.zone,
        memberships: Vec::new(),
        invited: Vec::new(),
    };
    Ok(store::who_is(read, token, now)?.map(known))
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
