//! What is decided without a database: days, wall clocks, agendas, answers, calendar files.

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use kith_base::{Lang, Phone, Title, Url, jiff};
use kith_policy::Audience;
use proptest::prelude::*;

use crate::agenda::{ActivityKind, Minutes, Move, begins, moved, usual};
use crate::calendar::{self, Entry};
use crate::rsvp::Answer;
use crate::series::Repeats;
use crate::session::{Whom, read_minutes};
use crate::wall::{Oddity, TimeOfDay, Wall, Zone, read_day};
use crate::{Activity, Session};

fn wall(day: &str, time: &str, zone: &str) -> Wall {
    Wall { day: read_day(day).unwrap(), time: TimeOfDay::read(time).unwrap(), zone: Zone::read(zone).unwrap() }
}

fn skipped(time: &str) -> Option<Oddity> {
    Some(Oddity::Skipped(TimeOfDay::read(time).unwrap()))
}

#[test]
fn a_time_on_the_wall_becomes_the_instant_that_really_happens() {
    let doubled = Some(Oddity::Doubled);
    for (day, time, zone, at, oddity) in [
        ("2026-03-12", "10:00", "America/Vancouver", "2026-03-12T17:00:00Z", None),
        ("2026-03-07", "10:00", "America/Vancouver", "2026-03-07T18:00:00Z", None),
        ("2026-03-08", "02:30", "America/Toronto", "2026-03-08T07:30:00Z", skipped("03:30")),
        ("2026-11-01", "01:30", "America/Toronto", "2026-11-01T05:30:00Z", doubled),
        ("2026-03-29", "01:15", "Europe/London", "2026-03-29T01:15:00Z", skipped("02:15")),
        ("2026-10-25", "02:00", "Europe/Paris", "2026-10-25T00:00:00Z", doubled),
        ("2026-04-05", "02:30", "Australia/Sydney", "2026-04-04T15:30:00Z", doubled),
        ("2026-10-04", "02:00", "Australia/Lord_Howe", "2026-10-03T15:30:00Z", skipped("02:30")),
        ("2026-03-08", "02:30", "America/Regina", "2026-03-08T08:30:00Z", None),
        ("2028-02-29", "12:00", "UTC", "2028-02-29T12:00:00Z", None),
    ] {
        let moment = wall(day, time, zone).moment().unwrap();
        assert_eq!((moment.at, moment.oddity), (at.parse().unwrap(), oddity), "{day} {time} {zone}");
    }
}

#[test]
fn days_times_and_zones_are_read_or_refused() {
    for good in ["10:00", "9:05", "00:00", "23:59", " 14:30 ", "14:30:00", "9 h 05", "9h05"] {
        assert!(TimeOfDay::read(good).is_ok(), "{good}");
    }
    for bad in ["", "10", "24:00", "10:60", "-1:00", "+1:00", "1:2:3:4x", "ten:00", "010:00", "10:"] {
        assert!(TimeOfDay::read(bad).is_err(), "{bad}");
    }
    for bad in
        ["", "2026-02-29", "2026-13-01", "12/03/2026", "1999-12-31", "9999-01-01", "2026-3-1", "2026-03-12T10:00"]
    {
        assert!(read_day(bad).is_err(), "{bad}");
    }
    assert!(read_day("2028-02-29").is_ok());
    assert!(Zone::read("PST").is_err());
    assert_eq!(Zone::read(" America/St_Johns ").unwrap().name(), "America/St_Johns");
    for bad in ["4", "601", "60.5", "", "-5", "99999999999999999999"] {
        assert!(read_minutes(bad).is_err(), "{bad}");
    }
}

