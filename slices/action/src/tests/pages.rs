//! A steward brings a plan in; it comes again, is changed and taken back.

use kith_policy::Role;
use kith_test::on_both_async;

use super::house::{IMPORT, World, bring_in, session, value};

const PLAN: &str = "Priority,Code,Text,Year,Quarter,Owner,Status\nHousing,A1,Map who decides,2026,1,Health Office,done\n\
                    Housing,A2,Two visits,2026,,,\nSafe streets,,,,,,\n";

#[test]
fn a_plan_is_looked_at_brought_in_and_known_again() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (_, maren) = world.person("Maren Zvastigle", Role::Steward);
        let (_, teo) = world.person("Teo Zquorple", Role::Facilitator);
        assert_eq!(teo.get(IMPORT).await.status, 403);
        assert!(maren.get("/c/shore/coverage").await.body.contains("no priorities yet"));

        let look = maren.post(IMPORT, &[("list", PLAN)]).await;
        assert!(look.status == 200 && look.body.contains("Bring it in") && look.body.contains("Map who decides"));
        assert!(maren.get("/c/shore/coverage").await.body.contains("no priorities yet"), "nothing has changed yet");
        let wrong = "Priority,Code,Text,Year,Colour\nHousing,A9,Nine,soon,red\n";
        let refused = maren.post(IMPORT, &[("list", wrong)]).await.body;
        assert!(refused.contains("Year — It is missing or is no year") && !refused.contains("/confirmations"));
        assert!(refused.contains("<b>Colour</b>"), "what is left out is said");
        let stored = maren.post(&format!("{IMPORT}/confirmations"), &[("list", wrong)]).await;
        assert!(stored.status == 422 && stored.body.contains("line 2 cannot be read"));
        assert!(maren.get("/c/shore/coverage").await.body.contains("no priorities yet"), "a refusal stores nothing");

        bring_in(&maren, PLAN).await;
        let plan = teo.get("/c/shore/work-plan").await.body;
        for said in ["A1 · Map who decides", "<bdi>Health Office</bdi>", "Q1 2026", "done", "No line for"] {
            assert!(plan.contains(said), "{said} in {plan}");
        }
        let again = maren.post(IMPORT, &[("list", PLAN)]).await.body;
        assert!(again.contains("Everything in it is here already") && !again.contains("/confirmations"));
        let out = maren.get("/c/shore/work-plan.csv").await.body;
        let again = maren.post(IMPORT, &[("list", &out)]).await.body;
        assert!(again.contains("Everything in it is here already"), "what was taken out comes in again: {out}");
        let sample = maren.get("/c/shore/work-plan/sample.csv").await.body;
        let look = maren.post(IMPORT, &[("list", &sample)]).await.body;
        assert!(look.contains("Bring it in") && !look.contains("refused</span>"), "{look}");
    });
}

#[test]
fn what_an_import_did_is_taken_back_and_nothing_else() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (_, maren) = world.person("Maren Zvastigle", Role::Steward);
        bring_in(&maren, PLAN).await;
        let id = session(&maren, "March on the shore", "2026-03-20", "community").await;
        let aims = format!("/c/shore/aims/session/{id}");
        let line = value(&maren.get(&aims).await.body, "— 2026 A1");
        assert_eq!(maren.post(&aims, &[("serves", &line)]).await.status, 303);
        world.noon.pass(60);
        let changed =
            "Priority,Code,Text,Year\nSafe streets,A1,Map who pays,2026\nSafe streets,C1,Count,2026\nFood,,,\n";
        let look = maren.post(IMPORT, &[("list", changed)]).await.body;
        assert!(look.contains("<br>Priority<br>Text"), "what changes is named: {look}");
        bring_in(&maren, changed).await;
        let served = maren.get(&aims).await.body;
        assert!(served.contains("Map who pays") && served.contains(">Safe streets</a>"), "it follows its line");
        world.noon.pass(60);
        let plan = maren.get("/c/shore/work-plan").await.body;
        let edit = plan.split("href=\"").find(|it| it.contains("Two visits")).unwrap().split('"').next().unwrap();
        let housing = value(&maren.get(edit).await.body, ">Housing");
        let form =
            [("priority", &*housing), ("year", "2026"), ("code", "A2"), ("text", "Three visits"), ("state", "begun")];
        assert_eq!(maren.post(edit, &form).await.status, 303);

        let undo = async || {
            let page = maren.get(IMPORT).await.body;
            let actions: Vec<_> = page.split("action=\"").filter(|it| it.contains("/undoings\"")).collect();
            assert_eq!(actions.len(), 1, "only the newest is taken back");
            let action = actions[0].split('"').next().unwrap();
            assert_eq!(maren.post(action, &[]).await.status, 303);
            assert_eq!(maren.post(action, &[]).await.status, 404, "once");
        };
        undo().await;
        let plan = maren.get("/c/shore/work-plan").await.body;
        assert!(
            plan.contains("A1 · Map who decides") && plan.contains("<bdi>Health Office</bdi>"),
            "as before: {plan}"
        );
        assert!(!plan.contains("C1 · Count") && !plan.contains("Food") && plan.contains("Three visits"));
        assert!(maren.get(&aims).await.body.contains(">Housing</a>"), "it follows its line back");
        undo().await;
        let plan = maren.get("/c/shore/work-plan").await.body;
        assert!(
            plan.contains("Three visits") && !plan.contains("Map who decides"),
            "what was changed since stays: {plan}"
        );
        assert!(!plan.contains("Safe streets"), "a priority that nothing uses is gone");
    });
}

#[test]
fn a_line_is_written_changed_and_taken_out_by_hand() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (_, maren) = world.person("Maren Zvastigle", Role::Steward);
        let (_, priya) = world.person("Priya Zxanthor", Role::Member);
        const NEW: &str = "/c/shore/work-plan/lines/new";
        assert_eq!(priya.get(NEW).await.status, 403);
        assert!(maren.get(NEW).await.body.contains("no priorities yet"));
        bring_in(&maren, PLAN).await;
        let streets = value(&maren.get(NEW).await.body, ">Safe streets");
        let form = |code: &'static str, year: &'static str| {
            [("priority", streets.clone()), ("year", year.to_owned()), ("code", code.to_owned())]
                .into_iter()
                .chain([("text", "Count".to_owned()), ("state", "planned".to_owned())])
                .collect::<Vec<_>>()
        };
        let sent = async |path: &str, fields: &[(&str, String)]| {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            maren.post(path, &fields).await
        };
        let twice = sent(NEW, &form("a1", "2026")).await;
        assert!(twice.status == 422 && twice.body.contains("has this code in this year already"));
        assert_eq!(sent(NEW, &form("C1", "some day")).await.status, 422);
        assert_eq!(sent(NEW, &form("C1", "2026-27")).await.status, 303);
        let plan = priya.get("/c/shore/work-plan").await.body;
        assert!(plan.contains("C1 · Count") && plan.contains("2026–27") && !plan.contains("/lines/"), "{plan}");
        let plan = maren.get("/c/shore/work-plan?year=2027").await.body;
        assert!(plan.contains("C1 · Count"), "it goes on into the next year");
        let edit = plan.split("href=\"").find(|it| it.contains("C1 · Count")).unwrap().split('"').next().unwrap();
        assert!(maren.get(edit).await.body.contains("value=\"2026-04-01\""));
        assert_eq!(maren.post(&format!("{edit}/removals"), &[]).await.status, 303);
        assert_eq!(maren.get(edit).await.status, 404);
    });
}
