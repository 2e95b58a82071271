//! How much one takes part, changed by the link of a letter: one press, and nothing else.

use kith_charter::{Admission, How, Level, Participation};
use kith_migrations::ALL;
use kith_policy::Role;
use kith_sessions::session::Whom;
use kith_test::on_both_async;

use super::link::{first_letter, link};
use super::world::{Somebody, World};

fn part(world: &World, who: &Somebody, community: kith_policy::CommunityId) -> Participation {
    let person = who.id;
    world.read(move |r| kith_charter::store::participation_of(r, community, person))
}

#[test]
fn a_letter_leads_to_a_page_on_which_one_press_changes_how_much_its_reader_takes_part() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        world.turn_on().await;
        world.plan("2026-04-02", Whom::Community);
        let letter = first_letter(&world, &world.priya).await;
        let path = format!("{}/level", link(&letter));
        assert!(letter.text.contains(&path) && letter.html.contains(&path), "{}", letter.text);
        let (anybody, here) = (world.anybody(), world.community);
        for _ in 0..2 {
            let page = anybody.get(&path).await;
            assert!(
                page.status == 200 && page.body.contains("Peripheral") && !page.body.contains("Priya"),
                "{}",
                page.body
            );
        }
        assert_eq!(part(&world, &world.priya, here), Participation::default(), "looking changes nothing");
        assert_eq!(anybody.post(&path, &[("level", "king")]).await.status, 422);
        let other = elsewhere(&world, &world.priya);
        let done = anybody.post(&path, &[("level", "peripheral")]).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, path.as_str()), "{}", done.body);
        assert_eq!(part(&world, &world.priya, here).level, Level::Peripheral);
        assert_eq!(part(&world, &world.priya, other), Participation::default(), "in this community alone");
        assert_eq!(part(&world, &world.earl, here), Participation::default(), "and of this reader alone");
        assert_ne!(anybody.get("/you/letters").await.status, 200, "nobody is signed in by it");
        let alumni = [("level", "alumni"), ("recaps", "yes")];
        assert_eq!(anybody.post(&path, &alumni).await.status, 303);
        assert!(part(&world, &world.priya, here).recaps);
        assert_eq!(anybody.get(&format!("/letters/{}/level", "0".repeat(64))).await.status, 404);

        leave(&world, &world.priya);
        assert_eq!(anybody.get(&path).await.status, 404, "whoever left takes part in no way");
        assert_eq!(anybody.post(&path, &[("level", "core")]).await.status, 404);
        assert_eq!(part(&world, &world.priya, here).level, Level::Alumni);
    });
}

/// Another community that somebody is in.
fn elsewhere(world: &World, who: &Somebody) -> kith_policy::CommunityId {
    let (env, person) = (world.noon.env.clone(), who.id);
    let work = move |tx: &mut kith_db::Tx<'_>| -> Result<_, kith_db::Error> {
        let slug = kith_base::Slug::stored("elsewhere".to_owned());
        let name = kith_base::Name::stored("Elsewhere".to_owned());
        let founding = kith_charter::Founding::named(slug, name, kith_base::Lang::En, env.now());
        let id = kith_charter::store::found(tx, &env, &founding)?;
        kith_charter::store::admit(tx, &env, &Admission::new(person, id, Role::Member, How::Added))?;
        Ok(id)
    };
    world.db.write_now(work).unwrap()
}

fn leave(world: &World, who: &Somebody) {
    let (env, community, person) = (world.noon.env.clone(), world.community, who.id);
    let work = move |tx: &mut kith_db::Tx<'_>| -> Result<_, kith_db::Error> {
        for held in kith_charter::store::held_by(tx, community, person, env.now())? {
            kith_charter::store::end(tx, &env, (community, held.id), env.now(), None)?;
        }
        Ok(())
    };
    world.db.write_now(work).unwrap();
    world.noon.pass(1);
}
