//! Templates: what they hold and what never, the dates that follow from a first day, files that are read or refused.

use kith_migrations::ALL;
use kith_test::on_both_async;

use super::hold_world::World;
use crate::template::Plan;
use crate::wall::{Zone, read_day};
use crate::{SeriesId, Session, SessionId, store};

const NEW: &str = "title=Circle&repeats=months_on_weekday&first_on=2026-03-12&time_of_day=10:00&zone=America/Vancouver\
                   &minutes=60&count=4&whom=community&lang=en&link=https://meet.example.org/zqlink&passcode=zq77\
                   &phone=%2B1 604 555 0188&purpose=To hear one another";

async fn series(world: &World) -> String {
    let mut fields: Vec<(&str, &str)> = NEW.split('&').filter_map(|pair| pair.split_once('=')).collect();
    fields.retain(|(name, _)| *name != "phone");
    fields.push(("phone", "+1 604 555 0188"));
    fields.extend(["2026-03-12", "2026-04-09", "2026-06-11"].map(|day| ("day", day)));
    let done = world.facilitator.browser.post("/c/shore/series", &fields).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.location().to_owned()
}

fn sessions(world: &World, path: &str) -> Vec<Session> {
    let id: SeriesId = path.rsplit('/').next().unwrap().parse().unwrap();
    let community = world.community;
    world.read(move |r| {
        let ids = store::slots_of(r, id)?;
        ids.into_iter().map(|(id, _)| Ok(store::session(r, community, id)?.unwrap())).collect()
    })
}

#[test]
fn a_series_becomes_a_template_without_people_or_ways_in_and_another_series_from_a_first_day() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let path = series(&world).await;
        let first = sessions(&world, &path)[0].id;
        let at = |end: &str| format!("/c/shore/sessions/{first}{end}");
        assert_eq!(
            world.priya.browser.post(&at("/rsvp"), &[("answer", "instead"), ("instead", "Zqguest")]).await.status,
            303
        );
        let adding = [("kind", "pairs"), ("title", "In pairs"), ("minutes", "7"), ("prompt", "Who helps?")];
        assert_eq!(browser.post(&at("/agenda/activities"), &adding).await.status, 303);
        let kept = browser.post(&format!("{path}/templates"), &[]).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let template = kept.location().split('?').next().unwrap().to_owned();
        let file = browser.get(&format!("{template}/template.json")).await.body;
        for private in ["zqlink", "zq77", "0188", "Zqguest", "Zxanthor", "Zquorple", "2026"] {
            assert!(!file.contains(private), "{private} in {file}");
        }
        assert!(file.contains("In pairs") && file.contains("FREQ=MONTHLY;BYDAY=2TH;COUNT=3"));
        let page = browser.get(&template).await.body;
        assert!(page.contains("On the second Thursday of every month at 10:00.") && page.contains("In pairs"));
        assert!(browser.get("/c/shore/templates").await.body.contains("3 sessions"));
        let form = [("first_on", "2027-01-04"), ("zone", "America/Toronto"), ("whom", "community")];
        let used = world.steward.browser.post(&format!("{template}/uses"), &form).await;
        assert_eq!(used.status, 303, "{}", used.body);
        let made = sessions(&world, used.location().split('?').next().unwrap());
        let days: Vec<_> = made.iter().map(|it| it.on_day.to_string()).collect();
        assert_eq!(days, ["2027-01-14", "2027-02-11", "2027-03-11"], "the second Thursdays from then on");
        assert!(made.iter().all(|it| it.link.is_none() && it.phone.is_none() && it.passcode.is_none()));
        assert!(
            made.iter().all(|it| it.facilitator_id == Some(world.steward.id) && it.zone.name() == "America/Toronto")
        );
        let id = made[0].id;
        let agenda = world.read(move |r| store::agenda(r, id));
        assert_eq!(agenda.last().unwrap().prompt, "Who helps?");
        assert!(world.read(move |r| store::rsvps(r, id, (None, 50))).is_empty());
        let brought = world.steward.browser.post("/c/shore/templates", &[("file", &file)]).await;
        assert_eq!(brought.status, 303, "it travels: {}", brought.body);
        let second =
            browser.get(&format!("{}/template.json", brought.location().split('?').next().unwrap())).await.body;
        assert_eq!(second, file);
    });
}

