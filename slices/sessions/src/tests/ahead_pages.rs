//! What is asked before a session, who is ready, what comes into the agenda; the script; a session that runs late.

use kith_migrations::ALL;
use kith_test::on_both_async;

use super::hold_world::{Somebody, World};
use crate::store;

async fn asked(world: &World) {
    let question = [("question", "What do you want help with?")];
    let answer = world.facilitator.browser.post(&world.at("/ahead"), &question).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let item = [("item", "Read the tenancy page"), ("item_link", "https://example.org/zq"), ("item_minutes", "15")];
    assert_eq!(world.facilitator.browser.post(&world.at("/ahead/items"), &item).await.status, 303);
}

async fn want(somebody: &Somebody, world: &World, fields: &[(&str, &str)]) {
    let answer = somebody.browser.post(&world.at("/ahead/needs"), fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

fn need(world: &World, words: &'static str) -> String {
    world.read(move |r| {
        let sql = "SELECT id FROM need WHERE text = $1";
        let row: Option<(crate::preparation::NeedId,)> = r.maybe(sql, kith_db::params![words])?;
        Ok(row.map(|(id,)| id.to_string()).unwrap_or_default())
    })
}

fn waited_for(world: &World) -> Vec<kith_policy::PersonId> {
    let (session, now) = (world.session(), world.noon.env.now());
    world.read(move |r| store::people::not_ready(r, &session, now))
}

#[test]
fn what_is_asked_ahead_is_answered_backed_and_put_into_the_agenda() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        assert!(world.priya.browser.get(&world.at("/ahead")).await.body.contains("Come as you are"));
        assert_eq!(world.priya.browser.post(&world.at("/ahead/needs"), &[("need", "x")]).await.status, 409);
        assert!(waited_for(&world).is_empty());
        asked(&world).await;
        let page = world.priya.browser.get(&world.at("")).await.body;
        assert!(page.contains("1 thing to read or do, 15") && page.contains("/ahead\""), "{page}");
        want(&world.priya, &world, &[("need", "How to talk with a landlord")]).await;
        want(&world.dale, &world, &[("need", "Who pays for the bus")]).await;
        let landlord = need(&world, "How to talk with a landlord");
        for somebody in [&world.earl, &world.dale] {
            let answer = somebody.browser.post(&world.at(&format!("/ahead/needs/{landlord}/backings")), &[]).await;
            assert_eq!(answer.status, 303);
        }
        let page = world.facilitator.browser.get(&world.at("/ahead")).await.body;
        assert!(page.contains("2 other people too") && page.contains("2 people are ready:"), "{page}");
        assert!(page.find("landlord") < page.find("the bus"));
        let back = world.at(&format!("/ahead/needs/{landlord}/backings"));
        assert_eq!(world.dale.browser.post(&back, &[("no_more", "yes")]).await.status, 303);
        assert!(world.facilitator.browser.get(&world.at("/ahead")).await.body.contains("1 other person too"));
        assert!(!world.earl.browser.get(&world.at("/ahead")).await.body.contains("ready:"));
        let bus = need(&world, "Who pays for the bus");
        let chosen = [("need", landlord.as_str()), ("need", bus.as_str())];
        let placed = world.facilitator.browser.post(&world.at("/ahead/agenda"), &chosen).await;
        assert_eq!(placed.status, 303, "{}", placed.body);
        let agenda = world.agenda();
        assert_eq!(agenda[1].prompt, "What do you want help with?");
        assert_eq!(agenda[1].method.as_deref(), Some("help-wanted"));
        let again = world.facilitator.browser.post(&world.at("/ahead/agenda"), &chosen).await;
        assert_eq!((again.status.as_u16(), world.agenda().len()), (303, 3));
        world.begin().await;
        let next = world.at(&format!("/activities/{}/beginnings", agenda[1].id));
        assert_eq!(world.facilitator.browser.post(&next, &[]).await.status, 303);
        let run = world.priya.browser.get(&world.at("/run")).await.body;
        assert!(run.contains("How to talk with a landlord") && run.contains("Who pays for the bus"), "{run}");
        let back = world.at(&format!("/ahead/needs/{landlord}/withdrawals"));
        assert_eq!(world.dale.browser.post(&back, &[]).await.status, 403);
        assert_eq!(world.priya.browser.post(&back, &[]).await.status, 303);
        assert!(!world.priya.browser.get(&world.at("/run")).await.body.contains("landlord"));
    });
}

