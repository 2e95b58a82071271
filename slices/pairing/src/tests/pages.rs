//! A facilitator puts people together; they learn of it.

use axum::Router;
use kith_base::{Email, Lang, Name, Slug};
use kith_charter::{Admission, Founding, How};
use kith_db::{Db, Error};
use kith_jobs::Jobs;
use kith_people::NewPerson;
use kith_policy::{CommunityId, PersonId, Role, TeamId};
use kith_test::{Browser, Noon, house, on_both_async};
use kith_web::{App, SIGN_IN_COOKIE};

use crate::{PairingId, store};

struct World {
    app: App,
    router: Router,
    noon: Noon,
    db: Db,
    community: CommunityId,
    teams: [TeamId; 2],
}

impl World {
    fn on(db: Db) -> Self {
        let noon = Noon::new();
        let routes =
            kith_people::routes().and(kith_charter::routes()).and(kith_sessions::routes()).and(crate::routes());
        let know = kith_charter::store::known;
        let (app, router) = house(db.clone(), noon.env.clone(), routes, know, Vec::new(), crate::panels());
        let env = noon.env.clone();
        let (community, teams) = db
            .write_now(move |tx| -> Result<_, Error> {
                let slug = Slug::stored("shore".to_owned());
                let founding = Founding::named(slug, Name::stored("Shore to Summit".to_owned()), Lang::En, env.now());
                let community = kith_charter::store::found(tx, &env, &founding)?;
                let mut team = |name: &str| {
                    let name = Name::stored(name.to_owned());
                    let draft = kith_charter::store::TeamDraft { cohort: None, name, purpose: String::new() };
                    kith_charter::store::add_team(tx, &env, community, &draft, None)
                };
                Ok((community, [team("Larkhaven")?, team("Cedar Bay")?]))
            })
            .unwrap();
        Self { app, router, noon, db, community, teams }
    }

