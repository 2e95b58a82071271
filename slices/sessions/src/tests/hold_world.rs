//! A community with everybody in it, a session that is about to begin, and a browser for each of them.

use axum::Router;
use jiff::Timestamp;
use kith_base::{Email, Lang, Name, Phone, Slug, Title, jiff};
use kith_charter::{Admission, Founding, How};
use kith_db::{Db, Error, Read};
use kith_jobs::Jobs;
use kith_mail::StoredLetter;
use kith_people::NewPerson;
use kith_policy::{CommunityId, PersonId, Role, TeamId};
use kith_test::{Browser, Noon, house};
use kith_web::{App, SIGN_IN_COOKIE};

use crate::agenda::NewActivity;
use crate::session::{Details, FirstAgenda, NewSession, SessionDraft, Whom};
use crate::wall::{TimeOfDay, Wall, Zone};
use crate::{Activity, ActivityKind, Session, SessionId, store};

/// Somebody with a browser in which they are signed in.
pub struct Somebody {
    pub id: PersonId,
    pub browser: Browser,
}

/// The house, and who is in it. Names are unlike any other word of a page.
pub struct World {
    pub app: App,
    router: Router,
    pub noon: Noon,
    pub db: Db,
    pub community: CommunityId,
    pub larkhaven: TeamId,
    pub cedar: TeamId,
    pub steward: Somebody,
    pub facilitator: Somebody,
    /// In Larkhaven.
    pub priya: Somebody,
    /// In Larkhaven, on the telephone, in French.
    pub earl: Somebody,
    /// In Cedar Bay.
    pub dale: Somebody,
    /// Coaches Larkhaven.
    pub coach: Somebody,
    pub observer: Somebody,
    pub sponsor: Somebody,
    pub stranger: Somebody,
    pub session: SessionId,
    pub previous: SessionId,
}

struct Builder {
    db: Db,
    router: Router,
    noon: Noon,
    community: CommunityId,
}

impl Builder {
    fn person(&self, name: &'static str, lang: Lang, places: &[(Role, Option<TeamId>)]) -> Somebody {
        let (env, community, places) = (self.noon.env.clone(), self.community, places.to_vec());
        let (id, cookie) = self
            .db
            .write_now(move |tx| -> Result<_, Error> {
                let email = Email::stored(format!("{}@example.org", kith_base::fold(name).replace(' ', ".")));
                let new = NewPerson::of(Name::stored(name.to_owned()), email, lang, "America/Vancouver");
                let new = NewPerson { phone: Phone::read("+1 604 555 0134").ok(), ..new };
                let id = kith_people::store::add_person(tx, &env, &new)?;
                for (role, team) in places {
                    let admission = Admission::new(id, community, role, How::Added).in_team(team);
                    kith_charter::store::admit(tx, &env, &admission)?;
                }
                Ok((id, kith_people::open(tx, &env, id, "a test", false)?))
            })
            .unwrap();
        let browser = Browser::new(&self.router);
        let secret = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
        browser.keep(SIGN_IN_COOKIE, &secret);
        Somebody { id, browser }
    }

    fn session(&self, title: &str, day: &str, whom: Whom, facilitator: PersonId) -> SessionId {
        let (env, community) = (self.noon.env.clone(), self.community);
        let zone = Zone::read("America/Vancouver").unwrap();
        // Noon of the tests is five in the morning in Vancouver.
        let wall = Wall { day: day.parse().unwrap(), time: TimeOfDay::read("05:10").unwrap(), zone };
        let starts_at: Timestamp = format!("{day}T12:10:00Z").parse().unwrap();
        let activity = |kind, title: &str, prompt: &str| NewActivity {
            kind,
            title: Title::read(title).unwrap(),
            minutes: 15,
            prompt: prompt.to_owned(),
            method: None,
        };
        let details = Details {
            purpose: "To hear one another".to_owned(),
            lang: Lang::En,
            whom,
            link: None,
            phone: None,
            passcode: None,
            facilitator: Some(facilitator),
        };
        let new = NewSession {
            id: env.id(),
            community_id: community,
            series_id: None,
            draft: SessionDraft { title: Title::read(title).unwrap(), wall, starts_at, minutes: 60, details },
            agenda: FirstAgenda::Given(vec![
                activity(ActivityKind::CheckIn, "Arriving", "What do you hear through the window?"),
                activity(ActivityKind::Round, "One round", "What did you let go?"),
            ]),
            by: Some(facilitator),
        };
        self.db.write_now(move |tx| store::plan(tx, &env, &new)).unwrap()
    }
}

