//! A community with a timetable, a session in it, and a browser for each of its people.

use axum::Router;
use kith_base::{Email, Lang, Name, Phone, Slug, Title, Url};
use kith_charter::{Admission, Founding, How};
use kith_db::{Db, Error, Read};
use kith_jobs::Jobs;
use kith_mail::StoredLetter;
use kith_people::NewPerson;
use kith_policy::{CommunityId, PersonId, Role, TeamId};
use kith_sessions::rsvp::Answer;
use kith_sessions::session::{Details, FirstAgenda, NewSession, SessionDraft, Whom};
use kith_sessions::wall::{TimeOfDay, Wall, Zone};
use kith_sessions::{SessionId, store as sessions};
use kith_test::{Browser, Noon, house};
use kith_web::{App, SIGN_IN_COOKIE, Stop};

use crate::occasion::Occasion;

/// Somebody with a browser in which they are signed in.
pub struct Somebody {
    pub id: PersonId,
    pub browser: Browser,
}

/// Noon of the world is Thursday 12 March 2026, five in the morning in Vancouver and eight in Toronto.
pub struct World {
    pub app: App,
    pub db: Db,
    pub noon: Noon,
    pub community: CommunityId,
    pub team: TeamId,
    pub steward: Somebody,
    pub facilitator: Somebody,
    /// In Vancouver, in English.
    pub priya: Somebody,
    /// In Toronto, in French.
    pub earl: Somebody,
    /// Of a team.
    pub dale: Somebody,
    router: Router,
}

fn add(
    db: &Db,
    router: &Router,
    noon: &Noon,
    (name, lang, zone): (&'static str, Lang, &'static str),
    place: Option<(CommunityId, Role, Option<TeamId>)>,
) -> Somebody {
    let env = noon.env.clone();
    let work = move |tx: &mut kith_db::Tx<'_>| -> Result<_, Error> {
        let email = Email::stored(format!("{}@example.org", kith_base::fold(name).replace(' ', ".")));
        let id =
            kith_people::store::add_person(tx, &env, &NewPerson::of(Name::stored(name.to_owned()), email, lang, zone))?;
        if let Some((community, role, team)) = place {
            let admission = Admission::new(id, community, role, How::Added).in_team(team);
            kith_charter::store::admit(tx, &env, &admission)?;
        }
        Ok((id, kith_people::open(tx, &env, id, "a test", false)?))
    };
    let (id, cookie) = db.write_now(work).unwrap();
    let browser = Browser::new(router);
    browser.keep(SIGN_IN_COOKIE, cookie.split(['=', ';']).nth(1).unwrap());
    Somebody { id, browser }
}

