//! A community of many: its pages stay short, and everybody in it is found.

use kith_base::{Email, Lang, Name};
use kith_charter::{Admission, How};
use kith_db::Error;
use kith_people::NewPerson;
use kith_policy::{PersonId, Role};
use kith_test::on_both_async;

use super::hold_world::World;
use crate::rsvp::Answer;
use crate::store;

const MANY: usize = 130;

/// As many people more, called "Crowd 000 Zqaf" and so on; they are in no team.
fn crowd(world: &World) -> Vec<PersonId> {
    let (env, community) = (world.noon.env.clone(), world.community);
    let made = world.db.write_now(move |tx| -> Result<_, Error> {
        let mut ids = Vec::new();
        for n in 0..MANY {
            let name = Name::stored(format!("Crowd {n:03} Zqaf"));
            let email = Email::stored(format!("crowd{n}@example.org"));
            let id = kith_people::store::add_person(tx, &env, &NewPerson::of(name, email, Lang::En, "UTC"))?;
            kith_charter::store::admit(tx, &env, &Admission::new(id, community, Role::Member, How::Added))?;
            ids.push(id);
        }
        Ok(ids)
    });
    made.unwrap()
}

fn answer(world: &World, person: PersonId, answer: Answer) {
    let (env, place) = (world.noon.env.clone(), (world.community, world.session));
    world
        .db
        .write_now(move |tx| store::set_rsvp(tx, &env, place, (person, &crate::rsvp::Reply::of(answer)), env.now()))
        .unwrap();
}

/// The people of a sheet, in its order, by the fields that they have.
fn fields(page: &str) -> Vec<&str> {
    let ids = page.split("<select id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.filter(|id| id.starts_with("how-")).collect()
}

fn field(person: PersonId) -> String {
    format!("how-{person}")
}

#[test]
fn the_sheet_begins_with_whom_one_expects_and_goes_on_page_by_page() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let people = crowd(&world);
        answer(&world, people[120], Answer::Yes);
        answer(&world, people[110], Answer::Maybe);
        answer(&world, people[100], Answer::No);
        world.begin().await;
        world.dale.browser.post(&world.saying(0), &[("text", "I am on the ferry")]).await;
        world.priya.browser.post(&world.at("/arrivals"), &[("how", "screen")]).await;
        let host = &world.facilitator.browser;
        let sheet = world.at("/attendance");
        let first = host.get(&sheet).await.body;
        let (noted, here) = first.split_once("Everybody else").unwrap();
        let expected = [people[110], people[120], world.dale.id, world.priya.id].map(field);
        assert_eq!(fields(noted), expected, "who may come, who comes, who was heard, who is here; not who cannot come");
        assert_eq!(fields(here).len(), 46);
        assert!(!first.contains("Sam Zmontague"), "a sponsor is never expected");
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let second = host.get(&next).await.body;
        assert_eq!(fields(&second).len(), 50);
        assert!(fields(&second).iter().all(|it| !fields(&first).contains(it)), "nobody stands on two pages");
        assert_eq!(fields(&second)[0], field(people[45]));

        // What is ticked on a page is kept, and the host goes on from there; nobody else is touched.
        let go = first.split("name=\"go\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (here, stranger) = (field(people[3]), field(world.stranger.id));
        let kept = host.post(&sheet, &[(here.as_str(), "room"), (&stranger, "room"), ("go", &go)]).await;
        assert_eq!((kept.status.as_u16(), kept.location()), (303, next.as_str()));
        let page = host.get(&sheet).await.body;
        assert!(page.contains("2 people here") && fields(&page).contains(&here.as_str()), "{page}");
        assert_eq!(fields(page.split_once("Everybody else").unwrap().0).len(), 5);
        assert!(!page.contains("Nadia Zelsewhere"), "the session is not for her");
        let wrong = host.post(&sheet, &[(field(people[50]).as_str(), "balloon"), ("after", &go)]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(fields(&wrong.body)[0], field(people[45]), "the same page again");
        assert_eq!(host.get(&format!("{sheet}?after=elsewhere")).await.status, 404);
    });
}

