//! Consent by purpose and what withdrawing it does; the pulse and its figures; what was named.

use kith_base::{Email, Lang, Name};
use kith_charter::{Admission, FrameworkKind, FrameworkName, How as Came, TermText};
use kith_db::Error;
use kith_people::NewPerson;
use kith_policy::{PersonId, Role};
use kith_test::on_both_async;

use super::hold_world::World;
use crate::attendance::How;
use crate::store;

/// As many members more who were at the session and say how it was: whole, and by the goal.
fn crowd(world: &World, answers: &'static [(i64, Option<i64>)], goal: kith_charter::TermId) -> Vec<PersonId> {
    let (env, community, session) = (world.noon.env.clone(), world.community, world.session);
    let made = world.db.write_now(move |tx| -> Result<_, Error> {
        let mut ids = Vec::new();
        for (n, (overall, of_goal)) in answers.iter().enumerate() {
            let name = Name::stored(format!("Voice {n:02} Zqaf"));
            let tag = env.id::<kith_base::Uuid>();
            let email = Email::stored(format!("voice{tag}@example.org"));
            let id = kith_people::store::add_person(tx, &env, &NewPerson::of(name, email, Lang::En, "UTC"))?;
            kith_charter::store::admit(tx, &env, &Admission::new(id, community, Role::Member, Came::Added))?;
            store::attendance::note_attendance(tx, (session, id), How::Screen, None, env.now())?;
            let goals: Vec<_> = of_goal.iter().map(|rating| (goal, *rating)).collect();
            store::pulse::add_pulse(tx, (session, id), (*overall, "warm"), &goals, env.now())?;
            ids.push(id);
        }
        Ok(ids)
    });
    made.unwrap()
}

fn goal(world: &World, en: &'static str) -> kith_charter::TermId {
    let (env, community) = (world.noon.env.clone(), world.community);
    let made = world.db.write_now(move |tx| -> Result<_, Error> {
        let title = kith_base::Title::read("Goals").ok();
        let name = FrameworkName { kind: FrameworkKind::SessionGoals, en: title, fr: None };
        let framework = kith_charter::store::add_framework(tx, &env, community, &name, None)?;
        let framework = kith_charter::store::framework(tx, community, framework)?.unwrap();
        let text = TermText { en: en.to_owned(), fr: String::new(), about_en: String::new(), about_fr: String::new() };
        kith_charter::store::add_term(tx, &env, &framework, &text, None)
    });
    made.unwrap()
}

#[test]
fn the_pulse_is_two_taps_of_whoever_was_there() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let heard = goal(&world, "Everybody is heard");
        let pulse = world.at("/pulse");
        let host = &world.facilitator.browser;
        world.priya.browser.post(&world.at("/arrivals"), &[("how", "screen")]).await;
        world.begin().await;
        assert_eq!(world.priya.browser.post(&pulse, &[("overall", "4")]).await.status, 409, "not while it runs");
        world.noon.pass(1_800);
        host.post(&world.at("/endings"), &[]).await;
        assert_eq!(world.stranger.browser.get(&pulse).await.status, 404);
        assert_eq!(world.dale.browser.post(&pulse, &[("overall", "4")]).await.status, 409, "he was not there");
        let page = world.priya.browser.get(&pulse).await.body;
        assert!(page.contains("Everybody is heard") && page.contains("once five people"), "{page}");
        assert_eq!(world.priya.browser.post(&pulse, &[("overall", "9")]).await.status, 422);
        let field = format!("goal-{heard}");
        let said = world.priya.browser.post(&pulse, &[("overall", "5"), (&field, "2"), ("word", "tender")]).await;
        assert_eq!(said.status, 303, "{}", said.body);
        assert_eq!(world.priya.browser.post(&pulse, &[("overall", "1")]).await.status, 409, "once");

        // Four more: five have answered the whole, and four the goal.
        crowd(&world, &[(4, Some(3)), (4, Some(3)), (4, Some(3)), (3, None)], heard);
        let page = host.get(&pulse).await.body;
        assert!(page.contains("4.0 of 5") && !page.contains("of 4"), "{page}");
        assert!(page.contains("tender") && page.contains("warm ×4"), "{page}");
        // A sixth answer moves no figure: it would show by itself.
        world.noon.pass(60);
        crowd(&world, &[(1, Some(3))], heard);
        let page = world.earl.browser.get(&pulse).await.body;
        assert!(page.contains("4,0 sur 5") && page.contains("2,8 sur 5") && !page.contains("sur 6"), "{page}");
        world.noon.pass(15 * 24 * 3_600);
        assert!(host.get(&pulse).await.body.contains("for two weeks"));
    });
}