    fn person(&self, name: &str, lang: Lang, role: Role, team: Option<usize>) -> (PersonId, Browser) {
        let (env, community, name) = (self.noon.env.clone(), self.community, name.to_owned());
        let team = team.map(|at| self.teams[at]);
        let (id, cookie) = self
            .db
            .write_now(move |tx| -> Result<_, Error> {
                let email = Email::stored(format!("{}@example.org", kith_base::fold(&name).replace(' ', ".")));
                let new = NewPerson::of(Name::stored(name), email, lang, "America/Vancouver");
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

    fn seats(&self, path: &str) -> Vec<crate::Seat> {
        let id: PairingId = path.rsplit('/').next().unwrap().split('#').next().unwrap().parse().unwrap();
        self.db.read_now(move |r| store::seats(r, id)).unwrap()
    }

    async fn run_jobs(&self) {
        let letters = Jobs::new().on(|_: App, _: kith_mail::SendLetter| async { Ok(()) });
        crate::jobs(letters, App::clone).run_due(&self.app, &self.noon.env, &self.db).await.unwrap();
    }
}

const PAIRS: [(&str, &str); 7] = [
    ("title", "Pairs for March"),
    ("prompt", "What did you let go?"),
    ("size", "2"),
    ("common_language", "must"),
    ("other_team", "must"),
    ("not_before", "prefer"),
    ("letters", "yes"),
];

fn pairs(seats: &[crate::Seat]) -> Vec<Vec<String>> {
    crate::pairing::groups(seats).iter().map(|(_, group)| group.iter().map(|it| it.name.clone()).collect()).collect()
}

#[test]
fn pairs_are_proposed_changed_accepted_and_introduced() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (_, teo) = world.person("Teo Zquorple", Lang::En, Role::Facilitator, None);
        let (_, sponsor) = world.person("Sam Zmontague", Lang::En, Role::Sponsor, None);
        let (priya_id, priya) = world.person("Priya Zxanthor", Lang::En, Role::Member, Some(0));
        for (name, team) in [("Dale Zcorvid", 0), ("Ansel Zwhit", 1), ("Earl Zbrim", 1)] {
            world.person(name, Lang::En, Role::Member, Some(team));
        }
        assert_eq!(sponsor.get("/c/shore/pairings").await.status, 404);
        assert_eq!(priya.get("/c/shore/pairings/new").await.status, 403);
        assert_eq!(priya.post("/c/shore/pairings", &PAIRS).await.status, 403);
        let form = teo.get("/c/shore/pairings/new").await.body;
        assert!(form.contains("One language in common") && form.contains(">Everybody<"));
        let made = teo.post("/c/shore/pairings", &PAIRS).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let path = made.location().to_owned();
        let seats = world.seats(&path);
        assert_eq!(seats.len(), 5, "who looks on or pays is in no group; who runs it is");
        let page = teo.get(&path).await.body;
        assert!(page.contains("Priya Zxanthor") && page.contains("/acceptances") && page.contains("different teams"));
        assert_eq!(priya.get(&path).await.status, 404, "a proposal is nobody else's");
        assert!(!priya.get("/c/shore/pairings").await.body.contains("Pairs for March"));

        let kept = crate::pairing::groups(&seats)[0].1.iter().map(|it| it.person).collect::<Vec<_>>();
        let again = teo.post(&format!("{path}/draws"), &[("keep", "1")]).await;
        assert_eq!(again.status, 303, "{}", again.body);
        let seats = world.seats(&path);
        let number = |id: &PersonId| seats.iter().find(|it| it.person == *id).unwrap().number;
        assert!(kept.iter().all(|id| number(id) == number(&kept[0])), "what is kept stays together");
        assert!(teo.get(&path).await.body.contains(" checked>"), "and stays ticked");

        let out = [("person", priya_id.to_string()), ("to", "out".to_owned())];
        let out: Vec<_> = out.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(teo.post(&format!("{path}/moves"), &out).await.status, 303);
        assert!(teo.get(&path).await.body.contains("Staying out:"));
        for (name, to, status) in
            [("Nobody Here", "1", 422), ("priya zxanthor", "9", 422), ("Priya Zxanthor", "1", 303)]
        {
            let late = teo.post(&format!("{path}/moves"), &[("name", name), ("to", to)]).await;
            assert_eq!(late.status.as_u16(), status, "{name} to {to}: {}", late.body);
        }
        assert_eq!(priya.post(&format!("{path}/acceptances"), &[]).await.status, 404);
        assert_eq!(teo.post(&format!("{path}/acceptances"), &[]).await.status, 303);
        assert_eq!(teo.post(&format!("{path}/acceptances"), &[]).await.status, 409);
        assert_eq!(teo.post(&format!("{path}/draws"), &[]).await.status, 409);

        let own = priya.get(&path).await.body;
        let seats = world.seats(&path);
        let mine = seats.iter().find(|it| it.person == priya_id).unwrap();
        for seat in seats.iter().filter(|it| it.person != priya_id) {
            assert_eq!(own.contains(&seat.name), seat.number == mine.number, "{}: one's own group only", seat.name);
        }
        assert!(own.contains("What did you let go?") && own.contains("usually free") && !own.contains("/moves"));
        assert!(priya.get("/").await.body.contains("Your pair or group"));
        assert_eq!(priya.post(&format!("{path}/moves"), &out).await.status, 403);

        world.run_jobs().await;
        world.run_jobs().await;
        let letters = world.db.read_now(|r| kith_mail::newest(r, kith_base::Cursor::end())).unwrap();
        assert_eq!(letters.len(), 5, "each once");
        for letter in &letters {
            let text = format!("{}\n{}\n{}", letter.subject, letter.text, letter.html);
            assert!(!text.contains("@example.org"), "nobody's address is in it: {text}");
            assert!(text.contains("What did you let go?") && text.contains("Shore to Summit"));
        }
    });
}