#[test]
fn anybody_is_found_by_name() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let people = crowd(&world);
        world.begin().await;
        let host = &world.facilitator.browser;
        let found = host.get(&world.at("/attendance?q=zqaf+127")).await.body;
        assert_eq!(fields(&found), [field(people[127])]);
        assert!(found.contains("value=\"zqaf 127\""));
        assert!(host.get(&world.at("/attendance?q=nobody%25")).await.body.contains("has such a name"));
        let kept = host.post(&world.at("/attendance"), &[(&field(people[127]), "telephone"), ("q", "zqaf 127")]).await;
        assert_eq!(kept.location(), world.at("/attendance?q=zqaf+127"), "and the host stays there");

        // The fields of the page of the session offer a hundred people, and whoever is looked for.
        let option = |person: PersonId| format!("<option value=\"{person}\"");
        let run = host.get(&world.at("/run")).await.body;
        assert!(run.contains(&option(people[127])), "who is here");
        assert!(!run.contains(&option(people[129])) && !run.contains(&option(world.sponsor.id)));
        assert!(run.contains("1 person here"));
        for path in ["/run?who=crowd+129", "/record/edit?who=crowd+129"] {
            let page = host.get(&world.at(path)).await.body;
            let offered = page.split("<option value=\"\"").nth(1).unwrap();
            let next = offered.split("<option ").nth(1).unwrap();
            assert!(next.contains(&people[129].to_string()), "{path}: first of all");
        }
        // Who came beside the people of the session has the floor, but nothing is written for them nor by them.
        let (session, guest, at) = (world.session, world.stranger.id, world.noon.env.now());
        let noted = world.db.write_now(move |tx| {
            store::attendance::note_attendance(tx, (session, guest), crate::attendance::How::Room, None, at)
        });
        noted.unwrap();
        let beside = host.get(&world.at("/run")).await.body;
        assert!(beside.contains("Nadia Zelsewhere") && !beside.contains(&option(guest)), "{beside}");
        assert!(host.get(&world.at("/record/edit")).await.body.contains("the 137 people"), "the guest gets no recap");
        let path = world.at(&format!("/activities/{}/dictations", world.agenda()[0].id));
        let (for_whom, text) = (people[129].to_string(), ("for_text", "By telephone"));
        let form = [("for_person", for_whom.as_str()), ("for_channel", "telephone"), text];
        assert_eq!(host.post(&path, &form).await.status, 303, "offered or not");
        let floor = host.get(&world.at("/run")).await.body;
        let floor = floor.split("id=\"floor\"").nth(1).unwrap().split("</ul>").next().unwrap();
        assert!(floor.contains("Crowd 127 Zqaf") && !floor.contains("Crowd 129 Zqaf"), "{floor}");
    });
}

#[test]
fn names_are_few_and_counts_are_whole() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let people = crowd(&world);
        for person in &people {
            answer(&world, *person, Answer::Yes);
        }
        answer(&world, world.priya.id, Answer::Yes);
        let page = world.priya.browser.get(&world.at("")).await.body;
        assert!(page.contains("131 people come.") && page.contains("and 70 more people"), "{page}");
        assert!(page.contains("Crowd 059 Zqaf") && !page.contains("Crowd 060 Zqaf"));
        assert_eq!(
            page.matches("<bdi>Priya Zxanthor</bdi>").count(),
            2,
            "the reader stands in the head and in the list"
        );
        let (session, noted) = (world.session, people.clone());
        let at = world.noon.env.now();
        world
            .db
            .write_now(move |tx| {
                let how = crate::attendance::How::Screen;
                noted.iter().try_for_each(|it| store::attendance::note_attendance(tx, (session, *it), how, None, at))
            })
            .unwrap();
        let (names, here) = world.read(move |r| store::attendance::present(r, session, 2));
        assert_eq!((names.len(), here), (2, 130));
        let kept = world.session();
        let teams = world.read(move |r| store::people::by_team(r, &kept, at, 40));
        let told: Vec<_> = teams.iter().map(|it| (it.team.as_deref(), it.came, it.all)).collect();
        assert_eq!(told, [(Some("Cedar Bay"), 0, 1), (Some("Larkhaven"), 0, 3), (None, 130, 133)]);
        assert!(teams.iter().all(|it| (it.teams, it.present) == (2, 130)));
    });
}
