//! A series changed as a whole: what follows it, what stays, what calendars hear, who may.

use kith_base::Cursor;
use kith_migrations::ALL;
use kith_test::on_both_async;

use super::hold_world::World;
use crate::{SeriesId, Session, SessionId, store};

const NEW: &str = "title=Circle&repeats=weeks&first_on=2026-03-19&time_of_day=10:00&zone=America/Vancouver&minutes=60\
                   &count=5&whom=community&lang=en&link=https://meet.example.org/one&passcode=zq11";

/// Five weekly sessions; the address of their series, and the sessions.
pub(super) async fn five(world: &World) -> String {
    let mut fields: Vec<(&str, &str)> = NEW.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let days = ["2026-03-19", "2026-03-26", "2026-04-02", "2026-04-09", "2026-04-16"];
    fields.extend(days.map(|day| ("day", day)));
    fields.push(("on-2026-04-09", "2026-04-10"));
    let done = world.facilitator.browser.post("/c/shore/series", &fields).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.location().to_owned()
}

pub(super) fn sessions(world: &World, path: &str) -> Vec<Session> {
    let id: SeriesId = path.rsplit('/').next().unwrap().parse().unwrap();
    let community = world.community;
    world.read(move |r| {
        let ids = store::slots_of(r, id)?;
        ids.into_iter().map(|(id, _)| Ok(store::session(r, community, id)?.unwrap())).collect()
    })
}

pub(super) fn changed<'a>(
    held: &'a [SessionId],
    more: &[(&'a str, &'a str)],
    ids: &'a [String],
) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("title", "Circle"),
        ("time_of_day", "11:30"),
        ("zone", "America/Vancouver"),
        ("minutes", "60"),
        ("whom", "community"),
        ("lang", "en"),
        ("link", "https://meet.example.org/two"),
        ("passcode", "zq11"),
    ];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    fields.extend(ids.iter().take(held.len()).map(|id| ("day", id.as_str())));
    fields
}

#[test]
fn what_was_the_same_follows_and_what_was_changed_by_hand_stays() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let path = five(&world).await;
        let before = sessions(&world, &path);
        let own = [
            ("title", "Harvest"),
            ("on_day", "2026-03-26"),
            ("time_of_day", "10:00"),
            ("zone", "America/Vancouver"),
            ("minutes", "90"),
            ("whom", "community"),
            ("lang", "en"),
            ("link", "https://meet.example.org/one"),
            ("passcode", "zq11"),
        ];
        let second = format!("/c/shore/sessions/{}/edit", before[1].id);
        assert_eq!(browser.post(&second, &own).await.status, 303);
        let page = browser.get(&format!("{path}/edit")).await.body;
        assert_eq!(page.matches("name=\"day\"").count(), 5);
        assert!(page.contains("What time it is for those who come") && page.contains("Harvest"));
        let held: Vec<_> = before.iter().map(|it| it.id).filter(|id| *id != before[4].id).collect();
        let ids: Vec<_> = held.iter().map(ToString::to_string).collect();
        let more = [("title", "Ring"), ("extra_1", "2026-04-23"), ("revision", "0")];
        let fields = changed(&held, &more, &ids);
        let done = browser.post(&format!("{path}/edit"), &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let late = browser.post(&format!("{path}/edit"), &fields).await;
        assert_eq!(late.status, 409, "somebody changed it in between");
        let after = sessions(&world, &path);
        let titles: Vec<_> = after.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Ring", "Harvest", "Ring", "Ring", "Ring", "Ring"]);
        let times: Vec<_> = after.iter().map(|it| it.time_of_day.to_string()).collect();
        assert_eq!(times, ["11:30", "11:30", "11:30", "10:00", "11:30", "11:30"], "what was moved keeps its time");
        assert_eq!(after[1].minutes, 90);
        assert!(after.iter().all(|it| it.link.as_deref() == Some("https://meet.example.org/two")));
        assert!(after[4].cancelled_at.is_some() && after[3].cancelled_at.is_none());
        let revisions: Vec<_> = after.iter().map(|it| it.revision).collect();
        assert_eq!(revisions, [1, 2, 1, 1, 2, 0], "calendars hear of each change");
        assert_eq!(after[0].starts_at.to_string(), "2026-03-19T18:30:00Z");
        let file = browser.get(&format!("{path}/calendar.ics")).await.body;
        assert!(file.contains("EXDATE;TZID=America/Vancouver:20260416T113000"), "{file}");
        let back = [("title", "Ring"), ("revision", "1")];
        let ids: Vec<_> = after.iter().map(|it| it.id.to_string()).collect();
        let all: Vec<_> = after.iter().map(|it| it.id).collect();
        assert_eq!(browser.post(&format!("{path}/edit"), &changed(&all, &back, &ids)).await.status, 303);
        assert!(sessions(&world, &path)[4].cancelled_at.is_none(), "it takes place after all");
        let series: SeriesId = path.rsplit('/').next().unwrap().parse().unwrap();
        let facts = world.read(move |r| kith_facts::of_subject(r, series, Cursor::end()));
        assert_eq!(facts.iter().filter(|fact| fact.kind == "series.changed").count(), 2);
    });
}

#[test]
fn a_change_may_hold_from_one_session_on() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let path = five(&world).await;
        let before = sessions(&world, &path);
        let (all, ids): (Vec<_>, Vec<_>) = before.iter().map(|it| (it.id, it.id.to_string())).unzip();
        let more = [("from", ids[2].as_str())];
        assert_eq!(browser.post(&format!("{path}/edit"), &changed(&all, &more, &ids)).await.status, 303);
        let times: Vec<_> = sessions(&world, &path).iter().map(|it| it.time_of_day.to_string()).collect();
        assert_eq!(times, ["10:00", "10:00", "11:30", "10:00", "11:30"]);
        world.noon.pass(9 * 86_400);
        let more = [("time_of_day", "12:00")];
        assert_eq!(browser.post(&format!("{path}/edit"), &changed(&all, &more, &ids)).await.status, 303);
        let times: Vec<_> = sessions(&world, &path).iter().map(|it| it.time_of_day.to_string()).collect();
        assert_eq!(times, ["10:00", "10:00", "12:00", "10:00", "12:00"], "what is over stays as it was");
    });
}

#[test]
fn only_who_may_plan_changes_a_series_and_everything_typed_comes_back() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let path = five(&world).await;
        for (name, somebody) in world.everybody() {
            let expected = match name {
                "steward" | "facilitator" => 200,
                "sponsor" | "stranger" => 404,
                _ => 403,
            };
            assert_eq!(somebody.browser.get(&format!("{path}/edit")).await.status, expected, "{name}");
            if expected != 200 {
                assert_eq!(somebody.browser.post(&format!("{path}/edit"), &[]).await.status, expected, "{name}");
            }
            let page = somebody.browser.get(&path).await.body;
            assert_eq!(page.contains("Change the series"), expected == 200, "{name}");
        }
        for (name, value) in
            [("time_of_day", "25:00"), ("title", ""), ("extra_2", "soon"), ("from", "x"), ("minutes", "2")]
        {
            let fields = changed(&[], &[(name, value), ("phone", "+1 604 555 0166")], &[]);
            let answer = world.steward.browser.post(&format!("{path}/edit"), &fields).await;
            assert_eq!(answer.status, 422, "{name}");
            assert!(answer.body.contains(&format!("href=\"#{name}\"")) && answer.body.contains("+1 604 555 0166"));
        }
        assert!(sessions(&world, &path).iter().all(|it| it.revision == 0));
    });
}