#[test]
fn who_was_together_is_put_with_others_next_time_and_said_where_that_cannot_be() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (_, teo) = world.person("Teo Zquorple", Lang::En, Role::Facilitator, None);
        for n in 0..3 {
            world.person(&format!("Member {n}"), Lang::En, Role::Member, None);
        }
        let fields = [("title", "Pairs"), ("size", "2"), ("not_before", "must")];
        let mut seen = Vec::new();
        for round in 0..4 {
            let path = teo.post("/c/shore/pairings", &fields).await.location().to_owned();
            let page = teo.get(&path).await.body;
            assert_eq!(page.contains("Together before"), round == 3, "three rounds of four people are new");
            teo.post(&format!("{path}/acceptances"), &[]).await;
            seen.extend(pairs(&world.seats(&path)));
            world.noon.pass(24 * 3_600);
        }
        let first: std::collections::BTreeSet<_> = seen.iter().take(6).collect();
        assert_eq!(first.len(), 6, "{seen:?}");
    });
}

#[test]
fn a_hundred_people_fit_on_one_page() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (_, teo) = world.person("Teo Zquorple", Lang::En, Role::Facilitator, None);
        for n in 0..100 {
            let lang = if n % 3 == 0 { Lang::Fr } else { Lang::En };
            world.person(&format!("Somebody of Middling Length {n:03}"), lang, Role::Member, Some(n % 2));
        }
        let path = teo.post("/c/shore/pairings", &PAIRS).await.location().to_owned();
        let page = teo.get(&path).await;
        assert!(page.status == 200 && page.body.len() < 80_000, "{} bytes", page.body.len());
        assert_eq!(pairs(&world.seats(&path)).len(), 50, "101 people: one group has three");
        teo.post(&format!("{path}/acceptances"), &[]).await;
        let page = teo.get(&path).await.body;
        assert!(page.len() < 80_000, "{} bytes", page.len());
        println!("101 people in pairs: {} bytes", page.len());
    });
}

#[test]
fn rooms_of_a_session_are_of_those_who_come() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (teo_id, teo) = world.person("Teo Zquorple", Lang::En, Role::Facilitator, None);
        let plan = [
            ("title", "March on the shore"),
            ("on_day", "2026-03-20"),
            ("time_of_day", "10:00"),
            ("zone", "America/Vancouver"),
            ("minutes", "60"),
            ("lang", "en"),
            ("whom", "community"),
            ("facilitator", &teo_id.to_string()),
        ];
        let session = teo.post("/c/shore/sessions", &plan).await;
        let session = session.location().split(['?', '#']).next().unwrap().to_owned();
        let id = session.split('/').nth(4).unwrap().to_owned();
        let session = format!("/c/shore/sessions/{id}");
        for (n, answer) in [(0, "yes"), (1, "phone"), (2, "no"), (3, "yes"), (4, "maybe")] {
            let (_, browser) = world.person(&format!("Member {n}"), Lang::En, Role::Member, None);
            assert_eq!(browser.post(&format!("{session}/rsvp"), &[("answer", answer)]).await.status, 303);
        }
        assert!(teo.get(&session).await.body.contains(&format!("/c/shore/pairings?session={id}")));
        let of = format!("/c/shore/pairings?session={id}");
        assert!(teo.get(&of).await.body.contains("/pairings/new?session="));
        let form = teo.get(&format!("/c/shore/pairings/new?session={id}")).await.body;
        assert!(form.contains("3 people are here or have said that they come"), "{form}");
        let fields = [("title", "Rooms"), ("size", "3"), ("session", &*id)];
        let made = teo.post("/c/shore/pairings", &fields).await;
        assert_eq!(pairs(&world.seats(made.location())), [["Member 0", "Member 1", "Member 3"]]);
        teo.post(&format!("{}/acceptances", made.location()), &[]).await;
        assert!(teo.get(&of).await.body.contains("Rooms"));
        let wrong = teo.post("/c/shore/pairings", &[("title", "Rooms"), ("size", "90"), ("session", &*id)]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Groups have 2 to 12 people"), "{}", wrong.body);
        assert!(wrong.body.contains(&format!("value=\"{id}\"")), "it is still of the session");
    });
}
