//! Planning through forms: sessions, series, agendas. Who may, what is wrong, what is kept, what happens once.

use kith_base::jiff;
use kith_base::jiff::civil::date;
use kith_migrations::ALL;
use kith_test::{Answer, on_both_async};

use super::hold_world::World;
use crate::store;
use crate::{Session, SessionId};

const GOOD: [(&str, &str); 8] = [
    ("title", "Influence mapping, second round"),
    ("on_day", "2026-04-02"),
    ("time_of_day", "10:00"),
    ("zone", "America/Halifax"),
    ("minutes", "90"),
    ("whom", "community"),
    ("lang", "en"),
    ("phone", "+1 902 555 0199"),
];

fn with<'a>(good: &[(&'a str, &'a str)], name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = good.iter().copied().filter(|(key, _)| *key != name).collect();
    fields.push((name, value));
    fields
}

fn created(world: &World, answer: &Answer) -> Session {
    assert_eq!(answer.status, 303, "{}", answer.body);
    let id: SessionId = answer.location().rsplit('/').next().unwrap().parse().unwrap();
    let community = world.community;
    world.read(move |r| store::session(r, community, id)).unwrap()
}

#[test]
fn only_stewards_and_facilitators_plan() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let of_session = ["/edit", "/agenda", "/cancellation", "/cancellation/undo", "/agenda/activities"];
        let first = world.agenda()[0].id;
        let activity = world.at(&format!("/agenda/activities/{first}"));
        let mut forms = vec!["/c/shore/sessions".to_owned(), "/c/shore/series".to_owned(), activity.clone()];
        forms.extend(of_session.iter().map(|end| world.at(end)));
        let pages = ["/c/shore/sessions/new".to_owned(), "/c/shore/series/new".to_owned(), activity.clone()];
        for (name, somebody) in world.everybody() {
            let plans = ["steward", "facilitator"].contains(&name);
            let outside = name == "stranger";
            for path in pages.iter().chain(&[world.at("/edit"), world.at("/agenda")]) {
                let hidden = outside || (name == "sponsor" && path.contains(&world.session.to_string()));
                let expected = if plans {
                    200
                } else if hidden {
                    404
                } else {
                    403
                };
                assert_eq!(somebody.browser.get(path).await.status, expected, "{name} {path}");
            }
            if plans {
                continue;
            }
            for path in &forms {
                let hidden = outside || (name == "sponsor" && path.contains(&world.session.to_string()));
                let sent = somebody.browser.post(path, &[("title", "x")]).await;
                assert_eq!(sent.status, if hidden { 404 } else { 403 }, "{name} {path}");
            }
        }
        assert_eq!(world.agenda().len(), 2);
        assert!(world.session().cancelled_at.is_none());
    });
}

#[test]
fn a_session_is_planned_with_an_agenda_and_a_double_submit_happens_once() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let page = world.facilitator.browser.get("/c/shore/sessions/new").await.body;
        assert!(page.contains("America/Vancouver") && page.contains("Larkhaven") && page.contains("Teo Zquorple"));
        let fields = with(&GOOD, "once", "k1");
        let session = created(&world, &world.facilitator.browser.post("/c/shore/sessions", &fields).await);
        assert_eq!(session.starts_at.to_string(), "2026-04-02T13:00:00Z");
        let again = created(&world, &world.facilitator.browser.post("/c/shore/sessions", &fields).await);
        assert_eq!(session.id, again.id);
        let agenda = world.read(move |r| store::agenda(r, session.id));
        let titles: Vec<_> = agenda.iter().map(|activity| activity.title.as_str()).collect();
        assert_eq!(titles, ["Check-in", "What came back", "Round", "What we do next", "One word to close"]);
        let french = with(&GOOD, "lang", "fr");
        let session = created(&world, &world.facilitator.browser.post("/c/shore/sessions", &french).await);
        let agenda = world.read(move |r| store::agenda(r, session.id));
        assert_eq!(agenda[0].title.as_str(), "Tour d’arrivée");
        let list = world.priya.browser.get("/c/shore/sessions").await.body;
        assert_eq!(list.matches("Influence mapping, second round").count(), 2);
    });
}