const ZONES: [&str; 6] = [
    "America/Vancouver",
    "America/St_Johns",
    "Europe/London",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/Regina",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Daylight saving never moves the time on the wall; where it does not exist, what is shown is what will happen.
    #[test]
    fn the_time_on_the_wall_stays(zone in 0..6_usize, day in 0..3_000_i64, minute in 0..1_440_i64, which in 0..5_usize) {
        let first = date(2024, 1, 1).checked_add(SignedDuration::from_hours(24 * day)).unwrap();
        let time = TimeOfDay::read(&format!("{:02}:{:02}", minute / 60, minute % 60)).unwrap();
        let zone = Zone::read(ZONES[zone]).unwrap();
        let met = Repeats::ALL[which].rule(first, 1, &[]).days(first, 20);
        prop_assert_eq!(met.len(), 20);
        for day in &met {
            let moment = Wall { day: *day, time, zone: zone.clone() }.moment().unwrap();
            let seen = moment.at.to_zoned(zone.tz().clone());
            match moment.oddity {
                Some(Oddity::Skipped(really)) => {
                    prop_assert_eq!(TimeOfDay(seen.time()), really);
                    prop_assert!(really > time);
                }
                _ => prop_assert_eq!(TimeOfDay(seen.time()), time),
            }
            prop_assert_eq!(seen.date(), *day);
        }
    }

    /// Moving activities changes their order and nothing else.
    #[test]
    fn moving_loses_nothing(size in 0..8_usize, at in 0..10_usize, to in 0..12_usize) {
        let ids: Vec<crate::ActivityId> =
            (0..size).map(|n| kith_base::Uuid::from_u128(u128::try_from(n).unwrap()).into()).collect();
        let which = ids.get(at).copied().unwrap_or(kith_base::Uuid::max().into());
        let to = [Move::Up, Move::Down].get(to).copied().unwrap_or(Move::To(to - to.min(2)));
        let mut after = moved(ids.clone(), which, to);
        if let (Move::To(to), true) = (to, at < size) {
            prop_assert_eq!(after.get(to.min(size - 1)), Some(&which));
        }
        after.sort();
        prop_assert_eq!(after, ids);
    }
}

fn activity(minutes: i64) -> Activity {
    Activity {
        id: kith_base::Uuid::nil().into(),
        session_id: kith_base::Uuid::nil().into(),
        place_in_agenda: 1,
        kind: ActivityKind::Round,
        title: Title::read("A round").unwrap(),
        minutes,
        prompt: String::new(),
        method: None,
        begun_at: None,
    }
}

#[test]
fn clock_times_and_totals_follow_from_the_minutes() {
    let start: Timestamp = "2026-03-12T17:00:00Z".parse().unwrap();
    let list = [activity(10), activity(25), activity(37)];
    let times: Vec<_> = begins(start, &list).iter().map(|at| at.to_string()).collect();
    assert_eq!(times, ["2026-03-12T17:00:00Z", "2026-03-12T17:10:00Z", "2026-03-12T17:35:00Z"]);
    for (session, over, left) in [(60, 12, 0), (72, 0, 0), (90, 0, 18)] {
        let minutes = Minutes::of(&list, session);
        assert_eq!((minutes.total, minutes.over(), minutes.left()), (72, over, left));
    }
}

#[test]
fn the_usual_agenda_is_an_hour_in_either_language() {
    let words = kith_web::Words::load().unwrap();
    for (lang, first) in [(Lang::En, "Check-in"), (Lang::Fr, "Tour d’arrivée")] {
        let list = usual(|key| words.say(lang, key, &[]));
        assert_eq!(list.iter().map(|activity| activity.minutes).sum::<i64>(), 60);
        assert_eq!(list[0].title.as_str(), first);
        assert!(list.iter().all(|it| !it.title.starts_with("sessions-") && !it.prompt.starts_with("sessions-")));
    }
}

#[test]
fn every_word_reads_back() {
    for kind in ActivityKind::ALL {
        assert_eq!(ActivityKind::of(kind.word()), Some(kind));
    }
    for answer in Answer::ALL {
        assert_eq!(Answer::of(answer.word()), Some(answer));
    }
    for repeats in Repeats::ALL {
        assert_eq!(Repeats::read(repeats.word()), Ok(repeats));
    }
    let id = kith_base::Uuid::max();
    for whom in [Whom::Community, Whom::Cohort(id.into()), Whom::Team(id.into())] {
        assert_eq!(Whom::read(&whom.to_string()), Ok(whom));
    }
    for bad in ["", "everybody", "team:", "team:x", "community:", "person:00000000000000000000000000000000"] {
        assert!(Whom::read(bad).is_err(), "{bad}");
    }
}