#[test]
fn consent_is_said_once_by_purpose_and_withdrawing_holds_for_what_was_said() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (own, host) = ("/c/shore/consents", &world.facilitator.browser);
        assert_eq!(world.stranger.browser.get(own).await.status, 404);
        assert_eq!(world.sponsor.browser.get(own).await.status, 404);
        world.priya.browser.post(&world.at("/arrivals"), &[("how", "screen")]).await;
        world.dale.browser.post(&world.at("/arrivals"), &[("how", "screen")]).await;
        let said = world.priya.browser.post(own, &[("purpose", "recording"), ("purpose", "quoting")]).await;
        assert_eq!(said.status, 303, "{}", said.body);
        assert_eq!(world.priya.browser.post(own, &[("purpose", "everything")]).await.status, 422);
        let here = host.get(&world.at("/consents")).await.body;
        assert!(here.contains("1 agreed to be recorded") && here.contains("has not said"), "{here}");
        assert_eq!(world.priya.browser.get(&world.at("/consents")).await.status, 403);

        // The box under her words begins ticked, and his does not.
        world.begin().await;
        let box_of = |page: &str| page.split("id=\"may_quote\"").nth(1).unwrap().split('>').next().unwrap().to_owned();
        assert!(box_of(&world.priya.browser.get(&world.at("/run")).await.body).contains("checked"));
        assert!(!box_of(&world.dale.browser.get(&world.at("/run")).await.body).contains("checked"));
        let saying = world.saying(0);
        world.priya.browser.post(&saying, &[("text", "The gate was open"), ("may_quote", "yes")]).await;
        let unnamed = [("text", "Nobody asked us"), ("may_quote", "yes"), ("unattributed", "yes")];
        world.priya.browser.post(&saying, &unnamed).await;
        world.dale.browser.post(&saying, &[("text", "We lost the bus"), ("may_quote", "yes")]).await;
        let record = host.get(&world.at("/record")).await.body;
        assert!(record.matches("may be quoted").count() >= 2 && !record.contains("any more"), "{record}");

        assert_eq!(world.priya.browser.post(own, &[("purpose", "recording")]).await.status, 303);
        let record = host.get(&world.at("/record")).await.body;
        assert!(record.contains("The gate was open") && record.contains("may not be quoted any more"), "{record}");
        let session = world.session;
        let may = world.read(move |r| {
            r.count(
                "SELECT COUNT(*) FROM contribution WHERE session_id = $1 AND may_quote = true",
                kith_db::params![session],
            )
        });
        assert_eq!(may, 2, "his, and what nobody must know is hers");
        // Saying yes again is for what is said from now on.
        world.priya.browser.post(own, &[("purpose", "quoting")]).await;
        assert!(host.get(&world.at("/record")).await.body.contains("may not be quoted any more"));
    });
}

#[test]
fn what_is_named_stands_in_the_record_until_it_is_struck_out() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        world.begin().await;
        let (host, named) = (&world.facilitator.browser, world.at("/resources"));
        assert_eq!(world.priya.browser.post(&named, &[("resource", "Influence map")]).await.status, 403);
        assert_eq!(host.post(&named, &[("resource", "A map"), ("address", "javascript:x")]).await.status, 422);
        let kept = [("resource", "Influence map"), ("address", "https://example.org/map"), ("back", "run")];
        let kept = host.post(&named, &kept).await;
        assert_eq!((kept.status.as_u16(), kept.location()), (303, world.at("/run").as_str()));
        let record = host.get(&world.at("/record")).await.body;
        assert!(record.contains("Influence map") && record.contains("href=\"https://example.org/map\""), "{record}");
        let edit = host.get(&world.at("/record/edit")).await.body;
        let remove = edit.split("action=\"").find(|it| it.split('"').next().unwrap().contains("/resources/")).unwrap();
        assert_eq!(host.post(remove.split('"').next().unwrap(), &[]).await.status, 303);
        assert!(!host.get(&world.at("/record")).await.body.contains("Influence map"));
    });
}