#[test]
fn one_wrong_field_keeps_everything_that_was_typed() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let long = "x".repeat(301);
        for (name, value) in [
            ("title", ""),
            ("title", "Maps\u{202E}"),
            ("on_day", "2026-02-29"),
            ("on_day", ""),
            ("time_of_day", "25:00"),
            ("zone", "Vancouver"),
            ("minutes", "4"),
            ("minutes", "many"),
            ("whom", "team:00000000000000000000000000000000"),
            ("whom", "public"),
            ("lang", "de"),
            ("link", "javascript:alert(1)"),
            ("phone", "call me"),
            ("purpose", &long),
            ("facilitator", "00000000000000000000000000000000"),
        ] {
            for path in ["/c/shore/sessions".to_owned(), world.at("/edit")] {
                let answer = world.steward.browser.post(&path, &with(&GOOD, name, value)).await;
                assert_eq!(answer.status, 422, "{name} {path}");
                assert!(answer.body.contains("id=\"errors\"") && answer.body.contains(&format!("href=\"#{name}\"")));
                let kept = if name == "phone" { "2026-04-02" } else { "+1 902 555 0199" };
                assert!(answer.body.contains(kept), "{name}: what was typed comes back");
            }
        }
        assert_eq!(world.session().revision, 0);
    });
}

#[test]
fn a_session_is_moved_changed_and_not_overwritten_unseen() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let page = world.facilitator.browser.get(&world.at("/edit")).await.body;
        assert!(page.contains("2026-03-12") && page.contains("name=\"revision\" value=\"0\""));
        let team = format!("team:{}", world.larkhaven);
        let elsewhere = with(&GOOD, "whom", &team);
        let refused = world.facilitator.browser.post(&world.at("/edit"), &elsewhere).await;
        assert!(
            refused.status == 422 && refused.body.contains("stays for those it was planned for"),
            "{}",
            refused.body
        );
        let mut fields = with(&GOOD, "whom", "community");
        fields.extend([("revision", "0"), ("facilitator", "")]);
        let moved = world.facilitator.browser.post(&world.at("/edit"), &fields).await;
        assert_eq!(moved.status, 303, "{}", moved.body);
        let session = world.session();
        assert_eq!((session.revision, session.on_day, session.team_id), (1, date(2026, 4, 2), None));
        assert_eq!(session.facilitator_id, None);
        let late = world.facilitator.browser.post(&world.at("/edit"), &fields).await;
        assert_eq!(late.status, 409, "somebody changed it in between");
        assert!(late.body.contains("Influence mapping, second round"), "nothing typed is lost");
        let facts = facts(&world, session.id);
        assert!(facts.contains(&"session.moved".to_owned()), "{facts:?}");
    });
}

fn facts(world: &World, session: SessionId) -> Vec<String> {
    let list = world.read(move |r| kith_facts::of_subject(r, session, kith_base::Cursor::end()));
    list.into_iter().map(|fact| fact.kind).collect()
}

#[test]
fn a_session_that_is_called_off_stays_and_can_take_place_after_all() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let at = |end: &str| world.at(end);
        assert_eq!(world.facilitator.browser.post(&at("/cancellation"), &[]).await.status, 303);
        assert_eq!(world.facilitator.browser.post(&at("/cancellation"), &[]).await.status, 303, "twice is once");
        let page = world.priya.browser.get(&at("")).await.body;
        assert!(page.contains("called off") && !page.contains("name=\"answer\""));
        assert_eq!(world.priya.browser.post(&at("/rsvp"), &[("answer", "yes")]).await.status, 409);
        assert!(world.priya.browser.get(&at("/calendar.ics")).await.body.contains("STATUS:CANCELLED"));
        assert!(world.facilitator.browser.get(&at("")).await.body.contains("/cancellation/undo"));
        assert_eq!(world.facilitator.browser.post(&at("/cancellation/undo"), &[]).await.status, 303);
        assert!(world.session().cancelled_at.is_none());
        assert_eq!(world.session().revision, 2);
        assert_eq!(facts(&world, world.session).iter().filter(|kind| *kind == "session.cancelled").count(), 1);
        world.noon.pass(86_400);
        assert_eq!(world.facilitator.browser.post(&at("/cancellation"), &[]).await.status, 409, "it is over");
    });
}

const RHYTHM: &str = "title=Sunday+nights&repeats=weeks&first_on=2027-02-28&time_of_day=02:30&zone=America/Toronto\
                      &minutes=60&count=4";
const SERIES: [(&str, &str); 9] = [
    ("title", "Sunday nights"),
    ("repeats", "weeks"),
    ("first_on", "2027-02-28"),
    ("time_of_day", "02:30"),
    ("zone", "America/Toronto"),
    ("minutes", "60"),
    ("count", "4"),
    ("whom", "community"),
    ("lang", "en"),
];