impl World {
    pub fn on(db: Db) -> Self {
        let noon = Noon::new();
        let routes = kith_people::routes().and(kith_charter::routes()).and(crate::routes());
        let (app, router) =
            house(db.clone(), noon.env.clone(), routes, store::guest::known, crate::rooms(), crate::panels());
        let env = noon.env.clone();
        let (community, larkhaven, cedar) = db
            .write_now(move |tx| -> Result<_, Error> {
                let slug = Slug::stored("shore".to_owned());
                let name = Name::stored("Shore to Summit".to_owned());
                let community =
                    kith_charter::store::found(tx, &env, &Founding::named(slug, name, Lang::En, env.now()))?;
                let team = |tx: &mut kith_db::Tx<'_>, name: &str| {
                    let name = Name::stored(name.to_owned());
                    let draft = kith_charter::store::TeamDraft { cohort: None, name, purpose: String::new() };
                    kith_charter::store::add_team(tx, &env, community, &draft, None)
                };
                Ok((community, team(tx, "Larkhaven")?, team(tx, "Cedar Bay")?))
            })
            .unwrap();
        let b = Builder { db: db.clone(), router, noon, community };
        let facilitator = b.person("Teo Zquorple", Lang::En, &[(Role::Facilitator, None)]);
        let previous = b.session("February on the shore", "2026-02-12", Whom::Community, facilitator.id);
        let session = b.session("March on the shore", "2026-03-12", Whom::Community, facilitator.id);
        Self {
            steward: b.person("Maren Zvastigle", Lang::En, &[(Role::Steward, None)]),
            priya: b.person("Priya Zxanthor", Lang::En, &[(Role::Member, Some(larkhaven))]),
            earl: b.person("Earl Zbrimble", Lang::Fr, &[(Role::Member, Some(larkhaven))]),
            dale: b.person("Dale Zcorvid", Lang::En, &[(Role::Member, Some(cedar))]),
            coach: b.person("Ansel Zwhitcomb", Lang::En, &[(Role::Coach, Some(larkhaven))]),
            observer: b.person("Otto Zquillen", Lang::En, &[(Role::Observer, None)]),
            sponsor: b.person("Sam Zmontague", Lang::En, &[(Role::Sponsor, None)]),
            stranger: b.person("Nadia Zelsewhere", Lang::En, &[]),
            facilitator,
            app,
            router: b.router,
            db,
            community,
            larkhaven,
            cedar,
            session,
            previous,
            noon: b.noon,
        }
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.router)
    }

    /// Everybody, with a word for who they are.
    pub fn everybody(&self) -> [(&'static str, &Somebody); 9] {
        [
            ("steward", &self.steward),
            ("facilitator", &self.facilitator),
            ("priya", &self.priya),
            ("earl", &self.earl),
            ("dale", &self.dale),
            ("coach", &self.coach),
            ("observer", &self.observer),
            ("sponsor", &self.sponsor),
            ("stranger", &self.stranger),
        ]
    }

    /// An address below that of the session.
    pub fn at(&self, rest: &str) -> String {
        format!("/c/shore/sessions/{}{rest}", self.session)
    }

    pub fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T, Error> + Send + 'static) -> T {
        self.db.read_now(work).unwrap()
    }

    pub fn session(&self) -> Session {
        let (community, id) = (self.community, self.session);
        self.read(move |r| store::session(r, community, id)).unwrap()
    }

    pub fn agenda(&self) -> Vec<Activity> {
        let id = self.session;
        self.read(move |r| store::agenda(r, id))
    }

    /// The session has begun, with its first activity.
    pub async fn begin(&self) {
        let begun = self.facilitator.browser.post(&self.at("/beginnings"), &[]).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
    }

    /// Where something is said in the activity at this place of the agenda.
    pub fn saying(&self, place: usize) -> String {
        self.at(&format!("/activities/{}/contributions", self.agenda()[place].id))
    }

    /// Ids of what was said and found by its words.
    pub fn said(&self, words: &'static str) -> Vec<crate::contribution::ContributionId> {
        self.read(move |r| {
            let sql = "SELECT id FROM contribution WHERE text = $1 ORDER BY id";
            let rows: Vec<(crate::contribution::ContributionId,)> = r.all(sql, kith_db::params![words])?;
            Ok(rows.into_iter().map(|(id,)| id).collect())
        })
    }

    /// Does what is due; letters are written, and taken as sent.
    pub async fn run_jobs_without_letters(&self) {
        let letters = Jobs::new().on(|_: App, _: kith_mail::SendLetter| async { Ok(()) });
        let jobs: Jobs<App> = crate::jobs(letters, App::clone);
        jobs.run_due(&self.app, &self.noon.env, &self.db).await.unwrap();
    }

    pub fn letters(&self) -> Vec<StoredLetter> {
        self.read(|r| kith_mail::newest(r, kith_base::Cursor::end()))
    }
}
