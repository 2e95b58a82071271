//! The slice as its people meet it: through real requests, on both databases.

mod agreement;
mod communities;
mod frameworks;
mod invitations;
mod joining;
mod loans;
mod memberships;
mod pages;
mod people;
mod roster;
mod taking_part;
mod teams;

use axum::Router;
use kith_base::{Cursor, Email, Lang, Name, Slug};
use kith_db::{Db, Error, Read, Tx};
use kith_mail::StoredLetter;
use kith_people::NewPerson;
use kith_policy::{PersonId, Role};
use kith_test::{Browser, Noon, house};
use kith_web::{App, Prose};

use crate::store::{self, AgreementDraft, TeamDraft};
use crate::{Admission, CommunityId, Founding, How, Joining, TeamId, Visibility};

/// A house with people and this slice, and one community with a steward, a facilitator, a member and a sponsor.
struct Hall {
    app: App,
    router: Router,
    noon: Noon,
    shore: CommunityId,
    team: TeamId,
    ada: PersonId,
    ben: PersonId,
    cleo: PersonId,
    sam: PersonId,
    /// In no community.
    dora: PersonId,
    /// Runs the server.
    olu: PersonId,
}

fn name(text: &str) -> Name {
    Name::read(text).unwrap()
}

fn email(text: &str) -> Email {
    Email::read(text).unwrap()
}

fn prose(text: &str) -> Prose {
    Prose::read(text).unwrap()
}

fn person(tx: &mut Tx<'_>, noon: &Noon, called: &str, operator: bool) -> PersonId {
    let address = format!("{}@example.org", called.split(' ').next().unwrap().to_lowercase());
    let new = NewPerson { operator, ..NewPerson::of(name(called), email(&address), Lang::En, "America/Vancouver") };
    kith_people::store::add_person(tx, &noon.env, &new).unwrap()
}

impl Hall {
    fn on(db: Db) -> Self {
        let noon = Noon::new();
        let rooms = crate::rooms();
        let routes = kith_people::routes().and(crate::routes());
        let (app, router) = house(db, noon.env.clone(), routes, store::known, rooms, crate::panels());
        let env = Noon { env: noon.env.clone(), clock: noon.clock.clone() };
        let fill = move |tx: &mut Tx<'_>| {
            let noon = &env;
            let people = [("Ada Lovell", false), ("Ben Okoro", false), ("Cleo Roy", false), ("Sam Bank", false)];
            let [ada, ben, cleo, sam] = people.map(|(called, operator)| person(tx, noon, called, operator));
            let (dora, olu) = (person(tx, noon, "Dora Out", false), person(tx, noon, "Olu Runs", true));
            let founding = Founding::named(slug("shore"), name("Shore to Summit"), Lang::En, noon.env.now());
            let founding = Founding { summary: "Four towns find out together.".to_owned(), ..founding };
            let shore = store::found(tx, &noon.env, &founding)?;
            let draft = TeamDraft { cohort: None, name: name("Larkhaven"), purpose: "The harbour.".to_owned() };
            let team = store::add_team(tx, &noon.env, shore, &draft, None)?;
            for (who, role) in
                [(ada, Role::Steward), (ben, Role::Member), (cleo, Role::Facilitator), (sam, Role::Sponsor)]
            {
                store::admit(tx, &noon.env, &Admission::new(who, shore, role, How::Added))?;
            }
            Ok::<_, Error>((shore, team, [ada, ben, cleo, sam, dora, olu]))
        };
        let (shore, team, [ada, ben, cleo, sam, dora, olu]) = app.db.write_now(fill).unwrap();
        noon.pass(60);
        Self { app, router, noon, shore, team, ada, ben, cleo, sam, dora, olu }
    }

    fn browser(&self) -> Browser {
        Browser::new(&self.router)
    }

    /// A browser in which this person is signed in.
    fn home_of(&self, person: PersonId) -> Browser {
        let env = self.noon.env.clone();
        let cookie = self.write(move |tx| kith_people::open(tx, &env, person, "test", false));
        let (pair, _) = cookie.split_once(';').unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        let browser = self.browser();
        browser.keep(name, value);
        browser
    }

    fn write<T: Send + 'static>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static) -> T {
        tokio::task::block_in_place(|| self.app.db.write_now(work)).unwrap()
    }

    fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T, Error> + Send + 'static) -> T {
        tokio::task::block_in_place(|| self.app.db.read_now(work)).unwrap()
    }

    fn letters(&self) -> Vec<StoredLetter> {
        self.read(|read| kith_mail::newest(read, Cursor::end()))
    }

    /// The path of the link in the newest letter.
    fn mailed_link(&self) -> String {
        let text = self.letters().remove(0).text;
        let link = text.lines().find(|line| line.contains("/invitations/")).unwrap();
        link.trim().replace("https://kith.example.org", "")
    }

    fn agree(&self, text: &str, note: &str) {
        let (env, shore) = (self.noon.env.clone(), self.shore);
        let draft = AgreementDraft { text: prose(text), note: note.to_owned(), by: Some(self.ada), at: env.now() };
        self.write(move |tx| store::add_agreement(tx, &env, shore, &draft));
    }

    /// Another community that is seen and joined in this way.
    fn found(&self, called: &'static str, visibility: Visibility, joining: Joining) -> CommunityId {
        let env = self.noon.env.clone();
        self.write(move |tx| {
            let founding = Founding::named(slug(called), name(called), Lang::Fr, env.now());
            store::found(tx, &env, &Founding { visibility, joining, ..founding })
        })
    }

    fn admit(&self, admission: Admission) -> crate::MembershipId {
        let env = self.noon.env.clone();
        self.write(move |tx| store::admit(tx, &env, &admission))
    }
}

fn slug(text: &str) -> Slug {
    Slug::read(text).unwrap()
}