#[test]
fn a_series_shows_its_dates_first_and_leaves_out_what_is_not_ticked() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.steward.browser;
        let preview = browser.get(&format!("/c/shore/series/new?{RHYTHM}")).await.body;
        for day in ["2027-02-28", "2027-03-07", "2027-03-14", "2027-03-21"] {
            assert!(preview.contains(&format!("value=\"{day}\" checked")), "{day}");
        }
        assert!(preview.contains("02:30 does not exist that night, because the clocks go forward; it will be 03:30."));
        assert!(preview.contains("Every Sunday at 02:30."));
        let wrong = browser.get("/c/shore/series/new?title=&count=61&first_on=2027-02-28").await.body;
        assert!(wrong.contains("href=\"#title\"") && wrong.contains("href=\"#count\"") && wrong.contains("2027-02-28"));
        let none = browser.post("/c/shore/series", &SERIES).await;
        assert_eq!(none.status, 422);
        assert!(none.body.contains("Leave at least one date ticked.") && !none.body.contains("\" checked"));
        let mut fields = SERIES.to_vec();
        fields.extend([("day", "2027-02-28"), ("day", "2027-03-14"), ("day", "2027-03-21"), ("once", "s1")]);
        let bad = browser.post("/c/shore/series", &with(&fields, "link", "no")).await;
        assert_eq!(bad.status, 422);
        assert!(
            bad.body.contains("value=\"2027-03-14\" checked") && !bad.body.contains("value=\"2027-03-07\" checked")
        );
        let done = browser.post("/c/shore/series", &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(browser.post("/c/shore/series", &fields).await.location(), done.location());
        let page = world.priya.browser.get(done.location()).await.body;
        assert_eq!(page.matches(">Sunday nights</a>").count(), 3, "{page}");
        assert!(page.contains("Sun 7 March 2027"), "what is left out is said");
        assert!(!page.contains("Add a session"));
        for nobody in [&world.sponsor, &world.stranger] {
            assert_eq!(nobody.browser.get(done.location()).await.status, 404);
        }
        let add = browser.get(&done.location().replace("/series/", "/sessions/new?series=")).await.body;
        assert!(add.contains("value=\"Sunday nights\"") && add.contains("value=\"02:30\""));
    });
}

#[test]
fn ten_dates_with_one_left_out_one_moved_and_one_added() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let sketch = "title=Circle&repeats=weeks&interval=2&th=yes&first_on=2026-03-19&time_of_day=10:00\
                      &zone=America/Vancouver&minutes=60&count=10";
        let preview = browser.get(&format!("/c/shore/series/new?{sketch}")).await.body;
        assert_eq!(preview.matches("name=\"day\"").count(), 10);
        assert!(preview.contains("Every 2 weeks on Thursday at 10:00.") && preview.contains("again=yes&"), "{preview}");
        let again = browser.get(&format!("/c/shore/series/new?{sketch}&again=yes")).await.body;
        assert!(again.contains("value=\"Circle\"") && again.contains("name=\"th\" value=\"yes\" checked"));
        let own = "title=Circle&repeats=weeks&rule=FREQ%3DMONTHLY;BYDAY%3DFR;BYSETPOS%3D-1&first_on=2026-03-19\
                   &time_of_day=10:00&zone=UTC&minutes=60&count=2";
        let preview = browser.get(&format!("/c/shore/series/new?{own}")).await.body;
        assert!(preview.contains("value=\"2026-03-27\" checked") && preview.contains("value=\"2026-04-24\" checked"));
        assert!(preview.contains("By the rule FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;COUNT=2, at 10:00."));
        for (wrong, field) in [("rule=FREQ%3DHOURLY", "rule"), ("rule=FREQ%3DDAILY&until=2026-01-01", "until")] {
            let body =
                browser.get(&format!("/c/shore/series/new?{wrong}&{own}").replace("rule=FREQ%3DM", "x=")).await.body;
            assert!(body.contains(&format!("href=\"#{field}\"")), "{wrong}");
        }
        let days = (0..10).map(|n| date(2026, 3, 19).checked_add(jiff::Span::new().weeks(2 * n)).unwrap().to_string());
        let days: Vec<_> = days.collect();
        let mut fields: Vec<(&str, &str)> = sketch.split('&').filter_map(|pair| pair.split_once('=')).collect();
        fields.extend(days.iter().filter(|day| *day != &days[3]).map(|day| ("day", day.as_str())));
        let (on, at) = (format!("on-{}", days[5]), format!("at-{}", days[5]));
        fields.extend([("whom", "community"), ("lang", "en"), (on.as_str(), "2026-05-29"), (at.as_str(), "14:30")]);
        let twice = browser.post("/c/shore/series", &with(&fields, "extra_1", &days[0])).await;
        assert_eq!(twice.status, 422);
        assert!(twice.body.contains("Two of these dates") && twice.body.contains("value=\"14:30\""), "{}", twice.body);
        assert_eq!(browser.post("/c/shore/series", &with(&fields, &on, "soon")).await.status, 422);
        fields.push(("extra_1", "2026-08-06"));
        let done = browser.post("/c/shore/series", &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let page = world.priya.browser.get(done.location()).await.body;
        assert_eq!(page.matches(">Circle</a>").count(), 10);
        assert!(page.contains("Fri 29 May 2026, 14:30 PDT") && page.contains("Thu 6 August 2026, 10:00 PDT"));
        assert!(page.contains("Not on: Thu 30 April 2026</p>"), "what was moved is not left out: {page}");
        let file = world.priya.browser.get(&format!("{}/calendar.ics", done.location())).await;
        assert_eq!(
            (file.status.as_u16(), file.headers["content-type"].as_bytes()),
            (200, &b"text/calendar; charset=utf-8"[..])
        );
        for line in [
            "DTSTART;TZID=America/Vancouver:20260319T100000",
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=10",
            "EXDATE;TZID=America/Vancouver:20260430T100000",
            "RDATE;TZID=America/Vancouver:20260806T100000",
            "RECURRENCE-ID;TZID=America/Vancouver:20260528T100000",
            "DTSTART;TZID=America/Vancouver:20260529T143000",
            "BEGIN:DAYLIGHT",
        ] {
            assert!(file.body.contains(&format!("{line}\r\n")), "{line} in {}", file.body);
        }
        assert_eq!(file.body.matches("BEGIN:VEVENT").count(), 2);
        assert_eq!(world.sponsor.browser.get(&format!("{}/calendar.ics", done.location())).await.status, 404);
    });
}

