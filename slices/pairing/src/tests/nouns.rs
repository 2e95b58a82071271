//! Rules in a form, people on the ground, the hour that is proposed.

use jiff::Timestamp;
use kith_base::{Lang, jiff};
use kith_matching::{Rule, Wish};
use kith_policy::PersonId;
use kith_web::Fields;

use crate::draw::{Candidate, Ground};
use crate::rules::Rules;

fn person(n: u128, zone: &str, hours: &str) -> Candidate {
    Candidate {
        id: PersonId(kith_base::Uuid::from_u128(n)),
        name: format!("Person {n}"),
        lang: Lang::En,
        languages: String::new(),
        hours: hours.to_owned(),
        zone: zone.to_owned(),
        sector: String::new(),
        region: String::new(),
        team: None,
    }
}

#[test]
fn rules_are_kept_as_they_were_asked_for() {
    let fields = Fields::of([("other_team", "must"), ("not_before", "prefer"), ("other_region", "")]);
    let rules = Rules::read(&fields).ok().unwrap();
    assert_eq!(rules.0, [(Rule::OtherTeam, Wish::Must), (Rule::NotBefore, Wish::Prefer)]);
    assert_eq!(rules.to_string(), "other_team:must not_before:prefer");
    assert_eq!(Rules::of(&rules.to_string()), Some(rules));
    assert!(Rules::read(&Fields::of([("other_team", "please")])).is_err());
    assert_eq!(Rules::of("what:must other_team:perhaps"), Some(Rules::default()));
}

#[test]
fn the_proposed_hour_is_one_in_which_all_are_free_by_their_own_clocks() {
    let noon: Timestamp = "2026-03-12T12:00:00Z".parse().unwrap(); // a Thursday
    let office = "xxxxx-- 09:00 17:00";
    for (here, there, hours, expected) in [
        // Vancouver is three hours behind Toronto: 9:00 there is noon here. Two days ahead is Saturday: Monday, then.
        ("America/Vancouver", "America/Toronto", office, Some("2026-03-16T16:00:00Z")),
        ("America/Vancouver", "America/Vancouver", "-----x- 10:00 11:00", None),
        ("America/St_Johns", "America/Halifax", office, Some("2026-03-16T12:00:00Z")),
        ("Pacific/Auckland", "Europe/London", office, None),
    ] {
        let rows = vec![person(1, here, office), person(2, there, hours)];
        let ids: Vec<_> = rows.iter().map(|it| it.id).collect();
        let ground = Ground::of(rows, noon);
        let expected: Option<Timestamp> = expected.map(|text| text.parse().unwrap());
        assert_eq!(ground.meeting(&ids), expected, "{here} and {there}");
        assert_eq!(ground.hours(&[0, 1]) > 0, expected.is_some());
    }
}

#[test]
fn somebody_in_two_teams_is_one_person() {
    let team = |n: u128| Some(kith_policy::TeamId(kith_base::Uuid::from_u128(n)));
    let rows = vec![
        Candidate { team: team(7), ..person(1, "UTC", "") },
        Candidate { team: team(8), ..person(1, "UTC", "") },
        Candidate { team: team(8), ..person(2, "UTC", "") },
        person(3, "UTC", ""),
        person(3, "UTC", ""),
    ];
    let ground = Ground::of(rows, "2026-03-12T12:00:00Z".parse().unwrap());
    assert_eq!(ground.people.len(), 3);
    let rules = Rules(vec![(Rule::OtherTeam, Wish::Must)]);
    let problem = ground.problem(2, &rules, &[]);
    assert_eq!(problem.people[0].teams.len(), 2);
    let ids: Vec<_> = ground.people.iter().map(|it| it.id).collect();
    let weighed = ground.weigh(&problem, &[vec![ids[0], ids[1]]]);
    assert_eq!(weighed.groups[0].breaches.len(), 1, "they are both in team 8");
}