#[test]
fn a_need_without_a_name_leaves_no_way_back_and_one_for_a_team_stays_there() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        asked(&world).await;
        want(&world.priya, &world, &[("need", "I am new and lost"), ("unattributed", "yes")]).await;
        let team = world.larkhaven.to_string();
        want(&world.earl, &world, &[("need", "Notre propre affaire"), ("audience", &team)]).await;
        let page = world.facilitator.browser.get(&world.at("/ahead")).await;
        assert!(page.body.contains("I am new and lost") && !page.body.contains("Zxanthor"), "{}", page.body);
        for (name, somebody) in world.everybody() {
            let sees = somebody.browser.get(&world.at("/ahead")).await.body.contains("Notre propre affaire");
            assert_eq!(sees, ["priya", "earl", "coach"].contains(&name), "{name}");
        }
        let mine = need(&world, "I am new and lost");
        let back = world.at(&format!("/ahead/needs/{mine}/withdrawals"));
        for somebody in [&world.facilitator, &world.dale] {
            assert_eq!(somebody.browser.post(&back, &[]).await.status, 403);
        }
        let aside = world.at(&format!("/ahead/needs/{}/backings", need(&world, "Notre propre affaire")));
        assert_eq!(world.dale.browser.post(&aside, &[]).await.status, 404);
        assert_eq!(world.priya.browser.post(&back, &[]).await.status, 303);
        let waited = waited_for(&world);
        assert!(waited.contains(&world.priya.id) && !waited.contains(&world.earl.id));
        assert!(!waited.contains(&world.sponsor.id) && !waited.contains(&world.stranger.id));
        world.priya.browser.post(&world.at("/ahead/ready"), &[]).await;
        world.dale.browser.post(&world.at("/rsvp"), &[("answer", "no")]).await;
        let waited = waited_for(&world);
        assert!(!waited.contains(&world.priya.id) && !waited.contains(&world.dale.id));
        world.priya.browser.post(&world.at("/ahead/ready"), &[("not_yet", "yes")]).await;
        assert!(waited_for(&world).contains(&world.priya.id));
    });
}

#[test]
fn what_is_wrong_comes_back_and_who_may_not_is_told() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        asked(&world).await;
        let browser = &world.facilitator.browser;
        let long = "x".repeat(501);
        for (path, fields) in [
            ("/ahead/needs", vec![("need", " ")]),
            ("/ahead/needs", vec![("need", &long)]),
            ("/ahead/needs", vec![("need", "a"), ("audience", "00000000000000000000000000000000")]),
            ("/ahead/items", vec![("item", "Read"), ("item_minutes", "0")]),
            ("/ahead/items", vec![("item", "Read"), ("item_minutes", "5"), ("item_link", "javascript:1")]),
            ("/ahead/agenda", vec![]),
            ("/ahead/agenda", vec![("need", "00000000000000000000000000000000")]),
        ] {
            assert_eq!(browser.post(&world.at(path), &fields).await.status, 422, "{path} {fields:?}");
        }
        for path in ["/ahead", "/ahead/items", "/ahead/agenda", "/replans"] {
            assert_eq!(world.priya.browser.post(&world.at(path), &[]).await.status, 403, "{path}");
            assert_eq!(world.stranger.browser.post(&world.at(path), &[]).await.status, 404, "{path}");
        }
        assert_eq!(world.observer.browser.post(&world.at("/ahead/needs"), &[("need", "a")]).await.status, 403);
        let page = browser.get(&world.at("/ahead")).await.body;
        let item = page.split("/ahead/items/").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned();
        let removed = world.at(&format!("/ahead/items/{item}/removals"));
        assert_eq!(browser.post(&removed, &[]).await.status, 303);
        assert_eq!(browser.post(&removed, &[]).await.status, 404);
    });
}

#[test]
fn the_script_says_everything_that_whoever_runs_it_needs() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        browser.post(&world.at("/agenda/methods"), &[("method", "troika")]).await;
        world.priya.browser.post(&world.at("/rsvp"), &[("answer", "phone")]).await;
        let script = browser.get(&world.at("/script")).await.body;
        for text in ["1 person comes", "1 by telephone", "Groups of three.", "A three-way call", "One round"] {
            assert!(script.contains(text), "{text} in {script}");
        }
        assert_eq!(world.priya.browser.get(&world.at("/script")).await.status, 403);
        assert_eq!(world.stranger.browser.get(&world.at("/script")).await.status, 404);
    });
}

#[test]
fn a_session_that_runs_late_is_offered_other_minutes_and_takes_them() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        for method in ["round", "break", "one-word"] {
            browser.post(&world.at("/agenda/methods"), &[("method", method)]).await;
        }
        assert!(!browser.get(&world.at("/run")).await.body.contains("/replans"));
        // It was to start at ten past, for an hour, with 65 minutes planned: it starts eight minutes late.
        world.noon.clock.pass(18 * 60);
        world.begin().await;
        let page = browser.get(&world.at("/run")).await.body;
        assert!(page.contains("you end 13 minutes late") && page.contains("Like this you end on time"), "{page}");
        assert!(!world.priya.browser.get(&world.at("/run")).await.body.contains("/replans"));
        let fields: Vec<(String, String)> = page
            .split("name=\"minutes-")
            .skip(1)
            .map(|rest| {
                let value = rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
                (format!("minutes-{}", rest.split('"').next().unwrap()), value.to_owned())
            })
            .collect();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(browser.post(&world.at("/replans"), &fields).await.status, 303);
        let minutes: Vec<_> = world.agenda().iter().map(|it| it.minutes).collect();
        assert_eq!(minutes.iter().sum::<i64>(), 52, "{minutes:?}");
        assert_eq!(minutes[3..], [10, 5], "the break and the closing");
        assert!(!browser.get(&world.at("/run")).await.body.contains("/replans"));
        world.noon.clock.pass(3_600);
        let page = browser.get(&world.at("/run")).await.body;
        assert!(page.contains("nothing that is left can be shorter") || page.contains("Like this it is"), "{page}");
    });
}