#[test]
fn one_more_session_of_a_series_takes_over_its_agenda_and_an_answer_can_hold_for_all() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let mut fields = SERIES.to_vec();
        fields.extend([("day", "2027-02-28"), ("day", "2027-03-07")]);
        let done = browser.post("/c/shore/series", &fields).await;
        let series = done.location().rsplit('/').next().unwrap().to_owned();
        let list = browser.get(&format!("/c/shore/sessions?series={series}")).await.body;
        let ids: Vec<&str> = list.split("/sessions/").filter_map(|part| part.get(..32)).collect();
        let ids: Vec<&str> = ids.into_iter().filter(|id| id.parse::<SessionId>().is_ok()).collect();
        assert_eq!(ids.len(), 2);
        let second = format!("/c/shore/sessions/{}", ids[1]);
        let adding = [("kind", "pairs"), ("title", "In pairs about the dike"), ("minutes", "7"), ("prompt", "")];
        assert_eq!(browser.post(&format!("{second}/agenda/activities"), &adding).await.status, 303);
        let third = with(&GOOD, "series", &series);
        let third: Vec<_> =
            third.into_iter().filter(|(name, _)| *name != "on_day").chain([("on_day", "2027-03-14")]).collect();
        let third = created(&world, &browser.post("/c/shore/sessions", &third).await);
        let agenda = world.read(move |r| store::agenda(r, third.id));
        assert_eq!(agenda.last().unwrap().title.as_str(), "In pairs about the dike");
        let thread = world.priya.browser.get(&second).await.body;
        assert!(thread.contains(ids[0]) && thread.contains(&third.id.to_string()), "before and after");
        let whole = [("answer", "phone"), ("whole", "yes")];
        assert_eq!(world.priya.browser.post(&format!("{second}/rsvp"), &whole).await.status, 303);
        let first: SessionId = ids[0].parse().unwrap();
        assert_eq!(world.read(move |r| store::rsvps(r, first, (None, 50))).len(), 0);
        assert_eq!(world.read(move |r| store::rsvps(r, third.id, (None, 50))).len(), 1);
    });
}