fn session() -> Session {
    Session {
        id: kith_base::Uuid::from_u128(7).into(),
        community_id: kith_base::Uuid::nil().into(),
        cohort_id: None,
        team_id: None,
        audience: Audience::Community,
        series_id: None,
        title: Title::read("Maps; ties, and how we drew them").unwrap(),
        purpose: String::new(),
        lang: Lang::En,
        on_day: date(2026, 3, 12),
        time_of_day: TimeOfDay::read("10:00").unwrap(),
        zone: Zone::read("America/Vancouver").unwrap(),
        starts_at: "2026-03-12T17:00:00Z".parse().unwrap(),
        minutes: 75,
        link: Url::read("https://meet.example.org/shore").ok(),
        phone: Phone::read("+1 604 555 0134").ok(),
        passcode: Some("8842".to_owned()),
        facilitator_id: None,
        revision: 3,
        also_present: 0,
        begun_at: None,
        ended_at: None,
        cancelled_at: None,
        published_at: None,
        published_by: None,
    }
}

fn calendar_of(session: &Session, joins: bool) -> String {
    let entry = Entry {
        session,
        address: "https://kith.example.org/c/shore/sessions/7".to_owned(),
        lines: vec!["By telephone: +1 604 555 0134, passcode 8842".to_owned()],
        joins,
    };
    let stamp = "2026-03-01T08:00:00Z".parse().unwrap();
    calendar::file("Shore", "kith.example.org", stamp, &[entry])
}

#[test]
fn a_calendar_file_is_as_calendars_expect_it() {
    let file = calendar_of(&session(), true);
    let lines: Vec<&str> = file.split("\r\n").collect();
    assert_eq!(lines.first(), Some(&"BEGIN:VCALENDAR"));
    for line in [
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "UID:session-00000000000000000000000000000007@kith.example.org",
        "DTSTAMP:20260301T080000Z",
        "DTSTART:20260312T170000Z",
        "DTEND:20260312T181500Z",
        "SEQUENCE:3",
        "STATUS:CONFIRMED",
        "SUMMARY:Maps\\; ties\\, and how we drew them",
        "DESCRIPTION:By telephone: +1 604 555 0134\\, passcode 8842",
        "LOCATION:https://meet.example.org/shore",
        "URL:https://kith.example.org/c/shore/sessions/7",
    ] {
        assert!(lines.contains(&line), "{line} in\n{file}");
    }
    assert_eq!(file.matches("DTSTAMP").count(), 1);
    assert_eq!(file.matches("UID").count(), 1);
    assert!(!file.contains("ATTENDEE") && !file.contains("ORGANIZER") && !file.contains("mailto"));
    assert!(lines.iter().all(|line| line.len() <= 75), "{file}");
}

#[test]
fn a_calendar_hears_of_a_cancellation_and_only_those_who_may_come_see_the_link() {
    let mut session = session();
    session.cancelled_at = Some(session.starts_at);
    let file = calendar_of(&session, false);
    assert!(file.contains("STATUS:CANCELLED") && !file.contains("LOCATION"));
}

#[test]
fn a_line_that_tries_to_add_another_property_stays_text() {
    let mut session = session();
    session.title = Title::stored("Maps\r\nATTENDEE:mailto:x@example.org".to_owned());
    assert!(!calendar_of(&session, true).split("\r\n").any(|line| line.starts_with("ATTENDEE")));
}

#[test]
fn it_is_time_from_half_an_hour_before_to_the_end() {
    let session = session();
    for (minutes, is_time, ahead) in [(-31, false, true), (-30, true, true), (74, true, true), (75, false, false)] {
        let now = session.starts_at + SignedDuration::from_mins(minutes);
        assert_eq!((session.is_time(now), session.is_ahead(now)), (is_time, ahead), "{minutes}");
    }
    let cancelled = Session { cancelled_at: Some(session.starts_at), ..session.clone() };
    assert!(!cancelled.is_time(session.starts_at) && !cancelled.is_ahead(session.starts_at));
}

#[test]
fn the_way_in_is_in_no_data_by_itself() {
    let json = serde_json::to_string(&session()).unwrap();
    assert!(!json.contains("8842") && !json.contains("meet.example.org") && !json.contains("0134"), "{json}");
}