#[test]
fn a_session_becomes_a_template_that_can_be_taken_out_and_put_back() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let kept = browser.post(&world.at("/templates"), &[]).await;
        let template = kept.location().split('?').next().unwrap().to_owned();
        let page = browser.get(&template).await.body;
        assert!(page.contains("March on the shore") && page.contains("Arriving · One round"), "{page}");
        for (name, value) in [("first_on", "soon"), ("zone", "Vancouver"), ("whom", "team:x"), ("first_on", "")] {
            let good = [("first_on", "2027-01-04"), ("zone", "UTC"), ("whom", "community")];
            let mut form: Vec<_> = good.into_iter().filter(|(field, _)| *field != name).collect();
            form.push((name, value));
            let answer = browser.post(&format!("{template}/uses"), &form).await;
            assert_eq!(answer.status, 422, "{name}");
            assert!(answer.body.contains(&format!("href=\"#{name}\"")));
        }
        let team = format!("team:{}", world.larkhaven);
        let form = [("first_on", "2027-01-04"), ("zone", "UTC"), ("whom", team.as_str())];
        let used = world.steward.browser.post(&format!("{template}/uses"), &form).await;
        let id: SessionId = used.location().split(['/', '?']).find_map(|part| part.parse().ok()).unwrap();
        let community = world.community;
        let made = world.read(move |r| store::session(r, community, id)).unwrap();
        assert_eq!(
            (made.team_id, made.facilitator_id),
            (Some(world.larkhaven), None),
            "a steward runs no team's session"
        );
        assert_eq!(browser.post(&format!("{template}/removals"), &[]).await.status, 303);
        assert!(!browser.get("/c/shore/templates").await.body.contains("March on the shore"));
        assert!(browser.get(&template).await.body.contains("This template is taken out."));
        assert_eq!(browser.post(&format!("{template}/removals/undo"), &[]).await.status, 303);
        assert!(browser.get("/c/shore/templates").await.body.contains("March on the shore"));
        for (name, somebody) in world.everybody() {
            let expected = match name {
                "steward" | "facilitator" => 200,
                "stranger" => 404,
                _ => 403,
            };
            for end in ["", "/template.json"] {
                assert_eq!(somebody.browser.get(&format!("{template}{end}")).await.status, expected, "{name}{end}");
            }
            if expected != 200 {
                assert_eq!(somebody.browser.post("/c/shore/templates", &[]).await.status, expected, "{name}");
                assert!(!somebody.browser.get("/c/shore/sessions").await.body.contains("/templates\""));
            }
        }
        assert_eq!(browser.get("/c/shore/templates/rubbish").await.status, 404);
    });
}

const FILE: &str = r#"{"kind":"kith template 1","name":"One","zone":"UTC","sessions":[{"title":"One","lang":"fr",
    "time":"10:00","minutes":60,"agenda":[{"activity":"round","title":"A round","minutes":10}]}]}"#;

#[test]
fn a_file_is_read_or_refused_with_a_sentence() {
    let plan = Plan::read(FILE.as_bytes()).unwrap();
    let walls = plan.walls(read_day("2027-01-04").unwrap(), &Zone::read("UTC").unwrap()).unwrap();
    assert_eq!((walls.len(), walls[0].day.to_string().as_str()), (1, "2027-01-04"));
    assert_eq!(Plan::read(plan.text().as_bytes()).unwrap(), plan);
    for (part, with, key) in [
        ("kith template 1", "something else", "planning-error-template"),
        ("\"sessions\":[", "\"people\":[", "planning-error-template"),
        ("\"zone\":\"UTC\"", "\"zone\":\"Mars\"", "planning-error-template-head"),
        ("\"minutes\":60", "\"minutes\":99999", "planning-error-template-part"),
        ("\"activity\":\"round\"", "\"activity\":\"dance\"", "planning-error-template-part"),
        ("A round", "A \u{202e} round", "planning-error-template-part"),
        ("\"lang\":\"fr\"", "\"lang\":\"de\"", "planning-error-template-part"),
    ] {
        assert_eq!(Plan::read(FILE.replace(part, with).as_bytes()).unwrap_err().key, key, "{with}");
    }
    for wrong in ["", "[]", "{}", "{\"kind\":", "\u{0}"] {
        assert_eq!(Plan::read(wrong.as_bytes()).unwrap_err().key, "planning-error-template", "{wrong}");
    }
    let one = FILE.split_once("[{").unwrap().1.rsplit_once(']').unwrap().0;
    let second = format!("{{{one}");
    let many = FILE.replace("]}]}", &format!("]}},{second}]}}"));
    assert_eq!(Plan::read(many.as_bytes()).unwrap_err().key, "planning-error-many", "{many}");
    assert_eq!(Plan::read(&vec![b' '; 500_000]).unwrap_err().key, "planning-error-template-large");
    let deep = "[".repeat(100_000);
    assert_eq!(Plan::read(deep.as_bytes()).unwrap_err().key, "planning-error-template");
}