#[test]
fn an_agenda_is_put_together_by_buttons() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let page = world.at("/agenda");
        let adding = [("kind", "break"), ("title", "Tea"), ("minutes", "42"), ("prompt", ""), ("once", "a")];
        for _ in 0..2 {
            assert_eq!(browser.post(&world.at("/agenda/activities"), &adding).await.status, 303);
        }
        let ids: Vec<String> = world.agenda().iter().map(|activity| activity.id.to_string()).collect();
        assert_eq!(ids.len(), 3);
        assert!(browser.get(&page).await.body.contains("12 minutes over"));
        assert!(!world.priya.browser.get(&world.at("")).await.body.contains("minutes over"));
        let first = format!("minutes-{}", ids[0]);
        let up = format!("up:{}", ids[2]);
        assert_eq!(browser.post(&page, &[("act", &up), (&first, "3")]).await.status, 303);
        let titles = |world: &World| world.agenda().iter().map(|it| it.title.to_string()).collect::<Vec<_>>();
        assert_eq!(titles(&world), ["Arriving", "Tea", "One round"]);
        assert_eq!(world.agenda()[0].minutes, 3, "what was typed beside the button is kept");
        let body = browser.get(&page).await.body;
        assert!(body.contains("data-begins>05:10<") && body.contains("data-begins>05:13<") && body.contains("05:55"));
        let wrong = browser.post(&page, &[(&first, "0")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains(&format!("href=\"#{first}\"")) && wrong.body.contains("value=\"0\""));
        for act in ["down:x", "burn:00000000000000000000000000000000"] {
            assert_eq!(browser.post(&page, &[("act", act)]).await.status, 422, "{act}");
        }
        let down = format!("down:{}", ids[0]);
        assert_eq!(browser.post(&page, &[("act", &down)]).await.status, 303);
        assert_eq!(titles(&world), ["Tea", "Arriving", "One round"]);
        let remove = format!("remove:{}", ids[2]);
        assert_eq!(browser.post(&page, &[("act", &remove)]).await.status, 303);
        assert_eq!(titles(&world), ["Arriving", "One round"]);
        let back = world.at(&format!("/agenda/activities/{}/return", ids[2]));
        assert!(browser.get(&page).await.body.contains(&back));
        assert_eq!(world.priya.browser.post(&back, &[]).await.status, 403);
        assert_eq!(browser.post(&back, &[]).await.status, 303);
        assert_eq!(titles(&world), ["Tea", "Arriving", "One round"]);
        assert_eq!(browser.post(&back, &[]).await.status, 404, "it is in the agenda already");
    });
}

#[test]
fn an_activity_is_changed_or_said_what_is_wrong_with_it() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let browser = &world.facilitator.browser;
        let path = world.at(&format!("/agenda/activities/{}", world.agenda()[1].id));
        assert!(browser.get(&path).await.body.contains("What did you let go?"));
        let good = [("kind", "case"), ("title", "The dike"), ("minutes", "20"), ("prompt", "What would you try?")];
        for (name, value) in [("kind", "dance"), ("title", ""), ("minutes", "241"), ("prompt", "a\u{0}b")] {
            for target in [&path, &world.at("/agenda/activities")] {
                let answer = browser.post(target, &with(&good, name, value)).await;
                assert_eq!(answer.status, 422, "{name}");
                let kept = if name == "title" { "What would you try?" } else { "The dike" };
                assert!(answer.body.contains(kept), "{name}: what was typed comes back");
            }
        }
        assert_eq!(browser.post(&path, &good).await.status, 303);
        let changed = &world.agenda()[1];
        assert_eq!((changed.title.as_str(), changed.minutes), ("The dike", 20));
        let page = world.earl.browser.get(&world.at("")).await.body;
        assert!(page.contains("The dike") && page.contains("What would you try?"));
    });
}

#[test]
fn programs_plan_with_the_same_rules() {
    on_both_async(ALL, async |db| {
        let world = World::on(db);
        let body = r#"{"title":"By a program","on_day":"2026-05-01","time_of_day":"09:00","zone":"UTC","minutes":45,
                       "whom":"community","lang":"fr"}"#;
        let made = world.steward.browser.post_json("/c/shore/sessions", body).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let bad = world.steward.browser.post_json("/c/shore/sessions", "{\"title\":\"x\"}").await;
        assert_eq!(bad.status, 422);
        assert!(bad.body.contains("\"field\":\"on_day\""));
        assert_eq!(world.priya.browser.post_json("/c/shore/sessions", body).await.status, 403);
        for path in
            ["/c/shore/sessions", "/c/shore/series/new", &world.at(""), &world.at("/agenda"), &world.at("/edit")]
        {
            let page = world.steward.browser.get_json(path).await;
            assert!(page.status == 200 && page.body.starts_with('{'), "{path}");
        }
    });
}