impl World {
    pub fn on(db: Db) -> Self {
        let noon = Noon::new();
        let routes = kith_sessions::routes().and(crate::routes());
        let rooms = kith_sessions::rooms();
        let (app, router) =
            house(db.clone(), noon.env.clone(), routes, kith_sessions::store::guest::known, rooms, Vec::new());
        let env = noon.env.clone();
        let found = move |tx: &mut kith_db::Tx<'_>| -> Result<_, Error> {
            let (slug, name) = (Slug::stored("shore".to_owned()), Name::stored("Shore to Summit".to_owned()));
            let id = kith_charter::store::found(tx, &env, &Founding::named(slug, name, Lang::En, env.now()))?;
            let name = Name::stored("Larkhaven".to_owned());
            let draft = kith_charter::store::TeamDraft { cohort: None, name, purpose: String::new() };
            Ok((id, kith_charter::store::add_team(tx, &env, id, &draft, None)?))
        };
        let (community, team) = db.write_now(found).unwrap();
        let person =
            |name, lang, zone, role, team| add(&db, &router, &noon, (name, lang, zone), Some((community, role, team)));
        let (west, east) = ("America/Vancouver", "America/Toronto");
        Self {
            steward: person("Maren Zvastigle", Lang::En, west, Role::Steward, None),
            facilitator: person("Teo Zquorple", Lang::En, west, Role::Facilitator, None),
            priya: person("Priya Zxanthor", Lang::En, west, Role::Member, None),
            earl: person("Earl Zbrimble", Lang::Fr, east, Role::Member, None),
            dale: person("Dale Zcorvid", Lang::En, west, Role::Member, Some(team)),
            app,
            db,
            noon,
            community,
            team,
            router,
        }
    }

    /// Another member, in Vancouver.
    pub fn member(&self, name: &'static str) -> Somebody {
        let place = Some((self.community, Role::Member, None));
        add(&self.db, &self.router, &self.noon, (name, Lang::En, "America/Vancouver"), place)
    }

    /// A browser in which nobody is signed in.
    pub fn anybody(&self) -> Browser {
        Browser::new(&self.router)
    }

    /// A session on this day at ten in Vancouver.
    pub fn plan(&self, day: &str, whom: Whom) -> SessionId {
        let (env, community, by) = (self.noon.env.clone(), self.community, Some(self.facilitator.id));
        let zone = Zone::read("America/Vancouver").unwrap();
        let wall = Wall { day: day.parse().unwrap(), time: TimeOfDay::read("10:00").unwrap(), zone };
        let details = Details {
            purpose: String::new(),
            lang: Lang::En,
            whom,
            link: Url::read("https://meet.example.org/shore").ok(),
            phone: Phone::read("+1 604 555 0177").ok(),
            passcode: Some("8842".to_owned()),
            facilitator: by,
        };
        let starts_at = wall.moment().unwrap().at;
        let title = Title::read("Ferries, and who misses them").unwrap();
        let draft = SessionDraft { title, starts_at, wall, minutes: 60, details };
        let agenda = FirstAgenda::Given(kith_sessions::agenda::usual(|key| key.to_owned()));
        let new = NewSession { id: env.id(), community_id: community, series_id: None, draft, agenda, by };
        self.db.write_now(move |tx| sessions::plan(tx, &env, &new)).unwrap()
    }

    /// Turns the reminders on, as a steward does: letters go from eight to six, on weekdays.
    pub async fn turn_on(&self) {
        let fields = [("is_on", "yes"), ("from_hour", "8"), ("until_hour", "18"), ("holidays", "none")];
        let done = self.steward.browser.post("/c/shore/rhythm", &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
    }

    /// Moves a session to another day, as who runs it does.
    pub async fn move_to(&self, session: SessionId, day: &str) {
        let (host, path) = (&self.facilitator.browser, format!("/c/shore/sessions/{session}/edit"));
        let form = host.get(&path).await.body;
        let revision = form.split("name=\"revision\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let fields = [
            ("title", "Ferries"),
            ("on_day", day),
            ("time_of_day", "10:00"),
            ("zone", "America/Vancouver"),
            ("minutes", "60"),
            ("whom", "community"),
            ("lang", "en"),
            ("revision", revision.as_str()),
        ];
        let done = host.post(&path, &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
    }

    pub fn answer(&self, session: SessionId, person: PersonId, answer: Answer) {
        let (env, community) = (self.noon.env.clone(), self.community);
        let at = env.now();
        let reply = kith_sessions::rsvp::Reply::of(answer);
        let place = (community, session);
        self.db.write_now(move |tx| sessions::set_rsvp(tx, &env, place, (person, &reply), at)).unwrap();
    }

    /// Lets the clock go on to an instant, an hour at a time, with everything done that is due.
    pub async fn until(&self, at: &str) {
        let at: kith_base::jiff::Timestamp = at.parse().unwrap();
        self.run().await;
        while self.noon.env.now() < at {
            let left = at.as_second() - self.noon.env.now().as_second();
            self.noon.pass(left.min(3_600));
            self.run().await;
        }
    }

    /// Does everything that is due; letters are written, and taken as sent.
    pub async fn run(&self) {
        let letters = Jobs::new().on(|_: App, _: kith_mail::SendLetter| async { Ok(()) });
        let jobs: Jobs<App> = kith_sessions::hold::jobs(letters, App::clone);
        let jobs = crate::jobs(jobs, App::clone);
        jobs.run_due(&self.app, &self.noon.env, &self.db).await.unwrap();
        let given_up = self.read(|r| kith_jobs::given_up(r, kith_base::Cursor::end()));
        assert_eq!(given_up, []);
    }

    pub fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T, Error> + Send + 'static) -> T {
        self.db.read_now(work).unwrap()
    }

    pub fn occasion(&self, session: SessionId) -> Occasion {
        let found: Result<_, Stop> = self.db.read_now(move |r| crate::load::occasion_of(r, session));
        found.unwrap().unwrap()
    }

    /// The letters that were written, the oldest first: to whom, of which kind, when.
    pub fn letters(&self) -> Vec<StoredLetter> {
        let mut all = self.read(|r| kith_mail::newest(r, kith_base::Cursor::end()));
        all.reverse();
        all
    }

    /// The kinds of letters and their instants, of one person.
    pub fn told(&self, person: &Somebody) -> Vec<(String, String)> {
        let own = self.letters().into_iter().filter(|it| it.person == Some(person.id.into()));
        own.map(|it| (it.kind, it.written_at.to_string())).collect()
    }
}
