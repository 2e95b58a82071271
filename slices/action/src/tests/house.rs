//! A community with a steward, a facilitator, a member and whoever pays, and what they do often.

use axum::Router;
use kith_base::{Email, Lang, Name, Slug};
use kith_charter::{Admission, Founding, How};
use kith_db::{Db, Error};
use kith_people::NewPerson;
use kith_policy::{CommunityId, PersonId, Role, TeamId};
use kith_test::{Browser, Noon, house};
use kith_web::SIGN_IN_COOKIE;

pub const IMPORT: &str = "/c/shore/work-plan/import";

pub struct World {
    router: Router,
    pub noon: Noon,
    db: Db,
    community: CommunityId,
}

impl World {
    pub fn on(db: Db) -> Self {
        let noon = Noon::new();
        let routes =
            kith_people::routes().and(kith_charter::routes()).and(kith_sessions::routes()).and(crate::routes());
        let know = kith_charter::store::known;
        let (_, router) = house(db.clone(), noon.env.clone(), routes, know, Vec::new(), Vec::new());
        let env = noon.env.clone();
        let slug = Slug::stored("shore".to_owned());
        let founding = Founding::named(slug, Name::stored("Shore to Summit".to_owned()), Lang::En, env.now());
        let community = db.write_now(move |tx| kith_charter::store::found(tx, &env, &founding)).unwrap();
        Self { router, noon, db, community }
    }

    /// A team of the community.
    pub fn team(&self, name: &str) -> TeamId {
        let (env, community, name) = (self.noon.env.clone(), self.community, Name::stored(name.to_owned()));
        let draft = kith_charter::store::TeamDraft { cohort: None, name, purpose: String::new() };
        self.db.write_now(move |tx| kith_charter::store::add_team(tx, &env, community, &draft, None)).unwrap()
    }

    pub fn person(&self, name: &str, role: Role) -> (PersonId, Browser) {
        self.person_in(name, role, None)
    }

    pub fn person_in(&self, name: &str, role: Role, team: Option<TeamId>) -> (PersonId, Browser) {
        let (env, community, name) = (self.noon.env.clone(), self.community, name.to_owned());
        let (id, cookie) = self
            .db
            .write_now(move |tx| -> Result<_, Error> {
                let email = Email::stored(format!("{}@example.org", kith_base::fold(&name).replace(' ', ".")));
                let new = NewPerson::of(Name::stored(name), email, Lang::En, "America/Vancouver");
                let id = kith_people::store::add_person(tx, &env, &new)?;
                let admission = Admission::new(id, community, role, How::Added).in_team(team);
                kith_charter::store::admit(tx, &env, &admission)?;
                Ok((id, kith_people::open(tx, &env, id, "a test", false)?))
            })
            .unwrap();
        let browser = Browser::new(&self.router);
        browser.keep(SIGN_IN_COOKIE, cookie.split(['=', ';']).nth(1).unwrap());
        (id, browser)
    }
}

/// A plan is brought in.
pub async fn bring_in(steward: &Browser, list: &str) {
    let answer = steward.post(&format!("{IMPORT}/confirmations"), &[("list", list)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// A session is planned for `whom`; its id as addresses have it.
pub async fn session(host: &Browser, title: &str, day: &str, whom: &str) -> String {
    let plan = [
        ("title", title),
        ("on_day", day),
        ("time_of_day", "10:00"),
        ("zone", "America/Vancouver"),
        ("minutes", "60"),
        ("lang", "en"),
        ("whom", whom),
    ];
    let made = host.post("/c/shore/sessions", &plan).await;
    assert_eq!(made.status, 303, "{}", made.body);
    made.location().split(['?', '#']).next().unwrap().split('/').nth(4).unwrap().to_owned()
}

/// The value of the choice with this label.
pub fn value(page: &str, label: &str) -> String {
    let at = page.find(label).unwrap_or_else(|| panic!("{label} in {page}"));
    let before = &page[..at];
    before[before.rfind("value=\"").unwrap() + 7..].split('"').next().unwrap().to_owned()
}

/// The row of a table that begins with this.
pub fn row<'p>(page: &'p str, name: &str) -> &'p str {
    page.split("<tr>")
        .find(|row| row.contains(name) && row.contains("scope=\"row\""))
        .unwrap_or_else(|| panic!("{page}"))
}
