//! The life of questions, and commitments by team: said in one tap, carried over, summed.

use kith_test::on_both_async;

use super::hold_pages::february;
use super::hold_world::World;

#[test]
fn a_question_becomes_a_topic_and_the_community_sees_how_many_came_back() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (question, _) = february(&world);
        let (path, host) = (format!("/c/shore/questions/{question}"), &world.facilitator.browser);
        let list = world.dale.browser.get("/c/shore/questions").await.body;
        assert!(list.contains("1 question asked") && list.contains("0 came back"), "{list}");
        for text in ["The county", "And the mill"] {
            world.priya.browser.post(&format!("{path}/answers"), &[("text", text)]).await;
        }
        assert!(world.dale.browser.get("/c/shore/questions").await.body.contains("1 came back"));
        assert_eq!(world.priya.browser.post(&format!("{path}/topics"), &[("topic", "Buses")]).await.status, 403);
        assert_eq!(host.post(&format!("{path}/topics"), &[("topic", " ")]).await.status, 422);
        assert_eq!(host.post(&format!("{path}/topics"), &[("topic", "Ways to school")]).await.status, 303);
        assert_eq!(host.post(&format!("{path}/topics"), &[("topic", "Again")]).await.status, 409);
        let page = host.get(&path).await.body;
        assert!(page.contains("2 answers") && page.contains("became a topic"), "{page}");
        let community = world.community;
        let kind = kith_charter::FrameworkKind::Topics;
        let topics = world.read(move |r| kith_charter::store::terms_in_use(r, community, kind));
        assert_eq!(topics.iter().map(|it| it.en.as_str()).collect::<Vec<_>>(), ["Ways to school"]);
        let list = world.dale.browser.get("/c/shore/questions?state=topic").await.body;
        assert!(list.contains("Who pays for the bus?") && list.contains("1 as a topic"), "{list}");
        assert_eq!(world.priya.browser.post(&format!("{path}/answers"), &[("text", "More")]).await.status, 303);
        assert!(world.dale.browser.get("/c/shore/questions?state=topic").await.body.contains("Who pays for the bus?"));
        assert_eq!(host.post(&format!("{path}/reopenings"), &[]).await.status, 303);
    });
}

#[test]
fn a_commitment_is_answered_in_one_tap_and_carried_over_by_team() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (_, commitment) = february(&world);
        let answers = format!("/c/shore/commitments/{commitment}/answers");
        let next = world.dale.browser.get(&world.at("/run")).await.body;
        assert!(next.contains("Larkhaven 1"), "what is open opens the next session: {next}");
        let own = world.earl.browser.get("/c/shore/commitments").await.body;
        assert!(own.contains("name=\"state\" value=\"stuck\""), "{own}");
        assert_eq!(world.earl.browser.post(&answers, &[("state", "stuck")]).await.status, 303);
        let list = world.dale.browser.get("/c/shore/commitments").await.body;
        assert!(list.contains("1 stuck") && !list.contains("value=\"stuck\""), "{list}");
        // Later is when these people meet next; and where they meet today or no more, in two weeks.
        assert_eq!(world.earl.browser.post(&answers, &[("state", "later")]).await.status, 303);
        let page = world.dale.browser.get(&format!("/c/shore/commitments/{commitment}")).await.body;
        assert!(page.contains("26 Mar"), "{page}");
        world.noon.pass(40 * 24 * 3_600);
        assert_eq!(world.earl.browser.post(&answers, &[("state", "later")]).await.status, 303);
        assert_eq!(world.earl.browser.post(&answers, &[("state", "done")]).await.status, 303);
        assert!(!world.dale.browser.get(&world.at("/run")).await.body.contains("Larkhaven 1"));
    });
}
