//! An archived cohort is only read: whoever was in it reads what they read, nobody writes there, and a steward opens it
//! again.

use kith_charter::{Admission, CohortId, How, Level, store as charter};
use kith_migrations::ALL;
use kith_policy::{PersonId, Role, TeamId};
use kith_test::on_both_async;

use super::cohort_pages::{SPRING, made};
use super::hold_world::World;
use crate::session::Whom;
use crate::store;

/// A cohort with a team that Dale leads, each with a session that is over, and with commitments.
async fn lived(world: &World) -> (String, CohortId, TeamId) {
    let (path, cohort) = made(world).await;
    let id = cohort.to_string();
    let team = [("name", "Zdriftwood"), ("cohort", id.as_str())];
    let team = world.steward.browser.post("/c/shore/teams/new", &team).await;
    let team: TeamId = team.location().split("/teams/").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
    for (person, role) in [(&world.dale, Role::Lead), (&world.priya, Role::Member)] {
        put_in(world, person.id, role, team);
    }
    (path, cohort, team)
}

pub fn put_in(world: &World, person: PersonId, role: Role, team: TeamId) {
    let (env, community) = (world.noon.env.clone(), world.community);
    let admission = Admission::new(person, community, role, How::Added).in_team(Some(team));
    world.db.write_now(move |tx| charter::admit(tx, &env, &admission)).unwrap();
}

/// The address of a session that a facilitator planned for a day.
async fn session(world: &World, whom: Whom, day: &str) -> String {
    let whom = whom.to_string();
    let form = [
        ("title", "Zwhile it lasted"),
        ("on_day", day),
        ("time_of_day", "10:00"),
        ("zone", "UTC"),
        ("minutes", "60"),
        ("whom", &whom),
        ("lang", "en"),
    ];
    let done = world.facilitator.browser.post("/c/shore/sessions", &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.location().split('?').next().unwrap().to_owned()
}

fn level(world: &World, person: PersonId) -> Level {
    let community = world.community;
    world.read(move |r| charter::participation_of(r, community, person)).level
}

#[test]
fn what_was_archived_is_read_by_whoever_read_it_and_changed_by_nobody_until_it_is_opened_again() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let steward = &world.steward.browser;
        let (path, cohort, team) = lived(&world).await;
        let whole = session(&world, Whom::Cohort(cohort), "2026-03-10").await;
        let small = session(&world, Whom::Team(team), "2026-03-11").await;
        let ahead = session(&world, Whom::Team(team), "2026-03-20").await;
        let page = steward.get(&format!("{path}/archive")).await.body;
        assert!(page.contains("One session of this cohort or of its teams is still to come."), "{page}");
        assert_eq!(steward.post(&format!("{path}/archive"), &[]).await.status, 409);
        assert_eq!(world.facilitator.browser.post(&format!("{ahead}/cancellation"), &[]).await.status, 303);
        let long = "z".repeat(401);
        assert_eq!(steward.post(&format!("{path}/archive"), &[("outcome", &long)]).await.status, 422);
        for (name, somebody) in world.everybody().into_iter().filter(|(name, _)| *name != "steward") {
            let expected = if name == "stranger" { 404 } else { 403 };
            for end in ["archive", "archive/undo"] {
                let answer = somebody.browser.post(&format!("{path}/{end}"), &[]).await;
                assert_eq!(answer.status, expected, "{name} {end}");
            }
        }
        let done = steward.post(&format!("{path}/archive"), &[("outcome", "Five gyms are shared.")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let page = world.dale.browser.get(&path).await.body;
        for told in ["Archived on Thu 12 March 2026", "by Maren Zvastigle", "Five gyms are shared.", "archived"] {
            assert!(page.contains(told), "{told} in {page}");
        }
        for address in [&whole, &small] {
            for somebody in [&world.dale, &world.priya] {
                let page = somebody.browser.get(address).await;
                assert!(page.status == 200 && page.body.contains("Zwhile it lasted"));
                assert!(!page.body.contains("/rsvp\""), "nobody answers any more");
            }
            let answer = world.dale.browser.post(&format!("{address}/rsvp"), &[("answer", "yes")]).await;
            assert_eq!(answer.status, 403);
            assert!(answer.body.contains("a cohort that is archived"), "{}", answer.body);
            for end in ["/edit", "/cancellation", "/templates", "/agenda/activities"] {
                let answer = world.facilitator.browser.post(&format!("{address}{end}"), &[]).await;
                assert_eq!(answer.status, 403, "{end}");
            }
        }
        let (page, page_of_team) = (format!("{path}/edit"), format!("/c/shore/teams/{team}"));
        assert_eq!(steward.post(&page, &SPRING).await.status, 403);
        assert_eq!(steward.post(&page_of_team, &[("name", "Other")]).await.status, 403);
        let placing = [("person", world.earl.id.to_string()), ("role", "member".to_owned())];
        let placing = placing.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(steward.post(&format!("{page_of_team}/people"), &placing).await.status, 403);
        let (id, cohort_whom) = (cohort.to_string(), Whom::Cohort(cohort).to_string());
        let rule = [("sectors", "school"), ("cohort", id.as_str())];
        assert_eq!(steward.post("/c/shore/teams/rule", &rule).await.status, 404, "it is offered no more");
        let form = steward.get("/c/shore/sessions/new").await.body;
        assert!(!form.contains(&cohort_whom) && !form.contains("Zdriftwood"), "nothing is planned for it");
        let made = steward.post("/c/shore/teams/new", &[("name", "New"), ("cohort", id.as_str())]).await;
        assert_eq!(made.status, 422);
        assert_eq!(steward.post(&format!("{path}/archive"), &[]).await.status, 409, "once");
        assert_eq!(
            steward.post(&format!("{path}/templates"), &[]).await.status,
            303,
            "what was is kept to be made again"
        );
        assert_eq!(steward.post(&format!("{path}/archive/undo"), &[]).await.status, 303);
        assert_eq!(steward.post(&format!("{path}/archive/undo"), &[]).await.status, 409);
        assert_eq!(steward.post(&page, &SPRING).await.status, 303);
        assert!(!steward.get(&path).await.body.contains("Archived on"));
    });
}

#[test]
fn whoever_was_there_alone_becomes_one_of_the_alumni_as_long_as_it_is_archived_or_until_they_come_in_anew() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let steward = &world.steward.browser;
        let (path, _, team) = lived(&world).await;
        // Dale and Priya are in another team too; Sol was in this one alone, and Ines said how she takes part.
        let (env, community) = (world.noon.env.clone(), world.community);
        let [sol, ines] = world
            .db
            .write_now(move |tx| -> Result<_, kith_db::Error> {
                let mut person = |name: &str| {
                    let email = kith_base::Email::stored(format!("{}@example.org", kith_base::fold(name)));
                    let name = kith_base::Name::stored(name.to_owned());
                    let new = kith_people::NewPerson::of(name, email, kith_base::Lang::En, "UTC");
                    kith_people::store::add_person(tx, &env, &new)
                };
                let both = [person("Zsol")?, person("Zines")?];
                let part = kith_charter::Participation { level: Level::Core, recaps: false };
                charter::take_part(tx, &env, (community, both[1]), part)?;
                Ok(both)
            })
            .unwrap();
        put_in(&world, sol, Role::Member, team);
        put_in(&world, ines, Role::Member, team);
        let levels = |world: &World| [sol, ines, world.dale.id].map(|id| level(world, id));
        assert_eq!(levels(&world), [Level::Active, Level::Core, Level::Active]);
        assert_eq!(steward.post(&format!("{path}/archive"), &[]).await.status, 303);
        assert_eq!(levels(&world), [Level::Alumni, Level::Core, Level::Active]);
        assert_eq!(steward.post(&format!("{path}/archive/undo"), &[]).await.status, 303);
        assert_eq!(levels(&world), [Level::Active, Level::Core, Level::Active]);
        assert_eq!(steward.post(&format!("{path}/archive"), &[]).await.status, 303);
        put_in(&world, sol, Role::Member, world.cedar);
        assert_eq!(level(&world, sol), Level::Active, "in a team that goes on");
    });
}

#[test]
fn nobody_is_reminded_of_what_an_archived_cohort_left_open_and_its_page_says_how_much_it_was() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let (path, cohort, _) = lived(&world).await;
        let held = session(&world, Whom::Cohort(cohort), "2026-03-10").await;
        let id: crate::SessionId = held.rsplit('/').next().unwrap().parse().unwrap();
        let (env, dale) = (world.noon.env.clone(), world.dale.id);
        world
            .db
            .write_now(move |tx| -> Result<(), kith_db::Error> {
                let new = crate::commitment::NewCommitment {
                    id: env.id(),
                    session: id,
                    person: Some(dale),
                    team: None,
                    text: "Zask the school".to_owned(),
                    lang: kith_base::Lang::En,
                    due_on: Some("2026-03-12".parse().unwrap()),
                    state: crate::commitment::State::Open,
                    note: String::new(),
                    made_at: env.now(),
                    changed_at: env.now(),
                };
                store::commitment::add_commitment(tx, &new)?;
                kith_facts::record(tx, &env, &kith_facts::Fact::new("test.promised", ("session", id)))?;
                Ok(())
            })
            .unwrap();
        let day = "2026-03-14".parse().unwrap();
        let due = |world: &World| world.read(move |r| store::commitment::due_for(r, dale, day)).len();
        assert_eq!(due(&world), 1);
        assert_eq!(world.steward.browser.post(&format!("{path}/archive"), &[]).await.status, 303);
        assert_eq!(due(&world), 0);
        let page = world.dale.browser.get(&path).await.body;
        assert!(page.contains("left as they stand: 1 commitment."), "{page}");
        assert!(world.dale.browser.get("/c/shore/commitments").await.body.contains("Zask the school"), "still read");
    });
}
